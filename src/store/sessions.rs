//! The store: its folders and the list of what is in them.

use super::disk::{Disk, RealDisk};
use super::format::{self, Instruments, SessionFile};
use super::io_fault::at;
use super::names::{self, Kind, Role};
use super::paths::Places;
use super::recover::Candidate;
use super::save::{Folder, read};
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::SessionId;
use crate::domain::summary::Summary;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// One line of the session list. Whatever lies in the folder has one.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The file; for [`Role::Orphan`] the missing one its traces belong to.
    pub path: PathBuf,
    /// What it is.
    pub role: Role,
    /// The row, or why there is none.
    pub row: Result<Summary, Fault>,
    /// The session's id, where it can still be told.
    pub id: Option<SessionId>,
    /// Name of the region, where it can still be told of a file without a row.
    pub region: Option<String>,
    /// The newest readable copy, where the file itself cannot be read.
    pub best_copy: Option<Candidate>,
}

/// A file a search reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToSearch {
    /// The file.
    pub path: PathBuf,
    /// Of which session it is the safety copy.
    pub copy_of: Option<SessionId>,
}

/// The folders of this program. Cheap to make; holds no file open.
#[derive(Debug)]
pub struct Store<D = RealDisk> {
    pub(super) disk: D,
    pub(super) places: Places,
    pub(super) sessions: Folder,
    /// The safety copies, or why there can be none: the program then goes on
    /// with the working file alone and says so.
    pub(super) safety: Result<Folder, Fault>,
}

impl Store {
    /// Opens the store, making the folders that are missing (mode 0700).
    ///
    /// # Errors
    /// The system's, where the data folder can neither be reached nor made. A
    /// state folder that cannot be made is no error: see [`Store::safety`].
    pub fn open(places: Places) -> Result<Self, Fault> {
        Self::open_on(RealDisk, places)
    }
}

