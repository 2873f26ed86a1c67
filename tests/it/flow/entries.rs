//! Follow-ups, quotes, the text for the region, marks.

use super::{level, note};
use crate::support::small::{id, levels};
use crate::support::world::{World, saves};
use asesor::app::keys::Context;
use asesor::app::screen::Screen;
use asesor::app::screen::interview::Part;
use asesor::app::screen::jump::{Filter, Jump};
use asesor::app::{Msg, next_wake};
use asesor::domain::change::UndoStacks;
use asesor::domain::history::walk;
use asesor::domain::instrument::Instrument;
use asesor::domain::promise::would_allow;
use asesor::domain::session::{EvidenceState, Flag, FollowUpKind, Rating, Session};
use asesor::report::{Audience, Paper, notes::notes};

/// What, who, until when of every follow-up.
fn follow_ups(w: &World) -> Vec<(String, String, Option<String>)> {
    w.session().follow_ups.iter().map(|f| (f.item.clone(), f.owner.clone(), f.due.clone())).collect()
}

fn one(item: &str, owner: &str, due: Option<&str>) -> Vec<(String, String, Option<String>)> {
    vec![(item.to_owned(), owner.to_owned(), due.map(str::to_owned))]
}

fn sound(w: &World) {
    assert_eq!(walk(&w.session().history), Ok(()));
    assert_eq!(UndoStacks::rebuild(&w.session().history), w.here().stacks, "a restart would undo something else");
}

#[test]
fn a_follow_up_takes_one_line_each_for_what_who_and_when_and_esc_keeps_it() {
    for end in ["<Enter>", "<Esc>"] {
        let mut w = World::open();
        let before = w.session().history.len();
        w.keys(&format!("tMinta kamus<Tab>Diskominfo<Tab>30 Nov{end}"));
        assert_eq!(follow_ups(&w), one("Minta kamus", "Diskominfo", Some("30 Nov")), "{end}");
        let f = &w.session().follow_ups[0];
        assert_eq!((f.question.clone(), f.kind), (Some(id("K1")), FollowUpKind::Action));
        assert_eq!(w.interview().part, Part::Levels, "rating goes on where it was");
        assert_eq!(w.session().history.len(), before + 1, "one entry for the whole visit");
        sound(&w);
        w.keys("u");
        assert!(follow_ups(&w).is_empty() && w.notice().contains("Minta kamus"), "{}", w.notice());
        w.keys("<Ctrl-Y>");
        assert_eq!(follow_ups(&w), one("Minta kamus", "Diskominfo", Some("30 Nov")));
        sound(&w);
    }
}

#[test]
fn a_follow_up_being_typed_is_saved_within_a_second_and_survives_a_sudden_end() {
    let mut w = World::open();
    w.keys("t");
    let out = w.keys("S");
    assert!(saves(&out).is_empty());
    assert_eq!(next_wake(&w.m), Some(w.ms + 1000));
    assert!(w.m.data.unsaved(), "nobody reads “saved” while a letter is only in memory");
    assert!(!saves(&w.wait(1000)).is_empty());
    assert_eq!(follow_ups(&w), one("S", "", None));
    w.keys("K");
    w.send(Msg::Ended);
    assert_eq!(w.files.values().next().expect("the file").follow_ups[0].item, "SK");
    let mut w = World::open();
    w.keys("tS");
    w.wait(1100);
    w.keys("K<Ctrl-C><Ctrl-C>");
    assert_eq!(w.files.values().next().expect("the file").follow_ups[0].item, "SK");
}

#[test]
fn a_form_left_empty_leaves_no_trace_and_keeps_redo() {
    let mut w = World::open();
    w.keys("3u");
    let before = w.session().history.len();
    w.keys("t<Esc>tx");
    w.wait(1100);
    w.keys("<Backspace><Enter>");
    assert!(follow_ups(&w).is_empty());
    assert_eq!(w.session().history.len(), before);
    sound(&w);
    w.keys("<Ctrl-Y>");
    assert_eq!(level(&w, "K1"), Some(Rating::Level(3)));
}

