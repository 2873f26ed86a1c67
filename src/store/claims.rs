//! Claims: `claims/EVENT/CODE.json`.

use super::disk::Disk;
use super::format::plain;
use super::names;
use super::save::read;
use super::sessions::Store;
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::Id;
use crate::domain::claim::{Claim, FORMAT};
use crate::domain::history::hex_sha256;

impl<D: Disk> Store<D> {
    /// The claim of a region for an event, with the SHA-256 of its file, which
    /// [`Claim::copy`] puts into a new session. `None` where there is none.
    ///
    /// # Errors
    /// [`FaultKind::Damaged`], also where the file names another event or region;
    /// the others of a file.
    pub fn claim(&self, event: &Id, code: &str) -> Result<Option<(Claim, String)>, Fault> {
        let name = format!("{}.json", names::code_part(code));
        let path = self.places.data.join("claims").join(event.as_str()).join(name);
        let bytes = match read(&self.disk, &path) {
            Err(f) if f.kind == FaultKind::NotFound => return Ok(None),
            other => other?.0,
        };
        let claim: Claim = plain::read(FORMAT, &bytes).map_err(|p| p.at(&path))?;
        if claim.event != *event || claim.region != code {
            return Err(Fault::new(FaultKind::Damaged, path, "body.event, body.region"));
        }
        Ok(Some((claim, hex_sha256(&bytes))))
    }

    /// Writes a claim; `was` is the one the caller has read. False where the same
    /// stood there already. The one before stays beside it as `.prev`.
    ///
    /// # Errors
    /// [`FaultKind::Exists`] and [`FaultKind::ChangedByOthers`] where another one
    /// stands there; the others of a file.
    pub fn save_claim(&self, claim: &Claim, was: Option<&Claim>) -> Result<bool, Fault> {
        let folder = self.places.data.join("claims").join(claim.event.as_str());
        let name = format!("{}.json", names::code_part(&claim.region));
        self.keep_plain((FORMAT, &folder, &name), claim, was)
    }
}
