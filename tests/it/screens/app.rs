//! A session with answers, a model on it, keys driven through `update` with a
//! world that saves everything at once, and a printer of what is on the screen.

use super::files::later;
use asesor::app::beside::Beside;
use asesor::app::key::Key;
use asesor::app::msg::{Effect, Listed, Msg, NewerCopy, Opened, Place, SaveOutcome, Settings};
use asesor::app::{Model, update};
use asesor::base::fault::{Fault, FaultKind};
use asesor::base::id::{Id, SessionId};
use asesor::base::time::{Moment, Timestamp};
use asesor::domain::change::{Change, Splice, Stamp, TextField, apply};
use asesor::domain::compare::compare;
use asesor::domain::instrument::Instrument;
use asesor::domain::keep::FileKind;
use asesor::domain::lang::Lang;
use asesor::domain::new_session::NewSession;
use asesor::domain::region::Regions;
use asesor::domain::session::{
    Assessor, ClaimAnswer, ClaimCopy, Delegate, Evidence, EvidenceState, InstrumentRef, Rating, Role, Session, Stage,
};
use asesor::domain::summary::Summary;
use asesor::tui::theme::Role as Look;
use asesor::tui::view::{ViewState, frame};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// The built-in instrument.
pub fn instrument() -> Arc<Instrument> {
    static ONE: OnceLock<Arc<Instrument>> = OnceLock::new();
    ONE.get_or_init(|| {
        let bytes = include_bytes!("../../../assets/instruments/smart-city-2019.json");
        Arc::new(asesor::domain::instrument_check::parse(bytes).expect("the built-in instrument is sound"))
    })
    .clone()
}

pub fn at(s: &str) -> Timestamp {
    Timestamp::parse(&format!("2019-02-22T{s}+07:00")).expect("a time")
}

/// 10.42.07, some minutes after the interview began.
pub fn now() -> Moment {
    Moment { wall: at("10:42:07"), ms: 1_320_000 }
}

pub fn id(s: &str) -> Id {
    Id::parse(s).expect("an id")
}

pub fn session_id(n: u8) -> SessionId {
    SessionId::parse(&format!("0190163d-8694-739b-aea5-966c26f8ad{n:02x}")).expect("an id")
}

/// A new session of a region.
pub fn fresh(code: &str, n: u8, claim: Option<ClaimCopy>) -> Session {
    let regions = Regions::shared();
    let region = regions.reference(regions.by_code(code).expect("a region"));
    NewSession {
        region,
        event: None,
        team: None,
        assessor: Assessor {
            id: "sri".into(),
            name: "Sri Wahyuni".into(),
            institution: "Dinas Kominfo".into(),
            role: Role::Member,
        },
        delegation: vec![Delegate {
            id: id("d01"),
            name: "Ir. Budi S.".into(),
            position: "Kadis Kominfo".into(),
            nip: None,
            signs: true,
            arrived: None,
            left: None,
        }],
        instrument: InstrumentRef { id: id("smart-city-2019"), revision: 1, sha256: "0".repeat(64) },
        claim,
        context: BTreeMap::new(),
        slot_minutes: 60,
        practice: false,
    }
    .create(session_id(n), at("10:20:00"))
}

/// What the region claims on its first aspects.
pub fn claims() -> ClaimCopy {
    let i = instrument();
    let one = |n: usize| ClaimAnswer {
        rating: Some(Rating::Level([3, 4, 2, 3, 5][n % 5])),
        explanation: String::new(),
        evidence: Vec::new(),
    };
    let answers = i.questions().enumerate().take(24).map(|(n, q)| (q.question.id.clone(), one(n))).collect();
    ClaimCopy { sha256: "1".repeat(64), received: at("08:00:00"), filled_by: "Bappeda".into(), answers }
}

const NOTE: &str = "Walidata = Diskominfo, SK 188/2018. Standar metadata dipakai 18 dari 31 perangkat daerah. \
    Dinkes dan Disdik masih format sendiri. Ditinjau terakhir Februari 2018.";

