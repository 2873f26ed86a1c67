//! A seeded monkey at the keyboard: 100,000 keys and messages of every kind. It
//! must reach every screen and every command, break nothing, and whatever it did
//! can be taken back to the start and made again to the end.

mod tools;
mod watched;

use crate::support::bank;
use crate::support::keeper::{damaged, spares};
use crate::support::small::{at, claim, session_no};
use crate::support::states::{all_commands, name};
use crate::support::world::{Saves, World, fault};
use asesor::app::beside::{Beside, Edited};
use asesor::app::command::Command;
use asesor::app::key::Key;
use asesor::app::keys::resolve;
use asesor::app::layout::Shape;
use asesor::app::msg::{NewerCopy, Opened, ReadOnly, SaveOutcome};
use asesor::app::overlay::Overlay;
use asesor::app::screen::Screen;
use asesor::app::{Effect, Msg};
use asesor::base::fault::FaultKind;
use asesor::base::id::SessionId;
use asesor::domain::change::UndoStacks;
use asesor::domain::compare::compare;
use asesor::domain::session::{Session, Status};
use std::collections::BTreeSet;
use std::path::PathBuf;
use tools::{Dice, everywhere, visited};
use watched::{KEYS, PASTES, Typed, Walker, there_and_back};

struct Monkey {
    w: World,
    dice: Dice,
    seen: BTreeSet<String>,
    done: BTreeSet<&'static str>,
    walker: Walker,
    next_session: u8,
    finals: BTreeSet<SessionId>,
    longest: usize,
}

impl Monkey {
    fn new(seed: u64) -> Self {
        let mut w = World::first();
        w.m.data.can_suspend = true;
        let mut m = Self {
            w,
            dice: Dice(seed),
            seen: BTreeSet::new(),
            done: BTreeSet::new(),
            walker: Walker::default(),
            next_session: 0,
            finals: BTreeSet::new(),
            longest: 0,
        };
        m.add_session();
        m
    }

    /// A session with a claim stands in the folder.
    fn add_session(&mut self) {
        self.next_session += 1;
        let mut s = session_no(100 + self.next_session, &bank());
        s.claim = Some(claim(&[("K1", 3), ("K2", 0), ("B1", 5)]));
        self.w.files.insert(crate::support::world::path_of(&s), s);
        let out = self.w.send(Msg::Ended);
        self.look(&out);
    }

    fn step(&mut self) {
        if (self.w.broken || self.w.slow || self.w.m.shape() == Shape::TooSmall) && self.dice.roll(20) == 0 {
            self.w.broken = false;
            let mut out = self.w.release();
            out.extend(self.w.send(Msg::Resized { cols: 80, rows: 24 }));
            self.look(&out);
        }
        let before = Typed::now(&self.w);
        let out = match self.dice.roll(1000) {
            0..=929 => self.press(),
            930..=949 => {
                let text = *self.dice.of(&PASTES);
                self.w.paste(text)
            }
            950..=969 => {
                let ms = *self.dice.of(&[50, 400, 1000, 1001, 70_000]);
                self.w.wait(ms)
            }
            // Too small to see: not for long, or nothing else would happen.
            970..=979 if self.w.m.shape() == Shape::TooSmall => self.w.send(Msg::Resized { cols: 80, rows: 24 }),
            970..=979 if self.dice.roll(6) == 0 => self.w.send(Msg::Resized { cols: 39, rows: 9 }),
            970..=979 => {
                let (cols, rows) = *self.dice.of(&[(80, 24), (80, 24), (120, 40), (60, 20), (40, 12)]);
                self.w.send(Msg::Resized { cols, rows })
            }
            980..=985 => self.saves(),
            986..=989 => {
                let at = self.w.now();
                self.w.send(Msg::Unfocused(at))
            }
            990..=992 => self.late_answer(),
            993 => self.w.send(Msg::Ended),
            _ => self.faults(),
        };
        if let Some(t) = before {
            t.check(&self.w, &out);
        }
        self.look(&out);
    }

    fn press(&mut self) -> Vec<Effect> {
        // The list before making final is long: its end would hardly ever be met.
        let key = match &self.w.m.overlay {
            Some(Overlay::Finalise { items, row }) if self.dice.roll(4) == 0 => {
                if *row > items.len() {
                    "Enter"
                } else {
                    "End"
                }
            }
            // Much cannot be done in guest view: it ends soon.
            _ if self.w.m.data.guest && self.dice.roll(10) == 0 => "Ctrl-G",
            _ => *self.dice.of(&KEYS),
        };
        let key = Key::parse(key).expect("a key of the list");
        let contexts = self.w.m.contexts();
        let small = self.w.m.shape() == Shape::TooSmall;
        if !small {
            let by_letter = matches!(self.w.m.overlay, Some(Overlay::Menu { .. }))
                .then(|| self.w.m.menu_rows().into_iter().find(|r| r.key.same(key)).map(|r| r.command))
                .flatten();
            if let Some(c) = resolve(&contexts, key).or(by_letter) {
                self.done.insert(name(c));
                // Enter on a row of the menu does that row.
                if let (Command::Accept, Some(Overlay::Menu { row })) = (c, &self.w.m.overlay) {
                    self.done.extend(self.w.m.menu_rows().get(*row).map(|r| name(r.command)));
                }
            }
        }
        self.w.key_after(key, 150)
    }

