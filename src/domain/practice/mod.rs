//! An invented event that looks like a real one, to practise on (`domain.md`,
//! rule 14): two days, rooms with four assessors of different strictness, gaps,
//! drafts, absences, claims a little higher than what the interviews find.
//!
//! The same seed gives the same event on every machine, and a larger event begins
//! with the regions of a smaller one. Codes are 00.01 to 00.99 and then 00.100 and
//! on: rule 14 names two figures, an event of 107 regions needs three; what makes
//! a code one of practice is the 00 (no province is below 11).
//!
//! Deliberately absent: any name or result of a real region.

mod dice;
mod interview;
mod words;

pub use dice::Dice;
pub use words::Words;

use crate::base::id::{Id, SessionId};
use crate::base::time::Timestamp;
use crate::domain::claim::Claim;
use crate::domain::event::{Attendance, Event, Invited, MinutesHead, SignatureOrder, Slot, Team};
use crate::domain::instrument::{Instrument, QuestionKind, ValueType};
use crate::domain::session::{ClaimAnswer, ContextValue, InstrumentRef, Rating, RegionRef, RegionType, Session};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Id of the event.
pub const EVENT: &str = "contoh-2019";
/// Most regions.
pub const MOST: usize = 999;
/// The seed of the event everybody gets.
pub const SEED: u64 = 2019;

const ROOMS: usize = 8;
const SLOTS_A_DAY: usize = 7;
const SLOTS: usize = 2 * SLOTS_A_DAY;
const SEATS: usize = 4;
/// The slots from here on are still at work.
const UNFINISHED_FROM: usize = 12;
const SLOT_MINUTES: u32 = 60;
const OFFSET: &str = "+07:00";

/// What practice is made with.
#[derive(Clone, Copy)]
pub struct Recipe<'a> {
    /// The instrument.
    pub instrument: &'a Instrument,
    /// The same by name and hash.
    pub reference: &'a InstrumentRef,
    /// Seed.
    pub seed: u64,
    /// The SHA-256 of a claim's file: the domain knows no file.
    pub hash: &'a dyn Fn(&Claim) -> String,
}

impl std::fmt::Debug for Recipe<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Recipe").field("reference", self.reference).field("seed", &self.seed).finish_non_exhaustive()
    }
}

/// One invented region with what belongs to it.
#[derive(Clone, Debug)]
pub struct PracticeRegion {
    /// Its own answers.
    pub claim: Claim,
    /// The sessions of its assessors; none where it did not come.
    pub sessions: Vec<Session>,
}

/// A region's place in the event.
#[derive(Clone, Copy, Debug)]
struct Seat {
    number: usize,
    room: usize,
    slot: usize,
}

impl Seat {
    fn of(number: usize) -> Self {
        let (block, within) = (number / (ROOMS * SLOTS), number % (ROOMS * SLOTS));
        Self { number, room: block * ROOMS + within % ROOMS, slot: within / ROOMS }
    }

    fn code(self) -> String {
        format!("00.{:02}", self.number + 1)
    }

    fn region(self, w: &Words) -> RegionRef {
        let kind = if self.number % 5 == 4 { RegionType::Kota } else { RegionType::Kabupaten };
        RegionRef { code: self.code(), name: w.region(self.number), kind, province: w.province.clone() }
    }

    fn start(self) -> Timestamp {
        let (day, slot) = (21 + self.slot / SLOTS_A_DAY, self.slot % SLOTS_A_DAY);
        // From nine, without the hour of the noon prayer and lunch.
        let hour = 9 + slot + usize::from(slot >= 3);
        let text = format!("2019-02-{day}T{hour:02}:00:00{OFFSET}");
        Timestamp::parse(&text).expect("a day of February and an hour before 18")
    }

    fn absent(self) -> bool {
        self.number % 27 == 13
    }
}

fn id(s: &str) -> Id {
    Id::parse(s).expect("a short ASCII word")
}

fn team_id(room: usize) -> Id {
    id(&format!("ruang-{}", room + 1))
}

/// Name of who sits on this seat of a room.
fn assessor(w: &Words, room: usize, seat: usize) -> String {
    w.person(room * SEATS + seat)
}

