//! Answer tables and rosters. The first byte puts a good heading before the rest,
//! which mutation alone would hardly find. `J` is the answer of the process that
//! reads tables, forged.

#![no_main]

mod cohort;
mod support;

use asesor::base::text::visible_lines;
use asesor::intake::reading::{self, Reading};
use asesor::intake::{answer_table, csv_rows, roster};
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

fn read(bytes: &[u8]) {
    through_json(&reading::read(bytes, "+07:00"));
    let heading = csv_rows::heading(bytes);
    let _ = (answer_table::is_one(&heading), roster::is_one(&heading));
    let lines = bytes.split(|b| matches!(b, b'\n' | b'\r')).count() as u64;
    let t = answer_table::read(bytes);
    assert_eq!(t, answer_table::read(bytes));
    let mut seen = 0;
    for r in &t.rows {
        assert!(r.line > seen && r.line <= lines, "line {} of {lines}", r.line);
        seen = r.line;
        for text in [&r.region, &r.event, &r.question, &r.reason, &r.explanation, &r.note, &r.assessor] {
            assert_eq!(visible_lines(text), *text, "something unseen came in");
        }
        let _ = roster::region_code(&r.region);
    }
    for offset in ["+07:00", ""] {
        let t = roster::read(bytes, offset);
        assert!(t.rows.iter().all(|r| r.line <= lines && !r.code.is_empty()));
        assert!(t.refused.iter().all(|r| r.line >= 1 && r.line <= lines.max(1)));
    }
}
