//! Every integration test in one program: one link, one set of helpers.

mod bank;
mod changes;
mod flow;
mod instrument_check;
mod keymap;
mod monkey;
mod scoring;
mod support;
