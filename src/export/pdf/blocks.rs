//! The blocks of a document, one below the other.

use super::fonts::{Face, Fonts};
use super::layout::{Laid, Layout, Look, Mark, Side, together};
use super::page::{ACCENT, HEIGHT, LEFT, LINE, NOTICE, Op, Owner, QUIET, TEXT, WARM, WIDTH};
use super::tags::{Kind, Node};
use super::{chart, table};
use crate::export::qr::{Modules, QUIET as QUIET_ZONE};
use crate::i18n::texts::export as t;
use crate::report::{Block, Code, Document, Fact, Signature};

/// Sizes of headings by their level.
const HEADINGS: [f32; 4] = [15.0, 13.0, 11.5, 10.0];
/// Room for the labels of facts, and for the number of an item.
const LABEL: f32 = 128.0;
const NUMBER: f32 = 22.0;
/// Highest value of a fact that is kept on one page.
const WHOLE: f32 = 90.0;
/// Between two blocks.
const GAP: f32 = 7.0;
/// Side of a module of a QR code.
const MODULE: f32 = 2.2;
/// Room for a signature and a stamp.
const SIGN: f32 = 58.0;

/// Lays out `d`.
#[must_use]
pub fn lay_out(d: &Document, fonts: &Fonts) -> Laid {
    let mut l = Layout::new(fonts);
    letterhead(&mut l, d);
    heading(&mut l, 0, d.title(), Side::Centre);
    for (n, b) in d.blocks().iter().enumerate() {
        if let Some(h) = closing(&l, d.blocks().get(n..).unwrap_or_default()).filter(|h| *h < Layout::whole() / 2.0) {
            l.need(h);
        }
        block(&mut l, d, b);
        l.gap(GAP);
    }
    if l.missing > 0 {
        let text = t::not_drawn(d.lang(), l.missing);
        notice(&mut l, &text);
    }
    running_lines(&mut l, d);
    l.out
}

/// How high headings and paragraphs are that lead straight to signatures, with the first
/// of these: nobody signs a page on which nothing else stands.
fn closing(l: &Layout<'_>, blocks: &[Block]) -> Option<f32> {
    let high = |b: &Block| match b {
        Block::Heading { level, text } => {
            let look = Look::TEXT.in_face(Face::Bold).sized(HEADINGS[usize::from(*level).min(HEADINGS.len() - 1)]);
            Some(l.height(look, text, TEXT) + 9.0 + GAP)
        }
        Block::Paragraph(s) => Some(l.height(Look::TEXT, s, TEXT) + GAP),
        _ => None,
    };
    let before: Vec<f32> = blocks.iter().map_while(high).collect();
    match blocks.get(before.len()) {
        Some(Block::Signatures(all)) if !before.is_empty() => {
            let first = all.chunks(2).next().map_or(0.0, |pair| Pair::of(l, pair).high());
            Some(before.iter().sum::<f32>() + first)
        }
        _ => None,
    }
}

fn block(l: &mut Layout<'_>, d: &Document, b: &Block) {
    match b {
        Block::Heading { level, text } => {
            l.gap(6.0);
            heading(l, usize::from(*level), text, Side::Left);
        }
        Block::Paragraph(s) => paragraph(l, Look::TEXT, Side::Left, s),
        Block::Notice(s) => notice(l, s),
        Block::Centre(lines) => lines.iter().for_each(|s| paragraph(l, Look::TEXT, Side::Centre, s)),
        Block::Facts(all) => facts(l, all),
        Block::List(items) => list(l, Kind::Bullets, items),
        Block::Steps(items) => list(l, Kind::Numbers, items),
        Block::Table(t) => table::table(l, t),
        Block::Quote { text, by } => quote(l, text, by),
        Block::Chart(c) => {
            let node = chart::chart(l, d.lang(), c);
            l.out.nodes.push(node);
        }
        Block::Signatures(all) => signatures(l, all),
        Block::Code(c) => code(l, c),
        Block::Rule => {
            l.need(8.0);
            let y = l.y + 3.0;
            let line = Op::line((LEFT, y), (LEFT + TEXT, y), 0.6, LINE);
            l.draw(Owner::Layout, vec![line]);
            l.y += 6.0;
        }
    }
}

fn letterhead(l: &mut Layout<'_>, d: &Document) {
    if d.head_lines().is_empty() {
        return;
    }
    for s in d.head_lines() {
        paragraph(l, Look::TEXT.in_face(Face::Bold).sized(12.0), Side::Centre, s);
    }
    let y = l.y + 4.0;
    l.draw(Owner::Layout, vec![Op::line((LEFT, y), (LEFT + TEXT, y), 1.2, ACCENT)]);
    l.y += 16.0;
}

