//! Names that want to lead out of a folder, or that another system takes for
//! something else: of regions, events, files, entries of bundles.

use super::filled::{self, Hand};
use super::run::{Tried, file_name};
use super::tell;
use crate::cli::Lab;
use asesor::base::fault::{Fault, FaultKind};
use asesor::base::id::Id;
use asesor::base::text::is_hidden;
use asesor::domain::claim::{Claim, FORMAT as CLAIM};
use asesor::domain::history::hex_sha256;
use asesor::domain::panel_record::PanelRecord;
use asesor::domain::session::InstrumentRef;
use asesor::store::{Overrides, Places, Store, built_in};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The data folder lies deep, so that a name that climbs still lands in the
/// folder of the test, where it is seen.
const DEEP: &str = "here/a/b/c/d/e/f";

/// Two hundred and more hostile names.
#[expect(clippy::too_many_lines, reason = "a list of names")]
fn hostile() -> Vec<String> {
    let roots = [
        "../x",
        "../../x",
        "../../../../x",
        "..",
        ".",
        "../",
        "/x",
        "//x",
        "\\x",
        "..\\..\\x",
        "a/../../../x",
        "a/b",
        "a\\b",
        "./x",
        "~/x",
        "~root",
        "$HOME/x",
        "%TEMP%\\x",
        "C:\\x",
        "C:x",
        "\\\\server\\share\\x",
        "\\\\?\\C:\\x",
        "file:///x",
        "CON",
        "con",
        "PRN",
        "AUX",
        "NUL",
        "nul.txt",
        "COM1",
        "com9.json",
        "LPT1",
        "LPT²",
        "CONIN$",
        "CLOCK$",
        "a:b",
        "a:b:$DATA",
        "x.",
        "x..",
        "x ",
        " x",
        ".x",
        "..x",
        "...",
        "-x",
        "--help",
        "-rf",
        "x.json.",
        "x.json ",
        "*",
        "?",
        "a*b",
        "<x>",
        "a|b",
        "\"x\"",
        "'x'",
        "`id`",
        "$(id)",
        ";id",
        "&id",
        "a\nb",
        "a\rb",
        "a\tb",
        "a\0b",
        "a\u{7}b",
        "\u{1b}[2J",
        "a\u{7f}",
        "a\u{85}b",
        "\u{202e}nosj.x",
        "a\u{200b}b",
        "\u{feff}x",
        "\u{e0041}x",
        "a\u{2028}b",
        "a\u{2044}b",
        "\u{2215}x",
        "a\u{ff0f}b",
        "\u{ff0e}\u{ff0e}/x",
        "%2e%2e%2fx",
        "..%2fx",
        "..%c0%afx",
        "x%00.md",
        "",
        " ",
        "\u{3000}",
        "é",
        "e\u{301}",
        "ﬁ",
        "İ",
        "K",
        "desktop.ini",
        "Thumbs.db",
        ".git",
        ".ssh/authorized_keys",
        "settings.toml",
        "sampah",
        "recovery",
        "locks",
    ];
    let mut out: Vec<String> = roots.iter().map(|s| (*s).to_owned()).collect();
    for s in roots {
        out.push(format!("sessions/{s}"));
        out.push(format!("34.04{s}"));
    }
    out.extend(["x".repeat(300), "é".repeat(200), "../".repeat(60) + "x", "a/".repeat(100), "日".repeat(90)]);
    out.extend(["/tmp/asesor-bad-name", "../../../../../../../../../../tmp/asesor-bad-name"].map(str::to_owned));
    out
}

fn tree(folder: &Path) -> BTreeSet<PathBuf> {
    let mut out = BTreeSet::new();
    for e in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = e.path();
        if fs::symlink_metadata(&path).is_ok_and(|m| m.is_dir()) {
            out.extend(tree(&path));
        }
        out.insert(path);
    }
    out
}

/// A name that every system takes for a plain file: what the program writes must
/// have one.
fn is_plain(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let device = ["CON", "PRN", "AUX", "NUL", "COM1", "COM9", "LPT1", "LPT²"].contains(&stem.as_str());
    let ends = name.ends_with(['.', ' ']) || name.starts_with(['-', ' ']);
    let signs = name.chars().any(|c| is_hidden(c) || "/\\<>:\"|?*".contains(c));
    !device && !ends && !signs && name.len() <= 200
}

struct Ground {
    lab: Lab,
    before: BTreeSet<PathBuf>,
    escaped: Vec<String>,
    trials: usize,
}

