//! The summary, making final, and the export.

use super::{Heard, Plain, one_line};
use crate::app::overlay::Overlay;
use crate::app::screen::Screen;
use crate::app::screen::export::{ExportRow, ExportScreen};
use crate::base::text::{shown_path, visible};
use crate::cli::finalize;
use crate::cli::say::say;
use crate::domain::scoring::score;
use crate::export::FORMATS;
use crate::i18n::number;
use crate::i18n::texts::{common, plain as t, summary as s};
use crate::report::Kind;
use crate::report::words;

impl Plain<'_> {
    /// Reads the summary out and asks what to do.
    pub(super) fn summary(&mut self) -> Heard<()> {
        let lang = self.ctx.lang;
        self.read_summary();
        let answer = self.line(t::ask_summary(lang))?;
        match answer.trim().to_lowercase().as_str() {
            "" | "q" | "k" => self.key("Esc"),
            "f" => return self.finalise(),
            "e" => return self.export(),
            other => self.wrong(&t::wrong_command(lang, &visible(other))),
        }
        self.told();
        Ok(())
    }

    fn read_summary(&self) {
        let lang = self.ctx.lang;
        let Some(o) = &self.model.data.open else { return };
        let card = score(&o.instrument, &o.session);
        let two = |r: &Option<crate::base::ratio::Ratio>| {
            r.as_ref().map_or_else(|| s::none(lang).to_owned(), |r| number::score(lang, r))
        };
        let name = visible(&o.session.region.full_name());
        say(&format!("{name}, {}.", words::status(lang, o.session.status)));
        match &card.index.value {
            Some(v) => {
                say(&t::index(lang, &number::score(lang, v), &two(&card.index.lower), &two(&card.index.upper)));
            }
            None => say(t::index_none(lang)),
        }
        let c = card.completeness;
        say(&t::counts(lang, c.counted, c.asked, c.total));
        say(s::weights_ours(lang));
        say(t::aspect_head(lang));
        for (a, x) in o.instrument.aspects.iter().zip(&card.aspects) {
            say(&t::aspect_row(lang, &one_line(o.instrument.text(&a.title, lang)), &two(&x.score.value)));
        }
        if let Some(code) = crate::report::show::check_code(&o.session) {
            say(&format!("{}.", s::check_code(lang, &code)));
        }
    }

    fn finalise(&mut self) -> Heard<()> {
        self.key("f");
        let Some(Overlay::Finalise { items, .. }) = self.model.overlay.clone() else {
            self.told();
            return Ok(());
        };
        if let Some(o) = &self.model.data.open {
            for l in finalize::lines(self.ctx.lang, &o.instrument, &items) {
                say(&format!("{l}."));
            }
        }
        if items.is_empty() {
            say(s::finalise_nothing(self.ctx.lang));
        }
        let yes = self.yes(t::ask_finalise(self.ctx.lang))?;
        if yes {
            self.keys(&["End", "Enter"]);
        } else {
            self.key("Esc");
        }
        self.told();
        Ok(())
    }

    fn export_form(&self) -> Option<&ExportScreen> {
        match self.model.screen() {
            Screen::Export(e) => Some(e),
            _ => None,
        }
    }

    /// Which paper: the first one for an empty line, nothing for a wrong number.
    fn kind(&mut self) -> Heard<Option<Kind>> {
        let lang = self.ctx.lang;
        let typed = self.line(t::ask_paper(lang))?;
        let word = typed.trim();
        let n = if word.is_empty() { Some(1) } else { word.parse::<usize>().ok() };
        let kind = n.and_then(|n| Kind::ALL.get(n.checked_sub(1)?).copied());
        if kind.is_none() {
            self.wrong(&t::wrong_number(lang, &visible(word), Kind::ALL.len()));
            self.key("Esc");
        }
        Ok(kind)
    }

    fn export(&mut self) -> Heard<()> {
        let lang = self.ctx.lang;
        self.key("e");
        (1..).zip(Kind::ALL).for_each(|(n, k)| say(&t::row(lang, n, (k.label())(lang))));
        let Some(kind) = self.kind()? else { return Ok(()) };
        (1..).zip(FORMATS).for_each(|(n, f)| say(&t::row(lang, n, (f.label)(lang))));
        let typed = self.line(t::ask_formats(lang))?;
        let mut wanted: Vec<usize> = Vec::new();
        for word in typed.split([' ', ',']).filter(|w| !w.is_empty()) {
            let Some(n) = word.parse::<usize>().ok().filter(|n| (1..=FORMATS.len()).contains(n)) else {
                self.wrong(&t::wrong_number(lang, &visible(word), FORMATS.len()));
                self.key("Esc");
                return Ok(());
            };
            wanted.push(n - 1);
        }
        if wanted.is_empty() {
            wanted.push(0);
        }
        let region = self.line(t::ask_audience(lang))?.trim() == "2";
        let rows = ExportScreen::rows();
        for (n, row) in rows.iter().enumerate() {
            let on = match row {
                ExportRow::Kind(k) => *k == kind,
                ExportRow::Scores => false,
                ExportRow::Format(f) => wanted.contains(f),
                ExportRow::Audience(a) => (*a == crate::app::msg::Audience::Region) == region,
                ExportRow::Language(l) => *l == lang,
            };
            if self.export_form().is_some_and(|f| f.chosen(*row) != on && (on || row.is_box())) {
                self.key("Home");
                for _ in 0..n {
                    self.key("Down");
                }
                self.key("Space");
            }
        }
        self.key("Enter");
        let written = self.export_form().map(|f| f.written.files.clone()).unwrap_or_default();
        if written.is_empty() {
            self.told();
        } else {
            self.model.data.notice = None;
            for p in &written {
                say(&common::exported_one(lang, &shown_path(p)));
            }
        }
        self.key("Esc");
        Ok(())
    }
}
