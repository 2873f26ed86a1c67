//! The levels of a question: one row each, then "not applicable" and
//! "unverified" side by side. The sign `(•)` shows what is set, so the rows read
//! the same without colour.

use crate::app::screen::interview::{Part, level_rows};
use crate::app::words;
use crate::base::text::{cut, fit, width, wrap};
use crate::domain::instrument::NaPolicy;
use crate::domain::session::{Rating, Stage};
use crate::i18n::texts::{interview as t, pace as s};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::header::Here;
use crate::tui::widget::field;
use crate::tui::widget::list::{self, Line, widest};
use crate::tui::widget::paint::{Painter, cols, rows};
use ratatui::layout::Rect;

/// One row of the levels part.
#[derive(Clone, Debug)]
pub struct LevelRow {
    /// What it sets.
    pub rating: Rating,
    /// True for the one that is set.
    pub set: bool,
    /// True for the highlighted one.
    pub lit: bool,
    /// True for the one the region claims.
    pub claimed: bool,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What can be seen at this level; empty for the last two.
    pub anchor: String,
}

impl LevelRow {
    /// `(•) 3`.
    #[must_use]
    pub fn sign(&self) -> String {
        format!("({}) {}", if self.set { "•" } else { " " }, self.key)
    }

    /// The mark of the focus, or a space.
    #[must_use]
    pub fn mark(&self) -> &'static str {
        if self.lit { glyph::FOCUS } else { " " }
    }

    /// How its words are shown.
    #[must_use]
    pub fn role(&self) -> Role {
        match (self.lit, self.set) {
            (true, _) => Role::Row,
            (_, true) => Role::Chosen,
            _ => Role::Text,
        }
    }
}

/// The rows, levels first.
#[must_use]
pub fn all(h: &Here<'_>) -> Vec<LevelRow> {
    let rating = h.rating();
    let claimed = h.o.session.claimed(&h.q.id);
    let focused = h.i.part == Part::Levels;
    level_rows(h.q)
        .into_iter()
        .enumerate()
        .map(|(n, r)| {
            let (key, name, anchor) = match r {
                Rating::Level(l) => {
                    let scale = h.o.instrument.scale(h.q);
                    let name = scale.and_then(|s| s.levels.iter().find(|x| x.value == l));
                    let anchor = h.q.anchor(l).map_or("", |a| h.text(&a.text));
                    (l.to_string(), name.map_or("", |x| h.text(&x.name)).to_owned(), anchor.to_owned())
                }
                Rating::Na if h.q.na == NaPolicy::Forbidden => {
                    ("x".to_owned(), t::na_forbidden_row(h.l).to_owned(), String::new())
                }
                Rating::Na => ("x".to_owned(), t::row_na(h.l).to_owned(), String::new()),
                Rating::Unverified => ("v".to_owned(), t::row_unverified(h.l).to_owned(), String::new()),
            };
            let lit = focused && h.i.highlight == Some(n);
            LevelRow { rating: r, set: rating == Some(r), lit, claimed: claimed == Some(r), key, name, anchor }
        })
        .collect()
}

/// The lines of the levels (without the last two rows) in `w` columns, each
/// description on at most `most` lines, that of the highlighted level on as many
/// as `lit` allows.
#[must_use]
pub fn lines(h: &Here<'_>, w: usize, most: usize, lit: usize) -> Vec<Line> {
    let all = all(h);
    let levels: Vec<&LevelRow> = all.iter().filter(|r| matches!(r.rating, Rating::Level(_))).collect();
    let names = widest(levels.iter().map(|r| &r.name)).min(w / 4);
    let signs = widest(levels.iter().map(|r| r.sign()));
    // Where each description is wrapped, it hangs below the name.
    let hang = most > 1;
    let indent = if hang { 3 + signs + 1 } else { 3 + signs + 1 + names + 2 };
    let mut out = Vec::new();
    for (n, r) in levels.iter().enumerate() {
        let mark = r.claimed.then(|| (t::claimed_mark(h.l).to_owned(), Role::Key));
        let lead = format!("{} ", r.sign());
        let name = if hang { format!("{}: ", r.name) } else { format!("{}  ", fit(&r.name, names)) };
        let room = w.saturating_sub(indent).max(1);
        let allowed = if r.lit { lit.max(most) } else { most };
        let mut texts: Vec<String> = if hang {
            wrap(&format!("{name}{}", r.anchor), room)
        } else if allowed > 1 {
            wrap(&r.anchor, room)
        } else {
            vec![r.anchor.clone()]
        };
        if texts.len() > allowed {
            let rest = texts[allowed - 1..].join(" ");
            texts.truncate(allowed - 1);
            texts.push(cut(&rest, room));
        }
        for (k, text) in texts.iter().enumerate() {
            let mut spans = vec![(format!(" {} ", if k == 0 { r.mark() } else { " " }), Role::Row)];
            let words = if hang { r.role() } else { Role::Text };
            if k == 0 {
                spans.push((lead.clone(), r.role()));
                if hang {
                    let tail = text.strip_prefix(&name).map(str::to_owned);
                    match tail {
                        Some(tail) => {
                            spans.push((name.clone(), r.role()));
                            spans.push((tail, plain(words)));
                        }
                        None => spans.push((text.clone(), r.role())),
                    }
                } else {
                    spans.push((name.clone(), r.role()));
                    spans.push((text.clone(), words));
                }
            } else {
                spans.push((" ".repeat(indent - 3), Role::Text));
                spans.push((text.clone(), plain(words)));
            }
            out.push(Line::of_row(n, spans).with_right(mark.clone().filter(|_| k == 0)));
        }
    }
    out
}

