//! Two versions of one session side by side, question by question: what a person
//! sees before choosing between a file and a copy. Nothing is chosen here.

use crate::base::id::QuestionId;
use crate::base::time::Timestamp;
use crate::domain::history::Entry;
use crate::domain::instrument::Instrument;
use crate::domain::scoring::score;
use crate::domain::session::{Answer, EvidenceState, Rating, Session};

/// What one version holds on one question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// The rating at the table.
    pub rating: Option<Rating>,
    /// Characters of the note.
    pub note: usize,
    /// Pieces of evidence that were shown.
    pub seen: usize,
}

impl Side {
    fn of(a: Option<&Answer>) -> Self {
        let Some(a) = a else { return Self::default() };
        Self {
            rating: a.interview_rating(),
            note: a.note.chars().count(),
            seen: a.evidence.iter().filter(|e| e.state == EvidenceState::Seen).count(),
        }
    }
}

/// A question that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The question.
    pub question: QuestionId,
    /// Its number, `3.2`.
    pub number: String,
    /// What the first version holds.
    pub left: Side,
    /// What the second holds.
    pub right: Side,
}

impl Difference {
    /// True where rating, length of the note and evidence look alike all the same:
    /// the difference is in words, reasons or details.
    #[must_use]
    pub fn looks_alike(&self) -> bool {
        self.left == self.right
    }
}

/// One version as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its generation.
    pub generation: u64,
    /// Time of its last change.
    pub changed: Timestamp,
    /// Who made it.
    pub who: String,
    /// Rated questions.
    pub answered: usize,
    /// Questions.
    pub total: usize,
    /// Changes in its history that the other does not have.
    pub changes: usize,
    /// Number of the question changed last.
    pub last: Option<String>,
    /// The end of what was typed last, where the last change was typing.
    pub typed: Option<String>,
}

/// Two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The first.
    pub left: Version,
    /// The second.
    pub right: Version,
    /// The questions that differ, in order.
    pub questions: Vec<Difference>,
    /// True where something differs beside the questions: people, follow-ups,
    /// remarks, data of the session.
    pub elsewhere: bool,
}

/// How many characters of the last typing are kept.
const TYPED: usize = 24;

/// Compares; `left` may have no answer at all.
#[must_use]
pub fn compare(i: &Instrument, left: &Session, right: &Session) -> Comparison {
    let questions = i
        .questions()
        .filter_map(|p| {
            let id = &p.question.id;
            let (a, b) = (left.answers.get(id), right.answers.get(id));
            differ(a, b).then(|| Difference {
                question: id.clone(),
                number: p.number(),
                left: Side::of(a),
                right: Side::of(b),
            })
        })
        .collect();
    let same = left.history.iter().zip(&right.history).take_while(|(a, b)| a.hash == b.hash).count();
    Comparison {
        left: version(i, left, same),
        right: version(i, right, same),
        questions,
        elsewhere: beside(left) != beside(right),
    }
}

/// Whether what a person entered differs; times and seconds do not count.
fn differ(a: Option<&Answer>, b: Option<&Answer>) -> bool {
    let entered = |a: Option<&Answer>| {
        let mut a = a.filter(|a| !a.is_blank())?.clone();
        for r in [&mut a.desk, &mut a.interview].into_iter().flatten() {
            r.at = a.first;
        }
        Some(Answer { last: a.first, seconds: 0, ..a })
    };
    match (entered(a), entered(b)) {
        (Some(mut a), Some(b)) => {
            for r in [&mut a.desk, &mut a.interview].into_iter().flatten() {
                r.at = b.first;
            }
            Answer { first: b.first, last: b.first, ..a } != b
        }
        (a, b) => a.is_some() != b.is_some(),
    }
}

/// The session without questions, history and clockwork.
fn beside(s: &Session) -> Session {
    let mut s = s.clone();
    s.answers.clear();
    s.history.clear();
    s.generation = 0;
    s.timing.aspects.clear();
    s.timing.pauses.clear();
    s
}

fn version(i: &Instrument, s: &Session, same: usize) -> Version {
    let c = score(i, s).completeness;
    let last = s.history.last();
    Version {
        generation: s.generation,
        changed: last.map_or(s.timing.started, |e| e.at),
        who: last.map_or_else(|| s.assessor.name.clone(), |e| e.who.clone()),
        answered: c.asked,
        total: c.total,
        changes: s.history.len() - same,
        last: last.and_then(|e| i.find(e.question.as_ref()?)).map(|p| p.number()),
        typed: last.and_then(typed),
    }
}

fn typed(e: &Entry) -> Option<String> {
    let words = e.new.get("ins")?.as_str()?.trim_end();
    let from = words.chars().count().saturating_sub(TYPED);
    let end: String = words.chars().skip(from).map(|c| if c == '\n' { ' ' } else { c }).collect();
    (!end.is_empty()).then_some(end)
}
