//! The list of questions: a search box and a list that live together.

use crate::app::command::Command;
use crate::app::edit::Edit;
use crate::app::layout::page_rows;
use crate::app::model::{Data, OpenSession};
use crate::base::text::fold;
use crate::domain::instrument::{Placed, QuestionKind};
use crate::domain::must_ask::must_ask;
use crate::domain::open_items::{above_statement, lacks_reason};
use crate::domain::session::{EvidenceState, Flag, Rating};

/// Which questions are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Every question.
    All,
    /// Not asked.
    NotAsked,
    /// Unverified.
    Unverified,
    /// Rated, but not one piece of evidence seen, or above what a statement
    /// carries.
    ThinEvidence,
    /// A reason is asked for and missing.
    NoReason,
    /// With a follow-up.
    FollowUp,
    /// Marked.
    Marked(Flag),
    /// What must be asked before the end, the most pressing first.
    MustAsk,
}

impl Filter {
    /// Every filter, in order.
    pub const ALL: [Self; 10] = [
        Self::All,
        Self::NotAsked,
        Self::Unverified,
        Self::ThinEvidence,
        Self::NoReason,
        Self::FollowUp,
        Self::Marked(Flag::AskFirst),
        Self::Marked(Flag::Parked),
        Self::Marked(Flag::Disputed),
        Self::MustAsk,
    ];

    /// The filters there are; for guests those that tell nothing of the assessor's
    /// mind.
    #[must_use]
    pub fn offered(guest: bool) -> &'static [Self] {
        if guest { &Self::ALL[..2] } else { &Self::ALL }
    }
}

/// The list.
#[derive(Clone, Debug)]
pub struct Jump {
    /// The search box.
    pub query: Edit,
    /// Which filter.
    pub filter: Filter,
    /// Highlighted row among [`Jump::matches`].
    pub row: usize,
}

impl Jump {
    /// The list with the question at hand highlighted.
    #[must_use]
    pub fn at(question: usize) -> Self {
        Self { query: Edit::line(""), filter: Filter::All, row: question }
    }

    /// What must be asked before the end.
    #[must_use]
    pub fn must_ask() -> Self {
        Self { query: Edit::line(""), filter: Filter::MustAsk, row: 0 }
    }

    /// Numbers of the questions that match, in order.
    #[must_use]
    pub fn matches(&self, o: &OpenSession, lang: crate::domain::lang::Lang) -> Vec<usize> {
        let typed = self.query.text();
        let typed = typed.trim();
        let words = fold(typed);
        let fits = |p: &Placed<'_>| {
            if typed.is_empty() {
                return true;
            }
            if typed.starts_with(|c: char| c.is_ascii_digit()) {
                return p.number().starts_with(typed);
            }
            let q = p.question;
            let i = &o.instrument;
            let hay = fold(&format!("{} {} {}", q.id, i.text(&q.title, lang), i.text(&q.text, lang)));
            words.split(' ').all(|w| hay.contains(w))
        };
        if self.filter == Filter::MustAsk {
            let all = must_ask(&o.instrument, &o.session).into_iter().map(|(n, _)| n);
            return all.filter(|n| o.placed(*n).is_some_and(|p| fits(&p))).collect();
        }
        let all = o.instrument.questions().enumerate();
        all.filter(|(_, p)| passes(o, p, self.filter) && fits(p)).map(|(n, _)| n).collect()
    }

    /// How many questions a filter shows.
    #[must_use]
    pub fn count(o: &OpenSession, f: Filter) -> usize {
        if f == Filter::MustAsk {
            return must_ask(&o.instrument, &o.session).len();
        }
        o.instrument.questions().filter(|p| passes(o, p, f)).count()
    }

    /// Handles a command. `Some(Some(n))` opens question `n`, `Some(None)` closes.
    pub fn update(&mut self, c: Command, d: &mut Data) -> Option<Option<usize>> {
        let lang = d.lang;
        let Some(o) = &d.open else { return Some(None) };
        let matches = self.matches(o, lang);
        let last = matches.len().saturating_sub(1);
        let page = page_rows(d.size.1);
        match c {
            Command::Back => return Some(None),
            Command::Accept => return matches.get(self.row).map(|n| Some(*n)),
            Command::Up => self.row = self.row.saturating_sub(1),
            Command::Down => self.row = (self.row + 1).min(last),
            Command::PageUp => self.row = self.row.saturating_sub(page),
            Command::PageDown => self.row = (self.row + page).min(last),
            Command::First => self.row = 0,
            Command::Last => self.row = last,
            Command::NextPart | Command::PrevPart => {
                let all = Filter::offered(d.guest);
                let at = all.iter().position(|f| *f == self.filter).unwrap_or(0);
                let by = if c == Command::NextPart { 1 } else { all.len() - 1 };
                self.filter = all[(at + by) % all.len()];
                self.row = 0;
            }
            _ => {
                let edited = self.query.apply(c, usize::from(d.size.0), "");
                if d.edited(edited) {
                    self.row = 0;
                }
            }
        }
        None
    }
}

fn passes(o: &OpenSession, p: &Placed<'_>, f: Filter) -> bool {
    let (i, s, q) = (&o.instrument, &o.session, p.question);
    match f {
        Filter::All | Filter::MustAsk => true,
        Filter::NotAsked => q.kind != QuestionKind::Note && s.applies(q) && !o.answered(q),
        Filter::Unverified => o.rating(&q.id) == Some(Rating::Unverified),
        Filter::ThinEvidence => {
            let rated = matches!(s.rating(&q.id), Some(Rating::Level(l)) if l > 0);
            let seen = s.answers.get(&q.id).is_some_and(|a| a.evidence.iter().any(|e| e.state == EvidenceState::Seen));
            rated && !seen || above_statement(i, s, &q.id)
        }
        Filter::NoReason => lacks_reason(s, &q.id),
        Filter::FollowUp => s.follow_ups_of(&q.id).next().is_some(),
        Filter::Marked(f) => s.flagged(&q.id, f),
    }
}
