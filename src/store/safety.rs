//! Keeping the safety copies few (`storage.md`: the last 20 sessions, or 30
//! days) and erasing them. A copy is removed only where a readable file of the
//! same session holds everything that is in it: a copy that is the only one left
//! is never touched, however old it is.

use super::disk::Disk;
use super::format::{self, Instruments};
use super::lock::lock;
use super::names;
use super::recover::contains;
use super::save::read;
use super::sessions::Store;
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::SessionId;
use crate::domain::keep::Erased;
use crate::domain::session::Session;
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// Safety copies that stay whatever their age.
pub const KEEP_COPIES: usize = 20;
/// Days the others stay after their last change.
pub const KEEP_DAYS: i64 = 30;

impl<D: Disk> Store<D> {
    /// Removes old safety copies after a session was closed well. Looks at the
    /// oldest first and stops at the first that stays, so that it costs nothing.
    /// What cannot be removed stays. Returns how many were removed.
    pub fn prune_safety(&self, today: NaiveDate) -> usize {
        let Ok(safety) = &self.safety else { return 0 };
        let folder = safety.path().to_owned();
        let mut copies: Vec<(i128, SessionId)> = self
            .names_in(&folder)
            .unwrap_or_default()
            .iter()
            .filter_map(|n| SessionId::parse(n.strip_suffix(".json")?))
            .filter_map(|id| Some((self.disk.stamp_at(&folder.join(format!("{id}.json"))).ok()?.mtime, id)))
            .collect();
        copies.sort();
        let old = copies.len().saturating_sub(KEEP_COPIES);
        let mut removed = 0;
        for (_, id) in copies.into_iter().take(old) {
            let path = folder.join(format!("{id}.json"));
            let Ok(copy) = self.session_at(&path) else { continue };
            let changed = copy.history.last().map_or(copy.timing.started, |e| e.at).date();
            if (today - changed).num_days() <= KEEP_DAYS {
                break;
            }
            removed += usize::from(self.drop_copy(&folder, "", &copy, &self.sessions_named(id)).is_ok());
        }
        removed
    }

    /// Erases the safety copies on this machine: of one session, or of all, the
    /// deleted ones included. For a laptop that changes hands.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn erase_safety(&self, only: Option<SessionId>) -> Result<Erased, Fault> {
        let mut out = Erased::default();
        let bin = self.bin_of_copies();
        let safety = self.safety.as_ref().map(|s| s.path().to_owned()).map_err(Clone::clone)?;
        for folder in [safety, bin] {
            for name in self.names_in(&folder)? {
                let Some((day, id)) = copy_name(&name) else { continue };
                if only.is_some_and(|x| x != id) {
                    continue;
                }
                let path = folder.join(&name);
                let found = self.session_at(&path).and_then(|copy| {
                    let mut homes = self.sessions_named(id);
                    homes.extend(self.find(id));
                    homes.extend(self.bin()?.into_iter().map(|b| b.path).filter(|p| named(p, id)));
                    self.drop_copy(&folder, day, &copy, &homes)
                });
                match found {
                    Ok(()) => out.removed += 1,
                    Err(f) => out.left.push(f),
                }
            }
        }
        Ok(out)
    }

    fn session_at(&self, path: &Path) -> Result<Session, Fault> {
        let (bytes, _) = read(&self.disk, path)?;
        format::read_session(&bytes, &mut Instruments::new()).map(|f| f.session).map_err(|p| p.at(path))
    }

    /// Files of the session folder that carry this id in their name.
    fn sessions_named(&self, id: SessionId) -> Vec<PathBuf> {
        let names = self.names_in(self.sessions.path()).unwrap_or_default();
        names.iter().map(|n| self.sessions.join(n)).filter(|p| named(p, id)).collect()
    }

    /// Removes a copy that one of `homes` contains, what it left beside it first:
    /// a `.prev` alone would be listed by nothing.
    fn drop_copy(&self, folder: &Path, day: &str, copy: &Session, homes: &[PathBuf]) -> Result<(), Fault> {
        let name = format!("{}.json", copy.session);
        let path = folder.join(format!("{day}{name}"));
        let _lock = lock(&self.places.state.join("locks"), copy.session)?;
        let held = homes.iter().any(|p| self.session_at(p).is_ok_and(|s| contains(&s, copy)));
        if !held {
            return Err(Fault::new(FaultKind::NotFound, path, "no other file holds this"));
        }
        for trace in [names::tmp(&name), names::prev(&name)] {
            let path = folder.join(format!("{day}{trace}"));
            // A newer state than the copy itself: what a crash left. It stays.
            let lost = self.session_at(&path).is_ok_and(|s| !contains(copy, &s));
            if lost {
                return Err(Fault::new(FaultKind::NotFound, path, "no other file holds this"));
            }
            let _ = self.disk.remove(&path);
        }
        self.disk.remove(&path).map_err(super::io_fault::at(&path))
    }
}

fn named(path: &Path, id: SessionId) -> bool {
    path.file_name().and_then(|n| n.to_str()).and_then(names::short_id).is_some_and(|s| s == id.short())
}

/// `ID.json`, or `DAY.ID.json` in the bin: what stands before the id, and the id.
fn copy_name(name: &str) -> Option<(&str, SessionId)> {
    let stem = name.strip_suffix(".json")?;
    let cut = stem.len().checked_sub(36)?;
    let id = SessionId::parse(stem.get(cut..)?)?;
    let day = stem.get(..cut)?;
    (day.is_empty() || day.ends_with('.')).then_some((day, id))
}
