//! `asesor doctor`: looks and tells. Makes no folder and changes no file; where a
//! folder exists it saves a scratch file as a session is saved, and removes it,
//! for that alone shows whether a place takes writing.

use super::ctx::Ctx;
use super::failure::{DAMAGED, Done, Failure, UNDONE, kind_word};
use super::instrument::problems;
use super::list::unreadable;
use super::say::{say, say_all};
use crate::base::fault::{Fault, FaultKind};
use crate::base::text::{shown_path, visible};
use crate::base::time::Timestamp;
use crate::i18n::explain;
use crate::i18n::texts::cli as t;
use crate::report::json;
use crate::shell::query::{self, Candidate, Listed, Look, Opening, Role, SettingsWarning, SettingsWarningKind};
use crate::shell::{Store, clock, machine};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// What was found.
#[derive(Default)]
struct Found {
    readable: usize,
    /// Files without a row, with the readable copies of each.
    bad: Vec<(Listed, Vec<Candidate>)>,
    /// Session files whose safety copy is newer.
    behind: Vec<(PathBuf, Candidate)>,
    /// Instruments, events and folders that cannot be used: sentences.
    others: Vec<String>,
    safety: Option<Result<PathBuf, String>>,
    /// Folders in which saving was tried, with what failed.
    tried: Vec<(PathBuf, Option<Fault>)>,
    /// Sessions open in a window now.
    openings: Vec<Opening>,
    /// What saves left unfinished.
    leftovers: Vec<PathBuf>,
}

/// Tells the state of everything.
pub fn run(ctx: &Ctx, as_json: bool) -> Done {
    let found = look_at_files(ctx);
    if as_json {
        say(&json::pretty(&as_value(ctx, &found)));
    } else {
        say_all(&lines(ctx, &found));
    }
    // A newer file is whole, and a damaged one that was set aside is known.
    let damaged = |l: &Listed| l.role != Role::Corrupt && l.row.as_ref().is_err_and(|f| f.kind != FaultKind::Newer);
    if found.bad.iter().any(|(l, _)| damaged(l)) || !found.behind.is_empty() || !found.others.is_empty() {
        return Err(Failure::silent(DAMAGED));
    }
    // Nothing is damaged, but the next save would not be well.
    if found.tried.iter().any(|(_, f)| f.is_some()) {
        return Err(Failure::silent(UNDONE));
    }
    Ok(())
}

fn look_at_files(ctx: &Ctx) -> Found {
    let mut out = Found::default();
    let store = match Store::open_existing(ctx.places.clone()) {
        Ok(s) => s,
        // Nothing was made yet.
        Err(f) if f.kind == FaultKind::NotFound => return out,
        Err(f) => {
            out.others.push(explain::fault(ctx.lang, &f));
            return out;
        }
    };
    let missing = query::look(&ctx.places.state.join("recovery")) == Look::Missing;
    if !missing {
        let safety = store.safety().map(Path::to_owned).map_err(|f| explain::fault(ctx.lang, f));
        out.safety = Some(safety);
    }
    out.tried = [Some(ctx.places.data.join("sessions")), store.safety().ok().map(Path::to_owned)]
        .into_iter()
        .flatten()
        .filter(|folder| query::look(folder) != Look::Missing)
        .map(|folder| (folder.clone(), query::try_place(&folder).err().map(|f| of_folder(&folder, f))))
        .collect();
    out.openings = store.openings();
    out.leftovers = store.leftovers();
    match query::rows(&store) {
        Ok(rows) => {
            for l in rows {
                let copies = store.candidates(&l.path);
                let Ok(s) = &l.row else {
                    out.bad.push((l, copies));
                    continue;
                };
                out.readable += 1;
                let newest = copies.into_iter().next();
                let ahead =
                    newest.filter(|c| l.role == Role::Session && c.session == s.session && c.generation > s.generation);
                out.behind.extend(ahead.map(|c| (l.path.clone(), c)));
            }
        }
        Err(f) => out.others.push(explain::fault(ctx.lang, &f)),
    }
    match store.instruments() {
        Ok(all) => out.others.extend(all.iter().filter_map(|b| b.as_ref().err()).flat_map(|u| problems(ctx, u))),
        Err(f) => out.others.push(explain::fault(ctx.lang, &f)),
    }
    match store.events() {
        Ok(all) => {
            let bad = all.iter().filter_map(|e| e.as_ref().err()).filter(|f| f.kind != FaultKind::Newer);
            out.others.extend(bad.map(|f| explain::fault(ctx.lang, f)));
        }
        Err(f) => out.others.push(explain::fault(ctx.lang, &f)),
    }
    out
}

