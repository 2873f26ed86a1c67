//! A key without a terminal library: parsing, printing, comparing.

use crate::domain::lang::Lang;
use std::fmt;

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A printable character; letters of commands are compared without case.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow.
    Up,
    /// Arrow.
    Down,
    /// Arrow.
    Left,
    /// Arrow.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    F(u8),
}

/// A key press. Shift is part of the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Held with Ctrl.
    pub ctrl: bool,
    /// Held with Alt: means Esc, then the key (ux.md, W15).
    pub alt: bool,
    /// The terminal says the key is held down and repeats.
    pub repeat: bool,
}

/// Names of keys: code, as written in tables and files, on screen (id, en).
const NAMES: [(Code, &str, &str, &str); 16] = [
    (Code::Enter, "Enter", "Enter", "Enter"),
    (Code::Esc, "Esc", "Esc", "Esc"),
    (Code::Tab, "Tab", "Tab", "Tab"),
    (Code::BackTab, "Shift-Tab", "Shift-Tab", "Shift-Tab"),
    (Code::Backspace, "Backspace", "Backspace", "Backspace"),
    (Code::Delete, "Del", "Del", "Del"),
    (Code::Up, "Up", "↑", "↑"),
    (Code::Down, "Down", "↓", "↓"),
    (Code::Left, "Left", "←", "←"),
    (Code::Right, "Right", "→", "→"),
    (Code::Home, "Home", "Home", "Home"),
    (Code::End, "End", "End", "End"),
    (Code::PageUp, "PgUp", "PgUp", "PgUp"),
    (Code::PageDown, "PgDn", "PgDn", "PgDn"),
    (Code::Char(' '), "Space", "Spasi", "Space"),
    (Code::F(1), "F1", "F1", "F1"),
];

impl Key {
    /// The key alone.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, repeat: false }
    }

    /// A character.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// Reads `Ctrl-T`, `PgDn`, `Space`, `x`.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        if let Some(rest) = s.strip_prefix("Ctrl-") {
            return Self::parse(rest).map(|k| Self { ctrl: true, ..k });
        }
        if let Some(rest) = s.strip_prefix("Alt-") {
            return Self::parse(rest).map(|k| Self { alt: true, ..k });
        }
        if let Some((code, ..)) = NAMES.iter().find(|(_, name, ..)| *name == s) {
            return Some(Self::plain(*code));
        }
        let mut chars = s.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => Some(Self::char(c)),
            _ => None,
        }
    }

    /// Reads a string of keys as tests write it: `3<Enter>c note<Esc>`;
    /// `<lt>` is `<`.
    #[must_use]
    pub fn parse_all(s: &str) -> Vec<Self> {
        let mut out = Vec::new();
        let mut rest = s;
        while let Some(c) = rest.chars().next() {
            if c == '<'
                && let Some(end) = rest.find('>')
                && let Some(name) = rest.get(1..end)
                && let Some(key) = if name == "lt" { Some(Self::char('<')) } else { Self::parse(name) }
            {
                out.push(key);
                rest = rest.get(end + 1..).unwrap_or_default();
            } else {
                out.push(Self::char(c));
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
            }
        }
        out
    }

    /// The key as a footer shows it.
    #[must_use]
    pub fn label(self, lang: Lang) -> String {
        let name = NAMES.iter().find(|(c, ..)| *c == self.code).map(|(_, _, id, en)| match lang {
            Lang::Id => *id,
            Lang::En => *en,
        });
        let upper = |c: char| if self.ctrl { c.to_ascii_uppercase() } else { c };
        let base = match (name, self.code) {
            (Some(n), _) => n.to_owned(),
            (None, Code::Char(c)) => upper(c).to_string(),
            (None, Code::F(n)) => format!("F{n}"),
            (None, _) => String::new(),
        };
        format!("{}{}{base}", if self.ctrl { "Ctrl-" } else { "" }, if self.alt { "Alt-" } else { "" })
    }

    /// Whether the two are the same key: letters without case, `repeat` ignored.
    #[must_use]
    pub fn same(self, other: Self) -> bool {
        let lower = |c: Code| match c {
            Code::Char(c) => Code::Char(c.to_lowercase().next().unwrap_or(c)),
            c => c,
        };
        self.ctrl == other.ctrl && self.alt == other.alt && lower(self.code) == lower(other.code)
    }

    /// The character the key types, if it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label(Lang::En))
    }
}
