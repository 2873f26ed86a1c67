//! What `asesor panel … show --json` tells: `asesor-panel/1`.

use super::rank::{RefusedShown, ScoreShown, SessionShown, refused, score, session};
use crate::base::id::{Id, QuestionId, SessionId};
use crate::base::ratio::{decimal, exact};
use crate::domain::agreement::Undefined;
use crate::domain::cohort::CohortRow;
use crate::domain::lang::Lang;
use crate::domain::members::{Held, person_key};
use crate::domain::panel::{Panel, PanelQuestion};
use crate::domain::panel_record::{Method, PanelRecord, Settlement};
use crate::domain::session::{Conflict, Rating, RegionRef, Role, Status};
use crate::report::show::InstrumentShown;
use serde::Serialize;
use std::collections::BTreeMap;

/// The `format` of `panel … show --json`.
pub const FORMAT: &str = "asesor-panel/1";

/// A panel.
#[derive(Clone, Debug, Serialize)]
pub struct PanelShown {
    /// [`FORMAT`].
    pub format: &'static str,
    /// Id of the event.
    pub event: Id,
    /// Region.
    pub region: RegionRef,
    /// `panel`, `provisional` or `draft`.
    pub result: &'static str,
    /// Kept back: only one's own values are here.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// The instrument everybody used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instrument: Option<InstrumentShown>,
    /// Members, observers and those left out.
    pub assessors: Vec<AssessorShown>,
    /// The score of the result.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub score: Option<ScoreShown>,
    /// Questions with levels, in the instrument's order.
    pub questions: Vec<PanelQuestionShown>,
    /// Krippendorff's α, ordinal, three decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alpha: Option<String>,
    /// α as an exact fraction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alpha_exact: Option<String>,
    /// Why there is no α: `no_pairs` or `no_variation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alpha_undefined: Option<&'static str>,
    /// Sessions beside another one of the same assessor; not counted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duplicates: Vec<SessionShown>,
    /// Sessions made with another instrument; not counted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<RefusedShown>,
}

/// A person on the panel.
#[derive(Clone, Debug, Serialize)]
pub struct AssessorShown {
    /// Name.
    pub name: String,
    /// Institution.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub institution: String,
    /// Role.
    pub role: Role,
    /// Session.
    pub session: SessionId,
    /// Draft or final.
    pub status: Status,
    /// Declaration on conflict of interest; absent means not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conflict: Option<Conflict>,
    /// The ratings are used.
    pub counted: bool,
    /// Left out by the panel, with its reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_out: Option<String>,
}

/// One question.
#[derive(Clone, Debug, Serialize)]
pub struct PanelQuestionShown {
    /// Id.
    pub id: QuestionId,
    /// `3.2`.
    pub number: String,
    /// Aspect.
    pub aspect: Id,
    /// Title.
    pub title: String,
    /// False when its condition holds in no member's session.
    pub applies: bool,
    /// Ratings by assessor; who gave none is absent.
    pub values: BTreeMap<String, Rating>,
    /// Highest − lowest level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spread: Option<i32>,
    /// Some give a level and some "not applicable": as a spread of 2 or more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub mixed: bool,
    /// The proposal of rule 12.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposal: Option<Rating>,
    /// `unanimous`, `median` or `open`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// What the panel settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlement: Option<Settlement>,
}

/// The panel of `row`, seen by `viewer`; `None` where no session counts.
#[must_use]
pub fn shown(
    event: &Id,
    row: &CohortRow<'_>,
    record: Option<&PanelRecord>,
    viewer: &str,
    lang: Lang,
) -> Option<PanelShown> {
    let p = row.panel.as_ref()?;
    let open = !row.hidden;
    let i = &p.instrument;
    let any = p.members.first().or_else(|| p.waiting.first());
    Some(PanelShown {
        format: FORMAT,
        event: event.clone(),
        region: row.region.clone(),
        result: row.basis.word(),
        hidden: row.hidden,
        instrument: any.map(|h| super::show::instrument(i, &h.session, lang)),
        assessors: assessors(row, p),
        score: row.card.as_ref().map(|c| score(i, c, lang)),
        questions: p
            .questions
            .iter()
            .filter_map(|q| question(p, q, record.filter(|_| open), row, viewer, lang))
            .collect(),
        alpha: p.alpha.as_ref().ok().filter(|_| open).map(|a| decimal(a, 3)),
        alpha_exact: p.alpha.as_ref().ok().filter(|_| open).map(exact),
        alpha_undefined: p.alpha.as_ref().err().filter(|_| open).map(|u| match u {
            Undefined::NoPairs => "no_pairs",
            Undefined::NoVariation => "no_variation",
        }),
        duplicates: row.duplicates.iter().map(|h| session(h)).collect(),
        refused: p.refused.iter().map(|r| refused(r, lang)).collect(),
    })
}

fn assessors(row: &CohortRow<'_>, p: &Panel<'_>) -> Vec<AssessorShown> {
    let one = |h: &Held, counted: bool, left_out: Option<&String>| {
        let s = &h.session;
        AssessorShown {
            name: s.assessor.name.clone(),
            institution: s.assessor.institution.clone(),
            role: s.assessor.role,
            session: s.session,
            status: s.status,
            conflict: s.conflict.clone(),
            counted,
            left_out: left_out.cloned(),
        }
    };
    let members = p.members.iter().map(|h| one(h, true, None));
    let waiting = p.waiting.iter().chain(&row.observers).map(|h| one(h, false, None));
    let mut all: Vec<_> =
        members.chain(waiting).chain(p.left_out.iter().map(|(h, why)| one(h, false, Some(why)))).collect();
    all.sort_by_key(|a| person_key(&a.name));
    all
}

fn question(
    p: &Panel<'_>,
    q: &PanelQuestion,
    record: Option<&PanelRecord>,
    row: &CohortRow<'_>,
    viewer: &str,
    lang: Lang,
) -> Option<PanelQuestionShown> {
    let i = &p.instrument;
    let placed = i.find(&q.id)?;
    let who = person_key(viewer);
    let of_all = p.members.iter().zip(&q.values).filter_map(|(h, r)| Some((h.session.assessor.name.clone(), (*r)?)));
    // While others have finished, one's own unfinished values are no part of the
    // panel; they are still one's own.
    let own = p.members.iter().chain(&p.waiting).filter(|h| person_key(&h.session.assessor.name) == who);
    let of_own = own.filter_map(|h| Some((h.session.assessor.name.clone(), h.session.rating(&q.id)?)));
    let open = !row.hidden;
    let x = Some(&q.proposal).filter(|_| open);
    Some(PanelQuestionShown {
        id: q.id.clone(),
        number: placed.number(),
        aspect: i.aspects.get(placed.aspect)?.id.clone(),
        title: i.text(&placed.question.title, lang).to_owned(),
        applies: q.applies,
        values: if open { of_all.collect() } else { of_own.collect() },
        spread: x.and_then(|x| x.spread),
        mixed: x.is_some_and(|x| x.mixed),
        proposal: x.and_then(|x| x.rating),
        method: x.and_then(|x| x.method),
        settlement: record.and_then(|r| r.questions.get(&q.id)).cloned(),
    })
}
