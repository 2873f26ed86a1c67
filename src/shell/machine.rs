//! What the command line asks about the machine: its terminal, its language, the
//! environment.

use crate::domain::lang::Lang;
use std::ffi::OsString;
use std::io::IsTerminal as _;

/// A variable of the environment; an empty one counts as not set.
#[must_use]
pub fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|v| !v.is_empty())
}

/// The same as text; what is not Unicode is replaced.
#[must_use]
pub fn variable_text(name: &str) -> Option<String> {
    variable(name).map(|v| v.to_string_lossy().into_owned())
}

/// The language tag of the system.
#[must_use]
pub fn locale() -> Option<String> {
    sys_locale::get_locale()
}

/// The language of the program for a language tag: Indonesian (also by its old
/// tag `in`) and English; `None` for every other.
#[must_use]
pub fn lang_of(locale: &str) -> Option<Lang> {
    match locale.split(['-', '_', '.', '@']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "id" | "in" => Some(Lang::Id),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// Whether a person sits at both ends: keys come from a terminal and the screen
/// is one.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "asks what it is, writes nothing")]
pub fn has_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// Columns and rows of the terminal behind standard output.
#[cfg(unix)]
#[must_use]
pub fn size() -> Option<(u16, u16)> {
    let w = rustix::termios::tcgetwinsize(rustix::stdio::stdout()).ok()?;
    (w.ws_col > 0 && w.ws_row > 0).then_some((w.ws_col, w.ws_row))
}

/// Not known on this system.
#[cfg(not(unix))]
#[must_use]
pub fn size() -> Option<(u16, u16)> {
    None
}

/// Whether the environment asks for no colour (`NO_COLOR`, `CLICOLOR=0`).
#[must_use]
pub fn no_color() -> bool {
    variable("NO_COLOR").is_some() || variable_text("CLICOLOR").as_deref() == Some("0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_in_another_language_falls_back_without_a_guess() {
        for (tag, lang) in [
            ("id-ID", Some(Lang::Id)),
            ("in_ID.UTF-8", Some(Lang::Id)),
            ("en", Some(Lang::En)),
            ("EN_us", Some(Lang::En)),
            ("C", None),
            ("de-DE", None),
            ("", None),
        ] {
            assert_eq!(lang_of(tag), lang, "{tag}");
        }
    }
}
