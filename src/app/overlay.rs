//! What lies over a screen: help, menu, rubric, the list of questions, a question
//! of the program.

use crate::app::command::Command;
use crate::app::screen::jump::Jump;
use crate::base::id::QuestionId;
use crate::domain::open_items::OpenItem;

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
    /// Changes are only in memory: leave all the same?
    LeaveUnsaved,
    /// "Not applicable" for this question: its effect on the index is shown
    /// before it is accepted (domain.md, rule 5).
    NotApplicable(QuestionId),
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
