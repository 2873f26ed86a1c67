//! What leaves the room: the papers of one realistic session, and what must
//! never be in them.

mod csv;
mod golden;
mod hostile;
mod html;
mod json_paper;
mod many;
mod office;
mod papers;
mod region;
mod synthetic;

use asesor::base::id::Id;
use asesor::base::text::is_hidden;
use asesor::domain::change::Stamp;
use asesor::domain::finalise::{code, finalise};
use asesor::domain::instrument::Instrument;
use asesor::domain::instrument_check::parse;
use asesor::domain::lang::Lang;
use asesor::domain::session::{RegionType, Session};
use asesor::export::{Format, Job, Style, file_name, find};
use asesor::report::overview::overview;
use asesor::report::{Audience, Kind, Options, Paper, json, plain, show};
use std::fmt::Write as _;

fn instrument() -> Instrument {
    parse(include_bytes!("export/instrument.json")).expect("the sample instrument is sound")
}

fn session() -> Session {
    serde_json::from_str(include_str!("export/session.json")).expect("the sample session is sound")
}

fn file(format: &str, s: &Session, lang: Lang, audience: Audience) -> String {
    text(find(format).expect("the format exists"), &instrument(), s, &Paper { lang, audience, ..Paper::default() })
}

fn file_of(format: &str, s: &Session, paper: &Paper) -> String {
    text(find(format).expect("the format exists"), &instrument(), s, paper)
}

/// Formats that can be read as they are.
const TEXTS: [&str; 4] = ["md", "csv", "html", "json"];

/// What a file says: of a format in a zip container, the text of all its parts.
fn text(f: &Format, instrument: &Instrument, session: &Session, paper: &Paper) -> String {
    let job = Job { instrument, session, paper, style: Style::default() };
    let bytes = f.render(&job).expect("it is made");
    if matches!(f.id, "docx" | "xlsx") { office::text(&bytes) } else { String::from_utf8(bytes).expect("UTF-8") }
}

fn everything(i: &Instrument, s: &Session, audience: Audience) -> String {
    everything_with(i, s, audience, &Options::default())
}

/// All that is made for `audience`: every kind in both languages as the document with
/// its sheets, which is all any format gets to see, and as the formats that are text.
fn everything_with(i: &Instrument, s: &Session, audience: Audience, options: &Options) -> String {
    let mut out = String::new();
    for lang in Lang::ALL {
        for kind in Kind::ALL {
            let paper = Paper { kind, audience, lang, options: options.clone() };
            let d = paper.document(i, s);
            write!(out, "{d:?}").expect("into memory");
            out.push_str(&plain::text(&d, 80));
            for f in TEXTS.into_iter().filter_map(find) {
                out.push_str(&text(f, i, s, &paper));
            }
            out.push_str(&file_name(&paper, s));
        }
    }
    out
}

#[test]
fn the_papers_of_a_session_say_what_they_said_before() {
    let s = session();
    for lang in Lang::ALL {
        for audience in Audience::ALL {
            for f in TEXTS.into_iter().filter_map(find) {
                let name = format!("notes_{}_{}_{}", f.id, lang.tag(), audience.id());
                let text = file(f.id, &s, lang, audience);
                let text = if f.id == "html" { html::without_style(&text) } else { text };
                insta::assert_snapshot!(name, text);
            }
        }
        let i = instrument();
        insta::assert_snapshot!(format!("show_json_{}", lang.tag()), json::pretty(&show::shown(&i, &s, lang)));
        insta::assert_snapshot!(format!("show_plain_{}", lang.tag()), plain::text(&overview(&i, &s, lang), 80));
    }
}

#[test]
fn every_question_is_printed_and_unasked_ones_say_so() {
    let bank = parse(include_bytes!("../../assets/instruments/smart-city-2019.json")).expect("the bank is sound");
    let mut s = session();
    s.answers.clear();
    let text = text(find("md").expect("Markdown"), &bank, &s, &Paper::default());
    let number = |n: &str| text.lines().filter(|l| l.starts_with(&format!("#### {n} "))).count();
    for p in bank.questions() {
        assert_eq!(number(&p.number()), 1, "{}", p.number());
    }
    assert_eq!(text.matches("- **Wawancara:** tidak ditanyakan").count(), bank.questions().count());
    let shown = serde_json::to_value(show::shown(&bank, &s, Lang::Id)).expect("serialises");
    assert_eq!(shown.get("index"), None);
    assert_eq!((&shown["lower"], &shown["upper"]), (&"0.00".into(), &"5.00".into()));
    assert_eq!(shown["total"], bank.questions().count());
}

#[test]
fn no_long_note_is_cut() {
    let mut s = session();
    let long = "kata ".repeat(20_000);
    s.answers.get_mut(&Id::parse("K1").expect("an id")).expect("answered").note = format!("{long}TAMAT");
    for f in TEXTS.into_iter().chain(["docx"]).filter_map(find) {
        let text = file(f.id, &s, Lang::Id, Audience::Panel);
        assert!(text.contains("TAMAT") && text.matches("kata").count() >= 20_000, "{}", f.id);
    }
}

