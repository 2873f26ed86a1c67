//! What is on the simulated disk after a crash; only reading works.

use super::sim::Sim;
use crate::store::{Disk, FolderId, Stamp};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

/// Name → bytes.
#[derive(Debug)]
pub struct Frozen(pub [Option<Vec<u8>>; 3]);

impl Disk for Frozen {
    type File = usize;
    fn open(&self, path: &Path) -> io::Result<usize> {
        let name = Sim::at(path);
        if self.0[name].is_some() { Ok(name) } else { Err(io::ErrorKind::NotFound.into()) }
    }
    fn read(&self, file: &mut usize, _: u64) -> io::Result<Vec<u8>> {
        self.0[*file].clone().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
    fn read_piece(&self, file: &mut usize, cap: u64) -> io::Result<Vec<u8>> {
        self.read(file, cap)
    }
    fn stamp(&self, file: &usize) -> io::Result<Stamp> {
        Ok(Stamp { dev: 1, inode: *file as u64, size: 0, mtime: 0 })
    }
    fn create_new(&self, _: &Path) -> io::Result<usize> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
    fn open_to_sync(&self, _: &Path) -> io::Result<usize> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
    fn write_all(&self, _: &mut usize, _: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
    fn sync(&self, _: &usize) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
    fn stamp_at(&self, path: &Path) -> io::Result<Stamp> {
        self.open(path).and_then(|f| self.stamp(&f))
    }
    fn folder_id(&self, _: &Path) -> io::Result<FolderId> {
        Ok(FolderId { dev: 1, inode: 1 })
    }
    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(path.to_owned())
    }
    fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
    fn hard_link(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
    fn remove(&self, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
    fn names(&self, _: &Path) -> io::Result<Vec<OsString>> {
        Ok(Vec::new())
    }
    fn make_folder(&self, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
    fn protect(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}
