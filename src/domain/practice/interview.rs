//! One invented interview: what is true of the region, and what one assessor
//! makes of it.

use super::{Dice, Recipe, SEATS, Seat, UNFINISHED_FROM, Words, assessor, id, session_id, team_id};
use crate::base::id::QuestionId;
use crate::domain::change::{Change, Splice, Stamp, TextField, apply};
use crate::domain::claim::Claim;
use crate::domain::finalise::finalise;
use crate::domain::history::hex_sha256;
use crate::domain::instrument::{Instrument, NaPolicy, Question, QuestionKind};
use crate::domain::new_session::NewSession;
use crate::domain::open_items::wants_reason;
use crate::domain::session::{
    Assessor, Conflict, Delegate, Evidence, EvidenceState, FollowUp, FollowUpKind, Quote, Rating, Role, Session, Stage,
    TeamRef,
};
use std::collections::BTreeMap;

/// Thousandths of a level.
const LEVEL: i64 = 1000;

/// What is true of a region, in thousandths of the way up a scale of five.
#[derive(Debug)]
pub struct Truth {
    by_question: BTreeMap<QuestionId, i64>,
}

impl Truth {
    /// Draws it.
    pub fn of(r: Recipe<'_>, seat: Seat) -> Self {
        let mut dice = Dice::new(r.seed, seat.number as u64);
        let base = dice.between(1100, 4100);
        let mut by_question = BTreeMap::new();
        for a in &r.instrument.aspects {
            let aspect = base + dice.between(-900, 900);
            for q in a.questions.iter().filter(|q| q.kind == QuestionKind::Level) {
                by_question.insert(q.id.clone(), aspect + dice.between(-800, 800));
            }
        }
        Self { by_question }
    }

    /// The level someone sees who is off by `shift`.
    pub fn level(&self, i: &Instrument, q: &Question, shift: i64) -> i16 {
        let (low, high) = i.scale(q).map_or((0, 0), crate::domain::instrument::Scale::bounds);
        let span = i64::from(high) - i64::from(low);
        let five = self.by_question.get(&q.id).copied().unwrap_or(0) + shift;
        let on_scale = (five * span / 5 + LEVEL / 2).div_euclid(LEVEL).clamp(0, span);
        low + i16::try_from(on_scale).unwrap_or(0)
    }
}

fn stream(seat: Seat, person: usize) -> u64 {
    2_000_000 + (seat.number * SEATS + person) as u64
}

/// Whether this assessor is away in this slot.
pub fn missing(r: Recipe<'_>, seat: Seat, person: usize) -> bool {
    person > 0 && Dice::new(r.seed, 9_000_000 + stream(seat, person)).chance(6)
}

/// The session of one assessor.
pub fn session(r: Recipe<'_>, seat: Seat, person: usize, truth: &Truth, claim: &Claim) -> Session {
    let mut dice = Dice::new(r.seed, stream(seat, person));
    let session_id = session_id(seat, person, &mut dice);
    let w = Words::shared();
    let mut s = begin(r, seat, person, claim).create(session_id, seat.start());
    // The first region is one to try things on: its chair has not finished.
    let unfinished = seat.slot >= UNFINISHED_FROM && dice.chance(70) || seat.number == 0 && person == 0;
    let mut t = Telling { s: &mut s, dice, w, seconds: 60, who: assessor(w, seat.room, person) };
    t.opening();
    let questions: Vec<&Question> =
        r.instrument.questions().map(|p| p.question).filter(|q| q.kind == QuestionKind::Level).collect();
    let reached = if unfinished { questions.len() * t.dice.below(80) / 100 } else { questions.len() };
    // A person is as strict in every room.
    let temper = Dice::new(r.seed, 8_000_000 + (seat.room * SEATS + person) as u64).between(-650, 550);
    for q in questions.into_iter().take(reached) {
        if !t.dice.chance(3) && t.s.applies(q) {
            t.question(r.instrument, q, truth, temper);
        }
    }
    let end = t.seconds;
    if !unfinished {
        t.closing();
        let stamp = Stamp { at: seat.start().plus_seconds(end + 300), who: assessor(w, seat.room, person) };
        // A draft becomes final; nothing else can be wrong with it.
        let _ = finalise(r.instrument, &mut s, &stamp);
    }
    for a in &r.instrument.aspects {
        let spent = a.questions.iter().filter_map(|q| s.answers.get(&q.id)).map(|x| x.seconds).sum();
        s.timing.aspects.insert(a.id.clone(), spent);
    }
    s
}

fn begin(r: Recipe<'_>, seat: Seat, person: usize, claim: &Claim) -> NewSession {
    let w = Words::shared();
    let name = assessor(w, seat.room, person);
    NewSession {
        region: seat.region(w),
        event: Some(super::event(r.instrument, 0).copy()),
        team: Some(TeamRef {
            id: team_id(seat.room),
            room: format!("{} {}", w.room, seat.room + 1),
            slot_start: Some(seat.start()),
        }),
        assessor: Assessor {
            id: hex_sha256(name.as_bytes()).chars().take(8).collect(),
            institution: w.institutions.get(person % w.institutions.len().max(1)).cloned().unwrap_or_default(),
            name,
            role: if person == 0 { Role::Chair } else { Role::Member },
        },
        delegation: delegation(r, seat),
        instrument: r.reference.clone(),
        claim: Some(claim.copy((r.hash)(claim))),
        context: claim.context.clone(),
        slot_minutes: super::SLOT_MINUTES,
        practice: true,
    }
}

