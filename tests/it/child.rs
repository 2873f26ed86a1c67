//! Foreign tables are read in a process of their own: whatever becomes of it, a
//! person loses nothing and gets a sentence that says what to do.

use crate::cohort::{Desk, HEAD};
use crate::support::reader;
use asesor::domain::import::{Deed, FileReport, NoAnswer, RowProblem};
use asesor::domain::lang::Lang;
use asesor::i18n::explain_import;
use asesor::intake::reading::Reading;
use asesor::shell::apart::Apart;
use asesor::shell::import::{bring_roster, import};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

const GOOD: &str = "62.12,uji,K1,interview,3,alasan,,,,Sri,UI\n";

/// A reader that does what a script says.
fn script(s: &str) -> Apart {
    Apart::program("/bin/sh", ["-c", s])
}

/// A trial for the table of safety; a failed one never comes here.
#[expect(clippy::print_stdout, reason = "the harness reads it")]
fn survived() {
    println!("SAFETY child trials=1 lost=0 unreadable=0 hung=0");
}

/// Brings a good table in with this reader, which must fail; gives why. Nothing of
/// the folder may have changed.
fn fails(apart: &Apart) -> NoAnswer {
    let d = Desk::with_event("apart");
    let path = d.outside("jawaban.csv", (HEAD.to_owned() + GOOD).as_bytes());
    let before = d.everything();
    let mut all = import(&d.store, apart, &[path]);
    assert_eq!(d.everything(), before, "something came in");
    let Deed::NoAnswer(e) = all.remove(0).deed else { panic!("an answer") };
    for lang in Lang::ALL {
        let said = explain_import::no_answer(lang, &e);
        let safe = if lang == Lang::Id { "Tidak ada yang masuk" } else { "Nothing of this file came in" };
        assert!(said.contains(safe) && said.ends_with('.'), "{said}");
        assert!(!said.chars().any(asesor::base::text::is_hidden), "{said:?}");
    }
    survived();
    e
}

fn brings(d: &Desk, bytes: &[u8]) -> FileReport {
    let path = d.outside("tabel.csv", bytes);
    let report = import(&d.store, &reader(), &[path]).remove(0);
    survived();
    report
}

#[test]
fn a_reader_that_breaks_off_brings_nothing_in_and_says_so() {
    assert_eq!(fails(&script("kill -ABRT $$")), NoAnswer::Signal(6));
    assert_eq!(fails(&script("cat > /dev/null; kill -SEGV $$")), NoAnswer::Signal(11));
    assert_eq!(fails(&script("kill -KILL $$")), NoAnswer::Signal(9));
    assert_eq!(fails(&script("cat > /dev/null; exit 101")), NoAnswer::Code(101));
    // A whole answer from a reader that did not end well is none.
    assert_eq!(fails(&script("cat > /dev/null; printf '\"unknown\"'; exit 3")), NoAnswer::Code(3));
}

#[test]
fn a_reader_that_never_answers_is_given_up() {
    for s in
        ["exec sleep 60", "cat > /dev/null; exec sleep 60", "while :; do :; done", "exec > /dev/null; exec sleep 60"]
    {
        assert_eq!(fails(&script(s).within(1)), NoAnswer::TimedOut(1), "{s}");
    }
    // It answered and does not end; somebody else holds its pipe.
    assert_eq!(fails(&script("printf '\"unknown\"'; exec >&-; exec sleep 60").within(1)), NoAnswer::TimedOut(1));
    assert_eq!(fails(&script("sleep 2 & printf x").within(1)), NoAnswer::TimedOut(1));
}

#[test]
fn a_reader_that_talks_nonsense_is_not_believed() {
    let nonsense = |s: &str| matches!(fails(&script(s)), NoAnswer::Nonsense(_));
    assert!(nonsense("cat > /dev/null"), "no answer is no empty table");
    assert!(nonsense("head -c 1000000 /dev/urandom"));
    assert!(nonsense("printf '{\"answers\":{\"rows\":[],\"refused\":[],\"refused\":[]}}'"));
    assert!(nonsense("printf '{\"answers\":{\"rows\":[],\"refused\":[],\"\\\\u001b[2J\":1}}'"));
    assert!(nonsense("cat"), "the table itself is no answer");
    assert_eq!(fails(&script("exec cat /dev/zero")), NoAnswer::TooMuch);
}

