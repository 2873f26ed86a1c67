//! What is told of a session beside the session itself when it is opened, and
//! what a person can choose where the program asks.

use crate::app::overlay::Ask;
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

/// What a person can choose where the program asks about files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Take the newer copy.
    Restore,
    /// Look at what differs.
    Compare,
    /// Take the file as it is; what is here stays in its own file.
    UseFile,
    /// Leave both where they are and go on in ours.
    KeepBoth,
    /// Save in another folder from now on.
    Elsewhere,
    /// Try again.
    TryAgain,
    /// Go on.
    GoOn,
    /// Only read.
    Read,
    /// Accept what was edited outside, recorded.
    AcceptEdited,
    /// Open the copy from before the edit.
    Previous,
}

impl Ask {
    /// What can be chosen, the safe one first; empty for a question with answers
    /// of its own.
    #[must_use]
    pub fn choices(&self) -> Vec<Choice> {
        use Choice as C;
        match self {
            Self::NewerCopy(o) => {
                let compared = o.newer_copy.as_ref().is_some_and(|c| c.comparison.is_some());
                let compare = compared.then_some(C::Compare);
                [Some(C::Restore), compare, Some(C::UseFile)].into_iter().flatten().collect()
            }
            Self::CannotSave => vec![C::Elsewhere, C::TryAgain, C::GoOn],
            Self::Changed => vec![C::KeepBoth, C::Compare, C::UseFile],
            Self::Edited(o) => {
                let edited = o.beside.edited.as_ref();
                let previous = edited.is_some_and(|e| e.previous.is_some());
                let accept = !o.session.is_final();
                [
                    Some(C::Read),
                    previous.then_some(C::Compare),
                    previous.then_some(C::Previous),
                    accept.then_some(C::AcceptEdited),
                ]
                .into_iter()
                .flatten()
                .collect()
            }
            Self::PasteIntoNote(_) | Self::NotApplicable(_) | Self::Handed(_) => Vec::new(),
        }
    }

    /// How many answers there are.
    #[must_use]
    pub fn answers(&self) -> usize {
        match self {
            // A message has nothing to choose.
            Self::Handed(_) => 1,
            Self::PasteIntoNote(_) | Self::NotApplicable(_) => 2,
            _ => self.choices().len(),
        }
    }
}
