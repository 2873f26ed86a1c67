//! A session: one assessor's record of one region at one event. The types have
//! the shape and the order of the session body in `domain.md`, version 1.

mod answer;
mod around;
mod people;

pub use answer::{Answer, Evidence, EvidenceState, Flag, Quote, Rated, Rating, Stage, Support, Value};
pub use around::{
    ClaimAnswer, ClaimCopy, ContextValue, EventRef, FollowUp, FollowUpKind, InstrumentRef, Pause, RegionRef,
    RegionType, Remarks, Timing,
};
pub use people::{Assessor, Conflict, Delegate, Mandate, Role, TeamRef};

use crate::base::id::{Id, QuestionId, SessionId};
use crate::base::time::Timestamp;
use crate::domain::history::Entry;
use crate::domain::instrument::{Instrument, QuestionKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The body of a session file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Id of this session.
    pub session: SessionId,
    /// Counts every change; decides which of two copies is newer, never a clock.
    pub generation: u64,
    /// Shared by a session and those that reopened it.
    pub lineage: SessionId,
    /// 1, and one more with each reopening.
    pub revision: u32,
    /// The session this one reopened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Supersedes>,
    /// Invented data for practice; never beside real ones.
    pub practice: bool,
    /// Draft or final.
    pub status: Status,
    /// When it was made final, and what was open then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finalised: Option<Finalised>,
    /// The region.
    pub region: RegionRef,
    /// A copy of what identifies the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<EventRef>,
    /// The room's team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamRef>,
    /// Who records.
    pub assessor: Assessor,
    /// Declaration on conflict of interest; absent means not asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conflict: Option<Conflict>,
    /// Who came for the region.
    pub delegation: Vec<Delegate>,
    /// The delegation's letter of assignment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandate: Option<Mandate>,
    /// Which instrument, and the hash that seals the copy in the envelope.
    pub instrument: InstrumentRef,
    /// Confirmed facts about the region.
    pub context: BTreeMap<Id, ContextValue>,
    /// The region's own answers, a copy taken when the session was made.
    #[serde(default, rename = "self", skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimCopy>,
    /// Answers by question; a question never touched is absent.
    pub answers: BTreeMap<QuestionId, Answer>,
    /// What, who, until when.
    pub follow_ups: Vec<FollowUp>,
    /// Remarks of both sides.
    pub remarks: Remarks,
    /// When and how long.
    pub timing: Timing,
    /// Every change, chained by hashes (rule 10).
    pub history: Vec<Entry>,
}

/// The session this one reopened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Supersedes {
    /// Its id.
    pub session: SessionId,
    /// Its generation when it was reopened.
    pub generation: u64,
    /// SHA-256 of its body, hexadecimal.
    pub sha256: String,
    /// Who reopened it.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// Draft or final.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Being worked on.
    Draft,
    /// Read-only.
    Final,
}

/// When a session was made final.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finalised {
    /// By whom.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Which generation became final.
    pub generation: u64,
    /// What was open then.
    pub open: Vec<crate::domain::open_items::OpenItem>,
}

impl Session {
    /// The interview rating of a question.
    #[must_use]
    pub fn rating(&self, q: &QuestionId) -> Option<Rating> {
        self.answers.get(q).and_then(Answer::interview_rating)
    }

    /// The region's claimed rating of a question.
    #[must_use]
    pub fn claimed(&self, q: &QuestionId) -> Option<Rating> {
        self.claim.as_ref()?.answers.get(q)?.rating
    }

    /// Whether a question is asked in this session (rule 7).
    #[must_use]
    pub fn applies(&self, q: &crate::domain::instrument::Question) -> bool {
        q.when.as_ref().is_none_or(|w| w.holds(self))
    }

    /// Whether a question has an answer: a rating, or a value where it has no
    /// levels. A remark to read out (`note`) never counts.
    #[must_use]
    pub fn answered(&self, q: &crate::domain::instrument::Question) -> bool {
        match q.kind {
            QuestionKind::Level => self.rating(&q.id).is_some(),
            QuestionKind::Note => false,
            _ => self.answers.get(&q.id).is_some_and(|a| a.value.is_some()),
        }
    }

    /// The first question, from `from` on and then from the start, that applies
    /// and has no answer yet.
    #[must_use]
    pub fn next_open(&self, i: &Instrument, from: usize) -> Option<usize> {
        let open: Vec<usize> = i
            .questions()
            .enumerate()
            .filter(|(_, p)| {
                p.question.kind != QuestionKind::Note && self.applies(p.question) && !self.answered(p.question)
            })
            .map(|(n, _)| n)
            .collect();
        open.iter().copied().find(|n| *n >= from).or_else(|| open.first().copied())
    }

    /// The follow-ups of a question, in the order of their ids.
    pub fn follow_ups_of<'a>(&'a self, q: &'a QuestionId) -> impl Iterator<Item = &'a FollowUp> {
        self.follow_ups.iter().filter(move |f| f.question.as_ref() == Some(q))
    }

    /// Whether a question has this mark.
    #[must_use]
    pub fn flagged(&self, q: &QuestionId, f: Flag) -> bool {
        self.answers.get(q).is_some_and(|a| a.flags.contains(&f))
    }

    /// True when nothing may be changed any more.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.status == Status::Final
    }
}
