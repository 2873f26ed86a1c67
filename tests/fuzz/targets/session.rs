//! A session file: read, written again, read again. Whatever passes the reader is
//! scored, summed up and exported as well, since all of that relies on its checks.

#![no_main]

mod support;

use asesor::domain::change::UndoStacks;
use asesor::domain::history;
use asesor::domain::lang::Lang;
use asesor::domain::summary::Summary;
use asesor::export::{FORMATS, Job, Style};
use asesor::report::{Audience, Kind, Options, Paper, overview, show};
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
    }
    // One paper in one format an input: all of them would leave no time for others.
    let n = bytes.iter().fold(0, |n: usize, b| n.wrapping_mul(31).wrapping_add(usize::from(*b)));
    let paper = Paper {
        kind: Kind::ALL[n % Kind::ALL.len()],
        audience: Audience::ALL[n / 7 % Audience::ALL.len()],
        lang: Lang::ALL[n / 17 % Lang::ALL.len()],
        options: Options { scores: n / 37 % 2 == 0, nip: n / 41 % 2 == 0, ..Options::default() },
    };
    let format = &FORMATS[n / 53 % FORMATS.len()];
    let _ = format.render(&Job { instrument: i, session: s, paper: &paper, style: Style::default() });
}
