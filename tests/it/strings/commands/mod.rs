//! What is printed when foreign text is an argument, a file name, the content of a
//! file or the reason why it cannot be read: every command, every byte.

mod reasons;

use super::corpus::{LEAST, strings};
use super::filled::{self, Hand};
use super::run::{Tried, file_name};
use super::{tell, wire};
use crate::cli::Lab;
use asesor::store::format::InstrumentCopy;
use asesor::store::{Overrides, Places, Store};
use std::fs;

/// Every way a text can be an argument: `§` is the text, `¤` the text as part of a
/// path that stays in the folder of the test, `@` a session, `!` a final one.
const FORMS: &[&str] = &[
    "§",
    "--§",
    "-§",
    "--lang §",
    "--theme §",
    "--color §",
    "--config ./¤ list",
    "--data-dir ./¤ list",
    "--state-dir ./¤ doctor",
    "open §",
    "--plain open §",
    "show §",
    "show ./¤.json",
    "show @ --§",
    "new --region §",
    "new --region 34.04 --assessor § --institution §",
    "new --region 34.04 --date §",
    "new --region 34.04 --event §",
    "new --region 34.04 --event uji --team §",
    "new --region 34.04 --instrument §",
    "list --query §",
    "list --event §",
    "list --status §",
    "set § 1.1 --level 1",
    "set @ § --level 1",
    "set @ 1.1 --level §",
    "set @ 1.1 --value §",
    "set @ 1.1 --na §",
    "set @ 1.1 --level 3 --reason §",
    "set @ 1.1 --note §",
    "set @ 1.1 --for-region §",
    "set @ 1.1 --flag §",
    "set @ 1.1 --stage §",
    "set @ 1.1 --support §",
    "set @ 1.1 --evidence §",
    "set @ 1.1 --evidence §=seen",
    "set @ 1.1 --evidence K1a=seen:§",
    "set ! 1.1 --note §",
    "finalize §",
    "reopen § --reason x",
    "reopen @ --reason §",
    "verify §",
    "verify ! §",
    "recover §",
    "recover @ --use §",
    "export § --out ./out",
    "export @ --format §",
    "export @ --document §",
    "export @ --for §",
    "export --event §",
    "export @ --out ./¤",
    "instrument §",
    "instrument show §",
    "instrument check ./¤",
    "instrument schema §",
    "event §",
    "event show §",
    "event new --id § --title x --date 2026-01-01",
    "event new --id baru --title § --place § --date 2026-01-01",
    "event new --id baru --title x --date §",
    "event roster § ./x.csv",
    "event roster uji ./¤.csv",
    "import ./¤",
    "rank --event §",
    "rank --event uji --select §",
    "panel § --event uji",
    "panel 34.04 --event §",
    "search §",
    "search x --limit §",
    "bundle --event § --out ./x.bundle",
    "bundle --out ./¤/x.bundle",
    "bundle --out ./¤",
    "restore ./¤",
    "demo --regions §",
    "keys §",
    "doctor §",
    "help §",
    "man §",
    "completions §",
];

fn places(lab: &Lab) -> Places {
    let o = Overrides {
        data: Some(lab.path("data")),
        state: Some(lab.path("state")),
        config: Some(lab.path("settings.toml")),
    };
    Places::find(&o).expect("places")
}

/// A program with a draft, a final session and an event.
fn furnished(name: &str) -> (Lab, String, String) {
    let lab = Lab::new(name);
    let event = ["event", "new", "--id", "uji", "--title", "Uji", "--date", "2026-01-01"];
    lab.ok(&event);
    let draft = lab.session("34.04", "Ani");
    let done = lab.session("34.02", "Budi");
    lab.ok(&["finalize", &done, "--yes"]);
    (lab, draft, done)
}

fn words(form: &str, text: &str, draft: &str, done: &str) -> Vec<String> {
    let word = |w: &str| match w {
        "@" => draft.to_owned(),
        "!" => done.to_owned(),
        w => w.replace('§', text).replace('¤', &file_name(text)),
    };
    form.split(' ').map(word).collect()
}

/// Shares out work among the cores.
fn shared<T: Sync>(items: &[T], work: impl Fn(usize, &[T]) -> Tried + Sync) -> Tried {
    let cores = std::thread::available_parallelism().map_or(2, Into::into);
    let share = items.len().div_ceil(cores);
    let mut all = Tried::default();
    std::thread::scope(|s| {
        let parts: Vec<_> = items
            .chunks(share)
            .enumerate()
            .map(|(n, part)| {
                s.spawn({
                    let work = &work;
                    move || work(n * share, part)
                })
            })
            .collect();
        for p in parts {
            all.add(p.join().expect("a part of the work"));
        }
    });
    all
}

#[test]
fn no_argument_works_in_the_terminal_of_any_command() {
    let all = strings();
    let tried = shared(&all, |from, part| {
        let (lab, draft, done) = furnished("words");
        let mut tried = Tried::default();
        for (n, s) in part.iter().enumerate() {
            // An argument ends at its first NUL: the system passes nothing else on.
            let s: String = s.chars().map(|c| if c == '\0' { '\u{1}' } else { c }).collect();
            for turn in [0, FORMS.len() / 2] {
                let form = FORMS[(from + n + turn) % FORMS.len()];
                tried.run(&lab, &words(form, &s, &draft, &done));
            }
        }
        tried
    });
    tell("strings_commands", all.len(), tried.wrong.len() - tried.hung, 0, tried.hung);
    println!("{} commands", tried.runs);
    tried.must_be_clean();
    assert!(all.len() >= LEAST);
}

