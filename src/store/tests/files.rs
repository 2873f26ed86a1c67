//! Files from anywhere: read as they are or refused with their place, and never
//! touched.

use super::fixture::{Faulty, TempDir, at, id, instrument, q, rich, session, tree};
use crate::base::fault::{Fault, FaultKind};
use crate::domain::claim::{self, Claim};
use crate::domain::event::{self, Event};
use crate::domain::history::hex_sha256;
use crate::domain::session::{Rated, Rating, Session};
use crate::store::format::{Instruments, plain, read_session, render_session};
use crate::store::{Listed, Origin, Place, Remembered, Settings, Store, UnusableInstrument};
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;

fn bytes(s: &Session) -> Vec<u8> {
    render_session(s, &instrument()).expect("fits")
}

fn refused(bytes: &[u8]) -> (FaultKind, String) {
    let p = read_session(bytes, &mut Instruments::new()).expect_err("not good");
    (p.kind, p.detail)
}

/// `text` with `from` in the body made `to` and the hash made right again, as a
/// careful stranger would.
fn edited(from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(bytes(&rich())).expect("text");
    let body = serde_json::to_string(&rich()).expect("plain");
    let new = body.replacen(from, to, 1);
    assert_ne!(new, body, "{from}");
    text.replacen(&hex_sha256(body.as_bytes()), &hex_sha256(new.as_bytes()), 1).replacen(&body, &new, 1).into_bytes()
}

#[test]
fn everything_recorded_comes_back_as_it_was() {
    let read = read_session(&bytes(&rich()), &mut Instruments::new()).expect("good");
    assert_eq!((read.session, read.copy), (rich(), instrument()));
    assert_eq!(read.check_code.len(), 19);
}

proptest::proptest! {
    #[test]
    fn no_word_anybody_types_breaks_the_file(note in "\\PC*|[\u{0}-\u{ff}\"\\\\]*", name in ".*") {
        let mut s = rich();
        s.answers.values_mut().for_each(|a| a.note.clone_from(&note));
        s.region.name = name;
        let read = read_session(&bytes(&s), &mut Instruments::new()).expect("good");
        proptest::prop_assert_eq!(read.session, s);
    }
}

#[test]
fn every_single_changed_byte_of_a_file_is_noticed() {
    let good = bytes(&rich());
    let mut seen = Instruments::new();
    assert!(read_session(&good, &mut seen).is_ok());
    for n in 0..good.len() {
        for flip in [0x01, 0x20] {
            let mut bad = good.clone();
            bad[n] ^= flip;
            assert!(read_session(&bad, &mut seen).is_err(), "byte {n}: {}", String::from_utf8_lossy(&bad[n..=n]));
        }
    }
    for cut in [0, 1, good.len() / 2, good.len() - 1] {
        assert!(read_session(&good[..cut], &mut seen).is_err(), "cut at {cut}");
    }
    assert!(read_session(&[good.as_slice(), b" "].concat(), &mut seen).is_err());
}

