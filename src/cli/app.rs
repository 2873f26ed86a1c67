//! The app itself: on the screen, or line by line.

use super::args::Open;
use super::ctx::{Ctx, shown};
use super::dress;
use super::failure::{Done, Failure, UNDONE, USAGE};
use super::plain;
use super::say::tell;
use crate::base::text::visible;
use crate::i18n::texts::{cli as t, sessions as s};
use crate::shell::{Store, machine};
use crate::tui::run::{Start, run};
use std::path::PathBuf;
use std::sync::Arc;

/// What is opened first.
#[derive(Clone, Debug, Default)]
pub struct First {
    /// This session file; the session list where there is none.
    pub path: Option<PathBuf>,
    /// Only to read it.
    pub read_only: bool,
}

/// `asesor` without a command.
pub fn bare(ctx: &Ctx) -> Done {
    start(ctx, |_| Ok(First::default()))
}

/// `asesor open`.
pub fn open(ctx: &Ctx, a: &Open) -> Done {
    start(ctx, |store| Ok(First { path: Some(ctx.find(store, &a.session)?), read_only: a.read_only }))
}

fn start(ctx: &Ctx, first: impl Fn(&Store) -> Result<First, Failure>) -> Done {
    let asked = ctx.global.plain;
    if !asked && !machine::has_terminal() {
        tell(&dress::command(ctx.lang).render_help().to_string());
        return Err(Failure::new(USAGE, t::no_terminal(ctx.lang)));
    }
    let accessible = machine::variable_text("ACCESSIBLE").is_some_and(|v| v != "0");
    let dumb = machine::variable_text("TERM").as_deref() == Some("dumb");
    let store = ctx.store()?;
    let first = first(&store)?;
    if asked || accessible || dumb { plain::run(ctx, store, first) } else { screen(ctx, store, first) }
}

/// The only place that starts the screen. What is said afterwards goes to standard
/// error: the terminal is the person's again by then.
fn screen(ctx: &Ctx, store: Arc<Store>, first: First) -> Done {
    let lang = ctx.lang;
    let start = Start {
        settings: ctx.app_settings(),
        data_dir: ctx.places.data.clone(),
        open: first.path,
        read_only: first.read_only,
    };
    let end = run(store, start).map_err(|e| Failure::new(UNDONE, t::no_screen(lang, &visible(&e.to_string()))))?;
    let path = end.last.as_ref().map_or_else(|| shown(&ctx.places.data), |l| shown(&l.path));
    if let Some(why) = &end.defect {
        tell(why);
        return Err(Failure::new(UNDONE, s::panic_line(lang, &path)));
    }
    if let Some(l) = end.last.as_ref().filter(|_| end.clean) {
        tell(&s::farewell_saved(lang, &visible(&l.region), &path));
        tell(&s::farewell_state(lang, l.asked, l.total, l.follow_ups, &visible(&l.handle)));
    }
    if !end.clean {
        tell(&t::not_all_saved(lang, &path));
    }
    match end.end {
        Some(why) => {
            tell(&s::ended_line(lang, &path));
            Err(Failure::silent(u8::try_from(why.exit_code()).unwrap_or(UNDONE)))
        }
        None if !end.clean => Err(Failure::silent(UNDONE)),
        None => Ok(()),
    }
}
