//! What was promised, as a receipt: what, who, until when, and a place to sign.
//! Nothing here reads a rating; the level a promise would allow stands in the
//! panel's notes only.

use crate::domain::instrument::Instrument;
use crate::domain::lang::Lang;
use crate::domain::session::{EvidenceState, FollowUpKind, Session};
use crate::i18n::number;
use crate::i18n::texts::{minutes, papers as t, report};
use crate::report::minutes::{assessor_position, of_region};
use crate::report::{Audience, Column, Document, Signature, notes, sheets, words};

/// A promise or something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// A document, or something to do.
    pub kind: FollowUpKind,
    /// Number of the question, `3.2`; empty without one.
    pub question: String,
    /// What.
    pub item: String,
    /// Who; empty where nobody was named.
    pub owner: String,
    /// Until when, as written; empty where no day was named.
    pub due: String,
}

/// Every promise of `s`: the follow-ups, and evidence marked as promised for which
/// somebody deleted the follow-up or never had one. A promise never gets lost
/// because it was noted in one place only.
#[must_use]
pub fn all(i: &Instrument, s: &Session, lang: Lang) -> Vec<Promise> {
    let number = |q: &crate::base::id::QuestionId| i.find(q).map_or_else(|| q.to_string(), |p| p.number());
    let mut out: Vec<Promise> = s
        .follow_ups
        .iter()
        .map(|f| Promise {
            kind: f.kind,
            question: f.question.as_ref().map(number).unwrap_or_default(),
            item: f.item.clone(),
            owner: f.owner.clone(),
            due: f.due.clone().unwrap_or_default(),
        })
        .collect();
    for p in i.questions() {
        let Some(a) = s.answers.get(&p.question.id) else { continue };
        let noted = |id| s.follow_ups_of(&p.question.id).any(|f| f.evidence.as_ref() == Some(id));
        for e in a.evidence.iter().filter(|e| e.state == EvidenceState::Promised && !noted(&e.id)) {
            out.push(Promise {
                kind: FollowUpKind::Document,
                question: p.number(),
                item: words::evidence_name(lang, i, p.question, e),
                owner: String::new(),
                due: String::new(),
            });
        }
    }
    out
}

/// The cells of a table of promises: number, question, what, who, until when; a day
/// that can be read is written out, anything else stands as it was written.
pub(super) fn rows<'a>(lang: Lang, all: impl Iterator<Item = &'a Promise>) -> Vec<Vec<String>> {
    let day = |s: &str| number::parse_date(s).map_or_else(|| s.to_owned(), |d| number::date(lang, d));
    let or = |s: &str, missing: &str| if s.trim().is_empty() { missing.to_owned() } else { s.to_owned() };
    (1..)
        .zip(all)
        .map(|(n, p): (usize, &Promise)| {
            vec![
                n.to_string(),
                p.question.clone(),
                p.item.clone(),
                or(&p.owner, report::owner_missing(lang)),
                or(&day(&p.due), report::due_missing(lang)),
            ]
        })
        .collect()
}

/// The promises of `s` as a receipt.
#[must_use]
pub fn promises(i: &Instrument, s: &Session, lang: Lang, audience: Audience) -> Document {
    let mut d = Document::new(lang, &t::promises_title(lang, &s.region.full_name()));
    notes::state_notices(&mut d, s);
    d.facts(notes::brief_head(i, s, lang));
    part(&mut d, i, s);
    d.heading(1, t::receipt(lang));
    d.paragraph(t::promises_intro(lang));
    d.signatures(signatures(s, lang));
    sheets::promises(&mut d, i, s);
    sheets::delegation(&mut d, s, audience == Audience::Panel);
    d
}

/// Heading and table of what was promised.
pub(super) fn part(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    let all = all(i, s, lang);
    d.heading(1, t::promises(lang));
    if all.is_empty() {
        d.paragraph(t::promises_none(lang));
        return;
    }
    let heads: [fn(Lang) -> &'static str; 5] =
        [report::col_question, report::col_item, report::col_kind, minutes::col_owner, minutes::col_due];
    let mut columns = vec![Column::number(report::col_number(lang))];
    columns.extend(heads.iter().map(|h| Column::text(h(lang))));
    let rows = rows(lang, all.iter()).into_iter().zip(&all).map(|(mut row, p)| {
        row.insert(3, words::follow_up_kind(lang, p.kind).to_owned());
        row
    });
    d.table(columns, rows.collect());
}

fn signatures(s: &Session, lang: Lang) -> Vec<Signature> {
    let region = s.delegation.iter().find(|x| x.signs).or_else(|| s.delegation.first());
    let dots = || minutes::dots(lang).to_owned();
    let or_dots = |s: &str| if s.trim().is_empty() { dots() } else { s.to_owned() };
    let receives = Signature {
        party: t::received(lang).to_owned(),
        position: region.map_or_else(|| of_region(s, lang), |x| x.position.clone()),
        name: region.map_or_else(dots, |x| or_dots(&x.name)),
        below: String::new(),
    };
    let gives = Signature {
        party: t::handed_over(lang).to_owned(),
        position: assessor_position(s, lang),
        name: or_dots(&s.assessor.name),
        below: String::new(),
    };
    vec![receives, gives]
}
