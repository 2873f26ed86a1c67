//! L1: the field's own rules. Everything here is pure: values in, values out.
//!
//! Deliberately absent: files, clocks, terminals, sentences for people, and any
//! stored total (scores are computed from ratings each time they are shown).
//! Types that derive `serde` have the shape of the file format in version 1;
//! `store::format` owns older versions.

pub mod adopt;
pub mod agreement;
pub mod change;
pub mod check_code;
pub mod claim;
pub mod cohort;
pub mod compare;
pub mod condition;
pub mod event;
pub mod finalise;
pub mod history;
pub mod import;
pub mod instrument;
pub mod instrument_check;
pub mod instrument_diff;
pub mod keep;
pub mod lang;
pub mod lineage;
pub mod members;
pub mod must_ask;
pub mod new_session;
pub mod open_items;
pub mod pace;
pub mod panel;
pub mod panel_record;
pub mod practice;
pub mod previous;
pub mod promise;
pub mod region;
pub mod region_search;
pub mod reopen;
pub mod scoring;
pub mod search;
pub mod session;
pub mod sound;
pub mod summary;
pub mod try_out;
