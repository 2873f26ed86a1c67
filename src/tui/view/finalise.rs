//! What is open, before a session is made final; never a reason to refuse.

use crate::app::Model;
use crate::base::text::wrap;
use crate::domain::open_items::OpenItem;
use crate::i18n::explain;
use crate::i18n::texts::summary as t;
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::ViewState;
use crate::tui::widget::list::{self, Line};
use crate::tui::widget::modal;
use crate::tui::widget::paint::{Painter, cols, rows};
use ratatui::layout::Rect;

/// Draws the list over the screen; the two answers stay in view below it.
pub fn draw(m: &Model, items: &[OpenItem], row: usize, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let wide = usize::from(area.width).min(84);
    let inner = wide.saturating_sub(4).max(1);
    let intro = if items.is_empty() { t::finalise_nothing(l).to_owned() } else { t::finalise_open(l, items.len()) };
    let all = usize::from(area.height);
    let most = if all >= 16 { 4 } else { 1 };
    let mut head: Vec<String> = wrap(&intro, inner);
    head.truncate(most);
    let warning = wrap(t::finalise_warning(l), inner);
    let lines = lines(m, items, row);
    let fixed = 2 + head.len() + warning.len() + 2;
    let gaps = if all > fixed + lines.len() + 2 || all >= 18 { 2 } else { 0 };
    let outer = modal::centered(area, wide, fixed + lines.len() + gaps);
    let body = modal::open(p, outer, t::finalise_title(l), "");
    for (n, s) in head.iter().enumerate() {
        p.put(body, n, 0, s, Role::Text);
    }
    let high = usize::from(body.height);
    let below = warning.len() + 2;
    let room = high.saturating_sub(head.len() + below + gaps);
    let part = rows(body, head.len() + gaps / 2, room);
    let lit = (row < items.len()).then_some(row);
    let hidden = list::draw(p, part, &lines, lit, &mut v.overlay);
    let foot = rows(body, high.saturating_sub(below), below);
    for (n, s) in warning.iter().enumerate() {
        p.put(foot, n, 0, s, Role::Attention);
    }
    for (n, text) in [t::button_not_yet(l), t::button_final(l)].iter().enumerate() {
        let chosen = row == items.len() + n;
        let slot = rows(foot, warning.len() + n, 1);
        p.put(slot, 0, 0, if chosen { glyph::FOCUS } else { " " }, Role::Row);
        p.put(slot, 0, 1, &format!("[ {text} ]"), if chosen { Role::Focus } else { Role::Text });
        if chosen {
            p.focus(slot, 0, 0);
        }
    }
    if !hidden.is_empty() {
        let edge = cols(outer, 0, usize::from(outer.width).saturating_sub(2));
        p.put_right(edge, 0, 0, &format!(" {hidden} "), Role::Quiet);
    }
}

fn lines(m: &Model, items: &[OpenItem], row: usize) -> Vec<Line> {
    let l = m.data.lang;
    let mut out = Vec::new();
    let mut last = None;
    for (n, item) in items.iter().enumerate() {
        if last != Some(item.what) {
            last = Some(item.what);
            out.push(Line::new(vec![(explain::open(l, item.what).to_owned(), Role::Title)]));
        }
        let lit = n == row;
        let mark = if lit { glyph::FOCUS } else { " " };
        let role = if lit { Role::Row } else { Role::Text };
        out.push(Line::of_row(n, vec![(format!("{mark} "), Role::Row), (place(m, item), role)]));
    }
    out
}

/// Where the open thing is: number and title of a question, or the aspect.
fn place(m: &Model, item: &OpenItem) -> String {
    let l = m.data.lang;
    let Some(o) = &m.data.open else { return String::new() };
    let i = &o.instrument;
    if let Some(placed) = item.question.as_ref().and_then(|q| i.find(q)) {
        return format!("{} {}", placed.number(), i.text(&placed.question.title, l));
    }
    let aspect = item.aspect.as_ref().and_then(|a| i.aspects.iter().position(|x| x.id == *a));
    match aspect.and_then(|n| i.aspects.get(n).map(|a| (n, a))) {
        Some((n, a)) => format!("{} {}", n + 1, i.text(&a.title, l)),
        None => explain::open(l, item.what).to_owned(),
    }
}
