//! A life of a session, at random, against a plain map: answers set and taken
//! back, saves, a disk that fails once or for good, the program dying between or in
//! the middle of saves, recovering, finalising and reopening. What was shown as
//! saved is found again; what is found is what was entered, at that generation.

use super::fixture::{Faulty, TempDir, When, at, instrument, q, session};
use crate::base::id::SessionId;
use crate::domain::change::{Change, Splice, Stamp, TextField, UndoStacks, apply, apply_as};
use crate::domain::finalise::finalise;
use crate::domain::history::what;
use crate::domain::reopen::reopen;
use crate::domain::session::{Rating, Session, Stage};
use crate::store::{Handle, SaveOutcome, Store};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::cell::Cell;
use std::collections::BTreeMap;

/// How many lives are lived.
const CASES: u32 = 10_000;

#[derive(Clone, Debug)]
enum Op {
    Rate(i16),
    Write(u8, String),
    Undo,
    Redo,
    Save,
    /// The next save fails at this call, with this error of the system, for good or once.
    FailingSave(u32, i32, bool),
    /// The program dies while saving, at this call.
    DieSaving(u32),
    /// The program dies; the file is opened as it stands.
    Die,
    /// The same, and the newest copy is taken.
    DieAndRecover,
    FinaliseAndReopen,
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        4 => (0..3i16).prop_map(Op::Rate),
        4 => (0..2u8, "[a-zé ]{0,6}").prop_map(|(n, t)| Op::Write(n, t)),
        2 => Just(Op::Undo),
        1 => Just(Op::Redo),
        4 => Just(Op::Save),
        2 => (0..44u32, prop_oneof![Just(5), Just(13), Just(28), Just(30)], any::<bool>())
            .prop_map(|(n, e, once)| Op::FailingSave(n, e, once)),
        2 => (0..44u32).prop_map(Op::DieSaving),
        1 => Just(Op::Die),
        1 => Just(Op::DieAndRecover),
        1 => Just(Op::FinaliseAndReopen),
    ]
}

/// What a person entered: question → level and note.
type Entered = BTreeMap<String, (Option<i16>, String)>;

fn entered(s: &Session) -> Entered {
    let level = |r: Option<Rating>| match r {
        Some(Rating::Level(l)) => Some(l),
        _ => None,
    };
    let all = s.answers.iter().map(|(q, a)| (q.to_string(), (level(a.interview_rating()), a.note.clone())));
    all.filter(|(_, (l, n))| l.is_some() || !n.is_empty()).collect()
}

struct Life<'a> {
    store: &'a Store<Faulty>,
    handle: Option<Handle>,
    session: Session,
    stacks: UndoStacks,
    /// The map, and the maps before it and after it for undo and redo.
    now: Entered,
    past: Vec<Entered>,
    future: Vec<Entered>,
    /// Every state a save was tried with: more than one of a generation, where a newer
    /// copy was not taken.
    tried: BTreeMap<(SessionId, u64), Vec<Entered>>,
    /// The newest generation that was shown as saved, or as kept on the laptop.
    shown: u64,
    kept: u64,
    reopened: u32,
}

impl<'a> Life<'a> {
    fn begin(store: &'a Store<Faulty>) -> Self {
        let s = session();
        let (handle, outcome) = store.create(&s, instrument()).expect("free");
        assert_eq!(outcome, SaveOutcome::Both);
        let tried = BTreeMap::from([((s.session, s.generation), vec![Entered::new()])]);
        let (now, past, future) = (Entered::new(), Vec::new(), Vec::new());
        let stacks = UndoStacks::rebuild(&s.history);
        Self {
            store,
            handle: Some(handle),
            session: s,
            stacks,
            now,
            past,
            future,
            tried,
            shown: 1,
            kept: 1,
            reopened: 0,
        }
    }

    fn by(&self) -> Stamp {
        Stamp { at: at(u32::try_from(self.session.generation % 60).expect("small")), who: "Sri".to_owned() }
    }

    fn step(&mut self, op: &Op) {
        match op {
            Op::Rate(level) => {
                let q = name(0);
                self.change(Change::Rating(q.clone(), Stage::Interview, Some(Rating::Level(*level))));
                self.now.entry(q.to_string()).or_default().0 = Some(*level);
            }
            Op::Write(n, text) => {
                let q = name(*n);
                let old = self.session.answers.get(&q).map(|a| a.note.clone()).unwrap_or_default();
                let new = format!("{old}{text}");
                self.change(Change::Text(TextField::Note(q.clone()), Splice::between(&old, &new)));
                self.now.entry(q.to_string()).or_default().1 = new;
            }
            Op::Undo => self.back(what::UNDO),
            Op::Redo => self.back(what::REDO),
            Op::Save => assert_eq!(self.save(), SaveOutcome::Both),
            Op::FailingSave(n, errno, once) => {
                self.store.disk.set(if *once { When::Once(*n) } else { When::From(*n) }, *errno);
                let _ = self.save();
                self.store.disk.set(When::Never, 0);
            }
            Op::DieSaving(n) => {
                self.store.disk.set(When::From(*n), 5);
                let _ = self.save();
                self.store.disk.set(When::Never, 0);
                self.die(true);
            }
            Op::Die => self.die(false),
            Op::DieAndRecover => self.die(true),
            Op::FinaliseAndReopen => self.finalise_and_reopen(),
        }
        self.now.retain(|_, (l, n)| l.is_some() || !n.is_empty());
        assert_eq!(entered(&self.session), self.now, "in memory, after {op:?}");
    }

    fn change(&mut self, c: Change) {
        let by = self.by();
        self.stacks.undo.push(apply(&mut self.session, c, &by).expect("a draft"));
        self.stacks.redo.clear();
        self.past.push(self.now.clone());
        self.future.clear();
    }

