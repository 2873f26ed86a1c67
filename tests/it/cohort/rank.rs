//! Results and ranks worked out by hand.

use crate::support::small::event;
use crate::support::small::{asked_when, aspect, at, id, instrument, levels, rate, session_no, weighing};
use asesor::base::ratio::exact;
use asesor::domain::cohort::{Basis, Cohort, Look};
use asesor::domain::condition::{Condition, Op};
use asesor::domain::finalise::finalise;
use asesor::domain::instrument::{IndexUnit, Instrument};
use asesor::domain::members::Held;
use asesor::domain::panel_record::{LeftOut, Method, PanelMember, PanelRecord, PanelStatus, Settlement};
use asesor::domain::session::{Rating, Role, Session};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Two aspects of weight 1 and 2, two questions each, the second of weight 3.
fn bank() -> Arc<Instrument> {
    let two = |a: &str| vec![levels(&format!("{a}1"), 0, 5), weighing(levels(&format!("{a}2"), 0, 5), 3)];
    Arc::new(instrument(IndexUnit::Scale, vec![aspect("a", 1, two("A")), aspect("b", 2, two("B"))]))
}

/// A session of somebody for a region with these levels of A1, A2, B1, B2.
fn held(n: u8, code: &str, who: &str, levels: [i16; 4], done: bool) -> Held {
    let i = bank();
    let mut s = session_no(n, &i);
    code.clone_into(&mut s.region.code);
    who.clone_into(&mut s.assessor.name);
    s.event = Some(event("uji", &[]).copy());
    for (q, l) in ["A1", "A2", "B1", "B2"].iter().zip(levels) {
        rate(&mut s, q, Rating::Level(l));
    }
    if done {
        close(&i, &mut s);
    }
    Held { session: s, instrument: i }
}

fn close(i: &Instrument, s: &mut Session) {
    let stamp = asesor::domain::change::Stamp { at: at(99), who: s.assessor.name.clone() };
    finalise(i, s, &stamp).expect("a draft");
}

fn look(viewer: &str) -> Look<'_> {
    Look { records: &[], select: None, viewer }
}

type Line = (Option<usize>, String, Basis, Option<String>);

fn lines(c: &Cohort<'_>) -> Vec<Line> {
    let index = |r: &asesor::domain::cohort::CohortRow<'_>| Some(exact(r.card.as_ref()?.index.value.as_ref()?));
    c.rows.iter().map(|r| (r.rank, r.region.code.clone(), r.basis, index(r))).collect()
}

fn line(rank: usize, code: &str, basis: Basis, index: &str) -> Line {
    (Some(rank), code.to_owned(), basis, Some(index.to_owned()))
}

#[test]
fn equal_regions_share_a_rank_the_next_one_is_not_moved_up_and_nobody_is_ranked_as_zero() {
    // 34.04: a = (4 + 3·4)/4 = 4, b = (1 + 3·1)/4 = 1; index (4 + 2·1)/3 = 2.
    // 35.10: a = b = 2; index 2, but the first aspect is lower. 62.12 as 34.04.
    // 32.73: a = (5 + 3·2)/4 = 11/4, b = (0 + 3·3)/4 = 9/4; index (11/4 + 9/2)/3 = 29/12.
    let all = [
        held(1, "34.04", "Ani", [4, 4, 1, 1], true),
        held(2, "35.10", "Ani", [2, 2, 2, 2], true),
        held(3, "62.12", "Ani", [4, 4, 1, 1], false),
        held(4, "32.73", "Ani", [5, 2, 0, 3], true),
    ];
    let e = event("uji", &["11.01", "35.10", "34.04"]);
    let c = Cohort::of(&e, &all, look(""));
    assert_eq!(
        lines(&c),
        [
            line(1, "32.73", Basis::Provisional, "29/12"),
            line(2, "34.04", Basis::Provisional, "2"),
            line(2, "62.12", Basis::Draft, "2"),
            line(4, "35.10", Basis::Provisional, "2"),
            (None, "11.01".to_owned(), Basis::NotAssessed, None),
        ]
    );
    let selected: Vec<bool> = c.rows.iter().map(|r| r.selected).collect();
    assert_eq!(selected, [true, true, true, false, false], "both at the border are in");
}

#[test]
fn a_panel_counts_only_those_who_have_finished_and_takes_the_lower_middle() {
    let all = [
        held(1, "34.04", "Ani", [4, 4, 4, 4], true),
        held(2, "34.04", "Budi", [2, 3, 4, 4], true),
        held(3, "34.04", "Cici", [0, 0, 0, 0], false),
    ];
    let c = Cohort::of(&event("uji", &[]), &all, look(""));
    let p = c.rows[0].panel.as_ref().expect("a panel");
    assert_eq!((p.members.len(), p.waiting.len(), p.draft), (2, 1, false));
    let told: Vec<_> = p.questions.iter().map(|q| (q.proposal.spread, q.proposal.method)).collect();
    let (open, median, same) = (Some(Method::Open), Some(Method::Median), Some(Method::Unanimous));
    assert_eq!(told, [(Some(2), open), (Some(1), median), (Some(0), same), (Some(0), same)]);
    // a = (2 + 3·3)/4 = 11/4, b = 4; index (11/4 + 8)/3 = 43/12.
    assert_eq!(lines(&c)[0].3.as_deref(), Some("43/12"));
}

