//! The one key table: dispatch, footer, help, menu, `asesor keys` and the README
//! read it. A row is one line of help and may hold several keys. The rows stand
//! in `keys/bindings.rs`.

mod bindings;

pub use bindings::{BINDINGS, MENU};

use crate::app::command::Command::{self, *};
use crate::app::key::{Code, Key};
use crate::domain::lang::Lang;
use crate::i18n::texts::{Text, keys as t};

/// Where keys are looked up, innermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// Everywhere but in a text.
    Global,
    /// The session list.
    Sessions,
    /// A text field of a form: one line.
    Field,
    /// Any part of the interview screen but texts.
    Interview,
    /// The levels.
    Levels,
    /// The evidence list.
    EvidenceList,
    /// A note: many lines.
    NoteText,
    /// The full rubric.
    RubricView,
    /// The main points, to read aloud.
    ReadAloudView,
    /// The list of questions, with its search box.
    JumpList,
    /// The summary.
    SummaryView,
    /// The list of what is open, before making a session final.
    FinaliseList,
    /// The export screen.
    ExportForm,
    /// Help.
    HelpView,
    /// The menu.
    MenuList,
    /// A question with two answers.
    Question,
    /// The welcome of the first start.
    FirstRun,
    /// Search, with its box.
    FindBox,
    /// One line to type before something is done.
    EntryBox,
    /// The bin.
    BinList,
    /// The copies of a session.
    RescueList,
    /// The follow-ups or the quotes of a question.
    EntryList,
    /// The follow-ups of the session.
    FollowUpList,
    /// The session's own data.
    DataList,
    /// A search box over a list to choose from.
    PickList,
}

/// One row.
#[derive(Debug)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// Keys, as [`Key::parse`] reads them, with what each does. The first is the
    /// one shown; a run such as 0…5 shows first and last.
    pub keys: &'static [(&'static str, Command)],
    /// What it does, in two or three words.
    pub text: Text,
    /// Place in the footer: 1 is shown first, 0 never.
    pub footer: u8,
}

/// A command that sits behind the menu: its letter there, and its words.
#[derive(Debug)]
pub struct MenuRow {
    /// Where it is offered; [`Context::Global`] means on every screen.
    pub context: Context,
    /// The letter that runs it while the menu is open.
    pub letter: char,
    /// What it runs.
    pub command: Command,
    /// Its words.
    pub text: Text,
}

impl Context {
    /// Every context, in the order of help.
    pub const ALL: [Self; 25] = [
        Self::FirstRun,
        Self::Sessions,
        Self::Levels,
        Self::EvidenceList,
        Self::EntryList,
        Self::Interview,
        Self::NoteText,
        Self::Field,
        Self::RubricView,
        Self::ReadAloudView,
        Self::JumpList,
        Self::SummaryView,
        Self::FinaliseList,
        Self::ExportForm,
        Self::FollowUpList,
        Self::DataList,
        Self::PickList,
        Self::HelpView,
        Self::MenuList,
        Self::Question,
        Self::FindBox,
        Self::EntryBox,
        Self::BinList,
        Self::RescueList,
        Self::Global,
    ];

    /// Whether printable keys are text here.
    #[must_use]
    pub fn is_text(self) -> bool {
        matches!(self, Self::Field | Self::NoteText | Self::JumpList | Self::FindBox | Self::EntryBox | Self::PickList)
    }

    /// Title of the context, for help and documents.
    #[must_use]
    pub fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Global => t::in_global(lang),
            Self::Sessions => t::in_sessions(lang),
            Self::Field => t::in_field(lang),
            Self::Interview => t::in_interview(lang),
            Self::Levels => t::in_levels(lang),
            Self::EvidenceList => t::in_evidence(lang),
            Self::NoteText => t::in_note(lang),
            Self::RubricView => t::in_rubric(lang),
            Self::ReadAloudView => t::in_read_aloud(lang),
            Self::JumpList => t::in_jump(lang),
            Self::SummaryView => t::in_summary(lang),
            Self::FinaliseList => t::in_finalise(lang),
            Self::ExportForm => t::in_export(lang),
            Self::HelpView => t::in_help(lang),
            Self::MenuList => t::in_menu(lang),
            Self::Question => t::in_question(lang),
            Self::FirstRun => t::in_first(lang),
            Self::FindBox => t::in_find(lang),
            Self::EntryBox => t::in_entry(lang),
            Self::BinList => t::in_bin(lang),
            Self::RescueList => t::in_rescue(lang),
            Self::EntryList => t::in_entries(lang),
            Self::FollowUpList => t::in_follow_ups(lang),
            Self::DataList => t::in_session_data(lang),
            Self::PickList => t::in_pick(lang),
        }
    }
}

/// The rows of a context, in order.
pub fn rows(context: Context) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |b| b.context == context)
}

/// What `key` does, looking through `contexts` from the innermost. In a text a
/// printable key that no row claims is typed.
#[must_use]
pub fn resolve(contexts: &[Context], key: Key) -> Option<Command> {
    let found = |c: Context| {
        rows(c).flat_map(|b| b.keys).find(|(k, _)| Key::parse(k).is_some_and(|k| k.same(key))).map(|(_, cmd)| *cmd)
    };
    for c in contexts {
        if let Some(cmd) = found(*c) {
            return Some(cmd);
        }
        if c.is_text() {
            return key.typed().map(Insert);
        }
    }
    None
}

impl Binding {
    /// The keys as a person reads them: `0-5` for a run up to `last_digit`,
    /// `↑ ↓` for a pair, otherwise the first.
    #[must_use]
    pub fn label(&self, lang: Lang, last_digit: u8) -> String {
        let parsed = |n: usize| self.keys.get(n).and_then(|(k, _)| Key::parse(k));
        let Some(first) = parsed(0) else { return String::new() };
        if matches!(first.code, Code::Char(c) if c.is_ascii_digit()) && self.keys.len() > 2 {
            return format!("{}-{last_digit}", first.label(lang));
        }
        match (self.keys, parsed(1)) {
            // The way back is where everybody looks for it: on the same key.
            ([(_, NextPart | Undo | PageDown | Right), ..], _) => first.label(lang),
            ([(_, a), (_, b), ..], Some(second)) if a != b => {
                format!("{} {}", first.label(lang), second.label(lang))
            }
            _ => first.label(lang),
        }
    }

    /// All keys of the row, for help and documents.
    #[must_use]
    pub fn all_labels(&self, lang: Lang, last_digit: u8) -> String {
        let digits =
            self.keys.len() > 4 && self.keys.iter().all(|(k, _)| k.len() == 1 && k.as_bytes()[0].is_ascii_digit());
        if digits {
            return self.label(lang, last_digit);
        }
        let names: Vec<String> = self.keys.iter().filter_map(|(k, _)| Key::parse(k)).map(|k| k.label(lang)).collect();
        names.join("  ")
    }
}
