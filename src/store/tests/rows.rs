//! The thirteen situations of `storage.md`, "What the person sees", as far as the
//! store has a part in them: what is on the disk afterwards, and what is told.

use super::fixture::{Faulty, TempDir, When, at, id, instrument, q, rated, session, tree};
use crate::base::fault::FaultKind;
use crate::domain::adopt::adopt;
use crate::domain::change::{Change, ChangeError, Stamp, UndoStacks, apply};
use crate::domain::history::{walk, what};
use crate::domain::session::{Rating, Session, Stage};
use crate::store::format::{read_edited, render_session};
use crate::store::{Copy, SaveOutcome, Store, try_place};
use std::fs;
use std::path::{Path, PathBuf};

const NAME: &str = "00.01_2019-02-22_26f8ad91.json";

fn bytes(s: &Session) -> Vec<u8> {
    render_session(s, &instrument()).expect("fits")
}

fn saved(store: &Store, s: &Session) -> PathBuf {
    let (handle, outcome) = store.create(s, instrument()).expect("free");
    assert_eq!(outcome, SaveOutcome::Both);
    handle.path()
}

fn by() -> Stamp {
    Stamp { at: at(50), who: "Ani".to_owned() }
}

/// The file as somebody's editor left it: the level raised, nothing else.
fn edited(s: &Session) -> Vec<u8> {
    let text = String::from_utf8(bytes(s)).expect("text");
    let changed = text.replace(r#""rating":{"level":1}"#, r#""rating":{"level":2}"#);
    assert_ne!(changed, text);
    changed.into_bytes()
}

fn level(s: &Session) -> Option<Rating> {
    s.answers.get(&q("V1")).and_then(|a| a.rating_at(Stage::Interview))
}

/// A session saved twice, its file then edited outside.
fn edited_on(dir: &TempDir) -> (Store, PathBuf, Session) {
    let store = dir.store();
    let main = saved(&store, &session());
    let (_, mut h) = store.load(&main).expect("saved");
    let s = rated(session(), 1);
    assert_eq!(store.save(&mut h, &s), SaveOutcome::Both);
    drop(h);
    // As an editor saves: another file under the name.
    fs::remove_file(&main).and_then(|()| fs::write(&main, edited(&s))).expect("writable");
    (store, main, s)
}

#[test]
fn row_01_all_well_the_file_and_the_safety_copy_hold_the_same() {
    let dir = TempDir::new();
    let main = saved(&dir.store(), &session());
    assert_eq!(fs::read(&main).ok(), fs::read(dir.safety_file()).ok());
}

#[test]
fn row_03_and_12_a_file_that_cannot_be_reached_leaves_everything_in_the_safety_copy() {
    // What a pulled stick was seen to say: no space, an error of the device, gone.
    for errno in [28, 5, 2] {
        let dir = TempDir::new();
        let store = Store::open_on(Faulty::new(true), dir.places()).expect("a place for tests");
        let (mut h, _) = store.create(&session(), instrument()).expect("free");
        let next = rated(session(), 1);
        // The safety copy is written first; the file's own calls then fail.
        let calls = (0..200).find(|n| {
            store.disk.set(When::From(*n), errno);
            matches!(store.save(&mut h, &next), SaveOutcome::SafetyOnly(_))
        });
        assert!(calls.is_some(), "errno {errno}");
        store.disk.set(When::Never, 5);
        assert_eq!(fs::read(dir.safety_file()).ok(), Some(bytes(&next)), "errno {errno}");
        assert_eq!(store.save(&mut h, &next), SaveOutcome::Both, "and the next try reaches the file");
    }
}

#[test]
fn row_03_saving_elsewhere_writes_there_reads_back_and_leaves_the_file_alone() {
    let dir = TempDir::new();
    let store = dir.store();
    let main = saved(&store, &session());
    let before = fs::read(&main).expect("saved");
    let (_, mut h) = store.load(&main).expect("saved");
    let there = dir.path().join("elsewhere");
    assert_eq!(store.move_home(&mut h, &session(), &there).map_err(|f| f.kind), Err(FaultKind::NotFound));
    assert!(!there.exists() && h.path() == main, "a mistyped folder is not made");
    fs::create_dir(&there).expect("writable");
    // A file of somebody, and what a crash left under the next name: both stay.
    fs::write(there.join(NAME), "theirs").expect("writable");
    let left = there.join(".00.01_2019-02-22_26f8ad91-2.json.tmp");
    fs::write(&left, "left").expect("writable");
    let next = rated(session(), 2);
    let path = store.move_home(&mut h, &next, &there).expect("writable");
    assert_eq!(path, there.join("00.01_2019-02-22_26f8ad91-3.json"));
    assert_eq!(store.read(&path).map(|l| l.session).as_ref(), Ok(&next));
    let later = rated(next, 1);
    assert_eq!(store.save(&mut h, &later), SaveOutcome::Both);
    assert_eq!(store.read(&path).map(|l| l.session), Ok(later), "from now on it is saved there");
    assert_eq!(fs::read(&main).ok(), Some(before), "the file before is as it was");
    assert_eq!(fs::read_to_string(there.join(NAME)).ok().as_deref(), Some("theirs"));
    assert_eq!(fs::read_to_string(left).ok().as_deref(), Some("left"));
}

#[test]
fn row_03_another_place_that_fails_too_changes_nothing() {
    for n in 0..60 {
        let dir = TempDir::new();
        let store = Store::open_on(Faulty::new(true), dir.places()).expect("a place for tests");
        let (mut h, _) = store.create(&session(), instrument()).expect("free");
        let (main, there) = (h.path(), dir.path().join("there"));
        fs::create_dir(&there).expect("writable");
        store.disk.set(When::From(n), 28);
        let moved = store.move_home(&mut h, &rated(session(), 1), &there);
        store.disk.set(When::Never, 28);
        if moved.is_ok() {
            assert!(n > 5, "some call must have failed before");
            return;
        }
        assert_eq!(h.path(), main, "call {n}");
        assert_eq!(store.save(&mut h, &rated(session(), 1)), SaveOutcome::Both, "call {n}");
    }
    panic!("it never succeeded");
}

#[test]
fn row_04_both_failing_is_told_and_nothing_is_called_saved() {
    let dir = TempDir::new();
    let store = Store::open_on(Faulty::new(true), dir.places()).expect("a place for tests");
    let (mut h, _) = store.create(&session(), instrument()).expect("free");
    store.disk.set(When::From(0), 28);
    let outcome = store.save(&mut h, &rated(session(), 1));
    assert!(matches!(outcome, SaveOutcome::Neither(..)) && !outcome.is_kept());
}

#[test]
fn row_05_what_is_told_of_a_place_is_its_room_and_whether_it_is_still_there() {
    let dir = TempDir::new();
    let store = dir.store();
    let main = saved(&store, &session());
    let (_, h) = store.load(&main).expect("saved");
    let here = store.stand(&h);
    assert!(!here.gone && here.writable && (cfg!(not(unix)) || here.free.is_some()));
    // A stick was pulled: another folder stands at the path of its mount point.
    fs::rename(dir.sessions(), dir.path().join("pulled")).expect("writable");
    assert!(store.stand(&h).gone);
    fs::create_dir(dir.sessions()).expect("writable");
    assert!(store.stand(&h).gone);
}

#[test]
#[cfg(unix)]
fn row_06_a_place_is_known_to_take_writing_only_by_writing() {
    let dir = TempDir::new();
    assert_eq!(try_place(dir.path()), Ok(()));
    assert!(tree(dir.path()).is_empty(), "nothing is left of it");
    assert_eq!(try_place(&dir.path().join("none")).map_err(|f| f.kind), Err(FaultKind::NotFound));
    assert!(try_place(Path::new("/proc/self")).is_err());
}

#[test]
fn row_07_a_state_that_was_shown_as_a_conflict_file_is_not_offered_again() {
    let dir = TempDir::new();
    let store = dir.store();
    let main = saved(&store, &session());
    let (_, mut h) = store.load(&main).expect("saved");
    let theirs = bytes(&rated(session(), 2));
    fs::write(&main, &theirs).expect("writable");
    let another = main.with_extension("conflict-1.json");
    fs::write(&another, "from last year").expect("writable");
    let ours = rated(rated(session(), 1), 0);
    let SaveOutcome::Diverted { copy, .. } = store.save(&mut h, &ours) else { panic!("changed by others") };
    drop(h);
    // Somebody tidied up: the numbers have a gap.
    fs::remove_file(&another).expect("there");
    let (loaded, mut h) = store.load(&main).expect("theirs");
    assert_eq!(loaded.newer_copy, None, "ours is newer, but stands beside it under its own name");
    assert_eq!(store.save(&mut h, &rated(loaded.session, 1)), SaveOutcome::Both);
    assert_eq!(store.read(&copy).map(|l| l.session), Ok(ours), "and stays there");
}

#[test]
fn row_08_copies_of_a_damaged_file_are_listed_and_the_damaged_one_is_kept() {
    for damage in [Some(b"{".to_vec()), Some(Vec::new()), None] {
        let dir = TempDir::new();
        let store = dir.store();
        let main = saved(&store, &session());
        match &damage {
            Some(b) => fs::write(&main, b).expect("writable"),
            None => fs::remove_file(&main).expect("there"),
        }
        let all = store.candidates(&main);
        assert!(all.iter().all(|c| c.session == id()) && all.iter().any(|c| c.copy == Copy::Safety));
        assert!(store.edited(&main).is_err(), "damage is not an edit");
        let done = store.recover(&all[0]).expect("readable");
        assert_eq!(store.read(&main).map(|l| l.session), Ok(session()));
        let kept = damage.map(|b| (dir.sessions().join("00.01_2019-02-22_26f8ad91.corrupt-1.json"), b));
        assert_eq!(done.kept, kept.iter().map(|(p, _)| p.clone()).collect::<Vec<_>>());
        if let Some((path, b)) = kept {
            assert_eq!(fs::read(path).ok(), Some(b));
        }
    }
}

#[test]
fn row_09_an_edited_file_can_be_read_and_is_not_touched_by_it() {
    let dir = TempDir::new();
    let (store, main, s) = edited_on(&dir);
    let before = tree(dir.path());
    assert_eq!(store.read(&main).map(drop).map_err(|f| f.kind), Err(FaultKind::Damaged));
    let e = store.edited(&main).expect("only edited");
    assert_eq!(level(&e.file.session), Some(Rating::Level(2)));
    assert_ne!(e.file.claimed, e.file.found);
    assert_eq!(e.previous.map(|c| (c.generation, c.copy)), Some((s.generation, Copy::Safety)));
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn row_09_accepting_an_edit_is_recorded_and_keeps_the_version_before() {
    let dir = TempDir::new();
    let (store, main, s) = edited_on(&dir);
    let mut e = store.edited(&main).expect("only edited");
    adopt(&mut e.file.session, &e.file.claimed, &e.file.found, &by()).expect("a draft");
    let other = store.accept_edited(&main, "00", &e.file.session);
    assert_eq!(other.map(drop).map_err(|f| f.kind), Err(FaultKind::ChangedByOthers), "not what was shown");
    let done = store.accept_edited(&main, &e.sha256, &e.file.session).expect("writable");
    let now = store.read(&main).expect("accepted").session;
    assert_eq!((now.generation, level(&now)), (s.generation + 1, Some(Rating::Level(2))));
    let last = now.history.last().expect("recorded");
    assert_eq!((last.what.as_str(), last.who.as_str()), (what::EDITED_OUTSIDE, "Ani"));
    assert_eq!(last.new["sha256"], e.file.found.as_str());
    assert_eq!(walk(&now.history), Ok(()));
    assert_eq!(UndoStacks::rebuild(&now.history), UndoStacks::default(), "undo does not reach behind it");
    let kept: Vec<_> = done.kept.iter().filter_map(|p| store.read(p).ok()).map(|l| level(&l.session)).collect();
    assert_eq!(kept, [Some(Rating::Level(1))], "what was there before the edit: {:?}", done.kept);
    assert_eq!(fs::read(dir.sessions().join(format!("{NAME}.prev"))).ok(), Some(edited(&s)));
    // And it goes on as any session does.
    let (_, mut h) = store.load(&main).expect("good");
    assert_eq!(store.save(&mut h, &rated(now, 0)), SaveOutcome::Both);
}

#[test]
fn row_09_opening_the_version_before_keeps_the_edited_file() {
    let dir = TempDir::new();
    let (store, main, s) = edited_on(&dir);
    let found = fs::read(&main).ok();
    let e = store.edited(&main).expect("only edited");
    let done = store.recover(&e.previous.expect("the safety copy")).expect("readable");
    assert_eq!(store.read(&main).map(|l| l.session).as_ref(), Ok(&s));
    assert_eq!(done.kept.iter().map(|p| fs::read(p).ok()).collect::<Vec<_>>(), [found]);
}

#[test]
fn row_09_a_laid_out_file_is_an_edit_and_a_broken_history_or_instrument_is_damage() {
    let good = rated(session(), 1);
    let v: serde_json::Value = serde_json::from_slice(&bytes(&good)).expect("JSON");
    // What a formatter makes of it: line breaks, the same order of keys.
    let text = String::from_utf8(bytes(&good)).expect("text").replace("{\"", "{ \"").replace(",\"", ",\n\"");
    // And the mark some editors put in front.
    for bytes in [text.as_bytes().to_vec(), [b"\xef\xbb\xbf", text.as_bytes()].concat()] {
        assert_eq!(read_edited(&bytes).map(|e| e.session).as_ref(), Ok(&good));
    }
    for pointer in ["/body/history/0/who", "/instrument/notice/id", "/session"] {
        let mut v = v.clone();
        *v.pointer_mut(pointer).expect("there") = "0190163d-8694-739b-aea5-966c26f8ad92".into();
        let bad = serde_json::to_vec(&v).expect("JSON");
        assert_eq!(read_edited(&bad).map(drop).map_err(|p| p.kind), Err(FaultKind::Damaged), "{pointer}");
    }
    let twice =
        String::from_utf8(bytes(&good)).expect("text").replacen("\"version\":1", "\"version\":1,\"version\":1", 1);
    assert_eq!(read_edited(twice.as_bytes()).map(drop).map_err(|p| p.kind), Err(FaultKind::Damaged));
}

#[test]
fn row_09_a_final_session_is_never_accepted_as_edited() {
    let mut s = rated(session(), 1);
    crate::domain::finalise::finalise(&instrument().instrument, &mut s, &by()).expect("a draft");
    let before = s.clone();
    assert_eq!(adopt(&mut s, "a", "b", &by()), Err(ChangeError::Final));
    assert_eq!(s, before);
}

#[test]
fn row_10_a_newer_file_is_never_read_as_edited_nor_rewritten() {
    let dir = TempDir::new();
    let (store, main, _) = edited_on(&dir);
    let newer =
        String::from_utf8(edited(&rated(session(), 1))).expect("text").replacen("\"version\":1", "\"version\":3", 1);
    fs::write(&main, &newer).expect("writable");
    let f = store.edited(&main).map(drop).expect_err("newer");
    assert_eq!((f.kind, f.detail.as_str()), (FaultKind::Newer, "version 3 > 1"));
    assert_eq!(store.load(&main).map(drop).map_err(|f| f.kind), Err(FaultKind::Newer));
    assert_eq!(fs::read_to_string(&main).ok(), Some(newer));
}

#[test]
fn row_11_after_a_crash_the_safety_copy_is_offered_and_compared() {
    let dir = TempDir::new();
    let store = dir.store();
    let main = saved(&store, &session());
    let mut later = rated(session(), 2);
    apply(&mut later, Change::Rating(q("V1"), Stage::Interview, Some(Rating::Level(1))), &by()).expect("a draft");
    fs::write(dir.safety_file(), bytes(&later)).expect("writable");
    let loaded = store.read(&main).expect("good");
    let copy = store.read(&loaded.newer_copy.expect("offered").path).expect("good").session;
    let c = crate::domain::compare::compare(&loaded.instrument.instrument, &loaded.session, &copy);
    assert_eq!((c.left.changes, c.right.changes), (0, 2));
    assert_eq!(c.questions.iter().map(|d| d.number.as_str()).collect::<Vec<_>>(), ["1.1"]);
    assert!(!c.elsewhere && c.right.last.as_deref() == Some("1.1"));
}

#[test]
fn row_13_who_has_a_session_open_can_be_told_and_asking_takes_nothing() {
    let dir = TempDir::new();
    let (one, two) = (dir.store(), dir.store());
    let main = saved(&one, &session());
    assert!(two.opening(id()).is_none() && two.openings().is_empty());
    let (_, h) = one.load(&main).expect("saved");
    let o = two.opening(id()).expect("open");
    assert_eq!((o.pid, o.since.is_some()), (std::process::id(), true));
    assert_eq!(two.openings(), [o]);
    drop(h);
    assert!(two.opening(id()).is_none() && one.load(&main).is_ok());
}

#[test]
fn doctor_finds_what_interrupted_saves_left() {
    let dir = TempDir::new();
    let store = dir.store();
    saved(&store, &session());
    assert!(store.leftovers().is_empty());
    let left = dir.sessions().join(format!(".{NAME}.tmp"));
    fs::write(&left, "x").expect("writable");
    assert_eq!(store.leftovers(), [left]);
}
