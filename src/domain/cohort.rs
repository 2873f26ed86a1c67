//! All regions of an event with their results, and their ranks (`domain.md`, rule
//! 13, without the stability of the rank).
//!
//! Deliberately absent: any stored rank. It follows from the sessions each time.

use crate::base::ratio::Ratio;
use crate::domain::event::{Attendance, Event};
use crate::domain::instrument::Instrument;
use crate::domain::members::{Held, Members, region_key};
use crate::domain::panel::{Panel, common_instrument};
use crate::domain::panel_record::PanelRecord;
use crate::domain::region::Regions;
use crate::domain::scoring::ScoreCard;
use crate::domain::session::{RegionRef, RegionType};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// First part of the codes of invented regions (rule 14).
const PRACTICE: &str = "00.";

/// Whether a code is one of an invented region.
#[must_use]
pub fn is_practice_code(code: &str) -> bool {
    code.starts_with(PRACTICE)
}

/// What a region's result rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The panel's settlement.
    Panel,
    /// The proposals over final sessions.
    Provisional,
    /// The proposals over drafts.
    Draft,
    /// No session.
    NotAssessed,
}

impl Basis {
    /// The word in `rank --json`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Panel => "panel",
            Self::Provisional => "provisional",
            Self::Draft => "draft",
            Self::NotAssessed => "not_assessed",
        }
    }
}

/// One region.
#[derive(Clone, Debug)]
pub struct CohortRow<'a> {
    /// Its place, 1 first; absent where nothing counts or it is hidden.
    pub rank: Option<usize>,
    /// Region.
    pub region: RegionRef,
    /// What the result rests on.
    pub basis: Basis,
    /// The score; absent where not assessed or hidden.
    pub card: Option<ScoreCard>,
    /// Among the first N by rank. Equal ranks at the border are all in.
    pub selected: bool,
    /// Kept back by the blind rule.
    pub hidden: bool,
    /// What is known of its coming.
    pub attendance: Attendance,
    /// The panel; absent where not assessed.
    pub panel: Option<Panel<'a>>,
    /// Sessions that do not count beside another of the same assessor.
    pub duplicates: Vec<&'a Held>,
    /// Who only watched.
    pub observers: Vec<&'a Held>,
}

/// The regions of an event.
#[derive(Clone, Debug)]
pub struct Cohort<'a> {
    /// How many will be chosen.
    pub select: u32,
    /// The instrument of the results; absent where there is no session.
    pub instrument: Option<Arc<Instrument>>,
    /// By rank, then those without, by code.
    pub rows: Vec<CohortRow<'a>>,
    /// Practice sessions left out because real ones are there.
    pub practice: Vec<&'a Held>,
}

/// What the sessions of an event are looked at with.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Panel records of the event.
    pub records: &'a [PanelRecord],
    /// How many are chosen; the event's own number where absent.
    pub select: Option<u32>,
    /// Whose unfinished sessions hide the others' values.
    pub viewer: &'a str,
}

impl<'a> Cohort<'a> {
    /// The cohort of `event` from its sessions.
    #[must_use]
    pub fn of(event: &Event, sessions: &'a [Held], look: Look<'_>) -> Self {
        let invented = |h: &&Held| h.session.practice || is_practice_code(&h.session.region.code);
        let (practice, real): (Vec<&Held>, Vec<&Held>) = sessions.iter().partition(invented);
        let listed_real = event.roster.iter().any(|r| !is_practice_code(&r.code));
        let only_practice = real.is_empty() && !listed_real;
        let (used, left) = if only_practice { (practice, Vec::new()) } else { (real, practice) };
        let mut by_region: BTreeMap<String, Vec<&Held>> = BTreeMap::new();
        for h in used {
            by_region.entry(region_key(&h.session.region)).or_default().push(h);
        }
        let sorted: BTreeMap<String, Members<'a>> = by_region.into_iter().map(|(k, v)| (k, Members::of(v))).collect();
        let common = common_instrument(sorted.values().flat_map(|m| m.counted.iter().copied()));
        let mut rows: Vec<CohortRow<'a>> = Vec::new();
        let mut seen = BTreeSet::new();
        for r in event.roster.iter().filter(|r| only_practice || !is_practice_code(&r.code)) {
            if seen.insert(r.code.clone()) {
                let members = sorted.get(&r.code);
                rows.push(row(listed(&r.code, &r.name_given), r.attendance, members, common.as_ref(), &look));
            }
        }
        for (key, members) in sorted.iter().filter(|(k, _)| !seen.contains(*k)) {
            let any = members.counted.iter().chain(&members.observers).chain(&members.duplicates).next();
            let region = any.map_or_else(|| listed(key, ""), |h| h.session.region.clone());
            rows.push(row(region, Attendance::Unknown, Some(members), common.as_ref(), &look));
        }
        let select = look.select.unwrap_or(event.select);
        rank(&mut rows, select);
        Self { select, instrument: common.map(|(_, i)| i), rows, practice: left }
    }
}

