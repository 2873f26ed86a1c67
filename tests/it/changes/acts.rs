//! Things a person does to a session, at random, and a session with the stacks the
//! app keeps beside it.

use crate::support::small::{aspect, at, choice, claim, id, instrument, levels, plain, session, stamp, with_na};
use asesor::domain::change::{Change, Splice, Stamp, TextField, UndoStacks, amend, apply, apply_as};
use asesor::domain::history::what;
use asesor::domain::instrument::{IndexUnit, Instrument, NaPolicy, QuestionKind};
use asesor::domain::session::{
    Answer, Assessor, Conflict, ContextValue, Delegate, EventRef, Evidence, EvidenceState, Flag, FollowUp,
    FollowUpKind, Mandate, Quote, Rating, RegionRef, Role, Session, Stage, Support, TeamRef, Value,
};
use proptest::prelude::*;
use proptest::sample::select;

pub fn small() -> Instrument {
    let a = aspect("A", 1, vec![levels("Q1", 0, 5), with_na(levels("Q2", 1, 4), NaPolicy::Forbidden)]);
    let kinds = [
        plain("T1", QuestionKind::Text),
        plain("N1", QuestionKind::Integer),
        plain("D1", QuestionKind::Decimal),
        plain("D2", QuestionKind::Date),
        choice("C1", QuestionKind::Choice, &["yes", "no"]),
        choice("C2", QuestionKind::Choices, &["web", "sms"]),
        plain("R1", QuestionKind::Note),
    ];
    instrument(IndexUnit::Percent, vec![a, aspect("B", 1, kinds.to_vec())])
}

/// What a person entered: without what counts, dates and measures.
pub fn content(s: &Session) -> Session {
    let mut s = s.clone();
    s.history.clear();
    s.generation = 0;
    for a in s.answers.values_mut() {
        let fixed = Answer::new(at(0));
        (a.first, a.last, a.seconds) = (fixed.first, fixed.last, 0);
        for r in [&mut a.desk, &mut a.interview].into_iter().flatten() {
            r.at = at(0);
        }
    }
    s
}

fn question() -> impl Strategy<Value = asesor::base::id::Id> {
    select(vec!["Q1", "Q2", "T1"]).prop_map(id)
}

fn stage() -> impl Strategy<Value = Stage> {
    select(vec![Stage::Desk, Stage::Interview])
}

fn rating() -> impl Strategy<Value = Rating> {
    prop_oneof![(0i16..6).prop_map(Rating::Level), Just(Rating::Na), Just(Rating::Unverified)]
}

pub fn words() -> impl Strategy<Value = String> {
    "[a-c é日\u{301}\n\"\\\\]{0,6}"
}

fn evidence(e: &str) -> impl Strategy<Value = Option<Evidence>> + use<> {
    let e = id(e);
    let states =
        select(vec![EvidenceState::Seen, EvidenceState::Claimed, EvidenceState::Promised, EvidenceState::Absent]);
    proptest::option::of(
        (states, words())
            .prop_map(move |(state, number)| Evidence { number, ..Evidence::further(e.clone(), "SK".into(), state) }),
    )
}

fn value() -> impl Strategy<Value = Option<Value>> {
    proptest::option::of(prop_oneof![
        words().prop_map(Value::Text),
        any::<i64>().prop_map(Value::Integer),
        Just(Value::Decimal("2.50".into())),
        Just(Value::Date(at(0).date())),
        Just(Value::Choice(id("yes"))),
        Just(Value::Choices(vec![id("web"), id("sms")])),
    ])
}

fn field() -> impl Strategy<Value = TextField> {
    prop_oneof![
        question().prop_map(TextField::Note),
        question().prop_map(TextField::ForRegion),
        (question(), stage()).prop_map(|(q, s)| TextField::Reason(q, s)),
        Just(TextField::RegionRemark),
        Just(TextField::AssessorRemark),
    ]
}

/// One thing a person does.
#[derive(Clone, Debug)]
pub enum Act {
    Change(Change),
    /// A text is left as this; typed in several flushes of one visit.
    Visit(TextField, Vec<String>),
    Undo,
    Redo,
}

fn follow_up(q: Option<&str>, item: String) -> FollowUp {
    FollowUp {
        id: id("f1"),
        kind: FollowUpKind::Action,
        question: q.map(id),
        item,
        evidence: None,
        owner: String::new(),
        due: None,
        would_allow: Some(3),
        at: at(7),
    }
}

