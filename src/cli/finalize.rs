//! `asesor finalize`.

use super::args::Finalize;
use super::ctx::Ctx;
use super::failure::{CONFLICT, Done, Failure, UNDONE};
use super::say::{say, say_all};
use crate::app::msg::Msg;
use crate::base::text::visible;
use crate::domain::change::Stamp;
use crate::domain::finalise;
use crate::domain::instrument::Instrument;
use crate::domain::lang::Lang;
use crate::domain::open_items::{Open, OpenItem, open_items};
use crate::i18n::explain;
use crate::i18n::texts::{cli as t, summary};
use crate::report::json;
use crate::shell::clock;
use crate::shell::work::Work;
use serde_json::json;

/// Lists what is open; makes the session final where nothing is, or where the
/// person said so.
pub fn run(ctx: &Ctx, a: &Finalize) -> Done {
    let lang = ctx.lang;
    let store = ctx.store()?;
    let path = ctx.find(&store, &a.session)?;
    let mut work = Work::new(store);
    let o = ctx.open_to_change(&mut work, &path)?;
    let mut session = o.session;
    if session.is_final() {
        let code = finalise::code(&session);
        return Err(Failure::new(CONFLICT, t::finalise_already(lang, &code)));
    }
    let open = open_items(&o.instrument, &session);
    let go = a.yes || open.is_empty();
    let mut code = None;
    if go {
        let stamp = Stamp { at: clock::wall(), who: session.assessor.name.clone() };
        let failed = |e| Failure::new(CONFLICT, explain::change(lang, &e));
        finalise::finalise(&o.instrument, &mut session, &stamp).map_err(failed)?;
        if let Msg::Saved { outcome, .. } = work.save(&session) {
            ctx.saved(&outcome)?;
        }
        code = Some(finalise::code(&session));
    }
    if a.json {
        let mut v = json!({
            "format": "asesor-finalize/1", "session": session.session, "finalised": go, "open": open,
        });
        if let Some(code) = &code {
            v["check_code"] = json!(code);
        }
        say(&json::pretty(&v));
    } else {
        say_all(&lines(lang, &o.instrument, &open));
        if let Some(code) = &code {
            say(&summary::check_code(lang, code));
        }
    }
    if go { Ok(()) } else { Err(Failure::new(UNDONE, t::finalise_refused(lang, open.len()))) }
}

/// One line a kind, with the numbers of the questions.
#[must_use]
pub fn lines(lang: Lang, i: &Instrument, open: &[OpenItem]) -> Vec<String> {
    let place = |o: &OpenItem| match (&o.question, &o.aspect) {
        (Some(q), _) => i.find(q).map_or_else(|| q.to_string(), |p| p.number()),
        (None, Some(a)) => {
            let title = i.aspects.iter().find(|x| x.id == *a).map(|x| i.text(&x.short, lang));
            visible(title.unwrap_or(a.as_str()))
        }
        (None, None) => String::new(),
    };
    Open::ALL
        .into_iter()
        .filter_map(|kind| {
            let all: Vec<String> = open.iter().filter(|o| o.what == kind).map(place).collect();
            let head = format!("{} ({})", explain::open(lang, kind), all.len());
            let named: Vec<String> = all.iter().filter(|s| !s.is_empty()).cloned().collect();
            match (all.is_empty(), named.is_empty()) {
                (true, _) => None,
                (_, true) => Some(head),
                _ => Some(format!("{head}: {}", named.join(", "))),
            }
        })
        .collect()
}
