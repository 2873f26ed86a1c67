//! The follow-ups of the session (screen 2.11).

use crate::app::Model;
use crate::app::screen::follow_ups::{FollowUpList, rows as all_rows};
use crate::base::text::{fit, width, wrap};
use crate::domain::session::{FollowUp, FollowUpKind};
use crate::i18n::texts::entries as t;
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::{ViewState, form, header};
use crate::tui::widget::list::{self, Line, widest};
use crate::tui::widget::paint::{Painter, rows};
use ratatui::layout::Rect;

/// Draws the screen.
pub fn draw(m: &Model, x: &FollowUpList, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let Some(o) = &m.data.open else { return };
    let l = m.data.lang;
    let (w, high) = (usize::from(area.width), usize::from(area.height));
    let all = all_rows(o);
    let documents = all.iter().filter(|f| f.kind == FollowUpKind::Document).count();
    let right = [t::list_count(l, documents, all.len() - documents)];
    header::title(p, area, &t::list_title(l, &o.session.region.short_name()), &header::marks(m), &right);
    p.line(area, 1);
    let number =
        |f: &FollowUp| f.question.as_ref().and_then(|q| o.instrument.find(q)).map(|p| p.number()).unwrap_or_default();
    let wide = w >= 70;
    let numbers = widest(all.iter().map(|f| number(f))).max(width(t::col_question(l))).max(3);
    let owners = widest(all.iter().map(|f| f.owner.as_str())).clamp(12, 20);
    let dues = widest(all.iter().map(|f| f.due.as_deref().unwrap_or_default())).clamp(8, 14);
    let what = w.saturating_sub(3 + 7 + numbers + 1 + if wide { owners + dues + 5 } else { 3 }).max(8);
    let mut at = 2;
    if wide && high >= 14 {
        let head = format!(
            "   {}{} {}  {}  {}",
            fit("", 7),
            fit(t::col_question(l), numbers),
            fit(t::col_what(l), what),
            fit(t::col_who(l), owners),
            t::col_due(l)
        );
        p.put(area, at, 0, &head, Role::Quiet);
        at += 1;
    }
    let row = x.row.min(all.len());
    let mut lines = Vec::new();
    for (n, f) in all.iter().enumerate() {
        let lit = n == row;
        let role = if lit { Role::Row } else { Role::Text };
        let (sign, sign_role) = form::kind(l, f.kind);
        let mut spans = vec![
            (format!(" {} ", if lit { glyph::FOCUS } else { " " }), Role::Row),
            (fit(sign, 7), sign_role),
            (format!("{} ", fit(&number(f), numbers)), role),
            (format!("{}  ", fit(&f.item, what)), role),
        ];
        if wide {
            let empty = f.owner.trim().is_empty();
            let owner = if empty { t::no_owner(l) } else { &f.owner };
            spans.push((format!("{}  ", fit(owner, owners)), if empty { Role::Attention } else { role }));
            spans.push((fit(f.due.as_deref().unwrap_or_default(), dues), role));
        }
        lines.push(Line::of_row(n, spans));
    }
    let lit = row == all.len();
    lines.push(Line::of_row(
        all.len(),
        vec![
            (format!(" {} ", if lit { glyph::FOCUS } else { " " }), Role::Row),
            (t::add_follow_up(l).to_owned(), if lit { Role::Row } else { Role::Text }),
        ],
    ));
    let foot = foot(m, all.get(row).copied(), w);
    let below = foot.len().min(high.saturating_sub(at + lines.len().min(3)));
    let room = high.saturating_sub(at + below);
    let hidden = list::draw(p, rows(area, at, room), &lines, Some(row), &mut v.entries);
    if !hidden.is_empty() {
        p.put_right(rows(area, 1, 1), 0, 0, &format!(" {hidden} "), Role::Quiet);
    }
    for (n, (text, role)) in foot.iter().take(below).enumerate() {
        p.put(area, high - below + n, 1, text, *role);
    }
}

/// The highlighted one in full.
fn foot(m: &Model, f: Option<&FollowUp>, w: usize) -> Vec<(String, Role)> {
    let l = m.data.lang;
    let room = w.saturating_sub(2).max(1);
    let mut out = Vec::new();
    let mut add = |s: &str, role: Role| out.extend(wrap(s, room).into_iter().map(|s| (s, role)));
    let Some(o) = &m.data.open else { return out };
    let Some(f) = f else {
        if o.session.follow_ups.is_empty() {
            add(t::list_none(l), Role::Quiet);
        }
        return out;
    };
    let owner = if f.owner.trim().is_empty() { t::no_owner(l) } else { &f.owner };
    let due = f.due.as_ref().map(|d| format!(", {}", t::by(l, d))).unwrap_or_default();
    add(&format!("{} {} {owner}{due}", f.item, glyph::DOT), Role::Text);
    let level = f.would_allow.map(|n| t::without_it(l, n.into())).unwrap_or_default();
    add(format!("{} {level}", t::noted_at(l, &f.at.hm())).trim_end(), Role::Quiet);
    out
}
