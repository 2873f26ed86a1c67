//! Values as words, as documents print them.

use crate::domain::instrument::{Choice, Instrument, Question};
use crate::domain::lang::Lang;
use crate::domain::session::{
    Delegate, Evidence, EvidenceState, Flag, FollowUpKind, Rating, Role, Session, Status, Support, Value,
};
use crate::i18n::number;
use crate::i18n::texts::{common as c, report as t};

/// `3 Menyeluruh`, `tidak berlaku`, `belum terverifikasi`; without a rating
/// `tidak ditanyakan`.
#[must_use]
pub fn rating(lang: Lang, i: &Instrument, q: &Question, r: Option<Rating>) -> String {
    match r {
        Some(Rating::Level(l)) => level(lang, i, q, l),
        Some(Rating::Na) => c::not_applicable(lang).to_owned(),
        Some(Rating::Unverified) => c::unverified(lang).to_owned(),
        None => c::not_asked(lang).to_owned(),
    }
}

/// A day somebody typed, written out in `lang`; what cannot be read as a day stands as
/// it was typed.
#[must_use]
pub fn day_written(lang: Lang, s: &str) -> String {
    number::parse_date(s).map_or_else(|| s.to_owned(), |d| number::date(lang, d))
}

/// `3 Menyeluruh`: the level with its name on the question's scale.
#[must_use]
pub fn level(lang: Lang, i: &Instrument, q: &Question, l: i16) -> String {
    match level_name(lang, i, q, l) {
        Some(name) => format!("{l} {name}"),
        None => l.to_string(),
    }
}

/// The name of a level on the question's scale.
#[must_use]
pub fn level_name<'a>(lang: Lang, i: &'a Instrument, q: &Question, l: i16) -> Option<&'a str> {
    i.scale(q)?.levels.iter().find(|x| x.value == l).map(|x| i.text(&x.name, lang))
}

/// A state of evidence.
#[must_use]
pub fn state(lang: Lang, s: EvidenceState) -> &'static str {
    match s {
        EvidenceState::Seen => c::state_seen(lang),
        EvidenceState::Claimed => c::state_claimed(lang),
        EvidenceState::Promised => c::state_promised(lang),
        EvidenceState::Absent => c::state_absent(lang),
    }
}

/// What carries a rating.
#[must_use]
pub fn support(lang: Lang, s: Support) -> &'static str {
    match s {
        Support::Document => c::support_document(lang),
        Support::System => c::support_system(lang),
        Support::Statement => c::support_statement(lang),
        Support::None => c::support_none(lang),
    }
}

/// `sementara (draf)` or `selesai`.
#[must_use]
pub fn status(lang: Lang, s: Status) -> &'static str {
    match s {
        Status::Draft => t::status_draft(lang),
        Status::Final => t::status_final(lang),
    }
}

/// Role in the panel.
#[must_use]
pub fn role(lang: Lang, r: Role) -> &'static str {
    match r {
        Role::Chair => t::role_chair(lang),
        Role::Member => t::role_member(lang),
        Role::Observer => t::role_observer(lang),
    }
}

/// A mark on a question.
#[must_use]
pub fn flag(lang: Lang, f: Flag) -> &'static str {
    match f {
        Flag::AskFirst => t::flag_ask_first(lang),
        Flag::Parked => t::flag_parked(lang),
        Flag::Disputed => t::flag_disputed(lang),
    }
}

/// Kind of a follow-up.
#[must_use]
pub fn follow_up_kind(lang: Lang, k: FollowUpKind) -> &'static str {
    match k {
        FollowUpKind::Document => t::kind_document(lang),
        FollowUpKind::Action => t::kind_action(lang),
    }
}

/// The name of a piece of evidence: its label, else the instrument's title.
#[must_use]
pub fn evidence_name(lang: Lang, i: &Instrument, q: &Question, e: &Evidence) -> String {
    let item = e.item.as_ref().and_then(|id| q.evidence.iter().find(|x| x.id == *id));
    match item {
        Some(x) if e.label.trim().is_empty() => i.text(&x.title, lang).to_owned(),
        Some(x) => format!("{} ({})", i.text(&x.title, lang), e.label),
        None if e.label.trim().is_empty() => e.id.to_string(),
        None => e.label.clone(),
    }
}

/// The typed answer of a question without levels.
#[must_use]
pub fn value(lang: Lang, i: &Instrument, q: &Question, v: &Value) -> String {
    let choice = |id: &crate::base::id::Id| choice_title(lang, i, &q.choices, id.as_str());
    match v {
        Value::Text(s) => s.clone(),
        Value::Integer(n) => n.to_string(),
        Value::Decimal(d) => decimal(lang, d),
        Value::Date(d) => number::date(lang, *d),
        Value::Choice(id) => choice(id),
        Value::Choices(ids) => ids.iter().map(choice).collect::<Vec<_>>().join("; "),
    }
}

/// The title of a choice; its id where the instrument does not know it.
#[must_use]
pub fn choice_title(lang: Lang, i: &Instrument, choices: &[Choice], id: &str) -> String {
    choices.iter().find(|c| c.id.as_str() == id).map_or(id, |c| i.text(&c.title, lang)).to_owned()
}

/// A decimal as written, with the comma of the language; anything else unchanged.
#[must_use]
pub fn decimal(lang: Lang, s: &str) -> String {
    match lang {
        Lang::Id if crate::base::ratio::parse_decimal(s).is_some() => s.replace('.', ","),
        _ => s.to_owned(),
    }
}

/// A civil-service number as documents may show it: its last three digits. The
/// whole number tells the birth date and the sex of its owner.
#[must_use]
pub fn masked_nip(nip: &str) -> String {
    let digits: Vec<char> = nip.chars().filter(char::is_ascii_digit).collect();
    // A short number would be told almost whole by its last three digits.
    if digits.len() < 9 {
        "…".to_owned()
    } else {
        format!("…{}", digits[digits.len() - 3..].iter().collect::<String>())
    }
}

/// `Siti Rahma, Kepala Dinas`.
#[must_use]
pub fn person(d: &Delegate) -> String {
    if d.position.trim().is_empty() { d.name.clone() } else { format!("{}, {}", d.name, d.position) }
}

/// Seconds as whole minutes, rounded half up: `12 menit`, below one `kurang dari
/// 1 menit`.
#[must_use]
pub fn minutes(lang: Lang, seconds: u64) -> String {
    match (seconds.saturating_add(30)) / 60 {
        0 => t::minutes_few(lang).to_owned(),
        n => t::minutes(lang, n),
    }
}

/// The day of the session: its start.
#[must_use]
pub fn day(lang: Lang, s: &Session) -> String {
    number::date(lang, s.timing.started.date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_paper_shows_a_birth_date_by_way_of_a_civil_service_number() {
        assert_eq!(masked_nip("19870315 201101 2 345"), "…345");
        assert_eq!(masked_nip("12345678"), "…");
        assert_eq!(masked_nip(""), "…");
    }

    #[test]
    fn a_short_visit_is_never_printed_as_zero_minutes() {
        assert_eq!(minutes(Lang::Id, 20), "kurang dari 1 menit");
        assert_eq!(minutes(Lang::En, 90), "2 min");
        assert_eq!(minutes(Lang::En, u64::MAX), "307445734561825860 min");
    }

    #[test]
    fn a_decimal_gets_the_comma_of_the_language_and_other_text_stays() {
        assert_eq!(decimal(Lang::Id, "71.25"), "71,25");
        assert_eq!(decimal(Lang::Id, "ps. 2"), "ps. 2");
        assert_eq!(decimal(Lang::En, "71.25"), "71.25");
    }
}
