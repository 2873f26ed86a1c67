//! Values and evidence as typed for `asesor set`.

use super::ctx::Ctx;
use super::failure::{Failure, USAGE};
use super::set::Step;
use crate::app::msg::Opened;
use crate::base::id::Id;
use crate::base::ratio::parse_decimal;
use crate::base::text::{fold, visible, visible_lines};
use crate::domain::change::Change;
use crate::domain::instrument::{Choice, Instrument, Question, QuestionKind};
use crate::domain::session::{Evidence, EvidenceState, Value};
use crate::i18n::number::parse_date;
use crate::i18n::texts::{cli as t, common};
use crate::report::words;

/// A value of the kind the question takes.
///
/// # Errors
/// It does not fit (2).
pub fn value(ctx: &Ctx, i: &Instrument, q: &Question, text: &str) -> Result<Value, Failure> {
    let clean = text.trim();
    let found = match q.kind {
        QuestionKind::Text => Some(Value::Text(visible_lines(text))),
        QuestionKind::Integer => clean.parse().ok().map(Value::Integer),
        QuestionKind::Decimal => {
            let point = clean.replace(',', ".");
            parse_decimal(&point).map(|_| Value::Decimal(point))
        }
        QuestionKind::Date => parse_date(clean).map(Value::Date),
        QuestionKind::Choice => choice(i, q, clean).map(Value::Choice),
        QuestionKind::Choices => {
            let all: Option<Vec<Id>> =
                clean.split(',').map(str::trim).filter(|s| !s.is_empty()).map(|s| choice(i, q, s)).collect();
            all.filter(|v| !v.is_empty()).map(Value::Choices)
        }
        QuestionKind::Level | QuestionKind::Note => None,
    };
    found.ok_or_else(|| Failure::new(USAGE, t::value_form(ctx.lang, &visible(text), &kind(ctx, i, q))))
}

/// A choice by its id or its title.
fn choice(i: &Instrument, q: &Question, text: &str) -> Option<Id> {
    let typed = fold(text);
    let titled = |c: &&Choice| crate::domain::lang::Lang::ALL.into_iter().any(|l| fold(i.text(&c.title, l)) == typed);
    let by_id = q.choices.iter().find(|c| c.id.as_str() == text);
    by_id.or_else(|| q.choices.iter().find(titled)).map(|c| c.id.clone())
}

fn kind(ctx: &Ctx, i: &Instrument, q: &Question) -> String {
    let lang = ctx.lang;
    let choices = || {
        let all: Vec<String> =
            q.choices.iter().map(|c| format!("{} ({})", c.id, visible(i.text(&c.title, lang)))).collect();
        all.join(", ")
    };
    match q.kind {
        QuestionKind::Level => t::kind_level(lang).to_owned(),
        QuestionKind::Text => t::kind_text(lang).to_owned(),
        QuestionKind::Integer => t::kind_integer(lang).to_owned(),
        QuestionKind::Decimal => t::kind_decimal(lang).to_owned(),
        QuestionKind::Date => t::kind_date(lang).to_owned(),
        QuestionKind::Choice => t::kind_choice(lang, &choices()),
        QuestionKind::Choices => t::kind_choices(lang, &choices()),
        QuestionKind::Note => t::kind_note(lang).to_owned(),
    }
}

/// Evidence as typed: `ITEM=STATE` or `ITEM=STATE:REF`, the item by id or number.
///
/// # Errors
/// Not of this form, or no such evidence (2).
pub fn evidence(ctx: &Ctx, o: &Opened, q: &Question, text: &str) -> Result<Step, Failure> {
    let form = || Failure::new(USAGE, t::evidence_form(ctx.lang, &visible(text)));
    let (item, rest) = text.split_once('=').ok_or_else(form)?;
    let (state, number) = rest.split_once(':').map_or((rest, None), |(s, n)| (s, Some(visible(n.trim()))));
    let state = match state.trim() {
        "seen" => Some(EvidenceState::Seen),
        "claimed" => Some(EvidenceState::Claimed),
        "promised" => Some(EvidenceState::Promised),
        "absent" => Some(EvidenceState::Absent),
        "none" if number.is_none() => None,
        _ => return Err(form()),
    };
    let recorded = o.session.answers.get(&q.id).map_or(&[][..], |a| a.evidence.as_slice());
    let item = item.trim();
    let by_number = item.parse::<usize>().ok().and_then(|n| q.evidence.get(n.checked_sub(1)?));
    let by_id = q.evidence.iter().find(|e| e.id.as_str().eq_ignore_ascii_case(item));
    let old = match by_id.or(by_number) {
        Some(e) => recorded
            .iter()
            .find(|r| r.item.as_ref() == Some(&e.id))
            .cloned()
            .unwrap_or_else(|| Evidence::of_item(&e.id, EvidenceState::Seen)),
        None => recorded.iter().find(|e| e.id.as_str() == item).cloned().ok_or_else(|| {
            let have: Vec<String> = (1..).zip(&q.evidence).map(|(n, e)| format!("{n} ({})", e.id)).collect();
            Failure::new(USAGE, t::evidence_unknown(ctx.lang, &visible(item), &have.join(", ")))
        })?,
    };
    let word = state.map_or_else(|| common::state_not_asked(ctx.lang), |s| words::state(ctx.lang, s));
    let words = t::set_evidence(ctx.lang, old.id.as_str(), word);
    let id = old.id.clone();
    let to = state.map(|state| Evidence { state, number: number.unwrap_or_else(|| old.number.clone()), ..old });
    Ok(Step { change: Change::Evidence(q.id.clone(), id, to), words })
}
