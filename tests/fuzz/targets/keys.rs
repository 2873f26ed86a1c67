//! The whole program as a value: bytes are keys, pastes, waiting, sizes, failing
//! saves. Nothing panics, nothing typed is lost, each frame can be drawn, and at
//! the end everything is taken back to the start and made again.

#![no_main]

mod support;
#[path = "../../it/monkey/watched.rs"]
mod watched;

use asesor::app::key::Key;
use asesor::app::msg::SaveOutcome;
use asesor::app::{Effect, Msg};
use asesor::base::fault::FaultKind;
use asesor::domain::change::UndoStacks;
use asesor::domain::session::Session;
use asesor::tui::view::{ViewState, frame};
use libfuzzer_sys::fuzz_target;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use support::small::{claim, session_no};
use support::world::{Saves, World, fault};
use watched::{KEYS, PASTES, Typed, Walker, there_and_back};

/// Longest game: beyond it a step costs more than it can find.
const STEPS: usize = 150;

fuzz_target!(|data: &[u8]| {
    let mut g = Game::new();
    for b in data.iter().take(STEPS) {
        g.step(*b);
    }
    g.end();
});

struct Game {
    w: World,
    view: ViewState,
    size: (u16, u16),
    walker: Walker,
    steps: usize,
}

impl Game {
    fn new() -> Self {
        static TINY: OnceLock<Arc<asesor::domain::instrument::Instrument>> = OnceLock::new();
        let i = TINY.get_or_init(|| Arc::new(support::tiny())).clone();
        let mut s = session_no(1, &i);
        s.claim = Some(claim(&[("K1", 3), ("B1", 2)]));
        let w = World::with(i, vec![s]);
        Self { w, view: ViewState::default(), size: (80, 24), walker: Walker::default(), steps: 0 }
    }

    fn step(&mut self, b: u8) {
        let before = Typed::now(&self.w);
        let out = match usize::from(b) {
            n if n < KEYS.len() => self.key(KEYS[n]),
            n if n - KEYS.len() < PASTES.len() => self.w.paste(PASTES[n - KEYS.len()]),
            n => self.other(n - KEYS.len() - PASTES.len()),
        };
        if let Some(t) = before {
            t.check(&self.w, &out);
        }
        if let Some(o) = &self.w.m.data.open {
            self.walker.check(&o.session);
        }
        for e in &out {
            if let Effect::Save(s) = e {
                self.walker.check(s);
            }
        }
        self.steps += 1;
        if self.steps.is_multiple_of(16) {
            self.draw();
        }
    }

    fn key(&mut self, name: &str) -> Vec<Effect> {
        self.w.key_after(Key::parse(name).expect("a key of the list"), 150)
    }

    fn other(&mut self, n: usize) -> Vec<Effect> {
        match n {
            0..=63 => {
                self.size = [(80, 24), (120, 40), (60, 20), (40, 12)].get(n / 8).copied().unwrap_or_else(|| {
                    let n = u16::try_from(n).expect("at most 63");
                    (1 + n * 37 % 170, 1 + n * 11 % 50)
                });
                let (cols, rows) = self.size;
                let out = self.w.send(Msg::Resized { cols, rows });
                self.draw();
                out
            }
            64..=79 => self.w.wait([50, 400, 1000, 1001, 70_000][n % 5]),
            80..=95 => {
                let f = fault(FaultKind::NoSpace);
                self.w.saves = match n % 5 {
                    0 => Saves::Answered(SaveOutcome::SafetyOnly(f)),
                    1 => Saves::Answered(SaveOutcome::Neither(f.clone(), f)),
                    2 => Saves::Answered(SaveOutcome::Diverted(f, PathBuf::from("/data/x.json"))),
                    3 => Saves::Held,
                    _ => Saves::Answered(SaveOutcome::Both),
                };
                Vec::new()
            }
            96..=103 => {
                self.w.broken = !self.w.broken;
                Vec::new()
            }
            104..=111 => {
                self.w.slow = !self.w.slow;
                if self.w.slow { Vec::new() } else { self.w.release() }
            }
            112..=119 => {
                let at = self.w.now();
                self.w.send(Msg::Unfocused(at))
            }
            _ => self.w.send(Msg::Ended),
        }
    }

    fn draw(&mut self) {
        let (cols, rows) = self.size;
        let mut t = Terminal::new(TestBackend::new(cols, rows)).expect("a screen in memory");
        t.draw(|f| frame(&self.w.m, &mut self.view, f)).expect("drawing in memory");
    }

    fn end(&mut self) {
        self.w.slow = false;
        let mut out = self.w.release();
        out.extend(self.w.send(Msg::Ended));
        self.draw();
        if let Some(o) = &self.w.m.data.open {
            assert_eq!(o.stacks, UndoStacks::rebuild(&o.session.history), "a restart would undo something else");
        }
        let open = self.w.m.data.open.iter().map(|o| &o.session);
        for s in self.w.files.values().chain(open).filter(|s| !Session::is_final(s)) {
            there_and_back(s);
        }
    }
}
