//! The one key table: dispatch, footer, help, menu, `asesor keys` and the README
//! read it. A row is one line of help and may hold several keys.

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
    /// A choice (no text) in the new-session form.
    NewForm,
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

const fn row(context: Context, keys: &'static [(&'static str, Command)], text: Text, footer: u8) -> Binding {
    Binding { context, keys, text, footer }
}

use Context as C;

/// The table. Order within a context is the order in help.
pub const BINDINGS: &[Binding] = &[
    // The session list.
    row(C::Sessions, &[("Enter", Accept), ("Space", Accept)], t::open_session, 1),
    row(C::Sessions, &[("n", NewSession)], t::new_session, 2),
    row(C::Sessions, &[("s", Summary)], t::summary, 3),
    row(C::Sessions, &[("e", Export)], t::export, 4),
    row(C::Sessions, &[("Up", Up), ("Down", Down)], t::choose, 6),
    row(C::Sessions, &[("PgUp", PageUp), ("PgDn", PageDown)], t::page, 0),
    row(C::Sessions, &[("Home", First), ("End", Last)], t::first_last, 0),
    row(C::Sessions, &[("q", Quit), ("Ctrl-Q", Quit), ("Esc", Quit)], t::quit, 5),
    // The new-session form: every field is a text.
    row(C::Field, &[("Enter", Accept), ("Ctrl-J", Accept)], t::accept, 1),
    row(C::Field, &[("Tab", NextPart), ("Shift-Tab", PrevPart)], t::next_field, 2),
    row(C::Field, &[("Up", Up), ("Down", Down)], t::choose, 3),
    row(C::Field, &[("Esc", Back)], t::back, 4),
    row(C::Field, &[("Left", Left), ("Right", Right)], t::move_cursor, 0),
    row(C::Field, &[("Home", First), ("End", Last), ("Ctrl-A", First)], t::line_ends, 0),
    row(C::Field, &[("Ctrl-Left", WordLeft), ("Ctrl-Right", WordRight)], t::move_word, 0),
    row(C::Field, &[("Backspace", DeleteBack), ("Ctrl-H", DeleteBack), ("Del", DeleteForward)], t::delete_char, 0),
    row(C::Field, &[("Ctrl-W", DeleteWord), ("Ctrl-Backspace", DeleteWord)], t::delete_word, 0),
    row(C::Field, &[("Ctrl-K", DeleteLine)], t::delete_line, 0),
    row(C::Field, &[("PgUp", PageUp), ("PgDn", PageDown)], t::page, 0),
    row(C::Field, &[("Ctrl-Z", Undo), ("Ctrl-Y", Redo)], t::undo_text, 0),
    row(C::Field, &[("Ctrl-V", PasteHint)], t::paste_how, 0),
    row(C::Field, &[("F1", Help)], t::help, 0),
    row(C::Field, &[("Ctrl-S", SaveNow)], t::save_now, 0),
    row(C::Field, &[("Ctrl-L", Redraw)], t::redraw, 0),
    row(C::Field, &[("Ctrl-C", Interrupt), ("Ctrl-Q", Back)], t::leave, 0),
    // A note.
    row(C::NoteText, &[("Esc", Back)], t::done, 1),
    row(C::NoteText, &[("Tab", NextPart), ("Shift-Tab", PrevPart)], t::next_part, 2),
    row(C::NoteText, &[("PgDn", PageDown), ("PgUp", PageUp)], t::next_question, 3),
    row(C::NoteText, &[("Ctrl-T", StampTime)], t::stamp_time, 4),
    row(C::NoteText, &[("Ctrl-Z", Undo), ("Ctrl-Y", Redo)], t::undo_text, 5),
    row(C::NoteText, &[("Enter", NewLine), ("Ctrl-Enter", NewLine), ("Ctrl-J", NewLine)], t::new_line, 0),
    row(C::NoteText, &[("Up", Up), ("Down", Down), ("Left", Left), ("Right", Right)], t::move_cursor, 0),
    row(C::NoteText, &[("Home", First), ("End", Last), ("Ctrl-A", First)], t::line_ends, 0),
    row(C::NoteText, &[("Ctrl-Left", WordLeft), ("Ctrl-Right", WordRight)], t::move_word, 0),
    row(C::NoteText, &[("Backspace", DeleteBack), ("Ctrl-H", DeleteBack), ("Del", DeleteForward)], t::delete_char, 0),
    row(C::NoteText, &[("Ctrl-W", DeleteWord), ("Ctrl-Backspace", DeleteWord)], t::delete_word, 0),
    row(C::NoteText, &[("Ctrl-K", DeleteLine)], t::delete_line, 0),
    row(C::NoteText, &[("Ctrl-V", PasteHint)], t::paste_how, 0),
    row(C::NoteText, &[("F1", Help)], t::help, 0),
    row(C::NoteText, &[("Ctrl-S", SaveNow)], t::save_now, 0),
    row(C::NoteText, &[("Ctrl-L", Redraw)], t::redraw, 0),
    row(C::NoteText, &[("Ctrl-C", Interrupt), ("Ctrl-Q", Back)], t::leave, 0),
    // The levels.
    row(
        C::Levels,
        &[
            ("0", Level(0)),
            ("1", Level(1)),
            ("2", Level(2)),
            ("3", Level(3)),
            ("4", Level(4)),
            ("5", Level(5)),
            ("6", Level(6)),
            ("7", Level(7)),
            ("8", Level(8)),
            ("9", Level(9)),
        ],
        t::level,
        1,
    ),
    row(C::Levels, &[("Enter", Accept)], t::next, 4),
    row(C::Levels, &[("Space", Toggle)], t::set_highlighted, 0),
    row(C::Levels, &[("Up", Up), ("Down", Down)], t::highlight, 0),
    row(C::Levels, &[("Backspace", Clear), ("Del", Clear), ("Ctrl-H", Clear)], t::clear, 0),
    row(C::Levels, &[("Home", First), ("End", Last)], t::first_last, 0),
    // The evidence list.
    row(
        C::EvidenceList,
        &[
            ("1", Mark(1)),
            ("2", Mark(2)),
            ("3", Mark(3)),
            ("4", Mark(4)),
            ("5", Mark(5)),
            ("6", Mark(6)),
            ("7", Mark(7)),
            ("8", Mark(8)),
            ("9", Mark(9)),
        ],
        t::mark,
        1,
    ),
    row(C::EvidenceList, &[("Space", Toggle)], t::change_state, 2),
    row(C::EvidenceList, &[("d", Promised)], t::promised, 3),
    row(C::EvidenceList, &[("-", Absent)], t::absent, 4),
    row(C::EvidenceList, &[("k", Details)], t::details, 5),
    row(C::EvidenceList, &[("s", Support)], t::support, 6),
    row(C::EvidenceList, &[("Enter", Accept)], t::next_question, 7),
    row(C::EvidenceList, &[("Esc", Back)], t::back_to_levels, 8),
    row(C::EvidenceList, &[("Up", Up), ("Down", Down)], t::choose, 0),
    row(C::EvidenceList, &[("Backspace", Clear), ("Del", Clear), ("Ctrl-H", Clear)], t::clear_state, 0),
    row(C::EvidenceList, &[("Home", First), ("End", Last)], t::first_last, 0),
    // Both parts of the interview screen.
    row(C::Interview, &[("x", NotApplicable)], t::not_applicable, 0),
    row(C::Interview, &[("v", Unverified)], t::unverified, 0),
    row(C::Interview, &[("c", Note)], t::note, 2),
    row(C::Interview, &[("b", Evidence)], t::evidence, 3),
    row(C::Interview, &[("r", Rubric)], t::rubric, 7),
    row(C::Interview, &[("g", Jump)], t::jump, 6),
    row(C::Interview, &[("Right", Right), ("Left", Left)], t::next_question, 5),
    row(C::Interview, &[("PgDn", PageDown), ("PgUp", PageUp)], t::next_question, 0),
    row(C::Interview, &[("Tab", NextPart), ("Shift-Tab", PrevPart)], t::next_part, 8),
    row(C::Interview, &[("Esc", Back), ("q", Back), ("Ctrl-Q", Back)], t::session_list, 9),
    // The full rubric.
    row(C::RubricView, &[("r", Back), ("Esc", Back), ("q", Back), ("Ctrl-Q", Back), ("Enter", Back)], t::close, 2),
    row(
        C::RubricView,
        &[
            ("0", Level(0)),
            ("1", Level(1)),
            ("2", Level(2)),
            ("3", Level(3)),
            ("4", Level(4)),
            ("5", Level(5)),
            ("6", Level(6)),
            ("7", Level(7)),
            ("8", Level(8)),
            ("9", Level(9)),
        ],
        t::level_from_here,
        1,
    ),
    row(C::RubricView, &[("Down", Down), ("Up", Up)], t::scroll, 3),
    row(C::RubricView, &[("PgDn", PageDown), ("PgUp", PageUp)], t::page, 0),
    row(C::RubricView, &[("Home", First), ("End", Last)], t::first_last, 0),
    // The jump list; its search box takes letters.
    row(C::JumpList, &[("Enter", Accept), ("Ctrl-J", Accept)], t::open_question, 1),
    row(C::JumpList, &[("Up", Up), ("Down", Down)], t::choose, 2),
    row(C::JumpList, &[("Tab", NextPart), ("Shift-Tab", PrevPart)], t::filter, 3),
    row(C::JumpList, &[("Esc", Back), ("Ctrl-Q", Back)], t::back, 4),
    row(C::JumpList, &[("PgDn", PageDown), ("PgUp", PageUp)], t::page, 0),
    row(C::JumpList, &[("Home", First), ("End", Last)], t::first_last, 0),
    row(C::JumpList, &[("Backspace", DeleteBack), ("Ctrl-H", DeleteBack), ("Del", DeleteForward)], t::delete_char, 0),
    row(C::JumpList, &[("Ctrl-W", DeleteWord), ("Ctrl-K", DeleteLine)], t::delete_line, 0),
    row(C::JumpList, &[("F1", Help)], t::help, 0),
    row(C::JumpList, &[("Ctrl-L", Redraw)], t::redraw, 0),
    row(C::JumpList, &[("Ctrl-C", Interrupt)], t::leave, 0),
    // The summary.
    row(C::SummaryView, &[("Enter", Accept)], t::open_gap, 1),
    row(C::SummaryView, &[("v", Table)], t::table, 2),
    row(C::SummaryView, &[("e", Export)], t::export, 3),
    row(C::SummaryView, &[("f", Finalise)], t::finalise, 4),
    row(C::SummaryView, &[("Up", Up), ("Down", Down)], t::choose_aspect, 5),
    row(C::SummaryView, &[("Home", First), ("End", Last)], t::first_last, 0),
    row(C::SummaryView, &[("Esc", Back), ("q", Back), ("Ctrl-Q", Back)], t::back, 6),
    // Before making a session final.
    row(C::FinaliseList, &[("Enter", Accept)], t::open_or_do, 1),
    row(C::FinaliseList, &[("Up", Up), ("Down", Down)], t::choose, 2),
    row(C::FinaliseList, &[("PgDn", PageDown), ("PgUp", PageUp)], t::page, 0),
    row(C::FinaliseList, &[("Home", First), ("End", Last)], t::first_last, 0),
    row(C::FinaliseList, &[("Esc", Back), ("q", Back), ("Ctrl-Q", Back)], t::not_yet, 3),
    // The export screen.
    row(C::ExportForm, &[("Enter", Accept)], t::write_file, 1),
    row(C::ExportForm, &[("Space", Toggle)], t::choose_this, 2),
    row(C::ExportForm, &[("Up", Up), ("Down", Down)], t::choose, 3),
    row(C::ExportForm, &[("Tab", NextPart), ("Shift-Tab", PrevPart)], t::next_field, 4),
    row(C::ExportForm, &[("Left", Left), ("Right", Right)], t::choose, 0),
    row(C::ExportForm, &[("Home", First), ("End", Last)], t::first_last, 0),
    row(C::ExportForm, &[("Esc", Back), ("q", Back), ("Ctrl-Q", Back)], t::back, 5),
    // Help.
    row(C::HelpView, &[("Down", Down), ("Up", Up)], t::scroll, 1),
    row(C::HelpView, &[("PgDn", PageDown), ("PgUp", PageUp), ("Space", PageDown)], t::page, 2),
    row(C::HelpView, &[("Home", First), ("End", Last)], t::first_last, 0),
    row(
        C::HelpView,
        &[("Esc", Back), ("q", Back), ("Ctrl-Q", Back), ("?", Back), ("F1", Back), ("Enter", Back)],
        t::close,
        3,
    ),
    // The menu.
    row(C::MenuList, &[("Enter", Accept), ("Space", Accept)], t::run, 1),
    row(C::MenuList, &[("Up", Up), ("Down", Down)], t::choose, 2),
    row(C::MenuList, &[("PgDn", PageDown), ("PgUp", PageUp)], t::page, 0),
    row(C::MenuList, &[("Home", First), ("End", Last)], t::first_last, 0),
    row(C::MenuList, &[("Esc", Back), ("m", Back), ("q", Back), ("Ctrl-Q", Back)], t::close, 3),
    // A question with two answers.
    row(C::Question, &[("Enter", Accept), ("Space", Accept)], t::choose_this, 1),
    row(C::Question, &[("Left", Left), ("Right", Right)], t::choose, 2),
    row(C::Question, &[("Tab", NextPart), ("Shift-Tab", PrevPart), ("Up", Left), ("Down", Right)], t::choose, 0),
    row(C::Question, &[("Esc", Back), ("q", Back), ("Ctrl-Q", Back)], t::back, 3),
    // Everywhere.
    row(C::Global, &[("m", Menu), (":", Menu)], t::menu, 0),
    row(C::Global, &[("?", Help), ("F1", Help)], t::help, 0),
    row(C::Global, &[("u", Undo), ("Ctrl-Z", Undo)], t::undo, 0),
    row(C::Global, &[("Ctrl-Y", Redo)], t::redo, 0),
    row(C::Global, &[("Ctrl-S", SaveNow)], t::save_now, 0),
    row(C::Global, &[("Ctrl-L", Redraw)], t::redraw, 0),
    row(C::Global, &[("Ctrl-C", Interrupt)], t::leave, 0),
];

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

