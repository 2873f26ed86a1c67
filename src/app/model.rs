//! The program as a value.

use crate::app::command::Command;
use crate::app::edit::Edit;
use crate::app::form::Form;
use crate::app::guard::InputGuard;
use crate::app::keys::Context;
use crate::app::layout::{self, Shape};
use crate::app::msg::{Effect, Listed, Place, ReadOnly, SaveOutcome, Settings, Theme};
use crate::app::overlay::{Ask, Overlay};
use crate::app::screen::Screen;
use crate::app::screen::export::ExportScreen;
use crate::base::id::{QuestionId, SessionId};
use crate::base::time::{Moment, Timestamp};
use crate::domain::change::{TextField, UndoStacks};
use crate::domain::compare::Comparison;
use crate::domain::event::Event;
use crate::domain::instrument::{Instrument, Placed, Question};
use crate::domain::keep::Stand;
use crate::domain::lang::Lang;
use crate::domain::lineage::Standing;
use crate::domain::previous::Previous;
use crate::domain::session::{Session, Stage};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// Everything: data, place, overlay.
#[derive(Clone, Debug)]
pub struct Model {
    /// What every screen may read and change.
    pub data: Data,
    /// The screens, the shown one last. Never empty.
    pub screens: Vec<Screen>,
    /// What lies over the shown screen.
    pub overlay: Option<Overlay>,
    /// Counts what a person could see change; equal means nothing to draw.
    pub seen: u64,
}

/// What every screen may read and change.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts about the window and the list, not a state machine"
)]
pub struct Data {
    /// Language.
    pub lang: Lang,
    /// Colour theme.
    pub theme: Theme,
    /// ASCII drawing only.
    pub ascii: bool,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// The last moment known.
    pub now: Moment,
    /// The session list.
    pub list: Vec<Listed>,
    /// The events, once they were asked for.
    pub events: Vec<Event>,
    /// True until the list has been read.
    pub loading: bool,
    /// The open session.
    pub open: Option<OpenSession>,
    /// What is remembered between starts.
    pub settings: Settings,
    /// The message line.
    pub notice: Option<Notice>,
    /// How saving stands, of the session that is or was open last.
    pub saving: Saving,
    /// The session that is or was open last.
    pub watched: Option<SessionId>,
    /// True while typed details of a document are not in the session.
    pub typing: bool,
    /// The folder of the sessions, as shown to people.
    pub data_dir: PathBuf,
    /// True where the system can stop and continue a program.
    pub can_suspend: bool,
    /// Guest view: the delegation can see the screen (rule 15). Lasts until it is
    /// switched off or the program ends.
    pub guest: bool,
    /// Keys that are not a person's.
    pub guard: InputGuard,
    /// When Ctrl-C was pressed last.
    pub interrupted: Option<u64>,
    /// True where nothing was ever remembered: an empty list is then welcomed.
    pub welcome: bool,
    /// How the sessions of the list stand to each other.
    pub standings: BTreeMap<SessionId, Standing>,
    /// The question to show once this session is open.
    pub goal: Option<(SessionId, QuestionId)>,
    /// What to say once the session is open.
    pub arrival: Option<String>,
    /// True once the question to jump to in practice was seen.
    pub jumped: bool,
    /// A failed save to be told of as soon as nothing is being typed.
    pub alarm: Option<Ask>,
    /// Sessions of this run whose last state is nowhere but in memory.
    pub owed: BTreeSet<SessionId>,
    /// That there are no safety copies was said.
    pub told_no_safety: bool,
    /// Number of the last search.
    pub jobs: u64,
    /// What was open last, for the words after the end.
    pub last: Option<super::LastSession>,
    /// Effects asked for while handling a message.
    pub(crate) effects: Vec<Effect>,
}

/// The open session.
#[derive(Clone, Debug)]
pub struct OpenSession {
    /// Its record.
    pub session: Session,
    /// Its instrument.
    pub instrument: Arc<Instrument>,
    /// Its file.
    pub path: PathBuf,
    /// Why it may not be changed, if so.
    pub read_only: Option<ReadOnly>,
    /// What undo and redo would do.
    pub stacks: UndoStacks,
    /// The text being written, if any.
    pub writing: Option<Writing>,
    /// The form being filled in, if any; never beside a text.
    pub form: Option<Form>,
    /// Which pass over the questions this is.
    pub stage: Stage,
    /// Last year's levels of the region, where there are any.
    pub previous: Option<Previous>,
    /// Questions whose earlier level was looked at before this year's was set.
    pub peeked: BTreeSet<QuestionId>,
}

