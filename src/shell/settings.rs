//! Settings between their file and the app.

use crate::app::msg::{Settings, Theme};
use crate::domain::session::Assessor;
use crate::report::{Options, SignOrder};
use crate::store as file;

pub use file::Settings as SettingsFile;

/// The settings in this file, and what was passed over.
#[must_use]
pub fn read(path: &std::path::Path) -> (SettingsFile, Vec<file::SettingsWarning>) {
    file::settings_at(&file::RealDisk, path)
}

/// Settings as the app holds them.
#[must_use]
pub fn from_file(s: &file::Settings) -> Settings {
    Settings {
        lang: s.language,
        theme: s.theme.as_deref().and_then(Theme::parse),
        ascii: s.ascii,
        guest: s.guest,
        assessor: s.assessor.name.clone(),
        institution: s.assessor.institution.clone(),
        folder: s.folder.clone(),
        minutes: options(s),
    }
}

/// Settings as their file holds them. The id of the assessor follows the name:
/// the same name keeps its id.
#[must_use]
pub fn to_file(s: &Settings, before: &file::Settings) -> file::Settings {
    let id = assessor_id(&s.assessor, &before.assessor);
    file::Settings {
        language: s.lang,
        theme: s.theme.map(|t| t.name().to_owned()),
        ascii: s.ascii,
        guest: s.guest,
        folder: s.folder.clone(),
        minutes: before.minutes.clone(),
        assessor: file::Remembered { id, name: s.assessor.clone(), institution: s.institution.clone() },
    }
}

/// The id of the person of this name: the remembered one, else a new one.
#[must_use]
pub fn assessor_id(name: &str, before: &file::Remembered) -> String {
    if name == before.name && !before.id.is_empty() { before.id.clone() } else { super::clock::new_id().short() }
}

/// What an office adds to its minutes, on top of the usual.
#[must_use]
pub fn options(s: &file::Settings) -> Options {
    let m = &s.minutes;
    let order = if m.assessors_left { SignOrder::AssessorsFirst } else { SignOrder::RegionFirst };
    let usual = Options::default();
    Options { letterhead: m.letterhead.clone(), copies: m.copies.unwrap_or(usual.copies), order, ..usual }
}

/// Remembers who records, where nobody is remembered yet, so that the next session
/// of the same person has the same id. A settings file that cannot be written costs
/// that and nothing else.
pub fn remember(store: &file::Store, who: &Assessor) {
    let (before, _) = store.settings();
    if before.assessor.name.is_empty() && !who.name.is_empty() {
        let assessor =
            file::Remembered { id: who.id.clone(), name: who.name.clone(), institution: who.institution.clone() };
        let _ = store.save_settings(&file::Settings { assessor, ..before });
    }
}
