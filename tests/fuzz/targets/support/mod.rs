//! What the targets share: the small instruments and the world in memory of the
//! integration tests, and envelopes repaired so that the fuzzer gets behind the
//! hashes.

#![allow(dead_code, reason = "each target uses a part")]

#[path = "../../../it/support/keeper.rs"]
pub mod keeper;
#[path = "../../../it/support/small.rs"]
pub mod small;
#[path = "../../../it/support/world.rs"]
pub mod world;

use asesor::domain::condition::{Condition, Op};
use asesor::domain::history::hex_sha256;
use asesor::domain::instrument::{IndexUnit, Instrument, NaPolicy, QuestionKind};
use asesor::domain::instrument_check::parse;
use std::sync::{Arc, OnceLock};

/// The built-in instrument.
pub const BANK: &[u8] = include_bytes!("../../../../assets/instruments/smart-city-2019.json");

/// The built-in instrument.
pub fn bank() -> Arc<Instrument> {
    static I: OnceLock<Arc<Instrument>> = OnceLock::new();
    I.get_or_init(|| Arc::new(parse(BANK).expect("the bank is sound"))).clone()
}

/// A small instrument with every kind of question.
pub fn tiny() -> Instrument {
    let choices = |name: &str, kind| small::choice(name, kind, &["a", "b"]);
    let first = vec![
        small::levels("K1", 0, 5),
        small::with_na(small::levels("K2", 0, 5), NaPolicy::Lowest),
        small::plain("T1", QuestionKind::Text),
        small::plain("T2", QuestionKind::Integer),
        small::plain("T3", QuestionKind::Decimal),
    ];
    let second = vec![
        small::weighing(small::levels("B1", 1, 4), 3),
        small::asked_when(
            choices("C1", QuestionKind::Choice),
            Condition::Question { question: small::id("K1"), op: Op::Ge, value: "2".to_owned() },
        ),
        choices("C2", QuestionKind::Choices),
        small::plain("D1", QuestionKind::Date),
        small::plain("N1", QuestionKind::Note),
    ];
    small::instrument(IndexUnit::Percent, vec![small::aspect("K", 2, first), small::aspect("B", 1, second)])
}

/// A session file with its three hashes set right, where it has the parts of one.
pub fn repaired_session(data: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(data).ok()?;
    let (head, rest) = text.split_once(r#","body":"#)?;
    let (body, instrument) = rest.rsplit_once(r#","instrument":{"format""#)?;
    let instrument = format!(r#"{{"format"{}"#, instrument.trim_end().strip_suffix('}')?);
    let (before, after) = body.split_once(r#""instrument":{"#)?;
    let (reference, after) = after.split_once('}')?;
    let reference = put_hash(reference, &hex_sha256(instrument.as_bytes()))?;
    let body = format!(r#"{before}"instrument":{{{reference}}}{after}"#);
    let head = put_hash(head, &hex_sha256(body.as_bytes()))?;
    Some(format!("{head},\"body\":{body},\"instrument\":{instrument}}}\n").into_bytes())
}

/// A file in the plain envelope with its hash set right.
pub fn repaired_plain(format: &str, body: &[u8]) -> Option<Vec<u8>> {
    let body = std::str::from_utf8(body).ok()?;
    let sha256 = hex_sha256(body.as_bytes());
    let head = format!(r#"{{"format":"{format}","version":1,"sha256":"{sha256}","body":"#);
    Some([head.as_str(), body, "}\n"].concat().into_bytes())
}

fn put_hash(text: &str, sha256: &str) -> Option<String> {
    const KEY: &str = r#""sha256":""#;
    let at = text.find(KEY)? + KEY.len();
    let end = at + text.get(at..)?.find('"')?;
    Some(format!("{}{sha256}{}", &text[..at], &text[end..]))
}
