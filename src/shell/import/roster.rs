//! A roster into an event: regions are added and changed, never removed.

use crate::base::id::Id;
use crate::domain::event::{Attendance, Event, Invited, Slot, Team};
use crate::domain::import::{Deed, FileReport, Refused, RowProblem};
use crate::intake::reading::Reading;
use crate::intake::roster::{Roster, RosterRow};
use crate::shell::apart::Apart;
use crate::store::format::Instruments;
use crate::store::{Foreign, Store};
use std::path::Path;

/// The offset before the event is known: that of Jakarta.
pub const USUAL_OFFSET: &str = "+07:00";

/// Brings the roster in the file into the event; `apart` reads it.
#[must_use]
pub fn bring_roster(store: &Store, apart: &Apart, event: &Id, path: &Path) -> FileReport {
    let bytes = match store.foreign(path, &mut Instruments::new()) {
        Ok(Foreign::Csv(bytes)) => bytes,
        Ok(_) => return super::report(path, Deed::NotRead),
        Err(f) => return super::report(path, super::unread(path, f)),
    };
    let before = match store.event(event) {
        Ok(e) => e,
        Err(f) => return super::report(path, Deed::Failed(f)),
    };
    read(store, apart, before, path, bytes)
}

/// Brings a roster that names its event in a column.
///
/// `r` was read at the usual offset; elsewhere the table is read once more.
pub fn bring_named(store: &Store, apart: &Apart, path: &Path, bytes: Vec<u8>, r: Roster) -> FileReport {
    let first = r.rows.first().and_then(|row| Id::parse(&row.event));
    let Some(event) = first.filter(|e| r.rows.iter().all(|row| row.event == e.as_str())) else {
        return super::report(path, Deed::RosterWithoutEvent);
    };
    let before = match store.event(&event) {
        Ok(e) => e,
        Err(f) => return super::report(path, Deed::Failed(f)),
    };
    if before.utc_offset == USUAL_OFFSET {
        return bring(store, before, path, r);
    }
    read(store, apart, before, path, bytes)
}

/// Reads the table at the offset of its event and brings it in.
fn read(store: &Store, apart: &Apart, before: Event, path: &Path, bytes: Vec<u8>) -> FileReport {
    match apart.read(bytes, &before.utc_offset) {
        Ok(Reading::Roster(r)) => bring(store, before, path, r),
        Ok(_) => super::report(path, Deed::UnknownTable),
        Err(e) => super::report(path, Deed::NoAnswer(e)),
    }
}

fn bring(store: &Store, before: Event, path: &Path, r: Roster) -> FileReport {
    let mut after = before.clone();
    let Roster { rows, mut refused } = r;
    let (mut added, mut changed, mut same) = (0, 0, 0);
    for r in rows {
        match place(&mut after, &r) {
            Ok(Placed::Added) => added += 1,
            Ok(Placed::Changed) => changed += 1,
            Ok(Placed::Same) => same += 1,
            Err(e) => refused.push(e),
        }
    }
    if after != before
        && let Err(f) = store.save_event(&after, Some(&before))
    {
        return FileReport { refused, ..super::report(path, Deed::Failed(f)) };
    }
    let deed = Deed::Roster(before.id, added, changed, same);
    FileReport { refused, ..super::report(path, deed) }
}

enum Placed {
    Added,
    Changed,
    Same,
}

/// Puts a line into the event. Empty cells leave what is there.
fn place(e: &mut Event, r: &RosterRow) -> Result<Placed, Refused> {
    let refuse = |column: &str, why| Refused { line: r.line, column: Some(column.to_owned()), why };
    let team = match r.team.as_str() {
        "" => None,
        t => Some(Id::parse(t).ok_or_else(|| refuse("team", RowProblem::NotAnId(t.to_owned())))?),
    };
    let slot = match (team, r.slot) {
        (Some(team), Some(start)) => Some(Slot { team, start }),
        (None, None) => None,
        (Some(_), None) => return Err(refuse("slot", RowProblem::Empty)),
        (None, Some(_)) => return Err(refuse("team", RowProblem::Empty)),
    };
    if let Some(s) = &slot
        && e.teams.iter().all(|t| t.id != s.team)
    {
        // Only its name is known so far.
        let room = s.team.to_string();
        e.teams.push(Team { id: s.team.clone(), room, members: Vec::new(), chair: String::new() });
    }
    let Some(there) = e.roster.iter_mut().find(|i| i.code == r.code) else {
        e.roster.push(Invited {
            code: r.code.clone(),
            name_given: r.name_given.clone(),
            slot,
            attendance: r.attendance.unwrap_or(Attendance::Unknown),
            note: r.note.clone(),
        });
        return Ok(Placed::Added);
    };
    let before = there.clone();
    let text = |new: &String, old: &mut String| {
        if !new.is_empty() {
            old.clone_from(new);
        }
    };
    text(&r.name_given, &mut there.name_given);
    text(&r.note, &mut there.note);
    there.slot = slot.or_else(|| there.slot.take());
    there.attendance = r.attendance.unwrap_or(there.attendance);
    Ok(if *there == before { Placed::Same } else { Placed::Changed })
}
