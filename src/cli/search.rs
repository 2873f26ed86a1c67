//! `asesor search`.

use super::args::Search as Args;
use super::ctx::Ctx;
use super::failure::{Done, Failure, NOTHING, USAGE};
use super::say::{say, tell};
use crate::app::keep::Search;
use crate::base::text::visible;
use crate::domain::lang::Lang;
use crate::domain::lineage::veiled;
use crate::domain::search::{Field, Hit, Query};
use crate::i18n::texts::cli_keep as t;
use crate::report::json;
use crate::shell::{query, search};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

/// Searches every session, newest change first.
pub fn run(ctx: &Ctx, a: &Args) -> Done {
    let words = a.words.join(" ");
    if Query::parse(&words).is_none() {
        return Err(Failure::new(USAGE, t::search_empty(ctx.lang)));
    }
    let store = ctx.store()?;
    let me = &ctx.file.assessor.name;
    // Rule 12 needs to know whose sessions there are before one is looked into.
    let veiled = if me.is_empty() {
        BTreeSet::new()
    } else {
        let rows = query::rows(&store).map_err(|f| ctx.fault(&f))?;
        veiled(rows.iter().filter_map(|l| l.row.as_ref().ok()), me)
    };
    let hidden = veiled.len();
    let order = Search { job: 0, words, lang: ctx.lang, guest: false, veiled, limit: a.limit };
    let stop = AtomicBool::new(false);
    let f = search::run(&store, &order, &stop, &mut |_, _| {}).map_err(|f| ctx.fault(&f))?;
    let hits = &f.hits.kept;
    if a.json {
        let all: Vec<Value> = hits.iter().map(hit_json).collect();
        say(&json::pretty(&json!({
            "format": "asesor-search/1", "hits": all, "cut": f.hits.cut, "sessions": f.sessions,
            "unreadable": f.unreadable, "veiled": hidden,
        })));
    } else {
        for h in hits {
            say(&line(ctx.lang, h));
        }
    }
    if f.unreadable > 0 {
        tell(&t::search_unreadable(ctx.lang, f.unreadable));
    }
    if hidden > 0 {
        tell(&t::search_veiled(ctx.lang, hidden));
    }
    if f.hits.cut {
        tell(&t::search_cut(ctx.lang, order.limit));
    }
    if hits.is_empty() {
        return Err(Failure::new(NOTHING, t::search_nothing(ctx.lang, &visible(&order.words), f.sessions)));
    }
    if !a.json {
        tell(&t::search_count(ctx.lang, hits.len(), f.sessions));
    }
    Ok(())
}

fn line(lang: Lang, h: &Hit) -> String {
    let number = h.number.as_deref().unwrap_or("-");
    format!("{}  {}  {number}  {}: {}", h.session.short(), visible(&h.region), field(lang, h.field), h.excerpt)
}

fn field(lang: Lang, f: Field) -> &'static str {
    match f {
        Field::Title => t::field_title(lang),
        Field::Text => t::field_text(lang),
        Field::Evidence => t::field_evidence(lang),
        Field::Note => t::field_note(lang),
        Field::Quote => t::field_quote(lang),
        Field::ForRegion => t::field_for_region(lang),
        Field::Reason => t::field_reason(lang),
        Field::Value => t::field_value(lang),
        Field::FollowUp => t::field_follow_up(lang),
        Field::Remark => t::field_remark(lang),
        Field::Name => t::field_name(lang),
    }
}

fn hit_json(h: &Hit) -> Value {
    let field = match h.field {
        Field::Title => "title",
        Field::Text => "text",
        Field::Evidence => "evidence",
        Field::Note => "note",
        Field::Quote => "quote",
        Field::ForRegion => "for_region",
        Field::Reason => "reason",
        Field::Value => "value",
        Field::FollowUp => "follow_up",
        Field::Remark => "remark",
        Field::Name => "name",
    };
    let marks: Vec<[usize; 2]> = h.marks.iter().map(|r| [r.start, r.end]).collect();
    let mut v = json!({
        "session": h.session, "short": h.session.short(), "region": h.region, "field": field, "excerpt": h.excerpt,
        "marks": marks,
    });
    if let (Some(q), Some(n)) = (&h.question, &h.number) {
        v["question"] = json!(q);
        v["number"] = json!(n);
    }
    v
}
