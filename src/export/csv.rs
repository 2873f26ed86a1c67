//! CSV (RFC 4180): the main sheet of a document, for any program that reads tables.
//!
//! Lines end in CRLF, a field is quoted where it must be. Days and moments are ISO
//! 8601. Numbers have a decimal comma in an Indonesian file parted by `;`, else a
//! point: that is what a spreadsheet set to that language reads as a number. No text
//! is cut; one that a spreadsheet would take for a formula gets an apostrophe before
//! it ([`guarded`]), the only sign that is ever added.

use super::{Failed, Separator, Style};
use crate::base::ratio::{Ratio, decimal};
use crate::domain::lang::Lang;
use crate::report::{Cell, Document, FieldKind, Sheet};
use std::borrow::Cow;

const ID: &str = "csv";
const MARK: &[u8] = "\u{feff}".as_bytes();

/// The main sheet of `d`.
///
/// # Errors
/// [`Failed`] when it has none, or as [`fold`].
pub fn main_sheet(d: &Document, style: Style) -> Result<Vec<u8>, Failed> {
    let Some(sheet) = d.sheets().first() else { return Err(failed("no sheet")) };
    fold(sheet, d.lang(), style)
}

/// `sheet` as CSV, its heads first.
///
/// # Errors
/// [`Failed`] when what was written does not read as what was meant.
pub fn fold(sheet: &Sheet, lang: Lang, style: Style) -> Result<Vec<u8>, Failed> {
    let comma = lang == Lang::Id && style.separator == Separator::Semicolon;
    let heads = sheet.fields().iter().map(|f| guarded(&f.head).into_owned()).collect();
    let mut records: Vec<Vec<String>> = vec![heads];
    records.extend(sheet.rows().iter().map(|row| {
        let kinds = sheet.fields().iter().map(|f| f.kind);
        row.iter().zip(kinds).map(|(c, kind)| cell(c, kind, comma)).collect()
    }));
    let mut out = if style.bom { MARK.to_vec() } else { Vec::new() };
    let body = written(&records, style.separator)?;
    same(&records, &body, style.separator)?;
    out.extend(body);
    Ok(out)
}

fn delimiter(s: Separator) -> u8 {
    match s {
        Separator::Semicolon => b';',
        Separator::Comma => b',',
    }
}

fn written(records: &[Vec<String>], separator: Separator) -> Result<Vec<u8>, Failed> {
    let mut w = csv::WriterBuilder::new()
        .delimiter(delimiter(separator))
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for r in records {
        w.write_record(r).map_err(|e| failed(e.to_string()))?;
    }
    w.into_inner().map_err(|e| failed(e.to_string()))
}

/// Reads back what was written: a record or a field too few is found here and not
/// by whoever counts the file.
fn same(meant: &[Vec<String>], bytes: &[u8], separator: Separator) -> Result<(), Failed> {
    let mut r =
        csv::ReaderBuilder::new().delimiter(delimiter(separator)).has_headers(false).flexible(true).from_reader(bytes);
    let mut count = 0;
    for (n, record) in r.records().enumerate() {
        let record = record.map_err(|e| failed(e.to_string()))?;
        let row = meant.get(n).ok_or_else(|| failed(format!("record {n} is one too many")))?;
        if record.len() != row.len() {
            return Err(failed(format!("record {n}: {} fields for {}", record.len(), row.len())));
        }
        if !record.iter().eq(row.iter().map(String::as_str)) {
            return Err(failed(format!("record {n} reads differently")));
        }
        count = n + 1;
    }
    if count == meant.len() { Ok(()) } else { Err(failed(format!("{count} records for {}", meant.len()))) }
}

fn cell(c: &Cell, kind: FieldKind, comma: bool) -> String {
    match c {
        Cell::Empty => String::new(),
        Cell::Text(s) => guarded(s).into_owned(),
        Cell::Number(r) => number(r, kind, comma),
        Cell::Date(d) => d.format("%Y-%m-%d").to_string(),
        Cell::Moment(t) => t.to_string(),
    }
}

/// Two decimals in a column of decimals and wherever the number is not whole.
fn number(r: &Ratio, kind: FieldKind, comma: bool) -> String {
    let places = if kind == FieldKind::Decimal || !r.is_integer() { 2 } else { 0 };
    let s = decimal(r, places);
    if comma { s.replace('.', ",") } else { s }
}

/// `s` with `'` before it when a spreadsheet would take it for a formula: when its
/// first sign, spaces aside, is one of `= + - @`, a tab or a line break, or one of
/// the wide and small forms that some programs read as those. A plain number such as
/// `-3` or `+2,5` stays as it is.
#[must_use]
pub fn guarded(s: &str) -> Cow<'_, str> {
    let text = s.trim_start_matches(|c: char| c.is_whitespace() && !matches!(c, '\t' | '\r' | '\n'));
    let risky =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫']);
    if risky && !plain_number(s.trim_matches(' ')) { Cow::Owned(format!("'{s}")) } else { Cow::Borrowed(s) }
}

/// Digits with at most one sign before and one decimal sign between them.
fn plain_number(s: &str) -> bool {
    let digits = s.strip_prefix(['+', '-']).unwrap_or(s);
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    [whole, part].iter().all(|t| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit()))
}

fn failed(detail: impl Into<String>) -> Failed {
    Failed { format: ID, detail: detail.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_a_record_or_a_field_too_few_is_not_given_out() {
        let meant = vec![vec!["a".to_owned(), "b".to_owned()], vec!["c".to_owned(), "d;e".to_owned()]];
        let good = written(&meant, Separator::Semicolon).expect("written");
        assert_eq!(good, b"a;b\r\nc;\"d;e\"\r\n");
        assert_eq!(same(&meant, &good, Separator::Semicolon), Ok(()));
        for bad in ["a;b\r\n", "a;b\r\nc;d;e\r\n", "a;b\r\nc\r\n", "a;b\r\nc;d\r\n", "a;b\r\nc;\"d;e\"\r\nx;y\r\n"] {
            assert!(same(&meant, bad.as_bytes(), Separator::Semicolon).is_err(), "{bad:?}");
        }
    }
}
