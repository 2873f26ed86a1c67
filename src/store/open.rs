//! Opening, making and saving a session.

use super::aside::{free_name, save_aside};
use super::disk::Disk;
use super::format::{self, InstrumentCopy, Instruments};
use super::io_fault::not_made;
use super::lock::{Lock, lock};
use super::names;
use super::recover::{Candidate, parts, protect_others, real_path};
use super::save::{Folder, Known, Written, read, save};
use super::sessions::Store;
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::SessionId;
use crate::domain::history::hex_sha256;
use crate::domain::session::Session;
use std::path::{Path, PathBuf};

/// A session as it was read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The session.
    pub session: Session,
    /// The instrument it carries, with its exact text.
    pub instrument: InstrumentCopy,
    /// The file, links resolved.
    pub path: PathBuf,
    /// SHA-256 of the body's bytes, hexadecimal.
    pub body_sha256: String,
    /// The check code of rule 9.
    pub check_code: String,
    /// What stood on the disk.
    pub written: Written,
    /// A readable copy with a higher generation: what a crash kept from reaching
    /// the file. Offered, never taken silently; a save keeps it aside.
    pub newer_copy: Option<Candidate>,
}

/// The right to save a session, and what is known of its file. Lives where the
/// saving is done.
#[derive(Debug)]
pub struct Handle {
    id: SessionId,
    pub(super) folder: Folder,
    pub(super) name: String,
    pub(super) known: Known,
    pub(super) copy: InstrumentCopy,
    /// Set once others have changed the file: from then on saves go here.
    pub(super) diverted: Option<(String, Known)>,
    /// The state the saves start from.
    base: Session,
    /// Whether what others left beside the file was looked at; before the first save.
    pub(super) others_kept: bool,
    /// The same of the safety copy.
    safety_kept: bool,
    safety: Known,
    _lock: Option<Lock>,
}

impl Handle {
    /// The session.
    #[must_use]
    pub fn id(&self) -> SessionId {
        self.id
    }

    /// The working file.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// The instrument that goes into the file.
    #[must_use]
    pub fn instrument(&self) -> &InstrumentCopy {
        &self.copy
    }

    /// What was last read from or written to the working file.
    #[must_use]
    pub fn written(&self) -> Option<&Written> {
        self.known.written()
    }
}

/// What became of a save. "Saved" may be shown only for [`SaveOutcome::Both`]
/// and [`SaveOutcome::MainOnly`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum SaveOutcome {
    /// Safety copy and working file.
    Both,
    /// The working file was not reached; the safety copy holds everything.
    SafetyOnly(Fault),
    /// The working file holds everything; there is no safety copy.
    MainOnly(Fault),
    /// Neither: everything is in memory alone. Safety copy's fault first.
    Neither(Fault, Fault),
    /// Another program changed the working file, which was left as it is; our
    /// state is in `copy`, and later saves go there too until the session is
    /// opened anew.
    Diverted {
        /// [`FaultKind::ChangedByOthers`] with the working file.
        why: Fault,
        /// Our own file.
        copy: PathBuf,
    },
}

impl SaveOutcome {
    /// Whether the state is on a disk at all.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        !matches!(self, Self::Neither(..))
    }

    /// Why the working file was not written.
    #[must_use]
    pub fn main_fault(&self) -> Option<&Fault> {
        match self {
            Self::Both | Self::MainOnly(_) => None,
            Self::SafetyOnly(f) | Self::Neither(_, f) | Self::Diverted { why: f, .. } => Some(f),
        }
    }
}

impl<D: Disk> Store<D> {
    /// Reads a session file without the right to save it.
    ///
    /// # Errors
    /// [`FaultKind::NotFound`], [`FaultKind::Damaged`], [`FaultKind::Newer`],
    /// [`FaultKind::NotOurs`], [`FaultKind::TooLarge`] and the system's; for the
    /// first two [`Store::candidates`] may know more.
    pub fn read(&self, path: &Path) -> Result<Loaded, Fault> {
        let path = real_path(&self.disk, path)?;
        let (bytes, stamp) = read(&self.disk, &path)?;
        let mut seen = Instruments::new();
        let f = format::read_session(&bytes, &mut seen).map_err(|p| p.at(&path))?;
        let generation = f.session.generation;
        let newer_copy = self
            .candidates_with(&path, &mut seen)
            .into_iter()
            .next()
            .filter(|c| c.session == f.session.session && c.generation > generation)
            .filter(|c| !self.stands_beside(&path, &c.sha256));
        Ok(Loaded {
            session: f.session,
            instrument: f.copy,
            path,
            body_sha256: f.body_sha256,
            check_code: f.check_code,
            written: Written { stamp, sha256: hex_sha256(&bytes), flushed: true },
            newer_copy,
        })
    }

    /// Reads a session file and takes the right to save it.
    ///
    /// # Errors
    /// As [`Store::read`]; [`FaultKind::Locked`] where it is open elsewhere on
    /// this machine (reading it is still possible).
    pub fn load(&self, path: &Path) -> Result<(Loaded, Handle), Fault> {
        let mut loaded = self.read(path)?;
        let id = loaded.session.session;
        let lock = lock(&self.places.state.join("locks"), id)?;
        // The other window may have saved between reading and locking.
        if self.disk.stamp_at(&loaded.path).ok() != Some(loaded.written.stamp) {
            loaded = self.read(path)?;
        }
        let Some((folder, name)) = parts(&loaded.path).filter(|_| loaded.session.session == id) else {
            return Err(Fault::new(FaultKind::Other, &loaded.path, "file name"));
        };
        let handle = Handle {
            id,
            folder: Folder::open(&self.disk, folder)?,
            name: name.to_owned(),
            known: Known::was(loaded.written.clone()),
            copy: loaded.instrument.clone(),
            base: loaded.session.clone(),
            diverted: None,
            others_kept: false,
            safety_kept: false,
            safety: Known::anything(),
            _lock: lock,
        };
        Ok((loaded, handle))
    }

