//! An instrument: a versioned question bank. Data, never code.

use crate::base::id::{Id, QuestionId};
use crate::domain::condition::Condition;
use crate::domain::lang::{Lang, Localized};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The `format` field of an instrument file.
pub const FORMAT: &str = "asesor-instrument";
/// The version of the format this program reads and writes.
pub const VERSION: u32 = 1;

/// A question bank with its scales, weights and predicates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Always [`FORMAT`].
    pub format: String,
    /// Always [`VERSION`].
    pub version: u32,
    /// Name of the instrument, stable over its revisions.
    pub id: Id,
    /// Counts up with each published change.
    pub revision: u32,
    /// Title.
    pub title: Localized,
    /// Language tags the texts come in.
    pub languages: Vec<String>,
    /// Tag of the language to fall back on.
    pub default_language: String,
    /// No later rule may be a ground for lowering a level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_date: Option<NaiveDate>,
    /// Licence of the texts (SPDX expression).
    pub licence: String,
    /// What the reader must know: whose weights these are, what is not official.
    pub notice: Localized,
    /// Scales by id.
    pub scales: BTreeMap<Id, Scale>,
    /// Unit of the index.
    pub index: IndexUnit,
    /// Highest level a mere statement carries without a warning (rule 3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement_cap: Option<i16>,
    /// Bands of the index, highest first.
    pub predicates: Vec<Predicate>,
    /// Groups of aspects, where the instrument has them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<Domain>,
    /// Facts about the region that are confirmed, not scored.
    pub context: Vec<ContextItem>,
    /// The aspects in their order.
    pub aspects: Vec<Aspect>,
}

/// Unit in which the index is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum IndexUnit {
    /// In the units of the one scale of all questions.
    Scale,
    /// Each level as (level − min)/(max − min), the index in percent.
    Percent,
}

/// An ordered set of levels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Levels from low to high.
    pub levels: Vec<Level>,
}

/// One step of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// The whole number.
    pub value: i16,
    /// Its name, a word or two.
    pub name: Localized,
}

impl Scale {
    /// Lowest and highest level; `(0, 0)` for an empty scale, which
    /// `instrument_check` refuses.
    #[must_use]
    pub fn bounds(&self) -> (i16, i16) {
        let values = || self.levels.iter().map(|l| l.value);
        (values().min().unwrap_or(0), values().max().unwrap_or(0))
    }
}

/// A band of the index with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Predicate {
    /// Lowest index of the band, a plain decimal such as `"3.5"`.
    pub from: String,
    /// Name of the band.
    pub title: Localized,
    /// Where the band comes from.
    pub source: Localized,
}

/// A group of aspects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Id.
    pub id: Id,
    /// Title.
    pub title: Localized,
}

/// A fact about the region to confirm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContextItem {
    /// Id.
    pub id: Id,
    /// Title.
    pub title: Localized,
    /// What kind of value it takes.
    #[serde(rename = "type")]
    pub kind: ValueType,
    /// Unit, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Localized>,
    /// What can be chosen, for a choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// When it applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// Kind of a value that is not a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ValueType {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// A decimal.
    Decimal,
    /// A day.
    Date,
    /// One of the choices.
    Choice,
}

/// One thing that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Id, stored in answers.
    pub id: Id,
    /// Title.
    pub title: Localized,
}

/// An aspect: a weighted group of questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Aspect {
    /// Id.
    pub id: Id,
    /// Full title.
    pub title: Localized,
    /// Short title for narrow columns.
    pub short: Localized,
    /// The group it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<Id>,
    /// Weight in the index, a positive whole number.
    pub weight: u32,
    /// Its questions in their order.
    pub questions: Vec<Question>,
}

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum QuestionKind {
    /// A level on a scale: the only kind that scores.
    Level,
    /// A text.
    Text,
    /// A whole number.
    Integer,
    /// A decimal.
    Decimal,
    /// A day.
    Date,
    /// One of the choices.
    Choice,
    /// Any number of the choices.
    Choices,
    /// Nothing to answer: a remark to read out.
    Note,
}

