//! Tables: widths by content, a head on every page, rows that stay whole.

use super::fonts::Face;
use super::layout::{Layout, Look, Side, broken_line};
use super::page::{LEFT, LINE, Op, Owner, TABLE_HEAD, TEXT};
use super::tags::{Kind, Node};
use crate::export::columns::{Wanted, widths};
use crate::report::Table;
use std::ops::Range;

/// Around the text of a cell.
const PAD: f32 = 3.5;
/// Least height of a row that is signed in, and least width of the place: 12 and 38 mm.
const SIGN_HIGH: f32 = 34.0;
const SIGN_WIDE: f32 = 108.0;
/// Longest line of a cell that counts for the width of its column, in points.
const COUNTS: f32 = 230.0;

const TEXT_LOOK: Look = Look::TEXT.sized(9.0);
const HEAD_LOOK: Look = TEXT_LOOK.in_face(Face::Bold);

/// Lays out `t`.
pub fn table(l: &mut Layout<'_>, t: &Table) {
    let widths = widths(&wanted(l, t), TEXT);
    let heads: Vec<&str> = t.columns.iter().map(|c| c.head.as_str()).collect();
    let mut p = Rows { t, widths: &widths, heads: &heads };
    let most = |broken: Broken| broken.iter().map(Vec::len).max().unwrap_or(1);
    let first = t.rows.first().map_or(0.0, |r| p.row_high(most(p.lines(l, TEXT_LOOK, &texts(r)).0)));
    l.need(p.lines(l, HEAD_LOOK, &heads).1 + first.min(Layout::whole() / 2.0));
    let mut rows = vec![p.head(l)];
    for r in &t.rows {
        rows.push(p.row(l, &texts(r)));
    }
    l.out.nodes.push(Node::Group(Kind::Table, rows));
}

fn texts(row: &[String]) -> Vec<&str> {
    row.iter().map(String::as_str).collect()
}

/// The lines of each cell of a row, as ranges of its text.
type Broken = Vec<Vec<Range<usize>>>;

struct Rows<'a> {
    t: &'a Table,
    widths: &'a [f32],
    heads: &'a [&'a str],
}

impl Rows<'_> {
    /// The lines of a row, and its height.
    fn lines(&self, l: &Layout<'_>, look: Look, cells: &[&str]) -> (Broken, f32) {
        let broken: Broken = cells
            .iter()
            .zip(self.widths)
            .map(|(s, w)| l.fonts.lines((look.face, look.size), s, w - 2.0 * PAD))
            .collect();
        let most = broken.iter().map(Vec::len).max().unwrap_or(1);
        (broken, high(most, look))
    }

    /// How high a row with so many lines is.
    fn row_high(&self, lines: usize) -> f32 {
        let least = if self.t.columns.iter().any(|c| c.signed) { SIGN_HIGH } else { 0.0 };
        high(lines, TEXT_LOOK).max(least)
    }

    fn head(&mut self, l: &mut Layout<'_>) -> Node {
        let leaves: Vec<usize> = self.heads.iter().map(|_| l.leaf()).collect();
        self.draw_head(l, Some(&leaves));
        Node::Group(Kind::Row, leaves.into_iter().map(|leaf| Node::around(Kind::Head, leaf)).collect())
    }

    /// The head; on further pages it belongs to nothing, for it was read already.
    fn draw_head(&self, l: &mut Layout<'_>, leaves: Option<&[usize]>) {
        let (broken, h) = self.lines(l, HEAD_LOOK, self.heads);
        l.draw(Owner::Layout, vec![Op::area(LEFT, l.y, self.widths.iter().sum(), h, TABLE_HEAD)]);
        let owner = |n: usize| leaves.map_or(Owner::Again, |all| Owner::Leaf(all[n]));
        self.part(l, HEAD_LOOK, self.heads, &broken, 0..usize::MAX, h, &owner);
    }

    fn row(&mut self, l: &mut Layout<'_>, cells: &[&str]) -> Node {
        let leaves: Vec<usize> = cells.iter().map(|_| l.leaf()).collect();
        let owner = |n: usize| Owner::Leaf(leaves[n]);
        let (broken, _) = self.lines(l, TEXT_LOOK, cells);
        let most = broken.iter().map(Vec::len).max().unwrap_or(1);
        let h = self.row_high(most);
        let head = self.lines(l, HEAD_LOOK, self.heads).1;
        if h > l.room() {
            let fits = h + head <= Layout::whole();
            if fits || l.room() < high(3, TEXT_LOOK) {
                l.next_page();
                self.draw_head(l, None);
            }
        }
        // A row taller than a page goes on on the next.
        let mut from = 0;
        while from < most {
            let mut to = from + 1;
            while to < most && self.row_high(to + 1 - from) <= l.room() {
                to += 1;
            }
            self.part(l, TEXT_LOOK, cells, &broken, from..to, self.row_high(to - from), &owner);
            from = to;
            if from < most {
                l.next_page();
                self.draw_head(l, None);
            }
        }
        Node::Group(Kind::Row, leaves.into_iter().map(|leaf| Node::around(Kind::Cell, leaf)).collect())
    }

    /// Some lines of a row with its frame.
    fn part(
        &self,
        l: &mut Layout<'_>,
        look: Look,
        cells: &[&str],
        broken: &Broken,
        lines: Range<usize>,
        h: f32,
        owner: &dyn Fn(usize) -> Owner,
    ) {
        let (y, mut x) = (l.y, LEFT);
        let frame = |a: (f32, f32), b: (f32, f32)| Op::line(a, b, 0.5, LINE);
        let mut frames = Vec::new();
        for (n, w) in self.widths.iter().enumerate() {
            let side = if self.t.columns[n].numeric { Side::Right } else { Side::Left };
            let mut at = y + PAD;
            for range in broken[n].iter().skip(lines.start).take(lines.len()) {
                let text = broken_line(cells[n], range);
                l.line(owner(n), look, (x + PAD, at, w - 2.0 * PAD), side, &text);
                at += look.leading();
            }
            frames.push(frame((x, y), (x, y + h)));
            x += w;
        }
        frames.extend([frame((x, y), (x, y + h)), frame((LEFT, y), (x, y)), frame((LEFT, y + h), (x, y + h))]);
        l.draw(Owner::Layout, frames);
        l.y += h;
    }
}

fn high(lines: usize, look: Look) -> f32 {
    f32::from(u16::try_from(lines).unwrap_or(u16::MAX)) * look.leading() + 2.0 * PAD
}

/// What each column holds.
fn wanted(l: &Layout<'_>, t: &Table) -> Vec<Wanted> {
    let most = COUNTS.min(TEXT);
    let column = |n: usize| {
        let cells = || t.rows.iter().map(move |r| (TEXT_LOOK, r[n].as_str()));
        let all = || cells().chain([(HEAD_LOOK, t.columns[n].head.as_str())]);
        let wide = |(look, s): (Look, &str)| l.fonts.width(look.face, look.size, s).min(most);
        let least = if t.columns[n].signed { SIGN_WIDE } else { 8.0 };
        let line = all().flat_map(|(k, s)| s.lines().map(move |s| (k, s))).map(wide).fold(least, f32::max);
        let word = all().flat_map(|(k, s)| s.split_whitespace().map(move |s| (k, s))).map(wide);
        let (word, around) = (word.fold(least, f32::max).min(most / 2.0), 2.0 * PAD + 1.0);
        Wanted { line: line + around, word: word + around }
    };
    (0..t.columns.len()).map(column).collect()
}