/// A failure of the scratch file as one of its folder, by the name people know:
/// where a link leads is not theirs.
fn of_folder(folder: &Path, f: Fault) -> Fault {
    if f.kind == FaultKind::Exists { f } else { Fault::new(f.kind, folder, &f.detail) }
}

fn places(ctx: &Ctx) -> [(&'static str, &'static str, &Path); 3] {
    let p = &ctx.places;
    [
        ("data", t::place_data(ctx.lang), p.data.as_path()),
        ("state", t::place_state(ctx.lang), &p.state),
        ("config", t::place_config(ctx.lang), &p.config),
    ]
}

fn lines(ctx: &Ctx, f: &Found) -> Vec<String> {
    let lang = ctx.lang;
    let mut out = vec![t::doctor_version(lang, env!("CARGO_PKG_VERSION")), format!("{}:", t::doctor_places(lang))];
    for (_, name, path) in places(ctx) {
        let how = match query::look(path) {
            Look::Missing => t::place_missing(lang).to_owned(),
            Look::Unreachable(f) => t::place_unreachable(lang, &f.detail),
            Look::There { writable, free } => {
                let word = if writable { t::place_writable(lang) } else { t::place_locked(lang) };
                let room = free.map(|b| format!(", {}", t::free(lang, b / 1_000_000))).unwrap_or_default();
                format!("{word}{room}")
            }
        };
        out.push(format!("  {}", t::doctor_place(lang, name, &shown_path(path), &how)));
    }
    for (folder, failed) in &f.tried {
        out.push(match failed {
            None => format!("  {}", t::doctor_tried(lang, &shown_path(folder))),
            Some(why) => format!("  {}", t::doctor_tried_bad(lang, &explain::not_written(lang, why))),
        });
    }
    if ctx.warnings.is_empty() {
        out.push(format!("{}: {}", t::doctor_settings(lang), t::doctor_no_warning(lang)));
    } else {
        out.push(format!("{}:", t::doctor_settings(lang)));
        out.extend(ctx.warnings.iter().map(|w| format!("  {}", warning(ctx, w))));
    }
    out.push(t::doctor_sessions(lang, f.readable));
    let count = f.bad.len() + f.behind.len() + f.others.len();
    out.push(if count == 0 { t::doctor_no_trouble(lang).to_owned() } else { t::doctor_trouble(lang, count) });
    for (l, copies) in &f.bad {
        if let Err(fault) = &l.row {
            out.push(format!("  {}", explain::fault(lang, fault)));
        }
        out.push(format!("    {}", if copies.is_empty() { t::doctor_no_copies(lang) } else { t::doctor_copies(lang) }));
        out.extend(copies.iter().map(|c| format!("    {}", copy_line(ctx, c))));
    }
    for (path, c) in &f.behind {
        out.push(format!("  {}:", t::doctor_ahead(lang, &shown_path(path))));
        out.push(format!("    {}", copy_line(ctx, c)));
    }
    out.extend(f.others.iter().map(|o| format!("  {o}")));
    for o in &f.openings {
        let at = o.since.and_then(clock::at_second).map_or_else(String::new, Timestamp::hm);
        out.push(t::doctor_opening(lang, &o.session.short(), o.pid, &at));
    }
    if !f.leftovers.is_empty() {
        out.push(t::doctor_leftovers(lang, f.leftovers.len()));
        out.extend(f.leftovers.iter().map(|p| format!("  {}", shown_path(p))));
    }
    match &f.safety {
        Some(Ok(path)) => out.push(t::doctor_safety(lang, &shown_path(path))),
        Some(Err(why)) => out.push(t::doctor_no_safety(lang, why)),
        None => {}
    }
    let size = machine::size().map_or_else(|| t::terminal_none(lang).to_owned(), |(c, r)| format!("{c} x {r}"));
    let term = machine::variable_text("TERM").unwrap_or_else(|| t::unknown(lang).to_owned());
    let color = if ctx.no_color() { t::color_off(lang) } else { t::color_on(lang) };
    out.push(t::doctor_terminal(lang, &size, &visible(&term), color));
    let locale = machine::locale().unwrap_or_else(|| t::unknown(lang).to_owned());
    out.push(t::doctor_locale(lang, &visible(&locale), lang.tag()));
    out
}

