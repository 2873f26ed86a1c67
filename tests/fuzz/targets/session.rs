//! A session file: read, written again, read again. Whatever passes the reader is
//! scored, summed up and exported as well, since all of that relies on its checks.

#![no_main]

mod support;

use asesor::domain::change::UndoStacks;
use asesor::domain::history;
use asesor::domain::lang::Lang;
use asesor::domain::summary::Summary;
use asesor::export::FORMATS;
use asesor::report::{Audience, overview, show};
use asesor::store::format::{Instruments, peek, read_session, render_session};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    read(data);
    if let Some(repaired) = support::repaired_session(data) {
        read(&repaired);
    }
});

fn read(bytes: &[u8]) {
    let _ = peek(bytes);
    let mut seen = Instruments::new();
    let Ok(f) = read_session(bytes, &mut seen) else { return };
    let again = render_session(&f.session, &f.copy).expect("what was read can be written");
    let g = read_session(&again, &mut Instruments::new()).expect("what was written can be read");
    assert_eq!((&f.session, &f.copy), (&g.session, &g.copy), "another session came back");
    assert_eq!(render_session(&g.session, &g.copy).as_ref(), Ok(&again), "written twice, two files");
    let (i, s) = (&*f.copy.instrument, &f.session);
    let _ = (Summary::of(i, s), UndoStacks::rebuild(&s.history), history::walk(&s.history));
    for lang in Lang::ALL {
        let _ = (overview::overview(i, s, lang), show::shown(i, s, lang));
        for format in FORMATS {
            for audience in [Audience::Panel, Audience::Region] {
                let _ = (format.render)(i, s, lang, audience);
            }
        }
    }
}
