//! Evidence of a question: marks, and the details of a document.

use crate::app::command::Command;
use crate::app::edit::{Edit, Edited};
use crate::app::model::{Data, NoticeKind, OpenSession};
use crate::app::words as explain;
use crate::base::id::{Id, QuestionId};
use crate::domain::change::Change;
use crate::domain::instrument::Question;
use crate::domain::promise;
use crate::domain::session::{Evidence, Stage, Support};
use crate::i18n::texts::interview as t;

pub use crate::domain::session::EvidenceState as State;

/// A row of the evidence list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Id within the answer.
    pub id: Id,
    /// True for an item of the instrument.
    pub item: bool,
    /// What is recorded, if anything.
    pub recorded: Option<Evidence>,
}

/// The rows: the instrument's items, then further evidence.
#[must_use]
pub fn rows(o: &OpenSession, q: &Question) -> Vec<Row> {
    let recorded = o.session.answers.get(&q.id).map_or(&[][..], |a| a.evidence.as_slice());
    let items = q.evidence.iter().map(|item| Row {
        id: item.id.clone(),
        item: true,
        recorded: recorded.iter().find(|e| e.item.as_ref() == Some(&item.id)).cloned(),
    });
    let further = recorded
        .iter()
        .filter(|e| e.item.as_ref().is_none_or(|i| !q.evidence.iter().any(|x| x.id == *i)))
        .map(|e| Row { id: e.id.clone(), item: false, recorded: Some(e.clone()) });
    items.chain(further).collect()
}

fn row(q: &Question, n: usize, d: &Data) -> Option<Row> {
    rows(d.open.as_ref()?, q).into_iter().nth(n)
}

/// A digit: shown, or no longer shown.
pub fn tick(q: &Question, n: usize, d: &mut Data) {
    let seen = row(q, n, d).and_then(|r| r.recorded).is_some_and(|e| e.state == State::Seen);
    if seen { clear(q, n, d) } else { mark(q, n, State::Seen, d) }
}

/// Space: not asked → shown → promised → none → not asked.
pub fn cycle(q: &Question, n: usize, d: &mut Data) {
    let Some(r) = row(q, n, d) else { return };
    match r.recorded.map(|e| e.state) {
        None | Some(State::Claimed) => mark(q, n, State::Seen, d),
        Some(State::Seen) => mark(q, n, State::Promised, d),
        Some(State::Promised) => mark(q, n, State::Absent, d),
        Some(State::Absent) => clear(q, n, d),
    }
}

/// Sets the state of a row; everything else about it stays.
pub fn mark(q: &Question, n: usize, state: State, d: &mut Data) {
    let Some(r) = row(q, n, d) else {
        d.say(NoticeKind::Attention, t::choose_evidence(d.lang));
        return;
    };
    let to = match r.recorded {
        Some(e) if e.state == state => {
            say_state(q, state, d);
            return;
        }
        Some(e) => Evidence { state, ..e },
        None => Evidence::of_item(&r.id, state),
    };
    set(q, to, d);
}

/// Nothing is typed about the document.
fn blank(e: &Evidence) -> bool {
    [&e.label, &e.number, &e.date, &e.page, &e.signer, &e.remark].iter().all(|s| s.is_empty())
}

/// Takes the mark away. What was typed about the document stays: it becomes
/// "named, not shown" instead of vanishing.
pub fn clear(q: &Question, n: usize, d: &mut Data) {
    let Some(r) = row(q, n, d) else {
        d.say(NoticeKind::Attention, t::choose_evidence(d.lang));
        return;
    };
    let Some(e) = r.recorded else {
        d.done_openly(t::evidence_cleared(d.lang, &number(q, d)));
        return;
    };
    if e.item.is_some() && blank(&e) {
        let number = number(q, d);
        if put(q, &e.id, None, d) {
            d.done_openly(t::evidence_cleared(d.lang, &number));
        }
    } else if e.state == State::Claimed {
        say_state(q, State::Claimed, d);
    } else {
        set(q, Evidence { state: State::Claimed, ..e }, d);
    }
}

fn say_state(q: &Question, state: State, d: &mut Data) {
    let number = number(q, d);
    let text = explain::evidence(d.lang, &number, state);
    d.done_openly(text);
}

fn set(q: &Question, to: Evidence, d: &mut Data) {
    let (state, id) = (to.state, to.id.clone());
    if put(q, &id, Some(to), d) {
        say_state(q, state, d);
    }
}

/// Sets or removes evidence, with the follow-up a promise makes.
fn put(q: &Question, id: &Id, to: Option<Evidence>, d: &mut Data) -> bool {
    let made = (d.lang, d.now.wall);
    let Some(o) = &d.open else { return false };
    let c = promise::set_evidence(&o.instrument, &o.session, q, id, to, made);
    d.change(c)
}

fn number(q: &Question, d: &Data) -> String {
    d.open.as_ref().and_then(|o| o.instrument.find(&q.id)).map(|p| p.number()).unwrap_or_default()
}

