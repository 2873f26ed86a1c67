//! Files that others changed, places that take no writing, copies: the shell on
//! real files, and the program in a real terminal.

use crate::cli::Lab;
use crate::support::small::session_no;
use crate::support::{TempDir, bank};
use asesor::app::beside::Edited;
use asesor::app::keep::{Order, Origin, Report};
use asesor::app::msg::{Opened, ReadOnly, SaveOutcome};
use asesor::app::{Effect, Msg};
use asesor::base::fault::FaultKind;
use asesor::domain::change::{Change, Stamp, apply};
use asesor::domain::history::what;
use asesor::domain::session::{Rating, Session, Stage};
use asesor::shell::work::Work;
use asesor::shell::{Places, Store};
use asesor::store::format::{InstrumentCopy, render_session};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn work(home: &Path) -> Work {
    let places = Places { data: home.join("data"), state: home.join("state"), config: home.join("settings.toml") };
    Work::new(Arc::new(Store::open(places).expect("a place for tests")))
}

fn copy() -> InstrumentCopy {
    InstrumentCopy::of((*bank()).clone()).expect("it was read")
}

fn session() -> Session {
    let mut s = session_no(1, &bank());
    s.instrument.sha256 = copy().sha256;
    s
}

fn rated(mut s: Session, level: i16) -> Session {
    let q = bank().questions().next().expect("has questions").question.id.clone();
    let by = Stamp { at: crate::support::small::at(60), who: "Ani".into() };
    apply(&mut s, Change::Rating(q, Stage::Interview, Some(Rating::Level(level))), &by).expect("a draft");
    s
}

fn made(w: &Work, s: &Session) -> PathBuf {
    w.store().create(s, copy()).expect("free").0.path()
}

fn open(w: &mut Work, path: &Path) -> Opened {
    match w.perform(Effect::Open { path: path.to_owned(), use_copy: None }) {
        Some(Msg::Opened(o)) => *o,
        other => panic!("{other:?}"),
    }
}

fn saved(w: &mut Work, s: &Session) -> SaveOutcome {
    match w.perform(Effect::Save(Box::new(s.clone()))) {
        Some(Msg::Saved { outcome, .. }) => outcome,
        other => panic!("{other:?}"),
    }
}

fn kept(w: &mut Work, o: Order) -> Report {
    match w.perform(Effect::Keep(o)) {
        Some(Msg::Keep(r)) => *r,
        other => panic!("{other:?}"),
    }
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("text");
    assert!(text.contains(from));
    fs::remove_file(path).and_then(|()| fs::write(path, text.replace(from, to))).expect("writable");
}

