//! Answer tables into claims and sessions.

use super::session_rows::{Wanted, is_about, question};
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::Id;
use crate::domain::change::{Change, ChangeError, Stamp, apply};
use crate::domain::claim::Claim;
use crate::domain::cohort::{is_practice_code, listed};
use crate::domain::event::Event;
use crate::domain::history::hex_sha256;
use crate::domain::import::{Refused, RowProblem, TableDeed};
use crate::domain::instrument::Instrument;
use crate::domain::members::{Held, Members, person_key, region_key};
use crate::domain::new_session::NewSession;
use crate::domain::session::{Assessor, ClaimAnswer, InstrumentRef, Role, Session, Stage, TeamRef};
use crate::intake::answer_table::{AnswerRow, AnswerTable, TableStage};
use crate::intake::roster::region_code;
use crate::shell::clock;
use crate::shell::settings::assessor_id;
use crate::store::{Bank, EventSession, SaveOutcome, Store};
use std::collections::BTreeMap;
use std::path::Path;

/// What is known of an event while tables come in.
struct Known {
    event: Event,
    bank: Bank,
    sessions: Vec<EventSession>,
}

/// Tables on their way in.
pub struct Tables<'a> {
    store: &'a Store,
    events: BTreeMap<String, Option<Known>>,
}

/// A table whose claims are in and whose sessions are not.
pub struct Begun {
    rows: BTreeMap<(String, String, String), Vec<AnswerRow>>,
    deed: TableDeed,
    refused: Vec<Refused>,
}

impl<'a> Tables<'a> {
    /// Nothing known yet.
    pub fn new(store: &'a Store) -> Self {
        Self { store, events: BTreeMap::new() }
    }

    fn known(&mut self, id: &str) -> Option<&mut Known> {
        let store = self.store;
        self.events
            .entry(id.to_owned())
            .or_insert_with(|| {
                let event = store.event(&Id::parse(id)?).ok()?;
                let bank = store.instrument(&event.instrument).ok()??;
                let (sessions, _) = store.sessions_of(&event.id).ok()?;
                Some(Known { event, bank, sessions })
            })
            .as_mut()
    }

    /// Brings in the regions' own answers and sorts the others by session.
    pub fn claims(&mut self, t: AnswerTable) -> Begun {
        let mut begun = Begun { rows: BTreeMap::new(), deed: TableDeed::default(), refused: t.refused };
        let mut claims: BTreeMap<(String, String), Vec<AnswerRow>> = BTreeMap::new();
        for row in t.rows {
            match self.place(&row) {
                Err(e) => begun.refused.push(e),
                Ok(code) if row.stage == TableStage::Claim => {
                    claims.entry((row.event.clone(), code)).or_default().push(row);
                }
                Ok(code) => {
                    let key = (row.event.clone(), code, person_key(&row.assessor));
                    begun.rows.entry(key).or_default().push(row);
                }
            }
        }
        for ((event, code), rows) in claims {
            self.claim(&event, &code, rows, &mut begun);
        }
        begun
    }

    /// The code of the region a row is about, where its event exists.
    fn place(&mut self, row: &AnswerRow) -> Result<String, Refused> {
        let refuse = |column: &str, why| Refused { line: row.line, column: Some(column.to_owned()), why };
        let no_event = || refuse("event", RowProblem::NoEvent(row.event.clone()));
        let known = self.known(&row.event).ok_or_else(no_event)?;
        let code = region_code(&row.region).map_err(|e| refuse("region_code", e))?;
        // An invented region exists as far as the event's roster names it.
        if is_practice_code(&code) && known.event.roster.iter().all(|r| r.code != code) {
            return Err(refuse("region_code", RowProblem::NoRegion(code)));
        }
        Ok(code)
    }

