//! Desk review and interview: two passes that never touch each other's ratings.

use super::level;
use crate::support::bank;
use crate::support::small::{claim, id};
use crate::support::world::{World, saves};
use asesor::app::command::Command;
use asesor::app::screen::Screen;
use asesor::app::screen::interview::Part;
use asesor::domain::open_items::{Open, open_items};
use asesor::domain::scoring::score;
use asesor::domain::session::{Rating, Stage, Support};

fn desk(w: &World, q: &str) -> Option<Rating> {
    w.answer_to(q).rating_at(Stage::Desk)
}

#[test]
fn a_desk_level_never_counts_and_never_touches_the_interview() {
    let mut w = World::open();
    let out = w.keys("m84");
    assert_eq!((desk(&w, "K1"), level(&w, "K1")), (Some(Rating::Level(4)), None));
    assert!(w.notice().contains("dokumen"), "{}", w.notice());
    assert_eq!(saves(&out).last().map(|s| s.rating(&id("K1"))), Some(None));
    let card = score(&bank(), w.session());
    assert_eq!((card.index.value, card.completeness.asked), (None, 0));
    // Each with a support of its own.
    w.keys("bs<Esc>m82");
    assert_eq!((desk(&w, "K1"), level(&w, "K1")), (Some(Rating::Level(4)), Some(Rating::Level(2))));
    let a = w.answer_to("K1");
    assert_eq!(a.desk.and_then(|r| r.support), Some(Support::Document));
    assert_eq!(a.interview.and_then(|r| r.support), None);
}

#[test]
fn the_desk_review_is_a_pass_of_its_own_and_the_interview_goes_on_where_it_was() {
    let mut w = World::open();
    w.keys("3<Enter>3<Enter><Esc>");
    w.keys("m8");
    assert_eq!(w.here().stage, Stage::Desk);
    assert_eq!(w.question(), "K1", "nothing is rated there yet");
    w.keys("2<Enter>2<Enter>2<Enter>");
    assert_eq!(w.question(), "K4");
    w.keys("<Left><Left>mo");
    assert_eq!(w.question(), "K4", "the next open one of this pass");
    w.keys("<Esc><Enter>");
    assert_eq!((w.here().stage, w.question().as_str()), (Stage::Interview, "K3"));
    w.keys("<Esc>m8");
    assert_eq!(w.question(), "K4");
}

#[test]
fn the_desk_review_takes_no_time_of_the_slot() {
    let mut w = World::open();
    w.wait(120_000);
    w.keys("m8");
    let before: u64 = w.session().timing.aspects.values().sum();
    assert!((120..=122).contains(&before), "{before}");
    w.wait(600_000);
    w.keys("3<Enter><Right>");
    assert_eq!(w.interview().pace(&w.m.data), None);
    w.keys("m8");
    w.wait(60_000);
    w.keys("<Right>");
    let after: u64 = w.session().timing.aspects.values().sum();
    assert!((before + 60..=before + 62).contains(&after), "{before} {after}");
}

#[test]
fn in_the_desk_review_a_reason_is_offered_and_never_asked_for() {
    let mut w = World::open_with(|s| s.claim = Some(claim(&[("K1", 4)])));
    w.keys("m82");
    assert_eq!(w.enter(), "Lanjut", "it differs from the claim, and two keys are enough");
    w.keys("<Tab>");
    assert_eq!(w.interview().part, Part::Reason);
    w.keys("SK lama<Enter>");
    let a = w.answer_to("K1");
    assert_eq!(a.desk.map(|r| r.reason).as_deref(), Some("SK lama"));
    assert_eq!(a.interview, None);
    let open = open_items(&bank(), w.session());
    assert!(!open.iter().any(|o| o.what == Open::NoReason));
}

