//! The bin: `sampah/` in the data folder. What a person deletes is moved there
//! under its own name with the day in front, `2026-11-24.NAME` (`2026-11-24-2.…`
//! where that is taken), so that the folder explains itself and can be put right
//! by hand. What saves left beside the file goes with it; the safety copy goes to
//! `bin/` in the state folder under the same day, since the two folders may lie
//! on different disks. Nothing is ever overwritten, here or on the way back, and
//! nothing is removed but by [`Store::empty_bin`].

use super::disk::Disk;
use super::format::{self, Instruments};
use super::io_fault::{at, fault};
use super::lock::{Lock, lock};
use super::names::{self, Kind, Role};
use super::put::{part, put_with};
use super::recover::parts;
use super::save::{read, sync_dir};
use super::sessions::Store;
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::SessionId;
use crate::domain::keep::{BIN_DAYS, Binned};
use crate::domain::summary::Summary;
use chrono::NaiveDate;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The day and the name before of a name in the bin.
fn split(name: &str) -> Option<(NaiveDate, &str)> {
    let day = NaiveDate::parse_from_str(name.get(..10)?, "%Y-%m-%d").ok()?;
    let rest = name.get(10..)?;
    let (number, name) = rest.split_once('.')?;
    let plain = number.is_empty()
        || number.strip_prefix('-').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    plain.then_some((day, name)).filter(|(_, n)| names::kind(n).is_some())
}

fn prefix(on: NaiveDate, n: u32) -> String {
    if n == 1 { on.to_string() } else { format!("{on}-{n}") }
}

fn three(name: &str) -> [String; 3] {
    [name.to_owned(), names::tmp(name), names::prev(name)]
}

impl<D: Disk> Store<D> {
    fn bin_folder(&self) -> PathBuf {
        self.places.data.join("sampah")
    }

    pub(super) fn bin_of_copies(&self) -> PathBuf {
        self.places.state.join("bin")
    }

    /// Moves a session file of the list to the bin; `on` is the day. Of a session
    /// that has only its safety copy, that copy goes. Returns where it is now.
    ///
    /// # Errors
    /// [`FaultKind::Locked`] where the session is open; [`FaultKind::NotOurs`]
    /// where the file is not in the session folder; the system's. The file then
    /// stands where it was.
    pub fn to_bin(&self, path: &Path, on: NaiveDate) -> Result<PathBuf, Fault> {
        let Some((folder, name)) = parts(path) else { return Err(Fault::new(FaultKind::NotOurs, path, "file name")) };
        let folder = self.disk.canonical(folder).map_err(at(folder))?;
        if self.safety.as_ref().is_ok_and(|s| *s.path() == folder) {
            return self.copy_to_bin(path, on);
        }
        let role = match names::kind(name) {
            Some(Kind::File(role)) if folder == *self.sessions.path() => role,
            _ => return Err(Fault::new(FaultKind::NotOurs, path, "folder")),
        };
        self.sessions.check(&self.disk)?;
        let id = self.id_at(path, name);
        let _lock = self.locked(id)?;
        let bin = self.bin_folder();
        self.disk.make_folder(&bin).map_err(at(&bin))?;
        let day = self.free_day(&bin, name, on)?;
        let to = bin.join(format!("{day}.{name}"));
        self.disk.rename(path, &to).map_err(at(path))?;
        if role == Role::Session {
            for trace in three(name).iter().skip(1) {
                self.carry(&folder.join(trace), &bin.join(format!("{day}.{trace}")));
            }
            if let Some(id) = id {
                self.copies_to_bin(id, on);
            }
        }
        sync_dir(&self.disk, &bin)?;
        sync_dir(&self.disk, &folder)?;
        Ok(to)
    }

