//! Screens: each keeps its own state and transitions in its own file.
//!
//! Deliberately absent: drawing (that is `tui::view`), files, clocks.

pub mod evidence;
pub mod export;
pub mod interview;
pub mod jump;
mod moving;
pub mod new_session;
pub mod sessions;
mod stages;
pub mod summary;
mod writing;

/// A screen with its state. The stack of screens never becomes empty.
#[derive(Clone, Debug)]
pub enum Screen {
    /// The session list.
    Sessions(sessions::Sessions),
    /// The new-session form.
    New(Box<new_session::NewForm>),
    /// The interview.
    Interview(Box<interview::Interview>),
    /// The summary.
    Summary(summary::SummaryScreen),
    /// The export form.
    Export(export::ExportScreen),
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
    /// Back to the screen below.
    Pop,
    /// Show an overlay.
    Overlay(super::overlay::Overlay),
}
