//! The interview at 80 columns, and narrower down to 50: everything of one
//! question on one screen (screens 2.4, 2.5, 2.10).

use crate::app::layout::note_width;
use crate::app::screen::interview::Part;
use crate::base::text::wrap;
use crate::domain::session::Rating;
use crate::i18n::texts::{entries as e, interview as t};
use crate::tui::theme::Role;
use crate::tui::view::header::{self, Here};
use crate::tui::view::{ViewState, entries, evidence, footer, levels, note};
use crate::tui::widget::paint::{Painter, rows};
use ratatui::layout::Rect;

/// How many rows each part gets.
#[derive(Clone, Copy, Debug, Default)]
struct Plan {
    question: usize,
    probes: usize,
    levels: usize,
    lit: usize,
    evidence: usize,
    note: usize,
    follow: usize,
}

/// Draws the screen.
pub fn draw(h: &Here<'_>, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let (w, all) = (usize::from(area.width), usize::from(area.height));
    if h.i.part == Part::Evidence {
        let lines = wrap(h.text(&h.q.text), w.saturating_sub(7)).len().min(2);
        header::draw(h, p, area);
        question(h, p, rows(area, 2, lines), lines);
        evidence::draw_table(h, v, p, rows(area, 2 + lines, all));
        return;
    }
    if matches!(h.i.part, Part::Quotes | Part::FollowUps) {
        let lines = wrap(h.text(&h.q.text), w.saturating_sub(7)).len().min(2);
        header::draw(h, p, area);
        question(h, p, rows(area, 2, lines), lines);
        entries::draw_list(h, v, p, rows(area, 2 + lines, all));
        return;
    }
    let size = h.d.size;
    let width = note_width(size.0, size.1).min(w.saturating_sub(4).max(1));
    let plan = plan(h, w, all, width);
    let narrow = w < 80 || all < 20;
    if h.for_region() || h.writes_note() && (narrow || note::height(h, width) > plan.note) {
        note::draw_long(h, v, p, area, if w < 50 { 1 } else { 3 }, width);
        return;
    }
    header::draw(h, p, area);
    let mut at = 2;
    question(h, p, rows(area, at, plan.question), plan.question);
    at += plan.question;
    at += probes(h, p, rows(area, at, plan.probes));
    draw_levels(h, v, p, rows(area, at, 1 + plan.levels), plan.lit);
    at += 1 + plan.levels;
    evidence::draw_compact(h, p, rows(area, at, 1 + plan.evidence));
    at += 1 + plan.evidence;
    entries::draw_compact(h, p, rows(area, all - plan.follow, plan.follow));
    let part = rows(area, at, all - plan.follow - at);
    let hidden = note::draw(h, v, p, rows(part, 1, all), 3, width);
    let caret = p.cursor;
    let writing = h.writes_note();
    let right = match (writing, hidden.is_empty()) {
        (true, true) => t::writing(h.l).to_owned(),
        (true, false) => format!("{hidden}  {}", t::writing(h.l)),
        (false, _) => hidden,
    };
    p.heading(part, 0, writing, e::note_private(h.l), &right);
    p.cursor = caret;
}

fn draw_levels(h: &Here<'_>, v: &mut ViewState, p: &mut Painter<'_>, area: Rect, lit: usize) {
    let w = usize::from(area.width);
    let focused = h.i.part == Part::Levels;
    p.heading(area, 0, focused, &levels::heading(h), "");
    let lines = levels::lines(h, w.saturating_sub(1), 1, lit);
    let hidden = levels::draw(h, p, rows(area, 1, usize::from(area.height)), &lines, &mut v.levels);
    let tail = if hidden.is_empty() { t::rubric_hint(h.l).to_owned() } else { hidden };
    let title = levels::heading(h);
    let hint = levels::hint(h, w, &title, &tail);
    let caret = p.cursor;
    p.heading(area, 0, focused, &title, &hint);
    p.cursor = caret;
}

/// The number and the words of the question.
pub fn question(h: &Here<'_>, p: &mut Painter<'_>, area: Rect, lines: usize) {
    let w = usize::from(area.width).saturating_sub(7);
    let number = h.placed.number();
    p.put(area, 0, 1, &number, Role::Title);
    let all = wrap(h.text(&h.q.text), w);
    for (n, l) in all.iter().take(lines).enumerate() {
        let last = n + 1 == lines && all.len() > lines;
        let text = if last { all[n..].join(" ") } else { l.clone() };
        p.put(rows(area, n, 1), 0, 6, &crate::base::text::cut(&text, w), Role::Title);
    }
}

/// The probes; gives how many rows they took.
fn probes(h: &Here<'_>, p: &mut Painter<'_>, area: Rect) -> usize {
    let room = usize::from(area.height);
    let w = usize::from(area.width).saturating_sub(7);
    let Some(text) = h.probes().filter(|_| room > 0) else { return room };
    let all = wrap(&text, w);
    for n in 0..room.min(all.len()) {
        let last = n + 1 == room && all.len() > room;
        let text = if last { all[n..].join(" ") } else { all[n].clone() };
        p.put(area, n, 6, &crate::base::text::cut(&text, w), Role::Quiet);
    }
    room
}

/// Shares the rows out: first what a rating needs, then the question, a line of
/// the note, the evidence, a line of probes, the note, the rest of the probes,
/// the description of the highlighted level, and what is left to the note.
fn plan(h: &Here<'_>, w: usize, all: usize, width: usize) -> Plan {
    let levels = levels::all(h).iter().filter(|r| matches!(r.rating, Rating::Level(_))).count();
    let below = 1 + usize::from(levels::has_reason(h));
    let question = wrap(h.text(&h.q.text), w.saturating_sub(7)).len();
    let probes = h.probes().map_or(0, |s| wrap(&s, w.saturating_sub(7)).len());
    let evidence = evidence::compact_rows(h, w);
    let note = note::height(h, width);
    // Header, question, and the three headings.
    let mut left = all.saturating_sub(2 + 1 + 3 + below);
    let mut plan = Plan { question: 1, lit: 1, ..Plan::default() };
    let left = &mut left;
    take(left, &mut plan.levels, levels);
    take(left, &mut plan.question, question.min(2));
    take(left, &mut plan.note, 1);
    take(left, &mut plan.evidence, evidence);
    take(left, &mut plan.follow, 1);
    take(left, &mut plan.question, question.min(4));
    take(left, &mut plan.probes, probes.min(1));
    take(left, &mut plan.follow, entries::compact_rows(h).min(2));
    take(left, &mut plan.note, if h.writes_note() { note } else { note.min(3) });
    take(left, &mut plan.follow, entries::compact_rows(h));
    take(left, &mut plan.probes, probes);
    let lit = levels::lines(h, w.saturating_sub(1), 1, 9).len().saturating_sub(levels);
    let before = plan.levels;
    take(left, &mut plan.levels, levels + lit);
    plan.lit = 1 + plan.levels - before;
    take(left, &mut plan.note, note.min(8));
    // Room is left: names in full, one below the other.
    let each = evidence::count_rows(h);
    if *left >= each.saturating_sub(plan.evidence) {
        take(left, &mut plan.evidence, each);
    }
    take(left, &mut plan.note, usize::MAX);
    plan.levels += below;
    plan
}

/// Raises `slot` to `want` as far as rows are left.
fn take(left: &mut usize, slot: &mut usize, want: usize) {
    let n = want.saturating_sub(*slot).min(*left);
    *slot += n;
    *left -= n;
}

/// Key of the rubric, for places without room for its description.
pub fn rubric_key(h: &Here<'_>) -> String {
    footer::label(h.m, "r")
}
