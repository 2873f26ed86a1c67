//! One session is open once on this machine. The lock stands in the state
//! folder under the session's id, so the copy on a stick and the copy on the
//! desktop count as one. It is never removed (another program may hold it) and
//! the system frees it when the program dies. A lock on the session file itself
//! would be worthless, since every save puts another file there.

use super::system;
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::SessionId;
use std::fs::{File, TryLockError};
use std::io::{Read as _, Write as _};
use std::path::Path;

/// The right to save a session, for as long as it lives.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Takes the lock of `id` in `folder`. `Ok(None)` where the place cannot lock:
/// that must not keep an interview from starting, and the test whether the file
/// was changed by others remains.
pub fn lock(folder: &Path, id: SessionId) -> Result<Option<Lock>, Fault> {
    let path = folder.join(format!("{id}.lock"));
    let opened = system::for_its_owner().create(true).truncate(false).read(true).write(true).open(&path);
    let Ok(mut file) = opened else { return Ok(None) };
    match file.try_lock() {
        Ok(()) => {
            // The number of the process, for the message in the other window.
            let _ = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
            Ok(Some(Lock { _file: file }))
        }
        Err(TryLockError::WouldBlock) => {
            let mut pid = String::new();
            let _ = file.take(20).read_to_string(&mut pid);
            Err(Fault::new(FaultKind::Locked, path, &format!("pid {pid}")))
        }
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

/// Since when the lock of `id` has been held, in seconds since 1970: when its
/// holder wrote its number into the file.
pub fn since(folder: &Path, id: SessionId) -> Option<u64> {
    let changed = std::fs::metadata(folder.join(format!("{id}.lock"))).ok()?.modified().ok()?;
    changed.duration_since(std::time::UNIX_EPOCH).ok().map(|d| d.as_secs())
}

/// The number of the process that holds the lock of `id`; `None` where nobody
/// does. Changes nothing.
pub fn holder(folder: &Path, id: SessionId) -> Option<u32> {
    let mut file = system::reading().open(folder.join(format!("{id}.lock"))).ok()?;
    if !matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)) {
        return None;
    }
    let mut pid = String::new();
    std::io::Read::by_ref(&mut file).take(20).read_to_string(&mut pid).ok()?;
    pid.trim().parse().ok()
}
