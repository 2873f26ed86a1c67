//! Tables for counting: one sheet each, with a frozen head, filters and widths.

use super::{Looks, moment};
use crate::base::ratio::{approximate, exact};
use crate::base::text::width;
use crate::domain::lang::Lang;
use crate::i18n::texts::export as t;
use crate::report::{Cell, FieldKind, Sheet};
use rust_xlsxwriter::{ColNum, ExcelDateTime, Format, RowNum, Worksheet, XlsxError};

/// Most UTF-16 units in a cell; Excel's limit is 32,767. What is longer goes on in a
/// further column: a note is never cut.
const MOST: usize = 32_000;
/// Beyond this a number of a spreadsheet loses digits: it is written as a text.
const EXACT: f64 = 999_999_999_999_999.0;
/// Widths of columns in characters: the narrowest, the widest word, the widest text.
const WIDTHS: (f64, f64, f64) = (8.0, 30.0, 60.0);

/// Characters that fit beside each other on a page, at about two thirds of their size.
const PAGE: f64 = 200.0;
/// Most pages beside each other.
const PAGES: u16 = 20;

/// A column of the sheet: a part of a field.
struct Place {
    field: usize,
    part: usize,
}

/// Writes `s`.
pub(super) fn write(sheet: &mut Worksheet, s: &Sheet, lang: Lang, looks: &Looks) -> Result<(), XlsxError> {
    let places = places(s);
    let mut wide = 0.0;
    for (col, p) in (0..).zip(&places) {
        let field = &s.fields()[p.field];
        let head = if p.part == 0 { field.head.clone() } else { t::continued(lang, &field.head, p.part + 1) };
        sheet.write_string_with_format(0, col, &head, &looks.head)?;
        let width = column_width(s, p, &head);
        wide += width;
        sheet.set_column_width(col, width)?;
    }
    for (row, cells) in (1..).zip(s.rows()) {
        for (col, p) in (0..).zip(&places) {
            cell(sheet, (row, col), (&cells[p.field], p.part), s.fields()[p.field].kind, looks)?;
        }
        // An empty row at the end would not be there when it is read back.
        if cells.iter().all(|c| *c == Cell::Empty) {
            sheet.write_string_with_format(row, 0, "-", &looks.text)?;
        }
    }
    // As many pages beside each other as keep it readable.
    let pages = (1..PAGES).find(|n| wide <= f64::from(*n) * PAGE).unwrap_or(PAGES);
    sheet.set_print_fit_to_pages(pages, 0);
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    if let (Some(last), Ok(rows)) = (last(places.len()), RowNum::try_from(s.rows().len())) {
        sheet.autofilter(0, 0, rows, last)?;
    }
    Ok(())
}

fn last(columns: usize) -> Option<ColNum> {
    ColNum::try_from(columns.checked_sub(1)?).ok()
}

/// The fields in order, then what goes on of those that are too long for a cell.
fn places(s: &Sheet) -> Vec<Place> {
    let mut out: Vec<Place> = (0..s.fields().len()).map(|field| Place { field, part: 0 }).collect();
    for field in 0..s.fields().len() {
        let parts = s.rows().iter().map(|r| if let Cell::Text(text) = &r[field] { parts(text).len() } else { 1 }).max();
        out.extend((1..parts.unwrap_or(1)).map(|part| Place { field, part }));
    }
    out
}

/// `s` in pieces that fit into a cell, cut between characters.
fn parts(s: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut from, mut units) = (0, 0);
    for (at, c) in s.char_indices() {
        if units + c.len_utf16() > MOST {
            out.push(s.get(from..at).unwrap_or_default());
            (from, units) = (at, 0);
        }
        units += c.len_utf16();
    }
    out.push(s.get(from..).unwrap_or_default());
    out
}

fn cell(
    sheet: &mut Worksheet,
    (row, col): (RowNum, ColNum),
    (cell, part): (&Cell, usize),
    kind: FieldKind,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(s) => {
            if let Some(s) = parts(s).get(part) {
                sheet.write_string_with_format(row, col, *s, &looks.text)?;
            }
        }
        _ if part > 0 => {}
        Cell::Empty => {}
        Cell::Number(r) if approximate(r).abs() < EXACT => {
            sheet.write_number_with_format(row, col, approximate(r), number(kind, looks))?;
        }
        Cell::Number(r) => {
            sheet.write_string_with_format(row, col, exact(r), &looks.text)?;
        }
        // A mistyped year is told as it was typed, and keeps nothing from being written.
        Cell::Date(d) => match ExcelDateTime::parse_from_str(&d.to_string()) {
            Ok(day) => drop(sheet.write_datetime_with_format(row, col, &day, &looks.day)?),
            Err(_) => drop(sheet.write_string_with_format(row, col, d.to_string(), &looks.text)?),
        },
        Cell::Moment(at) => match moment(*at) {
            Ok(at) => drop(sheet.write_datetime_with_format(row, col, &at, &looks.moment)?),
            Err(_) => drop(sheet.write_string_with_format(row, col, at.to_string(), &looks.text)?),
        },
    }
    Ok(())
}

fn number(kind: FieldKind, looks: &Looks) -> &Format {
    if kind == FieldKind::Integer { &looks.whole } else { &looks.decimal }
}

/// By what stands in it, between two bounds of its kind.
fn column_width(s: &Sheet, p: &Place, head: &str) -> f64 {
    let (least, word, text) = WIDTHS;
    let most = match s.fields()[p.field].kind {
        FieldKind::Long => text,
        _ => word,
    };
    let lines = |c: &Cell| match c {
        Cell::Text(t) => t.lines().map(width).max().unwrap_or(0).min(200),
        Cell::Date(_) => 10,
        Cell::Moment(_) => 16,
        Cell::Number(_) | Cell::Empty => 0,
    };
    let found = s.rows().iter().map(|r| lines(&r[p.field])).chain([width(head).min(20)]).max().unwrap_or(0);
    f64::from(u32::try_from(found).unwrap_or(u32::MAX) + 2).clamp(least, most)
}
