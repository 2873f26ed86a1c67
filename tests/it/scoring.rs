//! Scores worked out by hand, as exact fractions.

use crate::support::small::{
    asked_when, aspect, at, both, id, instrument, levels, plain, rate, rate_all, session, stamp, weighing, with_na,
};
use asesor::base::ratio::{Ratio, decimal, exact, whole};
use asesor::domain::change::{Change, apply};
use asesor::domain::condition::{Condition, Op};
use asesor::domain::instrument::{Aspect, IndexUnit, Instrument, NaPolicy, Predicate, QuestionKind};
use asesor::domain::scoring::{Completeness, ScoreCard, predicate, score};
use asesor::domain::session::{Rating, Session, Stage, Value};
use num_bigint::BigInt;

fn r(n: i64, d: i64) -> Ratio {
    Ratio::new(BigInt::from(n), BigInt::from(d))
}

fn show(v: Option<&Ratio>) -> String {
    v.map_or_else(|| "-".to_owned(), exact)
}

/// Index, lower and upper bound.
fn index(c: &ScoreCard) -> [String; 3] {
    [&c.index.value, &c.index.lower, &c.index.upper].map(|v| show(v.as_ref()))
}

/// The same for an aspect.
fn part(c: &ScoreCard, n: usize) -> [String; 3] {
    let s = &c.aspects[n].score;
    [&s.value, &s.lower, &s.upper].map(|v| show(v.as_ref()))
}

fn complete(counted: usize, asked: usize, total: usize) -> Completeness {
    Completeness { counted, asked, total }
}

fn three(na: NaPolicy) -> Instrument {
    let q = |n: &str| with_na(levels(n, 0, 5), na);
    instrument(IndexUnit::Scale, vec![aspect("A", 1, vec![q("A1"), q("A2"), q("A3")])])
}

fn rated(i: &Instrument, ratings: &[(&str, Rating)]) -> Session {
    let mut s = session(i);
    for (q, x) in ratings {
        rate(&mut s, q, *x);
    }
    s
}

#[test]
fn a_session_nobody_answered_has_no_index_and_its_range_is_the_whole_scale() {
    let i = three(NaPolicy::Excluded);
    let c = score(&i, &session(&i));
    assert_eq!(index(&c), ["-", "0", "5"]);
    assert_eq!(c.completeness, complete(0, 0, 3));
}

#[test]
fn an_aspect_is_the_mean_of_its_levels_and_the_range_holds_what_is_open() {
    let i = three(NaPolicy::Excluded);
    let mut s = session(&i);
    rate_all(&mut s, &[("A1", 3), ("A2", 4)]);
    let c = score(&i, &s);
    // (3+4)/2 = 7/2; lower (3+4+0)/3 = 7/3; upper (3+4+5)/3 = 12/3 = 4
    assert_eq!(index(&c), ["7/2", "7/3", "4"]);
    assert_eq!(c.completeness, complete(2, 2, 3));
}

#[test]
fn level_zero_counts_and_is_not_the_same_as_not_asked() {
    let i = three(NaPolicy::Excluded);
    let mut s = session(&i);
    rate_all(&mut s, &[("A1", 0), ("A2", 5)]);
    // (0+5)/2
    assert_eq!(index(&score(&i, &s))[0], "5/2");
}

#[test]
fn unverified_is_asked_but_does_not_count_and_stays_in_the_range() {
    let i = three(NaPolicy::Excluded);
    let s = rated(&i, &[("A1", Rating::Level(2)), ("A2", Rating::Unverified)]);
    let c = score(&i, &s);
    // 2; lower (2+0+0)/3; upper (2+5+5)/3 = 12/3 = 4
    assert_eq!(index(&c), ["2", "2/3", "4"]);
    assert_eq!(c.completeness, complete(1, 2, 3));
}

#[test]
fn not_applicable_leaves_the_score_where_it_is_excluded() {
    let i = three(NaPolicy::Excluded);
    let s = rated(&i, &[("A1", Rating::Level(4)), ("A2", Rating::Na), ("A3", Rating::Level(1))]);
    let c = score(&i, &s);
    // (4+1)/2, nothing open: the range is a point
    assert_eq!(index(&c), ["5/2", "5/2", "5/2"]);
    assert_eq!(c.completeness, complete(2, 3, 3));
}

#[test]
fn not_applicable_counts_as_the_lowest_level_where_the_policy_says_so() {
    let i = three(NaPolicy::Lowest);
    let s = rated(&i, &[("A1", Rating::Level(4)), ("A2", Rating::Na), ("A3", Rating::Level(1))]);
    let c = score(&i, &s);
    // (4+0+1)/3
    assert_eq!(index(&c), ["5/3", "5/3", "5/3"]);
    assert_eq!(c.completeness, complete(3, 3, 3));
}

#[test]
fn the_lowest_level_is_that_of_the_question_s_own_scale() {
    let q = with_na(levels("A1", 1, 4), NaPolicy::Lowest);
    let i = instrument(IndexUnit::Scale, vec![aspect("A", 1, vec![q, levels("A2", 1, 4)])]);
    let s = rated(&i, &[("A1", Rating::Na), ("A2", Rating::Level(4))]);
    // (1+4)/2
    assert_eq!(index(&score(&i, &s))[0], "5/2");
}

