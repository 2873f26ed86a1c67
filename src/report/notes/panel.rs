//! The panel's paper: everything, question by question.

use super::{
    aspect_head, check_code_how, context, delegation, evidence_line, follow_ups, head, question_head, remarks,
    state_notices, value,
};
use crate::domain::instrument::{Instrument, Placed, QuestionKind};
use crate::domain::lang::Lang;
use crate::domain::open_items::{above_statement, lacks_reason};
use crate::domain::session::{Answer, Rated, Rating, Session, Timing};
use crate::i18n::number;
use crate::i18n::texts::{common as c, report as t};
use crate::report::overview::{index_part, open_part};
use crate::report::{Document, Fact, sheets, show, words};

/// The notes of `s` for the panel.
pub(super) fn notes(i: &Instrument, s: &Session, lang: Lang) -> Document {
    let mut d = Document::new(lang, &t::notes_title(lang, &s.region.full_name()));
    state_notices(&mut d, s);
    d.notice(t::panel_notice(lang));
    d.heading(1, t::head(lang));
    d.facts(head(i, s, lang).into_iter().chain(private_head(s, lang)));
    delegation(&mut d, s, true);
    index_part(&mut d, i, s, true);
    open_part(&mut d, i, s);
    d.heading(1, t::questions_head(lang));
    for placed in i.questions() {
        aspect_head(&mut d, i, placed);
        question(&mut d, i, s, placed);
    }
    follow_ups(&mut d, i, s, true);
    remarks(&mut d, s);
    context(&mut d, i, s);
    check_code_how(&mut d, s);
    sheets::questions::panel(&mut d, i, s);
    sheets::evidence(&mut d, i, s, true);
    sheets::follow_ups(&mut d, i, s);
    sheets::delegation(&mut d, s, true);
    sheets::aspects::aspects(&mut d, i, s, true);
    d
}

fn private_head(s: &Session, lang: Lang) -> Vec<Fact> {
    let conflict = match &s.conflict {
        None => t::conflict_not_asked(lang).to_owned(),
        Some(x) if x.declared => t::conflict_declared(lang, &x.text),
        Some(_) => t::conflict_none(lang).to_owned(),
    };
    let claim = s.claim.as_ref().map_or_else(
        || t::claim_absent(lang).to_owned(),
        |x| t::claim_line(lang, &x.filled_by, &number::date(lang, x.received.date())),
    );
    let reopened =
        s.supersedes.as_ref().map(|x| t::supersedes_line(lang, &x.by, &number::date(lang, x.at.date()), &x.reason));
    vec![
        Fact::new(t::conflict(lang), conflict),
        Fact::new(t::claim_received(lang), claim),
        Fact::new(t::supersedes(lang), reopened.unwrap_or_default()),
        Fact::new(t::time_used(lang), time(lang, &s.timing)),
    ]
}

fn time(lang: Lang, x: &Timing) -> String {
    let from = x.started.hm();
    let mut out = vec![x.ended.map_or_else(|| t::time_open(lang, &from), |to| t::time_line(lang, &from, &to.hm()))];
    if x.slot_minutes > 0 {
        out.push(t::slot(lang, x.slot_minutes));
    }
    out.extend(x.pauses.iter().map(|p| match p.to {
        Some(to) => t::pause(lang, &p.from.hm(), &to.hm()),
        None => t::pause_open(lang, &p.from.hm()),
    }));
    out.join("; ")
}

fn question(d: &mut Document, i: &Instrument, s: &Session, placed: Placed<'_>) {
    let lang = d.lang();
    let q = placed.question;
    question_head(d, i, placed);
    if !s.applies(q) {
        d.paragraph(t::skipped(lang));
    }
    let answer = s.answers.get(&q.id);
    let mut facts = claim(i, s, lang, placed);
    if q.kind == QuestionKind::Level {
        facts.extend(desk(i, lang, placed, answer.and_then(|a| a.desk.as_ref())));
        facts.extend(interview(i, s, lang, placed, answer));
    }
    facts.extend(value(lang, i, s, q));
    if let Some(a) = answer {
        facts.extend(texts(i, s, lang, placed, a));
    }
    d.facts(facts);
    for x in answer.map(|a| a.quotes.as_slice()).unwrap_or_default() {
        let who = if x.who.trim().is_empty() { t::quote_unnamed(lang) } else { &x.who };
        d.quote(&x.text, &t::quote_by(lang, who, &x.at.hm()));
    }
}

