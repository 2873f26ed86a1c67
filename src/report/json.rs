//! JSON for people's terminals and for other programs: exact, and safe to print.

use crate::base::text::{MAX_MARKS, is_hidden, stacks};
use serde::Serialize;

/// `v` as indented JSON with a line break at the end. Control, bidirectional and
/// invisible characters of texts, and marks beyond the eighth on one letter, are
/// written as `\uXXXX`: nothing is lost, and neither a terminal nor an editor can be
/// led astray by them.
#[must_use]
pub fn pretty<T: Serialize>(v: &T) -> String {
    use std::fmt::Write as _;
    // The values of this layer have text keys and no floats: they always serialise.
    let json = serde_json::to_string_pretty(v).unwrap_or_default();
    let mut out = String::with_capacity(json.len() + 1);
    let mut marks = 0;
    for c in json.chars() {
        let stacked = !c.is_ascii() && stacks(c);
        marks = if stacked { marks + 1 } else { 0 };
        // Outside of strings JSON is ASCII, and inside them `serde_json` has
        // already escaped what is below a space.
        if c.is_ascii() && c != '\u{7f}' || marks <= MAX_MARKS && !is_hidden(c) {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing into a String cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_character_in_a_note_reaches_other_programs_but_not_the_terminal() {
        let text = "a\u{202e}b\u{7f}\u{9b}1m\u{e0041}\u{1b}\n日本 \"é\"";
        let json = pretty(&text);
        assert!(json.trim_end().chars().all(|c| !is_hidden(c)), "{json}");
        let back: String = serde_json::from_str(&json).expect("it is JSON");
        assert_eq!(back, text);
    }

    #[test]
    fn a_tower_of_marks_reaches_other_programs_whole_and_the_terminal_low() {
        let text = format!("a{}b", "\u{e47}".repeat(30));
        let json = pretty(&text);
        assert_eq!(json.chars().filter(|c| *c == '\u{e47}').count(), MAX_MARKS);
        assert_eq!(crate::base::text::visible_lines(&json), json, "nothing left to clean");
        assert_eq!(serde_json::from_str::<String>(&json).expect("it is JSON"), text);
    }
}