    fn saves(&mut self) -> Vec<Effect> {
        let f = fault(FaultKind::NoSpace);
        self.w.saves = match self.dice.roll(9) {
            0 => Saves::Answered(SaveOutcome::SafetyOnly(f)),
            1 => Saves::Answered(SaveOutcome::MainOnly(f)),
            2 => Saves::Answered(SaveOutcome::Neither(f.clone(), f)),
            3 => Saves::Answered(SaveOutcome::Diverted(f, PathBuf::from("/data/x.konflik.json"))),
            4 => Saves::Held,
            _ => Saves::Answered(SaveOutcome::Both),
        };
        let Some(o) = &self.w.m.data.open else { return Vec::new() };
        let (session, newest) = (o.session.session, o.session.generation);
        let generation = newest.saturating_sub(self.dice.roll(3) as u64);
        let at = self.w.now().wall;
        self.w.send(Msg::Saved { session, generation, at, outcome: SaveOutcome::Both })
    }

    /// A session opened late, twice, locked, or with a newer copy beside it.
    fn late_answer(&mut self) -> Vec<Effect> {
        let files: Vec<Session> = self.w.files.values().cloned().collect();
        if files.is_empty() {
            return Vec::new();
        }
        let o = self.w.opened(self.dice.of(&files).clone());
        let comparison = Some(Box::new(compare(&o.instrument, &o.session, &o.session)));
        let path = PathBuf::from("/state/c.json");
        let copy = NewerCopy { path, generation: 9, changed: at(1), answered: 1, comparison: comparison.clone() };
        let previous = comparison.map(|c| (PathBuf::from("/state/c.json"), c));
        let edited = Some(Edited { sha256: String::new(), previous });
        let o = match self.dice.roll(5) {
            4 => Opened { read_only: Some(ReadOnly::Edited), beside: Beside { edited, ..Beside::default() }, ..o },
            0 => Opened { read_only: Some(ReadOnly::Locked), ..o },
            1 | 2 => Opened { newer_copy: Some(copy), ..o },
            _ => o,
        };
        self.w.send(Msg::Opened(Box::new(o)))
    }

    fn faults(&mut self) -> Vec<Effect> {
        let f = fault(FaultKind::Damaged);
        match self.dice.roll(8) {
            6 => {
                self.w.copies = spares(1 + self.dice.roll(3));
                let rows = self.w.files.keys().map(|p| damaged(p.clone())).collect();
                self.w.send(Msg::Listed(rows))
            }
            7 => {
                // Everything in the bin is old enough.
                self.w.m.data.now.wall = at(60 * 86_400);
                Vec::new()
            }
            0 => self.w.send(Msg::ListFailed(f)),
            1 => self.w.send(Msg::OpenFailed(f)),
            2 => self.w.send(Msg::ExportFailed(f)),
            3 => self.w.send(Msg::Exported(Vec::new())),
            4 => {
                self.w.broken = !self.w.broken;
                Vec::new()
            }
            _ => {
                self.w.slow = !self.w.slow;
                if self.w.slow { Vec::new() } else { self.w.release() }
            }
        }
    }

    fn look(&mut self, out: &[Effect]) {
        visited(&self.w, &mut self.seen);
        let m = &self.w.m;
        assert!(!m.screens.is_empty() && matches!(m.screens[0], Screen::Sessions(_)));
        if let Some(o) = &m.data.open {
            self.walker.check(&o.session);
        } else {
            assert_eq!(m.screens.len().min(2), m.screens.len(), "no screen of a session without one");
        }
        for e in out {
            if let Effect::Save(s) = e {
                self.walker.check(s);
                if s.is_final() && self.finals.insert(s.session) {
                    // Behind the end nothing is undone: look at what it was before.
                    let mut draft = Session { status: Status::Draft, finalised: None, ..(**s).clone() };
                    draft.history.pop();
                    self.back_and_forth(&draft);
                }
            }
        }
        assert!(self.w.m.screens.len() < 200, "Esc never comes to an end");
        // Nothing but final sessions left: give it a new one.
        if self.w.files.len() < 200 && self.w.files.values().all(Session::is_final) {
            self.w.m.data.open.is_none().then(|| self.add_session());
        }
    }
}

impl Monkey {
    fn back_and_forth(&mut self, s: &Session) {
        self.longest = self.longest.max(s.history.len());
        there_and_back(s);
    }
}

#[test]
fn a_hundred_thousand_random_keys_lose_nothing_and_reach_everything() {
    let mut m = Monkey::new(0x5eed_2019_0222);
    for n in 0..100_000 {
        m.step();
        if n % 500 == 0
            && let Some(o) = &m.w.m.data.open
        {
            assert_eq!(o.stacks, UndoStacks::rebuild(&o.session.history), "a restart would undo something else");
        }
    }
    let missed: Vec<_> = everywhere().difference(&m.seen).cloned().collect();
    assert!(missed.is_empty(), "never seen: {missed:?}");
    let missed: Vec<_> = all_commands().into_iter().map(name).filter(|n| !m.done.contains(n)).collect();
    assert!(missed.is_empty(), "never done: {missed:?}");
    let out = m.w.send(Msg::Ended);
    m.look(&out);
    let drafts: Vec<Session> = m.w.files.values().filter(|s| !s.is_final()).cloned().collect();
    for s in &drafts {
        m.back_and_forth(s);
    }
    assert!(m.longest > 200, "the monkey did hardly anything: {} entries", m.longest);
    for s in m.w.files.values() {
        assert_eq!(asesor::domain::history::walk(&s.history), Ok(()));
    }
}
