//! Which sessions of a region count (`domain.md`, rules 8, 12 and 13): the newest
//! revision of a lineage, one lineage for each assessor, observers apart.

use crate::base::text::fold;
use crate::domain::instrument::Instrument;
use crate::domain::session::{RegionRef, Role, Session};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A session with the instrument its file carries.
#[derive(Clone, Debug)]
pub struct Held {
    /// The session.
    pub session: Session,
    /// Its instrument.
    pub instrument: Arc<Instrument>,
}

/// The sessions of one region at one event, sorted out.
#[derive(Clone, Debug, Default)]
pub struct Members<'a> {
    /// One session for each assessor, by name.
    pub counted: Vec<&'a Held>,
    /// Who only watches.
    pub observers: Vec<&'a Held>,
    /// What an assessor has beside the session that counts. Which one counts is a
    /// question for a person: these are listed, never silently dropped.
    pub duplicates: Vec<&'a Held>,
}

/// The key of a region: its code, or the folded name where it was typed in and
/// has none.
#[must_use]
pub fn region_key(r: &RegionRef) -> String {
    if r.code.is_empty() { fold(&r.name) } else { r.code.clone() }
}

/// The key of a person. Names, because the same person has another id on another
/// laptop and none in an answer table.
#[must_use]
pub fn person_key(name: &str) -> String {
    fold(name)
}

impl<'a> Members<'a> {
    /// Sorts out the sessions of one region at one event. Of several lineages of
    /// one assessor a final session counts before a draft, then the one that was
    /// begun first; of two copies of a session the higher generation.
    #[must_use]
    pub fn of(all: impl IntoIterator<Item = &'a Held>) -> Self {
        let mut lineages: BTreeMap<_, Vec<&Held>> = BTreeMap::new();
        for h in all {
            lineages.entry(h.session.lineage).or_default().push(h);
        }
        let mut out = Self::default();
        let mut newest = Vec::new();
        for (_, mut held) in lineages {
            held.sort_by_key(|h| Reverse((h.session.revision, h.session.generation, h.session.session)));
            let first = held.remove(0);
            // Reopened on two laptops at once: two files, one revision.
            let twins = held
                .into_iter()
                .filter(|h| h.session.revision == first.session.revision && h.session.session != first.session.session);
            out.duplicates.extend(twins);
            newest.push(first);
        }
        newest.sort_by_key(|h| {
            let s = &h.session;
            (person_key(&s.assessor.name), !s.is_final(), s.timing.started, s.lineage)
        });
        let mut last = None;
        for h in newest {
            let who = person_key(&h.session.assessor.name);
            if last.as_ref() == Some(&who) {
                out.duplicates.push(h);
                continue;
            }
            last = Some(who);
            if h.session.assessor.role == Role::Observer { &mut out.observers } else { &mut out.counted }.push(h);
        }
        out
    }

    /// The members whose ratings make the result: those with a final session, or
    /// all where nobody has finished (rule 13). True when they are drafts.
    #[must_use]
    pub fn basis(&self) -> (Vec<&'a Held>, bool) {
        let done: Vec<&Held> = self.counted.iter().copied().filter(|h| h.session.is_final()).collect();
        if done.is_empty() { (self.counted.clone(), true) } else { (done, false) }
    }

    /// Whether the blind rule hides the others' values from `viewer` (rule 12):
    /// the person sits on this panel, is not the only one, and has not finished.
    #[must_use]
    pub fn blind_for(&self, viewer: &str) -> bool {
        let who = person_key(viewer);
        !who.is_empty()
            && self.counted.len() > 1
            && self.counted.iter().any(|h| !h.session.is_final() && person_key(&h.session.assessor.name) == who)
    }
}
