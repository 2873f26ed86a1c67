//! Where things go: a pen that moves down the pages.

use super::fonts::{Face, Fonts};
use super::page::{BOTTOM, Colour, HEIGHT, INK, LEFT, Op, Owner, Piece, TEXT, TOP};
use super::tags::Node;
use std::borrow::Cow;
use std::ops::Range;

/// Height of a line, for a size of 1.
pub const LEADING: f32 = 1.38;
/// From the top of a line to its base line, for a size of 1.
pub const ASCENT: f32 = 1.02;

/// A look of text.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub face: Face,
    pub size: f32,
    pub colour: Colour,
}

impl Look {
    /// Running text.
    pub const TEXT: Self = Self { face: Face::Regular, size: 10.0, colour: INK };

    /// The same in another style.
    #[must_use]
    pub const fn in_face(self, face: Face) -> Self {
        Self { face, ..self }
    }

    /// The same in another size.
    #[must_use]
    pub const fn sized(self, size: f32) -> Self {
        Self { size, ..self }
    }

    /// Height of a line.
    #[must_use]
    pub fn leading(self) -> f32 {
        self.size * LEADING
    }
}

/// Where a line begins in its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
    Centre,
}

/// A bookmark: level from 1, text, page, height on it.
#[derive(Clone, Debug)]
pub struct Mark {
    pub level: u16,
    pub text: String,
    pub page: usize,
    pub y: f32,
}

/// What was laid out.
pub struct Laid {
    pub pages: Vec<Vec<Piece>>,
    pub nodes: Vec<Node>,
    pub marks: Vec<Mark>,
    /// How many leaves the nodes have.
    pub leaves: usize,
}

/// How many lines must stay together from line `n` of `of` on: no first and no last
/// line of a text stands alone on a page.
#[must_use]
pub fn together(n: usize, of: usize) -> f32 {
    match (n, of) {
        (0, 3) => 3.0,
        (0, 2..) => 2.0,
        // Two lines are together since the first.
        (n, 4..) if n + 2 == of => 2.0,
        _ => 1.0,
    }
}

/// A line of `text`, ending in a blank where the person began a new one: who copies the
/// text, or has it read out, would else find two words grown together.
#[must_use]
pub fn broken_line<'a>(text: &'a str, range: &Range<usize>) -> Cow<'a, str> {
    let line = text.get(range.clone()).unwrap_or_default();
    let follows = text.get(range.end..).is_some_and(|rest| rest.starts_with('\n'));
    if follows && !line.is_empty() { Cow::Owned(format!("{line} ")) } else { Cow::Borrowed(line) }
}

/// The pen.
pub struct Layout<'a> {
    pub fonts: &'a Fonts,
    pub out: Laid,
    /// How far down the page it is.
    pub y: f32,
    /// Characters that no font has.
    pub missing: usize,
}

impl<'a> Layout<'a> {
    /// A pen at the top of the first page.
    #[must_use]
    pub fn new(fonts: &'a Fonts) -> Self {
        let out = Laid { pages: vec![Vec::new()], nodes: Vec::new(), marks: Vec::new(), leaves: 0 };
        Self { fonts, out, y: TOP, missing: 0 }
    }

    /// A new leaf for the tags.
    pub fn leaf(&mut self) -> usize {
        self.out.leaves += 1;
        self.out.leaves - 1
    }

    /// Room left on this page.
    #[must_use]
    pub fn room(&self) -> f32 {
        HEIGHT - BOTTOM - self.y
    }

    /// Height of a whole page.
    #[must_use]
    pub fn whole() -> f32 {
        HEIGHT - BOTTOM - TOP
    }

    /// Begins a page where `h` does not fit on this one; true where it did.
    pub fn need(&mut self, h: f32) -> bool {
        let new = h > self.room() && self.y > TOP;
        if new {
            self.next_page();
        }
        new
    }

    /// Begins a page.
    pub fn next_page(&mut self) {
        self.out.pages.push(Vec::new());
        self.y = TOP;
    }

    /// Leaves `h` empty; nothing at the top of a page.
    pub fn gap(&mut self, h: f32) {
        if self.y > TOP {
            self.y += h;
        }
    }

    /// Draws on this page.
    pub fn draw(&mut self, owner: Owner, ops: Vec<Op>) {
        if let Some(page) = self.out.pages.last_mut() {
            page.push(Piece { owner, ops });
        }
    }

    /// One line of text at the height `y`, in `room` points from `x` on.
    pub fn line(&mut self, owner: Owner, look: Look, (x, y, room): (f32, f32, f32), side: Side, text: &str) {
        if text.is_empty() {
            return;
        }
        self.missing += text.chars().filter(|c| !self.fonts.glyph(look.face, *c).known).count();
        let w = self.fonts.width(look.face, look.size, text.trim_end());
        let x = match side {
            Side::Left => x,
            Side::Right => x + room - w,
            Side::Centre => x + (room - w) / 2.0,
        };
        let Look { face, size, colour } = look;
        // PDF/UA forbids these as what a glyph stands for.
        let text = text.replace(['\0', '\u{feff}', '\u{fffe}'], "\u{fffd}");
        self.draw(owner, vec![Op::Text { x, y: y + size * ASCENT, face, size, colour, text }]);
    }

    /// A text of any length in `room` points from `x` on, going on on further pages.
    pub fn text(&mut self, leaf: usize, look: Look, (x, room): (f32, f32), side: Side, text: &str) {
        let lines = self.fonts.lines((look.face, look.size), text, room);
        for (n, range) in lines.iter().enumerate() {
            self.need(look.leading() * together(n, lines.len()));
            let line = broken_line(text, range);
            self.line(Owner::Leaf(leaf), look, (x, self.y, room), side, &line);
            self.y += look.leading();
        }
    }

    /// The same over the whole width.
    pub fn across(&mut self, leaf: usize, look: Look, side: Side, text: &str) {
        self.text(leaf, look, (LEFT, TEXT), side, text);
    }

    /// How high `text` is in `room` points.
    #[must_use]
    pub fn height(&self, look: Look, text: &str, room: f32) -> f32 {
        let lines = self.fonts.lines((look.face, look.size), text, room).len();
        f32::from(u16::try_from(lines).unwrap_or(u16::MAX)) * look.leading()
    }
}
