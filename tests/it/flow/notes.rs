//! Evidence, notes, undo.

use super::{level, note};
use crate::support::small::id;
use crate::support::world::{World, saves};
use asesor::app::screen::interview::Part;
use asesor::app::{Effect, Msg, next_wake};
use asesor::domain::change::UndoStacks;
use asesor::domain::history::walk;
use asesor::domain::session::{EvidenceState, Rating, Support};

#[test]
fn evidence_goes_through_its_states_without_leaving_the_list() {
    let mut w = World::open();
    w.keys("b1");
    let states = |w: &World| w.answer_to("K1").evidence.iter().map(|e| (e.id.to_string(), e.state)).collect::<Vec<_>>();
    let one = |s| vec![("K1a".to_owned(), s)];
    assert_eq!(states(&w), one(EvidenceState::Seen));
    w.keys("<Space>");
    assert_eq!(states(&w), one(EvidenceState::Promised));
    w.keys("<Space>");
    assert_eq!(states(&w), one(EvidenceState::Absent));
    w.keys("<Space>");
    assert_eq!(states(&w), []);
    w.keys("d");
    assert_eq!(states(&w), one(EvidenceState::Promised));
    w.keys("-");
    assert_eq!(states(&w), one(EvidenceState::Absent));
    w.keys("<Backspace>");
    assert_eq!(states(&w), []);
    assert!(!w.notice().is_empty(), "clearing says so");
    assert!(w.keys("9").is_empty());
    assert!(w.notice().contains('9'));
    w.keys("s");
    assert_eq!(w.answer_to("K1").support(), Support::Document);
    assert_eq!(level(&w, "K1"), None, "evidence never sets a level");
    w.keys("<Esc>");
    assert_eq!(w.interview().part, Part::Levels);
}

#[test]
fn number_date_and_page_are_typed_and_kept_when_the_mark_goes() {
    let mut w = World::open();
    w.keys("b1k188/2019<Tab>22-2-2019<Tab>3<Enter>");
    let e = w.answer_to("K1").evidence[0].clone();
    assert_eq!((e.number.as_str(), e.date.as_str(), e.page.as_str()), ("188/2019", "22-2-2019", "3"));
    assert_eq!((e.state, w.interview().part), (EvidenceState::Seen, Part::Evidence));
    let out = w.keys("1");
    let e = w.answer_to("K1").evidence[0].clone();
    assert_eq!((e.number.as_str(), e.state), ("188/2019", EvidenceState::Claimed), "what was typed stays");
    assert_eq!(saves(&out).len(), 1);
    assert!(saves(&w.keys("<Backspace>")).is_empty(), "no entry for nothing");
}

#[test]
fn further_evidence_has_a_name_of_its_own_and_none_is_kept_without_one() {
    let mut w = World::open();
    w.keys("b<End><Space>Foto ruang<Esc>");
    let e = w.answer_to("K1").evidence[0].clone();
    assert_eq!((e.label.as_str(), e.item), ("Foto ruang", None));
    w.keys("<End><Space>x<Backspace><Enter>");
    assert_eq!(w.answer_to("K1").evidence.len(), 1);
    // Emptied later, it is gone, and undo brings it back.
    w.keys("<Up>k<Ctrl-K><Esc>");
    assert_eq!(w.answer_to("K1").evidence.len(), 0);
    w.keys("u");
    assert_eq!(w.answer_to("K1").evidence[0].label, "Foto ruang");
}

#[test]
fn typed_details_are_saved_within_a_second_and_by_ctrl_s_at_once() {
    let mut w = World::open();
    w.keys("b1k18");
    let out = w.keys("<Ctrl-S>");
    assert_eq!(saves(&out).last().map(|s| s.answers[&id("K1")].evidence[0].number.clone()).as_deref(), Some("18"));
    w.keys("8");
    assert!(!saves(&w.wait(1000)).is_empty());
    assert_eq!(w.answer_to("K1").evidence[0].number, "188");
    w.keys("9");
    let at = w.now();
    assert!(!saves(&w.send(Msg::Unfocused(at))).is_empty(), "leaving the window saves them too");
    assert_eq!(w.answer_to("K1").evidence[0].number, "1889");
}

#[test]
fn typing_is_saved_within_one_second_of_its_first_key_with_one_entry_per_visit() {
    let mut w = World::open();
    let before = w.session().history.len();
    w.keys("c");
    let started = w.ms;
    let out = w.keys("a");
    assert!(saves(&out).is_empty());
    assert_eq!(next_wake(&w.m), Some(w.ms + 1000), "woken one second after the first key");
    // More keys never put it off.
    let mut saved_at = None;
    for _ in 0..20 {
        if !saves(&w.keys("b")).is_empty() {
            saved_at.get_or_insert(w.ms);
        }
    }
    assert!(saved_at.is_some_and(|t| t <= started + 150 + 1000 + 150), "{saved_at:?}");
    w.keys("<Esc>");
    assert_eq!(note(&w, "K1"), format!("a{}", "b".repeat(20)));
    assert_eq!(w.session().history.len(), before + 1, "one entry for the whole visit");
    assert_eq!(walk(&w.session().history), Ok(()));
    assert_eq!(w.m.data.saving.pending, None);
    w.keys("cx<Esc>");
    assert_eq!(w.session().history.len(), before + 2, "the next visit has its own");
}