/// The region of a roster line.
#[must_use]
pub fn listed(code: &str, name_given: &str) -> RegionRef {
    let all = Regions::shared();
    if let Some(r) = all.by_code(code) {
        return all.reference(r);
    }
    let (kind, name) = match (name_given.strip_prefix("Kabupaten "), name_given.strip_prefix("Kota ")) {
        (Some(n), _) => (RegionType::Kabupaten, n),
        (_, Some(n)) => (RegionType::Kota, n),
        _ => (RegionType::Other, if name_given.is_empty() { code } else { name_given }),
    };
    RegionRef { code: code.to_owned(), name: name.to_owned(), kind, province: String::new() }
}

fn row<'a>(
    region: RegionRef,
    attendance: Attendance,
    members: Option<&Members<'a>>,
    common: Option<&(String, Arc<Instrument>)>,
    look: &Look<'_>,
) -> CohortRow<'a> {
    let record = look.records.iter().find(|r| r.region == region_key(&region));
    let panel = members.zip(common).map(|(m, (hash, i))| Panel::of(m, (hash, i), record));
    let closed = record.filter(|r| r.is_closed());
    let (basis, card) = match (&panel, closed) {
        (Some(p), Some(r)) => (Basis::Panel, Some(p.settled(r))),
        (Some(p), None) if p.members.is_empty() => (Basis::NotAssessed, None),
        (Some(p), None) => (if p.draft { Basis::Draft } else { Basis::Provisional }, Some(p.card.clone())),
        (None, _) => (Basis::NotAssessed, None),
    };
    let hidden = members.is_some_and(|m| m.blind_for(look.viewer));
    CohortRow {
        rank: None,
        region: members.and_then(|m| m.counted.first()).map_or(region, |h| h.session.region.clone()),
        basis,
        card: card.filter(|_| !hidden),
        selected: false,
        hidden,
        attendance,
        panel: panel.filter(|p| !(p.members.is_empty() && p.refused.is_empty())),
        duplicates: members.map(|m| m.duplicates.clone()).unwrap_or_default(),
        observers: members.map(|m| m.observers.clone()).unwrap_or_default(),
    }
}

/// What decides: the exact index, then the aspects in the instrument's order. An
/// aspect without a value stands below any value.
fn strength(r: &CohortRow<'_>) -> Option<(Ratio, Vec<Option<Ratio>>)> {
    let card = r.card.as_ref()?;
    let index = card.index.value.clone()?;
    Some((index, card.aspects.iter().map(|a| a.score.value.clone()).collect()))
}

/// Orders the rows and gives out the ranks: 1, 2, 2, 4.
fn rank(rows: &mut Vec<CohortRow<'_>>, select: u32) {
    let mut keyed: Vec<_> = std::mem::take(rows).into_iter().map(|r| (strength(&r), r)).collect();
    // `None` is less than any strength, so it comes last when reversed.
    keyed.sort_by(|(a, x), (b, y)| Reverse(a).cmp(&Reverse(b)).then_with(|| x.region.code.cmp(&y.region.code)));
    let mut last: Option<(Ratio, Vec<Option<Ratio>>)> = None;
    let mut place = 0;
    for (n, (key, mut r)) in (1..).zip(keyed) {
        if key.is_some() {
            if key != last {
                place = n;
                last = key;
            }
            r.rank = Some(place);
            r.selected = u32::try_from(place).is_ok_and(|p| p <= select);
        }
        rows.push(r);
    }
}
