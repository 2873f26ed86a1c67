//! Files brought from outside: looked at, and sessions taken into the folder
//! (`domain.md`, rule 11). What comes from outside is never changed.

use super::disk::Disk;
use super::format::{self, Instruments, SessionFile, plain};
use super::io_fault::at;
use super::names;
use super::open::SaveOutcome;
use super::save::{Folder, Known, read, read_most, save};
use super::sessions::Store;
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::SessionId;
use crate::base::time::Timestamp;
use crate::domain::claim::{self, Claim};
use crate::domain::event::{self, Event};
use crate::domain::history::{Entry, hex_sha256};
use crate::domain::import::SessionDeed;
use crate::domain::session::Session;
use std::path::{Path, PathBuf};

/// How deep folders are looked through.
const DEEPEST: usize = 8;

/// Largest table read, in MiB (`storage.md`, threat 4).
pub const MAX_TABLE_MIB: u64 = 5;

/// A file from outside, by what it is.
#[derive(Clone, Debug)]
pub enum Foreign {
    /// A session with its instrument.
    Session(Box<SessionFile>),
    /// An event.
    Event(Box<Event>),
    /// A claim.
    Claim(Box<Claim>),
    /// A table, unread: only a process of its own looks into it.
    Csv(Vec<u8>),
    /// Nothing that is read here.
    Other,
}

/// A session that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BroughtIn {
    /// Its id.
    pub session: SessionId,
    /// What became of it.
    pub deed: SessionDeed,
}

impl<D: Disk> Store<D> {
    /// The files under `path` by name: itself, or what lies in the folder and
    /// those below; hidden files and what a save leaves behind are passed over.
    ///
    /// # Errors
    /// The system's, where `path` cannot be reached.
    pub fn files_under(&self, path: &Path) -> Result<Vec<PathBuf>, Fault> {
        let mut out = Vec::new();
        let path = self.disk.canonical(path).map_err(at(path))?;
        self.walk(&path, 0, &mut out)?;
        Ok(out)
    }

    fn walk(&self, path: &Path, depth: usize, out: &mut Vec<PathBuf>) -> Result<(), Fault> {
        let Ok(mut names) = self.disk.names(path) else {
            out.push(path.to_owned());
            return Ok(());
        };
        names.retain(|n| !n.to_string_lossy().starts_with('.'));
        names.sort();
        for name in names.into_iter().filter(|_| depth < DEEPEST) {
            let below = path.join(&name);
            // A link could lead in a circle.
            let here = self.disk.canonical(&below).is_ok_and(|p| p == below);
            if here && !name.to_string_lossy().ends_with(".prev") {
                self.walk(&below, depth + 1, out)?;
            }
        }
        Ok(())
    }

    /// What the file at `path` is.
    ///
    /// # Errors
    /// It cannot be read, or is ours and damaged or newer.
    pub fn foreign(&self, path: &Path, seen: &mut Instruments) -> Result<Foreign, Fault> {
        let end = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        match end.as_str() {
            "csv" => read_most(&self.disk, path, MAX_TABLE_MIB * 1024 * 1024).map(|(bytes, _)| Foreign::Csv(bytes)),
            "json" => {
                let (bytes, _) = read(&self.disk, path)?;
                parse(&bytes, seen).map_err(|p| p.at(path))
            }
            _ => self.disk.stamp_at(path).map_err(at(path)).map(|_| Foreign::Other),
        }
    }

    /// Takes a session file into the folder under its usual name. Of two copies
    /// of one session whose histories continue each other the longer stays; where
    /// they went apart, the one brought becomes a conflict file. Twice changes
    /// nothing.
    ///
    /// # Errors
    /// The session is open elsewhere; the file that is here cannot be read; the
    /// system's.
    pub fn bring_in(&self, f: &SessionFile) -> Result<BroughtIn, Fault> {
        let id = f.session.session;
        let deed = match self.find(id) {
            None => {
                let (handle, outcome) = self.create(&f.session, f.copy.clone())?;
                kept(outcome, &handle.path())?;
                SessionDeed::New
            }
            Some(path) => self.beside(f, &path)?,
        };
        Ok(BroughtIn { session: id, deed })
    }

