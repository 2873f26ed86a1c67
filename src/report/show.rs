//! What `asesor show` tells of a session: one value, `asesor-show/1`, for
//! programs, and a short document for people. What is not there is absent, never
//! null and never 0; decimals are texts with a point.

use crate::base::id::{Id, QuestionId, SessionId};
use crate::base::ratio::{Ratio, decimal, exact};
use crate::base::time::Timestamp;
use crate::domain::finalise;
use crate::domain::instrument::{Aspect, Instrument, Placed, QuestionKind};
use crate::domain::lang::Lang;
use crate::domain::open_items::{OpenItem, open_items};
use crate::domain::scoring::{AspectScore, Completeness, Scored, predicate, score};
use crate::domain::session::{
    Answer, ClaimAnswer, EventRef, EvidenceState, Flag, FollowUp, Quote, Rated, Rating, RegionRef, Role, Session,
    Status, Support, Value,
};
use crate::report::delta::{Deltas, delta, desk_delta, desk_score};
use crate::report::words;
use serde::Serialize;
use std::collections::BTreeMap;

/// The `format` of `show --json`.
pub const FORMAT: &str = "asesor-show/1";

/// A session with what is computed from it.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// [`FORMAT`], or that of the document it is part of.
    pub format: &'static str,
    /// Language of the titles.
    pub lang: &'static str,
    /// Id.
    pub session: SessionId,
    /// Short id.
    pub short_id: String,
    /// Generation shown.
    pub generation: u64,
    /// Lineage.
    pub lineage: SessionId,
    /// Revision in the lineage.
    pub revision: u32,
    /// Draft or final.
    pub status: Status,
    /// Invented data.
    pub practice: bool,
    /// Region.
    pub region: RegionRef,
    /// Event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<EventRef>,
    /// Assessor.
    pub assessor: Person,
    /// Instrument.
    pub instrument: InstrumentShown,
    /// When it was made.
    pub started: Timestamp,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Timestamp>,
    /// Index and bounds.
    #[serde(flatten)]
    pub score: ScoreShown,
    /// Predicate of the exact index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predicate: Option<String>,
    /// Where the bands come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predicate_source: Option<String>,
    /// By aspect.
    pub aspects: BTreeMap<Id, AspectShown>,
    /// Questions in the instrument's order.
    pub questions: Vec<QuestionShown>,
    /// What is open; of a final session, what was open then.
    pub open: Vec<OpenItem>,
    /// Follow-ups.
    pub follow_ups: Vec<FollowUp>,
    /// Check code of a final session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_code: Option<String>,
}

/// The assessor, without the id that joins several sessions of one person.
#[derive(Clone, Debug, Serialize)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Institution.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub institution: String,
    /// Role in the panel.
    pub role: Role,
}

/// The instrument.
#[derive(Clone, Debug, Serialize)]
pub struct InstrumentShown {
    /// Id.
    pub id: Id,
    /// Revision.
    pub revision: u32,
    /// Hash of the copy in the session file.
    pub sha256: String,
    /// Title.
    pub title: String,
}

/// A value with its bounds and its completeness.
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
    /// Claim minus interview, over the questions with a level in both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delta: Option<String>,
    /// The desk review over all its levels; never part of the index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub desk: Option<String>,
    /// Desk review minus interview, over the questions with a level in both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delta_desk: Option<String>,
    /// Questions that count.
    pub counted: usize,
    /// Questions with any rating.
    pub asked: usize,
    /// Questions with levels that apply.
    pub total: usize,
}

/// An aspect.
#[derive(Clone, Debug, Serialize)]
pub struct AspectShown {
    /// Title.
    pub title: String,
    /// Weight in the index.
    pub weight: u32,
    /// Its score.
    #[serde(flatten)]
    pub score: ScoreShown,
}

/// A question.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionShown {
    /// Id.
    pub id: QuestionId,
    /// `3.2`.
    pub number: String,
    /// Aspect.
    pub aspect: Id,
    /// Kind of answer.
    pub kind: QuestionKind,
    /// Title.
    pub title: String,
    /// The question as it is spoken; in session notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// False when its condition does not hold.
    pub applies: bool,
    /// Interview rating; absent when not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// Name of the interview level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level_name: Option<String>,
    /// The claimed rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimed: Option<Rating>,
    /// Claimed level minus interview level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delta: Option<i32>,
    /// Desk level minus interview level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delta_desk: Option<i32>,
    /// What the region wrote beside its claim; in session notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimAnswer>,
    /// Desk review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub desk: Option<Rated>,
    /// Value, for questions without levels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// What carries the interview rating, derived or set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support: Option<Support>,
    /// Reason of the interview rating.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Private note.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Recommendation for the region.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub for_region: String,
    /// Evidence.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceShown>,
    /// Quotes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Quote>,
    /// Flags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Flag>,
    /// Seconds spent; absent when never visited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u64>,
}

/// A piece of evidence with its name.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceShown {
    /// Id within the answer.
    pub id: Id,
    /// Name.
    pub title: String,
    /// State.
    pub state: EvidenceState,
    /// Number of the document.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Its date as written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// Page or article.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub page: String,
    /// Who signed it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub signer: String,
    /// Remark.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

