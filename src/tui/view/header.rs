//! What the interview screens share: the question at hand, and the lines above
//! it that say where a person is.

use crate::app::model::{Data, OpenSession, Writing};
use crate::app::screen::Screen;
use crate::app::screen::interview::{Interview, Part};
use crate::app::{Model, words};
use crate::base::text::width;
use crate::domain::instrument::{Placed, Question, QuestionKind};
use crate::domain::lang::{Lang, Localized};
use crate::domain::pace;
use crate::domain::session::{Flag, Rating, Stage};
use crate::i18n::texts::{entries as e, interview as t, pace as s};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::widget::bar;
use crate::tui::widget::paint::{Painter, Span};
use ratatui::layout::Rect;

/// The interview screen with everything it shows.
#[derive(Clone, Copy, Debug)]
pub struct Here<'a> {
    /// The program.
    pub m: &'a Model,
    /// Its data.
    pub d: &'a Data,
    /// The session.
    pub o: &'a OpenSession,
    /// The screen.
    pub i: &'a Interview,
    /// The question with its place.
    pub placed: Placed<'a>,
    /// The question.
    pub q: &'a Question,
    /// Language.
    pub l: Lang,
}

impl<'a> Here<'a> {
    /// The question at hand; `None` where no session is open or the number is
    /// beyond the last question.
    #[must_use]
    pub fn new(m: &'a Model, i: &'a Interview) -> Option<Self> {
        let o = m.data.open.as_ref()?;
        let placed = o.placed(i.question)?;
        Some(Self { m, d: &m.data, o, i, placed, q: placed.question, l: m.data.lang })
    }

    /// A text of the instrument.
    #[must_use]
    pub fn text(&self, t: &'a Localized) -> &'a str {
        self.o.instrument.text(t, self.l)
    }

    /// The rating of the question.
    #[must_use]
    pub fn rating(&self) -> Option<Rating> {
        self.o.rating(&self.q.id)
    }

    /// The text being written, whichever it is.
    #[must_use]
    pub fn writing(&self) -> Option<&'a Writing> {
        self.o.writing.as_ref()
    }

    /// True while the note is being written.
    #[must_use]
    pub fn writes_note(&self) -> bool {
        matches!(self.i.part, Part::Note | Part::ForRegion) && self.writing().is_some()
    }

    /// True while the text for the region has the screen, to be written or read.
    #[must_use]
    pub fn for_region(&self) -> bool {
        self.i.part == Part::ForRegion
    }

    /// The note as it stands on the screen.
    #[must_use]
    pub fn note(&self) -> String {
        match self.writing().filter(|_| self.writes_note()) {
            Some(w) => w.edit.text(),
            None if self.for_region() => {
                self.o.session.answers.get(&self.q.id).map(|a| a.for_region.clone()).unwrap_or_default()
            }
            None => self.o.session.answers.get(&self.q.id).map(|a| a.note.clone()).unwrap_or_default(),
        }
    }

    /// The narrowing questions in one text.
    #[must_use]
    pub fn probes(&self) -> Option<String> {
        let all: Vec<&str> = self.q.probes.iter().map(|p| self.text(p)).collect();
        (!all.is_empty()).then(|| format!("{}: {}", t::probe(self.l), all.join(" ")))
    }

    /// Which minute of the interview it is: time spent on this screen, so that a
    /// session resumed next day goes on where it was.
    #[must_use]
    pub fn minute(&self) -> u64 {
        let before: u64 = self.o.session.timing.aspects.values().sum();
        (before + self.i.seconds(self.d)) / 60 + 1
    }

    /// `3 Menyeluruh`, or that there is no rating yet.
    #[must_use]
    pub fn level_now(&self) -> String {
        self.rating().map_or_else(|| t::levels_none(self.l).to_owned(), |r| words::rating(self.l, self.o, self.q, r))
    }
}

/// Answered and applying questions of each aspect.
#[must_use]
pub fn counts(o: &OpenSession) -> Vec<(usize, usize)> {
    let asked = |q: &&Question| q.kind != QuestionKind::Note && o.session.applies(q);
    o.instrument
        .aspects
        .iter()
        .map(|a| {
            let of = a.questions.iter().filter(asked);
            of.fold((0, 0), |(done, all), q| (done + usize::from(o.answered(q)), all + 1))
        })
        .collect()
}

/// Answered and applying questions in all.
#[must_use]
pub fn totals(o: &OpenSession) -> (usize, usize) {
    counts(o).iter().fold((0, 0), |(a, b), (c, d)| (a + c, b + d))
}

/// Questions without an answer.
#[must_use]
pub fn open(o: &OpenSession) -> usize {
    let (done, all) = totals(o);
    all - done
}

