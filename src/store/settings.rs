//! Settings: a TOML file people may edit. Nothing in it can keep the program
//! from starting: what is not understood is a warning with its line, and is kept
//! when the file is written again.

use super::disk::Disk;
use super::recover::{parts, set_aside};
use super::save::{Folder, Known, read, save};
use super::sessions::Store;
use crate::base::fault::{Fault, FaultKind};
use crate::base::text::visible;
use crate::domain::lang::Lang;
use std::path::Path;
use toml::de::{DeTable, DeValue};
use toml::{Table, Value};

/// Longest settings file that is read, in bytes. A page is much; and broken TOML takes
/// its reader a time that grows with the square of its length (the fuzzer's find).
const MAX_SETTINGS: usize = 64 * 1024;

/// The person who records, remembered for the next session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remembered {
    /// Id, for the same person over several sessions.
    pub id: String,
    /// Name.
    pub name: String,
    /// Institution.
    pub institution: String,
}

/// What an office adds to its minutes. People write it into the file; the program
/// only reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Minutes {
    /// Lines above the title.
    pub letterhead: Vec<String>,
    /// In how many copies they are signed, 1 to 99; absent: as usual.
    pub copies: Option<u32>,
    /// The assessors sign on the left.
    pub assessors_left: bool,
}

/// The settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Language; absent: as the system.
    pub language: Option<Lang>,
    /// Name of the theme; absent: as the terminal.
    pub theme: Option<String>,
    /// Only ASCII on the screen.
    pub ascii: bool,
    /// Who recorded last.
    pub assessor: Remembered,
    /// The folder sessions were handed over to last.
    pub folder: String,
    /// Guest view was on: it stays on until somebody switches it off.
    pub guest: bool,
    /// What an office adds to its minutes.
    pub minutes: Minutes,
}

/// Something in the settings file that was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsWarning {
    /// Line, from 1; 0 for the whole file.
    pub line: usize,
    /// What.
    pub kind: SettingsWarningKind,
}

/// What was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsWarningKind {
    /// A key this version does not know.
    UnknownKey(String),
    /// A value that does not fit its key.
    BadValue(String),
    /// Not TOML; the parser's words.
    Syntax(String),
    /// The file could not be read.
    Unreadable(Fault),
}

impl Settings {
    /// Reads settings from text; never fails.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<SettingsWarning>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut r = Reader { text, out: Self::default(), warnings: Vec::new() };
        for e in &errors {
            let at = e.span().map_or(0, |s| s.start);
            r.warn(at, SettingsWarningKind::Syntax(visible(e.message())));
        }
        r.table("", table.get_ref());
        r.warnings.sort_by_key(|w| w.line);
        // A line that is no TOML says so once.
        r.warnings.dedup_by(|b, a| a.line == b.line && matches!(a.kind, SettingsWarningKind::Syntax(_)));
        (r.out, r.warnings)
    }

    /// The settings as TOML, keeping what `old` has beside them.
    fn render(&self, mut old: Table) -> Result<String, toml::ser::Error> {
        let text = |s: &str| (!s.is_empty()).then(|| Value::String(s.to_owned()));
        set(&mut old, "language", self.language.map(|l| Value::String(l.tag().to_owned())));
        set(&mut old, "theme", self.theme.as_deref().and_then(text));
        set(&mut old, "ascii", self.ascii.then_some(Value::Boolean(true)));
        set(&mut old, "guest", self.guest.then_some(Value::Boolean(true)));
        set(&mut old, "folder", text(&self.folder));
        let mut who = match old.remove("assessor") {
            Some(Value::Table(t)) => t,
            _ => Table::new(),
        };
        set(&mut who, "id", text(&self.assessor.id));
        set(&mut who, "name", text(&self.assessor.name));
        set(&mut who, "institution", text(&self.assessor.institution));
        set(&mut old, "assessor", (!who.is_empty()).then_some(Value::Table(who)));
        toml::to_string(&old)
    }
}

fn set(table: &mut Table, key: &str, value: Option<Value>) {
    match value {
        Some(v) => drop(table.insert(key.to_owned(), v)),
        None => drop(table.remove(key)),
    }
}

struct Reader<'a> {
    text: &'a str,
    out: Settings,
    warnings: Vec<SettingsWarning>,
}