/// A text of the session while a person writes it.
#[derive(Clone, Debug)]
pub struct Writing {
    /// Which text.
    pub field: TextField,
    /// What is typed.
    pub edit: Edit,
    /// True once this visit has an entry in the history.
    pub visit: bool,
    /// Since when typed keys are not yet in the session, in milliseconds.
    pub since: Option<u64>,
}

/// The message line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What kind: decides its sign.
    pub kind: NoticeKind,
    /// The words.
    pub text: String,
}

/// Kinds of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Something to know.
    Attention,
    /// Something failed.
    Error,
}

/// How saving stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    /// A generation handed to the writer, and when (milliseconds).
    pub pending: Option<(u64, u64)>,
    /// When the session file was last written completely.
    pub saved: Option<Timestamp>,
    /// What is wrong, since when.
    pub trouble: Option<(SaveOutcome, Timestamp)>,
    /// Ctrl-S was pressed: say so once it is written.
    pub asked: bool,
    /// Entries of the history that are in the file.
    pub entries: usize,
    /// Orders under way: generation, and entries of its history.
    pub sent: Vec<(u64, usize)>,
    /// The folder takes no writing: the safety copy is the home.
    pub home: Option<PathBuf>,
    /// What was seen of the place when a save had failed.
    pub stand: Option<Stand>,
    /// What is here and what others wrote into the file.
    pub theirs: Option<Box<Comparison>>,
    /// The check code to tell once the final session is in its file.
    pub sealed: Option<String>,
}

impl Model {
    /// The program at its start: the session list, not yet read.
    #[must_use]
    pub fn new(settings: Settings, data_dir: PathBuf, now: Moment, size: (u16, u16)) -> Self {
        let guest = settings.guest;
        let data = Data {
            lang: settings.lang.unwrap_or_default(),
            theme: settings.theme.unwrap_or_default(),
            ascii: settings.ascii,
            size,
            now,
            list: Vec::new(),
            events: Vec::new(),
            loading: true,
            open: None,
            settings,
            notice: None,
            saving: Saving::default(),
            watched: None,
            typing: false,
            data_dir,
            can_suspend: false,
            guest,
            guard: InputGuard::default(),
            interrupted: None,
            welcome: false,
            standings: BTreeMap::new(),
            goal: None,
            arrival: None,
            jumped: false,
            alarm: None,
            owed: BTreeSet::new(),
            told_no_safety: false,
            jobs: 0,
            last: None,
            effects: Vec::new(),
        };
        let first = Screen::Sessions(super::screen::sessions::Sessions::default());
        Self { data, screens: vec![first], overlay: None, seen: 0 }
    }

    /// The shown screen.
    ///
    /// # Panics
    /// Never: the stack starts with the session list, which is never popped.
    #[must_use]
    pub fn screen(&self) -> &Screen {
        self.screens.last().expect("the session list is never popped")
    }

    /// Where keys are looked up, innermost first.
    #[must_use]
    pub fn contexts(&self) -> Vec<Context> {
        use Context as C;
        if let Some(o) = &self.overlay {
            return match o {
                Overlay::Help { .. } => vec![C::HelpView, C::Global],
                Overlay::Menu { .. } => vec![C::MenuList, C::Global],
                Overlay::Rubric { .. } => vec![C::RubricView, C::Global],
                Overlay::ReadAloud { .. } | Overlay::Compare(_) => vec![C::ReadAloudView, C::Global],
                Overlay::Jump(_) => vec![C::JumpList],
                Overlay::Pick(_) => vec![C::PickList],
                Overlay::Finalise { .. } => vec![C::FinaliseList, C::Global],
                Overlay::Ask { .. } => vec![C::Question, C::Global],
                Overlay::Find(_) => vec![C::FindBox],
                Overlay::Entry(_) => vec![C::EntryBox],
                Overlay::Bin(_) => vec![C::BinList, C::Global],
                Overlay::Rescue(_) => vec![C::RescueList, C::Global],
            };
        }
        self.screen_contexts()
    }

