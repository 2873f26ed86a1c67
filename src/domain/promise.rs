//! Promised evidence is a follow-up by itself: who marks a document as promised
//! need not write it down a second time.

use crate::base::id::{Id, QuestionId};
use crate::base::time::Timestamp;
use crate::domain::change::Change;
use crate::domain::instrument::{Instrument, Question};
use crate::domain::lang::Lang;
use crate::domain::session::{Evidence, EvidenceState, FollowUp, FollowUpKind, Rating, Session};

/// The change that sets or removes evidence `id` of `q`, with what it does to the
/// follow-ups: promised makes one of kind `document`; promised no longer removes
/// it, but only where nothing was typed into it. `lang` is the language its title
/// is taken in.
#[must_use]
pub fn set_evidence(
    i: &Instrument,
    s: &Session,
    q: &Question,
    id: &Id,
    to: Option<Evidence>,
    (lang, at): (Lang, Timestamp),
) -> Change {
    let promised = to.as_ref().is_some_and(|e| e.state == EvidenceState::Promised);
    let made = s.follow_ups.iter().find(|f| f.kind == FollowUpKind::Document && of(f, &q.id, id));
    let before = s.answers.get(&q.id).and_then(|a| a.evidence.iter().find(|e| e.id == *id));
    let title = |lang| title(i, q, id, to.as_ref().or(before), lang);
    let follow = match made {
        None if promised => next_id(s).map(|new| {
            let f = FollowUp {
                id: new.clone(),
                kind: FollowUpKind::Document,
                question: Some(q.id.clone()),
                item: title(lang),
                evidence: Some(id.clone()),
                owner: String::new(),
                due: None,
                would_allow: would_allow(q, s, id),
                at,
            };
            Change::FollowUp(new, Some(f))
        }),
        Some(f) if untouched(f, i, q, before) => {
            let renamed = FollowUp { item: title(lang), ..f.clone() };
            match promised {
                // A further piece of evidence is named after it was marked.
                true if to.as_ref().is_some_and(|e| e.item.is_none()) && renamed != *f => {
                    Some(Change::FollowUp(f.id.clone(), Some(renamed)))
                }
                true => None,
                false => Some(Change::FollowUp(f.id.clone(), None)),
            }
        }
        _ => None,
    };
    let evidence = Change::Evidence(q.id.clone(), id.clone(), to);
    match follow {
        Some(f) => Change::Together(vec![evidence, f]),
        None => evidence,
    }
}

fn of(f: &FollowUp, q: &QuestionId, id: &Id) -> bool {
    f.question.as_ref() == Some(q) && f.evidence.as_ref() == Some(id)
}

fn title(i: &Instrument, q: &Question, id: &Id, e: Option<&Evidence>, lang: Lang) -> String {
    let item = e.map_or(Some(id), |e| e.item.as_ref());
    let known = item.and_then(|x| q.evidence.iter().find(|e| e.id == *x));
    known.map_or_else(|| e.map(|e| e.label.clone()).unwrap_or_default(), |e| i.text(&e.title, lang).to_owned())
}

/// Nobody has typed anything into it.
fn untouched(f: &FollowUp, i: &Instrument, q: &Question, e: Option<&Evidence>) -> bool {
    let Some(id) = &f.evidence else { return false };
    f.owner.is_empty() && f.due.is_none() && Lang::ALL.iter().any(|l| title(i, q, id, e, *l) == f.item)
}

/// The lowest level that needs the evidence and is above the level at hand.
#[must_use]
pub fn would_allow(q: &Question, s: &Session, evidence: &Id) -> Option<i16> {
    let now = match s.rating(&q.id) {
        Some(Rating::Level(l)) => Some(l),
        _ => None,
    };
    q.anchors
        .iter()
        .filter(|a| a.evidence.contains(evidence))
        .map(|a| a.level)
        .filter(|l| now.is_none_or(|n| *l > n))
        .min()
}

/// The id of the next follow-up: `f001`, `f002` …
#[must_use]
pub fn next_id(s: &Session) -> Option<Id> {
    let last = s.follow_ups.iter().filter_map(|f| f.id.as_str().strip_prefix('f')?.parse::<u32>().ok()).max();
    Id::parse(&format!("f{:03}", last.unwrap_or(0) + 1))
}
