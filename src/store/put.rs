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
    let name = names::safe_name(name);
    let all = |file: &mut D::File, at: &Path| whole(disk, file, at, bytes);
    put_with(disk, folder, &names::tmp(&name), (&name, 10_000), all)
}

/// As [`put`], under exactly this name (which must be safe) or not at all.
///
/// # Errors
/// [`FaultKind::Exists`]; the system's.
pub(super) fn put_new<D: Disk>(disk: &D, folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Fault> {
    put_with(disk, folder, &part(name), (name, 1), |file, at| whole(disk, file, at, bytes))
}

/// The unfinished file of [`put_new`]: not the `.tmp` of a save, which may be all
/// that a crash left of a session and must not be removed.
pub(super) fn part(name: &str) -> String {
    format!(".{name}.part")
}

fn whole<D: Disk>(disk: &D, file: &mut D::File, path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    disk.write_all(file, bytes).map_err(at(path))
}

/// As [`put`], with the content written piece by piece into `unfinished` first;
/// at most `tries` names.
///
/// # Errors
/// Those of `write`; [`FaultKind::Exists`]; the system's.
pub(super) fn put_with<D: Disk>(
    disk: &D,
    folder: &Path,
    unfinished: &str,
    (name, tries): (&str, u32),
    write: impl FnOnce(&mut D::File, &Path) -> Result<(), Fault>,
) -> Result<PathBuf, Fault> {
    if disk.folder_id(folder).is_err() {
        disk.make_folder(folder).map_err(at(folder))?;
    }
    let tmp = folder.join(unfinished);
    let _ = disk.remove(&tmp);
    let result = disk.create_new(&tmp).map_err(at(&tmp)).and_then(|mut file| {
        write(&mut file, &tmp)?;
        sync(disk, &file, &tmp)?;
        place(disk, folder, &tmp, name, tries, &file)
    });
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

/// Gives the finished file its name.
fn place<D: Disk>(
    disk: &D,
    folder: &Path,
    tmp: &Path,
    name: &str,
    tries: u32,
    file: &D::File,
) -> Result<PathBuf, Fault> {
    for n in 1..=tries {
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
                    sync(disk, file, &path)?;
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
