//! The export form (screen 2.15), and what to check before writing.

use crate::app::Model;
use crate::app::screen::export::{ExportRow, ExportScreen};
use crate::base::text::{shown_path, wrap};
use crate::domain::lang::Lang;
use crate::i18n::texts::{export as t, summary};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::{ViewState, header};
use crate::tui::widget::list::{self, Line, widest};
use crate::tui::widget::paint::{Painter, rows};
use ratatui::layout::Rect;

/// Draws the screen.
pub fn draw(m: &Model, x: &ExportScreen, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let Some(o) = &m.data.open else { return };
    let l = m.data.lang;
    let all = usize::from(area.height);
    let (asked, total) = header::totals(o);
    let right = [summary::questions(l, asked, total)];
    header::title(p, area, &t::title(l, &o.session.region.short_name()), &header::marks(m), &right);
    let roomy = all >= 18;
    let mut at = 1;
    if roomy {
        p.line(area, at);
        at += 2;
    }
    let lines = lines(m, x, usize::from(area.width), roomy);
    // The last row says what is hidden.
    let short = lines.len() > all.saturating_sub(at);
    let part = rows(area, at, all.saturating_sub(at + usize::from(short)));
    let hidden = list::draw(p, part, &lines, Some(x.row), &mut v.export);
    if !hidden.is_empty() {
        p.put_right(rows(area, all - 1, 1), 0, 0, &format!(" {hidden} "), Role::Quiet);
    }
}

fn group(l: Lang, r: ExportRow) -> &'static str {
    match r {
        ExportRow::Format(_) => t::format(l),
        ExportRow::Audience(_) => t::audience(l),
        ExportRow::Language(_) => t::language(l),
    }
}

fn lines(m: &Model, x: &ExportScreen, w: usize, roomy: bool) -> Vec<Line> {
    let l = m.data.lang;
    let all = ExportScreen::rows();
    let heads = widest(all.iter().map(|r| group(l, *r)).chain([t::content(l)]));
    let mut out = Vec::new();
    let plain = |s: String, role: Role| Line::new(vec![(s, role)]);
    let gap = || Line::default();
    let head = |s: &str| format!(" {} ", crate::base::text::fit(s, heads));
    out.push(Line::new(vec![(head(t::content(l)), Role::Title), (format!("  {}", t::notes(l)), Role::Text)]));
    let mut last = "";
    for (n, r) in all.iter().enumerate() {
        let title = group(l, *r);
        let new = title != last;
        if new && roomy {
            out.push(gap());
        }
        last = title;
        let lit = n == x.row;
        let set = x.chosen(*r);
        let sign = match (r, set) {
            (ExportRow::Format(_), true) => "[x]",
            (ExportRow::Format(_), false) => "[ ]",
            (_, true) => "(•)",
            (_, false) => "( )",
        };
        let role = match (lit, set) {
            (true, _) => Role::Row,
            (_, true) => Role::Chosen,
            _ => Role::Text,
        };
        out.push(Line::of_row(
            n,
            vec![
                (head(if new { title } else { "" }), Role::Title),
                (format!("{} ", if lit { glyph::FOCUS } else { " " }), Role::Row),
                (format!("{sign} {}", ExportScreen::label(*r, l)), role),
            ],
        ));
    }
    if roomy {
        out.push(gap());
    }
    let room = w.saturating_sub(2).max(1);
    let mut para = |s: &str, role: Role| out.extend(wrap(s, room).into_iter().map(|s| plain(format!(" {s}"), role)));
    if x.busy {
        para(t::busy(l), Role::Attention);
    } else if !x.written.is_empty() {
        para(t::written(l), Role::Done);
        for path in &x.written {
            para(&format!("{} {}", glyph::CHECK, shown_path(path)), Role::Done);
        }
    } else {
        para(&t::folder(l, &shown_path(&m.data.data_dir)), Role::Text);
        para(t::never_overwrites(l), Role::Quiet);
    }
    if roomy {
        out.push(gap());
    }
    out.push(plain(format!(" {}", t::check(l)), Role::Title));
    check(m, room, &mut out);
    out
}

fn check(m: &Model, room: usize, out: &mut Vec<Line>) {
    let l = m.data.lang;
    let Some(o) = &m.data.open else { return };
    let open = header::open(o);
    let draft = !o.session.is_final();
    let mut add = |s: &str, role: Role| {
        for (n, text) in wrap(s, room.saturating_sub(2).max(1)).into_iter().enumerate() {
            let sign = if n == 0 && role == Role::Attention { "!" } else { " " };
            out.push(Line::new(vec![(format!(" {sign} {text}"), role)]));
        }
    };
    if open > 0 {
        add(&t::open_items(l, open), Role::Attention);
    }
    if draft {
        add(t::draft(l), Role::Attention);
    }
    if open == 0 && !draft {
        add(t::nothing_open(l), Role::Done);
    }
}
