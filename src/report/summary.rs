//! Summary: what came out, on a page or two. The region's says what to do next and,
//! only on demand, the levels; the two are made by functions of their own.

use crate::base::ratio::Ratio;
use crate::domain::instrument::{Instrument, Placed};
use crate::domain::lang::Lang;
use crate::domain::open_items::Open;
use crate::domain::scoring::{ScoreCard, index_bounds, scaled, score, score_by};
use crate::domain::session::{Rating, Session};
use crate::i18n::number;
use crate::i18n::texts::{papers as t, report};
use crate::report::chart::{Chart, ChartKind, Series};
use crate::report::delta::delta;
use crate::report::notes::{head, state_notices};
use crate::report::overview::{index_part, open_of, open_part};
use crate::report::{Audience, Column, Document, Fact, Paper, minutes, promises, sheets, words};

/// The summary of `s`.
#[must_use]
pub fn summary(i: &Instrument, s: &Session, paper: &Paper) -> Document {
    let lang = paper.lang;
    let mut d = Document::new(lang, &t::summary_title(lang, &s.region.full_name()));
    state_notices(&mut d, s);
    match (paper.audience, paper.options.scores) {
        (Audience::Panel, _) => panel(&mut d, i, s),
        (Audience::Region, true) => region_with_levels(&mut d, i, s),
        (Audience::Region, false) => region(&mut d, i, s),
    }
    d
}

/// The score of the claimed levels over all questions; `None` where nothing was claimed.
#[must_use]
pub fn claim_score(i: &Instrument, s: &Session) -> Option<ScoreCard> {
    s.claim.as_ref().map(|_| score_by(i, |q| s.applies(q), |q| s.claimed(q)))
}

fn panel(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    d.notice(t::summary_panel(lang));
    d.facts(head(i, s, lang));
    index_part(d, i, s, true);
    pictures(d, i, s);
    extremes(d, i, s);
    differences(d, i, s);
    open_part(d, i, s);
    recommendations(d, i, s);
    promises::part(d, i, s);
    sheets::aspects::aspects(d, i, s, true);
    // Levels only: whoever gets this does not expect private notes in it.
    sheets::questions::region(d, i, s, true);
    sheets::follow_ups(d, i, s);
}

/// What an office shows the region when it has decided to: without desk review,
/// support, reasons and notes.
fn region_with_levels(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    d.notice(t::summary_region_levels(lang));
    d.facts(head(i, s, lang));
    index_part(d, i, s, false);
    pictures(d, i, s);
    extremes(d, i, s);
    differences(d, i, s);
    let open = open_of(i, s, lang, &[Open::NotAsked, Open::Unverified]);
    if !open.is_empty() {
        d.heading(1, t::warnings(lang));
        d.list(open);
    }
    recommendations(d, i, s);
    promises::part(d, i, s);
    sheets::aspects::aspects(d, i, s, false);
    sheets::questions::region(d, i, s, true);
    sheets::promises(d, i, s);
}

/// Reads no rating.
fn region(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    d.notice(t::summary_region(lang));
    d.facts(head(i, s, lang));
    recommendations(d, i, s);
    promises::part(d, i, s);
    sheets::aspects::recommendations(d, i, s);
    sheets::promises(d, i, s);
}

/// Radar and bars of the aspects, then their figures once more as a table.
fn pictures(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    let card = score(i, s);
    let claim = claim_score(i, s);
    if card.index.value.is_none() && claim.as_ref().is_none_or(|c| c.index.value.is_none()) {
        return;
    }
    let values = |c: &ScoreCard| c.aspects.iter().map(|a| a.score.value.clone()).collect::<Vec<_>>();
    let mut series = vec![Series { name: t::series_interview(lang).to_owned(), values: values(&card) }];
    if let Some(c) = &claim {
        series.push(Series { name: t::series_claim(lang).to_owned(), values: values(c) });
    }
    let (low, high) = index_bounds(i);
    let labels: Vec<String> = i.aspects.iter().map(|a| i.text(&a.short, lang).to_owned()).collect();
    let chart = |kind, title: &str| Chart {
        kind,
        title: title.to_owned(),
        labels: labels.clone(),
        low,
        high,
        series: series.clone(),
    };
    if claim.is_some() {
        d.heading(1, t::compared(lang));
    }
    // With two spokes a radar is a line.
    if i.aspects.len() > 2 {
        d.chart(chart(ChartKind::Radar, t::radar(lang)));
    }
    d.chart(chart(ChartKind::Bars, t::bars(lang)));
    let Some(claim) = &claim else { return };
    let figure =
        |v: &Option<Ratio>| v.as_ref().map_or_else(|| report::none_yet(lang).to_owned(), |r| number::score(lang, r));
    let rows = i.aspects.iter().zip(&card.aspects).zip(&claim.aspects).map(|((a, given), claimed)| {
        vec![i.text(&a.title, lang).to_owned(), figure(&claimed.score.value), figure(&given.score.value)]
    });
    let columns = vec![
        Column::text(report::col_aspect(lang)),
        Column::number(t::series_claim(lang)),
        Column::number(t::series_interview(lang)),
    ];
    d.table(columns, rows.collect());
}

