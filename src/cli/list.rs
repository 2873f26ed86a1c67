//! `asesor list` and `asesor show`.

use super::args::{List, One};
use super::ctx::{Ctx, columns};
use super::failure::{Done, Failure, NOTHING, kind_word};
use super::say::{say, table, tell};
use crate::base::fault::Fault;
use crate::base::ratio::{decimal, exact};
use crate::base::text::{cut, shown_path, visible};
use crate::domain::lineage::{Standing, standings};
use crate::domain::session::Status;
use crate::domain::summary::Summary;
use crate::i18n::texts::{cli as t, cli_keep, sessions as s};
use crate::i18n::{explain, number};
use crate::report::{json, overview, plain, show, words};
use crate::shell::query::{self, Filter, Listed, Role};
use serde_json::{Value, json};

/// Longest name in a column.
const LONGEST: usize = 32;

/// Prints the sessions, newest change first.
pub fn run(ctx: &Ctx, a: &List) -> Done {
    let store = ctx.store()?;
    let rows = query::rows(&store).map_err(|f| ctx.fault(&f))?;
    // Over all rows, whatever is shown of them.
    let standings = standings(rows.iter().filter_map(|l| l.row.as_ref().ok()));
    let standing = |s: &Summary| standings.get(&s.session).copied().unwrap_or_default();
    let status = a.status.as_deref().map(|s| if s == "final" { Status::Final } else { Status::Draft });
    let filter = Filter { status, event: a.event.clone(), query: a.query.clone() };
    let good: Vec<(&Listed, &Summary)> =
        rows.iter().filter_map(|l| l.row.as_ref().ok().map(|s| (l, s))).filter(|(_, s)| filter.passes(s)).collect();
    let bad: Vec<(&Listed, &Fault)> = rows.iter().filter_map(|l| l.row.as_ref().err().map(|f| (l, f))).collect();
    if a.json {
        let sessions: Vec<Value> = good.iter().map(|(l, s)| row_json(l, s, standing(s))).collect();
        let unreadable: Vec<Value> = bad.iter().map(|(l, f)| unreadable(ctx, l, f)).collect();
        say(&json::pretty(&json!({"format": "asesor-list/1", "sessions": sessions, "unreadable": unreadable})));
    } else if !good.is_empty() {
        let head = [t::col_id(ctx.lang), s::col_region(ctx.lang), s::col_date(ctx.lang)];
        let tail = [s::col_answered(ctx.lang), s::col_index(ctx.lang), s::col_status(ctx.lang)];
        let names = crate::i18n::texts::new_session::assessor(ctx.lang);
        let head = head.into_iter().chain([names]).chain(tail).map(str::to_owned).collect();
        let lines: Vec<Vec<String>> =
            std::iter::once(head).chain(good.iter().map(|(l, s)| row(ctx, l, s, standing(s)))).collect();
        say(&table(&lines));
    }
    if !bad.is_empty() && !a.json {
        tell(&t::unreadable(ctx.lang, bad.len()));
        for (l, f) in &bad {
            tell(&format!("  {}: {}", explain::fault_word(ctx.lang, f.kind), shown_path(&l.path)));
        }
    }
    if good.is_empty() && !filter.is_empty() {
        return Err(Failure::new(NOTHING, t::nothing_listed(ctx.lang)));
    }
    if good.is_empty() && !a.json {
        tell(t::list_empty(ctx.lang));
    }
    Ok(())
}

fn row(ctx: &Ctx, l: &Listed, s: &Summary, stands: Standing) -> Vec<String> {
    let lang = ctx.lang;
    let name = |text: &str| cut(&visible(text), LONGEST);
    let c = s.completeness;
    let mut status = words::status(lang, s.status).to_owned();
    let marks = [
        role_mark(ctx, l.role),
        s.practice.then(|| crate::i18n::texts::common::practice(lang)),
        stands.superseded.map(|_| cli_keep::mark_superseded(lang)),
        stands.duplicate.then(|| cli_keep::mark_duplicate(lang)),
    ];
    for mark in marks.into_iter().flatten() {
        status = format!("{status}, {mark}");
    }
    vec![
        s.session.short(),
        name(&s.region.full_name()),
        s.date.to_string(),
        name(&s.assessor),
        format!("{}/{}", c.asked, c.total),
        s.index.as_ref().map_or_else(|| "-".to_owned(), |r| number::score(lang, r)),
        status,
    ]
}

fn role_mark(ctx: &Ctx, r: Role) -> Option<&'static str> {
    match r {
        Role::Conflict => Some(t::role_conflict(ctx.lang)),
        Role::SafetyOnly => Some(t::role_safety(ctx.lang)),
        Role::Session | Role::Corrupt | Role::Orphan => None,
    }
}

/// What a file of the session folder is, as a word in JSON.
pub fn role_word(r: Role) -> &'static str {
    match r {
        Role::Session => "session",
        Role::Conflict => "conflict",
        Role::Corrupt => "corrupt",
        Role::Orphan => "orphan",
        Role::SafetyOnly => "safety",
    }
}

fn row_json(l: &Listed, s: &Summary, stands: Standing) -> Value {
    let c = s.completeness;
    let mut v = json!({
        "session": s.session, "short": s.session.short(), "lineage": s.lineage, "revision": s.revision,
        "generation": s.generation, "status": s.status, "practice": s.practice, "region": s.region,
        "assessor": s.assessor, "date": s.date, "changed": s.changed,
        "counted": c.counted, "asked": c.asked, "total": c.total, "follow_ups": s.follow_ups,
        "role": role_word(l.role), "path": l.path.to_string_lossy().into_owned(), "duplicate": stands.duplicate,
    });
    // What is not there is absent, never null.
    let index = s.index.as_ref();
    let more = [
        ("event", s.event.as_ref().map(ToString::to_string)),
        ("index", index.map(|r| decimal(r, 2))),
        ("index_exact", index.map(exact)),
        ("next_open", s.next_open.clone()),
        ("superseded_by", stands.superseded.map(|id| id.to_string())),
    ];
    for (key, value) in more {
        if let Some(x) = value {
            v[key] = Value::String(x);
        }
    }
    v
}

/// A file without a row, as JSON.
pub fn unreadable(ctx: &Ctx, l: &Listed, f: &Fault) -> Value {
    json!({
        "path": l.path.to_string_lossy().into_owned(), "kind": kind_word(f.kind), "why": explain::fault(ctx.lang, f),
        "role": role_word(l.role),
    })
}

/// Prints one session.
pub fn show(ctx: &Ctx, a: &One) -> Done {
    let store = ctx.store()?;
    let path = ctx.find(&store, &a.session)?;
    let l = store.read(&path).map_err(|f| ctx.fault(&f))?;
    let (i, s) = (&l.instrument.instrument, &l.session);
    if l.newer_copy.is_some() {
        tell(&t::doctor_ahead(ctx.lang, &shown_path(&l.path)));
    }
    if a.json {
        say(&json::pretty(&show::shown(i, s, ctx.lang)));
    } else {
        say(&plain::text(&overview::overview(i, s, ctx.lang), columns()));
    }
    Ok(())
}
