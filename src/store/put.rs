//! Writing an export: complete under its name or not there at all, and never in
//! the place of a file that exists.

use super::disk::Disk;
use super::io_fault::{at, fault};
use super::names;
use super::save::{must_stop, sync_dir};
use super::sessions::Store;
use crate::base::fault::{Fault, FaultKind};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Writes `bytes` into `folder` (made where missing) under `name`, made safe for
/// other systems; ` (2)`, ` (3)` … where the name is taken. Returns the path.
///
/// # Errors
/// The system's; nothing is left under the final name then.
pub fn put<D: Disk>(disk: &D, folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Fault> {
    if disk.folder_id(folder).is_err() {
        disk.make_folder(folder).map_err(at(folder))?;
    }
    let name = names::safe_name(name);
    let tmp = folder.join(names::tmp(&name));
    let _ = disk.remove(&tmp);
    let result = write(disk, folder, &tmp, &name, bytes);
    if result.is_err() {
        let _ = disk.remove(&tmp);
    }
    result
}

impl<D: Disk> Store<D> {
    /// As [`put`], on this store's file system.
    ///
    /// # Errors
    /// As [`put`].
    pub fn put(&self, folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Fault> {
        put(&self.disk, folder, name, bytes)
    }
}

fn write<D: Disk>(disk: &D, folder: &Path, tmp: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Fault> {
    let mut file = disk.create_new(tmp).map_err(at(tmp))?;
    disk.write_all(&mut file, bytes).map_err(at(tmp))?;
    sync(disk, &file, tmp)?;
    for n in 1..10_000 {
        let path = folder.join(names::numbered(name, n));
        match disk.hard_link(tmp, &path) {
            Ok(()) => {
                let _ = disk.remove(tmp);
                sync_dir(disk, folder)?;
                return Ok(path);
            }
            Err(e) if e.kind() == ErrorKind::AlreadyExists => {}
            Err(e) if must_stop(&e) => return Err(fault(&path, &e)),
            // No second names here (FAT): an empty file takes the name, and the
            // finished one its place.
            Err(_) => match disk.create_new(&path) {
                Ok(_) => {
                    if let Err(e) = disk.rename(tmp, &path) {
                        let _ = disk.remove(&path);
                        return Err(fault(&path, &e));
                    }
                    sync(disk, &file, &path)?;
                    sync_dir(disk, folder)?;
                    return Ok(path);
                }
                Err(e) if e.kind() == ErrorKind::AlreadyExists => {}
                Err(e) => return Err(fault(&path, &e)),
            },
        }
    }
    Err(Fault::new(FaultKind::Exists, folder.join(name), ""))
}

fn sync<D: Disk>(disk: &D, file: &D::File, path: &Path) -> Result<(), Fault> {
    match disk.sync(file) {
        Err(e) if !matches!(e.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Err(fault(path, &e)),
        _ => Ok(()),
    }
}
