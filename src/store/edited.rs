//! A file somebody changed outside this program (`storage.md`, "hash wrong, JSON
//! fine"): read for looking, accepted only by a person, and what it replaces
//! kept.

use super::aside::save_aside;
use super::disk::Disk;
use super::format::{self, EditedFile};
use super::lock::lock;
use super::recover::{Candidate, Recovered, parts, protect_others, real_path};
use super::save::{Folder, Known, Written, read, save};
use super::sessions::Store;
use crate::base::fault::{Fault, FaultKind};
use crate::domain::history::hex_sha256;
use crate::domain::session::Session;
use std::path::{Path, PathBuf};

/// An edited session file.
#[derive(Clone, Debug)]
pub struct Edited {
    /// What it holds.
    pub file: EditedFile,
    /// The file, links resolved.
    pub path: PathBuf,
    /// SHA-256 of the whole file, hexadecimal: what was shown.
    pub sha256: String,
    /// The newest copy that passes every test, if any.
    pub previous: Option<Candidate>,
}

impl<D: Disk> Store<D> {
    /// Reads a session file that does not pass because it was edited. Takes no
    /// right to save it.
    ///
    /// # Errors
    /// [`FaultKind::Damaged`] where more than the hash is wrong; the system's.
    pub fn edited(&self, path: &Path) -> Result<Edited, Fault> {
        let path = real_path(&self.disk, path)?;
        let (bytes, _) = read(&self.disk, &path)?;
        let file = format::read_edited(&bytes).map_err(|p| p.at(&path))?;
        let id = file.session.session;
        let previous = self.candidates(&path).into_iter().find(|c| c.session == id);
        Ok(Edited { file, sha256: hex_sha256(&bytes), path, previous })
    }

    /// Saves `session`, which goes on from the edited file at `path` that was
    /// shown with the hash `sha256`. The edited bytes stay as the generation
    /// before; the newest copy from before the edit is kept as
    /// `NAME.conflict-N.json`.
    ///
    /// # Errors
    /// [`FaultKind::Locked`]; [`FaultKind::ChangedByOthers`] where the file is
    /// not what was shown; the system's.
    pub fn accept_edited(&self, path: &Path, sha256: &str, session: &Session) -> Result<Recovered, Fault> {
        let path = real_path(&self.disk, path)?;
        let _lock = lock(&self.places.state.join("locks"), session.session)?;
        let (bytes, stamp) = read(&self.disk, &path)?;
        let shown = format::read_edited(&bytes).map_err(|p| p.at(&path))?;
        if hex_sha256(&bytes) != sha256 || shown.session.session != session.session {
            return Err(Fault::new(FaultKind::ChangedByOthers, &path, ""));
        }
        let rendered = format::render_session(session, &shown.copy).map_err(|p| p.at(&path))?;
        let Some((folder, name)) = parts(&path) else {
            return Err(Fault::new(FaultKind::NotFound, &path, "no file name"));
        };
        let folder = Folder::open(&self.disk, folder)?;
        let mut kept = Vec::new();
        // First: the saves below replace the very files the copies stand in.
        if let Some(c) = self.candidates(&path).into_iter().find(|c| c.session == session.session) {
            let (before, _) = read(&self.disk, &c.path)?;
            let (aside, _) = save_aside(&self.disk, &folder, name, &before)?;
            kept.push(folder.join(&aside));
        }
        kept.extend(protect_others(&self.disk, folder.path(), name, session, false)?);
        let written = Written { stamp, sha256: sha256.to_owned(), flushed: true };
        save(&self.disk, &folder, name, &rendered, &mut Known::was(written))?;
        // Without a state folder the file alone must do.
        kept.extend(self.save_safety(session, &rendered, &mut Known::anything()).unwrap_or_default());
        Ok(Recovered { path: folder.join(name), kept })
    }
}
