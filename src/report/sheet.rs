//! Tables for counting: typed cells under named fields, for spreadsheets and other
//! programs.

use crate::base::ratio::Ratio;
use crate::base::text::{visible, visible_lines};
use crate::base::time::Timestamp;
use chrono::NaiveDate;

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    name: String,
    fields: Vec<Field>,
    rows: Vec<Row>,
}

/// Cells in the order of the fields.
pub type Row = Vec<Cell>;

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its head.
    pub head: String,
    /// What stands in it.
    pub kind: FieldKind,
}

/// What stands in a column; a cell without a value is empty in any of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A word or a name.
    Short,
    /// Text of any length, with line breaks.
    Long,
    /// Whole numbers.
    Integer,
    /// Numbers shown with two decimals.
    Decimal,
    /// Days.
    Date,
    /// Moments.
    Moment,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing, which is not 0.
    Empty,
    /// A text.
    Text(String),
    /// An exact number.
    Number(Ratio),
    /// A day.
    Date(NaiveDate),
    /// A moment.
    Moment(Timestamp),
}

impl Field {
    /// A column with `head`.
    #[must_use]
    pub fn new(head: &str, kind: FieldKind) -> Self {
        Self { head: head.to_owned(), kind }
    }
}

impl Cell {
    /// A text; nothing where it is empty.
    #[must_use]
    pub fn text(s: &str) -> Self {
        if s.is_empty() { Self::Empty } else { Self::Text(s.to_owned()) }
    }

    /// A whole number.
    #[must_use]
    pub fn integer(n: impl Into<i64>) -> Self {
        Self::Number(crate::base::ratio::whole(n.into()))
    }

    /// A number where there is one.
    #[must_use]
    pub fn number(r: Option<&Ratio>) -> Self {
        r.map_or(Self::Empty, |r| Self::Number(r.clone()))
    }
}

impl Sheet {
    /// A table; every text is cleaned, a short row is filled up.
    #[must_use]
    pub fn new(name: &str, fields: Vec<Field>, rows: Vec<Row>) -> Self {
        let fields: Vec<Field> = fields.into_iter().map(|f| Field { head: visible(&f.head), kind: f.kind }).collect();
        let rows = rows
            .into_iter()
            .map(|row| {
                let mut row: Row = row
                    .into_iter()
                    .map(|c| if let Cell::Text(s) = c { Cell::Text(visible_lines(&s)) } else { c })
                    .collect();
                row.resize(fields.len(), Cell::Empty);
                row
            })
            .collect();
        Self { name: visible(name), fields, rows }
    }

    /// Its name: a word or two.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its columns.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Its rows, each with a cell for every field.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }
}
