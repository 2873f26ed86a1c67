//! The parts around the text: types, relations, styles, lists, running lines,
//! properties.

use super::Package;
use super::table::TEXT;
use super::xml::{HEAD, SPACES, escape, field, paragraph, runs};
use crate::domain::lang::Lang;
use crate::export::palette::{ACCENT, NOTICE, SERIES, TABLE_HEAD, WARM, hex};
use crate::i18n::texts::export as t;
use crate::report::Document;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Every part with its name, but the text itself and what it refers to.
pub fn texts(d: &Document, package: &Package) -> Vec<(&'static str, String)> {
    vec![
        ("[Content_Types].xml", types(package)),
        ("_rels/.rels", package_relations()),
        ("docProps/core.xml", properties(d)),
        ("word/_rels/document.xml.rels", relations(package)),
        ("word/styles.xml", styles(d.lang())),
        ("word/numbering.xml", numbering(package)),
        ("word/header1.xml", header(d)),
        ("word/footer1.xml", footer(d)),
        ("word/settings.xml", settings()),
        (
            "word/fontTable.xml",
            format!(r#"{HEAD}<w:fonts {SPACES}><w:font w:name="Arial"><w:family w:val="swiss"/></w:font></w:fonts>"#),
        ),
        ("word/theme/theme1.xml", theme()),
    ]
}

fn types(package: &Package) -> String {
    let part = |name: &str, kind: &str| format!(r#"<Override PartName="{name}" ContentType="{kind}"/>"#);
    let word = |name: &str, kind: &str| part(&format!("/word/{name}.xml"), &format!("{WORD}.{kind}+xml"));
    let charts = (1..=package.charts.len())
        .map(|n| {
            part(
                &format!("/word/charts/chart{n}.xml"),
                "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
            )
        })
        .collect::<Vec<_>>()
        .concat();
    let words = [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("header1", "header"),
        ("footer1", "footer"),
        ("settings", "settings"),
        ("fontTable", "fontTable"),
    ]
    .into_iter()
    .map(|(name, kind)| word(name, kind))
    .collect::<Vec<_>>()
    .concat();
    let theme = part("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml");
    let core = part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    let defaults = [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("png", "image/png"),
    ]
    .into_iter()
    .map(|(end, kind)| format!(r#"<Default Extension="{end}" ContentType="{kind}"/>"#))
    .collect::<Vec<_>>()
    .concat();
    format!(
        r#"{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{words}{theme}{core}{charts}</Types>"#
    )
}

fn package_relations() -> String {
    format!(
        r#"{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#
    )
}

fn relations(package: &Package) -> String {
    let one = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let mut all = String::new();
    for (id, kind, target) in [
        ("rIdStyles", "styles", "styles.xml"),
        ("rIdLists", "numbering", "numbering.xml"),
        ("rIdHeader", "header", "header1.xml"),
        ("rIdFooter", "footer", "footer1.xml"),
        ("rIdSettings", "settings", "settings.xml"),
        ("rIdFonts", "fontTable", "fontTable.xml"),
        ("rIdTheme", "theme", "theme/theme1.xml"),
    ] {
        all.push_str(&one(id, kind, target));
    }
    for n in 1..=package.charts.len() {
        all.push_str(&one(&format!("rIdChart{n}"), "chart", &format!("charts/chart{n}.xml")));
    }
    for n in 1..=package.pictures.len() {
        all.push_str(&one(&format!("rIdPicture{n}"), "image", &format!("media/qr{n}.png")));
    }
    format!(
        r#"{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{all}</Relationships>"#
    )
}

/// Title, author and the day of the last change; never the moment of writing.
fn properties(d: &Document) -> String {
    let about = d.told();
    let at = about.at.map(|at| format!("{}T{}Z", at.date(), at.hms()));
    let times = at.map_or_else(String::new, |at| {
        format!(
            r#"<dcterms:created xsi:type="dcterms:W3CDTF">{at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{at}</dcterms:modified>"#
        )
    });
    format!(
        r#"{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:creator>{}</dc:creator><dc:language>{}</dc:language>{times}</cp:coreProperties>"#,
        escape(d.title()),
        escape(&about.subject),
        escape(&about.author),
        d.lang().locale()
    )
}

/// A paragraph style: id, name, what stands in its `pPr` and its `rPr`. The names of
/// Word's own styles make the outline and the headings work.
fn style((id, name, how, look): (&str, &str, &str, &str)) -> String {
    let how = if how.is_empty() { String::new() } else { format!("<w:pPr>{how}</w:pPr>") };
    let look = if look.is_empty() { String::new() } else { format!("<w:rPr>{look}</w:rPr>") };
    format!(
        r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>{how}{look}</w:style>"#
    )
}

fn styles(lang: Lang) -> String {
    let head = |before: u32, level: u32| {
        format!(r#"<w:keepNext/><w:spacing w:before="{before}" w:after="80"/><w:outlineLvl w:val="{level}"/>"#)
    };
    let size = |n: u32| format!(r#"<w:b/><w:sz w:val="{n}"/>"#);
    let (h1, h2, h3) = (head(280, 0), head(220, 1), head(160, 2));
    let (s1, s2, s3) = (size(26), size(23), size(20));
    let border = |style: &str| {
        format!(
            r#"<w:pBdr><w:{style} w:val="single" w:sz="8" w:space="6" w:color="{}"/></w:pBdr><w:spacing w:after="80"/>"#,
            hex(ACCENT)
        )
    };
    let (notice, end, rule) = (
        format!(
            r#"<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{}"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{}"/><w:spacing w:before="80" w:after="120"/>"#,
            hex(WARM),
            hex(NOTICE)
        ),
        border("top"),
        border("bottom"),
    );
    let all = [
        (
            "Title",
            "Title",
            r#"<w:keepNext/><w:spacing w:after="60"/><w:jc w:val="center"/>"#,
            r#"<w:b/><w:sz w:val="30"/>"#,
        ),
        ("Letterhead", "Kop", r#"<w:spacing w:after="0"/><w:jc w:val="center"/>"#, r#"<w:b/><w:sz w:val="24"/>"#),
        ("LetterheadEnd", "Kop akhir", &end, ""),
        ("Centred", "Tengah", r#"<w:spacing w:after="40"/><w:jc w:val="center"/>"#, ""),
        ("Heading1", "heading 1", &h1, &s1),
        ("Heading2", "heading 2", &h2, &s2),
        ("Heading3", "heading 3", &h3, &s3),
        ("ListItem", "List Paragraph", r#"<w:spacing w:after="60"/>"#, ""),
        ("Notice", "Pemberitahuan", &notice, ""),
        ("Quote", "Quote", r#"<w:keepNext/><w:spacing w:after="0"/><w:ind w:left="567" w:right="567"/>"#, "<w:i/>"),
        ("QuoteBy", "Penutur", r#"<w:spacing w:after="120"/><w:ind w:left="567" w:right="567"/>"#, ""),
        ("Caption", "caption", r#"<w:spacing w:after="160"/><w:jc w:val="center"/>"#, r#"<w:i/><w:sz w:val="18"/>"#),
        ("Rule", "Garis", &rule, ""),
    ]
    .into_iter()
    .map(style)
    .collect::<Vec<_>>()
    .concat();
    let tag = lang.locale();
    format!(
        r#"{HEAD}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="20"/><w:lang w:val="{tag}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>{all}</w:styles>"#
    )
}

/// List 1 has dots; every further one is numbered from 1.
fn numbering(package: &Package) -> String {
    let level = |kind: &str, text: &str| {
        format!(
            r#"<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="454" w:hanging="454"/></w:pPr></w:lvl>"#
        )
    };
    let numbered = (2..=package.lists + 1)
        .map(|n| {
            format!(
                r#"<w:num w:numId="{n}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#
            )
        })
        .collect::<Vec<_>>().concat();
    format!(
        r#"{HEAD}<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0">{}</w:abstractNum><w:abstractNum w:abstractNumId="1">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{numbered}</w:numbering>"#,
        level("bullet", "•"),
        level("decimal", "%1.")
    )
}

fn header(d: &Document) -> String {
    let label = paragraph(r#"<w:jc w:val="center"/>"#, &runs(&d.told().label, "<w:b/>"));
    format!("{HEAD}<w:hdr {SPACES}>{label}</w:hdr>")
}

fn footer(d: &Document) -> String {
    // The words stand around the fields as the language wants them.
    let line = t::page_of(d.lang(), "\u{1}", "\u{2}");
    let mut inner = runs(&d.told().check, "");
    inner.push_str("<w:r><w:tab/></w:r>");
    for piece in line.split_inclusive(['\u{1}', '\u{2}']) {
        let (text, name) = match piece.chars().next_back() {
            Some('\u{1}') => (piece.trim_end_matches('\u{1}'), "PAGE"),
            Some('\u{2}') => (piece.trim_end_matches('\u{2}'), "NUMPAGES"),
            _ => (piece, ""),
        };
        inner.push_str(&runs(text, ""));
        if !name.is_empty() {
            inner.push_str(&field(name));
        }
    }
    let how = format!(r#"<w:tabs><w:tab w:val="right" w:pos="{TEXT}"/></w:tabs>"#);
    format!("{HEAD}<w:ftr {SPACES}>{}</w:ftr>", paragraph(&how, &inner))
}

fn settings() -> String {
    format!(
        r#"{HEAD}<w:settings {SPACES}><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#
    )
}

fn theme() -> String {
    let [blue, brown, green, purple] = SERIES.map(hex);
    let ground = hex(TABLE_HEAD);
    let colours = [
        ("dk1", "000000"),
        ("lt1", "FFFFFF"),
        ("dk2", "1F2937"),
        ("lt2", &ground),
        ("accent1", &blue),
        ("accent2", &brown),
        ("accent3", &green),
        ("accent4", &purple),
        ("accent5", "0E7490"),
        ("accent6", "9F1239"),
        ("hlink", &blue),
        ("folHlink", &purple),
    ]
    .into_iter()
    .map(|(name, rgb)| format!(r#"<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>"#))
    .collect::<Vec<_>>()
    .concat();
    let font = r#"<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>"#;
    let fill = r#"<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>"#;
    let line = format!(r#"<a:ln w="6350">{fill}</a:ln>"#);
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        r#"{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Asesor"><a:themeElements><a:clrScheme name="Asesor">{colours}</a:clrScheme><a:fontScheme name="Asesor"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name="Asesor"><a:fillStyleLst>{}</a:fillStyleLst><a:lnStyleLst>{}</a:lnStyleLst><a:effectStyleLst>{}</a:effectStyleLst><a:bgFillStyleLst>{}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"#,
        fill.repeat(3),
        line.repeat(3),
        effect.repeat(3),
        fill.repeat(3)
    )
}
