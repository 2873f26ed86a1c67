//! Facts about the region as people write them and as the session keeps them; a
//! check that says what looks odd and refuses nothing.

use crate::app::form::{Form, Subject};
use crate::app::model::{Data, NoticeKind};
use crate::base::ratio::parse_decimal;
use crate::base::text::fold;
use crate::base::time::parse_day;
use crate::domain::instrument::{ContextItem, Instrument, ValueType};
use crate::domain::lang::Lang;
use crate::i18n::number::parse_date;
use crate::i18n::texts::entries as t;

/// A value as the session keeps it: numbers with a point and without groups, days
/// as 2019-02-22, a choice by its id; anything else as typed.
#[must_use]
pub fn stored(i: &Instrument, c: &ContextItem, typed: &str) -> String {
    let known = match c.kind {
        ValueType::Text => None,
        ValueType::Integer => whole(typed),
        ValueType::Decimal => decimal(typed),
        ValueType::Date => parse_date(typed).map(|d| d.to_string()),
        ValueType::Choice => c
            .choices
            .iter()
            .find(|x| {
                let is = |s: &str| fold(s) == fold(typed);
                is(x.id.as_str()) || Lang::ALL.iter().any(|l| is(i.text(&x.title, *l)))
            })
            .map(|x| x.id.to_string()),
    };
    known.unwrap_or_else(|| typed.to_owned())
}

/// `1.234.567` and `1 234 567` are whole numbers; `1.5` is none.
fn whole(s: &str) -> Option<String> {
    let s: String = s.chars().filter(|c| *c != ' ').collect();
    let groups: Vec<&str> = s.split(['.', ',']).collect();
    let grouped = groups.len() == 1 || groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3);
    let digits = groups.concat();
    let bare = digits.strip_prefix('-').unwrap_or(&digits);
    (grouped && !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// `71,25` and `1.234,5` the way they are written here, `71.25` as elsewhere.
fn decimal(s: &str) -> Option<String> {
    let s: String = s.chars().filter(|c| *c != ' ').collect();
    let plain = if s.contains(',') { s.replace('.', "").replace(',', ".") } else { s };
    parse_decimal(&plain).map(|_| plain)
}

/// A value as people write it in a field.
#[must_use]
pub fn typed(i: &Instrument, c: &ContextItem, value: &str, lang: Lang) -> String {
    match c.kind {
        ValueType::Choice => c
            .choices
            .iter()
            .find(|x| x.id.as_str() == value)
            .map_or_else(|| value.to_owned(), |x| i.text(&x.title, lang).to_owned()),
        ValueType::Decimal if lang == Lang::Id && parse_decimal(value).is_some() => value.replace('.', ","),
        _ => value.to_owned(),
    }
}

/// What looks odd about a value.
#[must_use]
pub fn odd(i: &Instrument, c: &ContextItem, value: &str, lang: Lang) -> Option<String> {
    let what = i.text(&c.title, lang);
    let fine = value.is_empty()
        || match c.kind {
            ValueType::Text => true,
            ValueType::Integer => whole(value).is_some(),
            ValueType::Decimal => parse_decimal(value).is_some(),
            ValueType::Date => parse_day(value).is_some(),
            ValueType::Choice => c.choices.iter().any(|x| x.id.as_str() == value),
        };
    (!fine).then(|| match c.kind {
        ValueType::Integer => t::not_a_whole(lang, what, value),
        ValueType::Date => t::not_a_date(lang, what, value),
        ValueType::Choice => {
            let all: Vec<&str> = c.choices.iter().map(|x| i.text(&x.title, lang)).collect();
            t::not_a_choice(lang, what, &all.join(", "))
        }
        ValueType::Decimal | ValueType::Text => t::not_a_number(lang, what, value),
    })
}

/// Says what there is to say about a form that was closed.
pub(super) fn closed(form: &Form, d: &mut Data) {
    let lang = d.lang;
    let Some(o) = &d.open else { return };
    match &form.subject {
        Subject::Context(id) => {
            let item = o.instrument.context.iter().find(|c| c.id == *id);
            let value = o.session.context.get(id).map_or("", |v| v.value.as_str());
            if let Some(text) = item.and_then(|c| odd(&o.instrument, c, value, lang)) {
                d.say(NoticeKind::Attention, text);
            }
        }
        Subject::Assessor(a) => {
            let now = o.session.assessor.name.clone();
            if form.fields.first().is_some_and(|e| e.text().trim().is_empty()) {
                d.say(NoticeKind::Attention, t::name_needed(lang));
            } else if now != a.name {
                d.done(t::assessor_is(lang, &now));
            }
        }
        _ => {}
    }
}
