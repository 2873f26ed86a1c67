//! The levels of single questions in papers that leave the room. Read only where
//! somebody asked for levels (`Options::scores`), as are the region's summary with
//! levels and the columns `LEVELS` of its sheet of questions.

use crate::domain::instrument::{Instrument, Question, QuestionKind};
use crate::domain::lang::Lang;
use crate::domain::session::Session;
use crate::i18n::texts::{minutes as m, papers as t, report};
use crate::report::{Column, Document, Fact, words};

/// The level of `q` as it may be told: without reason and support.
#[must_use]
pub fn told(d: &Document, i: &Instrument, s: &Session, q: &Question) -> Option<Fact> {
    (q.kind == QuestionKind::Level).then(|| Fact::new(t::level(d.lang()), level(d.lang(), i, s, q)))
}

/// The same in words.
#[must_use]
pub fn level(lang: Lang, i: &Instrument, s: &Session, q: &Question) -> String {
    if s.applies(q) { words::rating(lang, i, q, s.rating(&q.id)) } else { report::skipped_short(lang).to_owned() }
}

/// The part of the minutes with the level of every question.
pub fn minutes_part(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    d.heading(1, m::levels(lang));
    d.paragraph(m::levels_note(lang));
    d.notice(i.text(&i.notice, lang));
    let asked = i.questions().filter(|p| p.question.kind == QuestionKind::Level);
    let rows = asked
        .map(|p| vec![p.number(), i.text(&p.question.title, lang).to_owned(), level(lang, i, s, p.question)])
        .collect();
    let heads = [report::col_number(lang), report::col_question(lang), t::level(lang)];
    d.table(heads.iter().map(|h| Column::text(h)).collect(), rows);
}
