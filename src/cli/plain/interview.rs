//! A question and the commands on it.

use super::{Heard, Plain, one_line, sentence};
use crate::app::model::{NoticeKind, OpenSession};
use crate::app::overlay::{Ask, Overlay};
use crate::app::words::rated;
use crate::base::text::visible;
use crate::cli::say::say;
use crate::domain::open_items::{lacks_reason, wants_reason};
use crate::domain::session::{EvidenceState, Rating};
use crate::i18n::number;
use crate::i18n::texts::{interview as i, plain as t};
use crate::report::words;

impl Plain<'_> {
    /// Reads the session and the question out, then takes commands until another
    /// screen is shown.
    pub(super) fn interview(&mut self) -> Heard<()> {
        if let Some(o) = &self.model.data.open {
            let c = crate::domain::scoring::score(&o.instrument, &o.session).completeness;
            say(&t::opened(self.ctx.lang, &visible(&o.session.region.full_name()), c.asked, c.total));
            if !self.model.data.unsaved() {
                say(t::saved(self.ctx.lang));
            }
            self.generation = Some(o.session.generation);
        }
        // A resumed note is picked up with `c` here, not in the middle of a line.
        self.leave_text();
        self.read_question();
        let mut shown = self.at();
        while matches!(self.model.screen(), crate::app::screen::Screen::Interview(_)) && !self.left {
            if self.model.overlay.is_some() {
                self.key("Esc");
            }
            let typed = self.line(&t::ask_command(self.ctx.lang, &self.number()))?;
            self.command(typed.trim())?;
            self.told();
            if self.at() != shown && matches!(self.model.screen(), crate::app::screen::Screen::Interview(_)) {
                shown = self.at();
                self.read_question();
            }
        }
        Ok(())
    }

    fn leave_text(&mut self) {
        let writing = self.model.data.open.as_ref().is_some_and(|o| o.writing.is_some());
        if writing {
            self.key("Esc");
        }
    }

    fn command(&mut self, typed: &str) -> Heard<()> {
        let lang = self.ctx.lang;
        let (word, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
        let word = word.to_lowercase();
        match (word.as_str(), rest.trim()) {
            ("", _) => self.read_question(),
            (w, "") if w.trim_start_matches('-').bytes().all(|b| b.is_ascii_digit()) => return self.level(w),
            ("x", "") => return self.not_applicable(),
            ("v", "") => self.key("v"),
            ("k", "") => self.key("Backspace"),
            ("b", "") => return self.evidence(),
            ("c", "") => return self.note(),
            ("a", "") => return self.reason(),
            ("d", "") => {
                self.keys(&["b", "s"]);
                self.told();
                self.key("Esc");
            }
            ("r", "") => self.rubric(),
            ("n", "") => self.key("Right"),
            ("p", "") => self.key("Left"),
            ("o", "") => self.keys(&["m", "o"]),
            ("u", "") => self.key("u"),
            ("y", "") => self.key("Ctrl-Y"),
            ("s", "") => self.keys(&["m", "s"]),
            ("q", "") => self.key("q"),
            ("h" | "?", "") => {
                for l in [t::help_1(lang), t::help_2(lang), t::help_3(lang), t::help_4(lang)] {
                    say(l);
                }
            }
            ("l" | "g", number) => self.jump(number),
            _ => self.wrong(&t::wrong_command(lang, &visible(typed))),
        }
        Ok(())
    }

    /// Lowest and highest level of the question at hand.
    fn levels(&self) -> (i16, i16) {
        let q = self.model.data.open.as_ref().and_then(|o| o.question(self.at()));
        let all = || q.into_iter().flat_map(|q| q.anchors.iter().map(|a| a.level));
        (all().min().unwrap_or(0), all().max().unwrap_or(0))
    }

    fn level(&mut self, typed: &str) -> Heard<()> {
        let (low, high) = self.levels();
        match typed.parse::<i16>() {
            Ok(n) if (low.max(0)..=high.min(9)).contains(&n) => {
                self.key(&n.to_string());
                // A warning stands in the place of the words for what was set.
                let warned = self.model.data.notice.as_ref().is_some_and(|n| n.kind == NoticeKind::Attention);
                let at = self.at();
                let set =
                    |o: &&OpenSession| o.question(at).and_then(|q| o.session.rating(&q.id)) == Some(Rating::Level(n));
                if let Some(o) = self.model.data.open.as_ref().filter(set).filter(|_| warned) {
                    say(&sentence(&rated(self.ctx.lang, o, at)));
                }
                self.told();
                self.reason_if_wanted()
            }
            _ => {
                self.wrong(&t::wrong_level(self.ctx.lang, &self.number(), low.into(), high.into()));
                Ok(())
            }
        }
    }

    fn not_applicable(&mut self) -> Heard<()> {
        self.key("x");
        let asked = matches!(self.model.overlay, Some(Overlay::Ask { ask: Ask::NotApplicable(_), .. }));
        if !asked {
            return Ok(());
        }
        // The highlighted answer is "yes": the question was asked for.
        if self.yes(&i::ask_na(self.ctx.lang, &self.number()))? {
            self.key("Enter");
        } else {
            self.key("Esc");
        }
        self.told();
        self.reason_if_wanted()
    }

    fn reason_if_wanted(&mut self) -> Heard<()> {
        let at = self.at();
        let lacks = self
            .model
            .data
            .open
            .as_ref()
            .is_some_and(|o| o.question(at).is_some_and(|q| lacks_reason(&o.session, &q.id)));
        if lacks { self.reason() } else { Ok(()) }
    }

    fn reason(&mut self) -> Heard<()> {
        let at = self.at();
        let wanted =
            self.model.data.open.as_ref().is_some_and(|o| {
                o.read_only.is_none() && o.question(at).is_some_and(|q| wants_reason(&o.session, &q.id))
            });
        if !wanted {
            say(t::no_reason_wanted(self.ctx.lang));
            return Ok(());
        }
        let text = self.line(t::ask_reason(self.ctx.lang))?;
        if !text.trim().is_empty() {
            self.key("Tab");
            self.replace(text.trim());
            self.key("Esc");
        }
        Ok(())
    }

    fn jump(&mut self, typed: &str) {
        let found = self.model.data.open.as_ref().and_then(|o| o.instrument.find_spoken(typed)).map(|p| p.number());
        match found {
            Some(number) => {
                self.key("g");
                self.paste(&number);
                self.key("Enter");
            }
            None => self.wrong(&t::wrong_jump(self.ctx.lang, &visible(typed))),
        }
    }

    /// Everything about the question, a fact a line.
    fn read_question(&self) {
        let lang = self.ctx.lang;
        let Some(o) = &self.model.data.open else { return };
        let Some(p) = o.placed(self.at()) else { return };
        let (ins, s, q) = (&o.instrument, &o.session, p.question);
        let aspect = &ins.aspects[p.aspect];
        let title = one_line(ins.text(&aspect.title, lang));
        say(&t::question_place(lang, &p.number(), p.aspect + 1, ins.aspects.len(), &title));
        say(&one_line(ins.text(&q.text, lang)));
        let said = |r: Rating| one_line(&words::rating(lang, ins, q, Some(r)));
        match s.rating(&q.id) {
            Some(r) => say(&t::rating(lang, &said(r))),
            None => say(t::no_rating(lang)),
        }
        if let Some(r) = s.claimed(&q.id) {
            say(&t::claimed(lang, &said(r)));
        }
        let answer = s.answers.get(&q.id);
        if let Some(a) = answer.filter(|a| a.interview_rating().is_some()) {
            say(&t::support(lang, words::support(lang, a.support())));
        }
        if let Some(r) = answer.and_then(|a| a.interview.as_ref()).filter(|r| !r.reason.is_empty()) {
            say(&t::reason(lang, one_line(&r.reason).trim_end_matches('.')));
        }
        let seen = q
            .evidence
            .iter()
            .filter(|e| answer.and_then(|a| a.evidence_of(&e.id)).is_some_and(|x| x.state == EvidenceState::Seen));
        say(&t::evidence_count(lang, seen.count(), q.evidence.len()));
        let letters = answer.map_or(0, |a| a.note.chars().count());
        if letters == 0 {
            say(t::note_empty(lang));
        } else {
            say(&t::note_is(lang, letters));
        }
        let (low, high) = self.levels();
        say(&t::how_to_rate(lang, low.into(), high.into()));
    }

    /// Levels, probes, evidence, trap and basis, a fact a line.
    fn rubric(&self) {
        let lang = self.ctx.lang;
        let Some(o) = &self.model.data.open else { return };
        let Some(q) = o.question(self.at()) else { return };
        let text = |x| one_line(o.instrument.text(x, lang));
        for a in &q.anchors {
            let name = words::level_name(lang, &o.instrument, q, a.level).unwrap_or_default();
            say(&t::rubric_level(lang, a.level.into(), &one_line(name), &text(&a.text)));
        }
        q.probes.iter().for_each(|p| say(&t::rubric_probe(lang, &text(p))));
        (1..).zip(&q.evidence).for_each(|(n, e)| say(&sentence(&t::rubric_evidence(lang, n, &text(&e.title)))));
        if let Some(trap) = &q.trap {
            say(&t::rubric_trap(lang, &text(trap)));
        }
        for b in &q.basis {
            let whole = format!("{} ({})", text(&b.title), number::date(lang, b.date));
            say(&sentence(&t::rubric_basis(lang, &whole)));
        }
    }
}
