//! L4: a document, or a session, as bytes in one format.
//!
//! Deliberately absent: opening files (`store::put` writes), choosing what a
//! document says (`report`).

use crate::app::msg::Audience;
use crate::domain::instrument::Instrument;
use crate::domain::lang::Lang;
use crate::domain::session::Session;
use crate::i18n::texts::{Text, export as t};

/// A format.
#[derive(Debug)]
pub struct Format {
    /// Id, as on the command line.
    pub id: &'static str,
    /// Extension of its files.
    pub extension: &'static str,
    /// What it is for.
    pub label: Text,
    /// Makes the bytes.
    pub render: fn(&Instrument, &Session, Lang, Audience) -> Vec<u8>,
}

fn json(_: &Instrument, s: &Session, _: Lang, _: Audience) -> Vec<u8> {
    serde_json::to_vec_pretty(s).unwrap_or_default()
}

/// Name of the notes of a session, without extension.
#[must_use]
pub fn notes_name(s: &Session, _: Lang) -> String {
    format!("Catatan-{}", s.session.short())
}

/// Every format, in the order they are offered.
pub const FORMATS: &[Format] = &[
    Format { id: "md", extension: "md", label: t::format_md, render: json },
    Format { id: "json", extension: "json", label: t::format_json, render: json },
];
