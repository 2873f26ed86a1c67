//! A roster into an event: regions are added and changed, never removed.

use crate::base::id::Id;
use crate::domain::event::{Attendance, Event, Invited, Slot, Team};
use crate::domain::import::{Deed, FileReport, Refused, RowProblem};
use crate::intake::roster::{self, RosterRow};
use crate::store::format::Instruments;
use crate::store::{Foreign, Store};
use std::path::Path;

/// Brings the roster in the file into the event.
#[must_use]
pub fn bring_roster(store: &Store, event: &Id, path: &Path) -> FileReport {
    match store.foreign(path, &mut Instruments::new()) {
        Ok(Foreign::Csv(bytes)) => bring(store, event, path, &bytes),
        Ok(_) => super::report(path, Deed::NotRead),
        Err(f) => super::report(path, Deed::Failed(f)),
    }
}

/// Brings a roster that names its event in a column.
pub fn bring_named(store: &Store, path: &Path, bytes: &[u8]) -> FileReport {
    let named: Vec<String> = roster::read(bytes, "+07:00").rows.into_iter().map(|r| r.event).collect();
    let first = named.first().and_then(|e| Id::parse(e));
    match first {
        Some(event) if named.iter().all(|e| e == event.as_str()) => bring(store, &event, path, bytes),
        _ => super::report(path, Deed::RosterWithoutEvent),
    }
}

fn bring(store: &Store, event: &Id, path: &Path, bytes: &[u8]) -> FileReport {
    let before = match store.event(event) {
        Ok(e) => e,
        Err(f) => return super::report(path, Deed::Failed(f)),
    };
    let mut after = before.clone();
    let roster::Roster { rows, mut refused } = roster::read(bytes, &before.utc_offset);
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
    let deed = Deed::Roster(event.clone(), added, changed, same);
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
