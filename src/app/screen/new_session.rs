//! The new-session form. Only the region is required.

use crate::app::command::Command;
use crate::app::edit::{Edit, Edited};
use crate::app::model::{Data, NoticeKind};
use crate::app::msg::{Effect, SessionDraft};
use crate::app::screen::Step;
use crate::base::id::Id;
use crate::domain::region::{Region, Regions};
use crate::domain::region_search;
use crate::domain::session::{Delegate, RegionRef};
use crate::i18n::number::{date, parse_date};
use crate::i18n::texts::new_session as t;

/// Most regions offered at once.
pub const OFFERED: usize = 5;

/// Fields of the form, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Region.
    Region,
    /// Day.
    Date,
    /// Assessor.
    Assessor,
    /// Institution.
    Institution,
    /// Delegation.
    Delegation,
    /// Length in minutes.
    Minutes,
}

impl Field {
    /// Every field, in order.
    pub const ALL: [Self; 6] =
        [Self::Region, Self::Date, Self::Assessor, Self::Institution, Self::Delegation, Self::Minutes];
}

/// The form.
#[derive(Clone, Debug)]
pub struct NewForm {
    /// What is typed, by field.
    pub edits: [Edit; 6],
    /// Which field is focused.
    pub focus: usize,
    /// Highlighted among the offered regions; the row behind the last keeps what
    /// is typed as it is.
    pub offer: usize,
    /// The region that was chosen.
    pub chosen: Option<RegionRef>,
    /// What does not fit, beside its field.
    pub error: Option<(Field, String)>,
    /// True from Enter in the last field until the session is open.
    pub starting: bool,
}

impl NewForm {
    /// An empty form with what is remembered.
    #[must_use]
    pub fn new(d: &Data) -> Self {
        let line = Edit::line;
        let edits = [
            line(""),
            line(&date(d.lang, d.now.wall.date())),
            line(&d.settings.assessor),
            line(&d.settings.institution),
            line(""),
            line("60"),
        ];
        Self { edits, focus: 0, offer: 0, chosen: None, error: None, starting: false }
    }

    /// The focused field.
    #[must_use]
    pub fn field(&self) -> Field {
        Field::ALL[self.focus.min(Field::ALL.len() - 1)]
    }

    /// The text of a field.
    #[must_use]
    pub fn text(&self, f: Field) -> String {
        self.edits[f as usize].text()
    }

    /// Regions offered for what is typed, best first.
    #[must_use]
    pub fn offers(&self) -> Vec<&'static Region> {
        if self.chosen.is_some() {
            return Vec::new();
        }
        region_search::find(Regions::shared(), &self.text(Field::Region), OFFERED)
    }

    /// Handles a command.
    pub fn update(&mut self, c: Command, d: &mut Data) -> Step {
        // The search looks at every region: only the keys that need it pay for it.
        let choosing = matches!(c, Command::Up | Command::Down) && self.field() == Field::Region;
        let offers = if choosing { self.offers() } else { Vec::new() };
        match c {
            Command::Back => return Step::Pop,
            Command::Down if !offers.is_empty() => self.offer = (self.offer + 1).min(offers.len()),
            Command::Up if !offers.is_empty() && self.offer > 0 => self.offer -= 1,
            Command::NextPart | Command::Down => {
                self.settle(d);
                self.focus = (self.focus + 1) % Field::ALL.len();
            }
            Command::PrevPart | Command::Up => {
                self.settle(d);
                self.focus = (self.focus + Field::ALL.len() - 1) % Field::ALL.len();
            }
            // A second Enter would make a second session.
            Command::Accept if self.starting => d.say(NoticeKind::Done, t::starting(d.lang)),
            Command::Accept => {
                self.settle(d);
                if self.error.is_none() {
                    if self.focus + 1 < Field::ALL.len() {
                        self.focus += 1;
                    } else {
                        self.start(d);
                    }
                }
            }
            Command::PageDown => self.focus = Field::ALL.len() - 1,
            Command::PageUp => self.focus = 0,
            _ => {
                let edit = &mut self.edits[self.focus];
                let edited = edit.apply(c, usize::from(d.size.0), &crate::app::time_stamp(d.now.wall));
                if edited == Edited::NotMine {
                    return Step::NotMine;
                }
                if d.edited(edited) {
                    self.typed();
                }
            }
        }
        Step::Stay
    }

    /// Takes pasted text into the focused field; false where it is too long.
    pub fn paste(&mut self, text: &str) -> bool {
        let fits = self.edits[self.focus].paste(text);
        self.typed();
        fits
    }

    fn typed(&mut self) {
        self.error = None;
        if self.field() == Field::Region {
            self.chosen = None;
            self.offer = 0;
        }
    }

    /// Leaves a field: chooses the highlighted region, checks what is typed.
    fn settle(&mut self, d: &Data) {
        self.error = None;
        let field = self.field();
        let text = self.text(field).trim().to_owned();
        match field {
            Field::Region if self.chosen.is_none() && !text.is_empty() => {
                let offers = self.offers();
                let region = match offers.get(self.offer) {
                    Some(r) => Regions::shared().reference(r),
                    None => RegionRef::typed(&text),
                };
                self.edits[0] = Edit::line(&region.full_name());
                self.chosen = Some(region);
            }
            Field::Region if text.is_empty() => {
                self.error = Some((field, t::region_missing(d.lang).to_owned()));
            }
            Field::Date if !text.is_empty() && parse_date(&text).is_none() => {
                self.error = Some((field, t::date_wrong(d.lang, &text)));
            }
            Field::Minutes if !text.is_empty() && minutes(&text).is_none() => {
                self.error = Some((field, t::minutes_wrong(d.lang, &text)));
            }
            _ => {}
        }
    }

    fn start(&mut self, d: &mut Data) {
        for n in 0..Field::ALL.len() {
            self.focus = n;
            self.settle(d);
            if self.error.is_some() {
                return;
            }
        }
        let Some(region) = self.chosen.clone() else {
            self.focus = 0;
            self.error = Some((Field::Region, t::region_missing(d.lang).to_owned()));
            return;
        };
        let today = d.now.wall.date();
        let trimmed = |f: Field| self.text(f).trim().to_owned();
        d.settings.assessor = trimmed(Field::Assessor);
        d.settings.institution = trimmed(Field::Institution);
        d.remember_settings();
        d.ask(Effect::Create(Box::new(SessionDraft {
            region,
            date: parse_date(&self.text(Field::Date)).filter(|x| *x != today),
            assessor: trimmed(Field::Assessor),
            institution: trimmed(Field::Institution),
            delegation: delegates(&self.text(Field::Delegation)),
            slot_minutes: minutes(&self.text(Field::Minutes)),
            event: None,
            team: None,
            instrument: None,
        })));
        self.starting = true;
        d.say(NoticeKind::Done, t::starting(d.lang));
    }
}

fn minutes(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|m| (1..=600).contains(m))
}

/// Reads `Name (position); Name (position)`.
#[must_use]
pub fn delegates(text: &str) -> Vec<Delegate> {
    text.split(';')
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .enumerate()
        .filter_map(|(n, part)| {
            let (name, position) = match part.strip_suffix(')').and_then(|p| p.rsplit_once('(')) {
                Some((name, position)) => (name.trim(), position.trim()),
                None => (part, ""),
            };
            Some(Delegate {
                id: Id::parse(&format!("d{:02}", n + 1))?,
                name: name.to_owned(),
                position: position.to_owned(),
                nip: None,
                signs: n == 0,
                arrived: None,
                left: None,
            })
        })
        .collect()
}