/// A session on which somebody has worked: 19 ratings, evidence, a note.
pub fn worked(claim: Option<ClaimCopy>) -> Session {
    let i = instrument();
    let mut s = fresh("34.04", 1, claim);
    let stamp = Stamp { at: at("10:40:00"), who: "Sri Wahyuni".into() };
    let mut make = |c: Change| {
        c.validate(&i).expect("the instrument allows it");
        apply(&mut s, c, &stamp).expect("a draft takes it");
    };
    let q: Vec<Id> = i.questions().map(|p| p.question.id.clone()).collect();
    for (n, q) in q.iter().enumerate().take(19) {
        let rating = match n {
            10 => Rating::Unverified,
            n => Rating::Level([3, 2, 4, 1, 3, 2, 5, 0][n % 8]),
        };
        make(Change::Rating(q.clone(), Stage::Interview, Some(rating)));
    }
    let items: Vec<Id> = i.find(&q[17]).expect("there").question.evidence.iter().map(|e| e.id.clone()).collect();
    let mut seen = Evidence::of_item(&items[0], EvidenceState::Seen);
    seen.number = "188/2018".into();
    seen.date = "12-3-2018".into();
    make(Change::Evidence(q[17].clone(), items[0].clone(), Some(seen)));
    let mut promised = Evidence::of_item(&items[2], EvidenceState::Promised);
    promised.remark = "kirim surel 1 Maret".into();
    make(Change::Evidence(q[17].clone(), items[2].clone(), Some(promised)));
    make(Change::Evidence(q[17].clone(), items[3].clone(), Some(Evidence::of_item(&items[3], EvidenceState::Absent))));
    make(Change::Text(TextField::Note(q[17].clone()), Splice { at: 0, del: String::new(), ins: NOTE.into() }));
    s.timing.aspects.insert(id("komitmen"), 1_300);
    s
}

/// A session with every question rated.
pub fn full() -> Session {
    let i = instrument();
    let mut s = fresh("34.04", 3, None);
    let stamp = Stamp { at: at("10:40:00"), who: "Sri Wahyuni".into() };
    for (n, p) in i.questions().enumerate() {
        let level = [3, 2, 4, 1, 3, 2, 5][(n / 8 + n % 3) % 7];
        let c = Change::Rating(p.question.id.clone(), Stage::Interview, Some(Rating::Level(level)));
        apply(&mut s, c, &stamp).expect("a draft takes it");
    }
    s
}

/// The same, made final.
pub fn finished() -> Session {
    let mut s = full();
    let stamp = Stamp { at: at("10:42:07"), who: "Sri Wahyuni".into() };
    asesor::domain::finalise::finalise(&instrument(), &mut s, &stamp).expect("a draft");
    s
}

/// A program under test.
pub struct App {
    pub m: Model,
    pub v: ViewState,
    /// What was asked of the world and is not a save.
    pub asked: Vec<Effect>,
    /// How the next saves go.
    pub outcome: SaveOutcome,
    /// False holds answers to saves back.
    pub saves: bool,
}

impl App {
    /// The session list, read.
    pub fn list(lang: Lang) -> Self {
        let settings = Settings { lang: Some(lang), assessor: "Sri Wahyuni".into(), ..Settings::default() };
        let m = Model::new(settings, PathBuf::from("/home/sri/asesor/sesi"), now(), (80, 24));
        Self { m, v: ViewState::default(), asked: Vec::new(), outcome: SaveOutcome::Both, saves: true }
    }

    /// The session list with sessions, a damaged file and a newer one.
    pub fn with_sessions(lang: Lang) -> Self {
        let mut app = Self::list(lang);
        let i = instrument();
        let listed = |s: &Session| Listed {
            path: PathBuf::from("/x.json"),
            kind: FileKind::Session,
            row: Ok(Summary::of(&i, s)),
        };
        let broken = |name: &str, k| Listed {
            path: PathBuf::from(name),
            kind: FileKind::Session,
            row: Err(Fault::new(k, name, "byte 12")),
        };
        let mut practice = fresh("34.71", 4, None);
        practice.practice = true;
        let mut done = worked(None);
        asesor::domain::finalise::finalise(&i, &mut done, &Stamp { at: at("10:41:00"), who: "Sri".into() })
            .expect("a draft");
        let rows = vec![
            listed(&worked(None)),
            listed(&fresh("34.02", 2, None)),
            listed(&done),
            listed(&practice),
            broken("Bantul-2019-02-21.json", FaultKind::Damaged),
            broken("KulonProgo-2019-02-21.json", FaultKind::Newer),
        ];
        app.send(Msg::Listed(rows));
        app
    }

    /// A session opened at question `number`.
    pub fn open(lang: Lang, session: Session, number: &str) -> Self {
        let mut app = Self::with_sessions(lang);
        let i = instrument();
        let question = i.find_spoken(number).map(|p| p.question.id.clone());
        let read_only = session.is_final().then_some(asesor::app::msg::ReadOnly::Final);
        app.send(Msg::Opened(Box::new(Opened {
            session,
            instrument: i,
            path: PathBuf::from("/home/sri/asesor/sesi/Sleman.json"),
            read_only,
            place: Place { question, note_cursor: None },
            newer_copy: None,
            beside: Beside::default(),
        })));
        app
    }

    /// The interview on a session somebody has worked on.
    pub fn interview(lang: Lang) -> Self {
        Self::open(lang, worked(None), "3.2")
    }