/// The highest and the lowest, ties and all: nothing is left out of a paper because
/// it came third.
fn extremes(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    d.heading(1, t::strong_weak(lang));
    let card = score(i, s);
    let aspects: Vec<(String, Ratio, String)> = i
        .aspects
        .iter()
        .zip(&card.aspects)
        .filter_map(|(a, x)| {
            let v = x.score.value.clone()?;
            let told = number::score(lang, &v);
            Some((i.text(&a.title, lang).to_owned(), v, told))
        })
        .collect();
    let questions: Vec<(String, Ratio, String)> = i
        .questions()
        .filter(|p| s.applies(p.question))
        .filter_map(|p| {
            let Some(Rating::Level(l)) = s.rating(&p.question.id) else { return None };
            Some((named(i, p, lang), scaled(i, p.question, l), words::level(lang, i, p.question, l)))
        })
        .collect();
    if questions.is_empty() {
        d.paragraph(t::nothing_counts(lang));
        return;
    }
    let ends = [
        (aspects, t::aspect_high(lang), t::aspect_low(lang)),
        (questions, t::question_high(lang), t::question_low(lang)),
    ];
    for (all, high, low) in ends {
        let max = all.iter().map(|x| &x.1).max().cloned();
        let min = all.iter().map(|x| &x.1).min().cloned();
        let those = |v: &Option<Ratio>| {
            let at = all.iter().filter(|x| Some(&x.1) == v.as_ref());
            at.map(|(what, _, told)| t::with_value(lang, what, told)).collect::<Vec<_>>().join("\n")
        };
        let lowest = if max == min { t::all_equal(lang).to_owned() } else { those(&min) };
        d.facts([Fact::new(high, those(&max)), Fact::new(low, lowest)]);
    }
}

fn named(i: &Instrument, p: Placed<'_>, lang: Lang) -> String {
    format!("{} {}", p.number(), i.text(&p.question.title, lang))
}

/// The questions whose claim differs from what was given.
fn differences(d: &mut Document, i: &Instrument, s: &Session) {
    if s.claim.is_none() {
        return;
    }
    let lang = d.lang();
    d.heading(1, t::deltas(lang));
    let mut rows = Vec::new();
    for p in i.questions().filter(|p| s.applies(p.question)) {
        let q = p.question;
        let Some(n) = delta(s, &q.id).filter(|n| *n != 0) else { continue };
        rows.push(vec![
            p.number(),
            i.text(&q.title, lang).to_owned(),
            words::rating(lang, i, q, s.claimed(&q.id)),
            words::rating(lang, i, q, s.rating(&q.id)),
            format!("{n:+}"),
        ]);
    }
    if rows.is_empty() {
        d.paragraph(t::deltas_none(lang));
    }
    let columns = vec![
        Column::text(report::col_number(lang)),
        Column::text(report::col_question(lang)),
        Column::text(t::col_claimed(lang)),
        Column::text(t::col_given(lang)),
        Column::number(t::col_difference(lang)),
    ];
    d.table(columns, rows);
}

fn recommendations(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    d.heading(1, t::recommendations(lang));
    let all = minutes::recommended(i, s, lang);
    if all.is_empty() {
        d.paragraph(t::recommendations_none(lang));
    }
    d.facts(all);
}
