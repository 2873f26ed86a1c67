//! The evidence of a question: a short list beside the levels, the whole table
//! while the part has the focus, and the details of a document being typed.
//! Every state has a sign of its own, `[x] [~] [-] [?] [ ]`.

use crate::app::screen::evidence::{Details, Row, rows as evidence_rows};
use crate::app::screen::interview::Part;
use crate::app::words;
use crate::base::id::Id;
use crate::base::text::{cut, fit, width, wrap};
use crate::domain::open_items::above_statement;
use crate::domain::session::{Evidence, EvidenceState, Rating, Stage};
use crate::i18n::texts::{common as c, interview as t, pace};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::ViewState;
use crate::tui::view::header::Here;
use crate::tui::widget::field;
use crate::tui::widget::list::{self, Line, widest};
use crate::tui::widget::paint::{Painter, cols, rows};
use ratatui::layout::Rect;

/// One piece of evidence as it is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its number, `1` to `9`, or blank behind that.
    pub number: String,
    /// Its name.
    pub title: String,
    /// Its state; `None` for not asked.
    pub state: Option<EvidenceState>,
    /// What was typed about it.
    pub details: String,
}

/// The evidence of the question, the instrument's items first.
#[must_use]
pub fn shown(h: &Here<'_>) -> Vec<Shown> {
    evidence_rows(h.o, h.q).iter().enumerate().map(|(n, r)| one(h, n, r)).collect()
}

fn one(h: &Here<'_>, n: usize, r: &Row) -> Shown {
    let item = h.q.evidence.iter().find(|e| r.item && e.id == r.id);
    let label = r.recorded.as_ref().map_or("", |e| e.label.as_str());
    Shown {
        number: if n < 9 { (n + 1).to_string() } else { " ".to_owned() },
        title: item.map_or(label, |e| h.text(&e.title)).to_owned(),
        state: r.recorded.as_ref().map(|e| e.state),
        details: r.recorded.as_ref().map(|e| details(h, e)).unwrap_or_default(),
    }
}

fn details(h: &Here<'_>, e: &Evidence) -> String {
    let with = |word: &str, s: &str| if s.is_empty() { String::new() } else { format!("{word} {s}") };
    let parts = [
        with(t::number_short(h.l), &e.number),
        e.date.clone(),
        with(t::page_short(h.l), &e.page),
        e.signer.clone(),
        e.remark.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|s| !s.trim().is_empty()).collect();
    parts.join(", ")
}

/// `[x]` and its like.
#[must_use]
pub fn sign(s: Option<EvidenceState>) -> &'static str {
    match s {
        Some(EvidenceState::Seen) => "[x]",
        Some(EvidenceState::Promised) => "[~]",
        Some(EvidenceState::Absent) => "[-]",
        Some(EvidenceState::Claimed) => "[?]",
        None => "[ ]",
    }
}

