//! CSV: whoever counts with it must count what was recorded.

use super::synthetic::{HOSTILE, everything};
use super::{instrument, session};
use asesor::base::text::visible_lines;
use asesor::domain::lang::Lang;
use asesor::export::csv::{fold, guarded};
use asesor::export::{Job, Separator, Style, find};
use asesor::report::{Audience, Cell, Document, Field, FieldKind, Kind, Paper};
use proptest::prelude::*;

fn read(bytes: &[u8], separator: u8) -> Vec<Vec<String>> {
    // Read by hand, by the letter of RFC 4180, so that the library which wrote it is
    // not its own judge.
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
            '"' if quoted => quoted = false,
            '"' => {
                assert!(field.is_empty(), "a quote in an unquoted field");
                quoted = true;
            }
            c if !quoted && c == char::from(separator) => row.push(std::mem::take(&mut field)),
            '\r' if !quoted => {
                assert_eq!(chars.next(), Some('\n'), "lines end in CRLF");
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            '\n' if !quoted => panic!("a bare line feed outside of quotes"),
            c => field.push(c),
        }
    }
    assert!(!quoted && field.is_empty() && row.is_empty(), "the last line ends too");
    rows
}

#[test]
fn every_kind_of_cell_is_written_as_a_spreadsheet_of_that_language_reads_it() {
    let d = everything(Lang::Id, "x");
    let style = |separator, bom| Style { separator, bom };
    let text = |lang, s| String::from_utf8(fold(&d.sheets()[0], lang, s).expect("written")).expect("UTF-8");
    assert_eq!(
        text(Lang::Id, style(Separator::Semicolon, false)),
        "Kata;Teks;Bulat;Desimal;Hari;Saat\r\n\
         '=1+1;x;-3;-7,33;2019-02-22;2019-02-22T10:42:07+07:00\r\n\
         \"a;b,c\"\"d\";\"x\ny\";0,33;3,00;;\r\n\
         ;;;;;\r\n\
         -7;'+62 812;;0,50;;\r\n"
    );
    // The comma parts the fields, or the reader is English: a point.
    assert!(text(Lang::Id, style(Separator::Comma, false)).contains(",-3,-7.33,2019-02-22,"));
    assert!(text(Lang::En, style(Separator::Semicolon, false)).contains(";-3;-7.33;2019-02-22;"));
    assert!(text(Lang::En, style(Separator::Comma, true)).starts_with("\u{feff}Kata,Teks,"));
    // No rows: the heads are there all the same.
    assert_eq!(fold(&d.sheets()[1], Lang::Id, Style::default()).expect("written"), b"Satu\r\n");
}

#[test]
fn a_text_that_a_spreadsheet_would_run_gets_an_apostrophe_and_no_other_does() {
    let risky = [
        "=1",
        " =1",
        "\u{a0}\u{3000}=1",
        "+a",
        "-a",
        "@a",
        "\t1",
        "\r1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠1",
        "-",
        "=",
        "--1",
        "+62 812",
        "-1-1",
        "-1,2,3",
    ];
    for s in risky {
        assert_eq!(guarded(s), format!("'{s}"));
    }
    for s in ["", "a=1", "1", "-3", "+2,5", "-0.75", " -3 ", "22 Feb", "'=1", "a@b.id", "·=", "–1"] {
        assert_eq!(guarded(s), s);
    }
}

#[test]
fn every_question_is_a_row_for_both_audiences_and_nothing_is_cut() {
    let (i, mut s) = (instrument(), session());
    let long = format!("{}TAMAT", "=kata; \"kutip\"\n".repeat(8000));
    s.answers.values_mut().next().expect("answered").for_region.clone_from(&long);
    for lang in Lang::ALL {
        for audience in Audience::ALL {
            let paper = Paper { kind: Kind::Notes, lang, audience, ..Paper::default() };
            let job = Job { instrument: &i, session: &s, paper: &paper, style: Style::default() };
            let bytes = find("csv").expect("CSV").render(&job).expect("written");
            let rows = read(&bytes, b';');
            assert_eq!(rows.len(), 1 + i.questions().count());
            assert!(rows.iter().all(|r| r.len() == rows[0].len()));
            assert!(rows.iter().flatten().any(|f| *f == format!("'{}", visible_lines(&long))), "{lang:?} {audience:?}");
        }
    }
}

proptest! {
    #[test]
    fn what_was_recorded_is_read_back(
        texts in proptest::collection::vec(prop_oneof![
            4 => proptest::sample::select(HOSTILE.to_vec()).prop_map(str::to_owned),
            3 => "[=+@;,\"'\n\r\t a-]{0,8}",
            1 => "\\PC{0,12}",
        ], 1..12),
        width in 1usize..4, comma in any::<bool>(), bom in any::<bool>(),
    ) {
        let fields = (0..width).map(|n| Field::new(&texts[n % texts.len()], FieldKind::Long)).collect();
        let rows: Vec<Vec<Cell>> = texts.chunks(width).map(|r| r.iter().map(|t| Cell::text(t)).collect()).collect();
        let mut d = Document::new(Lang::Id, "x");
        d.sheet("x", fields, rows);
        let sheet = &d.sheets()[0];
        let separator = if comma { Separator::Comma } else { Separator::Semicolon };
        let bytes = fold(sheet, Lang::Id, Style { separator, bom }).expect("written");
        let body = if bom { &bytes[3..] } else { &bytes[..] };
        let found = read(body, if comma { b',' } else { b';' });
        prop_assert_eq!(found.len(), sheet.rows().len() + 1);
        for (row, record) in sheet.rows().iter().zip(&found[1..]) {
            prop_assert_eq!(record.len(), width);
            for (c, f) in row.iter().zip(record) {
                let text = if let Cell::Text(s) = c { s.as_str() } else { "" };
                let risky = |c: char| "=+-@\t\r\n＝＋－＠".contains(c);
                let first = text.chars().find(|c| risky(*c) || !c.is_whitespace());
                let number = |s: &str| {
                    let digits = s.trim().strip_prefix(['+', '-']).unwrap_or_else(|| s.trim());
                    let (whole, rest) = digits.split_once([',', '.']).unwrap_or((digits, "0"));
                    [whole, rest].iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
                };
                let guarded = first.is_some_and(risky) && !number(text);
                let wanted = if guarded { format!("'{text}") } else { text.to_owned() };
                prop_assert_eq!(f, &wanted);
            }
        }
    }
}
