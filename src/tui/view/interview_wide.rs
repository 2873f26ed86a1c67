//! The interview from 110 by 34 on: the questions, the question at hand and the
//! evidence side by side, the levels described in full (screen 2.23).

use crate::app::layout::{WIDE_SIDES, note_width};
use crate::app::screen::interview::Part;
use crate::base::text::wrap;
use crate::domain::session::{Rating, Stage};
use crate::i18n::number::date_short;
use crate::i18n::texts::{interview as t, pace};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::header::{self, Here};
use crate::tui::view::{ViewState, entries, evidence, footer, jump, levels, message, note};
use crate::tui::widget::bar;
use crate::tui::widget::list::{self, Line};
use crate::tui::widget::paint::{Painter, cols, inset, rows};
use ratatui::layout::Rect;

/// Draws the screen.
pub fn draw(h: &Here<'_>, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let aspect = h.o.instrument.aspects.get(h.placed.aspect).map_or("", |a| h.text(&a.short));
    let number = h.placed.number();
    let s = &h.o.session;
    let into = glyph::INTO;
    let left = format!("{} {into} {} {aspect} {into} {number}", s.region.short_name(), h.placed.aspect + 1);
    let who = format!("{}: {}", t::assessor(h.l), s.assessor.name);
    let right = [h.d.now.wall.hm(), date_short(h.l, s.timing.started.date()), who];
    header::title(p, area, &left, &header::marks_here(h), &right);
    let body = rows(area, 1, usize::from(area.height));
    let (side, far) = (usize::from(WIDE_SIDES.0), usize::from(WIDE_SIDES.1));
    let middle = usize::from(area.width).saturating_sub(side + far);
    questions(h, v, p, cols(body, 0, side));
    right_column(h, v, p, cols(body, side + middle, far));
    let caret = p.cursor;
    p.cursor = None;
    middle_column(h, v, p, cols(body, side, middle));
    p.cursor = p.cursor.or(caret);
}

fn questions(h: &Here<'_>, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let inner = p.frame(area, false, t::questions(h.l), &footer::label(h.m, "g"));
    let w = usize::from(inner.width);
    let mut lines = Vec::new();
    let mut lit = 0;
    for (a, (done, all)) in header::counts(h.o).into_iter().enumerate() {
        let Some(aspect) = h.o.instrument.aspects.get(a) else { continue };
        let here = a == h.placed.aspect;
        let state = if done == all { format!("{done}/{all} {}", glyph::CHECK) } else { format!("{done}/{all}  ") };
        let head = format!(" {} {}", a + 1, h.text(&aspect.short));
        let role = if here { Role::Chosen } else { Role::Text };
        lines.push(Line::new(vec![(head, role)]).with_right(Some((format!("{state} "), role))));
        if !here {
            continue;
        }
        for (n, placed) in h.o.instrument.questions().enumerate().filter(|(_, q)| q.aspect == a) {
            let current = n == h.i.question;
            let mark = if current { glyph::FOCUS } else { " " };
            let role = if current { Role::Row } else { Role::Text };
            let spans = vec![
                (format!("  {mark}"), Role::Row),
                (format!("{} {}", placed.number(), h.text(&placed.question.title)), role),
            ];
            let (level, flag) = jump::level(h.o, placed.question, h.d.guest);
            lines.push(
                Line::of_row(n, spans).with_right(Some((format!("{level} {} ", if flag { "!" } else { " " }), role))),
            );
            if current {
                lit = n;
            }
        }
    }
    let foot = foot(h, w);
    let high = usize::from(inner.height);
    let room = high.saturating_sub(if high > lines.len().min(18) + foot.len() + 1 { foot.len() + 1 } else { 0 });
    let caret = p.cursor;
    list::draw(p, rows(inner, 0, room), &lines, Some(lit), &mut v.questions);
    p.cursor = caret;
    if room < high {
        p.put(inner, room, 1, &glyph::LINE.repeat(w.saturating_sub(2)), Role::Frame);
        for (n, l) in foot.iter().enumerate() {
            p.spans(inner, room + 1 + n, 1, l);
        }
    }
}

