//! Other programs, other windows, crashes: whose change stays, and what is
//! offered afterwards.

use super::fixture::{TempDir, at, id, instrument, q, rated, rich, session, tree};
use crate::base::fault::FaultKind;
use crate::domain::change::{Change, Splice, Stamp, TextField, amend, apply};
use crate::domain::session::Session;
use crate::store::format::render_session;
use crate::store::{Copy, Role, SaveOutcome, Store};
use std::fs;
use std::path::{Path, PathBuf};

const NAME: &str = "00.01_2019-02-22_26f8ad91.json";

fn bytes(s: &Session) -> Vec<u8> {
    render_session(s, &instrument()).expect("fits")
}

fn by() -> Stamp {
    Stamp { at: at(5), who: "Sri".to_owned() }
}

/// The session with a note on V1 and nothing more.
fn noted(text: &str) -> Session {
    let mut s = session();
    apply(&mut s, Change::Text(TextField::Note(q("V1")), Splice::between("", text)), &by()).expect("a draft");
    s
}

fn saved(store: &Store, s: &Session) -> PathBuf {
    let (handle, outcome) = store.create(s, instrument()).expect("free");
    assert_eq!(outcome, SaveOutcome::Both);
    handle.path()
}

fn names(folder: &Path) -> Vec<String> {
    tree(folder).into_iter().filter_map(|(p, _)| p.file_name()?.to_str().map(str::to_owned)).collect()
}

#[test]
fn what_somebody_else_wrote_is_never_overwritten() {
    let dir = TempDir::new();
    let store = dir.store();
    let main = saved(&store, &session());
    let (_, mut handle) = store.load(&main).expect("saved");
    let (theirs, earlier) = (bytes(&rated(session(), 2)), b"an earlier conflict".to_vec());
    let taken = dir.sessions().join("00.01_2019-02-22_26f8ad91.conflict-1.json");
    fs::write(&main, &theirs).and_then(|()| fs::write(&taken, &earlier)).expect("writable");
    let mut ours = session();
    for _ in 0..2 {
        ours = rated(ours, 1);
        let outcome = store.save(&mut handle, &ours);
        let SaveOutcome::Diverted { why, copy } = outcome else { panic!("{outcome:?}") };
        assert_eq!((why.kind, &why.path), (FaultKind::ChangedByOthers, &main));
        assert_eq!(store.read(&copy).map(|l| l.session).as_ref(), Ok(&ours));
        assert_ne!(copy, taken);
    }
    assert_eq!((fs::read(&main).ok(), fs::read(&taken).ok()), (Some(theirs), Some(earlier)));
    let roles: Vec<Role> = store.list().expect("readable").into_iter().map(|l| l.role).collect();
    assert_eq!(roles, [Role::Conflict, Role::Conflict, Role::Session]);
}

#[test]
fn a_file_only_touched_or_removed_by_others_goes_on_being_saved() {
    let dir = TempDir::new();
    let store = dir.store();
    let main = saved(&store, &session());
    let (_, mut handle) = store.load(&main).expect("saved");
    let copy = fs::read(&main).expect("saved");
    fs::remove_file(&main).and_then(|()| fs::write(&main, copy)).expect("writable");
    assert_eq!(store.save(&mut handle, &rated(session(), 1)), SaveOutcome::Both);
    fs::remove_file(&main).expect("there");
    assert_eq!(store.save(&mut handle, &rated(session(), 2)), SaveOutcome::Both);
    assert_eq!(store.read(&main).map(|l| l.session), Ok(rated(session(), 2)));
}

#[test]
fn a_session_open_in_one_window_can_only_be_read_in_the_other() {
    let dir = TempDir::new();
    let (one, two) = (dir.store(), dir.store());
    let main = saved(&one, &session());
    let (_, handle) = one.load(&main).expect("saved");
    let refused = two.load(&main).expect_err("open");
    assert_eq!(refused.kind, FaultKind::Locked);
    assert!(refused.detail.contains(&std::process::id().to_string()), "{refused:?}");
    assert!(two.read(&main).is_ok());
    let elsewhere = dir.path().join("stick.json");
    fs::copy(&main, &elsewhere).expect("writable");
    assert_eq!(two.load(&elsewhere).map(drop).map_err(|f| f.kind), Err(FaultKind::Locked), "a copy on a stick");
    drop(handle);
    assert!(two.load(&main).is_ok());
}

#[test]
fn after_a_crash_the_newer_copy_is_offered_and_can_be_taken() {
    let dir = TempDir::new();
    let store = dir.store();
    let main = saved(&store, &session());
    let newer = rated(session(), 2);
    for (place, copy) in [(dir.safety_file(), Copy::Safety), (dir.sessions().join(format!(".{NAME}.tmp")), Copy::Temp)]
    {
        fs::write(&main, bytes(&session())).and_then(|()| fs::write(&place, bytes(&newer))).expect("writable");
        let loaded = store.read(&main).expect("good");
        let offered = loaded.newer_copy.expect("newer");
        assert_eq!((loaded.session, offered.copy, offered.answers), (session(), copy, 1));
        assert_eq!(store.recover(&offered).map(|r| r.path).as_ref(), Ok(&main));
        assert_eq!(store.read(&main).map(|l| (l.session, l.newer_copy)), Ok((newer.clone(), None)));
        assert_eq!(names(&dir.sessions()), [NAME, &format!("{NAME}.prev")]);
    }
}

