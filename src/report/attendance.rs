//! Who came: a list to sign. No rating, no text of the interview.

use crate::domain::lang::Lang;
use crate::domain::session::Session;
use crate::i18n::texts::{papers as t, report};
use crate::report::{Audience, Column, Document, minutes, notes, sheets, words};

/// Rows to fill in by hand where nobody is recorded.
const BLANK: usize = 8;

/// The attendance list of `s`; only the panel's has civil-service numbers, and
/// those masked.
#[must_use]
pub fn attendance(s: &Session, lang: Lang, audience: Audience) -> Document {
    let mut d = Document::new(lang, &t::attendance_title(lang, &s.region.full_name()));
    notes::state_notices(&mut d, s);
    d.facts(notes::brief_head(s, lang));
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
    let (mut columns, mut rows) = notes::delegates(s, d.lang(), nip, true);
    columns.push(Column::signed(t::col_signature(d.lang())));
    if rows.is_empty() {
        rows = (1..=BLANK).map(|n| vec![n.to_string()]).collect();
    }
    d.table(columns, rows);
}

fn assessors(d: &mut Document, s: &Session) {
    let lang = d.lang();
    let a = &s.assessor;
    let mut columns = minutes::numbered(lang, &[report::col_name, t::col_institution, t::col_role]);
    columns.push(Column::signed(t::col_signature(lang)));
    let row = vec!["1".to_owned(), a.name.clone(), a.institution.clone(), words::role(lang, a.role).to_owned()];
    d.table(columns, vec![row]);
}
