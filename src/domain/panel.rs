//! What several assessors of one region say together (`domain.md`, rule 12):
//! values, spread, proposal, agreement. Pure arithmetic over their sessions; what
//! the panel then settles is a [`PanelRecord`](crate::domain::panel_record).

use crate::base::id::QuestionId;
use crate::base::ratio::Ratio;
use crate::domain::agreement::{Undefined, alpha};
use crate::domain::instrument::{Instrument, QuestionKind};
use crate::domain::instrument_diff::{InstrumentDiff, diff};
use crate::domain::members::{Held, Members};
use crate::domain::panel_record::{Method, PanelRecord};
use crate::domain::scoring::{ScoreCard, scaled, score_by};
use crate::domain::session::Rating;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What follows from the members' ratings of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Highest level − lowest level; absent without a level.
    pub spread: Option<i32>,
    /// Some give a level and some "not applicable".
    pub mixed: bool,
    /// The proposed rating.
    pub rating: Option<Rating>,
    /// How it may be settled; absent where no member gives a level or "not
    /// applicable": the question is not counted.
    pub method: Option<Method>,
    /// A member was asked at all, if only to find nothing verified.
    pub asked: bool,
}

/// The proposal for one question: the median of the levels, of an even number the
/// lower of the middle two; all "not applicable" is that; a mixture proposes
/// nothing. "Unverified" and unasked are left out.
#[must_use]
pub fn propose(ratings: impl IntoIterator<Item = Option<Rating>>) -> Proposal {
    let (mut levels, mut na, mut asked) = (Vec::new(), false, false);
    for r in ratings.into_iter().flatten() {
        asked = true;
        match r {
            Rating::Level(l) => levels.push(l),
            Rating::Na => na = true,
            Rating::Unverified => {}
        }
    }
    levels.sort_unstable();
    let spread = levels.first().zip(levels.last()).map(|(low, high)| i32::from(*high) - i32::from(*low));
    let mixed = na && !levels.is_empty();
    let median = levels.len().checked_sub(1).and_then(|last| levels.get(last / 2)).copied();
    let rating = match (mixed, median) {
        (true, _) => None,
        (false, Some(l)) => Some(Rating::Level(l)),
        (false, None) => na.then_some(Rating::Na),
    };
    let method = match (mixed, spread) {
        (false, None) => na.then_some(Method::Unanimous),
        (false, Some(0)) => Some(Method::Unanimous),
        (false, Some(1)) => Some(Method::Median),
        (true, _) | (false, Some(_)) => Some(Method::Open),
    };
    Proposal { spread, mixed, rating, method, asked }
}

/// A session made with another instrument, and how that one differs.
#[derive(Clone, Debug)]
pub struct Refused<'a> {
    /// The session.
    pub held: &'a Held,
    /// How its instrument differs from the others'.
    pub why: InstrumentDiff,
}

/// One question of a panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelQuestion {
    /// Which.
    pub id: QuestionId,
    /// It applies in any member's session (rule 7).
    pub applies: bool,
    /// Ratings in the order of the members.
    pub values: Vec<Option<Rating>>,
    /// What follows.
    pub proposal: Proposal,
}

/// The panel of one region at one event.
#[derive(Clone, Debug)]
pub struct Panel<'a> {
    /// The instrument everybody used.
    pub instrument: Arc<Instrument>,
    /// Whose ratings are used, by name.
    pub members: Vec<&'a Held>,
    /// Members who are still at it while others have finished.
    pub waiting: Vec<&'a Held>,
    /// Left out by the panel, with its reason.
    pub left_out: Vec<(&'a Held, String)>,
    /// Made with another instrument.
    pub refused: Vec<Refused<'a>>,
    /// Nobody has finished: over drafts.
    pub draft: bool,
    /// Questions with levels, in the instrument's order.
    pub questions: Vec<PanelQuestion>,
    /// The score of the proposals.
    pub card: ScoreCard,
    /// Krippendorff's α.
    pub alpha: Result<Ratio, Undefined>,
}

/// The instrument most sessions were made with; of equally many the higher
/// revision, then the lower hash: the one the others are refused against.
#[must_use]
pub fn common_instrument<'a>(all: impl IntoIterator<Item = &'a Held>) -> Option<(String, Arc<Instrument>)> {
    let mut by_hash: BTreeMap<&str, (usize, &Held)> = BTreeMap::new();
    for h in all {
        by_hash.entry(&h.session.instrument.sha256).or_insert((0, h)).0 += 1;
    }
    // The map goes from the lowest hash up and `max_by_key` takes the last.
    let (hash, (_, h)) = by_hash.into_iter().rev().max_by_key(|(_, (n, h))| (*n, h.session.instrument.revision))?;
    Some((hash.to_owned(), h.instrument.clone()))
}

