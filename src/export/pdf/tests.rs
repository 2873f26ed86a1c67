//! What a printed paper must not lose: a text, a line at the edge, the order.

use super::fonts::Fonts;
use super::layout::Laid;
use super::page::{BOTTOM, HEIGHT, LEFT, Op, Owner, RIGHT, WIDTH};
use super::{blocks, fold};
use crate::domain::lang::Lang;
use crate::export::Style;
use crate::report::{Column, Document, Fact, Signature};
use proptest::prelude::*;

fn document(text: &str) -> Document {
    let mut d = Document::new(Lang::Id, &format!("Judul {text}"));
    d.notice(&format!("Perhatian {text}"));
    d.heading(1, &format!("Bagian {text}"));
    d.paragraph(&format!("Satu {text}\nbaris dua"));
    d.facts([Fact::new("Daerah", text), Fact::new("Kosong", "isi")]);
    d.list([text.to_owned(), "butir".to_owned()]);
    d.steps([text.to_owned(), "langkah".to_owned()]);
    let columns = vec![Column::number("No."), Column::text("Nama")];
    d.table(columns, (1..60).map(|n| vec![n.to_string(), format!("Baris {n} {text}")]).collect());
    d.quote(text, "Bupati");
    d.signatures([Signature { party: "PIHAK KEDUA".to_owned(), name: text.to_owned(), ..Signature::default() }]);
    d
}

fn laid(d: &Document) -> Laid {
    blocks::lay_out(d, &Fonts::new().expect("the fonts are built in"))
}

/// Every text of the leaves, in the order they are drawn.
fn drawn(l: &Laid) -> String {
    let pieces = l.pages.iter().flatten().filter(|p| matches!(p.owner, Owner::Leaf(_)));
    let ops = pieces.flat_map(|p| &p.ops);
    ops.filter_map(|op| if let Op::Text { text, .. } = op { Some(text.as_str()) } else { None }).collect()
}

fn squeezed(s: &str) -> String {
    s.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_text_stands_on_a_page_once_and_in_order(text in "[ -~à-ÿА-я中أ👍\n]{1,400}") {
        let d = document(&text);
        let l = laid(&d);
        let all = squeezed(&drawn(&l));
        let clean = squeezed(&crate::base::text::visible_lines(&text));
        // Title, remark, heading, paragraph, fact, item, step, 59 rows, quote, signature.
        prop_assert!(all.matches(&clean).count() >= 10 || clean.is_empty(), "{clean:?} in {all}");
        for p in l.pages.iter().flatten() {
            for op in &p.ops {
                if let Op::Text { x, y, .. } = op {
                    prop_assert!(*x >= LEFT - 1.0 && *x <= WIDTH - RIGHT + 1.0 && *y <= HEIGHT - 30.0);
                    prop_assert!(!matches!(p.owner, Owner::Leaf(_)) || *y <= HEIGHT - BOTTOM + 1.0, "below the margin");
                }
            }
        }
    }
}

#[test]
fn no_row_of_a_table_is_torn_and_the_head_stands_on_every_page() {
    let l = laid(&document("kata ".repeat(30).trim()));
    assert!(l.pages.len() > 2);
    let says = |page: &[super::page::Piece], owner: fn(&Owner) -> bool, what: &str| {
        let of = page.iter().filter(|p| owner(&p.owner)).flat_map(|p| &p.ops);
        of.filter(|op| matches!(op, Op::Text { text, .. } if text == what)).count()
    };
    for page in &l.pages {
        let rows = page
            .iter()
            .flat_map(|p| &p.ops)
            .filter(|op| matches!(op, Op::Text { text, .. } if text.starts_with("Baris")));
        if rows.count() > 0 {
            assert_eq!(says(page, |_| true, "Nama"), 1, "a head, once");
        }
    }
    // The number of a row and the last words of it are on one page.
    for n in 1..60 {
        let with = |p: &&Vec<super::page::Piece>| {
            p.iter()
                .flat_map(|p| &p.ops)
                .any(|op| matches!(op, Op::Text { text, .. } if text.starts_with(&format!("Baris {n} "))))
        };
        assert_eq!(l.pages.iter().filter(with).count(), 1, "row {n}");
    }
}

