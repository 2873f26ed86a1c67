//! Word and Excel files, taken apart: what was recorded is in them, whole, as text.

use super::{instrument, session, synthetic};
use asesor::base::time::Timestamp;
use asesor::domain::lang::Lang;
use asesor::export::{Style, find};
use asesor::report::{About, Block, Cell, Chart, ChartKind, Document, Field, FieldKind, Kind, Paper, Series};
use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use chrono::NaiveDate;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// Parts of a container by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut all = ZipArchive::new(Cursor::new(bytes)).expect("a container");
    (0..all.len())
        .filter_map(|n| {
            let mut f = all.by_index(n).expect("a part");
            let mut text = String::new();
            let name = f.name().expect("a name").into_owned();
            f.read_to_string(&mut text).ok().map(|_| (name, text))
        })
        .collect()
}

/// `xml` without its elements, its characters as they are.
fn plain(xml: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in xml.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
        .iter()
        .fold(out, |s, (a, b)| s.replace(a, b))
}

/// Every text of a container.
pub fn text(bytes: &[u8]) -> String {
    parts(bytes).iter().map(|(_, xml)| plain(xml)).collect::<Vec<_>>().join("\n")
}

fn fold(id: &str, d: &Document) -> Vec<u8> {
    (find(id).expect("a format").fold)(d, Style::default()).expect("it is made")
}

fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes).into_iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("no {name}")).1
}

/// The lines of a document's blocks that stand below each other.
fn lines(d: &Document) -> Vec<String> {
    let beside = |b: &&Block| matches!(b, Block::Signatures(_) | Block::Chart(_) | Block::Code(_));
    let left_out: Vec<String> = d.blocks().iter().filter(beside).flat_map(synthetic::texts_of).collect();
    let about = d.told();
    let texts = synthetic::texts(d).into_iter();
    let kept = texts.filter(|s| !left_out.contains(s) && *s != about.label && *s != about.check);
    kept.flat_map(|s| s.split('\n').map(|l| l.trim().to_owned()).collect::<Vec<_>>())
        .filter(|s| !s.is_empty())
        .collect()
}

#[test]
fn a_word_file_says_everything_in_order_whatever_was_typed() {
    for hostile in synthetic::HOSTILE {
        let d = synthetic::everything(Lang::Id, hostile);
        let bytes = fold("docx", &d);
        assert_eq!(bytes, fold("docx", &d), "the same document makes the same bytes");
        let body = plain(&part(&bytes, "word/document.xml"));
        let mut from = 0;
        for s in lines(&d) {
            let at = body.get(from..).and_then(|rest| rest.find(&s)).unwrap_or_else(|| panic!("{s:?} after {from}"));
            from += at + s.len();
        }
    }
}

#[test]
fn headings_lists_and_heads_of_tables_are_what_word_takes_them_for() {
    let d = synthetic::everything(Lang::En, "x");
    let bytes = fold("docx", &d);
    let body = part(&bytes, "word/document.xml");
    let count = |what: &str| body.matches(what).count();
    let tables = d.blocks().iter().filter(|b| matches!(b, Block::Table(_))).count();
    assert_eq!(count("<w:tblHeader/>"), tables, "one head for each table");
    for level in 1..=3u8 {
        let wanted = d.blocks().iter().filter(|b| matches!(b, Block::Heading { level: l, .. } if *l == level)).count();
        assert_eq!(count(&format!("<w:pStyle w:val=\"Heading{level}\"/>")), wanted);
    }
    let rows = count("<w:tr>");
    assert_eq!(count("<w:cantSplit/>"), rows, "no row is split");
    let lists = d.blocks().iter().filter(|b| matches!(b, Block::Steps(_))).count();
    assert_eq!(part(&bytes, "word/numbering.xml").matches("<w:startOverride w:val=\"1\"/>").count(), lists);
    assert!(part(&bytes, "word/styles.xml").contains("<w:lang w:val=\"en-GB\"/>"));
    let footer = part(&bytes, "word/footer1.xml");
    assert!(footer.contains(" PAGE ") && footer.contains(" NUMPAGES ") && footer.contains("ABCD-1234-EFGH"));
    let charts = d.blocks().iter().filter(|b| matches!(b, Block::Chart(_))).count();
    assert_eq!(parts(&bytes).iter().filter(|(n, _)| n.starts_with("word/charts/chart")).count(), charts);
    assert_eq!(body.matches("descr=\"").count(), count("<w:drawing>"), "every picture is told in words");
}

#[test]
fn a_workbook_holds_texts_as_texts_and_numbers_as_numbers() {
    for hostile in synthetic::HOSTILE {
        let d = synthetic::everything(Lang::Id, hostile);
        let bytes = fold("xlsx", &d);
        assert_eq!(bytes, fold("xlsx", &d), "the same document makes the same bytes");
        for (name, xml) in parts(&bytes).iter().filter(|(n, _)| n.starts_with("xl/worksheets/sheet")) {
            assert!(!xml.contains("<f>"), "{name} holds a formula");
        }
        let all = plain(&part(&bytes, "xl/sharedStrings.xml"));
        for sheet in d.sheets() {
            for c in sheet.rows().iter().flatten() {
                if let Cell::Text(s) = c {
                    assert!(all.contains(s.as_str()), "{s:?} is not there");
                }
            }
        }
    }
}

#[test]
fn a_text_longer_than_a_cell_goes_on_beside_it_and_in_word_as_it_is() {
    let long = format!("{}TAMAT", "kata ".repeat(20_000));
    let mut s = session();
    s.answers.values_mut().next().expect("an answer").note = long;
    let paper = Paper { kind: Kind::Notes, ..Paper::default() };
    let d = paper.document(&instrument(), &s);
    let word = text(&fold("docx", &d));
    assert!(word.contains("TAMAT") && word.matches("kata").count() >= 20_000);
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(fold("xlsx", &d))).expect("a workbook");
    let sheet = book.worksheet_range(d.sheets()[0].name()).expect("the questions");
    // One row of it, the pieces beside each other.
    let row = |r: &[Data]| r.iter().map(ToString::to_string).collect::<Vec<_>>().concat();
    let row = sheet.rows().map(row).find(|r| r.contains("TAMAT")).expect("the end of the note");
    assert_eq!(row.matches("kata ").count(), 20_000);
}

#[test]
fn a_mistyped_year_and_a_number_too_long_are_told_and_keep_no_file_from_being_written() {
    let mut d = Document::new(Lang::Id, "Tahun");
    d.about(About { at: Timestamp::parse("1018-02-03T10:00:00+07:00"), ..About::default() });
    let day = NaiveDate::from_ymd_opt(1018, 2, 3).expect("a day");
    let fields = ["Hari", "Saat", "Angka"].map(|h| Field::new(h, FieldKind::Short)).to_vec();
    let number = asesor::base::ratio::whole(1_234_567_890_123_456_789);
    let row = vec![Cell::Date(day), Cell::Moment(d.told().at.expect("a moment")), Cell::Number(number)];
    d.sheet("Data", fields, vec![row]);
    d.chart(Chart {
        kind: ChartKind::Bars,
        title: "J".repeat(40_000),
        labels: vec!["a".to_owned(), "b".repeat(40_000)],
        low: 0,
        high: 5,
        series: vec![Series { name: "s".repeat(40_000), values: vec![Some(asesor::base::ratio::whole(1)), None] }],
    });
    let text = text(&fold("xlsx", &d));
    for told in ["1018-02-03", "1018-02-03T10:00:00", "1234567890123456789"] {
        assert!(text.contains(told), "{told}");
    }
    fold("docx", &d);
}
