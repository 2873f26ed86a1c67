//! Questions of the program, each with its two answers (the first is the safe
//! one) and what each would do.

use crate::app::Model;
use crate::app::model::OpenSession;
use crate::app::overlay::Ask;
use crate::base::id::QuestionId;
use crate::domain::change::{Change, apply};
use crate::domain::instrument::NaPolicy;
use crate::domain::scoring::score;
use crate::domain::session::{Rating, Session, Stage};
use crate::i18n::number;
use crate::i18n::texts::{interview as t, pace, summary};
use crate::tui::widget::modal;
use crate::tui::widget::paint::Painter;
use ratatui::layout::Rect;

/// Draws the question over the screen.
pub fn draw(m: &Model, ask: &Ask, choice: usize, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    match ask {
        Ask::PasteIntoNote(text) => {
            let lines = text.lines().count().max(1);
            let shown: Vec<&str> = text.lines().take(3).collect();
            let shown =
                if m.data.guest { pace::guest_paste(l).to_owned() } else { format!("“{}”", shown.join(" ")) };
            let body = [t::ask_paste(l, lines), shown];
            modal::ask(p, area, t::note(l), &body, &[t::ask_paste_yes(l), t::ask_paste_no(l)], choice);
        }
        Ask::NewerCopy(o) => {
            let text = o.newer_copy.as_ref().map(|c| t::ask_copy(l, &c.changed.hms(), c.answered));
            let body: Vec<String> = text.into_iter().chain([t::ask_copy_safe(l).to_owned()]).collect();
            let buttons = [t::ask_copy_yes(l), t::ask_copy_no(l)];
            modal::ask(p, area, t::ask_copy_title(l), &body, &buttons, choice);
        }
        Ask::LeaveUnsaved => {
            let buttons = [t::ask_leave_no(l), t::ask_leave_yes(l)];
            modal::ask(p, area, t::ask_leave_title(l), &[t::ask_leave(l).to_owned()], &buttons, choice);
        }
        Ask::NotApplicable(q) => {
            let Some(o) = &m.data.open else { return };
            let Some(placed) = o.instrument.find(q) else { return };
            let policy = match placed.question.na {
                NaPolicy::Lowest => t::ask_na_policy_lowest(l),
                NaPolicy::Excluded | NaPolicy::Forbidden => t::ask_na_policy_excluded(l),
            };
            let effect = if m.data.guest {
                pace::guest_na(l).to_owned()
            } else if o.stage == Stage::Desk {
                pace::desk_na(l).to_owned()
            } else {
                let (now, then) = effect(m, o, q);
                t::ask_na_effect(l, &now, &then)
            };
            let body = [policy.to_owned(), effect, t::ask_na_reason(l).to_owned()];
            let buttons = [t::ask_cancel(l), t::ask_na_yes(l)];
            modal::ask(p, area, &t::ask_na(l, &placed.number()), &body, &buttons, choice);
        }
    }
}

/// The index now, and with the question not applicable. A copy of the session is
/// changed, because conditions of other questions may hang on this one.
fn effect(m: &Model, o: &OpenSession, q: &QuestionId) -> (String, String) {
    let l = m.data.lang;
    let index = |s: &Session| {
        let value = score(&o.instrument, s).index.value;
        value.map_or_else(|| summary::none(l).to_owned(), |r| number::score(l, &r))
    };
    let mut then = o.session.clone();
    let change = Change::Rating(q.clone(), Stage::Interview, Some(Rating::Na));
    let now = index(&o.session);
    match apply(&mut then, change, &m.data.stamp()) {
        Ok(_) => (now, index(&then)),
        Err(_) => (now.clone(), now),
    }
}
