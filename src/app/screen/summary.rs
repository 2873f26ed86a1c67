//! The summary: check your answers.

use crate::app::command::Command;
use crate::app::keeping;
use crate::app::model::{Data, NoticeKind};
use crate::app::overlay::Overlay;
use crate::app::screen::find::Find;
use crate::app::screen::interview::Interview;
use crate::app::screen::{Screen, Step};
use crate::domain::open_items::open_items;

/// The summary.
#[derive(Clone, Debug, Default)]
pub struct SummaryScreen {
    /// Highlighted aspect.
    pub aspect: usize,
    /// A table instead of the drawing.
    pub table: bool,
}

impl SummaryScreen {
    /// Handles a command.
    pub fn update(&mut self, c: Command, d: &mut Data) -> Step {
        let Some(o) = &d.open else { return Step::Pop };
        let last = o.instrument.aspects.len().saturating_sub(1);
        match c {
            Command::Up => self.aspect = self.aspect.saturating_sub(1),
            Command::Down => self.aspect = (self.aspect + 1).min(last),
            Command::First => self.aspect = 0,
            Command::Last => self.aspect = last,
            Command::Table => self.table = !self.table,
            Command::Back => return Step::Pop,
            Command::Export => {
                return Step::Push(Screen::Export(crate::app::screen::export::ExportScreen::new(d.lang)));
            }
            Command::AllFollowUps => {
                return Step::Push(Screen::FollowUps(crate::app::screen::follow_ups::FollowUpList::default()));
            }
            Command::SessionData => {
                let screen = crate::app::screen::session_data::DataScreen::open(d);
                return Step::Push(Screen::Data(screen));
            }
            Command::Finalise => {
                d.flush();
                let Some(o) = &d.open else { return Step::Pop };
                let items = open_items(&o.instrument, &o.session);
                return Step::Overlay(Overlay::Finalise { row: 0, items });
            }
            Command::Search => return Step::Overlay(Overlay::Find(Box::new(Find::new(false)))),
            Command::HandOver if d.saving.trouble.is_some() => {
                d.say(NoticeKind::Attention, crate::i18n::texts::keeping::hand_not_yet(d.lang));
            }
            Command::Reopen | Command::HandOver => {
                d.flush();
                let Some(o) = &d.open else { return Step::Pop };
                let (path, name, is_final) = (o.path.clone(), o.session.region.full_name(), o.session.is_final());
                return keeping::begin(c, &path, &name, is_final, d).map_or(Step::Stay, Step::Overlay);
            }
            Command::ReadAloud => return Step::Overlay(Overlay::ReadAloud { top: 0 }),
            Command::Accept => {
                let inside: Vec<usize> = o
                    .instrument
                    .questions()
                    .enumerate()
                    .filter(|(_, p)| p.aspect == self.aspect)
                    .map(|(n, _)| n)
                    .collect();
                let open = |n: &&usize| o.question(**n).is_some_and(|q| o.session.applies(q) && !o.session.answered(q));
                let target = inside.iter().find(open).or_else(|| inside.first()).copied().unwrap_or(0);
                return Step::Push(Screen::Interview(Box::new(Interview::at(target, d))));
            }
            _ => return Step::NotMine,
        }
        Step::Stay
    }
}