    /// The session has no file: its safety copy becomes the file in the bin.
    fn copy_to_bin(&self, path: &Path, on: NaiveDate) -> Result<PathBuf, Fault> {
        let (bytes, _) = read(&self.disk, path)?;
        let session = format::read_session(&bytes, &mut Instruments::new()).map(|f| f.session);
        let told = session.as_ref().map(|s| s.session).ok().or_else(|| format::peek(&bytes).session);
        let id = told.or_else(|| SessionId::parse(path.file_stem()?.to_str()?));
        let _lock = self.locked(id)?;
        let name = match (session, id) {
            (Ok(s), _) => names::session_file(&s.region.code, s.timing.started.date(), s.session),
            (Err(_), Some(id)) => format!("{id}.json"),
            (Err(_), None) => return Err(Fault::new(FaultKind::NotOurs, path, "file name")),
        };
        let bin = self.bin_folder();
        self.disk.make_folder(&bin).map_err(at(&bin))?;
        let name = format!("{}.{name}", self.free_day(&bin, &name, on)?);
        let whole = |f: &mut D::File, at_path: &Path| self.disk.write_all(f, &bytes).map_err(at(at_path));
        let to = put_with(&self.disk, &bin, &part(&name), (&name, 1), whole)?;
        if let Some(id) = id {
            self.copies_to_bin(id, on);
        }
        Ok(to)
    }

    /// Best effort: a copy that stays is listed as what it is.
    fn copies_to_bin(&self, id: SessionId, on: NaiveDate) {
        let Ok(safety) = &self.safety else { return };
        let bin = self.bin_of_copies();
        let name = format!("{id}.json");
        let _ = self.disk.make_folder(&bin);
        let Ok(day) = self.free_day(&bin, &name, on) else { return };
        for file in three(&name) {
            self.carry(&safety.join(&file), &bin.join(format!("{day}.{file}")));
        }
    }

    /// Moves what may be missing to a name that was seen to be free.
    fn carry(&self, from: &Path, to: &Path) {
        if self.is_free(to).is_ok_and(|free| free) {
            let _ = self.disk.rename(from, to);
        }
    }

    fn is_free(&self, path: &Path) -> Result<bool, Fault> {
        match self.disk.stamp_at(path) {
            Ok(_) => Ok(false),
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(true),
            Err(e) => Err(fault(path, &e)),
        }
    }

    /// The day, with a number where a file of this name was deleted on it before.
    fn free_day(&self, bin: &Path, name: &str, on: NaiveDate) -> Result<String, Fault> {
        for n in 1..10_000 {
            let day = prefix(on, n);
            let mut free = true;
            for file in three(name) {
                free &= self.is_free(&bin.join(format!("{day}.{file}")))?;
            }
            if free {
                return Ok(day);
            }
        }
        Err(Fault::new(FaultKind::Exists, bin.join(name), ""))
    }

    fn id_at(&self, path: &Path, name: &str) -> Option<SessionId> {
        let told = read(&self.disk, path).ok().and_then(|(bytes, _)| format::peek(&bytes).session);
        told.or_else(|| self.safety_id(path, name))
    }

    fn locked(&self, id: Option<SessionId>) -> Result<Option<Lock>, Fault> {
        id.map_or(Ok(None), |id| lock(&self.places.state.join("locks"), id))
    }

    /// What is in the bin, deleted last first.
    ///
    /// # Errors
    /// The system's, where the folder cannot be read; a missing one is empty.
    pub fn bin(&self) -> Result<Vec<Binned>, Fault> {
        let folder = self.bin_folder();
        let mut seen = Instruments::new();
        let mut out: Vec<Binned> = self
            .names_in(&folder)?
            .into_iter()
            .filter_map(|file| {
                let (on, name) = split(&file)?;
                matches!(names::kind(name), Some(Kind::File(_))).then(|| (on, name.to_owned(), folder.join(&file)))
            })
            .map(|(on, name, path)| {
                let file = read(&self.disk, &path)
                    .and_then(|(b, _)| format::read_session(&b, &mut seen).map_err(|p| p.at(&path)));
                Binned { row: file.map(|f| Summary::of(&f.copy.instrument, &f.session)), path, name, on }
            })
            .collect();
        out.sort_by(|a, b| b.on.cmp(&a.on).then_with(|| a.path.cmp(&b.path)));
        Ok(out)
    }

