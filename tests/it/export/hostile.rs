//! What a person typed stays text, whatever they typed.

use super::{file, session};
use asesor::base::text::{is_hidden, visible, visible_lines};
use asesor::domain::lang::Lang;
use asesor::export::markdown;
use asesor::report::{Audience, Column, Document, Fact};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

fn hostile() -> impl Strategy<Value = String> {
    let tokens = [
        "`",
        "```\n",
        "*",
        "**",
        "_",
        "__",
        "[x](http://a.id)",
        "![x](y)",
        "<b>",
        "</script>",
        "<!--",
        "&amp;",
        "&#60;",
        "|",
        "\\",
        "\\|",
        "\n",
        "\n\n",
        "\r",
        "# ",
        "## x #",
        "1. ",
        "12) ",
        "- ",
        "+ ",
        "    ",
        "\t",
        "~~~",
        "~a~",
        "$x$",
        "$$",
        "^a^",
        "https://a.id",
        "www.a.id",
        "a@b.id",
        "<http://a.id>",
        "---",
        "===",
        ": x",
        ":::",
        "[^1]",
        "[^1]: x",
        "[a]: http://b",
        "{#id}",
        "+++",
        "> ",
        "[!NOTE]",
        "[ ] ",
        "=1+1",
        "[[w]]",
        "||",
        "\u{202e}",
        "\u{a0}",
        "\u{2028}",
        "\u{3000}",
        "👩‍💻",
        "|---|",
        "a",
        "日本",
        " ",
        "\u{0}",
        "\u{1b}[31m",
        ":smile:",
        "\"",
        "'",
        "!",
        "--",
    ];
    let token = proptest::sample::select(tokens.to_vec()).prop_map(str::to_owned);
    let piece = prop_oneof![4 => token, 1 => "\\PC{0,6}"];
    proptest::collection::vec(piece, 1..12).prop_map(|v| v.concat())
}

fn squeezed(s: &str) -> String {
    s.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Parses with every extension, gives the texts of the blocks and what markup
/// there was besides paragraphs, headings, lists, tables and block quotes.
fn read(md: &str) -> (String, usize, Vec<String>) {
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    let (mut text, mut strong, mut bad) = (String::new(), 0, Vec::new());
    for e in Parser::new_ext(md, options) {
        match e {
            Event::Text(t) => text.push_str(&t),
            Event::Start(Tag::Strong) => strong += 1,
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { id: None, .. }
                | Tag::BlockQuote(None)
                | Tag::List(None)
                | Tag::Item
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell,
            )
            | Event::End(_)
            | Event::HardBreak
            | Event::Rule => {}
            other => bad.push(format!("{other:?}")),
        }
    }
    (text, strong, bad)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_a_person_typed_never_becomes_markup(a in hostile(), b in hostile(), c in hostile()) {
        let mut d = Document::new(Lang::Id, &a);
        d.heading(2, &b);
        d.paragraph(&c);
        d.facts([Fact::new("Label", a.clone()), Fact::new("Label", b.clone())]);
        d.list([b.clone(), c.clone()]);
        d.quote(&c, &a);
        d.notice(&b);
        d.table(vec![Column::text(&a), Column::number(&c)], vec![vec![b.clone(), a.clone()], vec![c.clone()]]);
        let md = markdown::fold(&d);
        let (text, strong, bad) = read(&md);
        prop_assert!(bad.is_empty(), "{bad:?} in\n{md}");
        let blank = |s: &str| visible_lines(s).trim().is_empty();
        let facts = [&a, &b].into_iter().filter(|s| !blank(s)).count();
        prop_assert_eq!(strong, facts, "{}", md);
        prop_assert!(!md.chars().any(|c| c != '\n' && is_hidden(c)));

        let lines = |s: &str| squeezed(&visible_lines(s));
        let one = |s: &str| squeezed(&visible(s));
        let cell = |s: &str| {
            let s = visible_lines(s);
            squeezed(&s.split('\n').map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("/"))
        };
        let label = |s: &str| if blank(s) { String::new() } else { format!("Label:{}", lines(s)) };
        let expected = [
            one(&a), one(&b), lines(&c), label(&a), label(&b), lines(&b), lines(&c), lines(&c), format!("—{}", one(&a)),
            lines(&b), one(&a), one(&c), cell(&b), cell(&a), cell(&c),
        ];
        prop_assert_eq!(squeezed(&text), expected.concat(), "{}", md);
    }
}

#[test]
fn the_notes_hold_no_link_and_no_html_from_hostile_texts() {
    let s = session();
    for lang in Lang::ALL {
        for audience in Audience::ALL {
            let md = file("md", &s, lang, audience);
            let (text, _, bad) = read(&md);
            assert!(bad.is_empty(), "{bad:?}");
            assert!(text.contains("Siti <b>Rahma</b>"));
        }
    }
}
