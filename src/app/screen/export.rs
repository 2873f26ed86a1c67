//! The export form: which formats, for whom, in which language.

use crate::app::command::Command;
use crate::app::model::{Data, NoticeKind};
use crate::app::msg::{Audience, Effect, ExportOrder};
use crate::app::screen::Step;
use crate::domain::lang::Lang;
use crate::export::FORMATS;
use std::path::PathBuf;

/// The form.
#[derive(Clone, Debug)]
pub struct ExportScreen {
    /// Highlighted row among [`ExportScreen::rows`].
    pub row: usize,
    /// Chosen formats, by position in `FORMATS`.
    pub formats: Vec<bool>,
    /// For whom.
    pub audience: Audience,
    /// Language of the document.
    pub lang: Lang,
    /// Files written last.
    pub written: Vec<PathBuf>,
    /// True while files are being written.
    pub busy: bool,
}

/// A row of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportRow {
    /// A format, by position in `FORMATS`.
    Format(usize),
    /// For whom.
    Audience(Audience),
    /// Language of the document.
    Language(Lang),
}

impl ExportScreen {
    /// The form with the first format chosen, for the panel.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let formats = (0..FORMATS.len()).map(|n| n == 0).collect();
        Self { row: 0, formats, audience: Audience::Panel, lang, written: Vec::new(), busy: false }
    }

    /// The rows, in order.
    #[must_use]
    pub fn rows() -> Vec<ExportRow> {
        let formats = (0..FORMATS.len()).map(ExportRow::Format);
        let audience = [Audience::Panel, Audience::Region].map(ExportRow::Audience);
        let languages = Lang::ALL.map(ExportRow::Language);
        formats.chain(audience).chain(languages).collect()
    }

    /// What a row says.
    #[must_use]
    pub fn label(r: ExportRow, lang: Lang) -> &'static str {
        use crate::i18n::texts::export as t;
        match r {
            ExportRow::Format(n) => FORMATS.get(n).map_or("", |f| (f.label)(lang)),
            ExportRow::Audience(Audience::Panel) => t::panel(lang),
            ExportRow::Audience(Audience::Region) => t::region(lang),
            ExportRow::Language(Lang::Id) => t::lang_id(lang),
            ExportRow::Language(Lang::En) => t::lang_en(lang),
        }
    }

    /// Whether a row is chosen.
    #[must_use]
    pub fn chosen(&self, r: ExportRow) -> bool {
        match r {
            ExportRow::Format(n) => self.formats.get(n).copied().unwrap_or(false),
            ExportRow::Audience(a) => self.audience == a,
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
            Command::Toggle => match rows[self.row.min(last)] {
                ExportRow::Format(n) => self.formats[n] = !self.formats[n],
                ExportRow::Audience(a) => self.audience = a,
                ExportRow::Language(l) => self.lang = l,
            },
            // A second Enter would write every file twice.
            Command::Accept if self.busy => d.say(NoticeKind::Attention, crate::i18n::texts::export::busy(d.lang)),
            Command::Accept => self.write(d),
            Command::Back => return Step::Pop,
            _ => return Step::NotMine,
        }
        Step::Stay
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
            let text = crate::i18n::texts::export::choose_format(d.lang);
            d.say(NoticeKind::Attention, text);
            return;
        }
        let Some(o) = &d.open else { return };
        let (session, instrument) = (Box::new(o.session.clone()), o.instrument.clone());
        let order = ExportOrder { formats, audience: self.audience, lang: self.lang };
        self.busy = true;
        d.ask(Effect::Export { session, instrument, order });
    }
}
