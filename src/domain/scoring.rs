//! The score of a session (`domain.md`, rule 6): exact fractions, computed each
//! time, never stored.

use crate::base::id::{Id, QuestionId};
use crate::base::ratio::{Ratio, parse_decimal, whole};
use crate::domain::instrument::{IndexUnit, Instrument, NaPolicy, Predicate, Question, QuestionKind};
use crate::domain::session::{Rating, Session};
use num_traits::Zero;

/// Counted, asked, total: what stands beside every index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// Questions that count: a level, or N/A that counts as the lowest.
    pub counted: usize,
    /// Questions with any rating.
    pub asked: usize,
    /// Questions with levels that apply.
    pub total: usize,
}

/// A value with its bounds: what it would be if every unasked or unverified
/// question had the lowest, or the highest, level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scored {
    /// The value; absent when nothing counts.
    pub value: Option<Ratio>,
    /// Lower bound; absent when no question applies.
    pub lower: Option<Ratio>,
    /// Upper bound.
    pub upper: Option<Ratio>,
}

/// The score of one aspect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AspectScore {
    /// Which aspect.
    pub id: Id,
    /// Its weight in the index.
    pub weight: u32,
    /// Its value and bounds.
    pub score: Scored,
    /// How complete it is.
    pub completeness: Completeness,
}

/// The score of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreCard {
    /// By aspect, in the instrument's order.
    pub aspects: Vec<AspectScore>,
    /// Index and bounds.
    pub index: Scored,
    /// Over all aspects.
    pub completeness: Completeness,
}

/// What one rating contributes.
enum Part {
    Counts(Ratio),
    Open,
    Out,
}

/// Scores the interview ratings of `s`.
#[must_use]
pub fn score(i: &Instrument, s: &Session) -> ScoreCard {
    score_by(i, |q| s.applies(q), |q| s.rating(q))
}

/// Scores ratings from anywhere: which questions apply, and each one's rating.
#[must_use]
pub fn score_by(
    i: &Instrument,
    applies: impl Fn(&Question) -> bool,
    rating: impl Fn(&QuestionId) -> Option<Rating>,
) -> ScoreCard {
    let mut all = Completeness::default();
    let aspects: Vec<AspectScore> = i
        .aspects
        .iter()
        .map(|a| {
            let mut c = Completeness::default();
            let (mut now, mut low, mut high) = (Mean::default(), Mean::default(), Mean::default());
            for q in a.questions.iter().filter(|q| q.kind == QuestionKind::Level && applies(q)) {
                let r = rating(&q.id);
                let (min, max) = bounds(i, q);
                c.total += 1;
                c.asked += usize::from(r.is_some());
                match part(i, q, r) {
                    Part::Counts(v) => {
                        c.counted += 1;
                        now.add(q.weight(), &v);
                        low.add(q.weight(), &v);
                        high.add(q.weight(), &v);
                    }
                    Part::Open => {
                        low.add(q.weight(), &min);
                        high.add(q.weight(), &max);
                    }
                    Part::Out => {}
                }
            }
            all.counted += c.counted;
            all.asked += c.asked;
            all.total += c.total;
            let score = Scored { value: now.get(), lower: low.get(), upper: high.get() };
            AspectScore { id: a.id.clone(), weight: a.weight, score, completeness: c }
        })
        .collect();
    let mean = |pick: fn(&Scored) -> &Option<Ratio>| {
        let mut m = Mean::default();
        for a in &aspects {
            if let Some(v) = pick(&a.score) {
                m.add(a.weight, v);
            }
        }
        m.get()
    };
    let index = Scored { value: mean(|s| &s.value), lower: mean(|s| &s.lower), upper: mean(|s| &s.upper) };
    ScoreCard { aspects, index, completeness: all }
}

/// Weighted mean of exact fractions.
#[derive(Default)]
struct Mean {
    sum: Ratio,
    weights: u64,
}

impl Mean {
    fn add(&mut self, weight: u32, v: &Ratio) {
        self.sum += v * whole(i64::from(weight));
        self.weights += u64::from(weight);
    }

    fn get(self) -> Option<Ratio> {
        (self.weights > 0).then(|| self.sum / Ratio::from_integer(self.weights.into()))
    }
}

fn part(i: &Instrument, q: &Question, r: Option<Rating>) -> Part {
    match (r, q.na) {
        (Some(Rating::Level(l)), _) => Part::Counts(scaled(i, q, l)),
        (Some(Rating::Na), NaPolicy::Lowest) => Part::Counts(bounds(i, q).0),
        (Some(Rating::Na), NaPolicy::Excluded) => Part::Out,
        // "Not applicable" where it is forbidden says nothing: it stays open.
        (Some(Rating::Na), NaPolicy::Forbidden) | (Some(Rating::Unverified) | None, _) => Part::Open,
    }
}

/// A level in the unit of the index: itself, or its place on its scale in percent.
#[must_use]
pub fn scaled(i: &Instrument, q: &Question, level: i16) -> Ratio {
    match i.index {
        IndexUnit::Scale => whole(i64::from(level)),
        IndexUnit::Percent => {
            let (min, max) = i.scale(q).map_or((0, 1), super::instrument::Scale::bounds);
            let span = whole(i64::from(max) - i64::from(min));
            if span.is_zero() { span } else { whole(100 * (i64::from(level) - i64::from(min))) / span }
        }
    }
}

fn bounds(i: &Instrument, q: &Question) -> (Ratio, Ratio) {
    let (min, max) = i.scale(q).map_or((0, 0), super::instrument::Scale::bounds);
    (scaled(i, q, min), scaled(i, q, max))
}

/// The lowest and highest value an index or aspect can have, for drawing.
#[must_use]
pub fn index_bounds(i: &Instrument) -> (i16, i16) {
    match i.index {
        IndexUnit::Percent => (0, 100),
        IndexUnit::Scale => {
            i.questions().find_map(|p| i.scale(p.question)).map_or((0, 0), super::instrument::Scale::bounds)
        }
    }
}

/// The band of an exact index; `None` below all bands.
#[must_use]
pub fn predicate<'a>(i: &'a Instrument, index: &Ratio) -> Option<&'a Predicate> {
    i.predicates.iter().find(|p| parse_decimal(&p.from).is_some_and(|from| *index >= from))
}
