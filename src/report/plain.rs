//! A document as lines of plain text, for a terminal or a plain pager. Lives here
//! and not in `export`, because the command line may read documents but not
//! render formats.

use crate::base::text::{fit, width, wrap};
use crate::report::{Block, Document, Fact, Table};

/// A column is made narrower down to its longest word, or to this.
const NARROW: usize = 14;
/// Between two columns.
const GAP: usize = 2;

/// The lines of `d`, at most `cols` columns wide where words allow. Nothing is
/// cut: what is too wide is wrapped.
#[must_use]
pub fn lines(d: &Document, cols: usize) -> Vec<String> {
    let mut p = Page { cols: cols.max(20), out: Vec::new() };
    p.add("", d.title());
    p.out.push("=".repeat(width(d.title()).min(p.cols)));
    for b in d.blocks() {
        p.gap(b);
        p.block(b);
    }
    p.out
}

/// The same as one text with a line break at the end.
#[must_use]
pub fn text(d: &Document, cols: usize) -> String {
    let mut out = lines(d, cols).join("\n");
    out.push('\n');
    out
}

struct Page {
    cols: usize,
    out: Vec<String>,
}

impl Page {
    /// `text` wrapped beside `lead`, which stands on the first line only.
    fn add(&mut self, lead: &str, text: &str) {
        let left = width(lead);
        for (n, l) in wrap(text, self.cols.saturating_sub(left).max(10)).iter().enumerate() {
            let line = if n == 0 { format!("{lead}{l}") } else { format!("{}{l}", " ".repeat(left)) };
            self.out.push(line.trim_end().to_owned());
        }
    }

    fn gap(&mut self, b: &Block) {
        let lines = if matches!(b, Block::Heading { level: 1, .. }) { 2 } else { 1 };
        self.out.extend(std::iter::repeat_n(String::new(), lines));
    }

    fn block(&mut self, b: &Block) {
        match b {
            Block::Heading { level, text } => {
                self.add("", text);
                if *level < 3 {
                    let mark = if *level == 1 { "-" } else { "." };
                    self.out.push(mark.repeat(width(text).min(self.cols)));
                }
            }
            Block::Paragraph(s) => self.add("", s),
            Block::Notice(s) => self.add("! ", s),
            Block::Facts(facts) => self.facts(facts),
            Block::List(items) => {
                for i in items {
                    self.add("- ", i);
                }
            }
            Block::Centre(lines) => lines.iter().for_each(|l| self.add("", l)),
            Block::Steps(items) => {
                for (n, i) in (1..).zip(items) {
                    self.add(&format!("{n}. "), i);
                }
            }
            Block::Table(t) => self.table(t),
            // Its figures stand in a table as well, and a camera needs no terminal.
            Block::Chart(_) => {}
            Block::Code(c) => self.add("", &c.caption),
            Block::Signatures(all) => {
                for s in all {
                    let lines = [&s.party, &s.position, &s.name, &s.below];
                    lines.into_iter().filter(|l| !l.is_empty()).for_each(|l| self.add("", l));
                    self.out.push(String::new());
                }
            }
            Block::Quote { text, by } => {
                self.add("  “", &format!("{text}”"));
                self.add("  ", &format!("({by})"));
            }
            Block::Rule => self.out.push("-".repeat(self.cols.min(40))),
        }
    }

    fn facts(&mut self, facts: &[Fact]) {
        let longest = facts.iter().map(|f| width(&f.label)).max().unwrap_or(0);
        let column = longest.min(self.cols / 3) + 2;
        for f in facts {
            let label = format!("{}: ", f.label);
            if width(&label) <= column {
                self.add(&fit(&label, column), &f.value);
            } else {
                self.add("", label.trim_end());
                self.add(&" ".repeat(column), &f.value);
            }
        }
    }

    fn table(&mut self, t: &Table) {
        let Some(widths) = self.widths(t) else {
            self.stacked(t);
            return;
        };
        let heads: Vec<&str> = t.columns.iter().map(|c| c.head.as_str()).collect();
        self.row(t, &widths, &heads);
        self.out.push(widths.iter().map(|w| "-".repeat(*w)).collect::<Vec<_>>().join(&" ".repeat(GAP)));
        for r in &t.rows {
            let cells: Vec<&str> = r.iter().map(String::as_str).collect();
            self.row(t, &widths, &cells);
        }
    }

    /// A table that has no room: each row as labels with values.
    fn stacked(&mut self, t: &Table) {
        for (n, r) in t.rows.iter().enumerate() {
            if n > 0 {
                self.out.push(String::new());
            }
            let filled = t.columns.iter().zip(r).filter(|(_, c)| !c.is_empty());
            let facts: Vec<Fact> = filled.map(|(c, v)| Fact { label: c.head.clone(), value: v.clone() }).collect();
            self.facts(&facts);
        }
    }

    /// Natural widths, the widest made narrower until the table fits; `None`
    /// where words would have to be broken for it.
    fn widths(&self, t: &Table) -> Option<Vec<usize>> {
        let widest = |n: usize, apart: char| {
            let cells = t.rows.iter().filter_map(|r| r.get(n)).chain(t.columns.get(n).map(|c| &c.head));
            cells.flat_map(|s| s.split([apart, '\n'])).map(width).max().unwrap_or(0).max(1)
        };
        let mut widths: Vec<(usize, usize)> =
            (0..t.columns.len()).map(|n| (widest(n, '\n'), widest(n, ' ').min(NARROW))).collect();
        let room = self.cols.saturating_sub(GAP * widths.len().saturating_sub(1));
        while widths.iter().map(|w| w.0).sum::<usize>() > room {
            let (now, _) = widths.iter_mut().filter(|(now, least)| now > least).max_by_key(|w| w.0)?;
            *now -= 1;
        }
        Some(widths.into_iter().map(|w| w.0).collect())
    }

    fn row(&mut self, t: &Table, widths: &[usize], cells: &[&str]) {
        let wrapped: Vec<Vec<String>> = cells.iter().zip(widths).map(|(c, w)| wrap(c, *w)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for n in 0..height {
            let mut line = String::new();
            for ((cell, w), column) in wrapped.iter().zip(widths).zip(&t.columns) {
                let s = cell.get(n).map_or("", String::as_str);
                let pad = " ".repeat(w.saturating_sub(width(s)));
                if column.numeric {
                    line.push_str(&pad);
                    line.push_str(s);
                } else {
                    line.push_str(s);
                    line.push_str(&pad);
                }
                line.push_str(&" ".repeat(GAP));
            }
            self.out.push(line.trim_end().to_owned());
        }
    }
}