    fn claim(&mut self, event: &str, code: &str, rows: Vec<AnswerRow>, begun: &mut Begun) {
        let store = self.store;
        let Some(known) = self.known(event) else { return };
        let there = match store.claim(&known.event.id, code) {
            Ok(c) => c.map(|(c, _)| c),
            Err(f) => return begun.refuse_all(&rows, &f),
        };
        let i = known.bank.copy.instrument.clone();
        let mut claim = there.clone().unwrap_or_else(|| Claim {
            event: known.event.id.clone(),
            region: code.to_owned(),
            instrument: known.bank.copy.sha256.clone(),
            filled_by: String::new(),
            received: clock::wall(),
            answers: BTreeMap::new(),
            context: BTreeMap::new(),
        });
        let mut seen: BTreeMap<Id, u64> = BTreeMap::new();
        let mut came_in = Vec::new();
        for row in rows {
            match claim_answer(&i, &claim, &row, &mut seen) {
                Err(e) => begun.refused.push(e),
                Ok((q, a)) => {
                    let changed = match &a {
                        Some(a) => claim.answers.insert(q, a.clone()).as_ref() != Some(a),
                        None => false,
                    };
                    came_in.push((row, changed));
                }
            }
        }
        let who = came_in.iter().map(|(r, _)| [r.assessor.as_str(), &r.institution]);
        let who = who.map(|parts| parts.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(", "));
        if let Some(who) = who.into_iter().find(|w| !w.is_empty()) {
            claim.filled_by = who;
        }
        if there.as_ref().is_some_and(|t| *t == claim) || claim.answers.is_empty() {
            begun.deed.same += came_in.len();
            return;
        }
        claim.received = clock::wall();
        if let Err(f) = store.save_claim(&claim, there.as_ref()) {
            let rows: Vec<AnswerRow> = came_in.into_iter().map(|(r, _)| r).collect();
            return begun.refuse_all(&rows, &f);
        }
        begun.deed.claims.push((known.event.id.clone(), code.to_owned()));
        for (_, changed) in came_in {
            if changed { begun.deed.changed += 1 } else { begun.deed.same += 1 }
        }
        let of_region = known.sessions.iter().filter(|s| region_key(&s.held.session.region) == code);
        begun.deed.older_claim.extend(of_region.map(|s| s.held.session.session));
    }

    /// Brings in the assessors' answers of a table.
    pub fn sessions(&mut self, begun: Begun) -> (TableDeed, Vec<Refused>) {
        let Begun { rows, mut deed, mut refused } = begun;
        for ((event, code, who), rows) in rows {
            self.session(&event, &code, &who, rows, &mut deed, &mut refused);
        }
        refused.sort_by_key(|r| r.line);
        (deed, refused)
    }

    fn session(
        &mut self,
        event: &str,
        code: &str,
        who: &str,
        rows: Vec<AnswerRow>,
        deed: &mut TableDeed,
        refused: &mut Vec<Refused>,
    ) {
        let store = self.store;
        let Some(known) = self.known(event) else { return };
        let at = position(&known.sessions, code, who);
        let held = at.and_then(|n| known.sessions.get(n)).map(|s| s.held.clone());
        let i = held.as_ref().map_or_else(|| known.bank.copy.instrument.clone(), |h| h.instrument.clone());
        let Some(first) = rows.first().cloned() else { return };
        let mut wanted = Wanted::default();
        for row in rows {
            if let Err(e) = wanted.add(&i, row) {
                refused.push(e);
            }
        }
        let fresh = held.is_none().then(|| new_session(store, known, code, &first));
        let base = match (&held, fresh) {
            (Some(h), _) => h.session.clone(),
            (None, Some(Ok(s))) => s,
            (None, Some(Err(f))) => return refused.extend(wanted.rows.iter().map(|(r, ..)| of_fault(r, &f))),
            (None, None) => return,
        };
        let changes = wanted.changes(&i, &base);
        let touching = |(_, q, s): &&(AnswerRow, Id, Stage)| changes.iter().any(|c| is_about(c, q, *s));
        let (news, idle): (Vec<_>, Vec<_>) = wanted.rows.iter().partition(touching);
        deed.same += idle.len();
        if changes.is_empty() {
            return;
        }
        let done = match at.and_then(|n| known.sessions.get(n)) {
            Some(there) if there.held.session.is_final() => {
                let why = RowProblem::Final(base.session);
                refused.extend(news.iter().map(|(r, ..)| Refused { line: r.line, column: None, why: why.clone() }));
                return;
            }
            Some(there) => save(store, &there.path, &wanted, &first.assessor),
            None => create(store, known, base, changes),
        };
        match done {
            Err(f) => refused.extend(news.iter().map(|(r, ..)| of_fault(r, &f))),
            Ok(session) => {
                deed.changed += news.len();
                if held.is_none() { &mut deed.made } else { &mut deed.updated }.push(session.held.session.session);
                match at.and_then(|n| known.sessions.get_mut(n)) {
                    Some(place) => *place = session,
                    None => known.sessions.push(session),
                }
            }
        }
    }
}

