//! The key table tests itself (ux.md 1.3): a person with five keys, with a Mac,
//! with `CapsLock` on or with another language must reach everything.

use crate::support::states::{all_commands, name, places};
use asesor::app::Effect;
use asesor::app::command::Command;
use asesor::app::key::{Code, Key};
use asesor::app::keys::{BINDINGS, Context, MENU, resolve, rows};
use asesor::app::pages;
use asesor::domain::lang::Lang;
use std::collections::{BTreeMap, BTreeSet};

fn key(s: &str) -> Key {
    Key::parse(s).unwrap_or_else(|| panic!("{s:?} is no key"))
}

/// Every key of a context with what it does.
fn bound(c: Context) -> Vec<(Key, Command)> {
    rows(c).flat_map(|b| b.keys).map(|(k, cmd)| (key(k), *cmd)).collect()
}

fn chord(k: Key) -> bool {
    k.ctrl || k.alt || matches!(k.code, Code::F(_))
}

fn five(k: Key) -> bool {
    let simple = [Code::Up, Code::Down, Code::Left, Code::Right, Code::Tab, Code::Char(' '), Code::Enter, Code::Esc];
    !k.ctrl && !k.alt && simple.contains(&k.code)
}

#[test]
fn every_key_of_the_table_can_be_read_and_is_shown_by_a_name() {
    for b in BINDINGS {
        assert!(!b.keys.is_empty());
        for (k, _) in b.keys {
            for lang in Lang::ALL {
                assert!(!key(k).label(lang).trim().is_empty(), "{k}");
            }
        }
        for lang in Lang::ALL {
            assert!(!b.label(lang, 5).is_empty() && !b.all_labels(lang, 5).is_empty());
        }
    }
    assert!(Key::parse("Ctrl-").is_none() && Key::parse("").is_none() && Key::parse("PgDown").is_none());
}

#[test]
fn no_key_does_two_things_in_one_place() {
    for c in Context::ALL {
        let keys = bound(c);
        for (n, (k, cmd)) in keys.iter().enumerate() {
            let twice = keys[..n].iter().find(|(other, _)| other.same(*k));
            assert!(twice.is_none(), "{c:?}: {k} is {cmd:?} and {twice:?}");
        }
    }
}

#[test]
fn an_inner_place_never_changes_the_meaning_of_a_key_of_the_places_around_it() {
    for p in places() {
        let w = p.world();
        let contexts = w.m.contexts();
        assert_eq!(contexts[0], p.context, "{}", p.name);
        for (n, inner) in contexts.iter().enumerate() {
            for outer in &contexts[n + 1..] {
                for (k, cmd) in bound(*inner) {
                    let Some((_, other)) = bound(*outer).into_iter().find(|(o, _)| o.same(k)) else { continue };
                    // The key that opened an overlay closes it.
                    let closes = cmd == Command::Back && matches!(other, Command::Menu | Command::Help);
                    assert!(cmd == other || closes, "{}: {k} is {cmd:?} inside and {other:?} outside", p.name);
                }
            }
        }
    }
}

#[test]
fn letters_are_the_same_with_capslock() {
    for p in places() {
        let contexts = p.world().m.contexts();
        for (k, cmd) in contexts.iter().flat_map(|c| bound(*c)) {
            if let Code::Char(c) = k.code {
                let upper = Key { code: Code::Char(c.to_ascii_uppercase()), ..k };
                assert_eq!(resolve(&contexts, upper).map(name), resolve(&contexts, k).map(name), "{k} {cmd:?}");
            }
        }
    }
}

#[test]
fn in_a_text_every_printable_key_is_text() {
    for p in places() {
        let contexts = p.world().m.contexts();
        if !contexts[0].is_text() {
            continue;
        }
        assert_eq!(contexts.len(), 1, "{}: nothing around a text takes its keys", p.name);
        for (k, cmd) in bound(contexts[0]) {
            assert_eq!(k.typed(), None, "{}: {k} is {cmd:?}", p.name);
        }
        for c in "aZ09 ?/:mu-é日".chars() {
            assert_eq!(resolve(&contexts, Key::char(c)), Some(Command::Insert(c)), "{}", p.name);
        }
    }
}

#[test]
fn few_letters_wait_on_the_interview_screen() {
    let letters = |contexts: &[Context]| {
        let all = contexts.iter().flat_map(|c| bound(*c)).filter_map(|(k, _)| k.typed());
        all.filter(|c| c.is_alphabetic()).collect::<BTreeSet<char>>()
    };
    let here = letters(&[Context::Levels, Context::Interview, Context::Global]);
    assert!(here.len() <= 10, "{here:?}");
    for c in Context::ALL {
        assert!(letters(&[c]).len() <= 10, "{c:?}");
    }
}

