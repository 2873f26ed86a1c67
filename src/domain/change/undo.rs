//! Undo and redo, rebuilt from the history.

use super::Change;
use crate::domain::history::{Entry, what};
use serde_json::Value as Json;

/// What undo and redo would do next, rebuilt from the history, so that undo
/// reaches back beyond a restart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoStacks {
    /// Inverses, the next one last.
    pub undo: Vec<Change>,
    /// Changes to make again, the next one last.
    pub redo: Vec<Change>,
}

impl UndoStacks {
    /// Rebuilds both stacks.
    #[must_use]
    pub fn rebuild(entries: &[Entry]) -> Self {
        let mut out = Self::default();
        for e in entries {
            let back = |from: &mut Vec<Change>, to: &mut Vec<Change>| {
                from.pop();
                to.extend(Self::inverse_of(e));
            };
            match e.what.as_str() {
                what::UNDO => back(&mut out.undo, &mut out.redo),
                what::REDO => back(&mut out.redo, &mut out.undo),
                what::SEEN_PREVIOUS => {}
                _ => match Self::inverse_of(e) {
                    Some(c) => {
                        out.undo.push(c);
                        out.redo.clear();
                    }
                    // A word that cannot be taken back, such as "created".
                    None => out = Self::default(),
                },
            }
        }
        out
    }

    /// The change that takes an entry back; `None` where it cannot be.
    pub(super) fn inverse_of(e: &Entry) -> Option<Change> {
        let part = |v: &Json, key: &str| v.get(key).cloned().unwrap_or_default();
        let (what, old, new) = if matches!(e.what.as_str(), what::UNDO | what::REDO) {
            (e.new.get("what")?.as_str()?.to_owned(), part(&e.old, "value"), part(&e.new, "value"))
        } else {
            (e.what.clone(), e.old.clone(), e.new.clone())
        };
        let made = Change::read(&what, e.question.as_ref(), e.stage, &new)?;
        match made {
            Change::Text(f, s) => Some(Change::Text(f, s.inverse())),
            _ => Change::read(&what, e.question.as_ref(), e.stage, &old),
        }
    }
}
