//! Lists and texts longer than their room.

use crate::base::text::{cut, width, wrap};
use crate::i18n::number;
use crate::tui::theme::Role;
use crate::tui::widget::paint::{Painter, Span, cols};
use ratatui::layout::Rect;

/// A line of a list. `row` says which row of the list it belongs to, so that the
/// highlighted one is kept in view.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Its pieces.
    pub spans: Vec<Span>,
    /// Text at its right end; the pieces are cut before it.
    pub right: Option<Span>,
    /// The row it belongs to.
    pub row: Option<usize>,
}

impl Line {
    /// A line of these pieces.
    #[must_use]
    pub fn new(spans: Vec<Span>) -> Self {
        Self { spans, right: None, row: None }
    }

    /// The same, belonging to a row.
    #[must_use]
    pub fn of_row(row: usize, spans: Vec<Span>) -> Self {
        Self { spans, right: None, row: Some(row) }
    }

    /// The same with text at its right end.
    #[must_use]
    pub fn with_right(self, right: Option<Span>) -> Self {
        Self { right, ..self }
    }
}

/// Draws as many lines as fit, the highlighted row `focus` among them and the
/// real cursor at its start. `top` is the first line of the frame before and of
/// this one. Gives the marks for what is hidden.
pub fn draw(p: &mut Painter<'_>, area: Rect, lines: &[Line], focus: Option<usize>, top: &mut usize) -> String {
    let room = usize::from(area.height);
    let at = |l: &Line| l.row.is_some() && l.row == focus;
    let first = lines.iter().position(at);
    let last = lines.iter().rposition(at);
    let shown = if let (Some(first), Some(last)) = (first, last) {
        // The heading above a row comes into view with it.
        let above = lines.iter().take(first).rev().take_while(|l| l.row.is_none()).count();
        let lead = if room > 3 + above { first - above } else { first };
        keep(*top, lead, last, room, lines.len())
    } else {
        (*top).min(lines.len().saturating_sub(room))
    };
    *top = shown;
    for (n, l) in lines.iter().skip(shown).take(room).enumerate() {
        let mut left = usize::from(area.width);
        if let Some((text, role)) = &l.right {
            let start = p.put_right(area, n, 0, text, *role);
            if start < left {
                left = start.saturating_sub(1);
            }
        }
        p.spans(cols(area, 0, left), n, 0, &l.spans);
    }
    if let Some(n) = first.and_then(|f| f.checked_sub(shown)).filter(|n| *n < room) {
        p.focus(area, n, 0);
    }
    marks(shown, room, lines.len())
}

/// The first line shown, so that lines `first..=last` are in view, moving as
/// little as possible from `top`. `first` wins when both do not fit.
#[must_use]
pub fn keep(top: usize, first: usize, last: usize, room: usize, lines: usize) -> usize {
    let most = lines.saturating_sub(room);
    let low = (last + 1).saturating_sub(room);
    top.max(low).min(first).min(most)
}

/// What is hidden, as `dialog` shows it: `↑(-)`, `↓(+) 71%`, both, or nothing.
#[must_use]
pub fn marks(top: usize, room: usize, lines: usize) -> String {
    let up = top > 0;
    let down = top + room < lines;
    let share = number::percent((top + room).min(lines), lines);
    match (up, down) {
        (false, false) => String::new(),
        (true, false) => "↑(-)".to_owned(),
        (false, true) => format!("↓(+) {share}"),
        (true, true) => format!("↑(-) ↓(+) {share}"),
    }
}

/// Pieces put one behind the other with `sep` between them, as many on a line of
/// `cols` columns as fit; a piece wider than a line is wrapped.
#[must_use]
pub fn flow<'a>(pieces: impl IntoIterator<Item = &'a str>, sep: &str, cols: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for piece in pieces {
        match out.last_mut() {
            Some(l) if width(l) + width(sep) + width(piece) <= cols => {
                l.push_str(sep);
                l.push_str(piece);
            }
            _ => out.extend(wrap(piece, cols.max(1))),
        }
    }
    out
}

/// Paragraphs of lines, cut to `rows` rows: where a paragraph ends early, its
/// last line says so with `…`.
#[must_use]
pub fn paragraphs(all: &[(Vec<String>, Role)], cols: usize, rows: usize) -> Vec<(String, Role)> {
    let mut out: Vec<(String, Role)> = Vec::new();
    for (lines, role) in all {
        let room = rows - out.len();
        if lines.len() <= room {
            out.extend(lines.iter().map(|s| (s.clone(), *role)));
            continue;
        }
        if room > 0 {
            out.extend(lines.iter().take(room - 1).map(|s| (s.clone(), *role)));
            out.push((cut(&lines[room - 1..].join(" "), cols), *role));
        }
        break;
    }
    out
}

/// The widest of these, for a column.
#[must_use]
pub fn widest<S: AsRef<str>>(texts: impl IntoIterator<Item = S>) -> usize {
    texts.into_iter().map(|s| width(s.as_ref())).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highlighted_row_is_always_in_view() {
        assert_eq!(keep(0, 9, 9, 4, 20), 6);
        assert_eq!(keep(8, 2, 2, 4, 20), 2);
        assert_eq!(keep(8, 9, 9, 4, 20), 8);
        assert_eq!(keep(30, 19, 19, 4, 20), 16);
        assert_eq!(keep(5, 0, 0, 0, 0), 0);
        assert_eq!(keep(0, 3, 9, 4, 20), 3);
    }

    #[test]
    fn hidden_lines_are_announced() {
        assert_eq!(marks(0, 10, 10), "");
        assert_eq!(marks(0, 5, 10), "↓(+) 50%");
        assert_eq!(marks(2, 5, 10), "↑(-) ↓(+) 70%");
        assert_eq!(marks(5, 5, 10), "↑(-)");
    }
}
