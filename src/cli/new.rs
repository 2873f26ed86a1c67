//! `asesor new`.

use super::args::New;
use super::ctx::Ctx;
use super::failure::{Done, Failure, USAGE};
use super::say::say;
use crate::app::msg::SessionDraft;
use crate::base::text::{fold, visible};
use crate::domain::region::{Region, Regions};
use crate::domain::region_search;
use crate::domain::session::RegionRef;
use crate::i18n::number::parse_date;
use crate::i18n::texts::cli as t;
use crate::report::json;
use crate::shell::settings::remember;
use crate::shell::work::Work;
use serde_json::json;

/// Most regions offered when the one typed is not clear.
const OFFERED: usize = 8;

/// Makes a session and prints its short id.
pub fn run(ctx: &Ctx, a: &New) -> Done {
    let region = region(ctx, &a.region)?;
    let date = match &a.date {
        Some(text) => Some(parse_date(text).ok_or_else(|| Failure::new(USAGE, t::bad_date(ctx.lang, &visible(text))))?),
        None => None,
    };
    let id = |what: &str, text: &Option<String>| text.as_deref().map(|s| ctx.id(what, s)).transpose();
    let (event, team) = (id("--event", &a.event)?, id("--team", &a.team)?);
    let instrument = id("--instrument", &a.instrument_id)?;
    let store = ctx.store()?;
    let mut work = Work::new(store);
    let before = &ctx.file.assessor;
    let assessor = a.assessor.clone().unwrap_or_else(|| before.name.clone());
    let institution = a
        .institution
        .clone()
        .unwrap_or_else(|| if assessor == before.name { before.institution.clone() } else { String::new() });
    let draft = SessionDraft {
        region,
        date,
        assessor: visible(assessor.trim()),
        institution: visible(institution.trim()),
        delegation: Vec::new(),
        slot_minutes: None,
        event,
        team,
        instrument,
    };
    let (made, outcome) = work.create_telling(draft).map_err(|f| ctx.fault(&f))?;
    remember(work.store(), &made.session.assessor);
    let id = made.session.session;
    let kept = ctx.saved(&outcome);
    if !matches!(outcome, crate::app::msg::SaveOutcome::Neither(..)) {
        if a.json {
            let path = made.path.to_string_lossy().into_owned();
            let v = json!({"format": "asesor-new/1", "session": id, "short": id.short(), "path": path});
            say(&json::pretty(&v));
        } else {
            say(&id.short());
        }
    }
    kept
}

/// The region: by its code, or by its full name where only one has it.
fn region(ctx: &Ctx, text: &str) -> Result<RegionRef, Failure> {
    let all = Regions::shared();
    let text = text.trim();
    if let Some(r) = all.by_code(text) {
        return Ok(all.reference(r));
    }
    let typed = fold(text);
    let named: Vec<&Region> = all
        .all
        .iter()
        .filter(|r| {
            let names = [Some(r.name.as_str()), Some(&r.full_name), r.name_2019.as_deref()];
            !typed.is_empty() && names.into_iter().flatten().any(|n| fold(n) == typed)
        })
        .collect();
    if let [one] = named.as_slice() {
        return Ok(all.reference(one));
    }
    let near = if named.is_empty() { region_search::find(all, text, OFFERED) } else { named };
    let mut lines: Vec<String> =
        near.iter().map(|r| format!("  {}  {}, {}", r.code, r.full_name, all.province(&r.province))).collect();
    if !lines.is_empty() {
        lines.insert(0, t::region_choose(ctx.lang).to_owned());
    }
    Err(Failure::new(USAGE, t::region_unknown(ctx.lang, &visible(text))).with(lines))
}