impl Begun {
    fn refuse_all(&mut self, rows: &[AnswerRow], f: &Fault) {
        self.refused.extend(rows.iter().map(|r| of_fault(r, f)));
    }
}

fn of_fault(r: &AnswerRow, f: &Fault) -> Refused {
    Refused { line: r.line, column: None, why: RowProblem::Fault(f.clone()) }
}

/// One row of a claim: the question and its new answer, if the row says anything.
/// Empty cells leave what is there.
fn claim_answer(
    i: &Instrument,
    claim: &Claim,
    row: &AnswerRow,
    seen: &mut BTreeMap<Id, u64>,
) -> Result<(Id, Option<ClaimAnswer>), Refused> {
    let refuse = |column: &str, why| Refused { line: row.line, column: Some(column.to_owned()), why };
    let Some(p) = question(i, &row.question) else {
        let why = match Id::parse(&row.question) {
            Some(q) => RowProblem::Answer(ChangeError::NoQuestion(q)),
            None => RowProblem::NotAnId(row.question.clone()),
        };
        return Err(refuse("question", why));
    };
    let q = p.question.id.clone();
    if let Some(above) = seen.insert(q.clone(), row.line) {
        return Err(refuse("question", RowProblem::Repeated(above)));
    }
    if let Some(r) = row.rating {
        let change = Change::Rating(q.clone(), Stage::Interview, Some(r));
        change.validate(i).map_err(|e| refuse("level", RowProblem::Answer(e)))?;
    }
    // Whatever the region wrote is its explanation, in whichever column.
    let words = [&row.explanation, &row.reason, &row.note].into_iter().filter(|t| !t.is_empty());
    let words = words.cloned().collect::<Vec<_>>().join("\n");
    let says = row.rating.is_some() || !words.is_empty() || !row.evidence.is_empty();
    let before = claim.answers.get(&q).cloned();
    let mut a = before.unwrap_or(ClaimAnswer { rating: None, explanation: String::new(), evidence: Vec::new() });
    a.rating = row.rating.or(a.rating);
    if !words.is_empty() {
        a.explanation = words;
    }
    if !row.evidence.is_empty() {
        a.evidence.clone_from(&row.evidence);
    }
    Ok((q, says.then_some(a)))
}

/// Where the session of this person for this region stands, if there is one.
fn position(sessions: &[EventSession], code: &str, who: &str) -> Option<usize> {
    let theirs = sessions
        .iter()
        .filter(|s| region_key(&s.held.session.region) == code && person_key(&s.held.session.assessor.name) == who);
    let m = Members::of(theirs.map(|s| &s.held));
    let id = m.counted.first().or_else(|| m.observers.first())?.session.session;
    sessions.iter().position(|s| s.held.session.session == id)
}

