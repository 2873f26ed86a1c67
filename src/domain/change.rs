//! A change is a value that knows its undo: the only way a session changes.
//! Applying one records it in the history and returns its inverse.

use crate::base::id::{Id, QuestionId};
use crate::base::ratio::parse_decimal;
use crate::base::time::Timestamp;
use crate::domain::history::{self, Draft, Entry, what};
use crate::domain::instrument::{Instrument, NaPolicy, Question, QuestionKind};
use crate::domain::session::{
    Answer, Assessor, Conflict, ContextValue, Delegate, Evidence, Flag, FollowUp, Mandate, Quote, Rated, Rating,
    Session, Stage, Support, Value,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
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

/// A piece of text replaced: at character `at`, `del` becomes `ins`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Splice {
    /// Position in characters (Unicode scalar values).
    pub at: usize,
    /// What stood there.
    pub del: String,
    /// What stands there now.
    pub ins: String,
}

impl Splice {
    /// The one splice that turns `old` into `new`.
    #[must_use]
    pub fn between(old: &str, new: &str) -> Self {
        let (o, n): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        let head = o.iter().zip(&n).take_while(|(a, b)| a == b).count();
        let tail = o[head..].iter().rev().zip(n[head..].iter().rev()).take_while(|(a, b)| a == b).count();
        Self { at: head, del: o[head..o.len() - tail].iter().collect(), ins: n[head..n.len() - tail].iter().collect() }
    }

    /// `text` with the splice made, or `None` where `del` does not stand at `at`.
    #[must_use]
    pub fn apply(&self, text: &str) -> Option<String> {
        let start = text.char_indices().map(|(i, _)| i).chain([text.len()]).nth(self.at)?;
        let (head, tail) = text.split_at(start);
        let rest = tail.strip_prefix(self.del.as_str())?;
        Some(format!("{head}{}{rest}", self.ins))
    }

