//! When a question applies (`when`): a small tree over ratings, values and
//! context. A blank, "not applicable" and "unverified" compare as false
//! (`domain.md`, rule 7).

use crate::base::id::Id;
use crate::base::ratio::{Ratio, parse_decimal, whole};
use crate::domain::session::{Answer, Rating, Session, Value};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How two things are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Op {
    /// Equal; for several choices: contains.
    #[serde(rename = "=")]
    Eq,
    /// Not equal, and not blank.
    #[serde(rename = "!=")]
    Ne,
    /// Less.
    #[serde(rename = "<")]
    Lt,
    /// Less or equal.
    #[serde(rename = "<=")]
    Le,
    /// Greater.
    #[serde(rename = ">")]
    Gt,
    /// Greater or equal.
    #[serde(rename = ">=")]
    Ge,
}

/// A condition. In JSON: `{"question":"K1","op":">=","value":"2"}`,
/// `{"context":"ipm","op":"<","value":"60"}`, `{"all":[…]}`, `{"any":[…]}`,
/// `{"not":…}`. A value that reads as a number is compared as an exact number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Condition {
    /// Every part holds.
    All {
        /// The parts.
        all: Vec<Self>,
    },
    /// At least one part holds.
    Any {
        /// The parts.
        any: Vec<Self>,
    },
    /// The part does not hold.
    Not {
        /// The part.
        not: Box<Self>,
    },
    /// The interview level or the value of another question.
    Question {
        /// Which question.
        question: Id,
        /// How to compare.
        op: Op,
        /// With what.
        value: String,
    },
    /// A context value of the region.
    Context {
        /// Which context item.
        context: Id,
        /// How to compare.
        op: Op,
        /// With what.
        value: String,
    },
}

impl Condition {
    /// Whether the condition holds in `session`.
    #[must_use]
    pub fn holds(&self, session: &Session) -> bool {
        match self {
            Self::All { all } => all.iter().all(|c| c.holds(session)),
            Self::Any { any } => any.iter().any(|c| c.holds(session)),
            Self::Not { not } => !not.holds(session),
            Self::Question { question, op, value } => {
                session.answers.get(question).is_some_and(|a| answer_holds(a, *op, value))
            }
            Self::Context { context, op, value } => {
                session.context.get(context).is_some_and(|c| compare(&c.value, *op, value))
            }
        }
    }

    /// Every question id the condition names.
    #[must_use]
    pub fn questions(&self) -> Vec<&Id> {
        match self {
            Self::All { all: parts } | Self::Any { any: parts } => parts.iter().flat_map(Self::questions).collect(),
            Self::Not { not } => not.questions(),
            Self::Question { question, .. } => vec![question],
            Self::Context { .. } => Vec::new(),
        }
    }

    /// Every context id the condition names.
    #[must_use]
    pub fn contexts(&self) -> Vec<&Id> {
        match self {
            Self::All { all: parts } | Self::Any { any: parts } => parts.iter().flat_map(Self::contexts).collect(),
            Self::Not { not } => not.contexts(),
            Self::Context { context, .. } => vec![context],
            Self::Question { .. } => Vec::new(),
        }
    }
}

fn answer_holds(answer: &Answer, op: Op, value: &str) -> bool {
    if let Some(Rating::Level(l)) = answer.interview_rating() {
        return number_holds(&whole(i64::from(l)), op, value);
    }
    match &answer.value {
        Some(Value::Integer(n)) => number_holds(&whole(*n), op, value),
        Some(Value::Choices(list)) => match op {
            Op::Eq => list.iter().any(|c| c.as_str() == value),
            Op::Ne => !list.is_empty() && !list.iter().any(|c| c.as_str() == value),
            _ => false,
        },
        Some(Value::Choice(c)) => compare(c.as_str(), op, value),
        Some(Value::Text(t) | Value::Decimal(t)) => compare(t, op, value),
        Some(Value::Date(d)) => compare(&d.to_string(), op, value),
        None => false,
    }
}

fn number_holds(left: &Ratio, op: Op, right: &str) -> bool {
    parse_decimal(right).is_some_and(|r| ordered(left, op, &r))
}

fn compare(left: &str, op: Op, right: &str) -> bool {
    if left.trim().is_empty() {
        return false;
    }
    match (parse_decimal(left), parse_decimal(right)) {
        (Some(l), Some(r)) => ordered(&l, op, &r),
        _ => ordered(&left, op, &right),
    }
}

fn ordered<T: PartialOrd>(l: &T, op: Op, r: &T) -> bool {
    match op {
        Op::Eq => l == r,
        Op::Ne => l != r,
        Op::Lt => l < r,
        Op::Le => l <= r,
        Op::Gt => l > r,
        Op::Ge => l >= r,
    }
}
