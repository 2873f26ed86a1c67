//! Reopening, the bin, hand-over ("Kirim ke ketua"), bundles and restoring.

use crate::app::keep::{NotReopened, Order, Report};
use crate::app::msg::{Msg, Opened, Place, SaveOutcome};
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::SessionId;
use crate::domain::change::Stamp;
use crate::domain::lineage::newest_of;
use crate::domain::reopen::{ReopenError, reopen};
use crate::shell::clock;
use crate::shell::work::Work;
use crate::store::{Candidate, Recovered, Store};
use std::path::Path;

pub use crate::domain::keep::{Binned, Bundle, Bundled, Erased, Handed, Rescued, Restored, Spare, Which};
pub use crate::store::Copy;

/// Whether an order is done on a thread of its own: it reads or writes many
/// files and must not keep a save waiting.
#[must_use]
pub fn is_long(o: &Order) -> bool {
    matches!(o, Order::ReadBin | Order::Bundle { .. } | Order::Restore(_) | Order::Search(_))
}

/// Does an order that needs nothing but the store. Searches are
/// [`crate::shell::search`]'s; those two and [`Order::Reopen`] answer nothing here.
#[must_use]
pub fn perform(store: &Store, o: &Order) -> Option<Report> {
    let today = clock::wall().date();
    Some(match o {
        Order::Bin(path) => Report::Binned(store.to_bin(path, today)),
        Order::ReadBin => Report::Bin(store.bin()),
        Order::PutBack(path) => Report::PutBack(store.put_back(path)),
        Order::EmptyBin => Report::Emptied(store.empty_bin(today)),
        Order::Copies(path) => Report::Copies { path: path.clone(), copies: spares(store, path) },
        Order::Rescue { path, copy } => Report::Rescued(rescue(store, path, copy)),
        Order::HandOver { path, folder } => Report::Handed(store.hand_over(path, folder)),
        Order::Bundle { event, out } => Report::Bundled(store.bundle(event.as_ref(), out, clock::wall())),
        Order::Restore(path) => Report::Restored(store.restore(path)),
        Order::Compare { left, right } => {
            let (of, found) = super::versions::compare(store, left, right);
            Report::Compared { left: of, right: right.origin(), found }
        }
        Order::Reopen { .. }
        | Order::Look(_)
        | Order::Elsewhere { .. }
        | Order::AcceptEdited { .. }
        | Order::Search(_)
        | Order::StopSearch => return None,
    })
}

impl Work {
    /// Does an order.
    pub(super) fn keep(&mut self, o: &Order) -> Option<Msg> {
        if let Order::Reopen { path, reason, who } = o {
            return Some(match self.reopen(path, reason, who) {
                Ok((_, SaveOutcome::Neither(_, f))) => Msg::Keep(Box::new(Report::NotReopened(f.into()))),
                Ok((mut opened, outcome)) => {
                    opened.beside.owes = matches!(outcome, SaveOutcome::SafetyOnly(_));
                    Msg::Opened(Box::new(opened))
                }
                Err(why) => Msg::Keep(Box::new(Report::NotReopened(why))),
            });
        }
        match o {
            Order::Look(id) => {
                let stand = self.stand(*id)?;
                Some(Msg::Keep(Box::new(Report::Looked { session: *id, stand })))
            }
            Order::Elsewhere { session, folder } => {
                Some(Msg::Keep(Box::new(Report::Moved(self.move_home(session, folder)))))
            }
            Order::AcceptEdited { path, sha256, who } => {
                let opened = self.accept_edited(path, sha256, who);
                Some(opened.map_or_else(Msg::OpenFailed, |o| Msg::Opened(Box::new(o))))
            }
            // Only edited, not damaged: that is asked about first.
            Order::Copies(path) if let Some(o) = self.edited(path) => Some(Msg::Opened(Box::new(o))),
            o => perform(self.store(), o).map(|r| Msg::Keep(Box::new(r))),
        }
    }

    /// Reopens a final session: makes the file of a new one that goes on from it;
    /// the old file is only read.
    ///
    /// # Errors
    /// [`NotReopened`]: a draft, no reason, not the newest of its lineage; it
    /// cannot be read; the new one cannot be made.
    pub fn reopen(&mut self, path: &Path, reason: &str, who: &str) -> Result<(Opened, SaveOutcome), NotReopened> {
        let old = self.store().read(path)?;
        // Looked at first: the reason for a refusal that costs no reading.
        let stamp = Stamp { at: clock::wall(), who: who.to_owned() };
        let session = reopen(&old.session, &old.body_sha256, clock::new_id(), reason, &stamp)?;
        let rows = self.store().list()?;
        let newest = newest_of(rows.iter().filter_map(|l| l.row.as_ref().ok()), old.session.lineage);
        if let Some(n) = newest.filter(|n| n.revision > old.session.revision) {
            return Err(ReopenError::Superseded(n.session).into());
        }
        let instrument = old.instrument.instrument.clone();
        let (handle, outcome) = self.store().create(&session, old.instrument)?;
        let path = handle.path();
        if outcome.is_kept() {
            self.hold(session.session, handle);
        }
        let place = Place::default();
        let beside = crate::app::beside::Beside::default();
        let opened = Opened { session, instrument, path, read_only: None, place, newer_copy: None, beside };
        Ok((opened, outcome.into()))
    }
}

/// What a copy is, as people are told.
#[must_use]
pub fn which(c: Copy) -> Which {
    match c {
        Copy::Main => Which::File,
        Copy::Temp => Which::Interrupted,
        Copy::Previous => Which::Previous,
        Copy::Safety => Which::Safety,
    }
}

/// The copies for a row of the list; a session without a file is found by the id
/// its safety copy is named after.
fn candidates(store: &Store, path: &Path) -> Vec<Candidate> {
    let of_safety = store.safety().is_ok_and(|folder| path.parent() == Some(folder));
    let id = path.file_stem().and_then(|s| s.to_str()).and_then(SessionId::parse);
    match id.filter(|_| of_safety) {
        Some(id) => store.candidates_of(id),
        None => store.candidates(path),
    }
}

fn spares(store: &Store, path: &Path) -> Vec<Spare> {
    let spare = |c: Candidate| Spare {
        path: c.path,
        which: which(c.copy),
        generation: c.generation,
        changed: c.changed,
        answers: c.answers,
        sha256: c.sha256,
    };
    candidates(store, path).into_iter().map(spare).collect()
}

fn rescue(store: &Store, path: &Path, wanted: &Spare) -> Result<Rescued, Fault> {
    let same = |c: &Candidate| c.path == wanted.path && c.sha256 == wanted.sha256;
    let found = candidates(store, path).into_iter().find(same);
    let c = found.ok_or_else(|| Fault::new(FaultKind::ChangedByOthers, &wanted.path, ""))?;
    store.recover(&c).map(|r| Rescued { path: r.path, kept: r.kept })
}

/// Takes the copy with this number, counted from 1, of those that were shown for
/// the file at `path`.
///
/// # Errors
/// [`FaultKind::NotFound`] where there is none; as [`Store::recover`].
pub fn take(store: &Store, shown: &[Candidate], number: usize, path: &Path) -> Result<Recovered, Fault> {
    let chosen = number.checked_sub(1).and_then(|n| shown.get(n));
    store.recover(chosen.ok_or_else(|| Fault::new(FaultKind::NotFound, path, ""))?)
}
