//! What every command needs: language, places, settings, and the sessions people
//! mean.

use super::args::{Global, LANGS};
use super::failure::{CONFLICT, Done, Failure, NOTHING, UNDONE, USAGE};
use super::say::tell;
use crate::app::msg::{Opened, ReadOnly, SaveOutcome, Settings, Theme};
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::{Id, SessionId};
use crate::base::text::{shown_path, visible};
use crate::domain::lang::Lang;
use crate::i18n::explain;
use crate::i18n::texts::cli as t;
use crate::report::words;
use crate::shell::query::{self, Listed, Miss, SettingsWarning};
use crate::shell::settings::{SettingsFile, from_file};
use crate::shell::work::Work;
use crate::shell::{Overrides, Places, Store, machine};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What every command needs.
#[derive(Debug)]
pub struct Ctx {
    /// Language of everything printed.
    pub lang: Lang,
    /// Options everywhere.
    pub global: Global,
    /// Where things live.
    pub places: Places,
    /// The settings file.
    pub file: SettingsFile,
    /// What was passed over in it.
    pub warnings: Vec<SettingsWarning>,
}

/// The language: option, variable, settings, system, Indonesian.
#[must_use]
pub fn language(option: Option<&str>, file: &SettingsFile) -> Lang {
    let by_tag = |s: &str| Lang::ALL.into_iter().find(|l| l.tag() == s);
    option
        .and_then(by_tag)
        .or_else(|| machine::variable_text("ASESOR_LANG").as_deref().and_then(by_tag))
        .or(file.language)
        .or_else(|| machine::locale().as_deref().and_then(machine::lang_of))
        .unwrap_or_default()
}

/// The places: options, variables, the usual ones.
///
/// # Errors
/// As [`Places::find`].
pub fn places(g: &Global) -> Result<Places, Fault> {
    let or_variable = |given: &Option<PathBuf>, name: &str| {
        given.clone().filter(|p| !p.as_os_str().is_empty()).or_else(|| machine::variable(name).map(PathBuf::from))
    };
    Places::find(&Overrides {
        data: or_variable(&g.data_dir, "ASESOR_DATA_DIR"),
        state: or_variable(&g.state_dir, "ASESOR_STATE_DIR"),
        config: g.config.clone(),
    })
}

impl Ctx {
    /// What follows from the options.
    ///
    /// # Errors
    /// A variable with a wrong value; no home folder and no places given.
    pub fn new(global: Global, fallback: Lang) -> Result<Self, Failure> {
        if let Some(tag) = machine::variable_text("ASESOR_LANG").filter(|v| !LANGS.contains(&v.as_str())) {
            let text = t::bad_env(fallback, "ASESOR_LANG", &tag, &LANGS.join(", "));
            return Err(Failure::new(USAGE, text));
        }
        let places = places(&global).map_err(|f| Failure { code: UNDONE, ..Failure::fault(fallback, &f) })?;
        let (file, warnings) = crate::shell::settings::read(&places.config);
        let lang = language(global.lang.as_deref(), &file);
        Ok(Self { lang, global, places, file, warnings })
    }

    /// The store.
    ///
    /// # Errors
    /// The data folder cannot be used.
    pub fn store(&self) -> Result<Arc<Store>, Failure> {
        let made = Store::open(self.places.clone());
        made.map(Arc::new).map_err(|f| Failure { code: UNDONE, ..Failure::fault(self.lang, &f) })
    }

    /// A failure outside, worded.
    #[must_use]
    pub fn fault(&self, f: &Fault) -> Failure {
        Failure::fault(self.lang, f)
    }