#[test]
fn keys_that_terminals_confuse_or_keep_for_themselves_are_not_used() {
    for c in Context::ALL {
        for (k, cmd) in bound(c) {
            let at = format!("{c:?}: {k} is {cmd:?}");
            assert!(!k.alt, "{at}: Alt is Esc and a key");
            assert!(!matches!(k.code, Code::F(n) if n != 1), "{at}");
            if let (true, Code::Char(x)) = (k.ctrl, k.code) {
                assert!(!"imd[\\/_07".contains(x.to_ascii_lowercase()), "{at}: Tab, Enter, end of file, Esc, SIGQUIT");
                match x.to_ascii_lowercase() {
                    'h' => {
                        assert!(matches!(cmd, Command::DeleteBack | Command::Clear), "{at}: Backspace of some");
                    }
                    'j' => assert!(matches!(cmd, Command::NewLine | Command::Accept), "{at}: a line feed"),
                    _ => {}
                }
            }
        }
    }
    // What deletes backwards does so under both spellings.
    for c in Context::ALL {
        let keys = bound(c);
        let of = |s: &str| keys.iter().find(|(k, _)| k.same(key(s))).map(|(_, cmd)| *cmd);
        assert_eq!(of("Backspace"), of("Ctrl-H"), "{c:?}");
    }
}

/// Commands that need no plain key and no row in the menu, and what does the same.
const STAND_INS: [(&str, &str); 16] = [
    ("Interrupt", "what Ctrl-C means to everybody; the menu has Quit"),
    ("PasteHint", "only answers Ctrl-V with how to paste"),
    ("DeleteWord", "Backspace, several times"),
    ("DeleteLine", "Backspace, several times"),
    ("WordLeft", "Left, several times"),
    ("WordRight", "Right, several times"),
    ("PageUp", "Up, several times; Left for questions"),
    ("PageDown", "Down, several times; Right for questions"),
    ("First", "Up or Left, several times"),
    ("Last", "Down or Right, several times"),
    ("DeleteBack", "a letter of the typewriter: whoever types has it"),
    ("DeleteForward", "Right and Backspace"),
    ("PrevPart", "Tab, around"),
    ("Mark", "arrows and Space"),
    ("Absent", "Space, three times"),
    ("Level", "arrows and Space"),
];

fn stand_in(c: Command) -> bool {
    STAND_INS.iter().any(|(n, _)| *n == name(c))
}

#[test]
fn every_command_is_reached_with_five_keys_and_the_menu() {
    let mut used = BTreeSet::new();
    for p in places() {
        let w = p.world();
        let contexts = w.m.contexts();
        let menu: Vec<Command> = if w.m.overlay.is_none() && contexts.contains(&Context::Global) {
            w.m.menu_rows().iter().map(|r| r.command).collect()
        } else {
            Vec::new()
        };
        let all: Vec<(Key, Command)> = contexts.iter().flat_map(|c| bound(*c)).collect();
        for (k, cmd) in &all {
            let by_five = all.iter().any(|(k, other)| other == cmd && five(*k));
            let over = w.m.overlay.is_some() && bound(Context::Global).iter().any(|(g, _)| g.same(*k));
            // In a text these have their place one Esc away: u, menu, help.
            let outside = contexts[0].is_text()
                && matches!(
                    name(*cmd),
                    "Undo" | "Redo" | "Help" | "SaveNow" | "Redraw" | "StampTime" | "EditOutside" | "Guest"
                );
            let clear = *cmd == Command::Clear; // Space on what is set takes it away.
            if by_five || menu.contains(cmd) || *cmd == Command::Menu || over || outside || clear {
                continue;
            }
            assert!(stand_in(*cmd), "{}: {cmd:?} ({k}) cannot be reached with five keys", p.name);
            used.insert(name(*cmd));
        }
    }
    for (n, why) in STAND_INS {
        assert!(used.contains(n), "{n} ({why}) needs no exception any more");
    }
}

#[test]
fn no_command_hangs_on_ctrl_alt_or_a_function_key_alone() {
    for c in all_commands() {
        let plain = BINDINGS.iter().flat_map(|b| b.keys).any(|(k, cmd)| *cmd == c && !chord(key(k)));
        let menu = MENU.iter().any(|r| r.command == c);
        assert!(plain || menu || stand_in(c) || matches!(c, Command::Insert(_)), "{c:?}");
    }
}

#[test]
fn every_command_stands_in_the_table_or_the_menu() {
    let table = BINDINGS.iter().flat_map(|b| b.keys).map(|(_, c)| *c);
    let all: BTreeSet<&str> = table.chain(MENU.iter().map(|r| r.command)).map(name).collect();
    for c in all_commands() {
        assert!(all.contains(name(c)) || matches!(c, Command::Insert(_)), "{c:?} can never be done");
    }
    for c in Context::ALL {
        assert!(rows(c).count() > 0, "{c:?} is an empty heading in help");
    }
}

