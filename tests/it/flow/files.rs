//! Every question about files: keys in, effects out. Nothing is chosen for the
//! person, and the first answer is the safe one.

use super::level;
use crate::support::bank;
use crate::support::small::{at, rate, session_no};
use crate::support::world::{Saves, World, fault, path_of};
use asesor::app::beside::{Beside, Edited, Holder};
use asesor::app::entry::Purpose;
use asesor::app::keep::{Order, Origin, Report};
use asesor::app::msg::{NewerCopy, Opened, ReadOnly, SaveOutcome};
use asesor::app::overlay::{Ask, Choice, Overlay};
use asesor::app::screen::Screen;
use asesor::app::{Effect, Msg};
use asesor::base::fault::FaultKind;
use asesor::domain::compare::compare;
use asesor::domain::session::{Rating, Session};
use std::path::PathBuf;

fn orders(out: &[Effect]) -> Vec<&Order> {
    out.iter().filter_map(|e| if let Effect::Keep(o) = e { Some(o) } else { None }).collect()
}

fn two() -> (Session, Session) {
    let s = session_no(1, &bank());
    let mut later = s.clone();
    rate(&mut later, "K1", Rating::Level(4));
    (s, later)
}

fn world() -> World {
    World::with(bank(), vec![session_no(1, &bank())])
}

fn send(w: &mut World, f: impl FnOnce(Opened) -> Opened) -> Vec<Effect> {
    let o = f(w.opened(session_no(1, &bank())));
    w.send(Msg::Opened(Box::new(o)))
}

fn newer(w: &mut World) {
    let (s, later) = two();
    let comparison = Some(Box::new(compare(&bank(), &s, &later)));
    let copy = NewerCopy { path: "/state/c.json".into(), generation: 9, changed: at(5), answered: 1, comparison };
    send(w, |o| Opened { newer_copy: Some(copy), ..o });
}

fn edited(w: &mut World, previous: bool) {
    let (s, later) = two();
    let previous = previous.then(|| (PathBuf::from("/data/x.prev"), Box::new(compare(&bank(), &s, &later))));
    let edited = Some(Edited { sha256: "ab".into(), previous });
    send(w, |o| Opened { read_only: Some(ReadOnly::Edited), beside: Beside { edited, ..Beside::default() }, ..o });
}

fn failing(outcome: SaveOutcome) -> World {
    let mut w = World::open();
    w.saves = Saves::Answered(outcome);
    w.keys("3");
    w
}

fn diverted() -> SaveOutcome {
    SaveOutcome::Diverted(fault(FaultKind::ChangedByOthers), "/data/x.conflict-1.json".into())
}

#[test]
fn after_a_crash_comparing_chooses_nothing_and_leads_back() {
    let mut w = world();
    newer(&mut w);
    let out = w.keys("<Right><Enter>");
    assert!(out.is_empty() && w.m.data.open.is_none());
    let Some(Overlay::Compare(x)) = &w.m.overlay else { panic!("{:?}", w.m.overlay) };
    assert_eq!(x.comparison.questions.iter().map(|q| q.number.as_str()).collect::<Vec<_>>(), ["1.1"]);
    w.keys("?<Down><Down><End>");
    assert!(matches!(w.m.overlay, Some(Overlay::Compare(_))), "help does not take the question away");
    w.keys("<Esc>");
    assert!(matches!(w.asked(), Some(Ask::NewerCopy(_))) && w.m.data.open.is_none());
    // A late answer about another session neither opens nor takes the question away.
    let other = session_no(2, &bank());
    let mut w = world();
    newer(&mut w);
    w.keys("<Right><Enter>");
    let o = w.opened(other.clone());
    let out = w.send(Msg::Opened(Box::new(o)));
    assert_eq!(out, [Effect::Close(other.session)]);
    let out = w.keys("<Esc><Left><Enter>");
    assert!(matches!(out.as_slice(), [Effect::Open { use_copy: Some(_), .. }, ..]), "{out:?}");
}

