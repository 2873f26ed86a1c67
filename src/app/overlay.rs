//! What lies over a screen: help, menu, rubric, the list of questions, a question
//! of the program.

use crate::app::command::Command;
use crate::app::entry::Entry;
use crate::app::screen::find::Find;
use crate::app::screen::jump::Jump;
use crate::app::screen::pick::Pick;
use crate::base::id::QuestionId;
use crate::domain::compare::Comparison;
use crate::domain::keep::{Binned, Handed, Spare, Which};
use crate::domain::open_items::OpenItem;
use std::path::PathBuf;

/// An overlay with its state.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// Help, scrolled to this line.
    Help {
        /// First line shown.
        top: usize,
    },
    /// The menu.
    Menu {
        /// Highlighted row among [`super::Model::menu_rows`].
        row: usize,
    },
    /// The full rubric.
    Rubric {
        /// First line shown.
        top: usize,
    },
    /// The main points, to read aloud.
    ReadAloud {
        /// First line shown.
        top: usize,
    },
    /// The list of questions.
    Jump(Box<Jump>),
    /// What is open, before making the session final.
    Finalise {
        /// What is open.
        items: Vec<OpenItem>,
        /// Highlighted row: an item, then "not yet", then "make final".
        row: usize,
    },
    /// Search over sessions.
    Find(Box<Find>),
    /// One line to type before something is done.
    Entry(Box<Entry>),
    /// The bin.
    Bin(Box<BinList>),
    /// The copies of a session whose file is damaged or missing.
    Rescue(Box<Rescue>),
    /// Two versions side by side, over the question about them.
    Compare(Box<Compared>),
    /// A list to choose from.
    Pick(Box<Pick>),
    /// A question with two answers.
    Ask {
        /// What is asked.
        ask: Ask,
        /// The highlighted answer: 0 is the safe one.
        choice: usize,
    },
}

/// Questions of the program.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Text was pasted outside a text field: into the note?
    PasteIntoNote(String),
    /// A safety copy is newer than the file: which one?
    NewerCopy(Box<super::msg::Opened>),
    /// The file was edited outside this program: read, accept, or the one before?
    Edited(Box<super::msg::Opened>),
    /// "Not applicable" for this question: its effect on the index is shown
    /// before it is accepted (domain.md, rule 5).
    NotApplicable(QuestionId),
    /// The session file was not written: elsewhere, try again, or go on?
    CannotSave,
    /// The session file was changed by others: both, or the file?
    Changed,
    /// A copy was handed over; only to be read.
    Handed(Box<Handed>),
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

/// The bin, deleted last first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BinList {
    /// Its files; `None` until they have been read.
    pub rows: Option<Vec<Binned>>,
    /// Highlighted row; the one behind the last removes what is old enough.
    pub row: usize,
}

/// Two versions side by side.
#[derive(Clone, Debug)]
pub struct Compared {
    /// What they are called.
    pub named: (Named, Named),
    /// How they differ.
    pub comparison: Box<Comparison>,
    /// First line shown.
    pub top: usize,
    /// What asks about them.
    pub under: Overlay,
}

/// A version, by what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// The session file.
    File,
    /// What is on the screen.
    Here,
    /// A copy.
    Copy(Which),
    /// No version at all.
    Nothing,
}

/// The copies of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rescue {
    /// The row of the list.
    pub path: PathBuf,
    /// Name of the region or of the file.
    pub name: String,
    /// The copies, newest generation first.
    pub copies: Vec<Spare>,
    /// Highlighted row; the one behind the last means "not now".
    pub row: usize,
}

/// One row of the menu: what it runs, its key or letter, its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuRow {
    /// What it runs.
    pub command: Command,
    /// The key that runs it while the menu is open.
    pub key: crate::app::key::Key,
    /// Words.
    pub text: &'static str,
    /// Why it cannot be run now.
    pub disabled: Option<&'static str>,
}
