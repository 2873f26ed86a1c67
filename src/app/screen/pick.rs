//! Choosing one of many: a search box over a list. Nothing is changed before
//! Enter, so that half a name never becomes the region of a session.

use crate::app::command::Command;
use crate::app::edit::Edit;
use crate::app::form::Form;
use crate::app::layout::page_rows;
use crate::app::model::{Data, OpenSession};
use crate::base::text::fold;
use crate::domain::change::Change;
use crate::domain::region::Regions;
use crate::domain::region_search;
use crate::domain::session::{Assessor, Conflict, EventRef, RegionRef, Role, TeamRef};
use crate::i18n::texts::{entries as t, new_session};
use crate::report::words;

/// Most regions offered at once.
const OFFERED: usize = 8;

/// What is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The region.
    Region,
    /// The event.
    Event,
    /// The assessor's role.
    Role,
    /// The declaration on a conflict of interest.
    Conflict,
}

/// What choosing a row does.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// This region.
    Region(RegionRef),
    /// This event with the team there, or none.
    Event(Option<EventRef>, Option<TeamRef>),
    /// This role.
    Role(Role),
    /// Not asked, none, or declared.
    Conflict(Option<bool>),
}

/// The list.
#[derive(Clone, Debug)]
pub struct Pick {
    /// What is chosen.
    pub kind: Kind,
    /// The search box.
    pub query: Edit,
    /// Highlighted row among [`Pick::options`].
    pub row: usize,
}

impl Pick {
    /// The list with nothing typed.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self { kind, query: Edit::line(""), row: 0 }
    }

    /// What can be chosen, with its words and a remark beside them.
    #[must_use]
    pub fn options(&self, d: &Data) -> Vec<(Choice, String, String)> {
        let Some(o) = &d.open else { return Vec::new() };
        let typed = self.query.text();
        let typed = typed.trim();
        let all = match self.kind {
            Kind::Region => return regions(typed, d),
            Kind::Event => events(o, d),
            Kind::Role => [Role::Chair, Role::Member, Role::Observer]
                .map(|r| (Choice::Role(r), words::role(d.lang, r).to_owned(), String::new()))
                .to_vec(),
            Kind::Conflict => [
                (Some(false), t::conflict_none(d.lang)),
                (Some(true), t::conflict_declared(d.lang)),
                (None, t::not_asked(d.lang)),
            ]
            .map(|(c, text)| (Choice::Conflict(c), text.to_owned(), String::new()))
            .to_vec(),
        };
        let hay = |(_, text, right): &(Choice, String, String)| fold(&format!("{text} {right}"));
        all.into_iter().filter(|x| fold(typed).split(' ').all(|w| hay(x).contains(w))).collect()
    }

    /// Handles a command. `Some(Some(choice))` chooses, `Some(None)` closes.
    pub fn update(&mut self, c: Command, d: &mut Data) -> Option<Option<Choice>> {
        let options = self.options(d);
        let last = options.len().saturating_sub(1);
        let page = page_rows(d.size.1);
        match c {
            Command::Back => return Some(None),
            Command::Accept => return options.into_iter().nth(self.row).map(|(c, ..)| Some(c)),
            Command::Up => self.row = self.row.saturating_sub(1),
            Command::Down => self.row = (self.row + 1).min(last),
            Command::PageUp => self.row = self.row.saturating_sub(page),
            Command::PageDown => self.row = (self.row + page).min(last),
            Command::First => self.row = 0,
            Command::Last => self.row = last,
            _ => {
                let edited = self.query.apply(c, usize::from(d.size.0), "");
                if d.edited(edited) {
                    self.row = 0;
                }
            }
        }
        None
    }
}

fn regions(typed: &str, d: &Data) -> Vec<(Choice, String, String)> {
    if typed.is_empty() {
        return Vec::new();
    }
    let all = Regions::shared();
    let found = region_search::find(all, typed, OFFERED).into_iter();
    let found =
        found.map(|r| (Choice::Region(all.reference(r)), r.full_name.clone(), all.province(&r.province).to_owned()));
    let own = (Choice::Region(RegionRef::typed(typed)), new_session::not_in_list(d.lang, typed), String::new());
    found.chain([own]).collect()
}

fn events(o: &OpenSession, d: &Data) -> Vec<(Choice, String, String)> {
    let s = &o.session;
    let one = |e: &crate::domain::event::Event| {
        let team = e.team_of(&s.assessor.name, &s.region.code);
        let days: Vec<String> = e.dates.iter().map(|x| crate::i18n::number::date_short(d.lang, *x)).collect();
        (Choice::Event(Some(e.copy()), team), e.title.clone(), days.join(", "))
    };
    let none = (Choice::Event(None, None), t::no_event(d.lang).to_owned(), String::new());
    d.events.iter().map(one).chain([none]).collect()
}

/// Makes the change a person chose, and says so. A declared conflict asks for its
/// statement at once.
pub fn choose(c: Choice, d: &mut Data) {
    let Some(o) = &d.open else { return };
    let s = &o.session;
    let lang = d.lang;
    match c {
        Choice::Region(to) => {
            let name = to.full_name();
            let claimed = s.claim.is_some();
            if to != s.region && d.change(Change::Region(to)) {
                d.done(if claimed { t::region_claim(lang, &name) } else { t::region_is(lang, &name) });
            }
        }
        Choice::Event(to, team) => {
            let name = to.as_ref().map_or_else(|| t::no_event(lang).to_owned(), |e| e.title.clone());
            let parts = [
                (to != s.event).then(|| Change::Event(to.clone())),
                // Another event has other rooms.
                (to != s.event && team != s.team).then_some(Change::Team(team)),
            ];
            let parts: Vec<Change> = parts.into_iter().flatten().collect();
            if !parts.is_empty() && d.change(Change::Together(parts)) {
                d.done(t::event_is(lang, &name));
            }
        }
        Choice::Role(role) => {
            let to = Assessor { role, ..s.assessor.clone() };
            if to != s.assessor && d.change(Change::Assessor(to)) {
                d.done(t::role_is(lang, words::role(lang, role)));
            }
        }
        Choice::Conflict(None) => {
            if s.conflict.is_some() && d.change(Change::Conflict(None)) {
                d.done(t::conflict_is(lang, t::not_asked(lang)));
            }
        }
        Choice::Conflict(Some(declared)) => {
            let text = s.conflict.as_ref().map(|c| c.text.clone()).unwrap_or_default();
            let to = Conflict { declared, text, at: d.now.wall };
            let same = s.conflict.as_ref().is_some_and(|c| c.declared == declared);
            if !same && !d.change(Change::Conflict(Some(to.clone()))) {
                return;
            }
            let word = if declared { t::conflict_declared(lang) } else { t::conflict_none(lang) };
            d.done(t::conflict_is(lang, word));
            if declared {
                let now = d.open.as_ref().and_then(|o| o.session.conflict.clone()).unwrap_or(to);
                d.fill_in(Form::conflict(&now));
            }
        }
    }
}
