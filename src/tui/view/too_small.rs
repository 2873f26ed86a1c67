//! The notice where nothing else fits: what to do, whether everything is saved,
//! and the one key that works.

use crate::app::Model;
use crate::base::text::wrap;
use crate::i18n::texts::common as t;
use crate::tui::theme::Role;
use crate::tui::view::message;
use crate::tui::widget::paint::Painter;
use ratatui::layout::Rect;

/// Draws as much of the notice as fits, the most useful first.
pub fn draw(m: &Model, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let (state, role) = message::state(m);
    let notice = (t::too_small(l, area.width, area.height), Role::Title);
    let larger = (t::make_larger(l).to_owned(), Role::Text);
    let quit = (t::quit_key(l).to_owned(), Role::Key);
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
