//! The settlement of a panel: `panels/EVENT/CODE.json` (`domain.md`, "Panel
//! record"). Settling itself is not here yet; a closed record is read.

use crate::base::id::{Id, QuestionId, SessionId};
use crate::base::time::Timestamp;
use crate::domain::history::Entry;
use crate::domain::session::{InstrumentRef, Rating};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The `format` field of a panel file.
pub const FORMAT: &str = "asesor-panel";

/// The sessions of one region at one event and what was settled from them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelRecord {
    /// Id of the event.
    pub event: Id,
    /// Code of the region.
    pub region: String,
    /// The team whose panel it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<Id>,
    /// The instrument all members used.
    pub instrument: InstrumentRef,
    /// The members' sessions.
    pub members: Vec<PanelMember>,
    /// By question.
    pub questions: BTreeMap<QuestionId, Settlement>,
    /// Open or closed.
    pub status: PanelStatus,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closed>,
    /// Every change.
    pub history: Vec<Entry>,
}

/// A member's session as it was settled from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelMember {
    /// Session.
    pub session: SessionId,
    /// Its lineage.
    pub lineage: SessionId,
    /// Its generation.
    pub generation: u64,
    /// SHA-256 of its body, hexadecimal.
    pub sha256: String,
    /// Name of the assessor.
    pub assessor: String,
    /// Left out, which reports name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<LeftOut>,
}

/// Why a member is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// In the panel's words.
    pub reason: String,
}

/// What became of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settlement {
    /// What the program proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<Rating>,
    /// What was settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Rating>,
    /// How.
    pub method: Method,
    /// Why.
    pub reason: String,
    /// Who held otherwise.
    pub dissent: Vec<Dissent>,
    /// When.
    pub at: Timestamp,
}

/// How a question is settled, or that it is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// Everybody says the same.
    Unanimous,
    /// The proposal was taken.
    Median,
    /// Not settled: the panel must talk.
    Open,
    /// By agreement.
    Consensus,
    /// By majority.
    Majority,
    /// By the chair.
    Chair,
}

/// Who held otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dissent {
    /// Name of the assessor.
    pub assessor: String,
    /// Their rating.
    pub rating: Rating,
    /// Their words.
    pub text: String,
}

/// Open or closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PanelStatus {
    /// Being settled.
    Open,
    /// Settled.
    Closed,
}

/// When a panel was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// By whom.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

impl PanelRecord {
    /// Whether it is settled.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.status == PanelStatus::Closed
    }

    /// The settled rating of a question.
    #[must_use]
    pub fn settled(&self, q: &QuestionId) -> Option<Rating> {
        self.questions.get(q)?.settled
    }
}