#[test]
fn a_reopened_session_does_not_go_on_counting_in_its_old_form() {
    let old = held(1, "34.04", "Ani", [5, 5, 5, 5], true);
    let mut new = held(2, "34.04", "Ani", [1, 1, 1, 1], false);
    (new.session.lineage, new.session.revision) = (old.session.lineage, 2);
    let other = held(3, "34.04", "Budi", [3, 3, 3, 3], true);
    let all = [old.clone(), new.clone(), other];
    let c = Cohort::of(&event("uji", &[]), &all, look(""));
    assert_eq!(lines(&c), [line(1, "34.04", Basis::Provisional, "3")]);
    let alone = [old, new];
    let c = Cohort::of(&event("uji", &[]), &alone, look(""));
    assert_eq!(lines(&c), [line(1, "34.04", Basis::Draft, "1")]);
    assert!(c.rows[0].duplicates.is_empty(), "a reopened session is no duplicate");
}

#[test]
fn a_second_session_of_the_same_assessor_is_listed_and_never_counts_twice() {
    let all = [
        held(1, "34.04", "Ani", [1, 1, 1, 1], false),
        held(2, "34.04", "ani ", [5, 5, 5, 5], true),
        held(3, "34.04", "Budi", [3, 3, 3, 3], true),
    ];
    let c = Cohort::of(&event("uji", &[]), &all, look(""));
    // The final one counts before the draft: lower middle of 5 and 3.
    assert_eq!(lines(&c), [line(1, "34.04", Basis::Provisional, "3")]);
    let listed: Vec<_> = c.rows[0].duplicates.iter().map(|h| h.session.session).collect();
    assert_eq!(listed, [all[0].session.session]);
}

#[test]
fn an_observer_is_seen_and_does_not_count() {
    let mut watching = held(1, "34.04", "Ani", [0, 0, 0, 0], true);
    watching.session.assessor.role = Role::Observer;
    let all = [watching, held(2, "34.04", "Budi", [3, 3, 3, 3], true)];
    let c = Cohort::of(&event("uji", &[]), &all, look(""));
    assert_eq!((lines(&c)[0].3.as_deref(), c.rows[0].observers.len()), (Some("3"), 1));
}

#[test]
fn a_session_of_another_question_bank_is_refused_and_the_difference_has_a_name() {
    let mut other = held(3, "34.04", "Cici", [5, 5, 5, 5], true);
    let mut i = (*other.instrument).clone();
    i.revision = 2;
    i.aspects[0].questions[1].weight = Some(9);
    i.aspects[1].weight = 7;
    i.aspects[1].questions.remove(0);
    other.instrument = Arc::new(i);
    other.session.instrument.sha256 = "1".repeat(64);
    other.session.instrument.revision = 2;
    let all =
        [held(1, "34.04", "Ani", [3, 3, 3, 3], true), held(2, "34.04", "Budi", [3, 3, 3, 3], true), other.clone()];
    let c = Cohort::of(&event("uji", &[]), &all, look(""));
    assert_eq!(lines(&c), [line(1, "34.04", Basis::Provisional, "3")]);
    let refused = &c.rows[0].panel.as_ref().expect("a panel").refused;
    let why = &refused[0].why;
    assert_eq!(
        (why.revision, &why.removed, &why.changed, &why.weights),
        (Some(2), &vec![id("B1")], &vec![id("A2")], &vec![id("b")])
    );
    // A region that only has such a session is not assessed, and says why.
    other.session.region.code = "62.12".to_owned();
    let all = [all[0].clone(), all[1].clone(), other];
    let c = Cohort::of(&event("uji", &[]), &all, look(""));
    assert_eq!(c.rows[1].basis, Basis::NotAssessed);
    assert_eq!(c.rows[1].panel.as_ref().map(|p| p.refused.len()), Some(1));
}

#[test]
fn nobody_sees_the_others_values_before_their_own_session_is_final() {
    let mut all = vec![
        held(1, "34.04", "Ani", [1, 1, 1, 1], false),
        held(2, "34.04", "Budi", [3, 3, 3, 3], true),
        held(3, "62.12", "Budi", [4, 4, 4, 4], true),
    ];
    let c = Cohort::of(&event("uji", &[]), &all, look("ANI"));
    assert_eq!(
        lines(&c),
        [line(1, "62.12", Basis::Provisional, "4"), (None, "34.04".into(), Basis::Provisional, None)]
    );
    assert!(c.rows[1].hidden && !c.rows[0].hidden);
    let shown = asesor::report::panel::shown(&id("uji"), &c.rows[1], None, "Ani", asesor::domain::lang::Lang::En);
    let json = serde_json::to_value(shown.expect("a panel")).expect("plain data");
    for key in ["index", "index_exact", "alpha", "alpha_exact", "alpha_undefined", "lower", "aspects", "counted"] {
        assert!(json.get(key).is_none(), "{key}");
    }
    for q in json["questions"].as_array().expect("questions") {
        assert_eq!(q["values"], serde_json::json!({"Ani": {"level": 1}}));
        assert!(q.get("proposal").is_none() && q.get("spread").is_none() && q.get("method").is_none());
    }
    // Budi has finished, a stranger is on no panel, and Ani's own is enough.
    for viewer in ["Budi", "Cici", ""] {
        assert!(Cohort::of(&event("uji", &[]), &all, look(viewer)).rows.iter().all(|r| !r.hidden), "{viewer}");
    }
    close(&bank(), &mut all[0].session);
    assert!(Cohort::of(&event("uji", &[]), &all, look("Ani")).rows.iter().all(|r| !r.hidden));
}