/// `s` as `show --json` prints it, titles in `lang`.
#[must_use]
pub fn shown(i: &Instrument, s: &Session, lang: Lang) -> Shown {
    let card = score(i, s);
    let deltas = Deltas::of(i, s);
    let (desk, desk_deltas) = (desk_score(i, s), Deltas::desk(i, s));
    let band = card.index.value.as_ref().and_then(|v| predicate(i, v));
    let aspect = |(n, (a, (x, delta))): (usize, (&Aspect, (&AspectScore, Option<&Ratio>)))| {
        let chain = Chain {
            delta,
            desk: desk.as_ref().and_then(|d| d.aspects.get(n)?.score.value.as_ref()),
            delta_desk: desk_deltas.aspects().nth(n).flatten(),
        };
        let score = score_shown(&x.score, x.completeness, &chain);
        (a.id.clone(), AspectShown { title: i.text(&a.title, lang).to_owned(), weight: a.weight, score })
    };
    Shown {
        format: FORMAT,
        lang: lang.tag(),
        session: s.session,
        short_id: s.session.short(),
        generation: s.generation,
        lineage: s.lineage,
        revision: s.revision,
        status: s.status,
        practice: s.practice,
        region: s.region.clone(),
        event: s.event.clone(),
        assessor: person(s),
        instrument: instrument(i, s, lang),
        started: s.timing.started,
        ended: s.timing.ended,
        predicate: band.map(|p| i.text(&p.title, lang).to_owned()),
        predicate_source: band.map(|p| i.text(&p.source, lang).to_owned()),
        aspects: i.aspects.iter().zip(card.aspects.iter().zip(deltas.aspects())).enumerate().map(aspect).collect(),
        score: score_shown(
            &card.index,
            card.completeness,
            &Chain {
                delta: deltas.index.as_ref(),
                desk: desk.as_ref().and_then(|d| d.index.value.as_ref()),
                delta_desk: desk_deltas.index.as_ref(),
            },
        ),
        questions: i.questions().map(|p| question(i, s, lang, p)).collect(),
        open: open(i, s),
        follow_ups: s.follow_ups.clone(),
        check_code: check_code(s),
    }
}

/// The assessor of `s`.
#[must_use]
pub fn person(s: &Session) -> Person {
    let a = &s.assessor;
    Person { name: a.name.clone(), institution: a.institution.clone(), role: a.role }
}

/// The instrument of `s`.
#[must_use]
pub fn instrument(i: &Instrument, s: &Session, lang: Lang) -> InstrumentShown {
    let r = &s.instrument;
    let title = i.text(&i.title, lang).to_owned();
    InstrumentShown { id: r.id.clone(), revision: r.revision, sha256: r.sha256.clone(), title }
}

/// What is open in `s`; of a final session, what was open when it became final.
#[must_use]
pub fn open(i: &Instrument, s: &Session) -> Vec<OpenItem> {
    s.finalised.as_ref().map_or_else(|| open_items(i, s), |f| f.open.clone())
}

/// The check code of a final session; a draft has none, because it would be out
/// of date with the next key.
#[must_use]
pub fn check_code(s: &Session) -> Option<String> {
    s.is_final().then(|| finalise::code(s))
}

/// The earlier stages beside a score.
struct Chain<'a> {
    delta: Option<&'a Ratio>,
    desk: Option<&'a Ratio>,
    delta_desk: Option<&'a Ratio>,
}

fn score_shown(v: &Scored, c: Completeness, chain: &Chain<'_>) -> ScoreShown {
    let two = |r: &Ratio| decimal(r, 2);
    ScoreShown {
        index: v.value.as_ref().map(two),
        index_exact: v.value.as_ref().map(exact),
        lower: v.lower.as_ref().map(two),
        upper: v.upper.as_ref().map(two),
        delta: chain.delta.map(two),
        desk: chain.desk.map(two),
        delta_desk: chain.delta_desk.map(two),
        counted: c.counted,
        asked: c.asked,
        total: c.total,
    }
}

/// The pieces of evidence of an answer with their names.
#[must_use]
pub fn evidence(i: &Instrument, p: Placed<'_>, a: &Answer, lang: Lang) -> Vec<EvidenceShown> {
    a.evidence
        .iter()
        .map(|e| EvidenceShown {
            id: e.id.clone(),
            title: words::evidence_name(lang, i, p.question, e),
            state: e.state,
            number: e.number.clone(),
            date: e.date.clone(),
            page: e.page.clone(),
            signer: e.signer.clone(),
            remark: e.remark.clone(),
        })
        .collect()
}

fn question(i: &Instrument, s: &Session, lang: Lang, placed: Placed<'_>) -> QuestionShown {
    let q = placed.question;
    let answer = s.answers.get(&q.id);
    let rating = s.rating(&q.id);
    let level_name = match rating {
        Some(Rating::Level(l)) => words::level_name(lang, i, q, l).map(str::to_owned),
        _ => None,
    };
    let text = |pick: fn(&Answer) -> &String| answer.map(pick).cloned().unwrap_or_default();
    QuestionShown {
        id: q.id.clone(),
        number: placed.number(),
        aspect: i.aspects[placed.aspect].id.clone(),
        kind: q.kind,
        title: i.text(&q.title, lang).to_owned(),
        text: None,
        applies: s.applies(q),
        rating,
        level_name,
        claimed: s.claimed(&q.id),
        delta: delta(s, &q.id),
        delta_desk: desk_delta(s, &q.id),
        claim: None,
        desk: answer.and_then(|a| a.desk.clone()),
        value: answer.and_then(|a| a.value.clone()),
        support: answer.filter(|_| rating.is_some()).map(Answer::support),
        reason: answer.and_then(|a| a.interview.as_ref()).map(|r| r.reason.clone()).unwrap_or_default(),
        note: text(|a| &a.note),
        for_region: text(|a| &a.for_region),
        evidence: answer.map(|a| evidence(i, placed, a, lang)).unwrap_or_default(),
        quotes: answer.map(|a| a.quotes.clone()).unwrap_or_default(),
        flags: answer.map(|a| a.flags.iter().copied().collect()).unwrap_or_default(),
        seconds: answer.map(|a| a.seconds),
    }
}
