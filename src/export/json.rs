//! JSON: a paper for other programs. Session notes have a shape of their own,
//! `report::record`'s; every other paper is `asesor-document/1`: its blocks for
//! reading and its sheets for counting, as typed values. What is not there is
//! absent, never null; a decimal is a text with a point beside its exact fraction.

use super::{Failed, Job, Style};
use crate::base::ratio::{Ratio, decimal, exact};
use crate::base::time::Timestamp;
use crate::domain::session::Session;
use crate::report::{Audience, Block, Cell, ChartKind, Document, Field, FieldKind, Kind, Sheet, json, record};
use chrono::NaiveDate;
use num_traits::ToPrimitive as _;
use schemars::JsonSchema;
use serde::Serialize;

/// The `format` of papers other than notes.
pub const FORMAT: &str = "asesor-document/1";

/// The paper of `job` as JSON.
#[must_use]
pub fn paper(job: &Job<'_>) -> Vec<u8> {
    let p = job.paper;
    let text = match p.kind {
        Kind::Notes => record::notes(job.instrument, job.session, p),
        Kind::Minutes | Kind::Summary | Kind::Promises | Kind::Attendance => {
            json::pretty(&told(p.kind, p.audience, job.session, &job.document()))
        }
    };
    text.into_bytes()
}

/// A paper.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Told<'a> {
    /// [`FORMAT`].
    pub format: &'static str,
    /// Which paper: `minutes`, `summary`, `promises`, `attendance`; `files` for the
    /// index of a folder.
    pub kind: &'static str,
    /// Language of the texts: `id`, `en`.
    pub lang: &'static str,
    /// For whom: `panel`, `region`; absent for an index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<&'static str>,
    /// Id of the session; absent for an index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// Its title.
    pub title: &'a str,
    /// What it says of itself.
    pub about: About<'a>,
    /// Lines above the title.
    pub letterhead: &'a [String],
    /// What it says, in order.
    pub blocks: Vec<Part<'a>>,
    /// Its tables for counting, the main one first.
    pub sheets: Vec<Table<'a>>,
}

/// What a paper says of itself.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct About<'a> {
    /// Region.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub subject: &'a str,
    /// Who recorded.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub author: &'a str,
    /// Last change of what it tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// Check code of a final session.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub check_code: &'a str,
    /// What stands on every page.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub label: &'a str,
}

/// A block.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Part<'a> {
    /// A heading; 1 for a part, 3 for a question.
    Heading {
        /// 1 to 3.
        level: u8,
        /// One line.
        text: &'a str,
    },
    /// Running text.
    Paragraph {
        /// Empty lines part paragraphs.
        text: &'a str,
    },
    /// A remark set apart.
    Notice {
        /// Its words.
        text: &'a str,
    },
    /// Labels with values.
    Facts {
        /// In order.
        facts: Vec<Pair<'a>>,
    },
    /// Lines in the middle of the page.
    Centre {
        /// In order.
        lines: &'a [String],
    },
    /// Items.
    List {
        /// In order.
        items: &'a [String],
    },
    /// Items numbered from 1.
    Steps {
        /// In order.
        items: &'a [String],
    },
    /// A table for reading.
    Table {
        /// Heads.
        columns: Vec<&'a str>,
        /// Rows of cells, one for each column.
        rows: &'a [Vec<String>],
    },
    /// Somebody's words.
    Quote {
        /// The words.
        text: &'a str,
        /// Who said them, and when.
        by: &'a str,
    },
    /// A picture of figures.
    Chart {
        /// `radar`, `bars`.
        kind: &'static str,
        /// Caption.
        title: &'a str,
        /// One for each figure of a series.
        labels: &'a [String],
        /// Lowest value shown.
        low: i16,
        /// Highest value shown.
        high: i16,
        /// What is drawn.
        series: Vec<Line<'a>>,
    },
    /// Places to sign.
    Signatures {
        /// In reading order.
        signatures: Vec<Sign<'a>>,
    },
    /// A QR code.
    Code {
        /// What it holds.
        payload: &'a str,
        /// What it is for.
        caption: &'a str,
    },
    /// A line between two parts.
    Rule,
}

/// A label with its value.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Pair<'a> {
    /// Label.
    pub label: &'a str,
    /// Value.
    pub value: &'a str,
}

/// A series of a chart.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line<'a> {
    /// Name.
    pub name: &'a str,
    /// One for each label; empty where there is no figure.
    pub values: Vec<Item<'a>>,
}

/// A place to sign.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Sign<'a> {
    /// Party; absent for its second and later signatures.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub party: &'a str,
    /// Position.
    pub position: &'a str,
    /// Name.
    pub name: &'a str,
    /// What stands below the name.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub below: &'a str,
}

/// A table for counting.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Table<'a> {
    /// Name.
    pub name: &'a str,
    /// Columns.
    pub fields: Vec<Head<'a>>,
    /// Rows of cells, one for each column.
    pub rows: Vec<Vec<Item<'a>>>,
}

