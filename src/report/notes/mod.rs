//! Session notes: what one assessor recorded with one region. The panel gets
//! everything; the region gets facts, documents, recommendations, promises and
//! remarks, from functions of their own that never read a rating.

mod panel;
mod region;

use crate::base::time::Timestamp;
use crate::domain::instrument::{Instrument, Placed, Question, QuestionKind};
use crate::domain::lang::Lang;
use crate::domain::session::{Session, Status};
use crate::i18n::number;
use crate::i18n::texts::report as t;
use crate::report::show::EvidenceShown;
use crate::report::{Audience, Column, Document, Fact, Paper, promises, show, words};

/// The notes of `s` as `paper` asks for them.
#[must_use]
pub fn notes(i: &Instrument, s: &Session, paper: &Paper) -> Document {
    match paper.audience {
        Audience::Panel => panel::notes(i, s, paper.lang),
        Audience::Region => region::notes(i, s, paper.lang, paper.options.scores),
    }
}

/// Whether the region's paper says that a question was asked: it has an answer,
/// or a document was spoken of. That there is a rating is told, never which.
#[must_use]
pub fn told(s: &Session, q: &Question) -> bool {
    s.answered(q) || s.answers.get(&q.id).is_some_and(|a| !a.evidence.is_empty() || a.value.is_some())
}

/// Draft and practice are said before anything else.
pub(super) fn state_notices(d: &mut Document, s: &Session) {
    let lang = d.lang();
    if s.practice {
        d.notice(t::practice_notice(lang));
    }
    if s.status == Status::Draft {
        d.notice(t::draft_notice(lang));
    }
}

/// The facts of the session that both audiences have.
pub(super) fn head(i: &Instrument, s: &Session, lang: Lang) -> Vec<Fact> {
    let a = &s.assessor;
    let role = words::role(lang, a.role);
    let assessor = if a.institution.trim().is_empty() {
        t::assessor_bare(lang, &a.name, role)
    } else {
        t::assessor_line(lang, &a.name, &a.institution, role)
    };
    let mandate = s.mandate.as_ref().map(|m| t::mandate_line(lang, &m.number, &words::day_written(lang, &m.date)));
    let r = &s.instrument;
    let [region, date, event, place, room] = occasion(s, lang);
    let [session, code] = which(s, lang);
    vec![
        region,
        Fact::new(t::region_code(lang), s.region.code.clone()),
        Fact::new(t::province(lang), s.region.province.clone()),
        date,
        event,
        place,
        room,
        Fact::new(t::assessor(lang), assessor),
        Fact::new(t::mandate(lang), mandate.unwrap_or_default()),
        Fact::new(t::instrument(lang), t::instrument_line(lang, i.text(&i.title, lang), r.id.as_str(), r.revision)),
        session,
        Fact::new(t::revision(lang), s.revision.to_string()),
        Fact::new(t::status(lang), status(lang, s)),
        code,
    ]
}

/// Region, day, event, place, room.
fn occasion(s: &Session, lang: Lang) -> [Fact; 5] {
    let event = s.event.as_ref();
    let days = event.map(|e| e.dates.iter().map(|d| number::date(lang, *d)).collect::<Vec<_>>().join(", "));
    let title = match (event, days) {
        (Some(e), Some(days)) if !days.is_empty() => format!("{} ({days})", e.title),
        (Some(e), _) => e.title.clone(),
        _ => String::new(),
    };
    [
        Fact::new(t::region(lang), s.region.full_name()),
        Fact::new(t::date(lang), words::day(lang, s)),
        Fact::new(t::event(lang), title),
        Fact::new(t::place(lang), event.map(|e| e.place.clone()).unwrap_or_default()),
        Fact::new(t::room(lang), s.team.as_ref().map(|x| x.room.clone()).unwrap_or_default()),
    ]
}

/// Which session it is.
fn which(s: &Session, lang: Lang) -> [Fact; 2] {
    [
        Fact::new(t::session_id(lang), s.session.to_string()),
        Fact::new(t::check_code(lang), show::check_code(s).unwrap_or_default()),
    ]
}

/// The occasion alone, for lists.
pub(super) fn brief_head(s: &Session, lang: Lang) -> Vec<Fact> {
    occasion(s, lang).into_iter().chain(which(s, lang)).collect()
}

fn status(lang: Lang, s: &Session) -> String {
    match (&s.finalised, s.status) {
        (Some(f), Status::Final) => t::status_final_by(lang, &f.by, &number::date(lang, f.at.date()), &f.at.hm()),
        (_, status) => words::status(lang, status).to_owned(),
    }
}

/// The delegation; `nip` says whether the masked number stands there.
pub(super) fn delegation(d: &mut Document, s: &Session, nip: bool) {
    let lang = d.lang();
    d.heading(1, t::delegation(lang));
    if s.delegation.is_empty() {
        d.paragraph(t::delegation_none(lang));
        return;
    }
    let times = s.delegation.iter().any(|x| x.arrived.is_some() || x.left.is_some());
    let (columns, rows) = delegates(s, lang, nip, times);
    d.table(columns, rows);
}

