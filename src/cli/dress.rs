//! The command line in a language: names, aliases, usage lines and help. The
//! parser's own English words are replaced throughout.

use super::args::Cli;
use crate::domain::lang::Lang;
use crate::i18n::texts::{Text, cli_help as h};
use clap::{Arg, Command, CommandFactory as _};

/// Other names of commands: the Indonesian ones of `domain.md`, as far as the
/// command exists, and one spelling.
pub const ALIASES: &[(&str, &[&str])] = &[
    ("open", &["buka"]),
    ("new", &["baru"]),
    ("list", &["daftar"]),
    ("show", &["ringkas"]),
    ("set", &["isi"]),
    ("finalize", &["finalise", "selesai"]),
    ("export", &["ekspor"]),
    ("instrument", &["instrumen"]),
    ("event", &["kegiatan"]),
    ("import", &["impor"]),
    ("rank", &["peringkat"]),
    ("demo", &["contoh"]),
    ("search", &["cari"]),
    ("bundle", &["bundel"]),
    ("restore", &["pulihkan"]),
    ("keys", &["tombol"]),
    ("doctor", &["periksa"]),
    ("help", &["bantuan"]),
];

/// A command by its path: what it does, and its usage line behind `asesor`.
const COMMANDS: &[(&str, Text, &str)] = &[
    ("asesor", h::asesor, "[COMMAND]"),
    ("open", h::open, "open ID|FILE|CODE [--read-only]"),
    (
        "new",
        h::new,
        "new --region CODE [--assessor NAME] [--institution NAME] [--event ID] [--team ID] [--instrument ID] \
         [--date DATE]",
    ),
    ("list", h::list, "list [--status STATUS] [--event ID] [--query WORDS]"),
    ("show", h::show, "show ID|FILE|CODE"),
    (
        "set",
        h::set,
        "set ID QUESTION [--level N | --na REASON | --unverified | --clear | --value V] [--stage desk|interview] \
         [--support S] [--reason R] [--note TEXT] [--for-region TEXT] [--flag F] [--evidence ITEM=STATE:REF]",
    ),
    ("finalize", h::finalize, "finalize ID [--yes]"),
    ("reopen", h::reopen, "reopen ID --reason TEXT"),
    ("verify", h::verify, "verify FILE|ID [CODE]"),
    ("recover", h::recover, "recover [ID [--use N | --compare N]] | --erase [ID] --yes"),
    (
        "export",
        h::export,
        "export ID… | --event ID [--format md,docx,pdf,xlsx,csv,html,json] [--out DIR] \
         [--document notes|minutes|summary|promises|attendance] [--for panel|region] [--with-scores] [--with-nip] \
         [--number TEXT] [--letterhead LINE]… [--copies N] [--left region|assessors] \
         [--separator semicolon|comma] [--bom]",
    ),
    ("instrument", h::instrument, "instrument list|show|check|schema"),
    ("instrument list", h::instrument_list, "instrument list"),
    ("instrument show", h::instrument_show, "instrument show [ID]"),
    ("instrument check", h::instrument_check, "instrument check FILE"),
    ("instrument schema", h::instrument_schema, "instrument schema [instrument|session|claim|event|document]"),
    ("event", h::event_cmd, "event new|list|show|roster"),
    (
        "event new",
        h::event_new,
        "event new --id ID --title T --date D… [--place P] [--slot MINUTES] [--select N] [--instrument ID]",
    ),
    ("event list", h::event_list, "event list"),
    ("event show", h::event_show, "event show ID"),
    ("event roster", h::event_roster, "event roster ID FILE"),
    ("import", h::import, "import FILE|FOLDER…"),
    ("rank", h::rank, "rank --event ID [--select N]"),
    ("panel", h::panel, "panel REGION --event ID [show]"),
    ("demo", h::demo, "demo [--regions N]"),
    ("search", h::search, "search WORDS [--limit N]"),
    ("bundle", h::bundle, "bundle [--event ID] --out FILE"),
    ("restore", h::restore, "restore FILE"),
    ("keys", h::keys, "keys [--json | --markdown]"),
    ("doctor", h::doctor, "doctor"),
    ("help", h::help, "help [TOPIC]"),
    ("completions", h::completions, "completions bash|elvish|fish|powershell|zsh"),
    ("man", h::man, "man [TOPIC]"),
];