#[test]
fn no_file_name_works_in_the_terminal_of_any_command() {
    let all = strings();
    let chunks: Vec<&[String]> = all.chunks(120).collect();
    let tried = shared(&chunks, |_, part| {
        let mut tried = Tried::default();
        for chunk in part {
            let (lab, _, _) = furnished("names");
            let folders = ["sessions", "events", "instruments", "claims/uji", "panels/uji", "receipts", "sampah"];
            for f in folders {
                fs::create_dir_all(lab.path("data").join(f)).expect("a folder");
            }
            fs::create_dir_all(lab.path("here/in")).expect("a folder");
            for (n, s) in chunk.iter().enumerate() {
                let name = file_name(s);
                let write = |at: &std::path::Path, text: &str| fs::write(at, text).expect("a name the system takes");
                for (k, f) in folders.iter().enumerate() {
                    write(&lab.path("data").join(f).join(format!("{name}.json")), ["{", "{}", "[1]"][(n + k) % 3]);
                }
                write(&lab.path("here/in").join(format!("{name}.{}", ["json", "csv", "md"][n % 3])), "x,y\n1");
                if n % 10 == 0 {
                    tried.run(&lab, &["show".into(), format!("../data/sessions/{name}.json")]);
                    tried.run(&lab, &["instrument".into(), "check".into(), format!("../data/instruments/{name}.json")]);
                    tried.run(&lab, &["restore".into(), format!("./in/{name}.md")]);
                }
            }
            for line in [
                "list",
                "list --json",
                "doctor",
                "doctor --json",
                "recover",
                "recover --json",
                "instrument list",
                "instrument list --json",
                "event list",
                "event list --json",
                "event show uji",
                "import in",
                "import in --json",
                "rank --event uji",
                "rank --event uji --json",
                "panel 34.04 --event uji",
                "search x",
                "search x --json",
                "bundle --out ./a.bundle",
                "bundle --out ./b.bundle --json",
                "restore ./a.bundle",
                "export --event uji",
                "recover --erase --yes",
            ] {
                tried.run(&lab, &line.split(' ').collect::<Vec<_>>());
            }
        }
        tried
    });
    println!("{} commands", tried.runs);
    tried.must_be_clean();
}

/// Sessions that carry every string, with an instrument and an event of strings.
fn carried(lab: &Lab, all: &[String]) -> Vec<String> {
    let store = Store::open(places(lab)).expect("a store");
    let mut hand = Hand::new(all, 0);
    let event = filled::event(&mut hand);
    store.save_event(&event, None).expect("kept");
    let copy = InstrumentCopy::of((*filled::instrument(&mut hand)).clone()).expect("renders");
    let mut out = Vec::new();
    let mut hand = Hand::new(all, 0);
    for n in 1..=20 {
        let s = filled::session(n, &mut hand, &copy.sha256);
        out.push(s.session.short());
        drop(store.create(&s, copy.clone()).expect("made"));
    }
    assert!(hand.taken() >= all.len(), "only {} of {} strings stand in the sessions", hand.taken(), all.len());
    out
}

#[test]
fn no_content_of_a_session_works_in_the_terminal_of_any_command() {
    let all = strings();
    let lab = Lab::new("contents");
    let ids = carried(&lab, &all);
    let mut tried = Tried::default();
    for (n, id) in ids.iter().enumerate() {
        let lang = ["id", "en"][n % 2];
        for line in [
            "show @",
            "show @ --json",
            "verify @",
            "verify @ XXXX",
            "export @ --format md,json",
            "set @ 1.1 --level 2",
            "export @ --for region --json",
            "panel @ --event uji",
            "recover @",
            "finalize @",
            "finalize @ --yes --json",
            "reopen @ --reason x",
        ] {
            let line = format!("--lang {lang} {}", line.replace('@', id));
            tried.run(&lab, &line.split(' ').collect::<Vec<_>>());
        }
        if n % 5 == 0 {
            let o = lab.type_in(&["--plain", "open", id], "r\nh\ns\n\nd\nb\nc\n\nq\n1\n");
            let bad = wire::bad(o.out.as_bytes(), false);
            assert!(bad.is_empty(), "{bad:?}");
        }
    }
    for line in [
        "list",
        "list --json",
        "doctor",
        "search x",
        "search a b",
        "search x --json",
        "event show uji",
        "event show uji --json",
        "event list",
        "rank --event uji",
        "rank --event uji --json",
        "panel 34.04 --event uji",
        "instrument list",
        "instrument show",
        "export --event uji --json",
        "bundle --out ./a.bundle",
        "bundle --event uji --out ./b.bundle --json",
        "--data-dir ./other restore ./a.bundle",
        "--data-dir ./third import ../data",
        "--data-dir ./other list",
        "recover --erase --yes",
    ] {
        tried.run(&lab, &line.split(' ').collect::<Vec<_>>());
    }
    let mut files = 0;
    for e in fs::read_dir(lab.path("data/exports")).expect("exports").flatten() {
        let bad = wire::bad(&fs::read(e.path()).expect("an export"), false);
        assert!(bad.is_empty(), "{}: {bad:?}", e.path().to_string_lossy());
        files += 1;
    }
    println!("{} commands, {files} exported files", tried.runs);
    assert!(files > 20);
    tried.must_be_clean();
}
