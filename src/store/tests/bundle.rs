//! Bundles: what a backup, a stick or a stranger's file can cost.

use super::fixture::{Faulty, TempDir, When, at, instrument, rated, rich, session, tree};
use crate::base::fault::FaultKind;
use crate::base::id::{Id, SessionId};
use crate::domain::claim::Claim;
use crate::domain::history::hex_sha256;
use crate::domain::session::Session;
use crate::store::format::{plain, render_session};
use crate::store::{Disk as _, RealDisk, Store};
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn other_id(n: u8) -> SessionId {
    SessionId::parse(&format!("0190163d-8694-739b-aea5-966c26f8ae{n:02x}")).expect("valid")
}

fn event() -> Id {
    Id::parse("tes").expect("valid")
}

fn write(dir: &TempDir, path: &str, bytes: &[u8]) {
    let path = dir.path().join("data").join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a place for tests");
    fs::write(path, bytes).expect("a place for tests");
}

/// A folder with something of every kind, of two events.
fn full() -> TempDir {
    let dir = TempDir::new();
    let store = dir.store();
    assert!(store.create(&rich(), instrument()).expect("free").1.is_kept());
    let elsewhere = Session { session: other_id(1), lineage: other_id(1), event: None, ..session() };
    write(&dir, "sessions/salinan Sleman.json", &render_session(&elsewhere, &instrument()).expect("fits"));
    write(&dir, "sessions/00.01_rusak.json", b"{\"format\":\"asesor-session\",");
    write(&dir, "sessions/.x.json.tmp", b"what a save left");
    write(&dir, "sessions/foto.jpg", b"\xff\xd8");
    let claim = Claim {
        event: event(),
        region: "00.01".into(),
        instrument: "0".repeat(64),
        filled_by: "F".into(),
        received: at(0),
        answers: BTreeMap::new(),
        context: BTreeMap::new(),
    };
    let bytes = plain::render(crate::domain::claim::FORMAT, &claim).expect("plain data");
    write(&dir, "claims/tes/00.01.json", &bytes);
    write(&dir, "claims/lain/00.02.json", &bytes);
    write(&dir, "events/tes.json", b"{\"a\":\"\\u001b \xc3\xa9\"}\n");
    write(&dir, "events/lain.json", b"{}");
    write(&dir, "panels/tes/00.01.json", b"{}");
    write(&dir, &format!("receipts/{}.json", session().lineage), b"[]");
    write(&dir, &format!("receipts/{}.json", other_id(9)), b"[]");
    write(&dir, "instruments/kecil.json", instrument().text.as_bytes());
    write(&dir, "exports/laporan.md", b"# x");
    dir
}

fn bundle_of(dir: &TempDir, event: Option<&Id>) -> (PathBuf, u64) {
    let out = dir.path().join("b.asesor");
    let b = dir.store().bundle(event, &out, at(0)).expect("readable");
    assert_eq!(b.left_out, []);
    (out, b.files)
}

fn data(dir: &TempDir) -> BTreeMap<String, Vec<u8>> {
    let root = dir.path().join("data");
    let name = |p: PathBuf| p.strip_prefix(&root).expect("below").display().to_string();
    tree(&root).into_iter().map(|(p, b)| (name(p), b)).collect()
}

#[test]
fn a_backup_brings_every_file_back_byte_for_byte_and_twice_changes_nothing() {
    let from = full();
    let (out, files) = bundle_of(&from, None);
    let to = TempDir::new();
    let r = to.store().restore(&out).expect("sound");
    assert_eq!((r.written.len() as u64, r.same, r.conflicts, r.failed), (files, 0, vec![], vec![]));
    let mut wanted = data(&from);
    for out in ["sessions/.x.json.tmp", "sessions/foto.jpg", "exports/laporan.md"] {
        assert!(wanted.remove(out).is_some(), "{out}");
    }
    assert_eq!(data(&to), wanted);
    let r = to.store().restore(&out).expect("sound");
    assert_eq!((r.written.len(), r.same as u64, r.conflicts.len()), (0, files, 0));
    assert_eq!(data(&to), wanted);
}

