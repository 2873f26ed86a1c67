//! The people of a session.

use crate::base::id::Id;
use crate::base::time::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
