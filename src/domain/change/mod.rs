//! A change is a value that knows its undo: the only way a session changes.
//! Applying one records it in the history and returns its inverse.

mod apply;
mod splice;
mod undo;

pub use apply::{amend, apply, apply_as, reapply};
pub use splice::Splice;
pub use undo::UndoStacks;

use crate::base::id::{Id, QuestionId};
use crate::base::ratio::parse_decimal;
use crate::base::time::Timestamp;
use crate::domain::instrument::{Instrument, NaPolicy, Question, QuestionKind};
use crate::domain::session::{
    Assessor, Conflict, ContextValue, Delegate, EventRef, Evidence, Flag, FollowUp, Mandate, Quote, Rating, RegionRef,
    Session, Stage, Support, TeamRef, Value,
};
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};

/// A text of a session that is edited in visits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TextField {
    /// The private note of a question.
    Note(QuestionId),
    /// The recommendation of a question.
    ForRegion(QuestionId),
    /// Why a rating stands.
    Reason(QuestionId, Stage),
    /// The region's remark on the whole.
    RegionRemark,
    /// The assessor's remark on the whole.
    AssessorRemark,
}

/// One change to a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Set or clear a rating.
    Rating(QuestionId, Stage, Option<Rating>),
    /// Set or clear what carries a rating.
    Support(QuestionId, Stage, Option<Support>),
    /// Replace a piece of a text.
    Text(TextField, Splice),
    /// Set or clear a value.
    Value(QuestionId, Option<Value>),
    /// Set or remove the evidence with this id.
    Evidence(QuestionId, Id, Option<Evidence>),
    /// Set or clear a flag.
    Flag(QuestionId, Flag, bool),
    /// Replace the quotes of a question.
    Quotes(QuestionId, Vec<Quote>),
    /// Set or remove a follow-up.
    FollowUp(Id, Option<FollowUp>),
    /// Set or clear a context value.
    Context(Id, Option<ContextValue>),
    /// Replace the delegation.
    Delegation(Vec<Delegate>),
    /// Another person records from here on.
    Assessor(Assessor),
    /// Declaration on conflict of interest.
    Conflict(Option<Conflict>),
    /// Letter of assignment.
    Mandate(Option<Mandate>),
    /// The region was another one.
    Region(RegionRef),
    /// The event was another one, or none.
    Event(Option<EventRef>),
    /// The team was another one, or none.
    Team(Option<TeamRef>),
    /// Changes that belong together: one entry, one step of undo, all or none.
    /// They are made in order and taken back from the last on.
    Together(Vec<Self>),
}

/// Why a change was not made. Nothing is half done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The session is final.
    #[error("the session is final")]
    Final,
    /// The instrument has no such question.
    #[error("no question {0}")]
    NoQuestion(QuestionId),
    /// The level is not on the question's scale.
    #[error("{question}: level {level} is not on the scale")]
    NotOnScale {
        /// The question.
        question: QuestionId,
        /// The level asked for.
        level: i16,
    },
    /// "Not applicable" is forbidden for this question.
    #[error("{0}: not applicable is forbidden")]
    NaForbidden(QuestionId),
    /// A rating for a question without levels, or a value for one with levels,
    /// or a value of another kind.
    #[error("{0}: wrong kind of answer")]
    WrongKind(QuestionId),
    /// The text is not what the change expects.
    #[error("the text has changed")]
    TextMoved,
    /// A text would be longer than one field holds: a file with it would be
    /// refused when it is read.
    #[error("the text is too long")]
    TooLong,
}

/// Who changes, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When.
    pub at: Timestamp,
    /// Name of the person.
    pub who: String,
}

