//! The blocks of the README that are generated: keys, commands, formats, each
//! from the table the program itself reads.

use super::dress;
use crate::app::keys::{BINDINGS, Binding, Context, MENU, rows};
use crate::domain::lang::Lang;
use crate::export::FORMATS;
use crate::i18n::texts::{cli as t, cli_help as h};

/// The highest digit shown for the levels: that of the built-in scale.
const LAST_LEVEL: u8 = 5;
/// The highest digit shown for evidence.
const LAST_EVIDENCE: u8 = 9;

/// The keys of a row as people read them.
#[must_use]
pub fn key_labels(b: &Binding, lang: Lang) -> String {
    let last = if b.context == Context::EvidenceList { LAST_EVIDENCE } else { LAST_LEVEL };
    b.all_labels(lang, last)
}

/// The contexts that have keys, in the order of help.
pub fn contexts() -> impl Iterator<Item = Context> {
    Context::ALL.into_iter().filter(|c| BINDINGS.iter().any(|b| b.context == *c))
}

/// A cell of a Markdown table.
fn cell(s: &str) -> String {
    s.replace('\\', "\\\\").replace('|', "\\|")
}

fn code(s: &str) -> String {
    format!("`{}`", s.replace('|', "\\|"))
}

fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn head(cells: &[&str]) -> String {
    let names: Vec<String> = cells.iter().map(|c| cell(c)).collect();
    let rule: Vec<String> = cells.iter().map(|_| "---".to_owned()).collect();
    row(&names) + &row(&rule)
}

/// Every key by context, as Markdown.
#[must_use]
pub fn keys_markdown(lang: Lang) -> String {
    let mut out = String::new();
    for c in contexts() {
        out.extend([format!("**{}**\n\n", cell(c.title(lang)))]);
        out += &head(&[t::col_key(lang), t::col_does(lang)]);
        for b in rows(c) {
            let keys: Vec<String> = key_labels(b, lang).split("  ").map(code).collect();
            out += &row(&[keys.join(" "), cell((b.text)(lang))]);
        }
        out.push('\n');
    }
    out.extend([format!("**{}**\n\n", cell(t::keys_behind_menu(lang)))]);
    out += &head(&[t::col_key(lang), t::col_does(lang)]);
    let mut seen = Vec::new();
    for m in MENU {
        if !seen.contains(&(m.letter, m.command)) {
            seen.push((m.letter, m.command));
            out += &row(&[code(&format!("m {}", m.letter)), cell((m.text)(lang))]);
        }
    }
    out
}

/// Every command with its other names, then the options everywhere, as Markdown.
#[must_use]
pub fn commands_markdown(lang: Lang) -> String {
    let mut out = head(&[t::col_command(lang), t::col_alias(lang), t::col_does(lang)]);
    for (path, about, usage) in dress::commands(lang) {
        let also: Vec<String> = dress::aliases(path).iter().map(|a| code(a)).collect();
        out += &row(&[code(&usage), also.join(" "), cell(about)]);
    }
    out.extend([format!("\n**{}**\n\n", h::heading_everywhere(lang))]);
    out += &head(&[h::heading_options(lang), t::col_does(lang)]);
    for a in dress::command(lang).get_arguments().filter(|a| a.is_global_set()) {
        let name = a.get_long().unwrap_or_default();
        let takes = a.get_num_args().is_some_and(|n| n.takes_values());
        let value = a.get_value_names().filter(|_| takes).and_then(|v| v.first());
        let option = value.map_or_else(|| format!("--{name}"), |v| format!("--{name} {v}"));
        out += &row(&[code(&option), cell(&a.get_help().map(ToString::to_string).unwrap_or_default())]);
    }
    out
}

/// Every export format, as Markdown.
#[must_use]
pub fn formats_markdown(lang: Lang) -> String {
    let mut out = head(&[t::col_format(lang), t::col_does(lang)]);
    for f in FORMATS {
        out += &row(&[code(f.id), cell((f.label)(lang))]);
    }
    out
}
