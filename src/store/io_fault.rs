//! What the system said, as a [`Fault`]: the only place that reads error codes.

use crate::base::fault::{Fault, FaultKind};
use std::io::{self, ErrorKind};
use std::path::Path;

/// The fault for an error of the system at `path`.
pub fn fault(path: &Path, e: &io::Error) -> Fault {
    // Without a code of the system it is one of our own: see `disk.rs`.
    let ours = e.raw_os_error().is_none();
    let kind = match e.kind() {
        ErrorKind::NotFound => FaultKind::NotFound,
        ErrorKind::PermissionDenied => FaultKind::Denied,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => FaultKind::NoSpace,
        ErrorKind::ReadOnlyFilesystem => FaultKind::ReadOnly,
        ErrorKind::AlreadyExists => FaultKind::Exists,
        ErrorKind::IsADirectory => FaultKind::NotOurs,
        ErrorKind::StaleNetworkFileHandle => FaultKind::FolderGone,
        ErrorKind::InvalidInput if ours => FaultKind::NotOurs,
        ErrorKind::FileTooLarge if ours => FaultKind::TooLarge,
        _ => FaultKind::Other,
    };
    Fault::new(kind, path, &e.to_string())
}

/// The fault for a record that would not be read again, `why` told by the reader:
/// it is not written.
pub fn not_made(path: &Path, why: &str) -> Fault {
    Fault::new(FaultKind::Other, path, why)
}

/// For `map_err`: [`fault`] at `path`.
pub fn at(path: &Path) -> impl Fn(io::Error) -> Fault + '_ {
    move |e| fault(path, &e)
}
