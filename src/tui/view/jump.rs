//! The list of questions with its search box (screen 2.9).

use crate::app::Model;
use crate::app::layout::Shape;
use crate::app::model::OpenSession;
use crate::app::screen::jump::{Filter, Jump};
use crate::base::text::{fit, width};
use crate::domain::instrument::Question;
use crate::domain::lang::Lang;
use crate::domain::must_ask::{Why, must_ask};
use crate::domain::open_items::above_statement;
use crate::domain::session::{EvidenceState, Flag, Rating, Stage};
use crate::i18n::texts::{entries as e, interview as t, pace};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::{ViewState, header};
use crate::tui::widget::list::{self, Line};
use crate::tui::widget::paint::{Painter, cols, rows};
use crate::tui::widget::{field, modal};
use ratatui::layout::Rect;

/// Level of a question in one sign, and whether something about it is open.
#[must_use]
pub fn level(o: &OpenSession, q: &Question, guest: bool) -> (String, bool) {
    let s = &o.session;
    let sign = match o.rating(&q.id) {
        Some(_) if guest => glyph::CHECK.to_owned(),
        Some(Rating::Level(l)) => l.to_string(),
        Some(Rating::Na) => "x".to_owned(),
        Some(Rating::Unverified) => "?".to_owned(),
        None if s.applies(q) => glyph::DOT.to_owned(),
        None => " ".to_owned(),
    };
    let above = o.stage == Stage::Interview && above_statement(&o.instrument, s, &q.id);
    (sign, !guest && (o.lacks_reason(&q.id) || above))
}

fn name(f: Filter, l: Lang) -> &'static str {
    match f {
        Filter::All => t::filter_all(l),
        Filter::NotAsked => t::filter_not_asked(l),
        Filter::Unverified => t::filter_unverified(l),
        Filter::ThinEvidence => t::filter_thin(l),
        Filter::NoReason => t::filter_no_reason(l),
        Filter::FollowUp => e::filter_follow_up(l),
        Filter::Marked(Flag::AskFirst) => e::filter_ask_first(l),
        Filter::Marked(Flag::Parked) => e::filter_parked(l),
        Filter::Marked(Flag::Disputed) => e::filter_disputed(l),
        Filter::MustAsk => pace::filter_must_ask(l),
    }
}

/// Draws the list over the screen.
pub fn draw(m: &Model, j: &Jump, v: &mut ViewState, p: &mut Painter<'_>, area: Rect, s: Shape) {
    let Some(o) = &m.data.open else { return };
    let l = m.data.lang;
    let (w, h) = (usize::from(area.width), usize::from(area.height));
    let (wide, high) = if s == Shape::Small { (w, h) } else { (w.saturating_sub(2).min(100), h.saturating_sub(2)) };
    let found = j.matches(o, l);
    let inner = modal::open(p, modal::centered(area, wide, high), t::jump_title(l), "");
    let room = usize::from(inner.width);
    let count = t::found(l, found.len(), o.count());
    let start = p.put_right(inner, 0, 24, &count, Role::Quiet);
    let search = format!("{}: ", t::search(l));
    let at = p.put(inner, 0, 0, &search, Role::Text);
    field::bare(p, cols(rows(inner, 0, 1), at, start.min(room).saturating_sub(at + 1)), &j.query, true);
    let caret = p.cursor;
    filters(o, j, m, p, rows(inner, 1, 1));
    let gap = usize::from(inner.height >= 8);
    if gap > 0 {
        p.line(inner, 2);
    }
    let part = rows(inner, 2 + gap, usize::from(inner.height));
    if found.is_empty() {
        for (n, text) in crate::base::text::wrap(t::nothing_matches(l), room.max(1)).iter().enumerate() {
            p.put(part, n, 0, text, Role::Attention);
        }
    }
    let lines = lines(m, o, j, &found, room);
    let hidden = list::draw(p, part, &lines, Some(j.row), &mut v.overlay);
    // The search box takes the typing, so the real cursor stands there.
    p.cursor = caret;
    if !hidden.is_empty() {
        let at = usize::from(inner.height);
        let below = Rect { height: inner.height.saturating_add(1), ..inner };
        p.put_right(below, at, 0, &format!(" {hidden} "), Role::Quiet);
    }
}