    fn beside(&self, f: &SessionFile, path: &Path) -> Result<SessionDeed, Fault> {
        let here = self.read(path)?.session;
        let order = compare(&here, &f.session);
        match order {
            Order::Same => Ok(SessionDeed::Same),
            Order::Older => Ok(SessionDeed::Older),
            Order::Longer => {
                let (loaded, mut handle) = self.load(path)?;
                if compare(&loaded.session, &f.session) != Order::Longer {
                    return Err(Fault::new(FaultKind::ChangedByOthers, path, ""));
                }
                let outcome = self.save(&mut handle, &f.session);
                kept(outcome, path)?;
                Ok(SessionDeed::Longer)
            }
            Order::Apart => self.conflict(f, path),
        }
    }

    fn conflict(&self, f: &SessionFile, path: &Path) -> Result<SessionDeed, Fault> {
        let bytes = format::render_session(&f.session, &f.copy).map_err(|p| p.at(path))?;
        let hash = hex_sha256(&bytes);
        let usual = names::session_file(&f.session.region.code, f.session.timing.started.date(), f.session.session);
        let name = path.file_name().map_or(usual, |n| n.to_string_lossy().into_owned());
        let folder = Folder::open(&self.disk, self.sessions.path())?;
        for n in 1.. {
            let aside = names::aside(&name, "conflict", n);
            let to = folder.join(&aside);
            match save(&self.disk, &folder, &aside, &bytes, &mut Known::new_file()) {
                Ok(_) => return Ok(SessionDeed::Diverged(to)),
                Err(f) if f.kind == FaultKind::Exists => {
                    let (there, _) = read(&self.disk, &to)?;
                    if hex_sha256(&there) == hash {
                        return Ok(SessionDeed::Same);
                    }
                }
                Err(f) => return Err(f),
            }
        }
        Ok(SessionDeed::Same)
    }
}

fn parse(bytes: &[u8], seen: &mut Instruments) -> Result<Foreign, format::Problem> {
    let ours = |p: &format::Problem| p.kind != FaultKind::NotOurs;
    match format::read_session(bytes, seen) {
        Ok(f) => return Ok(Foreign::Session(Box::new(f))),
        Err(p) if ours(&p) => return Err(p),
        Err(_) => {}
    }
    match plain::read::<Event>(event::FORMAT, bytes) {
        Ok(e) => return Ok(Foreign::Event(Box::new(e))),
        Err(p) if ours(&p) => return Err(p),
        Err(_) => {}
    }
    match plain::read::<Claim>(claim::FORMAT, bytes) {
        Ok(c) => Ok(Foreign::Claim(Box::new(c))),
        Err(p) if ours(&p) => Err(p),
        Err(_) => Ok(Foreign::Other),
    }
}

fn kept(outcome: SaveOutcome, path: &Path) -> Result<(), Fault> {
    match outcome {
        SaveOutcome::Both | SaveOutcome::MainOnly(_) => Ok(()),
        SaveOutcome::SafetyOnly(f) | SaveOutcome::Neither(_, f) => Err(f),
        SaveOutcome::Diverted { .. } => Err(Fault::new(FaultKind::ChangedByOthers, path, "")),
    }
}

/// How the copy that is brought stands to the one that is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Same,
    Longer,
    Older,
    Apart,
}

fn compare(here: &Session, brought: &Session) -> Order {
    if here == brought {
        return Order::Same;
    }
    let starts = |long: &[Entry], short: &[Entry]| {
        long.len() >= short.len() && long.iter().zip(short).all(|(a, b)| a.hash == b.hash)
    };
    let (a, b) = (&here.history, &brought.history);
    match (starts(a, b), starts(b, a)) {
        // The history is the same: only seconds and timing may differ, which are
        // outside of it; the one that counted further stays.
        (true, true) if untimed(here) == untimed(brought) => {
            if brought.generation > here.generation {
                Order::Longer
            } else {
                Order::Older
            }
        }
        (true, false) => Order::Older,
        (false, true) => Order::Longer,
        _ => Order::Apart,
    }
}

/// The session without what no history tells.
fn untimed(s: &Session) -> Session {
    let mut s = s.clone();
    s.generation = 0;
    s.timing.ended = None;
    s.timing.pauses.clear();
    s.timing.aspects.clear();
    let same: Timestamp = s.timing.started;
    for a in s.answers.values_mut() {
        (a.seconds, a.first, a.last) = (0, same, same);
    }
    s
}
