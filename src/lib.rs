//! asesor: an offline terminal app with which assessors interview the delegation
//! of an Indonesian regency. This page is the map of the house.
//!
//! # Layers
//!
//! Each may use only what stands left of it in its row; `tests/it/tidy.rs` reads
//! the sources and checks.
//!
//! | layer | what it is | may use |
//! |---|---|---|
//! | [`base`] | text width, fractions, times, ids, faults | – |
//! | [`domain`] | instrument, session, changes, score: the field's rules, pure | base |
//! | [`i18n`] | every text, both languages side by side | base, domain |
//! | [`report`] | format-neutral documents | base, domain, i18n |
//! | [`export`] | documents as bytes | …, report |
//! | [`store`] | the only code that touches files | base, domain |
//! | [`app`] | the program as a value: model, messages, effects, keys | base … export |
//! | [`shell`] | the only executor, the only clock | domain … app |
//! | [`tui`] | the only ratatui and crossterm | i18n, report, app, shell |
//! | [`cli`] | the command line | everything but store |
//!
//! # Flow one: a key
//!
//! A thread reads the terminal and `tui::input` turns events into
//! [`app::Msg`]s. [`app::update`] looks the key up in the one table
//! ([`app::keys::BINDINGS`]), asks [`app::Model::disabled`], lets the overlay or
//! the screen handle the command and gives back [`app::Effect`]s. The loop in
//! `tui::run` hands them over and draws one frame, if something to see changed.
//!
//! # Flow two: a saved answer
//!
//! A screen makes a [`domain::change::Change`]; `apply` records it in the history
//! and returns its inverse for undo. The model is "saving" until
//! [`app::Msg::Saved`] comes back from [`shell::worker`], whose one thread writes
//! the safety copy and then the session file in the order of `store::save`. Only
//! then the screen says "Tersimpan". Typing is put into the session a second
//! after its first key, or at once when the text is left: one history entry a
//! visit.
//!
//! # Where do I put …
//!
//! | you want | touch | who tells you if you forget |
//! |---|---|---|
//! | a key | one row in `app/keys.rs` | the key-map tests, the README test |
//! | a command | `app/command.rs`, the screen that does it | the compiler |
//! | a screen | `app/screen/`, `tui/view/`, texts | the compiler, the size test |
//! | a text | one row in `i18n/texts/` | the compiler: a row has both languages |
//! | a field of an answer | `domain/session.rs`, `domain/change.rs`, `store/format/` | round-trip tests, frozen files |
//! | a rule of the score | `domain/scoring.rs` | values worked out by hand |
//! | an export format | `export/`, one row in `FORMATS` | the README test, golden files |
//! | a format to import | `intake/`, a variant of `intake::reading::Reading`; read in `shell::apart` | the compiler, the fuzz target `table` |
//! | a question bank | a JSON file | `asesor instrument check`, the bank test |
//! | an effect | `Effect`, its arm in `shell::work`, its answering `Msg` | the compiler |
//! | a colour | `Role` in `tui/theme.rs` | the compiler |
//!
//! # Deliberately absent
//!
//! A network, a database, a journal beside the session file, async, a Save key,
//! stored totals, floats in a score, `unsafe`, and any sentence outside `i18n`.

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
