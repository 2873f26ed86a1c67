//! Version 1 of the session body: the domain's own types (`domain.md`, "Session
//! body"). When version 2 comes, today's types are copied here as they are, and
//! `up(v1) -> v2` joins them; stored old files in the tests keep it true.

use super::{Problem, refuse_loose};
use crate::domain::instrument::{Instrument, QuestionKind};
use crate::domain::instrument_check;
use crate::domain::session::{Rating, Session};
use crate::domain::sound::Sound as _;

/// Reads a body.
pub fn read(body: &str) -> Result<Session, Problem> {
    let session = serde_json::from_str(body).map_err(|e| Problem::json("body", &e))?;
    refuse_loose(body, "body").map_err(|e| Problem::json("body", &e))?;
    Ok(session)
}

/// Reads the instrument behind a body. It is checked in full: what `scoring` may
/// rely on must hold for a foreign file too. A stricter check in later versions
/// of this program needs a new version of the instrument format.
pub fn read_instrument(text: &str) -> Result<Instrument, Problem> {
    let place = |detail: String| Problem::damaged(format!("instrument: {detail}"));
    // `parse` refuses repeated keys itself.
    instrument_check::parse(text.as_bytes()).map_err(|p| place(format!("{:?}", p.first())))
}

/// Whether the session is in itself sound and its answers fit the instrument the
/// file carries.
pub fn check(i: &Instrument, s: &Session) -> Result<(), Problem> {
    if let Some(why) = s.unsound() {
        return Err(Problem::damaged(format!("body.{why}")));
    }
    if (&i.id, i.revision) != (&s.instrument.id, s.instrument.revision) {
        return Err(Problem::damaged(format!("body.instrument: {} {}", i.id, i.revision)));
    }
    for (id, answer) in &s.answers {
        let Some(question) = i.find(id).map(|p| p.question) else {
            return Err(Problem::damaged(format!("body.answers: no question {id}")));
        };
        for rated in [&answer.desk, &answer.interview].into_iter().flatten() {
            let fits = match rated.rating {
                Some(Rating::Level(level)) => question.kind == QuestionKind::Level && question.anchor(level).is_some(),
                Some(Rating::Na | Rating::Unverified) => question.kind == QuestionKind::Level,
                None => true,
            };
            if !fits {
                return Err(Problem::damaged(format!("body.answers.{id}: {:?} is not on the scale", rated.rating)));
            }
        }
    }
    Ok(())
}
