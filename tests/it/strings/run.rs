//! The real program with arguments of any kind, and what it printed.

use super::wire;
use crate::cli::Lab;
use std::ffi::OsStr;
use std::process::{Output, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

/// Longest wait for a command; not a speed anybody promises.
const LIMIT: Duration = Duration::from_mins(1);

/// How a command ended; `None` when it did not.
pub fn run<S: AsRef<OsStr>>(lab: &Lab, args: impl IntoIterator<Item = S>) -> Option<Output> {
    let mut c = lab.command(&[]);
    c.args(args).stdin(Stdio::null());
    let child = c.spawn().expect("the program starts");
    let (tx, rx) = channel();
    std::thread::spawn(move || tx.send(child.wait_with_output()));
    rx.recv_timeout(LIMIT).ok().map(|o| o.expect("the program's end"))
}

/// What was tried on the command line and what was wrong.
#[derive(Default)]
pub struct Tried {
    pub runs: usize,
    pub hung: usize,
    pub wrong: Vec<String>,
}

impl Tried {
    /// Runs a command and reads every byte it printed. Gives its exit code.
    pub fn run<S: AsRef<OsStr>>(&mut self, lab: &Lab, args: &[S]) -> i32 {
        self.runs += 1;
        let line = || {
            let words: Vec<String> =
                args.iter().map(|a| a.as_ref().to_string_lossy().escape_debug().to_string()).collect();
            words.join(" ").chars().take(200).collect::<String>()
        };
        let Some(o) = run(lab, args) else {
            self.hung += 1;
            self.wrong.push(format!("{}: hung", line()));
            return -1;
        };
        for (name, bytes) in [("stdout", &o.stdout), ("stderr", &o.stderr)] {
            let bad = wire::bad(bytes, false);
            if !bad.is_empty() {
                self.wrong.push(format!("{}: {name} {:?}", line(), bad.iter().take(5).collect::<Vec<_>>()));
            }
        }
        // 101 is a panic, none a signal: neither is an answer.
        let code = o.status.code().unwrap_or(-1);
        if !(0..=5).contains(&code) {
            let said = String::from_utf8_lossy(&o.stderr).chars().take(300).collect::<String>();
            self.wrong.push(format!("{}: ended with {code} {said:?}", line()));
        }
        code
    }

    /// Adds what another one tried.
    pub fn add(&mut self, other: Self) {
        self.runs += other.runs;
        self.hung += other.hung;
        self.wrong.extend(other.wrong);
    }

    /// Fails with the first few.
    pub fn must_be_clean(&self) {
        let first: Vec<_> = self.wrong.iter().take(12).collect();
        assert!(self.wrong.is_empty(), "{} of {} commands: {first:#?}", self.wrong.len(), self.runs);
    }
}

/// `s` as the name of a file on this system, whatever is in it.
pub fn file_name(s: &str) -> String {
    let mut name: String = s.chars().map(|c| if matches!(c, '/' | '\0') { '_' } else { c }).collect();
    while name.len() > 200 {
        name.pop();
    }
    if name.trim_matches('.').is_empty() { format!("x{name}") } else { name }
}