/// An argument by its name in the parser.
const ARGS: &[(&str, Text)] = &[
    ("data_dir", h::data_dir),
    ("state_dir", h::state_dir),
    ("config", h::config),
    ("lang", h::lang),
    ("plain", h::plain),
    ("ascii", h::ascii),
    ("theme", h::theme),
    ("no_mouse", h::no_mouse),
    ("color", h::color),
    ("help", h::help_flag),
    ("version", h::version_flag),
    ("json", h::json),
    ("session", h::arg_session),
    ("read_only", h::read_only),
    ("region", h::region),
    ("assessor", h::assessor),
    ("institution", h::institution),
    ("event", h::event),
    ("team", h::team),
    ("instrument_id", h::instrument_id),
    ("date", h::date),
    ("status", h::status),
    ("query", h::query),
    ("question", h::question),
    ("level", h::level),
    ("na", h::na),
    ("unverified", h::unverified),
    ("clear", h::clear),
    ("value", h::value),
    ("stage", h::stage),
    ("support", h::support),
    ("reason", h::reason),
    ("note", h::note),
    ("for_region", h::for_region),
    ("flag", h::flag),
    ("evidence", h::evidence),
    ("yes", h::yes),
    ("document", h::verify_what),
    ("code", h::code),
    ("every", h::export_event),
    ("format", h::format),
    ("out", h::out),
    ("kind", h::document),
    ("audience", h::audience),
    ("with_scores", h::with_scores),
    ("with_nip", h::with_nip),
    ("number", h::minutes_number),
    ("letterhead", h::letterhead),
    ("copies", h::copies),
    ("left", h::left),
    ("separator", h::separator),
    ("bom", h::bom),
    ("file", h::file),
    ("event_id", h::event_id),
    ("id_of_new", h::id_of_new),
    ("title", h::title),
    ("event_dates", h::event_dates),
    ("place", h::place),
    ("slot", h::slot),
    ("select", h::select),
    ("select_n", h::select_n),
    ("roster_file", h::roster_file),
    ("import_paths", h::import_paths),
    ("of_event", h::of_event),
    ("of_region", h::of_region),
    ("act", h::act),
    ("regions", h::regions),
    ("schema", h::schema),
    ("markdown", h::markdown),
    ("topic", h::topic),
    ("reopen_reason", h::reopen_reason),
    ("recover_session", h::arg_session),
    ("use_copy", h::use_copy),
    ("compare_copy", h::compare_copy),
    ("erase", h::erase),
    ("erase_yes", h::erase_yes),
    ("words", h::words),
    ("limit", h::limit),
    ("bundle_event", h::bundle_event),
    ("bundle_out", h::bundle_out),
    ("shell_name", h::shell_name),
];

/// Examples below the help of a command.
const EXAMPLES: &[(&str, &[&str])] = &[
    (
        "recover",
        &[
            "asesor recover",
            "asesor recover 26f8ad91 --compare 1",
            "asesor recover 26f8ad91 --use 1",
            "asesor recover --erase --yes",
        ],
    ),
    ("search", &["asesor search metadata", "asesor cari sleman \"kamus data\"", "asesor search 3.2 --json"]),
    ("bundle", &["asesor bundle --event pustiknas-2019 --out pustiknas.asesor", "asesor bundle --out cadangan.asesor"]),
    (
        "completions",
        &[
            "asesor completions bash > ~/.local/share/bash-completion/completions/asesor",
            "asesor completions fish > ~/.config/fish/completions/asesor.fish",
        ],
    ),
    ("man", &["asesor man > ~/.local/share/man/man1/asesor.1", "asesor man set | man -l -"]),
    (
        "asesor",
        &[
            "asesor new --region 62.12 --assessor \"Sri Wahyuni\"",
            "asesor open 62.12",
            "asesor export 62.12 --format md",
        ],
    ),
    (
        "set",
        &[
            "asesor set 62.12 3.2 --level 3 --evidence 1=seen:188/2018",
            "asesor set 62.12 K1 --na \"Tidak ada laut\"",
            "asesor set 62.12 3.2 --note \"Lihat lampiran\"",
        ],
    ),
];

