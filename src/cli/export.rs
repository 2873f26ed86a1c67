//! `asesor export`.

use super::args::Export;
use super::ctx::Ctx;
use super::failure::{Done, Failure, NOTHING, USAGE};
use super::say::{say, say_all};
use crate::app::msg::{Audience, ExportOrder};
use crate::base::text::visible;
use crate::export::FORMATS;
use crate::i18n::texts::cli as t;
use crate::report::json;
use crate::shell::query::{self, Filter, Role};
use crate::shell::{Store, work};
use serde_json::json;
use std::path::PathBuf;

/// Documents that can be made.
const DOCUMENTS: [&str; 1] = ["notes"];

/// Writes the files and prints their paths.
pub fn run(ctx: &Ctx, a: &Export) -> Done {
    if !DOCUMENTS.contains(&a.kind.as_str()) {
        let text = t::export_document(ctx.lang, &visible(&a.kind), &DOCUMENTS.join(", "));
        return Err(Failure::new(USAGE, text));
    }
    let mut formats: Vec<&'static str> = Vec::new();
    for word in &a.format {
        let Some(f) = FORMATS.iter().find(|f| f.id == word.trim()) else {
            let have: Vec<&str> = FORMATS.iter().map(|f| f.id).collect();
            return Err(Failure::new(USAGE, t::export_format(ctx.lang, &visible(word), &have.join(", "))));
        };
        if !formats.contains(&f.id) {
            formats.push(f.id);
        }
    }
    let audience = if a.audience == "region" { Audience::Region } else { Audience::Panel };
    let store = ctx.store()?;
    let sessions = sessions(ctx, a, &store)?;
    // Every session is read before anything is written.
    let loaded: Result<Vec<_>, Failure> = sessions.iter().map(|p| store.read(p).map_err(|f| ctx.fault(&f))).collect();
    let folder = match &a.out {
        Some(dir) => std::path::absolute(dir).unwrap_or_else(|_| dir.clone()),
        None => ctx.places.data.join("exports"),
    };
    let order = ExportOrder { formats, audience, lang: ctx.lang };
    let mut written: Vec<String> = Vec::new();
    let mut failed = None;
    for l in loaded? {
        match work::export(&folder, &l.session, &l.instrument.instrument, &order) {
            Ok(paths) => written.extend(paths.iter().map(|p| p.to_string_lossy().into_owned())),
            Err(f) => {
                failed = Some(ctx.fault(&f));
                break;
            }
        }
    }
    if a.json {
        say(&json::pretty(&json!({"format": "asesor-export/1", "written": written})));
    } else {
        say_all(&written);
    }
    failed.map_or(Ok(()), Err)
}

fn sessions(ctx: &Ctx, a: &Export, store: &Store) -> Result<Vec<PathBuf>, Failure> {
    if let Some(event) = &a.every {
        let filter = Filter { event: Some(event.clone()), ..Filter::default() };
        let rows = query::rows(store).map_err(|f| ctx.fault(&f))?;
        let found: Vec<PathBuf> = rows
            .into_iter()
            .filter(|l| l.role == Role::Session && l.row.as_ref().is_ok_and(|s| filter.passes(s)))
            .map(|l| l.path)
            .collect();
        if found.is_empty() {
            return Err(Failure::new(NOTHING, t::nothing_found(ctx.lang, &visible(event))));
        }
        return Ok(found);
    }
    if a.session.is_empty() {
        return Err(Failure::new(USAGE, t::export_what(ctx.lang)));
    }
    a.session.iter().map(|s| ctx.find(store, s)).collect()
}
