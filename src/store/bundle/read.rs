//! Reading a bundle: line by line, with every test before anything is believed.

use super::write::{hex, line};
use super::{End, Entry, FORMAT, Head, MAX_LINE, VERSION, allowed};
use crate::base::fault::{Fault, FaultKind};
use crate::domain::history::hex_sha256;
use crate::domain::keep::Bundle;
use crate::store::disk::Disk;
use crate::store::format::{self, MAX_BYTES, Problem};
use crate::store::io_fault::at;
use crate::store::sessions::Store;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::Path;

const PIECE: u64 = 256 * 1024;

impl<D: Disk> Store<D> {
    /// Reads a bundle from its first to its last byte and tests everything; writes
    /// nothing.
    ///
    /// # Errors
    /// [`FaultKind::NotOurs`], [`FaultKind::Newer`], [`FaultKind::Damaged`] with
    /// the number of the line, [`FaultKind::TooLarge`]; the system's.
    pub fn check_bundle(&self, path: &Path) -> Result<Bundle, Fault> {
        self.each_entry(path, |_| Ok(()))
    }

    /// As [`Store::check_bundle`], handing over each file as it is read: `each` is
    /// called before the rest was tested.
    pub(super) fn each_entry(
        &self,
        path: &Path,
        mut each: impl FnMut(Entry) -> Result<(), Fault>,
    ) -> Result<Bundle, Fault> {
        let file = self.disk.open(path).map_err(at(path))?;
        let mut lines = Lines { disk: &self.disk, file, path, buffer: Vec::new(), done: false, number: 0 };
        let mut hash = Sha256::new();
        let damaged = |n: u64, what: &str| Fault::new(FaultKind::Damaged, path, &format!("{n}: {what}"));
        let Some(first) = lines.next()? else { return Err(Fault::new(FaultKind::NotOurs, path, "")) };
        format::check_head(&first, FORMAT, VERSION).map_err(|p| p.at(path))?;
        let head: Head = exact(&first).map_err(|p| damaged(1, &p.detail))?;
        hash.update(&first);
        let (mut files, mut seen) = (0, BTreeSet::new());
        while let Some(bytes) = lines.next()? {
            let n = lines.number;
            if bytes.starts_with(b"{\"files\":") {
                let end: End = exact(&bytes).map_err(|p| damaged(n, &p.detail))?;
                if end.files != files || end.sha256 != hex(&hash.finalize()) {
                    return Err(damaged(n, "sha256"));
                }
                return match lines.next()? {
                    None => Ok(Bundle { made: head.made, event: head.event, files }),
                    Some(_) => Err(damaged(lines.number, "behind the end")),
                };
            }
            let e: Entry = exact(&bytes).map_err(|p| damaged(n, &p.detail))?;
            if e.sha256 != hex_sha256(e.text.as_bytes()) {
                return Err(damaged(n, "sha256"));
            }
            if !allowed(&e.path) || e.text.len() as u64 > MAX_BYTES {
                return Err(damaged(n, &format!("path {}", e.path)));
            }
            // On a disk that does not tell capitals apart two names may be one.
            if !seen.insert(e.path.to_lowercase()) {
                return Err(damaged(n, &format!("{} twice", e.path)));
            }
            hash.update(&bytes);
            files += 1;
            each(e)?;
        }
        Err(damaged(lines.number + 1, "the end is missing"))
    }
}

/// A line as a value, if the value gives exactly this line.
fn exact<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let value: T = serde_json::from_slice(bytes).map_err(|e| Problem::json("line", &e))?;
    if line(&value)? == bytes { Ok(value) } else { Err(Problem::damaged("not as this program writes it")) }
}

struct Lines<'a, D: Disk> {
    disk: &'a D,
    file: D::File,
    path: &'a Path,
    buffer: Vec<u8>,
    done: bool,
    number: u64,
}

impl<D: Disk> Lines<'_, D> {
    /// The next line with its end; `None` at the end of the file.
    fn next(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        let mut from = 0;
        loop {
            let end = self.buffer.iter().skip(from).position(|b| *b == b'\n').map(|n| from + n + 1);
            if let Some(end) = end {
                self.number += 1;
                let rest = self.buffer.split_off(end);
                return Ok(Some(std::mem::replace(&mut self.buffer, rest)));
            }
            if self.done {
                // A last line without its end is a torn one: the caller finds
                // that it does not read as a line.
                self.number += u64::from(!self.buffer.is_empty());
                return Ok((!self.buffer.is_empty()).then(|| std::mem::take(&mut self.buffer)));
            }
            from = self.buffer.len();
            if from > MAX_LINE {
                return Err(Fault::new(FaultKind::TooLarge, self.path, ""));
            }
            let piece = self.disk.read_piece(&mut self.file, PIECE).map_err(at(self.path))?;
            self.done = piece.is_empty();
            self.buffer.extend_from_slice(&piece);
        }
    }
}
