//! `asesor panel REGION --event ID [show]`.

use super::args::Panel;
use super::ctx::Ctx;
use super::event::event_id;
use super::failure::{Done, Failure, NOTHING, USAGE};
use super::rank::{basis, beside};
use super::say::{say, table, tell};
use crate::base::text::{cut, fold, visible};
use crate::domain::cohort::CohortRow;
use crate::domain::import::RowProblem;
use crate::domain::lang::Lang;
use crate::domain::panel_record::Method;
use crate::domain::session::Rating;
use crate::i18n::explain_import;
use crate::i18n::texts::{cohort as t, report as r, sessions as s};
use crate::report::{json, panel};
use crate::shell::cohort::{load, region_code};

/// Longest title and name in a column.
const LONGEST: usize = 28;

/// Prints what the assessors of a region say.
pub fn run(ctx: &Ctx, a: &Panel) -> Done {
    let lang = ctx.lang;
    let store = ctx.store()?;
    let data = load(&store, &event_id(ctx, &a.of_event)?).map_err(|f| ctx.fault(&f))?;
    let viewer = ctx.file.assessor.name.as_str();
    let cohort = data.cohort(None, viewer);
    let typed = fold(&a.of_region);
    let named = |row: &&CohortRow<'_>| {
        [&row.region.name, &row.region.full_name()].iter().any(|n| !typed.is_empty() && fold(n) == typed)
    };
    let by_code = |code: &str| cohort.rows.iter().find(|row| !code.is_empty() && row.region.code == code);
    let row = match region_code(&a.of_region) {
        Ok(code) => by_code(&code),
        Err(p) => {
            // Regions of practice and those typed in stand in no list but the event's.
            let mut all = cohort.rows.iter().filter(named);
            match (all.next(), all.next()) {
                (Some(one), None) => Some(one),
                (None, _) => by_code(a.of_region.trim()),
                (Some(_), Some(_)) => {
                    let code = if matches!(p, RowProblem::SeveralRegions(_)) { USAGE } else { NOTHING };
                    return Err(Failure::new(code, explain_import::problem(lang, &p)));
                }
            }
        }
    };
    let none = || Failure::new(NOTHING, t::no_panel(lang, &visible(&a.of_region)));
    let row = row.ok_or_else(none)?;
    let shown = panel::shown(&data.event.id, row, data.record(&row.region.code), viewer, lang).ok_or_else(none)?;
    if a.json {
        say(&json::pretty(&shown));
    } else {
        print(lang, row, &shown);
    }
    if row.hidden {
        tell(t::hidden_panel(lang));
    }
    beside(lang, row);
    Ok(())
}

fn print(lang: Lang, row: &CohortRow<'_>, p: &panel::PanelShown) {
    let short = |text: &str| cut(&visible(text), LONGEST);
    say(&format!("{} {}, {}", visible(&row.region.code), visible(&row.region.full_name()), basis(lang, row.basis)));
    if let Some(index) = row.card.as_ref().and_then(|c| c.index.value.as_ref()) {
        let c = p.score.as_ref().map_or((0, 0), |x| (x.counted, x.total));
        let index = crate::i18n::number::score(lang, index);
        say(&format!("{}: {index} ({} {}/{})", s::col_index(lang), t::col_counted(lang), c.0, c.1));
    }
    let counted: Vec<&str> = p.assessors.iter().filter(|a| a.counted).map(|a| a.name.as_str()).collect();
    let columns: Vec<&str> = if p.hidden {
        let mut own: Vec<&str> = p.questions.iter().flat_map(|q| q.values.keys()).map(String::as_str).collect();
        own.dedup();
        own.truncate(1);
        own
    } else {
        counted
    };
    let mut head = vec![String::new(), t::col_question(lang).to_owned()];
    head.extend(columns.iter().map(|n| cut(&visible(n), 14)));
    head.extend([t::col_spread(lang), t::col_proposal(lang), t::col_method(lang)].map(str::to_owned));
    let rows = p.questions.iter().filter(|q| q.applies).map(|q| {
        let mut line = vec![q.number.clone(), short(&q.title)];
        line.extend(columns.iter().map(|n| q.values.get(*n).map_or_else(|| "-".to_owned(), |r| rating(*r))));
        let spread = if q.mixed { Some(t::mixed(lang).to_owned()) } else { q.spread.map(|n| n.to_string()) };
        let settled = q.settlement.as_ref();
        let value = settled.and_then(|s| s.settled).or(q.proposal);
        let how = settled.map(|s| s.method).or(q.method);
        line.extend([
            spread.unwrap_or_else(|| "-".to_owned()),
            value.map_or_else(|| "-".to_owned(), rating),
            how.map_or("-", |m| method(lang, m)).to_owned(),
        ]);
        line
    });
    say(&table(&std::iter::once(head).chain(rows).collect::<Vec<_>>()));
    match (&p.alpha, p.alpha_undefined) {
        (Some(a), _) => {
            let a = if lang == Lang::Id { a.replace('.', ",") } else { a.clone() };
            say(&t::alpha(lang, &a));
        }
        (None, Some("no_pairs")) => say(t::alpha_no_pairs(lang)),
        (None, Some(_)) => say(t::alpha_no_variation(lang)),
        (None, None) => {}
    }
    for a in &p.assessors {
        let who = visible(&a.name);
        if a.conflict.as_ref().is_some_and(|c| c.declared) {
            say(&t::conflict_declared(lang, &who));
        }
        match &a.left_out {
            Some(why) => say(&t::left_out(lang, &who, &visible(why))),
            None if !a.counted && a.role == crate::domain::session::Role::Observer => {
                say(&format!("{}: {who}", r::role_observer(lang)));
            }
            None if !a.counted => say(&t::waiting(lang, &who)),
            None => {}
        }
    }
}

/// As an answer table writes it.
fn rating(r: Rating) -> String {
    match r {
        Rating::Level(l) => l.to_string(),
        Rating::Na => "NA".to_owned(),
        Rating::Unverified => "TBV".to_owned(),
    }
}

fn method(lang: Lang, m: Method) -> &'static str {
    match m {
        Method::Unanimous => t::method_unanimous(lang),
        Method::Median => t::method_median(lang),
        Method::Open => t::method_open(lang),
        Method::Consensus => t::method_consensus(lang),
        Method::Majority => t::method_majority(lang),
        Method::Chair => t::method_chair(lang),
    }
}
