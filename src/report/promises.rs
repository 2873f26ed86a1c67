//! What was promised, as a receipt: what, who, until when, and a place to sign.
//! Nothing here reads a rating; the level a promise would allow stands in the
//! panel's notes only.

use crate::domain::instrument::Instrument;
use crate::domain::lang::Lang;
use crate::domain::session::{EvidenceState, FollowUp, FollowUpKind, Session};
use crate::i18n::texts::{minutes as words_of, papers as t, report};
use crate::report::minutes::{self, assessor_position, of_region, or_dots, signing};
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
    /// The level it would allow: for the panel only.
    pub would_allow: Option<i16>,
}

/// Every promise of `s`: the follow-ups, and evidence marked as promised for which
/// somebody deleted the follow-up or never had one. A promise never gets lost
/// because it was noted in one place only; a document that was shown meanwhile is no
/// promise any more, whatever was typed into its follow-up.
#[must_use]
pub fn all(i: &Instrument, s: &Session, lang: Lang) -> Vec<Promise> {
    let number = |q: &crate::base::id::QuestionId| i.find(q).map_or_else(|| q.to_string(), |p| p.number());
    let mut out: Vec<Promise> = s
        .follow_ups
        .iter()
        .filter(|f| !kept(s, f))
        .map(|f| Promise {
            kind: f.kind,
            question: f.question.as_ref().map(number).unwrap_or_default(),
            item: f.item.clone(),
            owner: f.owner.clone(),
            due: f.due.clone().unwrap_or_default(),
            would_allow: f.would_allow,
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
                would_allow: None,
            });
        }
    }
    out
}

fn kept(s: &Session, f: &FollowUp) -> bool {
    let evidence = || {
        let (q, id) = (f.question.as_ref()?, f.evidence.as_ref()?);
        s.answers.get(q)?.evidence.iter().find(|e| e.id == *id)
    };
    f.kind == FollowUpKind::Document && evidence().is_some_and(|e| e.state == EvidenceState::Seen)
}

/// The cells of a table of promises: number, question, what, who, until when; a day
/// that can be read is written out, anything else stands as it was written.
pub(super) fn rows<'a>(lang: Lang, all: impl Iterator<Item = &'a Promise>) -> Vec<Vec<String>> {
    let or = |s: &str, missing: &str| if s.trim().is_empty() { missing.to_owned() } else { s.to_owned() };
    (1..)
        .zip(all)
        .map(|(n, p): (usize, &Promise)| {
            vec![
                n.to_string(),
                p.question.clone(),
                p.item.clone(),
                or(&p.owner, report::owner_missing(lang)),
                or(&words::day_written(lang, &p.due), report::due_missing(lang)),
            ]
        })
        .collect()
}

/// The promises of `s` as a receipt.
#[must_use]
pub fn promises(i: &Instrument, s: &Session, lang: Lang, audience: Audience) -> Document {
    let mut d = Document::new(lang, &t::promises_title(lang, &s.region.full_name()));
    notes::state_notices(&mut d, s);
    d.facts(notes::brief_head(s, lang));
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
    d.heading(1, t::promises(lang));
    table(d, &all(i, s, lang), false, t::promises_none(lang));
}

/// The table of `all`, or `none`; `levels` says whether the level each would allow
/// stands there.
pub(super) fn table(d: &mut Document, all: &[Promise], levels: bool, none: &str) {
    let lang = d.lang();
    if all.is_empty() {
        d.paragraph(none);
        return;
    }
    let levels = levels && all.iter().any(|p| p.would_allow.is_some());
    let mut columns = minutes::numbered(
        lang,
        &[report::col_question, report::col_item, report::col_kind, words_of::col_owner, words_of::col_due],
    );
    if levels {
        columns.push(Column::number(report::col_would_allow(lang)));
    }
    let rows = rows(lang, all.iter()).into_iter().zip(all).map(|(mut row, p)| {
        row.insert(3, words::follow_up_kind(lang, p.kind).to_owned());
        if levels {
            row.push(p.would_allow.map(|l| l.to_string()).unwrap_or_default());
        }
        row
    });
    d.table(columns, rows.collect());
}

fn signatures(s: &Session, lang: Lang) -> Vec<Signature> {
    let region = signing(s).first().copied();
    let receives = Signature {
        party: t::received(lang).to_owned(),
        position: region.map_or_else(|| of_region(s, lang), |x| x.position.clone()),
        name: or_dots(lang, region.map_or("", |x| &x.name)),
        below: String::new(),
    };
    let gives = Signature {
        party: t::handed_over(lang).to_owned(),
        position: assessor_position(s, lang),
        name: or_dots(lang, &s.assessor.name),
        below: String::new(),
    };
    vec![receives, gives]
}
