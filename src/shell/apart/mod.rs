//! Foreign tables are read in a process of their own: this program, started again
//! with `__intake`. What a hostile table can do to it ends with it: no memory, no
//! end, an abort, which nothing in this process could catch. Its answer is not
//! trusted either.
//!
//! Deliberately absent: the parsers (`intake`), a pool of processes: a table is
//! read in some milliseconds, a start costs less.

mod child;
mod limits;

pub use child::run as child;

use crate::base::text::visible;
use crate::domain::import::NoAnswer;
use crate::intake::reading::Reading;
use std::ffi::{OsStr, OsString};
use std::io::{self, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// The first argument of the process that reads; no command of anybody's.
pub const WORD: &str = "__intake";

/// Longest answer: what a table of the largest size gives, every row short and
/// every letter one that must be spelled out.
const MOST: u64 = 64 * 1024 * 1024;

const SECONDS: u64 = 10;

/// Who reads, and how long it may take.
#[derive(Clone, Debug)]
pub struct Apart {
    program: PathBuf,
    args: Vec<OsString>,
    seconds: u64,
}

impl Apart {
    /// This program itself, even where its file was replaced meanwhile.
    #[must_use]
    pub fn ourselves() -> Self {
        let linux = PathBuf::from("/proc/self/exe");
        let known = cfg!(target_os = "linux").then_some(linux).filter(|p| p.exists());
        // Without a name nothing starts, and that is told.
        Self::program(known.or_else(|| std::env::current_exe().ok()).unwrap_or_default(), [WORD])
    }

    /// Another program. It gets these arguments and the offset, the table on
    /// standard input, and answers on standard output.
    pub fn program<A: AsRef<OsStr>>(program: impl Into<PathBuf>, args: impl IntoIterator<Item = A>) -> Self {
        let args = args.into_iter().map(|a| a.as_ref().to_owned()).collect();
        Self { program: program.into(), args, seconds: SECONDS }
    }

    /// The same with so many seconds.
    #[must_use]
    pub fn within(self, seconds: u64) -> Self {
        Self { seconds, ..self }
    }

    /// Has a table read.
    ///
    /// # Errors
    /// Why there is no answer; nothing of the table is known then.
    pub fn read(&self, table: Vec<u8>, utc_offset: &str) -> Result<Reading, NoAnswer> {
        let json = self.answer(table, utc_offset)?;
        Reading::from_json(&json).map_err(|e| NoAnswer::Nonsense(visible(&e)))
    }

    fn answer(&self, table: Vec<u8>, utc_offset: &str) -> Result<Vec<u8>, NoAnswer> {
        let not_started = |e: io::Error| NoAnswer::NotStarted(visible(&e.to_string()));
        let until = Instant::now() + Duration::from_secs(self.seconds);
        let started = Command::new(&self.program)
            .args(&self.args)
            .arg(utc_offset)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut process = Process(started.map_err(not_started)?);
        let (Some(to), Some(from)) = (process.0.stdin.take(), process.0.stdout.take()) else {
            return Err(NoAnswer::NotStarted(String::new()));
        };
        give(to, table).map_err(not_started)?;
        let told = take(from).map_err(not_started)?;
        let timed_out = || NoAnswer::TimedOut(self.seconds);
        let left = until.saturating_duration_since(Instant::now());
        let Ok(answer) = told.recv_timeout(left) else { return Err(timed_out()) };
        if answer.len() as u64 > MOST {
            return Err(NoAnswer::TooMuch);
        }
        limits::ended(process.end(until).ok_or_else(timed_out)?)?;
        Ok(answer)
    }
}

/// Hands the table over; a thread, since the process may answer before it has
/// read everything. Whether it wants to read is its affair.
fn give(mut to: ChildStdin, table: Vec<u8>) -> io::Result<()> {
    thread::Builder::new().spawn(move || drop(to.write_all(&table))).map(drop)
}

/// Takes what it says, up to one byte more than is believed. The thread is not
/// waited for: somebody else may hold the pipe open.
fn take(from: ChildStdout) -> io::Result<Receiver<Vec<u8>>> {
    let (tell, told) = channel();
    let take = move || {
        let mut answer = Vec::new();
        // What came before an error is no whole answer and will not parse.
        let _ = from.take(MOST + 1).read_to_end(&mut answer);
        let _ = tell.send(answer);
    };
    thread::Builder::new().spawn(take).map(|_| told)
}

/// A process that does not outlive the question.
struct Process(Child);

impl Process {
    /// How it ended, if it does in time.
    fn end(&mut self, until: Instant) -> Option<std::process::ExitStatus> {
        loop {
            if let Ok(Some(status)) = self.0.try_wait() {
                return Some(status);
            }
            if Instant::now() >= until {
                return None;
            }
            thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Ended already: both do nothing.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
