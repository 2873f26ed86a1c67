//! Small instruments and sessions, built in code.

use asesor::base::id::{Id, SessionId};
use asesor::base::time::Timestamp;
use asesor::domain::change::{Change, Stamp, apply};
use asesor::domain::condition::Condition;
use asesor::domain::event::{Attendance, Event, Invited, MinutesHead, SignatureOrder};
use asesor::domain::instrument::{
    Anchor, Aspect, Choice, EvidenceItem, FORMAT, IndexUnit, Instrument, Level, NaPolicy, Question, QuestionKind,
    Scale, VERSION,
};
use asesor::domain::lang::Localized;
use asesor::domain::new_session::NewSession;
use asesor::domain::session::{
    Assessor, ClaimAnswer, ClaimCopy, InstrumentRef, Rating, RegionRef, RegionType, Role, Session, Stage,
};
use std::collections::BTreeMap;

/// An id known to be good.
pub fn id(s: &str) -> Id {
    Id::parse(s).expect("a good id in a test")
}

/// An event with these regions.
pub fn event(name: &str, codes: &[&str]) -> Event {
    let invited = |c: &&str| Invited {
        code: (*c).to_owned(),
        name_given: String::new(),
        slot: None,
        attendance: Attendance::Unknown,
        note: String::new(),
    };
    Event {
        id: id(name),
        title: "Uji".to_owned(),
        place: String::new(),
        dates: vec![Timestamp::parse("2019-02-21T00:00:00Z").expect("a good time").date()],
        utc_offset: "+07:00".to_owned(),
        slot_minutes: 60,
        select: 2,
        instrument: id("smart-city-2019"),
        teams: Vec::new(),
        roster: codes.iter().map(invited).collect(),
        minutes: MinutesHead {
            letterhead: Vec::new(),
            number: None,
            basis: Vec::new(),
            copies: 2,
            signature_order: SignatureOrder::RegionLeft,
        },
    }
}

/// A text in both languages.
pub fn both(s: &str) -> Localized {
    Localized::both(s, s)
}

/// `seconds` after the start of every test.
pub fn at(seconds: i64) -> Timestamp {
    Timestamp::parse("2019-02-22T10:00:00+07:00").expect("a good time").plus_seconds(seconds)
}

/// A stamp of the only assessor.
pub fn stamp(seconds: i64) -> Stamp {
    Stamp { at: at(seconds), who: "Ani".to_owned() }
}

/// A scale from `low` to `high`.
pub fn scale(low: i16, high: i16) -> Scale {
    Scale { levels: (low..=high).map(|value| Level { value, name: both(&format!("L{value}")) }).collect() }
}

/// A question with levels from `low` to `high` on the scale of that name.
pub fn levels(name: &str, low: i16, high: i16) -> Question {
    Question {
        scale: Some(id(&format!("s{low}{high}"))),
        anchors: (low..=high)
            .map(|level| Anchor { level, text: both(&format!("{name} {level}")), evidence: Vec::new() })
            .collect(),
        ..plain(name, QuestionKind::Level)
    }
}

/// A question of any kind, bare.
pub fn plain(name: &str, kind: QuestionKind) -> Question {
    Question {
        id: id(name),
        kind,
        title: both(name),
        text: both(name),
        probes: Vec::new(),
        scale: None,
        anchors: Vec::new(),
        evidence: vec![EvidenceItem { id: id(&format!("{name}a")), title: both("paper") }],
        trap: None,
        basis: Vec::new(),
        weight: None,
        na: NaPolicy::Excluded,
        when: None,
        constraint: None,
        choices: Vec::new(),
        section: Vec::new(),
        replaces: Vec::new(),
        source: None,
    }
}

/// A choice question.
pub fn choice(name: &str, kind: QuestionKind, choices: &[&str]) -> Question {
    Question { choices: choices.iter().map(|c| Choice { id: id(c), title: both(c) }).collect(), ..plain(name, kind) }
}

/// With a weight.
pub fn weighing(q: Question, weight: u32) -> Question {
    Question { weight: Some(weight), ..q }
}

/// With a policy for "not applicable".
pub fn with_na(q: Question, na: NaPolicy) -> Question {
    Question { na, ..q }
}

/// Asked only when `when` holds.
pub fn asked_when(q: Question, when: Condition) -> Question {
    Question { when: Some(when), ..q }
}

/// An aspect.
pub fn aspect(name: &str, weight: u32, questions: Vec<Question>) -> Aspect {
    Aspect { id: id(name), title: both(name), short: both(name), domain: None, weight, questions }
}

/// An instrument with the scales 0–5 and 1–4.
pub fn instrument(index: IndexUnit, aspects: Vec<Aspect>) -> Instrument {
    Instrument {
        format: FORMAT.to_owned(),
        version: VERSION,
        id: id("small"),
        revision: 1,
        title: both("Small"),
        languages: vec!["id".to_owned(), "en".to_owned()],
        default_language: "id".to_owned(),
        reference_date: None,
        licence: "MIT".to_owned(),
        notice: both("For tests"),
        scales: BTreeMap::from([(id("s05"), scale(0, 5)), (id("s14"), scale(1, 4))]),
        index,
        statement_cap: Some(2),
        predicates: Vec::new(),
        domains: Vec::new(),
        context: Vec::new(),
        aspects,
    }
}

/// A session of this number with an instrument.
pub fn session_no(n: u8, i: &Instrument) -> Session {
    let id = SessionId::parse(&format!("0190163d-8694-739b-aea5-966c26f8ad{n:02x}")).expect("a good id");
    NewSession {
        region: RegionRef {
            code: "34.04".to_owned(),
            name: "Sleman".to_owned(),
            kind: RegionType::Kabupaten,
            province: "DI Yogyakarta".to_owned(),
        },
        event: None,
        team: None,
        assessor: Assessor {
            id: String::new(),
            name: "Ani".to_owned(),
            institution: "UGM".to_owned(),
            role: Role::Member,
        },
        delegation: Vec::new(),
        instrument: InstrumentRef { id: i.id.clone(), revision: i.revision, sha256: "0".repeat(64) },
        claim: None,
        context: BTreeMap::new(),
        slot_minutes: 60,
        practice: false,
    }
    .create(id, at(0))
}

/// A session.
pub fn session(i: &Instrument) -> Session {
    session_no(1, i)
}

/// The region's own levels.
pub fn claim(levels: &[(&str, i16)]) -> ClaimCopy {
    let answer =
        |l: i16| ClaimAnswer { rating: Some(Rating::Level(l)), explanation: String::new(), evidence: Vec::new() };
    ClaimCopy {
        sha256: "0".repeat(64),
        received: at(-86_400),
        filled_by: "Diskominfo".to_owned(),
        answers: levels.iter().map(|(q, l)| (id(q), answer(*l))).collect(),
    }
}

/// Rates at the table.
pub fn rate(s: &mut Session, q: &str, r: Rating) {
    apply(s, Change::Rating(id(q), Stage::Interview, Some(r)), &stamp(1)).expect("a draft takes a rating");
}

/// Rates with levels.
pub fn rate_all(s: &mut Session, levels: &[(&str, i16)]) {
    for (q, l) in levels {
        rate(s, q, Rating::Level(*l));
    }
}