fn plain(r: Role) -> Role {
    if r == Role::Chosen { Role::Text } else { r }
}

/// Heading of the part: what is set now, where it is not shown by the focus.
#[must_use]
pub fn heading(h: &Here<'_>) -> String {
    if h.i.part == Part::Levels {
        return t::levels(h.l).to_owned();
    }
    format!("{}: {}", t::levels(h.l), h.level_now())
}

/// "Not applicable" and "unverified" on one row.
pub fn draw_last(h: &Here<'_>, p: &mut Painter<'_>, area: Rect) {
    let w = usize::from(area.width);
    let all = all(h);
    let mut last = all.iter().filter(|r| !matches!(r.rating, Rating::Level(_)));
    let (Some(x), Some(v)) = (last.next(), last.next()) else { return };
    let claimed = |r: &LevelRow| if r.claimed { format!(" {}", t::claimed_mark(h.l)) } else { String::new() };
    let full = |r: &LevelRow| format!("{} {}{}", r.sign(), r.name, claimed(r));
    let forbidden = h.q.na == NaPolicy::Forbidden && !x.set;
    // Where the reason does not fit, brackets say that it cannot be chosen.
    let tight = forbidden && width(&full(x)) + width(&full(v)) + 6 > w;
    let label = |r: &LevelRow| match r.rating {
        Rating::Na if tight => format!("{} ({})", r.sign(), t::row_na(h.l)),
        _ => full(r),
    };
    let right = w.saturating_sub(width(&label(v)) + 3);
    let from = right.min((width(&label(x)) + 6).max(w / 2));
    for (r, at, room) in [(x, 0, from.saturating_sub(1)), (v, from, w - from)] {
        let slot = cols(area, at, room);
        p.put(slot, 0, 1, r.mark(), Role::Row);
        let role = if forbidden && r.rating == Rating::Na && !r.lit { Role::Quiet } else { r.role() };
        p.put(slot, 0, 3, &label(r), role);
        if r.lit {
            p.focus(slot, 0, 0);
        }
    }
}

/// True where a line for the reason is shown.
#[must_use]
pub fn has_reason(h: &Here<'_>) -> bool {
    h.i.part == Part::Reason || h.o.offers_reason(&h.q.id)
}

/// The reason: its words, what is missing, or the field being typed in.
pub fn draw_reason(h: &Here<'_>, p: &mut Painter<'_>, area: Rect) {
    let typing = h.writing().filter(|_| h.i.part == Part::Reason);
    let label = format!("{}: ", t::reason_line(h.l));
    let mark = if typing.is_some() { glyph::FOCUS } else { " " };
    p.put(area, 0, 1, mark, Role::Row);
    let at = p.put(area, 0, 3, &label, if typing.is_some() { Role::Focus } else { Role::Title });
    let slot = cols(area, at, usize::from(area.width).saturating_sub(at + 1));
    if let Some(w) = typing {
        field::draw(p, slot, &w.edit, true);
        return;
    }
    let reason = h.o.reason(&h.q.id);
    if reason.trim().is_empty() && !h.o.lacks_reason(&h.q.id) {
        p.put(slot, 0, 0, s::reason_optional(h.l), Role::Quiet);
    } else if reason.trim().is_empty() {
        p.put(slot, 0, 0, t::reason_missing(h.l), Role::Attention);
    } else {
        p.put(slot, 0, 0, reason, Role::Text);
    }
}

