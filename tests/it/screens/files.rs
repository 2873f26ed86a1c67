//! Programs at the questions about files, and what they look like.

use super::app::{App, at, instrument, worked};
use super::shots;
use asesor::app::beside::{Beside, Edited};
use asesor::app::keep::{Origin, Report};
use asesor::app::msg::{Listed, Msg, Opened, Place, ReadOnly, SaveOutcome};
use asesor::base::fault::{Fault, FaultKind};
use asesor::domain::change::{Change, Splice, Stamp, TextField, apply};
use asesor::domain::compare::compare;
use asesor::domain::keep::Stand;
use asesor::domain::lang::Lang;
use asesor::domain::session::{Rating, Session, Stage};
use std::path::PathBuf;

const FILE: &str = "/media/flash/asesor/34.04_2019-02-22_6c26f8ad.json";

/// The session with two changes more.
pub fn later(s: &Session) -> Session {
    let mut s = s.clone();
    let q = |n: usize| instrument().questions().nth(n).map(|p| p.question.id.clone()).expect("a question");
    let by = Stamp { at: at("10:44:31"), who: "Budi Santoso".to_owned() };
    let note = TextField::Note(q(25));
    let words = Splice::between(note.get(&s), "Walidata sudah ditetapkan; notulen belum dibaw");
    apply(&mut s, Change::Rating(q(24), Stage::Interview, Some(Rating::Level(2))), &by).expect("a draft");
    apply(&mut s, Change::Text(note, words), &by).expect("a draft");
    s
}

fn denied() -> Fault {
    Fault::new(FaultKind::NoSpace, FILE, "No space left on device (os error 28)")
}

impl App {
    fn opened(lang: Lang, session: Session, read_only: Option<ReadOnly>, beside: Beside) -> Self {
        let mut app = Self::with_sessions(lang);
        app.send(Msg::Opened(Box::new(Opened {
            session,
            instrument: instrument(),
            path: PathBuf::from(FILE),
            read_only,
            place: Place::default(),
            newer_copy: None,
            beside,
        })));
        app
    }

    /// A file edited outside, with or without a copy from before.
    pub fn edited(lang: Lang, previous: bool) -> Self {
        let (before, now) = (worked(None), later(&worked(None)));
        let previous = previous.then(|| (PathBuf::from("/copy"), Box::new(compare(&instrument(), &before, &now))));
        let edited = Some(Edited { sha256: String::new(), previous });
        let beside = Beside { edited, ..Beside::default() };
        Self::opened(lang, now, Some(ReadOnly::Edited), beside)
    }

    /// A session whose folder takes no writing.
    pub fn shut_folder(lang: Lang) -> Self {
        let home = Some(PathBuf::from("/home/sri/.local/state/asesor/recovery/0190163d.json"));
        Self::opened(lang, worked(None), None, Beside { home, ..Beside::default() })
    }

    /// A save failed; the place was looked at.
    pub fn cannot(lang: Lang, outcome: SaveOutcome, stand: Stand) -> Self {
        let mut app = Self::opened(lang, worked(None), None, Beside::default());
        app.outcome = outcome;
        let mut app = app.keys("4");
        let session = app.m.data.watched.expect("open");
        app.send(Msg::Keep(Box::new(Report::Looked { session, stand })));
        app
    }

    /// Others changed the file; it was read.
    pub fn changed(lang: Lang) -> Self {
        let copy = PathBuf::from("/media/flash/asesor/34.04_2019-02-22_6c26f8ad.conflict-1.json");
        let theirs = Fault::new(FaultKind::ChangedByOthers, FILE, "");
        let mut app = Self::cannot(lang, SaveOutcome::Diverted(theirs, copy), Stand::default());
        let ours = app.m.data.open.as_ref().expect("open").session.clone();
        let found = Ok(Box::new(compare(&instrument(), &ours, &later(&worked(None)))));
        let (left, right) = (Some(Origin::Here(ours.session)), Origin::File(PathBuf::from(FILE)));
        app.send(Msg::Keep(Box::new(Report::Compared { left, right, found })));
        app
    }

    /// A save under way for four seconds.
    pub fn slow(lang: Lang) -> Self {
        let mut app = Self::opened(lang, worked(None), None, Beside::default());
        app.saves = false;
        let mut app = app.keys("4<Down>3");
        let mut now = app.m.data.now;
        now.ms += 4_000;
        app.send(Msg::Tick(now));
        app.m.data.notice = None;
        app
    }
}

