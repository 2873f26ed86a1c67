//! L4: a document, or a session, as bytes in one format.
//!
//! Deliberately absent: opening files (`store::put` writes), choosing what a
//! document says (`report`), and any decision about who may read what: a format
//! gets a document that was made for its audience and never looks behind it.

pub mod csv;
pub mod docx;
pub mod html;
pub mod json;
pub mod markdown;
pub mod pdf;
pub mod qr;
pub mod xlsx;

use crate::domain::instrument::Instrument;
use crate::domain::session::Session;
use crate::i18n::texts::{Text, export as t};
use crate::report::{Document, Paper};

pub use crate::report::names::file_name;
pub use crate::report::notes::notes_name;

/// What a file is made from.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// The instrument of the session.
    pub instrument: &'a Instrument,
    /// The session.
    pub session: &'a Session,
    /// Which paper.
    pub paper: &'a Paper,
    /// How a format writes it, where a format leaves a choice.
    pub style: Style,
}

/// Choices that belong to a format, not to a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// What parts the fields of CSV.
    pub separator: Separator,
    /// A byte-order mark at the beginning of CSV, which older Excel needs.
    pub bom: bool,
}

/// What parts the fields of CSV.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// `;`: where the comma is the decimal sign.
    #[default]
    Semicolon,
    /// `,`.
    Comma,
}

/// A file could not be made. Not for a person: it means that a library and we
/// disagree.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{format}: {detail}")]
pub struct Failed {
    /// Id of the format.
    pub format: &'static str,
    /// What the library said, or what was counted.
    pub detail: String,
}

impl Job<'_> {
    /// The document.
    #[must_use]
    pub fn document(&self) -> Document {
        self.paper.document(self.instrument, self.session)
    }
}

/// Makes the bytes of a file.
pub type Render = fn(&Job<'_>) -> Result<Vec<u8>, Failed>;

/// Makes the bytes of a file of a document that is about no session.
pub type Fold = fn(&Document, Style) -> Result<Vec<u8>, Failed>;

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
    /// Makes a file of any document.
    pub fold: Fold,
}

/// Every format, in the order they are offered.
pub const FORMATS: &[Format] = &[
    Format {
        id: "md",
        extension: "md",
        label: t::format_md,
        render: markdown::render,
        fold: |d, _| Ok(markdown::fold(d).into_bytes()),
    },
    Format { id: "docx", extension: "docx", label: t::format_docx, render: docx::render, fold: docx::fold },
    Format { id: "pdf", extension: "pdf", label: t::format_pdf, render: pdf::render, fold: pdf::fold },
    Format { id: "xlsx", extension: "xlsx", label: t::format_xlsx, render: xlsx::render, fold: xlsx::fold },
    Format { id: "csv", extension: "csv", label: t::format_csv, render: csv::render, fold: csv::main_sheet },
    Format { id: "html", extension: "html", label: t::format_html, render: html::render, fold: of_html },
    Format { id: "json", extension: "json", label: t::format_json, render: json::render, fold: json::fold },
];

fn of_html(d: &Document, _: Style) -> Result<Vec<u8>, Failed> {
    html::fold(d).map(String::into_bytes)
}

/// The format with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|f| f.id == id)
}