#[test]
fn a_newer_copy_that_was_not_taken_is_kept_when_the_session_goes_on() {
    let dir = TempDir::new();
    let store = dir.store();
    let main = saved(&store, &session());
    let declined = bytes(&noted("catatan"));
    let temp = dir.sessions().join(format!(".{NAME}.tmp"));
    fs::write(dir.safety_file(), &declined).and_then(|()| fs::write(&temp, &declined)).expect("writable");
    let (_, mut handle) = store.load(&main).expect("good");
    let mut s = rated(noted("lain"), 1);
    for _ in 0..3 {
        s = rated(s, 1);
        assert_eq!(store.save(&mut handle, &s), SaveOutcome::Both);
    }
    let kept = |folder: &Path| {
        tree(folder).into_iter().filter(|(p, b)| p.to_string_lossy().contains("conflict-1") && *b == declined).count()
    };
    assert_eq!((kept(&dir.sessions()), kept(&dir.path().join("state").join("recovery"))), (1, 1));
}

#[test]
fn coming_back_to_a_session_leaves_no_clutter() {
    let dir = TempDir::new();
    let store = dir.store();
    let mut s = session();
    let main = saved(&store, &s);
    for n in 0..4 {
        let (loaded, mut handle) = store.load(&main).expect("good");
        assert_eq!((&loaded.session, loaded.newer_copy), (&s, None));
        s.timing.aspects.insert(q("visi"), n);
        assert_eq!(store.save(&mut handle, &s), SaveOutcome::Both);
        s = rated(s, i16::try_from(n % 3).expect("small"));
        assert_eq!(store.save(&mut handle, &s), SaveOutcome::Both);
        // A visit to a note, saved in the middle, that goes on or comes to nothing.
        let note = TextField::Note(q("V2"));
        let first = Splice::between(note.get(&s), "satu");
        apply(&mut s, Change::Text(note.clone(), first), &by()).expect("a draft");
        assert_eq!(store.save(&mut handle, &s), SaveOutcome::Both);
        amend(&mut s, &note, if n % 2 == 0 { "" } else { "satu dua" }, &by()).expect("the same visit");
        assert_eq!(store.save(&mut handle, &s), SaveOutcome::Both);
    }
    assert_eq!(names(&dir.sessions()), [NAME, &format!("{NAME}.prev")]);
    assert_eq!(names(&dir.path().join("state").join("recovery")).len(), 2);
}

#[test]
fn a_damaged_file_is_listed_with_its_copies_and_kept_when_one_is_taken() {
    let dir = TempDir::new();
    let store = dir.store();
    let main = saved(&store, &rich());
    let torn = bytes(&rich())[..900].to_vec();
    fs::write(&main, &torn).expect("writable");
    let rows = store.list().expect("readable");
    let [row] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(row.row.as_ref().map_err(|f| f.kind).map(drop), Err(FaultKind::Damaged));
    let best = row.best_copy.clone().expect("the safety copy");
    assert_eq!((best.copy, best.generation, row.id), (Copy::Safety, rich().generation, Some(id())));
    assert_eq!(store.recover(&best).map(|r| r.path).as_ref(), Ok(&main));
    assert_eq!(store.read(&main).map(|l| l.session), Ok(rich()));
    let corrupt = dir.sessions().join("00.01_2019-02-22_26f8ad91.corrupt-1.json");
    assert_eq!(fs::read(corrupt).ok(), Some(torn));
}

#[test]
fn a_session_whose_file_is_gone_is_still_listed_and_comes_back() {
    let dir = TempDir::new();
    let store = dir.store();
    let main = saved(&store, &rich());
    fs::remove_file(&main).expect("there");
    let rows = store.list().expect("readable");
    assert_eq!(rows.iter().map(|r| (r.role, r.row.is_ok())).collect::<Vec<_>>(), [(Role::SafetyOnly, true)]);
    assert_eq!(store.read(&main).map(drop).map_err(|f| f.kind), Err(FaultKind::NotFound));
    let c = store.candidates_of(id()).into_iter().next().expect("the safety copy");
    assert_eq!(store.recover(&c).map(|r| r.path).as_ref(), Ok(&main));
    fs::rename(&main, dir.sessions().join(format!("{NAME}.prev"))).expect("there");
    let rows = store.list().expect("readable");
    assert_eq!(rows.iter().map(|r| (r.role, r.best_copy.is_some())).collect::<Vec<_>>(), [(Role::Orphan, true)]);
    let c = store.candidates(&main).into_iter().next().expect("the one before");
    assert_eq!((c.copy, store.recover(&c).map(|r| r.path)), (Copy::Previous, Ok(main.clone())));
    assert_eq!(store.find(id()), Some(main));
}

#[test]
fn a_file_of_a_newer_program_is_not_replaced_by_an_older_copy() {
    let dir = TempDir::new();
    let store = dir.store();
    let main = saved(&store, &session());
    let newer = String::from_utf8(bytes(&session())).expect("text").replacen("\"version\":1", "\"version\":2", 1);
    fs::write(&main, &newer).expect("writable");
    let c = store.candidates(&main).into_iter().next().expect("the safety copy");
    assert_eq!(store.recover(&c).map_err(|f| f.kind), Err(FaultKind::Newer));
    assert_eq!(fs::read_to_string(main).ok(), Some(newer));
}
