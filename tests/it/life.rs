//! Coming and going in a real terminal: whatever ends the program, the terminal is
//! given back and the words typed are in the file.

use crate::support::TempDir;
use crate::support::pty::{Pty, environment, signal};
use std::path::Path;
use std::process::Command;

fn asesor(home: &Path, args: &[&str]) -> String {
    let mut c = Command::new(env!("CARGO_BIN_EXE_asesor"));
    c.args(args).env_clear().envs(environment(home));
    let out = c.output().expect("the program runs");
    assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("text")
}

fn session(home: &Path) -> String {
    asesor(home, &["new", "--region", "62.12", "--assessor", "Uji", "--institution", "UI"]).trim().to_owned()
}

fn note(home: &Path, id: &str) -> String {
    let json: serde_json::Value = serde_json::from_str(&asesor(home, &["show", id, "--json"])).expect("json");
    json["questions"][0]["note"].as_str().unwrap_or_default().to_owned()
}

/// The interview with a note just typed, nothing of it saved yet.
fn writing(home: &Path, id: &str, cols: u16, rows: u16) -> Pty {
    let mut p = Pty::start(home, &["open", id], cols, rows);
    p.wait_for("the interview", |t| t.contains("TINGKAT"));
    p.send("ckata terakhir");
    p.wait_for("the words", |t| t.contains("kata terakhir"));
    p
}

fn given_back(p: &mut Pty) {
    p.settle();
    let s = p.screen();
    assert!(!s.alternate_screen(), "still on the alternate screen");
    assert!(!s.hide_cursor(), "the cursor stays hidden");
    assert!(!s.bracketed_paste(), "bracketed paste stays on");
}

#[test]
fn leaving_gives_the_terminal_back_and_names_the_file() {
    let home = TempDir::new("leave");
    let id = session(home.path());
    let mut p = writing(home.path(), &id, 100, 30);
    p.send("\x1b");
    p.wait_for("the levels", |t| t.contains("► TINGKAT"));
    p.send("q");
    p.wait_for("the list", |t| t.contains("SESI WAWANCARA"));
    p.send("q");
    assert_eq!(p.exit_code(), 0);
    given_back(&mut p);
    let after = p.text();
    assert!(after.contains("Kabupaten Murung Raya tersimpan") && after.contains("asesor open 62.12"), "{after}");
    assert_eq!(note(home.path(), &id), "kata terakhir");
}

#[test]
fn a_signal_loses_no_typed_word_and_gives_the_terminal_back() {
    for (name, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let home = TempDir::new("signal");
        let id = session(home.path());
        let mut p = writing(home.path(), &id, 100, 30);
        signal(p.pid(), name);
        assert_eq!(p.exit_code(), code, "{name}");
        given_back(&mut p);
        assert!(p.text().contains("diakhiri oleh sistem"), "{name}: {}", p.text());
        assert_eq!(note(home.path(), &id), "kata terakhir", "{name}");
    }
}

#[test]
fn a_closed_window_loses_no_typed_word_and_leaves_no_process() {
    let home = TempDir::new("closed");
    let id = session(home.path());
    let p = writing(home.path(), &id, 100, 30);
    let mut child = p.hang_up();
    child.wait().expect("it ends by itself");
    // The pty library types an Enter before it closes.
    assert_eq!(note(home.path(), &id).trim_end(), "kata terakhir");
}

#[test]
fn control_c_twice_leaves_and_once_explains() {
    let home = TempDir::new("interrupt");
    let id = session(home.path());
    let mut p = writing(home.path(), &id, 100, 30);
    p.send("\x03");
    p.wait_for("how to leave", |t| t.contains("Ctrl-C sekali lagi"));
    p.send("\x03");
    assert_eq!(p.exit_code(), 0);
    given_back(&mut p);
    assert_eq!(note(home.path(), &id), "kata terakhir");
}

#[test]
fn a_stopped_program_comes_back_with_its_screen() {
    let home = TempDir::new("stop");
    let id = session(home.path());
    let mut p = Pty::start(home.path(), &["open", &id], 100, 30);
    p.wait_for("the interview", |t| t.contains("TINGKAT"));
    p.send("mz");
    let stat = format!("/proc/{}/stat", p.pid());
    let stopped = || std::fs::read_to_string(&stat).is_ok_and(|s| s.contains(") T "));
    while !stopped() {
        p.read(std::time::Duration::from_millis(20), |_| {});
    }
    p.settle();
    assert!(!p.screen().alternate_screen(), "the shell gets its own screen");
    signal(p.pid(), "CONT");
    p.wait_for("the interview again", |t| t.contains("TINGKAT"));
    assert!(p.screen().alternate_screen());
    p.send("c");
    p.wait_for("the note", |t| t.contains("MENCATAT"));
}

#[test]
fn a_window_of_any_size_keeps_what_is_typed() {
    let home = TempDir::new("resize");
    let id = session(home.path());
    let mut p = writing(home.path(), &id, 100, 30);
    for (cols, rows, words) in [(40, 12, "kata"), (30, 8, "terlalu kecil"), (120, 40, "kata terakhir")] {
        p.resize(cols, rows);
        p.wait_for(words, |t| t.contains(words));
    }
    p.send(" ya\x1b");
    p.wait_for("saved", |t| t.contains("√ Tersimpan 1") || t.contains("√ Tersimpan 0") || t.contains("√ Tersimpan 2"));
    p.kill();
    assert_eq!(note(home.path(), &id), "kata terakhir ya");
}

#[test]
fn without_colour_the_focus_is_still_an_attribute() {
    let home = TempDir::new("mono");
    let id = session(home.path());
    let mut p = Pty::start_with(home.path(), &["open", &id], 100, 30, &[("NO_COLOR", "1")]);
    let text = p.wait_for("the interview", |t| t.contains("► TINGKAT"));
    let row = text.lines().position(|l| l.contains("► TINGKAT")).expect("there");
    let cell = p.screen().cell(u16::try_from(row).expect("small"), 4).expect("a cell");
    assert!(cell.bold() || cell.inverse() || cell.underline(), "the focused heading looks like any other");
    assert!(!coloured(&p.raw), "colour in spite of NO_COLOR");
}

/// Whether any colour is chosen: a style sequence with a number of 30 to 38, 40 to
/// 48 or 90 to 107.
fn coloured(raw: &[u8]) -> bool {
    let text = String::from_utf8_lossy(raw);
    text.split("\x1b[").skip(1).any(|s| {
        let params: String = s.chars().take_while(|c| c.is_ascii_digit() || *c == ';').collect();
        let style = s.get(params.len()..).is_some_and(|rest| rest.starts_with('m'));
        let chosen = |n: &str| n.parse().is_ok_and(|n: u32| matches!(n, 30..=38 | 40..=48 | 90..=107));
        style && params.split(';').any(chosen)
    })
}
