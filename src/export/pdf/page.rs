//! What stands on a page: texts, lines, areas, each belonging to a leaf of the tags.

use super::fonts::Face;

/// A4 in points, and its margins.
pub const WIDTH: f32 = 595.28;
pub const HEIGHT: f32 = 841.89;
pub const LEFT: f32 = 62.0;
pub const RIGHT: f32 = 62.0;
pub const TOP: f32 = 68.0;
pub const BOTTOM: f32 = 64.0;
/// Width of the text.
pub const TEXT: f32 = WIDTH - LEFT - RIGHT;

pub use crate::export::palette::{ACCENT, NOTICE, Rgb as Colour, TABLE_HEAD, WARM};

pub const INK: Colour = [17, 24, 39];
pub const QUIET: Colour = [85, 92, 105];
pub const LINE: Colour = [150, 158, 171];

/// What a piece of a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A leaf of the tree of tags, by its number.
    Leaf(usize),
    /// The line at the top of every page.
    Header,
    /// The line at the foot of every page.
    Footer,
    /// Repeated on a further page.
    Again,
    /// Ornament.
    Layout,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// A text on one line, its left end at `x`, its base line at `y`.
    Text { x: f32, y: f32, face: Face, size: f32, colour: Colour, text: String },
    /// A line.
    Line { from: (f32, f32), to: (f32, f32), pen: Pen },
    /// A closed shape, filled or outlined.
    Shape { points: Vec<(f32, f32)>, fill: Option<Colour>, line: Option<Pen> },
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pen {
    pub width: f32,
    pub colour: Colour,
    /// Lengths of its dashes and of the gaps between them; empty: one line.
    pub dashes: &'static [f32],
}

impl Pen {
    /// A line without gaps.
    #[must_use]
    pub const fn new(width: f32, colour: Colour) -> Self {
        Self { width, colour, dashes: &[] }
    }
}

impl Op {
    /// A line without gaps.
    #[must_use]
    pub const fn line(from: (f32, f32), to: (f32, f32), width: f32, colour: Colour) -> Self {
        Self::Line { from, to, pen: Pen::new(width, colour) }
    }

    /// A filled rectangle.
    #[must_use]
    pub fn area(x: f32, y: f32, w: f32, h: f32, colour: Colour) -> Self {
        let points = vec![(x, y), (x + w, y), (x + w, y + h), (x, y + h)];
        Self::Shape { points, fill: Some(colour), line: None }
    }
}

/// Something drawn, and what it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub owner: Owner,
    pub ops: Vec<Op>,
}
