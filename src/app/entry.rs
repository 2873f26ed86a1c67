//! One line a person types before something is done that is not undone by a key:
//! why a session is reopened, which region is deleted, where a copy goes.

use crate::app::command::Command;
use crate::app::edit::Edit;
use crate::app::keep::Order;
use crate::app::model::{Data, NoticeKind};
use crate::app::msg::Effect;
use crate::base::text::fold;
use crate::i18n::texts::{files, keeping as t};
use std::path::PathBuf;

/// What the line is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The reason for reopening.
    Reopen,
    /// The name of what is deleted.
    ToBin,
    /// The folder for the copy.
    HandOver,
    /// The folder to save in from now on.
    Elsewhere,
    /// A yes, to leave with changes only in memory.
    LeaveUnsaved,
}

/// The line.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is for.
    pub purpose: Purpose,
    /// The session file.
    pub path: PathBuf,
    /// Name of its region, or of the file where the region is not known.
    pub name: String,
    /// What is typed.
    pub edit: Edit,
    /// What does not fit.
    pub error: Option<String>,
}

impl Entry {
    /// An entry for a file; a folder begins with the one used last.
    #[must_use]
    pub fn new(purpose: Purpose, path: PathBuf, name: String, d: &Data) -> Self {
        let text = if purpose == Purpose::HandOver { d.settings.folder.as_str() } else { "" };
        Self { purpose, path, name, edit: Edit::line(text), error: None }
    }

    /// Handles a command. True when the entry is over.
    pub fn update(&mut self, c: Command, d: &mut Data) -> bool {
        match c {
            Command::Back => return true,
            Command::Accept => return self.accept(d),
            c => {
                let edited = self.edit.apply(c, usize::from(d.size.0), "");
                if d.edited(edited) {
                    self.error = None;
                }
            }
        }
        false
    }

    fn accept(&mut self, d: &mut Data) -> bool {
        let typed = self.edit.text();
        let typed = typed.trim();
        let l = d.lang;
        let error = match self.purpose {
            Purpose::Reopen if typed.is_empty() => Some(t::reopen_why_missing(l).to_owned()),
            Purpose::ToBin if !self.names(typed) => Some(t::bin_other_name(l, &self.name)),
            Purpose::HandOver if typed.is_empty() => Some(t::hand_where_missing(l).to_owned()),
            Purpose::Elsewhere if typed.is_empty() => Some(files::elsewhere_missing(l).to_owned()),
            Purpose::LeaveUnsaved if !is_yes(typed) => Some(files::leave_other(l).to_owned()),
            _ => None,
        };
        if error.is_some() {
            self.error = error;
            return false;
        }
        let path = self.path.clone();
        let order = match self.purpose {
            Purpose::Reopen => {
                let who = d.open.as_ref().map_or(&d.settings.assessor, |o| &o.session.assessor.name).clone();
                Order::Reopen { path, reason: typed.to_owned(), who }
            }
            Purpose::ToBin => Order::Bin(path),
            // Leaving is done by who shows the line.
            Purpose::LeaveUnsaved => return true,
            Purpose::Elsewhere => {
                d.flush();
                let Some(o) = &d.open else { return true };
                let session = Box::new(o.session.clone());
                d.say(NoticeKind::Attention, files::elsewhere_trying(l));
                Order::Elsewhere { session, folder: PathBuf::from(typed.trim_matches('"')) }
            }
            Purpose::HandOver => {
                // Windows puts quotes around a path that is dragged into a window.
                let folder = typed.trim_matches('"').to_owned();
                d.settings.folder.clone_from(&folder);
                d.remember_settings();
                d.say(NoticeKind::Done, t::hand_copying(l));
                Order::HandOver { path, folder: PathBuf::from(folder) }
            }
        };
        d.ask(Effect::Keep(order));
        true
    }

    /// Whether `typed` is the name asked for, with or without its kind.
    fn names(&self, typed: &str) -> bool {
        let (typed, name) = (fold(typed), fold(&self.name));
        let bare = name.split_once(' ').filter(|(kind, _)| matches!(*kind, "kabupaten" | "kota")).map(|(_, n)| n);
        !typed.is_empty() && (typed == name || Some(typed.as_str()) == bare)
    }
}

/// A whole word, so that no key held down says it.
#[must_use]
pub(super) fn is_yes(typed: &str) -> bool {
    matches!(fold(typed.trim()).as_str(), "ya" | "yes")
}
