//! What is drawn in guest view (rule 15): built from what the delegation may see
//! and never by leaving things out of another screen, so that nothing new can get
//! in. No level, note, reason, remark or other region is read here.

use crate::app::Model;
use crate::app::model::OpenSession;
use crate::app::screen::interview::Part;
use crate::app::screen::sessions::Sessions;
use crate::base::text::{cut, fit, width, wrap};
use crate::i18n::number;
use crate::i18n::texts::{interview as t, pace as s, summary};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::evidence;
use crate::tui::view::header::{self, Here};
use crate::tui::widget::bar;
use crate::tui::widget::list::{self, Line, widest};
use crate::tui::widget::modal;
use crate::tui::widget::paint::{Painter, rows};
use ratatui::layout::Rect;

/// The question as it is spoken, and the documents asked for with their states.
pub fn interview(h: &Here<'_>, top: &mut usize, p: &mut Painter<'_>, area: Rect) {
    let (w, all) = (usize::from(area.width), usize::from(area.height));
    let (done, of) = header::totals(h.o);
    let left = format!("{} {} {}", h.o.session.region.short_name(), glyph::INTO, h.placed.number());
    header::title(p, area, &left, &header::marks(h.m), &[format!("{done}/{of}"), h.d.now.wall.hm()]);
    let room = w.saturating_sub(2).max(1);
    let mut words: Vec<(String, Role)> = wrap(h.text(&h.q.text), room).into_iter().map(|l| (l, Role::Title)).collect();
    for probe in &h.q.probes {
        words.extend(wrap(&format!("• {}", h.text(probe)), room).into_iter().map(|l| (l, Role::Quiet)));
    }
    let listed = evidence::shown(h);
    // Below: the state, a heading and some of the documents.
    let below = 2 + listed.len().min(if all >= 16 { 6 } else { 3 });
    let most = all.saturating_sub(1 + below).max(1);
    if words.len() > most {
        words.truncate(most);
        if let Some((last, _)) = words.last_mut() {
            *last = format!("{}…", cut(last, room.saturating_sub(1)).trim_end_matches('…'));
        }
    }
    for (n, (text, role)) in words.iter().enumerate() {
        p.put(area, 1 + n, 1, text, *role);
    }
    let mut at = 1 + words.len();
    let state = if h.o.answered(h.q) { s::guest_level_set(h.l) } else { s::guest_level_open(h.l) };
    let here = h.i.part != Part::Evidence || h.i.details.is_some();
    let hidden = h.writing().is_some() || h.i.details.is_some();
    let state = if hidden { format!("{state} {} {}", glyph::DOT, s::guest_note_hidden(h.l)) } else { state.to_owned() };
    p.put(area, at, 1, if here { glyph::FOCUS } else { " " }, Role::Row);
    p.put(area, at, 3, &state, Role::Text);
    let caret = (here, at);
    at += 1;
    p.heading(area, at, false, &format!("{}: {}", t::evidence(h.l), evidence::count(h)), "");
    at += 1;
    let lines: Vec<Line> = listed
        .iter()
        .enumerate()
        .map(|(n, e)| {
            let lit = !here && n == h.i.evidence_row;
            let role = if lit { Role::Row } else { Role::Text };
            let mark = if lit { glyph::FOCUS } else { " " };
            let text = format!("{} {} {}", e.number, evidence::sign(e.state), e.title);
            Line::of_row(n, vec![(format!(" {mark} "), Role::Row), (cut(&text, w.saturating_sub(4)), role)])
        })
        .collect();
    let focus = (!here).then_some(h.i.evidence_row);
    list::draw(p, rows(area, at, all), &lines, focus, top);
    if caret.0 || listed.is_empty() {
        p.focus(area, caret.1, 1);
    }
}

/// The list with no row but that of the session at hand.
pub fn sessions(m: &Model, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let own = Sessions::guest_row(&m.data).and_then(|n| m.data.list.get(n)?.row.as_ref().ok());
    header::title(p, area, crate::i18n::texts::sessions::title(l), &header::marks(m), &[]);
    let name = own.map(|x| format!("{}  {}", x.region.short_name(), number::date_short(l, x.date)));
    p.put(area, 2, 1, glyph::FOCUS, Role::Row);
    p.put(area, 2, 3, &name.unwrap_or_else(|| "-".to_owned()), Role::Row);
    p.focus(area, 2, 1);
    words(p, rows(area, 4, area.height.into()), &[s::guest_list(l), s::guest_back(l)]);
}

/// How far the interview is, aspect by aspect.
pub fn summary(m: &Model, o: &OpenSession, lit: usize, top: &mut usize, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let (w, all) = (usize::from(area.width), usize::from(area.height));
    let (done, of) = header::totals(o);
    let title = summary::title(l, &o.session.region.short_name());
    header::title(p, area, &title, &header::marks(m), &[summary::questions(l, done, of)]);
    p.put(area, 1, 1, s::guest_answered(l), Role::Title);
    let name = |n: usize| o.instrument.aspects.get(n).map_or("", |a| o.instrument.text(&a.short, l));
    let counts = header::counts(o);
    let names = widest((0..counts.len()).map(|n| format!("{} {}", n + 1, name(n))));
    let share = widest(counts.iter().map(|(a, b)| format!("{a}/{b}")));
    let cells = w.saturating_sub(names + share + 7).min(30);
    let lines: Vec<Line> = counts
        .iter()
        .enumerate()
        .map(|(n, (a, b))| {
            let here = n == lit;
            let role = if here { Role::Row } else { Role::Text };
            let mut spans = vec![
                (format!(" {} ", if here { glyph::FOCUS } else { " " }), Role::Row),
                (format!("{} ", fit(&format!("{} {}", n + 1, name(n)), names)), role),
            ];
            if cells >= 4 {
                spans.extend(bar::of(*a, *b, cells));
            }
            let text = format!("{a}/{b}");
            spans.push((format!(" {}{text}", " ".repeat(share.saturating_sub(width(&text)))), role));
            Line::of_row(n, spans)
        })
        .collect();
    list::draw(p, rows(area, 2, all), &lines, Some(lit), top);
}

/// In place of a screen that guests do not see.
pub fn notice(m: &Model, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    header::title(p, area, "", &header::marks(m), &[]);
    p.put(area, 2, 1, glyph::FOCUS, Role::Row);
    p.focus(area, 2, 1);
    words(p, rows(area, 2, area.height.into()), &[s::guest_here(l), s::guest_back(l)]);
}

/// In place of what lies over a screen.
pub fn notice_over(m: &Model, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let body = modal::open(p, modal::centered(area, 60, 7), s::guest_mark(l), "");
    p.put(body, 0, 0, glyph::FOCUS, Role::Row);
    p.focus(body, 0, 0);
    words(p, body, &[s::guest_here(l), s::guest_back(l)]);
}

fn words(p: &mut Painter<'_>, area: Rect, all: &[&str]) {
    let room = usize::from(area.width).saturating_sub(4).max(1);
    let lines = all.iter().flat_map(|s| wrap(s, room));
    for (n, text) in lines.enumerate() {
        p.put(area, n, 3, &text, Role::Text);
    }
}
