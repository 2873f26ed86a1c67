//! A piece of text replaced: how texts change and are taken back.

use serde::{Deserialize, Serialize};

/// A piece of text replaced: at character `at`, `del` becomes `ins`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Splice {
    /// Position in characters (Unicode scalar values).
    pub at: usize,
    /// What stood there.
    pub del: String,
    /// What stands there now.
    pub ins: String,
}

impl Splice {
    /// The one splice that turns `old` into `new`.
    #[must_use]
    pub fn between(old: &str, new: &str) -> Self {
        let (o, n): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        let head = o.iter().zip(&n).take_while(|(a, b)| a == b).count();
        let tail = o[head..].iter().rev().zip(n[head..].iter().rev()).take_while(|(a, b)| a == b).count();
        Self { at: head, del: o[head..o.len() - tail].iter().collect(), ins: n[head..n.len() - tail].iter().collect() }
    }

    /// `text` with the splice made, or `None` where `del` does not stand at `at`.
    #[must_use]
    pub fn apply(&self, text: &str) -> Option<String> {
        let start = text.char_indices().map(|(i, _)| i).chain([text.len()]).nth(self.at)?;
        let (head, tail) = text.split_at(start);
        let rest = tail.strip_prefix(self.del.as_str())?;
        Some(format!("{head}{}{rest}", self.ins))
    }

    /// The splice that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { at: self.at, del: self.ins.clone(), ins: self.del.clone() }
    }

    /// True when nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.del == self.ins
    }
}