/// Rule 2 as it is written: the interview level against the claim, or "not
/// applicable"; the desk level asks nobody for anything.
#[test]
fn an_answer_of_a_level_only_stays_two_keys_beside_a_desk_review() {
    let mut w = World::open_with(|s| s.claim = Some(claim(&[("K1", 4), ("K2", 3)])));
    w.keys("m82<Enter>2<Enter>m8<Left><Left>");
    assert_eq!((w.question().as_str(), desk(&w, "K1")), ("K1", Some(Rating::Level(2))));
    // Equal to the claim, other than the desk level.
    w.keys("4<Enter>");
    assert_eq!((level(&w, "K1"), w.question().as_str()), (Some(Rating::Level(4)), "K2"));
    // Other than the claim, equal to the desk level: here a reason is asked for.
    w.keys("2");
    assert_eq!(w.enter(), "Alasan");
    // No claim: two keys.
    w.keys("<Right>5<Enter>");
    assert_eq!((level(&w, "K3"), w.question().as_str()), (Some(Rating::Level(5)), "K4"));
}

#[test]
fn not_applicable_at_the_desk_is_asked_about_and_leaves_the_interview_alone() {
    let b = bank();
    let free = b.questions().find(|p| p.question.na != asesor::domain::instrument::NaPolicy::Forbidden);
    let (number, q) = free.map(|p| (p.number(), p.question.id.to_string())).expect("one may be not applicable");
    let mut w = World::open();
    w.keys(&format!("g{number}<Enter>m8x<Enter>"));
    assert_eq!((desk(&w, &q), level(&w, &q)), (Some(Rating::Na), None));
    assert_eq!(w.enter(), "Alasan", "rule 2: a reason belongs to it");
}

#[test]
fn undo_names_the_stage_and_takes_back_the_right_one() {
    let mut w = World::open();
    w.keys("3m84m8u");
    assert_eq!((desk(&w, "K1"), level(&w, "K1")), (None, Some(Rating::Level(3))));
    assert!(w.notice().contains("dokumen 1.1 dari 4 menjadi kosong"), "{}", w.notice());
    w.keys("u<Ctrl-Y><Ctrl-Y>");
    assert_eq!((desk(&w, "K1"), level(&w, "K1")), (Some(Rating::Level(4)), Some(Rating::Level(3))));
}

#[test]
fn a_final_session_opens_its_summary_also_from_the_desk_review() {
    let mut w = World::open();
    w.keys("3msf<End><Enter><Esc><Esc>");
    if w.m.data.open.is_some() {
        w.keys("<Esc>");
    }
    w.keys("m8");
    assert!(matches!(w.m.screen(), Screen::Summary(_)));
    assert_eq!(w.m.disabled(Command::Desk), None);
}

#[test]
fn show_tells_the_chain_and_its_differences_over_the_same_questions() {
    use asesor::domain::lang::Lang;
    let mut w = World::open_with(|s| s.claim = Some(claim(&[("K1", 5), ("K2", 4)])));
    // Desk 4, 3 and 1; interview 2 and, for K3, 2: K2 is not asked.
    w.keys("m84<Right>3<Right>1m8<Left><Left>2<Right><Right>2");
    let shown = asesor::report::show::shown(&bank(), w.session(), Lang::En);
    let v = serde_json::to_value(&shown).expect("plain values");
    let q = |n: usize, key: &str| v["questions"][n].get(key).cloned();
    assert_eq!((q(0, "delta"), q(0, "delta_desk")), (Some(3.into()), Some(2.into())));
    assert_eq!(q(0, "desk").map(|d| d["rating"]["level"].clone()), Some(4.into()));
    assert_eq!((q(1, "delta"), q(1, "delta_desk")), (None, None), "absent, never null or 0");
    assert_eq!(q(2, "delta_desk"), Some((-1).into()));
    // Desk 8/3 over its own three; the difference over K1 and K3 alone: 5/2 - 2.
    let whole = |key: &str| v.get(key).cloned();
    assert_eq!((whole("index"), whole("desk")), (Some("2.00".into()), Some("2.67".into())));
    assert_eq!((whole("delta"), whole("delta_desk")), (Some("3.00".into()), Some("0.50".into())));
    assert_eq!(v["aspects"]["komitmen"]["delta_desk"], "0.50");
    assert!(v["aspects"]["kebijakan"].get("delta_desk").is_none());
    assert_eq!(v["asked"], 2, "the desk review is not asked, counted or open");
}
