//! A document: its title, its blocks for reading, its sheets for counting.

use super::chart::Chart;
use super::sheet::{Field, Row, Sheet};
use crate::base::text::{visible, visible_lines};
use crate::base::time::Timestamp;
use crate::domain::lang::Lang;

/// A document in one language. Every text in it is plain and has been through
/// `base::text`: no control, bidirectional or invisible character is left; only
/// [`Block::Paragraph`], [`Block::Notice`], values of [`Block::Facts`], items of
/// [`Block::List`] and [`Block::Steps`], cells and quotes may hold line breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    title: String,
    lang: Lang,
    about: About,
    letterhead: Vec<String>,
    blocks: Vec<Block>,
    sheets: Vec<Sheet>,
}

/// What a file says of itself beside its text: properties, running heads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The region, `Kabupaten Sleman`.
    pub subject: String,
    /// Who recorded.
    pub author: String,
    /// The last change of what the document tells; never the moment of writing, so
    /// that the same session makes the same bytes.
    pub at: Option<Timestamp>,
    /// Check code of a final session; empty without.
    pub check: String,
    /// Stands on every page: draft, practice data; empty without.
    pub label: String,
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
    /// Lines in the middle of the page, below the title.
    Centre(Vec<String>),
    /// Items.
    List(Vec<String>),
    /// Items numbered from 1.
    Steps(Vec<String>),
    /// A table.
    Table(Table),
    /// Somebody's words.
    Quote {
        /// The words.
        text: String,
        /// Who said them, and when.
        by: String,
    },
    /// A picture of figures. Every figure in it stands in a table or in facts of the
    /// same document as well, so a format without pictures may leave it out.
    Chart(Chart),
    /// Places to sign, two beside each other, in reading order.
    Signatures(Vec<Signature>),
    /// A code for a camera.
    Code(Code),
    /// A line between two parts.
    Rule,
}

/// A place to sign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// Whose signature it is, `PIHAK KEDUA`: two signatures stand beside each other,
    /// so each says it.
    pub party: String,
    /// Position, or institution and role.
    pub position: String,
    /// Name; dots where none is known.
    pub name: String,
    /// What stands below the name, such as `NIP. …`; empty for none.
    pub below: String,
}

/// A QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// What it holds: printable ASCII.
    pub payload: String,
    /// What it is for; the payload stands in the text of the document too.
    pub caption: String,
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
    /// Is signed in by hand: its rows are high enough for that, and it is wide enough.
    pub signed: bool,
}

impl Column {
    /// A column of texts.
    #[must_use]
    pub fn text(head: &str) -> Self {
        Self { head: head.to_owned(), numeric: false, signed: false }
    }

    /// A column of numbers.
    #[must_use]
    pub fn number(head: &str) -> Self {
        Self { numeric: true, ..Self::text(head) }
    }

    /// A column that people sign in.
    #[must_use]
    pub fn signed(head: &str) -> Self {
        Self { signed: true, ..Self::text(head) }
    }
}

impl Document {
    /// An empty document.
    #[must_use]
    pub fn new(lang: Lang, title: &str) -> Self {
        let (letterhead, blocks, sheets) = (Vec::new(), Vec::new(), Vec::new());
        Self { title: visible(title), lang, about: About::default(), letterhead, blocks, sheets }
    }

    /// Says what the file tells of itself.
    pub fn about(&mut self, about: About) {
        let About { subject, author, at, check, label } = about;
        let (subject, author) = (visible(&subject), visible(&author));
        self.about = About { subject, author, at, check: visible(&check), label: visible(&label) };
    }

    /// What the file tells of itself.
    #[must_use]
    pub fn told(&self) -> &About {
        &self.about
    }

    /// Lines above the title, in the middle of the page; without blank ones.
    pub fn letterhead(&mut self, lines: &[String]) {
        self.letterhead = lines.iter().map(|l| visible(l)).filter(|l| !l.trim().is_empty()).collect();
    }

    /// The lines above the title.
    #[must_use]
    pub fn head_lines(&self) -> &[String] {
        &self.letterhead
    }

    /// Its tables for counting, the main one first. Made for programs: every column
    /// stands there even when empty, and no text is cut.
    #[must_use]
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Adds a sheet, also one without rows.
    pub fn sheet(&mut self, name: &str, fields: Vec<Field>, rows: Vec<Row>) {
        self.sheets.push(Sheet::new(name, fields, rows));
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
        let columns: Vec<Column> = columns.into_iter().map(|c| Column { head: visible(&c.head), ..c }).collect();
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

    /// Adds lines in the middle of the page, without blank ones.
    pub fn centre(&mut self, lines: impl IntoIterator<Item = String>) {
        let lines: Vec<String> = lines.into_iter().map(|l| visible(&l)).filter(|l| !l.trim().is_empty()).collect();
        if !lines.is_empty() {
            self.blocks.push(Block::Centre(lines));
        }
    }

    /// Adds numbered items; nothing when there are none.
    pub fn steps(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|i| visible_lines(&i)).collect();
        if !items.is_empty() {
            self.blocks.push(Block::Steps(items));
        }
    }

    /// Adds a picture of figures; nothing where it has fewer than two labels or no
    /// figure at all.
    pub fn chart(&mut self, chart: Chart) {
        if chart.is_drawn() {
            self.blocks.push(Block::Chart(chart.cleaned()));
        }
    }

    /// Adds places to sign; nothing when there are none.
    pub fn signatures(&mut self, all: impl IntoIterator<Item = Signature>) {
        let all: Vec<Signature> = all
            .into_iter()
            .map(|s| Signature {
                party: visible(&s.party),
                position: visible(&s.position),
                name: visible(&s.name),
                below: visible(&s.below),
            })
            .collect();
        if !all.is_empty() {
            self.blocks.push(Block::Signatures(all));
        }
    }

    /// Adds a code for a camera.
    pub fn code(&mut self, payload: &str, caption: &str) {
        self.blocks.push(Block::Code(Code { payload: visible(payload), caption: visible(caption) }));
    }

    /// Adds a line between two parts.
    pub fn rule(&mut self) {
        self.blocks.push(Block::Rule);
    }
}
