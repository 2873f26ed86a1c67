//! Claim minus interview, per question, aspect and over all.

use crate::base::id::QuestionId;
use crate::base::ratio::Ratio;
use crate::domain::instrument::Instrument;
use crate::domain::scoring::{ScoreCard, score_by};
use crate::domain::session::{Rating, Session};

/// Claimed level minus interview level, where both are levels.
#[must_use]
pub fn delta(s: &Session, q: &QuestionId) -> Option<i32> {
    match (s.claimed(q), s.rating(q)) {
        (Some(Rating::Level(c)), Some(Rating::Level(l))) => Some(i32::from(c) - i32::from(l)),
        _ => None,
    }
}

/// Claim minus interview of the aspects and of the index. Both sides are scored
/// over the same questions, those with a level in both: otherwise a question that
/// was never asked would look like a difference.
#[derive(Clone, Debug)]
pub struct Deltas {
    aspects: Vec<Option<Ratio>>,
    /// Of the index.
    pub index: Option<Ratio>,
}

impl Deltas {
    /// The deltas of `s`.
    #[must_use]
    pub fn of(i: &Instrument, s: &Session) -> Self {
        let both = |rating: &dyn Fn(&QuestionId) -> Option<Rating>| -> ScoreCard {
            score_by(i, |q| s.applies(q) && delta(s, &q.id).is_some(), rating)
        };
        let (claimed, given) = (both(&|q| s.claimed(q)), both(&|q| s.rating(q)));
        let minus = |a: &Option<Ratio>, b: &Option<Ratio>| Some(a.as_ref()? - b.as_ref()?);
        Self {
            aspects: claimed
                .aspects
                .iter()
                .zip(&given.aspects)
                .map(|(c, g)| minus(&c.score.value, &g.score.value))
                .collect(),
            index: minus(&claimed.index.value, &given.index.value),
        }
    }

    /// By aspect, in the instrument's order.
    pub fn aspects(&self) -> impl Iterator<Item = Option<&Ratio>> {
        self.aspects.iter().map(Option::as_ref)
    }
}
