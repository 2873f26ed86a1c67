//! Guest view: what the keys do while the delegation can see the screen. What the
//! screens show then stands in `screens/guest.rs`.

use super::{level, note};
use crate::support::bank;
use crate::support::small::{claim, rate, session_no};
use crate::support::world::World;
use asesor::app::Model;
use asesor::app::command::Command;
use asesor::app::overlay::Overlay;
use asesor::app::screen::Screen;
use asesor::app::screen::interview::Part;
use asesor::app::screen::jump::Filter;
use asesor::domain::session::Rating;

#[test]
fn one_key_switches_it_on_and_it_lasts_until_the_same_key() {
    let mut w = World::open();
    w.keys(".");
    assert!(w.m.data.guest);
    for keys in ["3", "<Enter>", "b<Esc>", "ms<Esc>", "g<Esc>", "<Esc>", "<Enter>"] {
        w.keys(keys);
        assert!(w.m.data.guest, "after {keys}");
    }
    w.keys(".");
    assert!(!w.m.data.guest);
    w.keys("m.");
    assert!(w.m.data.guest, "by the menu too");
}

#[test]
fn in_a_text_a_dot_is_a_dot_and_ctrl_g_hides_at_once() {
    let mut w = World::open();
    w.keys("cno. 5<Ctrl-G>");
    assert!(w.m.data.guest);
    w.keys(" lagi<Esc>");
    assert_eq!(note(&w, "K1"), "no. 5 lagi", "typing still works");
    w.keys("g<Ctrl-G>");
    assert!(!w.m.data.guest && matches!(w.m.overlay, Some(Overlay::Jump(_))));
}

#[test]
fn levels_are_still_set_and_no_message_names_them() {
    let mut w = World::open_with(|s| s.claim = Some(claim(&[("K1", 3), ("K2", 3)])));
    w.keys(".");
    assert_eq!(w.enter(), "Lanjut", "and not: Setuju 3");
    w.keys("<Space>");
    assert_eq!(level(&w, "K1"), None, "nothing is set that nobody can see highlighted");
    let spoken = |w: &World| w.notice().replace("1.1", "").replace("1.2", "");
    for keys in ["5", "2", "u", "<Ctrl-Y>", "v", "<Backspace>", "4"] {
        w.keys(keys);
        assert!(!spoken(&w).chars().any(|c| c.is_ascii_digit()), "{keys}: {}", w.notice());
        assert!(!w.notice().contains("terverifikasi"), "{keys}: {}", w.notice());
    }
    assert_eq!(level(&w, "K1"), Some(Rating::Level(4)));
    // That it differs from the claim is not shown by asking for a reason.
    assert_eq!(w.enter(), "Lanjut");
    w.keys("<Tab>");
    assert_ne!(w.interview().part, Part::Reason);
    w.keys("<Esc><Enter>");
    assert_eq!(w.question(), "K2");
}

#[test]
fn what_shows_levels_cannot_be_opened_and_is_closed() {
    let mut w = World::open();
    w.keys("3msf");
    assert!(matches!(w.m.overlay, Some(Overlay::Finalise { .. })));
    w.keys(".");
    assert!(w.m.overlay.is_none());
    w.keys("f");
    assert!(w.m.overlay.is_none() && w.notice().contains("titik"), "{}", w.notice());
    for c in [Command::Finalise, Command::MustAsk, Command::LastYear, Command::NewSession] {
        assert!(w.m.disabled(c).is_some(), "{c:?}");
    }
    w.keys(".<Esc>g<Tab><Tab>");
    w.keys("<Ctrl-G>");
    let Some(Overlay::Jump(j)) = &w.m.overlay else { panic!("the list") };
    assert_eq!(j.filter, Filter::All);
    w.keys("<Tab><Tab>");
    let Some(Overlay::Jump(j)) = &w.m.overlay else { panic!("the list") };
    assert_eq!(j.filter, Filter::All, "only what everybody may know");
}