#[test]
fn a_forbidden_not_applicable_from_a_foreign_file_stays_open_instead_of_raising_the_index() {
    let i = three(NaPolicy::Forbidden);
    let s = rated(&i, &[("A1", Rating::Level(3)), ("A2", Rating::Na), ("A3", Rating::Level(3))]);
    let c = score(&i, &s);
    // 3; lower (3+0+3)/3 = 2; upper (3+5+3)/3 = 11/3
    assert_eq!(index(&c), ["3", "2", "11/3"]);
    assert_eq!(c.completeness, complete(2, 3, 3));
}

#[test]
fn weights_of_questions_and_aspects_count_as_written() {
    let three = aspect("A", 3, vec![weighing(levels("A1", 0, 5), 2), levels("A2", 0, 5)]);
    let four = aspect("B", 4, vec![levels("B1", 0, 5)]);
    let i = instrument(IndexUnit::Scale, vec![three, four]);
    let mut s = session(&i);
    rate_all(&mut s, &[("A1", 5), ("A2", 1), ("B1", 2)]);
    let c = score(&i, &s);
    // A = (2·5 + 1·1)/3 = 11/3; B = 2; index = (3·11/3 + 4·2)/7 = 19/7
    assert_eq!(part(&c, 0)[0], "11/3");
    assert_eq!(index(&c), ["19/7", "19/7", "19/7"]);
}

#[test]
fn an_aspect_without_a_counted_question_leaves_the_index_but_widens_the_range() {
    let i = instrument(
        IndexUnit::Scale,
        vec![aspect("A", 1, vec![levels("A1", 0, 5)]), aspect("B", 2, vec![levels("B1", 0, 5)])],
    );
    let mut s = session(&i);
    rate_all(&mut s, &[("A1", 4)]);
    let c = score(&i, &s);
    // index 4 (B has nothing); lower (1·4 + 2·0)/3 = 4/3; upper (1·4 + 2·5)/3 = 14/3
    assert_eq!(index(&c), ["4", "4/3", "14/3"]);
    assert_eq!(part(&c, 1), ["-", "0", "5"]);
    // All of B not applicable: B is gone from the range as well.
    rate(&mut s, "B1", Rating::Na);
    let c = score(&i, &s);
    assert_eq!(index(&c), ["4", "4", "4"]);
    assert_eq!(part(&c, 1), ["-", "-", "-"]);
}

#[test]
fn scales_of_different_length_are_compared_in_percent() {
    let i = instrument(
        IndexUnit::Percent,
        vec![aspect("A", 1, vec![levels("A1", 1, 4), levels("A2", 0, 5), levels("A3", 1, 4)])],
    );
    let mut s = session(&i);
    rate_all(&mut s, &[("A1", 3), ("A2", 2)]);
    let c = score(&i, &s);
    // A1 (3−1)/3 = 200/3 %; A2 2/5 = 40 %; mean (200/3 + 40)/2 = 320/6 = 160/3
    // lower (200/3 + 40 + 0)/3 = 320/9; upper (200/3 + 40 + 100)/3 = 620/9
    assert_eq!(index(&c), ["160/3", "320/9", "620/9"]);
    // Not asked at all: 0 to 100.
    assert_eq!(index(&score(&i, &session(&i))), ["-", "0", "100"]);
}

#[test]
fn a_tie_of_rounding_is_shown_half_up_and_the_exact_value_is_kept() {
    // 200 questions of weight 1 cannot be had cheaply: weights do it.
    // (199·1 + 1·0)/200 = 199/200 = 0.995 → 1.00
    let a = |w: u32| aspect("A", 1, vec![weighing(levels("A1", 0, 5), w), weighing(levels("A2", 0, 5), 200 - w)]);
    let shown = |w: u32, l: [i16; 2]| {
        let i = instrument(IndexUnit::Scale, vec![a(w)]);
        let mut s = session(&i);
        rate_all(&mut s, &[("A1", l[0]), ("A2", l[1])]);
        let v = score(&i, &s).index.value.expect("counted");
        (exact(&v), decimal(&v, 2))
    };
    assert_eq!(shown(199, [1, 0]), ("199/200".into(), "1.00".into()));
    // (131·2 + 69·3)/200 = 469/200 = 2.345 → 2.35
    assert_eq!(shown(131, [2, 3]), ("469/200".into(), "2.35".into()));
    // (1·1 + 199·0)/200 = 0.005 → 0.01
    assert_eq!(shown(1, [1, 0]), ("1/200".into(), "0.01".into()));
}

fn when(question: &str, op: Op, value: &str) -> Condition {
    Condition::Question { question: id(question), op, value: value.to_owned() }
}

fn chained() -> Instrument {
    let a2 = asked_when(levels("A2", 0, 5), when("A1", Op::Ge, "2"));
    instrument(IndexUnit::Scale, vec![aspect("A", 1, vec![levels("A1", 0, 5), a2])])
}

