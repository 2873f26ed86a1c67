//! Copies of a session and taking one of them. Up to six may exist: the file,
//! what a save left beside it, and the same of the safety copy. Which is newest
//! is told by the generation, never by a clock; taking one is always a person's
//! decision, and whatever it replaces is kept.

use super::disk::Disk;
use super::format::{self, Instruments, SessionFile};
use super::io_fault::{at, fault};
use super::lock::lock;
use super::names;
use super::save::{Folder, Known, read, save, sync_dir};
use super::sessions::Store;
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::SessionId;
use crate::base::time::Timestamp;
use crate::domain::history::{Entry, hex_sha256};
use crate::domain::session::Session;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Which copy it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Copy {
    /// The file itself.
    Main,
    /// What was being written when the program ended.
    Temp,
    /// The generation before.
    Previous,
    /// The safety copy on this machine or what stands beside it.
    Safety,
}

/// A readable copy of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The copy.
    pub path: PathBuf,
    /// Which it is.
    pub copy: Copy,
    /// The file it can be restored to.
    pub target: PathBuf,
    /// The session's id.
    pub session: SessionId,
    /// Its generation.
    pub generation: u64,
    /// When it was last changed.
    pub changed: Timestamp,
    /// How many questions have anything entered.
    pub answers: usize,
    /// SHA-256 of the copy, hexadecimal.
    pub sha256: String,
}

/// What recovering did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// The session file, to be loaded anew.
    pub path: PathBuf,
    /// Files that stood in the way and were kept under another name.
    pub kept: Vec<PathBuf>,
}

/// A copy with its content.
pub(super) struct Found {
    pub path: PathBuf,
    pub copy: Copy,
    pub bytes: Vec<u8>,
    pub session: Session,
}

fn three(name: &str) -> [(String, Copy); 3] {
    [(name.to_owned(), Copy::Main), (names::tmp(name), Copy::Temp), (names::prev(name), Copy::Previous)]
}

fn read_copy<D: Disk>(disk: &D, path: &Path, copy: Copy, seen: &mut Instruments) -> Result<Found, Fault> {
    let (bytes, _) = read(disk, path)?;
    let SessionFile { session, .. } = format::read_session(&bytes, seen).map_err(|p| p.at(path))?;
    Ok(Found { path: path.to_owned(), copy, bytes, session })
}

/// The readable copies under `name` in `folder`: itself, `.tmp`, `.prev`.
pub(super) fn copies<D: Disk>(disk: &D, folder: &Path, name: &str, seen: &mut Instruments) -> Vec<Found> {
    three(name).into_iter().filter_map(|(file, copy)| read_copy(disk, &folder.join(file), copy, seen).ok()).collect()
}

/// Whether `base` contains `old`, so that nothing is lost when what continues
/// `base` takes the place of `old`. Every change is an entry of the history, so
/// the history tells. Only the last entry of an older generation may differ, if
/// it was a visit to a text: a visit that goes on replaces its own entry, and one
/// that changed nothing in the end takes it away.
pub(super) fn contains(base: &Session, old: &Session) -> bool {
    let Some((last, before)) = old.history.split_last() else { return base.session == old.session };
    let same = |a: &[Entry], b: &[Entry]| a.iter().zip(b).all(|(a, b)| a.hash == b.hash);
    let visit = old.generation < base.generation && last.new.get("ins").is_some();
    base.session == old.session
        && old.generation <= base.generation
        && base.history.len() >= before.len()
        && same(before, &base.history)
        && (visit || base.history.get(before.len()).is_some_and(|e| e.hash == last.hash))
}

/// Moves the file at `path` out of the way of the next save, under a name that
/// is free. Nothing to do where nothing stands there.
pub(super) fn set_aside<D: Disk>(
    disk: &D,
    folder: &Path,
    path: &Path,
    name: &str,
    word: &str,
) -> Result<Option<PathBuf>, Fault> {
    for n in 1.. {
        let to = folder.join(names::aside(name, word, n));
        match disk.stamp_at(&to) {
            Ok(_) => continue,
            Err(e) if e.kind() == ErrorKind::NotFound => {}
            Err(e) => return Err(fault(&to, &e)),
        }
        return match disk.rename(path, &to) {
            Ok(()) => sync_dir(disk, folder).map(|()| Some(to)),
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
            Err(e) => Err(fault(path, &e)),
        };
    }
    Ok(None)
}

