//! Everything a person can do: one verb per line. Keys, footer, help, menu and
//! mouse all speak in these.

use crate::domain::session::Flag;

/// A thing a person can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Highlight one up.
    Up,
    /// Highlight one down.
    Down,
    /// Previous question, or choice.
    Left,
    /// Next question, or choice.
    Right,
    /// A page up, or the previous question.
    PageUp,
    /// A page down, or the next question.
    PageDown,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// Next part or field.
    NextPart,
    /// Previous part or field.
    PrevPart,
    /// Set or toggle what is highlighted.
    Toggle,
    /// The action the footer names for Enter.
    Accept,
    /// One step back.
    Back,
    /// Help for this screen.
    Help,
    /// All commands of this screen.
    Menu,
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Say when it was saved, and save now.
    SaveNow,
    /// Paint the screen again.
    Redraw,
    /// Ctrl-C: explains, the second time leaves.
    Interrupt,
    /// Stop the program for a while (Unix).
    Suspend,
    /// The other language.
    Language,
    /// The next theme.
    Theme,
    /// ASCII drawing on or off.
    Ascii,
    /// Leave the program.
    Quit,
    /// Guest view on or off.
    Guest,

    /// Make a session.
    NewSession,
    /// The summary of the session.
    Summary,
    /// The export screen.
    Export,
    /// Write papers of every session in the list.
    ExportAll,
    /// Show the folder with the papers that were written.
    OpenFolder,
    /// Search over sessions.
    Search,
    /// Open a session only to read it.
    ReadOnly,
    /// Reopen a final session.
    Reopen,
    /// Copy the session to the chair.
    HandOver,
    /// Save the session in another folder from now on.
    SaveElsewhere,
    /// Move the session to the bin.
    ToBin,
    /// The bin.
    Bin,
    /// A session on invented data.
    TryOut,

    /// Set the level with this digit.
    Level(u8),
    /// Clear the rating.
    Clear,
    /// Not applicable.
    NotApplicable,
    /// Unverified.
    Unverified,
    /// Write the note.
    Note,
    /// The evidence part.
    Evidence,
    /// The full rubric.
    Rubric,
    /// The list of questions.
    Jump,
    /// The next question without an answer.
    NextOpen,
    /// The desk review, or back to the interview.
    Desk,
    /// Pause on or off.
    Pause,
    /// What must be asked before the end.
    MustAsk,
    /// The main points, to read aloud.
    ReadAloud,
    /// Last year's level of this question, now.
    LastYear,

    /// Tick the evidence with this number.
    Mark(u8),
    /// Promised.
    Promised,
    /// Does not exist.
    Absent,
    /// Number, date and page of a document.
    Details,
    /// What carries the rating.
    Support,

    /// The follow-ups of the question, or a first one.
    FollowUps,
    /// The follow-ups of the whole session.
    AllFollowUps,
    /// Region, event, people and facts of the session.
    SessionData,
    /// Add a row to the list at hand.
    Add,
    /// Edit the row at hand.
    Edit,
    /// Remove the row at hand.
    Remove,
    /// Set or clear a mark of the question.
    Flag(Flag),
    /// A member of the delegation arrives.
    Arrived,
    /// A member of the delegation leaves.
    Departed,

    /// Table instead of a drawing, or back.
    Table,
    /// Make the session final.
    Finalise,

    /// A typed character.
    Insert(char),
    /// A new line in a note.
    NewLine,
    /// Delete the character before.
    DeleteBack,
    /// Delete the character after.
    DeleteForward,
    /// Delete the word before.
    DeleteWord,
    /// Delete the line.
    DeleteLine,
    /// One word left.
    WordLeft,
    /// One word right.
    WordRight,
    /// Insert the time.
    StampTime,
    /// Edit the text in the person's own editor.
    EditOutside,
    /// Ctrl-V as a key: how to paste.
    PasteHint,
}
