//! Measuring, cutting, wrapping, folding and cleaning of text: the only place
//! that knows how wide a character is on a terminal.

use std::ops::Range;
use std::path::Path;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Most combining marks that are kept on one base character; more are dropped
/// because a tower of marks covers the lines above and below it on a screen.
pub const MAX_MARKS: usize = 8;

/// Longest text of one field in bytes (`storage.md`, row 6 of the threats): ten
/// thousand words. Files with longer ones are refused, so nothing longer may get
/// into a session.
pub const MAX_TEXT: usize = 64 * 1024;

/// Columns `s` takes on a terminal.
#[must_use]
pub fn width(s: &str) -> usize {
    UnicodeWidthStr::width(s)
}

/// `s` cut to at most `max` columns, with `…` as the last column when something
/// was cut off. Cuts between graphemes only.
#[must_use]
pub fn cut(s: &str, max: usize) -> String {
    if width(s) <= max {
        return s.to_owned();
    }
    if max == 0 {
        return String::new();
    }
    let mut out = String::new();
    let mut used = 0;
    for g in s.graphemes(true) {
        let w = width(g);
        if used + w > max - 1 {
            break;
        }
        out.push_str(g);
        used += w;
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// The end of `s` that takes at most `max` columns, from a grapheme on.
#[must_use]
pub fn tail(s: &str, max: usize) -> &str {
    let mut from = s.len();
    let mut used = 0;
    for (at, g) in s.grapheme_indices(true).rev() {
        used += width(g);
        if used > max {
            break;
        }
        from = at;
    }
    s.get(from..).unwrap_or_default()
}

/// `s` cut or filled with spaces to exactly `cols` columns.
#[must_use]
pub fn fit(s: &str, cols: usize) -> String {
    let mut out = cut(s, cols);
    let w = width(&out);
    out.extend(std::iter::repeat_n(' ', cols.saturating_sub(w)));
    out
}

/// Byte ranges of the lines of `s` wrapped at `cols` columns. Breaks at spaces,
/// inside a word only when the word alone is wider than a line; a line break in
/// the text always starts a new line. Never empty: `""` gives one empty range.
#[must_use]
pub fn wrap_ranges(s: &str, cols: usize) -> Vec<Range<usize>> {
    let cols = cols.max(1);
    let mut out = Vec::new();
    let mut start = 0;
    for para in s.split('\n') {
        wrap_paragraph(para, start, cols, &mut out);
        start += para.len() + 1;
    }
    out
}

fn wrap_paragraph(para: &str, base: usize, cols: usize, out: &mut Vec<Range<usize>>) {
    // Most text is plain ASCII, a column a byte: nothing to segment or measure.
    if para.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        wrap_pieces(para, base, cols, out, para.bytes().enumerate().map(|(at, b)| (at, 1, b == b' ')));
    } else {
        wrap_pieces(para, base, cols, out, para.grapheme_indices(true).map(|(at, g)| (at, width(g), g == " ")));
    }
}

/// Wraps a paragraph given as pieces: where each begins, its width, whether it is
/// a space.
fn wrap_pieces(
    para: &str,
    base: usize,
    cols: usize,
    out: &mut Vec<Range<usize>>,
    pieces: impl Iterator<Item = (usize, usize, bool)>,
) {
    let mut line_start = 0;
    let mut used = 0;
    // End of the last word that fits, and where the next line would start.
    let mut soft: Option<(usize, usize)> = None;
    let mut in_space = false;
    for (at, w, space) in pieces {
        if space && !in_space {
            soft = Some((at, at + 1));
        } else if space {
            soft = soft.map(|(end, _)| (end, at + 1));
        }
        in_space = space;
        if used + w > cols && at > line_start && !space {
            let (end, next) = match soft {
                Some((end, next)) if end > line_start => (end, next),
                _ => (trimmed_end(para, line_start, at), at),
            };
            out.push(base + line_start..base + end);
            line_start = next;
            used = width(para.get(line_start..at).unwrap_or_default());
            soft = None;
        }
        used += w;
    }
    let end = trimmed_end(para, line_start, para.len());
    out.push(base + line_start..base + end);
}

fn trimmed_end(para: &str, from: usize, to: usize) -> usize {
    from + para.get(from..to).unwrap_or_default().trim_end_matches(' ').len()
}

/// The lines of `s` wrapped at `cols` columns (see [`wrap_ranges`]).
#[must_use]
pub fn wrap(s: &str, cols: usize) -> Vec<String> {
    wrap_ranges(s, cols).into_iter().map(|r| s.get(r).unwrap_or_default().to_owned()).collect()
}

/// True for characters that must not reach a terminal or a document as they
/// are: controls (C0, C1, DEL), bidirectional overrides, invisible and tag
/// characters. Line breaks are the caller's business.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}'
        | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0d}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{13430}'..='\u{1345f}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Foreign text made safe to show on one line: hidden characters appear as
