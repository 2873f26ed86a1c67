//! What every screen does with the data: say, change, save, take back.

use crate::app::edit::Edited;
use crate::app::model::{Data, Notice, NoticeKind, OpenSession, Writing};
use crate::app::msg::{Effect, SaveOutcome};
use crate::base::fault::Fault;
use crate::domain::change::{Change, ChangeError, Splice, Stamp, UndoStacks, amend, apply, apply_as};
use crate::domain::history::what;

impl Data {
    /// Asks the world for something.
    pub fn ask(&mut self, e: Effect) {
        self.effects.push(e);
    }

    /// Puts words on the message line.
    pub fn say(&mut self, kind: NoticeKind, text: impl Into<String>) {
        // The words of a failure may name another region's file.
        let hidden = self.guest && kind == NoticeKind::Error;
        let text = if hidden { crate::i18n::texts::pace::guest_error(self.lang).to_owned() } else { text.into() };
        self.notice = Some(Notice { kind, text });
    }

    /// Says that something was done. In guest view only that it was: what may be
    /// read by everybody is said with [`Data::done_openly`].
    pub fn done(&mut self, text: impl Into<String>) {
        let noted = crate::i18n::texts::pace::noted(self.lang);
        self.done_or(text, noted);
    }

    /// Says that something was done, in guest view with the other words.
    pub fn done_or(&mut self, text: impl Into<String>, as_guest: impl Into<String>) {
        let text = if self.guest { as_guest.into() } else { text.into() };
        self.say(NoticeKind::Done, text);
    }

    /// Says that something was done in words that name no level, no note and no
    /// other region.
    pub fn done_openly(&mut self, text: impl Into<String>) {
        self.say(NoticeKind::Done, text);
    }

    /// Takes in what an editing command did: says it where a text is full. True
    /// where the text changed.
    pub fn edited(&mut self, e: Edited) -> bool {
        if e == Edited::Full {
            let text = crate::i18n::texts::common::text_full(self.lang);
            self.say(NoticeKind::Attention, text);
        }
        e == Edited::Changed
    }

    /// Has the settings written, as they are now.
    pub fn remember_settings(&mut self) {
        let s = self.settings.clone();
        self.ask(Effect::RememberSettings(s));
    }

    /// Words a failure outside and says it.
    pub fn fault(&mut self, f: &Fault) {
        let text = crate::i18n::explain::fault(self.lang, f);
        self.say(NoticeKind::Error, text);
    }