#[test]
fn an_edited_file_is_only_read_until_a_person_accepts_it() {
    let mut w = world();
    edited(&mut w, true);
    assert!(w.m.data.open.is_none(), "asked first");
    w.keys("<Enter>");
    assert_eq!(w.here().read_only, Some(ReadOnly::Edited));
    assert!(w.notice().contains("luar program"), "{}", w.notice());
    let out = w.keys("3");
    assert!(!out.iter().any(|e| matches!(e, Effect::Save(_))), "nothing of it is ever saved");

    let mut w = world();
    edited(&mut w, true);
    let out = w.keys("<Left><Enter>");
    let [Order::AcceptEdited { sha256, who, .. }] = orders(&out)[..] else { panic!("{out:?}") };
    assert_eq!((sha256.as_str(), who.as_str()), ("ab", "Ani"), "what was shown, and who accepts it");
    assert!(w.m.data.open.is_some());

    let mut w = world();
    edited(&mut w, true);
    let out = w.keys("<Right><Right><Enter>");
    let previous = PathBuf::from("/data/x.prev");
    assert!(matches!(out.first(), Some(Effect::Open { use_copy: Some(p), .. }) if *p == previous), "{out:?}");

    let mut w = world();
    edited(&mut w, true);
    assert!(w.keys("<Right><Enter><Esc>").is_empty() && matches!(w.asked(), Some(Ask::Edited(_))));
    assert!(w.keys("<Esc>").is_empty() && w.m.overlay.is_none(), "not now: nothing happens");
    edited(&mut w, false);
    let choices = w.asked().map(Ask::choices).unwrap_or_default();
    assert_eq!(choices, [Choice::Read, Choice::AcceptEdited], "nothing to compare with, nothing to go back to");
}

#[test]
fn an_edited_final_session_cannot_be_accepted() {
    let (s, mut f) = two();
    asesor::domain::finalise::finalise(&bank(), &mut f, &crate::support::small::stamp(5)).expect("a draft");
    let mut w = world();
    let previous = Some((PathBuf::from("/p"), Box::new(compare(&bank(), &s, &f))));
    let edited = Some(Edited { sha256: String::new(), previous });
    let beside = Beside { edited, ..Beside::default() };
    send(&mut w, |o| Opened { session: f, read_only: Some(ReadOnly::Edited), beside, ..o });
    let choices = w.asked().map(Ask::choices).unwrap_or_default();
    assert!(!choices.contains(&Choice::AcceptEdited), "{choices:?}");
}

#[test]
fn a_file_changed_by_others_is_read_and_both_sides_are_shown() {
    let mut w = World::open();
    let mut theirs = w.session().clone();
    rate(&mut theirs, "K2", Rating::Level(1));
    w.files.insert(path_of(&theirs), theirs);
    w.saves = Saves::Answered(diverted());
    let out = w.keys("3");
    assert!(orders(&out).iter().any(|o| matches!(o, Order::Compare { .. })), "{out:?}");
    let c = w.m.data.saving.theirs.as_ref().expect("read");
    assert_eq!(c.questions.iter().map(|q| q.number.as_str()).collect::<Vec<_>>(), ["1.1", "1.2"]);
    w.keys("<Right><Enter>");
    assert!(matches!(w.m.overlay, Some(Overlay::Compare(_))));
    w.keys("<Esc>");
    assert_eq!(w.asked(), Some(&Ask::Changed));
    w.keys("<Left><Enter>");
    assert!(w.m.overlay.is_none() && w.m.data.open.is_some(), "going on with both");
    assert_eq!(w.asked(), None);
}

#[test]
fn taking_the_changed_file_leaves_ours_in_its_own_file() {
    let mut w = failing(diverted());
    let out = w.keys("<Left><Enter>");
    let saved = out.iter().position(|e| matches!(e, Effect::Save(_)));
    let open = out.iter().position(|e| matches!(e, Effect::Open { .. }));
    assert!(saved.is_some() && saved < open, "ours is written once more before: {out:?}");
    assert_eq!(w.m.data.saving.trouble, None, "the file is opened anew");
}

