//! `asesor demo`: practice data.

use super::args::Demo;
use super::ctx::Ctx;
use super::failure::{CONFLICT, Done, Failure};
use super::say::{say, tell};
use crate::base::fault::FaultKind;
use crate::domain::practice::EVENT;
use crate::i18n::texts::cohort as t;
use crate::report::json;
use crate::shell::demo;
use serde_json::json;

/// Makes the practice event.
pub fn run(ctx: &Ctx, a: &Demo) -> Done {
    let store = ctx.store()?;
    let made = demo::make(&store, usize::from(a.regions)).map_err(|f| {
        if f.kind == FaultKind::Exists { Failure::new(CONFLICT, t::demo_other(ctx.lang, EVENT)) } else { ctx.fault(&f) }
    })?;
    let event = made.event.as_str();
    if a.json {
        let v = json!({
            "format": "asesor-demo/1", "event": event, "regions": made.regions, "sessions": made.sessions,
        });
        say(&json::pretty(&v));
    } else if made.sessions == 0 {
        say(&t::demo_same(ctx.lang, event));
    } else {
        say(&t::demo_made(ctx.lang, made.regions, made.sessions, event));
    }
    tell(&t::demo_next(ctx.lang, event));
    Ok(())
}
