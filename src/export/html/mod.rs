//! HTML: one file that loads nothing. A browser shows it at any width, light or
//! dark, prints it on A4, and reads it aloud.
//!
//! Every text of the document reaches the page through the template, which escapes
//! it; only what stands in the margins of printed pages goes through the style sheet,
//! where every sign but letters and digits is an escape. The policy in the head of the page allows
//! the one style sheet by its hash and nothing else: no script, no picture, no font,
//! no address.

mod draw;
mod page;

use super::Failed;
use crate::report::Document;
use askama::Template as _;
use page::Page;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// The style sheet, with the line breaks that a browser counts.
const STYLE: &str = include_str!("style.css");

/// `d` as HTML.
///
/// # Errors
/// [`Failed`] when the template cannot be filled in.
pub fn fold(d: &Document) -> Result<String, Failed> {
    let style = format!("{}{}", STYLE.replace('\r', ""), margins(d));
    let digest = base64(&Sha256::digest(&style));
    Page::of(d, &style, &digest).render().map_err(|e| Failed { format: "html", detail: e.to_string() })
}

/// What stands in the margins of every printed page: the label above, below whose
/// paper it is and its check code.
fn margins(d: &Document) -> String {
    let about = d.told();
    let below: Vec<&str> = [&*about.subject, &about.check].into_iter().filter(|s| !s.is_empty()).collect();
    let (above, below) = (quoted(&about.label), quoted(&below.join(" · ")));
    format!("@page {{ @top-center {{ content: {above}; }} @bottom-left {{ content: {below}; }} }}\n")
}

/// `s` as a string of CSS: everything but letters and digits of ASCII as an escape,
/// so that no sign in it ends the string, the rule or the style sheet.
fn quoted(s: &str) -> String {
    let mut out = String::from('"');
    for c in s.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else {
            // Writing into a String cannot fail.
            let _ = write!(out, "\\{:x} ", u32::from(c));
        }
    }
    out.push('"');
    out
}

/// `bytes` in base 64 (RFC 4648) with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for part in bytes.chunks(3) {
        let at = |n: usize| u32::from(part.get(n).copied().unwrap_or(0));
        let all = at(0) << 16 | at(1) << 8 | at(2);
        for n in 0..4 {
            let six = usize::try_from(all >> (18 - 6 * n) & 63).unwrap_or(0);
            out.push(if n <= part.len() { char::from(LETTERS[six]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{base64, quoted};

    #[test]
    fn a_subject_cannot_leave_the_margin_of_a_printed_page() {
        assert_eq!(quoted("Kab. \"}</style>é"), "\"Kab\\2e \\20 \\22 \\7d \\3c \\2f style\\3e \\e9 \"");
    }

    #[test]
    fn the_hash_of_the_style_is_written_as_browsers_read_it() {
        // RFC 4648, section 10.
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }
}
