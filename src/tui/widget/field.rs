//! One-line text fields.

use crate::app::edit::Edit;
use crate::base::text::{tail, visible, width};
use crate::tui::theme::Role;
use crate::tui::widget::paint::{Painter, cols};
use ratatui::layout::Rect;

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
