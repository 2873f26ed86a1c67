//! The app itself: on the screen, or line by line.

use super::args::Open;
use super::ctx::{Ctx, shown};
use super::dress;
use super::failure::{Done, Failure, UNDONE, USAGE};
use super::plain;
use super::say::tell;
use crate::i18n::texts::cli as t;
use crate::shell::{Store, machine};
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
///
/// MARK: until `tui::run` is on this branch, this says that there is none:
/// `crate::tui::run::run(store, Start { settings: ctx.app_settings(), data_dir,
/// open: first.path, read_only: first.read_only })`, then `farewell` and the
/// exit code of `Finish`.
fn screen(ctx: &Ctx, _store: Arc<Store>, first: First) -> Done {
    let _ = (ctx.app_settings(), first.read_only);
    let path = first.path.map(|p| shown(&p)).unwrap_or_default();
    Err(Failure::new(UNDONE, t::no_screen(ctx.lang, &path)))
}
