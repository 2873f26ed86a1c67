//! L7: the command line (`domain.md`, "Command line"): reads arguments, asks the
//! shell, prints. Data goes to standard output, messages to standard error, and
//! both through `say.rs` alone; the exit code tells how it went.
//!
//! Deliberately absent: files and clocks (`shell` has them), drawing (`tui`),
//! rules of the field (`domain`), and any colour: what a command prints is the
//! same in a terminal, a pipe and a screen reader.

mod app;
mod args;
mod ctx;
mod demo;
mod docs;
mod doctor;
mod dress;
mod event;
mod export;
mod export_args;
mod failure;
mod finalize;
mod import;
mod instrument;
mod keep;
mod keys;
mod list;
mod manual;
mod new;
mod panel;
mod plain;
mod rank;
mod recover;
mod say;
pub mod schema;
mod search;
mod set;
mod set_values;
mod usage;
mod verify;

pub use docs::{commands_markdown, formats_markdown, keys_markdown};

use crate::base::text::{MAX_TEXT, visible};
use crate::domain::lang::Lang;
use crate::i18n::explain;
use crate::i18n::texts::cli as t;
use crate::shell::apart;
use args::{Cli, Cmd, Global};
use clap::FromArgMatches as _;
use clap::error::ErrorKind;
use ctx::Ctx;
use failure::{Done, Failure, USAGE};
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with these arguments, the first being its own name.
#[must_use]
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    // A defect's own words may carry text of a file, and say() is the only way out.
    std::panic::set_hook(Box::new(|defect| say::tell(&defect.to_string())));
    // The process that reads a foreign table: before anything else is done.
    if args.get(1).is_some_and(|a| a == apart::WORD) {
        return ExitCode::from(apart::child(&args.get(2).map(|a| a.to_string_lossy()).unwrap_or_default()));
    }
    let lang = early_language(&args);
    let end = if args.iter().any(|a| a.len() > MAX_TEXT) {
        Err(Failure::new(USAGE, t::argument_too_long(lang)))
    } else {
        run(lang, args)
    };
    let Err(f) = end else {
        return match say::trouble() {
            Some(why) => {
                say::tell(&t::error(lang, &t::stdout_failed(lang, &explain::says(lang, &why))));
                ExitCode::from(failure::UNDONE)
            }
            None => ExitCode::SUCCESS,
        };
    };
    if !f.text.is_empty() {
        say::tell(&t::error(lang, &f.text));
    }
    say::tell_all(&f.lines);
    ExitCode::from(f.code)
}

/// The language before the arguments are understood: a message about them may be
/// the first thing said.
fn early_language(args: &[OsString]) -> Lang {
    let value = |name: &str| {
        let mut found = None;
        let words = args.iter().skip(1).map(|a| a.to_string_lossy()).take_while(|a| a != "--");
        let words: Vec<_> = words.collect();
        for (n, w) in words.iter().enumerate() {
            if *w == name {
                found = words.get(n + 1).map(|v| v.clone().into_owned());
            } else if let Some(v) = w.strip_prefix(name).and_then(|v| v.strip_prefix('=')) {
                found = Some(v.to_owned());
            }
        }
        found
    };
    let g = Global { config: value("--config").map(Into::into), ..Global::default() };
    let file = ctx::places(&g).map(|p| crate::shell::settings::read(&p.config).0).unwrap_or_default();
    ctx::language(value("--lang").as_deref(), &file)
}

fn run(lang: Lang, args: Vec<OsString>) -> Done {
    let mut parser = dress::command(lang);
    let words: Vec<String> = args.iter().skip(1).map(|a| a.to_string_lossy().into_owned()).collect();
    let matches = match parser.try_get_matches_from_mut(args) {
        Ok(m) => m,
        Err(e) if matches!(e.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            say::say(&e.render().to_string());
            return Ok(());
        }
        Err(e) => return Err(usage::explain(lang, &e, &words, &parser)),
    };
    let cli = Cli::from_arg_matches(&matches).map_err(|e| usage::explain(lang, &e, &words, &parser))?;
    let ctx = Ctx::new(cli.global, lang)?;
    match cli.command {
        None => app::bare(&ctx),
        Some(Cmd::Open(a)) => app::open(&ctx, &a),
        Some(Cmd::New(a)) => new::run(&ctx, &a),
        Some(Cmd::List(a)) => list::run(&ctx, &a),
        Some(Cmd::Show(a)) => list::show(&ctx, &a),
        Some(Cmd::Set(a)) => set::run(&ctx, &a),
        Some(Cmd::Finalize(a)) => finalize::run(&ctx, &a),
        Some(Cmd::Reopen(a)) => keep::reopen(&ctx, &a),
        Some(Cmd::Verify(a)) => verify::run(&ctx, &a),
        Some(Cmd::Recover(a)) => recover::run(&ctx, &a),
        Some(Cmd::Export(a)) => export::run(&ctx, &a),
        Some(Cmd::Instrument { command }) => instrument::run(&ctx, &command),
        Some(Cmd::Event { command }) => event::run(&ctx, &command),
        Some(Cmd::Import(a)) => import::run(&ctx, &a),
        Some(Cmd::Rank(a)) => rank::run(&ctx, &a),
        Some(Cmd::Panel(a)) => panel::run(&ctx, &a),
        Some(Cmd::Demo(a)) => demo::run(&ctx, &a),
        Some(Cmd::Search(a)) => search::run(&ctx, &a),
        Some(Cmd::Bundle(a)) => keep::bundle(&ctx, &a),
        Some(Cmd::Restore(a)) => keep::restore(&ctx, &a),
        Some(Cmd::Completions { shell_name }) => {
            manual::completions(&ctx, shell_name);
            Ok(())
        }
        Some(Cmd::Man { topic }) => manual::man(&ctx, &topic),
        Some(Cmd::Keys(a)) => {
            keys::run(&ctx, &a);
            Ok(())
        }
        Some(Cmd::Doctor(a)) => doctor::run(&ctx, a.json),
        Some(Cmd::Help { topic }) => help(&ctx, &mut parser, &topic),
    }
}

fn help(ctx: &Ctx, parser: &mut clap::Command, topic: &[String]) -> Done {
    let mut at = parser;
    for word in topic {
        let name = at.find_subcommand(word).map(|c| c.get_name().to_owned());
        let Some(next) = name.and_then(|n| at.find_subcommand_mut(n)) else {
            return Err(Failure::new(USAGE, t::no_topic(ctx.lang, &visible(word))));
        };
        at = next;
    }
    say::say(&at.render_long_help().to_string());
    Ok(())
}
