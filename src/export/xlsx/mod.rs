//! XLSX: a sheet to read, the sheets of the document with real numbers and days, and
//! native charts. Every text is written as a text: no cell can become a formula.

mod charts;
mod reading;
mod sheets;

use super::{Failed, Style};
use crate::export::palette::{TABLE_HEAD, hex};
use crate::i18n::texts::export as t;
use crate::report::Document;
use calamine::{Reader as _, Xlsx, open_workbook_from_rs};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::collections::BTreeSet;
use std::io::Cursor;

/// Longest name of a sheet, in characters (Excel's limit).
const NAME: usize = 31;
/// A4.
const PAPER: u8 = 9;

/// `d` as a workbook.
///
/// # Errors
/// [`Failed`] where the library refuses, or where a sheet has not the rows it was
/// given when it is read back.
pub fn fold(d: &Document, _: Style) -> Result<Vec<u8>, Failed> {
    let (bytes, rows) = write(d).map_err(|e| failed(e.to_string()))?;
    check(&bytes, &rows)?;
    Ok(bytes)
}

fn failed(detail: String) -> Failed {
    Failed { format: "xlsx", detail }
}

/// How cells look.
struct Looks {
    title: Format,
    heading: Format,
    head: Format,
    label: Format,
    notice: Format,
    text: Format,
    whole: Format,
    decimal: Format,
    day: Format,
    moment: Format,
}

impl Looks {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        let wrapped = || top().set_text_wrap();
        Self {
            title: Format::new().set_bold().set_font_size(14),
            heading: Format::new().set_bold().set_font_size(12),
            head: wrapped().set_bold().set_background_color(hex(TABLE_HEAD).as_str()),
            label: wrapped().set_bold(),
            notice: Format::new().set_bold(),
            text: wrapped(),
            whole: top().set_num_format("0"),
            decimal: top().set_num_format("0.00"),
            day: top().set_num_format("yyyy-mm-dd"),
            moment: top().set_num_format("yyyy-mm-dd hh:mm"),
        }
    }
}

/// How many rows a sheet of this name must have.
type Counted = Vec<(String, usize)>;

/// The bytes, and what to count in them.
fn write(d: &Document) -> Result<(Vec<u8>, Counted), XlsxError> {
    let lang = d.lang();
    let (mut book, looks) = (Workbook::new(), Looks::new());
    book.set_properties(&properties(d)?);
    let mut taken = BTreeSet::new();
    let mut begin = |wanted: &str| {
        let name = sheet_name(wanted, &mut taken);
        let mut sheet = Worksheet::new();
        sheet.set_name(&name)?;
        set_up(&mut sheet, d);
        Ok::<_, XlsxError>((name, sheet))
    };
    let (_, mut sheet) = begin(t::sheet_report(lang))?;
    reading::write(&mut sheet, d, &looks)?;
    book.push_worksheet(sheet);
    let mut rows = Vec::new();
    for s in d.sheets() {
        let (name, mut sheet) = begin(s.name())?;
        sheets::write(&mut sheet, s, lang, &looks)?;
        rows.push((name, s.rows().len() + 1));
        book.push_worksheet(sheet);
    }
    if charts::any(d) {
        let (name, mut sheet) = begin(t::sheet_charts(lang))?;
        charts::write(&mut sheet, &name, d, &looks)?;
        book.push_worksheet(sheet);
    }
    Ok((book.save_to_buffer()?, rows))
}

fn properties(d: &Document) -> Result<DocProperties, XlsxError> {
    let about = d.told();
    let out = DocProperties::new().set_title(d.title()).set_subject(&about.subject).set_author(&about.author);
    // The library would ask the clock: the same session would make other bytes.
    let at = match about.at.map(moment) {
        Some(Ok(at)) => at,
        // Excel knows the years 1900 to 9999.
        Some(Err(_)) | None => ExcelDateTime::from_ymd(2019, 1, 1)?,
    };
    Ok(out.set_creation_datetime(&at))
}

/// The wall clock of `at`, as Excel keeps moments: without a zone.
fn moment(at: crate::base::time::Timestamp) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::parse_from_str(&format!("{}T{}", at.date(), at.hms()))
}

/// Paper, margins and running lines; `&` is written twice, for it begins a code.
fn set_up(sheet: &mut Worksheet, d: &Document) {
    let plain = |s: &str| s.replace('&', "&&");
    let about = d.told();
    sheet.set_paper_size(PAPER).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_header(format!("&L{}&R{}", plain(&short(d.title())), plain(&short(&about.label))));
    sheet.set_footer(format!("&L{}&R{}", plain(&about.check), t::page_of(d.lang(), "&P", "&N")));
}

/// Excel refuses longer running lines than 255 characters.
fn short(s: &str) -> String {
    s.chars().take(50).collect()
}

/// `wanted` without what Excel forbids in names, and not taken yet.
fn sheet_name(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    // Its limits are counted in UTF-16 units: further letters go out.
    let letter = |c: char| if "[]:*?/\\'".contains(c) || c.len_utf16() > 1 { ' ' } else { c };
    let clean: String = wanted.chars().map(letter).collect();
    let clean = clean.trim();
    let base = if clean.is_empty() { "-" } else { clean };
    (1..=u16::MAX)
        .map(|n| {
            let end = if n == 1 { String::new() } else { format!(" {n}") };
            let room = NAME - end.chars().count();
            format!("{}{end}", base.chars().take(room).collect::<String>().trim_end())
        })
        // Names that differ in case alone are the same to Excel.
        .find(|name| taken.insert(name.to_lowercase()))
        .unwrap_or_default()
}

/// Reads it back with another library: a row that is not there would not be missed by
/// anybody until it is needed.
fn check(bytes: &[u8], rows: &[(String, usize)]) -> Result<(), Failed> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|e| failed(format!("{e}")))?;
    for (name, wanted) in rows {
        let range = book.worksheet_range(name).map_err(|e| failed(format!("{name}: {e}")))?;
        let found = range.end().map_or(0, |(last, _)| last as usize + 1);
        if found != *wanted {
            return Err(failed(format!("{name}: {found} rows instead of {wanted}")));
        }
    }
    Ok(())
}
