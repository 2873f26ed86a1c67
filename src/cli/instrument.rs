//! `asesor instrument`.

use super::args::InstrumentCmd;
use super::ctx::{Ctx, columns};
use super::failure::{DAMAGED, Done, Failure, NOTHING, USAGE};
use super::say::{say, table, tell_all};
use super::schema;
use crate::base::id::Id;
use crate::base::text::{shown_path, visible};
use crate::domain::instrument::{Instrument, Placed};
use crate::i18n::texts::{cli as t, interview as w};
use crate::i18n::{explain, number};
use crate::report::{Document, json, plain};
use crate::shell::query::{Bank, Origin, UnusableInstrument};
use serde_json::{Value, json};
use std::path::Path;

/// Does one of the commands.
pub fn run(ctx: &Ctx, c: &InstrumentCmd) -> Done {
    match c {
        InstrumentCmd::List(a) => list(ctx, a.json),
        InstrumentCmd::Show { instrument_id, json } => show(ctx, instrument_id.as_deref(), *json),
        InstrumentCmd::Check { file, json } => check(ctx, file, *json),
        InstrumentCmd::Schema { schema } => print_schema(ctx, schema),
    }
}

fn list(ctx: &Ctx, as_json: bool) -> Done {
    let all = ctx.store()?.instruments().map_err(|f| ctx.fault(&f))?;
    let good: Vec<&Bank> = all.iter().filter_map(|b| b.as_ref().ok()).collect();
    if as_json {
        let instruments: Vec<Value> = good.iter().map(|b| bank_json(b)).collect();
        let unusable: Vec<Value> = all.iter().filter_map(|b| b.as_ref().err()).map(|u| unusable_json(ctx, u)).collect();
        let v = json!({"format": "asesor-instruments/1", "instruments": instruments, "unusable": unusable});
        say(&json::pretty(&v));
        return Ok(());
    }
    let rows: Vec<Vec<String>> = good
        .iter()
        .map(|b| {
            let i = &b.copy.instrument;
            let origin = match &b.origin {
                Origin::BuiltIn => t::instrument_built_in(ctx.lang).to_owned(),
                Origin::User(path) => shown_path(path),
            };
            vec![
                i.id.to_string(),
                t::revision(ctx.lang, i.revision),
                visible(i.text(&i.title, ctx.lang)),
                t::instrument_row(ctx.lang, i.aspects.len(), i.questions().count()),
                origin,
            ]
        })
        .collect();
    say(&table(&rows));
    for u in all.iter().filter_map(|b| b.as_ref().err()) {
        tell_all(&problems(ctx, u));
    }
    Ok(())
}

fn bank_json(b: &Bank) -> Value {
    let i = &b.copy.instrument;
    let mut v = json!({
        "id": i.id, "revision": i.revision, "title": i.title, "sha256": b.copy.sha256,
        "aspects": i.aspects.len(), "questions": i.questions().count(), "built_in": b.origin == Origin::BuiltIn,
    });
    if let Origin::User(path) = &b.origin {
        v["path"] = json!(path.to_string_lossy().into_owned());
    }
    v
}

fn unusable_json(ctx: &Ctx, u: &UnusableInstrument) -> Value {
    let (path, lines) = match u {
        UnusableInstrument::File(f) => (&f.path, vec![explain::fault(ctx.lang, f)]),
        UnusableInstrument::Defects(path, p) => {
            (path, p.iter().map(|p| explain::instrument_problem(ctx.lang, p)).collect())
        }
    };
    json!({"path": path.to_string_lossy().into_owned(), "problems": lines})
}

/// What is wrong with a file, a line each.
pub fn problems(ctx: &Ctx, u: &UnusableInstrument) -> Vec<String> {
    match u {
        UnusableInstrument::File(f) => vec![explain::fault(ctx.lang, f)],
        UnusableInstrument::Defects(path, p) => {
            let head = t::instrument_defects(ctx.lang, p.len(), &shown_path(path));
            let each = p.iter().map(|p| format!("  {}", explain::instrument_problem(ctx.lang, p)));
            std::iter::once(head).chain(each).collect()
        }
    }
}