/// Progress and time.
fn foot(h: &Here<'_>, w: usize) -> Vec<Vec<(String, Role)>> {
    let (done, all) = header::totals(h.o);
    let cells = w.saturating_sub(2);
    let slot = u64::from(h.o.session.timing.slot_minutes);
    let minute = h.minute();
    let used = usize::try_from(minute.min(slot)).unwrap_or(0);
    let answered = t::of(h.l, done, all);
    let facts = message::pace_facts(h).into_iter().map(|s| {
        let role = if s.starts_with('!') { Role::Attention } else { Role::Text };
        vec![(s, role)]
    });
    let mut out = vec![
        vec![(format!("{}: {answered}", capital(t::answered(h.l))), Role::Text)],
        bar::of(done, all, cells).to_vec(),
    ];
    if h.o.stage == Stage::Desk {
        // It takes no time of the slot.
        return out;
    }
    out.extend([
        vec![(String::new(), Role::Text)],
        vec![(t::minute_of(h.l, minute, slot), Role::Text)],
        bar::of(used, usize::try_from(slot).unwrap_or(0), cells).to_vec(),
    ]);
    out.extend(facts);
    out
}

/// The word as it begins a line.
fn capital(s: &str) -> String {
    let mut c = s.chars();
    c.next().map(|f| f.to_uppercase().chain(c).collect()).unwrap_or_default()
}

/// Evidence, and below it the follow-ups, or the quotes while they have the focus.
fn right_column(h: &Here<'_>, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let all = usize::from(area.height);
    let focused = matches!(h.i.part, Part::Quotes | Part::FollowUps);
    let lines = entries::lines(h, usize::from(area.width).saturating_sub(2));
    let wanted = 2 + lines.len();
    let below = if focused { wanted.max(all / 2).min(all * 2 / 3) } else { wanted.min(all / 3) };
    evidence_frame(h, v, p, rows(area, 0, all - below));
    let title = entries::heading(h);
    let key = if h.i.part == Part::Quotes { String::new() } else { footer::label(h.m, "t") };
    let inner = p.frame(rows(area, all - below, below), focused, &title, &key);
    let high = usize::from(inner.height);
    let caret = p.cursor;
    let lit = focused.then(|| entries::row_at(h));
    let hidden = list::draw(p, inner, &lines, lit, &mut v.entries);
    p.cursor = if focused { p.cursor } else { caret };
    if !hidden.is_empty() && high > 0 {
        p.put_right(rows(inner, high - 1, 1), 0, 0, &hidden, Role::Quiet);
    }
}

fn evidence_frame(h: &Here<'_>, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let focused = h.i.part == Part::Evidence;
    let key = footer::label(h.m, "b");
    let title = format!("{} {}", t::evidence(h.l), evidence::count(h));
    let inner = p.frame(area, focused, &title, &key);
    let w = usize::from(inner.width);
    if let Some(d) = &h.i.details {
        let name = h.q.evidence.iter().find(|e| !d.labelled && e.id == d.evidence.id).map_or("", |e| h.text(&e.title));
        let head: Vec<String> = wrap(&t::details_of(h.l, name), w.saturating_sub(2).max(1));
        for (n, l) in head.iter().take(3).enumerate() {
            p.put(inner, 1 + n, 1, l, Role::Title);
        }
        evidence::fields(h, p, rows(inner, 2 + head.len().min(3), usize::from(inner.height)), d);
        return;
    }
    let lines = evidence::column(h, w);
    let room = w.saturating_sub(2).max(1);
    let mut foot: Vec<(String, Role)> = Vec::new();
    let support = evidence::support(h);
    if !support.is_empty() {
        let role = if support.starts_with('!') { Role::Attention } else { Role::Text };
        foot.extend(wrap(&support, room).into_iter().map(|s| (s, role)));
        foot.push((String::new(), Role::Text));
    }
    if let Some(s) = evidence::missing(h) {
        foot.extend(wrap(&s, room).into_iter().map(|s| (s, Role::Attention)));
        foot.push((String::new(), Role::Text));
    }
    if let Some((year, _)) = h.o.earlier(h.q).filter(|_| !h.o.shows_earlier(&h.q.id)) {
        foot.extend(wrap(&pace::last_year_box(h.l, year), room).into_iter().map(|s| (s, Role::Quiet)));
        foot.push((String::new(), Role::Text));
    }
    let legend = [
        t::legend_seen(h.l),
        t::legend_promised(h.l),
        t::legend_absent(h.l),
        t::legend_claimed(h.l),
        t::legend_not_asked(h.l),
    ];
    foot.extend(legend.iter().map(|s| ((*s).to_owned(), Role::Quiet)));
    let high = usize::from(inner.height);
    let below = foot.len().min(high.saturating_sub(lines.len() + 1));
    let hidden =
        list::draw(p, rows(inner, 0, high - below), &lines, focused.then_some(h.i.evidence_row), &mut v.evidence);
    for (n, (text, role)) in foot.iter().take(below).enumerate() {
        p.put(inner, high - below + n, 1, text, *role);
    }
    if !hidden.is_empty() {
        p.put_right(rows(inner, high - 1, 1), 0, 0, &hidden, Role::Quiet);
    }
}