impl<D: Disk> Store<D> {
    /// As [`Store::open`], on another file system.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_on(disk: D, places: Places) -> Result<Self, Fault> {
        let sessions = Folder::make(&disk, &places.data.join("sessions"))?;
        let safety = Folder::make(&disk, &places.state.join("recovery"));
        // Without it nothing is locked; `lock` copes.
        let _ = disk.make_folder(&places.state.join("locks"));
        Ok(Self { disk, places, sessions, safety })
    }

    /// Where things live.
    #[must_use]
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// The folder of the safety copies, or why there is none.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn safety(&self) -> Result<&Path, &Fault> {
        self.safety.as_ref().map(Folder::path)
    }

    /// The files a search reads, changed last first: every session file, then the
    /// safety copies, of which the search takes those whose session has no file.
    ///
    /// # Errors
    /// The system's, where the folder itself cannot be read.
    pub fn files_to_search(&self) -> Result<Vec<ToSearch>, Fault> {
        let folder = self.sessions.path();
        let mut files = Vec::new();
        for name in self.names_in(folder)? {
            if matches!(names::kind(&name), Some(Kind::File(Role::Session | Role::Conflict))) {
                files.push((folder.join(name), None));
            }
        }
        let mut copies = Vec::new();
        if let Ok(safety) = &self.safety {
            for name in self.names_in(safety.path()).unwrap_or_default() {
                if let Some(id) = name.strip_suffix(".json").and_then(SessionId::parse) {
                    copies.push((safety.join(&name), Some(id)));
                }
            }
        }
        let age = |path: &PathBuf| self.disk.stamp_at(path).map_or(i128::MIN, |s| s.mtime);
        for list in [&mut files, &mut copies] {
            list.sort_by_cached_key(|(path, _)| (std::cmp::Reverse(age(path)), path.clone()));
        }
        files.extend(copies);
        Ok(files.into_iter().map(|(path, copy_of)| ToSearch { path, copy_of }).collect())
    }

    /// Reads one session file with every test, and nothing beside it; instruments
    /// are looked up in and added to `seen`.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn read_session(&self, path: &Path, seen: &mut Instruments) -> Result<SessionFile, Fault> {
        let (bytes, _) = read(&self.disk, path)?;
        format::read_session(&bytes, seen).map_err(|p| p.at(path))
    }

    /// Every session, damaged, newer and foreign files included, by file name.
    /// Reads everything anew and changes nothing.
    ///
    /// # Errors
    /// The system's, where the folder itself cannot be read.
    pub fn list(&self) -> Result<Vec<Listed>, Fault> {
        let folder = self.sessions.path();
        let names = self.disk.names(folder).map_err(at(folder))?;
        let mut files: BTreeMap<OsString, Role> = BTreeMap::new();
        let mut traces = BTreeSet::new();
        for name in names {
            match names::kind(&name.to_string_lossy()) {
                Some(Kind::File(role)) => drop(files.insert(name, role)),
                Some(Kind::Trace(main)) => drop(traces.insert(OsString::from(main))),
                None => {}
            }
        }
        for main in traces {
            files.entry(main).or_insert(Role::Orphan);
        }
        let mut seen = Instruments::new();
        let mut out: Vec<Listed> = files.into_iter().map(|(n, r)| self.listed(folder.join(n), r, &mut seen)).collect();
        self.add_safety_only(&mut out, &mut seen);
        Ok(out)
    }

    fn listed(&self, path: PathBuf, role: Role, seen: &mut Instruments) -> Listed {
        if role == Role::Orphan {
            let best_copy = self.candidates_with(&path, seen).into_iter().next();
            let row = Err(Fault::new(FaultKind::Damaged, &path, "only traces of a save"));
            return Listed { id: best_copy.as_ref().map(|c| c.session), path, role, row, region: None, best_copy };
        }
        let bytes = read(&self.disk, &path);
        let read = bytes
            .as_ref()
            .map_err(Clone::clone)
            .and_then(|(b, _)| format::read_session(b, seen).map_err(|p| p.at(&path)));
        match read {
            Ok(SessionFile { session, copy, .. }) => Listed {
                path,
                role,
                id: Some(session.session),
                region: None,
                row: Ok(Summary::of(&copy.instrument, &session)),
                best_copy: None,
            },
            Err(fault) => {
                let told = bytes.map(|(b, _)| format::peek(&b)).unwrap_or_default();
                let lost = role == Role::Session && fault.kind != FaultKind::Newer;
                let best_copy = if lost { self.candidates_with(&path, seen).into_iter().next() } else { None };
                let id = told.session.or_else(|| best_copy.as_ref().map(|c| c.session));
                Listed { path, role, id, region: told.region, row: Err(fault), best_copy }
            }
        }
    }

    /// Sessions whose working file is gone or was never written: a stick pulled
    /// before the first save.
    fn add_safety_only(&self, out: &mut Vec<Listed>, seen: &mut Instruments) {
        let Ok(safety) = &self.safety else { return };
        let known: BTreeSet<SessionId> = out.iter().filter(|l| l.role != Role::Corrupt).filter_map(|l| l.id).collect();
        let Ok(mut names) = self.disk.names(safety.path()) else { return };
        names.sort();
        for name in names {
            let id = name.to_str().and_then(|n| n.strip_suffix(".json")).and_then(SessionId::parse);
            if id.is_some_and(|id| !known.contains(&id)) {
                out.push(self.listed(safety.path().join(name), Role::SafetyOnly, seen));
            }
        }
    }

    /// The session file with this id: by its name, else by looking into each.
    #[must_use]
    pub fn find(&self, id: SessionId) -> Option<PathBuf> {
        let short = id.short();
        let names = self.disk.names(self.sessions.path()).unwrap_or_default();
        let is_session = |n: &OsString| names::kind(&n.to_string_lossy()) == Some(Kind::File(Role::Session));
        let (mut likely, others): (Vec<_>, Vec<_>) = names
            .into_iter()
            .filter(is_session)
            .partition(|n| names::short_id(&n.to_string_lossy()) == Some(short.as_str()));
        likely.extend(others);
        likely
            .into_iter()
            .map(|n| self.sessions.path().join(n))
            .find(|p| read(&self.disk, p).is_ok_and(|(bytes, _)| format::peek(&bytes).session == Some(id)))
    }
}
