//! Tables of the text: widths by content, a head that repeats, rows that stay whole.

use super::xml::{paragraph, runs};
use crate::base::text::width;
use crate::export::columns::{Wanted, widths};
use crate::export::palette::{TABLE_HEAD, hex};
use crate::report::{Fact, Signature, Table};

/// Width of the text in twentieths of a point: A4 less the margins.
pub const TEXT: u16 = 9412;
/// Room for the labels of facts.
const LABEL: usize = 2600;
/// Of one character at ten points, roughly, some of them bold; and of both margins of a cell.
const CHARACTER: usize = 118;
const MARGINS: usize = 230;
/// Characters of a cell that count for the width of its column.
const COUNTS: usize = 45;

/// Characters that a column to sign in is as wide as, at least; and how high its rows
/// are: 12 mm.
const SIGNATURE: usize = 18;
const TO_SIGN: &str = r#"<w:trHeight w:val="680" w:hRule="atLeast"/>"#;

/// How a table is framed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Frame {
    Lines,
    None,
}

/// A table of the document.
pub fn table(t: &Table) -> String {
    let grid = grid(t);
    let cells = |texts: Vec<&str>, head: bool| {
        let look = if head { "<w:b/>" } else { "" };
        let shade = format!(r#"<w:shd w:val="clear" w:color="auto" w:fill="{}"/>"#, hex(TABLE_HEAD));
        let shade = if head { shade.as_str() } else { "" };
        let all = texts.into_iter().zip(&grid).zip(&t.columns);
        let one = |((s, w), c): ((&str, &usize), &crate::report::Column)| {
            let side = if c.numeric { r#"<w:jc w:val="right"/>"# } else { "" };
            let how = format!(r#"<w:spacing w:after="0"/>{side}"#);
            cell(*w, shade, &paragraph(&how, &runs(s, look)))
        };
        let high = t.columns.iter().any(|c| c.signed);
        let looks = match (head, high) {
            (true, _) => "<w:tblHeader/>",
            (_, true) => TO_SIGN,
            _ => "",
        };
        row(looks, &all.map(one).collect::<Vec<_>>().concat())
    };
    let mut rows = cells(t.columns.iter().map(|c| c.head.as_str()).collect(), true);
    for r in &t.rows {
        rows.push_str(&cells(r.iter().map(String::as_str).collect(), false));
    }
    whole(&grid, Frame::Lines, &rows)
}

/// Labels with values, without lines.
pub fn facts(all: &[Fact]) -> String {
    let grid = [LABEL, usize::from(TEXT) - LABEL];
    let how = r#"<w:spacing w:after="0"/>"#;
    let mut rows = String::new();
    for f in all {
        let label = cell(grid[0], "", &paragraph(how, &runs(&f.label, "<w:b/>")));
        let value = cell(grid[1], "", &paragraph(how, &runs(&f.value, "")));
        rows.push_str(&row("", &format!("{label}{value}")));
    }
    whole(&grid, Frame::None, &rows)
}

/// Places to sign, two beside each other; a pair stays on one page.
pub fn signatures(all: &[Signature]) -> String {
    let half = usize::from(TEXT / 2);
    let grid = [half, half];
    let centre = |s: &str, look: &str| {
        paragraph(r#"<w:keepNext/><w:spacing w:after="0"/><w:jc w:val="center"/>"#, &runs(s, look))
    };
    let above = |s: &Signature| format!("{}{}", centre(&s.party, "<w:b/>"), centre(&s.position, ""));
    // Room for a signature and a stamp.
    let room = |_: &Signature| centre("", "").repeat(4);
    let name = |s: &Signature| format!("{}{}", centre(&s.name, r#"<w:b/><w:u w:val="single"/>"#), centre(&s.below, ""));
    let parts: [&dyn Fn(&Signature) -> String; 3] = [&above, &room, &name];
    let mut rows = String::new();
    for pair in all.chunks(2) {
        // A row each, so that the names stand beside each other.
        for part in parts {
            let cells = (0..2).map(|n| cell(grid[n], "", &pair.get(n).map_or_else(|| centre("", ""), part)));
            rows.push_str(&row("", &cells.collect::<Vec<_>>().concat()));
        }
    }
    whole(&grid, Frame::None, &rows)
}

fn cell(w: usize, extra: &str, inner: &str) -> String {
    format!(r#"<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/>{extra}</w:tcPr>{inner}</w:tc>"#)
}

fn row(head: &str, cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>")
}

fn whole(grid: &[usize], frame: Frame, rows: &str) -> String {
    let line = |side: &&str| format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A94A3"/>"#);
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
    let borders: String = if frame == Frame::Lines { sides.iter().map(line).collect() } else { String::new() };
    let borders = if borders.is_empty() { borders } else { format!("<w:tblBorders>{borders}</w:tblBorders>") };
    let columns = grid.iter().map(|w| format!(r#"<w:gridCol w:w="{w}"/>"#)).collect::<Vec<_>>().concat();
    let total: usize = grid.iter().sum();
    let margins = r#"<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>"#;
    format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>{margins}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>{}"#,
        // Two tables in a row would become one; and a cell ends with a paragraph.
        paragraph(r#"<w:spacing w:after="60"/>"#, "")
    )
}

/// Widths of the columns in twentieths of a point.
fn grid(t: &Table) -> Vec<usize> {
    let size = |characters: usize| f32::from(u16::try_from(characters * CHARACTER + MARGINS).unwrap_or(u16::MAX));
    let column = |n: usize| {
        let all = || t.rows.iter().map(move |r| r[n].as_str()).chain([t.columns[n].head.as_str()]);
        let least = if t.columns[n].signed { SIGNATURE } else { 2 };
        let line = all().flat_map(str::lines).map(width).max().unwrap_or(0).clamp(least, COUNTS);
        let word = all().flat_map(str::split_whitespace).map(width).max().unwrap_or(0).clamp(least, COUNTS / 2);
        Wanted { line: size(line), word: size(word) }
    };
    let all: Vec<Wanted> = (0..t.columns.len()).map(column).collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the width of a page")]
    widths(&all, f32::from(TEXT)).into_iter().map(|w| w as usize).collect()
}
