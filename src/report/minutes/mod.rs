//! Berita acara: what both sides sign. Nothing here reads a rating, a claim, a
//! reason, a private note, a quote, a flag or a score; what is not read cannot
//! leak. The levels, which an office may want in it, are read in `levels` alone.
//!
//! The layout is `instrument.md`, 9.1: head, opening with day and date in words,
//! parties, basis, what was done, documents, closing, signatures.

mod parties;

use crate::base::time::Timestamp;
use crate::domain::finalise;
use crate::domain::instrument::{Instrument, QuestionKind};
use crate::domain::lang::Lang;
use crate::domain::session::{EvidenceState, FollowUpKind, Session};
use crate::i18n::texts::{minutes as t, report};
use crate::i18n::{number, number_words};
use crate::report::notes::{remarks, state_notices, told};
use crate::report::promises::{self, Promise};
use crate::report::{Audience, Column, Document, Fact, Paper, levels, sheets, show, words};

pub use parties::{assessor_position, of_region, or_dots, signing};

/// The minutes of `s`.
#[must_use]
pub fn minutes(i: &Instrument, s: &Session, paper: &Paper) -> Document {
    let (lang, options) = (paper.lang, &paper.options);
    let mut d = Document::new(lang, t::title(lang));
    d.letterhead(&options.letterhead);
    let number = options.number.trim();
    d.centre([
        t::subject(lang, &s.region.full_name().to_uppercase()),
        s.event.as_ref().map(|e| e.title.to_uppercase()).unwrap_or_default(),
        if number.is_empty() { t::number_dots(lang).to_owned() } else { t::number(lang, number) },
    ]);
    state_notices(&mut d, s);
    d.paragraph(&opening(s, lang));
    d.steps(parties::named(s, lang, parties::nip(paper)));
    d.paragraph(t::held(lang));
    basis(&mut d, s);
    held(&mut d, i, s);
    shown(&mut d, i, s);
    promised(&mut d, i, s);
    recommendations(&mut d, i, s);
    if options.scores {
        levels::minutes_part(&mut d, i, s);
    }
    remarks(&mut d, s);
    closing(&mut d, options.copies.max(1));
    d.signatures(parties::signatures(s, paper));
    code(&mut d, s);
    sheets::outline(&mut d, t::sheet_minutes(lang));
    sheets::evidence(&mut d, i, s, false);
    sheets::promises(&mut d, i, s);
    sheets::delegation(&mut d, s, paper.audience == Audience::Panel);
    d
}

fn opening(s: &Session, lang: Lang) -> String {
    let day = s.timing.started.date();
    let words = number_words::date(lang, day);
    let figures = match lang {
        Lang::Id => day.format("%d-%m-%Y").to_string(),
        Lang::En => number::date(lang, day),
    };
    let place = s.event.as_ref().map_or("", |e| e.place.trim());
    let room = s.team.as_ref().map_or("", |x| x.room.trim());
    match (place, room) {
        ("", "") => t::opening(lang, &words, &figures),
        (x, "") | ("", x) => t::opening_at(lang, &words, &figures, x),
        (place, room) => t::opening_at(lang, &words, &figures, &t::place_room(lang, place, room)),
    }
}

fn basis(d: &mut Document, s: &Session) {
    let lang = d.lang();
    d.heading(1, t::basis(lang));
    let event = s.event.as_ref().map(|e| {
        let days: Vec<String> = e.dates.iter().map(|d| number::date(lang, *d)).collect();
        if days.is_empty() {
            t::basis_event(lang, &e.title)
        } else {
            t::basis_event_on(lang, &e.title, &listed(lang, &days))
        }
    });
    let mandate = s.mandate.as_ref().map(|m| {
        if m.date.trim().is_empty() {
            t::basis_mandate_undated(lang, &m.number)
        } else {
            t::basis_mandate(lang, &m.number, &words::day_written(lang, &m.date))
        }
    });
    let all: Vec<String> = event.into_iter().chain(mandate).collect();
    if all.is_empty() {
        d.paragraph(t::basis_none(lang));
    }
    d.list(all);
}

/// `a, b dan c`.
fn listed(lang: Lang, all: &[String]) -> String {
    match all {
        [first @ .., last] if !first.is_empty() => t::and(lang, &first.join(", "), last),
        _ => all.join(", "),
    }
}

fn held(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    d.heading(1, t::held_head(lang));
    // All questions, also those whose condition does not hold: it may rest on a level.
    let count = |aspect: Option<usize>| {
        let of =
            i.questions().filter(|p| p.question.kind != QuestionKind::Note && aspect.is_none_or(|a| a == p.aspect));
        of.fold((0, 0), |(asked, all), p| (asked + usize::from(told(s, p.question)), all + 1))
    };
    let (asked, total) = count(None);
    let r = &s.instrument;
    let present = s.delegation.len();
    d.facts([
        Fact::new(t::time(lang), time(s, lang)),
        Fact::new(
            report::instrument(lang),
            report::instrument_line(lang, i.text(&i.title, lang), r.id.as_str(), r.revision),
        ),
        Fact::new(t::discussed(lang), t::discussed_line(lang, asked, total)),
        Fact::new(t::present(lang), if present > 0 { t::present_line(lang, present) } else { String::new() }),
    ]);
    let rows = i.aspects.iter().enumerate().map(|(n, a)| {
        let (asked, total) = count(Some(n));
        vec![i.text(&a.title, lang).to_owned(), asked.to_string(), total.to_string()]
    });
    let columns = vec![
        Column::text(report::col_aspect(lang)),
        Column::number(t::col_discussed(lang)),
        Column::number(report::col_total(lang)),
    ];
    d.table(columns, rows.collect());
}

