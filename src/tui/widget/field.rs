//! One-line text fields.

use crate::app::edit::Edit;
use crate::base::text::{tail, visible, width};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::widget::list::widest;
use crate::tui::widget::paint::{Painter, cols, rows};
use ratatui::layout::Rect;

/// Lines of a form, each beside its label, or below it where there is no room.
/// `shown` is how the text of a line that is not focused looks.
pub fn form(
    p: &mut Painter<'_>,
    area: Rect,
    labels: &[&str],
    fields: &[Edit],
    focus: usize,
    shown: impl Fn(usize, &str) -> String,
) {
    let (w, high) = (usize::from(area.width), usize::from(area.height));
    let across = widest(labels);
    let stacked = w < across + 24 && high >= 2 * labels.len();
    let step = if stacked { 2 } else { 1 };
    // The focused field stays in view in the lowest window.
    let fits = (high / step).max(1);
    let from = (focus + 1).saturating_sub(fits);
    for (n, (label, edit)) in labels.iter().zip(fields).enumerate().skip(from).take(fits) {
        let at = (n - from) * step;
        let lit = n == focus;
        p.put(area, at, 1, if lit { glyph::FOCUS } else { " " }, Role::Row);
        p.put(area, at, 3, label, if lit { Role::Row } else { Role::Text });
        let slot = if stacked {
            cols(rows(area, at + 1, 1), 3, w.saturating_sub(4))
        } else {
            cols(rows(area, at, 1), 3 + across + 1, w.saturating_sub(across + 5))
        };
        if lit {
            draw(p, slot, edit, true);
        } else {
            draw(p, slot, &Edit::line(&shown(n, &edit.text())), false);
        }
    }
}

/// `[ text ]` in `area`'s first row; with the focus it has the real cursor, and
/// a long text is moved so that the cursor is in view.
pub fn draw(p: &mut Painter<'_>, area: Rect, edit: &Edit, focused: bool) {
    let w = usize::from(area.width);
    let brackets = if focused { Role::Row } else { Role::Frame };
    p.put(area, 0, 0, "[", brackets);
    if w > 1 {
        p.put(area, 0, w - 1, "]", brackets);
    }
    bare(p, cols(area, 2, w.saturating_sub(4)), edit, focused);
}

/// The same without brackets.
pub fn bare(p: &mut Painter<'_>, area: Rect, edit: &Edit, focused: bool) {
    let room = usize::from(area.width);
    let text = visible(&edit.text());
    if !focused {
        p.put(area, 0, 0, &text, Role::Text);
        return;
    }
    // One column stays free for the cursor behind the last letter.
    let before = visible(edit.text().get(..edit.cursor()).unwrap_or_default());
    let shown = tail(&before, room.saturating_sub(1));
    let from = before.len() - shown.len();
    p.put(area, 0, 0, text.get(from..).unwrap_or_default(), Role::Input);
    p.focus(area, 0, width(shown));
}
