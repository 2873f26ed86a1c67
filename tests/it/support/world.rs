//! A world in memory around `update`: files, a clock that only goes forward, and
//! an answer to every effect that can fail. Tests drive it with key strings.

use crate::support::bank;
use crate::support::small::{at, session_no};
use asesor::app::beside::Beside;
use asesor::app::key::Key;
use asesor::app::model::NoticeKind;
use asesor::app::msg::{Listed, Opened, Place, ReadOnly, SaveOutcome, SessionDraft, Settings, Written};
use asesor::app::overlay::Overlay;
use asesor::app::screen::Screen;
use asesor::app::screen::interview::Interview;
use asesor::app::{Effect, Model, Msg, OpenSession, next_wake, update};
use asesor::base::fault::{Fault, FaultKind};
use asesor::base::id::{Id, SessionId};
use asesor::base::time::Moment;
use asesor::domain::instrument::Instrument;
use asesor::domain::keep::{FileKind, Spare};
use asesor::domain::lang::Lang;
use asesor::domain::previous::Previous;
use asesor::domain::session::{Answer, Session};
use asesor::domain::summary::Summary;
use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;

/// Milliseconds between two keys of a key string.
const BETWEEN_KEYS: u64 = 150;

/// How orders to save are answered.
#[derive(Clone, Debug)]
pub enum Saves {
    /// At once, with this outcome.
    Answered(SaveOutcome),
    /// Not at all; the test sends `Saved` itself.
    Held,
}

/// The program and everything outside it.
pub struct World {
    /// The program.
    pub m: Model,
    /// Milliseconds since the start.
    pub ms: u64,
    /// Session files.
    pub files: BTreeMap<PathBuf, Session>,
    /// Remembered places.
    pub places: BTreeMap<SessionId, Place>,
    /// Remembered settings.
    pub settings: Settings,
    /// Instrument of every session.
    pub instrument: Arc<Instrument>,
    /// How saves are answered.
    pub saves: Saves,
    /// True: files cannot be opened, made or exported.
    pub broken: bool,
    /// True: opening, making and exporting are not answered before `release`.
    pub slow: bool,
    /// True once the program wants to end.
    pub quit: bool,
    /// Deleted files.
    pub bin: Vec<(PathBuf, Session)>,
    /// Copies there are for each damaged file.
    pub copies: Vec<Spare>,
    waiting: VecDeque<Msg>,
}

/// A failure of this kind.
pub fn fault(kind: FaultKind) -> Fault {
    Fault::new(kind, "/stick/x.json", "no space left")
}

/// The file of a session.
pub fn path_of(s: &Session) -> PathBuf {
    PathBuf::from(format!("/data/{}.json", s.session))
}

impl World {
    /// A program just started, in Indonesian, on 80 by 24, with these files.
    pub fn with(instrument: Arc<Instrument>, sessions: Vec<Session>) -> Self {
        let start = Moment { wall: at(0), ms: 0 };
        let settings = Settings { assessor: "Ani".into(), ..Settings::default() };
        let mut w = Self {
            m: Model::new(settings.clone(), PathBuf::from("/data"), start, (80, 24)),
            ms: 0,
            files: sessions.into_iter().map(|s| (path_of(&s), s)).collect(),
            places: BTreeMap::new(),
            settings,
            instrument,
            saves: Saves::Answered(SaveOutcome::Both),
            broken: false,
            slow: false,
            quit: false,
            bin: Vec::new(),
            copies: Vec::new(),
            waiting: VecDeque::new(),
        };
        w.perform(vec![Effect::LoadList]);
        w
    }

    /// The built-in bank with no session.
    pub fn empty() -> Self {
        Self::with(bank(), Vec::new())
    }

    /// A session of the built-in bank, open at its first question.
    pub fn open() -> Self {
        Self::open_with(|_| {})
    }

    /// The same, the session changed before it is opened.
    pub fn open_with(f: impl FnOnce(&mut Session)) -> Self {
        let mut s = session_no(1, &bank());
        f(&mut s);
        let mut w = Self::with(bank(), vec![s]);
        w.keys("<Enter>");
        assert!(w.m.data.open.is_some(), "the session is open");
        w
    }

    /// Now, by both clocks.
    pub fn now(&self) -> Moment {
        Moment { wall: at(i64::try_from(self.ms / 1000).expect("a short test")), ms: self.ms }
    }