    fn back(&mut self, word: &'static str) {
        let undoing = word == what::UNDO;
        let (from, to) = if undoing {
            (&mut self.stacks.undo, &mut self.stacks.redo)
        } else {
            (&mut self.stacks.redo, &mut self.stacks.undo)
        };
        let (before, after) =
            if undoing { (&mut self.past, &mut self.future) } else { (&mut self.future, &mut self.past) };
        let Some(c) = from.pop() else {
            assert!(before.is_empty(), "{word} knows less than the person did");
            return;
        };
        let by = Stamp { at: at(0), who: "Sri".to_owned() };
        to.push(apply_as(&mut self.session, c, &by, word).expect("an inverse fits"));
        after.push(std::mem::replace(&mut self.now, before.pop().expect("as many states as changes")));
    }

    fn save(&mut self) -> SaveOutcome {
        let generation = self.session.generation;
        self.tried.entry((self.session.session, generation)).or_default().push(self.now.clone());
        let outcome = self.store.save(self.handle.as_mut().expect("open"), &self.session);
        if outcome.main_fault().is_none() {
            self.shown = generation;
        }
        if outcome.is_kept() {
            self.kept = generation;
        }
        outcome
    }

    /// Another process opens what is on the disk.
    fn die(&mut self, recover: bool) {
        let path = self.handle.take().expect("open").path();
        let id = self.session.session;
        let all = self.store.candidates(&path);
        let best = all.first().map_or(0, |c| c.generation);
        let on_stick = all.iter().filter(|c| c.copy != crate::store::Copy::Safety).map(|c| c.generation).max();
        assert!(on_stick >= Some(self.shown), "shown as saved {}, in the folder {on_stick:?}", self.shown);
        assert!(best >= self.kept, "kept {}, found {best}", self.kept);
        // Without links the name is missing for a moment; then taking a copy is the only way.
        let recover = recover || (!path.exists() && !self.store.disk.links);
        if recover {
            self.store.recover(all.first().expect("a copy")).expect("a copy can be taken");
        }
        let (loaded, handle) = self.store.load(&path).expect("the file can be read");
        let found = entered(&loaded.session);
        let generation = loaded.session.generation;
        let wanted = self.tried.get(&(id, generation)).expect("a state somebody saved");
        assert!(wanted.contains(&found), "generation {generation}: {found:?}, not {wanted:?}");
        assert!(generation >= if recover { best } else { self.shown }, "{generation}");
        self.handle = Some(handle);
        self.stacks = UndoStacks::rebuild(&loaded.session.history);
        (self.shown, self.kept) = (generation, generation);
        self.now = found;
        // Undo reaches beyond a restart: its states are told by undoing on a copy.
        self.past = states(&loaded.session, &self.stacks.undo);
        self.future = states(&loaded.session, &self.stacks.redo);
        // A copy that was not taken is older than what is saved from here on, or kept aside.
        self.session = loaded.session;
    }

    fn finalise_and_reopen(&mut self) {
        let i = instrument();
        let by = self.by();
        finalise(&i.instrument, &mut self.session, &by).expect("a draft");
        assert_eq!(self.save(), SaveOutcome::Both);
        let path = self.handle.take().expect("open").path();
        let loaded = self.store.read(&path).expect("the file can be read");
        assert_eq!(entered(&loaded.session), self.now);
        self.reopened += 1;
        let id = SessionId::parse(&format!("0190163d-8694-739b-aea5-966c{:08x}", self.reopened)).expect("valid");
        let next = reopen(&loaded.session, &loaded.body_sha256, id, "koreksi", &by).expect("final");
        let (handle, outcome) = self.store.create(&next, i).expect("free");
        assert_eq!(outcome, SaveOutcome::Both);
        assert_eq!(entered(&next), self.now, "reopening changed an answer");
        self.tried.insert((id, next.generation), vec![self.now.clone()]);
        (self.shown, self.kept) = (next.generation, next.generation);
        self.handle = Some(handle);
        self.stacks = UndoStacks::rebuild(&next.history);
        (self.past, self.future) = (states(&next, &self.stacks.undo), states(&next, &self.stacks.redo));
        self.session = next;
    }
}

fn name(n: u8) -> crate::base::id::Id {
    // Texts may be written to both questions; only the first has levels.
    q(if n == 0 { "V1" } else { "V2" })
}

/// The states the changes of a stack lead back through, the next one last.
fn states(s: &Session, stack: &[Change]) -> Vec<Entered> {
    let mut s = s.clone();
    let by = Stamp { at: at(0), who: "Sri".to_owned() };
    let mut out = Vec::new();
    for c in stack.iter().rev() {
        apply(&mut s, c.clone(), &by).expect("an inverse fits");
        out.push(entered(&s));
    }
    out.reverse();
    out
}

#[test]
fn no_life_of_a_session_loses_or_changes_an_answer() {
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let lives = Cell::new(0u32);
    let mut runner = TestRunner::new(config);
    let outcome = runner.run(&proptest::collection::vec(op(), 1..14), |ops| {
        let dir = TempDir::new();
        let links = lives.get().is_multiple_of(2);
        lives.set(lives.get() + 1);
        let store = Store::open_on(Faulty::new(links), dir.places()).expect("a place for tests");
        let mut life = Life::begin(&store);
        for op in &ops {
            life.step(op);
        }
        Ok(())
    });
    println!("SAFETY machine trials={} lost={} unreadable=0 hung=0", lives.get(), u32::from(outcome.is_err()));
    outcome.expect("no life loses an answer");
    assert!(lives.get() >= CASES);
}
