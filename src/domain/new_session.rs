//! What a new session is made of.

use crate::base::id::SessionId;
use crate::base::time::Timestamp;
use crate::domain::history::{self, Draft, what};
use crate::domain::session::{
    Assessor, ClaimCopy, ContextValue, Delegate, EventRef, InstrumentRef, RegionRef, Remarks, Session, Status, TeamRef,
    Timing,
};
use serde_json::json;
use std::collections::BTreeMap;

/// Everything a person chooses or brings when a session is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// Region.
    pub region: RegionRef,
    /// Event.
    pub event: Option<EventRef>,
    /// Team.
    pub team: Option<TeamRef>,
    /// Who records.
    pub assessor: Assessor,
    /// Who came, as far as known.
    pub delegation: Vec<Delegate>,
    /// Instrument.
    pub instrument: InstrumentRef,
    /// The region's own answers.
    pub claim: Option<ClaimCopy>,
    /// Context values of the claim.
    pub context: BTreeMap<crate::base::id::Id, ContextValue>,
    /// Length of the slot in minutes.
    pub slot_minutes: u32,
    /// Invented data.
    pub practice: bool,
}

impl NewSession {
    /// The session, with its first history entry.
    #[must_use]
    pub fn create(self, id: SessionId, at: Timestamp) -> Session {
        let mut history = Vec::new();
        history::push(
            &mut history,
            Draft {
                at,
                who: self.assessor.name.clone(),
                what: what::CREATED.to_owned(),
                question: None,
                stage: None,
                old: json!(null),
                new: json!({"region": self.region.code, "instrument": self.instrument.sha256}),
            },
        );
        Session {
            session: id,
            generation: 1,
            lineage: id,
            revision: 1,
            supersedes: None,
            practice: self.practice,
            status: Status::Draft,
            finalised: None,
            region: self.region,
            event: self.event,
            team: self.team,
            assessor: self.assessor,
            conflict: None,
            delegation: self.delegation,
            mandate: None,
            instrument: self.instrument,
            context: self.context,
            claim: self.claim,
            answers: BTreeMap::new(),
            follow_ups: Vec::new(),
            remarks: Remarks::default(),
            timing: Timing {
                slot_minutes: self.slot_minutes,
                started: at,
                ended: None,
                pauses: Vec::new(),
                aspects: BTreeMap::new(),
            },
            history,
        }
    }
}
