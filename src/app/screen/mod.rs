//! Screens: each keeps its own state and transitions in its own file.
//!
//! Deliberately absent: drawing (that is `tui::view`), files, clocks.

mod entries;
pub mod evidence;
pub mod export;
pub mod find;
pub mod first;
pub mod follow_ups;
pub mod interview;
pub mod jump;
mod moving;
pub mod new_session;
pub mod pick;
pub mod session_data;
pub mod sessions;
mod stages;
pub mod summary;
mod writing;

/// A screen with its state. The stack of screens never becomes empty.
#[derive(Clone, Debug)]
pub enum Screen {
    /// The session list.
    Sessions(sessions::Sessions),
    /// The welcome of the first start.
    First(first::First),
    /// The new-session form.
    New(Box<new_session::NewForm>),
    /// The interview.
    Interview(Box<interview::Interview>),
    /// The summary.
    Summary(summary::SummaryScreen),
    /// The export form.
    Export(export::ExportScreen),
    /// The follow-ups of the session.
    FollowUps(follow_ups::FollowUpList),
    /// The session's own data.
    Data(session_data::DataScreen),
}

/// What a screen answers to a command.
#[derive(Clone, Debug)]
pub enum Step {
    /// Handled.
    Stay,
    /// Not a command of this screen.
    NotMine,
    /// Put a screen on top.
    Push(Screen),
    /// Put a screen in the place of this one.
    Replace(Screen),
    /// Back to the screen below.
    Pop,
    /// Show an overlay.
    Overlay(super::overlay::Overlay),
}
