//! CSV with a heading: `;` or `,`, with or without a byte-order mark, columns in
//! any order.

use crate::base::text::{visible, visible_lines};
use crate::domain::import::{Refused, RowProblem};
use csv::{ByteRecord, ReaderBuilder};

/// Longest cell: no answer anybody typed is longer, a broken quote is.
const MAX_CELL: usize = crate::base::text::MAX_TEXT;

/// Most rows of a table: an event has a third of that, and what is refused must
/// stay a list that a person can read and a process can hand over.
pub const MAX_ROWS: usize = 100_000;

/// Most columns looked at; a cell further right costs its row, as one without a
/// heading does.
const MAX_COLUMNS: usize = 256;

/// The rows of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// Names of the columns as they stand in the heading.
    pub heading: Vec<String>,
    /// Rows that could be read.
    pub rows: Vec<Row>,
    /// The others, and columns that mean nothing here.
    pub refused: Vec<Refused>,
}

/// A row, its cells in the order of the columns that were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Line in the file, from 1.
    pub line: u64,
    cells: Vec<String>,
}

impl Row {
    /// The cell of the column with this place in the list asked for; empty where
    /// the table has no such column.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// The delimiter: the one that the first line has more of outside of quotes.
fn delimiter(bytes: &[u8]) -> u8 {
    let (mut quoted, mut semicolons, mut commas) = (false, 0, 0);
    for b in bytes.iter().skip_while(|b| b.is_ascii_whitespace()) {
        match b {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            b';' if !quoted => semicolons += 1,
            b',' if !quoted => commas += 1,
            _ => {}
        }
    }
    if semicolons > commas { b';' } else { b',' }
}

/// The heading of a table, folded to lower case; empty where there is none.
#[must_use]
pub fn heading(bytes: &[u8]) -> Vec<String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut r = ReaderBuilder::new().delimiter(delimiter(bytes)).flexible(true).has_headers(false).from_reader(bytes);
    let mut first = ByteRecord::new();
    match r.read_byte_record(&mut first) {
        Ok(true) => first.iter().take(MAX_COLUMNS).map(|c| name(&String::from_utf8_lossy(c))).collect(),
        _ => Vec::new(),
    }
}

fn name(cell: &str) -> String {
    cell.trim().to_ascii_lowercase()
}

/// Reads a table with these columns, of which the first `required` must be there.
#[must_use]
pub fn read(bytes: &[u8], columns: &[&str], required: usize) -> Rows {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut out = Rows { heading: heading(bytes), rows: Vec::new(), refused: Vec::new() };
    let place = |c: &str| out.heading.iter().position(|h| h == c);
    let places: Vec<Option<usize>> = columns.iter().map(|c| place(c)).collect();
    let problem = |column: &str, why| Refused { line: 1, column: Some(visible(column)), why };
    let missing = columns.iter().zip(&places).take(required).filter(|(_, p)| p.is_none());
    let mut refused: Vec<Refused> = missing.map(|(c, _)| problem(c, RowProblem::NoColumn)).collect();
    for (n, h) in out.heading.iter().enumerate() {
        if columns.contains(&h.as_str()) && out.heading[..n].contains(h) {
            refused.push(problem(h, RowProblem::ColumnTwice));
        }
    }
    if !refused.is_empty() {
        return Rows { refused, ..out };
    }
    let unknown = out.heading.iter().filter(|h| !h.is_empty() && !columns.contains(&h.as_str()));
    out.refused = unknown.map(|h| problem(h, RowProblem::UnknownColumn)).collect();
    let mut r = ReaderBuilder::new().delimiter(delimiter(bytes)).flexible(true).has_headers(true).from_reader(bytes);
    let mut record = ByteRecord::new();
    let mut lines = Lines { bytes, at: 0, line: 1 };
    // Reading from memory, with rows of any length: it cannot fail.
    while r.read_byte_record(&mut record).unwrap_or(false) {
        let line = lines.of(record.position().map_or(0, csv::Position::byte));
        if record.iter().all(|c| c.trim_ascii().is_empty()) {
            continue;
        }
        if out.rows.len() + out.refused.len() >= MAX_ROWS {
            out.rows.clear();
            out.refused = vec![Refused { line, column: None, why: RowProblem::TooManyRows(MAX_ROWS) }];
            return out;
        }
        match row(&record, line, columns, &places, out.heading.len()) {
            Ok(row) => out.rows.push(row),
            Err(refused) => out.refused.push(refused),
        }
    }
    out
}

/// Lines as an editor counts them. The reader's own count lags behind after
/// `\r\n` and blank lines.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the record that begins at this byte or, past line ends, behind it.
    fn of(&mut self, byte: u64) -> u64 {
        let from = usize::try_from(byte).unwrap_or(usize::MAX).min(self.bytes.len());
        let ends = |b: &&u8| matches!(b, b'\r' | b'\n');
        let start = from + self.bytes[from..].iter().take_while(ends).count();
        while self.at < start {
            let (this, next) = (self.bytes[self.at], self.bytes.get(self.at + 1));
            self.line += u64::from(this == b'\n' || this == b'\r' && next != Some(&b'\n'));
            self.at += 1;
        }
        self.line
    }
}

fn row(
    record: &ByteRecord,
    line: u64,
    columns: &[&str],
    places: &[Option<usize>],
    width: usize,
) -> Result<Row, Refused> {
    let refuse = |column: Option<&str>, why| Refused { line, column: column.map(str::to_owned), why };
    // Empty cells at the end are what spreadsheets add.
    if record.iter().skip(width).any(|c| !c.trim_ascii().is_empty()) {
        return Err(refuse(None, RowProblem::TooManyCells(record.len())));
    }
    let mut cells = Vec::with_capacity(columns.len());
    for (c, place) in columns.iter().zip(places) {
        let bytes = place.and_then(|p| record.get(p)).unwrap_or_default();
        if bytes.len() > MAX_CELL {
            return Err(refuse(Some(c), RowProblem::TooLong));
        }
        let Ok(text) = std::str::from_utf8(bytes) else { return Err(refuse(Some(c), RowProblem::NotUtf8)) };
        let text = visible_lines(text.trim());
        if text.len() > MAX_CELL {
            return Err(refuse(Some(c), RowProblem::TooLong));
        }
        cells.push(text);
    }
    Ok(Row { line, cells })
}
