//! What must be asked before the end: nobody should find out at the door that the
//! one question that mattered was put off.

use crate::domain::instrument::{Instrument, QuestionKind};
use crate::domain::session::{Flag, Rating, Session};

/// Why a question must still be asked, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Somebody marked it to be asked first.
    AskFirst,
    /// Put off, and not answered since.
    Parked,
    /// Rated "unverified".
    Unverified,
    /// Not asked.
    NotAsked,
}

/// The questions that must still be asked, by number from 0: marked to be asked
/// first, without an answer, or unverified; ordered by [`Why`], within it as the
/// instrument has them. A question is listed once, under its first reason.
#[must_use]
pub fn must_ask(i: &Instrument, s: &Session) -> Vec<(usize, Why)> {
    let mut out: Vec<(usize, Why)> = i
        .questions()
        .enumerate()
        .filter(|(_, p)| p.question.kind != QuestionKind::Note && s.applies(p.question))
        .filter_map(|(n, p)| {
            let q = p.question;
            let flagged = |f| s.answers.get(&q.id).is_some_and(|a| a.flags.contains(&f));
            let why = match (s.answered(q), s.rating(&q.id)) {
                _ if flagged(Flag::AskFirst) => Why::AskFirst,
                (false, _) if flagged(Flag::Parked) => Why::Parked,
                (false, _) => Why::NotAsked,
                (true, Some(Rating::Unverified)) => Why::Unverified,
                (true, _) => return None,
            };
            Some((n, why))
        })
        .collect();
    out.sort_by_key(|(n, why)| (*why, *n));
    out
}
