//! asesor.
pub mod base;
pub mod domain;
pub mod store;
