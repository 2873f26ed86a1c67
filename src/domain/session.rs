//! A session: one assessor's record of one region at one event. The types have
//! the shape and the order of the session body in `domain.md`, version 1.

use crate::base::id::{Id, QuestionId, SessionId};
use crate::base::time::Timestamp;
use crate::domain::history::Entry;
use crate::domain::instrument::{Instrument, QuestionKind};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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

/// Regency or city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RegionType {
    /// Regency.
    Kabupaten,
    /// City.
    Kota,
    /// Typed in by hand: the list does not know it.
    Other,
}

/// The region as the session keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegionRef {
    /// Today's code, `62.12`; `00.01`–`00.99` for practice; empty when typed in.
    pub code: String,
    /// Name without the type word.
    pub name: String,
    /// Regency or city.
    #[serde(rename = "type")]
    pub kind: RegionType,
    /// Province.
    pub province: String,
}

/// What identifies the event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventRef {
    /// Id.
    pub id: Id,
    /// Title.
    pub title: String,
    /// Place.
    pub place: String,
    /// Days.
    pub dates: Vec<NaiveDate>,
    /// Offset of the place from UTC, `+07:00`.
    pub utc_offset: String,
}

/// The team in its room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamRef {
    /// Id.
    pub id: Id,
    /// Room.
    pub room: String,
    /// When this region's slot starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot_start: Option<Timestamp>,
}

/// The person who records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assessor {
    /// Id, for the same person over several sessions.
    pub id: String,
    /// Name.
    pub name: String,
    /// Institution.
    pub institution: String,
    /// Role in the panel.
    pub role: Role,
}

/// Role in the panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Chairs the panel.
    Chair,
    /// Member.
    #[default]
    Member,
    /// Watches, does not count.
    Observer,
}

/// Declaration on conflict of interest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// True when there is one.
    pub declared: bool,
    /// In the assessor's words.
    pub text: String,
    /// When declared.
    pub at: Timestamp,
}

/// A member of the delegation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Delegate {
    /// Id within the session.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Civil-service number: personal data, optional, masked in exports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nip: Option<String>,
    /// Signs the minutes.
    pub signs: bool,
    /// Arrival.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrived: Option<Timestamp>,
    /// Leaving.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<Timestamp>,
}

/// Letter of assignment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mandate {
    /// Number.
    pub number: String,
    /// Date as written.
    pub date: String,
}

/// The instrument a session was made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InstrumentRef {
    /// Id.
    pub id: Id,
    /// Revision.
    pub revision: u32,
    /// SHA-256 of the exact bytes of the copy in the envelope, hexadecimal.
    pub sha256: String,
}

/// A fact about the region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContextValue {
    /// The value as written.
    pub value: String,
    /// Year it belongs to.
    pub year: String,
    /// Where it comes from.
    pub source: String,
}

/// The region's own answers as the session keeps them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimCopy {
    /// SHA-256 of the claim file, hexadecimal.
    pub sha256: String,
    /// When it was received.
    pub received: Timestamp,
    /// Who filled it in.
    pub filled_by: String,
    /// Answers by question.
    pub answers: BTreeMap<QuestionId, ClaimAnswer>,
}

/// One of the region's own answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimAnswer {
    /// The claimed rating.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// The region's explanation.
    pub explanation: String,
    /// Evidence it names.
    pub evidence: Vec<String>,
}

/// A rating. Absent means not asked; none of the three is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Rating {
    /// A level on the question's scale.
    Level(i16),
    /// Not applicable.
    Na,
    /// Could not be verified.
    Unverified,
}

/// What carries a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Support {
    /// A document was seen.
    Document,
    /// The system was seen at work.
    System,
    /// Somebody said so.
    Statement,
    /// Nothing.
    None,
}

/// A stage whose ratings an assessor sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Before the day, from documents.
    Desk,
    /// At the table.
    Interview,
}

/// The rating of one stage with what belongs to it. Clearing the rating keeps
/// reason and support: fields are independent (rule 1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rated {
    /// The rating.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// What carries it; derived from the evidence until set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<Support>,
    /// Why.
    pub reason: String,
    /// When it was last changed.
    pub at: Timestamp,
}

/// A typed value, for questions without levels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Value {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A plain decimal as written, with a point.
    Decimal(String),
    /// A day.
    Date(NaiveDate),
    /// One choice.
    Choice(Id),
    /// Several choices.
    Choices(Vec<Id>),
}

/// State of a piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EvidenceState {
    /// Shown at the table.
    Seen,
    /// Named, not shown.
    Claimed,
    /// Will be sent.
    Promised,
    /// Does not exist.
    Absent,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Id within the answer: the item's id, or `x1`, `x2` … for further ones.
    pub id: Id,
    /// The instrument's item, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Id>,
    /// Label, for further ones.
    pub label: String,
    /// State.
    pub state: EvidenceState,
    /// Number of the document.
    pub number: String,
    /// Its date as written.
    pub date: String,
    /// Page or article.
    pub page: String,
    /// Who signed it.
    pub signer: String,
    /// Remark.
    pub remark: String,
}

