//! Levels, claims, reasons, not applicable.

use super::level;
use crate::support::bank;
use crate::support::small::{claim, id};
use crate::support::world::{World, saves};
use asesor::app::model::NoticeKind;
use asesor::app::overlay::Ask;
use asesor::app::screen::interview::Part;
use asesor::domain::open_items::Open;
use asesor::domain::session::{EvidenceState, Rating, Support};

#[test]
fn a_digit_sets_the_level_and_saves_exactly_once() {
    let mut w = World::open();
    let out = w.keys("3");
    assert_eq!(level(&w, "K1"), Some(Rating::Level(3)));
    let s = saves(&out);
    assert_eq!(s.len(), 1);
    assert_eq!(s[0].rating(&id("K1")), Some(Rating::Level(3)), "what is saved is what was set");
    assert_eq!(w.m.data.saving.pending, None);
    assert!(w.notice().contains("1.1"), "the message names the question: {}", w.notice());
    assert_eq!(w.interview().part, Part::Levels, "the digit keeps the focus");
    // The same digit again changes nothing.
    w.wait(500);
    assert!(saves(&w.keys("3")).is_empty());
}

#[test]
fn an_answer_of_a_level_only_takes_two_keys() {
    let mut w = World::open();
    w.keys("3<Enter>");
    assert_eq!((level(&w, "K1"), w.question().as_str()), (Some(Rating::Level(3)), "K2"));
}

#[test]
fn a_full_answer_takes_seven_command_keys() {
    let mut w = World::open();
    w.keys("cSK 188 ada<Esc>"); // c, Esc
    w.keys("3b12<Enter>"); // 3, b, 1, 2, Enter
    assert_eq!(w.question(), "K2");
    let a = w.answer_to("K1");
    assert_eq!((a.note.as_str(), a.interview_rating()), ("SK 188 ada", Some(Rating::Level(3))));
    assert_eq!(a.evidence.iter().map(|e| e.state).collect::<Vec<_>>(), [EvidenceState::Seen; 2]);
    assert_eq!(a.support(), Support::Document);
}

#[test]
fn the_five_keys_alone_give_a_full_answer() {
    let mut w = World::open();
    w.keys("<Down><Down><Down><Space><Tab><Space><Down><Space><Tab>ada<Esc><Enter>");
    assert_eq!(w.question(), "K2");
    let a = w.answer_to("K1");
    assert_eq!((a.note.as_str(), a.interview_rating(), a.evidence.len()), ("ada", Some(Rating::Level(2)), 2));
}

#[test]
fn the_five_keys_also_take_a_level_away_again() {
    let mut w = World::open();
    w.keys("<Down><Space>");
    assert_eq!(level(&w, "K1"), Some(Rating::Level(0)));
    w.keys("<Space>");
    assert_eq!(level(&w, "K1"), None);
}

#[test]
fn without_a_highlight_enter_and_space_set_nothing() {
    let mut w = World::open();
    assert_eq!(w.enter(), "Lanjut");
    w.keys("<Space>");
    assert!(w.notice().contains("Sorot"));
    w.keys("<Enter>");
    assert_eq!((level(&w, "K1"), w.question().as_str()), (None, "K2"));
    assert!(w.session().answers.is_empty());
}

#[test]
fn with_a_highlight_the_footer_says_what_enter_sets_and_right_goes_on_without_it() {
    let mut w = World::open();
    w.keys("<Down><Down>");
    assert_eq!(w.enter(), "Simpan 1 & lanjut");
    w.keys("<Right>");
    assert_eq!((level(&w, "K1"), w.question().as_str()), (None, "K2"));
    w.keys("<Left><Down><Down><Enter>");
    assert_eq!((level(&w, "K1"), w.question().as_str()), (Some(Rating::Level(1)), "K2"));
}

#[test]
fn a_level_that_is_not_on_the_scale_is_refused_in_words() {
    let mut w = World::open();
    let out = w.keys("7");
    assert!(out.is_empty());
    assert_eq!((level(&w, "K1"), w.notice_kind()), (None, Some(NoticeKind::Error)));
    assert!(w.notice().contains('7'));
}

#[test]
fn a_high_level_on_a_mere_statement_is_warned_of_and_set_all_the_same() {
    let mut w = World::open();
    w.keys("4");
    assert_eq!((level(&w, "K1"), w.notice_kind()), (Some(Rating::Level(4)), Some(NoticeKind::Attention)));
    w.keys("b1<Esc>");
    w.keys("5");
    assert_eq!(w.notice_kind(), Some(NoticeKind::Done), "a document carries it: {}", w.notice());
}

