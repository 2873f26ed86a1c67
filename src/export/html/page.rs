//! The page: what the template is filled with, and the template.

use super::draw::{Mark, Picture, chart, code};
use crate::i18n::texts::report as t;
use crate::report::{Block, Document, Fact, Signature, Table};

/// The lines of a text.
type Lines<'a> = Vec<&'a str>;

/// A block, ready for the template.
pub(super) enum Part<'a> {
    Heading {
        level: u8,
        text: &'a str,
    },
    /// Paragraphs.
    Text(Vec<Lines<'a>>),
    Notice(Vec<Lines<'a>>),
    Facts(&'a [Fact]),
    Centre(&'a [String]),
    List(&'a [String]),
    Steps(&'a [String]),
    Table {
        caption: &'a str,
        kind: &'static str,
        table: &'a Table,
    },
    Quote {
        text: &'a str,
        by: &'a str,
    },
    Picture(Picture),
    Signatures(&'a [Signature]),
    Rule,
}

/// A page. Text stands between tags without a space of the template's own, because
/// the style sheet keeps spaces. `data-label` repeats the head of a column where a
/// narrow screen puts the cells of a row below each other; the roles keep it a table
/// for readers of screens even then.
#[derive(askama::Template)]
#[template(
    ext = "html",
    source = r#"
{%- macro lines(all) -%}
{%- for l in all -%}{%- if !loop.first -%}<br>{%- endif -%}{{ l }}{%- endfor -%}
{%- endmacro -%}
{%- macro paragraphs(all) -%}
{%- for p in all -%}<p dir="auto">{%- call lines(p) -%}{%- endcall -%}</p>{%- endfor -%}
{%- endmacro -%}
<!DOCTYPE html>
<html lang="{{ lang }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{{ digest }}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
{%- if !author.is_empty() %}
<meta name="author" content="{{ author }}">
{%- endif %}
{%- if !subject.is_empty() %}
<meta name="description" content="{{ subject }}">
{%- endif %}
{%- if !at.is_empty() %}
<meta name="dcterms.modified" content="{{ at }}">
{%- endif %}
<title>{{ title }}</title>
<style>{{ style|safe }}</style>
</head>
<body>
{%- if !label.is_empty() %}
<p class="label" role="note" dir="auto">{{ label }}</p>
{%- endif %}
<main>
<header>
{%- if !letterhead.is_empty() %}
<p class="letterhead" dir="auto">{% for l in letterhead %}{% if !loop.first %}<br>{% endif %}{{ l }}{% endfor %}</p>
{%- endif %}
<h1 dir="auto">{{ title }}</h1>
</header>
{%- for part in parts %}
{% match part %}
{%- when Part::Heading { level, text } -%}
<h{{ level }} dir="auto">{{ text }}</h{{ level }}>
{%- when Part::Text(all) -%}
{%- call paragraphs(all) -%}{%- endcall -%}
{%- when Part::Notice(all) -%}
<div class="notice" role="note">{%- call paragraphs(all) -%}{%- endcall -%}</div>
{%- when Part::Facts(facts) -%}
<dl>
{%- for f in facts.iter() %}
<div><dt dir="auto">{{ f.label }}</dt><dd dir="auto">{% call lines(f.value.split('\n')) %}{% endcall %}</dd></div>
{%- endfor %}
</dl>
{%- when Part::Centre(all) -%}
<div class="centre">{% for l in all.iter() %}<p dir="auto">{{ l }}</p>{% endfor %}</div>
{%- when Part::List(items) -%}
<ul>
{%- for i in items.iter() %}
<li dir="auto">{% call lines(i.split('\n')) %}{% endcall %}</li>
{%- endfor %}
</ul>
{%- when Part::Steps(items) -%}
<ol>
{%- for i in items.iter() %}
<li dir="auto">{% call lines(i.split('\n')) %}{% endcall %}</li>
{%- endfor %}
</ol>
{%- when Part::Table { caption, kind, table } -%}
<div class="scroll" role="region" tabindex="0" aria-label="{{ caption }}">
<table class="{{ kind }}" role="table">
<caption dir="auto">{{ caption }}</caption>
<thead role="rowgroup">
<tr role="row">{% for c in table.columns.iter() %}<th scope="col" role="columnheader" dir="auto"{% if c.numeric %} class="number"{% endif %}>{{ c.head }}</th>{% endfor %}</tr>
</thead>
<tbody role="rowgroup">
{%- for row in table.rows.iter() %}
<tr role="row">{% for (cell, c) in row.iter().zip(table.columns.iter()) %}<td role="cell" data-label="{{ c.head }}"{% if c.numeric %} class="number"{% endif %}{% if c.signed %} class="signed"{% endif %}>{% if !cell.is_empty() %}<div dir="auto">{% call lines(cell.split('\n')) %}{% endcall %}</div>{% endif %}</td>{% endfor %}</tr>
{%- endfor %}
</tbody>
</table>
</div>
{%- when Part::Quote { text, by } -%}
<figure class="quote"><blockquote dir="auto">{% call lines(text.split('\n')) %}{% endcall %}</blockquote><figcaption dir="auto">{{ by }}</figcaption></figure>
{%- when Part::Picture(p) -%}
<figure class="{{ p.kind }}">
<figcaption dir="auto">{{ p.title }}</figcaption>
<svg role="img" viewBox="0 0 {{ p.width }} {{ p.height }}" aria-labelledby="{{ p.id }}t" aria-describedby="{{ p.id }}d">
<title id="{{ p.id }}t">{{ p.title }}</title>
<desc id="{{ p.id }}d">{{ p.told }}</desc>
{%- for m in p.marks.iter() %}
{% match m %}
{%- when Mark::Line { class, d } -%}
<path class="{{ class }}" d="{{ d }}"/>
{%- when Mark::Text { class, x, y, text } -%}
<text class="{{ class }}" x="{{ x }}" y="{{ y }}">{{ text }}</text>
{%- endmatch %}
{%- endfor %}
</svg>
</figure>
{%- when Part::Signatures(all) -%}
<ul class="signatures">
{%- for s in all.iter() %}
<li><p class="party" dir="auto">{{ s.party }}</p><p dir="auto">{{ s.position }}</p><p class="name" dir="auto">{{ s.name }}</p><p dir="auto">{{ s.below }}</p></li>
{%- endfor %}
</ul>
{%- when Part::Rule -%}
<hr>
{%- endmatch %}
{%- endfor %}
</main>
{%- if !check.is_empty() || !subject.is_empty() %}
<footer>
{%- if !subject.is_empty() %}
<p dir="auto">{{ subject }}</p>
{%- endif %}
{%- if !check.is_empty() %}
<p>{{ check_label }}: <span class="check">{{ check }}</span></p>
{%- endif %}
</footer>
{%- endif %}
</body>
</html>
"#
)]
pub(super) struct Page<'a> {
    lang: &'static str,
    digest: &'a str,
    style: &'a str,
    title: &'a str,
    subject: &'a str,
    author: &'a str,
    at: String,
    label: &'a str,
    check: &'a str,
    check_label: &'static str,
    letterhead: &'a [String],
    parts: Vec<Part<'a>>,
}

impl<'a> Page<'a> {
    /// The page of `d` under the style sheet `style`, whose SHA-256 is `digest` in
    /// base 64.
    pub(super) fn of(d: &'a Document, style: &'a str, digest: &'a str) -> Self {
        let about = d.told();
        Self {
            lang: d.lang().tag(),
            digest,
            style,
            title: d.title(),
            subject: &about.subject,
            author: &about.author,
            at: about.at.map(|t| t.to_string()).unwrap_or_default(),
            label: &about.label,
            check: &about.check,
            check_label: t::check_code(d.lang()),
            letterhead: d.head_lines(),
            parts: parts(d),
        }
    }
}

fn parts(d: &Document) -> Vec<Part<'_>> {
    let mut out = Vec::new();
    // Levels of headings go down one by one, and a table is named by the heading
    // above it.
    let (mut depth, mut above) = (1, d.title());
    for (n, b) in d.blocks().iter().enumerate() {
        out.push(match b {
            Block::Heading { level, text } => {
                depth = (level + 1).min(depth + 1);
                above = text;
                Part::Heading { level: depth, text }
            }
            Block::Paragraph(s) => Part::Text(paragraphs(s)),
            Block::Notice(s) => Part::Notice(paragraphs(s)),
            Block::Facts(facts) => Part::Facts(facts),
            Block::Centre(all) => Part::Centre(all),
            Block::List(items) => Part::List(items),
            Block::Steps(items) => Part::Steps(items),
            Block::Table(table) => Part::Table { caption: above, kind: kind(table), table },
            Block::Quote { text, by } => Part::Quote { text, by },
            Block::Chart(c) => Part::Picture(chart(c, d.lang(), n)),
            Block::Code(c) => match code(c, n) {
                Some(p) => Part::Picture(p),
                None => Part::Text(paragraphs(&c.caption)),
            },
            Block::Signatures(all) => Part::Signatures(all),
            Block::Rule => Part::Rule,
        });
    }
    out
}

/// A table of texts is read row by row on a narrow screen; figures are compared
/// down a column, so a table of those is moved sideways instead.
fn kind(t: &Table) -> &'static str {
    let texts = t.columns.iter().filter(|c| !c.numeric).count();
    if texts > 2 { "stacks" } else { "moves" }
}

/// Paragraphs of `s`, parted by empty lines.
fn paragraphs(s: &str) -> Vec<Lines<'_>> {
    let lines: Vec<&str> = s.split('\n').collect();
    lines.split(|l| l.trim().is_empty()).filter(|p| !p.is_empty()).map(<[&str]>::to_vec).collect()
}
