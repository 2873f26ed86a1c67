//! The welcome of the first start (screen 2.1).

use crate::app::Model;
use crate::app::screen::first::{First, ROWS};
use crate::base::text::{shown_path, wrap};
use crate::i18n::texts::{common as c, keeping as t, sessions as s};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::header;
use crate::tui::widget::paint::{Painter, rows};
use ratatui::layout::Rect;

/// Draws the screen. The ways to begin stay; explanations give way from the end.
pub fn draw(m: &Model, x: &First, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let (w, all) = (usize::from(area.width), usize::from(area.height));
    let roomy = all >= 18;
    let room = w.saturating_sub(2).max(1);
    header::title(p, area, s::title(l), &[], &[format!("{} {}", c::product(l), env!("CARGO_PKG_VERSION"))]);
    let mut at = 1;
    if roomy {
        p.line(area, at);
        at += 2;
    }
    let end = p.put(area, at, 1, t::welcome(l), Role::Title) + 1;
    p.put(area, at, end, t::welcome_language(l), Role::Key);
    at += 1 + usize::from(roomy);
    let choices = ROWS + usize::from(roomy);
    let glyphs = wrap(if m.data.ascii { t::glyph_ascii(l) } else { t::glyph_check(l) }, room);
    let folder = wrap(&s::data_in(l, &shown_path(&m.data.data_dir)), room);
    let what = wrap(&about(m), room);
    // What is known to fit before anything is explained.
    if all >= at + choices + what.len() + glyphs.len() + usize::from(roomy) {
        for line in &what {
            p.put(area, at, 1, line, Role::Text);
            at += 1;
        }
        at += usize::from(roomy);
    }
    for (n, text) in [t::first_try(l), t::first_session(l), t::first_list(l)].into_iter().enumerate() {
        let lit = n == x.row;
        p.put(area, at, 1, if lit { glyph::FOCUS } else { " " }, Role::Row);
        p.put(area, at, 3, text, if lit { Role::Focus } else { Role::Text });
        if lit {
            p.focus(area, at, 1);
        }
        at += 1;
    }
    at += usize::from(roomy);
    let know = [t::know_offline(l), crate::i18n::texts::help::no_save(l), t::know_undo(l), t::know_help(l)];
    let blocks: [(Vec<String>, Role); 3] = [
        (glyphs, Role::Attention),
        (folder, Role::Text),
        (
            std::iter::once(t::know_heading(l).to_owned())
                .chain(know.iter().flat_map(|s| wrap(&format!("• {s}"), room)))
                .collect(),
            Role::Text,
        ),
    ];
    for (lines, role) in &blocks {
        // A heading with nothing below it says nothing.
        if lines.len() > 2 && at + 2 > all {
            break;
        }
        for line in lines {
            if at < all {
                p.put(rows(area, at, 1), 0, 1, line, *role);
                at += 1;
            }
        }
        at += usize::from(roomy);
    }
}

/// What the program is for, with the numbers of the built-in instrument.
fn about(m: &Model) -> String {
    t::welcome_what(m.data.lang, 7, 56)
}
