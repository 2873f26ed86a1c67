//! Making a bundle.

use super::{End, Entry, FOLDERS, FORMAT, Head, VERSION, allowed};
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::Id;
use crate::base::time::Timestamp;
use crate::domain::history::hex_sha256;
use crate::domain::keep::Bundled;
use crate::store::disk::Disk;
use crate::store::format::{self, Instruments, Problem};
use crate::store::io_fault::at;
use crate::store::names;
use crate::store::put::{part, put_with};
use crate::store::recover::parts;
use crate::store::save::read;
use crate::store::sessions::Store;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::Path;

/// What of an event goes in beside what carries its id.
#[derive(Default)]
struct Chosen {
    event: Option<Id>,
    sessions: BTreeSet<String>,
    lineages: BTreeSet<String>,
    instruments: BTreeSet<Id>,
}

impl<D: Disk> Store<D> {
    /// Writes a bundle of an event, or of everything, to `out`, and reads it
    /// again. `made` is now.
    ///
    /// # Errors
    /// [`FaultKind::Exists`] where `out` exists: nothing is overwritten;
    /// [`FaultKind::NotFound`] where nothing of the event is there; a folder that
    /// cannot be read; the system's. Nothing is left under the name then.
    pub fn bundle(&self, event: Option<&Id>, out: &Path, made: Timestamp) -> Result<Bundled, Fault> {
        let Some((folder, name)) = parts(out) else { return Err(Fault::new(FaultKind::NotFound, out, "file name")) };
        // A mistyped place of a stick must not become a folder on this laptop.
        self.disk.folder_id(folder).map_err(at(folder))?;
        if self.disk.stamp_at(out).is_ok() {
            return Err(Fault::new(FaultKind::Exists, out, ""));
        }
        let mut left_out = Vec::new();
        let chosen = event.map(|id| self.chosen(id)).transpose()?;
        let paths = self.paths(chosen.as_ref(), &mut left_out)?;
        if let (true, Some(id)) = (paths.is_empty() && left_out.is_empty(), event) {
            let file = self.places.data.join("events").join(format!("{id}.json"));
            return Err(Fault::new(FaultKind::NotFound, file, ""));
        }
        let head = Head { format: FORMAT.to_owned(), version: VERSION, made, event: event.cloned() };
        let mut files = 0;
        let path = put_with(&self.disk, folder, &part(name), (name, 1), |file, tmp| {
            let mut w = Lines { disk: &self.disk, file, path: tmp, hash: Sha256::new() };
            w.line(&head)?;
            for path in &paths {
                match self.entry(path) {
                    Ok(e) => {
                        w.line(&e)?;
                        files += 1;
                    }
                    Err(f) => left_out.push(f),
                }
            }
            let sha256 = hex(&w.hash.clone().finalize());
            w.line(&End { files, sha256 })
        })?;
        self.check_bundle(&path)?;
        Ok(Bundled { path, files, left_out })
    }

    fn entry(&self, path: &str) -> Result<Entry, Fault> {
        let at = self.places.data.join(path);
        let (bytes, _) = read(&self.disk, &at)?;
        let text = String::from_utf8(bytes).map_err(|e| Fault::new(FaultKind::Damaged, &at, &e.to_string()))?;
        Ok(Entry { path: path.to_owned(), sha256: hex_sha256(text.as_bytes()), text })
    }

    /// The paths that go in, in a fixed order; what has no name a bundle can
    /// carry is left out and said.
    fn paths(&self, chosen: Option<&Chosen>, left_out: &mut Vec<Fault>) -> Result<Vec<String>, Fault> {
        let mut out = Vec::new();
        for (folder, deep) in FOLDERS {
            let root = self.places.data.join(folder);
            let mut below = Vec::new();
            for name in self.names_in(&root)? {
                if deep && self.disk.folder_id(&root.join(&name)).is_ok() {
                    let inner = self.names_in(&root.join(&name))?;
                    below.extend(inner.into_iter().map(|n| format!("{name}/{n}")));
                } else {
                    below.push(name);
                }
            }
            below.sort();
            for name in below {
                let path = format!("{folder}/{name}");
                let last = name.rsplit('/').next().unwrap_or_default();
                let ours = matches!(names::kind(last), Some(names::Kind::File(_)));
                if !ours || chosen.is_some_and(|c| !self.belongs(c, folder, &name)) {
                    continue;
                }
                if allowed(&path) {
                    out.push(path);
                } else {
                    left_out.push(Fault::new(FaultKind::NotOurs, root.join(&name), "file name"));
                }
            }
        }
        Ok(out)
    }

    /// Reads the sessions of an event, to know what goes with them.
    fn chosen(&self, event: &Id) -> Result<Chosen, Fault> {
        let mut c = Chosen { event: Some(event.clone()), ..Chosen::default() };
        c.instruments.extend(self.event(event).map(|e| e.instrument));
        let folder = self.sessions.path();
        let mut seen = Instruments::new();
        for name in self.names_in(folder)? {
            let Ok((bytes, _)) = read(&self.disk, &folder.join(&name)) else { continue };
            let Ok(f) = format::read_session(&bytes, &mut seen) else { continue };
            if f.session.event.as_ref().is_some_and(|e| e.id == *event) {
                c.instruments.insert(f.session.instrument.id);
                c.lineages.insert(f.session.lineage.to_string());
                c.sessions.insert(name);
            }
        }
        Ok(c)
    }

    fn belongs(&self, c: &Chosen, folder: &str, name: &str) -> bool {
        let stem = names::json_stem(name).unwrap_or(name);
        let event = c.event.as_ref().map_or("", Id::as_str);
        match folder {
            "sessions" => c.sessions.contains(name),
            "claims" | "panels" => stem.strip_prefix(event).is_some_and(|rest| rest.starts_with(['/', '_'])),
            "events" => stem == event,
            "receipts" => c.lineages.contains(stem),
            _ => self
                .instrument_file(&self.places.data.join(folder).join(name))
                .is_ok_and(|b| c.instruments.contains(&b.copy.instrument.id)),
        }
    }
}

/// Writes lines and keeps the hash of all of them.
struct Lines<'a, D: Disk> {
    disk: &'a D,
    file: &'a mut D::File,
    path: &'a Path,
    hash: Sha256,
}

impl<D: Disk> Lines<'_, D> {
    fn line(&mut self, value: &impl Serialize) -> Result<(), Fault> {
        let bytes = line(value).map_err(|p| p.at(self.path))?;
        self.hash.update(&bytes);
        self.disk.write_all(self.file, &bytes).map_err(at(self.path))
    }
}

/// A line as it stands in a bundle.
pub(super) fn line(value: &impl Serialize) -> Result<Vec<u8>, Problem> {
    let mut bytes = serde_json::to_vec(value).map_err(|e| Problem::json("line", &e))?;
    bytes.push(b'\n');
    Ok(bytes)
}

pub(super) fn hex(digest: &[u8]) -> String {
    use std::fmt::Write as _;
    digest.iter().fold(String::with_capacity(64), |mut s, b| {
        // Writing into a String cannot fail.
        let _ = write!(s, "{b:02x}");
        s
    })
}