impl Ground {
    fn new(name: &str) -> Self {
        let lab = Lab::new(name);
        for f in ["out", "in"] {
            fs::create_dir_all(lab.path(DEEP).join(f)).expect("a folder");
        }
        let mut g = Self { lab, before: BTreeSet::new(), escaped: Vec::new(), trials: 0 };
        g.before = tree(&g.lab.path(""));
        g
    }

    fn at(&self, part: &str) -> PathBuf {
        self.lab.path(DEEP).join(part)
    }

    fn store(&self) -> Store {
        let (data, state, config) = (self.at("data"), self.at("state"), self.at("settings.toml"));
        let o = Overrides { data: Some(data), state: Some(state), config: Some(config) };
        Store::open(Places::find(&o).expect("places")).expect("a store")
    }

    /// Whether anything new stands where it must not, or under a name it must not
    /// have; `given` are names the test itself made.
    fn look(&mut self, what: &str, given: &BTreeSet<PathBuf>) {
        self.trials += 1;
        let allowed = [self.at("data"), self.at("state"), self.at("out")];
        let now = tree(&self.lab.path(""));
        for path in now.difference(&self.before).filter(|p| !given.contains(*p)) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if !allowed.iter().any(|a| path.starts_with(a)) || !is_plain(&name) {
                self.escaped.push(format!("{what:?}: {}", path.to_string_lossy()));
            }
        }
        for far in ["/tmp/asesor-bad-name", "/x", "/tmp/x"] {
            if fs::symlink_metadata(far).is_ok() {
                self.escaped.push(format!("{what:?}: {far}"));
            }
        }
        self.before = now;
    }

    fn settle(self, least: usize) {
        tell("hostile_names", self.trials, self.escaped.len(), 0, 0);
        assert!(self.trials >= least, "{}", self.trials);
        let first: Vec<_> = self.escaped.iter().take(12).collect();
        assert!(self.escaped.is_empty(), "{} names: {first:#?}", self.escaped.len());
    }
}

/// What is refused because a program that another test is just starting still holds
/// our files for a moment is tried again.
fn unlocked<T>(what: impl Fn() -> Result<T, Fault>) -> T {
    for _ in 0..100_000 {
        match what() {
            Err(f) if f.kind == FaultKind::Locked => std::thread::yield_now(),
            other => return other.expect("done"),
        }
    }
    panic!("a lock that nobody lets go")
}

fn none() -> BTreeSet<PathBuf> {
    BTreeSet::new()
}

#[test]
fn a_region_of_any_name_stays_in_the_folder_that_was_chosen() {
    let names = hostile();
    let mut g = Ground::new("regions");
    let store = g.store();
    let copy = built_in().clone();
    let day = chrono::NaiveDate::from_ymd_opt(2019, 2, 22).expect("a day");
    for (n, name) in names.iter().enumerate() {
        let mut s = filled::session(1, &mut Hand::new(std::slice::from_ref(name), 0), &copy.sha256);
        let id = format!("0190163d-8694-739b-aea5-966c26f8{n:04x}");
        s.session = asesor::base::id::SessionId::parse(&id).expect("an id");
        s.lineage = s.session;
        let (handle, _) = store.create(&s, copy.clone()).expect("made");
        let path = handle.path();
        drop(handle);
        store.hand_over(&path, &g.at("out")).expect("handed over");
        for f in asesor::export::FORMATS {
            let title = asesor::export::file_name(&asesor::report::Paper::default(), &s);
            store.put(&g.at("out"), &format!("{title}.{}", f.extension), b"x").expect("exported");
            store.put(&g.at("out"), &format!("{name}.{}", f.extension), b"x").expect("exported");
        }
        let binned = unlocked(|| store.to_bin(&path, day));
        unlocked(|| store.put_back(&binned));
        // What an event or a panel would be written as.
        if let Some(event) = Id::parse(name) {
            let mut e = filled::event(&mut Hand::new(&["x".to_owned()], 0));
            e.id = event.clone();
            store.save_event(&e, None).expect("kept");
        }
        let panel = PanelRecord {
            event: Id::parse("uji").expect("an id"),
            region: name.clone(),
            team: None,
            instrument: InstrumentRef { id: copy.instrument.id.clone(), revision: 1, sha256: copy.sha256.clone() },
            members: Vec::new(),
            questions: BTreeMap::new(),
            status: asesor::domain::panel_record::PanelStatus::Open,
            closed: None,
            history: Vec::new(),
        };
        let _ = store.save_panel(&panel, None);
        let claim = Claim {
            event: Id::parse("uji").expect("an id"),
            region: name.clone(),
            instrument: copy.sha256.clone(),
            filled_by: name.clone(),
            received: crate::support::small::at(0),
            answers: BTreeMap::new(),
            context: BTreeMap::new(),
        };
        let _ = store.save_claim(&claim, None);
        g.look(name, &none());
    }
    g.settle(200);
}

