//! One row a question: a list of columns for the panel, a list for the region, and
//! a list of the levels the region may get on demand.

use super::yes_no;
use crate::domain::instrument::{Instrument, Placed, QuestionKind};
use crate::domain::lang::Lang;
use crate::domain::open_items::{Open, above_statement, lacks_reason};
use crate::domain::session::{Answer, ClaimAnswer, EvidenceState, Rated, Rating, Session, Stage};
use crate::i18n::texts::{Text, papers as t, report};
use crate::i18n::{explain, number};
use crate::report::delta::{delta, desk, desk_delta};
use crate::report::notes::told;
use crate::report::{Cell, Document, Field, FieldKind, show, words};

/// A question of a session.
struct At<'a> {
    i: &'a Instrument,
    s: &'a Session,
    lang: Lang,
    p: Placed<'a>,
    answer: Option<&'a Answer>,
}

/// A column: its head, what stands in it, and how it is read from a question.
struct Col(Text, FieldKind, fn(&At<'_>) -> Cell);

/// The first columns, both audiences'.
const WHICH: &[Col] = &[
    Col(report::col_number, FieldKind::Short, |x| Cell::text(&x.p.number())),
    Col(t::col_id, FieldKind::Short, |x| Cell::text(x.p.question.id.as_str())),
    Col(report::col_aspect, FieldKind::Short, |x| Cell::text(x.i.text(&x.i.aspects[x.p.aspect].title, x.lang))),
    Col(t::col_question_title, FieldKind::Short, |x| Cell::text(x.i.text(&x.p.question.title, x.lang))),
];

/// What only the panel gets.
const PANEL: &[Col] = &[
    Col(t::col_claim_kind, FieldKind::Short, |x| kind(x.lang, x.s.claimed(&x.p.question.id))),
    Col(t::col_claim_level, FieldKind::Integer, |x| level(x.s.claimed(&x.p.question.id))),
    Col(t::col_desk_kind, FieldKind::Short, |x| kind(x.lang, desk(x.s, &x.p.question.id))),
    Col(t::col_desk_level, FieldKind::Integer, |x| level(desk(x.s, &x.p.question.id))),
    Col(t::col_kind, FieldKind::Short, outcome),
    Col(t::col_level, FieldKind::Integer, |x| level(x.s.rating(&x.p.question.id))),
    Col(t::col_level_name, FieldKind::Short, level_name),
    Col(t::col_delta, FieldKind::Integer, |x| delta(x.s, &x.p.question.id).map_or(Cell::Empty, Cell::integer)),
    Col(t::col_delta_desk, FieldKind::Integer, |x| {
        desk_delta(x.s, &x.p.question.id).map_or(Cell::Empty, Cell::integer)
    }),
    Col(report::support, FieldKind::Short, |x| {
        let rated = x.answer.filter(|_| matches!(x.s.rating(&x.p.question.id), Some(Rating::Level(_))));
        Cell::text(rated.map_or("", |a| words::support(x.lang, a.support())))
    }),
    Col(t::col_reason, FieldKind::Long, |x| reason(x, Stage::Interview)),
    Col(t::col_desk_reason, FieldKind::Long, |x| reason(x, Stage::Desk)),
    Col(t::col_warnings, FieldKind::Short, warnings),
];

/// What both get: the answer of a question without levels, and documents.
const FACTS: &[Col] = &[
    Col(t::col_answer, FieldKind::Long, |x| {
        let value = x.answer.and_then(|a| a.value.as_ref());
        Cell::text(&value.map(|v| words::value(x.lang, x.i, x.p.question, v)).unwrap_or_default())
    }),
    Col(t::col_shown, FieldKind::Long, |x| documents(x, EvidenceState::Seen)),
    Col(t::col_promised, FieldKind::Long, |x| documents(x, EvidenceState::Promised)),
    Col(t::col_named, FieldKind::Long, |x| documents(x, EvidenceState::Claimed)),
    Col(t::col_absent, FieldKind::Long, |x| documents(x, EvidenceState::Absent)),
    Col(t::col_for_region, FieldKind::Long, |x| Cell::text(x.answer.map_or("", |a| &a.for_region))),
];

/// Texts and marks of the panel.
const PRIVATE: &[Col] = &[
    Col(t::col_note, FieldKind::Long, |x| Cell::text(x.answer.map_or("", |a| &a.note))),
    Col(t::col_quotes, FieldKind::Long, quotes),
    Col(t::col_claim_text, FieldKind::Long, |x| Cell::text(claim(x).map_or("", |c| &c.explanation))),
    Col(t::col_claim_evidence, FieldKind::Long, |x| {
        Cell::text(&claim(x).map(|c| c.evidence.join("\n")).unwrap_or_default())
    }),
    Col(t::col_flags, FieldKind::Short, |x| {
        let flags = x.answer.into_iter().flat_map(|a| &a.flags).map(|f| words::flag(x.lang, *f));
        Cell::text(&flags.collect::<Vec<_>>().join(", "))
    }),
    Col(t::col_seconds, FieldKind::Integer, |x| {
        x.answer.and_then(|a| i64::try_from(a.seconds).ok()).map_or(Cell::Empty, Cell::integer)
    }),
];

/// Whether it was asked, which is all the region learns of a rating.
const REGION: &[Col] = &[Col(t::col_asked, FieldKind::Short, |x| match x.p.question.kind {
    QuestionKind::Note => Cell::text(t::kind_read_out(x.lang)),
    _ => yes_no(x.lang, told(x.s, x.p.question)),
})];

/// What the region gets on demand.
const LEVELS: &[Col] = &[
    Col(t::col_kind, FieldKind::Short, outcome),
    Col(t::col_level, FieldKind::Integer, |x| level(x.s.rating(&x.p.question.id))),
    Col(t::col_level_name, FieldKind::Short, level_name),
];

/// The last columns: which session, so that the rows of several can stand in one table.
const SESSION: &[Col] = &[
    Col(t::col_region_code, FieldKind::Short, |x| Cell::text(&x.s.region.code)),
    Col(t::col_region, FieldKind::Short, |x| Cell::text(&x.s.region.full_name())),
    Col(t::col_day, FieldKind::Date, |x| Cell::Date(x.s.timing.started.date())),
    Col(t::col_assessor, FieldKind::Short, |x| Cell::text(&x.s.assessor.name)),
    Col(t::col_session, FieldKind::Short, |x| Cell::text(&x.s.session.to_string())),
];

/// The questions for the panel.
pub fn panel(d: &mut Document, i: &Instrument, s: &Session) {
    sheet(d, i, s, &[WHICH, PANEL, FACTS, PRIVATE, SESSION]);
}

/// The questions for the region; `levels` says whether it asked for them.
pub fn region(d: &mut Document, i: &Instrument, s: &Session, levels: bool) {
    sheet(d, i, s, &[WHICH, REGION, if levels { LEVELS } else { &[] }, FACTS, SESSION]);
}

fn sheet(d: &mut Document, i: &Instrument, s: &Session, columns: &[&[Col]]) {
    let lang = d.lang();
    let all = || columns.iter().copied().flatten();
    let fields = all().map(|Col(head, kind, _)| Field::new(head(lang), *kind)).collect();
    let rows = i
        .questions()
        .map(|p| {
            let at = At { i, s, lang, p, answer: s.answers.get(&p.question.id) };
            all().map(|Col(_, _, cell)| cell(&at)).collect()
        })
        .collect();
    d.sheet(t::sheet_questions(lang), fields, rows);
}

fn level(r: Option<Rating>) -> Cell {
    match r {
        Some(Rating::Level(l)) => Cell::integer(l),
        _ => Cell::Empty,
    }
}

/// Level, N/A, unverified; nothing where there is no rating.
fn kind(lang: Lang, r: Option<Rating>) -> Cell {
    use crate::i18n::texts::common as c;
    r.map_or(Cell::Empty, |r| {
        Cell::text(match r {
            Rating::Level(_) => t::kind_level(lang),
            Rating::Na => c::not_applicable(lang),
            Rating::Unverified => c::unverified(lang),
        })
    })
}

/// What came of the question at the table.
fn outcome(x: &At<'_>) -> Cell {
    let q = x.p.question;
    let value = x.answer.is_some_and(|a| a.value.is_some());
    match (q.kind, x.s.rating(&q.id)) {
        (QuestionKind::Note, _) => Cell::text(t::kind_read_out(x.lang)),
        _ if !x.s.applies(q) => Cell::text(report::skipped_short(x.lang)),
        (QuestionKind::Level, Some(r)) => kind(x.lang, Some(r)),
        (QuestionKind::Level, None) => Cell::text(crate::i18n::texts::common::not_asked(x.lang)),
        _ if value => Cell::text(t::kind_answer(x.lang)),
        _ => Cell::text(crate::i18n::texts::common::not_asked(x.lang)),
    }
}

fn level_name(x: &At<'_>) -> Cell {
    match x.s.rating(&x.p.question.id) {
        Some(Rating::Level(l)) => Cell::text(words::level_name(x.lang, x.i, x.p.question, l).unwrap_or_default()),
        _ => Cell::Empty,
    }
}

fn reason(x: &At<'_>, stage: Stage) -> Cell {
    let rated: Option<&Rated> = x.answer.and_then(|a| a.stage(stage));
    Cell::text(rated.map_or("", |r| &r.reason))
}

fn warnings(x: &At<'_>) -> Cell {
    let id = &x.p.question.id;
    let all = [
        (x.s.rating(id) == Some(Rating::Unverified), Open::Unverified),
        (above_statement(x.i, x.s, id), Open::AboveStatement),
        (lacks_reason(x.s, id), Open::NoReason),
    ];
    let told: Vec<&str> = all.iter().filter(|(on, _)| *on).map(|(_, o)| explain::open(x.lang, *o)).collect();
    Cell::text(&told.join("; "))
}

/// The documents in one state, one line each, without the assessor's remark.
fn documents(x: &At<'_>, state: EvidenceState) -> Cell {
    let Some(a) = x.answer else { return Cell::Empty };
    let line = |e: show::EvidenceShown| {
        [e.title, e.number, e.date, e.page, e.signer].into_iter().filter(|p| !p.trim().is_empty()).collect::<Vec<_>>()
    };
    let all = show::evidence(x.i, x.p, a, x.lang).into_iter().filter(|e| e.state == state);
    Cell::text(&all.map(|e| line(e).join(", ")).collect::<Vec<_>>().join("\n"))
}

fn quotes(x: &At<'_>) -> Cell {
    let line = |q: &crate::domain::session::Quote| {
        let who = if q.who.trim().is_empty() { report::quote_unnamed(x.lang) } else { &q.who };
        format!("{} ({}, {})", q.text, report::quote_by(x.lang, who, &q.at.hm()), number::date(x.lang, q.at.date()))
    };
    let all: Vec<String> = x.answer.into_iter().flat_map(|a| &a.quotes).map(line).collect();
    Cell::text(&all.join("\n"))
}

fn claim<'a>(x: &At<'a>) -> Option<&'a ClaimAnswer> {
    x.s.claim.as_ref()?.answers.get(&x.p.question.id)
}
