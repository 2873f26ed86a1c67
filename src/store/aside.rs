//! Names that are free: for a file that must not take the place of another, and for
//! what is kept beside one (`NAME.conflict-N.json`).

use super::disk::Disk;
use super::io_fault::at;
use super::names::{self, Kind, Role};
use super::recover::parts;
use super::save::{Folder, Known, Written, read, save};
use super::sessions::Store;
use crate::base::fault::{Fault, FaultKind};
use crate::domain::history::hex_sha256;
use std::io::ErrorKind;
use std::path::Path;

/// Most files of one name that are tried.
const TRIES: u32 = 100;

/// `usual`, or with a number where it, or what a save of it left behind, is taken.
///
/// # Errors
/// [`FaultKind::Exists`] where all are taken; the system's.
pub fn free_name<D: Disk>(disk: &D, folder: &Folder, usual: &str) -> Result<String, Fault> {
    let stem = usual.trim_end_matches(".json");
    for n in 1..TRIES {
        let name = if n == 1 { usual.to_owned() } else { format!("{stem}-{n}.json") };
        if untouched(disk, folder, &name)? {
            return Ok(name);
        }
    }
    Err(Fault::new(FaultKind::Exists, folder.join(usual), ""))
}

fn untouched<D: Disk>(disk: &D, folder: &Folder, name: &str) -> Result<bool, Fault> {
    for name in [name.to_owned(), names::tmp(name), names::prev(name)] {
        let path = folder.join(&name);
        match disk.stamp_at(&path) {
            Ok(_) => return Ok(false),
            Err(e) if e.kind() == ErrorKind::NotFound => {}
            Err(e) => return Err(at(&path)(e)),
        }
    }
    Ok(true)
}

/// Saves `bytes` beside `name` as a conflict file, unless one holds exactly them.
/// Returns its name and what is known of it.
///
/// # Errors
/// Those of [`save`].
pub fn save_aside<D: Disk>(disk: &D, folder: &Folder, name: &str, bytes: &[u8]) -> Result<(String, Known), Fault> {
    let mut n = 1;
    loop {
        let aside = names::aside(name, "conflict", n);
        let mut known = Known::new_file();
        match save(disk, folder, &aside, bytes, &mut known) {
            Ok(_) => return Ok((aside, known)),
            Err(f) if f.kind != FaultKind::Exists => return Err(f),
            Err(_) => {}
        }
        if let Ok((there, stamp)) = read(disk, &folder.join(&aside))
            && there == bytes
        {
            let written = Written { stamp, sha256: hex_sha256(bytes), flushed: true };
            return Ok((aside, Known::was(written)));
        }
        n += 1;
    }
}

impl<D: Disk> Store<D> {
    /// Whether a conflict file of `path` holds exactly the bytes with this hash: they
    /// were shown to a person as a file of their own before.
    pub(super) fn stands_beside(&self, path: &Path, sha256: &str) -> bool {
        let Some((folder, name)) = parts(path) else { return false };
        let begins = format!("{}.conflict-", name.trim_end_matches(".json"));
        let names = self.disk.names(folder).unwrap_or_default();
        names
            .iter()
            .filter_map(|n| n.to_str())
            .filter(|n| n.starts_with(&begins) && names::kind(n) == Some(Kind::File(Role::Conflict)))
            .filter_map(|n| read(&self.disk, &folder.join(n)).ok())
            .any(|(bytes, _)| hex_sha256(&bytes) == sha256)
    }
}
