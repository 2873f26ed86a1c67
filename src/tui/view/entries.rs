//! Follow-ups and quotes of the question at hand: a line or two below the note,
//! the whole list while the part has the focus (screens 2.4, 2.6, 2.23).

use crate::app::screen::interview::Part;
use crate::base::text::{fit, width, wrap};
use crate::domain::session::FollowUp;
use crate::i18n::texts::entries as t;
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::header::Here;
use crate::tui::view::{ViewState, footer, form};
use crate::tui::widget::list::{self, Line};
use crate::tui::widget::paint::{Painter, Span, rows};
use ratatui::layout::Rect;

/// How many follow-ups the short list shows at most.
const SHORT: usize = 2;

fn follow_ups<'a>(h: &'a Here<'_>) -> Vec<&'a FollowUp> {
    h.o.session.follow_ups_of(&h.q.id).collect()
}

fn quotes(h: &Here<'_>) -> usize {
    h.o.session.answers.get(&h.q.id).map_or(0, |a| a.quotes.len())
}

fn for_region(h: &Here<'_>) -> usize {
    h.o.session.answers.get(&h.q.id).map_or(0, |a| a.for_region.chars().count())
}

/// `Diskominfo, 30 Nov`; who, where nobody is named yet.
fn whose(h: &Here<'_>, f: &FollowUp) -> String {
    let owner = if f.owner.trim().is_empty() { t::no_owner(h.l) } else { f.owner.trim() };
    let due = f.due.as_deref().unwrap_or_default().trim();
    if due.is_empty() { owner.to_owned() } else { format!("{owner}, {due}") }
}

/// `TL 1` for the smallest window.
#[must_use]
pub fn count_short(h: &Here<'_>) -> String {
    match follow_ups(h).len() {
        0 => String::new(),
        n => format!("{} {n}", t::follow_ups_short(h.l)),
    }
}

/// Rows the short list wants, with its heading.
#[must_use]
pub fn compact_rows(h: &Here<'_>) -> usize {
    1 + follow_ups(h).len().min(SHORT)
}

/// The heading and the first follow-ups.
pub fn draw_compact(h: &Here<'_>, p: &mut Painter<'_>, area: Rect) {
    let all = follow_ups(h);
    let right = beside(h, usize::from(area.width).saturating_sub(30));
    p.heading(area, 0, false, &format!("{}: {}", t::follow_ups(h.l), all.len()), &right);
    let room = usize::from(area.height).saturating_sub(1);
    for (n, f) in all.iter().take(room).enumerate() {
        let more = if n + 1 == room && all.len() > room { format!(" (+{})", all.len() - room) } else { String::new() };
        let tail = format!(" {} {}{more}", glyph::DOT, whose(h, f));
        let w = usize::from(area.width).saturating_sub(5);
        let head = crate::base::text::cut(&f.item, w.saturating_sub(width(&tail)).max(8));
        let at = p.put(area, 1 + n, 3, "! ", Role::Attention);
        let at = p.put(area, 1 + n, at, &head, Role::Text);
        p.put(area, 1 + n, at, &tail, Role::Quiet);
    }
}

/// How much stands in the quotes and in the text for the region.
#[must_use]
pub fn beside(h: &Here<'_>, room: usize) -> String {
    let letters = for_region(h);
    let region = if letters == 0 { t::nothing(h.l).to_owned() } else { t::letters(h.l, letters) };
    let long = format!(
        "{} {} {} {} {region} {} {}",
        t::quotes_word(h.l),
        quotes(h),
        glyph::DOT,
        t::for_region_word(h.l),
        glyph::DOT,
        footer::label(h.m, "t")
    );
    if width(&long) <= room { long } else { footer::label(h.m, "t") }
}

/// Entries of the part at hand.
fn count(h: &Here<'_>) -> usize {
    if h.i.part == Part::Quotes { quotes(h) } else { follow_ups(h).len() }
}

/// The highlighted row; the one behind the last adds.
#[must_use]
pub fn row_at(h: &Here<'_>) -> usize {
    h.i.entry_row.min(count(h))
}