fn other_change() -> impl Strategy<Value = Change> {
    let delegate = |name: String| Delegate {
        id: id("d01"),
        name,
        position: "Kepala".into(),
        nip: None,
        signs: true,
        arrived: Some(at(3)),
        left: None,
    };
    prop_oneof![
        (question(), select(vec![Flag::AskFirst, Flag::Parked, Flag::Disputed]), any::<bool>())
            .prop_map(|(q, f, on)| Change::Flag(q, f, on)),
        (question(), words())
            .prop_map(|(q, text)| { Change::Quotes(q, vec![Quote { who: "Kadis".into(), text, at: at(5) }]) }),
        (select(vec![None, Some("Q1"), Some("Q2")]), proptest::option::of(words()))
            .prop_map(|(q, item)| Change::FollowUp(id("f1"), item.map(|i| follow_up(q, i)))),
        proptest::option::of(words()).prop_map(|v| {
            let v = v.map(|value| ContextValue { value, year: "2018".into(), source: "BPS".into() });
            Change::Context(id("ipm"), v)
        }),
        words().prop_map(move |n| Change::Delegation(vec![delegate(n)])),
        words().prop_map(|name| Change::Assessor(Assessor {
            id: "2".into(),
            name,
            institution: "UI".into(),
            role: Role::Chair
        })),
        proptest::option::of(words()).prop_map(|t| Change::Conflict(t.map(|text| Conflict {
            declared: true,
            text,
            at: at(9)
        }))),
        words().prop_map(|n| Change::Region(RegionRef::typed(&n))),
        proptest::option::of(words()).prop_map(|t| Change::Event(t.map(|title| EventRef {
            id: id("e"),
            title,
            place: String::new(),
            dates: vec![at(0).date()],
            utc_offset: "+07:00".into(),
        }))),
        proptest::option::of(words())
            .prop_map(|room| { Change::Team(room.map(|room| TeamRef { id: id("t"), room, slot_start: Some(at(1)) })) }),
        proptest::option::of(words())
            .prop_map(|n| Change::Mandate(n.map(|number| Mandate { number, date: "22-2-2019".into() }))),
    ]
}

pub fn change() -> impl Strategy<Value = Change> {
    let supports = select(vec![Support::Document, Support::System, Support::Statement, Support::None]);
    prop_oneof![
        3 => (question(), stage(), proptest::option::of(rating())).prop_map(|(q, s, r)| Change::Rating(q, s, r)),
        1 => (question(), stage(), proptest::option::of(supports)).prop_map(|(q, s, r)| Change::Support(q, s, r)),
        1 => (question(), value()).prop_map(|(q, v)| Change::Value(q, v)),
        2 => (question(), select(vec!["e1", "e2"]))
            .prop_flat_map(|(q, e)| evidence(e).prop_map(move |v| Change::Evidence(q.clone(), id(e), v))),
        3 => other_change(),
    ]
}

pub fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => change().prop_map(Act::Change),
        1 => (change(), change()).prop_map(|(a, b)| Act::Change(Change::Together(vec![a, b]))),
        3 => (field(), proptest::collection::vec(words(), 1..4)).prop_map(|(f, t)| Act::Visit(f, t)),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
    ]
}

/// A session with the stacks the app keeps beside it.
pub struct Live {
    pub s: Session,
    pub stacks: UndoStacks,
    pub clock: i64,
}

impl Live {
    pub fn new() -> Self {
        let mut s = session(&small());
        s.claim = Some(claim(&[("Q1", 3)]));
        let stacks = UndoStacks::rebuild(&s.history);
        Self { s, stacks, clock: 1 }
    }

    fn tick(&mut self) -> Stamp {
        self.clock += 1;
        stamp(self.clock)
    }

    pub fn change(&mut self, c: Change) {
        let at = self.tick();
        let inverse = apply(&mut self.s, c, &at).expect("a draft takes a change");
        self.stacks.undo.push(inverse);
        self.stacks.redo.clear();
    }

    /// As `app::model::Data::flush` does it.
    pub fn visit(&mut self, f: &TextField, texts: &[String]) {
        let mut began = false;
        for t in texts {
            if t == f.get(&self.s) {
                continue;
            }
            if began {
                let at = self.tick();
                if let Some(inverse) = amend(&mut self.s, f, t, &at).expect("the visit's entry is the last") {
                    self.stacks.undo.pop();
                    self.stacks.undo.push(inverse);
                } else {
                    began = false;
                    self.stacks = UndoStacks::rebuild(&self.s.history);
                }
            } else {
                let splice = Splice::between(f.get(&self.s), t);
                self.change(Change::Text(f.clone(), splice));
                began = true;
            }
        }
    }

    pub fn back(&mut self, undo: bool) -> bool {
        let at = self.tick();
        let c = if undo { self.stacks.undo.pop() } else { self.stacks.redo.pop() };
        let Some(c) = c else { return false };
        let word = if undo { what::UNDO } else { what::REDO };
        let inverse = apply_as(&mut self.s, c, &at, word).expect("what was made can be taken back");
        if undo { &mut self.stacks.redo } else { &mut self.stacks.undo }.push(inverse);
        true
    }

    pub fn act(&mut self, a: Act) {
        match a {
            Act::Change(c) => self.change(c),
            Act::Visit(f, texts) => self.visit(&f, &texts),
            Act::Undo => drop(self.back(true)),
            Act::Redo => drop(self.back(false)),
        }
    }
}

pub fn json(s: &Session) -> Vec<u8> {
    serde_json::to_vec(s).expect("a session always serialises")
}
