//! The interview: one question in view, its levels, evidence and note.

use crate::app::command::Command;
use crate::app::keys::Context;
use crate::app::model::{Data, NoticeKind, OpenSession};
use crate::app::msg::Place;
use crate::app::overlay::{Ask, Overlay};
use crate::app::screen::evidence::{self, Details};
use crate::app::screen::jump::Jump;
use crate::app::screen::writing::ask_editor;
use crate::app::screen::{Screen, Step};
use crate::app::words as explain;
use crate::domain::change::Change;
use crate::domain::instrument::{NaPolicy, Placed, Question, QuestionKind};
use crate::domain::session::{Rating, Stage};
use crate::i18n::texts::{interview as t, pace as s};

/// Parts of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// The levels.
    #[default]
    Levels,
    /// The reason, where one is asked for.
    Reason,
    /// The evidence list.
    Evidence,
    /// The note.
    Note,
    /// Who said what.
    Quotes,
    /// The recommendation for the region.
    ForRegion,
    /// What, who, until when.
    FollowUps,
}

/// The interview screen.
#[derive(Clone, Debug, Default)]
pub struct Interview {
    /// Number of the question, from 0 over all aspects.
    pub question: usize,
    /// The focused part.
    pub part: Part,
    /// Highlighted among [`level_rows`]; `None` until a person moves.
    pub highlight: Option<usize>,
    /// Highlighted among the evidence rows; the row behind the last adds one.
    pub evidence_row: usize,
    /// Highlighted among the follow-ups or the quotes; the row behind the last
    /// adds one.
    pub entry_row: usize,
    /// The details of a piece of evidence being typed.
    pub details: Option<Details>,
    /// When the question came into view, in milliseconds.
    pub entered: u64,
}

/// The rows of the levels part: each level, then "not applicable", then
/// "unverified".
#[must_use]
pub fn level_rows(q: &Question) -> Vec<Rating> {
    let levels = q.anchors.iter().map(|a| Rating::Level(a.level));
    levels.chain([Rating::Na, Rating::Unverified]).collect()
}

impl Interview {
    /// The screen at a question, with the clock of the question running.
    #[must_use]
    pub fn at(question: usize, d: &Data) -> Self {
        let mut me = Self { question, entered: d.now.ms, ..Self::default() };
        me.reset_highlight(d);
        me
    }

    /// The screen where the person was.
    #[must_use]
    pub fn resume(place: &Place, d: &mut Data) -> Self {
        let Some(o) = &d.open else { return Self::default() };
        let by_place =
            place.question.as_ref().and_then(|id| o.instrument.questions().position(|p| p.question.id == *id));
        let at = by_place.or_else(|| o.next_open(0)).unwrap_or(0);
        let mut me = Self::at(at, d);
        if let Some(cursor) = place.note_cursor
            && d.open.as_ref().is_some_and(|o| o.read_only.is_none())
        {
            me.write(Part::Note, d);
            if let Some(w) = d.open.as_mut().and_then(|o| o.writing.as_mut()) {
                w.edit.set_cursor(cursor);
            }
        }
        me
    }

    /// Where keys are looked up.
    #[must_use]
    pub fn contexts(&self, d: &Data) -> Vec<Context> {
        use Context as C;
        if self.details.is_some() || self.part == Part::Reason {
            return vec![C::Field];
        }
        if d.open.as_ref().is_some_and(|o| o.writing.is_some()) {
            return vec![C::NoteText];
        }
        match self.part {
            Part::Evidence => vec![C::EvidenceList, C::Interview, C::Global],
            Part::Quotes | Part::FollowUps => vec![C::EntryList, C::Interview, C::Global],
            _ => vec![C::Levels, C::Interview, C::Global],
        }
    }

    /// What Enter does now, for the footer; `None` where the key table says it.
    #[must_use]
    pub fn enter_label(&self, d: &Data) -> Option<String> {
        let o = d.open.as_ref()?;
        let q = o.question(self.question)?;
        if self.part != Part::Levels || self.details.is_some() {
            return None;
        }
        Some(match self.pending_row(o, q).filter(|_| !d.guest) {
            Some(r) if Self::would_want_reason(o, q, r) => explain::set_rating(d.lang, o, q, r),
            Some(r) => explain::set_rating_and_go(d.lang, o, q, r),
            None if o.lacks_reason(&q.id) && o.read_only.is_none() && !d.guest => t::reason(d.lang).to_owned(),
            None => t::go_on(d.lang).to_owned(),
        })
    }

    /// The highlighted rating, if Enter would set it.
    fn pending_row(&self, o: &OpenSession, q: &Question) -> Option<Rating> {
        let r = level_rows(q).get(self.highlight?).copied()?;
        (q.kind == QuestionKind::Level && o.read_only.is_none() && o.rating(&q.id) != Some(r)).then_some(r)
    }

    fn would_want_reason(o: &OpenSession, q: &Question, r: Rating) -> bool {
        match r {
            Rating::Na => true,
            Rating::Level(_) if o.stage == Stage::Desk => false,
            Rating::Level(l) => matches!(o.session.claimed(&q.id), Some(Rating::Level(c)) if c != l),
            Rating::Unverified => false,
        }
    }

