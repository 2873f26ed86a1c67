//! HTML: a page anybody may open, whatever was typed into it.

use super::synthetic::{HOSTILE, everything, texts};
use super::{instrument, session};
use asesor::base::text::is_hidden;
use asesor::domain::lang::Lang;
use asesor::export::html::fold;
use asesor::export::{Job, Style, find};
use asesor::report::{Audience, Document, Paper};
use sha2::{Digest as _, Sha256};

/// Tags of the page and what it shows as text, both in order. Stops at anything
/// that our template does not write.
fn read(html: &str) -> (Vec<String>, String) {
    let (mut tags, mut text) = (Vec::new(), String::new());
    let mut rest = html;
    while let Some((before, tail)) = rest.split_once('<') {
        assert!(!before.contains('>'), "a stray >: {before:?}");
        let (tag, after) = tail.split_once('>').expect("a tag ends");
        assert!(!tag.contains('<'), "a tag in a tag: {tag:?}");
        text.push_str(&before.replace(char::is_whitespace, ""));
        tags.push(tag.to_owned());
        rest = after;
    }
    (tags, unescaped(&text))
}

fn unescaped(s: &str) -> String {
    let mut out = String::new();
    let mut rest = s;
    while let Some((before, tail)) = rest.split_once('&') {
        let (name, tail) = tail.split_once(';').unwrap_or_else(|| panic!("a bare & before {tail:?}"));
        out.push_str(before);
        out.push(match name {
            "#60" | "lt" => '<',
            "#62" | "gt" => '>',
            "#38" | "amp" => '&',
            "#34" | "quot" => '"',
            "#39" => '\'',
            other => panic!("an entity of its own: {other}"),
        });
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The page without its style sheet, which is checked by its hash.
fn page(html: &str) -> String {
    let (head, rest) = html.split_once("<style>").expect("a style sheet");
    let (style, tail) = rest.split_once("</style>").expect("it ends");
    assert!(!tail.contains("<style"), "one style sheet");
    let policy = head.split_once("style-src 'sha256-").and_then(|(_, t)| t.split_once('\'')).expect("a policy").0;
    assert_eq!(bytes_of(policy), Sha256::digest(style).as_slice(), "a browser would refuse the style sheet");
    assert!(head.contains("content=\"default-src 'none'; "), "{head}");
    for word in ["url(", "@import", "expression(", "<", "//"] {
        assert!(!style.contains(word), "{word}");
    }
    format!("{head}{tail}")
}

/// [`page`] without the hash, which changes with every touch of the style sheet.
pub fn without_style(html: &str) -> String {
    let html = page(html);
    let (a, rest) = html.split_once("'sha256-").expect("a policy");
    let (_, b) = rest.split_once('\'').expect("it ends");
    format!("{a}'sha256-…'{b}")
}

/// What a text in base 64 stands for.
fn bytes_of(base64: &str) -> Vec<u8> {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut out, mut held, mut bits) = (Vec::new(), 0, 0);
    for c in base64.chars().filter(|c| *c != '=') {
        held = held * 64 + letters.find(c).expect("base 64");
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push(u8::try_from(held >> bits).expect("a byte"));
            held %= 1 << bits;
        }
    }
    out
}

