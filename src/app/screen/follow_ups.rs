//! The follow-ups of the session: promised documents and actions in one list
//! (screen 2.11).

use crate::app::command::Command;
use crate::app::layout::page_rows;
use crate::app::model::{Data, NoticeKind, OpenSession};
use crate::app::screen::entries::{add_follow_up, edit_follow_up, remove_follow_up};
use crate::app::screen::interview::Interview;
use crate::app::screen::{Screen, Step};
use crate::base::id::{Id, QuestionId};
use crate::domain::change::Change;
use crate::domain::promise::next_id;
use crate::domain::session::{FollowUp, FollowUpKind};
use crate::i18n::texts::entries as t;
use crate::report::words;

/// The list.
#[derive(Clone, Debug, Default)]
pub struct FollowUpList {
    /// Highlighted row among [`rows`]; the row behind the last adds one.
    pub row: usize,
}

/// The follow-ups in the order of the questions, those of none last.
#[must_use]
pub fn rows(o: &OpenSession) -> Vec<&FollowUp> {
    let at = |f: &FollowUp| {
        let q = f.question.as_ref()?;
        o.instrument.questions().position(|p| p.question.id == *q)
    };
    let mut out: Vec<&FollowUp> = o.session.follow_ups.iter().collect();
    out.sort_by_key(|f| at(f).unwrap_or(usize::MAX));
    out
}

/// A follow-up that nobody has written anything into.
#[must_use]
pub fn fresh(q: Option<&QuestionId>, kind: FollowUpKind, d: &Data) -> Option<FollowUp> {
    Some(FollowUp {
        id: next_id(&d.open.as_ref()?.session)?,
        kind,
        question: q.cloned(),
        item: String::new(),
        evidence: None,
        owner: String::new(),
        due: None,
        would_allow: None,
        at: d.now.wall,
    })
}

/// A document becomes an action, and an action a document.
pub fn switch_kind(f: Option<FollowUp>, d: &mut Data) {
    let Some(f) = f else { return };
    let kind = match f.kind {
        FollowUpKind::Document => FollowUpKind::Action,
        FollowUpKind::Action => FollowUpKind::Document,
    };
    if d.change(Change::FollowUp(f.id.clone(), Some(FollowUp { kind, ..f }))) {
        d.done(t::kind_is(d.lang, words::follow_up_kind(d.lang, kind)));
    }
}

impl FollowUpList {
    /// The list with the first follow-up of a question highlighted.
    #[must_use]
    pub fn at(q: Option<&QuestionId>, d: &Data) -> Self {
        let row = |o: &OpenSession| rows(o).iter().position(|f| q.is_some() && f.question.as_ref() == q);
        Self { row: d.open.as_ref().and_then(row).unwrap_or(0) }
    }

    /// The list with the first follow-up without an owner highlighted, of this
    /// question if it is of one.
    #[must_use]
    pub fn without_owner(q: Option<&Id>, d: &Data) -> Self {
        let open = |f: &FollowUp| f.owner.trim().is_empty() && f.question.as_ref() == q;
        Self { row: d.open.as_ref().and_then(|o| rows(o).into_iter().position(open)).unwrap_or(0) }
    }

    /// Handles a command.
    pub fn update(&mut self, c: Command, d: &mut Data) -> Step {
        let Some(o) = &d.open else { return Step::Pop };
        let all = rows(o);
        let last = all.len();
        let page = page_rows(d.size.1);
        let row = self.row.min(last);
        let here = all.get(row).map(|f| (*f).clone());
        self.row = match c {
            Command::Up => row.saturating_sub(1),
            Command::Down => (row + 1).min(last),
            Command::PageUp => row.saturating_sub(page),
            Command::PageDown => (row + page).min(last),
            Command::First => 0,
            Command::Last => last,
            _ => row,
        };
        match c {
            Command::Back => return Step::Pop,
            Command::Add => self.add(d),
            Command::Accept | Command::Toggle | Command::Edit if here.is_none() => self.add(d),
            Command::Accept => {
                let question = here.as_ref().and_then(|f| f.question.as_ref());
                let n = question.and_then(|q| o.instrument.questions().position(|p| p.question.id == *q));
                match n {
                    Some(n) => return Step::Push(Screen::Interview(Box::new(Interview::at(n, d)))),
                    None => edit_follow_up(here, d),
                }
            }
            Command::Edit => edit_follow_up(here, d),
            Command::Toggle => switch_kind(here, d),
            Command::Remove if here.is_none() => d.say(NoticeKind::Attention, t::nothing_to_remove(d.lang)),
            Command::Remove => remove_follow_up(here, d),
            Command::Up | Command::Down | Command::PageUp | Command::PageDown | Command::First | Command::Last => {}
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    /// A new one comes last: there the highlight waits for it.
    fn add(&mut self, d: &mut Data) {
        self.row = d.open.as_ref().map_or(0, |o| o.session.follow_ups.len());
        add_follow_up(None, d);
    }
}
