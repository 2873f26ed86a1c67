//! Events: `events/ID.json`.

use super::disk::Disk;
use super::format::plain;
use super::io_fault::at;
use super::save::read;
use super::sessions::Store;
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::Id;
use crate::domain::event::{Event, FORMAT};

impl<D: Disk> Store<D> {
    /// The event with this id.
    ///
    /// # Errors
    /// [`FaultKind::NotFound`]; [`FaultKind::Damaged`], also where the file names
    /// another event; the others of a file.
    pub fn event(&self, id: &Id) -> Result<Event, Fault> {
        let path = self.places.data.join("events").join(format!("{id}.json"));
        let (bytes, _) = read(&self.disk, &path)?;
        let event: Event = plain::read(FORMAT, &bytes).map_err(|p| p.at(&path))?;
        if event.id == *id { Ok(event) } else { Err(Fault::new(FaultKind::Damaged, path, "body.id")) }
    }

    /// Every event by id; what cannot be read is told in its place.
    ///
    /// # Errors
    /// The system's, where the folder cannot be read; a missing one is empty.
    pub fn events(&self) -> Result<Vec<Result<Event, Fault>>, Fault> {
        let folder = self.places.data.join("events");
        let names = match self.disk.names(&folder) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other.map_err(at(&folder))?,
        };
        let mut ids: Vec<String> = names
            .iter()
            .filter_map(|n| {
                n.to_string_lossy().strip_suffix(".json").filter(|s| !s.starts_with('.')).map(str::to_owned)
            })
            .collect();
        ids.sort();
        let read = |name: &String| match Id::parse(name) {
            Some(id) => self.event(&id),
            None => Err(Fault::new(FaultKind::NotOurs, folder.join(format!("{name}.json")), "file name")),
        };
        Ok(ids.iter().map(read).collect())
    }

    /// Writes an event; `was` is the one the caller has read, `None` for a new
    /// one. False where the same stood there already.
    ///
    /// # Errors
    /// [`FaultKind::Exists`] and [`FaultKind::ChangedByOthers`] where another one
    /// stands there; the others of a file.
    pub fn save_event(&self, event: &Event, was: Option<&Event>) -> Result<bool, Fault> {
        self.keep_plain((FORMAT, &self.places.data.join("events"), &format!("{}.json", event.id)), event, was)
    }
}
