//! The few calls to the file system that everything here is built from, as a
//! trait, so that tests can crash after each of them.

use super::system;
use std::ffi::OsString;
use std::fmt::Debug;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// Which file it is and whether it may have changed: the cheap test that comes
/// before the hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Device.
    pub dev: u64,
    /// Number on the device (on Windows: when it was made).
    pub inode: u64,
    /// Bytes.
    pub size: u64,
    /// Last written, in nanoseconds of the system's own count; only ever compared.
    pub mtime: i128,
}

/// Which folder it is: another one under the same path means that a disk was
/// unplugged or unmounted (`storage.md`, finding 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FolderId {
    /// Device.
    pub dev: u64,
    /// Number on the device.
    pub inode: u64,
}

/// A file system. Every method is one system call or nearly so; the errors are
/// the system's own.
#[expect(clippy::missing_errors_doc, reason = "each is the system's own error of the call it is named after")]
pub trait Disk {
    /// An open file.
    type File: Debug;

    /// A new file, for its owner alone; an error where the name exists.
    fn create_new(&self, path: &Path) -> io::Result<Self::File>;
    /// An existing regular file for reading; anything else is refused.
    fn open(&self, path: &Path) -> io::Result<Self::File>;
    /// An existing file, to be flushed.
    fn open_to_sync(&self, path: &Path) -> io::Result<Self::File>;
    /// Writes all of `bytes`.
    fn write_all(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<()>;
    /// Everything from here on; an error of kind `FileTooLarge` beyond `cap`
    /// bytes, counted while reading since a size can lie.
    fn read(&self, file: &mut Self::File, cap: u64) -> io::Result<Vec<u8>>;
    /// The next piece, of at most `cap` bytes; empty at the end. For files that
    /// are too long for the memory.
    fn read_piece(&self, file: &mut Self::File, cap: u64) -> io::Result<Vec<u8>>;
    /// Flushes a file. After an error the file must be thrown away: a second
    /// flush says Ok and the data is gone (`storage.md`, finding 4).
    fn sync(&self, file: &Self::File) -> io::Result<()>;
    /// Flushes the names of a folder.
    fn sync_dir(&self, folder: &Path) -> io::Result<()>;
    /// Stamp of an open file.
    fn stamp(&self, file: &Self::File) -> io::Result<Stamp>;
    /// Stamp of what stands at `path`; a link is not followed.
    fn stamp_at(&self, path: &Path) -> io::Result<Stamp>;
    /// Which folder stands at `path`.
    fn folder_id(&self, path: &Path) -> io::Result<FolderId>;
    /// The path without links and dots.
    fn canonical(&self, path: &Path) -> io::Result<PathBuf>;
    /// Moves; what stands at `to` is replaced.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// A second name; an error where `to` exists or the place has no links.
    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Names in a folder, in no order.
    fn names(&self, folder: &Path) -> io::Result<Vec<OsString>>;
    /// Makes a folder and those above it, for their owner alone.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Marks a file as not to be changed; a hint, not a protection.
    fn protect(&self, path: &Path) -> io::Result<()>;
}

/// The file system of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    type File = File;

    fn create_new(&self, path: &Path) -> io::Result<File> {
        system::new_file().open(path)
    }

    fn open(&self, path: &Path) -> io::Result<File> {
        let file = system::reading().open(path)?;
        if file.metadata()?.is_file() {
            Ok(file)
        } else {
            Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"))
        }
    }

    fn open_to_sync(&self, path: &Path) -> io::Result<File> {
        system::flushing().open(path)
    }

    fn write_all(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn read(&self, file: &mut File, cap: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        file.take(cap + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > cap {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("more than {cap} bytes")));
        }
        Ok(bytes)
    }

    fn read_piece(&self, file: &mut File, cap: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        file.take(cap).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        system::sync_dir(folder)
    }

    fn stamp(&self, file: &File) -> io::Result<Stamp> {
        file.metadata().map(|m| system::stamp(&m))
    }

    fn stamp_at(&self, path: &Path) -> io::Result<Stamp> {
        fs::symlink_metadata(path).map(|m| system::stamp(&m))
    }

    fn folder_id(&self, path: &Path) -> io::Result<FolderId> {
        let m = fs::metadata(path)?;
        if m.is_dir() { Ok(system::folder_id(&m)) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(folder)?.map(|e| e.map(|e| e.file_name())).collect()
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        system::make_folder(path)
    }

    fn protect(&self, path: &Path) -> io::Result<()> {
        system::protect(path)
    }
}
