//! What comes into [`super::update`] and what it asks for. Every effect that can
//! fail is answered by a message.

use crate::app::beside::Beside;
use crate::app::keep::{Order, Report};
use crate::app::key::Key;
use crate::base::fault::Fault;
use crate::base::id::{Id, SessionId};
use crate::base::time::{Moment, Timestamp};
use crate::domain::compare::Comparison;
use crate::domain::event::Event;
use crate::domain::instrument::Instrument;
use crate::domain::keep::FileKind;
use crate::domain::lang::Lang;
use crate::domain::previous::Previous;
use crate::domain::session::{Delegate, RegionRef, Session};
use crate::domain::summary::Summary;
use crate::export::Style;
pub use crate::report::Audience;
use crate::report::{Options, Paper};
use chrono::NaiveDate;
use std::path::PathBuf;
use std::sync::Arc;

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Key {
        /// Which.
        key: Key,
        /// When.
        at: Moment,
    },
    /// Text was pasted.
    Paste {
        /// The text as it came.
        text: String,
        /// When.
        at: Moment,
    },
    /// The window has this size now.
    Resized {
        /// Columns.
        cols: u16,
        /// Rows.
        rows: u16,
    },
    /// The window lost the focus.
    Unfocused(Moment),
    /// Time has passed: [`super::next_wake`] is due.
    Tick(Moment),
    /// The session list was read.
    Listed(Vec<Listed>),
    /// The folder of sessions cannot be read.
    ListFailed(Fault),
    /// A session was opened or made.
    Opened(Box<Opened>),
    /// A session could not be opened or made.
    OpenFailed(Fault),
    /// A save came to its end.
    Saved {
        /// Which session.
        session: SessionId,
        /// Which generation.
        generation: u64,
        /// When.
        at: Timestamp,
        /// How it went.
        outcome: SaveOutcome,
    },
    /// The events were read; those that cannot be are left out.
    Events(Vec<Event>),
    /// The earlier assessment of the region was read; `None` where it cannot be.
    Previous {
        /// The session it was read for.
        session: SessionId,
        /// What it says.
        found: Option<Box<Previous>>,
    },
    /// How far the writing of files is: sessions done and all.
    Exporting {
        /// Sessions done.
        done: usize,
        /// All sessions.
        total: usize,
    },
    /// Files were written, or some of them.
    Exported(Written),
    /// Whether a folder was shown.
    FolderShown {
        /// Which.
        path: PathBuf,
        /// False where there is no desktop, or none that could be asked.
        shown: bool,
    },
    /// The person's own editor gave this back.
    EditedOutside {
        /// The text.
        text: String,
        /// When.
        at: Moment,
    },
    /// The person's own editor could not be used.
    EditFailed(Fault),
    /// What came of keeping, deleting, handing on or finding.
    Keep(Box<Report>),
    /// The system asks the program to end.
    Ended,
}

/// How a save went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveOutcome {
    /// Session file and safety copy.
    Both,
    /// Only the safety copy; why not the file.
    SafetyOnly(Fault),
    /// Only the session file; why not the safety copy.
    MainOnly(Fault),
    /// Neither: why not the safety copy, why not the file.
    Neither(Fault, Fault),
    /// Others changed the file, which was left alone; ours is in this copy.
    Diverted(Fault, PathBuf),
}

/// A file in the session folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Where it stands.
    pub path: PathBuf,
    /// What it is.
    pub kind: FileKind,
    /// Its row, or why it has none.
    pub row: Result<Summary, Fault>,
}

/// A session with what the app needs beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The session.
    pub session: Session,
    /// Its instrument.
    pub instrument: Arc<Instrument>,
    /// Its file.
    pub path: PathBuf,
    /// Why it may not be changed, if so.
    pub read_only: Option<ReadOnly>,
    /// Where the person was.
    pub place: Place,
    /// A safety copy that is newer than the file: shown and asked, never silent.
    pub newer_copy: Option<NewerCopy>,
    /// What was noticed beside it.
    pub beside: Beside,
}

/// Why a session is read-only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// It is final.
    Final,
    /// It is open in another window.
    Locked,
    /// It was asked for.
    Asked,
    /// Its file was edited outside this program and is not accepted.
    Edited,
}

/// A safety copy newer than the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewerCopy {
    /// Where it stands.
    pub path: PathBuf,
    /// Its generation.
    pub generation: u64,
    /// Time of its last change.
    pub changed: Timestamp,
    /// Answered questions in it.
    pub answered: usize,
    /// The file, and the copy at its right; absent where the copy went meanwhile.
    pub comparison: Option<Box<Comparison>>,
}

/// Where a person was in a session; kept in the state folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The question.
    pub question: Option<Id>,
    /// Writing the note, with the cursor at this byte.
    pub note_cursor: Option<usize>,
}

