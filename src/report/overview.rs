//! A session at a glance: what `show` prints for people, and the parts of it that
//! the panel's notes hold as well.

use crate::base::id::Id;
use crate::base::ratio::Ratio;
use crate::domain::instrument::{IndexUnit, Instrument, Placed, QuestionKind};
use crate::domain::lang::Lang;
use crate::domain::open_items::{Open, OpenItem};
use crate::domain::scoring::{Completeness, ScoreCard, Scored, predicate, score};
use crate::domain::session::{EvidenceState, Rating, Session, Stage};
use crate::i18n::texts::{common as c, report as t, summary};
use crate::i18n::{explain, number};
use crate::report::delta::{Deltas, delta, desk, desk_delta, desk_score};
use crate::report::notes::{follow_ups, head, state_notices};
use crate::report::{Column, Document, Fact, show, words};

/// What `asesor show` prints: head, index, what is open, a line per question,
/// follow-ups.
#[must_use]
pub fn overview(i: &Instrument, s: &Session, lang: Lang) -> Document {
    let mut d = Document::new(lang, &t::show_title(lang, &s.region.full_name()));
    state_notices(&mut d, s);
    d.facts(head(i, s, lang));
    index_part(&mut d, i, s, true);
    open_part(&mut d, i, s);
    questions_part(&mut d, i, s);
    follow_ups(&mut d, i, s, true);
    d
}

/// Index with range and completeness, predicate with its source, the notice of
/// the instrument, and the aspects (rule 6); with the desk review where `desk`, which
/// is the panel's.
pub(super) fn index_part(d: &mut Document, i: &Instrument, s: &Session, desk: bool) {
    let lang = d.lang();
    let card = score(i, s);
    let deltas = Deltas::of(i, s);
    d.heading(1, t::index_head(lang));
    let unit = |r: &Ratio| match i.index {
        IndexUnit::Scale => number::score(lang, r),
        IndexUnit::Percent => t::percent(lang, &number::score(lang, r)),
    };
    let band = card.index.value.as_ref().filter(|_| !i.predicates.is_empty()).map(|v| match predicate(i, v) {
        Some(p) => t::predicate_line(lang, i.text(&p.title, lang), i.text(&p.source, lang)),
        None => t::predicate_none(lang).to_owned(),
    });
    let Completeness { counted, asked, total } = card.completeness;
    d.facts([
        Fact::new(t::index(lang), card.index.value.as_ref().map_or_else(|| t::index_none(lang).to_owned(), unit)),
        Fact::new(t::range(lang), range(lang, &card.index)),
        Fact::new(t::completeness(lang), summary::completeness(lang, counted, asked, total)),
        Fact::new(t::predicate(lang), band.unwrap_or_default()),
        Fact::new(t::delta(lang), deltas.index.as_ref().map(|r| number::score(lang, r)).unwrap_or_default()),
        Fact::new(t::desk(lang), if desk { desk_line(i, s, lang) } else { String::new() }),
    ]);
    d.paragraph(t::range_meaning(lang));
    if deltas.index.is_some() {
        d.paragraph(t::delta_meaning(lang));
    }
    d.notice(i.text(&i.notice, lang));
    aspects_table(d, i, &card, &deltas);
}

/// The index of the desk review with its difference, and that it counts nowhere.
fn desk_line(i: &Instrument, s: &Session, lang: Lang) -> String {
    let value = desk_score(i, s).and_then(|d| d.index.value);
    let Some(value) = value else { return String::new() };
    let delta = Deltas::desk(i, s).index.map_or_else(|| "-".to_owned(), |r| number::score(lang, &r));
    t::desk_line(lang, &number::score(lang, &value), &delta)
}

fn aspects_table(d: &mut Document, i: &Instrument, card: &ScoreCard, deltas: &Deltas) {
    let lang = d.lang();
    let with_delta = deltas.index.is_some();
    let mut columns = vec![
        Column::text(t::col_aspect(lang)),
        Column::number(t::col_weight(lang)),
        Column::number(t::col_index(lang)),
        Column::text(t::col_range(lang)),
        Column::number(t::col_counted(lang)),
        Column::number(t::col_asked(lang)),
        Column::number(t::col_total(lang)),
    ];
    if with_delta {
        columns.push(Column::number(t::delta(lang)));
    }
    let mut rows = Vec::new();
    for ((aspect, scored), delta) in i.aspects.iter().zip(&card.aspects).zip(deltas.aspects()) {
        let Completeness { counted, asked, total } = scored.completeness;
        let index = scored.score.value.as_ref();
        let mut cells = vec![
            i.text(&aspect.title, lang).to_owned(),
            scored.weight.to_string(),
            index.map_or_else(|| t::none_yet(lang).to_owned(), |r| number::score(lang, r)),
            range(lang, &scored.score),
            counted.to_string(),
            asked.to_string(),
            total.to_string(),
        ];
        if with_delta {
            cells.push(delta.map(|r| number::score(lang, r)).unwrap_or_default());
        }
        rows.push(cells);
    }
    d.table(columns, rows);
}

