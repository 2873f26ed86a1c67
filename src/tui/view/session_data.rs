//! The session's own data: a list of rows in four groups, and a whole screen for
//! a remark being written.

use crate::app::Model;
use crate::app::facts;
use crate::app::layout::note_width;
use crate::app::model::{OpenSession, Writing};
use crate::app::screen::session_data::{DataScreen, Row, rows as all_rows};
use crate::base::text::{fit, visible_lines, wrap_ranges};
use crate::domain::change::TextField;
use crate::domain::lang::Lang;
use crate::domain::session::Delegate;
use crate::i18n::texts::{entries as t, interview};
use crate::report::words;
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::{ViewState, header};
use crate::tui::widget::list::{self, Line, widest};
use crate::tui::widget::paint::{Painter, cols, rows};
use ratatui::layout::Rect;

/// Draws the screen.
pub fn draw(m: &Model, x: &DataScreen, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let Some(o) = &m.data.open else { return };
    let l = m.data.lang;
    header::title(p, area, &t::data_title(l, &o.session.region.short_name()), &header::marks(m), &[]);
    if let Some(w) = &o.writing {
        write(m, w, v, p, rows(area, 1, usize::from(area.height)));
        return;
    }
    let all = all_rows(o);
    let row = x.row.min(all.len() - 1);
    let w = usize::from(area.width);
    let names = widest(all.iter().map(|r| label(o, *r, l))).clamp(12, (w / 3).max(12));
    let mut lines = Vec::new();
    let mut last = None;
    for (n, r) in all.iter().enumerate() {
        if last != Some(r.group()) {
            last = Some(r.group());
            lines.push(Line::new(vec![(format!(" {}", head(o, *r, l)), Role::Title)]));
        }
        let lit = n == row;
        let role = if lit { Role::Row } else { Role::Text };
        let mark = (format!(" {} ", if lit { glyph::FOCUS } else { " " }), Role::Row);
        let (text, kind) = value(o, *r, l);
        let value_role = if kind == Role::Text { role } else { kind };
        let spans = match r {
            Row::Delegate(_) | Row::AddDelegate => vec![mark, (text, value_role)],
            _ => vec![mark, (format!("{}  ", fit(&label(o, *r, l), names)), role), (text, value_role)],
        };
        lines.push(Line::of_row(n, spans));
    }
    let hidden = list::draw(p, rows(area, 1, usize::from(area.height)), &lines, Some(row), &mut v.entries);
    if !hidden.is_empty() {
        p.put_right(area, 0, w / 2, &format!("{hidden} "), Role::Quiet);
    }
}

fn head(o: &OpenSession, r: Row, l: Lang) -> String {
    match r.group() {
        0 => t::head_session(l).to_owned(),
        1 => t::head_delegation(l, o.session.delegation.len()),
        2 => t::head_context(l).to_owned(),
        _ => t::head_remarks(l).to_owned(),
    }
}

fn label(o: &OpenSession, r: Row, l: Lang) -> String {
    match r {
        Row::Region => t::row_region(l).to_owned(),
        Row::Event => t::row_event(l).to_owned(),
        Row::Assessor => t::row_assessor(l).to_owned(),
        Row::Role => t::row_role(l).to_owned(),
        Row::Conflict => t::row_conflict(l).to_owned(),
        Row::Mandate => t::row_mandate(l).to_owned(),
        Row::Delegate(_) | Row::AddDelegate => String::new(),
        Row::Fact(n) => o.instrument.context.get(n).map_or("", |c| o.instrument.text(&c.title, l)).to_owned(),
        Row::RegionRemark => t::row_remark_region(l).to_owned(),
        Row::AssessorRemark => t::row_remark_assessor(l).to_owned(),
    }
}

