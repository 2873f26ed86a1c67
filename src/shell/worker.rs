//! The thread that does the work: no key ever waits for a disk. Saves of one
//! session are a box with one place, the latest wins; a save that did not reach
//! its file is tried again after 1, 2, 4 … 30 seconds until it does.

use crate::app::keep::{Order, Report};
use crate::app::msg::{Effect, ExportOf, ExportOrder, Msg, SaveOutcome, Written};
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::SessionId;
use crate::domain::session::Session;
use crate::shell::keep::{self, is_long};
use crate::shell::work::{Work, list};
use crate::shell::{export, search};
use crate::store::Store;
use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Longest wait between two tries.
const LONGEST: Duration = Duration::from_secs(30);

/// What the thread is told with.
type Answer = Box<dyn Fn(Msg) + Send + Sync>;

/// The thread, from outside.
#[derive(Debug)]
pub struct Worker {
    shared: Arc<Shared>,
    store: Arc<Store>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    answer: Answer,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").finish_non_exhaustive()
    }
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Job>,
    owed: BTreeMap<SessionId, Owed>,
    busy: bool,
    stop: bool,
    /// Raised to stop the search that runs.
    search: Arc<AtomicBool>,
    /// The export that runs, with what stops it.
    exporting: (Arc<AtomicBool>, Option<JoinHandle<()>>),
}

enum Job {
    Save(SessionId),
    Other(Effect),
}

/// A session whose newest state is not in its file yet.
struct Owed {
    session: Box<Session>,
    tries: u32,
    not_before: Option<Instant>,
    closing: bool,
}

impl Shared {
    /// A thread that panicked while holding the lock leaves a state that is still
    /// whole: each step under the lock is one assignment or push.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Worker {
    /// Starts the thread. `answer` is called with every message, from threads.
    pub fn start(store: Arc<Store>, answer: impl Fn(Msg) + Send + Sync + 'static) -> Self {
        let shared = Arc::new(Shared { state: Mutex::default(), changed: Condvar::new(), answer: Box::new(answer) });
        let (inside, work) = (shared.clone(), Work::new(store.clone()));
        let thread = std::thread::spawn(move || run(&inside, work));
        Self { shared, store, thread: Some(thread) }
    }

    /// Hands an effect over; returns at once.
    pub fn send(&self, e: Effect) {
        if e == Effect::LoadList {
            // Reading many files must not keep a save waiting.
            let (shared, store) = (self.shared.clone(), self.store.clone());
            std::thread::spawn(move || (shared.answer)(list(&store)));
            return;
        }
        let e = match e {
            Effect::Export { of, order } => return self.export(of, order),
            Effect::StopExport => return self.shared.lock().exporting.0.store(true, Ordering::Relaxed),
            Effect::Keep(o) if is_long(&o) || o == Order::StopSearch => return self.alone(o),
            e => e,
        };
        let mut s = self.shared.lock();
        match e {
            Effect::Save(session) => {
                let id = session.session;
                let tries = s.owed.get(&id).map_or(0, |o| o.tries);
                s.owed.insert(id, Owed { session, tries, not_before: None, closing: false });
                if !s.jobs.iter().any(|j| matches!(j, Job::Save(x) if *x == id)) {
                    s.jobs.push_back(Job::Save(id));
                }
            }
            e => s.jobs.push_back(Job::Other(e)),
        }
        drop(s);
        self.shared.changed.notify_all();
    }

    /// Writes papers on a thread of their own: a save must not wait for them.
    fn export(&self, of: ExportOf, order: ExportOrder) {
        let stop = Arc::new(AtomicBool::new(false));
        let (shared, store, flag) = (self.shared.clone(), self.store.clone(), stop.clone());
        let folder = store.places().data.join("exports");
        let thread = std::thread::spawn(move || {
            let tell = |done, total| (shared.answer)(Msg::Exporting { done, total });
            let write = || export::run(&store, &folder, (&of, &order), &flag, &tell);
            // A person waits for an answer, also when a library failed in its own way.
            let written = catch_unwind(AssertUnwindSafe(write)).unwrap_or_else(|_| Written {
                failed: vec![Fault::new(FaultKind::Other, &folder, "panic")],
                ..Written::default()
            });
            (shared.answer)(Msg::Exported(written));
        });
        self.shared.lock().exporting = (stop, Some(thread));
    }

