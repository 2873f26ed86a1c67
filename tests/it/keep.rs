//! Reopening, searching, bundles and recovery, with real files and the program
//! itself.

use crate::support::small::{id, session_no};
use crate::support::{TempDir, bank};
use asesor::app::keep::{NotReopened, Order, Report, Search};
use asesor::app::{Effect, Msg};
use asesor::base::id::SessionId;
use asesor::base::time::Timestamp;
use asesor::domain::change::{Change, Splice, Stamp, TextField, apply};
use asesor::domain::lang::Lang;
use asesor::domain::reopen::ReopenError;
use asesor::domain::search::{Field, LIMIT};
use asesor::domain::session::{
    Delegate, EventRef, Evidence, EvidenceState, FollowUp, FollowUpKind, Quote, Rating, Session, Stage, Status,
};
use asesor::shell::search::run;
use asesor::shell::work::Work;
use asesor::shell::worker::Worker;
use asesor::shell::{Places, Store};
use asesor::store::format::{InstrumentCopy, render_session};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};

fn places(home: &Path) -> Places {
    Places { data: home.join("data"), state: home.join("state"), config: home.join("settings.toml") }
}

fn store(home: &Path) -> Arc<Store> {
    Arc::new(Store::open(places(home)).expect("a place for tests"))
}

fn copy() -> InstrumentCopy {
    InstrumentCopy::of((*bank()).clone()).expect("it was read")
}

fn at() -> Timestamp {
    Timestamp::parse("2019-02-22T10:42:00+07:00").expect("valid")
}

fn first_question() -> asesor::base::id::QuestionId {
    bank().questions().next().expect("has questions").question.id.clone()
}

/// A session of the built-in bank with a word of its own in every kind of text.
fn full(n: u8) -> Session {
    let mut s = session_no(n, &bank());
    s.instrument.sha256 = copy().sha256;
    s.instrument.id = bank().id.clone();
    s.instrument.revision = bank().revision;
    s.event = Some(EventRef {
        id: id("tes"),
        title: "acarakata".into(),
        place: "tempatkata".into(),
        dates: Vec::new(),
        utc_offset: "+07:00".into(),
    });
    let by = Stamp { at: at(), who: "Ani".into() };
    let q = first_question();
    let mut make = |c: Change| drop(apply(&mut s, c, &by).expect("a draft"));
    let text = |f: TextField, t: &str| Change::Text(f, Splice::between("", t));
    make(Change::Rating(q.clone(), Stage::Interview, Some(Rating::Level(3))));
    make(text(TextField::Note(q.clone()), "Catatankata: lihat lampiran"));
    make(text(TextField::ForRegion(q.clone()), "anjurankata"));
    make(text(TextField::Reason(q.clone(), Stage::Interview), "alasankata"));
    make(text(TextField::RegionRemark, "pesandaerahkata"));
    make(text(TextField::AssessorRemark, "pesanasesorkata"));
    make(Change::Quotes(q.clone(), vec![Quote { who: "pembicarakata".into(), text: "kutipankata".into(), at: at() }]));
    let mut e = Evidence::further(id("x1"), "buktikata".into(), EvidenceState::Seen);
    e.signer = "penandatangankata".into();
    make(Change::Evidence(q.clone(), id("x1"), Some(e)));
    make(Change::FollowUp(
        id("f1"),
        Some(FollowUp {
            id: id("f1"),
            kind: FollowUpKind::Action,
            question: Some(q),
            item: "lanjutkata".into(),
            evidence: None,
            owner: "pemilikkata".into(),
            due: Some("lusakata".into()),
            would_allow: None,
            at: at(),
        }),
    ));
    make(Change::Delegation(vec![Delegate {
        id: id("d1"),
        name: "Tamúkata".into(),
        position: "jabatankata".into(),
        nip: Some("198001012005011001".into()),
        signs: true,
        arrived: None,
        left: None,
    }]));
    s
}

fn put(home: &Path, s: &Session) -> PathBuf {
    let path = home.join("data").join("sessions").join(format!("{}.json", s.session));
    fs::create_dir_all(path.parent().expect("a folder")).expect("a place for tests");
    fs::write(&path, render_session(s, &copy()).expect("fits")).expect("a place for tests");
    path
}

