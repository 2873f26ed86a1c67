//! Notes and evidence.

use super::{Heard, Plain, one_line};
use crate::app::msg::Msg;
use crate::app::screen::evidence::rows;
use crate::base::text::visible;
use crate::cli::say::say;
use crate::domain::session::EvidenceState as State;
use crate::i18n::texts::{common, plain as t};
use crate::report::words;

/// The digits mark so many pieces of evidence.
const BY_DIGIT: usize = 9;

impl Plain<'_> {
    /// Lines until a single dot; each is in the file before the next is read.
    pub(super) fn note(&mut self) -> Heard<()> {
        let lang = self.ctx.lang;
        self.key("c");
        let Some(text) = self.written() else { return Ok(()) };
        if !text.is_empty() {
            say(t::note_now(lang));
            say(&text);
        }
        say(t::note_how(lang));
        loop {
            let heard = self.line("");
            let line = match heard {
                Ok(l) if l.trim() != "." => l,
                Ok(_) => break,
                Err(end) => {
                    self.key("Esc");
                    return Err(end);
                }
            };
            if self.written().is_some_and(|t| !t.is_empty()) {
                self.paste("\n");
            }
            self.paste(&line);
            // What is typed goes into the session when the window loses the focus.
            let at = self.now();
            self.feed(Msg::Unfocused(at));
        }
        let letters = self.written().map_or(0, |t| t.chars().count());
        self.key("Esc");
        if letters == 0 {
            say(t::note_empty(lang));
        } else {
            say(&t::note_is(lang, letters));
        }
        if !self.model.data.unsaved() {
            say(t::saved(lang));
        }
        Ok(())
    }

    /// The text being written, if one is.
    fn written(&self) -> Option<String> {
        self.model.data.open.as_ref().and_then(|o| o.writing.as_ref()).map(|w| w.edit.text())
    }

    /// Every piece of evidence in turn.
    pub(super) fn evidence(&mut self) -> Heard<()> {
        let lang = self.ctx.lang;
        let count = self.evidence_rows().len();
        if count == 0 {
            say(t::no_evidence(lang));
            return Ok(());
        }
        self.key("b");
        for n in 0..count {
            let Some((title, state)) = self.evidence_rows().into_iter().nth(n) else { break };
            let word = state.map_or_else(|| common::state_not_asked(lang), |s| words::state(lang, s));
            say(&t::evidence_row(lang, n + 1, &title, word));
            if !self.mark(n)? {
                break;
            }
        }
        self.key("Esc");
        Ok(())
    }

    /// Title and state of each piece of evidence of the question at hand.
    fn evidence_rows(&self) -> Vec<(String, Option<State>)> {
        let lang = self.ctx.lang;
        let Some(o) = &self.model.data.open else { return Vec::new() };
        let Some(q) = o.question(self.at()) else { return Vec::new() };
        let title = |r: &crate::app::screen::evidence::Row| {
            let item = q.evidence.iter().find(|e| r.item && e.id == r.id);
            let label = r.recorded.as_ref().map(|e| e.label.clone()).unwrap_or_default();
            let all = item.map_or(label, |e| o.instrument.text(&e.title, lang).to_owned());
            one_line(all.trim_end_matches('.'))
        };
        rows(o, q).iter().map(|r| (title(r), r.recorded.as_ref().map(|e| e.state))).collect()
    }

    /// Asks for one piece; false when the person stops.
    fn mark(&mut self, n: usize) -> Heard<bool> {
        let lang = self.ctx.lang;
        loop {
            let answer = self.line(t::evidence_ask(lang))?;
            let answer = answer.trim();
            let (word, number) = answer.split_once(char::is_whitespace).unwrap_or((answer, ""));
            match word.to_lowercase().as_str() {
                "" => return Ok(true),
                "." | "q" => return Ok(false),
                "y" => self.seen(n, number.trim()),
                "d" if number.is_empty() => self.at_row(n, "d"),
                "t" if number.is_empty() => self.at_row(n, "-"),
                "k" if number.is_empty() => self.at_row(n, "Backspace"),
                _ => {
                    self.wrong(&t::evidence_wrong(lang, &visible(answer)));
                    continue;
                }
            }
            self.told();
            return Ok(true);
        }
    }

    fn at_row(&mut self, n: usize, key: &str) {
        self.key("Home");
        for _ in 0..n {
            self.key("Down");
        }
        self.key(key);
    }

    /// Shown; with a number, that goes into the details.
    fn seen(&mut self, n: usize, number: &str) {
        let state = |p: &Self| p.evidence_rows().get(n).and_then(|(_, s)| *s);
        if state(self) != Some(State::Seen) {
            if n < BY_DIGIT {
                self.key(&(n + 1).to_string());
            } else {
                // Space goes round the four states.
                for _ in 0..4 {
                    if state(self) != Some(State::Seen) {
                        self.at_row(n, "Space");
                    }
                }
            }
        }
        self.told();
        if !number.is_empty() && state(self) == Some(State::Seen) {
            self.at_row(n, "k");
            // Further evidence has its label before the number.
            let labelled = match self.model.screen() {
                crate::app::screen::Screen::Interview(i) => i.details.as_ref().is_some_and(|d| d.labelled),
                _ => false,
            };
            if labelled {
                self.key("Tab");
            }
            self.replace(number);
            self.key("Enter");
        }
    }
}
