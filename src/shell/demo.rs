//! Practice data into the folders: made once, added to when more is asked for,
//! and never put in the place of what a person has done with it.

use crate::base::fault::{Fault, FaultKind};
use crate::base::id::Id;
use crate::domain::history::hex_sha256;
use crate::domain::practice::{self, EVENT, Recipe, SEED};
use crate::domain::session::InstrumentRef;
use crate::store::format::plain;
use crate::store::{SaveOutcome, Store, built_in};
use std::collections::BTreeSet;

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The event.
    pub event: Id,
    /// Regions of the event.
    pub regions: usize,
    /// Sessions written now.
    pub sessions: usize,
}

/// Makes the practice event with `regions` regions. Sessions that are there stay
/// as they are.
///
/// # Errors
/// [`FaultKind::Exists`] where an event of this id is not ours; the system's.
pub fn make(store: &Store, regions: usize) -> Result<Made, Fault> {
    let copy = built_in();
    let i = &copy.instrument;
    let reference = InstrumentRef { id: i.id.clone(), revision: i.revision, sha256: copy.sha256.clone() };
    // A claim made here always renders.
    let hash = |c: &crate::domain::claim::Claim| {
        plain::render(crate::domain::claim::FORMAT, c).map(|b| hex_sha256(&b)).unwrap_or_default()
    };
    let recipe = Recipe { instrument: i, reference: &reference, seed: SEED, hash: &hash };
    let wanted = practice::event(i, regions);
    let there = match store.event(&wanted.id) {
        Ok(e) => Some(e),
        Err(f) if f.kind == FaultKind::NotFound => None,
        Err(f) => return Err(f),
    };
    if there.as_ref().is_some_and(|e| e.title != wanted.title) {
        let path = store.places().data.join("events").join(format!("{EVENT}.json"));
        return Err(Fault::new(FaultKind::Exists, path, ""));
    }
    // More regions than asked for are there already: nobody asked to lose any.
    let grows = there.as_ref().is_none_or(|e| e.roster.len() < wanted.roster.len());
    if grows {
        store.save_event(&wanted, there.as_ref())?;
    }
    let (held, _) = store.sessions_of(&wanted.id)?;
    let known: BTreeSet<_> = held.iter().map(|h| h.held.session.session).collect();
    let mut sessions = 0;
    for n in 0..wanted.roster.len() {
        let r = practice::region(recipe, n);
        if store.claim(&wanted.id, &r.claim.region)?.is_none() {
            store.save_claim(&r.claim, None)?;
        }
        for s in r.sessions.iter().filter(|s| !known.contains(&s.session)) {
            let (_, outcome) = store.create(s, copy.clone())?;
            if let SaveOutcome::Neither(_, f) | SaveOutcome::SafetyOnly(f) = outcome {
                return Err(f);
            }
            sessions += 1;
        }
    }
    Ok(Made { event: wanted.id, regions: wanted.roster.len(), sessions })
}
