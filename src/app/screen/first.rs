//! The welcome of the first start: three ways to begin.

use crate::app::command::Command;
use crate::app::model::{Data, NoticeKind};
use crate::app::screen::new_session::NewForm;
use crate::app::screen::{Screen, Step};

/// Ways to begin.
pub const ROWS: usize = 3;

/// The welcome.
#[derive(Clone, Debug, Default)]
pub struct First {
    /// Highlighted: practise, first session, the list.
    pub row: usize,
}

impl First {
    /// Handles a command.
    pub fn update(&mut self, c: Command, d: &mut Data) -> Step {
        match c {
            Command::Up => self.row = self.row.saturating_sub(1),
            Command::Down => self.row = (self.row + 1).min(ROWS - 1),
            Command::First => self.row = 0,
            Command::Last => self.row = ROWS - 1,
            Command::Back => return Step::Pop,
            Command::Accept => match self.row {
                0 => try_out(d),
                1 => return Step::Replace(Screen::New(Box::new(NewForm::new(d)))),
                _ => return Step::Pop,
            },
            _ => return Step::NotMine,
        }
        Step::Stay
    }
}

/// Opens the practice session that was begun, or makes one.
pub fn try_out(d: &mut Data) {
    use crate::app::msg::Effect;
    use crate::domain::session::Status;
    use crate::domain::try_out::CODE;
    let begun = d.list.iter().find(|l| {
        let mine = |s: &crate::domain::summary::Summary| {
            s.practice && s.status == Status::Draft && s.region.code == CODE && s.assessor == d.settings.assessor
        };
        l.row.as_ref().is_ok_and(mine)
    });
    let e = begun.map_or(Effect::TryOut, |l| Effect::Open { path: l.path.clone(), use_copy: None });
    d.say(NoticeKind::Done, crate::i18n::texts::keeping::try_out_opens(d.lang));
    d.ask(e);
}
