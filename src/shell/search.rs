//! Searching every session: one file in memory at a time, newest first, at most
//! so many hits, and stopped at the next file when a person has had enough.

use crate::app::keep::Search;
use crate::base::fault::Fault;
use crate::base::id::SessionId;
use crate::domain::keep::Found;
use crate::domain::search::{Hit, Hits, Query, Sight, search};
use crate::store::Store;
use crate::store::format::Instruments;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

/// Instruments kept in memory: an event has one or two; a folder full of
/// different ones must not fill the memory.
const INSTRUMENTS: usize = 16;
/// Files between two progress reports.
const STEP: usize = 50;

/// Searches. `progress` is called with the files read and their number, first
/// with 0. The texts of an instrument are looked through once, in the newest
/// session that has it: the same question a thousand times would hide the notes.
/// Words without a letter or digit find nothing.
///
/// # Errors
/// The folder cannot be read. A file that cannot is counted and passed over.
pub fn run(
    store: &Store,
    order: &Search,
    stop: &AtomicBool,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Found, Fault> {
    let mut out = Found { hits: Hits::new(order.limit), sessions: 0, unreadable: 0, stopped: false };
    let Some(query) = Query::parse(&order.words) else { return Ok(out) };
    let files = store.files_to_search()?;
    let total = files.len();
    progress(0, total);
    let mut seen = Instruments::new();
    let mut asked: HashSet<String> = HashSet::new();
    let mut ids = BTreeSet::new();
    let mut goes_on: HashMap<SessionId, SessionId> = HashMap::new();
    for (n, file) in (1..).zip(files) {
        if stop.load(Ordering::Relaxed) || out.hits.cut {
            out.stopped = !out.hits.cut;
            break;
        }
        // A safety copy counts only where there is no file.
        if file.copy_of.is_none_or(|id| !ids.contains(&id)) {
            if seen.len() > INSTRUMENTS {
                seen.clear();
            }
            match store.read_session(&file.path, &mut seen) {
                Ok(f) => {
                    let s = &f.session;
                    let sight = match (order.veiled.contains(&s.session), order.guest) {
                        (true, _) => Sight::Blind,
                        (false, true) => Sight::Guest,
                        (false, false) => Sight::All,
                    };
                    let first = asked.insert(f.copy.sha256.clone());
                    search(&query, (&f.copy.instrument, s), order.lang, sight, first, &mut out.hits);
                    goes_on.extend(s.supersedes.as_ref().map(|old| (old.session, s.session)));
                    ids.insert(s.session);
                }
                Err(_) => out.unreadable += 1,
            }
        }
        if n % STEP == 0 {
            progress(n, total);
        }
    }
    out.sessions = ids.len();
    once(&mut out.hits.kept, &goes_on);
    Ok(out)
}

/// What a reopened session took over is found in it and not in the old one too.
fn once(hits: &mut Vec<Hit>, goes_on: &HashMap<SessionId, SessionId>) {
    let key = |session: SessionId, h: &Hit| (session, h.question.clone(), h.field, h.excerpt.clone());
    let all: HashSet<_> = hits.iter().map(|h| key(h.session, h)).collect();
    hits.retain(|h| goes_on.get(&h.session).is_none_or(|new| !all.contains(&key(*new, h))));
}
