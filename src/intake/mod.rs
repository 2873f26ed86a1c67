//! L4: files from outside into values. Bytes in, values out.
//!
//! - [`answer_table`] reads a region's or an assessor's answers;
//! - [`roster`] reads the list of invited regions;
//! - [`reading`] is either as one JSON document, which goes from the process that
//!   reads to the one that asked;
//! - [`csv_rows`] is what both stand on: encoding, delimiter, heading, lines.
//!
//! A bad cell costs its row and is named with line and column; it never costs the
//! table, and nothing is guessed.
//!
//! Deliberately absent: opening a file (`shell` brings the bytes), the store, any
//! decision about what is done with a row (`shell::import`), sentences for people
//! (`i18n::explain` words the problems), and formulas: a cell is text.

pub mod answer_table;
pub mod csv_rows;
pub mod reading;
pub mod roster;
