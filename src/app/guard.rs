//! Keys that are not a person's: late answers of the terminal (ux.md, W7) and
//! keys held down (W2). Pure: time comes with the key.

use crate::app::key::{Code, Key};

/// A held Enter, → or digit acts once within this many milliseconds.
pub const REPEAT_MS: u64 = 120;
/// A terminal's answer ends after this much silence.
pub const SILENCE_MS: u64 = 100;

/// What the guard remembers.
#[derive(Clone, Copy, Debug, Default)]
pub struct InputGuard {
    last: Option<(Key, u64)>,
    swallowing: Option<u64>,
}

impl InputGuard {
    /// Whether the key reaches the program. `in_text`: printable keys are text.
    pub fn passes(&mut self, key: Key, ms: u64, in_text: bool) -> bool {
        if let Some(since) = self.swallowing {
            let ends = key.code == Code::Char('g') && key.ctrl || key.alt && key.code == Code::Char('\\');
            if ms.saturating_sub(since) < SILENCE_MS {
                self.swallowing = (!ends).then_some(ms);
                return false;
            }
            self.swallowing = None;
        }
        // The start of an OSC, DCS or APC answer arrives as Alt and one of these.
        if key.alt && matches!(key.code, Code::Char(']' | 'P' | '_')) {
            self.swallowing = Some(ms);
            return false;
        }
        let held = match key.code {
            Code::Enter | Code::Right => !in_text,
            Code::Char(c) => !in_text && c.is_ascii_digit(),
            _ => false,
        };
        let again = self.last.is_some_and(|(k, t)| k.same(key) && ms.saturating_sub(t) < REPEAT_MS);
        self.last = Some((key, ms));
        !(held && (again || key.repeat))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(keys: &[(Key, u64)], in_text: bool) -> Vec<bool> {
        let mut g = InputGuard::default();
        keys.iter().map(|(k, ms)| g.passes(*k, *ms, in_text)).collect()
    }

    #[test]
    fn a_late_answer_of_the_terminal_never_sets_a_level() {
        let alt = |c| Key { alt: true, ..Key::char(c) };
        let bell = Key { ctrl: true, ..Key::char('g') };
        let answer = [(alt(']'), 0), (Key::char('1'), 1), (Key::char('1'), 1), (Key::char(';'), 2), (bell, 3)];
        assert_eq!(feed(&answer, false), [false; 5]);
        assert_eq!(feed(&[(alt(']'), 0), (Key::char('3'), 150)], false), [false, true]);
        assert_eq!(feed(&[(alt(']'), 0), (bell, 1), (Key::char('3'), 2)], false), [false, false, true]);
    }

    #[test]
    fn a_held_key_skips_no_question() {
        let right = Key::plain(Code::Right);
        assert_eq!(feed(&[(right, 0), (right, 30), (right, 60), (right, 300)], false), [true, false, false, true]);
        assert_eq!(feed(&[(Key::char('1'), 0), (Key::char('1'), 20)], true), [true, true]);
        assert_eq!(feed(&[(Key::plain(Code::Down), 0), (Key::plain(Code::Down), 20)], false), [true, true]);
    }
}
