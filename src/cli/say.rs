//! The only place that prints. Everything passes one cleaning: no control, no
//! bidirectional and no invisible character of a file, a name or an argument
//! reaches a terminal or a pipe.

use crate::base::text::{fit, visible, visible_lines, width};
use crate::shell::clock::Clock;
use std::io::{ErrorKind, IsTerminal as _, Write, stderr, stdout};
use std::sync::Mutex;

/// Why standard output could not be written, if it could not.
static TROUBLE: Mutex<Option<String>> = Mutex::new(None);

/// Prints data, with a line break at its end.
pub fn say(text: &str) {
    out(&ended(text));
}

/// Prints data, a line each.
pub fn say_all(lines: &[String]) {
    for l in lines {
        say(l);
    }
}

/// Prints a question of the linear mode; the answer is typed behind it.
pub fn ask(text: &str) {
    out(&visible_lines(text));
}

/// Prints a message for people, with a line break at its end.
#[expect(clippy::disallowed_methods, reason = "the only way to standard error")]
pub fn tell(text: &str) {
    // Where even messages cannot be written, there is nobody to tell.
    let _ = stderr().write_all(ended(text).as_bytes());
}

/// Prints messages, a line each.
pub fn tell_all(lines: &[String]) {
    for l in lines {
        tell(l);
    }
}

/// How far a long job is, on standard error, where a person sits there and it takes
/// longer than a second. Gone from the screen when dropped.
pub struct Progress<F: Fn(usize, usize) -> String> {
    worded: F,
    clock: Clock,
    begun: u64,
    shown: Mutex<usize>,
}

impl<F: Fn(usize, usize) -> String> Progress<F> {
    /// `worded` makes the line of what is done and all there is.
    pub fn new(worded: F) -> Self {
        let clock = Clock::start();
        let begun = clock.now().ms;
        Self { worded, clock, begun, shown: Mutex::new(0) }
    }

    /// Shows it.
    #[expect(clippy::disallowed_methods, reason = "a line that is written over")]
    pub fn show(&self, done: usize, total: usize) {
        if !stderr().is_terminal() || self.clock.now().ms < self.begun + 1000 {
            return;
        }
        let Ok(mut shown) = self.shown.lock() else { return };
        let line = visible(&(self.worded)(done, total));
        let over = shown.saturating_sub(width(&line));
        *shown = width(&line);
        let _ = stderr().write_all(format!("\r{line}{}", " ".repeat(over)).as_bytes());
    }
}

impl<F: Fn(usize, usize) -> String> Drop for Progress<F> {
    #[expect(clippy::disallowed_methods, reason = "a line that is written over")]
    fn drop(&mut self) {
        let shown = self.shown.lock().map_or(0, |s| *s);
        if shown > 0 {
            let _ = stderr().write_all(format!("\r{}\r", " ".repeat(shown)).as_bytes());
        }
    }
}

/// Why data did not reach its reader. A reader that left early (`| head`) is no
/// trouble.
#[must_use]
pub fn trouble() -> Option<String> {
    TROUBLE.lock().ok().and_then(|t| t.clone())
}

fn ended(text: &str) -> String {
    let mut clean = visible_lines(text);
    if !clean.is_empty() && !clean.ends_with('\n') {
        clean.push('\n');
    }
    clean
}

#[expect(clippy::disallowed_methods, reason = "the only way to standard output")]
fn out(clean: &str) {
    let mut to = stdout().lock();
    if let Err(e) = to.write_all(clean.as_bytes()).and_then(|()| to.flush())
        && e.kind() != ErrorKind::BrokenPipe
        && let Ok(mut t) = TROUBLE.lock()
    {
        t.get_or_insert_with(|| e.to_string());
    }
}

/// Rows as columns, two spaces apart. Nothing is cut.
#[must_use]
pub fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> =
        (0..columns).map(|c| rows.iter().filter_map(|r| r.get(c)).map(|s| width(s)).max().unwrap_or(0)).collect();
    let line = |r: &Vec<String>| {
        let cells: Vec<String> = r.iter().zip(&widths).map(|(s, w)| fit(s, *w)).collect();
        cells.join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}