impl Reader<'_> {
    fn warn(&mut self, at: usize, kind: SettingsWarningKind) {
        let line = self.text.bytes().take(at).filter(|b| *b == b'\n').count() + 1;
        self.warnings.push(SettingsWarning { line, kind });
    }

    fn table(&mut self, place: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = format!("{place}{}", key.get_ref());
            match self.value(&name, value.get_ref()) {
                Some(true) => {}
                Some(false) => self.warn(value.span().start, SettingsWarningKind::BadValue(visible(&name))),
                None => self.warn(key.span().start, SettingsWarningKind::UnknownKey(visible(&name))),
            }
        }
    }

    fn letterhead(&mut self, value: &DeValue<'_>) -> bool {
        let Some(lines) = value.as_array() else { return false };
        let lines: Option<Vec<String>> = lines.iter().map(|l| l.get_ref().as_str().map(str::to_owned)).collect();
        let fits = lines.is_some();
        self.out.minutes.letterhead = lines.unwrap_or_default();
        fits
    }

    /// `None` for an unknown key, `Some(false)` for a value that does not fit.
    fn value(&mut self, name: &str, value: &DeValue<'_>) -> Option<bool> {
        let text = value.as_str().map(str::to_owned);
        Some(match name {
            "language" => {
                self.out.language = Lang::ALL.into_iter().find(|l| text.as_deref() == Some(l.tag()));
                self.out.language.is_some()
            }
            "theme" => {
                self.out.theme = text;
                self.out.theme.is_some()
            }
            "guest" => {
                self.out.guest = value.as_bool().unwrap_or(false);
                value.is_bool()
            }
            "ascii" => {
                self.out.ascii = value.as_bool().unwrap_or(false);
                value.is_bool()
            }
            "folder" => take(&mut self.out.folder, text),
            "assessor" => match value.as_table() {
                Some(t) => {
                    self.table("assessor.", t);
                    true
                }
                None => false,
            },
            "minutes" => match value.as_table() {
                Some(t) => {
                    self.table("minutes.", t);
                    true
                }
                None => false,
            },
            "minutes.letterhead" => self.letterhead(value),
            "minutes.copies" => {
                let n = value.as_integer().and_then(|n| u32::from_str_radix(n.as_str(), n.radix()).ok());
                self.out.minutes.copies = n.filter(|n| (1..=99).contains(n));
                self.out.minutes.copies.is_some()
            }
            "minutes.left" => {
                self.out.minutes.assessors_left = text.as_deref() == Some("assessors");
                matches!(text.as_deref(), Some("assessors" | "region"))
            }
            "assessor.id" => take(&mut self.out.assessor.id, text),
            "assessor.name" => take(&mut self.out.assessor.name, text),
            "assessor.institution" => take(&mut self.out.assessor.institution, text),
            _ => return None,
        })
    }
}

fn take(field: &mut String, text: Option<String>) -> bool {
    let fits = text.is_some();
    *field = text.unwrap_or_default();
    fits
}

/// As [`Store::settings`], before there is a store: the language of the first
/// message may stand there.
#[must_use]
pub fn settings_at<D: Disk>(disk: &D, path: &Path) -> (Settings, Vec<SettingsWarning>) {
    let whole = |kind| (Settings::default(), vec![SettingsWarning { line: 0, kind }]);
    match read(disk, path) {
        Ok((bytes, _)) if bytes.len() > MAX_SETTINGS => {
            whole(SettingsWarningKind::Unreadable(Fault::new(FaultKind::TooLarge, path, "")))
        }
        Ok((bytes, _)) => match std::str::from_utf8(&bytes) {
            Ok(text) => Settings::parse(text),
            Err(e) => whole(SettingsWarningKind::Syntax(e.to_string())),
        },
        Err(f) if f.kind == FaultKind::NotFound => (Settings::default(), Vec::new()),
        Err(f) => whole(SettingsWarningKind::Unreadable(f)),
    }
}

impl<D: Disk> Store<D> {
    /// The settings and what in their file was passed over; the defaults where
    /// there is no file.
    #[must_use]
    pub fn settings(&self) -> (Settings, Vec<SettingsWarning>) {
        settings_at(&self.disk, &self.places.config)
    }