    /// The file of the session a person means.
    ///
    /// # Errors
    /// Nothing fits (3), several do (2, with the candidates).
    pub fn find(&self, store: &Store, word: &OsStr) -> Result<PathBuf, Failure> {
        // What is not Unicode can only be a path.
        let Some(word) = word.to_str() else { return Ok(PathBuf::from(word)) };
        query::resolve(store, word).map_err(|m| match m {
            Miss::Nothing => Failure::new(NOTHING, t::nothing_found(self.lang, &visible(word))),
            Miss::Several(rows) => Failure::new(USAGE, t::several(self.lang, &visible(word)))
                .with(rows.iter().map(|l| format!("  {}", self.candidate(l)))),
            Miss::Fault(f) => self.fault(&f),
        })
    }

    fn candidate(&self, l: &Listed) -> String {
        let id = l.id.map(SessionId::short).unwrap_or_default();
        match &l.row {
            Ok(s) => {
                let status = words::status(self.lang, s.status);
                let one_line = visible(&format!("{}  {}  {}", s.region.full_name(), s.date, s.assessor));
                format!("{id}  {one_line}  {status}")
            }
            Err(f) => format!("{id}  {}", explain::fault_word(self.lang, f.kind)),
        }
    }

    /// An id typed for `what`.
    ///
    /// # Errors
    /// Not an id (2).
    pub fn id(&self, what: &str, text: &str) -> Result<Id, Failure> {
        Id::parse(text).ok_or_else(|| Failure::new(USAGE, t::bad_id(self.lang, what, &visible(text))))
    }

    /// Opens a session to change it.
    ///
    /// # Errors
    /// It cannot be read; it is open elsewhere, or a safety copy is newer (5).
    pub fn open_to_change(&self, work: &mut Work, path: &Path) -> Result<Opened, Failure> {
        let o = work.open(path, None).map_err(|f| self.fault(&f))?;
        if o.read_only == Some(ReadOnly::Locked) {
            return Err(self.fault(&Fault::new(FaultKind::Locked, &o.path, "")));
        }
        if o.newer_copy.is_some() && o.read_only.is_none() {
            return Err(Failure::new(CONFLICT, t::newer_copy(self.lang, &shown_path(&o.path))));
        }
        Ok(o)
    }

    /// What became of a save.
    ///
    /// # Errors
    /// The session file was not reached.
    pub fn saved(&self, outcome: &SaveOutcome) -> Done {
        let word = |f: &Fault| explain::fault(self.lang, f);
        match outcome {
            SaveOutcome::Both => Ok(()),
            SaveOutcome::MainOnly(f) => {
                tell(&t::main_only(self.lang, &word(f)));
                Ok(())
            }
            SaveOutcome::SafetyOnly(f) => Err(Failure::new(UNDONE, t::safety_only(self.lang, &word(f)))),
            SaveOutcome::Neither(_, f) => Err(Failure::new(UNDONE, t::not_saved(self.lang, &word(f)))),
            SaveOutcome::Diverted(f, copy) => {
                Err(Failure::new(CONFLICT, t::diverted(self.lang, &word(f), &shown_path(copy))))
            }
        }
    }

    /// Settings for the app: the file's, then the options.
    #[must_use]
    pub fn app_settings(&self) -> Settings {
        let s = from_file(&self.file);
        let option = self.global.theme.as_deref().and_then(Theme::parse);
        let theme = option.or_else(|| self.no_color().then_some(Theme::Mono)).or(s.theme);
        Settings { lang: Some(self.lang), theme, ascii: s.ascii || self.global.ascii, ..s }
    }

    /// Settings as their file has them: what is remembered, without options.
    #[must_use]
    pub fn file_settings(&self) -> Settings {
        from_file(&self.file)
    }

    /// Whether colour is switched off, by option or by the environment.
    #[must_use]
    pub fn no_color(&self) -> bool {
        match self.global.color.as_deref() {
            Some("never") => true,
            Some("always") => false,
            _ => machine::no_color(),
        }
    }
}

/// Columns of the text that is printed.
#[must_use]
pub fn columns() -> usize {
    machine::size().map_or(80, |(c, _)| usize::from(c).clamp(40, 100))
}