/// The next support: derived → document → system → statement → none → derived.
pub fn next_support(q: &Question, d: &mut Data) {
    let stage = d.open.as_ref().map_or(Stage::Interview, |o| o.stage);
    let now = d.open.as_ref().and_then(|o| o.session.answers.get(&q.id)?.stage(stage)?.support);
    let next = match now {
        None => Some(Support::Document),
        Some(Support::Document) => Some(Support::System),
        Some(Support::System) => Some(Support::Statement),
        Some(Support::Statement) => Some(Support::None),
        Some(Support::None) => None,
    };
    if d.change(Change::Support(q.id.clone(), stage, next)) {
        let text = explain::support_set(d.lang, next);
        d.done(text);
    }
}

/// Details of a document being typed.
#[derive(Clone, Debug)]
pub struct Details {
    /// The question.
    pub question: QuestionId,
    /// The evidence as it was, with its id.
    pub evidence: Evidence,
    /// True for further evidence: its label is the first field.
    pub labelled: bool,
    /// Label (when labelled), number, date, page, signer, remark.
    pub fields: Vec<Edit>,
    /// Which field is focused.
    pub focus: usize,
    /// Since when typed keys are not in the session, in milliseconds.
    pub since: Option<u64>,
}

/// What a command did to the details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Handled.
    Stay,
    /// The person is done.
    Close,
    /// Not a command for a field.
    NotMine,
}

/// The details of row `n`.
pub fn details(q: &Question, n: usize, d: &mut Data) -> Option<Details> {
    if refused(d) {
        return None;
    }
    let r = row(q, n, d)?;
    let evidence = r.recorded.unwrap_or_else(|| Evidence::of_item(&r.id, State::Seen));
    Some(Details::new(q, evidence, !r.item))
}

/// A new piece of further evidence.
pub fn further(q: &Question, d: &mut Data) -> Option<Details> {
    if refused(d) {
        return None;
    }
    let o = d.open.as_ref()?;
    let taken = |id: &Id| o.session.answers.get(&q.id).is_some_and(|a| a.evidence.iter().any(|e| e.id == *id));
    let id = (1..=999).filter_map(|n| Id::parse(&format!("x{n:03}"))).find(|id| !taken(id))?;
    Some(Details::new(q, Evidence::further(id, String::new(), State::Seen), true))
}

fn refused(d: &mut Data) -> bool {
    let Some(why) = d.open.as_ref().and_then(|o| o.read_only) else { return false };
    let text = explain::read_only(d.lang, why);
    d.say(NoticeKind::Attention, text);
    true
}

impl Details {
    fn new(q: &Question, e: Evidence, labelled: bool) -> Self {
        let label = labelled.then_some(&e.label);
        let texts = label.into_iter().chain([&e.number, &e.date, &e.page, &e.signer, &e.remark]);
        let fields = texts.map(|s| Edit::line(s)).collect();
        Self { question: q.id.clone(), evidence: e, labelled, fields, focus: 0, since: None }
    }

    /// Handles a command.
    pub fn update(&mut self, c: Command, d: &mut Data) -> Typed {
        let n = self.fields.len();
        match c {
            Command::Back | Command::Accept => return Typed::Close,
            Command::NextPart | Command::Down => self.focus = (self.focus + 1) % n,
            Command::PrevPart | Command::Up => self.focus = (self.focus + n - 1) % n,
            _ => {
                let stamp = crate::app::time_stamp(d.now.wall);
                let edited = self.fields[self.focus].apply(c, usize::from(d.size.0), &stamp);
                if edited == Edited::NotMine {
                    return Typed::NotMine;
                }
                if d.edited(edited) {
                    self.since.get_or_insert(d.now.ms);
                }
            }
        }
        Typed::Stay
    }

    /// Takes pasted text; false where it is too long.
    pub fn paste(&mut self, text: &str, d: &Data) -> bool {
        let fits = self.fields[self.focus].paste(text);
        self.since.get_or_insert(d.now.ms);
        fits
    }

    /// The evidence as typed.
    #[must_use]
    pub fn typed(&self) -> Evidence {
        let at = |n: usize| self.fields.get(n + usize::from(self.labelled)).map(|e| e.text().trim().to_owned());
        let text = |n: usize| at(n).unwrap_or_default();
        let label = if self.labelled { self.fields[0].text().trim().to_owned() } else { self.evidence.label.clone() };
        Evidence {
            label,
            number: text(0),
            date: text(1),
            page: text(2),
            signer: text(3),
            remark: text(4),
            ..self.evidence.clone()
        }
    }
}

/// Puts typed details into the session.
pub fn commit(details: Option<&mut Details>, d: &mut Data) {
    let Some(details) = details else { return };
    if details.since.take().is_none() {
        return;
    }
    let to = details.typed();
    let now = d
        .open
        .as_ref()
        .and_then(|o| o.session.answers.get(&details.question)?.evidence.iter().find(|e| e.id == to.id).cloned());
    let id = to.id.clone();
    // Further evidence with every field empty is none: it could not be named.
    let to = (!(details.labelled && blank(&to))).then_some(to);
    if now != to {
        let i = d.open.as_ref().map(|o| o.instrument.clone());
        if let Some(p) = i.as_ref().and_then(|i| i.find(&details.question)) {
            put(p.question, &id, to, d);
        }
    }
}
