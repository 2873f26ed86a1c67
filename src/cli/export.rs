//! `asesor export`.

use super::ctx::Ctx;
use super::export_args::{Export, Left, Parting};
use super::failure::{Done, Failure, NOTHING, UNDONE, USAGE};
use super::say::{Progress, say, say_all, tell_all};
use crate::app::msg::{Audience, ExportOf, ExportOrder, Written};
use crate::base::text::visible;
use crate::export::{FORMATS, Separator, Style};
use crate::i18n::explain;
use crate::i18n::texts::cli as t;
use crate::report::{Kind, Options, Paper, SignOrder, json};
use crate::shell::export::run as write;
use crate::shell::query::{self, Filter, Role};
use crate::shell::settings::options;
use crate::shell::{Store, signals};
use serde_json::json;
use std::path::PathBuf;

/// Writes the files and prints their paths. A session that cannot be written does
/// not keep the others from it.
pub fn run(ctx: &Ctx, a: &Export) -> Done {
    let papers = papers(ctx, a)?;
    let formats = formats(ctx, a)?;
    let store = ctx.store()?;
    let sessions = sessions(ctx, a, &store)?;
    let (total, of) = (sessions.len(), ExportOf::Files(sessions));
    let folder = match &a.out {
        Some(dir) => std::path::absolute(dir).unwrap_or_else(|_| dir.clone()),
        None => ctx.places.data.join("exports"),
    };
    let separator = match a.csv.separator {
        Parting::Semicolon => Separator::Semicolon,
        Parting::Comma => Separator::Comma,
    };
    let order = ExportOrder { papers, formats, style: Style { separator, bom: a.csv.bom } };
    let stop = signals::stop_flag();
    let progress = Progress::new(|done, total| t::export_progress(ctx.lang, done, total));
    let out = write(&store, &folder, (&of, &order), &stop, &|done, total| progress.show(done, total));
    drop(progress);
    let paths: Vec<String> = out.files.iter().map(|p| p.to_string_lossy().into_owned()).collect();
    if a.json {
        say(&json::pretty(&json!({
            "format": "asesor-export/1", "written": paths, "failed": out.failed.len(), "stopped": out.stopped,
        })));
    } else {
        say_all(&paths);
    }
    ended(ctx, total, out)
}

fn ended(ctx: &Ctx, total: usize, mut out: Written) -> Done {
    if out.stopped {
        return Err(Failure::new(UNDONE, t::export_stopped(ctx.lang, out.sessions, total)));
    }
    if total == 1 {
        return out.failed.pop().map_or(Ok(()), |f| Err(ctx.fault(&f)));
    }
    if out.failed.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = out.failed.iter().map(|f| explain::fault(ctx.lang, f)).collect();
    tell_all(&lines);
    Err(Failure::new(UNDONE, t::export_some(ctx.lang, out.failed.len())))
}

fn papers(ctx: &Ctx, a: &Export) -> Result<Vec<Paper>, Failure> {
    let audience = if a.audience == "region" { Audience::Region } else { Audience::Panel };
    let (p, usual) = (&a.paper, options(&ctx.file));
    let order = match p.left {
        Some(Left::Assessors) => SignOrder::AssessorsFirst,
        Some(Left::Region) => SignOrder::RegionFirst,
        None => usual.order,
    };
    let options = Options {
        scores: p.with_scores,
        nip: p.with_nip,
        letterhead: if p.letterhead.is_empty() { usual.letterhead } else { p.letterhead.clone() },
        number: p.number.clone().unwrap_or_default(),
        copies: p.copies.unwrap_or(usual.copies),
        order,
    };
    let mut kinds: Vec<Kind> = Vec::new();
    for word in &a.kind {
        let Some(kind) = Kind::find(word.trim()) else {
            let have = Kind::ALL.map(Kind::id).join(", ");
            return Err(Failure::new(USAGE, t::export_document(ctx.lang, &visible(word), &have)));
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    Ok(kinds.into_iter().map(|kind| Paper { kind, audience, lang: ctx.lang, options: options.clone() }).collect())
}

fn formats(ctx: &Ctx, a: &Export) -> Result<Vec<&'static str>, Failure> {
    let mut out: Vec<&'static str> = Vec::new();
    for word in &a.format {
        let Some(f) = FORMATS.iter().find(|f| f.id == word.trim()) else {
            let have: Vec<&str> = FORMATS.iter().map(|f| f.id).collect();
            return Err(Failure::new(USAGE, t::export_format(ctx.lang, &visible(word), &have.join(", "))));
        };
        if !out.contains(&f.id) {
            out.push(f.id);
        }
    }
    Ok(out)
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
