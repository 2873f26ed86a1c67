//! Every integration test in one program: one link, one set of helpers.

mod bank;
mod changes;
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
mod support;
mod tidy;
mod versions;
mod windows;
