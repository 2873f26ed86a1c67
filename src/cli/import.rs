//! `asesor import`.

use super::args::Import;
use super::ctx::Ctx;
use super::failure::{self, CONFLICT, Done, Failure, NOTHING, UNDONE, kind_word};
use super::say::{say, tell};
use crate::domain::import::{Deed, FileReport, PlaceDeed, RowProblem, SessionDeed};
use crate::i18n::explain_import as x;
use crate::i18n::texts::import as t;
use crate::report::json;
use crate::shell::apart::Apart;
use crate::shell::import::import;
use serde_json::{Value, json};

/// Brings files in and says what became of each.
pub fn run(ctx: &Ctx, a: &Import) -> Done {
    let store = ctx.store()?;
    let reports = import(&store, &Apart::ourselves(), &a.import_paths);
    if reports.iter().all(|r| r.deed == Deed::NotRead) {
        return Err(Failure::new(NOTHING, t::nothing_to_read(ctx.lang)));
    }
    tell_all(ctx, &reports, a.json)
}

/// Prints what became of files: what came in to standard output, what was refused
/// with the failure to standard error.
///
/// # Errors
/// Something did not come in: the gravest of it gives the exit code.
pub fn tell_all(ctx: &Ctx, reports: &[FileReport], as_json: bool) -> Done {
    let lang = ctx.lang;
    let mut bad = Vec::new();
    if as_json {
        let files: Vec<Value> = reports.iter().map(|r| file_json(ctx, r)).collect();
        say(&json::pretty(&json!({"format": "asesor-import/1", "files": files})));
    } else {
        for r in reports {
            let mut lines = x::report(lang, r);
            let failed =
                matches!(r.deed, Deed::Failed(_) | Deed::NoAnswer(_) | Deed::UnknownTable | Deed::RosterWithoutEvent);
            let kept = if failed { 0 } else { lines.len() - r.refused.len() - usize::from(!r.refused.is_empty()) };
            bad.extend(lines.split_off(kept));
            for l in &lines {
                say(l);
            }
        }
    }
    let code = reports.iter().map(code).max_by_key(|c| weight(*c)).unwrap_or(0);
    if code == 0 {
        for l in &bad {
            tell(l);
        }
        return Ok(());
    }
    if let [FileReport { deed: Deed::Failed(f), .. }] = reports {
        return Err(Failure::fault(lang, f));
    }
    let parted = reports.iter().any(|r| matches!(r.deed, Deed::Session(_, SessionDeed::Diverged(_))));
    let text = if parted { t::diverged_exit(lang) } else { t::some_refused(lang) };
    Err(Failure::new(code, text).with(bad))
}

/// Damage before conflict before anything else.
fn weight(code: u8) -> u8 {
    match code {
        failure::DAMAGED => 3,
        CONFLICT => 2,
        0 => 0,
        _ => 1,
    }
}

fn code(r: &FileReport) -> u8 {
    let deed = match &r.deed {
        Deed::Failed(f) => failure::code(f.kind),
        Deed::Session(_, SessionDeed::Diverged(_)) | Deed::Event(_, PlaceDeed::Other) => CONFLICT,
        Deed::UnknownTable | Deed::RosterWithoutEvent | Deed::NoAnswer(_) => UNDONE,
        _ => 0,
    };
    // A column that means nothing costs nothing.
    let rows = r.refused.iter().filter(|x| x.why != RowProblem::UnknownColumn).map(|x| match &x.why {
        RowProblem::Final(_) => CONFLICT,
        RowProblem::Fault(f) => failure::code(f.kind),
        _ => UNDONE,
    });
    rows.chain([deed]).max_by_key(|c| weight(*c)).unwrap_or(0)
}

fn file_json(ctx: &Ctx, r: &FileReport) -> Value {
    let mut v = match &r.deed {
        Deed::Session(id, d) => {
            let mut v = json!({"what": "session", "session": id, "deed": session_word(d)});
            if let SessionDeed::Diverged(p) = d {
                v["conflict"] = json!(p.to_string_lossy().into_owned());
            }
            v
        }
        Deed::Event(id, d) => json!({"what": "event", "event": id, "deed": place_word(*d)}),
        Deed::Claim(e, code, d) => json!({"what": "claim", "event": e, "region": code, "deed": place_word(*d)}),
        Deed::Answers(a) => {
            let claims: Vec<Value> = a.claims.iter().map(|(e, c)| json!({"event": e, "region": c})).collect();
            json!({"what": "answers", "changed": a.changed, "same": a.same, "made": a.made, "updated": a.updated,
                   "claims": claims, "older_claim": a.older_claim})
        }
        Deed::Roster(e, added, changed, same) => {
            json!({"what": "roster", "event": e, "added": added, "changed": changed, "same": same})
        }
        Deed::RosterWithoutEvent => json!({"what": "roster", "deed": "no_event"}),
        Deed::UnknownTable => json!({"what": "unknown_table"}),
        Deed::NoAnswer(e) => json!({"what": "no_answer", "kind": x::no_answer_word(e)}),
        Deed::NotRead => json!({"what": "not_read"}),
        Deed::Failed(f) => json!({"what": "failed", "kind": kind_word(f.kind)}),
    };
    v["path"] = json!(r.path.to_string_lossy().into_owned());
    let said = x::deed(ctx.lang, &r.deed);
    v["said"] = json!(said.iter().map(|l| l.trim()).collect::<Vec<_>>());
    let refused: Vec<Value> = r
        .refused
        .iter()
        .map(|p| {
            let mut v = json!({"line": p.line, "cause": x::word(&p.why), "why": x::problem(ctx.lang, &p.why)});
            if let Some(c) = &p.column {
                v["column"] = json!(c);
            }
            v
        })
        .collect();
    v["refused"] = Value::Array(refused);
    v
}

fn session_word(d: &SessionDeed) -> &'static str {
    match d {
        SessionDeed::New => "new",
        SessionDeed::Longer => "longer",
        SessionDeed::Older => "older",
        SessionDeed::Same => "same",
        SessionDeed::Diverged(_) => "diverged",
    }
}

fn place_word(d: PlaceDeed) -> &'static str {
    match d {
        PlaceDeed::New => "new",
        PlaceDeed::Newer => "newer",
        PlaceDeed::Same => "same",
        PlaceDeed::Other => "other",
    }
}
