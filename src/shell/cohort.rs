//! What ranks and panels are computed from, read from the folders.

use crate::base::fault::Fault;
use crate::base::id::Id;
use crate::domain::cohort::{Cohort, Look};
use crate::domain::event::Event;
use crate::domain::members::Held;
use crate::domain::panel_record::PanelRecord;
use crate::store::Store;

/// An event with everything that belongs to it.
#[derive(Clone, Debug)]
pub struct EventData {
    /// The event.
    pub event: Event,
    /// Its sessions.
    pub sessions: Vec<Held>,
    /// Its panel records.
    pub records: Vec<PanelRecord>,
    /// What could not be read.
    pub unreadable: Vec<Fault>,
}

/// Reads an event with its sessions and panel records.
///
/// # Errors
/// The event cannot be read, or a folder cannot.
pub fn load(store: &Store, event: &Id) -> Result<EventData, Fault> {
    let event = store.event(event)?;
    let (sessions, mut unreadable) = store.sessions_of(&event.id)?;
    let mut records = Vec::new();
    for r in store.panels(&event.id)? {
        match r {
            Ok(r) => records.push(r),
            Err(f) => unreadable.push(f),
        }
    }
    Ok(EventData { event, sessions: sessions.into_iter().map(|s| s.held).collect(), records, unreadable })
}

impl EventData {
    /// The cohort, seen by `viewer` (rule 12).
    #[must_use]
    pub fn cohort(&self, select: Option<u32>, viewer: &str) -> Cohort<'_> {
        Cohort::of(&self.event, &self.sessions, Look { records: &self.records, select, viewer })
    }

    /// The panel record of a region.
    #[must_use]
    pub fn record(&self, region: &str) -> Option<&PanelRecord> {
        self.records.iter().find(|r| r.region == region)
    }
}

/// The code of the region people mean by a code or an exact name; see
/// [`crate::intake::roster::region_code`].
///
/// # Errors
/// No region, or several.
pub fn region_code(text: &str) -> Result<String, crate::domain::import::RowProblem> {
    crate::intake::roster::region_code(text.trim())
}
