//! The invented names and sentences of practice data. They are data, not texts of
//! the program: an event in Indonesia writes Indonesian, whatever the language of
//! the screen. Every sentence carries the label that says so.

use serde::Deserialize;
use std::sync::OnceLock;

const ASSET: &str = include_str!("../../../assets/practice.json");

/// Invented words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Stands before every sentence.
    pub label: String,
    /// Title of the event.
    pub title: String,
    /// Its place.
    pub place: String,
    /// Province of every region.
    pub province: String,
    /// Source of context values.
    pub source: String,
    /// Where assessors come from.
    pub institutions: Vec<String>,
    /// First part of a region's name.
    pub region_first: Vec<String>,
    /// Second part.
    pub region_second: Vec<String>,
    /// First names.
    pub person_first: Vec<String>,
    /// Last names.
    pub person_last: Vec<String>,
    /// Positions of delegates.
    pub positions: Vec<String>,
    /// Private notes.
    pub notes: Vec<String>,
    /// Reasons.
    pub reasons: Vec<String>,
    /// Reasons why something does not apply.
    pub na_reasons: Vec<String>,
    /// Recommendations.
    pub recommendations: Vec<String>,
    /// Explanations of the region.
    pub explanations: Vec<String>,
    /// Quotes.
    pub quotes: Vec<String>,
    /// Documents by name.
    pub papers: Vec<String>,
    /// Remarks of the region.
    pub remarks_region: Vec<String>,
    /// Remarks of the assessor.
    pub remarks_assessor: Vec<String>,
    /// A conflict of interest.
    pub conflict: String,
    /// Who fills in a claim.
    pub office: String,
    /// Word before the number of a room.
    pub room: String,
    /// Why a region has no session.
    pub absent_note: String,
}

impl Words {
    /// The words, read once.
    ///
    /// # Panics
    /// Never in a build whose tests passed: the asset is compiled in and a test
    /// reads it.
    pub fn shared() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| serde_json::from_str(ASSET).expect("assets/practice.json is read by a test"))
    }

    /// A sentence with the label that it is invented.
    #[must_use]
    pub fn labelled(&self, text: &str) -> String {
        format!("{}{text}", self.label)
    }

    /// Name of the region of this number.
    #[must_use]
    pub fn region(&self, n: usize) -> String {
        let one = |list: &[String], n: usize| list.get(n % list.len().max(1)).cloned().unwrap_or_default();
        // The lengths have no common factor, so that no pair comes back early.
        format!("{} {}", one(&self.region_first, n), one(&self.region_second, n))
    }

    /// Name of the person of this number.
    #[must_use]
    pub fn person(&self, n: usize) -> String {
        let one = |list: &[String], n: usize| list.get(n % list.len().max(1)).cloned().unwrap_or_default();
        format!("{} {}", one(&self.person_first, n), one(&self.person_last, n))
    }
}
