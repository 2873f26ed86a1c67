//! The interview in a small window: one part at a time (screen 2.22).

use crate::app::layout::note_width;
use crate::app::screen::interview::Part;
use crate::base::text::{cut, fit, wrap};
use crate::domain::instrument::NaPolicy;
use crate::domain::session::Rating;
use crate::i18n::texts::interview as t;
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::header::{self, Here};
use crate::tui::view::levels::{self, LevelRow};
use crate::tui::view::{ViewState, entries, evidence, interview, note};
use crate::tui::widget::list::widest;
use crate::tui::widget::paint::{Painter, cols, rows};
use ratatui::layout::Rect;

/// Draws the screen.
pub fn draw(h: &Here<'_>, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let (w, all) = (usize::from(area.width), usize::from(area.height));
    let size = h.d.size;
    let width = note_width(size.0, size.1).min(w.saturating_sub(2).max(1));
    if h.writes_note() || h.for_region() {
        note::draw_long(h, v, p, area, 1, width);
        return;
    }
    head(h, p, area);
    let words = wrap(h.text(&h.q.text), w.saturating_sub(2));
    let entries = matches!(h.i.part, Part::Quotes | Part::FollowUps);
    let typing = h.i.part == Part::Evidence || entries;
    let lines = words.len().min(if typing || all < 9 { 1 } else { 2 + all.saturating_sub(14) });
    for (n, l) in words.iter().take(lines).enumerate() {
        let rest = words[n..].join(" ");
        let text = if n + 1 == lines { cut(&rest, w.saturating_sub(2)) } else { l.clone() };
        p.put(area, 1 + n, 1, &text, Role::Title);
    }
    let part = rows(area, 1 + lines, all);
    if entries {
        entries::draw_list(h, v, p, part);
        return;
    }
    if typing {
        evidence::draw_table(h, v, p, part);
        return;
    }
    draw_levels(h, v, p, part, width);
}

fn head(h: &Here<'_>, p: &mut Painter<'_>, area: Rect) {
    let (done, of) = header::totals(h.o);
    let aspect = h.o.instrument.aspects.get(h.placed.aspect).map_or("", |a| h.text(&a.short));
    let left = format!("{} {} {}", h.o.session.region.name, h.placed.number(), aspect);
    let right = [format!("{done}/{of}"), h.d.now.wall.hm()];
    header::title(p, area, &left, &header::marks_here(h), &right);
}

fn draw_levels(h: &Here<'_>, v: &mut ViewState, p: &mut Painter<'_>, area: Rect, width: usize) {
    let (w, all) = (usize::from(area.width), usize::from(area.height));
    let rows_of = levels::all(h);
    let count = rows_of.iter().filter(|r| matches!(r.rating, Rating::Level(_))).count();
    let reason = usize::from(levels::has_reason(h));
    let focused = h.i.part == Part::Levels;
    let title = levels::heading(h);
    let rubric = format!("{} {}", interview::rubric_key(h), t::rubric_title(h.l));
    let right = levels::hint(h, w, &title, &rubric);
    p.heading(area, 0, focused, &title, &right);
    let single = all > count + 2 + reason;
    let used = if single {
        let lines = levels::lines(h, w.saturating_sub(1), 1, 1);
        let caret = p.cursor;
        levels::draw(h, p, rows(area, 1, count + 1 + reason), &lines, &mut v.levels);
        if h.i.highlight.is_none() && focused {
            p.cursor = caret;
        }
        count + 1 + reason
    } else {
        let high = pairs(h, p, rows(area, 1, all), &rows_of);
        if reason > 0 {
            levels::draw_reason(h, p, rows(area, 1 + high, 1));
        }
        high + reason
    };
    let rest = rows(area, 1 + used, all);
    let left = usize::from(rest.height);
    if left == 0 {
        return;
    }
    let text = h.note();
    let others = format!("{} {}", t::evidence(h.l), count_short(h));
    let note = format!("{} {}", t::note(h.l), text.chars().count());
    let gap = glyph::LINE.repeat(2);
    p.heading(rest, 0, false, &format!("{others} {gap} {note}"), &entries::count_short(h));
    let caret = p.cursor;
    if left > 1 {
        note::draw(h, v, p, rows(rest, 1, left), 1, width);
    }
    p.cursor = caret;
}

fn count_short(h: &Here<'_>) -> String {
    let all = evidence::shown(h);
    let seen = all.iter().filter(|e| e.state == Some(crate::domain::session::EvidenceState::Seen)).count();
    format!("{seen}/{}", all.len())
}

/// Names only, in two columns; gives the rows they took.
fn pairs(h: &Here<'_>, p: &mut Painter<'_>, area: Rect, all: &[LevelRow]) -> usize {
    let w = usize::from(area.width);
    let levels = all.iter().filter(|r| matches!(r.rating, Rating::Level(_))).count();
    let high = levels.div_ceil(2);
    let label = |r: &LevelRow| {
        let name = match r.rating {
            Rating::Na if h.q.na == NaPolicy::Forbidden && !r.set => format!("({})", t::row_na(h.l)),
            _ => r.name.clone(),
        };
        format!("{}{} {name}", if r.set { "•" } else { " " }, r.key)
    };
    let cells: Vec<(usize, usize, &LevelRow)> = all
        .iter()
        .enumerate()
        .map(|(n, r)| if n < levels { (n % high, n / high, r) } else { (high, n - levels, r) })
        .collect();
    let left = widest(cells.iter().filter(|(_, c, _)| *c == 0).map(|(_, _, r)| label(r))) + 1;
    let right = widest(cells.iter().filter(|(_, c, _)| *c == 1).map(|(_, _, r)| label(r))) + 1;
    let split = if left + right <= w { (w / 2).min(w - right).max(left) } else { w / 2 };
    for (row, column, r) in cells {
        let room = if column == 0 { split } else { w - split };
        let slot = cols(rows(area, row, 1), column * split, room);
        let at = p.put(slot, 0, 0, r.mark(), Role::Row);
        p.put(slot, 0, at.max(1), fit(&label(r), room.saturating_sub(1)).trim_end(), r.role());
        if r.lit {
            p.focus(slot, 0, 0);
        }
    }
    high + 1
}
