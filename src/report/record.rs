//! Session notes for other programs: `asesor-notes/1`. For the panel everything
//! `show` tells and the full texts; for the region a value of its own, built from
//! a list of what it may hold.

use crate::base::id::{Id, QuestionId, SessionId};
use crate::base::time::Timestamp;
use crate::domain::instrument::{Instrument, Placed, QuestionKind};
use crate::domain::lang::Lang;
use crate::domain::session::{
    Conflict, ContextValue, Delegate, EventRef, EvidenceState, FollowUp, FollowUpKind, Mandate, RegionRef, Session,
    Status, Supersedes, TeamRef, Timing, Value,
};
use crate::report::notes::told;
use crate::report::show::{self, InstrumentShown, Person, Shown};
use crate::report::{Audience, Paper, json, levels, words};
use serde::Serialize;
use std::collections::BTreeMap;

/// The `format` of the notes.
pub const FORMAT: &str = "asesor-notes/1";

/// The notes of `s` as JSON, as `paper` asks for them.
#[must_use]
pub fn notes(i: &Instrument, s: &Session, paper: &Paper) -> String {
    match paper.audience {
        Audience::Panel => json::pretty(&panel(i, s, paper.lang)),
        Audience::Region => json::pretty(&region(i, s, paper.lang, paper.options.scores)),
    }
}

/// Everything, for the panel.
#[derive(Clone, Debug, Serialize)]
pub struct PanelNotes {
    /// For whom: `panel`.
    pub audience: &'static str,
    /// What `show` tells, with the full texts of the questions.
    #[serde(flatten)]
    pub shown: Shown,
    /// What the reader must know of the instrument.
    pub notice: String,
    /// Team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamRef>,
    /// Declaration on conflict of interest; absent when not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conflict: Option<Conflict>,
    /// Who came.
    pub delegation: Vec<DelegateShown>,
    /// Letter of assignment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandate: Option<Mandate>,
    /// Facts about the region.
    pub context: BTreeMap<Id, ContextValue>,
    /// The region's own answers: who and when.
    #[serde(rename = "self", skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimShown>,
    /// The session this one reopened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Supersedes>,
    /// Who made it final.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finalised: Option<FinalisedShown>,
    /// When and how long.
    pub timing: Timing,
    /// Remarks of both sides.
    pub remarks: RemarksShown,
}

/// A member of the delegation.
#[derive(Clone, Debug, Serialize)]
pub struct DelegateShown {
    /// Name.
    pub name: String,
    /// Position.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub position: String,
    /// The last three digits of the civil-service number; never more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nip_masked: Option<String>,
    /// Signs the minutes.
    pub signs: bool,
    /// Arrival.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrived: Option<Timestamp>,
    /// Leaving.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<Timestamp>,
}

/// The region's own answers: who and when.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimShown {
    /// Hash of the claim file.
    pub sha256: String,
    /// When it was received.
    pub received: Timestamp,
    /// Who filled it in.
    pub filled_by: String,
}

