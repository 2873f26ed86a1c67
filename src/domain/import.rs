//! What an import found and did: values, worded by `i18n::explain`.

use crate::base::fault::Fault;
use crate::base::id::{Id, SessionId};
use crate::domain::change::ChangeError;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Why a row of a table, or a whole table, was refused. What is skipped only an
/// import can find, not the process that reads tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowProblem {
    /// The table has no such column.
    NoColumn,
    /// The column stands there twice.
    ColumnTwice,
    /// A column of this name means nothing here; it was passed over.
    UnknownColumn,
    /// Not UTF-8.
    NotUtf8,
    /// More cells than the heading has.
    TooManyCells(usize),
    /// More rows than one table may have; nothing of it was taken.
    TooManyRows(usize),
    /// Must be filled in.
    Empty,
    /// Longer than any answer is.
    TooLong,
    /// Not an id.
    NotAnId(String),
    /// No event of this id.
    NoEvent(String),
    /// No region of this code or exact name.
    NoRegion(String),
    /// Several regions have this name.
    SeveralRegions(String),
    /// None of `self`, `desk`, `interview`.
    BadStage(String),
    /// Neither a number, `NA`, `TBV` nor empty.
    BadLevel(String),
    /// Not a day and time.
    BadTime(String),
    /// Not an attendance.
    BadAttendance(String),
    /// The instrument refuses it.
    #[serde(skip)]
    Answer(ChangeError),
    /// The same answer stands above, in this line.
    Repeated(u64),
    /// The session is final.
    #[serde(skip)]
    Final(SessionId),
    /// The session or claim could not be read or written.
    #[serde(skip)]
    Fault(Fault),
}

/// A refused cell, row or table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refused {
    /// Line in the file, from 1.
    pub line: u64,
    /// Name of the column, as it stands in the heading.
    pub column: Option<String>,
    /// Why.
    pub why: RowProblem,
}

/// What became of a session file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionDeed {
    /// It was not here.
    New,
    /// It continues what was here, which is kept beside it.
    Longer,
    /// What is here continues it.
    Older,
    /// It is here already.
    Same,
    /// Both went on by themselves: it is kept beside the other as a conflict file.
    Diverged(PathBuf),
}

/// What an answer table brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableDeed {
    /// Rows that changed something.
    pub changed: usize,
    /// Rows that say what is here already.
    pub same: usize,
    /// Sessions made.
    pub made: Vec<SessionId>,
    /// Sessions changed.
    pub updated: Vec<SessionId>,
    /// Claims made or changed: event and region.
    pub claims: Vec<(Id, String)>,
    /// Sessions whose copy of the claim is an older one; it was left alone.
    pub older_claim: Vec<SessionId>,
}

/// What became of a file of ours that has one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceDeed {
    /// It was not here.
    New,
    /// It is newer than what was here.
    Newer,
    /// It is here already.
    Same,
    /// Another one stands here; nothing was changed.
    Other,
}

/// Why the process that reads foreign tables gave no answer. Nothing of the table
/// came in then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// The file is larger than this many MiB; it was not even begun.
    TooLarge(u64),
    /// The process could not be started; the system's words.
    NotStarted(String),
    /// It was not done after this many seconds.
    TimedOut(u64),
    /// It ended by a signal of this number: without memory, or by a defect.
    Signal(i32),
    /// It ended with this exit code.
    Code(i32),
    /// Its answer was longer than any table gives.
    TooMuch,
    /// Its answer was none; the parser's words.
    Nonsense(String),
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A session file.
    Session(SessionId, SessionDeed),
    /// An event file.
    Event(Id, PlaceDeed),
    /// A claim file.
    Claim(Id, String, PlaceDeed),
    /// An answer table.
    Answers(TableDeed),
    /// A roster: event, regions added, regions changed, regions that stood so already.
    Roster(Id, usize, usize, usize),
    /// A roster without the event it is for.
    RosterWithoutEvent,
    /// A table whose heading is neither of an answer table nor of a roster.
    UnknownTable,
    /// A file this program does not read.
    NotRead,
    /// A table that could not be read.
    NoAnswer(NoAnswer),
    /// It could not be read or written.
    Failed(Fault),
}

/// One file of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// The file.
    pub path: PathBuf,
    /// What became of it.
    pub deed: Deed,
    /// What was refused in it.
    pub refused: Vec<Refused>,
}
