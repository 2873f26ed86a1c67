//! Tests of the whole store: what a crash, a full disk, a stranger's file or
//! another program can cost a person.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test reads its own files and speaks to whoever runs it"
)]

mod bundle;
mod crash;
mod errors;
mod files;
mod fixture;
mod flips;
mod frozen;
mod keep;
mod machine;
mod others;
mod rows;
mod sim;