#[test]
fn practice_data_never_stands_beside_real_regions() {
    let mut invented = held(1, "00.01", "Ani", [5, 5, 5, 5], true);
    invented.session.practice = true;
    let all = [invented, held(2, "34.04", "Ani", [1, 1, 1, 1], true)];
    let c = Cohort::of(&event("uji", &["00.01", "00.02"]), &all, look(""));
    assert_eq!((lines(&c).len(), c.practice.len()), (1, 1));
    let only = Cohort::of(&event("uji", &["00.01", "00.02"]), &all[..1], look(""));
    assert_eq!((lines(&only).len(), only.practice.len()), (2, 0));
    let none = Cohort::of(&event("uji", &["34.04"]), &all[..1], look(""));
    assert_eq!((lines(&none).len(), none.practice.len()), (1, 1), "a real roster keeps practice out");
}

#[test]
fn a_closed_panel_is_the_result_and_a_member_left_out_is_named() {
    let all = [held(1, "34.04", "Ani", [1, 1, 1, 1], true), held(2, "34.04", "Budi", [3, 3, 3, 3], true)];
    let member = |h: &Held, out: bool| PanelMember {
        session: h.session.session,
        lineage: h.session.lineage,
        generation: h.session.generation,
        sha256: "0".repeat(64),
        assessor: h.session.assessor.name.clone(),
        left_out: out.then(|| LeftOut { reason: "benturan".to_owned() }),
    };
    let settle = |r: Rating| Settlement {
        proposal: None,
        settled: Some(r),
        method: Method::Chair,
        reason: "r".to_owned(),
        dissent: Vec::new(),
        at: at(0),
    };
    let mut record = PanelRecord {
        event: id("uji"),
        region: "34.04".to_owned(),
        team: None,
        instrument: all[0].session.instrument.clone(),
        members: vec![member(&all[0], true), member(&all[1], false)],
        questions: BTreeMap::from([(id("A1"), settle(Rating::Level(5))), (id("B1"), settle(Rating::Level(2)))]),
        status: PanelStatus::Open,
        closed: None,
        history: Vec::new(),
    };
    let records = [record.clone()];
    let c = Cohort::of(&event("uji", &[]), &all, Look { records: &records, select: None, viewer: "" });
    assert_eq!(lines(&c), [line(1, "34.04", Basis::Provisional, "3")]);
    assert_eq!(c.rows[0].panel.as_ref().map(|p| p.left_out[0].1.as_str()), Some("benturan"));
    record.status = PanelStatus::Closed;
    let records = [record];
    let c = Cohort::of(&event("uji", &[]), &all, Look { records: &records, select: None, viewer: "" });
    // a = 5, b = 2; index (5 + 2·2)/3 = 3; two of four questions settled.
    assert_eq!(lines(&c), [line(1, "34.04", Basis::Panel, "3")]);
    assert_eq!(c.rows[0].card.as_ref().map(|x| (x.completeness.counted, x.completeness.total)), Some((2, 4)));
}

#[test]
fn a_question_that_applies_to_one_member_is_asked_of_the_panel() {
    let when = Condition::Question { question: id("A1"), op: Op::Ge, value: "2".to_owned() };
    let questions = vec![levels("A1", 0, 5), asked_when(levels("A2", 0, 5), when)];
    let i = Arc::new(instrument(IndexUnit::Scale, vec![aspect("a", 1, questions)]));
    let one = |n: u8, who: &str, a1: i16| {
        let mut s = session_no(n, &i);
        who.clone_into(&mut s.assessor.name);
        rate(&mut s, "A1", Rating::Level(a1));
        rate(&mut s, "A2", Rating::Level(4));
        Held { session: s, instrument: i.clone() }
    };
    let all = [one(1, "Ani", 1), one(2, "Budi", 2)];
    let c = Cohort::of(&event("uji", &[]), &all, look(""));
    let p = c.rows[0].panel.as_ref().expect("a panel");
    // Ani's answer stays behind a condition that does not hold for her.
    assert_eq!(p.questions[1].values, [None, Some(Rating::Level(4))]);
    assert!(p.questions[1].applies);
    assert_eq!(lines(&c)[0].3.as_deref(), Some("5/2"));
}