#[test]
fn the_bundle_of_an_event_holds_what_belongs_to_it_and_nothing_else() {
    let from = full();
    let (out, _) = bundle_of(&from, Some(&event()));
    let to = TempDir::new();
    to.store().restore(&out).expect("sound");
    let names: Vec<String> = data(&to).into_keys().collect();
    let receipt = format!("receipts/{}.json", session().lineage);
    let main = "sessions/00.01_2019-02-22_26f8ad91.json";
    assert_eq!(
        names,
        ["claims/tes/00.01.json", "events/tes.json", "instruments/kecil.json", "panels/tes/00.01.json", &receipt, main]
    );
    let none = from.store().bundle(Id::parse("tiada").as_ref(), &from.path().join("c"), at(0));
    assert_eq!(none.map_err(|f| f.kind).err(), Some(FaultKind::NotFound));
}

#[test]
fn restoring_never_overwrites_what_is_there() {
    let from = full();
    let (out, _) = bundle_of(&from, None);
    let to = TempDir::new();
    let store = to.store();
    let (_, outcome) = store.create(&rated(rich(), 2), instrument()).expect("free");
    assert!(outcome.is_kept());
    write(&to, "events/tes.json", b"mine");
    let before = data(&to);
    let r = store.restore(&out).expect("sound");
    assert_eq!(r.conflicts.len(), 2, "{:?}", r.conflicts);
    let after = data(&to);
    assert!(before.iter().all(|(name, bytes)| after.get(name) == Some(bytes)));
    let theirs = data(&from);
    assert_eq!(after["events/tes.json.conflict-1"], theirs["events/tes.json"]);
    let main = "sessions/00.01_2019-02-22_26f8ad91";
    assert_eq!(after[&format!("{main}.conflict-1.json")], theirs[&format!("{main}.json")]);
    assert_eq!(store.restore(&out).expect("sound").written.len(), 0);
    assert_eq!(data(&to), after, "twice changes nothing");
}

#[test]
fn a_session_under_a_name_of_its_persons_own_is_not_doubled() {
    let from = full();
    let (out, _) = bundle_of(&from, None);
    let to = TempDir::new();
    let main = "sessions/00.01_2019-02-22_26f8ad91.json";
    write(&to, "sessions/Sleman punya saya.json", &data(&from)[main]);
    to.store().restore(&out).expect("sound");
    assert!(!data(&to).contains_key(main));
}

#[test]
fn every_changed_or_missing_byte_of_a_bundle_is_noticed_before_anything_is_written() {
    let from = TempDir::new();
    write(&from, "events/tes.json", b"{\"a\":\"\\u001b \xc3\xa9\"}\n");
    write(&from, "claims/tes/00.01.json", b"{}");
    let (out, _) = bundle_of(&from, None);
    let good = fs::read(&out).expect("there");
    let to = TempDir::new();
    let (store, bad) = (to.store(), to.path().join("bad"));
    for n in 0..good.len() {
        for flip in [1, 2, 4, 8, 16, 32, 64, 128] {
            let mut bytes = good.clone();
            bytes[n] ^= flip;
            fs::write(&bad, bytes).expect("a place for tests");
            assert!(store.restore(&bad).is_err(), "byte {n} ^ {flip}");
        }
        fs::write(&bad, &good[..n]).expect("a place for tests");
        assert!(store.restore(&bad).is_err(), "cut at {n}");
    }
    fs::write(&bad, [good.as_slice(), b"\n"].concat()).expect("a place for tests");
    assert!(store.restore(&bad).is_err(), "something behind the end");
    assert!(data(&to).is_empty());
}

/// A bundle of one file that passes every test but that of its path.
fn crafted(at: &Path, path: &str) {
    let text = "{}";
    let head = "{\"format\":\"asesor-bundle\",\"version\":1,\"made\":\"2019-02-22T10:42:00+07:00\"}\n";
    let entry = json!(path);
    let entry = format!("{{\"path\":{entry},\"sha256\":\"{}\",\"text\":\"{text}\"}}\n", hex_sha256(text.as_bytes()));
    let all = format!("{head}{entry}");
    let end = format!("{{\"files\":1,\"sha256\":\"{}\"}}\n", hex_sha256(all.as_bytes()));
    fs::write(at, all + &end).expect("a place for tests");
}

