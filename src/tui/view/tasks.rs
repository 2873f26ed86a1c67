//! The line of a practice session: what to try next. It ticks itself.

use crate::app::Model;
use crate::app::screen::Screen;
use crate::domain::try_out::{Step, next_step};
use crate::i18n::texts::interview::practice_mark;
use crate::i18n::texts::keeping as t;
use crate::tui::theme::Role;
use crate::tui::widget::paint::Span;

/// The line above the message; none outside practice.
#[must_use]
pub fn line(m: &Model) -> Option<Vec<Span>> {
    let o = m.data.open.as_ref().filter(|o| o.session.practice)?;
    if !matches!(m.screen(), Screen::Interview(_) | Screen::Summary(_)) {
        return None;
    }
    let l = m.data.lang;
    let text = match next_step(&o.session, m.data.jumped) {
        None => t::steps_done(l).to_owned(),
        Some((n, step)) => {
            let what = match step {
                Step::Level => t::step_level(l),
                Step::Note => t::step_note(l),
                Step::Evidence => t::step_evidence(l),
                Step::Undo => t::step_undo(l),
                Step::Jump => t::step_jump(l),
                Step::Final => t::step_final(l),
            };
            t::step(l, n, Step::ALL.len(), what)
        }
    };
    let mark = if m.data.size.0 >= 60 { format!("{}  ", practice_mark(l)) } else { String::new() };
    Some(vec![(mark, Role::Attention), (text, Role::Chosen)])
}
