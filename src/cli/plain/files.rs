//! Questions about files, as lines: a file that was edited, copies of a damaged
//! one. An empty line chooses nothing.

use super::{Heard, Plain};
use crate::app::compared::{copy, numbers, state};
use crate::app::overlay::{Ask, Choice, Rescue};
use crate::base::text::{shown_path, visible};
use crate::cli::say::say;
use crate::i18n::texts::{cli_keep as k, files as t, plain};

impl Plain<'_> {
    /// A file that was edited outside this program.
    pub(super) fn edited(&mut self, ask: &Ask) -> Heard<()> {
        let lang = self.ctx.lang;
        let Ask::Edited(o) = ask else { return Ok(()) };
        say(&t::edited_what(lang, &shown_path(&o.path)));
        if let Some((_, c)) = o.beside.edited.as_ref().and_then(|e| e.previous.as_ref()) {
            say(&t::edited_differ(lang, &numbers(lang, c, usize::MAX)));
            say(&t::edited_since(lang, c.left.generation, &state(lang, &c.left)));
        }
        // Comparing is the screen's and `asesor recover --compare`'s.
        let choices = ask.choices();
        let offered: Vec<(usize, Choice)> =
            choices.into_iter().enumerate().filter(|(_, c)| *c != Choice::Compare).collect();
        for (n, (_, c)) in (1..).zip(&offered) {
            let word = match c {
                Choice::AcceptEdited => t::choose_accept(lang, o.session.generation + 1),
                Choice::Previous => t::choose_previous(lang).to_owned(),
                _ => t::choose_read(lang).to_owned(),
            };
            say(&plain::choice_row(lang, n, &word));
        }
        let typed = self.line(&plain::ask_choice(lang, offered.len()))?;
        let chosen = typed.trim().parse::<usize>().ok().and_then(|n| offered.get(n.checked_sub(1)?));
        match chosen {
            Some((at, _)) => {
                for _ in 0..*at {
                    self.key("Right");
                }
                self.key("Enter");
            }
            None => self.key("Esc"),
        }
        Ok(())
    }

    /// The copies of a file that is damaged or gone.
    pub(super) fn copies(&mut self, r: &Rescue) -> Heard<()> {
        let lang = self.ctx.lang;
        say(&plain::copies_of(lang, &visible(&r.name)));
        for (n, c) in (1..).zip(&r.copies) {
            let kind = copy(lang, c.which);
            say(&k::recover_copy(lang, n, kind, c.generation, &c.changed.to_string(), c.answers));
        }
        let typed = self.line(&plain::ask_choice(lang, r.copies.len()))?;
        match typed.trim().parse::<usize>() {
            Ok(n) if (1..=r.copies.len()).contains(&n) => {
                self.key("Home");
                for _ in 1..n {
                    self.key("Down");
                }
                self.key("Enter");
            }
            _ => self.key("Esc"),
        }
        Ok(())
    }
}