/// `TINDAK LANJUT 3.2: 2`, or that of the quotes.
#[must_use]
pub fn heading(h: &Here<'_>) -> String {
    let name = if h.i.part == Part::Quotes { t::quotes(h.l) } else { t::follow_ups(h.l) };
    format!("{name} {}: {}", h.placed.number(), count(h))
}

/// The whole list of the part at hand.
pub fn draw_list(h: &Here<'_>, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    p.heading(area, 0, true, &heading(h), "");
    let lines = lines(h, usize::from(area.width));
    let room = usize::from(area.height).saturating_sub(1);
    let hidden = list::draw(p, rows(area, 1, room), &lines, Some(row_at(h)), &mut v.entries);
    if !hidden.is_empty() {
        p.put_right(rows(area, 0, 1), 0, 0, &format!(" {hidden} "), Role::Quiet);
    }
}

/// The lines of the part at hand, for `w` columns.
#[must_use]
pub fn lines(h: &Here<'_>, w: usize) -> Vec<Line> {
    if h.i.part == Part::Quotes { quote_lines(h, w) } else { follow_up_lines(h, w) }
}

fn mark(lit: bool) -> Span {
    (format!(" {} ", if lit { glyph::FOCUS } else { " " }), Role::Row)
}

fn add_line(n: usize, lit: bool, text: &str) -> Line {
    Line::of_row(n, vec![mark(lit), (text.to_owned(), if lit { Role::Row } else { Role::Text })])
}

/// A row of any number of lines, hanging below its first.
fn row(n: usize, lit: bool, head: &[Span], text: &str, w: usize) -> Vec<Line> {
    let words = if lit { Role::Row } else { Role::Text };
    let left: usize = 3 + head.iter().map(|(s, _)| width(s)).sum::<usize>();
    let mut out = Vec::new();
    for (k, s) in wrap(text, w.saturating_sub(left + 1).max(8)).into_iter().enumerate() {
        let lead = if k == 0 {
            [mark(lit)].into_iter().chain(head.iter().cloned()).collect()
        } else {
            vec![(" ".repeat(left), Role::Text)]
        };
        out.push(Line::of_row(n, lead.into_iter().chain([(s, words)]).collect()));
    }
    out
}

/// The follow-ups with who and until when, and the row that adds one.
#[must_use]
pub fn follow_up_lines(h: &Here<'_>, w: usize) -> Vec<Line> {
    let all = follow_ups(h);
    let here = (h.i.part == Part::FollowUps).then(|| h.i.entry_row.min(all.len()));
    let mut out = Vec::new();
    for (n, f) in all.iter().enumerate() {
        let (sign, role) = form::kind(h.l, f.kind);
        let text = format!("{} {} {}", f.item, glyph::DOT, whose(h, f));
        out.extend(row(n, here == Some(n), &[(format!("{} ", fit(sign, 6).trim_end()), role)], &text, w));
        if let Some(level) = f.would_allow.filter(|_| here == Some(n)) {
            let text = t::without_it(h.l, level.into());
            let lines = wrap(&text, w.saturating_sub(6).max(8)).into_iter();
            out.extend(lines.map(|s| Line::of_row(n, vec![(format!("     {s}"), Role::Quiet)])));
        }
    }
    out.push(add_line(all.len(), here == Some(all.len()), t::add_follow_up(h.l)));
    out
}

fn quote_lines(h: &Here<'_>, w: usize) -> Vec<Line> {
    let all = h.o.session.answers.get(&h.q.id).map_or(&[][..], |a| a.quotes.as_slice());
    let at = h.i.entry_row.min(all.len());
    let mut out = Vec::new();
    for (n, x) in all.iter().enumerate() {
        let text = format!("{}: “{}”", x.who, x.text);
        out.extend(row(n, n == at, &[(format!("[{}] ", x.at.hm()), Role::Quiet)], &text, w));
    }
    out.push(add_line(all.len(), at == all.len(), t::add_quote(h.l)));
    out
}
