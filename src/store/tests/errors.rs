//! The system says no: nothing is lost, and what is said of it is true.

use super::fixture::{Faulty, TempDir, When, id, instrument, rated, rich, session, tree};
use crate::base::fault::FaultKind;
use crate::domain::session::Session;
use crate::store::{SaveOutcome, Store};
use std::fs;

fn best(store: &Store<Faulty>) -> u64 {
    store.candidates_of(id()).first().map_or(0, |c| c.generation)
}

fn next(s: &mut Session) -> Session {
    *s = rated(s.clone(), i16::try_from(s.generation % 3).expect("small"));
    s.clone()
}

/// One failing call in a save of both homes, everywhere it can fail.
fn every_call_fails(links: bool, errno: i32, when: fn(u32) -> When) {
    for n in 0.. {
        let dir = TempDir::new();
        let store = Store::open_on(Faulty::new(links), dir.places()).expect("a place for tests");
        let mut s = session();
        let (mut handle, _) = store.create(&s, instrument()).expect("free");
        assert_eq!(store.save(&mut handle, &next(&mut s)), SaveOutcome::Both);
        let mut kept = s.generation;
        store.disk.set(when(n), errno);
        for _ in 0..2 {
            if store.save(&mut handle, &next(&mut s)).is_kept() {
                kept = s.generation;
            }
        }
        let reached = store.disk.calls.get() > n;
        store.disk.set(When::Never, 0);
        let place = || format!("errno {errno} at call {n}, links {links}");
        assert!(best(&store) >= kept, "{}: lost {kept}, best {}", place(), best(&store));
        assert_eq!(store.save(&mut handle, &next(&mut s)), SaveOutcome::Both, "{}", place());
        assert_eq!(store.read(&handle.path()).map(|l| l.session), Ok(s), "{}", place());
        let names: Vec<_> = tree(&dir.sessions()).into_iter().map(|(p, _)| p).collect();
        assert_eq!(names.len(), 2, "{}: the file and the one before, not {names:?}", place());
        if !reached {
            return;
        }
    }
}

#[test]
fn one_failing_call_of_the_system_loses_nothing_and_the_next_save_works() {
    for errno in [5, 13, 28, 30] {
        every_call_fails(true, errno, When::Once);
        every_call_fails(false, errno, When::Once);
    }
}

#[test]
fn a_disk_that_fails_for_good_loses_nothing_that_was_shown_as_saved() {
    for errno in [5, 28] {
        every_call_fails(true, errno, When::From);
        every_call_fails(false, errno, When::From);
    }
}

#[test]
fn the_message_names_what_the_system_said() {
    let dir = TempDir::new();
    let store = Store::open_on(Faulty::new(true), dir.places()).expect("a place for tests");
    let (mut handle, _) = store.create(&session(), instrument()).expect("free");
    for (errno, kind) in
        [(28, FaultKind::NoSpace), (30, FaultKind::ReadOnly), (13, FaultKind::Denied), (5, FaultKind::Other)]
    {
        store.disk.set(When::From(0), errno);
        let outcome = store.save(&mut handle, &session());
        assert!(matches!(&outcome, SaveOutcome::Neither(a, b) if a.kind == kind && b.kind == kind), "{outcome:?}");
        assert!(!outcome.is_kept());
    }
}

#[test]
fn a_stick_pulled_and_another_folder_in_its_place_gets_no_byte() {
    let dir = TempDir::new();
    let store = dir.store();
    let mut s = session();
    let (mut handle, _) = store.create(&s, instrument()).expect("free");
    let away = dir.path().join("away");
    fs::rename(dir.sessions(), &away).expect("a rename");
    let outcome = store.save(&mut handle, &next(&mut s));
    assert!(matches!(&outcome, SaveOutcome::SafetyOnly(f) if f.kind == FaultKind::FolderGone), "{outcome:?}");
    fs::create_dir(dir.sessions()).expect("free");
    let outcome = store.save(&mut handle, &next(&mut s));
    assert!(matches!(&outcome, SaveOutcome::SafetyOnly(f) if f.kind == FaultKind::FolderGone), "{outcome:?}");
    assert!(tree(&dir.sessions()).is_empty());
    fs::remove_dir(dir.sessions()).and_then(|()| fs::rename(&away, dir.sessions())).expect("put back");
    assert_eq!(store.save(&mut handle, &next(&mut s)), SaveOutcome::Both);
}

/// A stick that is put in again is another folder to the system. Where the file in it
/// is the one last written, saving goes on; another file of the same name is not touched.
#[test]
fn a_stick_put_in_again_is_written_to_again() {
    let dir = TempDir::new();
    let store = dir.store();
    let mut s = session();
    let (mut handle, _) = store.create(&s, instrument()).expect("free");
    let file = handle.path();
    let bytes = fs::read(&file).expect("saved");
    let again = |bytes: &[u8]| {
        fs::rename(dir.sessions(), dir.path().join(format!("away{}", bytes.len()))).expect("a rename");
        fs::create_dir(dir.sessions()).and_then(|()| fs::write(&file, bytes)).expect("free");
    };
    again(b"somebody else's");
    let outcome = store.save(&mut handle, &next(&mut s));
    assert!(matches!(&outcome, SaveOutcome::SafetyOnly(f) if f.kind == FaultKind::FolderGone), "{outcome:?}");
    assert_eq!(fs::read(&file).ok().as_deref(), Some(b"somebody else's".as_slice()));
    again(&bytes);
    assert_eq!(store.save(&mut handle, &next(&mut s)), SaveOutcome::Both);
    assert_eq!(store.read(&file).map(|l| l.session), Ok(s));
}

