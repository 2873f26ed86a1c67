//! Messages about what was done, composed from the texts of `i18n`.

use crate::app::model::OpenSession;
use crate::app::msg::ReadOnly;
use crate::base::text::{cut, shown_path};
use crate::base::time::Timestamp;
use crate::domain::change::{Change, Splice, TextField};
use crate::domain::instrument::Question;
use crate::domain::lang::Lang;
use crate::domain::session::{EvidenceState, Rating, Session, Stage, Support};
use crate::i18n::texts::{common as c, entries as e, interview as t, pace as s};
use std::path::PathBuf;

/// Why a session may not be changed.
#[must_use]
pub fn read_only(lang: Lang, why: ReadOnly) -> &'static str {
    match why {
        ReadOnly::Final => c::read_only_final(lang),
        ReadOnly::Locked => c::read_only_locked(lang),
        ReadOnly::Asked => c::read_only_asked(lang),
        ReadOnly::Edited => crate::i18n::texts::files::read_only_edited(lang),
    }
}

/// There is nothing to take back, or to make again.
#[must_use]
pub fn nothing_to_undo(lang: Lang, undoing: bool) -> &'static str {
    if undoing { c::nothing_to_undo(lang) } else { c::nothing_to_redo(lang) }
}

/// `3 Menyeluruh`, `tidak berlaku`, `belum terverifikasi`.
#[must_use]
pub fn rating(lang: Lang, o: &OpenSession, q: &Question, r: Rating) -> String {
    match r {
        Rating::Level(l) => {
            let name = o
                .instrument
                .scale(q)
                .and_then(|s| s.levels.iter().find(|x| x.value == l))
                .map_or("", |x| o.instrument.text(&x.name, lang));
            format!("{l} {name}").trim_end().to_owned()
        }
        Rating::Na => c::not_applicable(lang).to_owned(),
        Rating::Unverified => c::unverified(lang).to_owned(),
    }
}

fn short(lang: Lang, r: Option<Rating>) -> String {
    match r {
        Some(Rating::Level(l)) => l.to_string(),
        Some(Rating::Na) => c::not_applicable(lang).to_owned(),
        Some(Rating::Unverified) => c::unverified(lang).to_owned(),
        None => c::empty(lang).to_owned(),
    }
}

/// Enter sets the highlighted rating and goes on.
#[must_use]
pub fn set_rating_and_go(lang: Lang, o: &OpenSession, q: &Question, r: Rating) -> String {
    match (r, o.session.claimed(&q.id) == Some(r)) {
        (Rating::Level(l), true) => t::confirm_claim(lang, l),
        (Rating::Level(l), false) => t::set_level_and_go(lang, l),
        _ => set_rating(lang, o, q, r),
    }
}

/// Enter sets the highlighted rating and stays.
#[must_use]
pub fn set_rating(lang: Lang, _o: &OpenSession, _q: &Question, r: Rating) -> String {
    match r {
        Rating::Level(l) => t::set_level(lang, l),
        Rating::Na => t::set_na(lang).to_owned(),
        Rating::Unverified => t::set_unverified(lang).to_owned(),
    }
}

/// What the rating of question `n` is now.
#[must_use]
pub fn rated(lang: Lang, o: &OpenSession, n: usize) -> String {
    let Some(p) = o.placed(n) else { return String::new() };
    match o.rating(&p.question.id) {
        Some(r @ Rating::Level(_)) if o.stage == Stage::Desk => {
            s::rated_desk(lang, &p.number(), &rating(lang, o, p.question, r))
        }
        Some(r @ Rating::Level(_)) => t::rated_level(lang, &p.number(), &rating(lang, o, p.question, r)),
        Some(r) => t::rated_other(lang, &p.number(), &rating(lang, o, p.question, r)),
        None => t::cleared(lang, &p.number()),
    }
}

/// The level stands above what a statement carries (rule 3).
#[must_use]
pub fn above_statement(lang: Lang, o: &OpenSession, n: usize) -> String {
    let Some(p) = o.placed(n) else { return String::new() };
    t::above_statement(lang, &p.number(), i64::from(o.instrument.statement_cap.unwrap_or(0)))
}

/// The state of evidence was set.
#[must_use]
pub fn evidence(lang: Lang, number: &str, s: EvidenceState) -> String {
    t::evidence_set(lang, number, state(lang, s))
}

/// A state of evidence as a word.
#[must_use]
pub fn state(lang: Lang, s: EvidenceState) -> &'static str {
    match s {
        EvidenceState::Seen => c::state_seen(lang),
        EvidenceState::Claimed => c::state_claimed(lang),
        EvidenceState::Promised => c::state_promised(lang),
        EvidenceState::Absent => c::state_absent(lang),
    }
}

/// A support as a word.
#[must_use]
pub fn support(lang: Lang, s: Support) -> &'static str {
    match s {
        Support::Document => c::support_document(lang),
        Support::System => c::support_system(lang),
        Support::Statement => c::support_statement(lang),
        Support::None => c::support_none(lang),
    }
}

