//! What a list shows of a session without opening it.

use crate::base::id::{Id, SessionId};
use crate::base::ratio::Ratio;
use crate::base::time::Timestamp;
use crate::domain::instrument::Instrument;
use crate::domain::scoring::{Completeness, score};
use crate::domain::session::{RegionRef, Session, Status};
use chrono::NaiveDate;

/// One row of the session list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Id.
    pub session: SessionId,
    /// Generation read.
    pub generation: u64,
    /// Revision in its lineage.
    pub revision: u32,
    /// Lineage.
    pub lineage: SessionId,
    /// Draft or final.
    pub status: Status,
    /// Invented data.
    pub practice: bool,
    /// Region.
    pub region: RegionRef,
    /// Event, where there is one.
    pub event: Option<Id>,
    /// Name of the assessor.
    pub assessor: String,
    /// Day of the interview: the day the session was made.
    pub date: NaiveDate,
    /// Last change, by the history.
    pub changed: Timestamp,
    /// How complete it is.
    pub completeness: Completeness,
    /// Index, where anything counts.
    pub index: Option<Ratio>,
    /// Number of follow-ups.
    pub follow_ups: usize,
    /// Number (`3.2`) of the first open question; absent when none is open.
    pub next_open: Option<String>,
}

impl Summary {
    /// The row of `s`.
    #[must_use]
    pub fn of(i: &Instrument, s: &Session) -> Self {
        let card = score(i, s);
        let started = s.timing.started;
        Self {
            session: s.session,
            generation: s.generation,
            revision: s.revision,
            lineage: s.lineage,
            status: s.status,
            practice: s.practice,
            region: s.region.clone(),
            event: s.event.as_ref().map(|e| e.id.clone()),
            assessor: s.assessor.name.clone(),
            date: started.date(),
            changed: s.history.last().map_or(started, |e| e.at),
            completeness: card.completeness,
            index: card.index.value,
            follow_ups: s.follow_ups.len(),
            next_open: s.next_open(i, 0).and_then(|n| i.questions().nth(n)).map(|p| p.number()),
        }
    }
}