/// Sets aside every copy under `name` that the next save would destroy and `base`,
/// the state it starts from, does not contain; and files of a newer version. The file itself is left to the
/// caller where `with_main` is false.
pub(super) fn protect_others<D: Disk>(
    disk: &D,
    folder: &Path,
    name: &str,
    base: &Session,
    with_main: bool,
) -> Result<Vec<PathBuf>, Fault> {
    let mut seen = Instruments::new();
    let mut kept = Vec::new();
    for (file, copy) in three(name).into_iter().filter(|(_, c)| with_main || *c != Copy::Main) {
        let path = folder.join(file);
        let word = match read_copy(disk, &path, copy, &mut seen) {
            Ok(found) if contains(base, &found.session) => continue,
            Ok(_) => "conflict",
            Err(f) if f.kind == FaultKind::NotFound => continue,
            Err(f) if f.kind == FaultKind::Newer => "conflict",
            Err(_) if copy == Copy::Main => "corrupt",
            // A torn `.tmp` or `.prev` holds nothing anybody could read.
            Err(_) => continue,
        };
        kept.extend(set_aside(disk, folder, &path, name, word)?);
    }
    Ok(kept)
}

impl<D: Disk> Store<D> {
    /// Every readable copy for the session file at `main` (which may be missing
    /// or damaged), newest generation first. Copies of another session that
    /// stand under its name are left out.
    #[must_use]
    pub fn candidates(&self, main: &Path) -> Vec<Candidate> {
        self.candidates_with(main, &mut Instruments::new())
    }

    /// As [`Store::candidates`]; instruments already read are not read again.
    pub(super) fn candidates_with(&self, main: &Path, seen: &mut Instruments) -> Vec<Candidate> {
        let Some((folder, name)) = parts(main) else { return Vec::new() };
        let mut found = copies(&self.disk, folder, name, seen);
        let id = found.first().map(|f| f.session.session).or_else(|| self.safety_id(main, name));
        if let Some(id) = id {
            found.extend(self.safety_copies(id, seen));
            found.retain(|f| f.session.session == id);
        }
        sorted(found, main)
    }

    /// As [`Store::candidates`], for a session by its id; where it has no file
    /// any more, the copies can be restored under its usual name.
    #[must_use]
    pub fn candidates_of(&self, id: SessionId) -> Vec<Candidate> {
        if let Some(main) = self.find(id).or_else(|| self.left_beside(id)) {
            return self.candidates(&main);
        }
        let mut seen = Instruments::new();
        let mut found = self.safety_copies(id, &mut seen);
        let Some(newest) = found.iter().max_by_key(|f| f.session.generation) else { return Vec::new() };
        let s = &newest.session;
        let main = self.sessions.join(&names::session_file(&s.region.code, s.timing.started.date(), id));
        let beside = self.disk_copies(&main, &mut seen);
        found.extend(beside.into_iter().filter(|f| f.session.session == id));
        sorted(found, &main)
    }

    /// The name of a file that is gone, from what its last save left beside it.
    fn left_beside(&self, id: SessionId) -> Option<PathBuf> {
        let names = self.disk.names(self.sessions.path()).ok()?;
        names.iter().find_map(|n| match names::kind(&n.to_string_lossy())? {
            names::Kind::Trace(main) => {
                (names::short_id(&main) == Some(id.short().as_str())).then(|| self.sessions.join(&main))
            }
            names::Kind::File(_) => None,
        })
    }

    fn disk_copies(&self, main: &Path, seen: &mut Instruments) -> Vec<Found> {
        parts(main).map(|(folder, name)| copies(&self.disk, folder, name, seen)).unwrap_or_default()
    }

    pub(super) fn safety_copies(&self, id: SessionId, seen: &mut Instruments) -> Vec<Found> {
        let Ok(safety) = &self.safety else { return Vec::new() };
        let mut found = copies(&self.disk, safety.path(), &format!("{id}.json"), seen);
        found.retain(|f| f.session.session == id);
        for f in &mut found {
            f.copy = Copy::Safety;
        }
        found
    }

    /// The id of an unreadable file: from what is left of it, else from the
    /// digits in its name if exactly one safety copy has them.
    pub(super) fn safety_id(&self, main: &Path, name: &str) -> Option<SessionId> {
        let told = read(&self.disk, main).ok().and_then(|(bytes, _)| format::peek(&bytes).session);
        told.or_else(|| {
            let short = names::short_id(name)?;
            let names = self.disk.names(self.safety.as_ref().ok()?.path()).ok()?;
            let mut ids: Vec<SessionId> = names
                .iter()
                .filter_map(|n| SessionId::parse(n.to_str()?.trim_start_matches('.').get(..36)?))
                .filter(|id| id.short() == short)
                .collect();
            ids.sort();
            ids.dedup();
            if let [id] = ids.as_slice() { Some(*id) } else { None }
        })
    }