    /// Who changes what, now.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        let who = self.open.as_ref().map_or_else(String::new, |o| o.session.assessor.name.clone());
        Stamp { at: self.now.wall, who }
    }

    /// Makes a change to the open session and has it saved. False when it was
    /// refused; the message line then says why.
    pub fn change(&mut self, c: Change) -> bool {
        self.flush();
        let stamp = self.stamp();
        let Some(o) = self.open.as_mut() else { return false };
        if let Some(why) = o.read_only {
            let text = crate::app::words::read_only(self.lang, why);
            self.say(NoticeKind::Attention, text);
            return false;
        }
        let made = c.validate(&o.instrument).and_then(|()| apply(&mut o.session, c, &stamp));
        match made {
            Ok(inverse) => {
                o.stacks.undo.push(inverse);
                o.stacks.redo.clear();
                self.save();
                true
            }
            Err(e) => {
                self.refuse(&e);
                false
            }
        }
    }

    /// Says why a change was refused.
    pub fn refuse(&mut self, e: &ChangeError) {
        let text = crate::i18n::explain::change(self.lang, e);
        self.say(NoticeKind::Error, text);
    }

    /// Hands the session to the writer: one that may be changed, or that was made
    /// final here and is not in its file yet.
    pub fn save(&mut self) {
        let ms = self.now.ms;
        let Some(o) = &self.open else { return };
        if o.read_only.is_some() && self.saving.sealed.is_none() {
            return;
        }
        let session = Box::new(o.session.clone());
        let since = self.saving.pending.map_or(ms, |(_, since)| since);
        self.saving.pending = Some((session.generation, since));
        let entries = session.history.len();
        self.saving.sent.push((session.generation, entries));
        self.effects.push(Effect::Save(session));
    }

    /// Puts typed text into the session: one history entry per visit.
    pub fn flush(&mut self) {
        super::form::commit(self);
        let stamp = self.stamp();
        let Some(o) = self.open.as_mut() else { return };
        let Some(w) = o.writing.as_mut() else { return };
        if w.since.take().is_none() {
            return;
        }
        let text = w.edit.text();
        if text == w.field.get(&o.session) {
            return;
        }
        let fresh = |o: &mut OpenSession, w: &mut Writing| {
            let splice = Splice::between(w.field.get(&o.session), &text);
            apply(&mut o.session, Change::Text(w.field.clone(), splice), &stamp).map(|inverse| {
                o.stacks.undo.push(inverse);
                o.stacks.redo.clear();
                w.visit = true;
            })
        };
        let amended =
            if w.visit { amend(&mut o.session, &w.field, &text, &stamp) } else { Err(ChangeError::TextMoved) };
        let made = match amended {
            Ok(Some(inverse)) => {
                o.stacks.undo.pop();
                o.stacks.undo.push(inverse);
                Ok(())
            }
            // The visit has left no trace: what could be made again before it still can.
            Ok(None) => {
                w.visit = false;
                o.stacks = UndoStacks::rebuild(&o.session.history);
                Ok(())
            }
            // Another entry stands behind the visit's: begin a new one, lose nothing.
            Err(ChangeError::TextMoved) => {
                let Some(mut w) = o.writing.take() else { return };
                let made = fresh(o, &mut w);
                o.writing = Some(w);
                made
            }
            Err(e) => Err(e),
        };
        match made {
            Ok(()) => self.save(),
            Err(e) => self.refuse(&e),
        }
    }

    /// Takes the last change back, or makes it again. Returns the change made.
    pub fn undo(&mut self, word: &'static str) -> Option<Change> {
        self.flush();
        let stamp = self.stamp();
        let o = self.open.as_mut()?;
        if let Some(why) = o.read_only {
            let text = crate::app::words::read_only(self.lang, why);
            self.say(NoticeKind::Attention, text);
            return None;
        }
        let undoing = word == what::UNDO;
        let c = if undoing { o.stacks.undo.pop() } else { o.stacks.redo.pop() };
        let Some(c) = c else {
            let text = crate::app::words::nothing_to_undo(self.lang, undoing);
            self.say(NoticeKind::Attention, text);
            return None;
        };
        match apply_as(&mut o.session, c.clone(), &stamp, word) {
            Ok(inverse) => {
                if undoing { &mut o.stacks.redo } else { &mut o.stacks.undo }.push(inverse);
                self.save();
                Some(c)
            }
            Err(e) => {
                if undoing { &mut o.stacks.undo } else { &mut o.stacks.redo }.push(c);
                self.refuse(&e);
                None
            }
        }
    }

    /// Since when a text or a form holds keys that are not in the session.
    #[must_use]
    pub fn typed_since(&self) -> Option<u64> {
        let o = self.open.as_ref()?;
        o.writing.as_ref().and_then(|w| w.since).or_else(|| o.form.as_ref()?.since)
    }

    /// Changes of the open session that are not in its file, at least one.
    #[must_use]
    pub fn changes(&self) -> usize {
        let all = self.open.as_ref().map_or(0, |o| o.session.history.len());
        all.saturating_sub(self.saving.entries).max(1)
    }

    /// True while something typed or changed is not in the session file.
    #[must_use]
    pub fn unsaved(&self) -> bool {
        let trouble = self.saving.trouble.as_ref().is_some_and(|(o, _)| !matches!(o, SaveOutcome::MainOnly(_)));
        self.typing || self.saving.pending.is_some() || trouble || self.typed_since().is_some()
    }
}
