//! Writes the seeds: `cargo run --bin seeds -- corpus`. They are made from what the
//! program itself writes, so a change of a format makes new ones in one step.

mod disk;
mod support;

use asesor::domain::change::{Change, Splice, TextField, apply};
use asesor::domain::claim::Claim;
use asesor::domain::finalise::finalise;
use asesor::domain::panel_record::{PanelRecord, PanelStatus};
use asesor::domain::session::{Evidence, EvidenceState, Rating, Session, Stage, Value};
use asesor::intake::{answer_table, reading};
use asesor::store::format::{InstrumentCopy, render_session};
use asesor::store::{Disk as _, Store};
use disk::Memory;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use support::small::{at, claim, id, rate, session, stamp};

fn main() {
    let root = PathBuf::from(std::env::args().nth(1).expect("the folder of the corpus"));
    let put = |target: &str, name: &str, bytes: &[u8]| {
        let folder = root.join(target);
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join(name), bytes).expect("a file");
    };
    let copy = InstrumentCopy::of(support::tiny()).expect("sound");
    let full = worked(&copy);
    let mut last = full.clone();
    finalise(&copy.instrument, &mut last, &stamp(9)).expect("a draft");
    let blank = blank(&copy);
    for (name, s) in [("blank", &blank), ("full", &full), ("final", &last)] {
        put("session", name, &render_session(s, &copy).expect("its own instrument"));
    }
    put("instrument", "tiny", copy.text.as_bytes());
    put("instrument", "sample", include_bytes!("../../it/export/instrument.json"));
    tables(&put);
    events(&put, &full);
    let disk = Memory::default();
    let store = Store::open_on(disk.clone(), disk::places()).expect("folders in memory");
    let _ = store.create(&blank, copy.clone()).expect("a file in memory");
    store.save_event(&support::small::event("uji", &["34.04"]), None).expect("a new event");
    disk.make_folder(Path::new("/in")).expect("a folder in memory");
    let out = Path::new("/in/b");
    store.bundle(None, out, at(5)).expect("a bundle in memory");
    let bytes = disk.below("/in").into_values().next().expect("the bundle");
    put("event", "bundle", &[b"B".as_slice(), &bytes].concat());
    // Keys of the list by number: into the session, rate, write, finalise.
    let keys: [(&str, &[u8]); 4] = [
        ("rate", &[16, 16, 4, 6, 8, 32, 11, 11, 27, 90, 91, 92]),
        ("write", &[16, 14, 88, 95, 96, 97, 22, 57, 57, 59, 59]),
        ("menu", &[16, 75, 32, 32, 16, 22, 76, 32, 16, 25, 25, 22]),
        ("resize", &[16, 119, 140, 150, 160, 170, 180, 4, 200, 210, 220, 230]),
    ];
    for (name, bytes) in keys {
        put("keys", name, bytes);
    }
    // Long games, so that the fuzzer has something to cut and join.
    let mut dice: u64 = 0x5eed;
    for n in 0..12 {
        let game = std::iter::repeat_with(|| {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (dice >> 56) as u8
        });
        let game: Vec<u8> = std::iter::once(16).chain(game.take(30 + 10 * n)).collect();
        put("keys", &format!("game-{n}"), &game);
    }
}

fn blank(copy: &InstrumentCopy) -> Session {
    let mut s = session(&copy.instrument);
    s.instrument.sha256.clone_from(&copy.sha256);
    s
}

fn worked(copy: &InstrumentCopy) -> Session {
    let mut s = blank(copy);
    s.claim = Some(claim(&[("K1", 3), ("B1", 2)]));
    rate(&mut s, "K1", Rating::Level(4));
    rate(&mut s, "K2", Rating::Na);
    rate(&mut s, "B1", Rating::Unverified);
    let seen = Evidence::of_item(&id("K1a"), EvidenceState::Seen);
    let changes = [
        Change::Rating(id("K1"), Stage::Desk, Some(Rating::Level(2))),
        Change::Text(TextField::Note(id("K1")), Splice::between("", "catatan é\n日")),
        Change::Text(TextField::Reason(id("K1"), Stage::Interview), Splice::between("", "alasan")),
        Change::Value(id("T1"), Some(Value::Text("teks".to_owned()))),
        Change::Value(id("T2"), Some(Value::Integer(-7))),
        Change::Value(id("C2"), Some(Value::Choices(vec![id("a"), id("b")]))),
        Change::Evidence(id("K1"), seen.id.clone(), Some(seen)),
    ];
    for c in changes {
        apply(&mut s, c, &stamp(2)).expect("a draft");
    }
    s
}

fn tables(put: &impl Fn(&str, &str, &[u8])) {
    let rows = "62.12,uji,K1,interview,3,alasan,,1=seen:188/2018|lain,\"satu, \"\"dua\"\"\",Sri,UI\n\
                Kabupaten Sleman,uji,2.1,self,NA,,ya,a;b,,,\n34.04,uji,K2,desk,TBV,,,,,Ani,\n";
    let head = answer_table::COLUMNS.join(",");
    put("table", "answers", format!("{head}\n{rows}").as_bytes());
    put("table", "answers-short", format!("A{rows}").as_bytes());
    put("table", "answers-excel", format!("a{}", rows.replace(',', ";").replace('\n', "\r\n")).as_bytes());
    let roster =
        "62.12;;a;2019-02-21 09.00;came;x;uji\r\n;Kab. Sleman;;;absent;;\n;Kota Solok;b;2019-02-21T09:00:00+07:00;;;\n";
    put("table", "roster", format!("R{roster}").as_bytes());
    for (name, csv) in [("answers", format!("{head}\n{rows}")), ("roster", format!("code;name;team;slot\n{roster}"))] {
        let json = reading::read(csv.as_bytes(), "+07:00").to_json().expect("plain data");
        put("table", &format!("json-{name}"), &[b"J".as_slice(), &json].concat());
    }
    put("table", "latin", b"level;question;stage;event;region_code\n3;K1;desk;uji;\xff\n");
}

fn events(put: &impl Fn(&str, &str, &[u8]), s: &Session) {
    let body = |kind: u8, v: &str| [&[kind], v.as_bytes()].concat();
    put("event", "event", &body(b'E', &json(&support::small::event("uji", &["34.04", "62.12"]))));
    let c = Claim {
        event: id("uji"),
        region: "34.04".to_owned(),
        instrument: "0".repeat(64),
        filled_by: "Diskominfo".to_owned(),
        received: at(0),
        answers: claim(&[("K1", 3)]).answers,
        context: BTreeMap::new(),
    };
    put("event", "claim", &body(b'C', &json(&c)));
    let p = PanelRecord {
        event: id("uji"),
        region: "34.04".to_owned(),
        team: None,
        instrument: s.instrument.clone(),
        members: Vec::new(),
        questions: BTreeMap::new(),
        status: PanelStatus::Open,
        closed: None,
        history: s.history.clone(),
    };
    put("event", "panel", &body(b'P', &json(&p)));
    let toml = "language = \"en\"\nascii = true\nguest = false\nfuture = 1\n[assessor]\nname = \"Sri \\\"Ayu\\\"\"\n";
    put("event", "settings", &body(b'S', toml));
}

/// Compact JSON.
fn json<T: serde::Serialize>(v: &T) -> String {
    serde_json::to_string(v).expect("plain data")
}
