//! The menu (screen 2.17): every command of the screen with its key. What cannot
//! be done now stands in brackets, and is never left out: a menu whose rows move
//! cannot be learnt.

use crate::app::Model;
use crate::app::overlay::MenuRow;
use crate::base::text::{fit, width};
use crate::i18n::texts::keys as t;
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::ViewState;
use crate::tui::widget::list::{self, Line, widest};
use crate::tui::widget::modal;
use crate::tui::widget::paint::{Painter, cols};
use ratatui::layout::Rect;

/// Draws the menu over the screen.
pub fn draw(m: &Model, row: usize, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let all = m.menu_rows();
    let keys = widest(all.iter().map(|r| r.key.label(l)));
    let text = |r: &MenuRow| if r.disabled.is_some() { format!("({})", r.text) } else { r.text.to_owned() };
    let w = usize::from(area.width);
    let half = all.len().div_ceil(2);
    let across = |r: &[MenuRow]| 2 + keys + 2 + widest(r.iter().map(text));
    let both = all.split_at(half);
    let pair = [across(both.0), across(both.1)];
    let room = w.saturating_sub(4);
    let (widths, gap) = match pair.iter().sum::<usize>() {
        sum if sum + 4 <= room => (pair.to_vec(), 4),
        sum if sum < room => (pair.to_vec(), 1),
        _ => (vec![across(&all)], 0),
    };
    let columns = widths.len();
    let high = all.len().div_ceil(columns);
    let at = row.min(all.len().saturating_sub(1));
    let why = all.get(at).and_then(|r| r.disabled).unwrap_or_default();
    let context = m.screen_contexts().first().map_or("", |c| c.title(l));
    let title = format!("{} {} {context}", t::menu(l), glyph::DOT);
    let across = (widths.iter().sum::<usize>() + gap).max(width(&title) + 6).max(width(why)) + 4;
    let outer = modal::centered(area, across.min(w), high + 2 + usize::from(!why.is_empty()) * 2);
    let body = modal::open(p, outer, &title, "");
    let lines = |column: usize| -> Vec<Line> {
        let of = all.iter().enumerate().skip(column * high).take(high);
        of.map(|(n, r)| {
            let lit = n == at;
            let role = match (lit, r.disabled) {
                (true, _) => Role::Row,
                (false, Some(_)) => Role::Quiet,
                (false, None) => Role::Text,
            };
            let mark = if lit { glyph::FOCUS } else { " " };
            Line::of_row(
                n,
                vec![
                    (format!("{mark} "), Role::Row),
                    (format!("{}  ", fit(&r.key.label(l), keys)), if r.disabled.is_some() { role } else { Role::Key }),
                    (text(r), role),
                ],
            )
        })
        .collect()
    };
    let list_room = usize::from(body.height).saturating_sub(usize::from(!why.is_empty()) * 2);
    let part = Rect { height: crate::tui::widget::paint::cell(list_room), ..body };
    let mut hidden = String::new();
    // Columns scroll together: a column without the highlighted row follows.
    let column = at / high.max(1);
    for c in (0..columns).filter(|c| *c != column).chain([column]) {
        let before: usize = widths[..c].iter().map(|w| w + gap).sum();
        let slot = cols(part, before, widths[c]);
        hidden = list::draw(p, slot, &lines(c), Some(at), &mut v.overlay);
    }
    if !why.is_empty() {
        p.put(body, usize::from(body.height).saturating_sub(1), 0, why, Role::Attention);
    }
    if !hidden.is_empty() {
        let foot = Rect { height: outer.height, ..outer };
        p.put_right(
            cols(foot, 0, usize::from(foot.width).saturating_sub(2)),
            usize::from(foot.height).saturating_sub(1),
            0,
            &format!(" {hidden} "),
            Role::Quiet,
        );
    }
}