/// Everybody at the table sees the same people.
fn delegation(r: Recipe<'_>, seat: Seat) -> Vec<Delegate> {
    let w = Words::shared();
    let mut dice = Dice::new(r.seed, 7_000_000 + seat.number as u64);
    let n = 3 + dice.below(3);
    let first = dice.below(w.positions.len());
    (0..n)
        .map(|k| Delegate {
            id: id(&format!("d{}", k + 1)),
            name: w.person(400 + seat.number * 6 + k),
            position: w.positions.get((first + k) % w.positions.len().max(1)).cloned().unwrap_or_default(),
            nip: None,
            signs: k == 0,
            arrived: Some(seat.start()),
            left: None,
        })
        .collect()
}

/// A session being told, change by change.
struct Telling<'a> {
    s: &'a mut Session,
    dice: Dice,
    w: &'static Words,
    /// Since the slot began.
    seconds: i64,
    who: String,
}

impl Telling<'_> {
    fn make(&mut self, c: Change) {
        self.seconds += self.dice.between(4, 14);
        let at = self.s.timing.started.plus_seconds(self.seconds);
        // Ids and levels come from the instrument itself and texts from empty.
        let _ = apply(self.s, c, &Stamp { at, who: self.who.clone() });
    }

    fn write(&mut self, field: TextField, text: &str) {
        let text = self.w.labelled(text);
        self.make(Change::Text(field, Splice { at: 0, del: String::new(), ins: text }));
    }

    fn opening(&mut self) {
        if self.dice.chance(85) {
            let declared = self.dice.chance(3);
            let text = if declared { self.w.labelled(&self.w.conflict) } else { String::new() };
            let at = self.s.timing.started;
            self.make(Change::Conflict(Some(Conflict { declared, text, at })));
        }
    }

    fn question(&mut self, i: &Instrument, q: &Question, truth: &Truth, temper: i64) {
        let noise = self.dice.between(-500, 500);
        let rating = match (q.na, self.dice.below(100)) {
            (_, 0..3) => Rating::Unverified,
            (NaPolicy::Lowest | NaPolicy::Excluded, 3..9) => Rating::Na,
            _ => Rating::Level(truth.level(i, q, temper + noise)),
        };
        self.make(Change::Rating(q.id.clone(), Stage::Interview, Some(rating)));
        let spent = self.dice.between(20, 75);
        self.seconds += spent / 3;
        if wants_reason(self.s, &q.id) && self.dice.chance(80) {
            let (list, w) = (rating == Rating::Na, self.w);
            let text = self.dice.pick(if list { &w.na_reasons } else { &w.reasons });
            self.write(TextField::Reason(q.id.clone(), Stage::Interview), text);
        }
        let (w, id) = (self.w, q.id.clone());
        if self.dice.chance(20) {
            let text = self.dice.pick(&w.notes);
            self.write(TextField::Note(id.clone()), text);
        }
        if self.dice.chance(10) {
            let text = self.dice.pick(&w.recommendations);
            self.write(TextField::ForRegion(id.clone()), text);
        }
        if self.dice.chance(5) {
            let at = self.s.timing.started.plus_seconds(self.seconds);
            let who = self.s.delegation.first().map(|d| d.name.clone()).unwrap_or_default();
            let text = w.labelled(self.dice.pick(&w.quotes));
            self.make(Change::Quotes(id.clone(), vec![Quote { who, text, at }]));
        }
        self.evidence(q);
        if let Some(a) = self.s.answers.get_mut(&id) {
            a.seconds = spent.unsigned_abs();
        }
    }

    fn evidence(&mut self, q: &Question) {
        for item in q.evidence.iter().take(2) {
            let state = match self.dice.below(100) {
                0..40 => EvidenceState::Seen,
                40..55 => EvidenceState::Claimed,
                55..62 => EvidenceState::Promised,
                62..67 => EvidenceState::Absent,
                _ => continue,
            };
            let mut e = Evidence::of_item(&item.id, state);
            if state == EvidenceState::Seen && self.dice.chance(50) {
                e.number = format!("{}/{}", self.dice.between(2, 240), self.dice.between(2016, 2018));
            }
            self.make(Change::Evidence(q.id.clone(), e.id.clone(), Some(e)));
            if state == EvidenceState::Promised {
                self.promise(q, &item.id);
            }
        }
    }

    /// A document that was promised, mostly with somebody who sends it.
    fn promise(&mut self, q: &Question, item: &crate::base::id::Id) {
        let fid = id(&format!("f{:03}", self.s.follow_ups.len() + 1));
        let owner = if self.dice.chance(80) { self.s.delegation.get(1).map(|d| d.name.clone()) } else { None };
        let f = FollowUp {
            id: fid.clone(),
            kind: FollowUpKind::Document,
            question: Some(q.id.clone()),
            item: self.w.labelled(self.dice.pick(&self.w.papers)),
            evidence: Some(item.clone()),
            owner: owner.unwrap_or_default(),
            due: Some("2019-03-01".to_owned()),
            would_allow: None,
            at: self.s.timing.started.plus_seconds(self.seconds),
        };
        self.make(Change::FollowUp(fid, Some(f)));
    }

    fn closing(&mut self) {
        let w = self.w;
        if self.dice.chance(60) {
            let text = self.dice.pick(&w.remarks_region);
            self.write(TextField::RegionRemark, text);
        }
        if self.dice.chance(40) {
            let text = self.dice.pick(&w.remarks_assessor);
            self.write(TextField::AssessorRemark, text);
        }
    }
}
