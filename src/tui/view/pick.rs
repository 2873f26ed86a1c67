//! Choosing one of many: a search box over a list.

use crate::app::Model;
use crate::app::layout::Shape;
use crate::app::screen::pick::{Kind, Pick};
use crate::base::text::width;
use crate::i18n::texts::{entries as t, interview};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::ViewState;
use crate::tui::widget::list::{self, Line};
use crate::tui::widget::paint::{Painter, cols, rows};
use crate::tui::widget::{field, modal};
use ratatui::layout::Rect;

/// Draws the list over the screen.
pub fn draw(m: &Model, x: &Pick, v: &mut ViewState, p: &mut Painter<'_>, area: Rect, s: Shape) {
    let l = m.data.lang;
    let (w, h) = (usize::from(area.width), usize::from(area.height));
    let (wide, high) = if s == Shape::Small { (w, h) } else { (w.min(76), h.saturating_sub(2).min(16)) };
    let title = match x.kind {
        Kind::Region => t::pick_region(l),
        Kind::Event => t::pick_event(l),
        Kind::Role => t::pick_role(l),
        Kind::Conflict => t::pick_conflict(l),
    };
    let inner = modal::open(p, modal::centered(area, wide, high), title, "");
    let search = format!("{}: ", t::pick_type(l));
    let at = p.put(inner, 0, 0, &search, Role::Text);
    field::bare(p, cols(rows(inner, 0, 1), at, usize::from(inner.width).saturating_sub(at)), &x.query, true);
    let caret = p.cursor;
    p.line(inner, 1);
    let part = rows(inner, 2, usize::from(inner.height));
    let options = x.options(&m.data);
    if options.is_empty() {
        let text = if x.query.is_empty() { t::pick_none(l) } else { interview::nothing_matches(l) };
        let mark = glyph::FOCUS;
        p.put(part, 0, 0, &format!("{mark} {text}"), Role::Attention);
    }
    // Where both do not fit, the name is what counts.
    let room = usize::from(inner.width);
    let beside = |a: &str, b: &str| !b.is_empty() && width(a) + width(b) + 4 <= room;
    let lines: Vec<Line> = options
        .iter()
        .enumerate()
        .map(|(n, (_, text, right))| {
            let lit = n == x.row;
            let spans = vec![
                (format!("{} ", if lit { glyph::FOCUS } else { " " }), Role::Row),
                (text.clone(), if lit { Role::Row } else { Role::Text }),
            ];
            Line::of_row(n, spans).with_right(beside(text, right).then(|| (right.clone(), Role::Quiet)))
        })
        .collect();
    list::draw(p, part, &lines, Some(x.row), &mut v.overlay);
    // The search box takes the typing, so the real cursor stands there.
    p.cursor = caret;
}
