//! The practice session of the first start (`domain.md`, rule 14): one invented
//! region that claims something for every third question, and what a person
//! tries in it, in order.
//!
//! What was tried is read from the history, not kept: a step that was undone
//! again was still tried, and nothing beside the session has to be remembered.

use crate::base::id::{Id, SessionId};
use crate::base::time::Timestamp;
use crate::domain::history::{hex_sha256, what};
use crate::domain::instrument::{Instrument, QuestionKind};
use crate::domain::new_session::NewSession;
use crate::domain::practice::Words;
use crate::domain::session::{
    Assessor, ClaimAnswer, ClaimCopy, Delegate, InstrumentRef, Rating, RegionRef, RegionType, Session,
};
use std::collections::BTreeMap;

/// Code of the region: no province is below 11.
pub const CODE: &str = "00.01";
/// The question to jump to.
pub const GOAL: &str = "5.4";
/// Delegates.
const DELEGATES: usize = 2;
/// Claimed levels, in turn.
const CLAIMS: [i16; 5] = [3, 4, 2, 3, 5];

/// A thing to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Set level 3 somewhere.
    Level,
    /// Write a note.
    Note,
    /// Mark a piece of evidence.
    Evidence,
    /// Take something back.
    Undo,
    /// Jump to question [`GOAL`].
    Jump,
    /// Make the session final.
    Final,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 6] = [Self::Level, Self::Note, Self::Evidence, Self::Undo, Self::Jump, Self::Final];

    /// Whether it was tried in `s`. `jumped`: question [`GOAL`] was looked at,
    /// which no session records.
    #[must_use]
    pub fn is_done(self, s: &Session, jumped: bool) -> bool {
        let any = |f: &dyn Fn(&crate::domain::history::Entry) -> bool| s.history.iter().any(f);
        match self {
            Self::Level => any(&|e| e.what == "rating" && e.new == serde_json::json!(Rating::Level(3))),
            Self::Note => any(&|e| e.what == "note"),
            Self::Evidence => any(&|e| e.what == "evidence"),
            Self::Undo => any(&|e| e.what == what::UNDO),
            Self::Jump => jumped || s.is_final(),
            Self::Final => s.is_final(),
        }
    }
}

/// The first step not tried yet, with its number from 1; `None` when all are.
#[must_use]
pub fn next_step(s: &Session, jumped: bool) -> Option<(usize, Step)> {
    (1..).zip(Step::ALL).find(|(_, step)| !step.is_done(s, jumped))
}

/// A session of the invented region.
#[must_use]
pub fn session(i: &Instrument, reference: InstrumentRef, assessor: Assessor, id: SessionId, at: Timestamp) -> Session {
    let claimed = |n: usize| ClaimAnswer {
        rating: Some(Rating::Level(CLAIMS[n % CLAIMS.len()])),
        explanation: String::new(),
        evidence: Vec::new(),
    };
    let asked = i.questions().filter(|p| p.question.kind == QuestionKind::Level);
    let answers = asked.step_by(3).enumerate().map(|(n, p)| (p.question.id.clone(), claimed(n))).collect();
    let w = Words::shared();
    let delegates = w.positions.iter().take(DELEGATES).enumerate().filter_map(|(n, position)| {
        Some(Delegate {
            id: Id::parse(&format!("d{:02}", n + 1))?,
            name: w.labelled(&w.person(n)),
            position: position.clone(),
            nip: None,
            signs: n == 0,
            arrived: None,
            left: None,
        })
    });
    NewSession {
        region: RegionRef {
            code: CODE.to_owned(),
            name: w.region(0),
            kind: RegionType::Kabupaten,
            province: w.province.clone(),
        },
        event: None,
        team: None,
        assessor,
        delegation: delegates.collect(),
        instrument: reference,
        claim: Some(ClaimCopy {
            sha256: hex_sha256(w.office.as_bytes()),
            received: at,
            filled_by: w.labelled(&w.office),
            answers,
        }),
        context: BTreeMap::new(),
        slot_minutes: 60,
        practice: true,
    }
    .create(id, at)
}
