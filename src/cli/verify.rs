//! `asesor verify`.

use super::args::Verify;
use super::ctx::Ctx;
use super::failure::{DAMAGED, Done, Failure};
use super::say::say;
use crate::base::text::{shown_path, visible};
use crate::domain::check_code::same;
use crate::domain::history::walk;
use crate::i18n::texts::cli as t;
use crate::report::json;
use serde_json::json;

/// Reads the file with every test of the store, walks the history and compares
/// the code.
pub fn run(ctx: &Ctx, a: &Verify) -> Done {
    let lang = ctx.lang;
    let store = ctx.store()?;
    let path = ctx.find(&store, &a.document)?;
    let l = store.read(&path).map_err(|f| ctx.fault(&f))?;
    let typed = a.code.join(" ");
    let matches = (!typed.is_empty()).then(|| same(&typed, &l.check_code));
    let broken = walk(&l.session.history).err();
    let s = &l.session;
    if a.json {
        let mut v = json!({
            "format": "asesor-verify/1", "path": l.path.to_string_lossy().into_owned(), "session": s.session,
            "status": s.status, "generation": s.generation, "body_sha256": l.body_sha256,
            "check_code": l.check_code, "history": {"entries": s.history.len()},
            "ok": broken.is_none() && matches != Some(false),
        });
        if let Some(n) = broken {
            v["history"]["broken_at"] = json!(n);
        }
        if let Some(m) = matches {
            v["code_matches"] = json!(m);
        }
        say(&json::pretty(&v));
    } else {
        let what = format!("{} {} {}", s.session.short(), s.region.code, s.region.full_name());
        say(&t::verify_session(lang, &visible(&what)));
        say(&t::verify_code(lang, &l.check_code));
        if !s.is_final() {
            say(t::verify_draft(lang));
        }
        if broken.is_none() {
            say(&t::verify_history(lang, s.history.len()));
        }
        if matches == Some(true) {
            say(t::verify_match(lang));
        }
    }
    if let Some(n) = broken {
        return Err(Failure::new(DAMAGED, t::verify_broken(lang, n, &shown_path(&l.path))));
    }
    if matches == Some(false) {
        let text = t::verify_wrong_code(lang, &visible(&typed), &l.check_code, &shown_path(&l.path));
        return Err(Failure::new(DAMAGED, text));
    }
    Ok(())
}
