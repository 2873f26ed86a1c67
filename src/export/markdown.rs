//! Markdown: `CommonMark` with GFM tables, no HTML. Every text is escaped: what a
//! person typed stays what they typed and never becomes a heading, a link, a
//! picture, HTML or a table cell.

use super::qr::{Modules, QUIET};
use crate::report::{Block, Code, Document, Signature, Table};

/// `d` as Markdown.
#[must_use]
pub fn fold(d: &Document) -> String {
    let mut out = String::new();
    if !d.head_lines().is_empty() {
        lines("", "", &d.head_lines().join("\n"), &mut out);
        out.push('\n');
    }
    out.push_str("# ");
    out.push_str(&inline(d.title()));
    out.push('\n');
    let mut steps = '.';
    // Figures of a picture stand in a table as well.
    let blocks: Vec<&Block> = d.blocks().iter().filter(|b| !matches!(b, Block::Chart(_))).collect();
    for (n, b) in blocks.iter().enumerate() {
        out.push('\n');
        // Another list right below would go on counting: its other sign begins anew.
        let follows = n > 0 && matches!((blocks[n - 1], b), (Block::Steps(_), Block::Steps(_)));
        steps = if follows && steps == '.' { ')' } else { '.' };
        block(b, steps, &mut out);
    }
    out
}

/// Writes `b`; `steps` stands behind the numbers of a list.
fn block(b: &Block, steps: char, out: &mut String) {
    match b {
        Block::Heading { level, text } => {
            out.push_str(&"#".repeat(usize::from(*level) + 1));
            out.push(' ');
            out.push_str(&inline(text));
            out.push('\n');
        }
        Block::Paragraph(s) => lines("", "", s, out),
        Block::Notice(s) => lines("> ", "> ", s, out),
        Block::Facts(facts) => {
            for f in facts {
                lines(&format!("- **{}:** ", inline(&f.label)), "  ", &f.value, out);
            }
        }
        Block::List(items) => {
            for i in items {
                lines("- ", "  ", i, out);
            }
        }
        Block::Centre(all) => lines("", "", &all.join("\n"), out),
        Block::Steps(items) => {
            for (n, i) in (1..).zip(items) {
                let lead = format!("{n}{steps} ");
                lines(&lead, &" ".repeat(lead.len()), i, out);
            }
        }
        Block::Table(t) => table(t, out),
        Block::Chart(_) => {}
        Block::Code(c) => code(c, out),
        Block::Signatures(all) => {
            for (n, s) in all.iter().enumerate() {
                if n > 0 {
                    out.push('\n');
                }
                signature(s, out);
            }
        }
        Block::Quote { text, by } => {
            lines("> ", "> ", text, out);
            out.push_str(">\n");
            lines("> — ", "> ", by, out);
        }
        Block::Rule => out.push_str("---\n"),
    }
}

/// `s` with `first` before its first line and `rest` before the others. A line
/// break stays one (`\` at the end of the line), an empty line parts paragraphs.
fn lines(first: &str, rest: &str, s: &str, out: &mut String) {
    let mut lead = first;
    let mut broken = false;
    let mut parted = false;
    for line in s.split('\n') {
        if line.trim().is_empty() {
            parted = broken;
            continue;
        }
        if broken {
            out.push_str(if parted { "\n" } else { "\\\n" });
        }
        if parted {
            out.push_str(rest.trim_end());
            out.push('\n');
        }
        out.push_str(lead);
        out.push_str(&inline(line));
        (lead, broken, parted) = (rest, true, false);
    }
    if !broken {
        out.push_str(first.trim_end());
    }
    out.push('\n');
}

/// Who signs, a line to sign on, the name below it.
fn signature(s: &Signature, out: &mut String) {
    let told = |all: [&str; 2], out: &mut String| {
        let all: Vec<&str> = all.into_iter().filter(|l| !l.trim().is_empty()).collect();
        if !all.is_empty() {
            lines("", "", &all.join("\n"), out);
            out.push('\n');
        }
    };
    told([&s.party, &s.position], out);
    lines("", "", &"_".repeat(30), out);
    out.push('\n');
    told([&s.name, &s.below], out);
    out.truncate(out.trim_end().len());
    out.push('\n');
}

/// The caption and the code itself, two modules in a character, in a fenced block:
/// a typewriter face draws it as a square that a camera reads.
fn code(c: &Code, out: &mut String) {
    lines("", "", &c.caption, out);
    let Some(m) = Modules::of(&c.payload) else { return };
    out.push_str("\n```text\n");
    let side = m.side() + 2 * QUIET;
    let dark = |x: usize, y: usize| x >= QUIET && y >= QUIET && m.dark(x - QUIET, y - QUIET);
    for y in (0..side).step_by(2) {
        out.extend((0..side).map(|x| match (dark(x, y), dark(x, y + 1)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        }));
        out.push('\n');
    }
    out.push_str("```\n");
}

fn table(t: &Table, out: &mut String) {
    let row = |cells: &[String], out: &mut String| {
        for c in cells {
            out.push_str("| ");
            out.push_str(&cell(c));
            out.push(' ');
        }
        out.push_str("|\n");
    };
    row(&t.columns.iter().map(|c| c.head.clone()).collect::<Vec<_>>(), out);
    for c in &t.columns {
        out.push_str(if c.numeric { "|---:" } else { "|---" });
    }
    out.push_str("|\n");
    for r in &t.rows {
        row(r, out);
    }
}

/// A cell: on one line, line breaks as ` / `. The pipe is written as a character
/// reference, because readers disagree on `\\\|` in a cell.
fn cell(s: &str) -> String {
    let parts: Vec<&str> = s.split('\n').map(str::trim).filter(|l| !l.is_empty()).collect();
    inline(&parts.join(" / ")).replace("\\|", "&#124;")
}

/// One line of text, escaped. Spaces at the beginning become no-break spaces, so
/// that an indented line is kept and does not turn into code.
fn inline(s: &str) -> String {
    let text = s.trim_end();
    let body = text.trim_start_matches(' ');
    let mut out = "\u{a0}".repeat(text.len() - body.len());
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in body.char_indices() {
        let escaped = match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '^' | '@' => {
                true
            }
            // A list, a line under a heading, a rule or a definition.
            '+' | '-' | '=' | ':' if at == 0 => true,
            // A numbered list; `3.2` and `22.2.2019` are none.
            '.' | ')' if at == digits && at > 0 => {
                !body.get(at + 1..).is_some_and(|r| r.starts_with(|c: char| !c.is_whitespace()))
            }
            // Bare addresses become links in GFM.
            ':' => body.get(at..).is_some_and(|r| r.starts_with("://")) || scheme_before(body, at),
            _ => false,
        };
        if escaped || c == '.' && after_www(body, at) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether a mail scheme stands right before byte `at`.
fn scheme_before(s: &str, at: usize) -> bool {
    ends_with(s, at, "mailto") || ends_with(s, at, "xmpp")
}

fn after_www(s: &str, at: usize) -> bool {
    ends_with(s, at, "www")
}

/// Looks at the last letters only: notes may be long.
fn ends_with(s: &str, at: usize, word: &str) -> bool {
    at.checked_sub(word.len()).and_then(|from| s.get(from..at)).is_some_and(|end| end.eq_ignore_ascii_case(word))
}
