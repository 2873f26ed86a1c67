//! Text from elsewhere: the Big List of Naughty Strings and some of our own,
//! through every screen, every command, every name and every document. Nothing of
//! them may work in a terminal, lead out of a folder or stop the program.
//!
//! Each test prints a line `SAFETY …`, which the fault harness puts into its table.

mod commands;
mod corpus;
mod filled;
mod json;
mod names;
mod run;
mod special;
mod widgets;
mod wire;

use std::io::Write as _;

/// Tells the fault harness what was tried and what went wrong.
fn tell(row: &str, trials: usize, lost: usize, unreadable: usize, hung: usize) {
    let line = format!("SAFETY {row} trials={trials} lost={lost} unreadable={unreadable} hung={hung}\n");
    let _ = std::io::stdout().write_all(line.as_bytes());
}
