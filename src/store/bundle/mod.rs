//! One file that holds many: an event to hand on, or everything as a backup.
//!
//! A bundle is UTF-8 text, one JSON object a line, each line ended by `\n`:
//!
//! ```text
//! {"format":"asesor-bundle","version":1,"made":"2026-11-24T10:42:07+07:00","event":"pustiknas-2019"}
//! {"path":"sessions/62.12_2019-02-22_26f8ad91.json","sha256":"9f…","text":"…"}
//! {"path":"events/pustiknas-2019.json","sha256":"31…","text":"…"}
//! {"files":2,"sha256":"c0…"}
//! ```
//!
//! `event` is absent in a bundle of everything. `text` is the whole file, `sha256`
//! the hash of its bytes, `path` where it stood in the data folder. The last line
//! counts the files and has the hash of every byte before it, so that a torn copy
//! is noticed. Lines are compact JSON with the keys in this order; the reader
//! writes each line again and compares, so no changed byte passes. To read one
//! without this program: take the lines in the middle and write `text` to `path`.
//!
//! What goes in is what people copy: sessions, claims, events, panels, receipts,
//! instruments, damaged ones too as long as they are text. Exports, the bin and
//! what saves leave behind stay out. A bundle holds private notes; it is for
//! colleagues and for the safe, never for a delegation.
//!
//! Files are read and written one at a time, so length does not matter.

mod read;
mod restore;
mod write;

use super::names::{self, Kind, Role};
use crate::base::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The `format` field of a bundle.
pub const FORMAT: &str = "asesor-bundle";
const VERSION: u32 = 1;
/// Longest line: a file of the largest size, every byte escaped as `\u00XX`.
const MAX_LINE: usize = 6 * 16 * 1024 * 1024 + 1024;

/// The first line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    format: String,
    version: u32,
    made: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    event: Option<crate::base::id::Id>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    path: String,
    sha256: String,
    text: String,
}

/// The last line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct End {
    files: u64,
    sha256: String,
}

/// Folders a bundle may hold files of, and whether these may stand one folder
/// deeper (`claims/EVENT/CODE.json`).
const FOLDERS: [(&str, bool); 6] = [
    ("sessions", false),
    ("claims", true),
    ("events", false),
    ("panels", true),
    ("receipts", false),
    ("instruments", false),
];

/// Whether a path is one a bundle may hold: by allow-list, so that no name leads
/// out of the data folder, to a hidden file or to a device.
fn allowed(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let (folder, below) = match parts.as_slice() {
        [folder, name] => (folder, vec![*name]),
        [folder, sub, name] => (folder, vec![*sub, *name]),
        _ => return false,
    };
    let deep = below.len() == 2;
    let known = FOLDERS.iter().any(|(f, sub)| f == folder && (!deep || *sub));
    let name = below.last().copied().unwrap_or_default();
    let file = matches!(names::kind(name), Some(Kind::File(Role::Session | Role::Conflict | Role::Corrupt)));
    known && file && below.iter().all(|p| names::safe_name(p) == *p)
}
