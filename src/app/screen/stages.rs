//! Two passes over the same questions, and the clock of the interview.
//!
//! The desk review (before the day, from documents) has ratings and reasons of its
//! own, never counts in a score (rule 6) and takes no time of the slot. Leaving a
//! session ends a pause: time away is not counted anyway, and the next day begins
//! with a running clock.

use crate::app::model::{Data, NoticeKind, OpenSession};
use crate::app::screen::interview::{Interview, Part};
use crate::app::words as explain;
use crate::base::id::QuestionId;
use crate::domain::instrument::{Question, QuestionKind};
use crate::domain::open_items;
use crate::domain::pace::{self, Pace};
use crate::domain::previous;
use crate::domain::session::{Rating, Stage};
use crate::i18n::texts::pace as t;

impl OpenSession {
    /// The rating of a question in this pass.
    #[must_use]
    pub fn rating(&self, q: &QuestionId) -> Option<Rating> {
        self.session.answers.get(q)?.rating_at(self.stage)
    }

    /// The rating of the desk review.
    #[must_use]
    pub fn desk(&self, q: &QuestionId) -> Option<Rating> {
        self.session.answers.get(q)?.rating_at(Stage::Desk)
    }

    /// The reason of this pass.
    #[must_use]
    pub fn reason(&self, q: &QuestionId) -> &str {
        self.session.answers.get(q).and_then(|a| a.stage(self.stage)).map_or("", |r| &r.reason)
    }

    /// Whether a question has its answer of this pass.
    #[must_use]
    pub fn answered(&self, q: &Question) -> bool {
        match q.kind {
            QuestionKind::Level => self.rating(&q.id).is_some(),
            _ => self.session.answered(q),
        }
    }

    /// The first question, from `from` on and then from the start, that applies
    /// and has no answer in this pass.
    #[must_use]
    pub fn next_open(&self, from: usize) -> Option<usize> {
        let open = |(n, p): (usize, crate::domain::instrument::Placed<'_>)| {
            let q = p.question;
            (q.kind != QuestionKind::Note && self.session.applies(q) && !self.answered(q)).then_some(n)
        };
        let all: Vec<usize> = self.instrument.questions().enumerate().filter_map(open).collect();
        all.iter().copied().find(|n| *n >= from).or_else(|| all.first().copied())
    }

    /// Whether there is a line for a reason. In the interview where rule 2 asks for
    /// one; in the desk review beside every rating, to be left empty at will.
    #[must_use]
    pub fn offers_reason(&self, q: &QuestionId) -> bool {
        match self.stage {
            Stage::Interview => open_items::wants_reason(&self.session, q),
            Stage::Desk => self.rating(q).is_some(),
        }
    }

    /// Whether a reason is asked for and missing (rule 2): of the desk review only
    /// with "not applicable".
    #[must_use]
    pub fn lacks_reason(&self, q: &QuestionId) -> bool {
        match self.stage {
            Stage::Interview => open_items::lacks_reason(&self.session, q),
            Stage::Desk => self.rating(q) == Some(Rating::Na) && self.reason(q).trim().is_empty(),
        }
    }

    /// Year and earlier rating of a question, where there is one.
    #[must_use]
    pub fn earlier(&self, q: &Question) -> Option<(i32, Rating)> {
        let p = self.previous.as_ref()?;
        Some((p.year(), p.rating(&self.instrument, q)?))
    }

    /// Whether the earlier rating may be seen: this year's is set, or a person
    /// asked to see it.
    #[must_use]
    pub fn shows_earlier(&self, q: &QuestionId) -> bool {
        self.rating(q).is_some() || self.peeked.contains(q)
    }
}

impl Interview {
    /// The desk review at its first question without a rating.
    #[must_use]
    pub fn desk(d: &mut Data) -> Self {
        let Some(o) = d.open.as_mut() else { return Self::default() };
        o.stage = Stage::Desk;
        let at = o.next_open(0).unwrap_or(0);
        Self::at(at, d)
    }

