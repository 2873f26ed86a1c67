//! Making a session final (`domain.md`, rules 8 and 9).

use crate::domain::change::{ChangeError, Stamp};
use crate::domain::check_code;
use crate::domain::history::{self, Draft, hex_sha256, what};
use crate::domain::instrument::Instrument;
use crate::domain::open_items::open_items;
use crate::domain::session::{Finalised, Session, Status};
use serde_json::json;

/// Makes `s` final: read-only from here on. What is open is listed in it.
///
/// # Errors
/// [`ChangeError::Final`] when it is final already.
pub fn finalise(i: &Instrument, s: &mut Session, stamp: &Stamp) -> Result<(), ChangeError> {
    if s.is_final() {
        return Err(ChangeError::Final);
    }
    let open = open_items(i, s);
    history::push(
        &mut s.history,
        Draft {
            at: stamp.at,
            who: stamp.who.clone(),
            what: what::FINALISED.to_owned(),
            question: None,
            stage: None,
            old: json!("draft"),
            new: json!("final"),
        },
    );
    s.generation += 1;
    s.status = Status::Final;
    s.timing.ended = Some(stamp.at);
    s.finalised = Some(Finalised { by: stamp.who.clone(), at: stamp.at, generation: s.generation, open });
    Ok(())
}

/// The check code of a session: of the exact bytes its file holds as the body.
#[must_use]
pub fn code(s: &Session) -> String {
    check_code::of_body(&body(s))
}

/// The whole SHA-256 of the same bytes, hexadecimal.
#[must_use]
pub fn body_sha256(s: &Session) -> String {
    hex_sha256(&body(s))
}

fn body(s: &Session) -> Vec<u8> {
    // The types of a session always serialise: text keys, no floats.
    serde_json::to_vec(s).unwrap_or_default()
}
