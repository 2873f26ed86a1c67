//! What keeping, deleting, handing on and finding came to: values between the
//! store, which makes them, and the screens and commands, which show them.

use crate::base::fault::Fault;
use crate::base::id::Id;
use crate::base::time::Timestamp;
use crate::domain::search::Hits;
use crate::domain::summary::Summary;
use chrono::NaiveDate;
use std::path::PathBuf;

/// Days a deleted session stays in the bin.
pub const BIN_DAYS: i64 = 30;

/// A deleted file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binned {
    /// Where it stands now.
    pub path: PathBuf,
    /// Its name before.
    pub name: String,
    /// The day it was deleted.
    pub on: NaiveDate,
    /// Its row, or why it has none.
    pub row: Result<Summary, Fault>,
}

/// What a file in the list of sessions is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileKind {
    /// A session.
    #[default]
    Session,
    /// Ours, kept when another program had changed the file.
    Conflict,
    /// A damaged file, kept when another copy took its place.
    Corrupt,
    /// No file: only what a save left behind.
    Orphan,
    /// No file: only the safety copy on this laptop.
    SafetyOnly,
}

/// Which copy of a session it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The session file.
    File,
    /// What was being written when the program ended.
    Interrupted,
    /// The generation before.
    Previous,
    /// The safety copy on this laptop.
    Safety,
}

/// A readable copy of a session, as it is shown before it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spare {
    /// Where it stands.
    pub path: PathBuf,
    /// Which it is.
    pub which: Which,
    /// Its generation.
    pub generation: u64,
    /// Time of its last change.
    pub changed: Timestamp,
    /// Questions with entries.
    pub answers: usize,
    /// SHA-256 of what was shown: another content is not taken for it.
    pub sha256: String,
}

/// What can be told of the place a session is saved to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    /// The folder that was opened is not there any more: a disk was removed.
    pub gone: bool,
    /// Whether the system says that it may be written.
    pub writable: bool,
    /// Bytes free on its disk, where the system tells.
    pub free: Option<u64>,
}

/// A session that is saved in another folder from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The session.
    pub session: crate::base::id::SessionId,
    /// Its file from now on, written and read back.
    pub path: PathBuf,
    /// The file before, left as it was.
    pub from: PathBuf,
}

/// A copy that took the place of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rescued {
    /// The session file.
    pub path: PathBuf,
    /// What stood in the way, under its new name.
    pub kept: Vec<PathBuf>,
}

/// A copy that was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    /// Where it is.
    pub path: PathBuf,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// The check code of its session (rule 9), to be read aloud.
    pub check_code: String,
    /// False for a draft: the receiver gets what is not finished.
    pub is_final: bool,
    /// The same file was there before; nothing was written.
    pub was_there: bool,
}

/// A bundle that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundled {
    /// Where it is.
    pub path: PathBuf,
    /// How many files it holds.
    pub files: u64,
    /// Files that are missing in it, and why.
    pub left_out: Vec<Fault>,
}

/// A bundle that passed every test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// When it was made.
    pub made: Timestamp,
    /// Of which event; of everything when absent.
    pub event: Option<Id>,
    /// How many files it holds.
    pub files: u64,
}

/// What restoring did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The bundle.
    pub bundle: Bundle,
    /// Files written.
    pub written: Vec<PathBuf>,
    /// Files that were there with the same bytes.
    pub same: usize,
    /// Files that were there with other bytes, and where the bundle's are now.
    pub conflicts: Vec<(PathBuf, PathBuf)>,
    /// Files that could not be written.
    pub failed: Vec<Fault>,
}

/// What became of the safety copies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Copies removed.
    pub removed: usize,
    /// Copies left, and why: not found elsewhere, open, or the system's refusal.
    pub left: Vec<Fault>,
}

/// What a search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The hits, newest file first.
    pub hits: Hits,
    /// Sessions looked through.
    pub sessions: usize,
    /// Files that could not be read and were passed over.
    pub unreadable: usize,
    /// Stopped by the person: what was found until then.
    pub stopped: bool,
}
