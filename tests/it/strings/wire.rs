//! The strict reader of what goes to a terminal or a pipe.

use super::corpus::forbidden;

/// Most marks on one base: more cover the lines above and below.
const MARKS: usize = 8;

/// What must not be there, in words. To a terminal (`screen`) go only text and
/// `CSI … H m h l J K`; a pipe gets text and line ends.
pub fn bad(bytes: &[u8], screen: bool) -> Vec<String> {
    let Ok(text) = std::str::from_utf8(bytes) else { return vec!["not UTF-8".to_owned()] };
    let mut out = Vec::new();
    let mut chars = text.chars().peekable();
    let mut marks = 0;
    while let Some(c) = chars.next() {
        marks = if unseen(c) { marks + 1 } else { 0 };
        if marks == MARKS + 1 {
            out.push(format!("a tower of marks U+{:04X}", u32::from(c)));
        }
        match c {
            '\n' if !screen => {}
            '\u{1b}' if screen => {
                if chars.next_if_eq(&'[').is_none() {
                    out.push("ESC without [".to_owned());
                    continue;
                }
                while chars.next_if(|c| matches!(c, ' '..='?')).is_some() {}
                match chars.next() {
                    Some('H' | 'm' | 'h' | 'l' | 'J' | 'K') => {}
                    end => out.push(format!("CSI … {end:?}")),
                }
            }
            c if forbidden(c) => out.push(format!("U+{:04X}", u32::from(c))),
            _ => {}
        }
    }
    out
}

/// Marks that stand on the letter before, of the scripts the strings use.
fn unseen(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}'
        | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{a66f}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe0e}' | '\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{11300}')
}

#[test]
fn the_reader_itself_sees_what_it_must_see() {
    assert_eq!(bad("a\u{1b}[1;31mé\u{1b}[?2026h日".as_bytes(), true), Vec::<String>::new());
    for evil in ["\u{1b}]0;x\u{7}", "\u{1b}[31", "\u{1b}[5n", "\u{1b}c", "\u{9b}m", "\u{202e}", "\n", "a\u{ad}"] {
        assert!(!bad(evil.as_bytes(), true).is_empty(), "{evil:?}");
    }
    for evil in ["\u{1b}[1m", "\r", "\t", "\u{e0041}", &format!("a{}", "\u{e47}".repeat(9))] {
        assert!(!bad(evil.as_bytes(), false).is_empty(), "{evil:?}");
    }
    assert!(bad(b"satu\ndua\n", false).is_empty());
    assert!(!bad(b"\xff", false).is_empty());
}
