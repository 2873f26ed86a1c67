//! A session goes on in another folder, because its own does not take writing:
//! written there, read back, compared; the file before is left as it is.

use super::aside::free_name;
use super::disk::Disk;
use super::format;
use super::names;
use super::open::Handle;
use super::save::{Folder, Known, read, save};
use super::sessions::Store;
use crate::base::fault::{Fault, FaultKind};
use crate::domain::session::Session;
use std::path::{Path, PathBuf};

impl<D: Disk> Store<D> {
    /// Writes `session` into `folder` under its usual name (with a number where
    /// that is taken) and makes that file the one `h` saves to. The folder must
    /// exist: a mistyped place of a stick would otherwise become a folder on this
    /// laptop. Where it is the folder the session is in, the save is tried there.
    ///
    /// # Errors
    /// [`FaultKind::NotFound`] where there is no such folder;
    /// [`FaultKind::Damaged`] where the file does not read back as written (it is
    /// removed then); the system's. The session then stays where it was.
    pub fn move_home(&self, h: &mut Handle, session: &Session, folder: &Path) -> Result<PathBuf, Fault> {
        let bytes = format::render_session(session, &h.copy).map_err(|p| p.at(&h.path()))?;
        let folder = Folder::open(&self.disk, folder)?;
        if folder == h.folder && h.diverted.is_none() {
            return self.to_main(h, &bytes).map(|()| h.path());
        }
        let usual = names::session_file(&session.region.code, session.timing.started.date(), session.session);
        let name = free_name(&self.disk, &folder, &usual)?;
        let mut known = Known::new_file();
        save(&self.disk, &folder, &name, &bytes, &mut known)?;
        let path = folder.join(&name);
        let back = read(&self.disk, &path);
        if !back.as_ref().is_ok_and(|(b, _)| *b == bytes) {
            // Ours alone, made a moment ago: a bad copy must not be believed.
            let _ = self.disk.remove(&path);
            return Err(back.err().unwrap_or_else(|| Fault::new(FaultKind::Damaged, &path, "sha256")));
        }
        h.folder = folder;
        h.name = name;
        h.known = known;
        h.diverted = None;
        h.others_kept = true;
        Ok(path)
    }
}
