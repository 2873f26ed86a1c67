//! Wrong usage in the person's language: the frame is ours, the detail is what
//! the parser found.

use super::dress;
use super::failure::{Failure, USAGE};
use crate::base::text::visible;
use crate::domain::lang::Lang;
use crate::i18n::texts::cli as t;
use clap::Command;
use clap::error::{ContextKind as K, ContextValue as V, Error, ErrorKind};

/// What is wrong with the line that was typed, with the usage of the command it
/// was meant for. `words` are the arguments as typed.
#[must_use]
pub fn explain(lang: Lang, e: &Error, words: &[String], root: &Command) -> Failure {
    let path = path(root, words);
    let what = sentence(lang, e).unwrap_or_else(|| detail(e));
    let mut lines = Vec::new();
    for k in [K::SuggestedArg, K::SuggestedSubcommand, K::SuggestedValue] {
        if let Some(near) = text(e, k) {
            lines.push(t::did_you_mean(lang, &near));
        }
    }
    lines.push(t::usage_is(lang, &dress::usage(&path)));
    let command = if path == "asesor" { path } else { format!("asesor {path}") };
    lines.push(t::see_help(lang, &command));
    Failure::new(USAGE, format!("{what} {}", t::nothing_changed(lang))).with(lines)
}

/// The path of the command that was meant.
fn path(root: &Command, words: &[String]) -> String {
    let mut at = root;
    let mut names: Vec<&str> = Vec::new();
    for w in words {
        if let Some(c) = at.find_subcommand(w) {
            names.push(c.get_name());
            at = c;
        }
    }
    if names.is_empty() { "asesor".to_owned() } else { names.join(" ") }
}

/// What the parser quotes, on one line: a line break in an argument must not look
/// like a line of this program.
fn text(e: &Error, k: K) -> Option<String> {
    let quoted = match e.get(k)? {
        V::String(s) => s.clone(),
        V::Strings(s) if !s.is_empty() => s.join(", "),
        V::StyledStr(s) => s.to_string(),
        V::StyledStrs(s) if !s.is_empty() => s.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        V::Number(n) => n.to_string(),
        _ => return None,
    };
    Some(visible(&quoted))
}

fn sentence(lang: Lang, e: &Error) -> Option<String> {
    let arg = || text(e, K::InvalidArg);
    let value = || text(e, K::InvalidValue).unwrap_or_default();
    Some(match e.kind() {
        ErrorKind::UnknownArgument => t::unknown_option(lang, &arg()?),
        ErrorKind::InvalidSubcommand => t::unknown_command(lang, &text(e, K::InvalidSubcommand)?),
        ErrorKind::MissingRequiredArgument => t::missing(lang, &arg()?),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            t::missing_command(lang).to_owned()
        }
        ErrorKind::InvalidValue if value().is_empty() => t::no_value(lang, &arg()?),
        ErrorKind::InvalidValue => t::bad_value(lang, &arg()?, &value(), &text(e, K::ValidValue)?),
        ErrorKind::ValueValidation => t::wrong_value(lang, &arg()?, &value()),
        ErrorKind::ArgumentConflict => match text(e, K::PriorArg) {
            Some(prior) if prior != arg()? => t::conflict(lang, &arg()?, &prior),
            _ => t::repeated(lang, &arg()?),
        },
        _ => return None,
    })
}

/// The parser's own first line.
fn detail(e: &Error) -> String {
    let all = e.render().to_string();
    let first = all.lines().next().unwrap_or_default();
    format!("{}.", first.trim_start_matches("error: ").trim_end_matches('.'))
}