fn new_session(store: &Store, known: &Known, code: &str, row: &AnswerRow) -> Result<Session, Fault> {
    let (event, copy) = (&known.event, &known.bank.copy);
    let claim = store.claim(&event.id, code)?;
    let invited = event.roster.iter().find(|r| r.code == code);
    let person = person_key(&row.assessor);
    let team = event
        .teams
        .iter()
        .find(|t| person_key(&t.chair) == person || t.members.iter().any(|m| person_key(m) == person));
    let slot = |t: &Id| invited.and_then(|r| r.slot.as_ref()).filter(|s| s.team == *t).map(|s| s.start);
    let chairs = team.is_some_and(|t| person_key(&t.chair) == person);
    let (before, _) = store.settings();
    // The same id wherever the table comes in.
    let from_name = || hex_sha256(person.as_bytes()).chars().take(8).collect();
    let id =
        if row.assessor == before.assessor.name { assessor_id(&row.assessor, &before.assessor) } else { from_name() };
    let draft = NewSession {
        region: listed(code, invited.map_or("", |r| &r.name_given)),
        event: Some(event.copy()),
        team: team.map(|t| TeamRef { id: t.id.clone(), room: t.room.clone(), slot_start: slot(&t.id) }),
        assessor: Assessor {
            id,
            name: row.assessor.replace('\n', " "),
            institution: row.institution.replace('\n', " "),
            role: if chairs { Role::Chair } else { Role::Member },
        },
        delegation: Vec::new(),
        instrument: InstrumentRef {
            id: copy.instrument.id.clone(),
            revision: copy.instrument.revision,
            sha256: copy.sha256.clone(),
        },
        context: claim.as_ref().map(|(c, _)| c.context.clone()).unwrap_or_default(),
        claim: claim.map(|(c, hash)| c.copy(hash)),
        slot_minutes: event.slot_minutes,
        practice: is_practice_code(code),
    };
    Ok(draft.create(clock::new_id(), clock::wall()))
}

/// Makes the changes, with the assessor as the one who made them. They were
/// checked against the instrument and computed from this very state.
fn change(s: &mut Session, changes: Vec<Change>, who: &str, path: &Path) -> Result<(), Fault> {
    let stamp = Stamp { at: clock::wall(), who: who.to_owned() };
    let done: Result<(), ChangeError> = changes.into_iter().try_for_each(|c| apply(s, c, &stamp).map(drop));
    done.map_err(|e| Fault::new(FaultKind::ChangedByOthers, path, &e.to_string()))
}

fn create(store: &Store, known: &Known, mut s: Session, changes: Vec<Change>) -> Result<EventSession, Fault> {
    let who = s.assessor.name.clone();
    change(&mut s, changes, &who, Path::new(""))?;
    let copy = known.bank.copy.clone();
    let instrument = copy.instrument.clone();
    let (handle, outcome) = store.create(&s, copy)?;
    reached(outcome, &handle.path())?;
    Ok(EventSession { path: handle.path(), held: Held { session: s, instrument } })
}

fn save(store: &Store, path: &Path, wanted: &Wanted, who: &str) -> Result<EventSession, Fault> {
    let (loaded, mut handle) = store.load(path)?;
    // A person must choose between the file and its safety copy first.
    if loaded.newer_copy.is_some() {
        return Err(super::conflict(path));
    }
    let (mut s, instrument) = (loaded.session, loaded.instrument.instrument);
    let changes = wanted.changes(&instrument, &s);
    change(&mut s, changes, who, path)?;
    reached(store.save(&mut handle, &s), path)?;
    Ok(EventSession { path: path.to_owned(), held: Held { session: s, instrument } })
}

fn reached(outcome: SaveOutcome, path: &Path) -> Result<(), Fault> {
    match outcome {
        SaveOutcome::Both | SaveOutcome::MainOnly(_) => Ok(()),
        SaveOutcome::SafetyOnly(f) | SaveOutcome::Neither(_, f) => Err(f),
        SaveOutcome::Diverted { .. } => Err(super::conflict(path)),
    }
}