fn order(words: &str) -> Search {
    Search { job: 1, words: words.into(), lang: Lang::Id, guest: false, veiled: BTreeSet::new(), limit: LIMIT }
}

fn fields(store: &Store, o: &Search) -> Vec<Field> {
    let found = run(store, o, &AtomicBool::new(false), &mut |_, _| {}).expect("readable");
    found.hits.kept.iter().map(|h| h.field).collect()
}

#[test]
fn a_word_is_found_wherever_a_person_wrote_it() {
    let home = TempDir::new("search");
    put(home.path(), &full(1));
    let store = store(home.path());
    for (words, field) in [
        ("catatankata", Field::Note),
        ("ANJURANKATA", Field::ForRegion),
        ("alasankata", Field::Reason),
        ("pesandaerahkata", Field::Remark),
        ("pesanasesorkata", Field::Remark),
        ("kutipankata", Field::Quote),
        ("pembicarakata", Field::Quote),
        ("buktikata", Field::Evidence),
        ("penandatangankata", Field::Evidence),
        ("lanjutkata pemilikkata", Field::FollowUp),
        ("lusakata", Field::FollowUp),
        ("tamukata", Field::Name),
        ("jabatankata", Field::Name),
        ("acarakata", Field::Name),
        ("sleman catatankata", Field::Note),
        ("Ani lampiran 2019-02-22", Field::Note),
    ] {
        assert!(fields(&store, &order(words)).contains(&field), "{words}");
    }
    assert!(fields(&store, &order("catatankata bantul")).is_empty(), "every word must be there");
    assert!(fields(&store, &order("198001012005011001")).is_empty(), "a civil-service number is nobody's search");
    let title = bank().text(&bank().questions().next().expect("one").question.title, Lang::Id).to_owned();
    assert!(fields(&store, &order(&title)).contains(&Field::Title));
}

#[test]
fn a_guest_at_the_screen_and_another_member_find_no_private_note() {
    let home = TempDir::new("veil");
    let s = full(1);
    put(home.path(), &s);
    let store = store(home.path());
    for words in ["catatankata", "alasankata", "pesanasesorkata"] {
        assert!(fields(&store, &Search { guest: true, ..order(words) }).is_empty(), "{words}");
    }
    let veiled = BTreeSet::from([s.session]);
    for words in ["catatankata", "alasankata", "anjurankata", "buktikata", "lanjutkata", "kutipankata"] {
        assert!(fields(&store, &Search { veiled: veiled.clone(), ..order(words) }).is_empty(), "{words}");
    }
    assert!(fields(&store, &Search { veiled, ..order("sleman") }).contains(&Field::Name));
}

/// 10,000 files: one session under as many names, so that the test is quick and
/// every file is still read and tested from its first to its last byte.
#[test]
fn ten_thousand_sessions_are_searched_in_bounds_and_can_be_stopped() {
    let home = TempDir::new("many");
    let mut i = (*bank()).clone();
    i.aspects.truncate(1);
    i.aspects[0].questions.truncate(1);
    i.index = asesor::domain::instrument::IndexUnit::Scale;
    let copy = InstrumentCopy::of(i).expect("it was read");
    let mut s = session_no(1, &copy.instrument);
    s.instrument.sha256.clone_from(&copy.sha256);
    let note = Change::Text(TextField::Note(first_question()), Splice::between("", "catatankata"));
    apply(&mut s, note, &Stamp { at: at(), who: "Ani".into() }).expect("a draft");
    let folder = home.path().join("data").join("sessions");
    let store = store(home.path());
    let first = folder.join("0.json");
    fs::write(&first, render_session(&s, &copy).expect("fits")).expect("a place for tests");
    for n in 1..10_000 {
        let next = folder.join(format!("{n}.json"));
        // Some places have no links, or only so many.
        fs::hard_link(&first, &next).or_else(|_| fs::copy(&first, &next).map(drop)).expect("a place for tests");
    }
    let mut steps = Vec::new();
    let stop = AtomicBool::new(false);
    let found = run(&store, &order("tidakadakata"), &stop, &mut |done, total| steps.push((done, total)));
    let found = found.expect("readable");
    assert_eq!((found.hits.kept.len(), found.hits.cut, found.unreadable, found.stopped), (0, false, 0, false));
    assert_eq!((steps.first(), steps.last()), (Some(&(0, 10_000)), Some(&(10_000, 10_000))));
    let found = run(&store, &order("catatankata"), &stop, &mut |_, _| {}).expect("readable");
    assert_eq!((found.hits.kept.len(), found.hits.cut), (LIMIT, true), "bounded, and it says so");
    let found = run(&store, &order("tidakadakata"), &stop, &mut |done, _| {
        assert!(done <= 100, "read on after it was stopped");
        stop.store(done == 100, Ordering::Relaxed);
    });
    assert!(found.expect("readable").stopped);
}