#[test]
fn a_question_whose_condition_fails_leaves_score_and_completeness_and_comes_back_with_its_answer() {
    let i = chained();
    let mut s = session(&i);
    rate_all(&mut s, &[("A1", 2), ("A2", 5)]);
    // (2+5)/2
    let c = score(&i, &s);
    assert_eq!((index(&c)[0].as_str(), c.completeness), ("7/2", complete(2, 2, 2)));
    rate_all(&mut s, &[("A1", 1)]);
    let c = score(&i, &s);
    assert_eq!(index(&c), ["1", "1", "1"]);
    assert_eq!(c.completeness, complete(1, 1, 1));
    assert_eq!(s.rating(&id("A2")), Some(Rating::Level(5)), "the answer is kept while the question is skipped");
    rate_all(&mut s, &[("A1", 3)]);
    // (3+5)/2
    assert_eq!(index(&score(&i, &s))[0], "4");
}

#[test]
fn blank_not_applicable_and_unverified_never_satisfy_a_condition() {
    let i = chained();
    for op in [Op::Eq, Op::Ne, Op::Lt, Op::Le, Op::Gt, Op::Ge] {
        let c = when("A1", op, "2");
        assert!(!c.holds(&session(&i)), "blank {op:?}");
        assert!(!c.holds(&rated(&i, &[("A1", Rating::Na)])), "not applicable {op:?}");
        assert!(!c.holds(&rated(&i, &[("A1", Rating::Unverified)])), "unverified {op:?}");
    }
    let holds = |op, v| when("A1", op, v).holds(&rated(&i, &[("A1", Rating::Level(2))]));
    assert!(holds(Op::Eq, "2.0") && holds(Op::Lt, "10") && holds(Op::Ne, "3"));
    assert!(!holds(Op::Gt, "2") && !holds(Op::Lt, "two"));
    assert!(Condition::All { all: vec![] }.holds(&session(&i)));
    assert!(!Condition::Any { any: vec![] }.holds(&session(&i)));
}

#[test]
fn a_list_of_no_choices_is_blank_for_every_comparison() {
    let i = instrument(IndexUnit::Scale, vec![aspect("A", 1, vec![plain("A1", QuestionKind::Choices)])]);
    let mut s = session(&i);
    let set = |s: &mut Session, v: &[&str]| {
        let v = Value::Choices(v.iter().map(|c| id(c)).collect());
        apply(s, Change::Value(id("A1"), Some(v)), &stamp(1)).expect("a draft");
    };
    set(&mut s, &[]);
    assert!(!when("A1", Op::Eq, "web").holds(&s) && !when("A1", Op::Ne, "web").holds(&s));
    set(&mut s, &["sms", "web"]);
    assert!(when("A1", Op::Eq, "web").holds(&s) && !when("A1", Op::Ne, "web").holds(&s));
    assert!(when("A1", Op::Ne, "fax").holds(&s));
}

#[test]
fn a_decision_on_a_band_is_made_on_the_exact_value_not_on_the_rounded_one() {
    let band = |from: &str, title: &str| Predicate { from: from.into(), title: both(title), source: both("SPBE") };
    let mut i = three(NaPolicy::Excluded);
    i.predicates = vec![band("2.6", "Baik"), band("1.8", "Cukup")];
    let name = |v: &Ratio| predicate(&i, v).map_or("none", |p| p.title.0["id"].as_str());
    assert_eq!(name(&r(13, 5)), "Baik"); // 2.6 exactly
    assert_eq!(name(&r(2599, 1000)), "Cukup"); // shown as 2.60 all the same
    assert_eq!(decimal(&r(2599, 1000), 2), "2.60");
    assert_eq!(name(&r(9, 5)), "Cukup"); // 1.8 exactly
    assert_eq!(name(&(r(9, 5) - r(1, 1_000_000_000))), "none");
    assert_eq!(name(&whole(5)), "Baik");
}

#[test]
fn remarks_and_values_without_levels_never_count() {
    let a: Aspect =
        aspect("A", 1, vec![levels("A1", 0, 5), plain("A2", QuestionKind::Note), plain("A3", QuestionKind::Integer)]);
    let i = instrument(IndexUnit::Scale, vec![a]);
    let mut s = session(&i);
    rate_all(&mut s, &[("A1", 3)]);
    apply(&mut s, Change::Value(id("A3"), Some(Value::Integer(99))), &stamp(2)).expect("a draft");
    let c = score(&i, &s);
    assert_eq!(index(&c), ["3", "3", "3"]);
    assert_eq!(c.completeness, complete(1, 1, 1));
}

#[test]
fn a_desk_rating_never_counts() {
    let i = three(NaPolicy::Excluded);
    let mut s = session(&i);
    let desk = Change::Rating(id("A1"), Stage::Desk, Some(Rating::Level(5)));
    apply(&mut s, desk, &stamp(1)).expect("a draft");
    assert_eq!(index(&score(&i, &s)), ["-", "0", "5"]);
    assert_eq!(s.answers[&id("A1")].first, at(1));
}
