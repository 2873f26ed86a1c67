//! Papers of many sessions: the same files on one processor as on several, an index
//! that leaves none out, a stop that leaves no half of a file.

use crate::support::TempDir;
use asesor::app::msg::{ExportOf, ExportOrder, Written};
use asesor::export::{FORMATS, Style};
use asesor::report::{Kind, Paper};
use asesor::shell::export::run;
use asesor::shell::{Places, Store, demo, query};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

fn cohort(home: &Path, regions: usize) -> (Store, Vec<PathBuf>) {
    let places = Places { data: home.join("d"), state: home.join("s"), config: home.join("c.toml") };
    let store = Store::open(places).expect("a place for tests");
    demo::make(&store, regions).expect("a practice cohort");
    let paths = query::rows(&store).expect("a list").into_iter().map(|l| l.path).collect();
    (store, paths)
}

fn order(formats: impl IntoIterator<Item = &'static str>) -> ExportOrder {
    let papers = Kind::ALL.map(|kind| Paper { kind, ..Paper::default() }).to_vec();
    ExportOrder { papers, formats: formats.into_iter().collect(), style: Style::default() }
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = std::fs::read_dir(folder).map(|d| d.map(|e| e.expect("an entry").path()).collect::<Vec<_>>());
    let name = |p: &PathBuf| p.file_name().expect("a name").to_string_lossy().into_owned();
    all.unwrap_or_default().iter().map(|p| (name(p), std::fs::read(p).expect("a file"))).collect()
}

fn threads<T: Send>(n: usize, f: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(n).build().expect("threads").install(f)
}

#[test]
fn two_processors_write_what_one_writes_and_the_index_names_every_file() {
    let home = TempDir::new("export-many");
    let (store, paths) = cohort(home.path(), 2);
    let sessions = paths.len();
    let of = ExportOf::Files(paths);
    let order = order(FORMATS.iter().map(|f| f.id));
    let never = AtomicBool::new(false);
    let write = |name: &str, n: usize| {
        let folder = home.path().join(name);
        let out = threads(n, || run(&store, &folder, (&of, &order), &never, &|_, _| {}));
        assert_eq!((out.failed.as_slice(), out.stopped, out.sessions), (&[][..], false, sessions));
        (out, files(&folder))
    };
    let ((one, bytes), (_, again)) = (write("one", 1), write("two", 2));
    assert_eq!(bytes.len(), sessions * Kind::ALL.len() * FORMATS.len() + 1);
    assert_eq!(bytes.keys().collect::<Vec<_>>(), again.keys().collect::<Vec<_>>());
    for (name, b) in &bytes {
        assert!(again[name] == *b, "{name} differs");
    }
    let index = one.files.last().expect("the index").file_name().expect("a name").to_string_lossy().into_owned();
    let text = String::from_utf8(bytes[&index].clone()).expect("Markdown is UTF-8").replace('\\', "");
    for name in bytes.keys().filter(|n| **n != index) {
        assert!(text.contains(name.as_str()), "{name} is not in the index");
    }
}

#[test]
fn a_stopped_export_keeps_whole_files_and_says_how_far_it_came() {
    let home = TempDir::new("export-stop");
    let (store, paths) = cohort(home.path(), 4);
    let total = paths.len();
    let folder = home.path().join("out");
    let order = order(["md", "json"]);
    let (stop, told) = (AtomicBool::new(false), Mutex::new(Vec::new()));
    let out = threads(1, || {
        run(&store, &folder, (&ExportOf::Files(paths), &order), &stop, &|done, all| {
            told.lock().expect("no panic").push((done, all));
            if done == 2 {
                stop.store(true, Ordering::Relaxed);
            }
        })
    });
    assert_eq!(told.into_inner().expect("no panic"), [(0, total), (1, total), (2, total)]);
    assert!(out.stopped && out.sessions == 2 && total > 2, "{out:?}");
    let there = files(&folder);
    assert_eq!(there.len(), 2 * Kind::ALL.len() * 2 + 1, "two sessions and the index; nothing unfinished");
    for (name, bytes) in there.iter().filter(|(n, _)| Path::new(n).extension().is_some_and(|e| e == "json")) {
        serde_json::from_slice::<serde_json::Value>(bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
    }
}

#[test]
fn a_session_that_cannot_be_read_does_not_keep_the_others_from_being_written() {
    let home = TempDir::new("export-some");
    let (store, mut paths) = cohort(home.path(), 2);
    std::fs::write(&paths[0], b"{}").expect("a broken file");
    paths.push(home.path().join("gone.json"));
    let of = ExportOf::Files(paths.clone());
    let never = AtomicBool::new(false);
    let out: Written = run(&store, &home.path().join("out"), (&of, &order(["md"])), &never, &|_, _| {});
    assert_eq!((out.failed.len(), out.sessions), (2, paths.len()));
    assert_eq!(out.files.len(), (paths.len() - 2) * Kind::ALL.len() + 1);
}
