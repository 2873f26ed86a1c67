//! Search: the box, how far it is, and what was found.

use crate::app::Model;
use crate::app::layout::Shape;
use crate::app::screen::find::{Find, Stand};
use crate::base::text::{cut, width, wrap};
use crate::domain::search::{Field, Hit};
use crate::i18n::texts::{cli_keep as c, interview as i, keeping as t};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::ViewState;
use crate::tui::widget::list::{self, Line};
use crate::tui::widget::paint::{Painter, Span, cols, rows};
use crate::tui::widget::{field, modal};
use ratatui::layout::Rect;

fn kind(m: &Model, f: Field) -> &'static str {
    let l = m.data.lang;
    match f {
        Field::Title => c::field_title(l),
        Field::Text => c::field_text(l),
        Field::Evidence => c::field_evidence(l),
        Field::Note => c::field_note(l),
        Field::Quote => c::field_quote(l),
        Field::ForRegion => c::field_for_region(l),
        Field::Reason => c::field_reason(l),
        Field::Value => c::field_value(l),
        Field::FollowUp => c::field_follow_up(l),
        Field::Remark => c::field_remark(l),
        Field::Name => c::field_name(l),
    }
}

/// Draws the search over the screen.
pub fn draw(m: &Model, x: &Find, v: &mut ViewState, p: &mut Painter<'_>, area: Rect, s: Shape) {
    let l = m.data.lang;
    let (w, h) = (usize::from(area.width), usize::from(area.height));
    let (wide, high) = if s == Shape::Small { (w, h) } else { (w.saturating_sub(2).min(110), h.saturating_sub(2)) };
    let title = if x.all { t::find_all(l) } else { t::find_here(l) };
    let inner = modal::open(p, modal::centered(area, wide, high), title, "");
    let room = usize::from(inner.width);
    let count = match x.stand {
        Stand::Done { .. } if x.cut => t::find_cut(l, x.hits.len()),
        Stand::Done { .. } => t::find_count(l, x.hits.len()),
        Stand::Running(done, total) if total > 0 => format!("{done}/{total}"),
        _ => String::new(),
    };
    let start = p.put_right(inner, 0, 20, &count, Role::Quiet);
    let at = p.put(inner, 0, 0, &format!("{} {}: ", glyph::FOCUS, t::find_word(l)), Role::Row);
    field::bare(p, cols(rows(inner, 0, 1), at, start.min(room).saturating_sub(at + 1)), &x.query, true);
    let caret = p.cursor;
    p.line(inner, 1);
    let part = rows(inner, 2, usize::from(inner.height));
    if x.hits.is_empty() {
        let says = says(m, x);
        for (n, text) in says.iter().flat_map(|s| wrap(s, room.max(1))).enumerate() {
            p.put(part, n, 0, &text, Role::Text);
        }
    }
    let lines: Vec<Line> = x.hits.iter().enumerate().flat_map(|(n, h)| lines(m, x, h, n, room)).collect();
    let lines = if lines.is_empty() { lines } else { lines.into_iter().chain(passed_over(m, x, room)).collect() };
    let hidden = list::draw(p, part, &lines, Some(x.row), &mut v.overlay);
    // The box takes the typing, so the real cursor stands there.
    p.cursor = caret;
    if !hidden.is_empty() {
        p.put_right(inner, 1, 0, &format!(" {hidden} "), Role::Quiet);
    }
}

/// What was not looked through, below what was found.
fn passed_over(m: &Model, x: &Find, room: usize) -> Vec<Line> {
    let texts = missing(m, x);
    let lines = texts.iter().flat_map(|s| wrap(s, room.max(1)));
    lines.map(|s| Line::new(vec![(s, Role::Attention)])).collect()
}

fn missing(m: &Model, x: &Find) -> Vec<String> {
    let l = m.data.lang;
    let veiled = (x.all && x.veiled > 0).then(|| t::find_veiled(l, x.veiled));
    let unreadable = match x.stand {
        Stand::Done { unreadable, .. } if unreadable > 0 => Some(t::find_unreadable(l, unreadable)),
        _ => None,
    };
    veiled.into_iter().chain(unreadable).collect()
}

fn says(m: &Model, x: &Find) -> Vec<String> {
    let l = m.data.lang;
    let first = match x.stand {
        Stand::Idle => t::find_idle(l).to_owned(),
        Stand::Due(_) | Stand::Running(0, 0) => t::find_starting(l).to_owned(),
        Stand::Running(done, total) => t::find_running(l, done, total),
        Stand::Done { sessions, .. } if x.all => t::find_nothing(l, sessions),
        Stand::Done { .. } => t::find_nothing_here(l).to_owned(),
    };
    std::iter::once(first).chain(missing(m, x)).collect()
}

/// Where it stands on one line, what was found on the next, marked.
fn lines(m: &Model, x: &Find, hit: &Hit, n: usize, room: usize) -> [Line; 2] {
    let lit = n == x.row;
    let role = if lit { Role::Row } else { Role::Text };
    let number = hit.number.as_ref().map(|n| i::soal(m.data.lang, n)).unwrap_or_default();
    let region = if x.all { hit.region.as_str() } else { "" };
    let parts: Vec<&str> = [region, &number, kind(m, hit.field)].into_iter().filter(|s| !s.is_empty()).collect();
    let head = parts.join(&format!(" {} ", glyph::DOT));
    let mark = format!("{} ", if lit { glyph::FOCUS } else { " " });
    let head = Line::of_row(n, vec![(mark, Role::Row), (head, role)]);
    [head, Line::of_row(n, excerpt(hit, room))]
}

/// The excerpt, cut so that the first mark is in view.
fn excerpt(hit: &Hit, room: usize) -> Vec<Span> {
    let text = hit.excerpt.as_str();
    let first = hit.marks.first().map_or(0, |r| r.start);
    let head = text.get(..first).unwrap_or_default();
    let most = room.saturating_sub(4) / 2;
    let mut from = 0;
    for (at, _) in head.char_indices() {
        if width(head.get(at..).unwrap_or_default()) <= most {
            break;
        }
        from = at;
    }
    let mut out = vec![(if from > 0 { "    …" } else { "    " }.to_owned(), Role::Quiet)];
    let mut done = from;
    for r in hit.marks.iter().filter(|r| r.start >= from) {
        out.push((text.get(done..r.start).unwrap_or_default().to_owned(), Role::Text));
        // Brackets carry the mark where there is no colour.
        out.push((format!("[{}]", text.get(r.clone()).unwrap_or_default()), Role::Chosen));
        done = r.end;
    }
    out.push((cut(text.get(done..).unwrap_or_default(), room), Role::Text));
    out
}
