//! A file for another program to edit, private to the user and removed afterwards.

use super::disk::{Disk, RealDisk};
use super::io_fault::at;
use super::save::read as read_capped;
use crate::base::fault::{Fault, FaultKind};
use std::path::{Path, PathBuf};

/// The file; dropped, it is removed.
#[derive(Debug)]
pub struct Scratch(PathBuf);

/// Writes `text` into a new file (mode 0600) in the system's temporary folder.
///
/// # Errors
/// The system's.
pub fn write(name: &str, text: &str) -> Result<Scratch, Fault> {
    let path = std::env::temp_dir().join(super::names::safe_name(name));
    let mut file = RealDisk.create_new(&path).map_err(at(&path))?;
    let scratch = Scratch(path.clone());
    RealDisk.write_all(&mut file, text.as_bytes()).map_err(at(&path))?;
    Ok(scratch)
}

impl Scratch {
    /// Where it stands.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// What stands in it now, without the line end editors add.
    ///
    /// # Errors
    /// The system's; not UTF-8.
    pub fn read(&self) -> Result<String, Fault> {
        let (bytes, _) = read_capped(&RealDisk, &self.0)?;
        let text = String::from_utf8(bytes).map_err(|e| Fault::new(FaultKind::NotOurs, &self.0, &e.to_string()))?;
        Ok(text.trim_end_matches(['\n', '\r']).to_owned())
    }
}

impl Scratch {
    /// Leaves the file where it is: what stands in it cannot be taken over.
    pub fn leave(self) {
        std::mem::forget(self);
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A file that cannot be removed lies in the system's own temporary folder.
        let _ = RealDisk.remove(&self.0);
    }
}