    /// The other pass, on the same question.
    pub(super) fn change_stage(&mut self, d: &mut Data) {
        self.leave_question(d);
        let Some(o) = d.open.as_mut() else { return };
        o.stage = if o.stage == Stage::Desk { Stage::Interview } else { Stage::Desk };
        let text = if o.stage == Stage::Desk { t::desk_on(d.lang) } else { t::desk_off(d.lang) };
        *self = Self::at(self.question, d);
        d.done_openly(text);
    }

    /// Whether the time spent now counts.
    #[must_use]
    pub fn runs(&self, d: &Data) -> bool {
        d.open.as_ref().is_some_and(|o| o.stage == Stage::Interview && !pace::paused(&o.session))
    }

    /// Seconds spent on the question since it came into view, as far as they count.
    #[must_use]
    pub fn seconds(&self, d: &Data) -> u64 {
        if self.runs(d) { d.now.ms.saturating_sub(self.entered) / 1000 } else { 0 }
    }

    /// Pause on or off.
    pub(super) fn pause(&mut self, d: &mut Data) {
        self.leave_question(d);
        let at = d.now.wall;
        let Some(o) = d.open.as_mut() else { return };
        if let Some(why) = o.read_only {
            let text = explain::read_only(d.lang, why);
            d.say(NoticeKind::Attention, text);
            return;
        }
        let text = if pace::paused(&o.session) {
            pace::resume(&mut o.session, at);
            t::pause_off(d.lang)
        } else {
            pace::pause(&mut o.session, at);
            t::pause_on(d.lang)
        };
        self.entered = d.now.ms;
        d.save();
        d.done_openly(text);
    }

    /// How the interview stands against its slot; `None` in the desk review.
    #[must_use]
    pub fn pace(&self, d: &Data) -> Option<Pace> {
        let o = d.open.as_ref().filter(|o| o.stage == Stage::Interview)?;
        let asked = |q: &Question| q.kind != QuestionKind::Note && o.session.applies(q);
        let (mut answered, mut open) = (0, 0);
        for p in o.instrument.questions().filter(|p| asked(p.question)) {
            *(if o.answered(p.question) { &mut answered } else { &mut open }) += 1;
        }
        let before: u64 = o.session.timing.aspects.values().sum();
        let used = before.saturating_add(self.seconds(d)) / 60;
        Some(Pace { slot: u64::from(o.session.timing.slot_minutes), used, open, answered })
    }

    /// Shows last year's level before this year's is set, and records that it was
    /// seen.
    pub(super) fn last_year(&mut self, d: &mut Data) {
        d.flush();
        let stamp = d.stamp();
        let Some(o) = d.open.as_mut() else { return };
        let i = o.instrument.clone();
        let Some(p) = i.questions().nth(self.question) else { return };
        let Some((year, rating)) = o.earlier(p.question) else {
            d.say(NoticeKind::Attention, t::no_last_year(d.lang));
            return;
        };
        let level = explain::rating(d.lang, o, p.question, rating);
        if o.shows_earlier(&p.question.id) {
            d.done(format!("{} {} {}", p.number(), "·", t::last_year_is(d.lang, year, &level)));
            return;
        }
        o.peeked.insert(p.question.id.clone());
        let from = o.previous.as_ref().map(|p| p.session).filter(|_| o.read_only.is_none());
        if let Some(from) = from {
            previous::record_seen(&mut o.session, &p.question.id, from, stamp.at, &stamp.who);
            d.save();
        }
        d.done(t::last_year_seen(d.lang, &p.number(), year, &level));
    }

    /// Leaves what guest view must not show.
    pub(in crate::app) fn hide_parts(&mut self, d: &mut Data) {
        match self.part {
            Part::Reason => self.finish(Part::Levels, d),
            Part::Quotes | Part::FollowUps => self.part = Part::Levels,
            _ => {}
        }
    }
}