/// From when to when, with the zone where Indonesia has a name for it.
fn time(s: &Session, lang: Lang) -> String {
    let x = &s.timing;
    let zone = match x.started.offset_seconds() {
        25_200 => t::zone_west(lang),
        28_800 => t::zone_central(lang),
        32_400 => t::zone_east(lang),
        _ => "",
    };
    // A session may be made final on a later day than the interview.
    let day = x.started.date();
    let at = |t: Timestamp| {
        if t.date() == day { t.hm() } else { t::hm_on(lang, &t.hm(), &number::date(lang, t.date())) }
    };
    let from = x.started.hm();
    let mut out = match x.ended {
        Some(to) => t::time_line(lang, &from, &at(to), zone),
        None => t::time_open(lang, &from, zone),
    };
    // Between being made final and being opened again nobody sat at the table.
    let reopened = s.supersedes.as_ref().map(|x| x.at);
    for (from, to) in x.pauses.iter().filter(|p| p.to != reopened).filter_map(|p| Some((p.from, p.to?))) {
        out.push_str(&t::break_line(lang, &at(from), &at(to)));
    }
    out
}

fn shown(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    d.heading(1, t::shown(lang));
    let mut rows = Vec::new();
    for p in i.questions() {
        let Some(a) = s.answers.get(&p.question.id) else { continue };
        for e in show::evidence(i, p, a, lang).into_iter().filter(|e| e.state == EvidenceState::Seen) {
            let date = words::day_written(lang, e.date.trim());
            let identity: Vec<&str> = [e.number.trim(), &date].into_iter().filter(|x| !x.is_empty()).collect();
            rows.push(vec![
                (rows.len() + 1).to_string(),
                p.number(),
                e.title.clone(),
                identity.join(", "),
                e.page.clone(),
                e.signer.clone(),
            ]);
        }
    }
    if rows.is_empty() {
        d.paragraph(t::shown_none(lang));
    }
    let heads: [fn(Lang) -> &'static str; 5] =
        [report::col_question, t::col_document, t::col_identity, t::col_page, t::col_signer];
    d.table(numbered(lang, &heads), rows);
}

fn promised(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    let all = promises::all(i, s, lang);
    let mut part = |kind, head: &str, none: &str, item: fn(Lang) -> &'static str| {
        d.heading(1, head);
        let those: Vec<&Promise> = all.iter().filter(|p| p.kind == kind).collect();
        if those.is_empty() {
            d.paragraph(none);
        }
        let heads: [fn(Lang) -> &'static str; 4] = [report::col_question, item, t::col_owner, t::col_due];
        d.table(numbered(lang, &heads), promises::rows(lang, those.into_iter()));
    };
    part(FollowUpKind::Document, t::promised(lang), t::promised_none(lang), t::col_document);
    part(FollowUpKind::Action, t::actions(lang), t::actions_none(lang), t::col_action);
}

/// `No.` and the columns with these heads.
pub(super) fn numbered(lang: Lang, heads: &[fn(Lang) -> &'static str]) -> Vec<Column> {
    let first = Column::number(report::col_number(lang));
    std::iter::once(first).chain(heads.iter().map(|h| Column::text(h(lang)))).collect()
}

fn recommendations(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    let all = recommended(i, s, lang);
    if !all.is_empty() {
        d.heading(1, t::recommendations(lang));
        d.facts(all);
    }
}

/// What the assessor wrote for the region, by question.
pub(super) fn recommended(i: &Instrument, s: &Session, lang: Lang) -> Vec<Fact> {
    let text = |q| s.answers.get(q).map(|a| a.for_region.clone()).filter(|x| !x.trim().is_empty());
    i.questions()
        .filter_map(|p| {
            let title = i.text(&p.question.title, lang);
            Some(Fact::new(&format!("{} {title}", p.number()), text(&p.question.id)?))
        })
        .collect()
}

fn closing(d: &mut Document, copies: u32) {
    let lang = d.lang();
    d.heading(1, t::closing_head(lang));
    d.paragraph(&match copies {
        1 => t::closing_one(lang).to_owned(),
        n => t::closing(lang, &number_words::words(lang, n)),
    });
}

/// Check code and hash of a final session; a draft has none, because it would be
/// out of date with the next key.
fn code(d: &mut Document, s: &Session) {
    let Some(code) = show::check_code(s) else { return };
    let lang = d.lang();
    let hash = finalise::body_sha256(s);
    d.rule();
    d.facts([Fact::new(report::check_code(lang), code.clone()), Fact::new(t::hash(lang), hash.clone())]);
    d.code(&hash, &t::code_caption(lang, &code));
    d.paragraph(report::check_code_how(lang));
}
