//! Geometry the program must know without drawing: which layout a window gets,
//! how wide a note is wrapped, how many rows a page has. `tui::view` reads the
//! same numbers, so that a cursor moves on the lines a person sees.

/// Layouts by size of window (ux.md, decision 17).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// From 110 columns and 34 rows: three columns.
    Wide,
    /// From 80 by 24: everything of a question on one screen.
    Full,
    /// From 50 by 16: the same, narrower, evidence in one column.
    Narrow,
    /// From 40 by 12: one part at a time.
    Small,
    /// Smaller: a notice.
    TooSmall,
}

/// The layout for a window of this size.
#[must_use]
pub fn shape(cols: u16, rows: u16) -> Shape {
    match (cols, rows) {
        (c, r) if c < 40 || r < 12 => Shape::TooSmall,
        (c, r) if c >= 110 && r >= 34 => Shape::Wide,
        (c, r) if c >= 80 && r >= 24 => Shape::Full,
        (c, r) if c >= 50 && r >= 16 => Shape::Narrow,
        _ => Shape::Small,
    }
}

/// Widths of the left and right column of the wide interview screen.
pub const WIDE_SIDES: (u16, u16) = (28, 34);

/// Columns a note is wrapped at on the interview screen.
#[must_use]
pub fn note_width(cols: u16, rows: u16) -> usize {
    let w = match shape(cols, rows) {
        Shape::Wide => cols - WIDE_SIDES.0 - WIDE_SIDES.1 - 4,
        Shape::Full | Shape::Narrow => cols.saturating_sub(6),
        Shape::Small | Shape::TooSmall => cols.saturating_sub(2),
    };
    usize::from(w.max(1))
}

/// Rows a page of a full-screen list or text has.
#[must_use]
pub fn page_rows(rows: u16) -> usize {
    usize::from(rows.saturating_sub(6).max(1))
}
