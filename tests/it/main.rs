//! Every integration test in one program: one link, one set of helpers.

mod bank;
mod changes;
mod cli;
mod cohort;
mod export;
mod flow;
mod instrument_check;
mod keymap;
mod kill;
mod monkey;
mod scoring;
mod support;
mod tidy;