#[test]
fn every_key_is_text_while_writing_and_esc_keeps_it() {
    let mut w = World::open();
    w.keys("c3 <lt>b x? q/m:u<Enter>0<Esc>");
    assert_eq!(note(&w, "K1"), "3 <b x? q/m:u\n0");
    assert_eq!((level(&w, "K1"), w.interview().part), (None, Part::Levels));
    assert!(!w.quit && w.m.overlay.is_none());
}

#[test]
fn leaving_a_note_by_any_way_keeps_what_was_typed() {
    for way in
        ["<Esc>", "<Tab>", "<Shift-Tab>", "<PgDn>", "<PgUp>", "<Ctrl-Q>", "<Ctrl-C><Ctrl-C>", "<Esc><Esc>", "<Esc>q"]
    {
        let mut w = World::open();
        w.keys(&format!("cabc{way}"));
        let file = w.files.values().next().expect("the file");
        assert_eq!(file.answers[&id("K1")].note, "abc", "{way}");
    }
    let mut w = World::open();
    w.keys("cabc");
    let out = w.send(Msg::Ended);
    assert!(out.contains(&Effect::Quit));
    assert_eq!(w.files.values().next().expect("the file").answers[&id("K1")].note, "abc", "the system ends us");
}

#[test]
fn page_down_while_writing_opens_the_next_note() {
    let mut w = World::open();
    w.keys("csatu<PgDn>dua<PgUp> lagi<Esc>");
    assert_eq!((note(&w, "K1").as_str(), note(&w, "K2").as_str()), ("satu lagi", "dua"));
    // At the last question nothing is lost either.
    w.keys("g7.8<Enter>cakhir<PgDn>nya<Esc>");
    let last = w.question();
    assert_eq!(note(&w, &last), "akhirnya");
}

#[test]
fn the_time_goes_into_the_note_by_key_and_by_menu() {
    let mut w = World::open();
    w.keys("c<Ctrl-T>mulai<Esc>");
    assert_eq!(note(&w, "K1"), "[10.00] mulai");
    w.keys("<Right>mn");
    w.keys("x<Esc>");
    assert_eq!(note(&w, "K2"), "[10.00] x");
}

#[test]
fn typing_is_taken_back_inside_the_note_and_the_visit_outside_it() {
    let mut w = World::open();
    w.keys("csatu<Esc>c dua<Ctrl-W><Ctrl-Z><Esc>");
    assert_eq!(note(&w, "K1"), "satu dua");
    w.keys("u");
    assert_eq!(note(&w, "K1"), "satu");
    assert!(w.notice().contains("Diurungkan") && w.notice().contains("1.1"), "{}", w.notice());
    w.keys("u<Ctrl-Y><Ctrl-Y>");
    assert_eq!(note(&w, "K1"), "satu dua");
}

#[test]
fn a_text_put_back_as_it_was_keeps_what_can_be_made_again() {
    let mut w = World::open();
    w.keys("3uc");
    w.keys("a");
    w.wait(1100);
    w.keys("<Backspace><Esc>");
    assert_eq!(UndoStacks::rebuild(&w.session().history), w.here().stacks);
    w.keys("<Ctrl-Y>");
    assert_eq!(level(&w, "K1"), Some(Rating::Level(3)));
}

#[test]
fn undo_reaches_over_questions_names_what_it_did_and_goes_there() {
    let mut w = World::open();
    w.keys("3<Enter>2<Enter>cx<Esc>");
    assert_eq!(w.question(), "K3");
    w.keys("u");
    assert_eq!((note(&w, "K3").as_str(), w.question().as_str()), ("", "K3"));
    let out = w.keys("u");
    assert_eq!((level(&w, "K2"), w.question().as_str()), (None, "K2"));
    assert!(w.notice().contains("1.2") && w.notice().contains("dari 2 menjadi kosong"), "{}", w.notice());
    assert!(!saves(&out).is_empty());
    w.keys("<Ctrl-Z>");
    assert_eq!((level(&w, "K1"), w.question().as_str()), (None, "K1"));
    w.keys("u");
    assert!(w.notice().contains("Tidak ada lagi"));
    w.keys("<Ctrl-Y><Ctrl-Y>my");
    assert_eq!((level(&w, "K1"), level(&w, "K2")), (Some(Rating::Level(3)), Some(Rating::Level(2))));
    assert_eq!(note(&w, "K3"), "x");
}

#[test]
fn undo_reaches_back_beyond_a_restart() {
    let mut w = World::open();
    w.keys("3<Enter>4<Esc>");
    assert!(w.m.data.open.is_none());
    w.keys("<Enter>uu");
    assert!(w.session().answers.is_empty());
    assert_eq!(walk(&w.session().history), Ok(()));
}

#[test]
fn what_the_person_s_own_editor_gives_back_is_the_note_and_a_failing_one_loses_nothing() {
    let mut w = World::open();
    w.keys("cdalam");
    let out = w.keys("<Ctrl-E>");
    assert!(out.contains(&Effect::EditOutside("dalam".into())));
    assert_eq!(saves(&out).last().map(|s| s.answers[&id("K1")].note.as_str()), Some("dalam\nluar"));
    w.broken = true;
    w.keys("!<Ctrl-E><Esc>");
    assert_eq!(note(&w, "K1"), "dalam\nluar!");
    assert_eq!(walk(&w.session().history), Ok(()));
    w.keys("u");
    assert_eq!(note(&w, "K1"), "", "one visit, one step back");
}
