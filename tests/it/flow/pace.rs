//! The clock of the interview, what must be asked, what is read aloud.

use crate::support::bank;
use crate::support::small::{at, id, rate, stamp};
use crate::support::world::{World, saves};
use asesor::app::overlay::Overlay;
use asesor::app::pages;
use asesor::app::screen::jump::Filter;
use asesor::domain::change::{Change, Splice, TextField, apply};
use asesor::domain::must_ask::{Why, must_ask};
use asesor::domain::pace::paused;
use asesor::domain::session::{Evidence, EvidenceState, Flag, FollowUp, FollowUpKind, Quote, Rating, Session, Stage};

fn counted(w: &World) -> u64 {
    w.session().timing.aspects.values().sum()
}

#[test]
fn paused_time_does_not_count_and_everything_else_still_works() {
    let mut w = World::open();
    w.wait(60_000);
    let out = w.keys("mj");
    assert!(paused(w.session()) && !saves(&out).is_empty());
    let before = counted(&w);
    assert!((60..=61).contains(&before), "{before}");
    w.wait(900_000);
    w.keys("3<Enter>cx<Esc><Right>");
    assert_eq!(counted(&w), before);
    assert_eq!(w.interview().pace(&w.m.data).map(|p| p.used), Some(1));
    w.keys("mj");
    w.wait(60_000);
    w.keys("<Right>");
    assert!(!paused(w.session()));
    assert!((before + 60..=before + 61).contains(&counted(&w)), "{}", counted(&w));
    let p = &w.session().timing.pauses;
    assert!(p.len() == 1 && p[0].to.is_some_and(|to| to.seconds_since(p[0].from) >= 900), "{p:?}");
}

#[test]
fn a_pause_is_no_change_that_undo_would_take_back() {
    let mut w = World::open();
    w.keys("3mjmj");
    let before = w.session().history.len();
    w.keys("u");
    assert_eq!(w.session().rating(&id("K1")), None, "undo reaches the level behind it");
    assert_eq!(w.session().history.len(), before + 1);
    assert_eq!(w.session().timing.pauses.len(), 1);
}

#[test]
fn leaving_or_finishing_a_paused_session_ends_the_pause() {
    let mut w = World::open();
    w.keys("mj<Esc>");
    assert!(!paused(w.files.values().next().expect("the file")));
    let mut w = World::open();
    w.keys("mjmsf<End><Enter>");
    assert!(w.session().is_final() && !paused(w.session()));
}

#[test]
fn a_session_that_is_only_read_cannot_be_paused() {
    let mut w = World::open();
    w.keys("msf<End><Enter><Esc>");
    let before = w.session().clone();
    w.keys("mj");
    assert_eq!(w.session(), &before);
}

#[test]
fn the_interview_says_by_itself_that_it_gets_late() {
    let mut w = World::open_with(|s| {
        s.timing.slot_minutes = 60;
        s.timing.aspects.insert(id("komitmen"), 30 * 60);
        for q in ["K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8"] {
            rate(s, q, Rating::Level(2));
        }
    });
    w.keys("<Right>");
    let p = w.interview().pace(&w.m.data).expect("an interview");
    assert_eq!((p.slot, p.used, p.answered, p.open), (60, 30, 8, 48));
    assert_eq!(p.late(), Some(150));
}

fn with_flags(s: &mut Session) {
    rate(s, "K1", Rating::Level(2));
    rate(s, "K2", Rating::Unverified);
    rate(s, "K4", Rating::Level(3));
    for (q, f) in [("P1", Flag::AskFirst), ("V1", Flag::Parked), ("K4", Flag::Parked)] {
        apply(s, Change::Flag(id(q), f, true), &stamp(2)).expect("a draft");
    }
}

