//! The export form: which paper, in which formats, for whom, in which language; of
//! the open session or of every session in the list.

use crate::app::command::Command;
use crate::app::model::{Data, NoticeKind};
use crate::app::msg::{Audience, Effect, ExportOf, ExportOrder, Listed, Written};
use crate::app::screen::Step;
use crate::domain::keep::FileKind;
use crate::domain::lang::Lang;
use crate::export::{FORMATS, Style};
use crate::i18n::texts::export as t;
use crate::report::{Kind, Options, Paper};
use std::path::PathBuf;

/// The form.
#[derive(Clone, Debug)]
pub struct ExportScreen {
    /// Highlighted row among [`ExportScreen::rows`].
    pub row: usize,
    /// Files of the sessions to write; empty: the open session.
    pub many: Vec<PathBuf>,
    /// Which paper.
    pub kind: Kind,
    /// Chosen formats, by position in `FORMATS`.
    pub formats: Vec<bool>,
    /// For whom.
    pub audience: Audience,
    /// Levels where there are none by default.
    pub scores: bool,
    /// Language of the document.
    pub lang: Lang,
    /// What was written last.
    pub written: Written,
    /// Sessions done and all, while files are being written.
    pub busy: Option<(usize, usize)>,
}

/// A row of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportRow {
    /// Which paper.
    Kind(Kind),
    /// A format, by position in `FORMATS`.
    Format(usize),
    /// For whom.
    Audience(Audience),
    /// Levels where there are none by default.
    Scores,
    /// Language of the document.
    Language(Lang),
}

impl ExportRow {
    /// Whether several rows of its group can be chosen.
    #[must_use]
    pub fn is_box(self) -> bool {
        matches!(self, Self::Format(_) | Self::Scores)
    }
}

impl ExportScreen {
    /// The form for the open session with the first format chosen, for the panel.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self {
            row: Kind::ALL.len(),
            many: Vec::new(),
            kind: Kind::default(),
            formats: (0..FORMATS.len()).map(|n| n == 0).collect(),
            audience: Audience::Panel,
            scores: false,
            lang,
            written: Written::default(),
            busy: None,
        }
    }

    /// The form for every session in the list.
    #[must_use]
    pub fn many(d: &Data) -> Self {
        Self { many: Self::files(d).map(|l| l.path.clone()).collect(), ..Self::new(d.lang) }
    }

    /// The sessions of the list that can be read.
    pub fn files(d: &Data) -> impl Iterator<Item = &Listed> {
        d.list.iter().filter(|l| l.kind == FileKind::Session && l.row.is_ok())
    }

    /// The rows, in order.
    #[must_use]
    pub fn rows() -> Vec<ExportRow> {
        let kinds = Kind::ALL.into_iter().map(ExportRow::Kind);
        let formats = (0..FORMATS.len()).map(ExportRow::Format);
        let audience = Audience::ALL.into_iter().map(ExportRow::Audience);
        let languages = Lang::ALL.into_iter().map(ExportRow::Language);
        kinds.chain(formats).chain(audience).chain([ExportRow::Scores]).chain(languages).collect()
    }

    /// Where the files are that this screen wrote last.
    #[must_use]
    pub fn folder(&self) -> Option<PathBuf> {
        self.written.files.first().and_then(|f| f.parent()).map(Into::into)
    }

    /// What a row says.
    #[must_use]
    pub fn label(r: ExportRow, lang: Lang) -> &'static str {
        match r {
            ExportRow::Kind(k) => (k.label())(lang),
            ExportRow::Format(n) => FORMATS.get(n).map_or("", |f| (f.label)(lang)),
            ExportRow::Audience(Audience::Panel) => t::panel(lang),
            ExportRow::Audience(Audience::Region) => t::region(lang),
            ExportRow::Scores => t::scores(lang),
            ExportRow::Language(Lang::Id) => t::lang_id(lang),
            ExportRow::Language(Lang::En) => t::lang_en(lang),
        }
    }

    /// Whether a row is chosen.
    #[must_use]
    pub fn chosen(&self, r: ExportRow) -> bool {
        match r {
            ExportRow::Kind(k) => self.kind == k,
            ExportRow::Format(n) => self.formats.get(n).copied().unwrap_or(false),
            ExportRow::Audience(a) => self.audience == a,
            ExportRow::Scores => self.scores,
            ExportRow::Language(l) => self.lang == l,
        }
    }

    /// Handles a command.
    pub fn update(&mut self, c: Command, d: &mut Data) -> Step {
        let rows = Self::rows();
        let last = rows.len() - 1;
        match c {
            Command::Up | Command::Left => self.row = self.row.saturating_sub(1),
            Command::Down | Command::Right => self.row = (self.row + 1).min(last),
            Command::First => self.row = 0,
            Command::Last => self.row = last,
            Command::NextPart => self.row = self.group(&rows, 1),
            Command::PrevPart => self.row = self.group(&rows, rows.len() - 1),
            Command::Toggle => self.choose(rows[self.row.min(last)]),
            // A second Enter would write every file twice.
            Command::Accept if self.busy.is_some() => d.say(NoticeKind::Attention, t::busy(d.lang)),
            Command::Accept => self.write(d),
            Command::Back if self.busy.is_some() => {
                d.ask(Effect::StopExport);
                d.say(NoticeKind::Attention, t::stopping(d.lang));
            }
            Command::Back => return Step::Pop,
            Command::OpenFolder => {
                if let Some(folder) = self.folder() {
                    d.ask(Effect::OpenFolder(folder));
                }
            }
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    fn choose(&mut self, r: ExportRow) {
        match r {
            ExportRow::Kind(k) => self.kind = k,
            ExportRow::Format(n) => self.formats[n] = !self.formats[n],
            ExportRow::Audience(a) => self.audience = a,
            ExportRow::Scores => self.scores = !self.scores,
            ExportRow::Language(l) => self.lang = l,
        }
    }

    /// The first row of the next group, walking by `step`.
    fn group(&self, rows: &[ExportRow], step: usize) -> usize {
        let kind = |n: usize| std::mem::discriminant(&rows[n]);
        let mut n = self.row.min(rows.len() - 1);
        let here = kind(n);
        for _ in 0..rows.len() {
            n = (n + step) % rows.len();
            if kind(n) != here {
                break;
            }
        }
        let found = kind(n);
        (0..rows.len()).find(|k| kind(*k) == found).unwrap_or(0)
    }

    fn write(&mut self, d: &mut Data) {
        d.flush();
        let formats: Vec<&'static str> =
            FORMATS.iter().zip(&self.formats).filter(|(_, on)| **on).map(|(f, _)| f.id).collect();
        if formats.is_empty() {
            d.say(NoticeKind::Attention, t::choose_format(d.lang));
            return;
        }
        let of = match &d.open {
            _ if !self.many.is_empty() => ExportOf::Files(self.many.clone()),
            Some(o) => ExportOf::Open(Box::new(o.session.clone()), o.instrument.clone()),
            None => return,
        };
        let options = Options { scores: self.scores, ..d.settings.minutes.clone() };
        let paper = Paper { kind: self.kind, audience: self.audience, lang: self.lang, options };
        let order = ExportOrder { papers: vec![paper], formats, style: Style::default() };
        self.busy = Some((0, self.many.len().max(1)));
        self.written = Written::default();
        d.ask(Effect::Export { of, order });
    }
}