/// `Saring: ► Semua  Belum (28) …`, or only the one at hand.
fn filters(o: &OpenSession, j: &Jump, m: &Model, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let one = |f: Filter| {
        let mark = if f == j.filter { format!("{} ", glyph::FOCUS) } else { String::new() };
        format!("{mark}{} ({})", name(f, l), Jump::count(o, f))
    };
    let head = format!("{}: ", t::filters(l));
    let all: Vec<(Filter, String)> = Filter::offered(m.data.guest).iter().map(|f| (*f, one(*f))).collect();
    let room = usize::from(area.width);
    let reach = |from: usize, to: usize| {
        width(&head) + all[from..to].iter().map(|(_, s)| width(s) + 2).sum::<usize>() <= room + 2
    };
    let here = all.iter().position(|(f, _)| *f == j.filter).unwrap_or(0);
    // Whole names only, the chosen one always.
    let from = if reach(0, here + 1) { 0 } else { here };
    let to = (here + 1..=all.len()).rev().find(|to| reach(from, *to)).unwrap_or(here + 1);
    let mut at = p.put(area, 0, 0, &head, Role::Text);
    for (f, s) in &all[from..to] {
        let role = if *f == j.filter { Role::Row } else { Role::Text };
        at = p.put(area, 0, at, s, role) + 2;
    }
}

fn lines(m: &Model, o: &OpenSession, j: &Jump, found: &[usize], room: usize) -> Vec<Line> {
    let l = m.data.lang;
    let counts = header::counts(o);
    let mut out = Vec::new();
    let mut last = None;
    // What must be asked stands in the order of its reasons, the rest by aspect.
    let whys = if j.filter == Filter::MustAsk { must_ask(&o.instrument, &o.session) } else { Vec::new() };
    let mut last_why = None;
    for (row, n) in found.iter().enumerate() {
        let Some(q) = o.placed(*n) else { continue };
        if let Some((_, why)) = whys.iter().find(|(x, _)| x == n) {
            if last_why != Some(*why) {
                last_why = Some(*why);
                out.push(Line::new(vec![(why_words(*why, l).to_owned(), Role::Title)]));
            }
        } else if last != Some(q.aspect) {
            last = Some(q.aspect);
            let title = o.instrument.aspects.get(q.aspect).map_or("", |a| o.instrument.text(&a.title, l));
            let (done, all) = counts.get(q.aspect).copied().unwrap_or_default();
            let head = Line::new(vec![(format!("{} {title}", q.aspect + 1), Role::Title)]);
            out.push(head.with_right(Some((t::of(l, done, all), Role::Quiet))));
        }
        let lit = row == j.row;
        let role = if lit { Role::Row } else { Role::Text };
        let title = o.instrument.text(&q.question.title, l);
        let mut spans = vec![(format!("{} ", if lit { glyph::FOCUS } else { " " }), Role::Row)];
        let right = state(m, o, q.question, room);
        let name = room.saturating_sub(2 + 1 + width(&right.0));
        spans.push((fit(&format!("{} {title}", q.number()), name), role));
        out.push(Line::of_row(row, spans).with_right(Some(right)));
    }
    out
}

fn why_words(w: Why, l: Lang) -> &'static str {
    match w {
        Why::AskFirst => pace::why_ask_first(l),
        Why::Parked => pace::why_parked(l),
        Why::Unverified => pace::why_unverified(l),
        Why::NotAsked => pace::why_not_asked(l),
    }
}

/// Level, evidence and what is open, in columns.
fn state(m: &Model, o: &OpenSession, q: &Question, room: usize) -> (String, Role) {
    let l = m.data.lang;
    let (level, open) = level(o, q, m.data.guest);
    let shown = |q: &Question| {
        let a = o.session.answers.get(&q.id);
        a.map_or(0, |a| a.evidence.iter().filter(|e| e.state == EvidenceState::Seen).count())
    };
    let evidence = t::evidence_short(l, shown(q), q.evidence.len());
    let rated = o.answered(q);
    if room < 48 {
        return (format!("{level} {}", if open { "!" } else { " " }), Role::Text);
    }
    let what = if rated { evidence.clone() } else { t::not_yet(l).to_owned() };
    let columns = width(&evidence).max(width(t::not_yet(l)));
    (format!("{level}   {} {}", fit(&what, columns), if open { "!" } else { " " }), Role::Text)
}
