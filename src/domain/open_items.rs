//! What is still open in a session: listed before it is made final, and never a
//! reason to refuse (`domain.md`, rule 8).

use crate::base::id::{Id, QuestionId};
use crate::domain::instrument::{Instrument, QuestionKind};
use crate::domain::session::{Rating, Session, Support};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One open thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenItem {
    /// What is open.
    pub what: Open,
    /// On which question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    /// In which aspect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aspect: Option<Id>,
}

/// Kinds of open things, in the order they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Open {
    /// Nobody answered anything in the aspect.
    EmptyAspect,
    /// Not asked.
    NotAsked,
    /// Rated "unverified".
    Unverified,
    /// Differs from the claimed level, or N/A, without a reason.
    NoReason,
    /// Above what a mere statement carries.
    AboveStatement,
    /// A follow-up without an owner.
    NoOwner,
    /// No member of the delegation is recorded.
    NoDelegation,
}

impl Open {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::EmptyAspect,
        Self::NotAsked,
        Self::Unverified,
        Self::NoReason,
        Self::AboveStatement,
        Self::NoOwner,
        Self::NoDelegation,
    ];
}

/// Whether a reason is asked for and missing (rule 2): the interview level
/// differs from the claimed one, or "not applicable" was chosen.
#[must_use]
pub fn lacks_reason(s: &Session, q: &QuestionId) -> bool {
    wants_reason(s, q)
        && s.answers.get(q).and_then(|a| a.interview.as_ref()).is_some_and(|r| r.reason.trim().is_empty())
}

/// Whether a reason is asked for (rule 2).
#[must_use]
pub fn wants_reason(s: &Session, q: &QuestionId) -> bool {
    match s.rating(q) {
        Some(Rating::Na) => true,
        Some(Rating::Level(l)) => matches!(s.claimed(q), Some(Rating::Level(c)) if c != l),
        Some(Rating::Unverified) | None => false,
    }
}

/// Whether a level stands above what its support carries (rule 3).
#[must_use]
pub fn above_statement(i: &Instrument, s: &Session, q: &QuestionId) -> bool {
    let (Some(cap), Some(Rating::Level(l)), Some(a)) = (i.statement_cap, s.rating(q), s.answers.get(q)) else {
        return false;
    };
    l > cap && matches!(a.support(), Support::Statement | Support::None)
}

/// Everything open in `s`, in the order of the instrument within each kind.
#[must_use]
pub fn open_items(i: &Instrument, s: &Session) -> Vec<OpenItem> {
    let mut out = Vec::new();
    for a in &i.aspects {
        let asked: Vec<_> = a.questions.iter().filter(|q| q.kind != QuestionKind::Note && s.applies(q)).collect();
        if !asked.is_empty() && asked.iter().all(|q| !s.answered(q)) {
            out.push(OpenItem { what: Open::EmptyAspect, question: None, aspect: Some(a.id.clone()) });
        }
        for q in asked {
            let mut add = |what| {
                out.push(OpenItem { what, question: Some(q.id.clone()), aspect: Some(a.id.clone()) });
            };
            if !s.answered(q) {
                add(Open::NotAsked);
            }
            if s.rating(&q.id) == Some(Rating::Unverified) {
                add(Open::Unverified);
            }
            if lacks_reason(s, &q.id) {
                add(Open::NoReason);
            }
            if above_statement(i, s, &q.id) {
                add(Open::AboveStatement);
            }
        }
    }
    for f in s.follow_ups.iter().filter(|f| f.owner.trim().is_empty()) {
        out.push(OpenItem { what: Open::NoOwner, question: f.question.clone(), aspect: None });
    }
    if s.delegation.is_empty() {
        out.push(OpenItem { what: Open::NoDelegation, question: None, aspect: None });
    }
    out.sort_by_key(|o| o.what);
    out
}