/// The same where others had changed the file, so that ours stands beside it.
#[test]
fn a_conflict_file_on_a_stick_put_in_again_is_written_to_again() {
    let dir = TempDir::new();
    let store = dir.store();
    let mut s = session();
    let (mut handle, _) = store.create(&s, instrument()).expect("free");
    fs::write(handle.path(), "somebody else's").expect("writable");
    let SaveOutcome::Diverted { copy, .. } = store.save(&mut handle, &next(&mut s)) else { panic!("changed") };
    let files: Vec<_> = tree(&dir.sessions());
    fs::rename(dir.sessions(), dir.path().join("away")).expect("a rename");
    let outcome = store.save(&mut handle, &next(&mut s));
    assert!(matches!(&outcome, SaveOutcome::SafetyOnly(f) if f.kind == FaultKind::FolderGone), "{outcome:?}");
    fs::create_dir(dir.sessions()).expect("free");
    for (path, bytes) in &files {
        fs::write(path, bytes).expect("free");
    }
    let outcome = store.save(&mut handle, &next(&mut s));
    assert!(matches!(&outcome, SaveOutcome::Diverted { copy: c, .. } if *c == copy), "{outcome:?}");
    assert_eq!(store.read(&copy).map(|l| l.session), Ok(s));
}

/// What cannot be read again is told before it is made, not found out afterwards.
#[test]
fn a_session_the_reader_would_refuse_is_not_made() {
    let dir = TempDir::new();
    let store = dir.store();
    let mut s = session();
    s.supersedes.as_mut().expect("in the fixture").reason = "x".repeat(70_000);
    let made = store.create(&s, instrument());
    assert!(made.as_ref().is_err_and(|f| f.detail.contains("text too long")), "{made:?}");
    assert!(tree(&dir.sessions()).is_empty() && store.list().expect("a folder").is_empty());
}

#[test]
fn a_session_whose_file_is_gone_is_found_by_what_was_left_beside_it() {
    let dir = TempDir::new();
    fs::write(dir.path().join("state"), "a file").expect("free");
    let store = dir.store();
    let mut s = session();
    let (mut handle, _) = store.create(&s, instrument()).expect("free");
    assert!(store.save(&mut handle, &next(&mut s)).is_kept());
    fs::remove_file(handle.path()).expect("there");
    let found = store.candidates_of(id());
    assert_eq!(found.first().map(|c| (c.generation, c.target.clone())), Some((1, handle.path())));
}

#[test]
fn an_interview_goes_on_where_there_is_no_state_folder() {
    let dir = TempDir::new();
    fs::write(dir.path().join("state"), "a file").expect("free");
    let store = dir.store();
    assert!(store.safety().is_err());
    let (handle, outcome) = store.create(&session(), instrument()).expect("free");
    assert!(matches!(outcome, SaveOutcome::MainOnly(_)), "{outcome:?}");
    drop(handle);
    let (loaded, mut handle) = store.load(&dir.sessions().join("00.01_2019-02-22_26f8ad91.json")).expect("saved");
    assert_eq!(loaded.session, session());
    assert!(matches!(store.save(&mut handle, &rich()), SaveOutcome::MainOnly(_)));
    store.keep_place(id(), &crate::store::Place::default());
}

#[cfg(unix)]
#[test]
fn nobody_else_on_the_laptop_can_read_the_notes() {
    use std::os::unix::fs::{MetadataExt as _, symlink};
    let dir = TempDir::new();
    let store = dir.store();
    let victim = dir.path().join("victim");
    fs::write(&victim, "untouched").expect("free");
    symlink(&victim, dir.sessions().join(".00.01_2019-02-22_26f8ad91.json.tmp")).expect("free");
    let mut s = session();
    let (mut handle, outcome) = store.create(&s, instrument()).expect("free");
    assert_eq!(outcome, SaveOutcome::Both);
    assert_eq!(store.save(&mut handle, &next(&mut s)), SaveOutcome::Both);
    let export = store.put(&dir.path().join("out"), "a.md", b"x").expect("free");
    assert_eq!(fs::read_to_string(victim).ok().as_deref(), Some("untouched"));
    let mode = |p: &std::path::Path| fs::metadata(p).expect("there").mode() & 0o777;
    for (path, _) in tree(&dir.path().join("data")).iter().chain(&tree(&dir.path().join("state").join("recovery"))) {
        assert_eq!(mode(path), 0o600, "{}", path.display());
    }
    assert_eq!(mode(&export), 0o600);
    for folder in [dir.sessions(), dir.path().join("data"), dir.path().join("state").join("recovery")] {
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
    }
}
