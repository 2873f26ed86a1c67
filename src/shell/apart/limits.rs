//! What the system lets this process do from here on, and how a process ended:
//! the system-dependent part. On Linux every limit holds or the table is not
//! read. macOS sets those it knows and does not enforce the one of memory; Windows
//! has none of them. Only the time, which the parent watches, holds everywhere.

use crate::domain::import::NoAnswer;
use std::io;
use std::process::ExitStatus;

/// Most memory, in bytes (`storage.md`, threat 4).
#[cfg(unix)]
const MEMORY: u64 = 512 * 1024 * 1024;

/// Seconds of work: for when the parent is gone and nobody watches the time.
#[cfg(unix)]
const WORK: u64 = 20;

/// Gives up, for good, what reading a table does not need: memory, time, writing
/// files, opening files, starting processes, leaving a picture of itself.
///
/// # Errors
/// The system's; nothing may be read then.
#[cfg(unix)]
pub fn confine() -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let all = [
        (Resource::As, MEMORY),
        (Resource::Cpu, WORK),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
        (Resource::Nofile, 3),
        (Resource::Nproc, 0),
    ];
    for (what, most) in all {
        // Somebody may have set a smaller one; it cannot be raised.
        let most = Some(getrlimit(what).maximum.map_or(most, |m| m.min(most)));
        let set = setrlimit(what, Rlimit { current: most, maximum: most });
        if cfg!(target_os = "linux") {
            set?;
        }
    }
    Ok(())
}

/// Nothing can be given up here.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn confine() -> io::Result<()> {
    Ok(())
}

/// How it ended, where it did not end well.
pub fn ended(status: ExitStatus) -> Result<(), NoAnswer> {
    if status.success() {
        return Ok(());
    }
    #[cfg(unix)]
    if let Some(n) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return Err(NoAnswer::Signal(n));
    }
    Err(NoAnswer::Code(status.code().unwrap_or(-1)))
}