fn range(lang: Lang, x: &Scored) -> String {
    match (&x.lower, &x.upper) {
        (Some(a), Some(b)) => t::range_line(lang, &number::score(lang, a), &number::score(lang, b)),
        _ => String::new(),
    }
}

/// What is open, one line for each kind.
pub(super) fn open_part(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    d.heading(1, if s.is_final() { t::open_head_final(lang) } else { t::open_head(lang) });
    let open = open_of(i, s, lang, &Open::ALL);
    if open.is_empty() {
        d.paragraph(t::open_nothing(lang));
    }
    d.list(open);
}

/// What is open of these kinds, one line for each.
pub(super) fn open_of(i: &Instrument, s: &Session, lang: Lang, kinds: &[Open]) -> Vec<String> {
    let open = show::open(i, s);
    let line = |kind: Open| {
        let those: Vec<&OpenItem> = open.iter().filter(|o| o.what == kind).collect();
        if those.is_empty() {
            return None;
        }
        let places: Vec<String> = those.iter().filter_map(|o| place(i, lang, o)).collect();
        let what = explain::open(lang, kind);
        Some(if places.is_empty() {
            what.to_owned()
        } else {
            t::open_line(lang, what, those.len(), &places.join(", "))
        })
    };
    kinds.iter().filter_map(|k| line(*k)).collect()
}

fn place(i: &Instrument, lang: Lang, o: &OpenItem) -> Option<String> {
    let aspect = |id: &Id| i.aspects.iter().find(|a| a.id == *id).map(|a| i.text(&a.title, lang).to_owned());
    match (&o.question, &o.aspect) {
        (Some(q), _) => Some(i.find(q).map_or_else(|| q.to_string(), |p| p.number())),
        (None, Some(a)) => Some(aspect(a).unwrap_or_else(|| a.to_string())),
        (None, None) => None,
    }
}

fn questions_part(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    d.heading(1, t::questions_head(lang));
    let mut columns = vec![
        Column::text(t::col_number(lang)),
        Column::text(t::col_question(lang)),
        Column::text(t::col_rating(lang)),
        Column::text(t::col_support(lang)),
        Column::number(t::col_evidence(lang)),
    ];
    if s.claim.is_some() {
        columns.extend([Column::text(t::col_claimed(lang)), Column::number(t::delta(lang))]);
    }
    if with_desk(s) {
        columns.push(Column::text(t::col_desk(lang)));
    }
    let asked = i.questions().filter(|p| p.question.kind != QuestionKind::Note);
    let rows = asked.map(|p| question_row(i, s, lang, p)).collect();
    d.table(columns, rows);
}

/// Whether anybody rated anything before the day.
fn with_desk(s: &Session) -> bool {
    s.answers.values().any(|a| a.rating_at(Stage::Desk).is_some())
}

fn question_row(i: &Instrument, s: &Session, lang: Lang, placed: Placed<'_>) -> Vec<String> {
    let q = placed.question;
    let answer = s.answers.get(&q.id);
    let rating = match (q.kind, answer.and_then(|a| a.value.as_ref())) {
        (QuestionKind::Level, _) => words::rating(lang, i, q, s.rating(&q.id)),
        (_, Some(v)) => words::value(lang, i, q, v),
        (_, None) => c::not_asked(lang).to_owned(),
    };
    let support = answer.filter(|_| matches!(s.rating(&q.id), Some(Rating::Level(_))));
    let seen = answer.map(|a| a.evidence.iter().filter(|e| e.state == EvidenceState::Seen).count());
    let mut cells = vec![
        placed.number(),
        i.text(&q.title, lang).to_owned(),
        if s.applies(q) { rating } else { t::skipped_short(lang).to_owned() },
        support.map(|a| words::support(lang, a.support()).to_owned()).unwrap_or_default(),
        seen.filter(|n| *n > 0).map(|n| n.to_string()).unwrap_or_default(),
    ];
    if s.claim.is_some() {
        let claim = s.claimed(&q.id).map(|r| words::rating(lang, i, q, Some(r)));
        cells.push(claim.unwrap_or_default());
        cells.push(delta(s, &q.id).map(|n| n.to_string()).unwrap_or_default());
    }
    if with_desk(s) {
        // One narrow column: the table of a claimed session is full already.
        let sign = desk(s, &q.id).map(|r| match r {
            Rating::Level(n) => n.to_string(),
            Rating::Na => "x".to_owned(),
            Rating::Unverified => "?".to_owned(),
        });
        let delta = desk_delta(s, &q.id).map(|n| format!(" ({n:+})"));
        cells.push(format!("{}{}", sign.unwrap_or_default(), delta.unwrap_or_default()));
    }
    cells
}
