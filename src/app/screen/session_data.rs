//! The session's own data: region, event, people, letter of assignment, facts
//! about the region, remarks. Everything here can be corrected while it is a draft.

use crate::app::command::Command;
use crate::app::edit::{Edit, Edited};
use crate::app::facts;
use crate::app::form::Form;
use crate::app::layout::{note_width, page_rows};
use crate::app::model::{Data, NoticeKind, OpenSession, Writing};
use crate::app::msg::Effect;
use crate::app::overlay::Overlay;
use crate::app::screen::Step;
use crate::app::screen::pick::{Kind, Pick};
use crate::app::screen::writing::ask_editor;
use crate::base::id::Id;
use crate::domain::change::{Change, TextField};
use crate::domain::session::Delegate;
use crate::i18n::texts::entries as t;

/// The screen.
#[derive(Clone, Debug, Default)]
pub struct DataScreen {
    /// Highlighted row among [`rows`].
    pub row: usize,
}

/// A row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The region.
    Region,
    /// The event.
    Event,
    /// Who records.
    Assessor,
    /// The role in the panel.
    Role,
    /// Declaration on conflict of interest.
    Conflict,
    /// Letter of assignment.
    Mandate,
    /// A member of the delegation.
    Delegate(usize),
    /// Adds one.
    AddDelegate,
    /// A fact about the region, by its place in the instrument.
    Fact(usize),
    /// The region's remark.
    RegionRemark,
    /// The assessor's remark.
    AssessorRemark,
}

impl Row {
    /// Which group of rows it stands in.
    #[must_use]
    pub fn group(self) -> usize {
        match self {
            Self::Region | Self::Event | Self::Assessor | Self::Role | Self::Conflict | Self::Mandate => 0,
            Self::Delegate(_) | Self::AddDelegate => 1,
            Self::Fact(_) => 2,
            Self::RegionRemark | Self::AssessorRemark => 3,
        }
    }
}

/// The rows, in order.
#[must_use]
pub fn rows(o: &OpenSession) -> Vec<Row> {
    let head = [Row::Region, Row::Event, Row::Assessor, Row::Role, Row::Conflict, Row::Mandate];
    let people = (0..o.session.delegation.len()).map(Row::Delegate).chain([Row::AddDelegate]);
    let asked = |c: &crate::domain::instrument::ContextItem| c.when.as_ref().is_none_or(|w| w.holds(&o.session));
    let facts = o.instrument.context.iter().enumerate().filter(|(_, c)| asked(c)).map(|(n, _)| Row::Fact(n));
    head.into_iter().chain(people).chain(facts).chain([Row::RegionRemark, Row::AssessorRemark]).collect()
}

impl DataScreen {
    /// The screen at its first row; the events are asked for.
    #[must_use]
    pub fn open(d: &mut Data) -> Self {
        d.ask(Effect::LoadEvents);
        Self::default()
    }

    /// The same at the row that adds a member of the delegation.
    #[must_use]
    pub fn at_delegation(d: &mut Data) -> Self {
        let row = d.open.as_ref().and_then(|o| rows(o).iter().position(|r| *r == Row::AddDelegate));
        let mut me = Self::open(d);
        me.row = row.unwrap_or(0);
        me
    }

    /// Handles a command.
    pub fn update(&mut self, c: Command, d: &mut Data) -> Step {
        let Some(o) = &d.open else { return Step::Pop };
        if o.writing.is_some() {
            return write(c, d);
        }
        let all = rows(o);
        let last = all.len() - 1;
        let at = self.row.min(last);
        let here = all[at];
        let page = page_rows(d.size.1);
        self.row = match c {
            Command::Up => at.saturating_sub(1),
            Command::Down => (at + 1).min(last),
            Command::PageUp => at.saturating_sub(page),
            Command::PageDown => (at + page).min(last),
            Command::First => 0,
            Command::Last => last,
            Command::NextPart => group_start(&all, (here.group() + 1) % 4),
            Command::PrevPart => group_start(&all, (here.group() + 3) % 4),
            _ => at,
        };
        match c {
            Command::Back => return Step::Pop,
            Command::Accept => return fill_in(here, d),
            Command::Add => {
                self.row = all.iter().position(|r| *r == Row::AddDelegate).unwrap_or(at);
                add(d);
            }
            Command::Toggle => match here {
                Row::Delegate(n) => member(n, d, signs),
                _ => return fill_in(here, d),
            },
            Command::Arrived | Command::Departed => match here {
                Row::Delegate(n) => member(n, d, if c == Command::Arrived { arrives } else { leaves }),
                _ => d.say(NoticeKind::Attention, t::on_a_delegate(d.lang)),
            },
            Command::Remove => remove(here, d),
            Command::Up
            | Command::Down
            | Command::PageUp
            | Command::PageDown
            | Command::First
            | Command::Last
            | Command::NextPart
            | Command::PrevPart => {}
            _ => return Step::NotMine,
        }
        Step::Stay
    }
}

fn group_start(all: &[Row], group: usize) -> usize {
    // An instrument without facts has no such group: the next one then.
    (0..4).find_map(|n| all.iter().position(|r| r.group() == (group + n) % 4)).unwrap_or(0)
}

