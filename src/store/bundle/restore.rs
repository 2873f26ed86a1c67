//! Putting the files of a bundle back. Nothing is ever overwritten: a file that
//! is there already with the same bytes is left, one with other bytes is left as
//! well and the bundle's own stands beside it. Doing it twice changes nothing.

use super::Entry;
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::SessionId;
use crate::domain::keep::Restored;
use crate::store::disk::Disk;
use crate::store::format;
use crate::store::names::{self, Kind, Role};
use crate::store::put::put_new;
use crate::store::recover::parts;
use crate::store::save::read;
use crate::store::sessions::Store;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

impl<D: Disk> Store<D> {
    /// Restores a bundle into this data folder. It is tested from end to end
    /// before the first file is written.
    ///
    /// # Errors
    /// As [`Store::check_bundle`]; nothing was written then, unless the bundle
    /// itself changed meanwhile. A full disk or the like is told in
    /// [`Restored::failed`], file by file.
    pub fn restore(&self, path: &Path) -> Result<Restored, Fault> {
        let bundle = self.check_bundle(path)?;
        let mut out = Restored { bundle, written: Vec::new(), same: 0, conflicts: Vec::new(), failed: Vec::new() };
        let here = self.sessions_here();
        let checked = self.each_entry(path, |e| {
            if let Err(f) = self.restore_one(&e, &here, &mut out) {
                out.failed.push(f);
            }
            Ok(())
        })?;
        if checked != out.bundle {
            return Err(Fault::new(FaultKind::ChangedByOthers, path, ""));
        }
        Ok(out)
    }

    /// Sessions of this folder: a person may have given a file another name.
    fn sessions_here(&self) -> BTreeMap<SessionId, Vec<PathBuf>> {
        let mut out: BTreeMap<SessionId, Vec<PathBuf>> = BTreeMap::new();
        for name in self.names_in(self.sessions.path()).unwrap_or_default() {
            if !matches!(names::kind(&name), Some(Kind::File(_))) {
                continue;
            }
            let path = self.sessions.join(&name);
            let told = read(&self.disk, &path).ok().and_then(|(b, _)| format::peek(&b).session);
            if let Some(id) = told {
                out.entry(id).or_default().push(path);
            }
        }
        out
    }

    fn restore_one(
        &self,
        e: &Entry,
        here: &BTreeMap<SessionId, Vec<PathBuf>>,
        out: &mut Restored,
    ) -> Result<(), Fault> {
        let bytes = e.text.as_bytes();
        let target = self.places.data.join(&e.path);
        let Some((folder, name)) = parts(&target) else { return Ok(()) };
        // A session may stand here under a name its person gave it. What was kept
        // aside belongs to its name alone.
        let session = folder == self.places.data.join("sessions");
        let id = (session && names::kind(name) == Some(Kind::File(Role::Session)))
            .then(|| format::peek(bytes).session)
            .flatten();
        let homes = id.and_then(|id| here.get(&id)).map_or(&[][..], Vec::as_slice);
        let mut other = None;
        for path in std::iter::once(&target).chain(homes) {
            match read(&self.disk, path) {
                Ok((there, _)) if there == bytes => {
                    out.same += 1;
                    return Ok(());
                }
                Err(f) if f.kind == FaultKind::NotFound => {}
                Err(f) if !stands(&f) => return Err(f),
                _ => other = other.or_else(|| Some(path.clone())),
            }
        }
        let Some(old) = other else {
            let path = put_new(&self.disk, folder, name, bytes)?;
            out.written.push(path);
            return Ok(());
        };
        for n in 1..10_000 {
            // Beside sessions a name the list shows as a conflict; elsewhere one
            // that nothing reads as an event or a claim.
            let aside = if session { names::aside(name, "conflict", n) } else { format!("{name}.conflict-{n}") };
            let path = folder.join(&aside);
            match read(&self.disk, &path) {
                Ok((there, _)) if there == bytes => {
                    out.same += 1;
                    return Ok(());
                }
                Err(f) if f.kind == FaultKind::NotFound => {
                    let path = put_new(&self.disk, folder, &aside, bytes)?;
                    out.conflicts.push((old, path));
                    return Ok(());
                }
                Err(f) if !stands(&f) => return Err(f),
                _ => {}
            }
        }
        Err(Fault::new(FaultKind::Exists, target, ""))
    }
}

/// Something stands there that is no file of ours: a folder, a giant.
fn stands(f: &Fault) -> bool {
    matches!(f.kind, FaultKind::TooLarge | FaultKind::NotOurs)
}