/// `<U+001B>`, line breaks and tabs as a space, at most [`MAX_MARKS`] marks stay
/// on one base character. Nothing else changes.
#[must_use]
pub fn visible(s: &str) -> String {
    tidy(s, false)
}

/// A path as it is shown to people, on one line. The only place that asks a path
/// for its text without cleaning it: names of files come from anywhere.
#[must_use]
pub fn shown_path(p: &Path) -> String {
    visible(&p.to_string_lossy())
}

/// Like [`visible`], keeping line breaks: for notes and other long texts.
/// `\r\n` and `\r` become `\n`, a tab becomes four spaces.
#[must_use]
pub fn visible_lines(s: &str) -> String {
    tidy(s, true)
}

fn tidy(s: &str, keep_lines: bool) -> String {
    if s.chars().all(|c| c.is_ascii_graphic() || c == ' ' || !is_hidden(c) && !stacks(c)) {
        return s.to_owned();
    }
    let mut out = String::with_capacity(s.len());
    let mut marks = 0;
    let mut chars = s.chars().peekable();
    while let Some(c) = chars.next() {
        if stacks(c) && !is_hidden(c) {
            marks += 1;
            if marks <= MAX_MARKS {
                out.push(c);
            }
            continue;
        }
        marks = 0;
        match c {
            '\r' => {
                if chars.peek() == Some(&'\n') {
                    chars.next();
                }
                out.push(if keep_lines { '\n' } else { ' ' });
            }
            '\n' => out.push(if keep_lines { '\n' } else { ' ' }),
            '\t' => out.push_str(if keep_lines { "    " } else { " " }),
            c if is_hidden(c) => {
                use std::fmt::Write as _;
                // Writing into a String cannot fail.
                let _ = write!(out, "<U+{:04X}>", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// Whether `c` takes no column of its own: marks of every script, and the signs
/// that choose how the character before them is drawn.
#[must_use]
pub fn stacks(c: char) -> bool {
    UnicodeWidthChar::width(c) == Some(0)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// `s` for comparing: lower case, without the accents of the Latin letters that
/// occur in names, everything that is not a letter or digit as one space.
#[must_use]
pub fn fold(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    for c in s.chars() {
        fold_char(c, &mut out);
    }
    out.truncate(out.trim_end().len());
    out
}

/// Where a range of `fold(s)` stands in `s`; marks on its last letter belong to
/// it. `None` where the range is no part of the folded text.
#[must_use]
pub fn unfold(s: &str, folded: Range<usize>) -> Option<Range<usize>> {
    let mut out = String::with_capacity(s.len());
    let (mut start, mut end) = (None, None);
    for (at, c) in s.char_indices() {
        let before = out.len();
        fold_char(c, &mut out);
        if start.is_none() && out.len() > folded.start {
            start = Some(at);
        }
        // Text that adds nothing after the end is a mark on the last letter, or
        // the first sign behind the word.
        let last = before < folded.end && before < out.len() || before == folded.end && is_mark(c);
        if start.is_some() && last {
            end = Some(at + c.len_utf8());
        }
        if out.len() > folded.end {
            break;
        }
    }
    (folded.start < folded.end && out.len() >= folded.end).then_some(start?..end?)
}

fn fold_char(c: char, out: &mut String) {
    for c in c.to_lowercase() {
        let plain = match c {
            'à'..='å' => 'a',
            'è'..='ë' => 'e',
            'ì'..='ï' => 'i',
            'ò'..='ö' => 'o',
            'ù'..='ü' => 'u',
            'ç' => 'c',
            'ñ' => 'n',
            c if is_mark(c) => continue,
            c if c.is_alphanumeric() => c,
            _ => ' ',
        };
        if plain != ' ' || !(out.is_empty() || out.ends_with(' ')) {
            out.push(plain);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_with_a_mark_and_never_in_the_middle_of_a_letter() {
        assert_eq!(cut("Kabupaten Sleman", 9), "Kabupate…");
        assert_eq!(cut("Kabupaten", 9), "Kabupaten");
        assert_eq!(cut("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
        assert_eq!(width(&fit("日本語", 4)), 4);
        assert_eq!(cut("abc", 0), "");
    }

    #[test]
    fn the_end_of_a_text_is_cut_between_letters() {
        assert_eq!(tail("Kabupaten", 3), "ten");
        assert_eq!(tail("ae\u{301}日", 3), "e\u{301}日");
        assert_eq!(tail("日本", 3), "本");
        assert_eq!((tail("abc", 0), tail("", 5)), ("", ""));
    }

    #[test]
    fn wrapping_loses_no_word() {
        let s = "satu dua  tiga\n\nempat limaenamtujuh ";
        assert_eq!(wrap(s, 8), ["satu dua", "tiga", "", "empat", "limaenam", "tujuh"]);
        assert_eq!(wrap("", 5), [""]);
        assert_eq!(wrap("aaaa bbbb", 9), ["aaaa bbbb"]);
    }

    #[test]
    fn hidden_characters_are_shown_as_what_they_are() {
        assert_eq!(visible("a\u{1b}[31mb"), "a<U+001B>[31mb");
        assert_eq!(visible("x\u{202e}y\r\nz"), "x<U+202E>y z");
        assert_eq!(visible_lines("a\r\nb\rc\td"), "a\nb\nc    d");
        for mark in ["\u{301}", "\u{e47}", "\u{64b}", "\u{fe0f}"] {
            assert_eq!(visible(&format!("a{}", mark.repeat(40))).chars().count(), 1 + MAX_MARKS, "{mark:?}");
        }
        assert_eq!(visible("\u{2764}\u{fe0f} a\u{fe01}b\u{34f}c"), "\u{2764}\u{fe0f} a<U+FE01>b<U+034F>c");
    }

    #[test]
    fn a_word_found_is_marked_where_it_stands_with_its_accents() {
        let s = "¡Se\u{301}LAMAT, (Datang)!";
        let at = |word: &str| {
            let f = fold(s);
            let a = f.find(word).expect("there");
            unfold(s, a..a + word.len()).and_then(|r| s.get(r))
        };
        assert_eq!(at("selamat"), Some("Se\u{301}LAMAT"));
        assert_eq!(at("se"), Some("Se\u{301}"));
        assert_eq!(at("datang"), Some("Datang"));
        assert_eq!(at("t d"), Some("T, (D"));
        assert_eq!((unfold(s, 0..0), unfold(s, 5..99)), (None, None));
    }

    proptest::proptest! {
        #[test]
        fn every_part_of_a_folded_text_is_found_again(s in "\\PC{0,20}", a in 0usize..20, b in 1usize..8) {
            let f = fold(&s);
            let edges: Vec<usize> = f.char_indices().map(|(i, _)| i).chain([f.len()]).collect();
            if let (Some(from), Some(to)) = (edges.get(a), edges.get(a + b)) {
                let word = f.get(*from..*to).expect("edges of letters");
                let r = unfold(&s, *from..*to);
                let found = r.and_then(|r| s.get(r)).map(fold);
                // One letter may fold to several, so what is found may be longer.
                proptest::prop_assert!(found.as_ref().is_some_and(|x| x.contains(word.trim())), "{found:?} {word:?}");
            }
        }

        #[test]
        fn nothing_hidden_survives_cleaning(s in "\\PC*|[\u{0}-\u{ff}\u{200b}-\u{2069}]*") {
            proptest::prop_assert!(!visible(&s).chars().any(is_hidden));
            proptest::prop_assert!(!visible_lines(&s).chars().any(|c| c != '\n' && is_hidden(c)));
        }

        #[test]
        fn every_wrapped_line_fits_and_keeps_all_letters(s in "[a-z é日\n]{0,80}", cols in 2usize..20) {
            let lines = wrap(&s, cols);
            for l in &lines { proptest::prop_assert!(width(l) <= cols, "{l:?} in {cols}"); }
            let strip = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            proptest::prop_assert_eq!(strip(&lines.concat()), strip(&s));
        }
    }
}
