//! Making a change and recording it: every way a session is written to.

use super::{Change, ChangeError, Splice, Stamp, TextField, UndoStacks};
use crate::base::id::{Id, QuestionId};
use crate::base::text::MAX_TEXT;
use crate::base::time::Timestamp;
use crate::domain::history::{self, Draft};
use crate::domain::session::{Answer, Rated, Session, Stage};
use serde_json::{Value as Json, json};

/// Makes a change and records it. Returns its inverse.
///
/// # Errors
/// [`ChangeError::Final`], [`ChangeError::TextMoved`] and
/// [`ChangeError::TooLong`]; the session is then as it was.
#[expect(clippy::needless_pass_by_value, reason = "a change is used up by being made")]
pub fn apply(s: &mut Session, c: Change, stamp: &Stamp) -> Result<Change, ChangeError> {
    record(s, &c, stamp, None)
}

/// Like [`apply`], recorded as taken back (`undo`) or made again (`redo`).
///
/// # Errors
/// As [`apply`].
#[expect(clippy::needless_pass_by_value, reason = "a change is used up by being made")]
pub fn apply_as(s: &mut Session, c: Change, stamp: &Stamp, word: &'static str) -> Result<Change, ChangeError> {
    record(s, &c, stamp, Some(word))
}

fn record(s: &mut Session, c: &Change, stamp: &Stamp, word: Option<&'static str>) -> Result<Change, ChangeError> {
    if s.is_final() {
        return Err(ChangeError::Final);
    }
    fits(c)?;
    let inverse = make(s, c, stamp.at)?;
    note_down(s, c, &inverse, stamp, word);
    Ok(inverse)
}

/// Whether every text of a change is one that a file may carry.
fn fits(c: &Change) -> Result<(), ChangeError> {
    fn longest(v: &Json) -> usize {
        match v {
            Json::String(s) => s.len(),
            Json::Array(a) => a.iter().map(longest).max().unwrap_or(0),
            Json::Object(o) => o.values().map(longest).max().unwrap_or(0),
            _ => 0,
        }
    }
    if longest(&c.value()) > MAX_TEXT { Err(ChangeError::TooLong) } else { Ok(()) }
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

/// Continues a visit to something that is no text, such as the form of a
/// follow-up: `visit` is the number of the entry the visit made, which must be the
/// last. It is replaced by one that covers the whole visit, in the name of whoever
/// began it. Returns the inverse of the whole visit, or `None` when everything is
/// back where the visit began and the entry is gone.
///
/// # Errors
/// [`ChangeError::Final`]; [`ChangeError::TextMoved`] where another entry stands
/// behind the visit's, or the change concerns something else.
pub fn reapply(s: &mut Session, c: &Change, visit: u64, stamp: &Stamp) -> Result<Option<Change>, ChangeError> {
    if s.is_final() {
        return Err(ChangeError::Final);
    }
    let last = s.history.last().filter(|e| e.seq == visit && e.what == c.what()).ok_or(ChangeError::TextMoved)?;
    let begun = UndoStacks::inverse_of(last).ok_or(ChangeError::TextMoved)?;
    let who = last.who.clone();
    fits(c)?;
    if !begun.same_place(c) {
        return Err(ChangeError::TextMoved);
    }
    make(s, c, stamp.at)?;
    s.history.pop();
    if begun.value() == c.value() {
        s.generation += 1;
        return Ok(None);
    }
    note_down(s, c, &begun, &Stamp { who, ..stamp.clone() }, None);
    Ok(Some(begun))
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
            if text.len() > MAX_TEXT {
                return Err(ChangeError::TooLong);
            }
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
        Change::Region(to) => Change::Region(std::mem::replace(&mut s.region, to.clone())),
        Change::Event(to) => Change::Event(std::mem::replace(&mut s.event, to.clone())),
        Change::Team(to) => Change::Team(std::mem::replace(&mut s.team, to.clone())),
        Change::Together(all) => Change::Together(together(s, all, at)?),
    })
}

/// Makes all or none; the inverses stand in the order they are to be made.
fn together(s: &mut Session, all: &[Change], at: Timestamp) -> Result<Vec<Change>, ChangeError> {
    let mut back: Vec<Change> = Vec::new();
    for c in all {
        match make(s, c, at) {
            Ok(inverse) => back.insert(0, inverse),
            Err(e) => {
                for c in &back {
                    // What was just made can be taken back.
                    let _ = make(s, c, at);
                }
                return Err(e);
            }
        }
    }
    Ok(back)
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