#[test]
fn backspace_in_all_its_spellings_clears_the_level_and_says_so() {
    for key in ["<Backspace>", "<Ctrl-H>", "<Del>"] {
        let mut w = World::open();
        w.keys("3");
        let out = w.keys(key);
        assert_eq!((level(&w, "K1"), saves(&out).len()), (None, 1), "{key}");
        assert!(w.notice().contains("dikosongkan"));
        assert!(w.keys(key).is_empty(), "nothing to clear, nothing saved");
        assert_eq!(w.notice_kind(), Some(NoticeKind::Attention));
    }
}

#[test]
fn unverified_is_one_key_and_the_same_key_takes_it_back() {
    let mut w = World::open();
    w.keys("v");
    assert_eq!(level(&w, "K1"), Some(Rating::Unverified));
    w.keys("v");
    assert_eq!(level(&w, "K1"), None);
}

#[test]
fn a_claimed_level_is_confirmed_in_one_key_and_asks_for_no_reason() {
    let mut w = World::open_with(|s| s.claim = Some(claim(&[("K1", 3)])));
    assert_eq!(w.enter(), "Setuju 3 & lanjut");
    let out = w.keys("<Enter>");
    assert_eq!((level(&w, "K1"), w.question().as_str()), (Some(Rating::Level(3)), "K2"));
    assert!(!saves(&out).is_empty());
}

#[test]
fn a_level_that_differs_from_the_claim_leads_to_its_reason_and_then_on() {
    let mut w = World::open_with(|s| s.claim = Some(claim(&[("K1", 4)])));
    w.keys("2");
    assert_eq!((w.interview().part, w.enter().as_str()), (Part::Levels, "Alasan"));
    w.keys("<Enter>");
    assert_eq!(w.interview().part, Part::Reason);
    w.keys("SK belum terbit");
    assert_eq!(w.question(), "K1");
    w.keys("<Enter>");
    assert_eq!(w.question(), "K2");
    let a = w.answer_to("K1");
    assert_eq!(a.interview.map(|r| r.reason).as_deref(), Some("SK belum terbit"));
    // Going back: the reason is there, Enter only goes on.
    w.keys("<Left>");
    assert_eq!(w.enter(), "Lanjut");
    // A reason left empty blocks nobody.
    w.keys("<Right><Left>2<Enter>");
    assert_eq!(w.question(), "K2");
}

#[test]
fn an_empty_reason_never_stops_the_interview() {
    let mut w = World::open_with(|s| s.claim = Some(claim(&[("K1", 4)])));
    w.keys("2<Enter><Enter>");
    assert_eq!(w.question(), "K2");
    let open = asesor::domain::open_items::open_items(&bank(), w.session());
    assert!(open.iter().any(|o| o.what == Open::NoReason && o.question == Some(id("K1"))));
}

/// The number of the first question with this policy, and its id.
fn with_policy(p: asesor::domain::instrument::NaPolicy) -> (String, String) {
    let b = bank();
    let found = b.questions().find(|x| x.question.na == p).expect("the bank has each policy");
    (found.number(), found.question.id.to_string())
}

#[test]
fn not_applicable_shows_its_effect_first_and_then_wants_a_reason() {
    use asesor::domain::instrument::NaPolicy;
    for p in [NaPolicy::Excluded, NaPolicy::Lowest] {
        let (number, q) = with_policy(p);
        let mut w = World::open();
        w.keys(&format!("g{number}<Enter>"));
        assert_eq!(w.question(), q);
        assert!(saves(&w.keys("x")).is_empty());
        assert_eq!(w.asked(), Some(&Ask::NotApplicable(id(&q))));
        assert_eq!(level(&w, &q), None, "asked before it is done");
        w.keys("<Esc>");
        assert_eq!((level(&w, &q), w.asked()), (None, None));
        let out = w.keys("x<Enter>");
        assert_eq!((level(&w, &q), saves(&out).len()), (Some(Rating::Na), 1));
        assert_eq!(w.enter(), "Alasan");
        w.keys("<Enter>tidak ada pantai<Enter>");
        assert_eq!(w.answer_to(&q).interview.map(|r| r.reason).as_deref(), Some("tidak ada pantai"));
        w.keys("<Left>x");
        assert_eq!(level(&w, &q), None, "x again takes it back");
    }
}

#[test]
fn not_applicable_where_it_is_forbidden_is_refused_with_the_way_out() {
    let (number, q) = with_policy(asesor::domain::instrument::NaPolicy::Forbidden);
    let mut w = World::open();
    w.keys(&format!("g{number}<Enter>x"));
    assert_eq!((w.asked(), level(&w, &q)), (None, None));
    assert!(w.notice().contains("tekan v"), "{}", w.notice());
}
