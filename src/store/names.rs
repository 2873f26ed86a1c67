//! File names: built by allow-list, never from titles, and read back.

use crate::base::id::{SessionId, is_device};
use crate::base::text::is_hidden;
use chrono::NaiveDate;

/// Longest name of an export in bytes: FAT, mail and cloud folders all take it.
const MAX_NAME: usize = 120;

/// What a file in the sessions folder is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A session.
    Session,
    /// Our state at the moment another program had changed the file.
    Conflict,
    /// A file that was damaged, kept when another copy took its place.
    Corrupt,
    /// No file: only what a save left behind (`.tmp`, `.prev`).
    Orphan,
    /// No file here: only the safety copy on this machine.
    SafetyOnly,
}

/// What a name stands for; `None` for files that are no business of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file with its role.
    File(Role),
    /// What a save of the named file left behind.
    Trace(String),
}

/// The file being written while `name` is saved.
pub fn tmp(name: &str) -> String {
    format!(".{name}.tmp")
}

/// The generation before of `name`.
pub fn prev(name: &str) -> String {
    format!("{name}.prev")
}

/// The `n`th file set aside for `name` because of `word` (`conflict`, `corrupt`).
pub fn aside(name: &str, word: &str, n: u32) -> String {
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, "json"));
    format!("{stem}.{word}-{n}.{end}")
}

/// What `name` stands for.
pub fn kind(name: &str) -> Option<Kind> {
    if let Some(main) =
        name.strip_prefix('.').and_then(|n| n.strip_suffix(".tmp")).or_else(|| name.strip_suffix(".prev"))
    {
        return json_stem(main).map(|_| Kind::Trace(main.to_owned()));
    }
    let stem = json_stem(name).filter(|s| !s.starts_with('.'))?;
    let word = stem
        .rsplit_once('.')
        .and_then(|(_, last)| last.rsplit_once('-'))
        .filter(|(_, n)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
        .map(|(word, _)| word);
    Some(Kind::File(match word {
        Some("conflict") => Role::Conflict,
        Some("corrupt") => Role::Corrupt,
        _ => Role::Session,
    }))
}

/// The name without `.json`; in capitals too, as FAT may give it back.
pub fn json_stem(name: &str) -> Option<&str> {
    name.rsplit_once('.').filter(|(s, e)| !s.is_empty() && e.eq_ignore_ascii_case("json")).map(|(s, _)| s)
}

/// The short id at the end of a name of ours.
pub fn short_id(name: &str) -> Option<&str> {
    let stem = name.split_once(".json").map_or(name, |(s, _)| s);
    let stem = stem.split_once(".conflict-").map_or(stem, |(s, _)| s);
    let (_, tail) = stem.rsplit_once('_')?;
    let tail = tail.split_once('-').map_or(tail, |(t, _)| t);
    (tail.len() == 8 && tail.bytes().all(|b| b.is_ascii_hexdigit())).then_some(tail)
}

/// `62.12_2019-02-22_26f8ad91.json`: name of a session file (`domain.md`,
/// "Files"); `tanpa-kode` where the region was typed in and has no code.
#[must_use]
pub fn session_file(code: &str, date: NaiveDate, id: SessionId) -> String {
    format!("{}_{date}_{}.json", code_part(code), id.short())
}

/// A region code as part of a name, or alone before an extension.
pub fn code_part(code: &str) -> String {
    let kept: String = code.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).take(20).collect();
    match kept.trim_matches(['.', '-']) {
        "" => "tanpa-kode".to_owned(),
        kept if is_device(kept) => format!("x{kept}"),
        kept => kept.to_owned(),
    }
}

