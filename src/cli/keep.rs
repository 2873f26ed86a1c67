//! `asesor reopen`, `bundle` and `restore`.

use super::args::{Bundle, Reopen, Restore};
use super::ctx::Ctx;
use super::failure::{CONFLICT, Done, Failure, NOTHING, UNDONE, USAGE, kind_word};
use super::say::{say, tell};
use crate::app::keep::NotReopened;
use crate::base::fault::{Fault, FaultKind};
use crate::base::text::{shown_path, visible};
use crate::domain::reopen::ReopenError;
use crate::i18n::explain;
use crate::i18n::texts::cli_keep as t;
use crate::report::json;
use crate::shell::clock;
use crate::shell::work::Work;
use serde_json::{Value, json};
use std::path::Path;

/// Makes the session that goes on from a final one; prints its id.
pub fn reopen(ctx: &Ctx, a: &Reopen) -> Done {
    let store = ctx.store()?;
    let path = ctx.find(&store, &a.session)?;
    let old = store.read(&path).map_err(|f| ctx.fault(&f))?.session;
    let mut work = Work::new(store);
    let made = work.reopen(&path, &visible(&a.reason), &old.assessor.name);
    let (o, outcome) = made.map_err(|why| match why {
        NotReopened::Fault(f) => ctx.fault(&f),
        NotReopened::Refused(e) => {
            let code = if e == ReopenError::NoReason { USAGE } else { CONFLICT };
            Failure::new(code, explain::reopen(ctx.lang, &e))
        }
    })?;
    ctx.saved(&outcome)?;
    let new = &o.session;
    if a.json {
        say(&json::pretty(&json!({
            "format": "asesor-reopen/1", "session": new.session, "short": new.session.short(),
            "lineage": new.lineage, "revision": new.revision, "supersedes": new.supersedes,
            "path": o.path.to_string_lossy().into_owned(),
        })));
    } else {
        say(&new.session.short());
        tell(&t::reopened(ctx.lang, &new.session.short(), &old.session.short(), new.revision));
    }
    Ok(())
}

/// Writes a bundle; prints its path.
pub fn bundle(ctx: &Ctx, a: &Bundle) -> Done {
    let event = a.event.as_deref().map(|e| ctx.id("--event", e)).transpose()?;
    let out = std::path::absolute(&a.out).unwrap_or_else(|_| a.out.clone());
    let store = ctx.store()?;
    let b = store.bundle(event.as_ref(), &out, clock::wall()).map_err(|f| match &event {
        // The file of an event that is not there, not the folder written to.
        Some(id) if f.kind == FaultKind::NotFound && f.path.starts_with(ctx.places.data.join("events")) => {
            Failure::new(NOTHING, t::bundle_no_event(ctx.lang, id.as_str()))
        }
        _ => ctx.fault(&f),
    })?;
    if a.json {
        say(&json::pretty(&json!({
            "format": "asesor-bundled/1", "path": b.path.to_string_lossy().into_owned(), "files": b.files,
            "left_out": faults(ctx, &b.left_out),
        })));
    } else {
        say(&shown_path(&b.path));
        tell(&t::bundled(ctx.lang, b.files, &shown_path(&b.path)));
        tell(t::bundle_private(ctx.lang));
    }
    if b.left_out.is_empty() {
        return Ok(());
    }
    Err(Failure::new(UNDONE, t::bundle_left_out(ctx.lang, b.left_out.len())).with(sentences(ctx, &b.left_out)))
}

/// Puts the files of a bundle back.
pub fn restore(ctx: &Ctx, a: &Restore) -> Done {
    let store = ctx.store()?;
    let r = store.restore(&a.file).map_err(|f| ctx.fault(&f))?;
    let path = |p: &Path| p.to_string_lossy().into_owned();
    if a.json {
        let conflicts: Vec<Value> =
            r.conflicts.iter().map(|(old, copy)| json!({"kept": path(old), "copy": path(copy)})).collect();
        let written: Vec<String> = r.written.iter().map(|p| path(p)).collect();
        say(&json::pretty(&json!({
            "format": "asesor-restore/1", "written": written, "same": r.same, "conflicts": conflicts,
            "failed": faults(ctx, &r.failed),
        })));
    } else {
        r.written.iter().for_each(|p| say(&shown_path(p)));
        tell(&t::restored(ctx.lang, r.written.len(), r.same));
        for (old, copy) in &r.conflicts {
            tell(&t::restore_conflict(ctx.lang, &shown_path(old), &shown_path(copy)));
        }
    }
    if !r.failed.is_empty() {
        let text = t::restore_failed(ctx.lang, r.failed.len());
        return Err(Failure::new(UNDONE, text).with(sentences(ctx, &r.failed)));
    }
    if r.conflicts.is_empty() { Ok(()) } else { Err(Failure::silent(CONFLICT)) }
}

/// Failures outside, a sentence each.
pub fn sentences(ctx: &Ctx, all: &[Fault]) -> Vec<String> {
    all.iter().map(|f| format!("  {}", explain::fault(ctx.lang, f))).collect()
}

fn faults(ctx: &Ctx, all: &[Fault]) -> Vec<Value> {
    let one = |f: &Fault| {
        json!({
            "path": f.path.to_string_lossy().into_owned(), "kind": kind_word(f.kind), "why": explain::fault(ctx.lang, f),
        })
    };
    all.iter().map(one).collect()
}
