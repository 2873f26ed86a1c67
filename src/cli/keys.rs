//! `asesor keys`.

use super::args::Keys;
use super::ctx::Ctx;
use super::docs::{contexts, key_labels, keys_markdown};
use super::say::{say, table};
use crate::app::keys::{MENU, rows};
use crate::i18n::texts::cli as t;
use crate::report::json;
use serde_json::{Value, json};

/// Prints the key table.
pub fn run(ctx: &Ctx, a: &Keys) {
    let lang = ctx.lang;
    if a.markdown {
        say(&keys_markdown(lang));
    } else if a.json {
        let all: Vec<Value> = contexts()
            .map(|c| {
                let keys: Vec<Value> = rows(c)
                    .map(|b| {
                        let names: Vec<&str> = b.keys.iter().map(|(k, _)| *k).collect();
                        json!({"keys": names, "does": (b.text)(lang)})
                    })
                    .collect();
                json!({"context": format!("{c:?}"), "title": c.title(lang), "keys": keys})
            })
            .collect();
        let menu: Vec<Value> = MENU
            .iter()
            .map(|m| json!({"context": format!("{:?}", m.context), "key": m.letter, "does": (m.text)(lang)}))
            .collect();
        say(&json::pretty(&json!({"format": "asesor-keys/1", "contexts": all, "menu": menu})));
    } else {
        let mut lines: Vec<Vec<String>> = Vec::new();
        for c in contexts() {
            lines.push(vec![String::new()]);
            lines.push(vec![c.title(lang).to_owned()]);
            lines.extend(rows(c).map(|b| vec![format!("  {}", key_labels(b, lang)), (b.text)(lang).to_owned()]));
        }
        lines.push(vec![String::new()]);
        lines.push(vec![t::keys_behind_menu(lang).to_owned()]);
        let mut seen = Vec::new();
        for m in MENU.iter().filter(|m| {
            let known = seen.contains(&(m.letter, m.command));
            seen.push((m.letter, m.command));
            !known
        }) {
            lines.push(vec![format!("  m {}", m.letter), (m.text)(lang).to_owned()]);
        }
        lines.remove(0);
        say(&table(&lines));
    }
}