#[test]
fn row_09_an_edited_file_opens_read_only_and_is_accepted_as_the_next_generation() {
    let home = TempDir::new("edited");
    let mut w = work(home.path());
    let path = made(&w, &rated(session(), 3));
    edit(&path, r#""rating":{"level":3}"#, r#""rating":{"level":4}"#);
    let o = open(&mut w, &path);
    assert_eq!(o.read_only, Some(ReadOnly::Edited));
    let Some(Edited { sha256, previous: Some((_, c)) }) = o.beside.edited else { panic!("edited, with a copy") };
    assert_eq!(c.questions.len(), 1);
    assert!(matches!(saved(&mut w, &o.session), SaveOutcome::Neither(..)), "it cannot be saved");
    let accept = Order::AcceptEdited { path: path.clone(), sha256, who: "Budi".into() };
    let Some(Msg::Opened(now)) = w.perform(Effect::Keep(accept)) else { panic!("accepted") };
    assert_eq!((now.read_only, now.session.generation), (None, o.session.generation + 1));
    let last = now.session.history.last().expect("recorded");
    assert_eq!((last.what.as_str(), last.who.as_str()), (what::EDITED_OUTSIDE, "Budi"));
    assert_eq!(now.beside.kept.len(), 1, "the version before is named");
    assert_eq!(saved(&mut w, &rated(now.session.clone(), 2)), SaveOutcome::Both);
    // The list asks about it in the same way.
    drop(w);
    let mut w = work(home.path());
    edit(&path, r#""rating":{"level":2}"#, r#""rating":{"level":5}"#);
    let asked = w.perform(Effect::Keep(Order::Copies(path)));
    assert!(matches!(asked, Some(Msg::Opened(o)) if o.beside.edited.is_some()));
}

#[test]
fn row_07_taking_the_file_after_a_conflict_asks_nothing_again() {
    let home = TempDir::new("both");
    let mut w = work(home.path());
    let path = made(&w, &session());
    let o = open(&mut w, &path);
    let theirs = rated(session(), 1);
    fs::write(&path, render_session(&theirs, &copy()).expect("fits")).expect("writable");
    let ours = rated(rated(o.session, 4), 5);
    let SaveOutcome::Diverted(_, beside) = saved(&mut w, &ours) else { panic!("changed by others") };
    let here = asesor::app::keep::Version::Here(Box::new(ours.clone()));
    let right = asesor::app::keep::Version::File(path.clone());
    let r = kept(&mut w, Order::Compare { left: vec![here], right });
    let Report::Compared { left: Some(Origin::Here(_)), right: Origin::File(_), found: Ok(c) } = r else {
        panic!("{r:?}")
    };
    assert_eq!((c.left.changes, c.right.changes, c.questions.len()), (2, 1, 1));
    w.perform(Effect::Close(ours.session));
    let o = open(&mut w, &path);
    assert_eq!((o.newer_copy, &o.session), (None, &theirs));
    assert_eq!(w.read(&beside).map(|o| o.session), Ok(ours), "ours stays in its own file");
}

#[test]
fn row_03_a_home_elsewhere_is_where_the_next_saves_go() {
    let home = TempDir::new("elsewhere");
    let mut w = work(home.path());
    let path = made(&w, &session());
    let o = open(&mut w, &path);
    let before = fs::read(&path).expect("saved");
    let folder = home.path().join("lain");
    let order = |folder: &Path| Order::Elsewhere { session: Box::new(o.session.clone()), folder: folder.to_owned() };
    let r = kept(&mut w, order(&folder));
    assert!(matches!(&r, Report::Moved(Err(f)) if f.kind == FaultKind::NotFound), "{r:?}");
    fs::create_dir(&folder).expect("writable");
    let r = kept(&mut w, order(&folder));
    let Report::Moved(Ok(m)) = r else { panic!("{r:?}") };
    assert!(m.path.starts_with(&folder) && m.from == path);
    let next = rated(o.session.clone(), 3);
    assert_eq!(saved(&mut w, &next), SaveOutcome::Both);
    assert_eq!(w.read(&m.path).map(|o| o.session), Ok(next));
    assert_eq!(fs::read(&path).ok(), Some(before));
    let Report::Looked { stand, .. } = kept(&mut w, Order::Look(o.session.session)) else { panic!("looked") };
    assert!(!stand.gone);
}

#[test]
fn row_11_a_newer_safety_copy_comes_with_what_differs() {
    let home = TempDir::new("newer");
    let mut w = work(home.path());
    let path = made(&w, &session());
    let newer = rated(session(), 2);
    let safety = home.path().join("state/recovery").join(format!("{}.json", newer.session));
    fs::write(&safety, render_session(&newer, &copy()).expect("fits")).expect("writable");
    let o = open(&mut w, &path);
    let c = o.newer_copy.and_then(|c| c.comparison).expect("compared");
    assert_eq!((c.right.changes, c.questions.len()), (1, 1));
    let again = w.perform(Effect::Open { path, use_copy: Some(safety) });
    assert!(matches!(again, Some(Msg::Opened(o)) if o.session == newer && o.newer_copy.is_none()));
}

#[test]
fn row_13_the_second_window_names_the_first() {
    let home = TempDir::new("second");
    let (mut one, mut two) = (work(home.path()), work(home.path()));
    let path = made(&one, &session());
    open(&mut one, &path);
    let o = open(&mut two, &path);
    let h = o.beside.holder.expect("named");
    assert_eq!((o.read_only, h.pid, h.since.is_some()), (Some(ReadOnly::Locked), std::process::id(), true));
}

#[test]
fn a_state_folder_that_cannot_be_made_costs_only_the_safety_copy() {
    let home = TempDir::new("stateless");
    fs::write(home.path().join("state"), "a file").expect("writable");
    let mut w = work(home.path());
    let path = made(&w, &session());
    let o = open(&mut w, &path);
    assert!(o.read_only.is_none() && o.beside.no_safety.is_some(), "told, and it can be filled in");
    assert!(matches!(saved(&mut w, &rated(o.session, 3)), SaveOutcome::MainOnly(_)));
}

#[test]
fn recover_shows_what_differs_and_changes_nothing() {
    let lab = Lab::new("compare");
    let id = lab.session("34.04", "Ani");
    lab.ok(&["set", &id, "1.1", "--level", "2"]);
    lab.ok(&["set", &id, "1.1", "--level", "4"]);
    let before = lab.bytes();
    let list = lab.ok(&["recover", &id]);
    assert!(list.contains("3. "), "file, safety copy, generation before: {list}");
    let out = lab.ok(&["recover", &id, "--compare", "3"]);
    assert!(out.contains("1.1") && out.contains("tingkat 4") && out.contains("tingkat 2"), "{out}");
    let v = lab.json(&["recover", &id, "--compare", "3", "--json"], "asesor-compared/1");
    assert_eq!(v["questions"][0]["number"], "1.1");
    lab.fails(&["recover", &id, "--compare", "9"], 2);
    assert_eq!(lab.run(&["recover", &id, "--compare", "1", "--use", "1"]).code, 2);
    assert_eq!(lab.bytes(), before);
}

#[test]
fn doctor_tries_to_save_and_names_the_place_that_fails() {
    let lab = Lab::new("tried");
    lab.session("34.04", "Ani");
    let out = lab.ok(&["doctor"]);
    assert!(out.contains("menyimpan dicoba dan berhasil"), "{out}");
    let v = lab.json(&["doctor", "--json"], "asesor-doctor/1");
    assert_eq!(v["tried"].as_array().map(Vec::len), Some(2));
    // A folder that takes no files, not even from root.
    fs::rename(lab.path("data/sessions"), lab.path("data/away")).expect("writable");
    std::os::unix::fs::symlink("/proc", lab.path("data/sessions")).expect("writable");
    let o = lab.run(&["doctor"]);
    assert_eq!(o.code, 1, "{}", o.out);
    assert!(o.out.contains("MENYIMPAN GAGAL") && o.out.contains("sessions"), "{}", o.out);
}

#[test]
fn an_edited_file_is_never_changed_by_a_command_and_asked_about_line_by_line() {
    let lab = Lab::new("plain-edited");
    let id = lab.session("34.04", "Ani");
    lab.ok(&["set", &id, "1.1", "--level", "2"]);
    let path = lab.file();
    edit(&path, r#""rating":{"level":2}"#, r#""rating":{"level":3}"#);
    let found = lab.bytes();
    let name = path.to_str().expect("UTF-8");
    assert_eq!(lab.run(&["set", name, "1.1", "--level", "1"]).code, 4);
    assert_eq!(lab.run(&["verify", name]).code, 4);
    let o = lab.type_in(&["--plain", "open", name], "\nq\n");
    assert!(o.out.contains("Terima sebagai generasi 3"), "{}", o.out);
    assert_eq!(lab.bytes(), found, "an empty line accepts nothing");
    let o = lab.type_in(&["--plain", "open", name], "3\nq\nq\n");
    assert_eq!(o.code, 0, "{}{}", o.out, o.err);
    lab.ok(&["verify", name]);
    assert!(lab.ok(&["show", name]).contains('3'));
}