    /// Presses keys, 150 ms apart; due ticks come in between. Gives every effect.
    pub fn keys(&mut self, s: &str) -> Vec<Effect> {
        let mut out = Vec::new();
        for key in Key::parse_all(s) {
            out.extend(self.key_after(key, BETWEEN_KEYS));
        }
        out
    }

    /// Presses a key this long after the last.
    pub fn key_after(&mut self, key: Key, ms: u64) -> Vec<Effect> {
        let mut out = self.wait(ms);
        let at = self.now();
        out.extend(self.send(Msg::Key { key, at }));
        out
    }

    /// Lets time pass, with every tick that is due.
    pub fn wait(&mut self, ms: u64) -> Vec<Effect> {
        let until = self.ms + ms;
        let mut out = Vec::new();
        while let Some(due) = next_wake(&self.m).filter(|d| *d <= until) {
            self.ms = due.max(self.ms);
            let at = self.now();
            out.extend(self.send(Msg::Tick(at)));
            assert!(next_wake(&self.m).is_none_or(|d| d > self.ms), "a wake-up that never ends");
        }
        self.ms = until;
        out
    }

    /// Pastes.
    pub fn paste(&mut self, text: &str) -> Vec<Effect> {
        self.ms += BETWEEN_KEYS;
        let at = self.now();
        self.send(Msg::Paste { text: text.to_owned(), at })
    }

    /// Sends a message and performs what it asks for. Gives every effect.
    pub fn send(&mut self, msg: Msg) -> Vec<Effect> {
        let effects = update(&mut self.m, msg);
        self.perform(effects)
    }

    /// Answers what was kept waiting while the world was slow.
    pub fn release(&mut self) -> Vec<Effect> {
        self.slow = false;
        let mut out = Vec::new();
        while let Some(msg) = self.waiting.pop_front() {
            out.extend(self.send(msg));
        }
        out
    }

    pub(super) fn perform(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
        let mut queue = VecDeque::from(effects);
        let mut out = Vec::new();
        while let Some(e) = queue.pop_front() {
            if let Some(msg) = self.answer(&e) {
                if self.slow {
                    self.waiting.push_back(msg);
                } else {
                    queue.extend(update(&mut self.m, msg));
                }
            }
            out.push(e);
        }
        out
    }

    fn answer(&mut self, e: &Effect) -> Option<Msg> {
        match e {
            Effect::LoadList if self.broken => Some(Msg::ListFailed(fault(FaultKind::Denied))),
            Effect::LoadList => Some(Msg::Listed(self.list())),
            Effect::LoadEvents => Some(Msg::Events(vec![super::small::event("uji", &["34.04"])])),
            Effect::Open { .. } | Effect::Read { .. } | Effect::Create(_) | Effect::TryOut if self.broken => {
                Some(Msg::OpenFailed(fault(FaultKind::NoSpace)))
            }
            Effect::Open { path, .. } | Effect::Read { path } => Some(match self.files.get(path) {
                Some(s) => Msg::Opened(Box::new(self.opened(s.clone()))),
                None => Msg::OpenFailed(fault(FaultKind::NotFound)),
            }),
            Effect::Create(d) => {
                let s = self.create(d);
                self.files.insert(path_of(&s), s.clone());
                Some(Msg::Opened(Box::new(self.opened(s))))
            }
            Effect::TryOut => {
                let s = self.try_out();
                self.files.insert(path_of(&s), s.clone());
                Some(Msg::Opened(Box::new(self.opened(s))))
            }
            Effect::Save(s) => {
                let Saves::Answered(outcome) = self.saves.clone() else { return None };
                if matches!(outcome, SaveOutcome::Both | SaveOutcome::MainOnly(_)) {
                    self.files.insert(path_of(s), (**s).clone());
                }
                let at = self.now().wall;
                Some(Msg::Saved { session: s.session, generation: s.generation, at, outcome })
            }
            Effect::EditOutside(_) if self.broken => Some(Msg::EditFailed(fault(FaultKind::NotFound))),
            // The person adds a line.
            Effect::EditOutside(text) => Some(Msg::EditedOutside { text: format!("{text}\nluar"), at: self.now() }),
            Effect::LoadPrevious { path, session } => {
                let read = self.files.get(path).filter(|_| !self.broken);
                let found = read.map(|s| Box::new(Previous::of(&self.instrument, s)));
                Some(Msg::Previous { session: *session, found })
            }
            Effect::RememberPlace(id, p) => {
                self.places.insert(*id, p.clone());
                None
            }
            Effect::RememberSettings(s) => {
                self.settings = s.clone();
                None
            }
            Effect::Export { .. } if self.broken => Some(Msg::Exported(Written {
                failed: vec![fault(FaultKind::NoSpace)],
                sessions: 1,
                ..Written::default()
            })),
            Effect::Export { order, .. } => {
                let files = order.formats.iter().map(|f| PathBuf::from(format!("/data/x.{f}"))).collect();
                Some(Msg::Exported(Written { files, sessions: 1, ..Written::default() }))
            }
            Effect::OpenFolder(path) => Some(Msg::FolderShown { path: path.clone(), shown: true }),
            Effect::Quit => {
                self.quit = true;
                None
            }
            Effect::Keep(o) => self.keep(o),
            Effect::Close(_) | Effect::StopExport | Effect::Redraw | Effect::Suspend => None,
        }
    }