/// Who made it final, and when.
#[derive(Clone, Debug, Serialize)]
pub struct FinalisedShown {
    /// By whom.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// Remarks of both sides.
#[derive(Clone, Debug, Serialize)]
pub struct RemarksShown {
    /// The region's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub region: String,
    /// The assessor's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub assessor: String,
}

/// What the region may have: facts, documents, recommendations, promises and
/// remarks.
#[derive(Clone, Debug, Serialize)]
pub struct RegionNotes {
    /// [`FORMAT`].
    pub format: &'static str,
    /// For whom: `region`.
    pub audience: &'static str,
    /// Language of the titles.
    pub lang: &'static str,
    /// Id.
    pub session: SessionId,
    /// Short id.
    pub short_id: String,
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
    /// Who came.
    pub delegation: Vec<DelegateShown>,
    /// Letter of assignment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandate: Option<Mandate>,
    /// Facts about the region.
    pub context: BTreeMap<Id, ContextValue>,
    /// Questions in the instrument's order.
    pub questions: Vec<RegionQuestion>,
    /// Promises and actions.
    pub follow_ups: Vec<RegionFollowUp>,
    /// Remarks of both sides.
    pub remarks: RemarksShown,
    /// Check code of a final session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_code: Option<String>,
}

/// A question as the region may have it.
#[derive(Clone, Debug, Serialize)]
pub struct RegionQuestion {
    /// Id.
    pub id: QuestionId,
    /// `3.2`.
    pub number: String,
    /// Title.
    pub title: String,
    /// The question as it is spoken.
    pub text: String,
    /// Whether it was asked; absent for a remark to read out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<bool>,
    /// What the level is, in words; only where somebody asked for levels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Answer, for questions without levels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// Documents shown, promised, named or missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<RegionEvidence>,
    /// Recommendation.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub for_region: String,
}

/// A document as the region may have it: without the assessor's remark.
#[derive(Clone, Debug, Serialize)]
pub struct RegionEvidence {
    /// Name.
    pub title: String,
    /// State.
    pub state: EvidenceState,
    /// Number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Date as written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// Page or article.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub page: String,
    /// Who signed it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub signer: String,
}

/// A follow-up as the region may have it: without the level it would allow.
#[derive(Clone, Debug, Serialize)]
pub struct RegionFollowUp {
    /// Kind.
    pub kind: FollowUpKind,
    /// Question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    /// What.
    pub item: String,
    /// Who.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
}

/// Everything of `s`, for the panel.
#[must_use]
pub fn panel(i: &Instrument, s: &Session, lang: Lang) -> PanelNotes {
    let mut shown = Shown { format: FORMAT, ..show::shown(i, s, lang) };
    for (p, q) in i.questions().zip(&mut shown.questions) {
        q.text = Some(i.text(&p.question.text, lang).to_owned());
        q.claim = s.claim.as_ref().and_then(|c| c.answers.get(&p.question.id)).cloned();
    }
    PanelNotes {
        audience: Audience::Panel.id(),
        shown,
        notice: i.text(&i.notice, lang).to_owned(),
        team: s.team.clone(),
        conflict: s.conflict.clone(),
        delegation: s.delegation.iter().map(|d| delegate(d, d.nip.as_deref().map(words::masked_nip))).collect(),
        mandate: s.mandate.clone(),
        context: s.context.clone(),
        claim: s.claim.as_ref().map(|c| ClaimShown {
            sha256: c.sha256.clone(),
            received: c.received,
            filled_by: c.filled_by.clone(),
        }),
        supersedes: s.supersedes.clone(),
        finalised: s.finalised.as_ref().map(|f| FinalisedShown { by: f.by.clone(), at: f.at }),
        timing: s.timing.clone(),
        remarks: remarks(s),
    }
}

/// What the region may have of `s`, with levels where `scores`.
#[must_use]
pub fn region(i: &Instrument, s: &Session, lang: Lang, scores: bool) -> RegionNotes {
    RegionNotes {
        format: FORMAT,
        audience: Audience::Region.id(),
        lang: lang.tag(),
        session: s.session,
        short_id: s.session.short(),
        revision: s.revision,
        status: s.status,
        practice: s.practice,
        region: s.region.clone(),
        event: s.event.clone(),
        assessor: show::person(s),
        instrument: show::instrument(i, s, lang),
        started: s.timing.started,
        delegation: s.delegation.iter().map(|d| delegate(d, None)).collect(),
        mandate: s.mandate.clone(),
        context: s.context.clone(),
        questions: i.questions().map(|p| region_question(i, s, lang, p, scores)).collect(),
        follow_ups: s.follow_ups.iter().map(region_follow_up).collect(),
        remarks: remarks(s),
        check_code: show::check_code(s),
    }
}

fn delegate(d: &Delegate, nip_masked: Option<String>) -> DelegateShown {
    let (name, position) = (d.name.clone(), d.position.clone());
    DelegateShown { name, position, nip_masked, signs: d.signs, arrived: d.arrived, left: d.left }
}

fn remarks(s: &Session) -> RemarksShown {
    RemarksShown { region: s.remarks.region.clone(), assessor: s.remarks.assessor.clone() }
}

fn region_follow_up(f: &FollowUp) -> RegionFollowUp {
    RegionFollowUp {
        kind: f.kind,
        question: f.question.clone(),
        item: f.item.clone(),
        owner: f.owner.clone(),
        due: f.due.clone(),
    }
}

fn region_question(i: &Instrument, s: &Session, lang: Lang, p: Placed<'_>, scores: bool) -> RegionQuestion {
    let q = p.question;
    let answer = s.answers.get(&q.id);
    let evidence = answer.map(|a| show::evidence(i, p, a, lang)).unwrap_or_default();
    RegionQuestion {
        id: q.id.clone(),
        number: p.number(),
        title: i.text(&q.title, lang).to_owned(),
        text: i.text(&q.text, lang).to_owned(),
        asked: (q.kind != QuestionKind::Note).then(|| told(s, q)),
        level: (scores && q.kind == QuestionKind::Level).then(|| levels::level(lang, i, s, q)),
        value: answer.and_then(|a| a.value.clone()),
        evidence: evidence
            .into_iter()
            .map(|e| RegionEvidence {
                title: e.title,
                state: e.state,
                number: e.number,
                date: e.date,
                page: e.page,
                signer: e.signer,
            })
            .collect(),
        for_region: answer.map(|a| a.for_region.clone()).unwrap_or_default(),
    }
}
