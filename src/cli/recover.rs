//! `asesor recover`: the copies of a session, and taking one of them.

use super::args::Recover;
use super::ctx::{Ctx, columns};
use super::failure::{DAMAGED, Done, Failure, NOTHING, USAGE};
use super::keep::sentences;
use super::say::{say, tell};
use crate::app::compared;
use crate::app::keep::{Origin, Version};
use crate::app::overlay::Named;
use crate::base::id::SessionId;
use crate::base::text::{shown_path, visible};
use crate::domain::compare::{Comparison, Side, Version as State};
use crate::i18n::explain;
use crate::i18n::texts::{cli as c, cli_keep as t};
use crate::report::json;
use crate::shell::Store;
use crate::shell::keep::{self, Copy};
use crate::shell::query::{self, Candidate, Listed, Role};
use crate::shell::versions;
use serde_json::{Value, json};
use std::path::Path;

/// A file with the copies that could take its place.
struct Case {
    row: Listed,
    copies: Vec<Candidate>,
    /// What is wrong, in words.
    why: Option<String>,
}

/// Lists copies, takes one, or erases the safety copies.
pub fn run(ctx: &Ctx, a: &Recover) -> Done {
    let store = ctx.store()?;
    if a.erase {
        return erase(ctx, a, &store);
    }
    let Some(word) = &a.session else {
        return list(ctx, a.json, &needy(ctx, &store)?);
    };
    let path = ctx.find(&store, word)?;
    let rows = query::rows(&store).map_err(|f| ctx.fault(&f))?;
    let row = rows.into_iter().find(|l| l.path == path);
    let copies = match &row {
        Some(Listed { role: Role::SafetyOnly, id: Some(id), .. }) => store.candidates_of(*id),
        _ => store.candidates(&path),
    };
    if copies.is_empty() {
        return Err(Failure::new(NOTHING, t::recover_none(ctx.lang, &shown_path(&path))));
    }
    if let Some(number) = a.compare {
        return compare(ctx, a, &store, &copies, number, &path);
    }
    let Some(number) = a.use_copy else {
        return list(ctx, a.json, &row.map(|row| Case { row, copies, why: None }).into_iter().collect::<Vec<_>>());
    };
    let Some(chosen) = number.checked_sub(1).and_then(|n| copies.get(n)) else {
        return Err(Failure::new(USAGE, t::recover_number(ctx.lang, number, copies.len())));
    };
    let done = keep::take(&store, &copies, number, &path).map_err(|f| ctx.fault(&f))?;
    if a.json {
        let kept: Vec<String> = done.kept.iter().map(|p| p.to_string_lossy().into_owned()).collect();
        say(&json::pretty(&json!({
            "format": "asesor-recovered/1", "session": chosen.session, "generation": chosen.generation,
            "path": done.path.to_string_lossy().into_owned(), "kept": kept,
        })));
        return Ok(());
    }
    say(&t::recover_done(ctx.lang, &shown_path(&done.path), chosen.generation));
    for p in &done.kept {
        say(&t::recover_kept(ctx.lang, &shown_path(p)));
    }
    if done.kept.is_empty() {
        say(t::recover_kept_none(ctx.lang));
    }
    Ok(())
}

/// What differs between the file (or, where it cannot be read, the newest other
/// copy) and a copy. Changes nothing.
fn compare(ctx: &Ctx, a: &Recover, store: &Store, copies: &[Candidate], number: usize, path: &Path) -> Done {
    let Some(chosen) = number.checked_sub(1).and_then(|n| copies.get(n)) else {
        return Err(Failure::new(USAGE, t::recover_number(ctx.lang, number, copies.len())));
    };
    let others = copies.iter().map(|c| c.path.clone()).filter(|p| p != path);
    let left = std::iter::once(path.to_owned()).chain(others).filter(|p| *p != chosen.path);
    let left: Vec<Version> = left.map(Version::File).collect();
    let (of, found) = versions::compare(store, &left, &Version::File(chosen.path.clone()));
    let found = found.map_err(|f| ctx.fault(&f))?;
    if a.json {
        say(&json::pretty(&compared_json(&found, of.as_ref(), chosen)));
        return Ok(());
    }
    let others = copies.iter().filter(|c| c.path != path).map(|c| (&*c.path, keep::which(c.copy)));
    let named = (compared::named(of.as_ref(), others), Named::Copy(keep::which(chosen.copy)));
    for line in compared::lines(named, &found, ctx.lang, columns()) {
        say(line.text.trim_end());
    }
    Ok(())
}

fn compared_json(c: &Comparison, left: Option<&Origin>, right: &Candidate) -> Value {
    let side = |s: &Side| json!({"rating": s.rating, "note": s.note, "evidence_seen": s.seen});
    let version = |v: &State| {
        json!({
            "generation": v.generation, "changed": v.changed, "by": v.who, "answered": v.answered,
            "questions": v.total, "changes_of_its_own": v.changes,
        })
    };
    let questions: Vec<Value> = c
        .questions
        .iter()
        .map(|q| json!({"question": q.question, "number": q.number, "left": side(&q.left), "right": side(&q.right)}))
        .collect();
    let mut v = json!({
        "format": "asesor-compared/1", "session": right.session, "right": version(&c.right),
        "right_path": right.path.to_string_lossy(), "questions": questions, "elsewhere": c.elsewhere,
    });
    if let Some(Origin::File(path)) = left {
        v["left"] = version(&c.left);
        v["left_path"] = json!(path.to_string_lossy());
    }
    v
}

