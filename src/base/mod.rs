//! L0: words every layer needs. Depends on nothing of ours.
//!
//! Deliberately absent: any clock (`time` only parses and prints), any file,
//! any sentence for people, any terminal library.

pub mod fault;
pub mod id;
pub mod ratio;
pub mod strict_json;
pub mod text;
pub mod time;
