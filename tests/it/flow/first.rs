//! The first start, and trying things out on invented data.

use crate::support::bank;
use crate::support::small::session_no;
use crate::support::world::{Saves, World, fault};
use asesor::app::Effect;
use asesor::app::msg::SaveOutcome;
use asesor::app::screen::Screen;
use asesor::base::fault::FaultKind;
use asesor::domain::lang::Lang;
use asesor::domain::try_out::{CODE, next_step};

/// Number of the step that is next; 0 when all are done.
fn step(w: &World) -> usize {
    next_step(w.session(), w.m.data.jumped).map_or(0, |(n, _)| n)
}

#[test]
fn the_first_start_welcomes_and_the_second_goes_to_the_list() {
    let mut w = World::first();
    assert!(matches!(w.m.screen(), Screen::First(_)));
    w.keys("i");
    assert_eq!(w.lang(), Lang::En);
    w.keys("<Down><Enter>");
    assert!(matches!(w.m.screen(), Screen::New(_)));
    w.keys("<Esc>");
    assert!(matches!(w.m.screen(), Screen::Sessions(_)));
    // Settings are remembered now: the next start is told so.
    assert!(matches!(World::empty().m.screen(), Screen::Sessions(_)));
    let mut with = World::with(bank(), vec![session_no(1, &bank())]);
    with.m.data.welcome = true;
    with.send(asesor::app::Msg::Ended);
    assert!(matches!(with.m.screen(), Screen::Sessions(_)), "sessions brought along are shown at once");
}

#[test]
fn the_welcome_is_remembered_even_if_it_is_only_left() {
    let mut w = World::empty();
    w.m.data.welcome = true;
    let out = w.send(asesor::app::Msg::Listed(Vec::new()));
    assert!(out.iter().any(|e| matches!(e, Effect::RememberSettings(_))));
}

#[test]
fn practice_ticks_itself_from_the_first_level_to_the_end() {
    let mut w = World::first();
    w.keys("<Enter>");
    assert!(w.session().practice && w.session().region.code == CODE);
    for (n, keys) in (1..).zip(["3", "cada surat<Esc>", "b1<Esc>", "u", "g5.4<Enter>", "msf<End><Enter>"]) {
        assert_eq!(step(&w), n, "before {keys}");
        w.keys(keys);
    }
    assert_eq!(step(&w), 0, "all done");
    assert!(w.session().is_final());
}

#[test]
fn going_on_with_practice_opens_the_session_that_was_begun() {
    let mut w = World::first();
    w.keys("<Enter>3<Esc>mc");
    assert_eq!(w.files.len(), 1, "no second one");
    assert!(w.session().practice);
    assert_eq!(step(&w), 2);
}

#[test]
fn practice_that_cannot_be_written_is_said_and_the_welcome_stays() {
    let mut w = World::first();
    w.broken = true;
    w.keys("<Enter>");
    assert!(matches!(w.m.screen(), Screen::First(_)));
    assert!(w.notice().contains("/stick/x.json"), "{}", w.notice());
    w.broken = false;
    w.keys("<Enter>");
    assert!(w.session().practice);
    w.saves = Saves::Answered(SaveOutcome::SafetyOnly(fault(FaultKind::NoSpace)));
    w.keys("3");
    assert_eq!(step(&w), 2, "a full disk does not stop the practice");
}
