//! Every integration test in one program: one link, one set of helpers.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test reads its own files and speaks to whoever runs it"
)]

mod bank;
mod changes;
#[cfg(unix)]
mod child;
mod cli;
mod cohort;
mod documents;
mod effort;
mod export;
mod flow;
mod instrument_check;
mod keep;
mod keymap;
mod kill;
mod life;
mod monkey;
mod scoring;
mod screens;
mod strings;
mod support;
mod tidy;
mod versions;
mod windows;
mod words;
