//! Long texts that are scrolled: help and the full rubric, as lines for the
//! window's width. `tui::view` draws them; `update` counts them.

use crate::app::keys::{BINDINGS, Context, MENU};
use crate::app::model::{Model, OpenSession};
use crate::app::overlay::Overlay;
use crate::app::screen::Screen;
use crate::base::text::{fit, width, wrap};
use crate::domain::instrument::Question;
use crate::domain::lang::Lang;
use crate::domain::session::Rating;
use crate::i18n::number::date;
use crate::i18n::texts::{help as h, interview as t};

/// What a line is, for its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// A heading.
    Heading,
    /// Plain text.
    Plain,
    /// Text of the level that is set.
    Chosen,
    /// A remark.
    Quiet,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLine {
    /// What it is.
    pub kind: LineKind,
    /// Its text, at most as wide as the page.
    pub text: String,
}

/// Columns of a page in this window.
#[must_use]
pub fn page_width(m: &Model) -> usize {
    usize::from(m.data.size.0).saturating_sub(4).clamp(1, 100)
}

/// The lines of the overlay that is shown; empty for others.
#[must_use]
pub fn lines(m: &Model) -> Vec<PageLine> {
    match &m.overlay {
        Some(Overlay::Help { .. }) => help(m, page_width(m)),
        Some(Overlay::Compare(x)) => super::compared::page(x, m.data.lang, page_width(m)),
        Some(Overlay::ReadAloud { .. }) => {
            let open = m.data.open.as_ref();
            open.map(|o| super::read_aloud::lines(o, m.data.lang, page_width(m))).unwrap_or_default()
        }
        Some(Overlay::Rubric { .. }) => {
            let question = match m.screen() {
                Screen::Interview(i) => i.question,
                _ => 0,
            };
            let open = m.data.open.as_ref();
            open.map(|o| rubric(o, question, m.data.lang, page_width(m), m.data.guest)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// A page being written.
pub(super) struct Page {
    /// Columns.
    pub(super) cols: usize,
    /// Lines so far.
    pub(super) out: Vec<PageLine>,
}

impl Page {
    pub(super) fn add(&mut self, kind: LineKind, text: &str) {
        self.indented(kind, "", text);
    }

    /// `head` and then `text`, wrapped to stand beside it.
    pub(super) fn indented(&mut self, kind: LineKind, head: &str, text: &str) {
        let left = width(head);
        let room = self.cols.saturating_sub(left).max(8);
        for (n, l) in wrap(text, room).into_iter().enumerate() {
            let lead = if n == 0 { head.to_owned() } else { " ".repeat(left) };
            let text = crate::base::text::cut(&format!("{lead}{l}"), self.cols);
            self.out.push(PageLine { kind, text });
        }
    }

    pub(super) fn gap(&mut self) {
        self.out.push(PageLine { kind: LineKind::Plain, text: String::new() });
    }
}

/// Help: the five keys, then the keys of the screen, innermost first.
#[must_use]
pub fn help(m: &Model, cols: usize) -> Vec<PageLine> {
    let lang = m.data.lang;
    let mut p = Page { cols, out: Vec::new() };
    let column = if cols >= 60 { 22 } else { 16 };
    p.add(LineKind::Heading, h::five_keys(lang));
    for (keys, text) in [
        ("↑ ↓", h::key_arrows(lang)),
        (h::space_key(lang), h::key_space(lang)),
        ("Tab", h::key_tab(lang)),
        ("Enter", h::key_enter(lang)),
        ("Esc", h::key_esc(lang)),
    ] {
        p.indented(LineKind::Plain, &fit(&format!("  {keys}"), column), text);
    }
    let contexts = m.screen_contexts();
    let extra = (contexts.contains(&Context::Levels)).then_some(Context::EvidenceList);
    let writing = contexts.contains(&Context::Levels).then_some(Context::NoteText);
    for c in contexts.iter().copied().chain(extra).chain(writing) {
        p.gap();
        p.add(LineKind::Heading, c.title(lang));
        for b in BINDINGS.iter().filter(|b| b.context == c) {
            let keys = format!("  {}", b.all_labels(lang, m.last_digit()));
            if width(&keys) < column {
                p.indented(LineKind::Plain, &fit(&keys, column), (b.text)(lang));
            } else {
                // Many keys: what they do stands below them.
                p.add(LineKind::Plain, &keys);
                p.indented(LineKind::Plain, &" ".repeat(column), (b.text)(lang));
            }
        }
    }
    p.gap();
    p.add(LineKind::Heading, h::behind_menu(lang));
    for r in MENU.iter().filter(|r| contexts.contains(&r.context)) {
        p.indented(LineKind::Plain, &fit(&format!("  m {}", r.letter), column), (r.text)(lang));
    }
    p.gap();
    p.add(LineKind::Heading, h::good_to_know(lang));
    for text in [h::no_save(lang), h::offline(lang), h::copy_text(lang), h::zoom(lang)] {
        p.indented(LineKind::Plain, "  ", text);
    }
    p.indented(LineKind::Plain, "  ", &h::where_data(lang, &crate::base::text::shown_path(&m.data.data_dir)));
    p.out
}

/// The rubric of a question with everything that belongs to it; for guests only
/// what is said and asked for aloud: no level, no trap.
#[must_use]
pub fn rubric(o: &OpenSession, question: usize, lang: Lang, cols: usize, guest: bool) -> Vec<PageLine> {
    let mut p = Page { cols, out: Vec::new() };
    let Some(placed) = o.placed(question) else { return p.out };
    let (i, q) = (&o.instrument, placed.question);
    p.indented(LineKind::Heading, &format!("{}  ", placed.number()), i.text(&q.text, lang));
    for probe in &q.probes {
        p.indented(LineKind::Plain, "  • ", i.text(probe, lang));
    }
    p.gap();
    if guest {
        for e in &q.evidence {
            p.indented(LineKind::Plain, "  - ", i.text(&e.title, lang));
        }
    } else {
        levels(&mut p, o, q, lang);
    }
    if let Some(trap) = q.trap.as_ref().filter(|_| !guest) {
        p.gap();
        p.indented(LineKind::Plain, &format!("{}: ", t::trap(lang)), i.text(trap, lang));
    }
    if !q.basis.is_empty() {
        p.gap();
        p.add(LineKind::Heading, t::basis(lang));
    }
    for b in &q.basis {
        let article = b.article.as_ref().map(|a| format!(", {a}")).unwrap_or_default();
        let text = format!("{}{article} ({})", i.text(&b.title, lang), date(lang, b.date));
        p.indented(LineKind::Quiet, "  ", &text);
    }
    p.out
}

fn levels(p: &mut Page, o: &OpenSession, q: &Question, lang: Lang) {
    let i = &o.instrument;
    let rating = o.rating(&q.id);
    let claimed = o.session.claimed(&q.id);
    for a in &q.anchors {
        let name =
            i.scale(q).and_then(|s| s.levels.iter().find(|l| l.value == a.level)).map_or("", |l| i.text(&l.name, lang));
        let chosen = rating == Some(Rating::Level(a.level));
        let kind = if chosen { LineKind::Chosen } else { LineKind::Plain };
        let mark = if chosen { "►" } else { " " };
        let claim =
            if claimed == Some(Rating::Level(a.level)) { format!(" {}", t::claimed_mark(lang)) } else { String::new() };
        p.indented(kind, &format!("{mark}{} ", a.level), &format!("{name}{claim}"));
        p.indented(kind, "   ", i.text(&a.text, lang));
        let needs: Vec<&str> =
            q.evidence.iter().filter(|e| a.evidence.contains(&e.id)).map(|e| i.text(&e.title, lang)).collect();
        if !needs.is_empty() {
            p.indented(LineKind::Quiet, &format!("   {}: ", t::evidence_needed(lang)), &needs.join("; "));
        }
    }
}

impl Model {
    /// The highest digit that is a level of the question at hand; 5 elsewhere.
    #[must_use]
    pub fn last_digit(&self) -> u8 {
        let Screen::Interview(i) = self.screen() else { return 5 };
        let top = self
            .data
            .open
            .as_ref()
            .and_then(|o| o.question(i.question)?.anchors.iter().map(|a| a.level).max())
            .unwrap_or(5);
        u8::try_from(top.clamp(0, 9)).unwrap_or(9)
    }
}