/// `name` made safe on Windows, FAT and in mail: what they forbid becomes `-`,
/// names of devices get a `_`, at most 120 bytes with the extension kept.
#[must_use]
pub fn safe_name(name: &str) -> String {
    let clean: String = name
        .chars()
        .map(
            |c| if is_hidden(c) || matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*') { '-' } else { c },
        )
        .collect();
    let clean = clean.trim_start_matches(['.', ' ', '-']).trim_end_matches(['.', ' ']);
    let (stem, ext) = match clean.rsplit_once('.') {
        Some((s, e)) if !s.is_empty() && e.len() <= 10 => (s, format!(".{e}")),
        _ => (clean, String::new()),
    };
    let mut stem = format!("{}{stem}", if is_device(stem) { "_" } else { "" });
    let mut end = stem.len().min(MAX_NAME - ext.len());
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    stem.truncate(end);
    let stem = stem.trim_end_matches(['.', ' ']);
    if stem.is_empty() { format!("asesor{ext}") } else { format!("{stem}{ext}") }
}

/// `name` with ` (n)` before the extension; `name` itself for 1.
pub fn numbered(name: &str, n: u32) -> String {
    match name.rsplit_once('.') {
        _ if n == 1 => name.to_owned(),
        Some((s, e)) => format!("{s} ({n}).{e}"),
        None => format!("{name} ({n})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_code_can_never_lead_out_of_the_folder() {
        let id = SessionId::parse("0190163d-8694-739b-aea5-966c26f8ad91").expect("valid");
        let day = NaiveDate::from_ymd_opt(2019, 2, 22).expect("valid");
        assert_eq!(session_file("62.12", day, id), "62.12_2019-02-22_26f8ad91.json");
        assert_eq!(session_file("", day, id), "tanpa-kode_2019-02-22_26f8ad91.json");
        assert_eq!(code_part("CON:"), "xCON");
        for bad in ["../../x", "..", "a/b\\c", "\u{1b}[2J", "CON:", &"9".repeat(300)] {
            let name = session_file(bad, day, id);
            assert!(name.len() < 60 && !name.starts_with('.') && !name.contains(['/', '\\', '\u{1b}', ':']), "{name}");
        }
        assert_eq!(short_id("62.12_2019-02-22_26f8ad91.json"), Some("26f8ad91"));
        assert_eq!(short_id(".62.12_2019-02-22_26f8ad91.json.tmp"), Some("26f8ad91"));
        assert_eq!(short_id("62.12_2019-02-22_26f8ad91-2.conflict-1.json"), Some("26f8ad91"));
        assert_eq!(short_id("salinan Sleman.json"), None);
    }

    #[test]
    fn an_export_can_be_copied_to_windows_and_to_a_stick() {
        for (given, safe) in [
            ("Sleman: hasil?.md", "Sleman- hasil-.md"),
            ("con.txt", "_con.txt"),
            ("LPT1", "_LPT1"),
            ("..", "asesor"),
            ("../../etc/passwd", "etc-passwd"),
            ("laporan. . ", "laporan"),
            ("a\u{202e}b\n.md", "a-b-.md"),
            ("-rf.md", "rf.md"),
            ("com.md", "com.md"),
        ] {
            assert_eq!(safe_name(given), safe, "{given:?}");
        }
        let long = safe_name(&format!("{}.docx", "é".repeat(200)));
        assert!(long.len() <= 120 && long.ends_with("é.docx"), "{long}");
        assert_eq!(numbered("a.b.md", 2), "a.b (2).md");
    }

    #[test]
    fn what_a_save_leaves_behind_is_never_taken_for_a_session() {
        assert_eq!(kind("a.json"), Some(Kind::File(Role::Session)));
        assert_eq!(kind(".a.json.tmp"), Some(Kind::Trace("a.json".into())));
        assert_eq!(kind("a.json.prev"), Some(Kind::Trace("a.json".into())));
        assert_eq!(kind(&aside("a.json", "conflict", 2)), Some(Kind::File(Role::Conflict)));
        assert_eq!(kind(&aside("62.12_x.json", "corrupt", 1)), Some(Kind::File(Role::Corrupt)));
        assert_eq!(kind("62.12_2019-02-22_26f8ad91.json"), Some(Kind::File(Role::Session)));
        assert_eq!(kind("A.JSON"), Some(Kind::File(Role::Session)));
        for other in ["a.txt", ".json", "desktop.ini", "a.prev", ".a.tmp"] {
            assert_eq!(kind(other), None, "{other}");
        }
    }
}