fn value(o: &OpenSession, r: Row, l: Lang) -> (String, Role) {
    let s = &o.session;
    let dot = format!(" {} ", glyph::DOT);
    let join = |parts: &[&str]| {
        let kept: Vec<&str> = parts.iter().map(|s| s.trim()).filter(|s| !s.is_empty()).collect();
        kept.join(&dot)
    };
    let text = match r {
        Row::Region => join(&[&s.region.full_name(), &s.region.province, &s.region.code]),
        Row::Event => match &s.event {
            Some(e) => join(&[&e.title, &e.place, s.team.as_ref().map_or("", |t| &t.room)]),
            None => return (t::no_event(l).to_owned(), Role::Quiet),
        },
        Row::Assessor => join(&[&s.assessor.name, &s.assessor.institution]),
        Row::Role => words::role(l, s.assessor.role).to_owned(),
        Row::Conflict => match &s.conflict {
            None => return (t::not_asked(l).to_owned(), Role::Quiet),
            Some(c) if c.declared => {
                return (join(&[t::conflict_declared(l), &c.text]), Role::Attention);
            }
            Some(c) => join(&[t::conflict_none(l), &c.text]),
        },
        Row::Mandate => s.mandate.as_ref().map(|m| join(&[&m.number, &m.date])).unwrap_or_default(),
        Row::Delegate(n) => s.delegation.get(n).map(|d| delegate(d, l, &dot)).unwrap_or_default(),
        Row::AddDelegate => return (t::add_delegate(l).to_owned(), Role::Text),
        Row::Fact(n) => {
            let item = o.instrument.context.get(n);
            let v = item.and_then(|c| Some((c, s.context.get(&c.id)?)));
            let Some((c, v)) = v else { return (t::not_filled(l).to_owned(), Role::Quiet) };
            let shown = facts::typed(&o.instrument, c, &v.value, l);
            let unit = c.unit.as_ref().map_or("", |u| o.instrument.text(u, l));
            let odd = facts::odd(&o.instrument, c, &v.value, l).is_some();
            let text = join(&[format!("{shown} {unit}").trim(), &v.year, &v.source]);
            return if odd { (format!("! {text}"), Role::Attention) } else { (text, Role::Text) };
        }
        Row::RegionRemark => one_line(&s.remarks.region),
        Row::AssessorRemark => one_line(&s.remarks.assessor),
    };
    if text.is_empty() { (t::not_filled(l).to_owned(), Role::Quiet) } else { (text, Role::Text) }
}

fn one_line(s: &str) -> String {
    s.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn delegate(d: &Delegate, l: Lang, dot: &str) -> String {
    let mut parts = vec![d.name.clone(), d.position.clone()];
    parts.extend(d.nip.as_deref().map(|n| format!("NIP {}", words::masked_nip(n))));
    parts.extend(d.signs.then(|| t::signs(l).to_owned()));
    parts.extend(d.arrived.map(|at| t::arrived(l, &at.hm())));
    parts.extend(d.left.map(|at| t::departed(l, &at.hm())));
    parts.retain(|s| !s.trim().is_empty());
    parts.join(dot)
}

/// A remark being written.
fn write(m: &Model, w: &Writing, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let title = match w.field {
        TextField::RegionRemark => t::row_remark_region(l),
        _ => t::row_remark_assessor(l),
    };
    let size = m.data.size;
    let width = note_width(size.0, size.1).min(usize::from(area.width).saturating_sub(2).max(1));
    let part = cols(rows(area, 1, usize::from(area.height)), 1, width + 1);
    let room = usize::from(part.height);
    let text = w.edit.text();
    let ranges = wrap_ranges(&text, width);
    let (row, col) = w.edit.wrapped_cursor(width);
    v.note = list::keep(v.note, row, row, room, ranges.len());
    let hidden = list::marks(v.note, room, ranges.len());
    let right = [hidden.as_str(), t::goes_to_region_short(l), interview::writing(l)];
    let right: Vec<&str> = right.into_iter().filter(|s| !s.is_empty()).collect();
    p.heading(area, 0, true, title, &right.join("  "));
    for (n, r) in ranges.iter().skip(v.note).take(room).enumerate() {
        p.put(part, n, 0, &visible_lines(text.get(r.clone()).unwrap_or_default()), Role::Input);
    }
    p.focus(part, row.saturating_sub(v.note), col);
}
