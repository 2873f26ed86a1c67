//! Bytes into values and back; opens no file. What older versions looked like
//! and the steps up from them live here alone (`v1` is today's).
//!
//! A session file passes in this order: whose and which version; the envelope,
//! strict; the hash of the body's exact bytes; the whole file rendered again and
//! compared byte for byte, so that no changed byte passes; repeated keys; the
//! body's types; the instrument behind it and the answers against it.

pub mod envelope;
pub mod plain;
mod v1;

pub use crate::base::strict_json::refuse_loose;
pub use envelope::{EditedFile, InstrumentCopy, SessionFile};
pub use envelope::{FORMAT, Instruments, VERSION};
pub use envelope::{body_bytes, peek, read_edited, read_session, render_session};

use crate::base::fault::{Fault, FaultKind};
use std::path::Path;

/// Largest file read: forty times the largest session of a full interview.
pub const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// Why bytes are not a value; the file is not known here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// `NotOurs`, `Newer` or `Damaged`.
    pub kind: FaultKind,
    /// Where and what, in the parser's words.
    pub detail: String,
}

impl Problem {
    pub(super) fn damaged(detail: impl Into<String>) -> Self {
        Self { kind: FaultKind::Damaged, detail: detail.into() }
    }

    pub(super) fn json(place: &str, e: &serde_json::Error) -> Self {
        Self::damaged(format!("{place}: {e}"))
    }

    /// As a fault of the file at `path`.
    #[must_use]
    pub fn at(&self, path: &Path) -> Fault {
        Fault::new(self.kind, path, &self.detail)
    }
}

/// The bytes without the one mark some editors put at the start of a text.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Reads `format` and `version` and nothing else.
///
/// # Errors
/// [`FaultKind::NotOurs`], [`FaultKind::Newer`], [`FaultKind::Damaged`].
pub fn check_head(bytes: &[u8], format: &str, newest: u32) -> Result<(), Problem> {
    #[derive(serde::Deserialize)]
    struct Head {
        #[serde(default)]
        format: Option<String>,
        #[serde(default)]
        version: Option<u64>,
    }
    let foreign = |detail: String| Problem { kind: FaultKind::NotOurs, detail };
    let head: Head = match serde_json::from_slice(bytes) {
        Ok(head) => head,
        // JSON, but of another shape: ours only if it carries our name.
        Err(e) if e.is_data() && !contains(bytes, format.as_bytes()) => return Err(foreign(e.to_string())),
        Err(e) => return Err(Problem::json("file", &e)),
    };
    match (head.format.as_deref(), head.version) {
        (Some(f), Some(v)) if f == format && v > u64::from(newest) => {
            Err(Problem { kind: FaultKind::Newer, detail: format!("version {v} > {newest}") })
        }
        (Some(f), Some(1..)) if f == format => Ok(()),
        (Some(f), _) if f == format => Err(Problem::damaged("version")),
        (f, _) => Err(foreign(format!("format {}", f.unwrap_or("-")))),
    }
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|w| w == word)
}
