//! Guest view (rule 15): while it is on, the screen is safe for the delegation's
//! eyes. What may be shown is a list ([`Model::open_to_guests`]); a screen that is
//! not on it shows a notice, so that a new one hides what it holds until somebody
//! has thought about it.

use crate::app::command::Command;
use crate::app::entry::Purpose;
use crate::app::model::Model;
use crate::app::overlay::{Ask, Overlay};
use crate::app::screen::Screen;
use crate::app::screen::jump::Filter;
use crate::i18n::texts::pace as t;

/// On or off. Switching it on leaves what it must not show.
pub(super) fn toggle(m: &mut Model) {
    m.data.guest = !m.data.guest;
    m.data.settings.guest = m.data.guest;
    m.data.remember_settings();
    if !m.data.guest {
        m.data.done_openly(t::guest_off(m.data.lang));
        return;
    }
    // What was typed into a form is in the session and stays.
    m.data.close_form();
    if let Some(Screen::Interview(i)) = m.screens.last_mut() {
        i.hide_parts(&mut m.data);
    }
    match &mut m.overlay {
        Some(Overlay::Finalise { .. } | Overlay::Pick(_) | Overlay::Bin(_)) => m.overlay = None,
        // What was found for the assessor must not be there when guest view ends.
        Some(Overlay::Find(f)) => {
            f.stop(&mut m.data);
            m.overlay = None;
        }
        Some(Overlay::Jump(j)) if !Filter::offered(true).contains(&j.filter) => {
            j.filter = Filter::All;
            j.row = 0;
        }
        _ => {}
    }
    m.data.done_openly(t::guest_on(m.data.lang));
}

/// Commands that lead to what guests must not see, or act on a row that is not
/// drawn.
pub(super) fn refuses(c: Command) -> bool {
    use Command as C;
    let asking = matches!(c, C::Finalise | C::MustAsk | C::LastYear | C::FollowUps | C::AllFollowUps | C::SessionData);
    let keeping = matches!(
        c,
        C::NewSession
            | C::TryOut
            | C::ExportAll
            | C::Reopen
            | C::HandOver
            | C::SaveElsewhere
            | C::ToBin
            | C::Bin
            | C::ReadOnly
    );
    asking || keeping || c == C::Search
}

/// What works where a notice stands in place of a screen: nothing that changes
/// what nobody can see.
pub(super) fn works_unseen(c: Command) -> bool {
    use Command as C;
    super::overlay_update::passes(c)
        || matches!(c, C::Back | C::Help | C::Menu | C::Suspend | C::Theme | C::Ascii | C::PasteHint)
}

impl Model {
    /// True where guests see a notice in place of what takes the keys.
    #[must_use]
    pub fn hidden_from_guests(&self) -> bool {
        self.data.guest
            && match self.overlay {
                Some(_) => !self.overlay_open_to_guests(),
                None => !self.open_to_guests(),
            }
    }

    /// Whether the shown screen draws itself for guests.
    #[must_use]
    pub fn open_to_guests(&self) -> bool {
        // A form shows levels that a document would allow, and remarks.
        !self.data.filling() && matches!(self.screen(), Screen::Sessions(_) | Screen::Interview(_) | Screen::Summary(_))
    }

    /// Whether what lies over it does.
    #[must_use]
    pub fn overlay_open_to_guests(&self) -> bool {
        match &self.overlay {
            Some(Overlay::Ask { ask, .. }) => {
                matches!(ask, Ask::PasteIntoNote(_) | Ask::NotApplicable(_))
            }
            Some(Overlay::Entry(e)) => e.purpose == Purpose::LeaveUnsaved,
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