impl Evidence {
    /// Evidence for an item of the instrument, without details.
    #[must_use]
    pub fn of_item(item: &Id, state: EvidenceState) -> Self {
        Self::bare(item.clone(), Some(item.clone()), String::new(), state)
    }

    /// Further evidence with a label of its own.
    #[must_use]
    pub fn further(id: Id, label: String, state: EvidenceState) -> Self {
        Self::bare(id, None, label, state)
    }

    fn bare(id: Id, item: Option<Id>, label: String, state: EvidenceState) -> Self {
        let none = String::new;
        Self { id, item, label, state, number: none(), date: none(), page: none(), signer: none(), remark: none() }
    }
}

/// Who said what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The speaker.
    pub who: String,
    /// The words.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// A mark on a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Ask this first.
    AskFirst,
    /// Put off.
    Parked,
    /// The delegation disagrees.
    Disputed,
}

/// Everything recorded on one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Rating before the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<Rated>,
    /// Rating at the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview: Option<Rated>,
    /// Value, for questions without levels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// Evidence, ordered by id.
    pub evidence: Vec<Evidence>,
    /// Private note. Never leaves in anything made for the delegation.
    pub note: String,
    /// Quotes.
    pub quotes: Vec<Quote>,
    /// Recommendation for the region.
    pub for_region: String,
    /// Flags.
    pub flags: BTreeSet<Flag>,
    /// First touched.
    pub first: Timestamp,
    /// Last touched.
    pub last: Timestamp,
    /// Seconds spent on the question.
    pub seconds: u64,
}

impl Answer {
    /// An untouched answer.
    #[must_use]
    pub fn new(at: Timestamp) -> Self {
        Self {
            desk: None,
            interview: None,
            value: None,
            evidence: Vec::new(),
            note: String::new(),
            quotes: Vec::new(),
            for_region: String::new(),
            flags: BTreeSet::new(),
            first: at,
            last: at,
            seconds: 0,
        }
    }

    /// The rating at the table.
    #[must_use]
    pub fn interview_rating(&self) -> Option<Rating> {
        self.interview.as_ref().and_then(|r| r.rating)
    }

    /// The record of `stage`.
    #[must_use]
    pub fn stage(&self, stage: Stage) -> Option<&Rated> {
        match stage {
            Stage::Desk => self.desk.as_ref(),
            Stage::Interview => self.interview.as_ref(),
        }
    }

    /// What carries the interview rating: as set, else `document` when any
    /// evidence was seen, else `statement` (domain.md, "support").
    #[must_use]
    pub fn support(&self) -> Support {
        self.interview.as_ref().and_then(|r| r.support).unwrap_or_else(|| {
            if self.evidence.iter().any(|e| e.state == EvidenceState::Seen) {
                Support::Document
            } else {
                Support::Statement
            }
        })
    }

    /// True when nothing a person entered is left; time alone does not count.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.desk.is_none()
            && self.interview.is_none()
            && self.value.is_none()
            && self.evidence.is_empty()
            && self.note.is_empty()
            && self.quotes.is_empty()
            && self.for_region.is_empty()
            && self.flags.is_empty()
    }

    /// The evidence recorded for an item of the instrument.
    #[must_use]
    pub fn evidence_of(&self, item: &Id) -> Option<&Evidence> {
        self.evidence.iter().find(|e| e.item.as_ref() == Some(item))
    }
}

/// Kind of a follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FollowUpKind {
    /// A promised document.
    Document,
    /// Something to do.
    Action,
}

/// What, who, until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// Id within the session.
    pub id: Id,
    /// Kind.
    pub kind: FollowUpKind,
    /// The question it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    /// What.
    pub item: String,
    /// The evidence it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Id>,
    /// Who.
    pub owner: String,
    /// Until when, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// The level it would allow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub would_allow: Option<i16>,
    /// When it was noted.
    pub at: Timestamp,
}

/// Remarks of both sides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Remarks {
    /// The region's.
    pub region: String,
    /// The assessor's.
    pub assessor: String,
}

/// A pause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// From.
    pub from: Timestamp,
    /// Until; absent while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Timestamp>,
}

/// When and how long. Outside the history chain; a merge takes the larger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Timing {
    /// Length of the slot in minutes.
    pub slot_minutes: u32,
    /// When the session was made.
    pub started: Timestamp,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Timestamp>,
    /// Pauses.
    pub pauses: Vec<Pause>,
    /// Seconds by aspect.
    pub aspects: BTreeMap<Id, u64>,
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

    /// True when nothing may be changed any more.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.status == Status::Final
    }
}
