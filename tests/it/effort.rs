//! How many keys an answer costs, counted on the real program in a real terminal
//! (ux.md, section 3): what an assessor pays while a Bupati speaks. Words typed into
//! a note are the same in every tool and are not counted.

use crate::support::TempDir;
use crate::support::pty::{Pty, environment};
use std::process::Command;

/// A terminal that counts command keys.
struct Hands {
    pty: Pty,
    keys: usize,
}

impl Hands {
    /// Presses one command key and waits until the screen shows `seen`.
    fn press(&mut self, key: &str, seen: &str) {
        self.keys += 1;
        self.pty.send(key);
        self.pty.wait_for(seen, |t| t.contains(seen));
    }

    /// Types words; they cost nothing here.
    fn words(&mut self, words: &str) {
        self.pty.send(words);
        self.pty.wait_for(words, |t| t.contains(words));
    }

    fn spent(&mut self) -> usize {
        std::mem::take(&mut self.keys)
    }
}

#[test]
fn a_full_answer_costs_seven_keys_a_level_two_a_jump_five_and_coming_back_one() {
    let home = TempDir::new("effort");
    let new = ["new", "--region", "62.12", "--assessor", "Uji", "--institution", "UI"];
    let made = Command::new(env!("CARGO_BIN_EXE_asesor")).args(new).env_clear().envs(environment(home.path())).output();
    assert!(made.expect("the program runs").status.success());
    let mut h = Hands { pty: Pty::start(home.path(), &[], 100, 30), keys: 0 };
    h.pty.wait_for("the list", |t| t.contains("Murung Raya"));

    h.press("\r", "Soal 1.1");
    assert_eq!(h.spent(), 1, "coming back");

    // Note, level, two pieces of evidence, next.
    h.press("c", "MENCATAT");
    h.words("SK 188/2018 ditunjukkan");
    h.press("\x1b", "► TINGKAT");
    h.press("3", "(•) 3");
    h.press("b", "► BUKTI 1.1");
    h.press("1", "1 dari 5 ditunjukkan");
    h.press("2", "2 dari 5 ditunjukkan");
    h.press("\r", "Soal 1.2");
    assert!(h.spent() <= 7, "a full answer");

    h.press("2", "(•) 2");
    h.press("\r", "Soal 1.3");
    assert_eq!(h.spent(), 2, "a level alone");

    h.press("g", "Lompat ke soal");
    h.press("5", "8 cocok");
    h.press(".", "5.");
    h.press("4", "1 cocok");
    h.press("\r", "Soal 5.4");
    assert!(h.spent() <= 5, "a jump");
}
