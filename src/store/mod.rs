//! L4: the only code that touches files.
//!
//! - [`save`] is the one order of system calls in which a file is replaced; the
//!   reasons stand in `save.rs`. Everything that must survive a power cut goes
//!   through it. [`put`] is its sister for exports: it never replaces anything.
//! - [`format`](mod@format) turns bytes into values and back and opens no file.
//! - [`Store`] knows the folders: list, read, open, create, save, candidates,
//!   recover, instruments, events, claims, settings, resume places.
//!
//! Every byte read here is somebody else's: a stick, a mail, a half-written
//! file. Nothing that cannot be read is hidden, changed or removed; it becomes a
//! [`Fault`](crate::base::fault::Fault) in its place in the list.
//!
//! Deliberately absent: a clock and a source of ids (both come as arguments),
//! threads (`shell` has the one that writes), a database, a journal, sentences
//! for people, and any second way of writing a file.

mod aside;
mod bin;
mod bring_in;
mod bundle;
mod claims;
mod cohort;
mod disk;
mod edited;
mod elsewhere;
mod events;
mod handover;
mod instruments;
mod io_fault;
mod lock;
mod look;
mod names;
mod open;
mod panels;
mod paths;
mod plain_files;
mod put;
mod recover;
mod resume;
mod safety;
mod save;
pub mod scratch;
mod sessions;
mod settings;
mod system;
mod try_place;

pub mod format;

#[cfg(test)]
mod tests;

pub use bring_in::{BroughtIn, Foreign, MAX_TABLE_MIB};
pub use cohort::EventSession;
pub use disk::{Disk, FolderId, RealDisk, Stamp};
pub use edited::Edited;
pub use instruments::{Bank, Origin, UnusableInstrument, built_in};
pub use lock::Lock;
pub use look::{Look, Opening, look};
pub use names::{Role, safe_name, session_file};
pub use open::{Handle, Loaded, SaveOutcome};
pub use paths::{Overrides, Places};
pub use put::put;
pub use recover::{Candidate, Copy, Recovered};
pub use resume::Place;
pub use safety::{KEEP_COPIES, KEEP_DAYS};
pub use save::{Folder, Known, Written, save};
pub use sessions::{Listed, Store, ToSearch};
pub use settings::{Remembered, Settings, SettingsWarning, SettingsWarningKind, settings_at};
pub use try_place::try_place;