    /// The splice that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { at: self.at, del: self.ins.clone(), ins: self.del.clone() }
    }

    /// True when nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.del == self.ins
    }
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
        }
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
            _ => return None,
        })
    }

    /// Whether the instrument allows the change.
    ///
    /// # Errors
    /// What does not fit; see [`ChangeError`].
    pub fn validate(&self, i: &Instrument) -> Result<(), ChangeError> {
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

/// Makes a change and records it. Returns its inverse.
///
/// # Errors
/// [`ChangeError::Final`] and [`ChangeError::TextMoved`]; the session is then
/// as it was.
pub fn apply(s: &mut Session, c: Change, stamp: &Stamp) -> Result<Change, ChangeError> {
    record(s, &c, stamp, None)
}

/// Like [`apply`], recorded as taken back (`undo`) or made again (`redo`).
///
/// # Errors
/// As [`apply`].
pub fn apply_as(s: &mut Session, c: Change, stamp: &Stamp, word: &'static str) -> Result<Change, ChangeError> {
    record(s, &c, stamp, Some(word))
}

fn record(s: &mut Session, c: &Change, stamp: &Stamp, word: Option<&'static str>) -> Result<Change, ChangeError> {
    if s.is_final() {
        return Err(ChangeError::Final);
    }
    let inverse = make(s, c, stamp.at)?;
    note_down(s, &c, &inverse, stamp, word);
    Ok(inverse)
}

/// Adds the entry of a change that was made.
fn note_down(s: &mut Session, c: &Change, inverse: &Change, stamp: &Stamp, word: Option<&'static str>) {
    let text = matches!(c, Change::Text(..));
    let (old, new) = (if text { Json::Null } else { inverse.value() }, c.value());
    let field = c.what();
    let wrap = |v: Json| json!({"what": field, "value": v});
    let (what, old, new) = match word {
        Some(w) => (w, wrap(old), wrap(new)),
        None => (field, old, new),
    };
    history::push(
        &mut s.history,
        Draft {
            at: stamp.at,
            who: stamp.who.clone(),
            what: what.to_owned(),
            question: c.question().or_else(|| inverse.question()).cloned(),
            stage: c.stage(),
            old,
            new,
        },
    );
    s.generation += 1;
}

/// Continues a visit to a text: the last entry must be the visit's; it is
/// replaced by one that covers the whole visit (rule 10: one entry per visit).
/// Returns the inverse of the whole visit, or `None` when the text is back where
/// the visit began and the entry is gone.
///
/// # Errors
/// As [`apply`].
pub fn amend(s: &mut Session, field: &TextField, text: &str, stamp: &Stamp) -> Result<Option<Change>, ChangeError> {
    if s.is_final() {
        return Err(ChangeError::Final);
    }
    let splice: Splice = s
        .history
        .last()
        .filter(|e| e.what == field.what() && e.question.as_ref() == field.question() && e.stage == field.stage())
        .and_then(|e| serde_json::from_value(e.new.clone()).ok())
        .ok_or(ChangeError::TextMoved)?;
    let base = splice.inverse().apply(field.get(s)).ok_or(ChangeError::TextMoved)?;
    let whole = Splice::between(&base, text);
    // In one step: going back first would drop an answer that holds nothing but
    // this text, and with it when it was first touched and its seconds.
    let step = Splice::between(field.get(s), text);
    make(s, &Change::Text(field.clone(), step), stamp.at)?;
    s.history.pop();
    if whole.is_empty() {
        s.generation += 1;
        return Ok(None);
    }
    let inverse = Change::Text(field.clone(), whole.inverse());
    note_down(s, &Change::Text(field.clone(), whole), &inverse, stamp, None);
    Ok(Some(inverse))
}

/// Changes the session without recording; returns the inverse.
fn make(s: &mut Session, c: &Change, at: Timestamp) -> Result<Change, ChangeError> {
    Ok(match c {
        Change::Rating(q, stage, to) => {
            let old = rated(s, q, *stage, at, |r| std::mem::replace(&mut r.rating, *to));
            Change::Rating(q.clone(), *stage, old)
        }
        Change::Support(q, stage, to) => {
            let old = rated(s, q, *stage, at, |r| std::mem::replace(&mut r.support, *to));
            Change::Support(q.clone(), *stage, old)
        }
        Change::Text(field, splice) => {
            let text = splice.apply(field.get(s)).ok_or(ChangeError::TextMoved)?;
            set_text(s, field, text, at);
            Change::Text(field.clone(), splice.inverse())
        }
        Change::Value(q, to) => {
            let old = answer(s, q, at, |a| std::mem::replace(&mut a.value, to.clone()));
            Change::Value(q.clone(), old)
        }
        Change::Evidence(q, id, to) => {
            let old = answer(s, q, at, |a| replace_by_id(&mut a.evidence, id, to.clone(), |e| &e.id));
            Change::Evidence(q.clone(), id.clone(), old)
        }
        Change::Flag(q, flag, on) => {
            let old = answer(s, q, at, |a| if *on { !a.flags.insert(*flag) } else { a.flags.remove(flag) });
            Change::Flag(q.clone(), *flag, old)
        }
        Change::Quotes(q, to) => {
            let old = answer(s, q, at, |a| std::mem::replace(&mut a.quotes, to.clone()));
            Change::Quotes(q.clone(), old)
        }
        Change::FollowUp(id, to) => {
            Change::FollowUp(id.clone(), replace_by_id(&mut s.follow_ups, id, to.clone(), |f| &f.id))
        }
        Change::Context(id, to) => {
            let old = match to {
                Some(v) => s.context.insert(id.clone(), v.clone()),
                None => s.context.remove(id),
            };
            Change::Context(id.clone(), old)
        }
        Change::Delegation(to) => Change::Delegation(std::mem::replace(&mut s.delegation, to.clone())),
        Change::Assessor(to) => Change::Assessor(std::mem::replace(&mut s.assessor, to.clone())),
        Change::Conflict(to) => Change::Conflict(std::mem::replace(&mut s.conflict, to.clone())),
        Change::Mandate(to) => Change::Mandate(std::mem::replace(&mut s.mandate, to.clone())),
    })
}

/// Runs `f` on the answer, which is made when missing and dropped when blank, so
/// that undoing everything leaves no trace among the answers.
fn answer<T>(s: &mut Session, q: &QuestionId, at: Timestamp, f: impl FnOnce(&mut Answer) -> T) -> T {
    let a = s.answers.entry(q.clone()).or_insert_with(|| Answer::new(at));
    let out = f(a);
    a.last = at;
    if a.is_blank() {
        s.answers.remove(q);
    }
    out
}

fn rated<T>(s: &mut Session, q: &QuestionId, stage: Stage, at: Timestamp, f: impl FnOnce(&mut Rated) -> T) -> T {
    answer(s, q, at, |a| {
        let slot = match stage {
            Stage::Desk => &mut a.desk,
            Stage::Interview => &mut a.interview,
        };
        let r = slot.get_or_insert_with(|| Rated { rating: None, support: None, reason: String::new(), at });
        r.at = at;
        let out = f(r);
        if r.rating.is_none() && r.support.is_none() && r.reason.is_empty() {
            *slot = None;
        }
        out
    })
}

fn set_text(s: &mut Session, field: &TextField, text: String, at: Timestamp) {
    match field {
        TextField::Note(q) => answer(s, q, at, |a| a.note = text),
        TextField::ForRegion(q) => answer(s, q, at, |a| a.for_region = text),
        TextField::Reason(q, stage) => rated(s, q, *stage, at, |r| r.reason = text),
        TextField::RegionRemark => s.remarks.region = text,
        TextField::AssessorRemark => s.remarks.assessor = text,
    }
}

/// Replaces the element with this id, keeping the list ordered by id.
fn replace_by_id<T>(list: &mut Vec<T>, id: &Id, to: Option<T>, key: impl Fn(&T) -> &Id) -> Option<T> {
    match (list.binary_search_by(|x| key(x).cmp(id)), to) {
        (Ok(n), Some(x)) => Some(std::mem::replace(&mut list[n], x)),
        (Ok(n), None) => Some(list.remove(n)),
        (Err(n), Some(x)) => {
            list.insert(n, x);
            None
        }
        (Err(_), None) => None,
    }
}

/// What undo and redo would do next, rebuilt from the history, so that undo
/// reaches back beyond a restart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoStacks {
    /// Inverses, the next one last.
    pub undo: Vec<Change>,
    /// Changes to make again, the next one last.
    pub redo: Vec<Change>,
}