/// Marks of the session that must never be overlooked.
#[must_use]
pub fn marks(m: &Model) -> Vec<Span> {
    let l = m.data.lang;
    let narrow = m.data.size.0 < 60;
    let mut out = Vec::new();
    let mut add = |text: &str| out.push((format!("{text}  "), Role::Attention));
    if m.data.guest {
        add(if narrow { s::guest_short(l) } else { s::guest_mark(l) });
    }
    let Some(o) = &m.data.open else { return out };
    if o.stage == Stage::Desk && matches!(m.screen(), Screen::Interview(_)) {
        add(if narrow { s::desk_short(l) } else { s::desk_mark(l) });
    }
    if pace::paused(&o.session) {
        add(s::pause_mark(l));
    }
    let read_only = o.read_only.map(|_| (format!("{}  ", t::read_only_mark(l)), Role::Attention));
    let practice = o.session.practice.then(|| (format!("{}  ", t::practice_mark(l)), Role::Attention));
    out.extend(read_only.into_iter().chain(practice));
    out
}

/// Marks of the session, then those of the question at hand.
#[must_use]
pub fn marks_here(h: &Here<'_>) -> Vec<Span> {
    // A mark tells what the assessor thinks: not for guests.
    let here = |f: &Flag| !h.d.guest && h.o.session.flagged(&h.q.id, *f);
    let flags = Flag::ALL.into_iter().filter(here).map(|f| {
        let word = match f {
            Flag::AskFirst => e::short_ask_first(h.l),
            Flag::Parked => e::short_parked(h.l),
            Flag::Disputed => e::short_disputed(h.l),
        };
        (format!("{word} "), Role::Attention)
    });
    marks(h.m).into_iter().chain(flags).collect()
}

/// Left text, then what stands at the right: the pieces at the right are dropped
/// from the last on where there is no room, the marks never.
pub fn title(p: &mut Painter<'_>, area: Rect, left: &str, marks: &[Span], right: &[String]) {
    let w = usize::from(area.width);
    let marked: usize = marks.iter().map(|(s, _)| width(s)).sum();
    let join = |n: usize| right[..n].join(&format!(" {} ", glyph::DOT));
    let kept = (0..=right.len()).rev().find(|n| width(left) + 4 + marked + width(&join(*n)) <= w);
    let text = join(kept.unwrap_or_else(|| right.len().min(1)));
    let from = w.saturating_sub(marked + width(&text) + 1);
    let room = from.saturating_sub(2);
    p.put(crate::tui::widget::paint::cols(area, 0, room), 0, 1, left, Role::Title);
    let at = p.spans(area, 0, from, marks);
    p.put(area, 0, at, &text, Role::Text);
}

/// The two lines above a question.
pub fn draw(h: &Here<'_>, p: &mut Painter<'_>, area: Rect) {
    let aspect = h.o.instrument.aspects.get(h.placed.aspect);
    let left = format!(
        "{} {} {} {}",
        h.o.session.region.short_name(),
        glyph::INTO,
        h.placed.aspect + 1,
        aspect.map_or("", |a| h.text(&a.short))
    );
    // The desk review takes no time of the slot.
    let minute = (h.o.stage == Stage::Interview).then(|| t::minute(h.l, h.minute()));
    let right: Vec<String> = [t::soal(h.l, &h.placed.number()), h.d.now.wall.hm()].into_iter().chain(minute).collect();
    title(p, area, &left, &marks_here(h), &right);
    progress(h, p, area);
}

/// `Aspek: 1 √  2 3/8  3 ·` and how many questions are answered.
fn progress(h: &Here<'_>, p: &mut Painter<'_>, area: Rect) {
    let w = usize::from(area.width);
    let counts = counts(h.o);
    let (done, all) = totals(h.o);
    let share = format!("{done}/{all}");
    let tick = |n: usize, (a, b): (usize, usize)| match a {
        0 => format!("{} {}", n + 1, glyph::DOT),
        a if a == b => format!("{} {}", n + 1, glyph::CHECK),
        _ => format!("{} {a}/{b}", n + 1),
    };
    let ticks: Vec<String> = counts.iter().enumerate().map(|(n, c)| tick(n, *c)).collect();
    let head = format!("{}: ", t::aspect(h.l));
    let forms = [(head.as_str(), "  "), ("", "  "), ("", " ")];
    let wide = |(head, sep): &(&str, &str)| width(head) + width(&ticks.join(sep)) + width(&share) + 4;
    let (head, sep) = forms.iter().find(|f| wide(f) <= w).copied().unwrap_or(("", " "));
    let mut at = p.put(area, 1, 1, head, Role::Text);
    for (n, s) in ticks.iter().enumerate() {
        if at + width(s) + width(&share) + 2 > w {
            break;
        }
        let role = if n == h.placed.aspect { Role::Chosen } else { Role::Text };
        at = p.put(area, 1, at, s, role);
        at = p.put(area, 1, at, sep, Role::Text);
    }
    let word = format!("{} ", t::answered(h.l));
    let room = w.saturating_sub(at + width(&share) + 4);
    let cells = room.saturating_sub(width(&word)).min(14);
    let end = w.saturating_sub(width(&share) + 1);
    if cells >= 4 {
        let from = end.saturating_sub(cells + 1);
        p.put(area, 1, from - width(&word), &word, Role::Text);
        p.spans(area, 1, from, &bar::of(done, all, cells));
    } else if room >= width(&word) {
        p.put(area, 1, end - width(&word), &word, Role::Text);
    }
    p.put(area, 1, end, &share, Role::Text);
}
