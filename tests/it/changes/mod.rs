//! Changes, undo and the history: nothing an assessor entered may be lost, mixed
//! up or altered unseen.

mod acts;

use crate::support::small::{at, id, session, stamp};
use acts::{Live, act, change, content, json, small, words};
use asesor::domain::change::{Change, ChangeError, Splice, TextField, UndoStacks, amend, apply, apply_as, reapply};
use asesor::domain::finalise::finalise;
use asesor::domain::history::{Entry, NO_HASH, walk, what};
use asesor::domain::session::{Answer, Mandate, Rating, Session, Stage, Value};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_done_undo_goes_back_to_the_start_and_redo_to_the_end(
        acts in proptest::collection::vec(act(), 0..24)
    ) {
        let mut l = Live::new();
        let start = content(&l.s);
        for a in acts {
            l.act(a);
            prop_assert_eq!(&UndoStacks::rebuild(&l.s.history), &l.stacks, "a restart would undo something else");
            prop_assert_eq!(walk(&l.s.history), Ok(()));
        }
        while l.back(false) {}
        let end = content(&l.s);
        while l.back(true) {
            prop_assert_eq!(&UndoStacks::rebuild(&l.s.history), &l.stacks);
        }
        prop_assert_eq!(content(&l.s), start);
        while l.back(false) {}
        prop_assert_eq!(content(&l.s), end);
        prop_assert_eq!(walk(&l.s.history), Ok(()));
        // And after closing the program in between.
        let mut again = Live { stacks: UndoStacks::rebuild(&l.s.history), s: l.s, clock: l.clock };
        while again.back(true) {}
        prop_assert_eq!(content(&again.s), content(&Live::new().s));
    }

    #[test]
    fn the_inverse_of_a_change_restores_everything(before in proptest::collection::vec(change(), 0..8), c in change()) {
        let mut l = Live::new();
        for c in before { l.change(c); }
        let old = content(&l.s);
        let inverse = apply(&mut l.s, c.clone(), &stamp(100)).expect("a draft");
        let new = content(&l.s);
        let again = apply(&mut l.s, inverse, &stamp(101)).expect("a draft");
        prop_assert_eq!(content(&l.s), old);
        prop_assert_eq!(&again, &c, "the inverse of the inverse is the change");
        apply(&mut l.s, again, &stamp(102)).expect("a draft");
        prop_assert_eq!(content(&l.s), new);
    }

    #[test]
    fn a_session_read_from_its_file_is_the_session_that_was_written(
        acts in proptest::collection::vec(act(), 0..16)
    ) {
        let mut l = Live::new();
        for a in acts { l.act(a); }
        let bytes = json(&l.s);
        let read: Session = serde_json::from_slice(&bytes).expect("what was written is read");
        prop_assert_eq!(json(&read), bytes);
        prop_assert_eq!(&read, &l.s);
        prop_assert_eq!(UndoStacks::rebuild(&read.history), l.stacks);
    }

    #[test]
    fn an_entry_altered_later_is_found_where_it_stands(
        acts in proptest::collection::vec(act(), 3..12), which in any::<prop::sample::Index>(), how in 0usize..10
    ) {
        let mut l = Live::new();
        for a in acts { l.act(a); }
        let n = which.index(l.s.history.len());
        let e: &mut Entry = &mut l.s.history[n];
        let old = e.clone();
        match how {
            0 => e.seq += 1,
            1 => e.at = e.at.plus_seconds(1),
            2 => e.who.push('x'),
            3 => e.what.push('x'),
            4 => e.question = if e.question.is_some() { None } else { Some(id("Q9")) },
            5 => e.stage = if e.stage == Some(Stage::Desk) { Some(Stage::Interview) } else { Some(Stage::Desk) },
            6 => e.old = serde_json::json!({"forged": true}),
            7 => e.new = serde_json::json!({"forged": true}),
            8 => e.other = Some(NO_HASH.to_owned()),
            _ => e.hash = NO_HASH.to_owned(),
        }
        prop_assert_ne!(&l.s.history[n], &old);
        prop_assert_eq!(walk(&l.s.history), Err(n as u64 + 1));
        // Sealed again by somebody who can compute hashes: the next entry tells.
        if how > 0 && how < 9 && n + 1 < l.s.history.len() {
            let e = &mut l.s.history[n];
            e.hash = e.computed_hash();
            prop_assert_eq!(walk(&l.s.history), Err(n as u64 + 2));
        }
        l.s.history[n] = old;
        l.s.history.remove(n);
        if n < l.s.history.len() {
            prop_assert_eq!(walk(&l.s.history), Err(n as u64 + 1), "a removed entry leaves a gap");
        }
    }

    #[test]
    fn setting_one_field_never_touches_another(acts in proptest::collection::vec(act(), 0..12), c in change()) {
        let mut l = Live::new();
        for a in acts { l.act(a); }
        let old = content(&l.s);
        l.change(c.clone());
        let mut new = content(&l.s);
        // Put back by hand the one field the change names: nothing else may differ.
        if let Some(q) = c.question() {
            let blank = Answer::new(at(0));
            let was = old.answers.get(q).cloned().unwrap_or_else(|| blank.clone());
            let a = new.answers.entry(q.clone()).or_insert(blank);
            match &c {
                Change::Rating(_, s, _) | Change::Support(_, s, _) => {
                    let reason = |a: &Answer| a.stage(*s).map(|r| r.reason.clone()).unwrap_or_default();
                    prop_assert_eq!(reason(a), reason(&was), "a rating took the reason with it");
                    if matches!(c, Change::Rating(..)) {
                        prop_assert_eq!(a.stage(*s).and_then(|r| r.support), was.stage(*s).and_then(|r| r.support));
                    } else {
                        prop_assert_eq!(a.stage(*s).and_then(|r| r.rating), was.stage(*s).and_then(|r| r.rating));
                    }
                    match s {
                        Stage::Desk => a.desk = was.desk,
                        Stage::Interview => a.interview = was.interview,
                    }
                }
                Change::Value(..) => a.value = was.value,
                Change::Evidence(..) => a.evidence = was.evidence,
                Change::Flag(..) => a.flags = was.flags,
                Change::Quotes(..) => a.quotes = was.quotes,
                _ => {}
            }
            if a.is_blank() {
                new.answers.remove(q);
            }
        }
        match &c {
            Change::FollowUp(..) => new.follow_ups = old.follow_ups.clone(),
            Change::Context(..) => new.context = old.context.clone(),
            Change::Delegation(_) => new.delegation = old.delegation.clone(),
            Change::Assessor(_) => new.assessor = old.assessor.clone(),
            Change::Conflict(_) => new.conflict = old.conflict.clone(),
            Change::Mandate(_) => new.mandate = old.mandate.clone(),
            Change::Region(_) => new.region = old.region.clone(),
            Change::Event(_) => new.event = old.event.clone(),
            Change::Team(_) => new.team = old.team.clone(),
            _ => {}
        }
        prop_assert_eq!(new, old);
    }

    #[test]
    fn a_splice_turns_the_old_text_into_the_new_one_and_back(old in words(), new in words()) {
        let s = Splice::between(&old, &new);
        prop_assert_eq!(s.apply(&old), Some(new.clone()));
        prop_assert_eq!(s.inverse().apply(&new), Some(old.clone()));
        prop_assert_eq!(s.is_empty(), old == new);
        // On another text it is made where it fits or not at all.
        if let Some(x) = s.apply("zzz") { prop_assert_eq!(s.inverse().apply(&x), Some("zzz".to_owned())); }
    }
}