fn squeezed(s: &str) -> String {
    s.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What must hold for every page.
fn sound(d: &Document) {
    let html = fold(d).expect("made");
    let (tags, text) = read(&page(&html));
    let known = [
        "html",
        "head",
        "meta",
        "title",
        "body",
        "main",
        "header",
        "footer",
        "p",
        "br",
        "h1",
        "h2",
        "h3",
        "h4",
        "div",
        "dl",
        "dt",
        "dd",
        "ul",
        "ol",
        "li",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "blockquote",
        "hr",
        "svg",
        "desc",
        "path",
        "text",
        "span",
        "!DOCTYPE",
    ];
    let mut open: Vec<&str> = Vec::new();
    let mut depth = 0;
    for tag in &tags {
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        assert!(known.contains(&name), "{tag}");
        for word in [" on", " src", " href", " style=", "javascript:"] {
            let outside: String = tag.split('"').step_by(2).collect();
            assert!(!outside.contains(word), "{tag}");
        }
        if let Some(level) =
            name.strip_prefix('h').and_then(|n| n.parse::<i32>().ok()).filter(|_| !tag.starts_with('/'))
        {
            assert!(level <= depth + 1, "a level of headings is skipped: {tag}");
            depth = level;
        }
        match (tag.strip_prefix('/'), name) {
            (Some(_), _) => assert_eq!(open.pop(), Some(name), "tags nest"),
            (None, "!DOCTYPE" | "meta" | "br" | "hr" | "path") => {}
            (None, _) => open.push(name),
        }
    }
    assert_eq!(open, [""; 0], "every tag is closed");
    assert!(!html.chars().any(|c| c != '\n' && is_hidden(c)), "a hidden character");
    let mut rest = text.as_str();
    for t in texts(d) {
        let t = squeezed(&t);
        rest = rest.split_once(&t).unwrap_or_else(|| panic!("{t:?} is missing, or not in order")).1;
    }
}

#[test]
fn whatever_is_typed_stays_text_and_all_of_it_is_there_in_order() {
    sound(&everything(Lang::Id, ""));
    for text in HOSTILE {
        sound(&everything(Lang::En, text));
    }
    sound(&everything(Lang::Id, &format!("{}TAMAT", "kata <b> & \"x\" ".repeat(6000))));
}

#[test]
fn the_papers_of_a_session_make_sound_pages() {
    let (i, s) = (instrument(), session());
    for lang in Lang::ALL {
        for audience in Audience::ALL {
            for kind in asesor::report::Kind::ALL {
                let d = Paper { kind, audience, lang, ..Paper::default() }.document(&i, &s);
                sound(&d);
                assert!(fold(&d).expect("made").contains(&format!("<html lang=\"{}\">", lang.tag())));
            }
        }
    }
}

#[test]
fn an_arabic_note_reads_from_right_to_left_by_itself() {
    let html = fold(&everything(Lang::Id, "ملاحظة")).expect("made");
    for tag in [
        "<p dir=\"auto\">",
        "<dd dir=\"auto\">",
        "<li dir=\"auto\">",
        "<div dir=\"auto\">",
        "<blockquote dir=\"auto\">",
    ] {
        assert!(html.contains(tag), "{tag}");
    }
}

#[test]
fn a_chart_tells_its_figures_to_who_cannot_see_it() {
    let html = fold(&everything(Lang::Id, "")).expect("made");
    let told = "Isian: Komitmen pimpinan daerah 3,33; Kebijakan belum ada; Sumber daya manusia 1,00";
    assert!(html.contains(told), "{html}");
    assert_eq!(html.matches("<svg role=\"img\"").count(), 3, "radar, bars, code");
    // Four series: four patterns, not four colours only.
    for look in ["full s0", "hatch s1", "hollow s2", "hatch s3"] {
        assert!(html.contains(&format!("class=\"{look}\"")), "{look}");
    }
}

#[test]
fn a_camera_finds_the_whole_code_with_its_margin() {
    let html = fold(&everything(Lang::Id, "")).expect("made");
    let m = asesor::export::qr::Modules::of("asesor:ABCD-1234-EFGH").expect("a code");
    let d = html.split_once("class=\"dark\" d=\"").and_then(|(_, t)| t.split_once('"')).expect("a code").0;
    let mut drawn = std::collections::BTreeSet::new();
    for run in d.split('M').skip(1) {
        let (x, rest) = run.split_once(' ').expect("x");
        let (y, rest) = rest.split_once('h').expect("y");
        let (w, _) = rest.split_once('v').expect("width");
        let n = |s: &str| s.parse::<usize>().expect("a number");
        (n(x)..n(x) + n(w)).for_each(|x| assert!(drawn.insert((x, n(y)))));
    }
    for y in 0..m.side() + 8 {
        for x in 0..m.side() + 8 {
            let dark = x >= 4 && y >= 4 && m.dark(x - 4, y - 4);
            assert_eq!(drawn.contains(&(x, y)), dark, "module {x}, {y}");
        }
    }
}

#[test]
fn the_page_of_everything_is_what_was_looked_at() {
    for lang in Lang::ALL {
        let html = without_style(&fold(&everything(lang, "<b>& \"x\"")).expect("made"));
        insta::assert_snapshot!(format!("everything_html_{}", lang.tag()), html);
    }
    let (i, s, paper) = (instrument(), session(), Paper::default());
    let job = Job { instrument: &i, session: &s, paper: &paper, style: Style::default() };
    let made = || find("html").expect("HTML").render(&job).expect("made");
    assert_eq!(made(), made(), "the same session makes the same bytes");
}
