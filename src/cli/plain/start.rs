//! Choosing a session, or making one.

use super::{Heard, Plain, one_line};
use crate::app::msg::Effect;
use crate::app::screen::Screen;
use crate::app::screen::new_session::{Field, NewForm};
use crate::base::text::{shown_path, visible};
use crate::cli::say::say;
use crate::domain::region::Regions;
use crate::i18n::texts::{plain as t, sessions};
use crate::i18n::{explain, number};
use crate::report::words;

impl Plain<'_> {
    /// The session list.
    pub(super) fn sessions(&mut self) -> Heard<()> {
        let lang = self.ctx.lang;
        self.list();
        let answer = self.line(t::ask_session(lang))?;
        let answer = answer.trim();
        match answer {
            "" => {}
            "q" | "Q" => self.key("q"),
            "h" | "H" | "?" => say(t::help_sessions(lang)),
            "n" | "N" => return self.new_session(),
            typed => {
                let rows = &self.model.data.list;
                match typed.parse::<usize>().ok().and_then(|n| rows.get(n.checked_sub(1)?)) {
                    Some(l) => {
                        let path = l.path.clone();
                        self.effect(Effect::Open { path, use_copy: None });
                    }
                    None if rows.is_empty() => self.wrong(&t::wrong_no_session(lang, &visible(typed))),
                    None => self.wrong(&t::wrong_session(lang, &visible(typed), rows.len())),
                }
            }
        }
        self.told();
        Ok(())
    }

    fn list(&self) {
        let lang = self.ctx.lang;
        if self.model.data.list.is_empty() {
            say(sessions::empty(lang));
        }
        for (n, l) in (1..).zip(&self.model.data.list) {
            say(&match &l.row {
                Ok(s) => {
                    let (region, who) = (visible(&s.region.full_name()), visible(&s.assessor));
                    let c = s.completeness;
                    let status = words::status(lang, s.status);
                    t::session_row(lang, n, &region, &number::date(lang, s.date), &who, c.asked, c.total, status)
                }
                Err(f) => t::session_bad(lang, n, &shown_path(&l.path), explain::fault_word(lang, f.kind)),
            });
        }
    }

    fn form(&self) -> Option<&NewForm> {
        match self.model.screen() {
            Screen::New(f) => Some(f),
            _ => None,
        }
    }

    /// The form, field by field. A mistake is said and the field asked again.
    fn new_session(&mut self) -> Heard<()> {
        let lang = self.ctx.lang;
        self.key("n");
        if !self.region()? {
            self.key("Esc");
            return Ok(());
        }
        while let Some(f) = self.form().filter(|f| !f.starting) {
            let (field, before) = (f.field(), f.text(f.field()));
            let now = one_line(&before);
            let prompt = match field {
                Field::Date => t::ask_date(lang, &now),
                Field::Assessor => t::ask_assessor(lang, &now),
                Field::Institution => t::ask_institution(lang, &now),
                Field::Delegation => t::ask_delegation(lang).to_owned(),
                Field::Minutes => t::ask_minutes(lang, &now),
                Field::Region => return Ok(()),
            };
            let typed = self.line(&prompt)?;
            if !typed.trim().is_empty() {
                self.replace(&typed);
            }
            self.key("Enter");
            if let Some((_, why)) = self.form().and_then(|f| f.error.clone()) {
                self.wrong(&format!("{}.", visible(&why)));
                self.replace(&before);
            }
            self.told();
        }
        Ok(())
    }

    /// The region; false when the person cancelled.
    fn region(&mut self) -> Heard<bool> {
        let lang = self.ctx.lang;
        loop {
            let typed = self.line(t::ask_region(lang))?;
            if typed.trim().is_empty() {
                return Ok(false);
            }
            self.replace(&typed);
            let Some(offers) = self.form().map(NewForm::offers) else { return Ok(false) };
            let all = Regions::shared();
            for (n, r) in (1..).zip(&offers) {
                say(&t::region_row(lang, n, &r.full_name, all.province(&r.province)));
            }
            let last = offers.len() + 1;
            say(&t::region_as_typed(lang, last, &one_line(&typed)));
            let answer = self.line(&t::ask_number(lang, last))?;
            match answer.trim().parse::<usize>() {
                _ if answer.trim().is_empty() => {}
                Ok(n) if (1..=last).contains(&n) => {
                    for _ in 1..n {
                        self.key("Down");
                    }
                    self.key("Enter");
                    return Ok(true);
                }
                _ => self.wrong(&t::wrong_number(lang, &visible(answer.trim()), last)),
            }
        }
    }
}
