//! The document as it is read: title, headings, facts, tables, top to bottom.

use super::Looks;
use crate::report::{Block, Document};
use rust_xlsxwriter::{ColNum, Format, RowNum, Worksheet, XlsxError};

/// Widths of the columns in characters: the first one holds labels and running text.
const WIDTHS: [f64; 2] = [34.0, 26.0];
/// Columns that get a width.
const COLUMNS: ColNum = 9;
/// Characters of running text on one line: as wide as the columns together, so that
/// it is wrapped by rows and nothing stands hidden behind the edge of a cell.
const LINE: usize = 150;

/// Height of a row that is signed in, in points: 12 mm.
const TO_SIGN: f64 = 34.0;

/// Writes `d`.
pub(super) fn write(sheet: &mut Worksheet, d: &Document, looks: &Looks) -> Result<(), XlsxError> {
    for col in 0..COLUMNS {
        sheet.set_column_width(col, WIDTHS[usize::from(col > 0)])?;
    }
    let mut p = Page { sheet, row: 0 };
    let plain = Format::new();
    for line in d.head_lines() {
        p.line(line, &plain)?;
    }
    p.line(d.title(), &looks.title)?;
    for b in d.blocks() {
        p.block(b, looks, &plain)?;
    }
    Ok(())
}

struct Page<'a> {
    sheet: &'a mut Worksheet,
    row: RowNum,
}

impl Page<'_> {
    /// A text over as many rows as it needs.
    fn line(&mut self, s: &str, look: &Format) -> Result<(), XlsxError> {
        for l in crate::base::text::wrap(s, LINE) {
            self.sheet.write_string_with_format(self.row, 0, &l, look)?;
            self.row += 1;
        }
        Ok(())
    }

    fn block(&mut self, b: &Block, looks: &Looks, plain: &Format) -> Result<(), XlsxError> {
        match b {
            Block::Heading { text, .. } => {
                self.row += 1;
                self.line(text, &looks.heading)?;
            }
            Block::Paragraph(s) => self.line(s, plain)?,
            Block::Notice(s) => self.line(s, &looks.notice)?,
            Block::Centre(lines) => lines.iter().try_for_each(|l| self.line(l, plain))?,
            Block::Facts(facts) => {
                for f in facts {
                    self.sheet.write_string_with_format(self.row, 0, &f.label, &looks.label)?;
                    for l in crate::base::text::wrap(&f.value, LINE) {
                        self.sheet.write_string_with_format(self.row, 1, &l, plain)?;
                        self.row += 1;
                    }
                }
            }
            Block::List(items) => items.iter().try_for_each(|i| self.line(&format!("• {i}"), plain))?,
            Block::Steps(items) => {
                for (n, i) in (1..).zip(items) {
                    self.line(&format!("{n}. {i}"), plain)?;
                }
            }
            Block::Table(t) => {
                let heads: Vec<&str> = t.columns.iter().map(|c| c.head.as_str()).collect();
                self.cells(&heads, &looks.head)?;
                for r in &t.rows {
                    let cells: Vec<&str> = r.iter().map(String::as_str).collect();
                    if t.columns.iter().any(|c| c.signed) {
                        self.sheet.set_row_height(self.row, TO_SIGN)?;
                    }
                    self.cells(&cells, &looks.text)?;
                }
            }
            Block::Quote { text, by } => {
                self.line(&format!("“{text}”"), plain)?;
                self.line(&format!("({by})"), plain)?;
            }
            Block::Signatures(all) => {
                for s in all {
                    self.row += 1;
                    let lines = [&s.party, &s.position, &s.name, &s.below];
                    lines.into_iter().filter(|l| !l.is_empty()).try_for_each(|l| self.line(l, plain))?;
                }
            }
            Block::Code(c) => {
                self.line(&c.caption, plain)?;
                self.line(&c.payload, plain)?;
            }
            // On a sheet of their own.
            Block::Chart(_) => {}
            Block::Rule => self.row += 1,
        }
        Ok(())
    }

    /// Cells of one row. What no cell can hold whole goes on in rows below.
    fn cells(&mut self, cells: &[&str], look: &Format) -> Result<(), XlsxError> {
        let mut rows = 1;
        for (col, s) in (0..).zip(cells) {
            let pieces = pieces(s);
            for (n, piece) in (0..).zip(&pieces) {
                self.sheet.write_string_with_format(self.row + n, col, piece, look)?;
            }
            rows = rows.max(RowNum::try_from(pieces.len()).unwrap_or(1));
        }
        self.row += rows;
        Ok(())
    }
}

/// `s` in pieces that a cell of a table shows whole.
fn pieces(s: &str) -> Vec<String> {
    const MOST: usize = 2_000;
    let all: Vec<char> = s.chars().collect();
    if all.is_empty() { vec![String::new()] } else { all.chunks(MOST).map(|c| c.iter().collect()).collect() }
}
