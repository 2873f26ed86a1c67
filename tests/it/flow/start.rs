//! Making a session, moving through it, coming back.

use super::note;
use crate::support::world::World;
use asesor::app::key::{Code, Key};
use asesor::app::overlay::Overlay;
use asesor::app::screen::Screen;
use asesor::app::screen::interview::Part;
use asesor::app::{Effect, Msg};

#[test]
fn three_letters_and_enter_make_a_session_for_the_regency_people_mean() {
    let mut w = World::empty();
    w.keys("nslem<Enter><Enter>");
    assert!(matches!(w.m.screen(), Screen::New(_)));
    let out = w.keys("<Enter>UGM<Enter>Bupati (kepala daerah); Sekda<Enter><Enter>");
    let made: Vec<_> = out.iter().filter_map(|e| if let Effect::Create(d) = e { Some(d) } else { None }).collect();
    assert_eq!(made.len(), 1, "one session, not two");
    assert_eq!((made[0].region.code.as_str(), made[0].region.name.as_str()), ("34.04", "Sleman"));
    assert_eq!((made[0].assessor.as_str(), made[0].institution.as_str()), ("Ani", "UGM"));
    assert_eq!(made[0].delegation.len(), 2);
    assert_eq!(made[0].delegation[0].position, "kepala daerah");
    assert_eq!(made[0].slot_minutes, Some(60));
    assert_eq!(made[0].date, None, "today is not sent");
    assert_eq!(w.settings.institution, "UGM", "remembered for the next one");
    assert_eq!(w.question(), "K1");
    assert_eq!(w.m.screens.len(), 2, "the form is gone");
}

#[test]
fn a_region_the_list_does_not_know_is_used_as_typed() {
    let mut w = World::empty();
    w.keys("nsleman<Down><Down><Down><Down><Down><Down><Enter>");
    let Screen::New(f) = w.m.screen() else { panic!("the form") };
    assert_eq!(f.chosen.as_ref().map(|r| (r.code.as_str(), r.name.as_str())), Some(("", "sleman")));
}

#[test]
fn a_form_left_with_esc_comes_back_as_it_was_typed() {
    let mut w = World::empty();
    w.keys("nslem<Tab><Tab>Budi<Esc>");
    assert!(matches!(w.m.screen(), Screen::Sessions(_)));
    w.keys("n");
    let Screen::New(f) = w.m.screen() else { panic!("the form") };
    assert_eq!(f.edits[0].text(), "Kabupaten Sleman");
    assert_eq!(f.edits[2].text(), "AniBudi");
}

#[test]
fn enter_held_down_or_pressed_twice_makes_one_session() {
    let mut w = World::empty();
    w.keys("nslem");
    for _ in 0..30 {
        w.key_after(Key::plain(Code::Enter), 30);
    }
    assert!(w.files.is_empty(), "a held Enter runs through no form");
    let mut w = World::empty();
    w.keys("nslem<Tab><PgDn>");
    w.slow = true;
    let out = w.keys("<Enter><Enter><Enter>");
    assert_eq!(out.iter().filter(|e| matches!(e, Effect::Create(_))).count(), 1);
    w.release();
    assert_eq!((w.files.len(), w.question().as_str()), (1, "K1"));
}

#[test]
fn a_wrong_field_is_named_and_nothing_typed_is_cleared() {
    let mut w = World::empty();
    w.keys("n<Enter>");
    let error = |w: &World| match w.m.screen() {
        Screen::New(f) => (f.focus, f.error.clone().map(|(_, t)| t).unwrap_or_default()),
        _ => panic!("the form"),
    };
    assert_eq!(error(&w).0, 0);
    assert!(error(&w).1.contains("kabupaten/kota"));
    w.keys("slem<Enter>x<Enter>");
    assert_eq!(error(&w).0, 1);
    assert!(error(&w).1.contains("2019x"), "{}", error(&w).1);
    w.keys("<Backspace><Enter><PgDn>0000<Enter>");
    assert!(error(&w).1.contains("600000"), "{}", error(&w).1);
    assert!(w.files.is_empty());
}

#[test]
fn typing_in_the_form_can_be_taken_back_before_any_session_is_open() {
    let mut w = World::empty();
    w.keys("nslem<Ctrl-W>");
    let text = |w: &World| if let Screen::New(f) = w.m.screen() { f.edits[0].text() } else { String::new() };
    assert_eq!(text(&w), "");
    w.keys("<Ctrl-Z>");
    assert_eq!(text(&w), "slem");
}

#[test]
fn a_jump_takes_five_keys() {
    let mut w = World::open();
    w.keys("g5.4<Enter>");
    let p = w.here().placed(w.interview().question).map(|p| p.number());
    assert_eq!(p.as_deref(), Some("5.4"));
    w.keys("gpppp<Enter>");
    assert!(matches!(w.m.overlay, Some(Overlay::Jump(_))), "no match opens nothing");
    w.keys("<Esc>");
    assert!(w.m.overlay.is_none());
}

#[test]
fn the_filter_of_the_list_shows_what_is_open() {
    let mut w = World::open();
    w.keys("3<Enter>3<Enter>g<Tab><Enter>");
    assert_eq!(w.question(), "K3", "the first not asked");
    w.keys("g<Tab><Tab><Tab><Enter>");
    assert_eq!(w.question(), "K1", "rated without evidence");
}

#[test]
fn coming_back_stands_where_the_person_left() {
    let mut w = World::open();
    w.keys("g3.2<Enter>");
    let q = w.question();
    w.keys("<Esc>");
    assert!(matches!(w.m.screen(), Screen::Sessions(_)));
    w.keys("<Enter>");
    assert_eq!(w.question(), q, "one key resumes");
    // Closed in the middle of a note: back in the note, the cursor where it was.
    w.keys("csatu dua<Left><Left><Left>");
    w.send(Msg::Ended);
    w.keys("<Enter>");
    assert_eq!((w.question(), w.interview().part), (q.clone(), Part::Note));
    w.keys("X<Esc>");
    assert_eq!(note(&w, &q), "satu Xdua");
}

#[test]
fn the_next_open_question_is_found_from_the_menu() {
    let mut w = World::open();
    w.keys("3<Enter><Right>3mo");
    assert_eq!(w.question(), "K4");
    w.keys("g7.8<Enter>3mo");
    assert_eq!(w.question(), "K2", "and then from the start");
}
