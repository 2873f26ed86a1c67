//! Writing papers: of one session or of many, on every processor, stopped at the
//! next file when a person has had enough. What is written is whole; what was not
//! begun is not there.

use crate::app::msg::{ExportOf, ExportOrder, Written};
use crate::base::fault::{Fault, FaultKind};
use crate::domain::instrument::Instrument;
use crate::domain::session::Session;
use crate::export::{FORMATS, Failed, Format, Job};
use crate::report::file_list::{FileRow, file_list};
use crate::report::names::{file_name, list_name};
use crate::store::{self, RealDisk, Store};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Writes. `progress` is told the sessions done and their number, first with 0, from
/// several threads. With more than one session the short id stands in every name, so
/// that two sessions of one region never differ by chance, and an index of all files
/// is written in the first format.
pub fn run(
    store: &Store,
    folder: &Path,
    (of, order): (&ExportOf, &ExportOrder),
    stop: &AtomicBool,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Written {
    let sources: Vec<Source<'_>> = match of {
        ExportOf::Open(s, i) => vec![Source::Open(s, i)],
        ExportOf::Files(paths) => paths.iter().map(|p| Source::File(p)).collect(),
    };
    let to = To { folder, order, many: sources.len() > 1, stop };
    let (total, done) = (sources.len(), AtomicUsize::new(0));
    progress(0, total);
    let each: Vec<_> = sources
        .par_iter()
        .map(|source| {
            if stop.load(Ordering::Relaxed) {
                return None;
            }
            let out = one(store, source, &to);
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            Some(out)
        })
        .collect();
    let sessions = each.iter().flatten().count();
    // Stopped within the last session, nobody knows what it still lacks.
    let mut out = Written { sessions, stopped: stop.load(Ordering::Relaxed), ..Written::default() };
    let mut rows = Vec::new();
    for (row, files, fault) in each.into_iter().flatten() {
        out.files.extend(files);
        out.failed.extend(fault);
        rows.extend(row);
    }
    if total > 1
        && let Err(f) = index(&rows, &to, &mut out)
    {
        out.failed.push(f);
    }
    out
}

/// The papers of one session: what the index says of it, the files, and what kept the
/// rest from being written.
fn one(store: &Store, source: &Source<'_>, to: &To<'_>) -> (Option<FileRow>, Vec<PathBuf>, Option<Fault>) {
    let read;
    let (session, instrument): (&Session, &Instrument) = match source {
        Source::Open(s, i) => (s, i),
        Source::File(path) => match store.read(path) {
            Ok(loaded) => {
                read = loaded;
                (&read.session, &read.instrument.instrument)
            }
            Err(f) => return (None, Vec::new(), Some(f)),
        },
    };
    let mut files = Vec::new();
    let written = papers(session, instrument, to, &mut files);
    let row = FileRow::of(session, files.iter().map(|p| name_of(p)).collect());
    (Some(row), files, written.err())
}

fn papers(session: &Session, instrument: &Instrument, to: &To<'_>, files: &mut Vec<PathBuf>) -> Result<(), Fault> {
    for paper in &to.order.papers {
        let job = Job { instrument, session, paper, style: to.order.style };
        let mut name = file_name(paper, session);
        if to.many {
            name = format!("{name}-{}", session.session.short());
        }
        for f in to.formats() {
            if to.stop.load(Ordering::Relaxed) {
                return Ok(());
            }
            files.push(to.put(&name, f, f.render(&job))?);
        }
    }
    Ok(())
}

/// Where it goes, and what.
struct To<'a> {
    folder: &'a Path,
    order: &'a ExportOrder,
    many: bool,
    stop: &'a AtomicBool,
}

impl To<'_> {
    fn formats(&self) -> impl Iterator<Item = &'static Format> {
        FORMATS.iter().filter(|f| self.order.formats.contains(&f.id))
    }

    fn put(&self, name: &str, f: &Format, bytes: Result<Vec<u8>, Failed>) -> Result<PathBuf, Fault> {
        let bytes = bytes.map_err(|e| Fault::new(FaultKind::Other, self.folder, &e.to_string()))?;
        store::put(&RealDisk, self.folder, &format!("{name}.{}", f.extension), &bytes)
    }
}

enum Source<'a> {
    Open(&'a Session, &'a Instrument),
    File(&'a Path),
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The index of what was written.
fn index(rows: &[FileRow], to: &To<'_>, out: &mut Written) -> Result<(), Fault> {
    let (Some(f), Some(paper)) = (to.formats().next(), to.order.papers.first()) else { return Ok(()) };
    let d = file_list(paper.lang, rows, out.failed.len(), out.stopped);
    out.files.push(to.put(list_name(paper.lang), f, (f.fold)(&d, to.order.style))?);
    Ok(())
}
