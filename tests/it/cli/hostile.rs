//! Names, ids and arguments that try to take over the terminal. `Lab` looks at
//! every byte that is printed.

use super::Lab;
use crate::support::small::at;
use asesor::base::id::SessionId;
use asesor::domain::new_session::NewSession;
use asesor::domain::session::{Assessor, InstrumentRef, RegionRef, RegionType, Role, Session};
use asesor::store::{Overrides, Places, Store, built_in};
use std::collections::BTreeMap;

const EVIL: &str = "\u{1b}]0;judul\u{7}\u{1b}[31mX\u{202e}ban\u{9b}2J\r\nbaris\u{200b}";

fn hostile_session(lab: &Lab) -> String {
    let store = Store::open(
        Places::find(&Overrides {
            data: Some(lab.path("data")),
            state: Some(lab.path("state")),
            config: Some(lab.path("settings.toml")),
        })
        .expect("places"),
    )
    .expect("a store");
    let copy = built_in().clone();
    let id = SessionId::parse("0190163d-8694-739b-aea5-966c26f8ad91").expect("an id");
    let assessor = Assessor { id: EVIL.into(), name: EVIL.into(), institution: EVIL.into(), role: Role::Member };
    let s: Session = NewSession {
        region: RegionRef { code: EVIL.into(), name: EVIL.into(), kind: RegionType::Other, province: EVIL.into() },
        event: None,
        team: None,
        assessor,
        delegation: Vec::new(),
        instrument: InstrumentRef {
            id: copy.instrument.id.clone(),
            revision: copy.instrument.revision,
            sha256: copy.sha256.clone(),
        },
        context: BTreeMap::new(),
        claim: None,
        slot_minutes: 60,
        practice: false,
    }
    .create(id, at(0));
    drop(store.create(&s, copy).expect("made"));
    id.short()
}

#[test]
fn a_file_from_elsewhere_cannot_paint_on_the_terminal() {
    let lab = Lab::new("hostile");
    let id = hostile_session(&lab);
    lab.ok(&["list"]);
    let v = lab.json(&["list", "--json"], "asesor-list/1");
    assert_eq!(v["sessions"][0]["assessor"], EVIL, "a program still gets every character");
    lab.ok(&["show", &id]);
    lab.json(&["show", &id, "--json"], "asesor-show/1");
    lab.ok(&["set", &id, "1.1", "--note", EVIL]);
    lab.ok(&["show", &id]);
    lab.run(&["finalize", &id]);
    lab.ok(&["verify", &id]);
    lab.ok(&["doctor"]);
    lab.ok(&["export", &id, "--format", "md,json"]);
    let o = lab.type_in(&["--plain", "open", &id], "r\nh\ns\n\nq\n1\n");
    assert_eq!(o.code, 0);
    // Two of them, so that the candidates are printed too.
    std::fs::copy(lab.file(), lab.path("data/sessions/x\u{202e}.json")).expect("copied");
    lab.ok(&["list"]);
    std::fs::write(lab.path("data/sessions/\u{1b}[31m.json"), "{").expect("written");
    lab.ok(&["list"]);
    lab.run(&["doctor"]);
    lab.json(&["list", "--json"], "asesor-list/1");
}

#[test]
fn an_argument_cannot_paint_on_the_terminal() {
    let lab = Lab::new("arguments");
    let id = lab.session("34.04", EVIL);
    for args in [
        &[EVIL][..],
        &["--theme", EVIL],
        &["--lang", EVIL],
        &[&format!("--{EVIL}")],
        &["show", EVIL],
        &["show", &format!("{EVIL}.json")],
        &["new", "--region", EVIL],
        &["new", "--region", "34.04", "--date", EVIL],
        &["new", "--region", "34.04", "--event", EVIL],
        &["set", &id, EVIL, "--level", "1"],
        &["set", &id, "1.1", "--level", EVIL],
        &["set", &id, "1.1", "--value", EVIL],
        &["set", &id, "1.1", "--evidence", EVIL],
        &["set", &id, "1.1", "--evidence", &format!("{EVIL}=seen")],
        &["verify", &id, EVIL],
        &["export", &id, "--format", EVIL],
        &["export", &id, "--document", EVIL],
        &["instrument", "show", EVIL],
        &["instrument", "check", EVIL],
        &["instrument", "schema", EVIL],
        &["help", EVIL],
        &["list", "--query", &format!("{EVIL} zzz")],
        &["list", "--event", EVIL],
    ] {
        let o = lab.run(args);
        assert!((2..=4).contains(&o.code), "{args:?}: {} {}", o.code, o.err);
    }
}

#[test]
#[cfg(unix)]
fn arguments_that_are_no_text_are_refused_in_a_sentence() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let lab = Lab::new("bytes");
    let bad = OsStr::from_bytes(b"a\xff\x1b[31m");
    for before in
        [&["show"][..], &["verify"], &["new", "--region"], &["list", "--query"], &["instrument", "check"], &[]]
    {
        let mut c = lab.command(before);
        c.arg(bad);
        let o = Lab::finish(c.spawn().expect("starts"), "");
        assert!((2..=4).contains(&o.code), "{before:?}: {} {}", o.code, o.err);
    }
}