impl UndoStacks {
    /// Rebuilds both stacks.
    #[must_use]
    pub fn rebuild(entries: &[Entry]) -> Self {
        let mut out = Self::default();
        for e in entries {
            let back = |from: &mut Vec<Change>, to: &mut Vec<Change>| {
                from.pop();
                to.extend(Self::inverse_of(e));
            };
            match e.what.as_str() {
                what::UNDO => back(&mut out.undo, &mut out.redo),
                what::REDO => back(&mut out.redo, &mut out.undo),
                _ => match Self::inverse_of(e) {
                    Some(c) => {
                        out.undo.push(c);
                        out.redo.clear();
                    }
                    // A word that cannot be taken back, such as "created".
                    None => out = Self::default(),
                },
            }
        }
        out
    }

    fn inverse_of(e: &Entry) -> Option<Change> {
        let part = |v: &Json, key: &str| v.get(key).cloned().unwrap_or_default();
        let (what, old, new) = if matches!(e.what.as_str(), what::UNDO | what::REDO) {
            (e.new.get("what")?.as_str()?.to_owned(), part(&e.old, "value"), part(&e.new, "value"))
        } else {
            (e.what.clone(), e.old.clone(), e.new.clone())
        };
        let made = Change::read(&what, e.question.as_ref(), e.stage, &new)?;
        match made {
            Change::Text(f, s) => Some(Change::Text(f, s.inverse())),
            _ => Change::read(&what, e.question.as_ref(), e.stage, &old),
        }
    }
}
