//! The session list.

use crate::app::command::Command;
use crate::app::keep::Order;
use crate::app::layout::page_rows;
use crate::app::model::{Data, NoticeKind};
use crate::app::msg::Effect;
use crate::app::overlay::Overlay;
use crate::app::screen::export::ExportScreen;
use crate::app::screen::find::Find;
use crate::app::screen::new_session::NewForm;
use crate::app::screen::{Screen, Step};
use crate::base::fault::FaultKind;
use crate::domain::keep::FileKind;
use crate::domain::session::Status;
use crate::i18n::texts::sessions as t;

/// The session list.
#[derive(Clone, Debug, Default)]
pub struct Sessions {
    /// Highlighted row.
    pub row: usize,
    /// What to show once the session is open.
    pub then: Then,
    /// A new-session form that was left with Esc: Esc discards nothing.
    pub form: Option<Box<NewForm>>,
}

/// What is shown once a session is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Then {
    /// The interview; the summary for a final session.
    #[default]
    Resume,
    /// The summary.
    Summary,
    /// The export screen.
    Export,
    /// The desk review.
    Desk,
}

impl Sessions {
    /// Handles a command.
    pub fn update(&mut self, c: Command, d: &mut Data) -> Step {
        if d.guest {
            // Only the session at hand is on the screen: nothing else can be chosen.
            self.row = Self::guest_row(d).unwrap_or(self.row);
            if matches!(c, Command::Up | Command::Down | Command::PageUp | Command::PageDown)
                || matches!(c, Command::First | Command::Last)
            {
                return Step::Stay;
            }
            if Self::guest_row(d).is_none()
                && matches!(c, Command::Accept | Command::Summary | Command::Export | Command::Desk)
            {
                d.say(NoticeKind::Attention, crate::i18n::texts::pace::not_as_guest(d.lang));
                return Step::Stay;
            }
        }
        let last = d.list.len().saturating_sub(1);
        let page = page_rows(d.size.1);
        match c {
            Command::Up => self.row = self.row.saturating_sub(1),
            Command::Down => self.row = (self.row + 1).min(last),
            Command::PageUp => self.row = self.row.saturating_sub(page),
            Command::PageDown => self.row = (self.row + page).min(last),
            Command::First => self.row = 0,
            Command::Last => self.row = last,
            Command::NewSession => {
                let form = self.form.take().unwrap_or_else(|| Box::new(NewForm::new(d)));
                return Step::Push(Screen::New(form));
            }
            Command::Back => d.say(NoticeKind::Attention, crate::i18n::texts::common::how_to_leave(d.lang)),
            Command::Accept => self.open(Then::Resume, d),
            Command::Summary => self.open(Then::Summary, d),
            Command::Export => self.open(Then::Export, d),
            Command::ExportAll => return Step::Push(Screen::Export(ExportScreen::many(d))),
            Command::Search => return Step::Overlay(Overlay::Find(Box::new(Find::new(true)))),
            Command::TryOut => {
                self.then = Then::Resume;
                super::first::try_out(d);
            }
            Command::Bin => {
                d.ask(Effect::Keep(Order::ReadBin));
                return Step::Overlay(Overlay::Bin(Box::default()));
            }
            Command::ReadOnly | Command::Reopen | Command::HandOver | Command::ToBin => return self.on_row(c, d),
            Command::Desk => self.open(Then::Desk, d),
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    /// What is done to the highlighted file.
    fn on_row(&mut self, c: Command, d: &mut Data) -> Step {
        let Some(l) = d.list.get(self.row) else {
            d.say(NoticeKind::Attention, t::empty_hint(d.lang));
            return Step::Stay;
        };
        let (path, name) = (l.path.clone(), crate::app::keeping::name(l));
        let is_final = l.row.as_ref().is_ok_and(|s| s.status == Status::Final);
        let broken = l.row.as_ref().err().cloned();
        match (c, broken) {
            (Command::ToBin, _) | (_, None) => {}
            (_, Some(f)) => {
                d.fault(&f);
                return Step::Stay;
            }
        }
        if c == Command::ReadOnly {
            self.then = Then::Resume;
            d.ask(Effect::Read { path });
            return Step::Stay;
        }
        crate::app::keeping::begin(c, &path, &name, is_final, d).map_or(Step::Stay, Step::Overlay)
    }

    /// The one row guests may see: that of the session that was open last.
    #[must_use]
    pub fn guest_row(d: &Data) -> Option<usize> {
        let watched = d.watched?;
        d.list.iter().position(|l| l.row.as_ref().is_ok_and(|s| s.session == watched))
    }

    fn open(&mut self, then: Then, d: &mut Data) {
        self.then = then;
        let Some(l) = d.list.get(self.row) else {
            d.say(NoticeKind::Attention, t::empty_hint(d.lang));
            return;
        };
        match &l.row {
            Ok(_) if l.kind == FileKind::SafetyOnly => d.ask(Effect::Keep(Order::Copies(l.path.clone()))),
            Ok(_) => d.ask(Effect::Open { path: l.path.clone(), use_copy: None }),
            Err(f) if f.kind != FaultKind::Newer && l.kind != FileKind::Corrupt => {
                d.ask(Effect::Keep(Order::Copies(l.path.clone())));
            }
            // A newer file can be read as far as it is understood: not at all.
            Err(f) => {
                let f = f.clone();
                d.fault(&f);
            }
        }
    }
}
