//! asesor.
pub mod base;
pub mod domain;
