//! A look at a place without touching it, for `asesor doctor`.

use super::disk::{Disk as _, RealDisk};
use super::io_fault::fault;
use super::sessions::Store;
use super::{Folder, Places, system};
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
        Ok(_) => Look::There { writable: system::writable(path), free: system::free(path) },
        Err(e) => {
            let f = fault(path, &e);
            if f.kind == FaultKind::NotFound { Look::Missing } else { Look::Unreachable(f) }
        }
    }
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
