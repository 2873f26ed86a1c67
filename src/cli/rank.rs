//! `asesor rank`.

use super::args::Rank;
use super::ctx::Ctx;
use super::event::event_id;
use super::failure::Done;
use super::say::{say, table, tell};
use crate::base::ratio::Ratio;
use crate::base::text::{cut, visible};
use crate::domain::cohort::{Basis, Cohort, CohortRow};
use crate::domain::lang::Lang;
use crate::domain::scoring::predicate;
use crate::i18n::texts::{cohort as t, sessions as s};
use crate::i18n::{explain, number};
use crate::report::{json, rank};
use crate::shell::cohort::load;

/// Longest name in a column.
const LONGEST: usize = 32;

/// Prints the regions of an event by rank.
pub fn run(ctx: &Ctx, a: &Rank) -> Done {
    let store = ctx.store()?;
    let data = load(&store, &event_id(ctx, &a.of_event)?).map_err(|f| ctx.fault(&f))?;
    let c = data.cohort(a.select_n, &ctx.file.assessor.name);
    if a.json {
        say(&json::pretty(&rank::shown(&data.event, &c, ctx.lang)));
    } else if !c.rows.is_empty() {
        say(&table(&rows(ctx.lang, &c)));
    }
    remarks(ctx.lang, &c);
    if !data.unreadable.is_empty() {
        tell(&t::unreadable(ctx.lang, data.unreadable.len()));
        for f in &data.unreadable {
            tell(&format!("  {}", explain::fault(ctx.lang, f)));
        }
    }
    if c.rows.is_empty() {
        tell(t::nobody(ctx.lang));
    }
    Ok(())
}

/// What a result rests on.
#[must_use]
pub fn basis(lang: Lang, b: Basis) -> &'static str {
    match b {
        Basis::Panel => t::basis_panel(lang),
        Basis::Provisional => t::basis_provisional(lang),
        Basis::Draft => t::basis_draft(lang),
        Basis::NotAssessed => t::basis_not_assessed(lang),
    }
}

fn rows(lang: Lang, c: &Cohort<'_>) -> Vec<Vec<String>> {
    let head = [
        t::col_rank(lang),
        t::col_code(lang),
        s::col_region(lang),
        s::col_index(lang),
        t::col_range(lang),
        t::col_counted(lang),
        t::col_result(lang),
        t::col_predicate(lang),
        t::col_selected(lang),
    ];
    let head = head.map(str::to_owned).to_vec();
    std::iter::once(head).chain(c.rows.iter().map(|r| row(lang, c, r))).collect()
}

fn row(lang: Lang, c: &Cohort<'_>, r: &CohortRow<'_>) -> Vec<String> {
    let index = r.card.as_ref().map(|x| &x.index);
    let score = |v: Option<&Ratio>| v.map_or_else(|| "-".to_owned(), |r| number::score(lang, r));
    let range = index.and_then(|x| x.lower.as_ref().zip(x.upper.as_ref()));
    let band = index.and_then(|x| predicate(c.instrument.as_deref()?, x.value.as_ref()?));
    let title = band.zip(c.instrument.as_deref()).map(|(p, i)| i.text(&p.title, lang)).unwrap_or_default();
    vec![
        r.rank.map_or_else(|| "-".to_owned(), |n| n.to_string()),
        visible(&r.region.code),
        cut(&visible(&r.region.full_name()), LONGEST),
        score(index.and_then(|x| x.value.as_ref())),
        range.map_or_else(|| "-".to_owned(), |(l, u)| format!("{}–{}", score(Some(l)), score(Some(u)))),
        r.card
            .as_ref()
            .map_or_else(|| "-".to_owned(), |x| format!("{}/{}", x.completeness.counted, x.completeness.total)),
        basis(lang, r.basis).to_owned(),
        visible(title),
        if r.selected { t::yes(lang).to_owned() } else { String::new() },
    ]
}

/// What a reader must know beside the ranks: on standard error.
fn remarks(lang: Lang, c: &Cohort<'_>) {
    let invented = |r: &CohortRow<'_>| crate::domain::cohort::is_practice_code(&r.region.code);
    if !c.rows.is_empty() && c.rows.iter().all(invented) {
        tell(t::all_practice(lang));
    }
    let hidden: Vec<&str> = c.rows.iter().filter(|r| r.hidden).map(|r| r.region.code.as_str()).collect();
    if !hidden.is_empty() {
        tell(&t::hidden_rows(lang, &hidden.join(", ")));
    }
    for r in &c.rows {
        beside(lang, r);
    }
    if !c.practice.is_empty() {
        tell(&t::practice_left(lang, c.practice.len()));
    }
    let chosen = c.rows.iter().filter(|r| r.selected).count();
    if u32::try_from(chosen).is_ok_and(|n| n > c.select) {
        tell(&t::tie_at_border(lang, chosen, c.select));
    }
}

/// Sessions of a region that do not count, and why.
pub fn beside(lang: Lang, r: &CohortRow<'_>) {
    for h in &r.duplicates {
        let s = &h.session;
        tell(&t::duplicate(lang, &s.session.short(), &visible(&s.assessor.name), &visible(&s.region.code)));
    }
    for x in r.panel.iter().flat_map(|p| &p.refused) {
        let s = &x.held.session;
        let why = explain::instrument_diff(lang, &x.why);
        tell(&t::refused(lang, &s.session.short(), &visible(&s.assessor.name), &why));
    }
}
