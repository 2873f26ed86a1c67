//! Which session a person means, and the list as the command line reads it.

use crate::base::fault::Fault;
use crate::base::id::SessionId;
use crate::base::text::fold;
use crate::domain::region::Regions;
use crate::domain::session::Status;
use crate::domain::summary::Summary;
use crate::store::Store;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use crate::store::{
    Bank, Candidate, Listed, Loaded, Look, Opening, Origin, Role, SaveOutcome, SettingsWarning, SettingsWarningKind,
    UnusableInstrument, built_in, look, try_place,
};

/// Fewest digits of an id that are taken for one.
const FEWEST_DIGITS: usize = 4;

/// Why no single session was found.
#[derive(Clone, Debug)]
pub enum Miss {
    /// None fits.
    Nothing,
    /// Several fit.
    Several(Vec<Listed>),
    /// The list cannot be read.
    Fault(Fault),
}

/// Every file of the session folder, newest change first; what has no row comes
/// last, by name.
///
/// # Errors
/// As [`Store::list`].
pub fn rows(store: &Store) -> Result<Vec<Listed>, Fault> {
    let mut out = store.list()?;
    let key = |l: &Listed| l.row.as_ref().ok().map(|s| (s.changed, s.session));
    out.sort_by(|a, b| key(b).cmp(&key(a)).then_with(|| a.path.cmp(&b.path)));
    Ok(out)
}

/// The file a person means by `word`: a path, a full id, the last digits of an id
/// (at least four), or a region's code of today or of 2019, which stands for the
/// newest revision of its lineage.
///
/// # Errors
/// [`Miss`].
pub fn resolve(store: &Store, word: &str) -> Result<PathBuf, Miss> {
    let word = word.trim();
    if word.contains(std::path::is_separator) || word.to_ascii_lowercase().ends_with(".json") {
        return Ok(PathBuf::from(word));
    }
    // Names of files tell it without reading one, as long as only one can be meant.
    if let Some(path) = store.only_named(word) {
        return Ok(path);
    }
    let rows = rows(store).map_err(Miss::Fault)?;
    let by_id = by_id(&rows, word);
    if !by_id.is_empty() {
        return one(by_id);
    }
    let by_region = by_region(&rows, word);
    if !by_region.is_empty() {
        return one(by_region);
    }
    if Path::new(word).is_file() { Ok(PathBuf::from(word)) } else { Err(Miss::Nothing) }
}

fn one(mut found: Vec<&Listed>) -> Result<PathBuf, Miss> {
    match found.as_slice() {
        [l] => Ok(l.path.clone()),
        _ => Err(Miss::Several(found.drain(..).cloned().collect())),
    }
}

/// One file a session: the session file itself before conflict files and copies,
/// of several such the one with the highest generation.
fn by_id<'a>(rows: &'a [Listed], word: &str) -> Vec<&'a Listed> {
    let digits = word.to_ascii_lowercase();
    let is_tail = digits.len() >= FEWEST_DIGITS && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let full = SessionId::parse(word);
    let fits = |id: SessionId| full == Some(id) || is_tail && id.to_string().replace('-', "").ends_with(&digits);
    let mut best: BTreeMap<SessionId, &Listed> = BTreeMap::new();
    let worth = |l: &Listed| {
        let generation = l.row.as_ref().map_or(0, |s| s.generation);
        (l.role == Role::Session, l.row.is_ok(), generation)
    };
    for l in rows {
        let Some(id) = l.id.filter(|id| fits(*id)) else { continue };
        let held = best.entry(id).or_insert(l);
        if worth(l) > worth(held) {
            *held = l;
        }
    }
    best.into_values().collect()
}

fn by_region<'a>(rows: &'a [Listed], word: &str) -> Vec<&'a Listed> {
    let of_code = |code: &str| {
        let mut newest: BTreeMap<SessionId, (&Summary, &Listed)> = BTreeMap::new();
        for l in rows.iter().filter(|l| matches!(l.role, Role::Session | Role::SafetyOnly)) {
            let Ok(s) = &l.row else { continue };
            if s.region.code != code {
                continue;
            }
            let held = newest.entry(s.lineage).or_insert((s, l));
            if (s.revision, s.generation) > (held.0.revision, held.0.generation) {
                *held = (s, l);
            }
        }
        newest.into_values().map(|(_, l)| l).collect::<Vec<_>>()
    };
    if word.is_empty() {
        return Vec::new();
    }
    let today = of_code(word);
    if !today.is_empty() {
        return today;
    }
    // A code of 2019 may be another region's code today, so it comes second.
    let old = Regions::shared().all.iter().find(|r| r.code_2019.as_deref() == Some(word));
    old.map(|r| of_code(&r.code)).unwrap_or_default()
}

/// Which rows a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only these.
    pub status: Option<Status>,
    /// Only of this event.
    pub event: Option<String>,
    /// Only with all these words in region, assessor, date or event.
    pub query: Option<String>,
}

impl Filter {
    /// Whether every row passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.status.is_none() && self.event.is_none() && self.query.is_none()
    }

    /// Whether a row passes.
    #[must_use]
    pub fn passes(&self, s: &Summary) -> bool {
        let words = self.query.as_deref().map(fold).unwrap_or_default();
        let hay = || {
            let event = s.event.as_ref().map_or("", crate::base::id::Id::as_str);
            let (r, day) = (&s.region, s.date.to_string());
            fold(&[r.code.as_str(), &r.full_name(), &r.province, &s.assessor, &day, event].join(" "))
        };
        self.status.is_none_or(|x| x == s.status)
            && self.event.as_deref().is_none_or(|e| s.event.as_ref().is_some_and(|x| x.as_str() == e))
            && (words.is_empty() || {
                let hay = hay();
                words.split(' ').all(|w| hay.contains(w))
            })
    }
}
