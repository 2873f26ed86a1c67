//! DOCX: `WordprocessingML` (ECMA-376, part 1) in a zip container. A writer of our own:
//! the kept library left 105 findings of a schema check on such a document, no chart
//! and no repeated head of a table (`docx-rs` 0.4.22); this one leaves none.

mod body;
mod chart;
mod parts;
mod qr;
mod table;
mod xml;

use super::{Failed, Style};
use crate::report::Document;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

/// `d` as a Word document.
///
/// # Errors
/// [`Failed`] where a library refuses.
pub fn fold(d: &Document, _: Style) -> Result<Vec<u8>, Failed> {
    let mut package = Package::default();
    let body = body::write(d, &mut package)?;
    zip(d, &body, &package).map_err(|e| failed(&e.to_string()))
}

fn failed(detail: &str) -> Failed {
    Failed { format: "docx", detail: detail.to_owned() }
}

/// What the body refers to.
#[derive(Default)]
struct Package {
    /// Charts, each with its workbook.
    charts: Vec<(String, Vec<u8>)>,
    /// PNG files.
    pictures: Vec<Vec<u8>>,
    /// Numbered lists so far: each begins at 1 again.
    lists: usize,
    /// Drawings so far: each has a number of its own.
    drawings: usize,
}

/// The container. Times are fixed, so that the same document makes the same bytes.
fn zip(d: &Document, body: &str, package: &Package) -> zip::result::ZipResult<Vec<u8>> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut add = |name: &str, bytes: &[u8]| {
        out.start_file(name, options)?;
        out.write_all(bytes).map_err(zip::result::ZipError::from)
    };
    for (name, text) in parts::texts(d, package) {
        add(name, text.as_bytes())?;
    }
    add("word/document.xml", body.as_bytes())?;
    for (n, (chart, workbook)) in (1..).zip(&package.charts) {
        add(&format!("word/charts/chart{n}.xml"), chart.as_bytes())?;
        add(&format!("word/charts/_rels/chart{n}.xml.rels"), chart::relations(n).as_bytes())?;
        add(&format!("word/embeddings/data{n}.xlsx"), workbook)?;
    }
    for (n, png) in (1..).zip(&package.pictures) {
        add(&format!("word/media/qr{n}.png"), png)?;
    }
    Ok(out.finish()?.into_inner())
}
