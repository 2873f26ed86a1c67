//! L2: texts are data, both languages side by side.
//!
//! Deliberately absent: any decision about what to say when (that is the screen's
//! or the report's business) and any text outside `texts/`.

pub mod explain;
pub mod explain_import;
pub mod number;
pub mod number_words;
pub mod texts;
