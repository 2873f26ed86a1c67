//! Finding and taking in the earlier assessment of the open session's region, and
//! what ends with a session.

use crate::app::model::Data;
use crate::app::msg::Effect;
use crate::base::id::SessionId;
use crate::domain::history::what;
use crate::domain::pace;
use crate::domain::previous::{Previous, choose};

impl Data {
    /// Asks for the earlier assessment, if the list knows one.
    pub(super) fn look_for_previous(&mut self) {
        let Some(o) = self.open.as_ref().filter(|o| o.previous.is_none()) else { return };
        let rows = || self.list.iter().filter_map(|l| Some((l, l.row.as_ref().ok()?)));
        let Some(found) = choose(&o.session, rows().map(|(_, s)| s)) else { return };
        let path = rows().find(|(_, s)| std::ptr::eq(*s, found)).map(|(l, _)| l.path.clone());
        let session = o.session.session;
        if let Some(path) = path {
            self.ask(Effect::LoadPrevious { path, session });
        }
    }

    /// Takes the earlier assessment in. Without one nothing is shown: it is no part
    /// of this year's work, and a file that cannot be read has its own row.
    pub(super) fn previous_read(&mut self, session: SessionId, found: Option<Previous>) {
        let Some(o) = self.open.as_mut().filter(|o| o.session.session == session) else { return };
        let seen = o.session.history.iter().filter(|e| e.what == what::SEEN_PREVIOUS);
        o.peeked.extend(seen.filter_map(|e| e.question.clone()));
        o.previous = found;
    }

    /// Ends a pause when a session is left.
    pub(super) fn end_pause(&mut self) {
        let at = self.now.wall;
        let Some(o) = self.open.as_mut() else { return };
        if o.read_only.is_none() && pace::paused(&o.session) {
            pace::resume(&mut o.session, at);
            self.save();
        }
    }
}
