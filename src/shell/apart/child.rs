//! The process that reads: one table on standard input, one document on standard
//! output. It opens no file and needs no setting.

use super::limits;
use crate::intake::reading;
use crate::store::MAX_TABLE_MIB;
use std::io::{self, Read as _, Write as _};

/// Reads the table that comes in and gives the exit code: 0 when the answer is
/// whole. Times without an offset get `utc_offset`.
#[must_use]
pub fn run(utc_offset: &str) -> u8 {
    // Before the first byte of the table.
    if limits::confine().is_err() {
        return 3;
    }
    match answer(utc_offset) {
        Ok(()) => 0,
        Err(_) => 4,
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the answer to the parent, which reads it as JSON and shows nothing of it uncleaned"
)]
fn answer(utc_offset: &str) -> io::Result<()> {
    let most = MAX_TABLE_MIB * 1024 * 1024;
    let mut table = Vec::new();
    io::stdin().lock().take(most + 1).read_to_end(&mut table)?;
    if table.len() as u64 > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let json = reading::read(&table, utc_offset).to_json()?;
    let mut out = io::stdout().lock();
    out.write_all(&json)?;
    out.flush()
}
