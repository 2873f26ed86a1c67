//! Questions of the program, each with its two answers (the first is the safe
//! one) and what each would do.

use crate::app::Model;
use crate::app::model::OpenSession;
use crate::app::overlay::Ask;
use crate::base::id::QuestionId;
use crate::base::text::shown_path;
use crate::domain::change::{Change, apply};
use crate::domain::instrument::NaPolicy;
use crate::domain::scoring::score;
use crate::domain::session::{Rating, Session, Stage};
use crate::i18n::number;
use crate::i18n::texts::{interview as t, keeping as k, pace, summary};
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
        Ask::NewerCopy(_) | Ask::Edited(_) | Ask::CannotSave | Ask::Changed => {
            super::dialog_files::draw(m, ask, choice, p, area);
        }
        Ask::Handed(h) => {
            let last = match (h.is_final, h.was_there) {
                (_, true) => k::handed_there(l),
                (true, _) => k::handed_final(l),
                (false, _) => k::handed_draft(l),
            };
            let body = [k::handed_code(l, &h.check_code), k::handed_path(l, &shown_path(&h.path)), last.to_owned()];
            modal::ask(p, area, k::handed_title(l), &body, &[k::close(l)], choice);
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
