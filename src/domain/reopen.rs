//! Reopening a final session (`domain.md`, rule 8): the old file stays as it is,
//! and a new session of the same lineage goes on from its answers.
//!
//! The history starts anew. Rule 10 has one chain a session, and the chain of a
//! final session is sealed by its check code; a chain that went on in another
//! session would have entries that were never made there. So the first entry of
//! the new chain is `reopened`: its `old` names the old session, its generation,
//! the SHA-256 of its body and the last hash of its chain, its `new` the reason.
//! Undo does not reach behind that entry, for what it would take back was never
//! changed in this session.

use crate::base::id::SessionId;
use crate::domain::change::Stamp;
use crate::domain::history::{self, Draft, what};
use crate::domain::session::{Pause, Session, Status, Supersedes};
use serde_json::json;

/// Why a session was not reopened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReopenError {
    /// It is a draft: one simply goes on.
    #[error("the session is a draft")]
    Draft,
    /// No reason was given.
    #[error("no reason")]
    NoReason,
    /// It was reopened before; this is the session that goes on.
    #[error("reopened already by {0}")]
    Superseded(SessionId),
}

/// The session `id` that goes on from the final session `old`, whose body has
/// the hash `sha256` (hexadecimal). The time between the end of `old` and the
/// reopening is kept as a pause, so that it is not counted as interview.
///
/// # Errors
/// [`ReopenError::Draft`], [`ReopenError::NoReason`].
pub fn reopen(old: &Session, sha256: &str, id: SessionId, reason: &str, stamp: &Stamp) -> Result<Session, ReopenError> {
    let reason = reason.trim();
    if !old.is_final() {
        return Err(ReopenError::Draft);
    }
    if reason.is_empty() {
        return Err(ReopenError::NoReason);
    }
    let mut history = Vec::new();
    let last = old.history.last().map(|e| &e.hash);
    history::push(
        &mut history,
        Draft {
            at: stamp.at,
            who: stamp.who.clone(),
            what: what::REOPENED.to_owned(),
            question: None,
            stage: None,
            old: json!({"session": old.session, "generation": old.generation, "sha256": sha256, "history": last}),
            new: json!({"reason": reason}),
        },
    );
    let mut new = old.clone();
    new.session = id;
    new.generation = 1;
    new.revision = old.revision.saturating_add(1);
    new.supersedes = Some(Supersedes {
        session: old.session,
        generation: old.generation,
        sha256: sha256.to_owned(),
        by: stamp.who.clone(),
        at: stamp.at,
        reason: reason.to_owned(),
    });
    new.status = Status::Draft;
    new.finalised = None;
    new.history = history;
    for p in &mut new.timing.pauses {
        p.to = p.to.or(old.timing.ended);
    }
    if let Some(from) = new.timing.ended.take() {
        new.timing.pauses.push(Pause { from, to: Some(stamp.at) });
    }
    Ok(new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::id::Id;
    use crate::base::time::Timestamp;
    use crate::domain::change::{Change, UndoStacks, apply};
    use crate::domain::history::{NO_HASH, walk};
    use crate::domain::new_session::NewSession;
    use crate::domain::session::{Assessor, InstrumentRef, Rating, RegionRef, RegionType, Role, Stage};
    use std::collections::BTreeMap;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::parse("2019-02-22T10:00:00+07:00").expect("valid").plus_seconds(seconds)
    }

    fn stamp(seconds: i64) -> Stamp {
        Stamp { at: at(seconds), who: "Ani".to_owned() }
    }

    fn id(n: u8) -> SessionId {
        SessionId::parse(&format!("0190163d-8694-739b-aea5-966c26f8ad{n:02x}")).expect("valid")
    }

    fn done() -> Session {
        let none = String::new;
        let i = Id::parse("kecil").expect("valid");
        let q = Id::parse("V1").expect("valid");
        let mut s = NewSession {
            region: RegionRef {
                code: "34.04".into(),
                name: "Sleman".into(),
                kind: RegionType::Kabupaten,
                province: none(),
            },
            event: None,
            team: None,
            assessor: Assessor { id: none(), name: "Ani".into(), institution: none(), role: Role::Member },
            delegation: Vec::new(),
            instrument: InstrumentRef { id: i, revision: 1, sha256: "0".repeat(64) },
            claim: None,
            context: BTreeMap::new(),
            slot_minutes: 60,
            practice: false,
        }
        .create(id(1), at(0));
        apply(&mut s, Change::Rating(q, Stage::Interview, Some(Rating::Level(3))), &stamp(5)).expect("a draft");
        s.status = Status::Final;
        s.timing.ended = Some(at(60));
        s
    }

    #[test]
    fn a_reopened_session_keeps_every_answer_and_names_the_old_one() {
        let old = done();
        let new = reopen(&old, "abc", id(2), " salah ketik ", &stamp(600)).expect("final");
        assert_eq!((new.session, new.lineage, new.revision, new.generation), (id(2), old.lineage, 2, 1));
        assert_eq!((&new.answers, &new.follow_ups, new.is_final()), (&old.answers, &old.follow_ups, false));
        let s = new.supersedes.as_ref().expect("names it");
        assert_eq!((s.session, s.generation, s.sha256.as_str(), s.reason.as_str()), (id(1), 2, "abc", "salah ketik"));
        let first = new.history.first().expect("an entry");
        assert_eq!((first.what.as_str(), first.prev.as_str(), new.history.len()), ("reopened", NO_HASH, 1));
        assert_eq!(first.old["history"], json!(old.history.last().expect("an entry").hash));
        assert_eq!(walk(&new.history), Ok(()));
        assert_eq!(new.timing.pauses, [Pause { from: at(60), to: Some(at(600)) }]);
    }

    #[test]
    fn undo_after_reopening_never_takes_back_what_was_final() {
        let new = reopen(&done(), "abc", id(2), "r", &stamp(600)).expect("final");
        assert!(UndoStacks::rebuild(&new.history).undo.is_empty());
    }

    #[test]
    fn a_draft_or_a_missing_reason_makes_no_new_session() {
        let mut s = done();
        assert_eq!(reopen(&s, "", id(2), " \n", &stamp(1)), Err(ReopenError::NoReason));
        s.status = Status::Draft;
        assert_eq!(reopen(&s, "", id(2), "r", &stamp(1)), Err(ReopenError::Draft));
    }
}
