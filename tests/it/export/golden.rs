//! Every paper of the sample session in both languages as Word file, workbook and PDF,
//! written down for `tests/oracle/golden.py`, which has other readers say what is in
//! them and compares that with `tests/it/export/golden`.

use super::{instrument, session};
use asesor::domain::lang::Lang;
use asesor::export::{Job, Style, find};
use asesor::report::{Kind, Paper};
use std::{fs, path::Path};

#[test]
fn the_papers_that_others_read_are_written_down() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder").join("golden");
    fs::create_dir_all(&folder).expect("the target folder takes files");
    let (i, s) = (instrument(), session());
    for (kind, lang) in Kind::ALL.into_iter().flat_map(|k| Lang::ALL.map(|l| (k, l))) {
        let paper = Paper { kind, lang, ..Paper::default() };
        for id in ["docx", "xlsx", "pdf"] {
            let job = Job { instrument: &i, session: &s, paper: &paper, style: Style::default() };
            let bytes = find(id).expect("a format").render(&job).expect("it is made");
            let name = format!("{}-{}.{id}", kind.id(), lang.tag());
            fs::write(folder.join(name), bytes).expect("it takes them");
        }
    }
}
