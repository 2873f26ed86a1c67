//! The list of invited regions: `code,name,team,slot,attendance,note,event`. One
//! of code and name is enough, the rest may be missing.

use super::csv_rows;
use crate::base::text::fold;
use crate::base::time::Timestamp;
use crate::domain::cohort::is_practice_code;
use crate::domain::event::Attendance;
use crate::domain::import::{Refused, RowProblem};
use crate::domain::region::{Region, Regions};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::OnceLock;

const COLUMNS: [&str; 7] = ["code", "name", "team", "slot", "attendance", "note", "event"];

/// A region of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RosterRow {
    /// Line in the file, from 1.
    pub line: u64,
    /// Today's code.
    pub code: String,
    /// Name as it stands in the list.
    pub name_given: String,
    /// Id of the team.
    pub team: String,
    /// When its slot starts.
    pub slot: Option<Timestamp>,
    /// Whether it came.
    pub attendance: Option<Attendance>,
    /// Remark.
    pub note: String,
    /// Id of the event, where the list names one.
    pub event: String,
}

/// A roster as far as it reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roster {
    /// The regions that were found.
    pub rows: Vec<RosterRow>,
    /// The others.
    pub refused: Vec<Refused>,
}

/// Whether a heading is that of a roster.
#[must_use]
pub fn is_one(heading: &[String]) -> bool {
    heading.iter().any(|h| h == "code" || h == "name") && !heading.iter().any(|h| h == "question")
}

/// Reads a roster. Times without an offset get `utc_offset` (`+07:00`).
#[must_use]
pub fn read(bytes: &[u8], utc_offset: &str) -> Roster {
    let heading = csv_rows::heading(bytes);
    let t = csv_rows::read(bytes, &COLUMNS, 0);
    let mut out = Roster { rows: Vec::new(), refused: t.refused };
    if !is_one(&heading) {
        out.refused.push(Refused { line: 1, column: Some("code".to_owned()), why: RowProblem::NoColumn });
        return out;
    }
    let mut seen: HashMap<String, u64> = HashMap::new();
    for r in &t.rows {
        match region(r, utc_offset) {
            Ok(row) => {
                if let Some(line) = seen.get(&row.code) {
                    let (column, why) = (Some("code".to_owned()), RowProblem::Repeated(*line));
                    out.refused.push(Refused { line: row.line, column, why });
                } else {
                    seen.insert(row.code.clone(), row.line);
                    out.rows.push(row);
                }
            }
            Err(e) => out.refused.push(e),
        }
    }
    out
}

/// The code of the region people mean by a code of today or of 2019, or by its
/// exact full name; a name alone only where one region has it.
///
/// # Errors
/// Which of both does not fit.
pub fn region_code(text: &str) -> Result<String, RowProblem> {
    let all = Regions::shared();
    if let Some(r) = all.by_code(text) {
        return Ok(r.code.clone());
    }
    if is_practice_code(text) {
        return Ok(text.to_owned());
    }
    let typed = fold(text);
    let short = typed.strip_prefix("kab ").map(|rest| format!("kabupaten {rest}"));
    let has = |n: &&Folded| n.full == typed || short.as_ref() == Some(&n.full) || n.plain.contains(&typed);
    let found: Vec<&Region> = folded().iter().filter(|_| !typed.is_empty()).filter(has).map(|n| n.region).collect();
    match found.as_slice() {
        [] => Err(RowProblem::NoRegion(text.to_owned())),
        [one] => Ok(one.code.clone()),
        _ => Err(RowProblem::SeveralRegions(text.to_owned())),
    }
}

/// The names of a region as they are compared.
struct Folded {
    region: &'static Region,
    full: String,
    plain: Vec<String>,
}

/// Folded once: a table has many rows, each is compared with every region.
fn folded() -> &'static [Folded] {
    static ALL: OnceLock<Vec<Folded>> = OnceLock::new();
    let plain = |r: &Region| [Some(fold(&r.name)), r.name_2019.as_deref().map(fold)].into_iter().flatten().collect();
    let names = |r: &'static Region| Folded { region: r, full: fold(&r.full_name), plain: plain(r) };
    ALL.get_or_init(|| Regions::shared().all.iter().map(names).collect())
}

fn region(r: &csv_rows::Row, utc_offset: &str) -> Result<RosterRow, Refused> {
    let line = r.line;
    let refuse = |column: usize, why| Refused { line, column: Some(COLUMNS[column].to_owned()), why };
    let text = |column: usize| r.cell(column).replace('\n', " ");
    let column = usize::from(r.cell(0).is_empty());
    if r.cell(column).is_empty() {
        return Err(refuse(0, RowProblem::Empty));
    }
    let code = region_code(r.cell(column)).map_err(|e| refuse(column, e))?;
    let slot = match r.cell(3) {
        "" => None,
        cell => Some(time(cell, utc_offset).ok_or_else(|| refuse(3, RowProblem::BadTime(text(3))))?),
    };
    let attendance = match r.cell(4).to_ascii_lowercase().as_str() {
        "" => None,
        "unknown" => Some(Attendance::Unknown),
        "came" | "hadir" => Some(Attendance::Came),
        "absent" => Some(Attendance::Absent),
        _ => return Err(refuse(4, RowProblem::BadAttendance(text(4)))),
    };
    Ok(RosterRow { line, code, name_given: text(1), team: text(2), slot, attendance, note: text(5), event: text(6) })
}

/// RFC 3339, or `2019-02-21 09:00` (or `09.00`) at the event's offset.
fn time(cell: &str, utc_offset: &str) -> Option<Timestamp> {
    Timestamp::parse(cell).or_else(|| {
        let (day, clock) = cell.split_once([' ', 'T'])?;
        let day = crate::base::time::parse_day(day)?;
        let clock = clock.trim().replace('.', ":");
        let clock = if clock.len() == 4 { format!("0{clock}") } else { clock };
        let clock = if clock.len() == 5 { format!("{clock}:00") } else { clock };
        Timestamp::parse(&format!("{day}T{clock}{utc_offset}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_by_names_finds_its_regions_and_never_guesses() {
        let csv = "name;team;slot;note\nKabupaten Sleman;a;2019-02-21 09.00;\nKab. Murung Raya;;;x\nSolok;;;\n\
                   Atlantis;;;\nSleman;;;\nKota Solok;;2019-02-21;\n";
        let r = read(csv.as_bytes(), "+07:00");
        let codes: Vec<&str> = r.rows.iter().map(|x| x.code.as_str()).collect();
        assert_eq!(codes, ["34.04", "62.12"]);
        assert_eq!(r.rows[0].slot.map(|t| t.to_string()).as_deref(), Some("2019-02-21T09:00:00+07:00"));
        let lines: Vec<(u64, &RowProblem)> = r.refused.iter().map(|x| (x.line, &x.why)).collect();
        assert!(matches!(
            lines.as_slice(),
            [
                (4, RowProblem::SeveralRegions(_)),
                (5, RowProblem::NoRegion(_)),
                (6, RowProblem::Repeated(2)),
                (7, RowProblem::BadTime(_))
            ]
        ));
    }
}
