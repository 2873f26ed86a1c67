//! Answer tables and rosters. The first byte puts a good heading before the rest,
//! which mutation alone would hardly find. `J` is the answer of the process that
//! reads tables, forged.

#![no_main]

mod support;

use asesor::base::text::visible_lines;
use asesor::intake::reading::{self, Reading};
use asesor::intake::{answer_table, roster};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    match first {
        b'A' => read(&[answer_table::COLUMNS.join(",").as_bytes(), b"\n", rest].concat()),
        b'a' => read(&[answer_table::COLUMNS.join(";").as_bytes(), b"\r\n", rest].concat()),
        b'R' => read(&[b"\xef\xbb\xbfcode;name;team;slot;attendance;note;event\n", rest].concat()),
        b'J' => {
            if let Ok(r) = Reading::from_json(rest) {
                through_json(&r);
            }
        }
        _ => read(data),
    }
});

fn through_json(r: &Reading) {
    let json = r.to_json().expect("what was read can be handed over");
    assert_eq!(Reading::from_json(&json).as_ref(), Ok(r), "another table arrived");
}

// Each reading builds its tables of states anew, which is slow when instrumented:
// no more readings than there is something to find.
fn read(bytes: &[u8]) {
    let r = reading::read(bytes, "+07:00");
    through_json(&r);
    let lines = bytes.split(|b| matches!(b, b'\n' | b'\r')).count() as u64;
    let told = |line: u64| line >= 1 && line <= lines.max(1);
    match r {
        Reading::Answers(t) => {
            let mut seen = 0;
            for r in &t.rows {
                assert!(r.line > seen && told(r.line), "line {} of {lines}", r.line);
                seen = r.line;
                for text in [&r.region, &r.event, &r.question, &r.reason, &r.explanation, &r.note, &r.assessor] {
                    assert_eq!(visible_lines(text), *text, "something unseen came in");
                }
                let _ = roster::region_code(&r.region);
            }
            assert!(t.refused.iter().all(|r| told(r.line)));
        }
        Reading::Roster(t) => {
            assert!(t.rows.iter().all(|r| told(r.line) && !r.code.is_empty()));
            assert!(t.refused.iter().all(|r| told(r.line)));
        }
        Reading::Unknown => {
            assert!(answer_table::read(bytes).rows.is_empty());
            assert!(roster::read(bytes, "").rows.is_empty());
        }
    }
}
