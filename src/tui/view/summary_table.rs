//! The summary as a table: the same numbers as the drawing, for reading aloud and
//! for terminals without braille.

use crate::app::screen::summary::SummaryScreen;
use crate::base::ratio::{Ratio, decimal};
use crate::base::text::{fit, width};
use crate::domain::instrument::IndexUnit;
use crate::domain::session::EvidenceState;
use crate::i18n::texts::{pace, summary as t};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::ViewState;
use crate::tui::view::summary::{Sums, right};
use crate::tui::widget::list::{self, Line, widest};
use crate::tui::widget::paint::{Painter, rows};
use ratatui::layout::Rect;

/// A column: heading, cells, whether it stands at the right, and how gladly it is
/// dropped where there is no room (0 never).
struct Column {
    head: &'static str,
    cells: Vec<String>,
    right: bool,
    drop: u8,
}

impl Column {
    fn width(&self) -> usize {
        widest(&self.cells).max(width(self.head))
    }

    fn cell(&self, text: &str) -> String {
        if self.right { right(text, self.width()) } else { fit(text, self.width()) }
    }
}

/// Draws the table.
pub fn draw(s: &Sums<'_>, x: &SummaryScreen, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let w = usize::from(area.width);
    let mut columns = columns(s);
    let total = |c: &[Column]| 3 + c.iter().map(|c| c.width() + 2).sum::<usize>();
    while total(&columns) > w + 1 {
        let worst = columns.iter().map(|c| c.drop).max().unwrap_or(0);
        if worst == 0 {
            break;
        }
        columns.retain(|c| c.drop != worst);
    }
    let join = |row: Option<usize>| {
        let cell = |c: &Column| row.map_or_else(|| c.cell(c.head), |n| c.cell(c.cells.get(n).map_or("", |s| s)));
        columns.iter().map(cell).collect::<Vec<_>>().join("  ")
    };
    p.put(area, 0, 3, &join(None), Role::Quiet);
    let lines: Vec<Line> = (0..s.card.aspects.len())
        .map(|n| {
            let lit = n == x.aspect;
            let role = if lit { Role::Row } else { Role::Text };
            Line::of_row(
                n,
                vec![(format!(" {} ", if lit { glyph::FOCUS } else { " " }), Role::Row), (join(Some(n)), role)],
            )
        })
        .collect();
    let room = usize::from(area.height).saturating_sub(1);
    let hidden = list::draw(p, rows(area, 1, room), &lines, Some(x.aspect), &mut v.summary);
    if !hidden.is_empty() {
        p.put_right(rows(area, room, 1), 0, 0, &hidden, Role::Quiet);
    }
}

fn columns(s: &Sums<'_>) -> Vec<Column> {
    let aspects = &s.card.aspects;
    let all = |f: &dyn Fn(usize) -> String| (0..aspects.len()).map(f).collect::<Vec<_>>();
    let score = |n: usize| &aspects[n].score;
    let mut out = vec![
        Column { head: t::col_aspect(s.l), cells: all(&|n| s.name(n)), right: false, drop: 0 },
        Column { head: t::col_index(s.l), cells: all(&|n| s.value(score(n).value.as_ref())), right: true, drop: 0 },
        Column {
            head: t::col_range(s.l),
            cells: all(&|n| s.range(score(n).lower.as_ref(), score(n).upper.as_ref())),
            right: true,
            drop: 3,
        },
    ];
    if s.claim.is_some() {
        out.push(Column { head: t::col_claim(s.l), cells: all(&|n| s.value(s.claimed(n))), right: true, drop: 1 });
        out.push(Column { head: t::col_delta(s.l), cells: all(&|n| s.claim_delta(n)), right: true, drop: 2 });
    }
    if s.desk.is_some() {
        out.push(Column { head: pace::col_desk(s.l), cells: all(&|n| s.value(s.at_desk(n))), right: true, drop: 1 });
        out.push(Column { head: pace::col_desk_delta(s.l), cells: all(&|n| s.desk_delta(n)), right: true, drop: 2 });
    }
    out.push(Column { head: t::col_level(s.l), cells: all(&|n| nearest(s, n)), right: false, drop: 5 });
    out.push(Column { head: t::col_answered(s.l), cells: all(&|n| Sums::answered(&aspects[n])), right: true, drop: 0 });
    if (0..aspects.len()).any(|n| s.minutes(n) > 0) {
        let minutes = |n: usize| s.minutes(n).to_string();
        out.push(Column { head: pace::col_minutes(s.l), cells: all(&minutes), right: true, drop: 6 });
    }
    out.push(Column { head: t::col_evidence(s.l), cells: all(&|n| evidence(s, n)), right: true, drop: 4 });
    out
}

/// Name of the level the value is nearest to, halves up.
fn nearest(s: &Sums<'_>, n: usize) -> String {
    let i = &s.o.instrument;
    let value: Option<&Ratio> = s.card.aspects.get(n).and_then(|a| a.score.value.as_ref());
    let level: Option<i16> = value.filter(|_| i.index == IndexUnit::Scale).and_then(|r| decimal(r, 0).parse().ok());
    let scale = i.aspects.get(n).and_then(|a| a.questions.iter().find_map(|q| i.scale(q)));
    let found = level.zip(scale).and_then(|(l, s)| s.levels.iter().find(|x| x.value == l));
    found.map_or_else(|| "-".to_owned(), |x| i.text(&x.name, s.l).to_owned())
}

/// Evidence shown of the evidence asked for.
fn evidence(s: &Sums<'_>, n: usize) -> String {
    let session = &s.o.session;
    let Some(a) = s.o.instrument.aspects.get(n) else { return String::new() };
    let asked = || a.questions.iter().filter(|q| session.applies(q));
    let seen: usize = asked()
        .filter_map(|q| session.answers.get(&q.id))
        .map(|a| a.evidence.iter().filter(|e| e.item.is_some() && e.state == EvidenceState::Seen).count())
        .sum();
    format!("{seen}/{}", asked().map(|q| q.evidence.len()).sum::<usize>())
}
