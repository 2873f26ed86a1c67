//! Files with the plain envelope: written by the same save routine as sessions.

use super::disk::Disk;
use super::format::plain;
use super::io_fault::not_made;
use super::save::{Folder, Known, Written, read, save};
use super::sessions::Store;
use crate::base::fault::{Fault, FaultKind};
use crate::domain::history::hex_sha256;
use crate::domain::sound::Sound;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::Path;

impl<D: Disk> Store<D> {
    /// Writes `value` as `name` in `folder` (made where missing). `was` is what
    /// the caller believes stands there. False where it stood there already.
    ///
    /// # Errors
    /// [`FaultKind::Exists`] and [`FaultKind::ChangedByOthers`] where something
    /// else stands there; that of a file which cannot be read; the system's.
    pub(super) fn keep_plain<T: Serialize + DeserializeOwned + PartialEq + Sound>(
        &self,
        (format, folder, name): (&str, &Path, &str),
        value: &T,
        was: Option<&T>,
    ) -> Result<bool, Fault> {
        let path = folder.join(name);
        let mut known = match read(&self.disk, &path) {
            Err(f) if f.kind == FaultKind::NotFound => Known::new_file(),
            Err(f) => return Err(f),
            Ok((bytes, stamp)) => {
                let there: T = plain::read(format, &bytes).map_err(|p| p.at(&path))?;
                if there == *value {
                    return Ok(false);
                }
                if was != Some(&there) {
                    let kind = if was.is_some() { FaultKind::ChangedByOthers } else { FaultKind::Exists };
                    return Err(Fault::new(kind, path, ""));
                }
                Known::was(Written { stamp, sha256: hex_sha256(&bytes), flushed: true })
            }
        };
        let bytes = plain::render(format, value).map_err(|p| p.at(&path))?;
        // A file that its own reader refuses could never be replaced again.
        plain::read::<T>(format, &bytes).map_err(|p| not_made(&path, &p.detail))?;
        let folder = Folder::make(&self.disk, folder)?;
        save(&self.disk, &folder, name, &bytes, &mut known).map(|_| true)
    }
}
