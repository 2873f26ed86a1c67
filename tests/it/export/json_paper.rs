//! Papers other than notes as JSON, and what Markdown makes of every block.

use super::synthetic::{HOSTILE, everything};
use super::{instrument, session};
use asesor::domain::lang::Lang;
use asesor::export::json::told;
use asesor::export::{Job, Style, find, markdown};
use asesor::report::{Audience, Kind, Paper, json};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;

#[test]
fn a_paper_as_json_keeps_every_value_with_its_type() {
    let s = session();
    for text in HOSTILE.iter().chain(&["", "biasa"]) {
        let d = everything(Lang::Id, text);
        let v: Value =
            serde_json::from_str(&json::pretty(&told(Kind::Summary, Audience::Panel, &s, &d))).expect("it is JSON");
        assert_eq!(v["blocks"].as_array().map(Vec::len), Some(d.blocks().len()));
        assert_eq!(v["title"], d.title());
        super::walk(&v, "");
    }
    insta::assert_snapshot!(
        "everything_json",
        json::pretty(&told(Kind::Summary, Audience::Panel, &s, &everything(Lang::Id, "<b>& \"x\"")))
    );
}

#[test]
fn every_kind_of_paper_is_made_as_json_for_both_audiences() {
    let (i, s) = (instrument(), session());
    for kind in Kind::ALL {
        for audience in Audience::ALL {
            let paper = Paper { kind, audience, ..Paper::default() };
            let job = Job { instrument: &i, session: &s, paper: &paper, style: Style::default() };
            let bytes = find("json").expect("JSON").render(&job).expect("made");
            let v: Value = serde_json::from_slice(&bytes).expect("it is JSON");
            let format = if kind == Kind::Notes { "asesor-notes/1" } else { "asesor-document/1" };
            assert_eq!((&v["format"], &v["audience"]), (&format.into(), &audience.id().into()));
            if kind != Kind::Notes {
                assert_eq!((&v["kind"], &v["session"]), (&kind.id().into(), &s.session.to_string().into()));
            }
            super::walk(&v, "");
        }
    }
}

#[test]
fn steps_in_markdown_are_counted_from_one_and_keep_their_paragraphs() {
    let md = markdown::fold(&everything(Lang::Id, "x"));
    let (mut lists, mut depth) = (Vec::new(), 0);
    for e in Parser::new_ext(&md, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match e {
            Event::Start(Tag::List(Some(first))) => lists.push((first, 0, 0)),
            Event::Start(Tag::List(None)) => depth += 1,
            Event::End(TagEnd::List(false)) => depth -= 1,
            Event::Start(Tag::Item) if depth == 0 => lists.last_mut().expect("in a list").1 += 1,
            Event::Text(t) if t.starts_with("lanjutan") && depth == 0 => lists.last_mut().expect("in a list").2 += 1,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => panic!("a paragraph became code:\n{md}"),
            _ => {}
        }
    }
    // Eleven steps with eleven second paragraphs; then a list of its own.
    assert_eq!(lists, [(1, 11, 11), (1, 1, 0)], "{md}");
}

#[test]
fn a_code_in_markdown_is_the_code_in_half_blocks() {
    let md = markdown::fold(&everything(Lang::Id, "x"));
    let (_, rest) = md.split_once("```text\n").expect("a fenced block");
    let (drawn, _) = rest.split_once("```").expect("it ends");
    let m = asesor::export::qr::Modules::of("asesor:ABCD-1234-EFGH").expect("a code");
    let rows: Vec<Vec<char>> = drawn.lines().map(|l| l.chars().collect()).collect();
    assert_eq!(rows.len(), (m.side() + 8).div_ceil(2));
    for y in 0..m.side() + 8 {
        assert_eq!(rows[y / 2].len(), m.side() + 8);
        for (x, c) in rows[y / 2].iter().enumerate() {
            let dark = x >= 4 && y >= 4 && m.dark(x - 4, y - 4);
            let set = *c == '█' || *c == if y % 2 == 0 { '▀' } else { '▄' };
            assert_eq!(set, dark, "module {x}, {y}");
        }
    }
}

#[test]
fn markdown_of_everything_is_what_was_read() {
    for lang in Lang::ALL {
        let name = format!("everything_md_{}", lang.tag());
        insta::assert_snapshot!(name, markdown::fold(&everything(lang, "<b>& \"x\"")));
    }
}