#[test]
fn a_reader_that_cannot_start_is_told_as_that() {
    assert!(matches!(fails(&Apart::program("/tidak/ada", [""; 0])), NoAnswer::NotStarted(_)));
    assert!(matches!(fails(&Apart::program("/", [""; 0])), NoAnswer::NotStarted(_)));
}

#[test]
fn a_reader_without_memory_ends_alone() {
    let program = env!("CARGO_BIN_EXE_asesor");
    let d = Desk::with_event("memory");
    let big = HEAD.to_owned() + &GOOD.repeat(90_000);
    assert!(big.len() < 5 * 1024 * 1024, "small enough to be begun");
    let path = d.outside("besar.csv", big.as_bytes());
    let before = d.everything();
    // Enough to start, too little for that table.
    let poor = script(&format!("ulimit -v 40000; exec {program} __intake +07:00"));
    let deed = import(&d.store, &poor, std::slice::from_ref(&path)).remove(0).deed;
    assert_eq!(deed, Deed::NoAnswer(NoAnswer::Signal(6)));
    assert_eq!(d.everything(), before);
    // With what it usually has, the same table reads.
    let deed = import(&d.store, &reader(), &[path]).remove(0).deed;
    assert!(matches!(&deed, Deed::Answers(a) if a.changed == 1), "the first row; the others repeat it: {deed:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_reader_gives_up_memory_files_and_processes_before_the_first_byte() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_asesor"))
        .args(["__intake", "+07:00"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let limits = format!("/proc/{}/limits", child.id());
    // Nothing was sent yet: it waits for the table, limited already.
    let limited = |text: &str, name: &str, most: &str| {
        let line = text.lines().find(|l| l.starts_with(name)).unwrap_or_default();
        line.strip_prefix(name).is_some_and(|l| l.split_whitespace().take(2).all(|v| v == most))
    };
    let all = [
        ("Max address space", "536870912"),
        ("Max cpu time", "20"),
        ("Max open files", "3"),
        ("Max file size", "0"),
        ("Max core file size", "0"),
        ("Max processes", "0"),
    ];
    let until = std::time::Instant::now() + Duration::from_secs(20);
    let mut text = String::new();
    while !all.iter().all(|(name, most)| limited(&text, name, most)) {
        assert!(std::time::Instant::now() < until, "{text}");
        std::thread::yield_now();
        text = std::fs::read_to_string(&limits).expect("it is alive");
    }
    drop(child.stdin.take());
    let out = child.wait_with_output().expect("it ends");
    assert_eq!((out.status.code(), out.stdout.as_slice()), (Some(0), b"\"unknown\"".as_slice()));
}

#[test]
fn tables_made_to_do_harm_end_in_a_sentence() {
    let d = Desk::with_event("harm");
    let before = d.everything();
    let mib = 1024 * 1024;
    let too_large = brings(&d, &[HEAD.as_bytes(), &vec![b'x'; 5 * mib]].concat());
    assert_eq!(too_large.deed, Deed::NoAnswer(NoAnswer::TooLarge(5)));
    let lines = brings(&d, &vec![b'\n'; 10_000_000]);
    assert_eq!(lines.deed, Deed::NoAnswer(NoAnswer::TooLarge(5)));
    assert_eq!(brings(&d, &vec![b'\n'; 5_000_000]).deed, Deed::UnknownTable);
    assert_eq!(brings(&d, &vec![b'"'; 5_000_000]).deed, Deed::UnknownTable);
    assert_eq!(brings(&d, &vec![b','; 5_000_000]).deed, Deed::UnknownTable);
    let first = |r: &FileReport| r.refused.first().map(|r| r.why.clone());
    let line = brings(&d, &[HEAD.as_bytes(), &vec![b'x'; 5_000_000]].concat());
    assert_eq!(first(&line), Some(RowProblem::TooLong));
    let cells = brings(&d, &[HEAD.as_bytes(), &vec![b','; 5_000_000], b"x"].concat());
    assert!(matches!(first(&cells), Some(RowProblem::TooManyCells(_))), "{:?}", cells.deed);
    let rows = brings(&d, &[HEAD.as_bytes(), "x\n".repeat(2_000_000).as_bytes()].concat());
    assert_eq!(first(&rows), Some(RowProblem::TooManyRows(100_000)));
    let hidden = brings(&d, &[HEAD.as_bytes(), "\u{202e}".repeat(5_000).as_bytes()].concat());
    assert_eq!(first(&hidden), Some(RowProblem::Empty));
    assert_eq!(d.everything(), before);
}

#[test]
fn names_that_are_no_files_are_never_waited_for() {
    let d = Desk::with_event("special");
    let folder = d.dir.path().join("luar");
    std::fs::create_dir_all(&folder).expect("a folder");
    let fifo = folder.join("pipa.csv");
    assert!(Command::new("mkfifo").arg(&fifo).status().expect("mkfifo").success());
    let sparse = folder.join("jarang.csv");
    std::fs::File::create(&sparse).and_then(|f| f.set_len(1 << 30)).expect("a sparse file");
    std::fs::create_dir(folder.join("map.csv")).expect("a folder");
    std::os::unix::fs::symlink("/dev/zero", folder.join("nol.csv")).expect("a link");
    let all = [fifo.clone(), sparse.clone(), folder.join("nol.csv"), PathBuf::from("/dev/zero")];
    let deeds: Vec<Deed> = import(&d.store, &reader(), &all).into_iter().map(|r| r.deed).collect();
    assert!(matches!(deeds[0], Deed::Failed(_)), "{deeds:?}");
    assert_eq!(deeds[1], Deed::NoAnswer(NoAnswer::TooLarge(5)));
    // The folder as a whole: what is none of ours is passed over or named.
    for r in import(&d.store, &reader(), &[folder]) {
        assert!(matches!(r.deed, Deed::Failed(_) | Deed::NoAnswer(_) | Deed::NotRead), "{r:?}");
    }
    let event = asesor::base::id::Id::parse("uji").expect("an id");
    for path in [&fifo, &sparse] {
        let r = bring_roster(&d.store, &reader(), &event, path);
        assert!(matches!(r.deed, Deed::Failed(_) | Deed::NoAnswer(NoAnswer::TooLarge(_))), "{r:?}");
    }
}

#[test]
fn a_roster_of_ten_thousand_names_is_read_in_time() {
    let names = "Kabupaten Sleman\nKab. Murung Raya\nKota Solok\nAtlantis\n".repeat(2_500);
    let many = reader().read(format!("name\n{names}").into_bytes(), "+07:00");
    let Ok(Reading::Roster(r)) = many else { panic!("a roster") };
    assert_eq!((r.rows.len(), r.refused.len()), (3, 9_997));
}

#[test]
fn a_roster_read_apart_changes_nothing_where_its_reader_fails() {
    let d = Desk::with_event("roster");
    let path = d.outside("peserta.csv", b"code,name,event\n71.71,,uji\n");
    let before = d.everything();
    let event = asesor::base::id::Id::parse("uji").expect("an id");
    let r = bring_roster(&d.store, &script("kill -ABRT $$"), &event, &path);
    assert_eq!((r.deed, d.everything()), (Deed::NoAnswer(NoAnswer::Signal(6)), before.clone()));
    let r = bring_roster(&d.store, &reader(), &event, &path);
    assert_eq!(r.deed, Deed::Roster(event, 1, 0, 0));
    assert_ne!(d.everything(), before);
}

#[test]
fn the_program_reads_tables_apart_and_its_users_never_meet_the_reader() {
    let lab = crate::cli::Lab::new("reader");
    lab.ok(&["event", "new", "--id", "uji", "--title", "Uji", "--date", "2019-02-21"]);
    let path = lab.path("jawaban.csv");
    std::fs::write(&path, HEAD.to_owned() + GOOD).expect("a table");
    let path = path.to_str().expect("UTF-8");
    lab.ok(&["import", path]);
    std::fs::write(path, "x".repeat(6 * 1024 * 1024)).expect("a table");
    let o = lab.run(&["--lang", "en", "import", path]);
    assert!(o.code != 0 && o.err.contains("larger than 5 MiB") && o.err.contains("split it"), "{}", o.err);
    for words in [&["help"][..], &["completions", "bash"], &["man"]] {
        assert!(!lab.run(words).out.contains("__intake"), "{words:?}");
    }
}