#[test]
fn saving_elsewhere_is_asked_for_and_ends_the_trouble() {
    let mut w = failing(SaveOutcome::SafetyOnly(fault(FaultKind::NoSpace)));
    assert!(w.m.data.saving.stand.is_some(), "the place was looked at");
    w.keys("<Enter>");
    let Some(Overlay::Entry(e)) = &w.m.overlay else { panic!("{:?}", w.m.overlay) };
    assert_eq!(e.purpose, Purpose::Elsewhere);
    w.keys("<Ctrl-K><Enter>");
    assert!(matches!(&w.m.overlay, Some(Overlay::Entry(e)) if e.error.is_some()), "a folder is needed");
    w.broken = true;
    w.keys("/media/lain<Enter>");
    assert!(w.m.data.saving.trouble.is_some() && w.here().path.starts_with("/data"), "it stays where it was");
    w.broken = false;
    w.saves = Saves::Answered(SaveOutcome::Both);
    let out = w.keys("m4<Ctrl-K>/media/lain<Enter>");
    let order = orders(&out).into_iter().find_map(|o| match o {
        Order::Elsewhere { session, folder } => Some((session.generation, folder.clone())),
        _ => None,
    });
    assert_eq!(order, Some((w.session().generation, PathBuf::from("/media/lain"))));
    assert!(w.here().path.starts_with("/media/lain"));
    assert!(out.iter().any(|e| matches!(e, Effect::Save(_))), "what was typed since then follows");
    assert!(w.m.data.saving.trouble.is_none() && !w.m.data.unsaved());
    assert_eq!(level(&w, "K1"), Some(Rating::Level(3)));
}

#[test]
fn trying_again_and_failing_again_is_told() {
    let mut w = failing(SaveOutcome::SafetyOnly(fault(FaultKind::NoSpace)));
    let out = w.keys("<Right><Enter>");
    assert!(out.iter().any(|e| matches!(e, Effect::Save(_))));
    assert_eq!(w.asked(), Some(&Ask::CannotSave), "it failed again, and is told again");
    w.keys("<Esc>4");
    assert_eq!(w.asked(), None, "but no key of the interview brings it back");
}

#[test]
fn a_folder_that_takes_no_writing_is_told_with_the_place_of_the_changes() {
    let mut w = world();
    let beside = Beside { home: Some("/state/recovery/x.json".into()), ..Beside::default() };
    send(&mut w, |o| Opened { beside, ..o });
    assert!(w.here().read_only.is_none(), "it can be filled in");
    assert!(w.notice().contains("/state/recovery/x.json"), "{}", w.notice());
    w.saves = Saves::Answered(SaveOutcome::SafetyOnly(fault(FaultKind::ReadOnly)));
    w.keys("3");
    assert_eq!(w.asked(), Some(&Ask::CannotSave), "saving elsewhere is offered once");
}

#[test]
fn a_missing_safety_copy_is_told_once_and_does_not_look_unsaved() {
    let mut w = world();
    w.saves = Saves::Answered(SaveOutcome::MainOnly(fault(FaultKind::Denied)));
    w.keys("<Enter>3");
    assert!(w.notice().contains("salinan pengaman"), "{}", w.notice());
    assert!(!w.m.data.unsaved());
    w.keys("4");
    assert!(!w.notice().contains("salinan pengaman"), "once: {}", w.notice());
}

#[test]
fn who_has_the_session_open_is_named() {
    let mut w = world();
    let beside = Beside { holder: Some(Holder { pid: 812, since: Some(at(120)) }), ..Beside::default() };
    send(&mut w, |o| Opened { read_only: Some(ReadOnly::Locked), beside, ..o });
    assert!(w.notice().contains("812") && w.notice().contains("10.02"), "{}", w.notice());
}

#[test]
fn a_file_that_cannot_be_opened_leads_to_its_copies() {
    let mut w = World::damaged(2);
    let path = w.m.data.list[0].path.clone();
    let mut f = fault(FaultKind::Damaged);
    f.path.clone_from(&path);
    let out = w.send(Msg::OpenFailed(f));
    assert!(matches!(orders(&out)[..], [Order::Copies(_)]), "{out:?}");
    assert!(matches!(w.m.overlay, Some(Overlay::Rescue(_))));
    let out = w.keys("<Tab>");
    assert!(matches!(orders(&out)[..], [Order::Compare { .. }]));
    assert!(matches!(w.m.overlay, Some(Overlay::Compare(_))));
    w.keys("<Esc>");
    assert!(matches!(w.m.overlay, Some(Overlay::Rescue(_))), "and back to the copies");
}

