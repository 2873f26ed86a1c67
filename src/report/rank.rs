//! What `asesor rank --json` tells (`domain.md`, "Command line"): `asesor-rank/1`.
//! What is not there, or kept back by the blind rule, is absent, never null or 0.

use crate::base::id::{Id, SessionId};
use crate::base::ratio::{Ratio, decimal, exact};
use crate::domain::cohort::{Cohort, CohortRow};
use crate::domain::event::Event;
use crate::domain::instrument::Instrument;
use crate::domain::lang::Lang;
use crate::domain::members::Held;
use crate::domain::panel::Refused;
use crate::domain::scoring::{ScoreCard, predicate};
use crate::domain::session::Status;
use crate::i18n::explain;
use serde::Serialize;
use std::collections::BTreeMap;

/// The `format` of `rank --json`.
pub const FORMAT: &str = "asesor-rank/1";

/// A cohort.
#[derive(Clone, Debug, Serialize)]
pub struct RankShown {
    /// [`FORMAT`].
    pub format: &'static str,
    /// Id of the event.
    pub event: Id,
    /// How many are chosen.
    pub select: u32,
    /// Regions, by rank, then those without.
    pub regions: Vec<RegionShown>,
    /// Practice sessions left out because real ones are there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub practice_left_out: Vec<SessionShown>,
}

/// One region.
#[derive(Clone, Debug, Serialize)]
pub struct RegionShown {
    /// Place, 1 first; absent where nothing counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<usize>,
    /// Code; empty where the region was typed in.
    pub code: String,
    /// Full name.
    pub name: String,
    /// `panel`, `provisional`, `draft` or `not_assessed`.
    pub result: &'static str,
    /// The score.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub score: Option<ScoreShown>,
    /// Among the first N.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selected: Option<bool>,
    /// Kept back until one's own session is final.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// Names of the assessors whose ratings are used.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assessors: Vec<String>,
    /// Sessions beside another one of the same assessor; not counted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duplicates: Vec<SessionShown>,
    /// Sessions made with another instrument; not counted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<RefusedShown>,
}

/// A score.
#[derive(Clone, Debug, Serialize)]
pub struct ScoreShown {
    /// Two decimals, rounded half up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<String>,
    /// The exact fraction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index_exact: Option<String>,
    /// Lower bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lower: Option<String>,
    /// Upper bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<String>,
    /// Aspects, two decimals.
    pub aspects: BTreeMap<Id, String>,
    /// Aspects, exact.
    pub aspects_exact: BTreeMap<Id, String>,
    /// Questions that count.
    pub counted: usize,
    /// Questions with any rating.
    pub asked: usize,
    /// Questions with levels that apply.
    pub total: usize,
    /// Predicate of the exact index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predicate: Option<String>,
}

/// A session by name.
#[derive(Clone, Debug, Serialize)]
pub struct SessionShown {
    /// Id.
    pub session: SessionId,
    /// Short id.
    pub short: String,
    /// Name of the assessor.
    pub assessor: String,
    /// Code of the region.
    pub code: String,
    /// Draft or final.
    pub status: Status,
}

/// A session made with another instrument.
#[derive(Clone, Debug, Serialize)]
pub struct RefusedShown {
    /// The session.
    #[serde(flatten)]
    pub session: SessionShown,
    /// How the instruments differ, in words.
    pub difference: String,
}

/// The cohort of `event` as `rank --json` prints it, words in `lang`.
#[must_use]
pub fn shown(event: &Event, c: &Cohort<'_>, lang: Lang) -> RankShown {
    RankShown {
        format: FORMAT,
        event: event.id.clone(),
        select: c.select,
        regions: c.rows.iter().map(|r| region(c, r, lang)).collect(),
        practice_left_out: c.practice.iter().map(|h| session(h)).collect(),
    }
}

fn region(c: &Cohort<'_>, r: &CohortRow<'_>, lang: Lang) -> RegionShown {
    let card = r.card.as_ref().zip(c.instrument.as_deref());
    let members = r.panel.iter().flat_map(|p| p.members.iter());
    RegionShown {
        rank: r.rank,
        code: r.region.code.clone(),
        name: r.region.full_name(),
        result: r.basis.word(),
        score: card.map(|(card, i)| score(i, card, lang)),
        selected: r.rank.map(|_| r.selected),
        hidden: r.hidden,
        assessors: members.map(|h| h.session.assessor.name.clone()).collect(),
        duplicates: r.duplicates.iter().map(|h| session(h)).collect(),
        refused: r.panel.iter().flat_map(|p| p.refused.iter()).map(|x| refused(x, lang)).collect(),
    }
}

/// A score with its exact fractions.
#[must_use]
pub fn score(i: &Instrument, card: &ScoreCard, lang: Lang) -> ScoreShown {
    let two = |r: &Ratio| decimal(r, 2);
    let aspects = |f: fn(&Ratio) -> String| {
        card.aspects.iter().filter_map(|a| Some((a.id.clone(), f(a.score.value.as_ref()?)))).collect()
    };
    let band = card.index.value.as_ref().and_then(|v| predicate(i, v));
    ScoreShown {
        index: card.index.value.as_ref().map(two),
        index_exact: card.index.value.as_ref().map(exact),
        lower: card.index.lower.as_ref().map(two),
        upper: card.index.upper.as_ref().map(two),
        aspects: aspects(|r| decimal(r, 2)),
        aspects_exact: aspects(exact),
        counted: card.completeness.counted,
        asked: card.completeness.asked,
        total: card.completeness.total,
        predicate: band.map(|p| i.text(&p.title, lang).to_owned()),
    }
}

/// A session by name.
#[must_use]
pub fn session(h: &Held) -> SessionShown {
    let s = &h.session;
    SessionShown {
        session: s.session,
        short: s.session.short(),
        assessor: s.assessor.name.clone(),
        code: s.region.code.clone(),
        status: s.status,
    }
}

/// A refused session with the difference in words.
#[must_use]
pub fn refused(r: &Refused<'_>, lang: Lang) -> RefusedShown {
    RefusedShown { session: session(r.held), difference: explain::instrument_diff(lang, &r.why) }
}
