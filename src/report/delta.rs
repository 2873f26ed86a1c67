//! Claim minus interview, and desk review minus interview, per question, aspect and
//! over all: the chain of stages (`domain.md`, "stage").

use crate::base::id::QuestionId;
use crate::base::ratio::Ratio;
use crate::domain::instrument::Instrument;
use crate::domain::scoring::{ScoreCard, score_by};
use crate::domain::session::{Rating, Session, Stage};

/// Claimed level minus interview level, where both are levels.
#[must_use]
pub fn delta(s: &Session, q: &QuestionId) -> Option<i32> {
    minus(s.claimed(q), s.rating(q))
}

/// Desk level minus interview level, where both are levels.
#[must_use]
pub fn desk_delta(s: &Session, q: &QuestionId) -> Option<i32> {
    minus(desk(s, q), s.rating(q))
}

/// The rating of the desk review.
#[must_use]
pub fn desk(s: &Session, q: &QuestionId) -> Option<Rating> {
    s.answers.get(q)?.rating_at(Stage::Desk)
}

/// The score of the desk ratings, which counts nowhere (rule 6); `None` where there
/// is none.
#[must_use]
pub fn desk_score(i: &Instrument, s: &Session) -> Option<ScoreCard> {
    let any = s.answers.values().any(|a| a.rating_at(Stage::Desk).is_some());
    any.then(|| score_by(i, |q| s.applies(q), |q| desk(s, q)))
}

fn minus(a: Option<Rating>, b: Option<Rating>) -> Option<i32> {
    match (a, b) {
        (Some(Rating::Level(a)), Some(Rating::Level(b))) => Some(i32::from(a) - i32::from(b)),
        _ => None,
    }
}

/// An earlier stage minus the interview, of the aspects and of the index. Both sides are scored
/// over the same questions, those with a level in both: otherwise a question that
/// was never asked would look like a difference.
#[derive(Clone, Debug)]
pub struct Deltas {
    aspects: Vec<Option<Ratio>>,
    /// Of the index.
    pub index: Option<Ratio>,
}

impl Deltas {
    /// Claim minus interview.
    #[must_use]
    pub fn of(i: &Instrument, s: &Session) -> Self {
        Self::between(i, s, &|q| s.claimed(q))
    }

    /// Desk review minus interview.
    #[must_use]
    pub fn desk(i: &Instrument, s: &Session) -> Self {
        Self::between(i, s, &|q| desk(s, q))
    }

    fn between(i: &Instrument, s: &Session, earlier: &dyn Fn(&QuestionId) -> Option<Rating>) -> Self {
        let both = |rating: &dyn Fn(&QuestionId) -> Option<Rating>| -> ScoreCard {
            score_by(i, |q| s.applies(q) && minus(earlier(&q.id), s.rating(&q.id)).is_some(), rating)
        };
        let (claimed, given) = (both(earlier), both(&|q| s.rating(q)));
        let less = |a: &Option<Ratio>, b: &Option<Ratio>| Some(a.as_ref()? - b.as_ref()?);
        Self {
            aspects: claimed
                .aspects
                .iter()
                .zip(&given.aspects)
                .map(|(c, g)| less(&c.score.value, &g.score.value))
                .collect(),
            index: less(&claimed.index.value, &given.index.value),
        }
    }

    /// By aspect, in the instrument's order.
    pub fn aspects(&self) -> impl Iterator<Item = Option<&Ratio>> {
        self.aspects.iter().map(Option::as_ref)
    }
}
