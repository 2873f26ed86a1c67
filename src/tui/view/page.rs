//! Help and the full rubric: long texts with marks for what is hidden. Their
//! lines and their scrolling come from `app::pages`, so that a key moves exactly
//! what is seen.

use crate::app::layout::page_rows;
use crate::app::overlay::Overlay;
use crate::app::pages::{self, LineKind};
use crate::app::screen::Screen;
use crate::app::{Model, words};
use crate::i18n::texts::{files, help, interview as t, pace};
use crate::tui::theme::Role;
use crate::tui::view::header::{self, Here};
use crate::tui::widget::list::marks;
use crate::tui::widget::modal;
use crate::tui::widget::paint::{Painter, cols, rows};
use ratatui::layout::Rect;

/// Draws the text over the whole screen, below its first line.
pub fn draw(m: &Model, top: usize, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let here = match m.screen() {
        Screen::Interview(i) => Here::new(m, i),
        _ => None,
    };
    let rubric = matches!(m.overlay, Some(Overlay::Rubric { .. }));
    let aloud = matches!(m.overlay, Some(Overlay::ReadAloud { .. }));
    let context = m.screen_contexts().first().map_or("", |c| c.title(l));
    match &here {
        Some(h) => header::draw(h, p, rows(area, 0, 1)),
        None => header::title(p, area, context, &[], &[]),
    }
    let lines = pages::lines(m);
    let room = page_rows(m.data.size.1);
    let wide = pages::page_width(m) + 4;
    let outer = rows(area, 1, (room + 2).min(usize::from(area.height).saturating_sub(1)));
    let outer = modal::centered(outer, wide, usize::from(outer.height));
    let region = m.data.open.as_ref().map(|o| o.session.region.short_name()).unwrap_or_default();
    let compare = matches!(m.overlay, Some(Overlay::Compare(_)));
    let title = match (rubric, aloud) {
        _ if compare => files::compare_title(l).to_owned(),
        (true, _) => t::rubric_title(l).to_owned(),
        (_, true) => pace::aloud_title(l, &region),
        _ => format!("{}: {context}", help::title(l)),
    };
    let now =
        here.as_ref().filter(|_| rubric && !m.data.guest).and_then(|h| Some(words::rating(l, h.o, h.q, h.rating()?)));
    let right = now.map(|s| t::level_now(l, &s)).unwrap_or_default();
    let body = modal::open(p, outer, &title, &right);
    let room = usize::from(body.height);
    let top = top.min(lines.len().saturating_sub(room));
    for (n, line) in lines.iter().skip(top).take(room).enumerate() {
        let role = match line.kind {
            LineKind::Heading => Role::Title,
            LineKind::Plain => Role::Text,
            LineKind::Chosen => Role::Chosen,
            LineKind::Quiet => Role::Quiet,
        };
        p.put(body, n, 0, &line.text, role);
    }
    p.focus(body, 0, 0);
    let hidden = marks(top, room, lines.len());
    if !hidden.is_empty() {
        let foot = cols(outer, 0, usize::from(outer.width).saturating_sub(2));
        p.put_right(foot, usize::from(outer.height).saturating_sub(1), 0, &format!(" {hidden} "), Role::Quiet);
    }
}
