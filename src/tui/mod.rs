//! L7: the only place that knows `ratatui` and `crossterm`.
//!
//! [`view::frame`] draws the [`crate::app::Model`]; it changes nothing but
//! [`view::ViewState`], which holds scroll offsets and nothing a person would
//! miss. Deliberately absent: any decision about what a key does, any sentence
//! for people (those are in `i18n`), any colour outside `theme`.

pub mod glyph;
pub mod input;
pub mod run;
pub mod terminal;
pub mod theme;
pub mod view;
pub mod widget;