fn fill_in(r: Row, d: &mut Data) -> Step {
    let Some(o) = &d.open else { return Step::Pop };
    let s = &o.session;
    if o.read_only.is_some() {
        // Refused with its reason by the one place that opens forms.
        d.fill_in(Form::mandate(None));
        return Step::Stay;
    }
    let pick = |k| Step::Overlay(Overlay::Pick(Box::new(Pick::new(k))));
    match r {
        Row::Region => return pick(Kind::Region),
        Row::Event => return pick(Kind::Event),
        Row::Role => return pick(Kind::Role),
        Row::Conflict => return pick(Kind::Conflict),
        Row::Assessor => d.fill_in(Form::assessor(&s.assessor.clone())),
        Row::Mandate => d.fill_in(Form::mandate(s.mandate.clone().as_ref())),
        Row::Delegate(n) => {
            if let Some(m) = s.delegation.get(n) {
                d.fill_in(Form::delegate(&s.delegation.clone(), &m.clone()));
            }
        }
        Row::AddDelegate => add(d),
        Row::Fact(n) => {
            if let Some(c) = o.instrument.context.get(n) {
                let v = s.context.get(&c.id).cloned();
                let shown = v.as_ref().map(|v| facts::typed(&o.instrument, c, &v.value, d.lang)).unwrap_or_default();
                d.fill_in(Form::context(&c.id.clone(), &shown, v.as_ref()));
            }
        }
        Row::RegionRemark => start(TextField::RegionRemark, d),
        Row::AssessorRemark => start(TextField::AssessorRemark, d),
    }
    Step::Stay
}

fn add(d: &mut Data) {
    let Some(o) = &d.open else { return };
    let all = o.session.delegation.clone();
    let free = |id: &Id| all.iter().all(|m| m.id != *id);
    let Some(id) = (1..=999).filter_map(|n| Id::parse(&format!("d{n:02}"))).find(free) else { return };
    let none = String::new;
    // Whoever is added during the interview has come; the first one signs.
    let arrived = Some(d.now.wall);
    let fresh = Delegate { id, name: none(), position: none(), nip: None, signs: all.is_empty(), arrived, left: None };
    d.fill_in(Form::delegate(&all, &fresh));
}

/// Changes member `n` and says what became of it.
fn member(n: usize, d: &mut Data, f: fn(&mut Delegate, &Data) -> String) {
    let mut all = d.open.as_ref().map(|o| o.session.delegation.clone()).unwrap_or_default();
    let Some(m) = all.get_mut(n) else { return };
    let text = f(m, d);
    if d.change(Change::Delegation(all)) {
        d.done(text);
    }
}

fn signs(m: &mut Delegate, d: &Data) -> String {
    m.signs = !m.signs;
    if m.signs { t::signs_on(d.lang, &m.name) } else { t::signs_off(d.lang, &m.name) }
}

fn arrives(m: &mut Delegate, d: &Data) -> String {
    m.arrived = if m.arrived.is_some() { None } else { Some(d.now.wall) };
    m.arrived.map_or_else(|| t::arrival_cleared(d.lang, &m.name), |at| t::arrived_at(d.lang, &m.name, &at.hm()))
}

fn leaves(m: &mut Delegate, d: &Data) -> String {
    m.left = if m.left.is_some() { None } else { Some(d.now.wall) };
    m.left.map_or_else(|| t::departure_cleared(d.lang, &m.name), |at| t::departed_at(d.lang, &m.name, &at.hm()))
}

/// Empties a row; undo brings it back.
fn remove(r: Row, d: &mut Data) {
    let Some(o) = &d.open else { return };
    let s = &o.session;
    let done = match r {
        Row::Delegate(n) if n < s.delegation.len() => {
            let mut all = s.delegation.clone();
            let gone = all.remove(n);
            Some((Change::Delegation(all), gone.name))
        }
        Row::Event => s.event.as_ref().map(|e| {
            let team = s.team.is_some().then_some(Change::Team(None));
            (Change::Together([Change::Event(None)].into_iter().chain(team).collect()), e.title.clone())
        }),
        Row::Mandate => s.mandate.as_ref().map(|m| (Change::Mandate(None), m.number.clone())),
        Row::Conflict => s.conflict.as_ref().map(|_| (Change::Conflict(None), t::row_conflict(d.lang).to_owned())),
        Row::Fact(n) => o.instrument.context.get(n).and_then(|c| {
            let v = s.context.get(&c.id)?;
            Some((Change::Context(c.id.clone(), None), v.value.clone()))
        }),
        _ => None,
    };
    match done {
        Some((c, what)) => {
            if d.change(c) {
                d.done(t::removed(d.lang, &crate::base::text::cut(&what, 40)));
            }
        }
        None => d.say(NoticeKind::Attention, t::nothing_to_remove(d.lang)),
    }
}

fn start(field: TextField, d: &mut Data) {
    d.flush();
    let Some(o) = d.open.as_mut() else { return };
    let edit = Edit::lines(field.get(&o.session));
    o.writing = Some(Writing { field, edit, visit: false, since: None });
}

fn write(c: Command, d: &mut Data) -> Step {
    match c {
        Command::Back | Command::NextPart | Command::PrevPart => {
            d.flush();
            if let Some(o) = d.open.as_mut() {
                o.writing = None;
            }
        }
        Command::EditOutside => ask_editor(d),
        // There is no other question to turn to.
        Command::PageUp | Command::PageDown => {}
        _ => {
            let cols = note_width(d.size.0, d.size.1);
            let (stamp, ms) = (crate::app::time_stamp(d.now.wall), d.now.ms);
            let Some(w) = d.open.as_mut().and_then(|o| o.writing.as_mut()) else { return Step::Stay };
            let edited = w.edit.apply(c, cols, &stamp);
            match edited {
                Edited::NotMine => return Step::NotMine,
                Edited::Changed => drop(w.since.get_or_insert(ms)),
                Edited::Moved | Edited::Full => {}
            }
            d.edited(edited);
        }
    }
    Step::Stay
}