#[test]
fn an_edited_body_is_refused_with_the_place_even_if_its_hash_is_right() {
    for (from, to, place) in [
        (r#""practice":true"#, r#""practice":true,"colour":1"#, "unknown field `colour`"),
        (r#""practice":true"#, r#""practice":true,"practice":false"#, "duplicate field `practice`"),
        (
            r#""context":{"ipm""#,
            r#""context":{"ipm":{"value":"1","year":"","source":""},"ipm""#,
            r#"body.context: "ipm" twice"#,
        ),
        (r#""rating":{"level":1}"#, r#""rating":{"level":9}"#, "V1"),
        (r#""answers":{"V1":{"interview""#, r#""answers":{"X9":{"interview""#, "no question X9"),
        (r#""id":"kecil""#, r#""id":"besar""#, "body.instrument"),
        (r#""generation":3"#, r#""generation":4"#, "generation"),
    ] {
        let (kind, detail) = refused(&edited(from, to));
        assert_eq!(kind, FaultKind::Damaged);
        assert!(detail.contains(place), "{detail} should name {place}");
    }
    let mut s = rich();
    let note = Rated { rating: Some(Rating::Na), support: None, reason: String::new(), at: at(1) };
    s.answers.get_mut(&q("V1")).expect("rated").desk = Some(note.clone());
    assert!(read_session(&bytes(&s), &mut Instruments::new()).is_ok());
    let answer = s.answers[&q("V1")].clone();
    s.answers.insert(q("V2"), answer);
    assert!(refused(&bytes(&s)).1.contains("V2"), "a rating where the question has no levels");
}

fn kind(rows: &[Listed], name: &str) -> Option<FaultKind> {
    let row =
        rows.iter().find(|r| r.path.to_string_lossy().ends_with(name)).unwrap_or_else(|| panic!("{name} is hidden"));
    row.row.as_ref().err().map(|f| f.kind)
}

#[test]
fn every_file_that_lies_there_is_listed_and_none_is_touched() {
    let dir = TempDir::new();
    let store = dir.store();
    let good = String::from_utf8(bytes(&rich())).expect("text");
    let put = |name: &str, text: &[u8]| fs::write(dir.sessions().join(name), text).expect("free");
    put("good.json", good.as_bytes());
    put("empty.json", b"");
    put("torn.json", &good.as_bytes()[..good.len() / 2]);
    put("zeros.json", &[0; 4096]);
    put("newer.json", good.replacen("\"version\":1", "\"version\":7,\"more\":{}", 1).as_bytes());
    put("foreign.json", br#"{"format":"x","a":1}"#);
    put("list.json", b"[1]");
    put("twice.json", good.replacen("{\"format\"", "{\"session\":\"x\",\"format\"", 1).as_bytes());
    put("deep.json", "[".repeat(200_000).as_bytes());
    put("escape\u{1b}[2J.json", b"\x1b[2J");
    put("note.txt", b"no business of ours");
    fs::create_dir(dir.sessions().join("folder.json")).expect("free");
    let big = fs::File::create(dir.sessions().join("big.json")).expect("free");
    big.set_len(17 << 20).expect("sparse");
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        use std::os::unix::ffi::OsStrExt as _;
        mknodat(CWD, dir.sessions().join("pipe.json"), FileType::Fifo, Mode::RUSR, 0).expect("free");
        fs::write(dir.sessions().join(std::ffi::OsStr::from_bytes(b"\xff.json")), "x").expect("free");
    }
    let before = tree(dir.path());
    let rows = store.list().expect("readable");
    assert_eq!(kind(&rows, "good.json"), None);
    for name in ["empty.json", "torn.json", "zeros.json", "twice.json", "[2J.json"] {
        assert_eq!(kind(&rows, name), Some(FaultKind::Damaged), "{name}");
    }
    for name in ["foreign.json", "list.json", "deep.json", "folder.json"] {
        assert_eq!(kind(&rows, name), Some(FaultKind::NotOurs), "{name}");
    }
    assert_eq!(kind(&rows, "big.json"), Some(FaultKind::TooLarge));
    assert_eq!(kind(&rows, "newer.json"), Some(FaultKind::Newer));
    let newer = rows.iter().find(|r| r.path.ends_with("newer.json")).expect("listed");
    assert_eq!((newer.region.as_deref(), newer.id), (Some("Contoh"), Some(id())));
    if cfg!(target_os = "linux") {
        assert_eq!(kind(&rows, "pipe.json"), Some(FaultKind::NotOurs));
        assert_eq!(rows.len(), 14);
    }
    assert!(!rows.iter().any(|r| r.path.ends_with("note.txt")));
    for row in &rows {
        let _ = store.load(&row.path);
    }
    let mut after = tree(dir.path());
    after.retain(|(p, _)| p.extension().is_none_or(|e| e != "lock"));
    assert_eq!(before, after);
}

#[cfg(unix)]
#[test]
fn a_session_reached_through_a_link_stays_behind_it() {
    let dir = TempDir::new();
    let store = dir.store();
    let real = dir.path().join("real.json");
    let link = dir.sessions().join("link.json");
    fs::write(&real, bytes(&session())).expect("free");
    std::os::unix::fs::symlink(&real, &link).expect("free");
    let (loaded, mut handle) = store.load(&link).expect("good");
    assert_eq!(loaded.path, real);
    assert!(store.save(&mut handle, &rich()).main_fault().is_none());
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(store.read(&link).map(|l| l.session), Ok(rich()));
}

#[test]
fn an_export_never_takes_the_place_of_another() {
    let dir = TempDir::new();
    for links in [true, false] {
        let store = Store::open_on(Faulty::new(links), dir.places()).expect("a place for tests");
        let out = dir.path().join(format!("out-{links}"));
        let put = |text: &str| store.put(&out, "hasil.md", text.as_bytes()).expect("free");
        let paths = [put("1"), put("2"), put("3")];
        for (n, (path, name)) in paths.iter().zip(["hasil.md", "hasil (2).md", "hasil (3).md"]).enumerate() {
            assert!(path.ends_with(name), "{}", path.display());
            assert_eq!(fs::read_to_string(path).ok(), Some((n + 1).to_string()));
        }
        assert!(store.put(&out, "../../x.md", b"x").expect("free").starts_with(&out));
        assert_eq!(tree(&out).len(), 4, "nothing else is left behind");
        store.disk.set(super::fixture::When::From(2), 28);
        assert_eq!(store.put(&out, "voll.md", b"x").map_err(|f: Fault| f.kind), Err(FaultKind::NoSpace));
        assert!(!out.join("voll.md").exists());
    }
}

fn sample_event() -> Event {
    serde_json::from_value(json!({
        "id": "tes", "title": "T", "place": "P", "dates": ["2019-02-22"], "utc_offset": "+07:00", "slot_minutes": 45,
        "select": 1, "instrument": "kecil", "teams": [], "roster": [],
        "minutes": {"letterhead": [], "basis": [], "copies": 2, "signature_order": "region_left"}
    }))
    .expect("fits")
}

#[test]
fn an_event_the_reader_would_refuse_is_not_written() {
    let dir = TempDir::new();
    let store = dir.store();
    let event = Event { select: 200_000, ..sample_event() };
    assert!(store.save_event(&event, None).is_err_and(|f| f.detail.contains("select")));
    assert_eq!(store.events(), Ok(Vec::new()));
    assert_eq!(store.save_event(&sample_event(), None), Ok(true));
}

#[test]
fn events_and_claims_are_read_and_swapped_ones_refused() {
    let dir = TempDir::new();
    let store = dir.store();
    assert_eq!((store.events(), store.claim(&q("tes"), "00.01")), (Ok(Vec::new()), Ok(None)));
    let event = sample_event();
    let (events, claims) = (dir.path().join("data/events"), dir.path().join("data/claims/tes"));
    fs::create_dir_all(&events).and_then(|()| fs::create_dir_all(&claims)).expect("free");
    let file = plain::render(event::FORMAT, &event).expect("plain");
    fs::write(events.join("tes.json"), &file).and_then(|()| fs::write(events.join("lain.json"), &file)).expect("free");
    fs::write(events.join("bad name.json"), &file).expect("free");
    assert_eq!(store.event(&q("tes")), Ok(event.clone()));
    let all: Vec<_> = store.events().expect("readable").into_iter().map(|e| e.map_err(|f| f.kind)).collect();
    assert_eq!(all, [Err(FaultKind::NotOurs), Err(FaultKind::Damaged), Ok(event)]);
    let claim = Claim {
        event: q("tes"),
        region: "00.01".into(),
        instrument: instrument().sha256,
        filled_by: "F".into(),
        received: at(0),
        answers: BTreeMap::new(),
        context: BTreeMap::new(),
    };
    let file = plain::render(claim::FORMAT, &claim).expect("plain");
    for name in ["00.01.json", "00.02.json"] {
        fs::write(claims.join(name), &file).expect("free");
    }
    assert_eq!(store.claim(&q("tes"), "00.01"), Ok(Some((claim, hex_sha256(&file)))));
    assert_eq!(store.claim(&q("tes"), "00.02").map_err(|f| f.kind), Err(FaultKind::Damaged));
}

#[test]
fn a_users_own_questions_are_found_and_broken_ones_are_told() {
    let dir = TempDir::new();
    let store = dir.store();
    let folder = dir.path().join("data/instruments");
    fs::create_dir_all(&folder).expect("free");
    let text = instrument().text.to_string();
    fs::write(folder.join("a.json"), format!("\u{feff}{text}")).expect("free");
    fs::write(folder.join("b.json"), text.replacen("\"revision\":1", "\"revision\":2", 1)).expect("free");
    fs::write(folder.join("c.json"), text.replacen("\"id\":\"V2\"", "\"id\":\"V1\"", 1)).expect("free");
    let all = store.instruments().expect("readable");
    assert!(matches!(&all[0], Ok(b) if b.origin == Origin::BuiltIn));
    assert!(matches!(&all[1], Ok(b) if b.copy == instrument()), "{:?}", all[1]);
    assert!(matches!(&all[3], Err(UnusableInstrument::Defects(p, d)) if p.ends_with("c.json") && !d.is_empty()));
    let newest = store.instrument(&q("kecil")).expect("readable").expect("there");
    assert_eq!(newest.copy.instrument.revision, 2);
    assert_eq!(store.instrument(&q("tiada")), Ok(None));
}

#[test]
fn settings_and_places_are_kept_and_a_broken_settings_file_is_not_thrown_away() {
    let dir = TempDir::new();
    let store = dir.store();
    assert_eq!(store.settings(), (Settings::default(), Vec::new()));
    let who = Remembered { id: "x".into(), name: "Sri".into(), institution: "ITB".into() };
    let settings = Settings { assessor: who, ascii: true, ..Settings::default() };
    store.save_settings(&settings).expect("free");
    assert_eq!(store.settings(), (settings.clone(), Vec::new()));
    fs::write(dir.places().config, "ascii = = 1").expect("writable");
    assert_eq!(store.settings().1.len(), 1);
    store.save_settings(&settings).expect("free");
    let broken = dir.path().join("c/settings.broken-1.toml");
    assert_eq!(fs::read_to_string(broken).ok().as_deref(), Some("ascii = = 1"));
    // Garbage without end keeps nobody waiting and is not thrown away either.
    fs::write(dir.places().config, "= ".repeat(5_000_000)).expect("writable");
    assert_eq!(store.settings().1.len(), 1);
    store.save_settings(&settings).expect("free");
    assert_eq!(store.settings(), (settings.clone(), Vec::new()));
    assert!(dir.path().join("c/settings.broken-2.toml").exists());

    let place = Place { question: Some(q("V1")), part: "note".into(), cursor: 7 };
    assert_eq!(store.place(id()), None);
    for _ in 0..2 {
        store.keep_place(id(), &place);
    }
    assert_eq!(store.place(id()), Some(place));
    fs::write(dir.path().join(format!("state/resume/{}.json", id())), "{").expect("writable");
    assert_eq!(store.place(id()), None);
}
