//! Writing papers: of one session or of many, on every processor, stopped at the
//! next file when a person has had enough. What is written is whole; what was not
//! begun is not there.

use crate::base::fault::{Fault, FaultKind};
use crate::domain::instrument::Instrument;
use crate::domain::session::Session;
use crate::export::{FORMATS, Format, Job, Style, notes_name};
use crate::report::Paper;
use crate::report::file_list::{FileRow, file_list};
use crate::store::{self, RealDisk, Store};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// What to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Papers, each of every session.
    pub papers: Vec<Paper>,
    /// Ids of formats, as in [`FORMATS`]; each of every paper.
    pub formats: Vec<&'static str>,
    /// Choices of the formats.
    pub style: Style,
    /// Folder; made where it is missing.
    pub folder: PathBuf,
}

/// A session to write papers of.
#[derive(Clone, Debug)]
pub enum Source {
    /// In memory, as the person sees it.
    Open(Box<Session>, Arc<Instrument>),
    /// A file, read when its turn comes.
    File(PathBuf),
}

/// What became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files, session by session in the order given, then the index.
    pub files: Vec<PathBuf>,
    /// Sessions of which something could not be written, and why.
    pub failed: Vec<Fault>,
    /// Sessions that were begun.
    pub sessions: usize,
    /// True when it was stopped before the last session was done.
    pub stopped: bool,
}

/// Writes. `progress` is told the sessions done and their number, first with 0, from
/// several threads. With more than one session the short id stands in every name, so
/// that two sessions of one region never differ by chance, and an index of all files
/// is written in the first format.
pub fn run(
    store: &Store,
    sources: &[Source],
    order: &Order,
    stop: &AtomicBool,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Written {
    let (total, done) = (sources.len(), AtomicUsize::new(0));
    progress(0, total);
    let each: Vec<_> = sources
        .par_iter()
        .map(|source| {
            if stop.load(Ordering::Relaxed) {
                return None;
            }
            let out = one(store, source, order, total > 1, stop);
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
        && let Err(f) = index(&rows, order, &mut out)
    {
        out.failed.push(f);
    }
    out
}

/// The papers of one session: what the index says of it, the files, and what kept the
/// rest from being written.
fn one(
    store: &Store,
    source: &Source,
    order: &Order,
    many: bool,
    stop: &AtomicBool,
) -> (Option<FileRow>, Vec<PathBuf>, Option<Fault>) {
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
    let written = papers(session, instrument, order, many, stop, &mut files);
    let row = FileRow::of(session, files.iter().map(|p| name_of(p)).collect());
    (Some(row), files, written.err())
}

fn papers(
    session: &Session,
    instrument: &Instrument,
    order: &Order,
    many: bool,
    stop: &AtomicBool,
    files: &mut Vec<PathBuf>,
) -> Result<(), Fault> {
    for paper in &order.papers {
        let job = Job { instrument, session, paper, style: order.style };
        let mut name = notes_name(session, paper.lang, paper.audience);
        if many {
            name = format!("{name}-{}", session.session.short());
        }
        for f in chosen(order) {
            if stop.load(Ordering::Relaxed) {
                return Ok(());
            }
            let bytes = (f.render)(&job).map_err(|e| Fault::new(FaultKind::Other, &order.folder, &e.to_string()))?;
            files.push(put(&order.folder, &name, f, &bytes)?);
        }
    }
    Ok(())
}

fn chosen(order: &Order) -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|f| order.formats.contains(&f.id))
}

fn put(folder: &Path, name: &str, f: &Format, bytes: &[u8]) -> Result<PathBuf, Fault> {
    store::put(&RealDisk, folder, &format!("{name}.{}", f.extension), bytes)
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The index of what was written.
fn index(rows: &[FileRow], order: &Order, out: &mut Written) -> Result<(), Fault> {
    let (Some(f), Some(paper)) = (chosen(order).next(), order.papers.first()) else { return Ok(()) };
    let d = file_list(paper.lang, rows, out.failed.len(), out.stopped);
    let bytes = (f.fold)(&d, order.style).map_err(|e| Fault::new(FaultKind::Other, &order.folder, &e.to_string()))?;
    out.files.push(put(&order.folder, d.title(), f, &bytes)?);
    Ok(())
}
