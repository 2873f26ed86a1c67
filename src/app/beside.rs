//! What is told of a session beside the session itself when it is opened.

use crate::base::fault::Fault;
use crate::base::time::Timestamp;
use crate::domain::compare::Comparison;
use std::path::PathBuf;

/// What was noticed while a session was opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    /// The folder takes no writing: changes go to this safety copy.
    pub home: Option<PathBuf>,
    /// Why there can be no safety copies on this machine.
    pub no_safety: Option<Fault>,
    /// Its first save did not reach the file: one more order keeps the writer at it.
    pub owes: bool,
    /// What was kept under another name when a copy took the place of the file.
    pub kept: Vec<PathBuf>,
    /// It was edited outside, and a person has just accepted that.
    pub accepted: bool,
    /// Who has the session open.
    pub holder: Option<Holder>,
    /// The file was edited outside this program.
    pub edited: Option<Edited>,
}

/// Another window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Number of its process.
    pub pid: u32,
    /// Since when.
    pub since: Option<Timestamp>,
}

/// A file edited outside this program.
#[derive(Clone, Debug, PartialEq)]
pub struct Edited {
    /// SHA-256 of what was read: another content is not accepted for it.
    pub sha256: String,
    /// The newest copy from before, if any, with what the file differs in.
    pub previous: Option<(PathBuf, Box<Comparison>)>,
}