    /// The question which of two copies to open.
    pub fn newer_copy(lang: Lang) -> Self {
        let mut app = Self::with_sessions(lang);
        let (file, copy) = (worked(None), later(&worked(None)));
        let comparison = Some(Box::new(compare(&instrument(), &file, &copy)));
        let path = PathBuf::from("/copy");
        let newer = NewerCopy { path, generation: 99, changed: at("10:44:31"), answered: 20, comparison };
        app.send(Msg::Opened(Box::new(Opened {
            session: worked(None),
            instrument: instrument(),
            path: PathBuf::from("/home/sri/asesor/sesi/Sleman.json"),
            read_only: None,
            place: Place::default(),
            newer_copy: Some(newer),
            beside: Beside::default(),
        })));
        app
    }

    pub fn sized(mut self, cols: u16, rows: u16) -> Self {
        self.send(Msg::Resized { cols, rows });
        self
    }

    /// Presses keys as `Key::parse_all` reads them.
    pub fn keys(mut self, keys: &str) -> Self {
        for key in Key::parse_all(keys) {
            let n = now();
            // Far enough apart to be a person's.
            self.m.data.now.ms += 200;
            let at = Moment { ms: self.m.data.now.ms, ..n };
            self.send(Msg::Key { key, at });
        }
        self
    }

    /// Everything typed reaches the session and is saved.
    pub fn settle(mut self) -> Self {
        let ms = self.m.data.now.ms + 2_000;
        self.send(Msg::Tick(Moment { ms, ..now() }));
        self
    }

    pub fn send(&mut self, msg: Msg) {
        for e in update(&mut self.m, msg) {
            match e {
                Effect::Save(s) if self.saves => {
                    let saved = Msg::Saved {
                        session: s.session,
                        generation: s.generation,
                        at: now().wall,
                        outcome: self.outcome.clone(),
                    };
                    self.send(saved);
                }
                other => self.asked.push(other),
            }
        }
    }

    pub fn draw(&mut self, cols: u16, rows: u16) {
        self.drawn(cols, rows);
    }

    fn drawn(&mut self, cols: u16, rows: u16) -> Terminal<TestBackend> {
        let mut t = Terminal::new(TestBackend::new(cols, rows)).expect("a test screen");
        t.draw(|f| frame(&self.m, &mut self.v, f)).expect("drawing cannot fail");
        t
    }

    /// The cells of the screen at its own size.
    pub fn buffer(&mut self) -> ratatui::buffer::Buffer {
        let (cols, rows) = self.m.data.size;
        self.drawn(cols, rows).backend().buffer().clone()
    }

    /// The screen as text.
    pub fn text_at(&mut self, cols: u16, rows: u16) -> String {
        let t = self.drawn(cols, rows);
        lines(&t).join("\n")
    }

    /// The screen as text with the place of the real cursor.
    pub fn picture(&mut self) -> String {
        let (cols, rows) = self.m.data.size;
        let mut t = self.drawn(cols, rows);
        let at = t.get_cursor_position().expect("a test screen has a cursor");
        format!("{}\n[kursor baris {}, kolom {}]", lines(&t).join("\n"), at.y, at.x)
    }

    /// The screen with one letter for the look of each cell.
    pub fn looks(&mut self) -> String {
        let (cols, rows) = self.m.data.size;
        let theme = self.m.data.theme;
        let t = self.drawn(cols, rows);
        let buf = t.backend().buffer();
        let mut out = lines(&t).join("\n");
        out.push('\n');
        for y in 0..rows {
            let mut line = String::new();
            for x in 0..cols {
                let s = buf.cell((x, y)).map(|c| (c.fg, c.modifier)).unwrap_or_default();
                let found = Look::ALL.iter().find(|r| {
                    let st = r.style(theme);
                    (st.fg.unwrap_or_default(), st.add_modifier) == s
                });
                let letter = match found {
                    None => '?',
                    Some(Look::Text) => ' ',
                    Some(r) => format!("{r:?}").chars().next().unwrap_or('?'),
                };
                line.push(letter);
            }
            let _ = writeln!(out, "{}", line.trim_end());
        }
        out.trim_end().to_owned()
    }
}

/// The rows of the screen without blanks at their ends; a wide letter is one
/// letter.
fn lines(t: &Terminal<TestBackend>) -> Vec<String> {
    let buf = t.backend().buffer();
    let area = buf.area;
    (0..area.height)
        .map(|y| {
            let mut out = String::new();
            let mut skip = 0;
            for x in 0..area.width {
                let symbol = buf.cell((x, y)).map_or(" ", ratatui::buffer::Cell::symbol);
                if skip == 0 {
                    out.push_str(symbol);
                    skip = asesor::base::text::width(symbol).saturating_sub(1);
                } else {
                    skip -= 1;
                }
            }
            out.trim_end().to_owned()
        })
        .collect()
}
