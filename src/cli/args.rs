//! What can be typed. The types are the parser's; the words come from `i18n`, so
//! that help has a language (see `dress`).

use crate::app::msg::Theme;
use clap::builder::PossibleValuesParser;
use clap::{ArgAction, Args, Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;

// Ordinary comments only: a doc comment would become English help.

#[derive(Debug, Parser)]
#[command(name = "asesor", version)]
#[command(disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
    #[command(subcommand)]
    pub command: Option<Cmd>,
}

#[derive(Clone, Debug, Default, Args)]
pub struct Global {
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DIR")]
    pub state_dir: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[arg(long, global = true, value_name = "id|en", value_parser = LANGS)]
    pub lang: Option<String>,
    #[arg(long, alias = "polos", global = true)]
    pub plain: bool,
    #[arg(long, global = true)]
    pub ascii: bool,
    #[arg(long, global = true, value_name = "NAME", value_parser = PossibleValuesParser::new(Theme::ALL.map(|(_, n)| n)))]
    pub theme: Option<String>,
    #[arg(long, global = true)]
    pub no_mouse: bool,
    #[arg(long, global = true, value_name = "WHEN", value_parser = ["auto", "always", "never"])]
    pub color: Option<String>,
    #[arg(short = 'h', long = "help", global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
}

pub const LANGS: [&str; 2] = ["id", "en"];

#[derive(Debug, Subcommand)]
pub enum Cmd {
    Open(Open),
    New(New),
    List(List),
    Show(One),
    Set(Box<Set>),
    Finalize(Finalize),
    Reopen(Reopen),
    Verify(Verify),
    Recover(Recover),
    Export(Export),
    Instrument {
        #[command(subcommand)]
        command: InstrumentCmd,
    },
    Event {
        #[command(subcommand)]
        command: EventCmd,
    },
    Import(Import),
    Rank(Rank),
    Panel(Panel),
    Demo(Demo),
    Search(Search),
    Bundle(Bundle),
    Restore(Restore),
    Keys(Keys),
    Doctor(Json),
    Help {
        #[arg(value_name = "TOPIC")]
        topic: Vec<String>,
    },
    Completions {
        #[arg(value_name = "SHELL", value_enum)]
        shell_name: clap_complete::Shell,
    },
    Man {
        #[arg(value_name = "TOPIC")]
        topic: Vec<String>,
    },
}

