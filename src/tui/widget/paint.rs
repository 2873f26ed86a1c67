//! The pen: puts text into a buffer, cut to the area it is given and never
//! outside the buffer, with the style of a role.

use crate::app::msg::Theme;
use crate::base::text::{cut, visible, width};
use crate::tui::glyph;
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::borrow::Cow;

/// A piece of text with what it is.
pub type Span = (String, Role);

/// The pen.
#[derive(Debug)]
pub struct Painter<'a> {
    buf: &'a mut Buffer,
    theme: Theme,
    /// True where only ASCII can be shown.
    pub ascii: bool,
    /// Guest view, in a word: stands in the title of every box, which may lie over
    /// the line that says it.
    pub guest: Option<&'static str>,
    /// Where the real cursor goes; the last to say so wins.
    pub cursor: Option<(u16, u16)>,
}

/// `n` as a coordinate; what does not fit lies outside every screen anyway.
#[must_use]
pub fn cell(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// The part of `area` from row `top` on, at most `rows` high.
#[must_use]
pub fn rows(area: Rect, top: usize, rows: usize) -> Rect {
    let top = cell(top).min(area.height);
    Rect { y: area.y.saturating_add(top), height: cell(rows).min(area.height - top), ..area }
}

/// The part of `area` from column `left` on, at most `cols` wide.
#[must_use]
pub fn cols(area: Rect, left: usize, cols: usize) -> Rect {
    let left = cell(left).min(area.width);
    Rect { x: area.x.saturating_add(left), width: cell(cols).min(area.width - left), ..area }
}

/// `area` without `by` columns on both sides.
#[must_use]
pub fn inset(area: Rect, by: usize) -> Rect {
    let w = usize::from(area.width);
    cols(area, by, w.saturating_sub(2 * by))
}

impl<'a> Painter<'a> {
    /// A pen on `buf`.
    pub fn new(buf: &'a mut Buffer, theme: Theme, ascii: bool) -> Self {
        Self { buf, theme, ascii, guest: None, cursor: None }
    }

    /// The buffer, for widgets of the library.
    pub fn buffer(&mut self) -> &mut Buffer {
        self.buf
    }

    /// How a role is shown.
    #[must_use]
    pub fn style(&self, role: Role) -> ratatui::style::Style {
        role.style(self.theme)
    }

    /// Writes `text` at `row` and `col` of `area`, cut with `…` at its right end.
    /// Gives the column behind the text.
    #[expect(clippy::disallowed_methods, reason = "the one place where text reaches the screen, cleaned")]
    pub fn put(&mut self, area: Rect, row: usize, col: usize, text: &str, role: Role) -> usize {
        let (w, h) = (usize::from(area.width), usize::from(area.height));
        if row >= h || col >= w || text.is_empty() {
            return col;
        }
        // Most of a screen is plain ASCII that fits: nothing to measure or clean.
        let plain = text.len() <= w - col && text.bytes().all(|b| (b' '..=b'~').contains(&b));
        let shown = if plain { Cow::Borrowed(text) } else { Cow::Owned(cut(&visible(text), w - col)) };
        let shown: Cow<'_, str> =
            if self.ascii && !plain { shown.chars().map(glyph::ascii).collect::<String>().into() } else { shown };
        let (x, y) = (area.x.saturating_add(cell(col)), area.y.saturating_add(cell(row)));
        let inside = self.buf.area;
        if x >= inside.left() && x < inside.right() && y >= inside.top() && y < inside.bottom() {
            let style = role.style(self.theme);
            if plain {
                // One byte, one cell: no graphemes to look for.
                for (n, c) in (0u16..).zip(shown.chars()) {
                    if let Some(to) = self.buf.cell_mut((x.saturating_add(n), y)) {
                        to.set_char(c).set_style(style);
                    }
                }
            } else {
                self.buf.set_stringn(x, y, &shown, w - col, style);
            }
        }
        col + if plain { shown.len() } else { width(&shown) }
    }

    /// Writes pieces one after the other.
    pub fn spans(&mut self, area: Rect, row: usize, col: usize, spans: &[Span]) -> usize {
        spans.iter().fold(col, |at, (text, role)| self.put(area, row, at, text, *role))
    }

    /// Writes `text` at the right end of a row, if `left` columns stay free.
    /// Gives the column where it starts: the width of the area if it is not drawn.
    pub fn put_right(&mut self, area: Rect, row: usize, left: usize, text: &str, role: Role) -> usize {
        let (w, needed) = (usize::from(area.width), width(text));
        if needed == 0 || left + needed > w {
            return w;
        }
        self.put(area, row, w - needed, text, role);
        w - needed
    }

    /// A line across a row of `area`.
    pub fn line(&mut self, area: Rect, row: usize) {
        self.fill(rows(area, row, 1), glyph::LINE, Role::Frame);
    }

    /// One sign of one column in every cell of `area`.
    #[expect(clippy::disallowed_methods, reason = "signs of our own, from glyph.rs")]
    pub fn fill(&mut self, area: Rect, sign: &str, role: Role) {
        let sign: Cow<'_, str> =
            if self.ascii { sign.chars().map(glyph::ascii).collect::<String>().into() } else { sign.into() };
        let style = role.style(self.theme);
        let area = area.intersection(self.buf.area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(c) = self.buf.cell_mut((x, y)) {
                    c.set_symbol(&sign).set_style(style);
                }
            }
        }
    }

    /// The heading of a part, as a line across a row: `─► TITLE ──── right ──`.
    /// The focused one has the mark and the real cursor.
    pub fn heading(&mut self, area: Rect, row: usize, focused: bool, title: &str, right: &str) {
        self.line(area, row);
        let (mark, role) = if focused {
            (format!("{}{} ", glyph::LINE, glyph::FOCUS), Role::Focus)
        } else {
            (glyph::LINE.repeat(2) + " ", Role::Title)
        };
        let at = self.put(area, row, 0, &mark, if focused { Role::Row } else { Role::Frame });
        if focused {
            self.focus(area, row, 1);
        }
        let room = usize::from(area.width).saturating_sub(at + 1);
        let end = self.put(area, row, at, &cut(title, room), role);
        self.put(area, row, end, " ", Role::Frame);
        let w = usize::from(area.width);
        let needed = width(right) + 4;
        if !right.is_empty() && end + 2 + needed <= w {
            self.put(area, row, w - needed, &format!(" {right} "), Role::Quiet);
        }
    }

    /// Blanks `area`.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buf.area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(c) = self.buf.cell_mut((x, y)) {
                    c.reset();
                }
            }
        }
    }

    /// A frame around `area`, with a title in its upper line. Gives the inside.
    pub fn frame(&mut self, area: Rect, focused: bool, title: &str, right: &str) -> Rect {
        let (w, h) = (usize::from(area.width), usize::from(area.height));
        if w < 2 || h < 2 {
            return rows(area, 0, 0);
        }
        let [tl, tr, bl, br] = glyph::CORNERS;
        self.heading(area, 0, focused, title, right);
        self.put(cols(area, 0, 1), 0, 0, tl, Role::Frame);
        self.put(area, 0, w - 1, tr, Role::Frame);
        let middle = rows(area, 1, h - 2);
        self.fill(cols(middle, 0, 1), glyph::SIDE, Role::Frame);
        self.fill(cols(middle, w - 1, 1), glyph::SIDE, Role::Frame);
        self.line(area, h - 1);
        self.put(area, h - 1, 0, bl, Role::Frame);
        self.put(area, h - 1, w - 1, br, Role::Frame);
        rows(inset(area, 1), 1, h - 2)
    }

    /// The real cursor goes here (ux.md, W16).
    pub fn focus(&mut self, area: Rect, row: usize, col: usize) {
        if area.width == 0 || area.height == 0 {
            return;
        }
        let x = area.x.saturating_add(cell(col)).min(area.right() - 1);
        let y = area.y.saturating_add(cell(row)).min(area.bottom() - 1);
        if x < self.buf.area.right() && y < self.buf.area.bottom() {
            self.cursor = Some((x, y));
        }
    }
}