/// What a person should look at: files that cannot be read, and those with a
/// copy that is newer.
fn needy(ctx: &Ctx, store: &Store) -> Result<Vec<Case>, Failure> {
    let rows = query::rows(store).map_err(|f| ctx.fault(&f))?;
    let mut out = Vec::new();
    for row in rows {
        let why = match (&row.row, row.role) {
            (_, Role::Corrupt) => continue,
            (_, Role::SafetyOnly) => Some(c::role_safety(ctx.lang).to_owned()),
            (Err(f), _) => Some(explain::fault_word(ctx.lang, f.kind).to_owned()),
            (Ok(_), Role::Session) => None,
            (Ok(_), _) => continue,
        };
        let copies = match (row.role, row.id) {
            (Role::SafetyOnly, Some(id)) => store.candidates_of(id),
            _ => store.candidates(&row.path),
        };
        let newer = |s: &crate::domain::summary::Summary| {
            copies.first().is_some_and(|c| c.session == s.session && c.generation > s.generation)
        };
        let why = why.or_else(|| row.row.as_ref().is_ok_and(newer).then(|| t::recover_newer(ctx.lang).to_owned()));
        if why.is_some() {
            out.push(Case { row, copies, why });
        }
    }
    Ok(out)
}

fn list(ctx: &Ctx, as_json: bool, cases: &[Case]) -> Done {
    if as_json {
        let all: Vec<Value> = cases.iter().map(case_json).collect();
        say(&json::pretty(&json!({"format": "asesor-recover/1", "sessions": all})));
        return Ok(());
    }
    if cases.is_empty() {
        tell(t::recover_nothing(ctx.lang));
    }
    for case in cases {
        let id = case.row.id.map(SessionId::short).unwrap_or_default();
        let region = match &case.row.row {
            Ok(s) => s.region.full_name(),
            Err(_) => case.row.region.clone().unwrap_or_default(),
        };
        let parts = [id.clone(), visible(&region), shown_path(&case.row.path), case.why.clone().unwrap_or_default()];
        let kept: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        say(&t::recover_session(ctx.lang, &kept.join("  ")));
        for (n, copy) in (1..).zip(&case.copies) {
            let at = copy.changed.to_string();
            let kind = compared::copy(ctx.lang, keep::which(copy.copy));
            say(&format!("  {}", t::recover_copy(ctx.lang, n, kind, copy.generation, &at, copy.answers)));
        }
        if case.copies.is_empty() {
            say(&format!("  {}", c::doctor_no_copies(ctx.lang)));
        } else {
            let word = if id.is_empty() { shown_path(&case.row.path) } else { id };
            tell(&t::recover_how(ctx.lang, &word));
        }
    }
    if cases.iter().any(|c| c.row.row.is_err()) { Err(Failure::silent(DAMAGED)) } else { Ok(()) }
}

fn case_json(c: &Case) -> Value {
    let copies: Vec<Value> = (1..)
        .zip(&c.copies)
        .map(|(n, x): (usize, _)| {
            let kind = match x.copy {
                Copy::Main => "file",
                Copy::Temp => "interrupted",
                Copy::Previous => "previous",
                Copy::Safety => "safety",
            };
            json!({
                "number": n, "copy": kind, "path": x.path.to_string_lossy().into_owned(), "generation": x.generation,
                "changed": x.changed, "answers": x.answers, "sha256": x.sha256,
            })
        })
        .collect();
    let mut v = json!({
        "path": c.row.path.to_string_lossy().into_owned(), "role": super::list::role_word(c.row.role), "copies": copies,
    });
    if let Some(id) = c.row.id {
        v["session"] = json!(id);
    }
    if let Some(why) = &c.why {
        v["why"] = json!(why);
    }
    v
}

fn erase(ctx: &Ctx, a: &Recover, store: &Store) -> Done {
    if !a.yes {
        return Err(Failure::new(USAGE, t::erase_ask(ctx.lang)));
    }
    let only = match &a.session {
        None => None,
        Some(word) => {
            let path = ctx.find(store, word)?;
            Some(store.read(&path).map_err(|f| ctx.fault(&f))?.session.session)
        }
    };
    let e = store.erase_safety(only).map_err(|f| ctx.fault(&f))?;
    if a.json {
        let left: Vec<String> = e.left.iter().map(|f| f.path.to_string_lossy().into_owned()).collect();
        say(&json::pretty(&json!({"format": "asesor-erased/1", "removed": e.removed, "left": left})));
    } else {
        say(&t::erased(ctx.lang, e.removed));
        if !e.left.is_empty() {
            tell(&t::erase_left(ctx.lang, e.left.len()));
            for l in sentences(ctx, &e.left) {
                tell(&l);
            }
        }
    }
    Ok(())
}
