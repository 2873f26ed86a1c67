//! Damage, locks, and where files go.

use super::Lab;
use asesor::store::format::{Instruments, read_session, render_session};
use std::io::Read as _;

#[test]
fn one_changed_byte_anywhere_is_found() {
    let lab = Lab::new("flip");
    let id = lab.session("34.04", "Ani");
    lab.ok(&["set", &id, "1.1", "--level", "2"]);
    let good = lab.bytes();
    let path = lab.file();
    let name = path.to_str().expect("UTF-8");
    for at in [20, 200, 1000, good.len() / 2, good.len() - 3] {
        let mut bad = good.clone();
        bad[at] ^= 1;
        std::fs::write(&path, &bad).expect("written");
        let o = lab.run(&["verify", name]);
        assert_eq!(o.code, 4, "byte {at}: {}", o.err);
        assert_eq!(std::fs::read(&path).expect("read"), bad, "a damaged file is never touched");
    }
    let list = lab.run(&["list"]);
    assert!(list.err.contains("doctor"), "{}", list.err);
    let v = lab.json(&["list", "--json"], "asesor-list/1");
    assert_eq!(v["unreadable"][0]["kind"], "damaged");
    assert_eq!(lab.run(&["show", name]).code, 4);
    assert_eq!(lab.run(&["set", name, "1.1", "--level", "3"]).code, 4);
    let o = lab.run(&["doctor"]);
    assert_eq!(o.code, 4);
    assert!(o.out.contains("generasi"), "the copies are named: {}", o.out);
    let o = lab.run(&["doctor", "--json"]);
    let v: serde_json::Value = serde_json::from_str(&o.out).expect("JSON");
    assert_eq!((o.code, &v["format"]), (4, &"asesor-doctor/1".into()));
    assert!(v["unreadable"][0]["copies"].as_array().is_some_and(|c| !c.is_empty()));
}

#[test]
fn a_history_rewritten_with_fresh_hashes_around_it_is_named_by_its_entry() {
    let lab = Lab::new("chain");
    let id = lab.session("34.04", "Ani");
    lab.ok(&["set", &id, "1.1", "--level", "2"]);
    let mut file = read_session(&lab.bytes(), &mut Instruments::new()).expect("good");
    file.session.history[1].who = "Orang lain".to_owned();
    std::fs::write(lab.file(), render_session(&file.session, &file.copy).expect("rendered")).expect("written");
    let o = lab.fails(&["verify", &id], 4);
    assert!(o.err.contains("ke-2"), "{}", o.err);
}

#[test]
fn a_session_open_elsewhere_is_not_changed_but_can_be_read() {
    let lab = Lab::new("locked");
    let id = lab.session("34.04", "Ani");
    let before = lab.bytes();
    let mut child = lab.command(&["--plain", "open", &id]).spawn().expect("starts");
    // It has the session once it asks for a command.
    let mut seen = Vec::new();
    let mut out = child.stdout.take().expect("piped");
    let mut byte = [0];
    while !String::from_utf8_lossy(&seen).contains("perintah:") && out.read(&mut byte).is_ok_and(|n| n == 1) {
        seen.push(byte[0]);
    }
    lab.fails(&["set", &id, "1.1", "--level", "1"], 5);
    lab.fails(&["finalize", &id, "--yes"], 5);
    lab.ok(&["show", &id]);
    lab.ok(&["verify", &id]);
    drop(child.stdin.take());
    let _ = out.read_to_end(&mut seen);
    assert!(child.wait().expect("ends").success());
    assert_eq!(lab.bytes(), before);
    lab.ok(&["set", &id, "1.1", "--level", "1"]);
}

#[test]
fn doctor_changes_nothing_and_warns_of_settings_by_line() {
    let lab = Lab::new("doctor");
    lab.ok(&["doctor"]);
    lab.json(&["doctor", "--json"], "asesor-doctor/1");
    assert!(!lab.path("data").exists() && !lab.path("state").exists(), "it makes no folder");
    std::fs::write(lab.path("settings.toml"), "language = \"en\"\ncolour = 1\n").expect("written");
    let out = lab.ok(&["doctor"]);
    assert!(out.contains("line 2") && out.contains("colour"), "{out}");
}

#[test]
fn nothing_is_written_outside_the_folders_that_were_named() {
    let lab = Lab::new("outside");
    let id = lab.session("34.04", "Ani");
    lab.ok(&["set", &id, "1.1", "--level", "2"]);
    lab.ok(&["export", &id]);
    lab.ok(&["finalize", &id, "--yes"]);
    lab.ok(&["list"]);
    lab.ok(&["doctor"]);
    assert_eq!(lab.type_in(&["--plain"], "q\n").code, 0);
    for part in ["home", "here"] {
        let left: Vec<_> = std::fs::read_dir(lab.path(part)).expect("the folder").flatten().collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

#[test]
#[cfg(unix)]
fn a_folder_that_takes_no_writing_is_told_and_costs_nothing() {
    let lab = Lab::new("unwritable");
    let file = lab.path("plain-file");
    std::fs::write(&file, "x").expect("written");
    let dir = file.to_str().expect("UTF-8");
    lab.fails(&["--data-dir", dir, "list"], 1);
    lab.fails(&["--data-dir", dir, "new", "--region", "34.04"], 1);
    assert_eq!(std::fs::read(&file).expect("read"), b"x");
}