#[derive(Debug, Args)]
pub struct Json {
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Open {
    #[arg(value_name = "ID|FILE|CODE")]
    pub session: OsString,
    #[arg(long)]
    pub read_only: bool,
}

#[derive(Debug, Args)]
pub struct New {
    #[arg(long, value_name = "CODE|NAME")]
    pub region: String,
    #[arg(long, value_name = "NAME")]
    pub assessor: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub institution: Option<String>,
    #[arg(long, value_name = "ID")]
    pub event: Option<String>,
    #[arg(long, value_name = "ID", requires = "event")]
    pub team: Option<String>,
    #[arg(long = "instrument", value_name = "ID")]
    pub instrument_id: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct List {
    #[arg(long, value_name = "STATUS", value_parser = ["draft", "final"])]
    pub status: Option<String>,
    #[arg(long, value_name = "ID")]
    pub event: Option<String>,
    #[arg(long, value_name = "WORDS")]
    pub query: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct One {
    #[arg(value_name = "ID|FILE|CODE")]
    pub session: OsString,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Set {
    #[arg(value_name = "ID|FILE|CODE")]
    pub session: OsString,
    #[arg(value_name = "QUESTION")]
    pub question: String,
    #[arg(long, value_name = "N", allow_negative_numbers = true, group = "answer")]
    pub level: Option<i16>,
    #[arg(long, value_name = "REASON", group = "answer")]
    pub na: Option<String>,
    #[arg(long, group = "answer")]
    pub unverified: bool,
    #[arg(long, group = "answer")]
    pub clear: bool,
    #[arg(long, value_name = "V", allow_negative_numbers = true, group = "answer")]
    pub value: Option<String>,
    #[arg(long, value_name = "STAGE", value_parser = ["desk", "interview"])]
    #[arg(default_value = "interview", hide_default_value = true)]
    pub stage: String,
    #[arg(long, value_name = "SUPPORT", value_parser = ["document", "system", "statement", "none"])]
    pub support: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "na")]
    pub reason: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub for_region: Option<String>,
    #[arg(long, value_name = "FLAG", value_parser = ["ask_first", "parked", "disputed", "none"])]
    pub flag: Vec<String>,
    #[arg(long, value_name = "ITEM=STATE:REF")]
    pub evidence: Vec<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Finalize {
    #[arg(value_name = "ID|FILE|CODE")]
    pub session: OsString,
    #[arg(long)]
    pub yes: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Reopen {
    #[arg(value_name = "ID|FILE|CODE")]
    pub session: OsString,
    #[arg(id = "reopen_reason", long = "reason", value_name = "TEXT")]
    pub reason: String,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Recover {
    #[arg(id = "recover_session", value_name = "ID|FILE|CODE")]
    pub session: Option<OsString>,
    #[arg(long = "use", value_name = "N", requires = "recover_session")]
    pub use_copy: Option<usize>,
    #[arg(
        id = "compare_copy",
        long = "compare",
        value_name = "N",
        requires = "recover_session",
        conflicts_with = "use_copy"
    )]
    pub compare: Option<usize>,
    #[arg(long, conflicts_with_all = ["use_copy", "compare_copy"])]
    pub erase: bool,
    #[arg(id = "erase_yes", long = "yes", requires = "erase")]
    pub yes: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Search {
    #[arg(value_name = "WORDS", required = true)]
    pub words: Vec<String>,
    #[arg(long, value_name = "N", default_value_t = crate::domain::search::LIMIT, hide_default_value = true)]
    pub limit: usize,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Bundle {
    #[arg(id = "bundle_event", long = "event", value_name = "ID")]
    pub event: Option<String>,
    #[arg(id = "bundle_out", long = "out", value_name = "FILE")]
    pub out: PathBuf,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Restore {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Verify {
    #[arg(value_name = "FILE|ID")]
    pub document: OsString,
    // Several words: a code read from paper may have spaces in it.
    #[arg(value_name = "CODE")]
    pub code: Vec<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Export {
    #[arg(value_name = "ID|FILE|CODE")]
    pub session: Vec<OsString>,
    #[arg(long = "event", value_name = "ID", conflicts_with = "session")]
    pub every: Option<String>,
    #[arg(long, value_name = "md,json", value_delimiter = ',', default_value = "md", hide_default_value = true)]
    pub format: Vec<String>,
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[arg(long = "document", value_name = "NAME", default_value = "notes", hide_default_value = true)]
    pub kind: String,
    #[arg(long = "for", value_name = "panel|region", value_parser = ["panel", "region"])]
    #[arg(default_value = "panel", hide_default_value = true)]
    pub audience: String,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum InstrumentCmd {
    List(Json),
    Show {
        #[arg(value_name = "ID")]
        instrument_id: Option<String>,
        #[arg(long)]
        json: bool,
    },
    Check {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    Schema {
        #[arg(value_name = "NAME", default_value = "instrument", hide_default_value = true)]
        schema: String,
    },
}

#[derive(Debug, Args)]
pub struct Keys {
    #[arg(long)]
    pub json: bool,
    #[arg(long, conflicts_with = "json")]
    pub markdown: bool,
}

#[derive(Debug, Subcommand)]
pub enum EventCmd {
    New(NewEvent),
    List(Json),
    Show {
        #[arg(value_name = "ID")]
        event_id: String,
        #[arg(long)]
        json: bool,
    },
    Roster {
        #[arg(value_name = "ID")]
        event_id: String,
        #[arg(value_name = "FILE")]
        roster_file: PathBuf,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
pub struct NewEvent {
    #[arg(long = "id", value_name = "ID")]
    pub id_of_new: String,
    #[arg(long, value_name = "TITLE")]
    pub title: String,
    #[arg(long = "date", value_name = "DATE", required = true, num_args = 1.., value_delimiter = ',')]
    pub event_dates: Vec<String>,
    #[arg(long, value_name = "PLACE", default_value = "", hide_default_value = true)]
    pub place: String,
    #[arg(long, value_name = "MINUTES", default_value_t = 60, hide_default_value = true)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=1440))]
    pub slot: u32,
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    #[arg(value_parser = clap::value_parser!(u32).range(0..=9999))]
    pub select: u32,
    #[arg(long = "instrument", value_name = "ID")]
    pub instrument_id: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Import {
    #[arg(value_name = "FILE|FOLDER", required = true)]
    pub import_paths: Vec<PathBuf>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Rank {
    #[arg(long = "event", value_name = "ID")]
    pub of_event: String,
    #[arg(long = "select", value_name = "N")]
    pub select_n: Option<u32>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Panel {
    #[arg(value_name = "CODE|NAME")]
    pub of_region: String,
    #[arg(long = "event", value_name = "ID")]
    pub of_event: String,
    #[arg(value_name = "show", value_parser = ["show"], default_value = "show", hide_default_value = true)]
    pub act: String,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Demo {
    #[arg(long, value_name = "N", default_value_t = 1, hide_default_value = true)]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=999))]
    pub regions: u16,
    #[arg(long)]
    pub json: bool,
}