/// What the new-session form gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionDraft {
    /// Region.
    pub region: RegionRef,
    /// Day, where it is not today.
    pub date: Option<NaiveDate>,
    /// Name of the assessor.
    pub assessor: String,
    /// Institution.
    pub institution: String,
    /// Delegation.
    pub delegation: Vec<Delegate>,
    /// Length of the slot in minutes.
    pub slot_minutes: Option<u32>,
    /// Event.
    pub event: Option<Id>,
    /// Team.
    pub team: Option<Id>,
    /// Instrument; the built-in one when absent.
    pub instrument: Option<Id>,
}

/// What to export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportOrder {
    /// Papers, each of every session.
    pub papers: Vec<Paper>,
    /// Ids of formats, as in `export::FORMATS`; each of every paper.
    pub formats: Vec<&'static str>,
    /// Choices of the formats.
    pub style: Style,
}

/// Of which sessions papers are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportOf {
    /// The one in memory, as the person sees it.
    Open(Box<Session>, Arc<Instrument>),
    /// Files, each read when its turn comes.
    Files(Vec<PathBuf>),
}

/// What became of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files, session by session in the order given, then the index.
    pub files: Vec<PathBuf>,
    /// Why some could not be written, one for each session that lacks a file.
    pub failed: Vec<Fault>,
    /// Sessions that were begun.
    pub sessions: usize,
    /// True when it was stopped before the last session was done.
    pub stopped: bool,
}

/// Settings that are remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Language.
    pub lang: Option<Lang>,
    /// Theme.
    pub theme: Option<Theme>,
    /// Draw with ASCII only.
    pub ascii: bool,
    /// Name of the assessor.
    pub assessor: String,
    /// Institution of the assessor.
    pub institution: String,
    /// The folder sessions were handed over to last.
    pub folder: String,
    /// Guest view is on: it outlives a restart, since whoever looks at the screen
    /// does too (domain.md, rule 15).
    pub guest: bool,
    /// What an office adds to its minutes; read from the settings file only.
    pub minutes: Options,
}

/// Colour themes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// The terminal's own colours.
    #[default]
    Auto,
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// Bold and reversed, nothing dim.
    Contrast,
    /// No colour.
    Mono,
    /// The Okabe-Ito palette, apart for every kind of colour sight.
    Okabe,
}

impl Theme {
    /// Every theme with its name in settings and on the command line.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Auto, "auto"),
        (Self::Dark, "gelap"),
        (Self::Light, "terang"),
        (Self::Contrast, "kontras"),
        (Self::Mono, "mono"),
        (Self::Okabe, "okabe"),
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(t, _)| *t == self).map_or("auto", |(_, n)| n)
    }

    /// The theme of this name.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, n)| *n == s).map(|(t, _)| *t)
    }

    /// The next one in the list.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|(t, _)| *t == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()].0
    }
}

/// What the program asks the world to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read the session list. Answer: `Listed`, `ListFailed`.
    LoadList,
    /// Read the events. Answer: `Events`.
    LoadEvents,
    /// Open a session file. Answer: `Opened`, `OpenFailed`.
    Open {
        /// The file.
        path: PathBuf,
        /// Take the newer safety copy instead of the file.
        use_copy: Option<PathBuf>,
    },
    /// Open a session only to read it. Answer: `Opened`, `OpenFailed`.
    Read {
        /// The file.
        path: PathBuf,
    },
    /// Make a session. Answer: `Opened`, `OpenFailed`.
    Create(Box<SessionDraft>),
    /// Make a session on invented data, to try things out. Answer: `Opened`,
    /// `OpenFailed`.
    TryOut,
    /// Write a session. Answer: `Saved`.
    Save(Box<Session>),
    /// Give up a session: its lock is freed once everything is written.
    Close(SessionId),
    /// Read the earlier assessment of a region. Answer: `Previous`.
    LoadPrevious {
        /// Its file.
        path: PathBuf,
        /// The open session.
        session: SessionId,
    },
    /// Remember where the person was.
    RememberPlace(SessionId, Place),
    /// Remember settings.
    RememberSettings(Settings),
    /// Write files. Answers: `Exporting` from time to time, then `Exported`.
    Export {
        /// Of which sessions.
        of: ExportOf,
        /// What to write.
        order: ExportOrder,
    },
    /// Stop writing files at the next one.
    StopExport,
    /// Show a folder in the file manager of the desktop. Answer: `FolderShown`.
    OpenFolder(PathBuf),
    /// Paint the whole screen again.
    Redraw,
    /// Stop the program for a while.
    Suspend,
    /// Let the person's own editor change a text. Answer: `EditedOutside`,
    /// `EditFailed`.
    EditOutside(String),
    /// Reopen, delete, put back, hand over, bundle, restore, search. Answer: `Keep`
    /// (for reopening also `Opened`).
    Keep(Order),
    /// Wait for the writer and end.
    Quit,
}
