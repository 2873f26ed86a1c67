//! The private note: its last lines beside a question, the caret while it is
//! written, or the whole screen where it is longer than its room.

use crate::base::text::{cut, visible_lines, wrap, wrap_ranges};
use crate::i18n::number::date_short;
use crate::i18n::texts::{entries as e, interview as t};
use crate::tui::theme::Role;
use crate::tui::view::ViewState;
use crate::tui::view::header::{self, Here};
use crate::tui::widget::list::{keep, marks};
use crate::tui::widget::paint::{Painter, cols, rows};
use ratatui::layout::Rect;

/// Lines the note takes at `cols` columns.
#[must_use]
pub fn height(h: &Here<'_>, cols: usize) -> usize {
    wrap_ranges(&h.note(), cols).len()
}

/// The note in `area`, wrapped at `cols` columns from column `left` on: with the
/// caret while it is written, its last lines otherwise. Gives the marks for what
/// is hidden.
pub fn draw(h: &Here<'_>, v: &mut ViewState, p: &mut Painter<'_>, area: Rect, left: usize, width: usize) -> String {
    let text = h.note();
    let room = usize::from(area.height);
    let slot = cols(area, left, width + 1);
    let ranges = wrap_ranges(&text, width);
    let writing = h.writing().filter(|_| h.writes_note());
    if writing.is_none() && text.is_empty() {
        let empty = if h.for_region() { e::nothing(h.l) } else { t::note_empty(h.l) };
        p.put(slot, 0, 0, empty, Role::Quiet);
        return String::new();
    }
    let role = if writing.is_some() { Role::Input } else { Role::Text };
    let caret = writing.map(|w| w.edit.wrapped_cursor(width));
    let top = match caret {
        Some((row, _)) => {
            v.note = keep(v.note, row, row, room, ranges.len());
            v.note
        }
        None => ranges.len().saturating_sub(room),
    };
    for (n, r) in ranges.iter().skip(top).take(room).enumerate() {
        p.put(slot, n, 0, &visible_lines(text.get(r.clone()).unwrap_or_default()), role);
    }
    if let Some((row, col)) = caret {
        p.focus(slot, row.saturating_sub(top), col);
    }
    marks(top, room, ranges.len())
}

/// What the text is: nobody may mix up the private note and the text the region
/// reads.
#[must_use]
pub fn title(h: &Here<'_>) -> &'static str {
    if h.for_region() { e::for_region(h.l) } else { e::note_private(h.l) }
}

/// The whole screen for the note, with the question as a reminder (screen 2.8).
pub fn draw_long(h: &Here<'_>, v: &mut ViewState, p: &mut Painter<'_>, area: Rect, left: usize, width: usize) {
    let (w, all) = (usize::from(area.width), usize::from(area.height));
    let s = &h.o.session;
    let (number, name) = (h.placed.number(), h.text(&h.q.title));
    let head = if h.for_region() { e::for_region_of(h.l, &number, name) } else { t::note_of(h.l, &number, name) };
    let right = [s.region.short_name(), date_short(h.l, s.timing.started.date())];
    header::title(p, area, &head, &header::marks(h.m), &right);
    let mut below: Vec<String> = wrap(h.text(&h.q.text), w.saturating_sub(2));
    if let Some(probes) = h.probes() {
        below.extend(wrap(&probes, w.saturating_sub(2)));
    }
    let most = if all >= 18 { 5 } else { 2 };
    if below.len() > most {
        let rest = below[most - 1..].join(" ");
        below.truncate(most - 1);
        below.push(cut(&rest, w.saturating_sub(2)));
    }
    let room = all.saturating_sub(3 + below.len());
    let hidden = draw(h, v, p, rows(area, 2, room), left, width);
    let caret = p.cursor;
    let writing = if h.writes_note() { t::writing(h.l) } else { "" };
    let right = if hidden.is_empty() { writing.to_owned() } else { format!("{hidden}  {writing}") };
    p.heading(area, 1, true, title(h), &right);
    p.cursor = p.cursor.filter(|_| caret.is_none()).or(caret);
    p.heading(area, 2 + room, false, t::reminder(h.l), "");
    for (n, l) in below.iter().enumerate() {
        p.put(area, 3 + room + n, 1, l, Role::Quiet);
    }
}
