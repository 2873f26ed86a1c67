//! `asesor set`: the answer to one question. Everything is checked before
//! anything is changed, and there is one save.

use super::args::Set;
use super::ctx::Ctx;
use super::failure::{CONFLICT, Done, Failure, USAGE};
use super::say::say;
use super::set_values::{evidence, value};
use crate::app::msg::{Msg, Opened};
use crate::base::id::QuestionId;
use crate::base::text::{visible, visible_lines};
use crate::domain::change::{Change, ChangeError, Splice, Stamp, TextField, apply};
use crate::domain::instrument::{Placed, QuestionKind};
use crate::domain::promise;
use crate::domain::session::{Answer, Flag, Rating, Session, Stage, Support};
use crate::i18n::explain;
use crate::i18n::texts::cli as t;
use crate::report::{json, words};
use crate::shell::clock;
use crate::shell::work::Work;
use serde_json::json;

/// A change with its words.
pub struct Step {
    /// The change.
    pub change: Change,
    /// In words.
    pub words: String,
}

/// Sets what the options say.
pub fn run(ctx: &Ctx, a: &Set) -> Done {
    let store = ctx.store()?;
    let path = ctx.find(&store, &a.session)?;
    let mut work = Work::new(store);
    let o = ctx.open_to_change(&mut work, &path)?;
    if o.session.is_final() {
        return Err(Failure::new(CONFLICT, explain::change(ctx.lang, &ChangeError::Final)));
    }
    let i = o.instrument.clone();
    let Some(p) = i.find_spoken(&a.question) else {
        return Err(Failure::new(USAGE, t::no_question(ctx.lang, &visible(&a.question))));
    };
    let steps = steps(ctx, a, &o, p)?;
    for s in &steps {
        s.change.validate(&i).map_err(|e| refused(ctx, &e))?;
    }
    let mut session = o.session.clone();
    let stamp = Stamp { at: clock::wall(), who: session.assessor.name.clone() };
    let mut done = Vec::new();
    for s in steps {
        if !same(&session, &s.change) {
            let what = s.change.what();
            let change = match s.change {
                // As on the screen: promised evidence is a follow-up by itself.
                Change::Evidence(_, id, to) => {
                    promise::set_evidence(&i, &session, p.question, &id, to, (ctx.lang, stamp.at))
                }
                c => c,
            };
            apply(&mut session, change, &stamp).map_err(|e| refused(ctx, &e))?;
            done.push((what, s.words));
        }
    }
    if !done.is_empty()
        && let Msg::Saved { outcome, .. } = work.save(&session)
    {
        ctx.saved(&outcome)?;
    }
    let number = p.number();
    if a.json {
        let changed: Vec<&str> = done.iter().map(|(what, _)| *what).collect();
        let v = json!({
            "format": "asesor-set/1", "session": session.session, "question": p.question.id, "number": number,
            "generation": session.generation, "changed": changed,
        });
        say(&json::pretty(&v));
    } else if done.is_empty() {
        say(&t::set_same(ctx.lang, &number));
    } else {
        let all: Vec<String> = done.into_iter().map(|(_, words)| words).collect();
        say(&t::set_done(ctx.lang, &number, &all.join(", ")));
    }
    Ok(())
}

fn refused(ctx: &Ctx, e: &ChangeError) -> Failure {
    let code = if *e == ChangeError::Final { CONFLICT } else { USAGE };
    Failure::new(code, explain::change(ctx.lang, e))
}

/// The changes that the options ask for, in the order they are made.
fn steps(ctx: &Ctx, a: &Set, o: &Opened, p: Placed<'_>) -> Result<Vec<Step>, Failure> {
    let (lang, i, q) = (ctx.lang, &o.instrument, p.question);
    let stage = if a.stage == "desk" { Stage::Desk } else { Stage::Interview };
    let mut out = Vec::new();
    let mut add = |change: Change, words: String| out.push(Step { change, words });
    let rating = match (a.level, &a.na) {
        (Some(l), _) => Some(Rating::Level(l)),
        (_, Some(_)) => Some(Rating::Na),
        _ => a.unverified.then_some(Rating::Unverified),
    };
    if rating.is_some() || a.clear && q.kind == QuestionKind::Level {
        let what = t::set_rating(lang, &words::rating(lang, i, q, rating));
        add(Change::Rating(q.id.clone(), stage, rating), what);
    } else if a.clear {
        add(Change::Value(q.id.clone(), None), t::set_value(lang, "-"));
    }
    if let Some(v) = &a.value {
        let v = value(ctx, i, q, v)?;
        let what = t::set_value(lang, &words::value(lang, i, q, &v));
        add(Change::Value(q.id.clone(), Some(v)), what);
    }
    if let Some(s) = a.support.as_deref().and_then(support) {
        add(Change::Support(q.id.clone(), stage, Some(s)), t::set_support(lang, words::support(lang, s)));
    }
    let mut text = |field: TextField, new: &Option<String>, words: &str| {
        if let Some(new) = new {
            let change = Change::Text(field.clone(), Splice::between(field.get(&o.session), &visible_lines(new)));
            add(change, words.to_owned());
        }
    };
    let reason = a.na.clone().or_else(|| a.reason.clone()).map(|r| visible(&r));
    text(TextField::Reason(q.id.clone(), stage), &reason, t::set_reason(lang));
    text(TextField::Note(q.id.clone()), &a.note, t::set_note(lang));
    text(TextField::ForRegion(q.id.clone()), &a.for_region, t::set_for_region(lang));
    for word in &a.flag {
        for (f, on) in flags(word, o.session.answers.get(&q.id)) {
            add(Change::Flag(q.id.clone(), f, on), t::set_flag(lang, words::flag(lang, f)));
        }
    }
    for e in &a.evidence {
        out.push(evidence(ctx, o, q, e)?);
    }
    if out.is_empty() && a.flag.is_empty() {
        return Err(Failure::new(USAGE, t::nothing_to_set(lang)));
    }
    Ok(out)
}

fn support(word: &str) -> Option<Support> {
    Some(match word {
        "document" => Support::Document,
        "system" => Support::System,
        "statement" => Support::Statement,
        "none" => Support::None,
        _ => return None,
    })
}

/// One flag on, or all that are on off.
fn flags(word: &str, a: Option<&Answer>) -> Vec<(Flag, bool)> {
    match word {
        "ask_first" => vec![(Flag::AskFirst, true)],
        "parked" => vec![(Flag::Parked, true)],
        "disputed" => vec![(Flag::Disputed, true)],
        _ => a.map(|a| a.flags.iter().map(|f| (*f, false)).collect()).unwrap_or_default(),
    }
}

/// Whether `c` would leave the session as it is.
fn same(s: &Session, c: &Change) -> bool {
    let answer = |q: &QuestionId| s.answers.get(q);
    match c {
        Change::Rating(q, stage, to) => answer(q).and_then(|a| a.stage(*stage)).and_then(|r| r.rating) == *to,
        Change::Support(q, stage, to) => answer(q).and_then(|a| a.stage(*stage)).and_then(|r| r.support) == *to,
        Change::Text(_, splice) => splice.is_empty(),
        Change::Value(q, to) => answer(q).and_then(|a| a.value.as_ref()) == to.as_ref(),
        Change::Evidence(q, id, to) => answer(q).and_then(|a| a.evidence.iter().find(|e| e.id == *id)) == to.as_ref(),
        Change::Flag(q, f, on) => answer(q).is_some_and(|a| a.flags.contains(f)) == *on,
        _ => false,
    }
}
