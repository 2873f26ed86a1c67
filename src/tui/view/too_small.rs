//! The notice where nothing else fits: what to do, whether everything is saved,
//! and the one key that works.

use crate::app::Model;
use crate::app::edit::Edit;
use crate::app::overlay::Overlay;
use crate::base::text::{width, wrap};
use crate::i18n::texts::{common as c, files as t};
use crate::tui::theme::Role;
use crate::tui::view::message;
use crate::tui::widget::field;
use crate::tui::widget::paint::{Painter, cols, rows};
use ratatui::layout::Rect;

/// Draws as much of the notice as fits, the most useful first.
pub fn draw(m: &Model, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    if let Some(Overlay::Entry(e)) = m.overlay.as_ref().filter(|_| m.asks_to_leave()) {
        return leaving(m, &e.edit, p, area);
    }
    let (state, role) = message::state(m);
    let notice = (c::too_small(l, area.width, area.height), Role::Title);
    let larger = (c::make_larger(l).to_owned(), Role::Text);
    let quit = (c::quit_key(l).to_owned(), Role::Key);
    let blank = (String::new(), Role::Text);
    let lines = match area.height {
        0..=1 => vec![quit],
        2 => vec![notice, quit],
        3 => vec![notice, (state, role), quit],
        4 => vec![notice, larger, (state, role), quit],
        _ => vec![notice, larger, blank, (state, role), quit],
    };
    // Whole sentences where there are rows for them, else one row each.
    let wide = usize::from(area.width).max(1);
    let folded: Vec<(String, Role)> =
        lines.iter().flat_map(|(s, role)| wrap(s, wide).into_iter().map(|s| (s, *role))).collect();
    let lines = if folded.len() <= usize::from(area.height) { folded } else { lines };
    for (n, (text, role)) in lines.iter().enumerate() {
        p.put(area, n, 0, text, *role);
    }
    p.focus(area, 0, 0);
}

/// What would be lost, as much of it as fits, and the yes that is asked for: the
/// line stays.
fn leaving(m: &Model, typed: &Edit, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let (w, h) = (usize::from(area.width).max(1), usize::from(area.height));
    let mut words = wrap(t::leave_what(l), w);
    if words.len() + 1 >= h {
        words = wrap(t::leave_title(l), w);
    }
    words.truncate(h.saturating_sub(1));
    for (n, s) in words.iter().enumerate() {
        p.put(area, n, 0, s, Role::Error);
    }
    let at = words.len();
    let label = t::leave_short(l);
    let end = p.put(area, at, 0, label, Role::Key).max(width(label)) + 1;
    field::bare(p, cols(rows(area, at, 1), end, w.saturating_sub(end)), typed, true);
}
