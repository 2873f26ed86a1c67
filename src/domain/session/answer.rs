//! What is recorded on one question.

use crate::base::id::Id;
use crate::base::time::Timestamp;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A rating. Absent means not asked; none of the three is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Rating {
    /// A level on the question's scale.
    Level(i16),
    /// Not applicable.
    Na,
    /// Could not be verified.
    Unverified,
}

/// What carries a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Support {
    /// A document was seen.
    Document,
    /// The system was seen at work.
    System,
    /// Somebody said so.
    Statement,
    /// Nothing.
    None,
}

/// A stage whose ratings an assessor sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Before the day, from documents.
    Desk,
    /// At the table.
    Interview,
}

/// The rating of one stage with what belongs to it. Clearing the rating keeps
/// reason and support: fields are independent (rule 1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rated {
    /// The rating.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// What carries it; derived from the evidence until set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<Support>,
    /// Why.
    pub reason: String,
    /// When it was last changed.
    pub at: Timestamp,
}

/// A typed value, for questions without levels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Value {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A plain decimal as written, with a point.
    Decimal(String),
    /// A day.
    Date(NaiveDate),
    /// One choice.
    Choice(Id),
    /// Several choices.
    Choices(Vec<Id>),
}

/// State of a piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EvidenceState {
    /// Shown at the table.
    Seen,
    /// Named, not shown.
    Claimed,
    /// Will be sent.
    Promised,
    /// Does not exist.
    Absent,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Id within the answer: the item's id, or `x1`, `x2` … for further ones.
    pub id: Id,
    /// The instrument's item, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Id>,
    /// Label, for further ones.
    pub label: String,
    /// State.
    pub state: EvidenceState,
    /// Number of the document.
    pub number: String,
    /// Its date as written.
    pub date: String,
    /// Page or article.
    pub page: String,
    /// Who signed it.
    pub signer: String,
    /// Remark.
    pub remark: String,
}

impl Evidence {
    /// Evidence for an item of the instrument, without details.
    #[must_use]
    pub fn of_item(item: &Id, state: EvidenceState) -> Self {
        Self::bare(item.clone(), Some(item.clone()), String::new(), state)
    }

    /// Further evidence with a label of its own.
    #[must_use]
    pub fn further(id: Id, label: String, state: EvidenceState) -> Self {
        Self::bare(id, None, label, state)
    }

    fn bare(id: Id, item: Option<Id>, label: String, state: EvidenceState) -> Self {
        let none = String::new;
        Self { id, item, label, state, number: none(), date: none(), page: none(), signer: none(), remark: none() }
    }
}

/// Who said what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The speaker.
    pub who: String,
    /// The words.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// A mark on a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Ask this first.
    AskFirst,
    /// Put off.
    Parked,
    /// The delegation disagrees.
    Disputed,
}

impl Flag {
    /// Every mark.
    pub const ALL: [Self; 3] = [Self::AskFirst, Self::Parked, Self::Disputed];
}

/// Everything recorded on one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Rating before the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<Rated>,
    /// Rating at the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview: Option<Rated>,
    /// Value, for questions without levels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// Evidence, ordered by id.
    pub evidence: Vec<Evidence>,
    /// Private note. Never leaves in anything made for the delegation.
    pub note: String,
    /// Quotes.
    pub quotes: Vec<Quote>,
    /// Recommendation for the region.
    pub for_region: String,
    /// Flags.
    pub flags: BTreeSet<Flag>,
    /// First touched.
    pub first: Timestamp,
    /// Last touched.
    pub last: Timestamp,
    /// Seconds spent on the question.
    pub seconds: u64,
}

impl Answer {
    /// An untouched answer.
    #[must_use]
    pub fn new(at: Timestamp) -> Self {
        Self {
            desk: None,
            interview: None,
            value: None,
            evidence: Vec::new(),
            note: String::new(),
            quotes: Vec::new(),
            for_region: String::new(),
            flags: BTreeSet::new(),
            first: at,
            last: at,
            seconds: 0,
        }
    }

    /// The rating of `stage`.
    #[must_use]
    pub fn rating_at(&self, stage: Stage) -> Option<Rating> {
        self.stage(stage).and_then(|r| r.rating)
    }

    /// The rating at the table.
    #[must_use]
    pub fn interview_rating(&self) -> Option<Rating> {
        self.interview.as_ref().and_then(|r| r.rating)
    }

    /// The record of `stage`.
    #[must_use]
    pub fn stage(&self, stage: Stage) -> Option<&Rated> {
        match stage {
            Stage::Desk => self.desk.as_ref(),
            Stage::Interview => self.interview.as_ref(),
        }
    }

    /// What carries the interview rating: as set, else `document` when any
    /// evidence was seen, else `statement` (domain.md, "support").
    #[must_use]
    pub fn support(&self) -> Support {
        self.support_at(Stage::Interview)
    }

    /// The same for the rating of `stage`.
    #[must_use]
    pub fn support_at(&self, stage: Stage) -> Support {
        self.stage(stage).and_then(|r| r.support).unwrap_or_else(|| {
            if self.evidence.iter().any(|e| e.state == EvidenceState::Seen) {
                Support::Document
            } else {
                Support::Statement
            }
        })
    }

    /// True when nothing a person entered is left; time alone does not count.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.desk.is_none()
            && self.interview.is_none()
            && self.value.is_none()
            && self.evidence.is_empty()
            && self.note.is_empty()
            && self.quotes.is_empty()
            && self.for_region.is_empty()
            && self.flags.is_empty()
    }

    /// The evidence recorded for an item of the instrument.
    #[must_use]
    pub fn evidence_of(&self, item: &Id) -> Option<&Evidence> {
        self.evidence.iter().find(|e| e.item.as_ref() == Some(item))
    }
}