    /// Whether anything was ever remembered here.
    #[must_use]
    pub fn has_settings(&self) -> bool {
        self.disk.stamp_at(&self.places.config).is_ok()
    }

    /// Writes the settings. Keys this version does not know stay; a file that is
    /// not TOML is kept as `settings.broken-N.toml`.
    ///
    /// # Errors
    /// The system's.
    pub fn save_settings(&self, settings: &Settings) -> Result<(), Fault> {
        let path = &self.places.config;
        let other = |detail: &str| Fault::new(FaultKind::Other, path, detail);
        let (folder, name) = parts(path).ok_or_else(|| other("file name"))?;
        let folder = Folder::make(&self.disk, folder)?;
        let old = self.old_table(path)?;
        if old.is_none() {
            set_aside(&self.disk, folder.path(), path, name, "broken")?;
        }
        let text = settings.render(old.unwrap_or_default()).map_err(|e| other(&e.to_string()))?;
        save(&self.disk, &folder, name, text.as_bytes(), &mut Known::anything()).map(drop)
    }

    /// What stands in the file; `None` where it is not TOML.
    fn old_table(&self, path: &Path) -> Result<Option<Table>, Fault> {
        match read(&self.disk, path) {
            Ok((bytes, _)) if bytes.len() > MAX_SETTINGS => Ok(None),
            Ok((bytes, _)) => Ok(std::str::from_utf8(&bytes).ok().and_then(|t| toml::from_str(t).ok())),
            Err(f) if f.kind == FaultKind::NotFound => Ok(Some(Table::new())),
            Err(f) => Err(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_setting_is_named_with_its_line_and_the_others_hold() {
        let text = "language = \"en\"\ncolour = 1\nascii = \"ya\"\n\n[assessor]\nname = \"Sri\"\nphone = 1\n";
        let (s, w) = Settings::parse(text);
        assert_eq!((s.language, s.assessor.name.as_str(), s.ascii), (Some(Lang::En), "Sri", false));
        let w: Vec<_> = w.into_iter().map(|w| (w.line, w.kind)).collect();
        assert_eq!(
            w,
            [
                (2, SettingsWarningKind::UnknownKey("colour".into())),
                (3, SettingsWarningKind::BadValue("ascii".into())),
                (7, SettingsWarningKind::UnknownKey("assessor.phone".into())),
            ]
        );
    }

    #[test]
    fn a_letterhead_that_is_no_list_is_named_and_the_minutes_go_without_it() {
        let (s, w) = Settings::parse("[minutes]\nletterhead = \"X\"\ncopies = 100\nleft = \"middle\"\n");
        assert_eq!(s.minutes, Minutes::default());
        assert_eq!(w.iter().map(|w| w.line).collect::<Vec<_>>(), [2, 3, 4]);
    }

    #[test]
    fn a_broken_settings_file_never_stops_the_program() {
        let (s, w) = Settings::parse("language = \"id\"\n[assessor\nname = ");
        assert_eq!(s.language, Some(Lang::Id));
        assert!(
            matches!(w.as_slice(), [SettingsWarning { line: 2.., kind: SettingsWarningKind::Syntax(_) }, ..]),
            "{w:?}"
        );
    }

    #[test]
    fn settings_written_are_settings_read_and_unknown_ones_stay() {
        let old = "theme = \"x\"\nfuture = 1\n[assessor]\nphone = \"2\"\n[minutes]\nletterhead = ['PEMERINTAH KABUPATEN \"X\"']\n\
                   copies = 3\nleft = \"assessors\"\n";
        let old: Table = toml::from_str(old).expect("TOML");
        let s = Settings {
            language: Some(Lang::En),
            theme: None,
            ascii: true,
            guest: true,
            assessor: Remembered { id: "a".into(), name: "Sri \"Ayu\"\n".into(), institution: "ITB".into() },
            folder: "E:\\".into(),
            minutes: Minutes {
                letterhead: vec!["PEMERINTAH KABUPATEN \"X\"".into()],
                copies: Some(3),
                assessors_left: true,
            },
        };
        let text = s.render(old).expect("plain");
        assert!(text.contains("future = 1") && text.contains("phone = \"2\""), "{text}");
        let (back, warnings) = Settings::parse(&text);
        assert_eq!((back, warnings.len()), (s, 2));
    }
}
