//! The fonts: which glyph a character is, how wide a text, where a line breaks.

use super::failed;
use crate::export::Failed;
use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};
use std::collections::HashMap;
use std::ops::Range;

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf");
const ITALIC: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Italic.ttf");
/// Arrows and signs, for every style.
const SIGNS: &[u8] = include_bytes!("../../../assets/fonts/NotoSansMath-Regular.ttf");
/// Drawn where no font has the character.
const REPLACEMENT: char = '\u{fffd}';

/// A style of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Regular,
    Bold,
    Italic,
}

/// A character as it is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Glyph {
    /// Which file: position among [`Fonts::files`].
    pub file: usize,
    /// Its number there.
    pub id: u32,
    /// Its width, for a size of 1.
    pub advance: f32,
    /// False where it stands for a character no font has.
    pub known: bool,
}

/// The fonts.
pub struct Fonts {
    /// The files, for the library.
    pub files: [Font; 4],
    glyphs: [HashMap<char, (u32, f32)>; 4],
}

impl Fonts {
    /// Reads the built-in fonts.
    ///
    /// # Errors
    /// [`Failed`] where one cannot be read: a defect of the build.
    pub fn new() -> Result<Self, Failed> {
        let file = |bytes: &'static [u8]| Font::new(bytes.into(), 0).ok_or_else(|| failed("a font cannot be read"));
        Ok(Self {
            files: [file(REGULAR)?, file(BOLD)?, file(ITALIC)?, file(SIGNS)?],
            glyphs: [glyphs(REGULAR)?, glyphs(BOLD)?, glyphs(ITALIC)?, glyphs(SIGNS)?],
        })
    }

    /// How `c` is drawn in `face`.
    #[must_use]
    pub fn glyph(&self, face: Face, c: char) -> Glyph {
        let own = match face {
            Face::Regular => 0,
            Face::Bold => 1,
            Face::Italic => 2,
        };
        let found = [own, 3].into_iter().find_map(|file| self.glyphs[file].get(&c).map(|g| (file, *g)));
        if let Some((file, (id, advance))) = found {
            return Glyph { file, id, advance, known: true };
        }
        // Marks on letters we do not have must not each take the room of a letter.
        let advance_of = |g: &(u32, f32)| if crate::base::text::stacks(c) { 0.0 } else { g.1 };
        let (id, advance) = self.glyphs[own].get(&REPLACEMENT).map_or((0, 0.6), |g| (g.0, advance_of(g)));
        Glyph { file: own, id, advance, known: false }
    }

    /// How wide `s` is at `size` points.
    #[must_use]
    pub fn width(&self, face: Face, size: f32, s: &str) -> f32 {
        s.chars().map(|c| self.glyph(face, c).advance).sum::<f32>() * size
    }

    /// The lines of `s` in `room` points, as ranges of its bytes: broken after spaces
    /// and hyphens, inside a word where it is longer than a line. A space at the end of a line may
    /// stand over. Line breaks of the text are not part of any line.
    #[must_use]
    pub fn lines(&self, (face, size): (Face, f32), s: &str, room: f32) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut from = 0;
        for line in s.split('\n') {
            self.break_line((face, size), s, from..from + line.len(), room, &mut out);
            from += line.len() + 1;
        }
        out
    }

    fn break_line(
        &self,
        (face, size): (Face, f32),
        s: &str,
        all: Range<usize>,
        room: f32,
        out: &mut Vec<Range<usize>>,
    ) {
        let text = s.get(all.clone()).unwrap_or_default();
        let (mut start, mut after_space, mut x, mut x_after) = (0, 0, 0.0, 0.0);
        for (at, c) in text.char_indices() {
            let w = self.glyph(face, c).advance * size;
            if c == ' ' {
                x += w;
                (after_space, x_after) = (at + 1, x);
                continue;
            }
            // A mark stays with its letter.
            if x + w > room && at > start && w > 0.0 {
                if after_space > start {
                    out.push(all.start + start..all.start + after_space);
                    (start, x) = (after_space, x - x_after);
                } else {
                    out.push(all.start + start..all.start + at);
                    (start, x) = (at, 0.0);
                }
                x_after = 0.0;
                after_space = start;
                // What was carried over may be too long itself.
                if x + w > room && at > start {
                    out.push(all.start + start..all.start + at);
                    (start, after_space, x) = (at, at, 0.0);
                }
            }
            x += w;
            if matches!(c, '-' | '–' | '/') {
                (after_space, x_after) = (at + c.len_utf8(), x);
            }
        }
        out.push(all.start + start..all.end);
    }
}

/// Glyph and width of every character of a font.
fn glyphs(bytes: &'static [u8]) -> Result<HashMap<char, (u32, f32)>, Failed> {
    let font = FontRef::new(bytes).map_err(|e| failed(e.to_string()))?;
    let (size, at) = (Size::unscaled(), LocationRef::default());
    let em = f32::from(font.metrics(size, at).units_per_em.max(1));
    let widths = font.glyph_metrics(size, at);
    let all = font.charmap().mappings().filter_map(|(c, g)| {
        let advance = widths.advance_width(g).unwrap_or(0.0) / em;
        Some((char::from_u32(c)?, (g.to_u32(), advance)))
    });
    Ok(all.collect())
}
