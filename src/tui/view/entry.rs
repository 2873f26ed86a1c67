//! One line to type before something is done.

use crate::app::Model;
use crate::app::entry::{Entry, Purpose};
use crate::base::text::{width, wrap};
use crate::domain::keep::BIN_DAYS;
use crate::i18n::texts::{common as c, files as f, keeping as t};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::widget::paint::{Painter, cols, rows};
use crate::tui::widget::{field, modal};
use ratatui::layout::Rect;

/// Draws the line over the screen; the box stays, the explanation gives way.
pub fn draw(m: &Model, x: &Entry, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let (title, what, label) = match x.purpose {
        Purpose::Reopen => (t::reopen_title(l, &x.name), t::reopen_what(l).to_owned(), t::reopen_why(l)),
        Purpose::ToBin => (t::bin_title(l, &x.name), t::bin_what(l, BIN_DAYS), t::bin_type(l)),
        Purpose::Elsewhere => (f::elsewhere_title(l, &x.name), f::elsewhere_what(l).to_owned(), t::hand_where(l)),
        Purpose::LeaveUnsaved => (f::leave_title(l).to_owned(), f::leave_what(l).to_owned(), f::leave_type(l)),
        Purpose::HandOver => (t::hand_title(l, &x.name), t::hand_what(l).to_owned(), t::hand_where(l)),
    };
    let wide = usize::from(area.width).min(72);
    let inner = wide.saturating_sub(4).max(1);
    let error: Vec<String> =
        x.error.as_ref().map(|e| wrap(&format!("{}: {e}", c::error(l)), inner)).unwrap_or_default();
    let mut text = wrap(&what, inner);
    let gap = usize::from(usize::from(area.height) >= text.len() + error.len() + 7);
    let fixed = 3 + error.len() + 2 * gap;
    text.truncate(usize::from(area.height).saturating_sub(fixed));
    let body = modal::open(p, modal::centered(area, wide, fixed + text.len() + gap), &title, "");
    for (n, s) in text.iter().enumerate() {
        p.put(body, n + gap, 0, s, Role::Text);
    }
    let at = text.len() + 2 * gap;
    p.put(body, at, 0, glyph::FOCUS, Role::Row);
    let end = p.put(body, at, 2, label, Role::Row).max(2 + width(label)) + 1;
    field::draw(p, cols(rows(body, at, 1), end, inner.saturating_sub(end)), &x.edit, true);
    let caret = p.cursor;
    for (n, s) in error.iter().enumerate() {
        p.put(body, at + 1 + n, 0, s, Role::Error);
    }
    p.cursor = caret;
}
