//! A look at a place without touching it, for `asesor doctor`.

use super::disk::{Disk as _, RealDisk};
use super::io_fault::fault;
use super::sessions::Store;
use super::{Folder, Places};
use crate::base::fault::{Fault, FaultKind};
use std::path::Path;

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
        Ok(_) => Look::There { writable: writable(path), free: free(path) },
        Err(e) => {
            let f = fault(path, &e);
            if f.kind == FaultKind::NotFound { Look::Missing } else { Look::Unreachable(f) }
        }
    }
}

#[cfg(unix)]
fn writable(path: &Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok()
}

#[cfg(not(unix))]
fn writable(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|m| !m.permissions().readonly())
}

#[cfg(unix)]
fn free(path: &Path) -> Option<u64> {
    let s = rustix::fs::statvfs(path).ok()?;
    s.f_bavail.checked_mul(s.f_frsize)
}

#[cfg(not(unix))]
fn free(_path: &Path) -> Option<u64> {
    None
}

impl Store {
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