impl TextField {
    fn what(&self) -> &'static str {
        match self {
            Self::Note(_) => "note",
            Self::ForRegion(_) => "for_region",
            Self::Reason(..) => "reason",
            Self::RegionRemark => "remark_region",
            Self::AssessorRemark => "remark_assessor",
        }
    }

    fn stage(&self) -> Option<Stage> {
        match self {
            Self::Reason(_, s) => Some(*s),
            _ => None,
        }
    }

    /// The question it belongs to.
    #[must_use]
    pub fn question(&self) -> Option<&QuestionId> {
        match self {
            Self::Note(q) | Self::ForRegion(q) | Self::Reason(q, _) => Some(q),
            Self::RegionRemark | Self::AssessorRemark => None,
        }
    }

    /// The text as it stands in `s`.
    #[must_use]
    pub fn get<'a>(&self, s: &'a Session) -> &'a str {
        let answer = |q: &QuestionId| s.answers.get(q);
        match self {
            Self::Note(q) => answer(q).map_or("", |a| &a.note),
            Self::ForRegion(q) => answer(q).map_or("", |a| &a.for_region),
            Self::Reason(q, stage) => answer(q).and_then(|a| a.stage(*stage)).map_or("", |r| &r.reason),
            Self::RegionRemark => &s.remarks.region,
            Self::AssessorRemark => &s.remarks.assessor,
        }
    }
}