const fn menu(context: Context, letter: char, command: Command, text: Text) -> MenuRow {
    MenuRow { context, letter, command, text }
}

/// Commands behind `m`, beside those that have a key of their own on the screen.
pub const MENU: &[MenuRow] = &[
    menu(C::Interview, 's', Summary, t::menu_summary),
    menu(C::Interview, 'e', Export, t::menu_export),
    menu(C::Interview, 'o', NextOpen, t::menu_next_open),
    menu(C::Interview, 'y', Redo, t::redo),
    menu(C::Sessions, 'n', NewSession, t::new_session),
    menu(C::Sessions, 's', Summary, t::menu_summary),
    menu(C::Sessions, 'e', Export, t::menu_export),
    menu(C::SummaryView, 'v', Table, t::table),
    menu(C::SummaryView, 'f', Finalise, t::finalise),
    menu(C::SummaryView, 'e', Export, t::menu_export),
    menu(C::Global, 'i', Language, t::menu_language),
    menu(C::Global, 'h', Theme, t::menu_theme),
    menu(C::Global, 'a', Ascii, t::menu_ascii),
    menu(C::Global, 'u', Undo, t::undo),
    menu(C::Global, 'l', Redraw, t::redraw),
    menu(C::Global, 'z', Suspend, t::menu_suspend),
    menu(C::Global, '?', Help, t::help),
    menu(C::Global, 'k', Quit, t::menu_quit),
];

