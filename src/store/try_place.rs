//! Whether a place takes writing, found out by writing, for `asesor doctor`.

use super::disk::{Disk as _, RealDisk};
use super::names;
use super::save::{Folder, Known, read, save};
use crate::base::fault::{Fault, FaultKind};
use std::path::Path;

/// Nothing takes a file of this name for a session.
const SCRATCH: &str = "asesor-doctor.scratch";

/// Saves twice in `folder` as a session is saved, reads back, and removes what was
/// made. Nothing of anybody else's: a file of the name that stands there stays.
///
/// # Errors
/// The system's; [`FaultKind::Exists`] where another check runs there now, or was
/// killed; [`FaultKind::Damaged`] where it does not read back.
pub fn try_place(folder: &Path) -> Result<(), Fault> {
    let disk = RealDisk;
    let folder = Folder::open(&disk, folder)?;
    let name = format!("{SCRATCH}-{}", std::process::id());
    let path = folder.join(&name);
    let mut known = Known::new_file();
    let bytes = b"asesor doctor\n".repeat(64);
    let tried = save(&disk, &folder, &name, b"asesor doctor\n", &mut known)
        .and_then(|_| save(&disk, &folder, &name, &bytes, &mut known))
        .and_then(|_| {
            let (back, _) = read(&disk, &path)?;
            if back == bytes { Ok(()) } else { Err(Fault::new(FaultKind::Damaged, &path, "sha256")) }
        });
    if tried.as_ref().is_err_and(|f| f.kind == FaultKind::Exists) {
        return tried;
    }
    for name in [name.clone(), names::prev(&name), names::tmp(&name)] {
        // What could not be made cannot be removed either.
        let _ = disk.remove(&folder.join(&name));
    }
    tried
}
