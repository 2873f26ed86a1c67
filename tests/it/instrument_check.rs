//! What the check of an instrument refuses, one defect at a time.

use crate::support::small::{asked_when, aspect, at, both, choice, id, instrument, levels, plain, scale, weighing};
use asesor::domain::condition::{Condition, Op};
use asesor::domain::instrument::{
    Basis, BasisKind, ContextItem, Domain, IndexUnit, Instrument, Predicate, Question, QuestionKind, Scale, ValueType,
};
use asesor::domain::instrument_check::{InstrumentProblem as P, check, parse};
use asesor::domain::lang::Localized;

fn sound() -> Instrument {
    let text = plain("T1", QuestionKind::Text);
    let pick = choice("P1", QuestionKind::Choice, &["yes", "no"]);
    let when = Condition::Question { question: id("Q1"), op: Op::Ge, value: "2".into() };
    let mut i = instrument(
        IndexUnit::Scale,
        vec![
            aspect("A", 1, vec![levels("Q1", 0, 5), asked_when(weighing(levels("Q2", 0, 5), 2), when)]),
            aspect("B", 2, vec![text, pick]),
        ],
    );
    i.reference_date = Some(at(0).date());
    i.predicates = ["3.5", "0"]
        .map(|f| Predicate { from: f.into(), title: both("band"), source: both("SPBE") })
        .into_iter()
        .collect();
    i.domains = vec![Domain { id: id("D"), title: both("D") }];
    i.aspects[0].domain = Some(id("D"));
    i.context = vec![ContextItem {
        id: id("ipm"),
        title: both("IPM"),
        kind: ValueType::Decimal,
        unit: Some(both("points")),
        choices: Vec::new(),
        when: None,
    }];
    i
}

fn q(i: &mut Instrument) -> &mut Question {
    &mut i.aspects[0].questions[0]
}

/// A defect and what must be said of it.
type Defect = (fn(&mut Instrument), P);

fn only_id(t: &mut Localized) {
    t.0.remove("en");
}

fn missing(place: &str) -> P {
    P::MissingLanguage { place: place.into(), tag: "en".into() }
}

fn dangling(place: &str, name: &str) -> P {
    P::Dangling { place: place.into(), name: name.into() }
}

#[test]
fn each_defect_of_an_instrument_is_found_and_named_before_anybody_is_asked() {
    assert_eq!(check(&sound()), []);
    let defects: Vec<Defect> = vec![
        (|i| only_id(&mut i.title), missing(" title")),
        (|i| only_id(&mut i.notice), missing(" notice")),
        (|i| only_id(&mut i.aspects[0].short), missing("A short")),
        (|i| only_id(&mut q(i).text), missing("Q1 text")),
        (|i| q(i).probes = vec![Localized::default(), both("x")], missing("Q1 probes[0]")),
        (|i| q(i).trap = Some(Localized::both("x", "  ")), missing("Q1 trap")),
        (|i| only_id(&mut q(i).anchors[3].text), missing("Q1 anchor 3")),
        (|i| only_id(&mut q(i).evidence[0].title), missing("Q1a title")),
        (|i| q(i).section = vec![Localized::both("Bagian", "")], missing("Q1 section[0]")),
        (|i| only_id(&mut i.aspects[1].questions[1].choices[1].title), missing("P1 choice no")),
        (|i| only_id(i.context[0].unit.as_mut().expect("a unit")), missing("ipm unit")),
        (|i| only_id(&mut i.predicates[1].source), missing("0 source")),
        (|i| only_id(&mut i.domains[0].title), missing("D title")),
        (|i| i.aspects[1].id = id("A"), P::RepeatedId("A".into())),
        (|i| i.aspects[1].questions[0].id = id("Q1"), P::RepeatedId("Q1".into())),
        (|i| i.aspects[0].questions[1].evidence[0].id = id("Q1a"), P::RepeatedId("Q1a".into())),
        (|i| i.aspects[1].questions[1].choices[1].id = id("yes"), P::RepeatedId("P1 yes".into())),
        (|i| i.context.push(i.context[0].clone()), P::RepeatedId("ipm".into())),
        (|i| i.default_language = "su".into(), dangling("default_language", "su")),
        (|i| i.aspects[0].domain = Some(id("E")), dangling("A", "E")),
        (|i| q(i).scale = Some(id("nowhere")), dangling("Q1", "nowhere")),
        (|i| q(i).scale = None, dangling("Q1", "scale")),
        (|i| q(i).anchors[2].evidence = vec![id("Q2a")], dangling("Q1", "Q2a")),
        (
            |i| q(i).when = Some(Condition::Question { question: id("Q9"), op: Op::Eq, value: "1".into() }),
            dangling("Q1", "Q9"),
        ),
        (
            |i| {
                let inner = Condition::Context { context: id("apbd"), op: Op::Lt, value: "60".into() };
                q(i).when = Some(Condition::Any { any: vec![Condition::Not { not: Box::new(inner) }] });
            },
            dangling("Q1", "apbd"),
        ),
        (|i| i.aspects[0].weight = 0, P::Weight("A".into())),
        (|i| q(i).weight = Some(0), P::Weight("Q1".into())),
        (|i| drop(i.scales.insert(id("one"), scale(1, 1))), P::Scale("one".into())),
        (
            |i| {
                let levels = scale(0, 2).levels.into_iter().rev().collect();
                i.scales.insert(id("down"), Scale { levels });
            },
            P::Scale("down".into()),
        ),
        (|i| drop(q(i).anchors.remove(4)), P::Anchors("Q1".into())),
        (|i| q(i).anchors.swap(0, 1), P::Anchors("Q1".into())),
        (
            |i| {
                let date = at(86_400).date();
                q(i).basis = vec![Basis { kind: BasisKind::Law, title: both("x"), date, article: None }];
            },
            P::LateBasis("Q1".into()),
        ),
        (|i| i.predicates[0].from = "3,5".into(), P::Predicate("3,5".into())),
        (|i| i.predicates.reverse(), P::Predicate("small".into())),
        (|i| i.aspects[1].questions.clear(), P::Empty("B".into())),
        (|i| i.aspects.clear(), P::Empty("small".into())),
        (|i| i.aspects[1].questions.push(levels("Q3", 1, 4)), P::MixedScales),
        (|i| i.aspects[1].questions[1].choices.clear(), P::NoChoices("P1".into())),
        (|i| i.context[0].kind = ValueType::Choice, P::NoChoices("ipm".into())),
    ];
    for (n, (spoil, problem)) in defects.into_iter().enumerate() {
        let mut i = sound();
        spoil(&mut i);
        let found = check(&i);
        assert!(found.contains(&problem), "defect {n}: {problem:?} not in {found:?}");
        let bytes = serde_json::to_vec(&i).expect("serialises");
        assert_eq!(parse(&bytes), Err(found), "defect {n}: reading says the same as checking");
    }
}

