//! The signs the screen is drawn with, and what each becomes where only ASCII
//! can be shown. All are in WGL4, the set of the fonts of a Windows console
//! (ux.md, decision 13); the braille of the radar is the one exception and is
//! never used in ASCII mode.

/// Marks the row or part with the focus.
pub const FOCUS: &str = "►";
/// Done.
pub const CHECK: &str = "√";
/// Untouched.
pub const DOT: &str = "·";
/// A full cell of a bar.
pub const FULL: &str = "█";
/// An empty cell of a bar.
pub const REST: &str = "░";
/// A line from left to right.
pub const LINE: &str = "─";
/// A line from top to bottom.
pub const SIDE: &str = "│";
/// Corners: top left, top right, bottom left, bottom right.
pub const CORNERS: [&str; 4] = ["┌", "┐", "└", "┘"];
/// Goes from an aspect to a question.
pub const INTO: &str = "›";

/// Every sign our own drawing and texts use, with its stand-in of the same width.
const ASCII: [(char, char); 26] = [
    ('►', '>'),
    ('√', '*'),
    ('•', '*'),
    ('█', '#'),
    ('░', '-'),
    ('─', '-'),
    ('│', '|'),
    ('┌', '+'),
    ('┐', '+'),
    ('└', '+'),
    ('┘', '+'),
    ('·', '-'),
    ('…', '~'),
    ('›', '>'),
    ('↑', '^'),
    ('↓', 'v'),
    ('←', '<'),
    ('→', '>'),
    ('“', '"'),
    ('”', '"'),
    ('’', '\''),
    ('‘', '\''),
    ('–', '-'),
    ('—', '-'),
    ('±', '~'),
    ('²', '2'),
];

/// `c` as ASCII, where it is one of ours; anything else stays what it is, since a
/// person's own words are never changed.
#[must_use]
pub fn ascii(c: char) -> char {
    ASCII.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::text::width;

    #[test]
    fn switching_to_ascii_moves_nothing_on_the_screen() {
        for (from, to) in ASCII {
            assert!(to.is_ascii());
            assert_eq!(width(&from.to_string()), width(&to.to_string()), "{from}");
        }
        for s in [FOCUS, CHECK, DOT, FULL, REST, LINE, SIDE, INTO].iter().chain(&CORNERS) {
            assert!(s.chars().all(|c| ascii(c).is_ascii()), "{s}");
        }
    }
}
