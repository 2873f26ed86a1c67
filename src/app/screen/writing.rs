//! Writing on the interview screen: the note, the reason, the details of a
//! document.

use crate::app::command::Command;
use crate::app::edit::{Edit, Edited};
use crate::app::layout::note_width;
use crate::app::model::{Data, NoticeKind, Writing};
use crate::app::msg::Effect;
use crate::app::screen::Step;
use crate::app::screen::evidence::{self};
use crate::app::screen::interview::{Interview, Part};
use crate::app::words as explain;
use crate::domain::change::TextField;

impl Interview {
    pub(super) fn type_details(&mut self, c: Command, d: &mut Data) -> Step {
        let Some(details) = self.details.as_mut() else { return Step::Stay };
        match details.update(c, d) {
            evidence::Typed::Stay => {}
            evidence::Typed::Close => {
                evidence::commit(self.details.as_mut(), d);
                self.details = None;
            }
            evidence::Typed::NotMine => return Step::NotMine,
        }
        Step::Stay
    }

    /// Starts writing the note or the reason.
    pub fn write(&mut self, part: Part, d: &mut Data) {
        d.flush();
        let Some(o) = d.open.as_mut() else { return };
        if let Some(why) = o.read_only {
            let text = explain::read_only(d.lang, why);
            d.say(NoticeKind::Attention, text);
            return;
        }
        let Some(id) = o.question(self.question).map(|q| q.id.clone()) else { return };
        let field = match part {
            Part::Reason => TextField::Reason(id, o.stage),
            Part::ForRegion => TextField::ForRegion(id),
            _ => TextField::Note(id),
        };
        let text = field.get(&o.session);
        let edit = if part == Part::Reason { Edit::line(text) } else { Edit::lines(text) };
        o.writing = Some(Writing { field, edit, visit: false, since: None });
        self.part = part;
    }

    pub(super) fn type_text(&mut self, c: Command, d: &mut Data) -> Step {
        let reason = self.part == Part::Reason;
        match c {
            Command::Back => self.finish(Part::Levels, d),
            Command::NextPart | Command::PrevPart => self.next_part(c == Command::NextPart, d),
            // One line: there is nothing above or below it but the other parts.
            Command::Up | Command::Down if reason => self.next_part(c == Command::Down, d),
            Command::EditOutside if !reason => ask_editor(d),
            Command::Accept if reason => {
                self.finish(Part::Levels, d);
                self.go(1, d);
            }
            Command::PageDown | Command::PageUp => {
                let by = if c == Command::PageDown { 1 } else { -1 };
                let part = self.part;
                self.finish(Part::Levels, d);
                self.go(by, d);
                if matches!(part, Part::Note | Part::ForRegion) {
                    self.write(part, d);
                }
            }
            _ => {
                let cols = note_width(d.size.0, d.size.1);
                let (stamp, ms) = (format!("[{}] ", d.now.wall.hm()), d.now.ms);
                let Some(w) = d.open.as_mut().and_then(|o| o.writing.as_mut()) else { return Step::Stay };
                let edited = w.edit.apply(c, cols, &stamp);
                match edited {
                    Edited::NotMine => return Step::NotMine,
                    Edited::Changed => drop(w.since.get_or_insert(ms)),
                    Edited::Moved | Edited::Full => {}
                }
                d.edited(edited);
            }
        }
        Step::Stay
    }

    /// Ends writing: what was typed is in the session at once.
    pub fn finish(&mut self, part: Part, d: &mut Data) {
        d.flush();
        if let Some(o) = d.open.as_mut() {
            o.writing = None;
            o.form = None;
        }
        self.part = part;
    }

    pub(super) fn next_part(&mut self, forward: bool, d: &mut Data) {
        let reason = d.open.as_ref().is_some_and(|o| {
            o.read_only.is_none() && !d.guest && o.question(self.question).is_some_and(|q| o.offers_reason(&q.id))
        });
        let mut parts = vec![Part::Levels, Part::Evidence, Part::Note, Part::Quotes, Part::ForRegion, Part::FollowUps];
        if d.guest {
            parts.retain(|p| !matches!(p, Part::Quotes | Part::FollowUps));
        }
        if reason {
            parts.insert(1, Part::Reason);
        }
        let at = parts.iter().position(|p| *p == self.part).unwrap_or(0);
        let to = parts[(at + if forward { 1 } else { parts.len() - 1 }) % parts.len()];
        self.finish(Part::Levels, d);
        match to {
            Part::Levels | Part::Evidence => self.part = to,
            Part::Quotes | Part::FollowUps => {
                self.part = to;
                self.entry_row = 0;
            }
            Part::Reason | Part::Note | Part::ForRegion => {
                self.write(to, d);
                if d.open.as_ref().is_some_and(|o| o.writing.is_none()) {
                    // Read-only: nothing to write, but the parts behind stay in reach.
                    self.part = to;
                }
            }
        }
    }
}

/// Hands the note to the person's own editor; what is typed is safe before.
pub(super) fn ask_editor(d: &mut Data) {
    d.flush();
    let text = d.open.as_ref().and_then(|o| o.writing.as_ref()).map(|w| w.edit.text());
    if let Some(text) = text {
        d.ask(Effect::EditOutside(text));
    }
}
