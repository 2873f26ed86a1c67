//! Saves that fail and what is said of them: nothing is asked twice, nothing is
//! said over, and what could be saved can still be saved.

use crate::support::bank;
use crate::support::keeper::spares;
use crate::support::small::{at, rate, session_no};
use crate::support::world::{Saves, World, fault, path_of, saves};
use asesor::app::beside::Beside;
use asesor::app::entry::Purpose;
use asesor::app::keep::Order;
use asesor::app::msg::{NewerCopy, Opened, SaveOutcome};
use asesor::app::overlay::{Ask, Overlay};
use asesor::app::{Effect, Msg};
use asesor::base::fault::FaultKind;
use asesor::domain::session::Rating;

fn safety_only() -> SaveOutcome {
    SaveOutcome::SafetyOnly(fault(FaultKind::NoSpace))
}

fn neither() -> SaveOutcome {
    SaveOutcome::Neither(fault(FaultKind::Denied), fault(FaultKind::Denied))
}

fn diverted() -> SaveOutcome {
    SaveOutcome::Diverted(fault(FaultKind::ChangedByOthers), "/data/x.conflict-1.json".into())
}

/// A save came to this end.
fn answered(w: &mut World, outcome: SaveOutcome) {
    let (session, generation, at) = (w.session().session, w.session().generation, w.now().wall);
    w.send(Msg::Saved { session, generation, at, outcome });
}

#[test]
fn a_final_session_that_missed_its_file_can_still_be_saved_in_every_way() {
    let mut w = World::open();
    w.saves = Saves::Answered(safety_only());
    w.keys("msf<End><Enter>");
    assert!(w.session().is_final());
    assert_eq!(w.asked(), Some(&Ask::CannotSave));
    assert_eq!(saves(&w.keys("<Right><Enter>")).len(), 1, "try again");
    assert_eq!(saves(&w.keys("<Esc><Ctrl-S>")).len(), 1, "Ctrl-S");
    w.keys("<Esc>m4");
    assert!(matches!(&w.m.overlay, Some(Overlay::Entry(e)) if e.purpose == Purpose::Elsewhere), "{}", w.notice());
    w.saves = Saves::Answered(SaveOutcome::Both);
    let out = w.keys("<Ctrl-K>/media/lain<Enter>");
    assert_eq!(saves(&out).len(), 1, "the last state follows to the new place");
    assert!(w.m.data.saving.trouble.is_none() && w.notice().contains("Kode periksa"), "{}", w.notice());
    assert!(saves(&w.keys("<Ctrl-S>")).is_empty(), "it is in its file: nothing is written any more");

    let mut w = World::open();
    w.saves = Saves::Answered(safety_only());
    let out = w.keys("msf<End><Enter><Esc><Esc><Esc>");
    let left = out.iter().position(|e| matches!(e, Effect::Close(_)));
    let last = out.iter().rposition(|e| matches!(e, Effect::Save(_)));
    assert_eq!(saves(&out).len(), 2, "one more order as it is left: {out:?}");
    assert!(left.is_some() && last < left);
}

#[test]
fn a_failure_that_answers_ctrl_s_is_told_once() {
    let mut w = World::open();
    w.saves = Saves::Held;
    w.keys("3<Ctrl-S>");
    answered(&mut w, safety_only());
    assert_eq!(w.asked(), Some(&Ask::CannotSave));
    w.keys("<Esc>");
    answered(&mut w, safety_only());
    assert_eq!(w.asked(), None, "the writer's own next try is nothing new");
}

#[test]
fn a_question_about_a_trouble_goes_when_the_trouble_is_another() {
    let mut w = World::open();
    w.saves = Saves::Answered(safety_only());
    w.keys("3");
    assert_eq!(w.asked(), Some(&Ask::CannotSave));
    let mut theirs = w.session().clone();
    rate(&mut theirs, "K2", Rating::Level(1));
    w.files.insert(path_of(&theirs), theirs);
    answered(&mut w, diverted());
    assert_eq!(w.asked(), Some(&Ask::Changed));
    w.keys("<Right><Enter>");
    assert!(matches!(w.m.overlay, Some(Overlay::Compare(_))));
    answered(&mut w, safety_only());
    assert_eq!(w.asked(), Some(&Ask::CannotSave), "nor does the comparison over it stay");
}

#[test]
fn a_changed_file_that_could_not_be_read_is_read_again_when_asked_for() {
    let mut w = World::open();
    w.saves = Saves::Answered(diverted());
    w.broken = true;
    w.keys("3");
    assert!(w.asked() == Some(&Ask::Changed) && w.m.data.saving.theirs.is_none());
    w.broken = false;
    let out = w.keys("<Right><Enter>");
    assert!(matches!(out.as_slice(), [Effect::Keep(Order::Compare { .. })]), "{out:?}");
    assert!(w.asked() == Some(&Ask::Changed) && w.m.data.saving.theirs.is_some());
    w.keys("<Enter>");
    assert!(matches!(w.m.overlay, Some(Overlay::Compare(_))));
}