fn level(q: &str, l: i16) -> Change {
    Change::Rating(id(q), Stage::Interview, Some(Rating::Level(l)))
}

#[test]
fn what_the_instrument_forbids_is_refused_before_it_reaches_the_session() {
    let i = small();
    let refused = |c: Change| c.validate(&i).expect_err("must be refused");
    let value = |q: &str, v: Value| Change::Value(id(q), Some(v));
    let off = |q: &str, level: i16| ChangeError::NotOnScale { question: id(q), level };
    assert_eq!(refused(level("Q1", 6)), off("Q1", 6));
    assert_eq!(refused(level("Q1", -1)), off("Q1", -1));
    assert_eq!(refused(level("Q2", 0)), off("Q2", 0));
    assert_eq!(refused(level("Q9", 1)), ChangeError::NoQuestion(id("Q9")));
    assert_eq!(refused(level("T1", 1)), ChangeError::WrongKind(id("T1")));
    let na = |q: &str| Change::Rating(id(q), Stage::Interview, Some(Rating::Na));
    assert_eq!(refused(na("Q2")), ChangeError::NaForbidden(id("Q2")));
    assert_eq!(na("Q1").validate(&i), Ok(()));
    assert_eq!(refused(value("Q1", Value::Integer(3))), ChangeError::WrongKind(id("Q1")));
    assert_eq!(refused(value("R1", Value::Text("x".into()))), ChangeError::WrongKind(id("R1")));
    assert_eq!(refused(value("N1", Value::Text("3".into()))), ChangeError::WrongKind(id("N1")));
    assert_eq!(refused(value("D1", Value::Decimal("3,5".into()))), ChangeError::WrongKind(id("D1")));
    assert_eq!(refused(value("C1", Value::Choice(id("maybe")))), ChangeError::WrongKind(id("C1")));
    assert_eq!(refused(value("C2", Value::Choices(vec![id("web"), id("fax")]))), ChangeError::WrongKind(id("C2")));
    for (q, v) in [
        ("T1", Value::Text(String::new())),
        ("N1", Value::Integer(-3)),
        ("D1", Value::Decimal("-3.50".into())),
        ("D2", Value::Date(at(0).date())),
        ("C1", Value::Choice(id("no"))),
        ("C2", Value::Choices(vec![id("sms")])),
    ] {
        assert_eq!(value(q, v).validate(&i), Ok(()), "{q}");
        assert_eq!(Change::Value(id(q), None).validate(&i), Ok(()), "{q}");
    }
    let note = Change::Text(TextField::Note(id("Q9")), Splice::between("", "x"));
    assert_eq!(refused(note), ChangeError::NoQuestion(id("Q9")));
}

