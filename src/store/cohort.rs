//! The sessions of one event.

use super::disk::Disk;
use super::format::{self, Instruments, SessionFile};
use super::io_fault::at;
use super::names::{self, Kind, Role};
use super::save::read;
use super::sessions::Store;
use crate::base::fault::Fault;
use crate::base::id::Id;
use crate::domain::members::Held;
use std::path::PathBuf;

/// A session file of an event.
#[derive(Clone, Debug)]
pub struct EventSession {
    /// The file.
    pub path: PathBuf,
    /// The session with its instrument.
    pub held: Held,
}

impl<D: Disk> Store<D> {
    /// Every session of `event`, by file name, and what of it cannot be read.
    /// Files of other events are not read to the end; conflict files and copies
    /// are no sessions of their own.
    ///
    /// # Errors
    /// The system's, where the folder itself cannot be read.
    pub fn sessions_of(&self, event: &Id) -> Result<(Vec<EventSession>, Vec<Fault>), Fault> {
        let folder = self.sessions.path();
        let mut names = self.disk.names(folder).map_err(at(folder))?;
        names.retain(|n| names::kind(&n.to_string_lossy()) == Some(Kind::File(Role::Session)));
        names.sort();
        // As a session's body says it (`domain.md`, "Session body").
        let mark = format!("\"event\":{{\"id\":\"{event}\"");
        let mut seen = Instruments::new();
        let (mut out, mut bad) = (Vec::new(), Vec::new());
        for name in names {
            let path = folder.join(name);
            let bytes = match read(&self.disk, &path) {
                Ok((bytes, _)) => bytes,
                Err(f) => {
                    bad.push(f);
                    continue;
                }
            };
            if !std::str::from_utf8(&bytes).is_ok_and(|t| t.contains(&mark)) {
                continue;
            }
            match format::read_session(&bytes, &mut seen) {
                Ok(SessionFile { session, copy, .. }) if session.event.as_ref().is_some_and(|e| e.id == *event) => {
                    out.push(EventSession { path, held: Held { session, instrument: copy.instrument } });
                }
                Ok(_) => {}
                Err(p) => bad.push(p.at(&path)),
            }
        }
        Ok((out, bad))
    }
}
