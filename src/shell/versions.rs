//! Versions of a session: comparing them, what is noticed beside one that is
//! opened, a home elsewhere, a file that was edited outside.

use crate::app::beside::{Beside, Edited, Holder};
use crate::app::keep::{Origin, Version};
use crate::app::msg::{Msg, Opened, ReadOnly};
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::SessionId;
use crate::domain::adopt::adopt;
use crate::domain::change::Stamp;
use crate::domain::compare::{Comparison, compare as differences};
use crate::domain::instrument::Instrument;
use crate::domain::keep::{Moved, Stand};
use crate::domain::session::Session;
use crate::shell::clock;
use crate::shell::work::Work;
use crate::store::{Loaded, Look, Store, look};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A version with its instrument, where it comes with one.
type Read = (Session, Option<Arc<Instrument>>);

fn version(store: &Store, v: &Version) -> Result<Read, Fault> {
    match v {
        Version::Here(s) => Ok(((**s).clone(), None)),
        Version::File(path) => match store.read(path) {
            Ok(l) => Ok((l.session, Some(l.instrument.instrument))),
            Err(f) if f.kind == FaultKind::Damaged => {
                let Ok(e) = store.edited(path) else { return Err(f) };
                Ok((e.file.session, Some(e.file.copy.instrument)))
            }
            Err(f) => Err(f),
        },
    }
}

/// Compares the first of `left` that can be read with `right`, and tells which it
/// was; where none can be read, with the same session before any answer.
///
/// # Errors
/// Why `right` cannot be read; [`FaultKind::NotFound`] where neither comes with
/// an instrument.
pub fn compare(store: &Store, left: &[Version], right: &Version) -> (Option<Origin>, Result<Box<Comparison>, Fault>) {
    let (r, ours) = match version(store, right) {
        Ok(r) => r,
        Err(f) => return (None, Err(f)),
    };
    let same = |(l, _): &Read| l.session == r.session;
    let found = left.iter().find_map(|v| Some((v.origin(), version(store, v).ok().filter(same)?)));
    let (which, (l, theirs)) = match found {
        Some((v, read)) => (Some(v), read),
        None => (None, (blank(&r), None)),
    };
    let Some(i) = ours.or(theirs) else {
        return (which, Err(Fault::new(FaultKind::NotFound, PathBuf::new(), "instrument")));
    };
    (which, Ok(Box::new(differences(&i, &l, &r))))
}

fn blank(s: &Session) -> Session {
    let mut s = s.clone();
    s.answers.clear();
    s.history.truncate(1);
    s
}

/// The file's session and a copy of it; `None` where the copy cannot be read.
#[must_use]
pub fn with_copy(store: &Store, i: &Instrument, file: &Session, copy: &Path) -> Option<Box<Comparison>> {
    Some(Box::new(differences(i, file, &store.read(copy).ok()?.session)))
}

impl Work {
    /// What is noticed beside a session that was read.
    pub(super) fn beside(&self, l: &Loaded, read_only: Option<ReadOnly>) -> Beside {
        let store = self.store();
        let id = l.session.session;
        if read_only == Some(ReadOnly::Locked) {
            let holder = store.opening(id).map(|o| Holder { pid: o.pid, since: o.since.and_then(clock::at_second) });
            return Beside { holder, ..Beside::default() };
        }
        if read_only.is_some() {
            return Beside::default();
        }
        let shut = |folder: &Path| matches!(look(folder), Look::There { writable: false, .. });
        let home = match (l.path.parent(), store.safety()) {
            (Some(folder), Ok(safety)) if shut(folder) => Some(safety.join(format!("{id}.json"))),
            _ => None,
        };
        Beside { home, ..self.safety_told() }
    }

    /// Why there can be no safety copies, if so.
    pub(super) fn safety_told(&self) -> Beside {
        Beside { no_safety: self.store().safety().err().cloned(), ..Beside::default() }
    }

    /// What can be told of the place an open session is saved to.
    pub(super) fn stand(&mut self, id: SessionId) -> Option<Stand> {
        self.held(id).map(|(store, h)| store.stand(h))
    }

    /// Saves an open session in another folder from now on.
    ///
    /// # Errors
    /// As [`Store::move_home`]; [`FaultKind::Locked`] where it is not ours.
    pub(super) fn move_home(&mut self, s: &Session, folder: &Path) -> Result<Moved, Fault> {
        let Some((store, h)) = self.held(s.session) else {
            return Err(Fault::new(FaultKind::Locked, folder, ""));
        };
        let from = h.path();
        // A path typed by a person may be relative to where the program started.
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let path = store.move_home(h, s, &folder)?;
        Ok(Moved { session: s.session, path, from })
    }

    /// What was opened; where the file is damaged, but only edited, that.
    pub(super) fn or_edited(&self, path: &Path, opened: Result<Opened, Fault>) -> Msg {
        let opened = match opened {
            Err(f) if f.kind == FaultKind::Damaged => self.edited(path).ok_or(f),
            other => other,
        };
        opened.map_or_else(Msg::OpenFailed, |o| Msg::Opened(Box::new(o)))
    }

    /// A damaged file that was only edited, to be looked at; `None` where more is
    /// wrong with it.
    pub(super) fn edited(&self, path: &Path) -> Option<Opened> {
        let store = self.store();
        let e = store.edited(path).ok()?;
        let (i, session) = (e.file.copy.instrument, e.file.session);
        let previous = e.previous.and_then(|c| {
            let before = store.read(&c.path).ok()?;
            Some((c.path, Box::new(differences(&i, &before.session, &session))))
        });
        let beside = Beside { edited: Some(Edited { sha256: e.sha256, previous }), ..Beside::default() };
        let place = self.place(session.session);
        let read_only = Some(ReadOnly::Edited);
        Some(Opened { session, instrument: i, path: e.path, read_only, place, newer_copy: None, beside })
    }

    /// Accepts a file that was edited outside, and opens it.
    ///
    /// # Errors
    /// As [`Store::accept_edited`] and [`Work::open`]; a final session cannot be
    /// accepted.
    pub(super) fn accept_edited(&mut self, path: &Path, sha256: &str, who: &str) -> Result<Opened, Fault> {
        let mut e = self.store().edited(path)?;
        let stamp = Stamp { at: clock::wall(), who: who.to_owned() };
        let session = &mut e.file.session;
        adopt(session, &e.file.claimed, &e.file.found, &stamp)
            .map_err(|why| Fault::new(FaultKind::Denied, path, &why.to_string()))?;
        let done = self.store().accept_edited(path, sha256, session)?;
        let mut opened = self.open(&done.path, None)?;
        opened.beside.kept = done.kept;
        opened.beside.accepted = true;
        Ok(opened)
    }
}