    /// Puts the highlight on the rating, else on the claimed level, else nowhere.
    pub fn reset_highlight(&mut self, d: &Data) {
        let Some(o) = &d.open else { return };
        let Some(q) = o.question(self.question) else { return };
        let r = o.rating(&q.id).or_else(|| o.session.claimed(&q.id));
        self.highlight = r.and_then(|r| level_rows(q).iter().position(|x| *x == r));
    }

    /// Handles a command.
    pub fn update(&mut self, c: Command, d: &mut Data) -> Step {
        if self.details.is_some() {
            return self.type_details(c, d);
        }
        if d.open.as_ref().is_some_and(|o| o.writing.is_some()) {
            return self.type_text(c, d);
        }
        match c {
            Command::Note => self.write(Part::Note, d),
            Command::EditOutside => {
                self.write(Part::Note, d);
                ask_editor(d);
            }
            Command::StampTime => {
                self.write(Part::Note, d);
                if d.open.as_ref().is_some_and(|o| o.writing.is_some()) {
                    return self.type_text(c, d);
                }
            }
            Command::Evidence if self.part == Part::Evidence => {
                d.say(NoticeKind::Attention, t::choose_evidence(d.lang));
            }
            Command::Evidence => self.part = Part::Evidence,
            Command::FollowUps => return self.follow_ups(d),
            Command::AllFollowUps => return self.all_follow_ups(d),
            Command::SessionData => {
                self.leave_question(d);
                let screen = crate::app::screen::session_data::DataScreen::open(d);
                return Step::Push(Screen::Data(screen));
            }
            Command::Flag(f) => self.flag(f, d),
            Command::Rubric => return Step::Overlay(Overlay::Rubric { top: 0 }),
            Command::Jump => return Step::Overlay(Overlay::Jump(Box::new(Jump::at(self.question)))),
            Command::Search => return Step::Overlay(Overlay::Find(Box::new(super::find::Find::new(false)))),
            Command::Right | Command::PageDown => self.go(1, d),
            Command::Left | Command::PageUp => self.go(-1, d),
            Command::NextOpen => self.next_open(d),
            Command::Desk => self.change_stage(d),
            Command::Pause => self.pause(d),
            Command::MustAsk => return Step::Overlay(Overlay::Jump(Box::new(Jump::must_ask()))),
            Command::ReadAloud => return Step::Overlay(Overlay::ReadAloud { top: 0 }),
            Command::LastYear => self.last_year(d),
            Command::NextPart => self.next_part(true, d),
            Command::PrevPart => self.next_part(false, d),
            Command::Summary => {
                self.leave_question(d);
                return Step::Push(Screen::Summary(crate::app::screen::summary::SummaryScreen::default()));
            }
            Command::Export => {
                self.leave_question(d);
                return Step::Push(Screen::Export(crate::app::screen::export::ExportScreen::new(d.lang)));
            }
            Command::Level(n) => self.rate(Rating::Level(i16::from(n)), d),
            Command::NotApplicable => return self.not_applicable(d),
            Command::Unverified => self.toggle(Rating::Unverified, d),
            Command::Back if matches!(self.part, Part::Evidence | Part::Quotes | Part::FollowUps) => {
                self.part = Part::Levels;
            }
            Command::Back => return Step::Pop,
            _ if self.part == Part::Evidence => return self.evidence(c, d),
            _ if matches!(self.part, Part::Quotes | Part::FollowUps) => return self.entries(c, d),
            _ => return self.levels(c, d),
        }
        Step::Stay
    }

