//! Tests of the whole store: what a crash, a full disk, a stranger's file or
//! another program can cost a person.

mod bundle;
mod crash;
mod errors;
mod files;
mod fixture;
mod frozen;
mod keep;
mod machine;
mod others;
mod rows;
mod sim;