/// The parser with the words of `lang`.
#[must_use]
pub fn command(lang: Lang) -> Command {
    dress(Cli::command(), lang, "asesor")
}

/// Other names of a command.
#[must_use]
pub fn aliases(path: &str) -> &'static [&'static str] {
    ALIASES.iter().find(|(name, _)| *name == path).map_or(&[], |(_, a)| a)
}

/// Every command by its path in the order of help: what it does, usage line.
pub fn commands(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str, String)> {
    COMMANDS.iter().map(move |(path, about, usage)| (*path, about(lang), format!("asesor {usage}")))
}

/// Usage line of a command.
#[must_use]
pub fn usage(path: &str) -> String {
    let tail = COMMANDS.iter().find(|(p, ..)| *p == path).map_or("", |(.., u)| u);
    format!("asesor {tail}")
}

fn dress(c: Command, lang: Lang, path: &str) -> Command {
    let names = aliases(path);
    let mut about = COMMANDS.iter().find(|(p, ..)| *p == path).map_or("", |(_, t, _)| t(lang)).to_owned();
    if !names.is_empty() {
        about = format!("{about} {}", h::also(lang, &names.join(", ")));
    }
    let template = format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", h::usage(lang));
    let c = c
        .about(about)
        .aliases(names)
        .override_usage(usage(path))
        .subcommand_help_heading(h::heading_commands(lang))
        .help_template(template)
        .mut_args(|a| word(a, lang));
    let c = match EXAMPLES.iter().find(|(p, _)| *p == path) {
        Some((_, lines)) => c.after_help(format!("{}:\n  {}", h::examples(lang), lines.join("\n  "))),
        None => c,
    };
    c.mut_subcommands(|s| {
        let name = s.get_name().to_owned();
        let below = if path == "asesor" { name } else { format!("{path} {name}") };
        dress(s, lang, &below)
    })
}

fn word(a: Arg, lang: Lang) -> Arg {
    let text = ARGS.iter().find(|(id, _)| *id == a.get_id().as_str()).map_or("", |(_, t)| t(lang));
    let heading = match (a.is_positional(), a.is_global_set()) {
        (true, _) => h::heading_arguments(lang),
        (_, true) => h::heading_everywhere(lang),
        _ => h::heading_options(lang),
    };
    let takes = a.get_action().takes_values();
    let a = a.help(text).help_heading(heading);
    if takes { a.hide_possible_values(true) } else { a }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(c: &Command, see: &mut dyn FnMut(&Command)) {
        see(c);
        c.get_subcommands().for_each(|s| walk(s, see));
    }

    #[test]
    fn every_command_and_option_has_help_in_both_languages() {
        for lang in Lang::ALL {
            let c = command(lang);
            c.clone().debug_assert();
            walk(&c, &mut |c| {
                assert!(c.get_about().is_some_and(|a| !a.to_string().is_empty()), "{}", c.get_name());
                for a in c.get_arguments() {
                    let help = a.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(!help.is_empty(), "{} {}", c.get_name(), a.get_id());
                }
            });
        }
    }

    #[test]
    fn no_english_word_of_the_parser_is_left_in_indonesian_help() {
        let foreign =
            ["Usage:", "Options:", "Commands:", "Arguments:", "Print ", "possible values", "[default", "[aliases"];
        let mut c = command(Lang::Id);
        c.build();
        walk(&c, &mut |c| {
            let help = c.clone().render_long_help().to_string();
            for word in foreign {
                assert!(!help.contains(word), "{}: {word}\n{help}", c.get_name());
            }
        });
    }
}
