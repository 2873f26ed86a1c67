//! The program as a value.

use crate::app::command::Command;
use crate::app::edit::Edit;
use crate::app::guard::InputGuard;
use crate::app::keys::Context;
use crate::app::layout::{self, Shape};
use crate::app::msg::{Effect, Listed, Place, ReadOnly, SaveOutcome, Settings, Theme};
use crate::app::overlay::Overlay;
use crate::app::screen::Screen;
use crate::base::fault::Fault;
use crate::base::id::SessionId;
use crate::base::time::{Moment, Timestamp};
use crate::domain::change::{Change, ChangeError, Splice, Stamp, TextField, UndoStacks, amend, apply, apply_as};
use crate::domain::history::what;
use crate::domain::instrument::{Instrument, Placed, Question};
use crate::domain::lang::Lang;
use crate::domain::session::Session;
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
    /// Keys that are not a person's.
    pub guard: InputGuard,
    /// When Ctrl-C was pressed last.
    pub interrupted: Option<u64>,
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
}

impl Model {
    /// The program at its start: the session list, not yet read.
    #[must_use]
    pub fn new(settings: Settings, data_dir: PathBuf, now: Moment, size: (u16, u16)) -> Self {
        let data = Data {
            lang: settings.lang.unwrap_or_default(),
            theme: settings.theme.unwrap_or_default(),
            ascii: settings.ascii,
            size,
            now,
            list: Vec::new(),
            loading: true,
            open: None,
            settings,
            notice: None,
            saving: Saving::default(),
            watched: None,
            typing: false,
            data_dir,
            can_suspend: false,
            guard: InputGuard::default(),
            interrupted: None,
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
                Overlay::Jump(_) => vec![C::JumpList],
                Overlay::Finalise { .. } => vec![C::FinaliseList, C::Global],
                Overlay::Ask { .. } => vec![C::Question, C::Global],
            };
        }
        self.screen_contexts()
    }

    /// The same for the screen below an overlay.
    #[must_use]
    pub fn screen_contexts(&self) -> Vec<Context> {
        use Context as C;
        match self.screen() {
            Screen::Sessions(_) => vec![C::Sessions, C::Global],
            Screen::New(_) => vec![C::Field],
            Screen::Interview(i) => i.contexts(&self.data),
            Screen::Summary(_) => vec![C::SummaryView, C::Global],
            Screen::Export(_) => vec![C::ExportForm, C::Global],
        }
    }

    /// Which layout the window gets.
    #[must_use]
    pub fn shape(&self) -> Shape {
        layout::shape(self.data.size.0, self.data.size.1)
    }
}

impl Data {
    /// Asks the world for something.
    pub fn ask(&mut self, e: Effect) {
        self.effects.push(e);
    }

    /// Puts words on the message line.
    pub fn say(&mut self, kind: NoticeKind, text: impl Into<String>) {
        self.notice = Some(Notice { kind, text: text.into() });
    }

    /// Says that something was done.
    pub fn done(&mut self, text: impl Into<String>) {
        self.say(NoticeKind::Done, text);
    }

    /// Words a failure outside and says it.
    pub fn fault(&mut self, f: &Fault) {
        let text = crate::i18n::explain::fault(self.lang, f);
        self.say(NoticeKind::Error, text);
    }