#[test]
fn a_search_in_the_background_tells_how_far_it_is_and_a_new_one_ends_it() {
    let home = TempDir::new("job");
    put(home.path(), &full(1));
    let (tell, told) = mpsc::channel();
    let mut worker = Worker::start(store(home.path()), move |m| {
        // The test may be over.
        let _ = tell.send(m);
    });
    for job in [1, 2] {
        worker.send(Effect::Keep(Order::Search(Search { job, ..order("catatankata") })));
    }
    let mut last = None;
    let mut progress = 0;
    while last.is_none() {
        match told.recv().expect("an answer to every search") {
            Msg::Keep(r) => match *r {
                Report::Searching { .. } => progress += 1,
                Report::Found { job: 2, found } => last = Some(found.expect("readable")),
                _ => {}
            },
            other => panic!("{other:?}"),
        }
    }
    assert!(progress > 0);
    assert_eq!(last.map(|f| f.hits.kept.len()), Some(1));
    worker.send(Effect::Keep(Order::StopSearch));
    assert!(worker.finish(std::time::Duration::from_secs(5)));
}

fn finished(n: u8) -> Session {
    let mut s = full(n);
    s.status = Status::Final;
    s.timing.ended = Some(at());
    s
}

#[test]
fn reopening_leaves_the_old_file_as_it_is_and_names_it() {
    let home = TempDir::new("reopen");
    let old = finished(1);
    let path = put(home.path(), &old);
    let before = fs::read(&path).expect("there");
    let mut work = Work::new(store(home.path()));
    let refused = work.reopen(&path, "  ", "Ani").expect_err("no reason");
    assert_eq!(refused, NotReopened::Refused(ReopenError::NoReason));
    let (o, _) = work.reopen(&path, "salah ketik", "Budi").expect("final");
    assert_eq!(fs::read(&path).expect("there"), before);
    let new = work.store().read(&o.path).expect("sound").session;
    assert_eq!((new.lineage, new.revision, new.is_final()), (old.lineage, 2, false));
    assert_eq!((&new.answers, &new.follow_ups, &new.remarks), (&old.answers, &old.follow_ups, &old.remarks));
    let s = new.supersedes.expect("names it");
    let body = work.store().read(&path).expect("sound").body_sha256;
    assert_eq!((s.session, s.sha256, s.by.as_str()), (old.session, body, "Budi"));
    let again = work.reopen(&path, "lagi", "Ani").expect_err("the newest goes on");
    assert_eq!(again, NotReopened::Refused(ReopenError::Superseded(new.session)));
    let mut changed = work.store().read(&o.path).expect("sound").session;
    let by = Stamp { at: at(), who: "Ani".into() };
    apply(&mut changed, Change::Rating(first_question(), Stage::Interview, None), &by).expect("a draft");
    assert!(matches!(work.save(&changed), Msg::Saved { outcome: asesor::app::msg::SaveOutcome::Both, .. }));
}

#[test]
fn what_a_reopened_session_took_over_is_found_once() {
    let home = TempDir::new("once");
    let path = put(home.path(), &finished(1));
    let mut work = Work::new(store(home.path()));
    let (o, _) = work.reopen(&path, "r", "Ani").expect("final");
    let found = run(work.store(), &order("catatankata"), &AtomicBool::new(false), &mut |_, _| {}).expect("readable");
    let sessions: Vec<SessionId> = found.hits.kept.iter().map(|h| h.session).collect();
    assert_eq!((sessions, found.sessions), (vec![o.session.session], 2));
}

