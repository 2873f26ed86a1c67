//! Entering and leaving the terminal. Leaving happens once, in one function,
//! whoever calls it: the end of the loop, a panic, a signal.

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::io::{self, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// True while the terminal is ours.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// True while a frame is made.
static HELD: AtomicBool = AtomicBool::new(false);

/// Holds back what is written until `false` is said and the next flush.
pub fn hold(on: bool) {
    HELD.store(on, Ordering::Relaxed);
}

/// The screen. Frames go out in one write.
pub type Screen = Terminal<CrosstermBackend<Buffered>>;

/// Standard output with a buffer large enough for a frame.
#[derive(Debug)]
pub struct Buffered(io::BufWriter<Stdout>);

impl Write for Buffered {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.0.write(buf)
    }

    /// While a frame is made nothing goes out: ratatui flushes three times a frame.
    fn flush(&mut self) -> io::Result<()> {
        if HELD.load(Ordering::Relaxed) { Ok(()) } else { self.0.flush() }
    }
}

/// Where frames and modes go: only what crossterm writes, never a text.
#[expect(clippy::disallowed_methods, reason = "the screen is drawn on standard output")]
fn terminal() -> Stdout {
    io::stdout()
}

/// Takes the terminal over: raw mode, alternate screen, bracketed paste, focus
/// reports, no cursor.
///
/// # Errors
/// The system's; the terminal is then as it was.
pub fn enter() -> io::Result<()> {
    // With NO_COLOR crossterm 0.29 sends a reset for each colour, which also takes
    // away bold and reverse (crossterm#1069); our mono theme uses no colour at all.
    crossterm::style::force_color_output(true);
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    let done = execute!(terminal(), EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange, Hide);
    if done.is_err() {
        leave();
    }
    done
}

/// Gives the terminal back. Single errors are ignored: the rest still has to be
/// undone, and there is nobody to tell.
pub fn leave() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = terminal();
    let _ = queue!(out, DisableFocusChange, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = out.flush();
    let _ = disable_raw_mode();
}

/// Wipes the window.
///
/// # Errors
/// The system's.
pub fn clear() -> io::Result<()> {
    execute!(terminal(), Clear(ClearType::All))
}

/// A screen of this size. The size is ours to keep, from resize events: asking
/// the system at each frame costs three calls a key.
///
/// # Errors
/// The system's.
pub fn screen(cols: u16, rows: u16) -> io::Result<Screen> {
    let backend = CrosstermBackend::new(Buffered(io::BufWriter::with_capacity(1 << 16, terminal())));
    let viewport = Viewport::Fixed(Rect::new(0, 0, cols, rows));
    Terminal::with_options(backend, TerminalOptions { viewport })
}

/// Columns and rows of the window; 80 by 24 where the system does not say.
#[must_use]
pub fn size() -> (u16, u16) {
    crossterm::terminal::size().ok().filter(|(c, r)| *c > 0 && *r > 0).unwrap_or((80, 24))
}
