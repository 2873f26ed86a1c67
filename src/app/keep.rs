//! Keeping, deleting, handing on and finding: what the program asks for and what
//! it is told. Every order but [`Order::StopSearch`] is answered by the report of
//! its name; what the screens make of it is theirs.

use crate::app::model::{Model, NoticeKind};
use crate::app::msg::Effect;
use crate::base::fault::Fault;
use crate::base::id::{Id, SessionId};
use crate::domain::compare::Comparison;
use crate::domain::keep::{Binned, Bundled, Found, Handed, Moved, Rescued, Restored, Spare, Stand};
use crate::domain::lang::Lang;
use crate::domain::reopen::ReopenError;
use crate::domain::session::Session;
use crate::i18n::explain;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Reopen a final session (rule 8). Answer: `Msg::Opened` with the new one, or
    /// [`Report::NotReopened`].
    Reopen {
        /// Its file.
        path: PathBuf,
        /// Why.
        reason: String,
        /// Who.
        who: String,
    },
    /// Move a file of the session list to the bin.
    Bin(PathBuf),
    /// Read the bin.
    ReadBin,
    /// Put a file of the bin back.
    PutBack(PathBuf),
    /// Remove what has been in the bin for more than 30 days.
    EmptyBin,
    /// Look for the copies of a session whose file is damaged or missing.
    Copies(PathBuf),
    /// Put a copy that was shown in the place of its file; what stands there is
    /// kept under another name.
    Rescue {
        /// The row of the list.
        path: PathBuf,
        /// The copy.
        copy: Box<Spare>,
    },
    /// Copy a session file into a folder and read it back.
    HandOver {
        /// The file.
        path: PathBuf,
        /// The folder, which must exist.
        folder: PathBuf,
    },
    /// Write a bundle of an event, or of everything.
    Bundle {
        /// The event.
        event: Option<Id>,
        /// The file, which must not exist.
        out: PathBuf,
    },
    /// Put the files of a bundle back.
    Restore(PathBuf),
    /// Look at the place a session is saved to.
    Look(SessionId),
    /// Compare two versions: the first of `left` that can be read (nothing, where
    /// none can) with `right`.
    Compare {
        /// What to compare with.
        left: Vec<Version>,
        /// The version looked at.
        right: Version,
    },
    /// Save an open session in another folder from now on.
    Elsewhere {
        /// The session.
        session: Box<Session>,
        /// The folder, which must exist.
        folder: PathBuf,
    },
    /// Accept a file that was edited outside. Answer: `Msg::Opened`, `OpenFailed`.
    AcceptEdited {
        /// The file.
        path: PathBuf,
        /// What was shown, as its SHA-256.
        sha256: String,
        /// Who.
        who: String,
    },
    /// Search every session. Stops the search before. Answers:
    /// [`Report::Searching`] from time to time, then [`Report::Found`].
    Search(Search),
    /// Stop the search; what was found until then comes as [`Report::Found`].
    StopSearch,
}

/// A version of a session to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Version {
    /// In a file, edited ones too.
    File(PathBuf),
    /// As it is here.
    Here(Box<Session>),
}

/// Which version it was, without what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// This file.
    File(PathBuf),
    /// What was here of this session.
    Here(SessionId),
}

impl Version {
    /// Which version this is.
    #[must_use]
    pub fn origin(&self) -> Origin {
        match self {
            Self::File(path) => Origin::File(path.clone()),
            Self::Here(s) => Origin::Here(s.session),
        }
    }
}

