//! Programs at the screens around keeping: welcome, practice, search, bin, copies.

use super::app::{App, at, claims, fresh, full, instrument, session_id, worked};
use asesor::app::keep::Report;
use asesor::app::msg::{Listed, Msg};
use asesor::base::fault::{Fault, FaultKind};
use asesor::domain::keep::{Binned, FileKind, Found, Handed, Spare, Which};
use asesor::domain::lang::Lang;
use asesor::domain::search::{Hits, LIMIT, Query, Sight, search};
use asesor::domain::session::Session;
use asesor::domain::summary::Summary;
use std::path::PathBuf;

impl App {
    /// Files that are something else than a session, or one of two.
    pub fn marked(lang: Lang) -> Self {
        let mut app = Self::list(lang);
        let i = instrument();
        let listed = |s: &Session, kind| Listed { path: PathBuf::from("/x.json"), kind, row: Ok(Summary::of(&i, s)) };
        let old = full();
        let mut new = full();
        (new.session, new.revision) = (session_id(30), 2);
        let twice = fresh("34.02", 31, None);
        let again = fresh("34.02", 32, None);
        let rows = vec![
            listed(&new, FileKind::Session),
            listed(&old, FileKind::Session),
            listed(&twice, FileKind::Session),
            listed(&again, FileKind::Session),
            listed(&fresh("34.71", 33, None), FileKind::Conflict),
            listed(&fresh("34.03", 34, None), FileKind::SafetyOnly),
            listed(&fresh("34.01", 35, None), FileKind::Corrupt),
        ];
        app.send(Msg::Listed(rows));
        app
    }

    /// The first start.
    pub fn first(lang: Lang) -> Self {
        let mut app = Self::list(lang);
        app.m.data.welcome = true;
        app.send(Msg::Listed(Vec::new()));
        app
    }

    /// The practice session, just begun.
    pub fn practice(lang: Lang) -> Self {
        let i = instrument();
        let blank = fresh("34.04", 7, None);
        let (r, who) = (blank.instrument, blank.assessor);
        let s = asesor::domain::try_out::session(&i, r, who, blank.session, at("10:20:00"));
        Self::open(lang, s, "1.1")
    }

    /// A search over every session that has begun.
    pub fn searching(lang: Lang) -> Self {
        let mut app = Self::with_sessions(lang).keys("/standar metadata<Enter>");
        app.send(Msg::Keep(Box::new(Report::Searching { job: 1, done: 1_250, total: 10_000 })));
        app
    }

    /// The same at its end.
    pub fn found(lang: Lang) -> Self {
        let mut app = Self::searching(lang);
        let mut hits = Hits::new(LIMIT);
        let q = Query::parse("standar metadata").expect("words");
        let s = worked(Some(claims()));
        search(&q, (&instrument(), &s), lang, Sight::All, true, &mut hits);
        let found = Found { hits, sessions: 10_000, unreadable: 2, stopped: false };
        app.send(Msg::Keep(Box::new(Report::Found { job: 1, found: Ok(found) })));
        app
    }

    /// The bin with a file of yesterday and one past its time.
    pub fn bin(lang: Lang) -> Self {
        let mut app = Self::with_sessions(lang).keys("mb");
        let day = |s: &str| chrono::NaiveDate::parse_from_str(s, "%Y-%m-%d").expect("a day");
        let row = |n: u8, on: &str| Binned {
            path: PathBuf::from(format!("/sampah/{n}.json")),
            name: format!("34.04_2019-02-21_{n}.json"),
            on: day(on),
            row: if n == 2 {
                Err(Fault::new(FaultKind::Damaged, "/sampah/2.json", "byte 12"))
            } else {
                Ok(Summary::of(&instrument(), &fresh("34.02", n, None)))
            },
        };
        let rows = vec![row(1, "2019-02-21"), row(2, "2019-02-01"), row(3, "2018-12-24")];
        app.send(Msg::Keep(Box::new(Report::Bin(Ok(rows)))));
        app
    }

    /// A damaged file with three copies.
    pub fn copies(lang: Lang) -> Self {
        let mut app = Self::with_sessions(lang).keys("<End><Up><Enter>");
        let copy = |which, generation, answers| Spare {
            path: PathBuf::from("/copy"),
            which,
            generation,
            changed: at("10:44:31"),
            answers,
            sha256: String::new(),
        };
        let copies =
            vec![copy(Which::Safety, 214, 20), copy(Which::Interrupted, 213, 20), copy(Which::Previous, 212, 19)];
        let path = PathBuf::from("Bantul-2019-02-21.json");
        app.send(Msg::Keep(Box::new(Report::Copies { path, copies })));
        app
    }

    /// A copy that arrived.
    pub fn handed(lang: Lang) -> Self {
        let mut app = Self::with_sessions(lang).keys("mk/media/flash<Enter>");
        let path = PathBuf::from("/media/flash/34.04_2019-02-22_6c26f8ad.json");
        let check_code = "7Q2M-4KXZ-90AB-3CDE".to_owned();
        let h = Handed { path, bytes: 1, sha256: String::new(), check_code, is_final: true, was_there: false };
        app.send(Msg::Keep(Box::new(Report::Handed(Ok(h)))));
        app
    }
}
