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
