//! The one order of system calls in which a file is replaced (`storage.md`, "One
//! save", called `full3` there). Each call is there because leaving it out lost
//! an acknowledged save in a trial:
//!
//! 1. remove the old `.tmp`, make a new one, write, flush it, flush the names;
//! 2. keep the previous generation as `.prev`: by a second name, or where the
//!    place has none (FAT) by moving it, flushing it and the names;
//! 3. move `.tmp` over the name, flush **the same open file again** (on FAT the
//!    new name has size 0 on the disk until then), flush the names;
//! 4. remember what was written. Only now it is saved.
//!
//! After any error the open file is thrown away and the next attempt writes
//! everything again: a second flush after a failed one says Ok and lies.

use super::disk::{Disk, FolderId, Stamp};
use super::format::MAX_BYTES;
use super::io_fault::{at, fault};
use super::{names, system};
use crate::base::fault::{Fault, FaultKind};
use crate::domain::history::hex_sha256;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// What was written or read last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The cheap test.
    pub stamp: Stamp,
    /// SHA-256 of the whole file, hexadecimal.
    pub sha256: String,
    /// False where the place cannot flush (some network shares): a power cut may
    /// cost what it shows as saved.
    pub flushed: bool,
}

/// A folder as it was when first used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    path: PathBuf,
    id: FolderId,
}

impl Folder {
    /// The folder at `path`, links resolved.
    ///
    /// # Errors
    /// The system's, where it cannot be reached.
    pub fn open<D: Disk>(disk: &D, path: &Path) -> Result<Self, Fault> {
        let path = disk.canonical(path).map_err(at(path))?;
        let id = disk.folder_id(&path).map_err(at(&path))?;
        Ok(Self { path, id })
    }

    /// The folder at `path`, made where it does not exist.
    ///
    /// # Errors
    /// The system's, where it can neither be reached nor made.
    pub fn make<D: Disk>(disk: &D, path: &Path) -> Result<Self, Fault> {
        // An existing folder on a read-only disk is still good for reading, so
        // the error that counts is the one of opening, unless making failed too.
        let made = disk.make_folder(path).map_err(at(path));
        Self::open(disk, path).map_err(|e| made.err().unwrap_or(e))
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// `name` in it.
    #[must_use]
    pub fn join(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Whether the path still leads to the same folder.
    ///
    /// # Errors
    /// [`FaultKind::FolderGone`]: writing by path now would go to another disk.
    pub fn check<D: Disk>(&self, disk: &D) -> Result<(), Fault> {
        match disk.folder_id(&self.path) {
            Ok(id) if id == self.id => Ok(()),
            Ok(_) => Err(Fault::new(FaultKind::FolderGone, &self.path, "another folder stands at this path")),
            Err(e) => Err(Fault::new(FaultKind::FolderGone, &self.path, &e.to_string())),
        }
    }
}

/// What this program knows of a file it is about to replace.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Replace whatever stands there.
    anything: bool,
    /// What it last read or wrote there; absent: nothing may stand there.
    written: Option<Written>,
    /// Hashes of attempts that may have reached the name before they failed.
    tried: Vec<String>,
    /// An attempt failed while it moved names about, here or in a program that
    /// was killed: until what stands there is flushed again, `.tmp` may be the
    /// only good copy on the disk.
    unsettled: bool,
}

impl Known {
    /// Nothing may stand there yet.
    #[must_use]
    pub fn new_file() -> Self {
        Self::default()
    }

    /// This stands there.
    #[must_use]
    pub fn was(written: Written) -> Self {
        Self { written: Some(written), unsettled: true, ..Self::default() }
    }

    /// Whatever stands there may be replaced.
    #[must_use]
    pub fn anything() -> Self {
        Self { anything: true, unsettled: true, ..Self::default() }
    }

    /// What was last written or read.
    #[must_use]
    pub fn written(&self) -> Option<&Written> {
        self.written.as_ref()
    }

    /// Whether a file with this hash is what this program last read or wrote there.
    pub(super) fn holds(&self, sha256: &str) -> bool {
        self.tried.iter().any(|t| t == sha256) || self.written.as_ref().is_some_and(|w| w.sha256 == sha256)
    }

