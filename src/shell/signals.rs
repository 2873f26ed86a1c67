//! The end of the program from outside: TERM, HUP, INT, QUIT, and a terminal
//! that is gone. crossterm 0.29 never returns from reading then, so another
//! thread must know.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Why the program must end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// A signal with this number.
    Signal(i32),
    /// The terminal was closed.
    TerminalGone,
}

impl End {
    /// The exit code: 128 + n; a closed terminal ends like a hang-up.
    #[must_use]
    pub fn exit_code(self) -> i32 {
        match self {
            Self::Signal(n) => 128 + n,
            Self::TerminalGone => 129,
        }
    }
}

/// A flag that Ctrl+C sets, for a command that stops at its next file. Where no
/// handler can be set, Ctrl+C ends the program as before; what was written is whole
/// then too.
#[must_use]
pub fn stop_flag() -> Arc<AtomicBool> {
    let flag = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, flag.clone());
    flag
}

/// Calls `tell` from a thread of its own when the program must end, each time it
/// is told so. Also keeps a file-size limit from killing the program: the write
/// then fails with a sentence instead.
///
/// # Errors
/// The system's, where no handler can be set.
#[cfg(unix)]
pub fn watch(tell: impl Fn(End) + Send + Sync + 'static) -> std::io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXFSZ};
    use signal_hook::iterator::Signals;
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGXFSZ])?;
    let tell = Arc::new(tell);
    let also = tell.clone();
    std::thread::spawn(move || {
        for s in signals.forever().filter(|s| *s != SIGXFSZ) {
            tell(End::Signal(s));
        }
    });
    std::thread::spawn(move || {
        if hung_up() {
            also(End::TerminalGone);
        }
    });
    Ok(())
}

/// Waits, without ever waking up in between, until the terminal is gone. False
/// when that cannot be told.
#[cfg(unix)]
fn hung_up() -> bool {
    use rustix::event::{PollFd, PollFlags, poll};
    let stdin = rustix::stdio::stdin();
    loop {
        // Asked for nothing: a hang-up is reported all the same.
        let mut fds = [PollFd::new(&stdin, PollFlags::empty())];
        match poll(&mut fds, None) {
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
            Ok(_) => return fds[0].revents().intersects(PollFlags::HUP | PollFlags::ERR),
        }
    }
}

/// Where there are no such signals, closing the window ends the program; what
/// was saved before stays (see `storage.md`, W11).
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn watch(_tell: impl Fn(End) + Send + Sync + 'static) -> std::io::Result<()> {
    Ok(())
}

/// Stops the program until the shell continues it.
#[cfg(unix)]
pub fn stop_self() {
    // Nothing to do when the system refuses: the program just goes on.
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP);
}

/// Does nothing where programs cannot be stopped.
#[cfg(not(unix))]
pub fn stop_self() {}
