//! An instrument file: read and checked; what passes gives a session that takes
//! every rating its questions offer, is scored, and goes through a file.

#![no_main]

mod support;

use asesor::domain::change::{Change, UndoStacks, apply};
use asesor::domain::instrument::Instrument;
use asesor::domain::instrument_check::{check, parse};
use asesor::domain::scoring::{index_bounds, score};
use asesor::domain::session::{Rating, Session, Stage};
use asesor::domain::summary::Summary;
use asesor::domain::{open_items, try_out};
use asesor::store::format::{InstrumentCopy, Instruments, read_session, render_session};
use libfuzzer_sys::fuzz_target;
use support::small::{at, session, stamp};

fuzz_target!(|data: &[u8]| {
    let Ok(i) = parse(data) else { return };
    assert!(check(&i).is_empty());
    let copy = InstrumentCopy::of(i).expect("what was read can be written");
    assert_eq!(parse(copy.text.as_bytes()).as_ref(), Ok(&*copy.instrument), "another instrument came back");
    let i = &*copy.instrument;
    let mut s = session(i);
    s.instrument.sha256.clone_from(&copy.sha256);
    let demo = try_out::session(i, s.instrument.clone(), s.assessor.clone(), s.session, at(0));
    through_a_file(&demo, &copy);
    rate(i, &mut s);
    let (low, high) = index_bounds(i);
    assert!(low <= high);
    let _ = (score(i, &s), Summary::of(i, &s), open_items::open_items(i, &s));
    through_a_file(&s, &copy);
    let mut back = UndoStacks::rebuild(&s.history);
    while let Some(c) = back.undo.pop() {
        apply(&mut s, c, &stamp(2)).expect("what was made can be taken back");
    }
    assert!(s.answers.values().all(|a| a.stage(Stage::Interview).is_none_or(|r| r.rating.is_none())));
});

fn rate(i: &Instrument, s: &mut Session) {
    for p in i.questions().take(40) {
        let q = &p.question.id;
        let levels = p.question.anchors.iter().map(|a| Rating::Level(a.level));
        for r in [Rating::Na, Rating::Unverified, Rating::Level(i16::MAX)].into_iter().chain(levels.take(12)) {
            let c = Change::Rating(q.clone(), Stage::Interview, Some(r));
            if c.validate(i).is_ok() {
                apply(s, c, &stamp(1)).expect("a draft takes what its instrument allows");
            }
        }
        let _ = p.question.when.as_ref().map(|w| w.holds(s));
    }
}

fn through_a_file(s: &Session, copy: &InstrumentCopy) {
    let bytes = render_session(s, copy).expect("a session of this instrument");
    let back = read_session(&bytes, &mut Instruments::new()).expect("what was written can be read");
    assert_eq!(&back.session, s, "another session came back");
}