#[test]
fn a_final_session_takes_no_change_and_stays_byte_for_byte_what_it_was() {
    let i = small();
    let mut s = session(&i);
    apply(&mut s, level("Q1", 3), &stamp(1)).expect("a draft");
    finalise(&i, &mut s, &stamp(2)).expect("a draft");
    let bytes = json(&s);
    let note = TextField::Note(id("Q1"));
    assert_eq!(apply(&mut s, level("Q1", 4), &stamp(3)), Err(ChangeError::Final));
    assert_eq!(apply_as(&mut s, level("Q1", 4), &stamp(3), what::UNDO), Err(ChangeError::Final));
    assert_eq!(amend(&mut s, &note, "x", &stamp(3)), Err(ChangeError::Final));
    assert_eq!(finalise(&i, &mut s, &stamp(3)), Err(ChangeError::Final));
    assert_eq!(json(&s), bytes);
    assert_eq!(UndoStacks::rebuild(&s.history), UndoStacks::default(), "nothing behind the end can be undone");
}

#[test]
fn a_refused_text_change_leaves_the_text_alone() {
    let mut l = Live::new();
    let note = TextField::Note(id("Q1"));
    l.visit(&note, &["satu dua".into()]);
    let bytes = json(&l.s);
    let wrong = Change::Text(note.clone(), Splice { at: 0, del: "dua".into(), ins: String::new() });
    assert_eq!(apply(&mut l.s, wrong, &stamp(9)), Err(ChangeError::TextMoved));
    let far = Change::Text(note.clone(), Splice { at: 99, del: String::new(), ins: "x".into() });
    assert_eq!(apply(&mut l.s, far, &stamp(9)), Err(ChangeError::TextMoved));
    assert_eq!(amend(&mut l.s, &TextField::Note(id("Q2")), "x", &stamp(9)), Err(ChangeError::TextMoved));
    assert_eq!(json(&l.s), bytes);
}

#[test]
fn typing_on_never_forgets_when_the_answer_was_begun_nor_the_seconds_spent_on_it() {
    let mut l = Live::new();
    let note = TextField::Note(id("Q1"));
    l.visit(&note, &["a".into()]);
    let first = l.s.answers[&id("Q1")].first;
    if let Some(a) = l.s.answers.get_mut(&id("Q1")) {
        a.seconds = 40;
    }
    amend(&mut l.s, &note, "ab", &stamp(50)).expect("the visit's entry is the last");
    let a = &l.s.answers[&id("Q1")];
    assert_eq!((a.first, a.seconds, a.note.as_str()), (first, 40, "ab"));
    assert_eq!(l.s.history.len(), 2, "one entry per visit");
}

