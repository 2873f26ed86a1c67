//! One row an aspect, and one for the whole index; and recommendations, for a
//! summary without an assessment.

use super::fields;
use crate::base::ratio::Ratio;
use crate::domain::instrument::Instrument;
use crate::domain::scoring::{Completeness, Scored, score};
use crate::domain::session::Session;
use crate::i18n::texts::{Text, papers as t, report};
use crate::report::delta::{Deltas, desk_score};
use crate::report::summary::claim_score;
use crate::report::{Cell, Document, FieldKind, minutes};

/// Index, bounds, completeness and claim of every aspect and of the whole; `desk`
/// says whether the desk review, which is the panel's, stands there.
pub fn aspects(d: &mut Document, i: &Instrument, s: &Session, desk: bool) {
    let lang = d.lang();
    let mut columns: Vec<(Text, FieldKind)> = vec![
        (t::col_aspect_id, FieldKind::Short),
        (report::col_aspect, FieldKind::Short),
        (report::col_weight, FieldKind::Integer),
        (report::col_index, FieldKind::Decimal),
        (t::col_lower, FieldKind::Decimal),
        (t::col_upper, FieldKind::Decimal),
        (report::col_counted, FieldKind::Integer),
        (report::col_asked, FieldKind::Integer),
        (report::col_total, FieldKind::Integer),
        (t::col_claim_index, FieldKind::Decimal),
        (t::col_delta, FieldKind::Decimal),
    ];
    if desk {
        columns.extend([(t::col_desk_index as Text, FieldKind::Decimal), (t::col_delta_desk, FieldKind::Decimal)]);
    }
    let (card, claim, docs) = (score(i, s), claim_score(i, s), desk_score(i, s));
    let (deltas, desk_deltas) = (Deltas::of(i, s), Deltas::desk(i, s));
    let row = |which: Vec<Cell>, x: &Scored, c: Completeness, earlier: [Option<&Ratio>; 4]| {
        let count = |n: usize| i64::try_from(n).map_or(Cell::Empty, Cell::integer);
        let mut row = which;
        row.extend([&x.value, &x.lower, &x.upper].map(|v| Cell::number(v.as_ref())));
        row.extend([c.counted, c.asked, c.total].map(count));
        row.extend(earlier.into_iter().take(if desk { 4 } else { 2 }).map(Cell::number));
        row
    };
    let mut rows = Vec::new();
    for (n, (a, x)) in i.aspects.iter().zip(&card.aspects).enumerate() {
        let title = i.text(&a.title, lang);
        let which = vec![Cell::text(a.id.as_str()), Cell::text(title), Cell::integer(x.weight)];
        let earlier = [
            claim.as_ref().and_then(|c| c.aspects.get(n)?.score.value.as_ref()),
            deltas.aspects().nth(n).flatten(),
            docs.as_ref().and_then(|c| c.aspects.get(n)?.score.value.as_ref()),
            desk_deltas.aspects().nth(n).flatten(),
        ];
        rows.push(row(which, &x.score, x.completeness, earlier));
    }
    let whole = vec![Cell::Empty, Cell::text(t::whole_index(lang)), Cell::Empty];
    let earlier = [
        claim.as_ref().and_then(|c| c.index.value.as_ref()),
        deltas.index.as_ref(),
        docs.as_ref().and_then(|c| c.index.value.as_ref()),
        desk_deltas.index.as_ref(),
    ];
    rows.push(row(whole, &card.index, card.completeness, earlier));
    d.sheet(t::sheet_aspects(lang), fields(lang, &columns), rows);
}

/// What the assessor wrote for the region, one row a question.
pub fn recommendations(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    let columns: [(Text, FieldKind); 2] =
        [(report::col_question, FieldKind::Short), (t::col_for_region, FieldKind::Long)];
    let all = minutes::recommended(i, s, lang);
    let rows = all.iter().map(|f| vec![Cell::text(&f.label), Cell::text(&f.value)]).collect();
    d.sheet(t::sheet_recommendations(lang), fields(lang, &columns), rows);
}