    fn levels(&mut self, c: Command, d: &mut Data) -> Step {
        let Some(i) = d.open.as_ref().map(|o| o.instrument.clone()) else { return Step::Stay };
        let Some(Placed { question: q, .. }) = i.questions().nth(self.question) else { return Step::Stay };
        let rows = level_rows(q);
        let last = rows.len() - 1;
        match c {
            Command::Up => self.highlight = Some(self.highlight.map_or(last, |h| h.saturating_sub(1))),
            Command::Down => self.highlight = Some(self.highlight.map_or(0, |h| (h + 1).min(last))),
            Command::First => self.highlight = Some(0),
            Command::Last => self.highlight = Some(last),
            Command::Clear => self.clear(d),
            Command::Toggle if d.guest => d.say(NoticeKind::Attention, s::guest_digits(d.lang)),
            Command::Toggle => match self.highlight.and_then(|h| rows.get(h)) {
                Some(Rating::Na) => return self.not_applicable(d),
                // Set already: taken away, or five keys could set and never clear.
                Some(r) => self.toggle(*r, d),
                None => d.say(NoticeKind::Attention, t::highlight_first(d.lang)),
            },
            Command::Accept => return self.accept(q, d),
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    fn accept(&mut self, q: &Question, d: &mut Data) -> Step {
        let Some(o) = &d.open else { return Step::Stay };
        // What is highlighted cannot be seen in guest view: nothing is set by it.
        match self.pending_row(o, q).filter(|_| !d.guest) {
            Some(Rating::Na) => return self.not_applicable(d),
            Some(r) => {
                let stays = Self::would_want_reason(o, q, r);
                self.rate(r, d);
                if !stays {
                    self.go(1, d);
                }
            }
            None if o.lacks_reason(&q.id) && o.read_only.is_none() && !d.guest => self.write(Part::Reason, d),
            None => self.go(1, d),
        }
        Step::Stay
    }

    /// Sets a rating and says so.
    pub fn rate(&mut self, r: Rating, d: &mut Data) {
        let Some(o) = &d.open else { return };
        let Some(q) = o.question(self.question) else { return };
        let row = level_rows(q).iter().position(|x| *x == r);
        if o.rating(&q.id) == Some(r) {
            self.highlight = row;
            self.say_level(d);
            return;
        }
        let c = Change::Rating(q.id.clone(), o.stage, Some(r));
        if d.change(c) {
            self.highlight = row;
            self.say_rated(d);
        }
    }

    fn say_rated(&self, d: &mut Data) {
        let Some(o) = &d.open else { return };
        let Some(q) = o.question(self.question) else { return };
        let i = &o.instrument;
        if o.stage == Stage::Interview && !d.guest && crate::domain::open_items::above_statement(i, &o.session, &q.id) {
            let text = explain::above_statement(d.lang, o, self.question);
            d.say(NoticeKind::Attention, text);
        } else {
            self.say_level(d);
        }
    }

    fn say_level(&self, d: &mut Data) {
        let Some(o) = &d.open else { return };
        let text = explain::rated(d.lang, o, self.question);
        let neutral = s::rated_neutral(d.lang, &o.placed(self.question).map(|p| p.number()).unwrap_or_default());
        d.done_or(text, neutral);
    }

    fn toggle(&mut self, r: Rating, d: &mut Data) {
        let same = d.open.as_ref().and_then(|o| Some(o.rating(&o.question(self.question)?.id) == Some(r)));
        if same == Some(true) { self.clear(d) } else { self.rate(r, d) }
    }

    fn clear(&mut self, d: &mut Data) {
        let Some(q) = d.open.as_ref().and_then(|o| o.question(self.question)).map(|q| q.id.clone()) else { return };
        if d.open.as_ref().is_some_and(|o| o.rating(&q).is_none()) {
            d.say(NoticeKind::Attention, t::nothing_to_clear(d.lang));
            return;
        }
        let stage = d.open.as_ref().map_or(Stage::Interview, |o| o.stage);
        if d.change(Change::Rating(q, stage, None)) {
            self.reset_highlight(d);
            let n = d.open.as_ref().and_then(|o| o.placed(self.question)).map(|p| p.number()).unwrap_or_default();
            d.done_openly(t::cleared(d.lang, &n));
        }
    }

    fn not_applicable(&mut self, d: &mut Data) -> Step {
        let Some(o) = &d.open else { return Step::Stay };
        let Some(q) = o.question(self.question) else { return Step::Stay };
        if o.rating(&q.id) == Some(Rating::Na) {
            self.clear(d);
            return Step::Stay;
        }
        if q.na == NaPolicy::Forbidden || o.read_only.is_some() {
            // Refused with its reason by the one place that changes.
            self.rate(Rating::Na, d);
            return Step::Stay;
        }
        Step::Overlay(Overlay::Ask { ask: Ask::NotApplicable(q.id.clone()), choice: 1 })
    }

    fn evidence(&mut self, c: Command, d: &mut Data) -> Step {
        let Some(o) = &d.open else { return Step::Stay };
        let i = o.instrument.clone();
        let Some(Placed { question: q, .. }) = i.questions().nth(self.question) else { return Step::Stay };
        let last = evidence::rows(o, q).len();
        match c {
            Command::Up => self.evidence_row = self.evidence_row.saturating_sub(1),
            Command::Down => self.evidence_row = (self.evidence_row + 1).min(last),
            Command::First => self.evidence_row = 0,
            Command::Last => self.evidence_row = last,
            Command::Accept => self.go(1, d),
            Command::Mark(n) => {
                let row = usize::from(n) - 1;
                if row < last {
                    self.evidence_row = row;
                    evidence::tick(q, row, d);
                } else {
                    d.say(NoticeKind::Attention, t::no_such_evidence(d.lang, n));
                }
            }
            Command::Toggle | Command::Details if self.evidence_row >= last => {
                self.details = evidence::further(q, d);
            }
            Command::Toggle => evidence::cycle(q, self.evidence_row, d),
            Command::Promised => evidence::mark(q, self.evidence_row, evidence::State::Promised, d),
            Command::Absent => evidence::mark(q, self.evidence_row, evidence::State::Absent, d),
            Command::Clear => evidence::clear(q, self.evidence_row, d),
            Command::Details => self.details = evidence::details(q, self.evidence_row, d),
            Command::Support => evidence::next_support(q, d),
            _ => return Step::NotMine,
        }
        Step::Stay
    }
}
