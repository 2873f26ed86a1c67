//! Last year's levels of the same region. They are hidden until this year's level
//! of a question is set, because a number once seen pulls the next one towards it.

use crate::base::id::{QuestionId, SessionId};
use crate::base::time::Timestamp;
use crate::domain::history::{self, Draft, what};
use crate::domain::instrument::{Instrument, Question, Scale};
use crate::domain::session::{Rating, Session, Status};
use crate::domain::summary::Summary;
use chrono::{Datelike, NaiveDate};
use serde_json::json;
use std::collections::BTreeMap;

/// Fewest days between two sessions without an event that are taken for two
/// assessments, not for two people or two days of one (rule 12: another member's
/// values of the same assessment stay hidden).
const APART_DAYS: i64 = 60;

/// An earlier assessment of a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous {
    /// The session it comes from.
    pub session: SessionId,
    /// Its day.
    pub date: NaiveDate,
    ratings: BTreeMap<QuestionId, (Rating, (i16, i16))>,
}

impl Previous {
    /// The interview ratings of an earlier session.
    #[must_use]
    pub fn of(i: &Instrument, s: &Session) -> Self {
        let rated = i.questions().filter_map(|p| {
            let bounds = i.scale(p.question).map(Scale::bounds)?;
            Some((p.question.id.clone(), (s.rating(&p.question.id)?, bounds)))
        });
        Self { session: s.session, date: s.timing.started.date(), ratings: rated.collect() }
    }

    /// The year, as it stands before the level: `2018`.
    #[must_use]
    pub fn year(&self) -> i32 {
        self.date.year()
    }

    /// The earlier rating of a question, or of one it replaces; only where both
    /// have the same scale, since levels of two scales are not to be compared.
    #[must_use]
    pub fn rating(&self, i: &Instrument, q: &Question) -> Option<Rating> {
        let bounds = i.scale(q).map(Scale::bounds)?;
        let ids = std::iter::once(&q.id).chain(&q.replaces);
        ids.filter_map(|id| self.ratings.get(id)).find(|(_, b)| *b == bounds).map(|(r, _)| *r)
    }
}

/// Which of these sessions is the region's assessment before `s`: of an earlier
/// day and another event, the newest day first, of several then the assessor's
/// own, a final one, the newest revision. Practice and real data never meet
/// (rule 14).
#[must_use]
pub fn choose<'a>(s: &Session, all: impl Iterator<Item = &'a Summary>) -> Option<&'a Summary> {
    let day = s.timing.started.date();
    let event = s.event.as_ref().map(|e| &e.id);
    let other = |x: &Summary| match (event, x.event.as_ref()) {
        (Some(a), Some(b)) => a != b,
        _ => (day - x.date).num_days() >= APART_DAYS,
    };
    all.filter(|x| !s.region.code.is_empty() && x.region.code == s.region.code)
        .filter(|x| x.practice == s.practice && x.lineage != s.lineage && x.date < day && other(x))
        .max_by_key(|x| {
            (x.date, x.assessor == s.assessor.name, x.status == Status::Final, x.revision, x.generation, x.session)
        })
}

/// Records that the earlier level of a question was looked at before this year's
/// was set. No change: it cannot be taken back, and undo passes over it.
pub fn record_seen(s: &mut Session, q: &QuestionId, previous: SessionId, at: Timestamp, who: &str) {
    history::push(
        &mut s.history,
        Draft {
            at,
            who: who.to_owned(),
            what: what::SEEN_PREVIOUS.to_owned(),
            question: Some(q.clone()),
            stage: None,
            old: json!(null),
            new: json!({ "session": previous }),
        },
    );
    s.generation += 1;
}

/// Whether the earlier level of a question was looked at.
#[must_use]
pub fn seen(s: &Session, q: &QuestionId) -> bool {
    s.history.iter().any(|e| e.what == what::SEEN_PREVIOUS && e.question.as_ref() == Some(q))
}
