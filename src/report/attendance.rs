//! Who came: a list to sign. No rating, no text of the interview.

use crate::base::time::Timestamp;
use crate::domain::instrument::Instrument;
use crate::domain::lang::Lang;
use crate::domain::session::Session;
use crate::i18n::texts::{papers as t, report};
use crate::report::{Audience, Column, Document, notes, sheets, words};

/// Rows to fill in by hand where nobody is recorded.
const BLANK: usize = 8;

/// The attendance list of `s`; only the panel's has civil-service numbers, and
/// those masked.
#[must_use]
pub fn attendance(i: &Instrument, s: &Session, lang: Lang, audience: Audience) -> Document {
    let mut d = Document::new(lang, &t::attendance_title(lang, &s.region.full_name()));
    notes::state_notices(&mut d, s);
    d.facts(notes::brief_head(i, s, lang));
    d.heading(1, report::delegation(lang));
    let nip = audience == Audience::Panel;
    if s.delegation.is_empty() {
        d.paragraph(t::attendance_blank(lang));
    }
    delegation(&mut d, s, nip);
    d.heading(1, t::assessors(lang));
    assessors(&mut d, s);
    sheets::delegation(&mut d, s, nip);
    d
}

fn delegation(d: &mut Document, s: &Session, nip: bool) {
    let lang = d.lang();
    let nip = nip && s.delegation.iter().any(|x| x.nip.is_some());
    let mut columns = vec![Column::number(report::col_number(lang)), Column::text(report::col_name(lang))];
    columns.push(Column::text(report::col_position(lang)));
    if nip {
        columns.push(Column::text(report::col_nip(lang)));
    }
    columns.extend([
        Column::text(report::col_arrived(lang)),
        Column::text(report::col_left(lang)),
        Column::text(t::col_signature(lang)),
    ]);
    let hm = |at: Option<Timestamp>| at.map(Timestamp::hm).unwrap_or_default();
    let mut rows: Vec<Vec<String>> = (1..)
        .zip(&s.delegation)
        .map(|(n, x): (usize, _)| {
            let mut cells = vec![n.to_string(), x.name.clone(), x.position.clone()];
            if nip {
                cells.push(x.nip.as_deref().map(words::masked_nip).unwrap_or_default());
            }
            cells.extend([hm(x.arrived), hm(x.left)]);
            cells
        })
        .collect();
    if rows.is_empty() {
        rows = (1..=BLANK).map(|n| vec![n.to_string()]).collect();
    }
    d.table(columns, rows);
}

fn assessors(d: &mut Document, s: &Session) {
    let lang = d.lang();
    let a = &s.assessor;
    let columns = vec![
        Column::number(report::col_number(lang)),
        Column::text(report::col_name(lang)),
        Column::text(t::col_institution(lang)),
        Column::text(t::col_role(lang)),
        Column::text(t::col_signature(lang)),
    ];
    let row = vec!["1".to_owned(), a.name.clone(), a.institution.clone(), words::role(lang, a.role).to_owned()];
    d.table(columns, vec![row]);
}