    /// Who changes what, now.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        let who = self.open.as_ref().map_or_else(String::new, |o| o.session.assessor.name.clone());
        Stamp { at: self.now.wall, who }
    }

    /// Makes a change to the open session and has it saved. False when it was
    /// refused; the message line then says why.
    pub fn change(&mut self, c: Change) -> bool {
        self.flush();
        let stamp = self.stamp();
        let Some(o) = self.open.as_mut() else { return false };
        if let Some(why) = o.read_only {
            let text = crate::app::words::read_only(self.lang, why);
            self.say(NoticeKind::Attention, text);
            return false;
        }
        let made = c.validate(&o.instrument).and_then(|()| apply(&mut o.session, c, &stamp));
        match made {
            Ok(inverse) => {
                o.stacks.undo.push(inverse);
                o.stacks.redo.clear();
                self.save();
                true
            }
            Err(e) => {
                self.refuse(&e);
                false
            }
        }
    }

    /// Says why a change was refused.
    pub fn refuse(&mut self, e: &ChangeError) {
        let text = crate::i18n::explain::change(self.lang, e);
        self.say(NoticeKind::Error, text);
    }

    /// Hands the session to the writer.
    pub fn save(&mut self) {
        let ms = self.now.ms;
        let Some(o) = &self.open else { return };
        if o.read_only.is_some() {
            return;
        }
        let session = Box::new(o.session.clone());
        let since = self.saving.pending.map_or(ms, |(_, since)| since);
        self.saving.pending = Some((session.generation, since));
        self.effects.push(Effect::Save(session));
    }

    /// Puts typed text into the session: one history entry per visit.
    pub fn flush(&mut self) {
        let stamp = self.stamp();
        let Some(o) = self.open.as_mut() else { return };
        let Some(w) = o.writing.as_mut() else { return };
        if w.since.take().is_none() {
            return;
        }
        let text = w.edit.text();
        if text == w.field.get(&o.session) {
            return;
        }
        let fresh = |o: &mut OpenSession, w: &mut Writing| {
            let splice = Splice::between(w.field.get(&o.session), &text);
            apply(&mut o.session, Change::Text(w.field.clone(), splice), &stamp).map(|inverse| {
                o.stacks.undo.push(inverse);
                o.stacks.redo.clear();
                w.visit = true;
            })
        };
        let amended =
            if w.visit { amend(&mut o.session, &w.field, &text, &stamp) } else { Err(ChangeError::TextMoved) };
        let made = match amended {
            Ok(Some(inverse)) => {
                o.stacks.undo.pop();
                o.stacks.undo.push(inverse);
                Ok(())
            }
            // The visit has left no trace: what could be made again before it still can.
            Ok(None) => {
                w.visit = false;
                o.stacks = UndoStacks::rebuild(&o.session.history);
                Ok(())
            }
            // Another entry stands behind the visit's: begin a new one, lose nothing.
            Err(ChangeError::TextMoved) => {
                let Some(mut w) = o.writing.take() else { return };
                let made = fresh(o, &mut w);
                o.writing = Some(w);
                made
            }
            Err(e) => Err(e),
        };
        match made {
            Ok(()) => self.save(),
            Err(e) => self.refuse(&e),
        }
    }

    /// Takes the last change back, or makes it again. Returns the change made.
    pub fn undo(&mut self, word: &'static str) -> Option<Change> {
        self.flush();
        let stamp = self.stamp();
        let o = self.open.as_mut()?;
        if let Some(why) = o.read_only {
            let text = crate::app::words::read_only(self.lang, why);
            self.say(NoticeKind::Attention, text);
            return None;
        }
        let undoing = word == what::UNDO;
        let c = if undoing { o.stacks.undo.pop() } else { o.stacks.redo.pop() };
        let Some(c) = c else {
            let text = crate::app::words::nothing_to_undo(self.lang, undoing);
            self.say(NoticeKind::Attention, text);
            return None;
        };
        match apply_as(&mut o.session, c.clone(), &stamp, word) {
            Ok(inverse) => {
                if undoing { &mut o.stacks.redo } else { &mut o.stacks.undo }.push(inverse);
                self.save();
                Some(c)
            }
            Err(e) => {
                if undoing { &mut o.stacks.undo } else { &mut o.stacks.redo }.push(c);
                self.refuse(&e);
                None
            }
        }
    }

    /// True while something typed or changed is not in the session file.
    #[must_use]
    pub fn unsaved(&self) -> bool {
        self.typing
            || self.saving.pending.is_some()
            || self.saving.trouble.is_some()
            || self.open.as_ref().and_then(|o| o.writing.as_ref()).is_some_and(|w| w.since.is_some())
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
            Command::Finalise => self.data.open.as_ref().and_then(|o| match o.read_only {
                _ if o.session.is_final() => Some(t::is_final(l)),
                why => why.map(|w| crate::app::words::read_only(l, w)),
            }),
            _ => None,
        }
    }
}