    /// Does a long order on a thread of its own; a new search stops the one before.
    fn alone(&self, o: Order) {
        let stop = Arc::new(AtomicBool::new(false));
        if matches!(o, Order::Search(_) | Order::StopSearch) {
            let mut s = self.shared.lock();
            let before = std::mem::replace(&mut s.search, stop.clone());
            before.store(true, Ordering::Relaxed);
        }
        let (shared, store) = (self.shared.clone(), self.store.clone());
        let tell = move |r| (shared.answer)(Msg::Keep(Box::new(r)));
        match o {
            Order::StopSearch => {}
            Order::Search(s) => drop(std::thread::spawn(move || {
                let job = s.job;
                let found = search::run(&store, &s, &stop, &mut |done, total| {
                    tell(Report::Searching { job, done, total });
                });
                tell(Report::Found { job, found });
            })),
            o => drop(std::thread::spawn(move || keep::perform(&store, &o).map(tell))),
        }
    }

    /// Waits until everything handed over is done, at most `limit`. What could
    /// not be saved was tried once more and stays in its safety copy. True when
    /// nothing is owed.
    pub fn finish(&mut self, limit: Duration) -> bool {
        let end = Instant::now() + limit;
        let mut s = self.shared.lock();
        let (stop, exporting) = std::mem::take(&mut s.exporting);
        stop.store(true, Ordering::Relaxed);
        while (s.busy || !s.jobs.is_empty()) && Instant::now() < end {
            let left = end.saturating_duration_since(Instant::now());
            s = self.shared.changed.wait_timeout(s, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        let clean = s.owed.is_empty() && s.jobs.is_empty() && !s.busy;
        s.stop = true;
        drop(s);
        self.shared.changed.notify_all();
        if clean && let Some(t) = self.thread.take() {
            // It has nothing left to do and ends at once.
            let _ = t.join();
        }
        if let Some(t) = exporting {
            // It stops at its next file, and leaves no half of one.
            let _ = t.join();
        }
        clean
    }
}

impl Drop for Worker {
    /// A program that ends in disorder still owes its saves.
    fn drop(&mut self) {
        self.finish(Duration::from_secs(5));
    }
}

fn run(shared: &Shared, mut work: Work) {
    loop {
        let mut s = shared.lock();
        let job = loop {
            if let Some(j) = s.jobs.pop_front() {
                break j;
            }
            s.busy = false;
            shared.changed.notify_all();
            if s.stop {
                return;
            }
            let now = Instant::now();
            let next = s.owed.iter().filter_map(|(id, o)| o.not_before.map(|t| (t, *id))).min();
            s = match next {
                Some((t, id)) if t <= now => break Job::Save(id),
                Some((t, _)) => {
                    let left = t.saturating_duration_since(now);
                    shared.changed.wait_timeout(s, left).unwrap_or_else(PoisonError::into_inner).0
                }
                None => shared.changed.wait(s).unwrap_or_else(PoisonError::into_inner),
            };
        };
        s.busy = true;
        match job {
            Job::Save(id) => {
                let session = s.owed.get(&id).map(|o| o.session.clone());
                drop(s);
                if let Some(session) = session {
                    save(shared, &mut work, &session);
                }
            }
            Job::Other(Effect::Close(id)) => {
                // A session that still owes its file keeps the right to write it.
                let owed = s.owed.get_mut(&id).map(|o| o.closing = true).is_some();
                drop(s);
                if !owed {
                    work.perform(Effect::Close(id));
                }
            }
            Job::Other(e) => {
                drop(s);
                // What a person waits for is answered by nothing then, and said by
                // the hook; the thread goes on.
                if let Ok(Some(m)) = catch_unwind(AssertUnwindSafe(|| work.perform(e))) {
                    (shared.answer)(m);
                }
            }
        }
    }
}

fn failed(s: &Session) -> Msg {
    let f = Fault::new(FaultKind::Other, PathBuf::new(), "internal error");
    let outcome = SaveOutcome::Neither(f.clone(), f);
    Msg::Saved { session: s.session, generation: s.generation, at: crate::shell::clock::wall(), outcome }
}

fn save(shared: &Shared, work: &mut Work, session: &Session) {
    let id = session.session;
    // A defect in the writing must not end the thread that all saves hang on: the
    // person is told that this one did not succeed, and it is tried again.
    let msg = catch_unwind(AssertUnwindSafe(|| work.save(session))).unwrap_or_else(|_| failed(session));
    let done = matches!(&msg, Msg::Saved { outcome, .. } if !matches!(outcome, SaveOutcome::SafetyOnly(_) | SaveOutcome::Neither(..)));
    let mut s = shared.lock();
    let mut close = false;
    if let Some(o) = s.owed.get_mut(&id) {
        let newest = o.session.generation == session.generation;
        if done {
            o.tries = 0;
        } else {
            let wait = Duration::from_secs(1 << o.tries.min(5)).min(LONGEST);
            o.tries += 1;
            o.not_before = Some(Instant::now() + wait);
        }
        if done && newest {
            close = o.closing;
            s.owed.remove(&id);
        }
    }
    drop(s);
    if close {
        work.perform(Effect::Close(id));
    }
    (shared.answer)(msg);
}
