//! The linear mode (`ux.md`, 4.2): the same program as on the screen, driven by
//! the same keys, told line by line. One fact a line, no drawing, no colour, no
//! cursor movement; numbers for choices; the end of input saves and leaves.
//!
//! Every answer goes through `app::update` as keys and pastes, so that a script
//! here and the same keys on the screen give the same file.

mod files;
mod interview;
mod note;
mod start;
mod summary;

use super::app::First;
use super::ctx::Ctx;
use super::failure::{CONFLICT, Done, Failure, UNDONE};
use super::say::{ask, say};
use crate::app::entry::Purpose;
use crate::app::key::Key;
use crate::app::model::NoticeKind;
use crate::app::msg::{Effect, Msg, SaveOutcome};
use crate::app::overlay::{Ask, Overlay};
use crate::app::screen::Screen;
use crate::app::{Model, guard, lost, update};
use crate::base::text::{fold, shown_path, visible};
use crate::base::time::Moment;
use crate::i18n::explain;
use crate::i18n::texts::{cli as c, common, plain as t, sessions};
use crate::shell::Store;
use crate::shell::clock::Clock;
use crate::shell::work::Work;
use std::io::{BufRead as _, IsTerminal as _};
use std::sync::Arc;

/// The window the program believes to have: large enough for every screen.
const SIZE: (u16, u16) = (80, 24);

/// The end of input: what was typed is kept and the program ends.
pub struct End;

/// What a step of the conversation gives.
pub type Heard<T> = Result<T, End>;

/// A conversation.
pub struct Plain<'a> {
    ctx: &'a Ctx,
    model: Model,
    work: Work,
    clock: Clock,
    last: Option<(Key, u64)>,
    /// True when what is typed is seen, by the terminal.
    echoed: bool,
    /// The generation that was last said to be saved.
    generation: Option<u64>,
    left: bool,
}

/// Talks until the person leaves or the input ends.
pub fn run(ctx: &Ctx, store: Arc<Store>, first: First) -> Done {
    let clock = Clock::start();
    let model = Model::new(ctx.file_settings(), ctx.places.data.clone(), clock.now(), SIZE);
    let echoed = std::io::stdin().is_terminal();
    let work = Work::new(store);
    let mut p = Plain { ctx, model, work, clock, last: None, echoed, generation: None, left: false };
    p.model.data.lang = ctx.lang;
    // Its lines are for the one who types; what is remembered is the screen's.
    p.model.data.guest = false;
    say(t::welcome(ctx.lang));
    p.effect(Effect::LoadList);
    if let Some(path) = first.path {
        let open = if first.read_only { Effect::Read { path } } else { Effect::Open { path, use_copy: None } };
        p.effect(open);
    }
    p.told();
    while !p.left {
        if p.step().is_err() {
            p.feed(Msg::Ended);
            p.told();
        }
    }
    p.end()
}