fn middle_column(h: &Here<'_>, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let all = usize::from(area.height);
    let inner_w = usize::from(area.width).saturating_sub(2);
    let size = h.d.size;
    let width = note_width(size.0, size.1).min(inner_w.saturating_sub(1).max(1));
    let text_w = inner_w.saturating_sub(6).max(1);
    let question = wrap(h.text(&h.q.text), text_w);
    let probes: Vec<String> =
        h.q.probes
            .iter()
            .flat_map(|s| {
                wrap(h.text(s), text_w.saturating_sub(2).max(1))
                    .into_iter()
                    .enumerate()
                    .map(|(n, l)| format!("{} {l}", if n == 0 { "•" } else { " " }))
                    .collect::<Vec<_>>()
            })
            .collect();
    let below = 1 + usize::from(levels::has_reason(h));
    let count = levels::all(h).iter().filter(|r| matches!(r.rating, Rating::Level(_))).count();
    let note_rows = if h.writes_note() { note::height(h, width).max(3) } else { note::height(h, width).clamp(1, 6) };
    // Frames, the question and a note of three lines come before full descriptions.
    let fixed = 6 + question.len() + below + 3;
    let room = all.saturating_sub(fixed);
    let lines = (1..=6)
        .rev()
        .map(|most| levels::lines(h, inner_w.saturating_sub(1), most, 6))
        .find(|l| l.len() <= room)
        .unwrap_or_else(|| levels::lines(h, inner_w.saturating_sub(1), 1, 1));
    if h.for_region() || h.writes_note() && note_rows + 6 + question.len() + below + count > all + 3 {
        let right = if h.writes_note() { t::writing(h.l) } else { "" };
        let inner = p.frame(area, false, note::title(h), right);
        note::draw_long(h, v, p, inner, 1, width);
        return;
    }
    let spare = all.saturating_sub(6 + question.len() + below + lines.len() + 3.max(note_rows.min(8)));
    let shown = probes.len().min(spare);
    let q_rows = 2 + question.len() + shown;
    let q = p.frame(rows(area, 0, q_rows), false, t::question(h.l), "");
    p.put(q, 0, 1, &h.placed.number(), Role::Title);
    for (n, l) in question.iter().enumerate() {
        p.put(q, n, 6, l, Role::Title);
    }
    for (n, l) in probes.iter().take(shown).enumerate() {
        p.put(q, question.len() + n, 6, l, Role::Quiet);
    }
    let l_rows = 2 + lines.len() + below;
    let part = rows(area, q_rows, l_rows);
    let rubric = format!("{} {}", footer::label(h.m, "r"), t::rubric_title(h.l));
    let title = levels::heading(h);
    let hint = levels::hint(h, inner_w + 2, &title, &rubric);
    let inner = p.frame(part, h.i.part == Part::Levels, &title, &hint);
    levels::draw(h, p, inner, &lines, &mut v.levels);
    let part = rows(area, q_rows + l_rows, all);
    let writing = h.writes_note();
    let right = if writing { t::writing(h.l).to_owned() } else { footer::label(h.m, "c") };
    let inner = p.frame(part, writing, note::title(h), &right);
    let hidden = note::draw(h, v, p, inset(inner, 0), 1, width);
    if !hidden.is_empty() && part.height > 1 {
        let last = usize::from(part.height) - 1;
        p.put_right(cols(part, 0, usize::from(part.width) - 2), last, 0, &format!(" {hidden} "), Role::Quiet);
    }
}
