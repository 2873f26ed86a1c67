//! Follow-ups and quotes of the question at hand, and its marks.

use crate::app::command::Command;
use crate::app::form::Form;
use crate::app::model::{Data, NoticeKind};
use crate::app::screen::follow_ups::{FollowUpList, fresh, switch_kind};
use crate::app::screen::interview::{Interview, Part};
use crate::app::screen::{Screen, Step};
use crate::base::id::QuestionId;
use crate::domain::change::Change;
use crate::domain::session::{Flag, FollowUp, FollowUpKind, Quote};
use crate::i18n::texts::entries as t;
use crate::report::words;

impl Interview {
    /// The id of the question at hand.
    fn here(&self, d: &Data) -> Option<QuestionId> {
        Some(d.open.as_ref()?.question(self.question)?.id.clone())
    }

    /// Rows of the part at hand, without the one that adds.
    fn entry_count(&self, d: &Data) -> usize {
        let (Some(o), Some(q)) = (&d.open, self.here(d)) else { return 0 };
        match self.part {
            Part::Quotes => o.session.answers.get(&q).map_or(0, |a| a.quotes.len()),
            _ => o.session.follow_ups_of(&q).count(),
        }
    }

    /// `t`: the follow-ups; a first one at once; from the part on, all of them.
    pub(super) fn follow_ups(&mut self, d: &mut Data) -> Step {
        if self.part == Part::FollowUps {
            return self.all_follow_ups(d);
        }
        let Some(q) = self.here(d) else { return Step::Stay };
        let many = d.open.as_ref().map_or(0, |o| o.session.follow_ups_of(&q).count());
        if many == 0 {
            add_follow_up(Some(&q), d);
        } else {
            self.part = Part::FollowUps;
            self.entry_row = many;
        }
        Step::Stay
    }

    /// The follow-ups of the session, those of the question at hand highlighted.
    pub(super) fn all_follow_ups(&mut self, d: &mut Data) -> Step {
        self.leave_question(d);
        let list = FollowUpList::at(self.here(d).as_ref(), d);
        Step::Push(Screen::FollowUps(list))
    }

    /// Sets or clears a mark of the question.
    pub(super) fn flag(&mut self, f: Flag, d: &mut Data) {
        let (Some(o), Some(q)) = (&d.open, self.here(d)) else { return };
        let on = !o.session.flagged(&q, f);
        let number = o.placed(self.question).map(|p| p.number()).unwrap_or_default();
        if d.change(Change::Flag(q, f, on)) {
            let word = words::flag(d.lang, f);
            d.done(if on { t::flag_on(d.lang, &number, word) } else { t::flag_off(d.lang, &number, word) });
        }
    }

    pub(super) fn entries(&mut self, c: Command, d: &mut Data) -> Step {
        let last = self.entry_count(d);
        let row = self.entry_row.min(last);
        let quotes = self.part == Part::Quotes;
        let Some(q) = self.here(d) else { return Step::Stay };
        match c {
            Command::Up => self.entry_row = row.saturating_sub(1),
            Command::Down => self.entry_row = (row + 1).min(last),
            Command::First => self.entry_row = 0,
            Command::Last => self.entry_row = last,
            Command::Add if quotes => quote(&q, last, d),
            Command::Accept | Command::Toggle if quotes => quote(&q, row, d),
            Command::Add => add_follow_up(Some(&q), d),
            Command::Accept | Command::Toggle if row == last => add_follow_up(Some(&q), d),
            Command::Accept => edit_follow_up(nth(&q, row, d), d),
            Command::Toggle => switch_kind(nth(&q, row, d), d),
            Command::Remove if row >= last => d.say(NoticeKind::Attention, t::nothing_to_remove(d.lang)),
            Command::Remove if quotes => remove_quote(&q, row, d),
            Command::Remove => remove_follow_up(nth(&q, row, d), d),
            _ => return Step::NotMine,
        }
        Step::Stay
    }
}

fn nth(q: &QuestionId, n: usize, d: &Data) -> Option<FollowUp> {
    d.open.as_ref()?.session.follow_ups_of(q).nth(n).cloned()
}

/// A new follow-up to be written down, of a question or of none.
pub(super) fn add_follow_up(q: Option<&QuestionId>, d: &mut Data) {
    if let Some(f) = fresh(q, FollowUpKind::Action, d) {
        d.fill_in(Form::follow_up(&f));
    }
}

/// What, who and until when of a follow-up.
pub(super) fn edit_follow_up(f: Option<FollowUp>, d: &mut Data) {
    if let Some(f) = f {
        d.fill_in(Form::follow_up(&f));
    }
}

/// Takes a follow-up away; undo brings it back.
pub(super) fn remove_follow_up(f: Option<FollowUp>, d: &mut Data) {
    let Some(f) = f else { return };
    if d.change(Change::FollowUp(f.id, None)) {
        d.done(t::removed(d.lang, &crate::base::text::cut(&f.item, 40)));
    }
}

fn quote(q: &QuestionId, at: usize, d: &mut Data) {
    let now = d.now.wall;
    let before = d.open.as_ref().and_then(|o| o.session.answers.get(q)).map(|a| a.quotes.clone()).unwrap_or_default();
    // Who spoke last speaks on, more often than not.
    let who = before.last().map(|x| x.who.clone()).unwrap_or_default();
    let mut form = Form::quote(q, &before, at, Quote { who, text: String::new(), at: now });
    form.focus = usize::from(form.fields[0].text().trim() != "");
    d.fill_in(form);
}

fn remove_quote(q: &QuestionId, at: usize, d: &mut Data) {
    let mut all = d.open.as_ref().and_then(|o| o.session.answers.get(q)).map(|a| a.quotes.clone()).unwrap_or_default();
    if at >= all.len() {
        return;
    }
    let gone = all.remove(at);
    if d.change(Change::Quotes(q.clone(), all)) {
        d.done(t::removed(d.lang, &crate::base::text::cut(&gone.text, 40)));
    }
}
