//! The app itself: on the screen, or line by line.

use super::args::Open;
use super::ctx::Ctx;
use super::dress;
use super::failure::{Done, Failure, UNDONE, USAGE};
use super::plain;
use super::say::{say, tell};
use crate::base::text::{shown_path, visible};
use crate::i18n::explain;
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

/// The only place that starts the screen.
fn screen(ctx: &Ctx, store: Arc<Store>, first: First) -> Done {
    let l = ctx.lang;
    let shown_settings = ctx.app_settings();
    let start = Start {
        data_dir: store.places().data.clone(),
        settings: ctx.file_settings(),
        lang: l,
        theme: shown_settings.theme.unwrap_or_default(),
        ascii: shown_settings.ascii,
        open: first.path,
        read_only: first.read_only,
        first: !store.has_settings(),
    };
    let finish = run(store, start)
        .map_err(|e| Failure::new(UNDONE, t::no_screen(l, &explain::says(l, &visible(&e.to_string())))))?;
    let path = finish.last.as_ref().map(|s| shown_path(&s.path)).unwrap_or_default();
    if let Some(defect) = finish.defect {
        return Err(Failure::new(UNDONE, s::panic_line(l, &path)).with([defect]));
    }
    if let Some(last) = finish.last.as_ref().filter(|_| finish.clean) {
        say(&s::farewell_saved(l, &last.region, &path));
        say(&s::farewell_state(l, last.asked, last.total, last.follow_ups, &last.handle));
    }
    if let Some(end) = finish.end {
        let code = u8::try_from(end.exit_code()).unwrap_or(UNDONE);
        let text = if finish.lost {
            s::left_lost(l, &path)
        } else if finish.clean {
            s::ended_line(l, &path)
        } else {
            s::ended_unsaved(l, &path)
        };
        return Err(Failure::new(code, text));
    }
    if finish.lost {
        return Err(Failure::new(UNDONE, s::left_lost(l, &path)));
    }
    if finish.clean { Ok(()) } else { Err(Failure::new(UNDONE, s::left_unsaved(l, &path))) }
}