#[test]
fn a_reason_being_written_is_kept_and_left() {
    let mut w = World::open_with(|s| s.claim = Some(claim(&[("K1", 3)])));
    w.keys("1<Enter>SK belum<Ctrl-G>");
    assert_eq!(w.interview().part, Part::Levels);
    assert_eq!(w.answer_to("K1").interview.map(|r| r.reason).as_deref(), Some("SK belum"));
    w.keys(".");
    assert!(!w.m.data.guest);
}

#[test]
fn on_the_list_no_other_region_can_be_opened() {
    let mut other = session_no(2, &bank());
    other.region.name = "Bantul".into();
    rate(&mut other, "K1", Rating::Level(5));
    let mut w = World::with(bank(), vec![session_no(1, &bank()), other]);
    w.keys(".<Enter>");
    assert!(w.m.data.open.is_none(), "nothing is at hand yet");
    w.keys(".<Enter>");
    let here = w.session().session;
    w.keys(".<Esc><Down><Down><Enter>");
    assert_eq!(w.session().session, here);
}

#[test]
fn nothing_is_changed_on_a_screen_that_is_hidden() {
    let mut w = World::open();
    w.keys("tBappeda<Esc>");
    w.keys("mf");
    let before = w.session().follow_ups.clone();
    assert_eq!(before.len(), 1);
    w.keys(".<Space><Del>a");
    assert_eq!(w.session().follow_ups, before);
    assert!(w.notice().contains("titik"), "{}", w.notice());
    w.keys("<Esc>");
    assert!(matches!(w.m.screen(), Screen::Interview(_)) && w.m.data.guest);
    // Neither is a row of a part that is not drawn.
    for _ in 0..12 {
        w.keys("<Tab>");
        assert!(!matches!(w.interview().part, Part::Quotes | Part::FollowUps));
    }
}

#[test]
fn a_form_is_left_with_all_that_was_typed() {
    let mut w = World::open();
    w.keys("tSK Tim<Ctrl-G>");
    assert!(!w.m.data.filling());
    assert_eq!(w.session().follow_ups.len(), 1);
    assert_eq!(w.session().follow_ups[0].item, "SK Tim");
}

#[test]
fn a_search_ends_and_what_it_found_is_gone() {
    let mut w = World::open();
    w.keys("czamrud<Esc>/zamrud");
    assert!(matches!(&w.m.overlay, Some(Overlay::Find(f)) if !f.hits.is_empty()));
    w.keys("<Ctrl-G>");
    assert!(w.m.overlay.is_none());
    w.keys("/");
    assert!(w.m.overlay.is_none() && w.notice().contains("titik"), "{}", w.notice());
}

/// A laptop that dies while the delegation looks comes back with guest view on.
#[test]
fn guest_view_outlives_a_restart_until_it_is_switched_off() {
    let mut w = World::with(bank(), vec![session_no(1, &bank())]);
    w.keys("<Enter>.");
    assert!(w.settings.guest, "it is remembered at once");
    let again = Model::new(w.settings.clone(), "/data".into(), w.now(), (80, 24));
    assert!(again.data.guest);
    w.keys(".");
    assert!(!w.settings.guest && !Model::new(w.settings.clone(), "/data".into(), w.now(), (80, 24)).data.guest);
}

#[test]
fn where_a_box_is_hidden_the_dot_ends_guest_view_as_the_notice_says() {
    let mut w = World::with(bank(), vec![session_no(1, &bank())]);
    w.keys("mk/media");
    assert!(matches!(w.m.overlay, Some(Overlay::Entry(_))));
    w.keys("<Ctrl-G>");
    assert!(w.m.data.guest && w.m.hidden_from_guests());
    w.keys("x.");
    assert!(!w.m.data.guest);
    let Some(Overlay::Entry(e)) = &w.m.overlay else { panic!("what was typed is still there") };
    assert_eq!(e.edit.text(), "/media");
}
