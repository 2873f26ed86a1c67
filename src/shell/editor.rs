//! The person's own editor for a long note: `$VISUAL`, else `$EDITOR`, else what the
//! system has.

use crate::base::fault::{Fault, FaultKind};
use crate::base::text::{MAX_TEXT, visible_lines};
use crate::shell::clock::new_id;
use crate::store::scratch::{self, Scratch};
use std::process::Command;

/// Lets the person edit `text` outside and gives back what they left there. The
/// caller has given the terminal away.
///
/// # Errors
/// The editor cannot be started or failed; the scratch file cannot be used. The
/// text of the note is then as it was.
pub fn edit(text: &str) -> Result<String, Fault> {
    let named = ["VISUAL", "EDITOR"].iter().find_map(|v| std::env::var(v).ok().filter(|s| !s.trim().is_empty()));
    let editor = named.unwrap_or_else(|| if cfg!(windows) { "notepad" } else { "vi" }.to_owned());
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or_default();
    let file = scratch::write(&format!("asesor-{}.txt", new_id().short()), text)?;
    let status = Command::new(program).args(words).arg(file.path()).status();
    match status {
        Ok(s) if s.success() => taken(file),
        Ok(s) => Err(Fault::new(FaultKind::Other, program, &s.to_string())),
        Err(e) => Err(Fault::new(FaultKind::NotFound, program, &e.to_string())),
    }
}

/// What the person left. A text longer than a field holds stays in its file, whose
/// place the fault tells: it is all there is of it.
fn taken(file: Scratch) -> Result<String, Fault> {
    let text = file.read()?;
    if visible_lines(&text).len() <= MAX_TEXT {
        return Ok(text);
    }
    let fault = Fault::new(FaultKind::TooLarge, file.path(), "");
    file.leave();
    Err(fault)
}