/// No null and no float anywhere in `v`.
fn walk(v: &serde_json::Value, at: &str) {
    match v {
        serde_json::Value::Null => panic!("null at {at}"),
        serde_json::Value::Number(n) => assert!(n.is_i64() || n.is_u64(), "float at {at}"),
        serde_json::Value::Array(a) => a.iter().enumerate().for_each(|(n, x)| walk(x, &format!("{at}[{n}]"))),
        serde_json::Value::Object(o) => o.iter().for_each(|(k, x)| walk(x, &format!("{at}.{k}"))),
        _ => {}
    }
}

#[test]
fn a_program_reading_the_json_meets_no_null_and_no_number_made_up() {
    let (i, s) = (instrument(), session());
    for audience in Audience::ALL {
        let v: serde_json::Value = serde_json::from_str(&file("json", &s, Lang::Id, audience)).expect("it is JSON");
        walk(&v, "");
        assert_eq!(v["format"], "asesor-notes/1");
        assert_eq!(v["audience"], audience.id());
    }
    let v = serde_json::to_value(show::shown(&i, &s, Lang::Id)).expect("serialises");
    walk(&v, "");
    // K1 3, K2 3 with weight 2, K3 N/A excluded; P1 unverified; nothing in keamanan.
    assert_eq!((&v["index"], &v["index_exact"]), (&"3.00".into(), &"3".into()));
    // Lower: komitmen 3, kebijakan 0, keamanan 0, weights 2:1:1. K4 does not apply.
    assert_eq!((&v["lower"], &v["upper"]), (&"1.50".into(), &"4.00".into()));
    // Claims 4 and 3 against 3 and 3, weights 1 and 2.
    assert_eq!(v["aspects"]["komitmen"]["delta"], "0.33");
    assert_eq!(v["questions"][0]["delta"], 1);
    assert_eq!(v["aspects"]["keamanan"].get("index"), None);
    assert_eq!((&v["counted"], &v["asked"], &v["total"]), (&2.into(), &4.into(), &6.into()));
}

#[test]
fn the_note_in_the_json_is_the_note_to_the_letter() {
    let s = session();
    let v: serde_json::Value = serde_json::from_str(&file("json", &s, Lang::Id, Audience::Panel)).expect("JSON");
    let note = &s.answers[&Id::parse("K1").expect("an id")].note;
    assert_eq!(v["questions"][0]["note"], note.as_str());
}

#[test]
fn a_final_session_carries_its_check_code_on_every_paper() {
    let (i, mut s) = (instrument(), session());
    let at = s.timing.started.plus_seconds(3000);
    finalise(&i, &mut s, &Stamp { who: "Rina".to_owned(), at }).expect("it is a draft");
    let code = code(&s);
    for audience in Audience::ALL {
        // CSV is a table of answers, not a paper.
        for f in TEXTS.into_iter().filter(|f| *f != "csv").filter_map(find) {
            assert!(file(f.id, &s, Lang::Id, audience).contains(&code), "{} {audience:?}", f.id);
        }
        assert!(!everything(&i, &s, audience).contains("SEMENTARA"));
    }
    assert!(!everything(&i, &session(), Audience::Panel).contains("check_code"));
}

#[test]
fn the_name_of_a_file_is_safe_on_every_disk_and_tells_for_whom_it_is() {
    let notes = |s: &Session, lang, audience| file_name(&Paper { lang, audience, ..Paper::default() }, s);
    let mut s = session();
    assert_eq!(notes(&s, Lang::Id, Audience::Panel), "Catatan-Contoh-Raya-2019-02-22");
    assert_eq!(notes(&s, Lang::En, Audience::Region), "Notes-Contoh-Raya-2019-02-22-for-the-region");
    let names: Vec<String> = Kind::ALL.iter().map(|k| file_name(&Paper { kind: *k, ..Paper::default() }, &s)).collect();
    let raya = |k: &str| format!("{k}-Contoh-Raya-2019-02-22");
    assert_eq!(names, ["Catatan", "Berita-acara", "Ringkasan", "Daftar-janji", "Daftar-hadir"].map(raya));
    s.region.kind = RegionType::Kota;
    s.region.name = "Solok".to_owned();
    assert_eq!(notes(&s, Lang::Id, Audience::Region), "Catatan-Kota-Solok-2019-02-22-untuk-daerah");
    for name in ["../../etc", "CON", "a:b|c?.", "日本", "", "Éire\u{202e}", &"x".repeat(300)] {
        s.region.name = name.to_owned();
        for (kind, lang) in Kind::ALL.into_iter().flat_map(|k| Lang::ALL.map(|l| (k, l))) {
            let file = file_name(&Paper { kind, lang, audience: Audience::Region, ..Paper::default() }, &s);
            let safe = file.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            assert!(safe && file.len() <= 80, "{file}");
        }
    }
}

#[test]
fn plain_text_fits_the_window_and_hides_nothing() {
    let (i, s) = (instrument(), session());
    for cols in [40, 60, 80, 120] {
        for l in plain::lines(&overview(&i, &s, Lang::Id), cols) {
            assert!(asesor::base::text::width(&l) <= cols, "{cols}: {l}");
            assert!(!l.chars().any(is_hidden), "{l:?}");
        }
    }
}