    /// Makes the file of a new session and saves it for the first time.
    ///
    /// # Errors
    /// [`FaultKind::Locked`]; the session was made with another instrument than
    /// `copy`; the system's, where the folder is gone. A failed write is no
    /// error here but an outcome.
    pub fn create(&self, session: &Session, copy: InstrumentCopy) -> Result<(Handle, SaveOutcome), Fault> {
        let id = session.session;
        let usual = names::session_file(&session.region.code, session.timing.started.date(), id);
        let bytes = format::render_session(session, &copy).map_err(|p| p.at(&self.sessions.join(&usual)))?;
        // What changes a session later keeps it readable; what makes one is checked here.
        format::read_session(&bytes, &mut Instruments::new())
            .map_err(|p| not_made(&self.sessions.join(&usual), &p.detail))?;
        let name = free_name(&self.disk, &self.sessions, &usual)?;
        let lock = lock(&self.places.state.join("locks"), id)?;
        let mut handle = Handle {
            id,
            folder: self.sessions.clone(),
            name,
            known: Known::new_file(),
            copy,
            base: session.clone(),
            diverted: None,
            others_kept: false,
            safety_kept: false,
            safety: Known::anything(),
            _lock: lock,
        };
        let outcome = self.save(&mut handle, session);
        Ok((handle, outcome))
    }

    /// Saves: the safety copy first, then the working file. Never replaces what
    /// it does not know; see [`SaveOutcome::Diverted`].
    pub fn save(&self, h: &mut Handle, session: &Session) -> SaveOutcome {
        let rendered = if session.session == h.id {
            format::render_session(session, &h.copy).map_err(|p| p.at(&h.path()))
        } else {
            Err(Fault::new(FaultKind::Other, h.path(), "another session"))
        };
        let bytes = match rendered {
            Ok(bytes) => bytes,
            Err(f) => return SaveOutcome::Neither(f.clone(), f),
        };
        let safety = self.to_safety(h, &bytes);
        let main = self.to_main(h, &bytes);
        if session.is_final() && main.is_ok() {
            // A hint to other programs only, so a failure means nothing.
            let _ = self.disk.protect(&h.path());
        }
        match (safety, main) {
            (Ok(()), Ok(())) => SaveOutcome::Both,
            (Err(f), Ok(())) => SaveOutcome::MainOnly(f),
            (safety, Err(f)) if f.kind == FaultKind::ChangedByOthers => match self.to_conflict(h, &bytes) {
                Ok(copy) => SaveOutcome::Diverted { why: f, copy },
                Err(other) => safety.map_or_else(
                    |s| SaveOutcome::Neither(s, other.clone()),
                    |()| SaveOutcome::SafetyOnly(other.clone()),
                ),
            },
            (Ok(()), Err(f)) => SaveOutcome::SafetyOnly(f),
            (Err(s), Err(f)) => SaveOutcome::Neither(s, f),
        }
    }

    fn to_safety(&self, h: &mut Handle, bytes: &[u8]) -> Result<(), Fault> {
        if !h.safety_kept {
            self.save_safety(&h.base, bytes, &mut h.safety)?;
            h.safety_kept = true;
            return Ok(());
        }
        let folder = self.safety.as_ref().map_err(Clone::clone)?;
        save(&self.disk, folder, &format!("{}.json", h.id), bytes, &mut h.safety).map(drop)
    }

    pub(super) fn to_main(&self, h: &mut Handle, bytes: &[u8]) -> Result<(), Fault> {
        if let Err(gone) = h.folder.check(&self.disk) {
            h.folder = self.same_place_again(h).ok_or(gone)?;
        }
        if h.diverted.is_some() {
            return Err(Fault::new(FaultKind::ChangedByOthers, h.path(), ""));
        }
        if !h.others_kept {
            protect_others(&self.disk, h.folder.path(), &h.name, &h.base, false)?;
            h.others_kept = true;
        }
        save(&self.disk, &h.folder, &h.name, bytes, &mut h.known).map(drop)
    }

    /// The stick is in again, under another number of the device. It is taken for the
    /// same only where the file in it is, byte for byte, what was last there.
    fn same_place_again(&self, h: &Handle) -> Option<Folder> {
        let (name, known) = h.diverted.as_ref().map_or((&h.name, &h.known), |(name, known)| (name, known));
        let folder = Folder::open(&self.disk, h.folder.path()).ok()?;
        let (bytes, _) = read(&self.disk, &folder.join(name)).ok()?;
        known.holds(&hex_sha256(&bytes)).then_some(folder)
    }

    fn to_conflict(&self, h: &mut Handle, bytes: &[u8]) -> Result<PathBuf, Fault> {
        if let Some((name, known)) = &mut h.diverted {
            save(&self.disk, &h.folder, name, bytes, known)?;
            return Ok(h.folder.join(name));
        }
        let (name, known) = save_aside(&self.disk, &h.folder, &h.name, bytes)?;
        let path = h.folder.join(&name);
        h.diverted = Some((name, known));
        Ok(path)
    }
}