impl Context {
    /// Every context, in the order of help.
    pub const ALL: [Self; 16] = [
        C::Sessions,
        C::NewForm,
        C::Levels,
        C::EvidenceList,
        C::Interview,
        C::NoteText,
        C::Field,
        C::RubricView,
        C::JumpList,
        C::SummaryView,
        C::FinaliseList,
        C::ExportForm,
        C::HelpView,
        C::MenuList,
        C::Question,
        C::Global,
    ];

    /// Whether printable keys are text here.
    #[must_use]
    pub fn is_text(self) -> bool {
        matches!(self, C::Field | C::NoteText | C::JumpList)
    }

    /// Title of the context, for help and documents.
    #[must_use]
    pub fn title(self, lang: Lang) -> &'static str {
        match self {
            C::Global => t::in_global(lang),
            C::Sessions => t::in_sessions(lang),
            C::NewForm => t::in_new(lang),
            C::Field => t::in_field(lang),
            C::Interview => t::in_interview(lang),
            C::Levels => t::in_levels(lang),
            C::EvidenceList => t::in_evidence(lang),
            C::NoteText => t::in_note(lang),
            C::RubricView => t::in_rubric(lang),
            C::JumpList => t::in_jump(lang),
            C::SummaryView => t::in_summary(lang),
            C::FinaliseList => t::in_finalise(lang),
            C::ExportForm => t::in_export(lang),
            C::HelpView => t::in_help(lang),
            C::MenuList => t::in_menu(lang),
            C::Question => t::in_question(lang),
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
            // Shift-Tab goes without saying, and a footer has little room.
            ([(_, a), (_, b), ..], Some(second)) if a != b && second.code != Code::BackTab => {
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