#[test]
fn with_follow_ups_t_lists_them_and_t_again_lists_those_of_all_questions() {
    let mut w = World::open();
    w.keys("tsatu<Enter><Right>tdua<Enter><Left>t");
    assert_eq!(w.interview().part, Part::FollowUps);
    w.keys("<Enter>tiga<Enter>");
    assert_eq!(follow_ups(&w).len(), 3);
    w.keys("<Up><Up><Enter> lagi<Esc><Space>");
    assert_eq!(
        (w.session().follow_ups[0].item.as_str(), w.session().follow_ups[0].kind),
        ("satu lagi", FollowUpKind::Document)
    );
    w.keys("<Del>");
    assert_eq!(follow_ups(&w).len(), 2);
    w.keys("u");
    assert_eq!(w.session().follow_ups[0].item, "satu lagi");
    w.keys("t");
    assert!(matches!(w.m.screen(), Screen::FollowUps(_)));
    w.keys("<End><Up><Enter>");
    assert_eq!(w.question(), "K2", "Enter opens the question");
    w.keys("<Esc>");
    assert!(matches!(w.m.screen(), Screen::FollowUps(_)));
    w.keys("aumum<Enter>");
    let f = w.session().follow_ups.iter().find(|f| f.item == "umum").expect("added");
    assert_eq!(f.question, None);
    w.keys("h!<Enter><Del>u");
    assert!(w.session().follow_ups.iter().any(|f| f.item == "umum!"));
    sound(&w);
}

#[test]
fn promised_evidence_is_a_follow_up_and_both_go_back_in_one_step() {
    let mut w = World::open();
    w.keys("3bd");
    let f = w.session().follow_ups[0].clone();
    let i = w.instrument.clone();
    let item = &i.find(&id("K1")).expect("there").question.evidence[0];
    assert_eq!(
        (f.kind, &f.evidence, f.question.clone()),
        (FollowUpKind::Document, &Some(item.id.clone()), Some(id("K1")))
    );
    assert_eq!(f.item, i.text(&item.title, w.lang()));
    assert!(f.would_allow.is_none_or(|l| l > 3));
    w.keys("u");
    assert!(w.session().follow_ups.is_empty() && w.answer_to("K1").evidence.is_empty(), "one step");
    sound(&w);
    w.keys("<Ctrl-Y>");
    assert_eq!(w.answer_to("K1").evidence[0].state, EvidenceState::Promised);
    assert_eq!(w.session().follow_ups, [f]);
    // Shown after all: what nobody typed into goes, and comes back with the promise.
    w.keys("1");
    assert!(w.session().follow_ups.is_empty());
    w.keys("u");
    assert_eq!((w.session().follow_ups.len(), w.answer_to("K1").evidence[0].state), (1, EvidenceState::Promised));
    w.keys("<Esc>t<Up><Enter><Tab>Bappeda<Enter><Esc>b1");
    assert_eq!(w.answer_to("K1").evidence[0].state, EvidenceState::Seen);
    assert_eq!(w.session().follow_ups[0].owner, "Bappeda", "what was typed stays");
    sound(&w);
}

#[test]
fn further_evidence_named_after_it_was_promised_gives_its_name_to_the_follow_up() {
    let mut w = World::open();
    w.keys("b<End><Space>Foto<Esc>d");
    assert_eq!(follow_ups(&w), one("Foto", "", None));
    w.keys("k ruang<Enter>");
    assert_eq!(follow_ups(&w), one("Foto ruang", "", None));
    sound(&w);
}

#[test]
fn the_level_a_promise_would_allow_is_the_lowest_above_the_one_at_hand() {
    let mut q = levels("Q", 0, 5);
    let paper = q.evidence[0].id.clone();
    for level in [2, 4] {
        q.anchors[level].evidence.push(paper.clone());
    }
    let mut s: Session = crate::support::small::session(&crate::support::bank());
    let rated = |s: &mut Session, l| crate::support::small::rate(s, "Q", Rating::Level(l));
    assert_eq!(would_allow(&q, &s, &paper), Some(2));
    rated(&mut s, 2);
    assert_eq!(would_allow(&q, &s, &paper), Some(4));
    rated(&mut s, 4);
    assert_eq!(would_allow(&q, &s, &paper), None);
}