/// The event with its first `regions` regions.
#[must_use]
pub fn event(instrument: &Instrument, regions: usize) -> Event {
    let w = Words::shared();
    let seats: Vec<Seat> = (0..regions.min(MOST)).map(Seat::of).collect();
    let mut rooms: Vec<usize> = seats.iter().map(|s| s.room).collect();
    rooms.sort_unstable();
    rooms.dedup();
    let team = |room: usize| Team {
        id: team_id(room),
        room: format!("{} {}", w.room, room + 1),
        members: (0..SEATS).map(|seat| assessor(w, room, seat)).collect(),
        chair: assessor(w, room, 0),
    };
    let invited = |s: &Seat| Invited {
        code: s.code(),
        name_given: s.region(w).full_name(),
        slot: Some(Slot { team: team_id(s.room), start: s.start() }),
        attendance: if s.absent() { Attendance::Absent } else { Attendance::Came },
        note: if s.absent() { w.labelled(&w.absent_note) } else { String::new() },
    };
    Event {
        id: id(EVENT),
        title: w.title.clone(),
        place: w.place.clone(),
        dates: (21..=22).filter_map(|d| NaiveDate::from_ymd_opt(2019, 2, d)).collect(),
        utc_offset: OFFSET.to_owned(),
        slot_minutes: SLOT_MINUTES,
        select: u32::try_from(regions.div_ceil(4).min(25)).unwrap_or(25),
        instrument: instrument.id.clone(),
        teams: rooms.into_iter().map(team).collect(),
        roster: seats.iter().map(invited).collect(),
        minutes: MinutesHead {
            letterhead: vec![w.title.clone()],
            number: None,
            basis: Vec::new(),
            copies: 2,
            signature_order: SignatureOrder::RegionLeft,
        },
    }
}

/// The region of this number, from 0.
#[must_use]
pub fn region(r: Recipe<'_>, number: usize) -> PracticeRegion {
    let seat = Seat::of(number);
    let truth = interview::Truth::of(r, seat);
    let claim = claim(r, seat, &truth);
    let people: Vec<usize> = (0..SEATS).filter(|n| !seat.absent() && !interview::missing(r, seat, *n)).collect();
    let sessions = people.into_iter().map(|n| interview::session(r, seat, n, &truth, &claim)).collect();
    PracticeRegion { claim, sessions }
}

/// The region's own answers: what is true, and half a level more.
fn claim(r: Recipe<'_>, seat: Seat, truth: &interview::Truth) -> Claim {
    let w = Words::shared();
    let mut dice = Dice::new(r.seed, 1_000_000 + seat.number as u64);
    let mut answers = BTreeMap::new();
    for p in r.instrument.questions().filter(|p| p.question.kind == QuestionKind::Level) {
        if dice.chance(4) {
            continue;
        }
        let more = dice.between(100, 1100);
        let level = truth.level(r.instrument, p.question, more);
        let explanation = if dice.chance(40) { w.labelled(dice.pick(&w.explanations)) } else { String::new() };
        let evidence = if dice.chance(30) { vec![w.labelled(dice.pick(&w.papers))] } else { Vec::new() };
        answers
            .insert(p.question.id.clone(), ClaimAnswer { rating: Some(Rating::Level(level)), explanation, evidence });
    }
    let received = Timestamp::parse("2019-02-11T08:00:00+07:00").expect("a valid moment");
    Claim {
        event: id(EVENT),
        region: seat.code(),
        instrument: r.reference.sha256.clone(),
        filled_by: w.labelled(&w.office),
        received: received.plus_seconds(dice.between(0, 6 * 86_400)),
        answers,
        context: context(r.instrument, w, &mut dice),
    }
}

fn context(i: &Instrument, w: &Words, dice: &mut Dice) -> BTreeMap<Id, ContextValue> {
    let mut out = BTreeMap::new();
    for c in &i.context {
        let value = match c.kind {
            ValueType::Decimal => format!("{}.{}", dice.between(58, 79), dice.between(10, 99)),
            ValueType::Integer => dice.between(400, 2600).to_string(),
            ValueType::Choice => {
                c.choices.get(dice.below(c.choices.len())).map(|x| x.id.to_string()).unwrap_or_default()
            }
            ValueType::Text | ValueType::Date => continue,
        };
        out.insert(c.id.clone(), ContextValue { value, year: "2018".to_owned(), source: w.source.clone() });
    }
    out
}

/// The id of a practice session: the same each time, and in the order of time.
fn session_id(seat: Seat, person: usize, dice: &mut Dice) -> SessionId {
    let day = seat.start().seconds_since(Timestamp::parse("1970-01-01T00:00:00Z").expect("a valid moment"));
    let mut random = [0; 10];
    for b in &mut random {
        *b = u8::try_from(dice.draw() & 0xff).unwrap_or(0);
    }
    let ms = day * 1000 + (seat.room * SEATS + person) as u64;
    SessionId::new(uuid::Builder::from_unix_timestamp_millis(ms, &random).into_uuid())
}
