//! The strings: 515 that others collected, and one or two of our own for every
//! character that a terminal obeys or nobody sees.

use naughty_strings::BLNS;

/// Fewest strings that count as the whole collection.
pub const LEAST: usize = 971;

/// True for what must never reach a terminal or a pipe as it is. Written down here
/// a second time, from Unicode's list of ignorable code points and not from the
/// program's own, so that a gap in that one shows.
pub fn forbidden(c: char) -> bool {
    matches!(u32::from(c),
        0..=0x1f | 0x7f..=0x9f // C0, DEL, C1
        | 0xad | 0x34f | 0x61c | 0x115f..=0x1160 | 0x17b4..=0x17b5 | 0x180b..=0x180f
        | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f // bidi and invisible
        | 0x3164 | 0xfe00..=0xfe0d | 0xfeff | 0xffa0 | 0xfff0..=0xfffb
        | 0x13430..=0x1345f | 0x1bca0..=0x1bca3 | 0x1d173..=0x1d17a
        | 0xe0000..=0xe0fff) // tags and variation selectors
}

/// Every string of the collection.
pub fn strings() -> Vec<String> {
    let mut all: Vec<String> = BLNS.iter().map(|s| (*s).to_owned()).collect();
    let borrowed = all.len();
    for c in (0..=0x0010_ffff).filter_map(char::from_u32).filter(|c| forbidden(*c)) {
        // Of four thousand tags a sample is enough; they are one range of code.
        let sample = u32::from(c) < 0xe0000 || u32::from(c).is_multiple_of(64);
        if sample {
            all.push(format!("A{c}B"));
            all.push(format!("{c}]0;judul\u{7}"));
        }
    }
    all.extend(
        [
            "\u{1b}[2J\u{1b}[H\u{1b}]52;c;cm0gLXJm\u{7}",
            "\u{1b}P$q\"p\u{1b}\\\u{1b}_x\u{1b}\\\u{1b}^y\u{9c}\u{1b}c\u{1b}#8\u{1b}(0",
            "\u{9b}31m\u{9d}0;x\u{9c}\u{90}q\u{9c}",
            "\r\nGalat: bukan dari program ini",
            "a\u{202e}nosj.elif\u{202c}",
            "\u{2066}\u{2067}\u{2068}\u{2069}",
            "x\u{fe0f}\u{fe0f}\u{fe0f}\u{fe0f}y",
            "\u{fe0f}",
            "👩\u{200d}💻\u{200c}",
            "\u{feff}\u{feff}BOM",
            "%s%n\\x1b[31m\\e]0;x\\a",
        ]
        .map(str::to_owned),
    );
    // Towers of marks, of several scripts.
    for mark in ['\u{300}', '\u{489}', '\u{5b0}', '\u{64b}', '\u{e47}', '\u{20dd}', '\u{1ab0}', '\u{11300}', '\u{a66f}']
    {
        all.push(format!("a{}b", mark.to_string().repeat(60)));
        all.push(mark.to_string().repeat(20));
    }
    // A tag sentence as in the flags of regions, and one that hides a text.
    all.push("🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}".to_owned());
    all.push("kata".chars().chain("rahasia".chars().filter_map(|c| char::from_u32(0xe0000 + u32::from(c)))).collect());
    assert!(all.len() - borrowed >= 456 && all.len() >= LEAST, "{} strings, {borrowed} of them not ours", all.len());
    all
}