impl<'a> Panel<'a> {
    /// The panel of `members` for the instrument with this hash; `record` says
    /// whom the panel left out.
    #[must_use]
    pub fn of(
        members: &Members<'a>,
        (hash, instrument): (&str, &Arc<Instrument>),
        record: Option<&PanelRecord>,
    ) -> Self {
        let fits = |h: &&Held| h.session.instrument.sha256 == hash;
        let (good, other): (Vec<&Held>, Vec<&Held>) = members.counted.iter().copied().partition(fits);
        let refused = other.into_iter().map(|held| Refused { held, why: diff(instrument, &held.instrument) }).collect();
        let reason = |h: &Held| {
            let m = record?.members.iter().find(|m| m.lineage == h.session.lineage)?;
            m.left_out.as_ref().map(|l| l.reason.clone())
        };
        let (out, good): (Vec<&Held>, Vec<&Held>) = good.into_iter().partition(|h| reason(h).is_some());
        let sorted = Members { counted: good, ..Members::default() };
        let (used, draft) = sorted.basis();
        let waiting = sorted.counted.iter().copied().filter(|h| !draft && !h.session.is_final()).collect();
        let questions = questions(instrument, &used);
        Self {
            card: score(instrument, &questions),
            alpha: agreement(instrument, &questions),
            instrument: instrument.clone(),
            waiting,
            left_out: out.into_iter().filter_map(|h| reason(h).map(|r| (h, r))).collect(),
            refused,
            draft,
            questions,
            members: used,
        }
    }

    /// The score of what was settled: settled ratings only; a question without
    /// one stays open.
    #[must_use]
    pub fn settled(&self, record: &PanelRecord) -> ScoreCard {
        let applies =
            |id: &QuestionId| self.members.is_empty() || self.questions.iter().any(|q| q.id == *id && q.applies);
        score_by(&self.instrument, |q| applies(&q.id), |q| record.settled(q))
    }
}

fn questions(i: &Instrument, members: &[&Held]) -> Vec<PanelQuestion> {
    let levels = i.questions().map(|p| p.question).filter(|q| q.kind == QuestionKind::Level);
    levels
        .map(|q| {
            // A rating that stays behind a condition that no longer holds is kept
            // in the file and does not count (rule 7).
            let value = |h: &&Held| h.session.rating(&q.id).filter(|_| h.session.applies(q));
            let values: Vec<Option<Rating>> = members.iter().map(value).collect();
            let proposal = propose(values.iter().copied());
            let applies = members.iter().any(|h| h.session.applies(q));
            PanelQuestion { id: q.id.clone(), applies, values, proposal }
        })
        .collect()
}

/// The score of the proposals. A question that was asked and has no proposal (only
/// "unverified", or a mixture) is open: asked, not counted, in the bounds.
fn score(i: &Instrument, questions: &[PanelQuestion]) -> ScoreCard {
    let by: BTreeMap<&QuestionId, &PanelQuestion> = questions.iter().map(|q| (&q.id, q)).collect();
    score_by(
        i,
        |q| by.get(&q.id).is_some_and(|p| p.applies),
        |q| {
            let p = &by.get(q)?.proposal;
            p.rating.or_else(|| p.asked.then_some(Rating::Unverified))
        },
    )
}

fn agreement(i: &Instrument, questions: &[PanelQuestion]) -> Result<Ratio, Undefined> {
    let unit = |p: &PanelQuestion| {
        let Some(q) = i.find(&p.id) else { return Vec::new() };
        let level = |r: &Option<Rating>| match r {
            Some(Rating::Level(l)) => Some(scaled(i, q.question, *l)),
            _ => None,
        };
        p.values.iter().filter_map(level).collect()
    };
    alpha(&questions.iter().map(unit).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(ratings: &[Option<Rating>]) -> (Option<Rating>, Option<i32>, Option<Method>) {
        let p = propose(ratings.iter().copied());
        (p.rating, p.spread, p.method)
    }

    #[test]
    fn the_proposal_is_the_lower_middle_and_never_an_invented_half() {
        let l = |n| Some(Rating::Level(n));
        let (na, tbv) = (Some(Rating::Na), Some(Rating::Unverified));
        assert_eq!(of(&[l(3), l(3), l(3)]), (l(3), Some(0), Some(Method::Unanimous)));
        assert_eq!(of(&[l(2), l(3)]), (l(2), Some(1), Some(Method::Median)));
        assert_eq!(of(&[l(5), l(1), l(4), l(2)]), (l(2), Some(4), Some(Method::Open)));
        assert_eq!(of(&[l(5), l(0), l(4)]), (l(4), Some(5), Some(Method::Open)));
        assert_eq!(of(&[l(4), tbv, None]), (l(4), Some(0), Some(Method::Unanimous)));
        assert_eq!(of(&[na, na, tbv]), (na, None, Some(Method::Unanimous)));
        assert_eq!(of(&[na, l(2)]), (None, Some(0), Some(Method::Open)));
        assert_eq!(of(&[tbv, None]), (None, None, None));
        assert_eq!(of(&[]), (None, None, None));
    }
}
