//! Where a person was in a session: `state/resume/ID.json`. A convenience, so
//! never an error, never worth a flush, and never in the session file (nothing
//! read-only ever writes a session).

use super::disk::Disk;
use super::names;
use super::save::read;
use super::sessions::Store;
use crate::base::id::{QuestionId, SessionId};
use serde::{Deserialize, Serialize};

/// A place in a session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The question.
    pub question: Option<QuestionId>,
    /// The part of the screen, in the app's own word.
    pub part: String,
    /// The position in its text, in characters.
    pub cursor: usize,
}

impl<D: Disk> Store<D> {
    /// Where the person was; `None` where nothing usable was kept.
    #[must_use]
    pub fn place(&self, id: SessionId) -> Option<Place> {
        let path = self.places.state.join("resume").join(format!("{id}.json"));
        let (bytes, _) = read(&self.disk, &path).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Keeps where the person is; silently does not where that is impossible.
    pub fn keep_place(&self, id: SessionId, place: &Place) {
        let folder = self.places.state.join("resume");
        let name = format!("{id}.json");
        let tmp = folder.join(names::tmp(&name));
        let Ok(bytes) = serde_json::to_vec(place) else { return };
        let _ = self.disk.make_folder(&folder);
        let _ = self.disk.remove(&tmp);
        let written = self.disk.create_new(&tmp).and_then(|mut f| self.disk.write_all(&mut f, &bytes));
        let _ = written.and_then(|()| self.disk.rename(&tmp, &folder.join(&name)));
    }
}
