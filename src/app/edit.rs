//! Text being typed: the only holder of `ratatui-textarea`, behind our own
//! commands. Its default keys are never reached (Ctrl-J there deletes to the
//! start of the line, and a bare line feed arrives as Ctrl-J).

use crate::app::command::Command;
use crate::base::text::{MAX_TEXT, visible, visible_lines, width, wrap_ranges};
use ratatui_textarea::{CursorMove, TextArea};

/// Edits kept for undo inside one visit; the library's own 50 are one sentence.
const HISTORY: usize = 20_000;

/// A text with a cursor.
#[derive(Clone, Debug)]
pub struct Edit {
    area: TextArea<'static>,
    one_line: bool,
}

/// What an editing command did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    /// The text changed.
    Changed,
    /// Only the cursor moved, or nothing could be done.
    Moved,
    /// The text is as long as one may be: nothing was added.
    Full,
    /// Not an editing command.
    NotMine,
}

impl Edit {
    /// A text of many lines, the cursor at its end.
    #[must_use]
    pub fn lines(text: &str) -> Self {
        Self::new(text, false)
    }

    /// A text of one line.
    #[must_use]
    pub fn line(text: &str) -> Self {
        Self::new(text, true)
    }

    fn new(text: &str, one_line: bool) -> Self {
        let mut area = TextArea::from(text.split('\n'));
        area.set_max_histories(HISTORY);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, one_line }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// True when nothing is typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.area.lines().iter().all(String::is_empty)
    }

    /// Inserts pasted text, cleaned; line breaks become spaces in one line. False
    /// where the text would become longer than one may be: nothing is added then.
    pub fn paste(&mut self, text: &str) -> bool {
        let clean = if self.one_line { visible(text) } else { visible_lines(text) };
        let fits = self.len() + clean.len() <= MAX_TEXT;
        if fits {
            self.area.insert_str(clean);
        }
        fits
    }

    /// Bytes of the text.
    fn len(&self) -> usize {
        self.area.lines().iter().map(|l| l.len() + 1).sum::<usize>().saturating_sub(1)
    }

    /// Byte offset of the cursor in [`Self::text`].
    #[must_use]
    pub fn cursor(&self) -> usize {
        let (row, col) = self.position();
        let lines = self.area.lines();
        let before: usize = lines.iter().take(row).map(|l| l.len() + 1).sum();
        before + lines.get(row).map_or(0, |l| l.chars().take(col).map(char::len_utf8).sum())
    }

    /// Moves the cursor to a byte offset, as far as there is text.
    pub fn set_cursor(&mut self, offset: usize) {
        let mut left = offset;
        for (row, l) in self.area.lines().iter().enumerate() {
            if left <= l.len() {
                let col = l.char_indices().take_while(|(i, _)| *i < left).count();
                self.jump(row, col);
                return;
            }
            left -= l.len() + 1;
        }
        self.area.move_cursor(CursorMove::Bottom);
        self.area.move_cursor(CursorMove::End);
    }

    fn position(&self) -> (usize, usize) {
        let c = self.area.cursor();
        (c.0, c.1)
    }

    fn jump(&mut self, row: usize, col: usize) {
        let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(small(row), small(col)));
    }

    /// Row and column of the cursor when the text is wrapped at `cols`.
    #[must_use]
    pub fn wrapped_cursor(&self, cols: usize) -> (usize, usize) {
        let text = self.text();
        let ranges = wrap_ranges(&text, cols);
        locate(&text, &ranges, self.cursor(), cols)
    }

    /// Does one editing command. `cols` is the width the text is wrapped at, so
    /// that up and down follow the lines on the screen; `stamp` is what
    /// [`Command::StampTime`] inserts.
    pub fn apply(&mut self, c: Command, cols: usize, stamp: &str) -> Edited {
        let before = self.text();
        let mut full = false;
        match c {
            Command::Insert(ch) => full = !self.paste(ch.encode_utf8(&mut [0; 4])),
            Command::NewLine if !self.one_line && self.len() < MAX_TEXT => self.area.insert_newline(),
            Command::NewLine if !self.one_line => full = true,
            Command::StampTime => full = !self.paste(stamp),
            Command::DeleteBack => drop(self.area.delete_char()),
            Command::DeleteForward => drop(self.area.delete_next_char()),
            Command::DeleteWord => drop(self.area.delete_word()),
            Command::DeleteLine => {
                self.area.move_cursor(CursorMove::Head);
                self.area.delete_line_by_end();
            }
            Command::Undo => drop(self.area.undo()),
            Command::Redo => drop(self.area.redo()),
            Command::Left => self.area.move_cursor(CursorMove::Back),
            Command::Right => self.area.move_cursor(CursorMove::Forward),
            Command::WordLeft => self.area.move_cursor(CursorMove::WordBack),
            Command::WordRight => self.area.move_cursor(CursorMove::WordForward),
            Command::First => self.area.move_cursor(CursorMove::Head),
            Command::Last => self.area.move_cursor(CursorMove::End),
            Command::Up if !self.one_line => self.vertical(-1, cols),
            Command::Down if !self.one_line => self.vertical(1, cols),
            _ => return Edited::NotMine,
        }
        match self.text() == before {
            _ if full => Edited::Full,
            true => Edited::Moved,
            false => Edited::Changed,
        }
    }

    fn vertical(&mut self, by: isize, cols: usize) {
        let text = self.text();
        let ranges = wrap_ranges(&text, cols);
        let (row, col) = locate(&text, &ranges, self.cursor(), cols);
        let Some(target) = row.checked_add_signed(by).and_then(|r| ranges.get(r)) else { return };
        let line = text.get(target.clone()).unwrap_or_default();
        let mut used = 0;
        let mut at = target.start;
        for (i, c) in line.char_indices() {
            if used >= col {
                break;
            }
            used += width(c.encode_utf8(&mut [0; 4]));
            at = target.start + i + c.len_utf8();
        }
        self.set_cursor(at);
    }
}

/// Where byte `cursor` stands among wrapped lines. A cursor in the spaces that
/// wrapping swallowed stands at the end of its line.
fn locate(text: &str, ranges: &[std::ops::Range<usize>], cursor: usize, cols: usize) -> (usize, usize) {
    let row = ranges.iter().rposition(|r| r.start <= cursor).unwrap_or(0);
    let range = ranges.get(row).cloned().unwrap_or(0..0);
    let col = width(text.get(range.start..cursor).unwrap_or_default());
    (row, col.min(cols.saturating_sub(1).max(1)))
}