fn show(ctx: &Ctx, id: Option<&str>, as_json: bool) -> Done {
    let store = ctx.store()?;
    let unknown = |id: &str| Failure::new(NOTHING, t::instrument_unknown(ctx.lang, &visible(id)));
    let wanted = match id {
        Some(text) => Id::parse(text).ok_or_else(|| unknown(text))?,
        None => crate::shell::query::built_in().instrument.id.clone(),
    };
    let found = store.instrument(&wanted).map_err(|f| ctx.fault(&f))?;
    let bank = found.ok_or_else(|| unknown(wanted.as_str()))?;
    let i = &bank.copy.instrument;
    if as_json {
        say(&json::pretty(&**i));
    } else {
        say(&plain::text(&document(ctx, i), columns()));
    }
    Ok(())
}

/// The bank to read: aspects, questions with probes, levels, evidence, trap and
/// basis.
fn document(ctx: &Ctx, i: &Instrument) -> Document {
    let lang = ctx.lang;
    let mut d = Document::new(lang, i.text(&i.title, lang));
    d.paragraph(&format!("{}, {}", i.id, t::revision(lang, i.revision)));
    d.notice(i.text(&i.notice, lang));
    for (n, a) in i.aspects.iter().enumerate() {
        d.heading(1, &format!("{} {} ({})", n + 1, i.text(&a.title, lang), t::weight(lang, a.weight)));
        for p in i.questions().filter(|p| p.aspect == n) {
            question(ctx, &mut d, i, p);
        }
    }
    d
}

fn question(ctx: &Ctx, d: &mut Document, i: &Instrument, p: Placed<'_>) {
    let (lang, q) = (ctx.lang, p.question);
    d.heading(2, &format!("{} {} [{}]", p.number(), i.text(&q.title, lang), q.id));
    d.paragraph(i.text(&q.text, lang));
    d.list(q.probes.iter().map(|x| i.text(x, lang).to_owned()));
    let name = |level: i16| {
        let levels = i.scale(q).map_or(&[][..], |s| s.levels.as_slice());
        levels.iter().find(|l| l.value == level).map_or("", |l| i.text(&l.name, lang))
    };
    d.list(q.anchors.iter().map(|a| format!("{} {}: {}", a.level, name(a.level), i.text(&a.text, lang))));
    if !q.evidence.is_empty() {
        d.heading(3, w::evidence(lang));
        d.list((1..).zip(&q.evidence).map(|(n, e)| format!("{n} [{}] {}", e.id, i.text(&e.title, lang))));
    }
    if let Some(trap) = &q.trap {
        d.paragraph(&format!("{}: {}", w::trap(lang), i.text(trap, lang)));
    }
    for b in &q.basis {
        let article = b.article.as_ref().map(|a| format!(", {a}")).unwrap_or_default();
        let title = i.text(&b.title, lang);
        d.paragraph(&format!("{}: {title}{article} ({})", w::basis(lang), number::date(lang, b.date)));
    }
}

fn check(ctx: &Ctx, file: &Path, as_json: bool) -> Done {
    match ctx.store()?.instrument_file(file) {
        Ok(b) => {
            if as_json {
                let v = json!({"format": "asesor-check/1", "usable": true, "id": b.copy.instrument.id,
                    "revision": b.copy.instrument.revision, "sha256": b.copy.sha256, "problems": []});
                say(&json::pretty(&v));
            } else {
                say(&t::instrument_fine(ctx.lang, b.copy.instrument.id.as_str()));
            }
            Ok(())
        }
        Err(UnusableInstrument::File(f)) => Err(ctx.fault(&f)),
        Err(u) => {
            if as_json {
                let mut v = unusable_json(ctx, &u);
                v["format"] = json!("asesor-check/1");
                v["usable"] = json!(false);
                say(&json::pretty(&v));
            }
            let mut lines = problems(ctx, &u);
            let head = if lines.is_empty() { String::new() } else { lines.remove(0) };
            Err(Failure::new(DAMAGED, head).with(if as_json { Vec::new() } else { lines }))
        }
    }
}

fn print_schema(ctx: &Ctx, name: &str) -> Done {
    let Some(s) = schema::schema(name) else {
        let text = t::schema_unknown(ctx.lang, &visible(name), &schema::NAMES.join(", "));
        return Err(Failure::new(USAGE, text));
    };
    say(&json::pretty(&s));
    Ok(())
}
