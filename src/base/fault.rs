//! What went wrong outside the program: a value, not a sentence. `i18n::explain`
//! words it.

use std::path::PathBuf;

/// Why something outside could not be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// Nothing stands there.
    NotFound,
    /// The system does not allow it.
    Denied,
    /// The system says the disk is full; a pulled USB stick says the same.
    NoSpace,
    /// The place accepts no writing at all.
    ReadOnly,
    /// The file changed since this program last read or wrote it.
    ChangedByOthers,
    /// The folder is not the one that was opened: a disk was unplugged.
    FolderGone,
    /// The session is open in another window of this program.
    Locked,
    /// Not a file of this program.
    NotOurs,
    /// Ours, but the bytes are not what was written.
    Damaged,
    /// Ours, written by a newer version of this program.
    Newer,
    /// Larger than this program reads.
    TooLarge,
    /// A name that exists already.
    Exists,
    /// Anything else the system said.
    Other,
}

/// A failure outside: what kind, where, and the system's own words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind:?} at {}: {detail}", super::text::shown_path(path))]
pub struct Fault {
    /// What kind of failure.
    pub kind: FaultKind,
    /// The file or folder concerned.
    pub path: PathBuf,
    /// The system's or the parser's words, made safe to show.
    pub detail: String,
}

impl Fault {
    /// A fault of `kind` at `path`; `detail` is cleaned of hidden characters.
    #[must_use]
    pub fn new(kind: FaultKind, path: impl Into<PathBuf>, detail: &str) -> Self {
        Self { kind, path: path.into(), detail: super::text::visible(detail) }
    }
}
