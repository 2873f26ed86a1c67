//! What is typed, and what is watched meanwhile, by the monkey and by the fuzzer: no
//! text is lost, the history holds together, everything can be taken back.

use crate::support::small::{at, stamp};
use crate::support::world::World;
use asesor::app::Effect;
use asesor::base::id::SessionId;
use asesor::domain::change::{TextField, UndoStacks, apply_as};
use asesor::domain::history::{NO_HASH, walk, what};
use asesor::domain::session::{Answer, Session};
use std::collections::BTreeMap;

/// Keys, the frequent ones several times.
pub const KEYS: [&str; 112] = [
    "/",
    "/",
    "Del",
    "0",
    "1",
    "1",
    "2",
    "2",
    "3",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "Enter",
    "Enter",
    "Enter",
    "Enter",
    "Enter",
    "Enter",
    "Esc",
    "Esc",
    "Esc",
    "Tab",
    "Tab",
    "Tab",
    "Shift-Tab",
    "Up",
    "Up",
    "Down",
    "Down",
    "Down",
    "Left",
    "Right",
    "Right",
    "Space",
    "Space",
    "Space",
    "Home",
    "End",
    "End",
    "PgUp",
    "PgDn",
    "Backspace",
    "Del",
    "Ctrl-H",
    "Ctrl-J",
    "Ctrl-W",
    "Ctrl-K",
    "Ctrl-T",
    "Ctrl-E",
    "Ctrl-E",
    "j",
    "Ctrl-A",
    "Ctrl-Z",
    "Ctrl-Z",
    "Ctrl-Y",
    "Ctrl-Y",
    "Ctrl-S",
    "Ctrl-L",
    "Ctrl-C",
    "Ctrl-V",
    "Ctrl-Q",
    "Ctrl-Left",
    "Ctrl-Right",
    "Ctrl-Backspace",
    "Ctrl-Enter",
    "F1",
    "?",
    "m",
    "m",
    "m",
    ":",
    "u",
    "u",
    "x",
    "x",
    "v",
    "c",
    "c",
    "b",
    "b",
    "b",
    "t",
    "t",
    "r",
    "g",
    "q",
    "n",
    "s",
    "e",
    "f",
    "d",
    "k",
    "k",
    "o",
    "y",
    "i",
    "h",
    "a",
    "w",
    "z",
    "p",
    "l",
    "-",
    ".",
    "é",
    "日",
    "\u{301}",
    "Alt-3",
];

pub const PASTES: [&str; 7] =
    ["sleman", "satu\r\ndua\ttiga", "", "   ", "\u{1b}]0;x\u{7}3x", "a\u{202e}b\u{301}\u{301}", "5.4"];

pub fn content(s: &Session) -> Session {
    let mut s = s.clone();
    s.history.clear();
    s.generation = 0;
    s.timing.aspects.clear();
    for a in s.answers.values_mut() {
        let fixed = Answer::new(at(0));
        (a.first, a.last, a.seconds) = (fixed.first, fixed.last, 0);
        for r in [&mut a.desk, &mut a.interview].into_iter().flatten() {
            r.at = at(0);
        }
    }
    s
}

/// Takes everything back, then makes everything again.
pub fn there_and_back(s: &Session) {
    let mut s = s.clone();
    let mut stacks = UndoStacks::rebuild(&s.history);
    let mut clock = 1_000_000;
    let mut go = |s: &mut Session, stacks: &mut UndoStacks, undo: bool| {
        let (from, word) = if undo { (&mut stacks.undo, what::UNDO) } else { (&mut stacks.redo, what::REDO) };
        let Some(c) = from.pop() else { return false };
        clock += 1;
        let inverse = apply_as(s, c, &stamp(clock), word).expect("what was made can be taken back");
        if undo {
            stacks.redo.push(inverse);
        } else {
            stacks.undo.push(inverse);
        }
        true
    };
    while go(&mut s, &mut stacks, false) {}
    let end = content(&s);
    while go(&mut s, &mut stacks, true) {}
    // A reopened session begins with what was final.
    let bare =
        s.answers.is_empty() && s.follow_ups.is_empty() && s.remarks == asesor::domain::session::Remarks::default();
    assert!(bare || s.supersedes.is_some(), "undo-all is the start");
    while go(&mut s, &mut stacks, false) {}
    assert_eq!(content(&s), end, "redo-all is the end");
    assert_eq!(walk(&s.history), Ok(()));
    assert_eq!(stacks, UndoStacks::rebuild(&s.history));
}

/// Walks only what is new of a history: all of it at every step would be slow.
#[derive(Default)]
pub struct Walker(BTreeMap<String, (usize, String)>);

impl Walker {
    pub fn check(&mut self, s: &Session) {
        let (done, hash) = self.0.entry(s.session.to_string()).or_default();
        if *done == s.history.len() && s.history.last().is_some_and(|e| e.hash == *hash) {
            return;
        }
        // A visit amends the last entry: look at the last two again.
        let from = done.saturating_sub(2).min(s.history.len());
        let mut prev = if from == 0 { NO_HASH.to_owned() } else { s.history[from - 1].hash.clone() };
        for (n, e) in s.history.iter().enumerate().skip(from) {
            assert_eq!((e.seq, &e.prev), (n as u64 + 1, &prev));
            assert_eq!(e.hash, e.computed_hash());
            prev.clone_from(&e.hash);
        }
        (*done, *hash) = (s.history.len(), prev);
    }
}

/// A text at hand: whose, which, as typed, and as the session has it.
pub struct Typed {
    session: SessionId,
    field: TextField,
    text: String,
    kept: String,
}

impl Typed {
    pub fn now(w: &World) -> Option<Self> {
        let o = w.m.data.open.as_ref()?;
        let t = o.writing.as_ref()?;
        let kept = t.field.get(&o.session).to_owned();
        Some(Self { session: o.session.session, field: t.field.clone(), text: t.edit.text(), kept })
    }

    /// Whoever left the text finds every letter of it in the session, which is
    /// open still or was handed to the writer.
    pub fn check(&self, w: &World, out: &[Effect]) {
        let here = w.m.data.open.as_ref().filter(|o| o.session.session == self.session);
        if here.and_then(|o| o.writing.as_ref()).is_some_and(|t| t.field == self.field) {
            return;
        }
        let saved = || {
            out.iter().rev().find_map(|e| match e {
                Effect::Save(s) if s.session == self.session => Some(&**s),
                _ => None,
            })
        };
        let now = here.map(|o| &o.session).or_else(saved).map_or(self.kept.as_str(), |s| self.field.get(s));
        assert_eq!(now, self.text, "a text was lost on leaving {:?}", self.field);
    }
}