pub fn both(lang: Lang) -> App {
    App::cannot(lang, SaveOutcome::Neither(denied(), denied()), Stand { gone: true, writable: false, free: None })
}

pub fn full(lang: Lang) -> App {
    App::cannot(lang, SaveOutcome::SafetyOnly(denied()), Stand { gone: false, writable: true, free: Some(0) })
}

#[test]
fn a_save_that_takes_long() {
    shots("saving-slow", App::slow, "");
}

#[test]
fn cannot_save_and_the_place_was_looked_at() {
    shots("cannot-save-stand", full, "");
}

#[test]
fn cannot_save_anywhere() {
    shots("cannot-save-anywhere", both, "");
}

#[test]
fn saving_elsewhere() {
    shots("elsewhere", full, "<Enter><Ctrl-K>/home/sri");
}

#[test]
fn leaving_with_changes_only_in_memory() {
    shots("leave-unsaved", |l| both(l).keys("<Esc>mp"), "tidak");
}

#[test]
fn two_versions() {
    shots("two-versions", App::changed, "");
}

#[test]
fn two_versions_side_by_side() {
    shots("two-versions-compared", App::changed, "<Right><Enter>");
}

#[test]
fn edited_outside() {
    shots("edited", |l| App::edited(l, true), "");
}

#[test]
fn a_folder_that_takes_no_writing() {
    shots("folder-shut", App::shut_folder, "");
}

#[test]
fn a_pulled_stick_is_asked_for_and_never_called_a_full_disk() {
    for lang in Lang::ALL {
        let ask = if lang == Lang::Id { "terpasang" } else { "stick in" };
        let claim = if lang == Lang::Id { "diska penuh (" } else { "disk is full" };
        for (stand, kind) in [
            (Stand { gone: true, writable: false, free: None }, FaultKind::NoSpace),
            (Stand { gone: true, writable: false, free: None }, FaultKind::Other),
            (Stand { gone: false, writable: true, free: Some(9_000_000_000) }, FaultKind::NoSpace),
            (Stand { gone: false, writable: true, free: None }, FaultKind::FolderGone),
            (Stand { gone: false, writable: true, free: None }, FaultKind::Other),
        ] {
            let f = Fault::new(kind, FILE, "No space left on device (os error 28)");
            for (cols, rows) in [(80, 24), (40, 12)] {
                let mut a = App::cannot(lang, SaveOutcome::SafetyOnly(f.clone()), stand).sized(cols, rows);
                let text = a.text_at(cols, rows).replace(['\n', '│'], " ");
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(text.contains(ask), "{kind:?} {cols}: {text}");
                assert!(!text.contains(claim), "{kind:?}: {text}");
            }
        }
    }
}

#[test]
fn every_question_about_files_shows_all_its_answers_at_every_size() {
    type Make = fn(Lang) -> App;
    let all: [(&str, Make, usize); 6] = [
        ("newer", App::newer_copy, 3),
        ("edited", |l| App::edited(l, true), 4),
        ("edited alone", |l| App::edited(l, false), 2),
        ("cannot", full, 3),
        ("both", both, 3),
        ("changed", App::changed, 3),
    ];
    for (name, make, answers) in all {
        for lang in Lang::ALL {
            for (cols, rows) in [(80, 24), (40, 12), (60, 16), (120, 40)] {
                let mut app = make(lang).sized(cols, rows);
                let text = app.text_at(cols, rows);
                let shown = text.split("[ ").skip(1).filter(|s| s.starts_with(char::is_uppercase)).count();
                assert_eq!(shown, answers, "{name} {cols}x{rows}: {text}");
            }
        }
    }
}

#[test]
fn a_session_listed_after_a_crash_opens_by_asking() {
    let mut app = App::newer_copy(Lang::Id);
    let text = app.text_at(80, 24);
    assert!(text.contains("2 perubahan") && text.contains("notulen belum dibaw"), "{text}");
    let mut app = app.keys("<Right><Enter>");
    let text = app.text_at(80, 24);
    assert!(text.contains("Salinan") || text.contains("salinan"), "{text}");
    assert!(text.contains("tingkat 2"), "the level of the copy: {text}");
    let rows: Vec<Listed> = Vec::new();
    app.send(Msg::Listed(rows));
    let mut app = app.keys("<Esc>");
    assert!(app.text_at(80, 24).contains("Pulihkan"), "Esc leads back to the question");
}
