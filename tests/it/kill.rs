//! The worst failure: a note that was shown as saved and is gone. The real binary
//! types into a real terminal and is killed with SIGKILL at random moments.

use crate::support::pty::{Pty, environment};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// How often the program is killed.
const KILLS: usize = 100;

/// A small generator, so that a failure can be repeated with its seed.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

fn asesor(home: &Path, args: &[&str]) -> String {
    let mut c = Command::new(env!("CARGO_BIN_EXE_asesor"));
    c.args(args).env_clear().envs(environment(home));
    let out = c.output().expect("the program runs");
    assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("text")
}

/// Words typed (`w0042`) that stand on a frame which says "Tersimpan".
fn covered(frame: &str, sure: &mut BTreeSet<String>) {
    if !frame.contains("√ Tersimpan") {
        return;
    }
    for word in frame.split(|c: char| !c.is_ascii_alphanumeric()) {
        if word.len() == 6 && word.starts_with('w') && word.bytes().skip(1).all(|b| b.is_ascii_digit()) {
            sure.insert(word.to_owned());
        }
    }
}

/// The question such a frame shows, and the level it shows as set.
fn covered_level(frame: &str) -> Option<(String, char)> {
    let question = frame.split("Soal ").nth(1)?.split_whitespace().next()?.to_owned();
    let line = frame.lines().find(|l| l.contains("(•)"))?;
    Some((question, line.split("(•)").nth(1)?.trim().chars().next()?))
}

#[test]
fn a_killed_laptop_loses_no_word_that_was_shown_as_saved() {
    let home = crate::support::TempDir::new("kill");
    let id = asesor(home.path(), &["new", "--region", "62.12", "--assessor", "Uji", "--institution", "UI"]);
    let id = id.trim();
    let mut sure: BTreeSet<String> = BTreeSet::new();
    let mut typed = 0u32;
    let mut r = Random(0x9e37_79b9_7f4a_7c15);
    let mut acknowledged_after_last_key = 0;
    let mut offered = 0;
    for round in 0..KILLS {
        let mut pty = Pty::start(home.path(), &["open", id], 100, 30);
        let shows = |t: &str| t.contains("TINGKAT") || t.contains("MENCATAT");
        let mut first = pty.wait_for("the interview or the offer", |t| shows(t) || t.contains("Sesi dapat dipulihkan"));
        // Killed between the two files: the newer copy is offered, first and focused.
        if first.contains("Sesi dapat dipulihkan") {
            offered += 1;
            pty.send("\r");
            first = pty.wait_for("the interview", shows);
        }
        // The place comes back with its open note; Esc in the levels would leave.
        if first.contains("MENCATAT") {
            pty.send("\x1b");
            pty.wait_for("the levels", |t| t.contains("► TINGKAT"));
        }
        let level = char::from(b'0' + u8::try_from(r.below(6)).expect("small"));
        pty.send(&level.to_string());
        let mut on_screen: Option<(String, char)> = None;
        pty.send("c");
        let keys = 1 + r.below(12);
        for _ in 0..keys {
            typed += 1;
            pty.send(&format!(" w{typed:05}"));
            let pause = Duration::from_millis(r.below(60));
            pty.read(pause, |f| covered(f, &mut sure));
        }
        if r.below(3) == 0 {
            pty.send("\x1b");
        }
        let end = std::time::Instant::now() + Duration::from_millis(r.below(1600));
        while std::time::Instant::now() < end {
            pty.read(Duration::from_millis(5), |f| {
                covered(f, &mut sure);
                if f.contains("√ Tersimpan") {
                    on_screen = covered_level(f).or_else(|| on_screen.take());
                }
            });
        }
        pty.kill();
        pty.read(Duration::ZERO, |f| covered(f, &mut sure));
        let json: serde_json::Value =
            serde_json::from_str(&asesor(home.path(), &["show", id, "--json"])).expect("json");
        let questions = json["questions"].as_array().expect("questions");
        let notes: String = questions.iter().filter_map(|q| q["note"].as_str()).collect();
        let lost: Vec<&String> = sure.iter().filter(|w| !notes.contains(w.as_str())).collect();
        assert!(lost.is_empty(), "round {round}: lost {lost:?} of {} in {notes:?}", sure.len());
        if let Some((number, level)) = on_screen {
            let q = questions.iter().find(|q| q["number"] == number.as_str()).expect("the question shown");
            assert_eq!(q["rating"]["level"].as_i64(), level.to_digit(10).map(i64::from), "round {round}: {number}");
        }
        acknowledged_after_last_key += usize::from(notes.contains(&format!("w{typed:05}")));
    }
    println!("SAFETY kill_program trials={KILLS} lost=0 unreadable=0 hung=0");
    // A test that acknowledges nothing proves nothing.
    assert!(sure.len() > KILLS, "only {} words were ever shown as saved", sure.len());
    assert!(acknowledged_after_last_key > 0);
    // Being killed between the two files must happen to others, not to everybody.
    assert!(offered < KILLS / 2, "{offered} offers");
}