/// What stands at the right of the heading `title` of a part `w` columns wide: the
/// claim, the chain and last year's level, then `tail`; the fullest that fits.
#[must_use]
pub fn hint(h: &Here<'_>, w: usize, title: &str, tail: &str) -> String {
    // As `Painter::heading` counts: its mark, blanks, and a line at the end.
    let room = w.saturating_sub(width(title) + 9);
    let join = |parts: Vec<Option<String>>| {
        let parts: Vec<String> = parts.into_iter().flatten().filter(|s| !s.is_empty()).collect();
        parts.join(&format!(" {} ", glyph::DOT))
    };
    let long = claim(h, false);
    let middle = claim(h, true);
    let short = chain(h, false);
    let last = || Some(tail.to_owned());
    let forms = [
        join(vec![long.clone(), last()]),
        join(vec![middle.clone(), last()]),
        join(vec![long]),
        join(vec![middle]),
        join(vec![short.clone(), earlier(h)]),
        join(vec![short]),
        join(vec![earlier(h)]),
    ];
    let fits = forms.into_iter().find(|s| !s.is_empty() && width(s) <= room);
    fits.unwrap_or_else(|| tail.to_owned())
}

/// What the region claims, where it sent its own answers, then the chain from
/// there over the desk review to the interview, and last year's level.
#[must_use]
pub fn claim(h: &Here<'_>, short: bool) -> Option<String> {
    let before = chain(h, true).or_else(|| claimed(h, short));
    let parts: Vec<String> = before.into_iter().chain(earlier(h)).collect();
    (!parts.is_empty()).then(|| parts.join(&format!(" {} ", glyph::DOT)))
}

/// `isian 4 › dokumen 3 (-1) › wawancara 2 (-1)`: each level with its difference
/// from the one before, without the words where `words` is false; `None` while only
/// one of them is known.
fn chain(h: &Here<'_>, words: bool) -> Option<String> {
    let o = h.o;
    let interview = o.session.rating(&h.q.id).filter(|_| o.stage == Stage::Interview);
    let steps = [
        (s::chain_claim(h.l), o.session.claimed(&h.q.id)),
        (s::chain_desk(h.l), o.desk(&h.q.id)),
        (s::chain_interview(h.l), interview),
    ];
    let mut last: Option<i16> = None;
    let mut out = Vec::new();
    for (word, rating) in steps {
        let Some(r) = rating else { continue };
        let level = if let Rating::Level(n) = r { Some(n) } else { None };
        let sign = match r {
            Rating::Level(n) => n.to_string(),
            Rating::Na => "x".to_owned(),
            Rating::Unverified => "?".to_owned(),
        };
        let delta = last.zip(level).map(|(a, b)| format!(" ({:+})", i32::from(b) - i32::from(a)));
        let word = if words { format!("{word} ") } else { String::new() };
        out.push(format!("{word}{sign}{}", delta.unwrap_or_default()));
        last = level.or(last);
    }
    (out.len() > 1).then(|| out.join(&format!(" {} ", glyph::INTO)))
}

/// Last year's level, or that it is hidden until this year's is set.
fn earlier(h: &Here<'_>) -> Option<String> {
    let (year, rating) = h.o.earlier(h.q)?;
    if !h.o.shows_earlier(&h.q.id) {
        return Some(s::last_year_hidden(h.l, year));
    }
    let level = match rating {
        Rating::Level(n) => n.to_string(),
        r => words::rating(h.l, h.o, h.q, r),
    };
    Some(s::last_year_is(h.l, year, &level))
}

fn claimed(h: &Here<'_>, short: bool) -> Option<String> {
    if h.o.session.claim.is_none() {
        let desk = h.o.desk(&h.q.id).filter(|_| h.o.stage == Stage::Interview)?;
        return Some(s::desk_level(h.l, &words::rating(h.l, h.o, h.q, desk)));
    }
    Some(match h.o.session.claimed(&h.q.id) {
        Some(Rating::Level(n)) if short => t::claimed_level(h.l, &n.to_string()),
        Some(r) => t::claimed_level(h.l, &words::rating(h.l, h.o, h.q, r)),
        None => t::no_claim_for(h.l).to_owned(),
    })
}

/// Levels, the last row and the reason in `area`, the levels scrolled where they
/// do not fit. Gives the marks for what is hidden.
pub fn draw(h: &Here<'_>, p: &mut Painter<'_>, area: Rect, lines: &[Line], top: &mut usize) -> String {
    let below = 1 + usize::from(has_reason(h));
    let room = usize::from(area.height).saturating_sub(below);
    let focus = h.i.highlight.filter(|_| h.i.part == Part::Levels);
    let marks = list::draw(p, rows(area, 0, room), lines, focus, top);
    let at = lines.len().min(room);
    draw_last(h, p, rows(area, at, 1));
    if below > 1 {
        draw_reason(h, p, rows(area, at + 1, 1));
    }
    marks
}
