//! Panel records: `panels/EVENT/CODE.json`.

use super::disk::Disk;
use super::format::plain;
use super::io_fault::at;
use super::names;
use super::save::read;
use super::sessions::Store;
use crate::base::fault::Fault;
use crate::base::id::Id;
use crate::domain::panel_record::{FORMAT, PanelRecord};

impl<D: Disk> Store<D> {
    /// The panel records of an event; what cannot be read is told in its place.
    ///
    /// # Errors
    /// The system's, where the folder cannot be read; a missing one is empty.
    pub fn panels(&self, event: &Id) -> Result<Vec<Result<PanelRecord, Fault>>, Fault> {
        let folder = self.places.data.join("panels").join(event.as_str());
        let mut names = match self.disk.names(&folder) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other.map_err(at(&folder))?,
        };
        names.retain(|n| names::json_stem(&n.to_string_lossy()).is_some_and(|s| !s.starts_with('.')));
        names.sort();
        let one = |path: std::path::PathBuf| {
            let (bytes, _) = read(&self.disk, &path)?;
            plain::read(FORMAT, &bytes).map_err(|p| p.at(&path))
        };
        Ok(names.into_iter().map(|n| one(folder.join(n))).collect())
    }

    /// Writes a panel record; `was` is the one the caller has read. False where
    /// the same stood there already.
    ///
    /// # Errors
    /// [`FaultKind::Exists`](crate::base::fault::FaultKind::Exists) and
    /// `ChangedByOthers` where another one stands there; the others of a file.
    pub fn save_panel(&self, panel: &PanelRecord, was: Option<&PanelRecord>) -> Result<bool, Fault> {
        let folder = self.places.data.join("panels").join(panel.event.as_str());
        let name = format!("{}.json", names::code_part(&panel.region));
        self.keep_plain((FORMAT, &folder, &name), panel, was)
    }
}