#[test]
fn a_bundle_or_an_import_with_any_names_stays_in_the_data_folder() {
    let names = hostile();
    let mut g = Ground::new("bundles");
    drop(g.store());
    let data = g.at("data").to_string_lossy().into_owned();
    let state = g.at("state").to_string_lossy().into_owned();
    let mut tried = Tried::default();
    for (n, name) in names.iter().enumerate() {
        let file = g.at("in").join(format!("{n}.bundle"));
        let path = match n % 5 {
            0 => name.clone(),
            1 => format!("sessions/{name}"),
            2 => format!("claims/{name}/x.json"),
            3 => format!("events/{name}.json"),
            _ => format!("panels/uji/{name}.json"),
        };
        let text = format!("{{{n}}}");
        let head = "{\"format\":\"asesor-bundle\",\"version\":1,\"made\":\"2026-11-24T10:42:07+07:00\"}\n";
        let entry = format!(
            "{{\"path\":{},\"sha256\":\"{}\",\"text\":{}}}\n",
            json!(path),
            hex_sha256(text.as_bytes()),
            json!(text)
        );
        let body = format!("{head}{entry}");
        let end = format!("{{\"files\":1,\"sha256\":\"{}\"}}\n", hex_sha256(body.as_bytes()));
        fs::write(&file, body + &end).expect("written");
        // A claim and an event whose ids are the name, and a table that names it.
        let claim = json!({"event": name, "region": name, "instrument": "x", "filled_by": name,
            "received": "2026-11-24T10:42:07+07:00", "answers": {}, "context": {}})
        .to_string();
        let sealed = format!(
            "{{\"format\":\"{CLAIM}\",\"version\":1,\"sha256\":\"{}\",\"body\":{claim}}}\n",
            hex_sha256(claim.as_bytes())
        );
        let claim_at = g.at("in").join(format!("{n}.json"));
        fs::write(&claim_at, sealed).expect("written");
        let table = g.at("in").join(format!("{}.csv", file_name(name)));
        let cell = json!(name).to_string();
        fs::write(&table, format!("region_code,event,question,stage,level\n{cell},{cell},1.1,self,3\n"))
            .expect("written");
        let given: BTreeSet<PathBuf> = [file.clone(), claim_at.clone(), table.clone()].into();
        let places = ["--data-dir", data.as_str(), "--state-dir", state.as_str()];
        let with = |words: &[&str]| places.iter().chain(words).map(|s| (*s).to_owned()).collect::<Vec<_>>();
        let shown = |p: &Path| p.to_string_lossy().into_owned();
        tried.run(&g.lab, &with(&["restore", &shown(&file)]));
        tried.run(&g.lab, &with(&["import", &shown(&claim_at), &shown(&table)]));
        if !name.contains('\0') {
            tried.run(&g.lab, &with(&["event", "new", "--id", name, "--title", name, "--date", "2026-01-01"]));
        }
        g.look(name, &given);
    }
    tried.must_be_clean();
    g.settle(200);
}

#[test]
fn files_of_any_name_go_into_a_bundle_and_come_back_inside_the_folder() {
    let mut g = Ground::new("files");
    drop(g.store());
    let mut given = BTreeSet::new();
    let mut taken = 0;
    for (n, name) in hostile().iter().enumerate() {
        let folder = g.at("data").join(["sessions", "events", "instruments", "receipts"][n % 4]);
        fs::create_dir_all(&folder).expect("a folder");
        let path = folder.join(format!("{}.json", file_name(name)));
        taken += usize::from(fs::write(&path, format!("{{{n}}}")).is_ok());
        given.insert(folder);
        given.insert(path);
    }
    assert!(taken >= 200, "{taken}");
    let (data, state) = (g.at("data").to_string_lossy().into_owned(), g.at("state").to_string_lossy().into_owned());
    let out = g.at("out/all.bundle").to_string_lossy().into_owned();
    let back = g.at("out/again").to_string_lossy().into_owned();
    let mut tried = Tried::default();
    for line in [
        vec!["--data-dir", &data, "--state-dir", &state, "bundle", "--out", &out],
        vec!["--data-dir", &back, "--state-dir", &state, "restore", &out],
        vec!["--data-dir", &back, "--state-dir", &state, "restore", &out],
        vec!["--data-dir", &back, "--state-dir", &state, "import", &data],
    ] {
        tried.run(&g.lab, &line);
    }
    g.look("every file", &given);
    assert!(tree(&g.at("out/again")).len() > 20, "what has a plain name comes back");
    tried.must_be_clean();
    assert!(g.escaped.is_empty(), "{:#?}", g.escaped);
}
