//! Handing a session over: a copy on a stick or a share, read back before
//! anybody is told that it is there.

use super::disk::Disk;
use super::format::{self, Instruments};
use super::io_fault::at;
use super::names;
use super::put::put;
use super::recover::real_path;
use super::save::read;
use super::sessions::Store;
use crate::base::fault::{Fault, FaultKind};
use crate::domain::history::hex_sha256;
use crate::domain::keep::Handed;
use std::path::Path;

impl<D: Disk> Store<D> {
    /// Copies a session file, byte for byte, into `folder` under its usual name,
    /// reads the copy back and compares it. Where the name is taken by another
    /// file the copy gets a number; where it is taken by this very file nothing
    /// is written. The folder must exist: a mistyped place of a stick would
    /// otherwise become a folder on this laptop.
    ///
    /// # Errors
    /// The session file cannot be read or does not pass its tests;
    /// [`FaultKind::NotFound`] where there is no such folder;
    /// [`FaultKind::Damaged`] where the copy does not read back as what was
    /// written (it is removed then); the system's.
    pub fn hand_over(&self, path: &Path, folder: &Path) -> Result<Handed, Fault> {
        let path = real_path(&self.disk, path)?;
        let (bytes, _) = read(&self.disk, &path)?;
        let file = format::read_session(&bytes, &mut Instruments::new()).map_err(|p| p.at(&path))?;
        self.disk.folder_id(folder).map_err(at(folder))?;
        let s = &file.session;
        let name = names::session_file(&s.region.code, s.timing.started.date(), s.session);
        let sha256 = hex_sha256(&bytes);
        let usual = folder.join(&name);
        let was_there = read(&self.disk, &usual).is_ok_and(|(b, _)| b == bytes);
        let to = if was_there { usual } else { put(&self.disk, folder, &name, &bytes)? };
        if !was_there {
            let back = read(&self.disk, &to).map(|(b, _)| hex_sha256(&b));
            if back.as_ref() != Ok(&sha256) {
                // Ours alone, made a moment ago: a bad copy must not be believed.
                let _ = self.disk.remove(&to);
                return Err(back.err().unwrap_or_else(|| Fault::new(FaultKind::Damaged, &to, "sha256")));
            }
        }
        Ok(Handed {
            path: to,
            bytes: bytes.len() as u64,
            sha256,
            check_code: file.check_code,
            is_final: file.session.is_final(),
            was_there,
        })
    }
}