/// A table of the delegation: its columns and rows, with the masked number where
/// anybody has one and `nip`, with the times of coming and leaving where `times`.
pub(super) fn delegates(s: &Session, lang: Lang, nip: bool, times: bool) -> (Vec<Column>, Vec<Vec<String>>) {
    let nip = nip && s.delegation.iter().any(|x| x.nip.is_some());
    let mut columns = vec![Column::number(t::col_number(lang)), Column::text(t::col_name(lang))];
    columns.push(Column::text(t::col_position(lang)));
    if nip {
        columns.push(Column::text(t::col_nip(lang)));
    }
    if times {
        columns.extend([Column::text(t::col_arrived(lang)), Column::text(t::col_left(lang))]);
    }
    let hm = |at: Option<Timestamp>| at.map(Timestamp::hm).unwrap_or_default();
    let row = |(n, x): (usize, &crate::domain::session::Delegate)| {
        let mut cells = vec![n.to_string(), x.name.clone(), x.position.clone()];
        if nip {
            cells.push(x.nip.as_deref().map(words::masked_nip).unwrap_or_default());
        }
        if times {
            cells.extend([hm(x.arrived), hm(x.left)]);
        }
        cells
    };
    (columns, (1..).zip(&s.delegation).map(row).collect())
}

/// Heading and spoken text of a question.
pub(super) fn question_head(d: &mut Document, i: &Instrument, p: Placed<'_>) {
    let lang = d.lang();
    d.heading(3, &format!("{} {}", p.number(), i.text(&p.question.title, lang)));
    d.paragraph(i.text(&p.question.text, lang));
    if p.question.kind == QuestionKind::Note {
        d.paragraph(t::read_out(lang));
    }
}

/// Heading of an aspect before its first question.
pub(super) fn aspect_head(d: &mut Document, i: &Instrument, p: Placed<'_>) {
    if p.index == 0 {
        let lang = d.lang();
        d.heading(2, &t::aspect_head(lang, p.aspect + 1, i.text(&i.aspects[p.aspect].title, lang)));
    }
}

/// A piece of evidence on one line, its state first; `remark` says whether the assessor's remark
/// stands there.
pub(super) fn evidence_line(lang: Lang, e: &EvidenceShown, remark: bool) -> String {
    let mut out = format!("{} · {}", words::state(lang, e.state), e.title);
    let mut add = |text: &str, worded: fn(Lang, &str) -> String| {
        if !text.trim().is_empty() {
            out.push_str("; ");
            out.push_str(&worded(lang, text));
        }
    };
    add(&e.number, t::ev_number);
    add(&e.date, t::ev_date);
    add(&e.page, t::ev_page);
    add(&e.signer, t::ev_signer);
    if remark {
        add(&e.remark, t::ev_remark);
    }
    out
}

/// The typed answer of a question without levels, or that it was not asked.
pub(super) fn value(lang: Lang, i: &Instrument, s: &Session, q: &Question) -> Option<Fact> {
    let v = s.answers.get(&q.id).and_then(|a| a.value.as_ref());
    match (q.kind, v) {
        (QuestionKind::Note | QuestionKind::Level, None) => None,
        (_, Some(v)) => Some(Fact::new(t::value(lang), words::value(lang, i, q, v))),
        (_, None) => Some(Fact::new(t::value(lang), crate::i18n::texts::common::not_asked(lang))),
    }
}

/// Follow-ups; `levels` says whether the level each would allow stands there.
pub(super) fn follow_ups(d: &mut Document, i: &Instrument, s: &Session, levels: bool) {
    let lang = d.lang();
    d.heading(1, t::follow_ups(lang));
    promises::table(d, &promises::all(i, s, lang), levels, t::follow_ups_none(lang));
}

/// Remarks of both sides.
pub(super) fn remarks(d: &mut Document, s: &Session) {
    let lang = d.lang();
    let r = &s.remarks;
    d.heading(1, t::remarks(lang));
    if r.region.trim().is_empty() && r.assessor.trim().is_empty() {
        d.paragraph(t::remarks_none(lang));
        return;
    }
    d.facts([
        Fact::new(t::remarks_region(lang), r.region.clone()),
        Fact::new(t::remarks_assessor(lang), r.assessor.clone()),
    ]);
}

/// Confirmed facts about the region.
pub(super) fn context(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    d.heading(1, t::context(lang));
    if s.context.is_empty() {
        d.paragraph(t::context_none(lang));
        return;
    }
    let known: Vec<_> = i.context.iter().filter_map(|c| s.context.get(&c.id).map(|v| (Some(c), &c.id, v))).collect();
    // Values of an earlier revision of the instrument: still recorded, still printed.
    let other = s.context.iter().filter(|(id, _)| !i.context.iter().any(|c| c.id == **id));
    let rows = known.into_iter().chain(other.map(|(id, v)| (None, id, v))).map(|(item, id, v)| {
        let title = item.map_or_else(|| id.to_string(), |c| i.text(&c.title, lang).to_owned());
        let shown = item.map_or_else(|| v.value.clone(), |c| context_value(lang, i, c, &v.value));
        vec![title, shown, v.year.clone(), v.source.clone()]
    });
    let heads: [fn(Lang) -> &'static str; 4] = [t::col_fact, t::col_value, t::col_year, t::col_source];
    d.table(heads.iter().map(|h| Column::text(h(lang))).collect(), rows.collect());
}

fn context_value(lang: Lang, i: &Instrument, c: &crate::domain::instrument::ContextItem, v: &str) -> String {
    use crate::domain::instrument::ValueType;
    let shown = match c.kind {
        ValueType::Choice => words::choice_title(lang, i, &c.choices, v),
        ValueType::Decimal => words::decimal(lang, v),
        ValueType::Date => crate::base::time::parse_day(v).map_or_else(|| v.to_owned(), |d| number::date(lang, d)),
        ValueType::Text | ValueType::Integer => v.to_owned(),
    };
    c.unit.as_ref().map_or_else(|| shown.clone(), |u| format!("{shown} {}", i.text(u, lang)))
}

/// How the check code is used, under a final session.
pub(super) fn check_code_how(d: &mut Document, s: &Session) {
    if s.is_final() {
        d.rule();
        d.paragraph(t::check_code_how(d.lang()));
    }
}
