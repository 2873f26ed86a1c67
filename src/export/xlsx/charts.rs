//! Native charts with their figures beside them, on a sheet of their own.

use super::Looks;
use crate::base::ratio::approximate;
use crate::report::{Block, Chart, ChartKind, Document};
use rust_xlsxwriter::{Chart as Native, ChartEmptyCells, ChartType, ColNum, RowNum, Worksheet, XlsxError};

/// Rows that a drawn chart covers, at twenty pixels a row.
const HEIGHT: RowNum = 20;
const PIXELS: u32 = 20;
/// Width of a drawn chart in pixels.
const WIDTH: u32 = 560;
/// The column a chart begins in, behind its figures.
const BESIDE: ColNum = 4;

/// The charts of `d`.
fn all(d: &Document) -> impl Iterator<Item = &Chart> {
    d.blocks().iter().filter_map(|b| if let Block::Chart(c) = b { Some(c) } else { None })
}

/// Whether there is one.
pub(super) fn any(d: &Document) -> bool {
    all(d).next().is_some()
}

/// Writes every chart, one below the other, on the sheet called `name`.
pub(super) fn write(sheet: &mut Worksheet, name: &str, d: &Document, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 34)?;
    for col in 1..BESIDE {
        sheet.set_column_width(col, 16)?;
    }
    let mut row = 0;
    for c in all(d) {
        row = one(sheet, name, c, row, looks)?;
    }
    Ok(())
}

/// Writes one chart from `top` on; returns the row below it.
fn one(sheet: &mut Worksheet, name: &str, c: &Chart, top: RowNum, looks: &Looks) -> Result<RowNum, XlsxError> {
    sheet.write_string_with_format(top, 0, cut(&c.title), &looks.heading)?;
    let first = top + 2;
    for (row, label) in (first..).zip(&c.labels) {
        sheet.write_string_with_format(row, 0, cut(label), &looks.text)?;
    }
    let last = first + RowNum::try_from(c.labels.len()).unwrap_or(1) - 1;
    let kind = match c.kind {
        ChartKind::Radar => ChartType::RadarWithMarkers,
        ChartKind::Bars => ChartType::Bar,
    };
    let mut chart = Native::new(kind);
    chart.title().set_name(&cut(&c.title));
    chart.set_alt_text(cut(&c.title)).set_width(WIDTH).set_height(HEIGHT * PIXELS);
    // No figure is not 0.
    chart.show_empty_cells_as(ChartEmptyCells::Gaps);
    for (col, s) in (1..).zip(&c.series) {
        sheet.write_string_with_format(top + 1, col, cut(&s.name), &looks.head)?;
        for (row, v) in (first..).zip(&s.values) {
            if let Some(v) = v {
                sheet.write_number_with_format(row, col, approximate(v), &looks.decimal)?;
            }
        }
        chart
            .add_series()
            .set_name((name, top + 1, col))
            .set_categories((name, first, 0, last, 0))
            .set_values((name, first, col, last, col));
    }
    let values = match c.kind {
        ChartKind::Radar => chart.y_axis(),
        ChartKind::Bars => {
            // The first label on top, as in the table. The axes of lying bars have
            // changed places.
            chart.y_axis().set_reverse();
            chart.x_axis()
        }
    };
    values.set_min(f64::from(c.low)).set_max(f64::from(c.high)).set_major_unit(unit(c));
    sheet.insert_chart(top, BESIDE, &chart)?;
    Ok(last.max(top + HEIGHT) + 3)
}

/// Titles and labels of pictures are short, and Excel takes no more; the text of the
/// document has them whole.
fn cut(s: &str) -> String {
    s.chars().take(200).collect()
}

/// Between two lines of the scale.
fn unit(c: &Chart) -> f64 {
    let span = i32::from(c.high) - i32::from(c.low);
    f64::from(((span + 9) / 10).max(1))
}