#[test]
fn mixed_scales_are_allowed_where_the_index_is_told_in_percent() {
    let mut i = sound();
    i.aspects[1].questions.push(levels("Q3", 1, 4));
    i.index = IndexUnit::Percent;
    assert_eq!(check(&i), []);
}

fn read(s: &str) -> Result<Instrument, Vec<P>> {
    parse(s.as_bytes())
}

#[test]
fn a_text_that_stands_twice_or_under_an_unknown_name_is_refused_not_guessed() {
    let good = String::from_utf8(serde_json::to_vec(&sound()).expect("serialises")).expect("UTF-8");
    assert!(read(&good).is_ok());
    let spoilt = [
        // A field of a struct, twice.
        good.replacen("\"revision\":1", "\"revision\":1,\"revision\":2", 1),
        // A key of a map, twice: the second must not win in silence.
        good.replacen("\"title\":{", "\"title\":{\"id\":\"Palsu\",", 1),
        good.replacen("\"scales\":{", "\"scales\":{\"s05\":{\"levels\":[]},", 1),
        // Unknown fields, outside and inside, also in a condition.
        good.replacen("\"revision\":1", "\"revision\":1,\"secret\":2", 1),
        good.replacen("\"kind\":\"level\"", "\"kind\":\"level\",\"hint\":\"x\"", 1),
        good.replacen("\"op\":\">=\"", "\"op\":\">=\",\"else\":\"x\"", 1),
        // Wrong types, and half a file.
        good.replacen("\"revision\":1", "\"revision\":\"1\"", 1),
        good.get(..good.len() / 2).unwrap_or_default().to_owned(),
        String::new(),
    ];
    for (n, s) in spoilt.iter().enumerate() {
        assert_ne!(*s, good, "{n}");
        match read(s).expect_err("spoilt").as_slice() {
            [P::Shape(words)] => assert!(!words.is_empty(), "{n}"),
            other => panic!("{n}: {other:?}"),
        }
    }
    let newer = good.replacen("\"version\":1", "\"version\":2", 1);
    assert_eq!(read(&newer), Err(vec![P::Format("asesor-instrument 2".into())]));
    let foreign = good.replacen(r#""format":"asesor-instrument""#, "\"format\":\"\u{1b}[2J\"", 1);
    assert!(read(&foreign.replace('\u{1b}', "\\u001b")) == Err(vec![P::Format("<U+001B>[2J 1".into())]));
    assert!(parse(&[0xff, 0xfe, 0]).is_err());
}
