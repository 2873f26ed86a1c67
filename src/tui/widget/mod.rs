//! Pieces several screens are drawn with.
//!
//! Deliberately absent: anything that knows a screen. Everything goes through
//! [`paint::Painter`], which draws nothing outside its buffer (ux.md, W14).

pub mod bar;
pub mod field;
pub mod list;
pub mod modal;
pub mod paint;
pub mod radar;
