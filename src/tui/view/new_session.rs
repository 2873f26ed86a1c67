//! The new-session form (screen 2.3): what is offered stands below the field, an
//! error below the field it concerns.

use crate::app::Model;
use crate::app::layout::Shape;
use crate::app::screen::new_session::{Field, NewForm};
use crate::base::text::{width, wrap};
use crate::domain::region::Regions;
use crate::i18n::texts::{common as c, new_session as t};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::{ViewState, header};
use crate::tui::widget::field;
use crate::tui::widget::list::{keep, marks, widest};
use crate::tui::widget::paint::{Painter, cols, rows};
use ratatui::layout::Rect;

/// A row of the form.
enum Row {
    Field(Field),
    Offer(usize, String),
    Error(String),
    Hint(&'static str),
    Gap,
    Heading(&'static str),
    Text(String),
}

fn label(m: &Model, f: Field) -> &'static str {
    let l = m.data.lang;
    match f {
        Field::Region => t::region(l),
        Field::Date => t::date(l),
        Field::Assessor => t::assessor(l),
        Field::Institution => t::institution(l),
        Field::Delegation => t::delegation(l),
        Field::Minutes => t::minutes(l),
    }
}

fn hint(m: &Model, x: &NewForm, f: Field) -> &'static str {
    let l = m.data.lang;
    match f {
        Field::Region if x.chosen.is_none() => t::region_hint(l),
        Field::Date => t::date_hint(l),
        Field::Assessor => t::assessor_hint(l),
        Field::Delegation => t::delegation_hint(l),
        Field::Institution => t::optional(l),
        Field::Region | Field::Minutes => "",
    }
}

/// Draws the screen.
pub fn draw(m: &Model, x: &NewForm, v: &mut ViewState, p: &mut Painter<'_>, area: Rect, s: Shape) {
    let all = usize::from(area.height);
    let roomy = s != Shape::Small && all >= 14;
    header::title(p, area, t::title(m.data.lang), &[], &[]);
    let mut at = 1;
    if roomy {
        p.line(area, at);
        at += 2;
    }
    let entries = form(m, x, area, roomy);
    let lit = |r: &Row| matches!(r, Row::Field(f) if *f == x.field());
    let first = entries.iter().position(lit).unwrap_or(0);
    let offers = entries
        .iter()
        .skip(first + 1)
        .take_while(|r| matches!(r, Row::Offer(..) | Row::Error(_) | Row::Hint(_)))
        .count();
    let room = all.saturating_sub(at);
    v.form = keep(v.form, first, first + offers, room, entries.len());
    let part = rows(area, at, room);
    for (n, r) in entries.iter().skip(v.form).take(room).enumerate() {
        row(m, x, p, rows(part, n, 1), r);
    }
    let hidden = marks(v.form, room, entries.len());
    p.put_right(area, 0, 20, &format!("{hidden} "), Role::Quiet);
}

fn form(m: &Model, x: &NewForm, area: Rect, roomy: bool) -> Vec<Row> {
    let l = m.data.lang;
    let mut out = Vec::new();
    for f in Field::ALL {
        out.push(Row::Field(f));
        if let Some((at, text)) = &x.error
            && *at == f
        {
            let text = format!("{}: {text}", c::error(l));
            out.extend(wrap(&text, usize::from(area.width).saturating_sub(4).max(1)).into_iter().map(Row::Error));
            continue;
        }
        let hint = hint(m, x, f);
        if x.field() == f && !hint.is_empty() && !beside(m, area, hint) {
            out.push(Row::Hint(hint));
        }
        if f == Field::Region && x.field() == f && x.chosen.is_none() {
            offers(m, x, &mut out);
        }
    }
    if roomy {
        out.push(Row::Gap);
    }
    out.push(Row::Heading(t::before(l)));
    for text in [t::before_1(l), t::before_2(l), t::before_3(l)] {
        let lines = wrap(text, usize::from(area.width).saturating_sub(4).max(1));
        let lead = |n: usize| if n == 0 { "• " } else { "  " };
        out.extend(lines.iter().enumerate().map(|(n, s)| Row::Text(format!(" {}{s}", lead(n)))));
    }
    out
}

fn offers(m: &Model, x: &NewForm, out: &mut Vec<Row>) {
    let typed = x.text(Field::Region);
    if typed.trim().is_empty() {
        return;
    }
    let offers = x.offers();
    let names = widest(offers.iter().map(|r| &r.full_name));
    for (n, r) in offers.iter().enumerate() {
        let province = Regions::shared().province(&r.province);
        let gap = " ".repeat(names.saturating_sub(width(&r.full_name)) + 2);
        out.push(Row::Offer(n, format!("{}{gap}{province}", r.full_name)));
    }
    out.push(Row::Offer(offers.len(), t::not_in_list(m.data.lang, typed.trim())));
}

/// Column where the fields begin.
fn left(m: &Model) -> usize {
    3 + widest(Field::ALL.map(|f| label(m, f))) + 1
}

/// Whether a hint fits beside a field of some size.
fn beside(m: &Model, area: Rect, hint: &str) -> bool {
    usize::from(area.width).saturating_sub(left(m) + 1) >= 28 + width(hint) + 2
}

fn row(m: &Model, x: &NewForm, p: &mut Painter<'_>, area: Rect, r: &Row) {
    let w = usize::from(area.width);
    let left = left(m);
    match r {
        Row::Field(f) => {
            let lit = *f == x.field();
            p.put(area, 0, 1, if lit { glyph::FOCUS } else { " " }, Role::Row);
            p.put(area, 0, 3, label(m, *f), if lit { Role::Row } else { Role::Text });
            let hint = hint(m, x, *f);
            let room = w.saturating_sub(left + 1);
            let beside = !hint.is_empty() && beside(m, area, hint);
            let wide = if beside { (room - width(hint) - 2).min(44) } else { room.min(46) };
            let wide = if *f == Field::Minutes { wide.min(9) } else { wide };
            field::draw(p, cols(area, left, wide), &x.edits[*f as usize], lit);
            if beside {
                p.put(area, 0, left + wide + 2, hint, Role::Quiet);
            }
        }
        Row::Offer(n, text) => {
            let lit = *n == x.offer;
            p.put(area, 0, left, if lit { glyph::FOCUS } else { " " }, Role::Row);
            p.put(area, 0, left + 2, text, if lit { Role::Row } else { Role::Text });
        }
        Row::Error(text) => drop(p.put(area, 0, 3, text, Role::Error)),
        Row::Hint(text) => drop(p.put(area, 0, left + 2, text, Role::Quiet)),
        Row::Gap => {}
        Row::Heading(text) => p.heading(area, 0, false, text, ""),
        Row::Text(text) => drop(p.put(area, 0, 0, text, Role::Text)),
    }
}