#[test]
fn whatever_was_typed_makes_a_file_of_rules_and_the_same_one_again() {
    let long = "sangatpanjang".repeat(300);
    for text in [
        "\u{202e}balik\u{202c}\u{200b}",
        "e\u{301}\u{302}\u{303}\u{304}\u{305} a\u{e47}",
        "👩‍👩‍👧 සිංහල العربية 中文 ꦗꦮ",
        "=1+1 <b>&amp;</b> \\(x\\) %PDF",
        "\u{fffe}\u{feff}\u{e000}\u{fffd}",
        long.as_str(),
    ] {
        let d = document(text);
        let bytes =
            fold(&d, Style::default()).unwrap_or_else(|e| panic!("{}: {e}", text.chars().take(20).collect::<String>()));
        assert!(bytes.starts_with(b"%PDF-"));
        assert_eq!(bytes, fold(&d, Style::default()).expect("as before"));
    }
    // A heading that somebody left blank.
    let mut d = Document::new(Lang::Id, "Kosong");
    d.heading(1, "");
    d.heading(2, " ");
    fold(&d, Style::default()).expect("a file all the same");
    // A word of a hundred thousand letters is broken, not lost.
    let mut d = Document::new(Lang::Id, "Panjang");
    d.paragraph(&"sangatpanjang".repeat(8_000));
    assert_eq!(drawn(&laid(&d)).matches("panjang").count(), 8_000, "lines put together again");
}

#[test]
fn no_first_and_no_last_line_of_a_text_stands_alone_on_a_page() {
    let mut d = Document::new(Lang::Id, "Halaman");
    for n in (0..200).map(|n: usize| n * 37 % 23 + 1) {
        d.paragraph(vec!["baris"; n].join("\n").as_str());
        d.list([vec!["butir"; n % 5 + 1].join("\n")]);
    }
    let l = laid(&d);
    assert!(l.pages.len() > 10);
    let mut on_pages = vec![Vec::new(); l.leaves];
    for page in &l.pages {
        let mut lines = vec![0; l.leaves];
        for p in page {
            if let Owner::Leaf(n) = p.owner {
                lines[n] += 1;
            }
        }
        for (n, count) in lines.into_iter().enumerate().filter(|(_, count)| *count > 0) {
            on_pages[n].push(count);
        }
    }
    let torn: Vec<&Vec<i32>> = on_pages.iter().filter(|pages| pages.len() > 1).collect();
    assert!(torn.len() > 5, "some go on on the next page");
    assert!(torn.iter().all(|pages| pages.iter().all(|lines| *lines > 1)), "{torn:?}");
    // The dot of an item stands beside its first line: one page, one piece.
    assert!(on_pages.iter().all(|pages| !pages.is_empty()), "nothing is left out");
}

#[test]
fn words_of_two_lines_do_not_grow_together_for_who_copies_them() {
    let mut d = Document::new(Lang::Id, "Baris");
    d.paragraph("satu\ndua");
    d.table(vec![Column::text("Nama")], vec![vec!["tiga\nempat".to_owned()]]);
    let all = drawn(&laid(&d));
    assert!(all.contains("satu dua") && all.contains("tiga empat"), "{all}");
}

#[test]
fn nobody_signs_a_page_on_which_nothing_else_stands() {
    for lines in 1..60 {
        let mut d = Document::new(Lang::Id, "Berita acara");
        d.paragraph(vec!["isi"; lines].join("\n").as_str());
        d.heading(1, "Penutup");
        d.paragraph("Demikian.");
        d.signatures([Signature { party: "PIHAK KEDUA".to_owned(), name: "Budi".to_owned(), ..Signature::default() }]);
        let l = laid(&d);
        let page_of = |what: &str| {
            let says =
                |p: &super::page::Piece| p.ops.iter().any(|op| matches!(op, Op::Text { text, .. } if text == what));
            l.pages.iter().position(|page| page.iter().any(says)).expect("it is there")
        };
        assert_eq!(page_of("Demikian."), page_of("Budi"), "{lines} lines before");
    }
}
