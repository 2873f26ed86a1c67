//! The arguments of `asesor export`. Their help texts are in `dress`.

use clap::{Args, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Export {
    #[arg(value_name = "ID|FILE|CODE")]
    pub session: Vec<OsString>,
    #[arg(long = "event", value_name = "ID", conflicts_with = "session")]
    pub every: Option<String>,
    #[arg(long, value_name = "md,docx,pdf,…", value_delimiter = ',', default_value = "md", hide_default_value = true)]
    pub format: Vec<String>,
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[arg(long = "document", value_name = "NAME", value_delimiter = ',', default_value = "notes")]
    #[arg(hide_default_value = true)]
    pub kind: Vec<String>,
    #[arg(long = "for", value_name = "panel|region", value_parser = ["panel", "region"])]
    #[arg(default_value = "panel", hide_default_value = true)]
    pub audience: String,
    #[command(flatten)]
    pub paper: PaperArgs,
    #[command(flatten)]
    pub csv: CsvArgs,
    #[arg(long)]
    pub json: bool,
}

/// What is in a paper beyond the usual.
#[derive(Debug, Args)]
pub struct PaperArgs {
    #[arg(long)]
    pub with_scores: bool,
    #[arg(long)]
    pub with_nip: bool,
    #[arg(long, value_name = "TEXT")]
    pub number: Option<String>,
    #[arg(long, value_name = "LINE")]
    pub letterhead: Vec<String>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=99))]
    pub copies: Option<u32>,
    #[arg(long, value_name = "region|assessors")]
    pub left: Option<Left>,
}

/// Choices of CSV.
#[derive(Debug, Args)]
pub struct CsvArgs {
    #[arg(long, value_name = "semicolon|comma", default_value = "semicolon", hide_default_value = true)]
    pub separator: Parting,
    #[arg(long)]
    pub bom: bool,
}

/// Who signs on the left.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Left {
    Region,
    Assessors,
}

/// What parts the fields of CSV.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Parting {
    Semicolon,
    Comma,
}
