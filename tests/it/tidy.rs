//! The house: layers, words that live in one place, files that stay small. Reads
//! `src/` as text, so a macro could fool it; nobody here means to.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What each layer may use of ours. Read a row as "may use".
const LAYERS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("domain", &["base"]),
    ("i18n", &["base", "domain"]),
    ("report", &["base", "domain", "i18n"]),
    ("export", &["base", "domain", "i18n", "report"]),
    ("intake", &["base", "domain"]),
    ("store", &["base", "domain"]),
    ("app", &["base", "domain", "i18n", "report", "export"]),
    ("shell", &["base", "domain", "report", "export", "intake", "store", "app"]),
    ("tui", &["base", "domain", "i18n", "report", "app", "shell"]),
    ("cli", &["base", "domain", "i18n", "report", "export", "app", "shell", "tui"]),
];

/// Words that may stand in code only at home: the word, and where it may stand.
const HOMES: &[(&str, &[&str])] = &[
    ("crossterm", &["tui/"]),
    ("ratatui::", &["tui/"]),
    ("ratatui_textarea", &["app/edit.rs"]),
    ("std::fs", &["store/"]),
    ("Local::now", &["shell/clock.rs"]),
    ("Instant::now", &["shell/", "tui/run.rs"]),
    ("SystemTime", &["shell/clock.rs"]),
    ("now_v7", &[]),
    ("new_v7", &["shell/clock.rs"]),
    ("Color::", &["tui/theme.rs"]),
    ("unicode_width", &["base/text.rs"]),
    ("unicode_segmentation", &["base/text.rs"]),
    ("println!", &["cli/say.rs"]),
    ("print!", &["cli/say.rs"]),
    ("std::process::exit", &["tui/run.rs", "cli/"]),
    ("Command::new", &["shell/", "cli/"]),
    ("stdout()", &["cli/say.rs", "tui/terminal.rs", "shell/machine.rs", "shell/apart/child.rs"]),
    ("stderr()", &["cli/say.rs"]),
    ("SetTitle", &[]),
    (".display()", &[]),
    ("set_symbol", &["tui/widget/paint.rs"]),
    ("set_char(", &["tui/widget/paint.rs"]),
    ("set_stringn", &["tui/widget/paint.rs"]),
    ("buffer()", &["tui/widget/radar.rs"]),
    ("buffer_mut()", &["tui/view/mod.rs"]),
    ("File::open", &[]),
    (".open(path)", &["store/disk.rs", "store/system.rs"]),
    ("env::args", &["main.rs"]),
    ("rustix", &["store/system.rs", "store/lock.rs", "shell/"]),
    ("signal_hook", &["shell/signals.rs"]),
    ("unsafe ", &[]),
];

const LONGEST: usize = 400;

fn sources(dir: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for e in fs::read_dir(dir).expect("source folder").flatten() {
        let p = e.path();
        if p.is_dir() {
            out.extend(sources(&p));
        } else if p.extension().is_some_and(|x| x == "rs") {
            out.push(p);
        }
    }
    out.sort();
    out
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The code of a file without comments and without its test module.
fn code(text: &str) -> Vec<(usize, &str)> {
    let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    text.get(..end)
        .unwrap_or_default()
        .lines()
        .enumerate()
        .map(|(n, l)| (n + 1, l.split("//").next().unwrap_or_default()))
        .filter(|(_, l)| !l.trim().is_empty())
        .collect()
}

fn each_source(mut f: impl FnMut(&str, &str)) {
    let src = root().join("src");
    for p in sources(&src) {
        let name = p.strip_prefix(&src).expect("below src").to_string_lossy().replace('\\', "/");
        f(&name, &fs::read_to_string(&p).expect("readable source"));
    }
}

#[test]
fn no_layer_reaches_into_one_it_may_not_use() {
    let mut wrong = Vec::new();
    each_source(|name, text| {
        let Some((layer, _)) = name.split_once('/') else { return };
        if name.contains("/tests/") {
            return;
        }
        let row = LAYERS.iter().find(|(l, _)| *l == layer);
        let Some((_, allowed)) = row else { return wrong.push(format!("{name}: unknown layer")) };
        for (n, line) in code(text) {
            for part in line.split("crate::").skip(1) {
                let used: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if used != layer && LAYERS.iter().any(|(l, _)| *l == used) && !allowed.contains(&used.as_str()) {
                    wrong.push(format!("{name}:{n} uses {used}"));
                }
            }
        }
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_with_a_home_stand_nowhere_else() {
    let mut wrong = Vec::new();
    each_source(|name, text| {
        if name.contains("/tests/") || name.contains("/tests.rs") {
            return;
        }
        for (n, line) in code(text) {
            for (word, homes) in HOMES {
                let stands = line.match_indices(word).any(|(at, _)| {
                    // `eprint!` is not `print!`, `forbid(unsafe_code)` is not `unsafe `.
                    !line.get(..at).unwrap_or_default().ends_with(|c: char| c.is_alphanumeric() || c == '_')
                });
                if stands && !homes.iter().any(|h| name.starts_with(h)) {
                    wrong.push(format!("{name}:{n} {word}"));
                }
            }
        }
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_text_tables_speak_to_people() {
    // Two words with a capital in a string literal are a sentence for somebody.
    let mut wrong = Vec::new();
    each_source(|name, text| {
        if name.starts_with("i18n/") || name.contains("/tests") {
            return;
        }
        for (n, line) in code(text) {
            let quiet = ["expect(", "reason =", "#[doc", "Error::custom(", "#[error", "///", "write!(f"];
            if quiet.iter().any(|q| line.contains(q)) {
                continue;
            }
            for literal in line.split('"').skip(1).step_by(2) {
                let words: Vec<&str> =
                    literal.split_whitespace().filter(|w| w.chars().all(char::is_alphabetic)).collect();
                let capital = literal.starts_with(|c: char| c.is_uppercase());
                if words.len() >= 3 && capital {
                    wrong.push(format!("{name}:{n} {literal:?}"));
                }
            }
        }
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_can_be_read_in_one_sitting() {
    let mut long = BTreeMap::new();
    for dir in ["src", "tests"] {
        for p in sources(&root().join(dir)) {
            let lines = fs::read_to_string(&p).expect("readable source").lines().count();
            if lines > LONGEST {
                long.insert(p, lines);
            }
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn each_layer_says_what_it_leaves_out() {
    for (layer, _) in LAYERS {
        let path = root().join("src").join(layer).join("mod.rs");
        let text = fs::read_to_string(&path).expect("every layer has a mod.rs");
        assert!(text.contains("Deliberately absent"), "{}", path.display());
    }
}

#[test]
fn the_top_level_stays_as_its_user_asked() {
    let known = ["Cargo.toml", "Cargo.lock", "src", "assets", "tests", "README.md", "LICENSE-MIT", "LICENSE-APACHE"];
    let tools = ["rustfmt.toml", "clippy.toml", "deny.toml", "target"];
    for e in fs::read_dir(root()).expect("top level").flatten() {
        let name = e.file_name().to_string_lossy().into_owned();
        assert!(name.starts_with('.') || known.contains(&name.as_str()) || tools.contains(&name.as_str()), "{name}");
    }
}

#[test]
fn the_code_is_formatted() {
    let done = std::process::Command::new("cargo").args(["fmt", "--check"]).current_dir(root()).output();
    let out = done.expect("cargo fmt is part of the toolchain");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stdout));
}
