//! A region's own answers, received before the event: `claims/EVENT/CODE.json`.

use crate::base::id::{Id, QuestionId};
use crate::base::time::Timestamp;
use crate::domain::session::{ClaimAnswer, ClaimCopy, ContextValue};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The `format` field of a claim file.
pub const FORMAT: &str = "asesor-claim";

/// A claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Id of the event.
    pub event: Id,
    /// Code of the region.
    pub region: String,
    /// SHA-256 of the instrument it answers.
    pub instrument: String,
    /// Who filled it in.
    pub filled_by: String,
    /// When it was received.
    pub received: Timestamp,
    /// Answers by question.
    pub answers: BTreeMap<QuestionId, ClaimAnswer>,
    /// Context values the region gave.
    pub context: BTreeMap<Id, ContextValue>,
}

impl Claim {
    /// The copy a new session keeps; `sha256` is the hash of the claim file.
    #[must_use]
    pub fn copy(&self, sha256: String) -> ClaimCopy {
        ClaimCopy { sha256, received: self.received, filled_by: self.filled_by.clone(), answers: self.answers.clone() }
    }
}
