//! `cargo bench --bench export`: papers of 107 sessions in every format on one thread
//! and on two, in turn, in one run. Only the ratio is printed: the machine is shared
//! and noisy, and what an absolute time says today it does not say tomorrow.
#![expect(clippy::disallowed_methods, reason = "a bench reads its own files and tells its figures")]

use asesor::app::msg::{ExportOf, ExportOrder};
use asesor::export::{FORMATS, Style};
use asesor::report::{Kind, Paper};
use asesor::shell::export::run;
use asesor::shell::{Places, Store, demo, query};
use std::io::Write as _;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

const REGIONS: usize = 107;
const ROUNDS: usize = 5;
/// Below this the second processor was not put to use.
const LEAST: f64 = 1.7;

fn main() {
    let home = std::env::temp_dir().join(format!("asesor-bench-export-{}", std::process::id()));
    let places = Places { data: home.join("d"), state: home.join("s"), config: home.join("c.toml") };
    let store = Store::open(places).expect("a place");
    demo::make(&store, REGIONS).expect("a practice cohort");
    let paths: Vec<_> = query::rows(&store).expect("a list").into_iter().map(|l| l.path).collect();
    let (sessions, of) = (paths.len(), ExportOf::Files(paths));
    let formats: Vec<&str> = FORMATS.iter().map(|f| f.id).collect();
    let order =
        ExportOrder { papers: vec![Paper { kind: Kind::Notes, ..Paper::default() }], formats, style: Style::default() };
    let mut ratios: Vec<f64> = (0..ROUNDS)
        .map(|_| seconds(1, &home, &store, (&of, &order)) / seconds(2, &home, &store, (&of, &order)))
        .collect();
    ratios.sort_by(f64::total_cmp);
    let median = ratios[ROUNDS / 2];
    let told = format!(
        "{sessions} sessions in {} formats: two threads are {median:.2} times as fast as one ({ratios:.2?})",
        FORMATS.len()
    );
    let _ = writeln!(std::io::stdout(), "{told}");
    let _ = std::fs::remove_dir_all(&home);
    assert!(median >= LEAST, "wanted {LEAST}");
}

fn seconds(threads: usize, home: &Path, store: &Store, what: (&ExportOf, &ExportOrder)) -> f64 {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    let folder = home.join("out");
    let never = AtomicBool::new(false);
    let begun = Instant::now();
    let out = pool.install(|| run(store, &folder, what, &never, &|_, _| {}));
    let took = begun.elapsed().as_secs_f64();
    assert!(out.failed.is_empty(), "{:?}", out.failed);
    std::fs::remove_dir_all(&folder).expect("our own folder");
    took
}
