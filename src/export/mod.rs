//! L4: a document, or a session, as bytes in one format.
//!
//! Deliberately absent: opening files (`store::put` writes), choosing what a
//! document says (`report`), and any decision about who may read what: a format
//! gets a document that was made for its audience and never looks behind it.

pub mod json;
pub mod markdown;

use crate::domain::instrument::Instrument;
use crate::domain::lang::Lang;
use crate::domain::session::Session;
use crate::i18n::texts::{Text, export as t};
use crate::report::Audience;

pub use crate::report::notes::notes_name;

/// Makes the bytes of a file with the session notes; cannot fail.
pub type Render = fn(&Instrument, &Session, Lang, Audience) -> Vec<u8>;

/// A format.
#[derive(Debug)]
pub struct Format {
    /// Id, as on the command line.
    pub id: &'static str,
    /// Extension of its files.
    pub extension: &'static str,
    /// What it is for.
    pub label: Text,
    /// Makes the file. Only `shell` calls it; `app` and `cli` read the names.
    pub render: Render,
}

/// Every format, in the order they are offered.
pub const FORMATS: &[Format] = &[
    Format { id: "md", extension: "md", label: t::format_md, render: markdown::notes },
    Format { id: "json", extension: "json", label: t::format_json, render: json::notes },
];

/// The format with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|f| f.id == id)
}