/// A heading with its bookmark, never alone at the foot of a page.
fn heading(l: &mut Layout<'_>, level: usize, text: &str, side: Side) {
    let look = Look::TEXT.in_face(Face::Bold).sized(HEADINGS[level.min(HEADINGS.len() - 1)]);
    l.need(l.height(look, text, TEXT) + 3.0 * Look::TEXT.leading());
    let level = u16::try_from(level).unwrap_or(0) + 1;
    // PDF/UA refuses a heading without a name.
    let name = if text.trim().is_empty() { "-" } else { text };
    let mark = Mark { level, text: name.to_owned(), page: l.out.pages.len() - 1, y: l.y };
    l.out.marks.push(mark);
    let leaf = l.leaf();
    l.across(leaf, look, side, text);
    l.y += 3.0;
    l.out.nodes.push(Node::around(Kind::Heading(level, name.to_owned()), leaf));
}

fn paragraph(l: &mut Layout<'_>, look: Look, side: Side, text: &str) {
    let leaf = l.leaf();
    l.across(leaf, look, side, text);
    l.out.nodes.push(Node::around(Kind::Paragraph, leaf));
}

/// A remark on a coloured ground; one longer than a page has none.
fn notice(l: &mut Layout<'_>, text: &str) {
    let (pad, look) = (6.0, Look::TEXT.sized(9.5));
    let h = l.height(look, text, TEXT - 2.0 * pad) + 2.0 * pad;
    if h <= Layout::whole() {
        l.need(h);
        let ground = Op::area(LEFT, l.y, TEXT, h, NOTICE);
        let edge = Op::area(LEFT, l.y, 2.5, h, WARM);
        l.draw(Owner::Layout, vec![ground, edge]);
    }
    let leaf = l.leaf();
    l.y += pad;
    l.text(leaf, look, (LEFT + pad + 2.0, TEXT - 2.0 * pad), Side::Left, text);
    l.y += pad;
    l.out.nodes.push(Node::around(Kind::Note, leaf));
}

fn facts(l: &mut Layout<'_>, all: &[Fact]) {
    let mut items = Vec::new();
    let bold = Look::TEXT.in_face(Face::Bold);
    for f in all {
        let (label, body) = (l.leaf(), l.leaf());
        let label_high = l.height(bold, &f.label, LABEL - 8.0);
        let high = l.height(Look::TEXT, &f.value, TEXT - LABEL).max(label_high);
        // A short value stays whole; a long one goes on on the next page.
        l.need(if high <= WHOLE { high } else { label_high.max(2.0 * Look::TEXT.leading()) });
        let (top, page) = (l.y, l.out.pages.len());
        l.text(label, bold, (LEFT, LABEL - 8.0), Side::Left, &f.label);
        let below = l.y;
        l.y = top;
        l.text(body, Look::TEXT, (LEFT + LABEL, TEXT - LABEL), Side::Left, &f.value);
        if l.out.pages.len() == page {
            l.y = l.y.max(below);
        }
        let parts = vec![Node::around(Kind::Label, label), Node::around(Kind::Body, body)];
        items.push(Node::Group(Kind::Item, parts));
    }
    l.out.nodes.push(Node::Group(Kind::Labels, items));
}

fn list(l: &mut Layout<'_>, kind: Kind, texts: &[String]) {
    let mut items = Vec::new();
    for (n, s) in (1..).zip(texts) {
        let sign = if kind == Kind::Numbers { format!("{n}.") } else { "•".to_owned() };
        let (label, body) = (l.leaf(), l.leaf());
        // As many lines as the text keeps together, or its sign would stay behind.
        let lines = l.fonts.lines((Look::TEXT.face, Look::TEXT.size), s, TEXT - NUMBER).len();
        l.need(Look::TEXT.leading() * together(0, lines));
        l.line(Owner::Leaf(label), Look::TEXT, (LEFT, l.y, NUMBER), Side::Left, &sign);
        l.text(body, Look::TEXT, (LEFT + NUMBER, TEXT - NUMBER), Side::Left, s);
        l.y += 1.5;
        let parts = vec![Node::around(Kind::Label, label), Node::around(Kind::Body, body)];
        items.push(Node::Group(Kind::Item, parts));
    }
    l.out.nodes.push(Node::Group(kind, items));
}

fn quote(l: &mut Layout<'_>, text: &str, by: &str) {
    let (inset, look) = (26.0, Look::TEXT);
    let (words, who) = (l.leaf(), l.leaf());
    l.need(2.0 * look.leading());
    l.text(words, look.in_face(Face::Italic), (LEFT + inset, TEXT - 2.0 * inset), Side::Left, text);
    l.text(who, look.sized(9.0), (LEFT + inset, TEXT - 2.0 * inset), Side::Left, by);
    let parts = [words, who].map(|leaf| Node::around(Kind::Paragraph, leaf)).to_vec();
    l.out.nodes.push(Node::Group(Kind::BlockQuote, parts));
}