    /// Puts a copy in the place of its target. A damaged file that stands there
    /// is kept as `NAME.corrupt-N.json`, a readable one that the copy does not
    /// contain as `NAME.conflict-N.json`; so are what saves left beside it. A
    /// [`Handle`](super::Handle) of the session must have been dropped before.
    ///
    /// # Errors
    /// [`FaultKind::Locked`]; [`FaultKind::ChangedByOthers`] where the copy is
    /// not what was shown; [`FaultKind::Newer`] where the target was written by
    /// a newer version, which is never replaced; the system's.
    pub fn recover(&self, c: &Candidate) -> Result<Recovered, Fault> {
        let _lock = lock(&self.places.state.join("locks"), c.session)?;
        let (bytes, _) = read(&self.disk, &c.path)?;
        if hex_sha256(&bytes) != c.sha256 {
            return Err(Fault::new(FaultKind::ChangedByOthers, &c.path, ""));
        }
        let mut seen = Instruments::new();
        let copy = format::read_session(&bytes, &mut seen).map_err(|p| p.at(&c.path))?;
        let Some((folder, name)) = parts(&c.target) else {
            return Err(Fault::new(FaultKind::NotFound, &c.target, "no file name"));
        };
        let folder = Folder::open(&self.disk, folder)?;
        let mut kept = protect_others(&self.disk, folder.path(), name, &copy.session, false)?;
        let main = self.make_way(&folder, name, &c.target, &copy.session, (&mut seen, &mut kept))?;
        // The copy may be the very `.tmp` or `.prev` that the save below removes
        // first: it gets a second home before. Best effort: without a state
        // folder the bytes are in memory and the person still sees the list.
        let safety_first = c.copy != Copy::Safety;
        let to_safety = || self.save_safety(&copy.session, &bytes, &mut Known::anything()).unwrap_or_default();
        if safety_first {
            kept.extend(to_safety());
        }
        save(&self.disk, &folder, name, &bytes, &mut main.map_or_else(Known::new_file, Known::was))?;
        if !safety_first {
            kept.extend(to_safety());
        }
        Ok(Recovered { path: folder.join(name), kept })
    }

    fn make_way(
        &self,
        folder: &Folder,
        name: &str,
        target: &Path,
        next: &Session,
        (seen, kept): (&mut Instruments, &mut Vec<PathBuf>),
    ) -> Result<Option<super::save::Written>, Fault> {
        let (disk, path) = (&self.disk, folder.path());
        let read = match read(disk, target) {
            Err(f) if f.kind == FaultKind::NotFound => return Ok(None),
            other => other,
        };
        let old = read.and_then(|(b, stamp)| {
            let file = format::read_session(&b, seen).map_err(|p| p.at(target))?;
            Ok((file, super::save::Written { stamp, sha256: hex_sha256(&b), flushed: true }))
        });
        match old {
            Err(f) if f.kind == FaultKind::Newer => Err(f),
            Ok((old, written)) if contains(next, &old.session) => Ok(Some(written)),
            other => {
                let word = if other.is_err() { "corrupt" } else { "conflict" };
                kept.extend(set_aside(disk, path, target, name, word)?);
                Ok(None)
            }
        }
    }

    /// Saves the safety copy, keeping what it would destroy.
    pub(super) fn save_safety(&self, base: &Session, bytes: &[u8], known: &mut Known) -> Result<Vec<PathBuf>, Fault> {
        let folder = self.safety.as_ref().map_err(Clone::clone)?;
        let name = format!("{}.json", base.session);
        let kept = protect_others(&self.disk, folder.path(), &name, base, true)?;
        save(&self.disk, folder, &name, bytes, known).map(|_| kept)
    }
}

fn sorted(found: Vec<Found>, main: &Path) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = found
        .into_iter()
        .map(|f| Candidate {
            sha256: hex_sha256(&f.bytes),
            path: f.path,
            copy: f.copy,
            target: main.to_owned(),
            session: f.session.session,
            generation: f.session.generation,
            changed: f.session.history.last().map_or(f.session.timing.started, |e| e.at),
            answers: f.session.answers.values().filter(|a| !a.is_blank()).count(),
        })
        .collect();
    out.sort_by_key(|c| (std::cmp::Reverse(c.generation), c.copy));
    out
}

/// Folder and name of a file.
pub(super) fn parts(path: &Path) -> Option<(&Path, &str)> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    Some((folder, path.file_name()?.to_str()?))
}

/// As [`parts`], of the file itself where the path is a link to it.
pub(super) fn real_path<D: Disk>(disk: &D, path: &Path) -> Result<PathBuf, Fault> {
    disk.canonical(path).map_err(at(path))
}
