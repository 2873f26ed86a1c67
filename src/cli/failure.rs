//! Why a command was not done, with its exit code (`domain.md`, "Command line").

use crate::base::fault::{Fault, FaultKind};
use crate::domain::lang::Lang;
use crate::i18n::explain;

/// Could not be fulfilled.
pub const UNDONE: u8 = 1;
/// Wrong usage.
pub const USAGE: u8 = 2;
/// Nothing found.
pub const NOTHING: u8 = 3;
/// Damaged, not ours, or a wrong check code.
pub const DAMAGED: u8 = 4;
/// Conflict, or locked.
pub const CONFLICT: u8 = 5;

/// A command that was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Exit code.
    pub code: u8,
    /// What failed, why, what is safe, what to do; empty when it was said already.
    pub text: String,
    /// What belongs to it, a line each.
    pub lines: Vec<String>,
}

/// What a command ends with.
pub type Done = Result<(), Failure>;

impl Failure {
    /// A failure with its sentence.
    pub fn new(code: u8, text: impl Into<String>) -> Self {
        Self { code, text: text.into(), lines: Vec::new() }
    }

    /// A failure whose words were printed already.
    #[must_use]
    pub fn silent(code: u8) -> Self {
        Self::new(code, "")
    }

    /// The same with lines below.
    #[must_use]
    pub fn with(self, lines: impl IntoIterator<Item = String>) -> Self {
        Self { lines: lines.into_iter().collect(), ..self }
    }

    /// A failure outside.
    #[must_use]
    pub fn fault(lang: Lang, f: &Fault) -> Self {
        Self::new(code(f.kind), explain::fault(lang, f))
    }
}

/// The exit code of a failure outside.
#[must_use]
pub fn code(k: FaultKind) -> u8 {
    match k {
        FaultKind::NotFound => NOTHING,
        FaultKind::Damaged | FaultKind::NotOurs | FaultKind::Newer | FaultKind::TooLarge => DAMAGED,
        FaultKind::Locked | FaultKind::ChangedByOthers | FaultKind::Exists => CONFLICT,
        FaultKind::Denied | FaultKind::NoSpace | FaultKind::ReadOnly | FaultKind::FolderGone | FaultKind::Other => {
            UNDONE
        }
    }
}

/// A kind of failure as a word in JSON.
#[must_use]
pub fn kind_word(k: FaultKind) -> &'static str {
    match k {
        FaultKind::NotFound => "not_found",
        FaultKind::Denied => "denied",
        FaultKind::NoSpace => "no_space",
        FaultKind::ReadOnly => "read_only",
        FaultKind::ChangedByOthers => "changed_by_others",
        FaultKind::FolderGone => "folder_gone",
        FaultKind::Locked => "locked",
        FaultKind::NotOurs => "not_ours",
        FaultKind::Damaged => "damaged",
        FaultKind::Newer => "newer",
        FaultKind::TooLarge => "too_large",
        FaultKind::Exists => "exists",
        FaultKind::Other => "other",
    }
}
