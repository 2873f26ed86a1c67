//! A disk whose owner leaves something out. The save routine is the real one.

use asesor::store::{Disk, FolderId, RealDisk, Stamp};
use std::cell::Cell;
use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// What is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaves {
    /// No file is ever flushed.
    Flush,
    /// A file is flushed once: not again after it was moved over the name.
    FlushAfterRename,
}

/// The disk.
#[derive(Clone, Copy, Debug)]
pub struct Careless(pub Leaves);

/// A file that remembers whether it was flushed.
#[derive(Debug)]
pub struct Noted {
    file: File,
    flushed: Cell<bool>,
}

fn noted(file: File) -> Noted {
    Noted { file, flushed: Cell::new(false) }
}

impl Disk for Careless {
    type File = Noted;

    fn create_new(&self, path: &Path) -> io::Result<Noted> {
        RealDisk.create_new(path).map(noted)
    }

    fn open(&self, path: &Path) -> io::Result<Noted> {
        RealDisk.open(path).map(noted)
    }

    fn open_to_sync(&self, path: &Path) -> io::Result<Noted> {
        RealDisk.open_to_sync(path).map(noted)
    }

    fn write_all(&self, file: &mut Noted, bytes: &[u8]) -> io::Result<()> {
        RealDisk.write_all(&mut file.file, bytes)
    }

    fn read(&self, file: &mut Noted, cap: u64) -> io::Result<Vec<u8>> {
        RealDisk.read(&mut file.file, cap)
    }

    fn read_piece(&self, file: &mut Noted, cap: u64) -> io::Result<Vec<u8>> {
        RealDisk.read_piece(&mut file.file, cap)
    }

    fn sync(&self, file: &Noted) -> io::Result<()> {
        let left_out = self.0 == Leaves::Flush || file.flushed.replace(true);
        if left_out { Ok(()) } else { RealDisk.sync(&file.file) }
    }

    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        RealDisk.sync_dir(folder)
    }

    fn stamp(&self, file: &Noted) -> io::Result<Stamp> {
        RealDisk.stamp(&file.file)
    }

    fn stamp_at(&self, path: &Path) -> io::Result<Stamp> {
        RealDisk.stamp_at(path)
    }

    fn folder_id(&self, path: &Path) -> io::Result<FolderId> {
        RealDisk.folder_id(path)
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        RealDisk.canonical(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.hard_link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        RealDisk.names(folder)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        RealDisk.make_folder(path)
    }

    fn protect(&self, path: &Path) -> io::Result<()> {
        RealDisk.protect(path)
    }
}
