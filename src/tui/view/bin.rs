//! The bin: what was deleted, when, and how long it stays.

use crate::app::Model;
use crate::app::keeping::old_in_bin;
use crate::app::overlay::BinList;
use crate::base::text::{visible, width, wrap};
use crate::domain::keep::{BIN_DAYS, Binned};
use crate::i18n::number::date_short;
use crate::i18n::texts::keeping as t;
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::ViewState;
use crate::tui::widget::list::{self, Line};
use crate::tui::widget::modal;
use crate::tui::widget::paint::{Painter, rows};
use ratatui::layout::Rect;

/// Draws the list over the screen.
pub fn draw(m: &Model, x: &BinList, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let wide = usize::from(area.width).min(84);
    let inner = wide.saturating_sub(4).max(1);
    let mut about = wrap(&t::bin_about(l, BIN_DAYS), inner);
    about.truncate(if area.height >= 12 { 4 } else { 2 });
    let mut lines: Vec<Line> = Vec::new();
    for (n, b) in x.rows.iter().flatten().enumerate() {
        row(m, b, n, n == x.row, inner, &mut lines);
    }
    let count = x.rows.as_ref().map_or(0, Vec::len);
    let old = old_in_bin(x, &m.data);
    if old > 0 {
        lines.push(choice(count, count == x.row, &t::bin_purge(l, old, BIN_DAYS)));
    }
    if lines.is_empty() {
        let text = if x.rows.is_none() { t::bin_loading(l) } else { t::bin_empty(l) };
        lines.push(choice(0, true, text));
    }
    let outer = modal::centered(area, wide, 3 + about.len() + lines.len());
    let body = modal::open(p, outer, t::bin_heading(l), "");
    for (n, s) in about.iter().enumerate() {
        p.put(body, n, 0, s, Role::Text);
    }
    let part = rows(body, about.len() + 1, usize::from(body.height).saturating_sub(about.len() + 1));
    let hidden = list::draw(p, part, &lines, Some(x.row), &mut v.overlay);
    p.put_right(body, about.len(), 0, &hidden, Role::Quiet);
}

/// A row that can be highlighted.
pub(super) fn choice(n: usize, lit: bool, text: &str) -> Line {
    let mark = if lit { glyph::FOCUS } else { " " };
    Line::of_row(n, vec![(format!("{mark} "), Role::Row), (text.to_owned(), if lit { Role::Row } else { Role::Text })])
}

fn row(m: &Model, b: &Binned, n: usize, lit: bool, inner: usize, out: &mut Vec<Line>) {
    let l = m.data.lang;
    let name = b.row.as_ref().map_or_else(|_| visible(&b.name), |s| s.region.full_name());
    let day = date_short(l, b.on);
    let age = (m.data.now.wall.date() - b.on).num_days();
    let state = if age > BIN_DAYS { t::bin_old(l, &day) } else { t::bin_day(l, &day, (BIN_DAYS - age).max(0)) };
    let line = choice(n, lit, &name);
    if width(&name) + width(&state) + 4 <= inner {
        out.push(line.with_right(Some((state, Role::Quiet))));
    } else {
        out.push(line);
        out.push(Line::of_row(n, vec![(format!("  {state}"), Role::Quiet)]));
    }
}