fn copy_line(ctx: &Ctx, c: &Candidate) -> String {
    t::doctor_copy(ctx.lang, c.generation, &c.changed.to_string(), c.answers, &shown_path(&c.path))
}

fn warning(ctx: &Ctx, w: &SettingsWarning) -> String {
    let lang = ctx.lang;
    let what = match &w.kind {
        SettingsWarningKind::UnknownKey(k) => t::warn_unknown(lang, k),
        SettingsWarningKind::BadValue(k) => t::warn_value(lang, k),
        SettingsWarningKind::Syntax(d) => t::warn_syntax(lang, d),
        SettingsWarningKind::Unreadable(f) => explain::fault(lang, f),
    };
    if w.line == 0 { what } else { t::warning_line(lang, w.line, &what) }
}

fn as_value(ctx: &Ctx, f: &Found) -> Value {
    let copy = |c: &Candidate| {
        json!({
            "path": c.path.to_string_lossy().into_owned(), "copy": format!("{:?}", c.copy).to_lowercase(),
            "generation": c.generation, "changed": c.changed, "answers": c.answers,
        })
    };
    let place = |(id, _, path): (&str, &str, &Path)| {
        let mut v = json!({"name": id, "path": path.to_string_lossy().into_owned()});
        match query::look(path) {
            Look::Missing => v["exists"] = json!(false),
            Look::Unreachable(f) => v["unreachable"] = json!(kind_word(f.kind)),
            Look::There { writable, free } => {
                v["exists"] = json!(true);
                v["writable"] = json!(writable);
                if let Some(b) = free {
                    v["free_bytes"] = json!(b);
                }
            }
        }
        v
    };
    let bad = f.bad.iter().filter_map(|(l, copies)| {
        let mut v = unreadable(ctx, l, l.row.as_ref().err()?);
        v["copies"] = copies.iter().map(copy).collect();
        Some(v)
    });
    let behind = f.behind.iter().map(|(path, c)| json!({"path": path.to_string_lossy().into_owned(), "copy": copy(c)}));
    let mut v = json!({
        "format": "asesor-doctor/1", "version": env!("CARGO_PKG_VERSION"), "lang": ctx.lang.tag(),
        "places": places(ctx).into_iter().map(place).collect::<Vec<_>>(),
        "settings": ctx.warnings.iter().map(|w| json!({"line": w.line, "why": warning(ctx, w)})).collect::<Vec<_>>(),
        "sessions": f.readable,
        "unreadable": bad.collect::<Vec<_>>(),
        "behind_safety_copy": behind.collect::<Vec<_>>(),
        "others": f.others,
        "tried": f.tried.iter().map(|(p, why)| json!({
            "path": p.to_string_lossy(), "failed": why.as_ref().map(|f| kind_word(f.kind)),
        })).collect::<Vec<_>>(),
        "open_now": f.openings.iter().map(|o| json!({
            "session": o.session, "pid": o.pid, "since": o.since.and_then(clock::at_second),
        })).collect::<Vec<_>>(),
        "unfinished_saves": f.leftovers.iter().map(|p| p.to_string_lossy()).collect::<Vec<_>>(),
        "color": !ctx.no_color(),
    });
    let path = |p: &PathBuf| p.to_string_lossy().into_owned();
    if let Some(Ok(p)) = &f.safety {
        v["safety_copies"] = json!(path(p));
    }
    if let Some((c, r)) = machine::size() {
        v["terminal"] = json!({"columns": c, "rows": r});
    }
    for (key, value) in [("term", machine::variable_text("TERM")), ("locale", machine::locale())] {
        if let Some(x) = value {
            v[key] = json!(x);
        }
    }
    v
}
