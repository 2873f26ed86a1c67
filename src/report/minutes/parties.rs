//! Who stands in the minutes and who signs them.

use crate::domain::lang::Lang;
use crate::domain::session::{Delegate, RegionType, Role, Session};
use crate::i18n::texts::minutes as t;
use crate::report::{Audience, Paper, SignOrder, Signature};

/// Whether whole civil-service numbers stand in the minutes: only where somebody
/// asked for them, and never in what is made for the region.
pub(super) fn nip(paper: &Paper) -> bool {
    paper.options.nip && paper.audience == Audience::Panel
}

/// Who signs for the region: those marked so, else the first of the delegation.
#[must_use]
pub fn signing(s: &Session) -> Vec<&Delegate> {
    let marked: Vec<&Delegate> = s.delegation.iter().filter(|x| x.signs).collect();
    if marked.is_empty() { s.delegation.iter().take(1).collect() } else { marked }
}

/// The government of the region: `Pemerintah Kabupaten Sleman`; a region typed in
/// by hand as it was typed.
#[must_use]
pub fn of_region(s: &Session, lang: Lang) -> String {
    match s.region.kind {
        RegionType::Other => s.region.full_name(),
        RegionType::Kabupaten | RegionType::Kota => t::government(lang, &s.region.full_name()),
    }
}

/// `Ketua tim asesor, Universitas Contoh`.
#[must_use]
pub fn assessor_position(s: &Session, lang: Lang) -> String {
    let a = &s.assessor;
    if a.institution.trim().is_empty() {
        role(s, lang).to_owned()
    } else {
        t::position_of(lang, role(s, lang), &a.institution)
    }
}

fn role(s: &Session, lang: Lang) -> &'static str {
    match s.assessor.role {
        Role::Chair => t::as_chair(lang),
        Role::Member => t::as_member(lang),
        Role::Observer => t::as_observer(lang),
    }
}

/// `s`, or dots to fill in.
#[must_use]
pub fn or_dots(lang: Lang, s: &str) -> String {
    if s.trim().is_empty() { t::dots(lang).to_owned() } else { s.to_owned() }
}

/// The numbered list of the parties, one person each, `PIHAK PERTAMA` first.
pub(super) fn named(s: &Session, lang: Lang, nip: bool) -> Vec<String> {
    let a = &s.assessor;
    let mut first = vec![t::party_name(lang, &or_dots(lang, &a.name)), t::party_position(lang, role(s, lang))];
    first.push(t::party_institution(lang, &or_dots(lang, &a.institution)));
    first.push(t::first_party(lang).to_owned());
    let mut out = vec![first.join("\n")];
    let signing = signing(s);
    let last = signing.len().max(1) + 1;
    let people: Vec<Option<&Delegate>> =
        if signing.is_empty() { vec![None] } else { signing.into_iter().map(Some).collect() };
    for (n, x) in (2..).zip(people) {
        let mut lines = vec![
            t::party_name(lang, &or_dots(lang, x.map_or("", |x| &x.name))),
            t::party_position(lang, &or_dots(lang, x.map_or("", |x| &x.position))),
            t::party_institution(lang, &of_region(s, lang)),
        ];
        if let Some(number) = x.and_then(|x| x.nip.as_ref()).filter(|_| nip) {
            lines.insert(1, t::party_nip(lang, number));
        }
        if n == last {
            lines.push(match last {
                2 => t::second_party(lang).to_owned(),
                3 => t::second_party_two(lang, 2, 3),
                _ => t::second_party_many(lang, 2, last),
            });
        }
        out.push(lines.join("\n"));
    }
    out
}

/// Places to sign, two beside each other: the first of each party side by side,
/// then whoever else signs for the region.
pub(super) fn signatures(s: &Session, paper: &Paper) -> Vec<Signature> {
    let lang = paper.lang;
    let assessor = Signature {
        party: t::party_first(lang).to_owned(),
        position: assessor_position(s, lang),
        name: or_dots(lang, &s.assessor.name),
        below: String::new(),
    };
    let mut region: Vec<Signature> = signing(s)
        .into_iter()
        .map(|x| Signature {
            party: t::party_second(lang).to_owned(),
            position: x.position.clone(),
            name: or_dots(lang, &x.name),
            below: x.nip.as_ref().filter(|_| nip(paper)).map(|n| t::nip(lang, n)).unwrap_or_default(),
        })
        .collect();
    if region.is_empty() {
        let (party, name) = (t::party_second(lang).to_owned(), t::dots(lang).to_owned());
        region.push(Signature { party, position: of_region(s, lang), name, ..Signature::default() });
    }
    let mut region = region.into_iter();
    let first = region.next();
    let pair = match paper.options.order {
        SignOrder::RegionFirst => [first, Some(assessor)],
        SignOrder::AssessorsFirst => [Some(assessor), first],
    };
    pair.into_iter().flatten().chain(region).collect()
}