    /// Names in a folder; none where it does not exist.
    pub(super) fn names_in(&self, folder: &Path) -> Result<Vec<String>, Fault> {
        match self.disk.names(folder) {
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            other => Ok(other.map_err(at(folder))?.into_iter().filter_map(|n| n.into_string().ok()).collect()),
        }
    }

    /// Puts a deleted file back where it was, with what belongs to it; under a
    /// number where its name is taken now. Returns where it is.
    ///
    /// # Errors
    /// [`FaultKind::NotOurs`] where the file is not in the bin;
    /// [`FaultKind::Locked`]; the system's. The file is then still in the bin.
    pub fn put_back(&self, path: &Path) -> Result<PathBuf, Fault> {
        let bin = self.bin_folder();
        let bin = self.disk.canonical(&bin).map_err(at(&bin))?;
        let foreign = || Fault::new(FaultKind::NotOurs, path, "folder");
        let (folder, file) = parts(path).ok_or_else(foreign)?;
        let (_, name) =
            split(file).filter(|_| self.disk.canonical(folder).is_ok_and(|f| f == bin)).ok_or_else(foreign)?;
        let day = file.strip_suffix(name).ok_or_else(foreign)?;
        self.sessions.check(&self.disk)?;
        let id = self.id_at(path, name);
        let _lock = self.locked(id)?;
        let to = self.free_name(name)?;
        self.disk.rename(path, &to).map_err(at(path))?;
        if to == self.sessions.join(name) {
            for trace in three(name).iter().skip(1) {
                self.carry(&bin.join(format!("{day}{trace}")), &self.sessions.join(trace));
            }
        }
        if let (Some(id), Ok(safety)) = (id, &self.safety) {
            let name = format!("{id}.json");
            let mut days: Vec<String> = self.names_in(&self.bin_of_copies())?;
            days.retain(|f| split(f).is_some_and(|(_, n)| n == name));
            days.sort_by_key(|f| (split(f).map(|(on, _)| on), f.len()));
            if let Some(day) = days.last().and_then(|f| f.strip_suffix(&name)) {
                for file in three(&name) {
                    self.carry(&self.bin_of_copies().join(format!("{day}{file}")), &safety.join(&file));
                }
            }
        }
        sync_dir(&self.disk, self.sessions.path())?;
        sync_dir(&self.disk, &bin)?;
        Ok(to)
    }

    /// A name in the session folder that is free: this one, or with a number.
    fn free_name(&self, name: &str) -> Result<PathBuf, Fault> {
        let stem = names::json_stem(name).unwrap_or(name);
        for n in 1..10_000 {
            let name = if n == 1 { name.to_owned() } else { format!("{stem}-{n}.json") };
            let to = self.sessions.join(&name);
            if self.is_free(&to)? {
                return Ok(to);
            }
        }
        Err(Fault::new(FaultKind::Exists, self.sessions.join(name), ""))
    }

    /// Removes for good what was deleted more than [`BIN_DAYS`] before `today`.
    /// Only when a person or a writing command asks for it. Returns how many
    /// files a person would have seen.
    ///
    /// # Errors
    /// The system's, for the first that cannot be removed.
    pub fn empty_bin(&self, today: NaiveDate) -> Result<usize, Fault> {
        let mut removed = 0;
        for (folder, counts) in [(self.bin_folder(), true), (self.bin_of_copies(), false)] {
            for file in self.names_in(&folder)? {
                let Some((on, name)) = split(&file) else { continue };
                if (today - on).num_days() > BIN_DAYS {
                    let path = folder.join(&file);
                    self.disk.remove(&path).map_err(at(&path))?;
                    removed += usize::from(counts && matches!(names::kind(name), Some(Kind::File(_))));
                }
            }
        }
        Ok(removed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_the_bin_made_are_ever_emptied() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 24).expect("valid");
        assert_eq!(split("2026-11-24.a.json"), Some((day, "a.json")));
        assert_eq!(split("2026-11-24-12..a.json.tmp"), Some((day, ".a.json.tmp")));
        for other in ["a.json", "2026-11-24.txt", "2026-11-24", "2026-11-24-x.a.json", "2026-11-24-.a.json", "9é-11-24"]
        {
            assert_eq!(split(other), None, "{other}");
        }
    }
}
