//! Files from outside into the folders: session files, events, claims, answer
//! tables, rosters, and folders of them. What is read is never changed, and the
//! same file twice changes nothing.
//!
//! Deliberately absent: reading of tables (`intake`, in a process of its own: see
//! [`super::apart`]), the rule which of two copies
//! stays (`store::bring_in`), sentences (`i18n::explain`).

mod evidence;
mod roster;
mod session_rows;
mod tables;

pub use roster::bring_roster;

use crate::base::fault::{Fault, FaultKind};
use crate::domain::claim::Claim;
use crate::domain::event::Event;
use crate::domain::import::{Deed, FileReport, NoAnswer, PlaceDeed};
use crate::intake::reading::Reading;
use crate::shell::apart::Apart;
use crate::store::format::Instruments;
use crate::store::{Foreign, MAX_TABLE_MIB, Store};
use std::path::{Path, PathBuf};
use tables::Tables;

/// Brings in every file of `paths` and of the folders among them; one report a
/// file, in the order they were found. Events, claims and sessions come before
/// tables, and the regions' own answers before the assessors', so that the order
/// of the files does not matter. Tables are read by `apart`.
#[must_use]
pub fn import(store: &Store, apart: &Apart, paths: &[PathBuf]) -> Vec<FileReport> {
    let mut files = Vec::new();
    let mut out: Vec<(usize, FileReport)> = Vec::new();
    for p in paths {
        match store.files_under(p) {
            Ok(found) => files.extend(found),
            Err(f) => {
                out.push((files.len(), report(p, Deed::Failed(f))));
                files.push(p.clone());
            }
        }
    }
    let unreached: Vec<usize> = out.iter().map(|(n, _)| *n).collect();
    let mut seen = Instruments::new();
    let mut csv = Vec::new();
    for (n, path) in files.iter().enumerate().filter(|(n, _)| !unreached.contains(n)) {
        let deed = match store.foreign(path, &mut seen) {
            Err(f) => unread(path, f),
            Ok(Foreign::Csv(bytes)) => {
                csv.push((n, path, bytes));
                continue;
            }
            Ok(Foreign::Other) => Deed::NotRead,
            Ok(Foreign::Session(f)) => match store.bring_in(&f) {
                Ok(b) => Deed::Session(b.session, b.deed),
                Err(f) => Deed::Failed(f),
            },
            Ok(Foreign::Event(e)) => event(store, &e),
            Ok(Foreign::Claim(c)) => claim(store, &c),
        };
        out.push((n, report(path, deed)));
    }
    let mut answers = Vec::new();
    for (n, path, bytes) in csv {
        match apart.read(bytes.clone(), roster::USUAL_OFFSET) {
            Ok(Reading::Answers(t)) => answers.push((n, path, t)),
            Ok(Reading::Roster(r)) => out.push((n, roster::bring_named(store, apart, path, bytes, r))),
            Ok(Reading::Unknown) => out.push((n, report(path, Deed::UnknownTable))),
            Err(e) => out.push((n, report(path, Deed::NoAnswer(e)))),
        }
    }
    let mut tables = Tables::new(store);
    let begun: Vec<_> = answers.into_iter().map(|(n, path, t)| (n, path, tables.claims(t))).collect();
    for (n, path, begun) in begun {
        let (deed, refused) = tables.sessions(begun);
        out.push((n, FileReport { path: path.clone(), deed: Deed::Answers(deed), refused }));
    }
    out.sort_by_key(|(n, _)| *n);
    out.into_iter().map(|(_, r)| r).collect()
}

/// A file that was not even handed over. Of a table there is something to do.
fn unread(path: &Path, f: Fault) -> Deed {
    let table = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv"));
    if table && f.kind == FaultKind::TooLarge {
        return Deed::NoAnswer(NoAnswer::TooLarge(MAX_TABLE_MIB));
    }
    Deed::Failed(f)
}

fn report(path: &Path, deed: Deed) -> FileReport {
    FileReport { path: path.to_owned(), deed, refused: Vec::new() }
}

/// Another event under the same id is refused: which one is right is not for a
/// program to say.
fn event(store: &Store, e: &Event) -> Deed {
    match store.save_event(e, None) {
        Ok(true) => Deed::Event(e.id.clone(), PlaceDeed::New),
        Ok(false) => Deed::Event(e.id.clone(), PlaceDeed::Same),
        Err(f) if f.kind == FaultKind::Exists => Deed::Event(e.id.clone(), PlaceDeed::Other),
        Err(f) => Deed::Failed(f),
    }
}

/// Of two claims of a region the one received later stays.
fn claim(store: &Store, c: &Claim) -> Deed {
    let deed = |d| Deed::Claim(c.event.clone(), c.region.clone(), d);
    let there = match store.claim(&c.event, &c.region) {
        Ok(there) => there.map(|(c, _)| c),
        Err(f) => return Deed::Failed(f),
    };
    let placed = match &there {
        Some(t) if t == c => return deed(PlaceDeed::Same),
        Some(t) if t.received >= c.received => return deed(PlaceDeed::Other),
        Some(_) => PlaceDeed::Newer,
        None => PlaceDeed::New,
    };
    match store.save_claim(c, there.as_ref()) {
        Ok(_) => deed(placed),
        Err(f) => Deed::Failed(f),
    }
}

/// A fault of a file that cannot be told otherwise.
fn conflict(path: &Path) -> Fault {
    Fault::new(FaultKind::ChangedByOthers, path, "")
}