#[test]
fn both_languages_have_words_for_every_row() {
    let mut same = BTreeSet::new();
    let mut check = |f: &dyn Fn(Lang) -> &'static str| {
        let (id, en) = (f(Lang::Id), f(Lang::En));
        assert!(!id.trim().is_empty() && !en.trim().is_empty());
        if id == en {
            same.insert(id);
        }
    };
    for b in BINDINGS {
        check(&b.text);
    }
    for r in MENU {
        check(&r.text);
    }
    for c in Context::ALL {
        check(&|l| c.title(l));
    }
    assert_eq!(same, BTreeSet::from(["Menu"]), "deliberately equal");
}

/// What a person could notice: screens, overlay, session, message, settings.
fn seen(m: &asesor::app::Model) -> String {
    let o = m.data.open.as_ref().map(|o| (&o.session, &o.writing, &o.form));
    format!("{:?}", (&m.screens, &m.overlay, &m.data.notice, m.data.lang, m.data.theme, m.data.ascii, o))
}

#[test]
fn every_hint_of_the_footer_does_something() {
    for p in places() {
        let hints: Vec<_> = p.world().m.contexts().into_iter().flat_map(rows).filter(|b| b.footer > 0).collect();
        assert!(!hints.is_empty() || p.context == Context::Global, "{}: an empty footer", p.name);
        for b in hints {
            let alive = b.keys.iter().any(|(k, _)| {
                let mut w = p.world();
                w.m.data.notice = None;
                let before = seen(&w.m);
                let out = w.key_after(key(k), 300);
                let asked = out.iter().any(|e| !matches!(e, Effect::RememberPlace(..)));
                asked || seen(&w.m) != before || w.m.data.notice.is_some()
            });
            assert!(alive, "{}: {} {} does nothing", p.name, b.label(Lang::En, 5), (b.text)(Lang::En));
        }
    }
}

#[test]
fn footer_places_are_not_taken_twice() {
    for c in Context::ALL {
        let mut seen = BTreeMap::new();
        for b in rows(c).filter(|b| b.footer > 0) {
            let before = seen.insert(b.footer, (b.text)(Lang::En));
            assert!(before.is_none(), "{c:?}: place {} is {before:?} and {}", b.footer, (b.text)(Lang::En));
        }
    }
}

#[test]
fn every_letter_of_the_menu_runs_its_own_row_and_none_other() {
    for p in places().into_iter().filter(|p| matches!(p.name, "list" | "levels" | "evidence" | "summary" | "export")) {
        let w = p.world();
        let rows = w.m.menu_rows();
        let contexts = w.m.contexts();
        for (n, r) in rows.iter().enumerate() {
            let twice = rows[..n].iter().find(|x| x.key.same(r.key));
            assert!(twice.is_none(), "{}: {} is {twice:?} and {:?}", p.name, r.key, r.command);
            let over = resolve(&[Context::MenuList, Context::Global], r.key);
            assert!(over.is_none() || over == Some(r.command), "{}: {} is taken by {over:?}", p.name, r.key);
            // A letter of the screen means the same in the menu; "s" in the
            // evidence part alone does not: m s is the summary everywhere; so is
            // "d" there: m d is the session's data everywhere.
            if let Some(here) = resolve(&contexts, r.key).filter(|_| r.key.typed().is_some_and(char::is_alphabetic)) {
                let known = p.name == "evidence" && matches!(here, Command::Support | Command::Promised);
                assert!(here == r.command || known, "{}: {} is {here:?} without the menu", p.name, r.key);
            }
        }
        for r in &rows {
            assert!(!r.text.is_empty());
        }
    }
}

#[test]
fn each_row_of_the_menu_can_be_run_with_arrows_and_enter() {
    for p in places().into_iter().filter(|p| matches!(p.name, "list" | "levels" | "evidence" | "summary" | "export")) {
        let rows = p.world().m.menu_rows();
        for (n, r) in rows.iter().enumerate() {
            let mut w = p.world();
            let before = seen(&w.m);
            let out = w.keys(&format!("m{}<Enter>", "<Down>".repeat(n)));
            let did = !out.is_empty() || seen(&w.m) != before || w.m.data.notice.is_some();
            assert!(did, "{}: {:?} from the menu does nothing", p.name, r.command);
            assert_eq!(
                r.disabled.is_some(),
                r.command == Command::Suspend
                    || p.name == "list" && matches!(r.command, Command::Undo | Command::Redo)
                    || r.command == Command::OpenFolder
            );
        }
    }
}

#[test]
fn help_names_every_key_of_the_screen_in_both_languages() {
    for p in places().into_iter().filter(|p| p.name != "menu" && p.name != "question") {
        let mut w = p.world();
        for lang in Lang::ALL {
            w.m.data.lang = lang;
            for cols in [36, 76, 100] {
                let lines = pages::help(&w.m, cols);
                let page: String = lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join("\n");
                for c in w.m.screen_contexts() {
                    for b in rows(c) {
                        let words = (b.text)(lang).split(' ').next().unwrap_or_default();
                        assert!(page.contains(words), "{}: {words} is missing at {cols}", p.name);
                    }
                }
                assert!(lines.iter().all(|l| asesor::base::text::width(&l.text) <= cols), "{} at {cols}", p.name);
            }
        }
    }
}
