//! A file system in memory, for stores that read what the fuzzer wrote.

#![allow(dead_code, reason = "each target uses a part")]

use asesor::store::{Disk, FolderId, Places, Stamp};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The places of a store in memory.
pub fn places() -> Places {
    Places { data: "/data".into(), state: "/state".into(), config: "/state/settings.toml".into() }
}

/// The file system; a clone is the same one.
#[derive(Clone, Debug, Default)]
pub struct Memory(Rc<RefCell<Inside>>);

#[derive(Debug, Default)]
struct Inside {
    names: BTreeMap<PathBuf, u64>,
    files: BTreeMap<u64, Vec<u8>>,
    folders: BTreeSet<PathBuf>,
}

/// An open file, whatever its name is meanwhile, and how much of it was read.
#[derive(Debug)]
pub struct Open(u64, usize);

impl Memory {
    /// Puts a file.
    pub fn put(&self, path: &Path, bytes: &[u8]) -> u64 {
        let mut x = self.0.borrow_mut();
        let n = x.files.len() as u64 + 1;
        x.files.insert(n, bytes.to_vec());
        x.names.insert(path.to_owned(), n);
        n
    }

    /// The files below a folder.
    pub fn below(&self, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let x = self.0.borrow();
        x.names.iter().filter(|(p, _)| p.starts_with(folder)).map(|(p, n)| (p.clone(), x.files[n].clone())).collect()
    }

    /// Every path of a file.
    pub fn everywhere(&self) -> Vec<PathBuf> {
        self.0.borrow().names.keys().cloned().collect()
    }

    fn find(&self, path: &Path) -> io::Result<u64> {
        self.0.borrow().names.get(path).copied().ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn size(&self, n: u64) -> usize {
        self.0.borrow().files.get(&n).map_or(0, Vec::len)
    }
}

impl Disk for Memory {
    type File = Open;

    fn create_new(&self, path: &Path) -> io::Result<Open> {
        if self.find(path).is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        Ok(Open(self.put(path, b""), 0))
    }

    fn open(&self, path: &Path) -> io::Result<Open> {
        self.find(path).map(|n| Open(n, 0))
    }

    fn open_to_sync(&self, path: &Path) -> io::Result<Open> {
        self.open(path)
    }

    fn write_all(&self, file: &mut Open, bytes: &[u8]) -> io::Result<()> {
        self.0.borrow_mut().files.entry(file.0).or_default().extend_from_slice(bytes);
        Ok(())
    }

    fn read(&self, file: &mut Open, cap: u64) -> io::Result<Vec<u8>> {
        let piece = self.read_piece(file, cap + 1)?;
        if piece.len() as u64 > cap { Err(ErrorKind::FileTooLarge.into()) } else { Ok(piece) }
    }

    fn read_piece(&self, file: &mut Open, cap: u64) -> io::Result<Vec<u8>> {
        let x = self.0.borrow();
        let rest = x.files.get(&file.0).and_then(|b| b.get(file.1..)).unwrap_or_default();
        let piece = &rest[..rest.len().min(usize::try_from(cap).unwrap_or(usize::MAX))];
        file.1 += piece.len();
        Ok(piece.to_vec())
    }

    fn sync(&self, _: &Open) -> io::Result<()> {
        Ok(())
    }

    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn stamp(&self, file: &Open) -> io::Result<Stamp> {
        let size = self.size(file.0);
        Ok(Stamp { dev: 1, inode: file.0, size: size as u64, mtime: size as i128 })
    }

    fn stamp_at(&self, path: &Path) -> io::Result<Stamp> {
        self.stamp(&Open(self.find(path)?, 0))
    }

    fn folder_id(&self, path: &Path) -> io::Result<FolderId> {
        let there = self.0.borrow().folders.contains(path);
        if there { Ok(FolderId { dev: 1, inode: 1 }) } else { Err(ErrorKind::NotFound.into()) }
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(path.to_owned())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let n = self.find(from)?;
        let mut x = self.0.borrow_mut();
        x.names.remove(from);
        x.names.insert(to.to_owned(), n);
        Ok(())
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let n = self.find(from)?;
        if self.find(to).is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        self.0.borrow_mut().names.insert(to.to_owned(), n);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.find(path)?;
        self.0.borrow_mut().names.remove(path);
        Ok(())
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let x = self.0.borrow();
        if !x.folders.contains(folder) {
            return Err(ErrorKind::NotFound.into());
        }
        let below = x.names.keys().chain(&x.folders).filter(|p| p.parent() == Some(folder));
        Ok(below.filter_map(|p| p.file_name().map(ToOwned::to_owned)).collect())
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.0.borrow_mut().folders.extend(path.ancestors().map(Path::to_owned));
        Ok(())
    }

    fn protect(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}
