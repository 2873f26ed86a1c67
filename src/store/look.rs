//! Looks at places and open sessions without touching them.

use super::disk::{Disk as _, RealDisk};
use super::io_fault::fault;
use super::lock;
use super::open::Handle;
use super::sessions::Store;
use super::{Folder, Places, system};
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::SessionId;
use crate::domain::keep::Stand;
use std::path::{Path, PathBuf};

/// What can be told of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// Nothing stands there yet.
    Missing,
    /// It cannot be looked at.
    Unreachable(Fault),
    /// It is there.
    There {
        /// Whether the system says it may be written.
        writable: bool,
        /// Bytes free on its disk, where the system tells.
        free: Option<u64>,
    },
}

/// Looks at a file or folder. Writes nothing, so "writable" is what the system
/// says, which a full disk or a network share may still refuse.
#[must_use]
pub fn look(path: &Path) -> Look {
    match RealDisk.stamp_at(path) {
        Ok(_) => Look::There { writable: system::writable(path), free: system::free(path) },
        Err(e) => {
            let f = fault(path, &e);
            if f.kind == FaultKind::NotFound { Look::Missing } else { Look::Unreachable(f) }
        }
    }
}

/// A session that is open in a window of this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The session.
    pub session: SessionId,
    /// The process that has it.
    pub pid: u32,
    /// Since when, in seconds since 1970.
    pub since: Option<u64>,
}

impl Store {
    /// What can be told of the place a session is saved to. Writes nothing.
    #[must_use]
    pub fn stand(&self, h: &Handle) -> Stand {
        let folder = h.folder.path();
        Stand {
            gone: h.folder.check(&self.disk).is_err(),
            writable: system::writable(folder),
            free: system::free(folder),
        }
    }

    /// Who has the session open, by its lock.
    #[must_use]
    pub fn opening(&self, id: SessionId) -> Option<Opening> {
        let folder = self.places.state.join("locks");
        let pid = lock::holder(&folder, id)?;
        Some(Opening { session: id, pid, since: lock::since(&folder, id) })
    }

    /// Every session that is open now on this machine.
    #[must_use]
    pub fn openings(&self) -> Vec<Opening> {
        let names = self.disk.names(&self.places.state.join("locks")).unwrap_or_default();
        let ids = names.iter().filter_map(|n| SessionId::parse(n.to_str()?.strip_suffix(".lock")?));
        ids.filter_map(|id| self.opening(id)).collect()
    }

    /// Files that saves left unfinished, in both folders: harmless, and sometimes
    /// all that a crash left.
    #[must_use]
    pub fn leftovers(&self) -> Vec<PathBuf> {
        let mut out = Vec::new();
        for folder in [Some(self.sessions.path()), self.safety.as_ref().ok().map(Folder::path)].into_iter().flatten() {
            let unfinished = |n: &String| n.starts_with('.') && [".tmp", ".part"].iter().any(|end| n.ends_with(end));
            let names = self.disk.names(folder).unwrap_or_default();
            let names = names.iter().filter_map(|n| n.to_str().map(str::to_owned)).filter(unfinished);
            out.extend(names.map(|n| folder.join(n)));
        }
        out.sort();
        out
    }

    /// Opens the store without making anything.
    ///
    /// # Errors
    /// [`FaultKind::NotFound`] where there is no session folder yet; the
    /// system's.
    pub fn open_existing(places: Places) -> Result<Self, Fault> {
        let sessions = Folder::open(&RealDisk, &places.data.join("sessions"))?;
        let safety = Folder::open(&RealDisk, &places.state.join("recovery"));
        Ok(Self { disk: RealDisk, places, sessions, safety })
    }
}