fn asesor(home: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_asesor"))
        .args(args)
        .env_clear()
        .env("ASESOR_DATA_DIR", home.join("data"))
        .env("ASESOR_STATE_DIR", home.join("state"))
        .env("ASESOR_LANG", "en")
        .args(["--config", &home.join("settings.toml").display().to_string()])
        .output()
        .expect("the program was built")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

#[test]
fn the_commands_say_with_their_exit_code_how_it_went() {
    let home = TempDir::new("cli");
    let h = home.path();
    let path = put(h, &finished(1));
    let whole = fs::read(&path).expect("there");
    let bundle = h.join("b.asesor").display().to_string();
    let file = path.display().to_string();
    let steps: [(&[&str], i32); 14] = [
        (&["search", "catatankata"], 0),
        (&["cari", "tiadakata"], 3),
        (&["search", "..."], 2),
        (&["reopen", "34.04"], 2),
        (&["reopen", "34.04", "--reason", "r"], 0),
        (&["reopen", &file, "--reason", "r"], 5),
        (&["bundle", "--out", &bundle], 0),
        (&["bundel", "--out", &bundle], 5),
        (&["bundle", "--event", "tiada", "--out", "c"], 3),
        (&["restore", &bundle], 0),
        (&["pulihkan", &file], 4),
        (&["recover"], 0),
        (&["recover", &file, "--use", "9"], 2),
        (&["recover", "--erase"], 2),
    ];
    for (args, code) in steps {
        let out = asesor(h, args);
        assert_eq!(out.status.code(), Some(code), "{args:?}: {}", text(&out.stderr));
    }
    let listed = text(&asesor(h, &["list"]).stdout);
    assert!(listed.contains("reopened since") && !listed.contains("duplicate"), "{listed}");
    // A damaged file, its copies, and what was kept aside.
    let id = text(&asesor(h, &["new", "--region", "62.12", "--assessor", "Sri", "--institution", "UI"]).stdout);
    let id = id.trim();
    asesor(h, &["set", id, "3.2", "--level", "3"]);
    let sessions = h.join("data").join("sessions");
    let name = |p: &fs::DirEntry| p.file_name().to_string_lossy().into_owned();
    let find = |end: &str| {
        let all = fs::read_dir(&sessions).expect("there").flatten();
        all.filter(|e| name(e).starts_with("62.12") && name(e).ends_with(end)).map(|e| e.path()).next()
    };
    fs::write(find(&format!("{id}.json")).expect("made"), "torn").expect("a place for tests");
    let listed = asesor(h, &["recover", "--json"]);
    assert!(text(&listed.stdout).contains("\"safety\""), "{}", text(&listed.stdout));
    let out = asesor(h, &["recover", id, "--use", "1"]);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    assert!(text(&out.stdout).contains(".corrupt-1.json"), "{}", text(&out.stdout));
    assert_eq!(fs::read(find("corrupt-1.json").expect("kept")).expect("there"), b"torn");
    assert_eq!(asesor(h, &["show", id]).status.code(), Some(0));
    assert_eq!(asesor(h, &["recover", "--erase", "--yes"]).status.code(), Some(0));
    assert_eq!(fs::read(&path).expect("there"), whole);
}

#[test]
fn completions_and_manual_know_every_command_in_both_languages() {
    let home = TempDir::new("man");
    for lang in ["id", "en"] {
        for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
            let out = text(&asesor(home.path(), &["completions", shell, "--lang", lang]).stdout);
            assert!(out.contains("finalize") && out.contains("recover"), "{shell}");
        }
        let page = text(&asesor(home.path(), &["man", "--lang", lang]).stdout);
        let heading = if lang == "id" { ".SH NAMA" } else { ".SH NAME" };
        assert!(page.contains(heading) && page.contains("restore"), "{page}");
        assert_eq!(asesor(home.path(), &["man", "set", "--lang", lang]).status.code(), Some(0));
    }
    assert_eq!(asesor(home.path(), &["man", "tiada"]).status.code(), Some(2));
    assert!(!home.path().join("data").exists(), "help makes no folder");
}