    /// The same for the screen below an overlay.
    #[must_use]
    pub fn screen_contexts(&self) -> Vec<Context> {
        use Context as C;
        if self.data.filling() {
            return vec![C::Field];
        }
        match self.screen() {
            Screen::Sessions(_) => vec![C::Sessions, C::Global],
            Screen::First(_) => vec![C::FirstRun, C::Global],
            Screen::New(_) => vec![C::Field],
            Screen::Interview(i) => i.contexts(&self.data),
            Screen::Summary(_) => vec![C::SummaryView, C::Global],
            Screen::Export(_) => vec![C::ExportForm, C::Global],
            Screen::FollowUps(_) => vec![C::FollowUpList, C::Global],
            Screen::Data(_) if self.data.open.as_ref().is_some_and(|o| o.writing.is_some()) => vec![C::NoteText],
            Screen::Data(_) => vec![C::DataList, C::Global],
        }
    }

    /// Which layout the window gets.
    #[must_use]
    pub fn shape(&self) -> Shape {
        layout::shape(self.data.size.0, self.data.size.1)
    }
}

/// A save that takes longer than this many seconds is counted on the screen.
const SLOW_S: u64 = 2;

impl Saving {
    /// Seconds a save has taken at `ms`, where it takes long.
    #[must_use]
    pub fn slow(&self, ms: u64) -> Option<u64> {
        let (_, since) = self.pending?;
        Some(ms.saturating_sub(since) / 1000).filter(|s| *s >= SLOW_S)
    }

    /// When the next second of a save that takes long is to be shown.
    #[must_use]
    pub fn next_second(&self, ms: u64) -> Option<u64> {
        let (_, since) = self.pending?;
        Some(since + (ms.saturating_sub(since) / 1000 + 1).max(SLOW_S) * 1000)
    }
}

impl OpenSession {
    /// The question with this number, from 0 over all aspects.
    #[must_use]
    pub fn placed(&self, n: usize) -> Option<Placed<'_>> {
        self.instrument.questions().nth(n)
    }

    /// The same without its place.
    #[must_use]
    pub fn question(&self, n: usize) -> Option<&Question> {
        self.placed(n).map(|p| p.question)
    }

    /// How many questions there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.instrument.questions().count()
    }

    /// Where the person is, for the next start.
    #[must_use]
    pub fn place(&self, question: usize) -> Place {
        let note = self.writing.as_ref().filter(|w| matches!(w.field, TextField::Note(_)));
        Place { question: self.question(question).map(|q| q.id.clone()), note_cursor: note.map(|w| w.edit.cursor()) }
    }
}

/// Commands that make no sense now, with the reason: asked by footer, help, menu
/// and dispatch alike.
impl Model {
    /// Why `c` cannot be done now; `None` when it can.
    #[must_use]
    pub fn disabled(&self, c: Command) -> Option<&'static str> {
        use crate::i18n::texts::common as t;
        let l = self.data.lang;
        match c {
            Command::Suspend if !self.data.can_suspend => Some(t::no_suspend(l)),
            // In a text they take back typing, with or without a session.
            Command::Undo | Command::Redo if self.data.open.is_none() && !self.contexts()[0].is_text() => {
                Some(t::nothing_open(l))
            }
            c if self.data.guest && super::guest::refuses(c) => Some(crate::i18n::texts::pace::not_as_guest(l)),
            Command::ExportAll if ExportScreen::files(&self.data).next().is_none() => {
                Some(crate::i18n::texts::sessions::empty(l))
            }
            Command::OpenFolder if !matches!(self.screen(), Screen::Export(x) if x.folder().is_some()) => {
                Some(crate::i18n::texts::export::nothing_written(l))
            }
            Command::SaveElsewhere => match &self.data.open {
                None => Some(t::nothing_open(l)),
                // Made final here, and not in its file yet.
                Some(_) if self.data.saving.sealed.is_some() => None,
                Some(o) => o.read_only.map(|w| crate::app::words::read_only(l, w)),
            },
            Command::Finalise => self.data.open.as_ref().and_then(|o| match o.read_only {
                _ if o.session.is_final() => Some(t::is_final(l)),
                why => why.map(|w| crate::app::words::read_only(l, w)),
            }),
            _ => None,
        }
    }
}