/// What the region claimed; nothing where there is no claim at all.
fn claim(i: &Instrument, s: &Session, lang: Lang, placed: Placed<'_>) -> Vec<Fact> {
    let Some(claim) = &s.claim else { return Vec::new() };
    let Some(x) = claim.answers.get(&placed.question.id) else {
        let level = placed.question.kind == QuestionKind::Level;
        return level.then(|| Fact::new(t::claimed(lang), t::claimed_missing(lang))).into_iter().collect();
    };
    let rating = x
        .rating
        .map_or_else(|| t::claimed_missing(lang).to_owned(), |r| words::rating(lang, i, placed.question, Some(r)));
    vec![
        Fact::new(t::claimed(lang), rating),
        Fact::new(t::claimed_explanation(lang), x.explanation.clone()),
        Fact::new(t::claimed_evidence(lang), x.evidence.join("\n")),
    ]
}

fn desk(i: &Instrument, lang: Lang, placed: Placed<'_>, r: Option<&Rated>) -> Vec<Fact> {
    let Some(r) = r else { return Vec::new() };
    let rating = r.rating.map(|x| words::rating(lang, i, placed.question, Some(x)));
    vec![Fact::new(t::desk(lang), rating.unwrap_or_default()), Fact::new(t::desk_reason(lang), r.reason.clone())]
}

fn interview(i: &Instrument, s: &Session, lang: Lang, placed: Placed<'_>, a: Option<&Answer>) -> Vec<Fact> {
    let q = placed.question;
    let rating = s.rating(&q.id);
    let mut out = vec![Fact::new(t::interview(lang), words::rating(lang, i, q, rating))];
    if let (Some(a), Some(Rating::Level(_))) = (a, rating) {
        out.push(Fact::new(t::support(lang), words::support(lang, a.support())));
    }
    if above_statement(i, s, &q.id)
        && let Some(cap) = i.statement_cap
    {
        out.push(Fact::new(c::attention(lang), t::above_statement(lang, i64::from(cap))));
    }
    let delta = crate::report::delta::delta(s, &q.id).filter(|d| *d != 0);
    out.push(Fact::new(t::delta(lang), delta.map(|d| d.to_string()).unwrap_or_default()));
    let reason = a.and_then(|a| a.interview.as_ref()).map(|r| r.reason.clone()).unwrap_or_default();
    let missing = lacks_reason(s, &q.id);
    out.push(Fact::new(t::reason(lang), if missing { t::reason_missing(lang).to_owned() } else { reason }));
    out
}

/// Evidence and the three kinds of text.
fn texts(i: &Instrument, s: &Session, lang: Lang, placed: Placed<'_>, a: &Answer) -> Vec<Fact> {
    let q = placed.question;
    let lines: Vec<String> = show::evidence(i, placed, a, lang).iter().map(|e| evidence_line(lang, e, true)).collect();
    let unasked = q.evidence.iter().filter(|e| a.evidence_of(&e.id).is_none());
    let unasked: Vec<&str> = unasked.map(|e| i.text(&e.title, lang)).collect();
    let flags: Vec<&str> = a.flags.iter().map(|f| words::flag(lang, *f)).collect();
    let unasked = if s.answered(q) { unasked.join("\n") } else { String::new() };
    vec![
        Fact::new(t::evidence(lang), lines.join("\n")),
        Fact::new(t::evidence_unasked(lang), unasked),
        Fact::new(t::note(lang), a.note.clone()),
        Fact::new(t::for_region(lang), a.for_region.clone()),
        Fact::new(t::flags(lang), flags.join(", ")),
        Fact::new(t::spent(lang), words::minutes(lang, a.seconds)),
    ]
}
