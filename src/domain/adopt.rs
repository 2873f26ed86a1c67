//! Accepting a session that somebody changed outside this program: what was
//! written then counts, and the history says so. A final session is never
//! accepted: what changes one is reopening it (`domain.md`, rule 8).

use crate::domain::change::{ChangeError, Stamp};
use crate::domain::history::{self, Draft, what};
use crate::domain::session::Session;
use serde_json::json;

/// Records that the content of `s`, whose body has the hash `found`, is accepted
/// although its file claimed the hash `claimed`. Undo does not reach behind the
/// entry: what stands there was not changed step by step.
///
/// # Errors
/// [`ChangeError::Final`]; the session is then as it was.
pub fn adopt(s: &mut Session, claimed: &str, found: &str, stamp: &Stamp) -> Result<(), ChangeError> {
    if s.is_final() {
        return Err(ChangeError::Final);
    }
    let next = s.generation + 1;
    history::push(
        &mut s.history,
        Draft {
            at: stamp.at,
            who: stamp.who.clone(),
            what: what::EDITED_OUTSIDE.to_owned(),
            question: None,
            stage: None,
            old: json!({"generation": s.generation, "sha256": claimed}),
            new: json!({"generation": next, "sha256": found}),
        },
    );
    s.generation = next;
    Ok(())
}
