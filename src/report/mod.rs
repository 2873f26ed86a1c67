//! L3: what a paper says, apart from how a format writes it: a [`Document`] is a
//! list of blocks, and every format is one fold over them.
//!
//! Deliberately absent: bytes and markup of any format (`export`), files
//! (`store`), and styling inside a text. Whatever a person typed is text here and
//! stays text: there is no inline markup it could turn into.

pub mod delta;
pub mod json;
pub mod notes;
pub mod overview;
pub mod panel;
pub mod plain;
pub mod rank;
pub mod record;
pub mod show;
pub mod words;

use crate::base::text::{visible, visible_lines};
use crate::domain::lang::Lang;

/// Whom a document is for. What is made for the region is built from a list of
/// what it may hold, never by leaving things out (`domain.md`, "Three kinds of
/// text per question").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Audience {
    /// The panel: everything.
    #[default]
    Panel,
    /// The region: without private notes and without levels.
    Region,
}

impl Audience {
    /// Both, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::Panel, Self::Region];

    /// Its word in files and on the command line: `panel`, `region`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Panel => "panel",
            Self::Region => "region",
        }
    }
}

/// A document in one language. Every text in it is plain and has been through
/// `base::text`: no control, bidirectional or invisible character is left; only
/// [`Block::Paragraph`], values of [`Block::Facts`], items of [`Block::List`],
/// cells and quotes may hold line breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    title: String,
    lang: Lang,
    blocks: Vec<Block>,
}

/// One block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading below the title: level 1 to 3.
    Heading {
        /// 1 for a part, 2 for a chapter, 3 for a question.
        level: u8,
        /// One line.
        text: String,
    },
    /// Running text; an empty line in it parts paragraphs.
    Paragraph(String),
    /// A remark set apart from what was recorded: draft, practice data, whose
    /// weights these are.
    Notice(String),
    /// Labels with values.
    Facts(Vec<Fact>),
    /// Items.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// Somebody's words.
    Quote {
        /// The words.
        text: String,
        /// Who said them, and when.
        by: String,
    },
    /// A line between two parts.
    Rule,
}

/// A label with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// A word or two, without a colon.
    pub label: String,
    /// The value, of any length.
    pub value: String,
}

impl Fact {
    /// `label` with `value`; both are cleaned when they join a document.
    #[must_use]
    pub fn new(label: &str, value: impl Into<String>) -> Self {
        Self { label: label.to_owned(), value: value.into() }
    }
}

/// A table. Every row has a cell for every column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows of cells.
    pub rows: Vec<Vec<String>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Holds numbers: stands on the right.
    pub numeric: bool,
}

impl Column {
    /// A column of texts.
    #[must_use]
    pub fn text(head: &str) -> Self {
        Self { head: head.to_owned(), numeric: false }
    }

    /// A column of numbers.
    #[must_use]
    pub fn number(head: &str) -> Self {
        Self { head: head.to_owned(), numeric: true }
    }
}

impl Document {
    /// An empty document.
    #[must_use]
    pub fn new(lang: Lang, title: &str) -> Self {
        Self { title: visible(title), lang, blocks: Vec::new() }
    }

    /// Its title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Its language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Its blocks, in order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Adds a heading of `level` (1 to 3).
    pub fn heading(&mut self, level: u8, text: &str) {
        self.blocks.push(Block::Heading { level: level.clamp(1, 3), text: visible(text) });
    }

    /// Adds running text; nothing when it is blank.
    pub fn paragraph(&mut self, text: &str) {
        let text = visible_lines(text);
        if !text.trim().is_empty() {
            self.blocks.push(Block::Paragraph(text));
        }
    }

    /// Adds a remark set apart.
    pub fn notice(&mut self, text: &str) {
        self.blocks.push(Block::Notice(visible_lines(text)));
    }

    /// Adds labels with values, without those whose value is blank; nothing when
    /// none is left.
    pub fn facts(&mut self, facts: impl IntoIterator<Item = Fact>) {
        let facts: Vec<Fact> = facts
            .into_iter()
            .map(|f| Fact { label: visible(&f.label), value: visible_lines(&f.value) })
            .filter(|f| !f.value.trim().is_empty())
            .collect();
        if !facts.is_empty() {
            self.blocks.push(Block::Facts(facts));
        }
    }

    /// Adds items; nothing when there are none.
    pub fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|i| visible_lines(&i)).collect();
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    /// Adds a table; nothing when it has no rows. A short row is filled up.
    pub fn table(&mut self, columns: Vec<Column>, rows: Vec<Vec<String>>) {
        if rows.is_empty() {
            return;
        }
        let columns: Vec<Column> =
            columns.into_iter().map(|c| Column { head: visible(&c.head), numeric: c.numeric }).collect();
        let rows = rows
            .into_iter()
            .map(|r| {
                let mut cells: Vec<String> = r.iter().map(|c| visible_lines(c)).collect();
                cells.resize(columns.len(), String::new());
                cells
            })
            .collect();
        self.blocks.push(Block::Table(Table { columns, rows }));
    }

    /// Adds somebody's words.
    pub fn quote(&mut self, text: &str, by: &str) {
        self.blocks.push(Block::Quote { text: visible_lines(text), by: visible(by) });
    }

    /// Adds a line between two parts.
    pub fn rule(&mut self) {
        self.blocks.push(Block::Rule);
    }
}