#[test]
fn a_hostile_bundle_writes_nothing_outside_its_folders() {
    let dir = TempDir::new();
    let (store, file) = (dir.store(), dir.path().join("b"));
    crafted(&file, "events/ok.json");
    assert_eq!(store.restore(&file).map(|r| r.written.len()), Ok(1));
    let before = tree(dir.path()).len();
    for path in [
        "../x.json",
        "/etc/x.json",
        "sessions/../../x.json",
        "sessions/..",
        "sessions/../x.json",
        "x.json",
        "sessions/a/x.json",
        "claims/../x.json",
        "claims/a/b/x.json",
        "claims/./x.json",
        "exports/x.json",
        "sampah/x.json",
        "Sessions/x.json",
        "sessions\\x.json",
        "sessions/a\\x.json",
        "sessions/.x.json",
        "sessions/.x.json.tmp",
        "sessions/x.json.prev",
        "sessions/x.txt",
        "sessions/con.json",
        "sessions/LPT1.json",
        "sessions/a:b.json",
        "sessions/x.json ",
        "sessions/x.json.",
        "sessions/-rf.json",
        "sessions/\u{202e}x.json",
        "sessions/a\u{0}.json",
        "sessions//x.json",
        "sessions/",
        "",
        "claims/con/x.json",
        "claims/.git/x.json",
        "C:/x.json",
        "state/locks/x.json",
        &format!("sessions/{}.json", "x".repeat(300)),
    ] {
        crafted(&file, path);
        assert_eq!(store.restore(&file).map_err(|f| f.kind).err(), Some(FaultKind::Damaged), "{path:?}");
    }
    assert_eq!(tree(dir.path()).len(), before);
}

#[test]
fn a_bundle_of_another_kind_or_a_newer_program_is_told_apart() {
    let dir = TempDir::new();
    let (store, file) = (dir.store(), dir.path().join("b"));
    for (text, kind) in [
        ("", FaultKind::NotOurs),
        ("PK\u{3}\u{4}", FaultKind::Damaged),
        ("{\"format\":\"asesor-session\",\"version\":1}\n", FaultKind::NotOurs),
        ("{\"format\":\"asesor-bundle\",\"version\":9}\n", FaultKind::Newer),
        ("{\"format\":\"asesor-bundle\",\"version\":1}\n", FaultKind::Damaged),
    ] {
        fs::write(&file, text).expect("a place for tests");
        assert_eq!(store.check_bundle(&file).map_err(|f| f.kind).err(), Some(kind), "{text:?}");
    }
}

#[test]
fn a_bundle_that_could_not_be_finished_leaves_no_file_and_replaces_none() {
    let from = full();
    let places = from.places();
    for links in [true, false] {
        for n in 0.. {
            let store = Store::open_on(Faulty::new(links), places.clone()).expect("a place for tests");
            let out = from.path().join(format!("b{n}-{links}"));
            store.disk.set(When::From(n), 28);
            let made = store.bundle(None, &out, at(0));
            store.disk.set(When::Never, 0);
            if made.as_ref().is_ok_and(|b| b.left_out.is_empty()) {
                assert!(store.check_bundle(&out).is_ok());
                break;
            }
            // Without second names an empty file takes the name first; where even
            // removing fails it stays.
            let empty = RealDisk.stamp_at(&out).is_ok_and(|s| s.size == 0) && !links;
            let none = RealDisk.stamp_at(&out).is_err();
            assert!(none || empty || store.check_bundle(&out).is_ok(), "call {n}");
        }
    }
    let (out, _) = bundle_of(&from, None);
    let again = from.store().bundle(None, &out, at(0)).map_err(|f| f.kind).err();
    assert_eq!(again, Some(FaultKind::Exists));
    let nowhere = from.store().bundle(None, &from.path().join("no").join("b"), at(0)).map_err(|f| f.kind).err();
    assert_eq!(nowhere, Some(FaultKind::NotFound));
}

#[test]
fn a_disk_that_fills_up_while_restoring_leaves_no_half_file() {
    let from = full();
    let (out, files) = bundle_of(&from, None);
    let wanted = data(&from);
    for n in 0.. {
        let to = TempDir::new();
        let store = Store::open_on(Faulty::new(true), to.places()).expect("a place for tests");
        store.disk.set(When::From(n), 28);
        let r = store.restore(&out);
        store.disk.set(When::Never, 0);
        let whole = data(&to).iter().all(|(name, b)| wanted.get(name) == Some(b) || name.contains(".part"));
        assert!(whole, "call {n}");
        let r2 = store.restore(&out).expect("there is room again");
        assert_eq!((r2.written.len() + r2.same) as u64, files, "call {n}");
        assert_eq!(r2.conflicts, []);
        if r.is_ok_and(|r| r.failed.is_empty()) {
            return;
        }
    }
}
