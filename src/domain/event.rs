//! An event: when and where regions are assessed, by which teams, and who is
//! invited: `events/ID.json`.

use crate::base::id::Id;
use crate::base::time::Timestamp;
use crate::domain::session::{EventRef, TeamRef};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The `format` field of an event file.
pub const FORMAT: &str = "asesor-event";

/// An event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Id: lower-case letters, digits and hyphens.
    pub id: Id,
    /// Title.
    pub title: String,
    /// Place.
    pub place: String,
    /// Days.
    pub dates: Vec<NaiveDate>,
    /// Offset of the place from UTC, `+07:00`.
    pub utc_offset: String,
    /// Length of an interview.
    pub slot_minutes: u32,
    /// How many regions will be chosen.
    pub select: u32,
    /// Id of the instrument.
    pub instrument: Id,
    /// Teams.
    pub teams: Vec<Team>,
    /// Invited regions.
    pub roster: Vec<Invited>,
    /// What the minutes need.
    pub minutes: MinutesHead,
}

/// Assessors who sit together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Id.
    pub id: Id,
    /// Room.
    pub room: String,
    /// Names of the members.
    pub members: Vec<String>,
    /// Name of the chair.
    pub chair: String,
}

/// A region on the roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Invited {
    /// Code of the region.
    pub code: String,
    /// Name as given on the list.
    pub name_given: String,
    /// When and where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot: Option<Slot>,
    /// Whether it came.
    pub attendance: Attendance,
    /// Remark.
    pub note: String,
}

/// A slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// Team.
    pub team: Id,
    /// Start.
    pub start: Timestamp,
}

/// Whether a region came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Attendance {
    /// Not known yet.
    Unknown,
    /// Came.
    Came,
    /// Did not come.
    Absent,
}

/// What the minutes need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MinutesHead {
    /// Lines of the letterhead.
    pub letterhead: Vec<String>,
    /// Number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Letters it rests on.
    pub basis: Vec<Letter>,
    /// Number of copies.
    pub copies: u32,
    /// Order of the signatures.
    pub signature_order: SignatureOrder,
}

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// Title.
    pub title: String,
    /// Number.
    pub number: String,
    /// Date as written.
    pub date: String,
}

/// Whose signature stands left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SignatureOrder {
    /// The region left, the assessors right.
    RegionLeft,
    /// The assessors left, the region right.
    AssessorsLeft,
}

impl Event {
    /// The team an assessor of this name sits in, with the slot of the region.
    #[must_use]
    pub fn team_of(&self, assessor: &str, region: &str) -> Option<TeamRef> {
        let t = self.teams.iter().find(|t| t.members.iter().any(|m| m == assessor))?;
        let slot = self.roster.iter().find(|r| r.code == region).and_then(|r| r.slot.as_ref());
        let slot_start = slot.filter(|s| s.team == t.id).map(|s| s.start);
        Some(TeamRef { id: t.id.clone(), room: t.room.clone(), slot_start })
    }

    /// The copy a session keeps.
    #[must_use]
    pub fn copy(&self) -> EventRef {
        EventRef {
            id: self.id.clone(),
            title: self.title.clone(),
            place: self.place.clone(),
            dates: self.dates.clone(),
            utc_offset: self.utc_offset.clone(),
        }
    }
}
