//! The bin, the hand-over, and how safety copies are kept few.

use super::fixture::{Faulty, TempDir, When, id, instrument, rated, rich, session, tree};
use crate::base::fault::FaultKind;
use crate::base::id::SessionId;
use crate::base::time::Timestamp;
use crate::domain::session::Session;
use crate::store::format::render_session;
use crate::store::{KEEP_COPIES, Role, Store};
use chrono::{Days, NaiveDate};
use std::fs;
use std::path::PathBuf;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).expect("valid")
}

fn made(store: &Store, s: &Session) -> PathBuf {
    let (mut h, outcome) = store.create(s, instrument()).expect("free");
    assert!(outcome.is_kept());
    assert!(store.save(&mut h, &rated(s.clone(), 1)).is_kept());
    h.path()
}

#[test]
fn a_deleted_session_comes_back_with_everything_that_belonged_to_it() {
    let dir = TempDir::new();
    let store = dir.store();
    let path = made(&store, &rich());
    let before = tree(dir.path());
    let gone = store.to_bin(&path, day()).expect("closed");
    assert!(store.list().expect("readable").is_empty(), "nothing of it is listed, no safety copy either");
    let bin = store.bin().expect("readable");
    assert_eq!(bin.len(), 1);
    assert_eq!((&bin[0].path, bin[0].on, bin[0].row.is_ok()), (&gone, day(), true));
    assert_eq!(store.put_back(&gone).as_ref(), Ok(&path));
    assert_eq!(tree(dir.path()), before);
    assert!(store.bin().expect("readable").is_empty());
}

#[test]
fn deleting_the_same_name_again_overwrites_nothing() {
    let dir = TempDir::new();
    let store = dir.store();
    let mut gone = Vec::new();
    for level in 0..3 {
        let path = made(&store, &rated(session(), level));
        let bytes = fs::read(&path).expect("there");
        gone.push((store.to_bin(&path, day()).expect("closed"), bytes));
    }
    for (path, bytes) in &gone {
        assert_eq!(fs::read(path).expect("still there"), *bytes);
    }
    let back: Vec<PathBuf> = gone.iter().map(|(p, _)| store.put_back(p).expect("free")).collect();
    for (path, (_, bytes)) in back.iter().zip(&gone) {
        assert_eq!(fs::read(path).expect("back"), *bytes, "{}", path.display());
    }
}

#[test]
fn a_session_that_is_open_or_not_in_the_list_cannot_be_deleted() {
    let dir = TempDir::new();
    let store = dir.store();
    let path = made(&store, &session());
    let (_, handle) = store.load(&path).expect("sound");
    assert_eq!(store.to_bin(&path, day()).map_err(|f| f.kind), Err(FaultKind::Locked));
    drop(handle);
    let foreign = dir.path().join("surat.json");
    fs::write(&foreign, "x").expect("a place for tests");
    assert_eq!(store.to_bin(&foreign, day()).map_err(|f| f.kind), Err(FaultKind::NotOurs));
    assert!(store.put_back(&path).is_err());
    assert!(path.exists() && foreign.exists());
}

#[test]
fn a_session_that_has_only_its_safety_copy_can_be_deleted_and_put_back() {
    let dir = TempDir::new();
    let store = dir.store();
    let path = made(&store, &session());
    let bytes = fs::read(&path).expect("there");
    for (p, _) in tree(&dir.sessions()) {
        fs::remove_file(p).expect("a test's own");
    }
    let rows = store.list().expect("readable");
    assert_eq!((rows.len(), rows[0].role), (1, Role::SafetyOnly));
    let gone = store.to_bin(&rows[0].path, day()).expect("closed");
    assert!(store.list().expect("readable").is_empty());
    let back = store.put_back(&gone).expect("free");
    assert_eq!((&back, fs::read(&back).expect("back")), (&path, bytes));
    assert!(dir.safety_file().exists());
}

#[test]
fn only_what_was_deleted_long_ago_is_emptied() {
    let dir = TempDir::new();
    let store = dir.store();
    let path = made(&store, &session());
    let gone = store.to_bin(&path, day()).expect("closed");
    let own = dir.path().join("data").join("sampah").join("catatan.txt");
    fs::write(&own, "x").expect("a place for tests");
    assert_eq!(store.empty_bin(day() + Days::new(30)), Ok(0));
    assert_eq!(store.empty_bin(day() - Days::new(400)), Ok(0), "a clock set back");
    assert!(gone.exists());
    assert_eq!(store.empty_bin(day() + Days::new(31)), Ok(1));
    assert_eq!(tree(dir.path()).iter().filter(|(p, _)| !p.ends_with(format!("{}.lock", id()))).count(), 1, "{own:?}");
    assert!(own.exists());
}