impl Plain<'_> {
    fn step(&mut self) -> Heard<()> {
        if self.model.overlay.is_some() {
            return self.overlay();
        }
        match self.model.screen() {
            Screen::Sessions(_) => self.sessions(),
            Screen::Interview(_) => self.interview(),
            Screen::Summary(_) => self.summary(),
            Screen::First(_) | Screen::New(_) | Screen::Export(_) | Screen::FollowUps(_) | Screen::Data(_) => {
                self.key("Esc");
                Ok(())
            }
        }
    }

    /// What the program asks on the screen in a box.
    fn overlay(&mut self) -> Heard<()> {
        let lang = self.ctx.lang;
        match self.model.overlay.clone() {
            Some(Overlay::Ask { ask: Ask::NewerCopy(o), .. }) => {
                if let Some(n) = &o.newer_copy {
                    say(&t::newer_copy(lang, n.generation, &n.changed.to_string(), n.answered));
                }
                match self.line(t::ask_newer(lang))?.as_str() {
                    "1" => self.key("Enter"),
                    // The last answer, one to the left of the first.
                    "2" => self.keys(&["Left", "Enter"]),
                    _ => self.key("Esc"),
                }
            }
            Some(Overlay::Ask { ask: ask @ Ask::Edited(_), .. }) => self.edited(&ask)?,
            Some(Overlay::Entry(e)) if e.purpose == Purpose::LeaveUnsaved => {
                if self.yes(t::ask_leave_unsaved(lang))? {
                    self.replace("ya");
                    self.key("Enter");
                } else {
                    self.key("Esc");
                }
            }
            Some(Overlay::Rescue(r)) => self.copies(&r)?,
            _ => self.key("Esc"),
        }
        self.told();
        Ok(())
    }

    /// Reads a line behind a prompt; `Err` at the end of input.
    fn line(&mut self, prompt: &str) -> Heard<String> {
        ask(prompt);
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().read_until(b'\n', &mut bytes);
        if !matches!(read, Ok(1..)) {
            // The next thing printed begins on a line of its own.
            say("\n");
            return Err(End);
        }
        if !prompt.is_empty() && !self.echoed {
            // No terminal wrote the line break that was typed.
            say("\n");
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Ok(text.trim_end_matches(['\n', '\r']).to_owned())
    }

    /// Asks for `y`; the Indonesian `ya` counts too.
    fn yes(&mut self, what: &str) -> Heard<bool> {
        let answer = self.line(&t::ask_yes(self.ctx.lang, what))?;
        Ok(matches!(fold(&answer).as_str(), "y" | "ya" | "yes"))
    }

    /// Words a mistake.
    fn wrong(&self, what: &str) {
        say(&c::error(self.ctx.lang, what));
    }

    /// Presses a key, as the key table writes it.
    fn key(&mut self, name: &str) {
        let Some(key) = Key::parse(name) else { return };
        let mut at = self.now();
        // The same key again would be taken for one that is held down.
        if let Some((before, ms)) = self.last
            && before.same(key)
        {
            at.ms = at.ms.max(ms + guard::REPEAT_MS);
        }
        self.last = Some((key, at.ms));
        self.feed(Msg::Key { key, at });
    }

    fn keys(&mut self, names: &[&str]) {
        for n in names {
            self.key(n);
        }
    }

    fn paste(&mut self, text: &str) {
        let at = self.now();
        self.feed(Msg::Paste { text: text.to_owned(), at });
    }

    /// Replaces what stands in a line of a form.
    fn replace(&mut self, text: &str) {
        self.key("Ctrl-K");
        self.paste(text);
    }

    fn now(&self) -> Moment {
        let mut at = self.clock.now();
        at.ms = at.ms.max(self.last.map_or(0, |(_, ms)| ms));
        at
    }

    fn feed(&mut self, m: Msg) {
        let mut queue = std::collections::VecDeque::from([m]);
        while let Some(m) = queue.pop_front() {
            for e in update(&mut self.model, m) {
                // `told` says how saving stands after every line.
                if matches!(self.model.overlay, Some(Overlay::Ask { ask: Ask::CannotSave | Ask::Changed, .. })) {
                    self.model.overlay = None;
                }
                if e == Effect::Quit {
                    self.left = true;
                } else {
                    queue.extend(self.work.perform(e));
                }
            }
        }
    }

    fn effect(&mut self, e: Effect) {
        if let Some(m) = self.work.perform(e) {
            self.feed(m);
        }
    }

    /// Says what the message line holds and how saving stands.
    fn told(&mut self) {
        let lang = self.ctx.lang;
        if let Some(n) = self.model.data.notice.take() {
            let text = format!("{}{}", sentence(&n.text), self.newly_saved());
            say(&match n.kind {
                NoticeKind::Error => c::error(lang, &text),
                NoticeKind::Attention => format!("{}: {text}", common::attention(lang)),
                NoticeKind::Done => text,
            });
        }
        if let Some((outcome, since)) = &self.model.data.saving.trouble {
            let at = since.hm();
            let word = |f| explain::fault(lang, f);
            say(&match outcome {
                SaveOutcome::Both => return,
                SaveOutcome::MainOnly(f) => common::no_safety_copy(lang, &word(f)),
                SaveOutcome::SafetyOnly(f) => c::error(lang, &common::laptop_only(lang, &at, &word(f))),
                SaveOutcome::Neither(_, f) => c::error(lang, &common::unsaved(lang, &at, &word(f))),
                SaveOutcome::Diverted(f, copy) => c::error(lang, &c::diverted(lang, &word(f), &shown_path(copy))),
            });
        }
    }

    /// The word for what was changed and saved since it was said last.
    fn newly_saved(&mut self) -> String {
        let now = self.model.data.open.as_ref().map(|o| o.session.generation);
        let changed = now.is_some() && self.generation.is_some() && now != self.generation;
        self.generation = now;
        if changed && !self.model.data.unsaved() {
            format!(" {}.", common::all_saved(self.ctx.lang))
        } else {
            String::new()
        }
    }

    fn end(&self) -> Done {
        let lang = self.ctx.lang;
        let path = self.model.data.last.as_ref().map(|l| shown_path(&l.path)).unwrap_or_default();
        if lost(&self.model.data) {
            return Err(Failure::new(UNDONE, sessions::left_lost(lang, &path)));
        }
        match &self.model.data.saving.trouble {
            Some((SaveOutcome::SafetyOnly(_), _)) => Err(Failure::new(UNDONE, c::not_all_saved(lang, &path))),
            Some((SaveOutcome::Diverted(f, copy), _)) => {
                Err(Failure::new(CONFLICT, c::diverted(lang, &explain::fault(lang, f), &shown_path(copy))))
            }
            _ => {
                say(t::bye(lang));
                Ok(())
            }
        }
    }

    /// The number of the question at hand, `3.2`.
    fn number(&self) -> String {
        let Screen::Interview(s) = self.model.screen() else { return String::new() };
        let placed = self.model.data.open.as_ref().and_then(|o| o.placed(s.question));
        placed.map(|p| p.number()).unwrap_or_default()
    }

    /// The position of the question at hand over all aspects.
    fn at(&self) -> usize {
        match self.model.screen() {
            Screen::Interview(s) => s.question,
            _ => 0,
        }
    }
}

/// A message as a sentence: with a full stop, and without the keys of a screen
/// that is not there.
fn sentence(text: &str) -> String {
    let clean = visible(text.trim());
    if clean.ends_with(['.', '?', ':']) { clean } else { format!("{clean}.") }
}

/// One line of a text that may have many.
fn one_line(text: &str) -> String {
    visible(text.trim())
}