/// The support was set, or is derived again.
#[must_use]
pub fn support_set(lang: Lang, s: Option<Support>) -> String {
    match s {
        Some(s) => t::support_set(lang, support(lang, s)),
        None => t::support_derived(lang).to_owned(),
    }
}

/// Files were written.
#[must_use]
pub fn exported(lang: Lang, paths: &[PathBuf]) -> String {
    if let [one] = paths {
        c::exported_one(lang, &shown_path(one))
    } else {
        let dir = paths.first().and_then(|p| p.parent()).map(shown_path).unwrap_or_default();
        c::exported_many(lang, paths.len(), &dir)
    }
}

/// When it was saved last.
#[must_use]
pub fn saved_already(lang: Lang, at: Option<Timestamp>) -> String {
    at.map_or_else(|| c::nothing_new(lang).to_owned(), |t| c::saved_already(lang, &t.hms()))
}

/// The session is final; its check code.
#[must_use]
pub fn finalised(lang: Lang, code: &str) -> String {
    c::finalised(lang, code)
}

/// What was taken back or made again, by name. `c` is the change just made,
/// `before` the session without it.
#[must_use]
pub fn undone(lang: Lang, o: &OpenSession, before: &Session, c: &Change, undo: bool) -> String {
    let what = named(lang, o, before, c);
    if undo { c::undone(lang, &what) } else { c::redone(lang, &what) }
}

/// What a change concerns, in a few words.
fn named(lang: Lang, o: &OpenSession, before: &Session, c: &Change) -> String {
    let number = c.question().and_then(|q| o.instrument.find(q)).map(|p| p.number()).unwrap_or_default();
    match c {
        Change::Rating(q, stage, to) => {
            let from = before.answers.get(q).and_then(|a| a.rating_at(*stage));
            let named = if *stage == Stage::Desk { s::named_desk } else { t::named_rating };
            named(lang, &number, &short(lang, from), &short(lang, *to))
        }
        Change::Support(..) => t::named_support(lang, &number),
        Change::Text(field, splice) => text_change(lang, &number, field, splice),
        Change::Evidence(q, id, _) => {
            let title = o
                .instrument
                .find(q)
                .and_then(|p| p.question.evidence.iter().find(|e| e.id == *id))
                .map_or_else(|| id.to_string(), |e| o.instrument.text(&e.title, lang).to_owned());
            t::named_evidence(lang, &number, &cut(&title, 40))
        }
        Change::FollowUp(id, to) => {
            let now = before.follow_ups.iter().find(|f| f.id == *id);
            let item = to.as_ref().filter(|f| !f.item.is_empty()).or(now).map_or("", |f| f.item.as_str());
            e::named_follow_up(lang, &cut(item, 40))
        }
        Change::Quotes(..) => e::named_quotes(lang, &number),
        Change::Flag(_, f, _) => e::named_flag(lang, &number, crate::report::words::flag(lang, *f)),
        Change::Together(all) => match all.iter().find(|c| matches!(c, Change::Evidence(..))).or_else(|| all.first()) {
            Some(c) => named(lang, o, before, c),
            None => t::named_other(lang, &number),
        },
        Change::Delegation(_) => e::named_delegation(lang).to_owned(),
        Change::Region(_) => e::named_data(lang, e::row_region(lang)),
        Change::Event(_) | Change::Team(_) => e::named_data(lang, e::row_event(lang)),
        Change::Assessor(_) => e::named_data(lang, e::row_assessor(lang)),
        Change::Conflict(_) => e::named_data(lang, e::row_conflict(lang)),
        Change::Mandate(_) => e::named_data(lang, e::row_mandate(lang)),
        Change::Context(id, _) => {
            let item = o.instrument.context.iter().find(|c| c.id == *id);
            let title = item.map_or(id.as_str(), |c| o.instrument.text(&c.title, lang));
            e::named_data(lang, &cut(title, 40))
        }
        Change::Value(..) => t::named_other(lang, &number),
    }
}

/// The same without a level or a word of a note, for guest view.
#[must_use]
pub fn undone_neutral(lang: Lang, o: &OpenSession, c: &Change, undo: bool) -> String {
    let number = c.question().and_then(|q| o.instrument.find(q)).map(|p| p.number()).unwrap_or_default();
    let what = t::named_other(lang, &number);
    if undo { c::undone(lang, &what) } else { c::redone(lang, &what) }
}

fn text_change(lang: Lang, number: &str, field: &TextField, s: &Splice) -> String {
    let longer = if s.ins.chars().count() > s.del.chars().count() { &s.ins } else { &s.del };
    let words = cut(&longer.replace('\n', " "), 30);
    match field {
        TextField::Reason(..) => t::named_reason(lang, number, &words),
        TextField::ForRegion(_) => e::named_for_region(lang, number, &words),
        TextField::RegionRemark => e::named_remark_region(lang).to_owned(),
        TextField::AssessorRemark => e::named_remark_assessor(lang).to_owned(),
        TextField::Note(_) => t::named_note(lang, number, &words),
    }
}