impl Change {
    /// The word for the field in the history.
    #[must_use]
    pub fn what(&self) -> &'static str {
        match self {
            Self::Rating(..) => "rating",
            Self::Support(..) => "support",
            Self::Text(f, _) => f.what(),
            Self::Value(..) => "value",
            Self::Evidence(..) => "evidence",
            Self::Flag(..) => "flag",
            Self::Quotes(..) => "quotes",
            Self::FollowUp(..) => "follow_up",
            Self::Context(..) => "context",
            Self::Delegation(..) => "delegation",
            Self::Assessor(..) => "assessor",
            Self::Conflict(..) => "conflict",
            Self::Mandate(..) => "mandate",
            Self::Region(_) => "region",
            Self::Event(_) => "event",
            Self::Team(_) => "team",
            Self::Together(_) => "together",
        }
    }

    /// The question it concerns.
    #[must_use]
    pub fn question(&self) -> Option<&QuestionId> {
        match self {
            Self::Rating(q, ..)
            | Self::Support(q, ..)
            | Self::Value(q, _)
            | Self::Evidence(q, ..)
            | Self::Flag(q, ..)
            | Self::Quotes(q, _) => Some(q),
            Self::Text(f, _) => f.question(),
            Self::FollowUp(_, f) => f.as_ref().and_then(|f| f.question.as_ref()),
            Self::Together(all) => all.iter().find_map(Self::question),
            _ => None,
        }
    }

    fn stage(&self) -> Option<Stage> {
        match self {
            Self::Rating(_, s, _) | Self::Support(_, s, _) => Some(*s),
            Self::Text(f, _) => f.stage(),
            _ => None,
        }
    }

    /// The value after the change, as the history keeps it.
    fn value(&self) -> Json {
        match self {
            Self::Rating(_, _, r) => json!(r),
            Self::Support(_, _, s) => json!(s),
            Self::Text(_, s) => json!(s),
            Self::Value(_, v) => json!(v),
            Self::Evidence(_, id, e) => json!({"id": id, "to": e}),
            Self::Flag(_, f, on) => json!({"id": f, "to": on}),
            Self::Quotes(_, q) => json!(q),
            Self::FollowUp(id, f) => json!({"id": id, "to": f}),
            Self::Context(id, v) => json!({"id": id, "to": v}),
            Self::Delegation(d) => json!(d),
            Self::Assessor(a) => json!(a),
            Self::Conflict(c) => json!(c),
            Self::Mandate(m) => json!(m),
            Self::Region(r) => json!(r),
            Self::Event(e) => json!(e),
            Self::Team(t) => json!(t),
            Self::Together(all) => all.iter().map(Self::part).collect(),
        }
    }

    /// A change inside [`Change::Together`]: with what an entry keeps beside its
    /// value.
    fn part(&self) -> Json {
        json!({"what": self.what(), "question": self.question(), "stage": self.stage(), "value": self.value()})
    }

    fn read_part(v: &Json) -> Option<Self> {
        let question: Option<QuestionId> = serde_json::from_value(v.get("question")?.clone()).ok()?;
        let stage: Option<Stage> = serde_json::from_value(v.get("stage")?.clone()).ok()?;
        Self::read(v.get("what")?.as_str()?, question.as_ref(), stage, v.get("value")?)
    }

    /// Reads a change back from what the history keeps; `None` for words this
    /// version does not know.
    fn read(what: &str, q: Option<&QuestionId>, stage: Option<Stage>, v: &Json) -> Option<Self> {
        fn get<T: DeserializeOwned>(v: &Json) -> Option<T> {
            serde_json::from_value(v.clone()).ok()
        }
        let id = || get(v.get("id")?);
        let to = v.get("to").unwrap_or(&Json::Null);
        let question = || q.cloned();
        Some(match what {
            "rating" => Self::Rating(question()?, stage?, get(v)?),
            "support" => Self::Support(question()?, stage?, get(v)?),
            "note" => Self::Text(TextField::Note(question()?), get(v)?),
            "for_region" => Self::Text(TextField::ForRegion(question()?), get(v)?),
            "reason" => Self::Text(TextField::Reason(question()?, stage?), get(v)?),
            "remark_region" => Self::Text(TextField::RegionRemark, get(v)?),
            "remark_assessor" => Self::Text(TextField::AssessorRemark, get(v)?),
            "value" => Self::Value(question()?, get(v)?),
            "evidence" => Self::Evidence(question()?, id()?, get(to)?),
            "flag" => Self::Flag(question()?, get(v.get("id")?)?, get(to)?),
            "quotes" => Self::Quotes(question()?, get(v)?),
            "follow_up" => Self::FollowUp(id()?, get(to)?),
            "context" => Self::Context(id()?, get(to)?),
            "delegation" => Self::Delegation(get(v)?),
            "assessor" => Self::Assessor(get(v)?),
            "conflict" => Self::Conflict(get(v)?),
            "mandate" => Self::Mandate(get(v)?),
            "region" => Self::Region(get(v)?),
            "event" => Self::Event(get(v)?),
            "team" => Self::Team(get(v)?),
            "together" => Self::Together(v.as_array()?.iter().map(Self::read_part).collect::<Option<_>>()?),
            _ => return None,
        })
    }

    /// Whether `other` changes the very same thing, to whatever value.
    fn same_place(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Evidence(q, a, _), Self::Evidence(r, b, _)) => q == r && a == b,
            (Self::FollowUp(a, _), Self::FollowUp(b, _)) | (Self::Context(a, _), Self::Context(b, _)) => a == b,
            (Self::Quotes(q, _), Self::Quotes(r, _)) => q == r,
            (Self::Delegation(_), Self::Delegation(_))
            | (Self::Assessor(_), Self::Assessor(_))
            | (Self::Conflict(_), Self::Conflict(_))
            | (Self::Mandate(_), Self::Mandate(_)) => true,
            _ => false,
        }
    }

    /// Whether the instrument allows the change.
    ///
    /// # Errors
    /// What does not fit; see [`ChangeError`].
    pub fn validate(&self, i: &Instrument) -> Result<(), ChangeError> {
        if let Self::Together(all) = self {
            return all.iter().try_for_each(|c| c.validate(i));
        }
        let Some(id) = self.question() else { return Ok(()) };
        let q = i.find(id).ok_or_else(|| ChangeError::NoQuestion(id.clone()))?.question;
        let wrong = || ChangeError::WrongKind(id.clone());
        match self {
            Self::Rating(_, _, Some(_)) if q.kind != QuestionKind::Level => Err(wrong()),
            Self::Rating(_, _, Some(Rating::Na)) if q.na == NaPolicy::Forbidden => {
                Err(ChangeError::NaForbidden(id.clone()))
            }
            Self::Rating(_, _, Some(Rating::Level(level))) if q.anchor(*level).is_none() => {
                Err(ChangeError::NotOnScale { question: id.clone(), level: *level })
            }
            Self::Value(_, Some(v)) if !value_fits(q, v) => Err(wrong()),
            _ => Ok(()),
        }
    }
}

fn value_fits(q: &Question, v: &Value) -> bool {
    let offered = |c: &Id| q.choices.iter().any(|x| x.id == *c);
    match (q.kind, v) {
        (QuestionKind::Text, Value::Text(_))
        | (QuestionKind::Integer, Value::Integer(_))
        | (QuestionKind::Date, Value::Date(_)) => true,
        (QuestionKind::Decimal, Value::Decimal(d)) => parse_decimal(d).is_some(),
        (QuestionKind::Choice, Value::Choice(c)) => offered(c),
        (QuestionKind::Choices, Value::Choices(list)) => list.iter().all(offered),
        _ => false,
    }
}
