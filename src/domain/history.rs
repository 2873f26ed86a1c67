//! The chain of changes: one entry per change, each sealed by a hash over itself
//! and the hash before it (`domain.md`, rule 10). It shows accidents and later
//! edits; it is not tamper-proof, since whoever edits can compute hashes too.

use crate::base::id::QuestionId;
use crate::base::time::Timestamp;
use crate::domain::session::Stage;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// `prev` of the first entry.
pub const NO_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What an entry records beside the names of fields: see [`Entry::what`].
pub mod what {
    /// The session was made.
    pub const CREATED: &str = "created";
    /// The session was made final.
    pub const FINALISED: &str = "finalised";
    /// The session goes on from a final one: see [`crate::domain::reopen`].
    pub const REOPENED: &str = "reopened";
    /// A change was taken back.
    pub const UNDO: &str = "undo";
    /// A change taken back was made again.
    pub const REDO: &str = "redo";
    /// Last year's level of a question was looked at before this year's was set:
    /// nothing that could be taken back, so undo passes over it.
    pub const SEEN_PREVIOUS: &str = "seen_previous";
    /// The file was changed outside this program and accepted as it stood: see
    /// [`crate::domain::adopt`].
    pub const EDITED_OUTSIDE: &str = "edited_outside";
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Counts from 1 without gaps.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
    /// Which field, or one of the words in [`what`].
    pub what: String,
    /// Which question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    /// Which stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Value before; `null` when there was none. Texts: always `null`.
    pub old: Value,
    /// Value after. Texts: `{"at":…,"del":…,"ins":…}`, `at` in characters.
    pub new: Value,
    /// Hash of the second parent of a merge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// Hash of the entry before, [`NO_HASH`] for the first.
    pub prev: String,
    /// SHA-256 of the compact JSON `[seq,at,who,what,question,stage,old,new,other,prev]`.
    pub hash: String,
}

impl Entry {
    /// What the hash must be.
    #[must_use]
    pub fn computed_hash(&self) -> String {
        let row = (
            self.seq,
            &self.at,
            &self.who,
            &self.what,
            &self.question,
            &self.stage,
            &self.old,
            &self.new,
            &self.other,
            &self.prev,
        );
        // Plain values always serialise.
        hex_sha256(&serde_json::to_vec(&row).unwrap_or_default())
    }
}

/// Adds an entry with the next number and its hash.
pub fn push(history: &mut Vec<Entry>, draft: Draft) {
    let (seq, prev) = history.last().map_or_else(|| (1, NO_HASH.to_owned()), |e| (e.seq + 1, e.hash.clone()));
    let Draft { at, who, what, question, stage, old, new } = draft;
    let mut e = Entry { seq, at, who, what, question, stage, old, new, other: None, prev, hash: String::new() };
    e.hash = e.computed_hash();
    history.push(e);
}

/// An entry before it has a place in the chain.
#[derive(Clone, Debug)]
pub struct Draft {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
    /// Which field.
    pub what: String,
    /// Which question.
    pub question: Option<QuestionId>,
    /// Which stage.
    pub stage: Option<Stage>,
    /// Before.
    pub old: Value,
    /// After.
    pub new: Value,
}

/// Walks the chain.
///
/// # Errors
/// The number (`seq` as counted from 1) of the first entry that does not fit.
pub fn walk(history: &[Entry]) -> Result<(), u64> {
    let mut prev = NO_HASH;
    for (n, e) in (1u64..).zip(history) {
        if e.seq != n || e.prev != prev || e.hash != e.computed_hash() {
            return Err(n);
        }
        prev = &e.hash;
    }
    Ok(())
}

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn hex_sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut s, b| {
        // Writing into a String cannot fail.
        let _ = write!(s, "{b:02x}");
        s
    })
}