    fn check<D: Disk>(&self, disk: &D, main: &Path) -> Result<(), Fault> {
        if self.anything {
            return Ok(());
        }
        let stamp = match disk.stamp_at(main) {
            // Removed or moved by somebody: writing it again overwrites nothing.
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(()),
            other => other.map_err(at(main))?,
        };
        if self.written.as_ref().is_some_and(|w| w.stamp == stamp) {
            return Ok(());
        }
        let sha256 = match read(disk, main) {
            Ok((bytes, _)) => hex_sha256(&bytes),
            Err(f) if matches!(f.kind, FaultKind::TooLarge | FaultKind::NotOurs) => String::new(),
            Err(f) => return Err(f),
        };
        if self.holds(&sha256) {
            return Ok(());
        }
        let kind = if self.written.is_some() { FaultKind::ChangedByOthers } else { FaultKind::Exists };
        Err(Fault::new(kind, main, ""))
    }
}

/// The bytes of a regular file of at most [`MAX_BYTES`].
///
/// # Errors
/// [`FaultKind::TooLarge`], [`FaultKind::NotOurs`] for folders, pipes and
/// devices, and the system's.
pub fn read<D: Disk>(disk: &D, path: &Path) -> Result<(Vec<u8>, Stamp), Fault> {
    read_most(disk, path, MAX_BYTES)
}

/// As [`read`], for a file of at most `most` bytes.
///
/// # Errors
/// As [`read`].
pub fn read_most<D: Disk>(disk: &D, path: &Path, most: u64) -> Result<(Vec<u8>, Stamp), Fault> {
    let mut file = disk.open(path).map_err(at(path))?;
    let stamp = disk.stamp(&file).map_err(at(path))?;
    let bytes = disk.read(&mut file, most).map_err(at(path))?;
    Ok((bytes, stamp))
}

/// Replaces `name` in `folder` by `bytes`, keeping what stood there as
/// `name.prev`.
///
/// # Errors
/// [`FaultKind::FolderGone`], [`FaultKind::ChangedByOthers`],
/// [`FaultKind::Exists`] (nothing was known of the file that stands there) and
/// the system's. `name` then is as it was or holds `bytes`; nothing else.
pub fn save<D: Disk>(disk: &D, folder: &Folder, name: &str, bytes: &[u8], known: &mut Known) -> Result<Written, Fault> {
    folder.check(disk)?;
    known.check(disk, &folder.join(name))?;
    Attempt { disk, folder, main: folder.join(name), flushed: true }.run(name, bytes, known).map_err(|f| {
        match folder.check(disk) {
            Err(gone) => Fault::new(gone.kind, &gone.path, &f.detail),
            Ok(()) => f,
        }
    })
}

struct Attempt<'a, D> {
    disk: &'a D,
    folder: &'a Folder,
    main: PathBuf,
    flushed: bool,
}

