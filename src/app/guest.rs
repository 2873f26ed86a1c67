//! Guest view (rule 15): while it is on, the screen is safe for the delegation's
//! eyes. What may be shown is a list ([`Model::open_to_guests`]); a screen that is
//! not on it shows a notice, so that a new one hides what it holds until somebody
//! has thought about it.

use crate::app::model::Model;
use crate::app::overlay::{Ask, Overlay};
use crate::app::screen::Screen;
use crate::app::screen::jump::Filter;
use crate::i18n::texts::pace as t;

/// On or off. Switching it on leaves what it must not show.
pub(super) fn toggle(m: &mut Model) {
    m.data.guest = !m.data.guest;
    if !m.data.guest {
        m.data.done_openly(t::guest_off(m.data.lang));
        return;
    }
    if let Some(Screen::Interview(i)) = m.screens.last_mut() {
        i.hide_reason(&mut m.data);
    }
    match &mut m.overlay {
        Some(Overlay::Finalise { .. }) => m.overlay = None,
        Some(Overlay::Jump(j)) if !Filter::offered(true).contains(&j.filter) => {
            j.filter = Filter::All;
            j.row = 0;
        }
        _ => {}
    }
    m.data.done_openly(t::guest_on(m.data.lang));
}

impl Model {
    /// Whether the shown screen draws itself for guests.
    #[must_use]
    pub fn open_to_guests(&self) -> bool {
        matches!(self.screen(), Screen::Sessions(_) | Screen::Interview(_) | Screen::Summary(_))
    }

    /// Whether what lies over it does.
    #[must_use]
    pub fn overlay_open_to_guests(&self) -> bool {
        match &self.overlay {
            Some(Overlay::Ask { ask, .. }) => {
                matches!(ask, Ask::PasteIntoNote(_) | Ask::LeaveUnsaved | Ask::NotApplicable(_))
            }
            Some(o) => matches!(
                o,
                Overlay::Help { .. }
                    | Overlay::Menu { .. }
                    | Overlay::Rubric { .. }
                    | Overlay::ReadAloud { .. }
                    | Overlay::Jump(_)
            ),
            None => true,
        }
    }
}
