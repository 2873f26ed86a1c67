//! What ranks and panels are computed from, read from the folders.

use crate::base::fault::Fault;
use crate::base::id::Id;
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
