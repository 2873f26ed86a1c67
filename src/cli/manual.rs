//! `asesor completions` and `asesor man`: made from the parser's own commands, so
//! that they cannot fall behind.

use super::ctx::Ctx;
use super::dress;
use super::failure::{Done, Failure, UNDONE, USAGE};
use super::say::say;
use crate::base::text::visible;
use crate::domain::lang::Lang;
use crate::i18n::texts::{cli as t, cli_help as h, cli_keep as k};
use clap::Command;
use clap_complete::Shell;
use std::io;

/// Prints what makes a shell complete commands and options.
pub fn completions(ctx: &Ctx, shell: Shell) {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut dress::command(ctx.lang), "asesor", &mut out);
    say(&String::from_utf8_lossy(&out));
}

/// Prints the manual page of the program or of one command.
pub fn man(ctx: &Ctx, topic: &[String]) -> Done {
    let mut root = dress::command(ctx.lang);
    root.build();
    let mut at = &root;
    for word in topic {
        let Some(next) = at.find_subcommand(word) else {
            return Err(Failure::new(USAGE, t::no_topic(ctx.lang, &visible(word))));
        };
        at = next;
    }
    let name = std::iter::once("asesor").chain(topic.iter().map(String::as_str)).collect::<Vec<_>>().join("-");
    let text = page(ctx.lang, at, &name).map_err(|e| Failure::new(UNDONE, t::error(ctx.lang, &e.to_string())))?;
    say(&text);
    Ok(())
}

fn page(lang: Lang, c: &Command, name: &str) -> io::Result<String> {
    let c = c.clone().display_name(name.to_owned());
    let version = env!("CARGO_PKG_VERSION");
    let source = format!("asesor {version}");
    let man = clap_mangen::Man::new(c).title(name.to_uppercase()).manual(k::man_manual(lang)).source(source);
    let mut out = Vec::new();
    man.render(&mut out)?;
    let text = String::from_utf8_lossy(&out);
    // The renderer's own headings, in the language of the rest.
    let headings = [
        ("NAME", k::man_name(lang)),
        ("SYNOPSIS", k::man_synopsis(lang)),
        ("DESCRIPTION", k::man_description(lang)),
        ("OPTIONS", k::man_options(lang)),
        ("SUBCOMMANDS", k::man_commands(lang)),
        ("VERSION", k::man_version(lang)),
        ("EXTRA", k::man_extra(lang)),
    ];
    let line = |l: &str| {
        let heading = l.strip_prefix(".SH ").map(|h| h.trim_matches('"'));
        let own = heading.and_then(|h| headings.iter().find(|(english, _)| *english == h));
        own.map_or_else(|| l.to_owned(), |(_, word)| format!(".SH {word}"))
    };
    // The examples have a heading of their own here.
    let heading = format!("{}:", h::examples(lang));
    Ok(text.lines().filter(|l| *l != heading).map(line).collect::<Vec<_>>().join("\n"))
}