#[test]
fn three_kinds_of_text_stay_apart_and_the_note_never_reaches_the_region() {
    let mut w = World::open();
    w.keys("1crahasia<Tab><Enter>Kadis<Tab>kami siap<Enter><Tab>Tetapkan aturan<Tab>");
    assert_eq!(w.interview().part, Part::FollowUps);
    let a = w.answer_to("K1");
    assert_eq!((a.note.as_str(), a.for_region.as_str()), ("rahasia", "Tetapkan aturan"));
    assert_eq!((a.quotes[0].who.as_str(), a.quotes[0].text.as_str()), ("Kadis", "kami siap"));
    assert_eq!(a.quotes[0].at.hm(), "10.00", "the time stands beside the words");
    w.keys("<Enter>SK walidata<Tab>Bappeda<Enter>");
    let i: &Instrument = &w.instrument.clone();
    let paper = |audience| {
        let paper = Paper { audience, lang: w.lang(), ..Paper::default() };
        format!("{:?}", notes(i, w.session(), &paper))
    };
    let (panel, region) = (paper(Audience::Panel), paper(Audience::Region));
    for text in ["rahasia", "Kadis", "kami siap", "Tetapkan aturan", "SK walidata", "Bappeda"] {
        assert!(panel.contains(text), "{text} is missing for the panel");
    }
    assert!(region.contains("Tetapkan aturan") && region.contains("SK walidata"));
    assert!(!region.contains("rahasia"), "a private note never leaves");
    sound(&w);
}

#[test]
fn several_quotes_are_added_edited_and_removed_and_each_can_be_taken_back() {
    let mut w = World::open();
    w.keys("<Tab><Tab><Tab><Enter>Kadis<Tab>satu<Enter>a");
    assert_eq!(w.m.contexts(), [Context::Field]);
    // The one who spoke last speaks on: the words come first.
    w.keys("dua<Enter>");
    let texts =
        |w: &World| w.answer_to("K1").quotes.iter().map(|q| format!("{}: {}", q.who, q.text)).collect::<Vec<_>>();
    assert_eq!(texts(&w), ["Kadis: satu", "Kadis: dua"]);
    w.keys("<Home><Enter> lagi<Esc>");
    assert_eq!(texts(&w)[0], "Kadis: satu lagi");
    w.keys("<Home><Del>");
    assert_eq!(texts(&w), ["Kadis: dua"]);
    w.keys("uu");
    assert_eq!(texts(&w), ["Kadis: satu", "Kadis: dua"]);
    w.keys("<End><Enter><Esc>");
    assert_eq!(texts(&w).len(), 2, "a speaker without words is no quote");
    sound(&w);
}

#[test]
fn tab_goes_around_all_parts_and_back() {
    let mut w = World::open();
    let mut seen = vec![w.interview().part];
    for _ in 0..6 {
        w.keys("<Tab>");
        seen.push(w.interview().part);
    }
    let order =
        [Part::Levels, Part::Evidence, Part::Note, Part::Quotes, Part::ForRegion, Part::FollowUps, Part::Levels];
    assert_eq!(seen, order);
    w.keys("<Shift-Tab><Shift-Tab>");
    assert_eq!(w.interview().part, Part::ForRegion);
    w.keys("x<Esc>");
    assert_eq!((w.answer_to("K1").for_region, w.interview().part), ("x".to_owned(), Part::Levels));
    assert!(note(&w, "K1").is_empty());
}

#[test]
fn marks_are_set_from_the_menu_found_in_the_list_and_taken_back() {
    let mut w = World::open();
    w.keys("m1m3<Right>m2");
    let count = |w: &World, f| Jump::count(w.here(), f);
    for f in Flag::ALL {
        assert_eq!(count(&w, Filter::Marked(f)), 1, "{f:?}");
    }
    assert!(w.session().flagged(&id("K1"), Flag::AskFirst) && w.session().flagged(&id("K2"), Flag::Parked));
    assert!(w.notice().contains("1.2"), "{}", w.notice());
    w.keys("u");
    assert_eq!(count(&w, Filter::Marked(Flag::Parked)), 0);
    w.keys("g1.1<Enter>m1");
    assert_eq!(count(&w, Filter::Marked(Flag::AskFirst)), 0, "the same row takes it away");
    assert_eq!(count(&w, Filter::FollowUp), 0);
    w.keys("tx<Enter>");
    assert_eq!(count(&w, Filter::FollowUp), 1);
    sound(&w);
}

#[test]
fn nothing_can_be_written_into_a_session_that_is_only_read() {
    let mut w = World::open();
    w.keys("tx<Enter>msf<End><Enter><Esc><Esc><Esc>");
    w.keys("<Enter><Enter>");
    assert!(w.session().is_final());
    let before = w.session().clone();
    w.keys("tx<Enter><Del>m1<Esc>ay<Enter>");
    w.keys("<Tab><Tab><Tab>z<Esc>");
    assert_eq!(*w.session(), before);
}
