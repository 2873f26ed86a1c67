//! Boxes over a screen: laid out anew each frame, buttons always in view.

use crate::base::text::{width, wrap};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::widget::paint::{Painter, cell, cols, rows};
use ratatui::layout::Rect;

/// A box of at most this size in the middle of `area`.
#[must_use]
pub fn centered(area: Rect, width: usize, height: usize) -> Rect {
    let (w, h) = (cell(width).min(area.width), cell(height).min(area.height));
    Rect { x: area.x + (area.width - w) / 2, y: area.y + (area.height - h) / 2, width: w, height: h }
}

/// A box with a title, blank inside. Gives the inside without its side columns.
pub fn open(p: &mut Painter<'_>, area: Rect, title: &str, right: &str) -> Rect {
    p.clear(area);
    let marked = p.guest.map(|mark| format!("{mark} {} {title}", glyph::DOT));
    let inner = p.frame(area, true, marked.as_deref().unwrap_or(title), right);
    let w = usize::from(inner.width);
    cols(inner, 1, w.saturating_sub(2))
}

/// A question with paragraphs and buttons, `choice` the highlighted one.
pub fn ask(p: &mut Painter<'_>, area: Rect, title: &str, paragraphs: &[String], buttons: &[&str], choice: usize) {
    let w = usize::from(area.width).min(64);
    let inner = w.saturating_sub(4).max(1);
    let spaced = |gap: bool| {
        let mut lines: Vec<String> = Vec::new();
        for s in paragraphs {
            if gap && !lines.is_empty() {
                lines.push(String::new());
            }
            lines.extend(wrap(s, inner));
        }
        lines
    };
    let mut lines = spaced(true);
    let across: usize = buttons.iter().map(|b| width(b) + 5).sum::<usize>() + 2 * buttons.len().saturating_sub(1);
    let stacked = across > inner;
    let button_rows = if stacked { buttons.len() } else { 1 };
    let wanted = lines.len() + button_rows + 5;
    let tight = usize::from(area.height) < wanted;
    if tight {
        lines = spaced(lines.len() + button_rows + 2 <= usize::from(area.height));
    }
    let height = if tight { lines.len() + button_rows + 2 } else { wanted };
    let outer = centered(area, w, height);
    let body = open(p, outer, title, "");
    let h = usize::from(body.height);
    let gap = usize::from(!tight);
    let room = h.saturating_sub(button_rows + 2 * gap);
    for (n, l) in lines.iter().take(room.saturating_sub(gap)).enumerate() {
        p.put(body, n + gap, 0, l, Role::Text);
    }
    let mut at = 0;
    for (n, b) in buttons.iter().enumerate() {
        let chosen = n == choice;
        let row = h.saturating_sub(button_rows + gap) + if stacked { n } else { 0 };
        let mark = if chosen { glyph::FOCUS } else { " " };
        let start = if stacked { 0 } else { at };
        let slot = rows(body, row, 1);
        let role = if chosen { Role::Focus } else { Role::Text };
        let end = p.put(slot, 0, start, mark, Role::Row);
        let end = p.put(slot, 0, end.max(start + 1), &format!("[ {b} ]"), role);
        if chosen {
            p.focus(slot, 0, start);
        }
        at = end + 2;
    }
}