fn legend(h: &Here<'_>, s: Option<EvidenceState>) -> &'static str {
    match s {
        Some(EvidenceState::Seen) => t::legend_seen(h.l),
        Some(EvidenceState::Promised) => t::legend_promised(h.l),
        Some(EvidenceState::Absent) => t::legend_absent(h.l),
        Some(EvidenceState::Claimed) => t::legend_claimed(h.l),
        None => t::legend_not_asked(h.l),
    }
}

fn role(s: Option<EvidenceState>) -> Role {
    match s {
        Some(EvidenceState::Seen) => Role::Done,
        Some(EvidenceState::Promised | EvidenceState::Claimed) => Role::Attention,
        _ => Role::Text,
    }
}

/// `2 dari 5 ditunjukkan`.
#[must_use]
pub fn count(h: &Here<'_>) -> String {
    let all = shown(h);
    let seen = all.iter().filter(|e| e.state == Some(EvidenceState::Seen)).count();
    t::evidence_shown(h.l, seen, all.len())
}

/// `dasar: dokumen`, once there is something to carry.
#[must_use]
pub fn support(h: &Here<'_>) -> String {
    let answer = h.o.session.answers.get(&h.q.id).filter(|_| matches!(h.rating(), Some(Rating::Level(_))));
    let Some(a) = answer else { return String::new() };
    let words = t::support_is(h.l, words::support(h.l, a.support_at(h.o.stage)));
    // The warning stays as long as the level does (rule 3).
    let cap =
        h.o.instrument
            .statement_cap
            .filter(|_| h.o.stage == Stage::Interview && above_statement(&h.o.instrument, &h.o.session, &h.q.id));
    match cap {
        Some(cap) => pace::above_cap(h.l, &words, cap),
        None => words,
    }
}

/// Rows the short list wants in `w` columns.
#[must_use]
pub fn compact_rows(h: &Here<'_>, w: usize) -> usize {
    let n = evidence_rows(h.o, h.q).len();
    if w >= 80 { n.div_ceil(2) } else { n }
}

/// Rows the short list takes with one piece on each.
#[must_use]
pub fn count_rows(h: &Here<'_>) -> usize {
    evidence_rows(h.o, h.q).len()
}

/// The short list with its heading.
pub fn draw_compact(h: &Here<'_>, p: &mut Painter<'_>, area: Rect) {
    let w = usize::from(area.width);
    let title = format!("{}: {}", t::evidence(h.l), count(h));
    let mut right = support(h);
    if width(&title) + width(&right) + 9 > w {
        // The sign of the warning is what must not be lost.
        right = right.split(" (").next().unwrap_or_default().to_owned();
    }
    p.heading(area, 0, false, &title, &right);
    let all = shown(h);
    let room = usize::from(area.height).saturating_sub(1);
    let columns = if w >= 80 && room < all.len() { 2 } else { 1 };
    let high = all.len().div_ceil(columns).max(1);
    let wide = w.saturating_sub(3) / columns;
    for (n, e) in all.iter().enumerate() {
        let (row, column) = (n % high, n / high);
        if row >= room {
            continue;
        }
        let slot = cols(area, 3 + column * wide, wide.saturating_sub(1));
        let at = p.put(slot, 1 + row, 0, &format!("{} ", e.number), Role::Text);
        let at = p.put(slot, 1 + row, at, sign(e.state), role(e.state));
        p.put(slot, 1 + row, at + 1, &e.title, Role::Text);
    }
    if all.len() > room * columns && room > 0 {
        p.put_right(area, room, 0, &list::marks(0, room, high), Role::Quiet);
    }
}

/// The whole table: it has the focus.
pub fn draw_table(h: &Here<'_>, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    if let Some(d) = &h.i.details {
        draw_details(h, p, area, d);
        return;
    }
    let (w, all) = (usize::from(area.width), usize::from(area.height));
    let title = format!("{} {}", t::evidence(h.l), h.placed.number());
    let right = [count(h), support(h)].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>();
    p.heading(area, 0, true, &title, &right.join(&format!(" {} ", glyph::DOT)));
    let wide = w >= 70;
    let head = usize::from(wide);
    // Names in full where there is room for them, else cut to one line each and
    // the highlighted one in full below.
    let high = |foot: &[(Vec<String>, Role)]| foot.iter().map(|(l, _)| l.len()).sum::<usize>();
    let (mut lines, mut foot) = (table(h, w, wide, true), foot(h, w));
    let rest = foot.split_off(1.min(foot.len()));
    if lines.len() + head + 1 + high(&rest) <= all {
        foot = rest;
    } else {
        lines = table(h, w, wide, false);
        foot.extend(rest);
    }
    let foot_rows = all.saturating_sub(lines.len() + head + 1).min(high(&foot));
    let room = all.saturating_sub(1 + head + foot_rows);
    if wide {
        let (name, state) = columns(h, w);
        p.put(area, 1, 5, t::evidence_col(h.l), Role::Quiet);
        p.put(area, 1, 5 + name + 2, t::state_col(h.l), Role::Quiet);
        p.put(area, 1, 5 + name + 2 + state + 2, t::detail_col(h.l), Role::Quiet);
    }
    let hidden = list::draw(p, rows(area, 1 + head, room), &lines, Some(h.i.evidence_row), &mut v.evidence);
    if !hidden.is_empty() {
        p.put_right(rows(area, 0, 1), 0, 0, &format!(" {hidden} "), Role::Quiet);
    }
    // The most useful of the foot stands first and is kept longest.
    for (n, (text, role)) in list::paragraphs(&foot, w.saturating_sub(2), foot_rows).iter().enumerate() {
        p.put(area, all - foot_rows + n, 1, text, *role);
    }
}

