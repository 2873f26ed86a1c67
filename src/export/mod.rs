//! L4: a document, or a session, as bytes in one format.
//!
//! Deliberately absent: opening files (`store::put` writes), choosing what a
//! document says (`report`), and any decision about who may read what: a format
//! gets a document that was made for its audience and never looks behind it.

mod columns;
pub mod csv;
pub mod docx;
pub mod html;
pub mod json;
pub mod markdown;
mod palette;
pub mod pdf;
pub mod qr;
pub mod xlsx;

use crate::domain::instrument::Instrument;
use crate::domain::session::Session;
use crate::i18n::texts::{Text, export as t};
use crate::report::{Document, Paper};

pub use crate::report::names::file_name;

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

/// Makes the bytes of a file from a document.
///
/// # Errors
/// [`Failed`] where a library refuses, or what was written does not read as what was
/// meant.
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
    pub fold: Fold,
    /// What it makes of a session, where programs want to know more of it than its
    /// document says.
    own: Option<fn(&Job<'_>) -> Vec<u8>>,
}

impl Format {
    /// The file of `job`.
    ///
    /// # Errors
    /// As [`Fold`].
    pub fn render(&self, job: &Job<'_>) -> Result<Vec<u8>, Failed> {
        match self.own {
            Some(own) => Ok(own(job)),
            None => (self.fold)(&job.document(), job.style),
        }
    }
}

/// Every format, in the order they are offered.
pub const FORMATS: &[Format] = &[
    Format {
        id: "md",
        extension: "md",
        label: t::format_md,
        fold: |d, _| Ok(markdown::fold(d).into_bytes()),
        own: None,
    },
    Format { id: "docx", extension: "docx", label: t::format_docx, fold: docx::fold, own: None },
    Format { id: "pdf", extension: "pdf", label: t::format_pdf, fold: pdf::fold, own: None },
    Format { id: "xlsx", extension: "xlsx", label: t::format_xlsx, fold: xlsx::fold, own: None },
    Format { id: "csv", extension: "csv", label: t::format_csv, fold: csv::main_sheet, own: None },
    Format {
        id: "html",
        extension: "html",
        label: t::format_html,
        fold: |d, _| html::fold(d).map(String::into_bytes),
        own: None,
    },
    Format { id: "json", extension: "json", label: t::format_json, fold: json::fold, own: Some(json::paper) },
];

/// The format with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|f| f.id == id)
}
