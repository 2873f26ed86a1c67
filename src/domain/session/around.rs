//! What stands around the answers: region, event, instrument, claim, follow-ups,
//! remarks, timing.

use crate::base::id::{Id, QuestionId};
use crate::base::time::Timestamp;
use crate::domain::session::Rating;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