#[test]
fn a_failing_disk_loses_no_session_on_its_way_to_the_bin_and_back() {
    for n in 0.. {
        let dir = TempDir::new();
        let path = made(&dir.store(), &session());
        let store = Store::open_on(Faulty::new(true), dir.places()).expect("a place for tests");
        let bytes = fs::read(&path).expect("there");
        let alive = || tree(&dir.path().join("data")).into_iter().any(|(_, b)| b == bytes);
        store.disk.set(When::Once(n), 5);
        let gone = store.to_bin(&path, day());
        assert!(alive(), "call {n}");
        let gone = gone.unwrap_or_else(|_| {
            store.disk.set(When::Never, 0);
            let listed = store.bin().expect("readable");
            listed.first().map_or_else(|| store.to_bin(&path, day()).expect("closed"), |b| b.path.clone())
        });
        let back = store.put_back(&gone);
        assert!(alive(), "call {n}");
        let reached = store.disk.calls.get() > n;
        store.disk.set(When::Never, 0);
        if back.is_err() && !path.exists() {
            store.put_back(&gone).expect("the disk works again");
        }
        assert_eq!(fs::read(&path).expect("back"), bytes);
        if !reached {
            return;
        }
    }
}

#[test]
fn what_the_chair_gets_is_what_was_saved_and_overwrites_nothing() {
    let dir = TempDir::new();
    let (store, stick) = (dir.store(), dir.path().join("stick"));
    let path = made(&store, &rich());
    assert_eq!(store.hand_over(&path, &stick).map_err(|f| f.kind).err(), Some(FaultKind::NotFound));
    assert!(!stick.exists(), "a mistyped place is not made");
    fs::create_dir(&stick).expect("a place for tests");
    let usual = stick.join("00.01_2019-02-22_26f8ad91.json");
    fs::write(&usual, "of somebody else").expect("a place for tests");
    let h = store.hand_over(&path, &stick).expect("there is room");
    assert_eq!(h.path, stick.join("00.01_2019-02-22_26f8ad91 (2).json"));
    assert_eq!(fs::read(&h.path).expect("there"), fs::read(&path).expect("there"));
    assert_eq!(fs::read(&usual).expect("there"), b"of somebody else");
    assert!(!h.was_there && !h.is_final);
    fs::remove_file(&usual).expect("a test's own");
    let h = store.hand_over(&path, &stick).expect("there is room");
    assert_eq!(h.path, usual);
    assert!(store.hand_over(&path, &stick).expect("there").was_there);
    fs::write(&path, "torn").expect("a place for tests");
    assert_eq!(store.hand_over(&path, &stick).map_err(|f| f.kind).err(), Some(FaultKind::Damaged));
}

#[test]
fn a_full_stick_leaves_nothing_that_looks_like_the_session() {
    for links in [true, false] {
        for n in 0.. {
            let dir = TempDir::new();
            let stick = dir.path().join("stick");
            fs::create_dir(&stick).expect("a place for tests");
            let path = made(&dir.store(), &rich());
            let bytes = fs::read(&path).expect("there");
            let store = Store::open_on(Faulty::new(links), dir.places()).expect("a place for tests");
            store.disk.set(When::From(n), 28);
            let done = store.hand_over(&path, &stick);
            let visible: Vec<_> =
                tree(&stick).into_iter().filter(|(p, _)| p.extension().is_some_and(|e| e == "json")).collect();
            match &done {
                Ok(h) => assert_eq!(visible, [(h.path.clone(), bytes)], "call {n}"),
                Err(f) => {
                    assert_eq!(f.kind, FaultKind::NoSpace, "call {n}");
                    assert!(visible.iter().all(|(_, b)| *b == bytes || b.is_empty()), "call {n}: half a file");
                }
            }
            if done.is_ok() {
                break;
            }
        }
    }
}

fn numbered(n: u8) -> Session {
    let id = SessionId::parse(&format!("0190163d-8694-739b-aea5-9660000000{n:02x}")).expect("valid");
    Session { session: id, lineage: id, ..session() }
}

#[test]
fn old_safety_copies_go_only_where_the_session_file_holds_everything() {
    let dir = TempDir::new();
    let store = dir.store();
    let paths: Vec<PathBuf> = (0..30).map(|n| made(&store, &numbered(n))).collect();
    let copies = || tree(&dir.path().join("state").join("recovery"));
    let all = copies().len();
    let changed = Timestamp::parse("2019-02-22T10:42:00+07:00").expect("valid").date();
    assert_eq!(store.prune_safety(changed + Days::new(30)), 0, "not old yet");
    fs::remove_file(&paths[0]).expect("a test's own");
    fs::write(&paths[1], render_session(&numbered(1), &instrument()).expect("fits")).expect("a place for tests");
    let removed = store.prune_safety(changed + Days::new(31));
    assert_eq!(removed, 30 - KEEP_COPIES - 2, "neither the only copy nor one with more in it");
    assert_eq!(copies().len(), all - 2 * removed);
    let erased = store.erase_safety(None).expect("readable");
    assert_eq!((erased.removed, erased.left.len()), (KEEP_COPIES, 2));
    assert_eq!(copies().len(), 4);
}

#[test]
fn erasing_takes_the_copies_of_deleted_sessions_too() {
    let dir = TempDir::new();
    let store = dir.store();
    let path = made(&store, &session());
    store.to_bin(&path, day()).expect("closed");
    assert_eq!(store.erase_safety(Some(numbered(9).session)).map(|e| e.removed), Ok(0));
    let e = store.erase_safety(Some(id())).expect("readable");
    assert_eq!((e.removed, e.left.len()), (1, 0));
    assert!(tree(&dir.path().join("state").join("bin")).is_empty());
}
