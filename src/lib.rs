//! asesor.
pub mod app;
pub mod base;
pub mod cli;
pub mod domain;
pub mod export;
pub mod i18n;
pub mod intake;
pub mod report;
pub mod shell;
pub mod store;
pub mod tui;
