//! The summary: check your answers.

use crate::app::command::Command;
use crate::app::model::Data;
use crate::app::overlay::Overlay;
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
            Command::Finalise => {
                d.flush();
                let Some(o) = &d.open else { return Step::Pop };
                let items = open_items(&o.instrument, &o.session);
                return Step::Overlay(Overlay::Finalise { row: 0, items });
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