/// Widths of the name and of the state.
fn columns(h: &Here<'_>, w: usize) -> (usize, usize) {
    let all = shown(h);
    let state = widest(all.iter().map(|e| legend(h, e.state)));
    let any = all.iter().any(|e| !e.details.is_empty());
    let share = if any { 55 } else { 72 };
    let longest = widest(all.iter().map(|e| &e.title)).max(width(t::further_evidence(h.l)));
    (longest.min((w.saturating_sub(state + 9)) * share / 100 + 4), state)
}

fn table(h: &Here<'_>, w: usize, wide: bool, full: bool) -> Vec<Line> {
    let all = shown(h);
    let (name, state) = columns(h, w);
    let mark = |n: usize, k: usize| {
        let lit = k == 0 && n == h.i.evidence_row;
        (format!(" {} ", if lit { glyph::FOCUS } else { " " }), Role::Row)
    };
    let words = |n: usize| if n == h.i.evidence_row { Role::Row } else { Role::Text };
    let split = |s: &str, cols: usize| if full { wrap(s, cols.max(1)) } else { vec![s.to_owned()] };
    let mut out = Vec::new();
    for (n, e) in all.iter().enumerate() {
        let number = |k: usize| (if k == 0 { format!("{} ", e.number) } else { "  ".to_owned() }, words(n));
        if wide {
            let names = split(&e.title, name);
            let details = split(&e.details, w.saturating_sub(5 + name + 2 + state + 3));
            for k in 0..names.len().max(details.len()) {
                let text = |l: &[String]| l.get(k).cloned().unwrap_or_default();
                let sign = if k == 0 { legend(h, e.state) } else { "" };
                out.push(Line::of_row(
                    n,
                    vec![
                        mark(n, k),
                        number(k),
                        (format!("{}  ", fit(&text(&names), name)), words(n)),
                        (format!("{}  ", fit(sign, state)), role(e.state)),
                        (text(&details), Role::Text),
                    ],
                ));
            }
        } else {
            for (k, text) in split(&e.title, w.saturating_sub(10)).into_iter().enumerate() {
                let sign = if k == 0 { sign(e.state) } else { "   " };
                out.push(Line::of_row(
                    n,
                    vec![mark(n, k), number(k), (format!("{sign} "), role(e.state)), (text, words(n))],
                ));
            }
        }
    }
    let n = all.len();
    out.push(Line::of_row(n, vec![mark(n, 0), (t::further_evidence(h.l).to_owned(), words(n))]));
    out
}

/// What stands below the table: the highlighted item in full, what the next level
/// still needs, the meaning of the signs.
fn foot(h: &Here<'_>, w: usize) -> Vec<(Vec<String>, Role)> {
    let mut out = Vec::new();
    let room = w.saturating_sub(2).max(1);
    // Always first, and empty on the row that adds one.
    out.push((Vec::new(), Role::Text));
    if let Some(e) = shown(h).get(h.i.evidence_row) {
        let state = e.state.map_or_else(|| c::state_not_asked(h.l), |s| words::state(h.l, s));
        let mut text = format!("{} {}: {state}", e.number, e.title);
        if !e.details.is_empty() {
            text = format!("{text}, {}", e.details);
        }
        out[0].0 = wrap(&text, room);
    }
    if let Some(s) = missing(h) {
        out.push((wrap(&s, room), Role::Attention));
    }
    let marks = [
        Some(EvidenceState::Seen),
        Some(EvidenceState::Promised),
        Some(EvidenceState::Absent),
        Some(EvidenceState::Claimed),
        None,
    ]
    .map(|s| legend(h, s));
    out.push((list::flow(marks, "  ", room), Role::Quiet));
    out
}

