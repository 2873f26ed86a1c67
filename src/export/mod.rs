//! L4: a document, or a session, as bytes in one format.
//!
//! Deliberately absent: opening files (`store::put` writes), choosing what a
//! document says (`report`).

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
}

/// Every format, in the order they are offered.
pub const FORMATS: &[Format] = &[
    Format { id: "md", extension: "md", label: t::format_md },
    Format { id: "json", extension: "json", label: t::format_json },
];