impl<D: Disk> Attempt<'_, D> {
    fn run(&mut self, name: &str, bytes: &[u8], known: &mut Known) -> Result<Written, Fault> {
        let disk = self.disk;
        let tmp = self.folder.join(&names::tmp(name));
        let prev = self.folder.join(&names::prev(name));
        if known.unsettled {
            self.settle(&prev)?;
        }
        let file = match self.write_temp(&tmp, bytes) {
            Err(f) if f.kind == FaultKind::NoSpace && self.drop_prev(&prev, known) => self.write_temp(&tmp, bytes)?,
            other => other?,
        };
        known.unsettled = true;
        let moved = self.keep_prev(&prev)?;
        let sha256 = hex_sha256(bytes);
        known.tried.push(sha256.clone());
        if let Err(e) = disk.rename(&tmp, &self.main) {
            if moved {
                self.put_back(&prev);
            }
            return Err(fault(&self.main, &e));
        }
        self.sync(&file)?;
        self.sync_dir()?;
        let stamp = disk.stamp(&file).map_err(at(&self.main))?;
        let written = Written { stamp, sha256, flushed: self.flushed };
        known.written = Some(written.clone());
        known.tried.clear();
        known.unsettled = false;
        Ok(written)
    }

    fn write_temp(&mut self, tmp: &Path, bytes: &[u8]) -> Result<D::File, Fault> {
        self.remove(tmp)?;
        let mut file = self.disk.create_new(tmp).map_err(|e| match e.kind() {
            // It was just removed: a pulled stick answers from memory, this way or that
            // (4 of 13 pulls of a vfat stick).
            ErrorKind::AlreadyExists => Fault::new(FaultKind::FolderGone, self.folder.path(), &e.to_string()),
            _ => fault(tmp, &e),
        })?;
        self.disk.write_all(&mut file, bytes).map_err(at(tmp))?;
        self.sync(&file)?;
        self.sync_dir()?;
        Ok(file)
    }

    /// Makes room. Only while the name holds a save that was acknowledged: when
    /// an attempt failed after its rename, `.prev` is the only good copy.
    fn drop_prev(&self, prev: &Path, known: &Known) -> bool {
        known.tried.is_empty() && self.disk.stamp_at(&self.main).is_ok() && self.disk.remove(prev).is_ok()
    }

    /// Returns whether the file was moved away, as places without links need it.
    fn keep_prev(&mut self, prev: &Path) -> Result<bool, Fault> {
        let disk = self.disk;
        match disk.stamp_at(&self.main) {
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(false),
            other => other.map_err(at(&self.main))?,
        };
        self.remove(prev)?;
        match disk.hard_link(&self.main, prev) {
            Ok(()) => return Ok(false),
            Err(e) if must_stop(&e) => return Err(fault(prev, &e)),
            Err(_) => {}
        }
        let old = disk.open_to_sync(&self.main).map_err(at(&self.main))?;
        disk.rename(&self.main, prev).map_err(at(prev))?;
        let flushed = self.sync(&old).and_then(|()| self.sync_dir());
        if flushed.is_err() {
            self.put_back(prev);
        }
        flushed.map(|()| true)
    }

    /// So that a person sees the file; the reader would find `.prev` as well.
    fn put_back(&self, prev: &Path) {
        let _ = self.disk.rename(prev, &self.main);
    }

    /// Flushes the file wherever a failed attempt left it.
    fn settle(&mut self, prev: &Path) -> Result<(), Fault> {
        for path in [&self.main.clone(), prev] {
            match self.disk.open_to_sync(path) {
                Ok(file) => self.sync(&file)?,
                Err(e) if e.kind() == ErrorKind::NotFound => {}
                Err(e) => return Err(fault(path, &e)),
            }
        }
        self.sync_dir()
    }

    fn remove(&self, path: &Path) -> Result<(), Fault> {
        match self.disk.remove(path) {
            Err(e) if e.kind() != ErrorKind::NotFound => Err(fault(path, &e)),
            _ => Ok(()),
        }
    }

    fn sync(&mut self, file: &D::File) -> Result<(), Fault> {
        match self.disk.sync(file) {
            Err(e) if cannot(&e) => {
                self.flushed = false;
                Ok(())
            }
            other => other.map_err(at(&self.main)),
        }
    }

    fn sync_dir(&self) -> Result<(), Fault> {
        sync_dir(self.disk, self.folder.path())
    }
}

/// Flushes the names of a folder where the place can.
pub fn sync_dir<D: Disk>(disk: &D, folder: &Path) -> Result<(), Fault> {
    match disk.sync_dir(folder) {
        Err(e) if cannot(&e) || e.kind() == ErrorKind::PermissionDenied => Ok(()),
        other => other.map_err(at(folder)),
    }
}

/// The place has no such call; another error means that it failed.
fn cannot(e: &io::Error) -> bool {
    matches!(e.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported)
}

/// Whether a failed second name means more than "this place has none". FAT says
/// EPERM, others ENOTSUP, EMLINK or a code of their own, so the list is of those
/// where moving the file would fail as well or do harm.
pub fn must_stop(e: &io::Error) -> bool {
    matches!(
        e.kind(),
        ErrorKind::StorageFull
            | ErrorKind::QuotaExceeded
            | ErrorKind::ReadOnlyFilesystem
            | ErrorKind::NotFound
            | ErrorKind::AlreadyExists
    ) || system::is_device_error(e)
}
