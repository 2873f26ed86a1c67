//! PDF: laid out by ourselves, written by `krilla`, tagged for readers that cannot
//! see (PDF/UA-1), with embedded subset fonts, bookmarks and charts as vectors.
//!
//! A character that no font of ours has is drawn as the replacement character and
//! stays itself for copying and searching; a remark at the end says so. Letters of a
//! script that joins or runs to the left are drawn one by one: the formats for editors
//! and browsers do that right.

mod blocks;
mod chart;
mod draw;
mod fonts;
mod layout;
mod page;
mod table;
mod tags;
#[cfg(test)]
mod tests;

use super::{Failed, Style};
use crate::report::Document;

/// `d` as a PDF.
///
/// # Errors
/// [`Failed`] where the library finds a rule of PDF/UA broken.
pub fn fold(d: &Document, _: Style) -> Result<Vec<u8>, Failed> {
    let fonts = fonts::Fonts::new()?;
    let laid = blocks::lay_out(d, &fonts);
    draw::write(d, &fonts, &laid)
}

fn failed(detail: impl Into<String>) -> Failed {
    Failed { format: "pdf", detail: detail.into() }
}