/// Room for one who signs.
const SIGNER: f32 = TEXT / 2.0 - 12.0;
const BOLD: Look = Look::TEXT.in_face(Face::Bold);

/// What stands above a signature.
fn above(s: &Signature) -> [(Look, &str); 2] {
    [(BOLD, &s.party), (Look::TEXT, &s.position)]
}

/// Heights of the parts of two signatures beside each other.
struct Pair {
    top: f32,
    foot: f32,
}

impl Pair {
    fn of(l: &Layout<'_>, pair: &[Signature]) -> Self {
        let top = |s: &Signature| above(s).iter().map(|(k, x)| l.height(*k, x, SIGNER)).sum::<f32>();
        let foot = |s: &Signature| l.height(BOLD, &s.name, SIGNER) + l.height(Look::TEXT, &s.below, SIGNER);
        Self { top: pair.iter().map(top).fold(0.0, f32::max), foot: pair.iter().map(foot).fold(0.0, f32::max) }
    }

    fn high(&self) -> f32 {
        self.top + SIGN + self.foot + 10.0
    }
}

/// Places to sign, two beside each other; a pair stays on one page.
fn signatures(l: &mut Layout<'_>, all: &[Signature]) {
    let room = SIGNER;
    for pair in all.chunks(2) {
        let high = Pair::of(l, pair);
        l.need(high.high());
        let y = l.y;
        for (n, s) in pair.iter().enumerate() {
            let x = if n == 0 { LEFT } else { LEFT + TEXT / 2.0 + 12.0 };
            let mut parts = Vec::new();
            let mut put = |l: &mut Layout<'_>, look: Look, text: &str| {
                if !text.is_empty() {
                    let leaf = l.leaf();
                    l.text(leaf, look, (x, room), Side::Centre, text);
                    parts.push(Node::around(Kind::Paragraph, leaf));
                }
            };
            l.y = y;
            for (look, text) in above(s) {
                put(l, look, text);
            }
            l.y = y + high.top + SIGN;
            let line = Op::line((x + 20.0, l.y - 2.0), (x + room - 20.0, l.y - 2.0), 0.5, LINE);
            l.draw(Owner::Layout, vec![line]);
            put(l, BOLD, &s.name);
            put(l, Look::TEXT, &s.below);
            l.out.nodes.push(Node::Group(Kind::Div, parts));
        }
        l.y = y + high.high();
    }
}

fn code(l: &mut Layout<'_>, c: &Code) {
    let leaf = l.leaf();
    if let Some(m) = Modules::of(&c.payload) {
        let count = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
        let side = count(m.side() + 2 * QUIET_ZONE) * MODULE;
        l.need(side + Look::TEXT.leading());
        let (x0, y0) = ((WIDTH - side) / 2.0, l.y);
        let mut ops = Vec::new();
        for y in 0..m.side() {
            for x in (0..m.side()).filter(|x| m.dark(*x, y)) {
                let at = |n: usize| count(n + QUIET_ZONE) * MODULE;
                ops.push(Op::area(x0 + at(x), y0 + at(y), MODULE, MODULE, [0, 0, 0]));
            }
        }
        l.draw(Owner::Leaf(leaf), ops);
        l.y += side;
    }
    let caption = l.leaf();
    l.across(caption, Look { colour: QUIET, ..Look::TEXT.sized(8.5) }, Side::Centre, &c.caption);
    let alt = format!("{} {}", c.caption, c.payload);
    l.out.nodes.push(Node::Group(
        Kind::Div,
        vec![Node::around(Kind::Figure(alt), leaf), Node::around(Kind::Caption, caption)],
    ));
}

/// Label, check code and number of the page, on every page.
fn running_lines(l: &mut Layout<'_>, d: &Document) {
    let small = Look { colour: QUIET, ..Look::TEXT.sized(8.0) };
    let pages = std::mem::take(&mut l.out.pages);
    let all = pages.len();
    for (n, page) in (1..).zip(pages) {
        l.out.pages.push(Vec::new());
        let about = d.told();
        let at = (LEFT, 34.0, TEXT);
        l.line(Owner::Header, small.in_face(Face::Bold), at, Side::Centre, &about.label);
        l.out.pages[n - 1].extend(page);
        let at = (LEFT, HEIGHT - 44.0, TEXT);
        l.line(Owner::Footer, small, at, Side::Left, &about.check);
        l.line(Owner::Footer, small, at, Side::Right, &t::page_of(d.lang(), &n.to_string(), &all.to_string()));
    }
}
