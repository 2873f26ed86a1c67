//! The text of the document, block by block.

use super::xml::{HEAD, SPACES, escape, paragraph, runs, styled};
use super::{Package, chart, qr, table};
use crate::export::Failed;
use crate::report::{Block, Chart, Document};

/// Sides of pictures in EMU (914,400 an inch).
const CHART: (u32, u32) = (5_400_000, 3_600_000);
const CODE: (u32, u32) = (1_300_000, 1_300_000);

/// The part `word/document.xml`; charts and pictures go into `package`.
pub fn write(d: &Document, package: &mut Package) -> Result<String, Failed> {
    let mut out = String::new();
    for line in d.head_lines() {
        out.push_str(&styled("Letterhead", line));
    }
    if !d.head_lines().is_empty() {
        out.push_str(&styled("LetterheadEnd", ""));
    }
    out.push_str(&styled("Title", d.title()));
    for (n, b) in d.blocks().iter().enumerate() {
        // Nobody signs a page on which nothing else stands.
        match (b, d.blocks().get(n + 1)) {
            (Block::Paragraph(s), Some(Block::Signatures(_))) => {
                parts(s).for_each(|p| out.push_str(&paragraph("<w:keepNext/>", &runs(p, ""))));
            }
            _ => block(d, b, package, &mut out)?,
        }
    }
    let page = concat!(
        r#"<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/>"#,
        r#"<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1247" w:bottom="1134" w:left="1247" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>"#
    );
    Ok(format!("{HEAD}<w:document {SPACES}><w:body>{out}{page}</w:body></w:document>"))
}

fn block(d: &Document, b: &Block, package: &mut Package, out: &mut String) -> Result<(), Failed> {
    match b {
        Block::Heading { level, text } => out.push_str(&styled(&format!("Heading{level}"), text)),
        Block::Paragraph(s) => parts(s).for_each(|p| out.push_str(&paragraph("", &runs(p, "")))),
        Block::Notice(s) => out.push_str(&styled("Notice", s)),
        Block::Centre(lines) => lines.iter().for_each(|l| out.push_str(&styled("Centred", l))),
        Block::Facts(all) => out.push_str(&table::facts(all)),
        Block::List(items) => items.iter().for_each(|i| out.push_str(&item(1, i))),
        Block::Steps(items) => {
            package.lists += 1;
            // 1 is the one with dots.
            let list = package.lists + 1;
            for i in items {
                out.push_str(&item(list, i));
            }
        }
        Block::Table(t) => out.push_str(&table::table(t)),
        Block::Quote { text, by } => {
            out.push_str(&styled("Quote", text));
            out.push_str(&styled("QuoteBy", by));
        }
        Block::Signatures(all) => out.push_str(&table::signatures(all)),
        Block::Chart(c) => drawn(d, c, package, out)?,
        Block::Code(c) => {
            package.pictures.push(qr::png(&c.payload)?);
            let id = format!("rIdPicture{}", package.pictures.len());
            out.push_str(&picture(&id, &c.caption, package));
            out.push_str(&styled("Caption", &c.caption));
        }
        Block::Rule => out.push_str(&styled("Rule", "")),
    }
    Ok(())
}

/// Paragraphs: an empty line parts them.
fn parts(s: &str) -> impl Iterator<Item = &str> {
    s.split("\n\n").map(|p| p.trim_matches('\n')).filter(|p| !p.trim().is_empty())
}

fn item(list: usize, text: &str) -> String {
    let how = format!(r#"<w:pStyle w:val="ListItem"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list}"/></w:numPr>"#);
    paragraph(&how, &runs(text, ""))
}

fn drawn(d: &Document, c: &Chart, package: &mut Package, out: &mut String) -> Result<(), Failed> {
    package.charts.push((chart::part(c, d.lang()), chart::workbook(d, c)?));
    let n = package.charts.len();
    let inner = format!(
        r#"<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdChart{n}"/></a:graphicData>"#
    );
    let what = format!("{}. {}", c.title, c.told(d.lang()));
    out.push_str(&inline(CHART, &what, &inner, package));
    out.push_str(&styled("Caption", &c.title));
    Ok(())
}

fn picture(id: &str, what: &str, package: &mut Package) -> String {
    let (w, h) = CODE;
    let inner = format!(
        r#"<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="QR"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{w}" cy="{h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>"#
    );
    inline(CODE, what, &inner, package)
}

/// A drawing in a line of its own; `what` is read out where it cannot be seen.
fn inline((w, h): (u32, u32), what: &str, inner: &str, package: &mut Package) -> String {
    package.drawings += 1;
    let (n, what) = (package.drawings, escape(what));
    let drawing = format!(
        r#"<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{w}" cy="{h}"/><wp:docPr id="{n}" name="Gambar {n}" descr="{what}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{inner}</a:graphic></wp:inline></w:drawing></w:r>"#
    );
    paragraph(r#"<w:keepNext/><w:jc w:val="center"/>"#, &drawing)
}
