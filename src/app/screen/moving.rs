//! Moving from question to question: what was typed and the time it took are
//! written down on the way.

use crate::app::model::{Data, NoticeKind};
use crate::app::msg::Effect;
use crate::app::screen::evidence::{self};
use crate::app::screen::interview::{Interview, Part};
use crate::domain::session::Stage;
use crate::i18n::texts::interview as t;

impl Interview {
    /// Moves by whole questions that apply; stays at the ends and says so.
    pub fn go(&mut self, by: isize, d: &mut Data) {
        let Some(o) = &d.open else { return };
        let mut n = self.question;
        let target = loop {
            match n.checked_add_signed(by).filter(|n| *n < o.count()) {
                Some(next) if o.question(next).is_some_and(|q| o.session.applies(q)) => break Some(next),
                Some(next) => n = next,
                None => break None,
            }
        };
        match target {
            Some(n) => self.go_to(n, d),
            None if by > 0 => {
                self.leave_question(d);
                d.say(NoticeKind::Attention, t::last_question(d.lang));
            }
            None => d.say(NoticeKind::Attention, t::first_question(d.lang)),
        }
    }

    /// Shows a question.
    pub fn go_to(&mut self, n: usize, d: &mut Data) {
        self.leave_question(d);
        *self = Self::at(n, d);
        self.remember(d);
    }

    pub(super) fn next_open(&mut self, d: &mut Data) {
        let next = d.open.as_ref().and_then(|o| o.next_open(self.question + 1));
        match next {
            Some(n) => self.go_to(n, d),
            None => d.done_openly(t::all_answered(d.lang)),
        }
    }

    /// Writes down what was typed and how long the question took.
    pub fn leave_question(&mut self, d: &mut Data) {
        evidence::commit(self.details.as_mut(), d);
        self.details = None;
        self.finish(self.part, d);
        if matches!(self.part, Part::Note | Part::Reason | Part::ForRegion) {
            self.part = Part::Levels;
        }
        let seconds = self.seconds(d);
        self.entered = if self.runs(d) { self.entered + seconds * 1000 } else { d.now.ms };
        let Some(o) = d.open.as_mut().filter(|o| o.read_only.is_none()) else { return };
        let Some(p) = o.instrument.questions().nth(self.question) else { return };
        let (aspect, id) = (o.instrument.aspects[p.aspect].id.clone(), p.question.id.clone());
        if seconds > 0 {
            // Time is outside the history: it is no change anybody made.
            *o.session.timing.aspects.entry(aspect).or_default() += seconds;
            if let Some(a) = o.session.answers.get_mut(&id) {
                a.seconds += seconds;
            }
            o.session.generation += 1;
            d.save();
        }
    }

    /// Remembers the place for the next start.
    pub fn remember(&self, d: &mut Data) {
        // The desk review is a pass of its own: the interview goes on where it was.
        let Some(o) = d.open.as_ref().filter(|o| o.stage == Stage::Interview) else { return };
        let (id, place) = (o.session.session, o.place(self.question));
        d.ask(Effect::RememberPlace(id, place));
    }
}