/// A column.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Head<'a> {
    /// Its head.
    pub head: &'a str,
    /// What stands in it: `short`, `long`, `integer`, `decimal`, `date`, `moment`.
    pub kind: &'static str,
}

/// A cell or a figure: at most one of text, integer, decimal with exact, date and
/// moment; none where there is nothing.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Item<'a> {
    /// A text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
    /// A whole number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integer: Option<i64>,
    /// Two decimals and a point, rounded half up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<String>,
    /// The exact fraction, `22/7` or `3`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exact: Option<String>,
    /// A day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// A moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moment: Option<Timestamp>,
}

/// `d`, a paper of `kind` about `s` for `audience`, as a value.
#[must_use]
pub fn told<'a>(kind: Kind, audience: Audience, s: &Session, d: &'a Document) -> Told<'a> {
    Told { audience: Some(audience.id()), session: Some(s.session.to_string()), ..value(kind.id(), d) }
}

/// `d`, the index of a folder, as JSON.
///
/// # Errors
/// Never.
pub fn fold(d: &Document, _: Style) -> Result<Vec<u8>, Failed> {
    Ok(json::pretty(&value("files", d)).into_bytes())
}

fn value<'a>(kind: &'static str, d: &'a Document) -> Told<'a> {
    let a = d.told();
    Told {
        format: FORMAT,
        kind,
        lang: d.lang().tag(),
        audience: None,
        session: None,
        title: d.title(),
        about: About { subject: &a.subject, author: &a.author, at: a.at, check_code: &a.check, label: &a.label },
        letterhead: d.head_lines(),
        blocks: d.blocks().iter().map(part).collect(),
        sheets: d.sheets().iter().map(table).collect(),
    }
}

fn part(b: &Block) -> Part<'_> {
    match b {
        Block::Heading { level, text } => Part::Heading { level: *level, text },
        Block::Paragraph(text) => Part::Paragraph { text },
        Block::Notice(text) => Part::Notice { text },
        Block::Facts(all) => {
            Part::Facts { facts: all.iter().map(|f| Pair { label: &f.label, value: &f.value }).collect() }
        }
        Block::Centre(lines) => Part::Centre { lines },
        Block::List(items) => Part::List { items },
        Block::Steps(items) => Part::Steps { items },
        Block::Table(t) => Part::Table { columns: t.columns.iter().map(|c| &*c.head).collect(), rows: &t.rows },
        Block::Quote { text, by } => Part::Quote { text, by },
        Block::Chart(c) => Part::Chart {
            kind: match c.kind {
                ChartKind::Radar => "radar",
                ChartKind::Bars => "bars",
            },
            title: &c.title,
            labels: &c.labels,
            low: c.low,
            high: c.high,
            series: c
                .series
                .iter()
                .map(|s| Line { name: &s.name, values: s.values.iter().map(|v| figure(v.as_ref())).collect() })
                .collect(),
        },
        Block::Signatures(all) => Part::Signatures {
            signatures: all
                .iter()
                .map(|s| Sign { party: &s.party, position: &s.position, name: &s.name, below: &s.below })
                .collect(),
        },
        Block::Code(c) => Part::Code { payload: &c.payload, caption: &c.caption },
        Block::Rule => Part::Rule,
    }
}

fn figure<'a>(v: Option<&Ratio>) -> Item<'a> {
    v.map_or_else(Item::default, fraction)
}

fn fraction<'a>(r: &Ratio) -> Item<'a> {
    Item { decimal: Some(decimal(r, 2)), exact: Some(exact(r)), ..Item::default() }
}

fn table(s: &Sheet) -> Table<'_> {
    let rows = s.rows().iter().map(|r| r.iter().zip(s.fields()).map(|(c, f)| item(c, f)).collect());
    Table { name: s.name(), fields: s.fields().iter().map(head).collect(), rows: rows.collect() }
}

fn head(f: &Field) -> Head<'_> {
    let kind = match f.kind {
        FieldKind::Short => "short",
        FieldKind::Long => "long",
        FieldKind::Integer => "integer",
        FieldKind::Decimal => "decimal",
        FieldKind::Date => "date",
        FieldKind::Moment => "moment",
    };
    Head { head: &f.head, kind }
}

fn item<'a>(c: &'a Cell, f: &Field) -> Item<'a> {
    let whole = |r: &Ratio| (f.kind != FieldKind::Decimal && r.is_integer()).then(|| r.to_integer().to_i64()).flatten();
    match c {
        Cell::Empty => Item::default(),
        Cell::Text(s) => Item { text: Some(s), ..Item::default() },
        Cell::Number(r) => whole(r).map_or_else(|| fraction(r), |n| Item { integer: Some(n), ..Item::default() }),
        Cell::Date(d) => Item { date: Some(*d), ..Item::default() },
        Cell::Moment(t) => Item { moment: Some(*t), ..Item::default() },
    }
}
