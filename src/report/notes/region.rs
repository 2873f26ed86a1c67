//! The region's paper. Nothing here reads a rating, a claim, a reason, a private
//! note, a quote, a flag, an open item or a score; what is not read cannot leak. The
//! level of a question, where the region gets it on demand, comes from `levels`.

use super::{
    aspect_head, check_code_how, context, delegation, evidence_line, follow_ups, head, question_head, remarks,
    state_notices, told, value,
};
use crate::domain::instrument::{Instrument, Placed, QuestionKind};
use crate::domain::lang::Lang;
use crate::domain::session::Session;
use crate::i18n::texts::{papers, report as t};
use crate::report::{Document, Fact, levels, sheets, show};

/// The notes of `s` for the region; `levels` says whether it asked for them.
pub(super) fn notes(i: &Instrument, s: &Session, lang: Lang, levels: bool) -> Document {
    let mut d = Document::new(lang, &t::notes_title_region(lang, &s.region.full_name()));
    state_notices(&mut d, s);
    d.notice(if levels { papers::region_notice_levels(lang) } else { t::region_notice(lang) });
    d.heading(1, t::head(lang));
    d.facts(head(i, s, lang));
    delegation(&mut d, s, false);
    context(&mut d, i, s);
    d.heading(1, t::questions_head(lang));
    for placed in i.questions() {
        aspect_head(&mut d, i, placed);
        question(&mut d, i, s, placed, levels);
    }
    follow_ups(&mut d, i, s, false);
    remarks(&mut d, s);
    check_code_how(&mut d, s);
    sheets::questions::region(&mut d, i, s, levels);
    sheets::evidence(&mut d, i, s, false);
    sheets::promises(&mut d, i, s);
    sheets::delegation(&mut d, s, false);
    d
}

fn question(d: &mut Document, i: &Instrument, s: &Session, placed: Placed<'_>, levels: bool) {
    let lang = d.lang();
    let q = placed.question;
    question_head(d, i, placed);
    let answer = s.answers.get(&q.id);
    let evidence = answer.map(|a| show::evidence(i, placed, a, lang)).unwrap_or_default();
    let lines: Vec<String> = evidence.iter().map(|e| evidence_line(lang, e, false)).collect();
    // A question skipped by its condition reads "not asked" as well: the
    // condition may rest on a level.
    if q.kind == QuestionKind::Level && !told(s, q) {
        d.paragraph(t::not_asked(lang));
    }
    let asked = (q.kind == QuestionKind::Level && told(s, q)).then(|| Fact::new(t::asked(lang), t::yes(lang)));
    let level = if levels { levels::told(d, i, s, q) } else { None };
    d.facts(asked.into_iter().chain(level).chain(value(lang, i, s, q)).chain([
        Fact::new(t::documents(lang), lines.join("\n")),
        Fact::new(t::for_region(lang), answer.map(|a| a.for_region.clone()).unwrap_or_default()),
    ]));
}