#[test]
fn what_must_be_asked_is_one_list_with_the_most_pressing_first() {
    let mut w = World::open_with(with_flags);
    let b = bank();
    let name = |n: usize| b.questions().nth(n).map(|p| p.question.id.to_string()).unwrap_or_default();
    let all: Vec<(String, Why)> = must_ask(&b, w.session()).into_iter().map(|(n, y)| (name(n), y)).collect();
    assert_eq!(all[0], ("P1".to_owned(), Why::AskFirst));
    assert_eq!(all[1], ("V1".to_owned(), Why::Parked));
    assert_eq!(all[2], ("K2".to_owned(), Why::Unverified));
    assert_eq!(all[3], ("K3".to_owned(), Why::NotAsked));
    assert_eq!(all.len(), 56 - 2, "K1 and K4 are done");
    w.keys("m6");
    let Some(Overlay::Jump(j)) = &w.m.overlay else { panic!("the list") };
    assert_eq!((j.filter, j.row), (Filter::MustAsk, 0));
    w.keys("<Down><Down><Enter>");
    assert_eq!(w.question(), "K2", "Enter opens what is highlighted, in the order shown");
}

#[test]
fn ask_first_and_parked_are_filters_of_the_list_of_questions() {
    let mut w = World::open_with(with_flags);
    w.keys("g");
    let shown = |w: &World, f: Filter| {
        let Some(Overlay::Jump(j)) = &w.m.overlay else { panic!("the list") };
        assert_eq!(j.filter, f);
        j.matches(w.here(), w.lang()).len()
    };
    let before = [Filter::NotAsked, Filter::Unverified, Filter::ThinEvidence, Filter::NoReason, Filter::FollowUp];
    for f in before.into_iter().chain([Filter::Marked(Flag::AskFirst)]) {
        w.keys("<Tab>");
        shown(&w, f);
    }
    assert_eq!(shown(&w, Filter::Marked(Flag::AskFirst)), 1);
    w.keys("<Tab>");
    assert_eq!(shown(&w, Filter::Marked(Flag::Parked)), 2);
}

#[test]
fn what_is_read_aloud_holds_the_points_and_no_level_reason_or_private_note() {
    let w = World::open_with(|s| {
        rate(s, "K1", Rating::Level(5));
        let q = id("K1");
        let mut make = |c: Change| drop(apply(s, c, &stamp(2)).expect("a draft"));
        let text = |ins: &str| Splice { at: 0, del: String::new(), ins: ins.into() };
        make(Change::Text(TextField::Note(q.clone()), text("RAHASIA SATU")));
        make(Change::Text(TextField::Reason(q.clone(), Stage::Interview), text("RAHASIA DUA")));
        make(Change::Text(TextField::ForRegion(q.clone()), text("Tetapkan SK tim.")));
        let mut e = Evidence::of_item(&id("K1a"), EvidenceState::Seen);
        e.number = "188/2019".into();
        e.remark = "RAHASIA TIGA".into();
        make(Change::Evidence(q.clone(), id("K1a"), Some(e)));
        let quote = Quote { who: "Sekda".into(), text: "Kami siap".into(), at: at(3) };
        make(Change::Quotes(q.clone(), vec![quote]));
        let f = FollowUp {
            id: id("t1"),
            kind: FollowUpKind::Document,
            question: Some(q),
            item: "Notulen rapat".into(),
            evidence: None,
            owner: "Bappeda".into(),
            due: Some("1 Maret".into()),
            would_allow: Some(5),
            at: at(3),
        };
        make(Change::FollowUp(id("t1"), Some(f)));
    });
    let mut w = w;
    w.keys("m7");
    let lines = pages::lines(&w.m);
    let page: String = lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join("\n");
    for s in ["Tetapkan SK tim.", "188/2019", "“Kami siap” (Sekda)", "Notulen rapat, Bappeda, sampai 1 Maret"] {
        assert!(page.contains(s), "{s}\n{page}");
    }
    for s in ["RAHASIA", "Diperbarui", "Terukur"] {
        assert!(!page.contains(s), "{s}\n{page}");
    }
    w.keys("<Esc>");
    assert!(w.m.overlay.is_none());
    // Also from the summary, where the end of an interview is.
    w.keys("msm7");
    assert!(matches!(w.m.overlay, Some(Overlay::ReadAloud { .. })));
}