    fn list(&self) -> Vec<Listed> {
        let row = |s: &Session| Ok(Summary::of(&self.instrument, s));
        self.files.iter().map(|(p, s)| Listed { path: p.clone(), kind: FileKind::Session, row: row(s) }).collect()
    }

    /// A session as the store opens it.
    pub fn opened(&self, session: Session) -> Opened {
        Opened {
            read_only: session.is_final().then_some(ReadOnly::Final),
            place: self.places.get(&session.session).cloned().unwrap_or_default(),
            path: path_of(&session),
            instrument: self.instrument.clone(),
            newer_copy: None,
            beside: Beside::default(),
            session,
        }
    }

    fn create(&self, d: &SessionDraft) -> Session {
        let n = u8::try_from(self.files.len() + 1).expect("few sessions in a test");
        let mut s = session_no(n, &self.instrument);
        s.region = d.region.clone();
        s.assessor.name.clone_from(&d.assessor);
        s.assessor.institution.clone_from(&d.institution);
        s.delegation.clone_from(&d.delegation);
        s.timing.slot_minutes = d.slot_minutes.unwrap_or(60);
        s
    }

    /// The open session.
    pub fn session(&self) -> &Session {
        &self.here().session
    }

    /// The open session with what is beside it.
    pub fn here(&self) -> &OpenSession {
        self.m.data.open.as_ref().expect("a session is open")
    }

    /// The answer to a question; a blank one where nothing was entered.
    pub fn answer_to(&self, q: &str) -> Answer {
        let id = Id::parse(q).expect("a good id");
        self.session().answers.get(&id).cloned().unwrap_or_else(|| Answer::new(at(0)))
    }

    /// The interview screen, which must be the shown one.
    pub fn interview(&self) -> &Interview {
        match self.m.screen() {
            Screen::Interview(i) => i,
            other => panic!("not the interview: {other:?}"),
        }
    }

    /// Id of the question in view.
    pub fn question(&self) -> String {
        self.here().question(self.interview().question).map(|q| q.id.to_string()).unwrap_or_default()
    }

    /// What the message line says.
    pub fn notice(&self) -> &str {
        self.m.data.notice.as_ref().map_or("", |n| &n.text)
    }

    /// The kind of the message.
    pub fn notice_kind(&self) -> Option<NoticeKind> {
        self.m.data.notice.as_ref().map(|n| n.kind)
    }

    /// The question the program asks, if it asks one.
    pub fn asked(&self) -> Option<&asesor::app::overlay::Ask> {
        match &self.m.overlay {
            Some(Overlay::Ask { ask, .. }) => Some(ask),
            _ => None,
        }
    }

    /// What the footer says Enter does.
    pub fn enter(&self) -> String {
        self.interview().enter_label(&self.m.data).unwrap_or_default()
    }

    /// The language shown.
    pub fn lang(&self) -> Lang {
        self.m.data.lang
    }
}

/// The orders to save among effects.
pub fn saves(effects: &[Effect]) -> Vec<&Session> {
    effects.iter().filter_map(|e| if let Effect::Save(s) = e { Some(&**s) } else { None }).collect()
}
