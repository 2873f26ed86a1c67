//! Charts that Word can edit: a chart part (`DrawingML`, ECMA-376 part 1, section 21.2)
//! with its figures in a workbook.

use super::failed;
use super::xml::{HEAD, escape};
use crate::base::ratio::{approximate, decimal};
use crate::domain::lang::Lang;
use crate::export::Failed;
use crate::export::palette::{SERIES, hex};
use crate::report::{Chart, ChartKind, Document, Series};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// Relations of chart `n`.
pub fn relations(n: usize) -> String {
    format!(
        r#"{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" Target="../embeddings/data{n}.xlsx"/></Relationships>"#
    )
}

/// The workbook with the figures.
pub fn workbook(d: &Document, c: &Chart) -> Result<Vec<u8>, Failed> {
    figures(d, c).map_err(|e| failed(&e.to_string()))
}

fn figures(d: &Document, c: &Chart) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let day = d.told().at.map_or_else(|| "2019-01-01".to_owned(), |at| at.date().to_string());
    book.set_properties(
        &DocProperties::new().set_creation_datetime(
            &ExcelDateTime::parse_from_str(&day).or_else(|_| ExcelDateTime::from_ymd(2019, 1, 1))?,
        ),
    );
    let sheet = book.add_worksheet();
    sheet.set_name("Data")?;
    for (row, label) in (1..).zip(&c.labels) {
        sheet.write_string(row, 0, cut(label))?;
    }
    for (col, s) in (1..).zip(&c.series) {
        sheet.write_string(0, col, cut(&s.name))?;
        for (row, v) in (1..).zip(&s.values) {
            if let Some(v) = v {
                sheet.write_number(row, col, approximate(v))?;
            }
        }
    }
    book.save_to_buffer()
}

/// As much of a label as a cell takes; the chart has it whole.
fn cut(s: &str) -> String {
    s.chars().take(200).collect()
}

/// The chart part.
pub fn part(c: &Chart, lang: Lang) -> String {
    let series = (0..).zip(&c.series).map(|(n, s)| one(c, n, s)).collect::<Vec<_>>().concat();
    let (plot, axes) = match c.kind {
        ChartKind::Radar => (
            format!(
                r#"<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>{series}<c:axId val="111"/><c:axId val="222"/></c:radarChart>"#
            ),
            (("b", "minMax"), ("l", "111")),
        ),
        ChartKind::Bars => (
            format!(
                r#"<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}<c:gapWidth val="60"/><c:axId val="111"/><c:axId val="222"/></c:barChart>"#
            ),
            // The first label on top, as in the table.
            (("l", "maxMin"), ("b", "111")),
        ),
    };
    let ((side, order), (value_side, crossed)) = axes;
    let line = r#"<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="B8C0CC"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>"#;
    let spokes = if c.kind == ChartKind::Radar { line } else { "" };
    let legend =
        if c.series.len() > 1 { r#"<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>"# } else { "" };
    let (low, high) = (c.low, c.high);
    let tag = lang.locale();
    // Values of a reversed axis of labels would stand on top.
    let where_to = if c.kind == ChartKind::Bars { "max" } else { "autoZero" };
    format!(
        r#"{HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{plot}<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/><c:axPos val="{side}"/>{spokes}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="222"/><c:crosses val="autoZero"/></c:catAx><c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/><c:max val="{high}"/><c:min val="{low}"/></c:scaling><c:delete val="0"/><c:axPos val="{value_side}"/>{line}<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="{crossed}"/><c:crosses val="{where_to}"/></c:valAx></c:plotArea>{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr><a:endParaRPr lang="{tag}"/></a:p></c:txPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>"#
    )
}

/// A series with its cached figures; what is missing has no point, which is not 0.
fn one(c: &Chart, n: usize, s: &Series) -> String {
    let column = char::from(b'B' + u8::try_from(n.min(20)).unwrap_or(0));
    let (count, last, colour) = (c.labels.len(), c.labels.len() + 1, hex(SERIES[n % SERIES.len()]));
    let labels = (0..)
        .zip(&c.labels)
        .map(|(i, l): (usize, _)| format!(r#"<c:pt idx="{i}"><c:v>{}</c:v></c:pt>"#, escape(l)))
        .collect::<Vec<_>>()
        .concat();
    let values = (0..)
        .zip(&s.values)
        .filter_map(|(i, v): (usize, _)| {
            v.as_ref().map(|v| format!(r#"<c:pt idx="{i}"><c:v>{}</c:v></c:pt>"#, decimal(v, 4)))
        })
        .collect::<Vec<_>>()
        .concat();
    let look = match c.kind {
        ChartKind::Radar => {
            format!(r#"<c:spPr><a:ln w="22225"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr>"#)
        }
        ChartKind::Bars => format!(
            r#"<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>"#
        ),
    };
    format!(
        r#"<c:ser><c:idx val="{n}"/><c:order val="{n}"/><c:tx><c:strRef><c:f>Data!${column}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{}</c:v></c:pt></c:strCache></c:strRef></c:tx>{look}<c:cat><c:strRef><c:f>Data!$A$2:$A${last}</c:f><c:strCache><c:ptCount val="{count}"/>{labels}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Data!${column}$2:${column}${last}</c:f><c:numCache><c:formatCode>0.00</c:formatCode><c:ptCount val="{count}"/>{values}</c:numCache></c:numRef></c:val></c:ser>"#,
        escape(&s.name)
    )
}