#[test]
fn a_visit_that_ends_where_it_began_leaves_no_trace_and_keeps_redo() {
    let mut l = Live::new();
    l.change(level("Q1", 3));
    l.back(true);
    let entries = l.s.history.len();
    l.visit(&TextField::Note(id("Q1")), &["x".into(), String::new()]);
    assert_eq!(l.s.history.len(), entries);
    assert_eq!(l.stacks, UndoStacks::rebuild(&l.s.history));
    assert!(l.back(false), "what was undone before can still be made again");
    assert_eq!(l.s.rating(&id("Q1")), Some(Rating::Level(3)));
}

#[test]
fn the_reason_of_one_stage_is_never_amended_into_the_other() {
    let mut l = Live::new();
    let (desk, table) = (TextField::Reason(id("Q1"), Stage::Desk), TextField::Reason(id("Q1"), Stage::Interview));
    l.visit(&table, &["a".into()]);
    l.visit(&desk, &["a".into()]);
    assert_eq!(amend(&mut l.s, &table, "ab", &stamp(9)), Err(ChangeError::TextMoved));
    assert_eq!((table.get(&l.s), desk.get(&l.s)), ("a", "a"));
}

#[test]
fn changes_that_belong_together_are_made_all_or_none() {
    let mut l = Live::new();
    let bytes = json(&l.s);
    let wrong = Change::Text(TextField::Note(id("Q1")), Splice { at: 3, del: "x".into(), ins: String::new() });
    let both = Change::Together(vec![level("Q1", 3), level("Q2", 4), wrong]);
    assert_eq!(apply(&mut l.s, both, &stamp(2)), Err(ChangeError::TextMoved));
    assert_eq!(json(&l.s), bytes, "nothing is half done");
    let i = small();
    let forbidden = Change::Together(vec![level("Q1", 3), level("Q2", 9)]);
    assert!(forbidden.validate(&i).is_err());
    // Twice the same place: taken back from the last on.
    l.change(Change::Together(vec![level("Q1", 1), level("Q1", 2)]));
    assert_eq!(l.s.rating(&id("Q1")), Some(Rating::Level(2)));
    l.back(true);
    assert_eq!(l.s.rating(&id("Q1")), None);
    l.back(false);
    assert_eq!(l.s.rating(&id("Q1")), Some(Rating::Level(2)));
    assert_eq!(l.s.history.len(), 4, "one entry each, and one for undo and redo");
}

#[test]
fn a_visit_to_a_form_is_one_entry_and_never_swallows_one_that_is_not_its_own() {
    let mandate = |n: &str| Change::Mandate(Some(Mandate { number: n.into(), date: String::new() }));
    let mut l = Live::new();
    l.change(mandate("1"));
    let visit = l.s.history.last().expect("an entry").seq;
    let inverse = reapply(&mut l.s, &mandate("12"), visit, &stamp(5)).expect("the visit's entry is the last");
    assert_eq!(inverse, Some(Change::Mandate(None)));
    assert_eq!((l.s.history.len(), walk(&l.s.history)), (2, Ok(())));
    assert_eq!(UndoStacks::rebuild(&l.s.history).undo, [Change::Mandate(None)]);
    // Back where it began: no trace.
    assert_eq!(reapply(&mut l.s, &Change::Mandate(None), visit, &stamp(6)), Ok(None));
    assert_eq!((l.s.history.len(), l.s.mandate.clone()), (1, None));
    // Another entry stands there by now, or another thing is changed.
    l.change(mandate("1"));
    l.change(level("Q1", 3));
    assert_eq!(reapply(&mut l.s, &mandate("2"), visit, &stamp(7)), Err(ChangeError::TextMoved));
    let last = l.s.history.last().expect("an entry").seq;
    assert_eq!(reapply(&mut l.s, &level("Q2", 3), last, &stamp(8)), Err(ChangeError::TextMoved));
    finalise(&small(), &mut l.s, &stamp(9)).expect("a draft");
    assert_eq!(reapply(&mut l.s, &mandate("2"), visit, &stamp(10)), Err(ChangeError::Final));
}