/// What is not yet shown of what the next level needs.
#[must_use]
pub fn missing(h: &Here<'_>) -> Option<String> {
    let at = match h.rating() {
        Some(Rating::Level(l)) => h.q.anchors.iter().position(|a| a.level == l)?,
        _ => return None,
    };
    let all = evidence_rows(h.o, h.q);
    let seen = |id: &Id| {
        all.iter().any(|r| r.id == *id && r.recorded.as_ref().is_some_and(|e| e.state == EvidenceState::Seen))
    };
    // First what the level itself needs, then what the next one would.
    h.q.anchors.iter().skip(at).take(2).find_map(|a| {
        let open = h.q.evidence.iter().filter(|e| a.evidence.contains(&e.id) && !seen(&e.id));
        let open: Vec<&str> = open.map(|e| h.text(&e.title)).collect();
        (!open.is_empty()).then(|| t::missing_for(h.l, i64::from(a.level), &open.join("; ")))
    })
}

/// Labels of the details, in the order of their fields.
fn labels(h: &Here<'_>, d: &Details) -> Vec<&'static str> {
    let first = d.labelled.then_some(t::field_label(h.l));
    let rest =
        [t::field_number(h.l), t::field_date(h.l), t::field_page(h.l), t::field_signer(h.l), t::field_remark(h.l)];
    first.into_iter().chain(rest).collect()
}

/// The details being typed, under a heading that names the document.
pub fn draw_details(h: &Here<'_>, p: &mut Painter<'_>, area: Rect, d: &Details) {
    let w = usize::from(area.width);
    let item = h.q.evidence.iter().find(|e| !d.labelled && e.id == d.evidence.id);
    let label = d.fields.first().filter(|_| d.labelled).map(crate::app::edit::Edit::text);
    let name = item.map_or_else(|| label.unwrap_or_default(), |e| h.text(&e.title).to_owned());
    let state = sign(Some(d.evidence.state));
    let title = t::details_of(h.l, &cut(&name, w.saturating_sub(30).max(12)));
    p.heading(area, 0, true, &title, state);
    fields(h, p, rows(area, 1, usize::from(area.height)), d);
}

/// The fields, each beside its label, or below it where there is no room.
pub fn fields(h: &Here<'_>, p: &mut Painter<'_>, area: Rect, d: &Details) {
    field::form(p, area, &labels(h, d), &d.fields, d.focus, |_, s| s.to_owned());
}

/// The list in the narrow column of the wide screen: names in full, details below.
#[must_use]
pub fn column(h: &Here<'_>, w: usize) -> Vec<Line> {
    let focused = h.i.part == Part::Evidence;
    let lit = |n: usize| focused && n == h.i.evidence_row;
    let mark = |n: usize| (format!("{} ", if lit(n) { glyph::FOCUS } else { " " }), Role::Row);
    let mut out = Vec::new();
    let all = shown(h);
    for (n, e) in all.iter().enumerate() {
        let words = if lit(n) { Role::Row } else { Role::Text };
        for (k, text) in wrap(&e.title, w.saturating_sub(9).max(1)).into_iter().enumerate() {
            let lead = if k == 0 {
                vec![mark(n), (format!("{} ", e.number), words), (format!("{} ", sign(e.state)), role(e.state))]
            } else {
                vec![(" ".repeat(8), Role::Text)]
            };
            out.push(Line::of_row(n, lead.into_iter().chain([(text, words)]).collect()));
        }
        if !e.details.is_empty() {
            let rest = wrap(&e.details, w.saturating_sub(9).max(1));
            out.extend(rest.into_iter().map(|s| Line::of_row(n, vec![(format!("{}{s}", " ".repeat(8)), Role::Quiet)])));
        }
    }
    let n = all.len();
    let words = if lit(n) { Role::Row } else { Role::Quiet };
    out.push(Line::of_row(n, vec![mark(n), (t::further_evidence(h.l).to_owned(), words)]));
    out
}
