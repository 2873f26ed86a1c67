//! L6: the imperative shell, shared by the screen and the command line: the only
//! executor of effects, the only clock, the only place that makes ids.
//!
//! Deliberately absent: decisions (they are `app`'s), the order of calls that
//! makes a save durable (that is `store`'s), any drawing.

pub mod apart;
pub mod clock;
pub mod cohort;
pub mod demo;
pub mod editor;
pub mod export;
pub mod folder;
pub mod import;
pub mod keep;
pub mod machine;
pub mod query;
pub mod search;
pub mod settings;
pub mod signals;
mod try_out;
pub mod versions;
pub mod work;
pub mod worker;

pub use crate::store::{Overrides, Places, Store};