#[test]
fn a_final_session_is_called_final_once_its_file_has_it() {
    let mut w = World::open();
    w.saves = Saves::Held;
    w.keys("msf<End><Enter>");
    assert!(w.session().is_final() && !w.notice().contains("Kode periksa"), "{}", w.notice());
    let (session, generation, at) = (w.session().session, w.session().generation, w.now().wall);
    let failed = SaveOutcome::SafetyOnly(fault(FaultKind::NoSpace));
    w.send(Msg::Saved { session, generation, at, outcome: failed });
    assert!(w.notice().contains("belum ada di berkasnya"), "{}", w.notice());
    w.send(Msg::Saved { session, generation, at, outcome: SaveOutcome::Both });
    assert!(w.notice().contains("Kode periksa"), "{}", w.notice());
}

#[test]
fn a_save_that_takes_long_is_counted_in_changes_and_seconds() {
    let mut w = World::open();
    w.saves = Saves::Held;
    w.keys("3<Down>4");
    assert_eq!(w.m.data.changes(), 2);
    let before = w.m.seen;
    w.wait(4_000);
    assert!(w.m.data.saving.slow(w.ms).is_some_and(|s| s >= 4) && w.m.seen > before);
}

#[test]
fn a_session_left_with_changes_in_memory_still_keeps_the_program_from_ending() {
    let f = fault(FaultKind::Denied);
    let mut w = World::with(bank(), vec![session_no(1, &bank()), session_no(2, &bank())]);
    w.keys("<Enter>");
    let neither = SaveOutcome::Neither(f.clone(), f);
    w.saves = Saves::Answered(neither.clone());
    w.keys("3<Esc><Esc>");
    assert_eq!(w.asked(), Some(&Ask::CannotSave), "from the list nobody could save it elsewhere");
    assert!(w.m.data.open.is_some());
    w.saves = Saves::Answered(SaveOutcome::Both);
    w.keys("<Right><Enter>");
    w.saves = Saves::Held;
    w.keys("4<Esc>");
    assert!(matches!(w.m.screen(), Screen::Sessions(_)));
    let lost = w.m.data.watched.expect("was open");
    let at = w.now().wall;
    w.send(Msg::Saved { session: lost, generation: 99, at, outcome: neither });
    w.saves = Saves::Answered(SaveOutcome::Both);
    w.keys("<Down><Enter>");
    assert_ne!(w.m.data.watched, Some(lost));
    w.keys("<Esc>q");
    assert!(!w.quit && matches!(&w.m.overlay, Some(Overlay::Entry(e)) if e.purpose == Purpose::LeaveUnsaved));
    w.keys("<Esc>");
    let (at, outcome) = (w.now().wall, SaveOutcome::Both);
    w.send(Msg::Saved { session: lost, generation: 99, at, outcome });
    w.keys("q");
    assert!(w.quit, "once the writer got it into its file");
}

#[test]
fn a_first_save_that_missed_its_file_is_ordered_again() {
    let mut w = world();
    let out = send(&mut w, |o| Opened { beside: Beside { owes: true, ..Beside::default() }, ..o });
    assert!(out.iter().any(|e| matches!(e, Effect::Save(_))), "{out:?}");
}

#[test]
fn what_a_comparison_came_to_late_opens_nothing() {
    let mut w = World::open();
    let (s, later) = two();
    let found = Ok(Box::new(compare(&bank(), &s, &later)));
    let other = session_no(2, &bank());
    for (id, path) in [(other.session, path_of(&s)), (s.session, path_of(&other))] {
        let (left, right) = (Some(Origin::Here(id)), Origin::File(path));
        w.send(Msg::Keep(Box::new(Report::Compared { left, right, found: found.clone() })));
        assert!(w.m.overlay.is_none() && w.m.data.saving.theirs.is_none(), "of another session, or another file");
    }
}
