//! L5: the program as a value. [`update`] takes a message and gives back effects;
//! nothing here reads a clock, a file or a terminal.
//!
//! Deliberately absent: drawing (`tui`), performing effects (`shell`), files
//! (`store`). A screen gets its own state, a command and [`Data`]; it answers
//! with a [`screen::Step`].

pub mod beside;
mod choosing;
pub mod command;
pub mod compared;
mod data;
pub mod edit;
pub mod entry;
mod exporting;
pub mod facts;
pub mod form;
pub mod guard;
mod guest;
pub mod keep;
pub mod keeping;
pub mod key;
pub mod keys;
pub mod layout;
pub mod model;
pub mod msg;
mod opening;
pub mod overlay;
mod overlay_update;
pub mod pages;
mod pasting;
mod previous;
pub mod read_aloud;
pub mod screen;
mod update;
pub mod words;

pub use choosing::lost;
pub use model::{Data, Model, Notice, NoticeKind, OpenSession, Saving, Writing};
pub use msg::{Effect, Msg};
pub use opening::LastSession;
pub use update::{next_wake, update};

/// What the time key inserts into a text.
#[must_use]
pub fn time_stamp(t: crate::base::time::Timestamp) -> String {
    format!("[{}] ", t.hm())
}