/// What "not applicable" does to the score (rule 5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NaPolicy {
    /// The question leaves the score.
    #[default]
    Excluded,
    /// It counts as the lowest level.
    Lowest,
    /// It may not be chosen.
    Forbidden,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Id, unique in the instrument.
    pub id: QuestionId,
    /// Kind of answer.
    pub kind: QuestionKind,
    /// Short title for lists.
    pub title: Localized,
    /// The main question as it is spoken.
    pub text: Localized,
    /// Narrowing questions.
    #[serde(default)]
    pub probes: Vec<Localized>,
    /// Scale, for kind `level`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<Id>,
    /// What can be seen at each level; cumulative (rule 4).
    #[serde(default)]
    pub anchors: Vec<Anchor>,
    /// Evidence to look at.
    #[serde(default)]
    pub evidence: Vec<EvidenceItem>,
    /// A warning for the assessor's eyes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trap: Option<Localized>,
    /// Rule or method the question rests on.
    #[serde(default)]
    pub basis: Vec<Basis>,
    /// Weight within the aspect, a positive whole number; 1 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
    /// What "not applicable" does.
    #[serde(default)]
    pub na: NaPolicy,
    /// When it is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// A rule the value must keep, as text of the source (`XLSForm`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint: Option<String>,
    /// What can be chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// Headings above the question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub section: Vec<Localized>,
    /// Ids of questions of earlier revisions that this one replaces.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<QuestionId>,
    /// Where an imported question stood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// What one can see at a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The level.
    pub level: i16,
    /// One observable sentence.
    pub text: Localized,
    /// Evidence items that this level needs.
    #[serde(default)]
    pub evidence: Vec<Id>,
}

/// A document or view to ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceItem {
    /// Id, unique in the instrument.
    pub id: Id,
    /// Its official name and what to look at.
    pub title: Localized,
}

/// A rule or method.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Law or method.
    pub kind: BasisKind,
    /// Citation.
    pub title: Localized,
    /// Day it was enacted or published.
    pub date: NaiveDate,
    /// Article or indicator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
}

/// Law or method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum BasisKind {
    /// A rule that binds.
    Law,
    /// A method or standard followed.
    Method,
}

/// A question with its place in the instrument.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// Number of the aspect, from 0.
    pub aspect: usize,
    /// Number within the aspect, from 0.
    pub index: usize,
    /// The question.
    pub question: &'a Question,
}

impl Placed<'_> {
    /// `3.2`: the number people say.
    #[must_use]
    pub fn number(&self) -> String {
        format!("{}.{}", self.aspect + 1, self.index + 1)
    }
}

impl Instrument {
    /// `text` in `lang` or the instrument's default language.
    #[must_use]
    pub fn text<'a>(&self, text: &'a Localized, lang: Lang) -> &'a str {
        text.get(lang, &self.default_language)
    }

    /// Every question with its place, in order.
    pub fn questions(&self) -> impl Iterator<Item = Placed<'_>> {
        self.aspects.iter().enumerate().flat_map(|(aspect, a)| {
            a.questions.iter().enumerate().map(move |(index, question)| Placed { aspect, index, question })
        })
    }

    /// The question with this id.
    #[must_use]
    pub fn find(&self, id: &QuestionId) -> Option<Placed<'_>> {
        self.questions().find(|p| p.question.id == *id)
    }

    /// The question people mean by `3.2`, by its id in any case, or by neither.
    #[must_use]
    pub fn find_spoken(&self, s: &str) -> Option<Placed<'_>> {
        let s = s.trim();
        self.questions().find(|p| p.question.id.as_str().eq_ignore_ascii_case(s) || p.number() == s)
    }

    /// The scale of a question of kind `level`.
    #[must_use]
    pub fn scale(&self, q: &Question) -> Option<&Scale> {
        self.scales.get(q.scale.as_ref()?)
    }
}

impl Question {
    /// Weight within the aspect.
    #[must_use]
    pub fn weight(&self) -> u32 {
        self.weight.unwrap_or(1)
    }

    /// The anchor of `level`.
    #[must_use]
    pub fn anchor(&self, level: i16) -> Option<&Anchor> {
        self.anchors.iter().find(|a| a.level == level)
    }
}
