//! L3: what a paper says, apart from how a format writes it: a [`Document`] is a
//! list of blocks, and every format is one fold over them.
//!
//! Deliberately absent: bytes and markup of any format (`export`), files
//! (`store`), and styling inside a text. Whatever a person typed is text here and
//! stays text: there is no inline markup it could turn into.

pub mod attendance;
pub mod chart;
pub mod delta;
pub mod document;
pub mod file_list;
pub mod json;
pub mod levels;
pub mod minutes;
pub mod names;
pub mod notes;
pub mod overview;
pub mod panel;
pub mod paper;
pub mod plain;
pub mod promises;
pub mod rank;
pub mod record;
pub mod sheet;
pub mod sheets;
pub mod show;
pub mod summary;
pub mod words;

pub use chart::{Chart, ChartKind, Series};
pub use document::{About, Block, Code, Column, Document, Fact, Signature, Table};
pub use paper::{Audience, Kind, Options, Paper, SignOrder};
pub use sheet::{Cell, Field, FieldKind, Sheet};