/// A search over every session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// A number of the app's own, to tell answers of an earlier search.
    pub job: u64,
    /// What was typed.
    pub words: String,
    /// Language of the questions looked through.
    pub lang: Lang,
    /// The delegation can see the screen: no private text.
    pub guest: bool,
    /// Sessions of others that may not be looked into yet:
    /// [`crate::domain::lineage::veiled`].
    pub veiled: BTreeSet<SessionId>,
    /// Most hits kept: [`crate::domain::search::LIMIT`] unless there is a reason.
    pub limit: usize,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// Why a session was not reopened.
    NotReopened(NotReopened),
    /// Where the deleted file is.
    Binned(Result<PathBuf, Fault>),
    /// The bin, deleted last first.
    Bin(Result<Vec<Binned>, Fault>),
    /// Where the file is again.
    PutBack(Result<PathBuf, Fault>),
    /// How many files were removed.
    Emptied(Result<usize, Fault>),
    /// The copies there are, newest generation first.
    Copies {
        /// The row of the list.
        path: PathBuf,
        /// The copies.
        copies: Vec<Spare>,
    },
    /// The file that can be opened again.
    Rescued(Result<Rescued, Fault>),
    /// The copy.
    Handed(Result<Handed, Fault>),
    /// The bundle.
    Bundled(Result<Bundled, Fault>),
    /// What restoring did.
    Restored(Result<Restored, Fault>),
    /// What was seen of the place.
    Looked {
        /// The session.
        session: SessionId,
        /// What was seen.
        stand: Stand,
    },
    /// Two versions. Which ones is told, since the person may have gone on.
    Compared {
        /// The one of `left` it was; `None` where none could be read.
        left: Option<Origin>,
        /// The version looked at.
        right: Origin,
        /// The differences, or why the version cannot be read.
        found: Result<Box<Comparison>, Fault>,
    },
    /// The session's file from now on.
    Moved(Result<Moved, Fault>),
    /// How far the search is.
    Searching {
        /// The search.
        job: u64,
        /// Files read.
        done: usize,
        /// Files there are.
        total: usize,
    },
    /// What was found.
    Found {
        /// The search.
        job: u64,
        /// The hits.
        found: Result<Found, Fault>,
    },
}

/// Why a session was not reopened. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotReopened {
    /// The rules say no.
    Refused(ReopenError),
    /// It cannot be read, or the new one cannot be written.
    Fault(Fault),
}

impl From<Fault> for NotReopened {
    fn from(f: Fault) -> Self {
        Self::Fault(f)
    }
}

impl From<ReopenError> for NotReopened {
    fn from(e: ReopenError) -> Self {
        Self::Refused(e)
    }
}

impl Report {
    /// What failed, if the order did.
    #[must_use]
    pub fn fault(&self) -> Option<&Fault> {
        match self {
            Self::NotReopened(NotReopened::Fault(f)) => Some(f),
            Self::NotReopened(NotReopened::Refused(_))
            | Self::Searching { .. }
            | Self::Looked { .. }
            | Self::Copies { .. } => None,
            Self::Compared { found, .. } => found.as_ref().err(),
            Self::Moved(r) => r.as_ref().err(),
            Self::Rescued(r) => r.as_ref().err(),
            Self::Binned(r) | Self::PutBack(r) => r.as_ref().err(),
            Self::Bin(r) => r.as_ref().err(),
            Self::Emptied(r) => r.as_ref().err(),
            Self::Handed(r) => r.as_ref().err(),
            Self::Bundled(r) => r.as_ref().err(),
            Self::Restored(r) => r.as_ref().err(),
            Self::Found { found, .. } => found.as_ref().err(),
        }
    }
}

/// What holds on every screen: a failure is said, and the list is read again
/// after what changes it.
pub(super) fn told(m: &mut Model, r: &Report) {
    m.seen += 1;
    if let Some(f) = r.fault() {
        m.data.fault(f);
    }
    if let Report::NotReopened(NotReopened::Refused(e)) = r {
        let text = explain::reopen(m.data.lang, e);
        m.data.say(NoticeKind::Error, text);
    }
    super::keeping::told(m, r);
    if matches!(r, Report::Binned(Ok(_)) | Report::PutBack(Ok(_)) | Report::Restored(Ok(_)) | Report::Rescued(Ok(_))) {
        m.data.ask(Effect::LoadList);
    }
}