#[test]
fn a_comparison_that_comes_late_is_never_shown_as_that_of_another_copy() {
    let mut w = World::damaged(3);
    w.keys("<Enter>");
    assert!(matches!(&w.m.overlay, Some(Overlay::Rescue(r)) if r.copies == spares(3)));
    w.slow = true;
    w.keys("<Tab><Down>");
    w.release();
    assert!(matches!(w.m.overlay, Some(Overlay::Rescue(_))), "{:?}", w.m.overlay);
}

#[test]
fn changes_are_counted_rightly_after_a_failure_that_mended_itself() {
    let mut w = World::open();
    w.saves = Saves::Answered(safety_only());
    w.keys("3<Esc><Down>4");
    answered(&mut w, SaveOutcome::Both);
    w.saves = Saves::Held;
    w.keys("5");
    assert_eq!(w.m.data.changes(), 1, "the others are in the file");
}

#[test]
fn the_check_code_is_what_is_said_last() {
    let mut w = World::open();
    w.saves = Saves::Answered(SaveOutcome::MainOnly(fault(FaultKind::Denied)));
    w.keys("msf<End><Enter>");
    assert!(w.notice().contains("Kode periksa"), "{}", w.notice());
    let mut w = World::open();
    w.saves = Saves::Held;
    w.keys("msf<End><Enter><Ctrl-S>");
    answered(&mut w, SaveOutcome::Both);
    assert!(w.notice().contains("Kode periksa"), "{}", w.notice());
    assert!(!w.m.data.saving.asked);
}

#[test]
fn that_a_final_session_missed_its_file_is_said_once_and_only_when_it_did() {
    let not_yet = "belum ada di berkasnya";
    let mut w = World::open();
    w.saves = Saves::Held;
    w.keys("msf<End><Enter>");
    answered(&mut w, safety_only());
    assert!(w.notice().contains(not_yet), "{}", w.notice());
    w.keys("<Esc><Down>");
    answered(&mut w, safety_only());
    assert!(!w.notice().contains(not_yet), "the writer's own next try: {}", w.notice());
    let mut w = World::open();
    w.saves = Saves::Held;
    w.keys("msf<End><Enter>");
    answered(&mut w, diverted());
    assert!(!w.notice().contains(not_yet), "it is in a file of its own, and asked about: {}", w.notice());
}

#[test]
fn a_window_too_small_for_the_program_can_still_be_left_with_something_unsaved() {
    let mut w = World::open();
    w.saves = Saves::Answered(neither());
    w.keys("3<Esc>");
    w.send(Msg::Resized { cols: 30, rows: 6 });
    w.keys("qy<Enter>");
    assert!(!w.quit, "a whole word has to be typed");
    w.keys("<Ctrl-K>ya<Enter>");
    assert!(w.quit);
}

#[test]
fn a_question_that_leaving_takes_away_gives_its_session_free() {
    let (a, b) = (session_no(1, &bank()), session_no(2, &bank()));
    let mut w = World::with(bank(), vec![a.clone(), b.clone()]);
    let now = w.now().wall;
    w.send(Msg::Saved { session: b.session, generation: 3, at: now, outcome: neither() });
    let copy = NewerCopy { path: "/c".into(), generation: 9, changed: at(5), answered: 1, comparison: None };
    let o = Opened { newer_copy: Some(copy), ..w.opened(a.clone()) };
    w.send(Msg::Opened(Box::new(o)));
    let out = w.keys("<Ctrl-C><Ctrl-C>");
    assert!(matches!(&w.m.overlay, Some(Overlay::Entry(e)) if e.purpose == Purpose::LeaveUnsaved));
    assert_eq!(out, [Effect::Close(a.session)]);
}

#[test]
fn a_field_that_is_full_says_so_wherever_it_stands() {
    let full = "x".repeat(asesor::base::text::MAX_TEXT);
    for keys in ["g", "m/", "bk", "t", "m4<Ctrl-K>", "c", "mda", "md<Enter>"] {
        let mut w = World::open();
        w.keys(keys);
        w.paste(&full);
        w.keys("y");
        assert!(w.notice().contains("64 KiB"), "{keys}: {}", w.notice());
    }
}

#[test]
fn what_was_kept_is_said_beside_where_the_changes_go() {
    let mut w = World::with(bank(), vec![session_no(1, &bank())]);
    let beside =
        Beside { home: Some("/state/h.json".into()), kept: vec!["/data/x.corrupt-1.json".into()], ..Beside::default() };
    let o = Opened { beside, ..w.opened(session_no(1, &bank())) };
    w.send(Msg::Opened(Box::new(o)));
    assert!(w.notice().contains("/state/h.json") && w.notice().contains("x.corrupt-1.json"), "{}", w.notice());
}

#[test]
fn the_command_that_opens_a_session_again_can_be_pasted_into_a_shell() {
    let mut w = World::open();
    w.keys("m4<Ctrl-K>/media/flash disk<Enter><Esc><Esc>");
    let last = w.m.data.last.clone().expect("was open");
    assert_eq!(last.handle, format!("\"{}\"", last.path.to_string_lossy()));
    // The folder of the data is as it was typed; that of the files is resolved.
    let mut w = World::open();
    w.m.data.data_dir = "data".into();
    w.keys("<Esc>");
    assert_eq!(w.m.data.last.clone().expect("was open").handle, "34.04");
}
