//! The copies of a session whose file is damaged or missing (screen 2.19).

use super::bin::choice;
use crate::app::Model;
use crate::app::overlay::Rescue;
use crate::base::text::{visible, wrap};
use crate::domain::keep::Which;
use crate::i18n::number::date_short;
use crate::i18n::texts::{cli_keep as c, keeping as t};
use crate::tui::theme::Role;
use crate::tui::view::ViewState;
use crate::tui::widget::list::{self, Line};
use crate::tui::widget::modal;
use crate::tui::widget::paint::{Painter, rows};
use ratatui::layout::Rect;

/// Draws the copies over the screen, then "not now".
pub fn draw(m: &Model, x: &Rescue, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let wide = usize::from(area.width).min(76);
    let inner = wide.saturating_sub(4).max(1);
    let mut what = wrap(t::rescue_what(l), inner);
    what.truncate(if area.height >= 14 { 6 } else { 2 });
    let wordy = inner >= 50;
    let name = if wordy { t::rescue_copy } else { t::rescue_copy_short };
    let mut lines: Vec<Line> = Vec::new();
    for (n, s) in x.copies.iter().enumerate() {
        let which = match s.which {
            Which::File => c::copy_main(l),
            Which::Interrupted => c::copy_temp(l),
            Which::Previous => c::copy_previous(l),
            Which::Safety => c::copy_safety(l),
        };
        let newest = (n == 0).then(|| (t::rescue_newest(l).to_owned(), Role::Done));
        lines.push(choice(n, n == x.row, &name(l, which, s.generation)).with_right(newest));
        let time = if wordy { s.changed.hms() } else { s.changed.hm() };
        let at = format!("{} {time}", date_short(l, s.changed.date()));
        lines.push(Line::of_row(n, vec![(format!("  {}", t::rescue_state(l, &at, s.answers)), Role::Quiet)]));
    }
    lines.push(choice(x.copies.len(), x.row == x.copies.len(), t::rescue_not_now(l)));
    let outer = modal::centered(area, wide, 3 + what.len() + lines.len());
    let body = modal::open(p, outer, &t::rescue_title(l, &visible(&x.name)), "");
    for (n, s) in what.iter().enumerate() {
        p.put(body, n, 0, s, Role::Text);
    }
    let part = rows(body, what.len() + 1, usize::from(body.height).saturating_sub(what.len() + 1));
    let hidden = list::draw(p, part, &lines, Some(x.row), &mut v.overlay);
    p.put_right(body, what.len(), 0, &hidden, Role::Quiet);
}
