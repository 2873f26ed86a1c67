//! A small form of single lines over whatever screen is shown: a follow-up, a
//! quote, a member of the delegation. What is typed is in the session a second
//! after its first key, as one entry a visit; Enter and Esc both keep it.

use crate::app::command::Command;
use crate::app::edit::{Edit, Edited};
use crate::app::model::{Data, OpenSession};
use crate::base::id::{Id, QuestionId};
use crate::domain::change::{Change, ChangeError, UndoStacks, apply, reapply};
use crate::domain::lang::Lang;
use crate::domain::session::{Assessor, Conflict, ContextValue, Delegate, FollowUp, Mandate, Quote, Session};
use crate::i18n::texts::entries as t;

/// What is being filled in, as it was when the form opened.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A follow-up.
    FollowUp(Box<FollowUp>),
    /// A quote: its place among the quotes of the question; the last place adds.
    Quote {
        /// The question.
        question: QuestionId,
        /// Its quotes.
        before: Vec<Quote>,
        /// Which of them.
        at: usize,
        /// The quote.
        quote: Quote,
    },
    /// A member of the delegation.
    Delegate {
        /// The delegation.
        before: Vec<Delegate>,
        /// The member.
        member: Box<Delegate>,
    },
    /// The letter of assignment.
    Mandate,
    /// The statement on a conflict of interest.
    Conflict(Conflict),
    /// A fact about the region.
    Context(Id),
    /// Another person records.
    Assessor(Box<Assessor>),
}

/// The form.
#[derive(Clone, Debug)]
pub struct Form {
    /// What is being filled in.
    pub subject: Subject,
    /// Its lines.
    pub fields: Vec<Edit>,
    /// Which line is focused.
    pub focus: usize,
    /// Since when typed keys are not in the session, in milliseconds.
    pub since: Option<u64>,
    /// Number of the entry this visit made in the history.
    visit: Option<u64>,
}

impl Form {
    fn new(subject: Subject, lines: &[&str]) -> Self {
        Self { subject, fields: lines.iter().map(|s| Edit::line(s)).collect(), focus: 0, since: None, visit: None }
    }

    /// A follow-up, new or not.
    #[must_use]
    pub fn follow_up(f: &FollowUp) -> Self {
        let lines = [f.item.as_str(), &f.owner, f.due.as_deref().unwrap_or_default()];
        Self::new(Subject::FollowUp(Box::new(f.clone())), &lines)
    }

    /// The quote at this place of a question; `fresh` where there is none yet.
    #[must_use]
    pub fn quote(question: &QuestionId, before: &[Quote], at: usize, fresh: Quote) -> Self {
        let quote = before.get(at).cloned().unwrap_or(fresh);
        let lines = [quote.who.clone(), quote.text.clone()];
        let subject = Subject::Quote { question: question.clone(), before: before.to_vec(), at, quote };
        Self::new(subject, &[&lines[0], &lines[1]])
    }

    /// A member of the delegation, new or not.
    #[must_use]
    pub fn delegate(before: &[Delegate], member: &Delegate) -> Self {
        let lines = [member.name.as_str(), &member.position, member.nip.as_deref().unwrap_or_default()];
        Self::new(Subject::Delegate { before: before.to_vec(), member: Box::new(member.clone()) }, &lines)
    }

    /// The letter of assignment.
    #[must_use]
    pub fn mandate(m: Option<&Mandate>) -> Self {
        Self::new(Subject::Mandate, &m.map_or(["", ""], |m| [&m.number, &m.date]))
    }

    /// The statement on a conflict of interest.
    #[must_use]
    pub fn conflict(c: &Conflict) -> Self {
        Self::new(Subject::Conflict(c.clone()), &[&c.text])
    }

    /// A fact about the region; `shown` is its value as people write it.
    #[must_use]
    pub fn context(id: &Id, shown: &str, v: Option<&ContextValue>) -> Self {
        let (year, source) = v.map_or(("", ""), |v| (v.year.as_str(), v.source.as_str()));
        Self::new(Subject::Context(id.clone()), &[shown, year, source])
    }

    /// Who records.
    #[must_use]
    pub fn assessor(a: &Assessor) -> Self {
        Self::new(Subject::Assessor(Box::new(a.clone())), &[&a.name, &a.institution])
    }

    /// Handles a command; `None` when the person is done, else what it did to the
    /// text of a line.
    pub fn update(&mut self, c: Command, d: (u16, u64, crate::base::time::Timestamp)) -> Option<Edited> {
        let n = self.fields.len();
        match c {
            Command::Back | Command::Accept => return None,
            Command::NextPart | Command::Down => self.focus = (self.focus + 1) % n,
            Command::PrevPart | Command::Up => self.focus = (self.focus + n - 1) % n,
            _ => {
                let (cols, ms, wall) = d;
                let edited = self.fields[self.focus].apply(c, usize::from(cols), &crate::app::time_stamp(wall));
                if edited == Edited::Changed {
                    self.since.get_or_insert(ms);
                }
                return Some(edited);
            }
        }
        Some(Edited::Moved)
    }

    /// Takes pasted text; false where it is too long.
    pub fn paste(&mut self, text: &str, ms: u64) -> bool {
        let fits = self.fields[self.focus].paste(text);
        self.since.get_or_insert(ms);
        fits
    }

    /// Names of the lines.
    #[must_use]
    pub fn labels(&self, l: Lang) -> Vec<&'static str> {
        match &self.subject {
            Subject::FollowUp(_) => vec![t::field_what(l), t::field_who(l), t::field_due(l)],
            Subject::Quote { .. } => vec![t::field_who(l), t::field_text(l)],
            Subject::Delegate { .. } => vec![t::field_name(l), t::field_position(l), t::field_nip(l)],
            Subject::Mandate => vec![t::field_number(l), t::field_date(l)],
            Subject::Conflict(_) => vec![t::field_statement(l)],
            Subject::Context(_) => vec![t::field_value(l), t::field_year(l), t::field_source(l)],
            Subject::Assessor(_) => vec![t::field_name(l), t::field_institution(l)],
        }
    }

    /// Whether line `n` is hidden from onlookers while it is not edited.
    #[must_use]
    pub fn secret(&self, n: usize) -> bool {
        matches!(self.subject, Subject::Delegate { .. }) && n == 2
    }

    fn text(&self, n: usize) -> String {
        self.fields.get(n).map(|e| e.text().trim().to_owned()).unwrap_or_default()
    }

    fn blank(&self) -> bool {
        (0..self.fields.len()).all(|n| self.text(n).is_empty())
    }

    /// The change that brings what is typed into the session; `None` where it
    /// cannot be kept as it stands, such as nobody as assessor.
    #[must_use]
    pub fn change(&self, o: &OpenSession) -> Option<Change> {
        let text = |n| self.text(n);
        let some = |s: String| (!s.is_empty()).then_some(s);
        let kept = !self.blank();
        Some(match &self.subject {
            Subject::FollowUp(f) => {
                let to = FollowUp { item: text(0), owner: text(1), due: some(text(2)), ..(**f).clone() };
                Change::FollowUp(f.id.clone(), kept.then_some(to))
            }
            Subject::Quote { question, before, at, quote } => {
                let mut all = before.clone();
                // The speaker alone, filled in by the program, is no quote.
                let kept = !text(1).is_empty() || !text(0).is_empty() && text(0) != quote.who;
                let to = kept.then(|| Quote { who: text(0), text: text(1), at: quote.at });
                let place = *at..(*at + 1).min(all.len()).max(*at);
                all.splice(place, to);
                Change::Quotes(question.clone(), all)
            }
            Subject::Delegate { before, member } => {
                let mut all = before.clone();
                let at = all.iter().position(|m| m.id == member.id).unwrap_or(all.len());
                let to = kept.then(|| Delegate {
                    name: text(0),
                    position: text(1),
                    nip: some(text(2)),
                    ..(**member).clone()
                });
                let place = at..(at + 1).min(all.len()).max(at);
                all.splice(place, to);
                Change::Delegation(all)
            }
            Subject::Mandate => Change::Mandate(kept.then(|| Mandate { number: text(0), date: text(1) })),
            Subject::Conflict(c) => Change::Conflict(Some(Conflict { text: text(0), ..c.clone() })),
            Subject::Context(id) => {
                let item = o.instrument.context.iter().find(|c| c.id == *id);
                let value = item.map_or_else(|| text(0), |c| crate::app::facts::stored(&o.instrument, c, &text(0)));
                let to = ContextValue { value, year: text(1), source: text(2) };
                Change::Context(id.clone(), kept.then_some(to))
            }
            Subject::Assessor(a) => {
                let name = some(text(0))?;
                // One name, one id: the same person in another session is known by it.
                let id = if name == a.name { a.id.clone() } else { crate::base::text::fold(&name).replace(' ', "-") };
                Change::Assessor(Assessor { id, name, institution: text(1), role: a.role })
            }
        })
    }
}

/// Whether `c` would leave the session as it is.
fn already(s: &Session, c: &Change) -> bool {
    match c {
        Change::FollowUp(id, to) => s.follow_ups.iter().find(|f| f.id == *id) == to.as_ref(),
        Change::Quotes(q, to) => s.answers.get(q).map_or(&[][..], |a| a.quotes.as_slice()) == to.as_slice(),
        Change::Delegation(to) => s.delegation == *to,
        Change::Mandate(to) => s.mandate == *to,
        Change::Conflict(to) => s.conflict == *to,
        Change::Context(id, to) => s.context.get(id) == to.as_ref(),
        Change::Assessor(to) => s.assessor == *to,
        _ => false,
    }
}

/// Puts what is typed in the open form into the session.
pub(super) fn commit(d: &mut Data) {
    let stamp = d.stamp();
    let Some(o) = d.open.as_mut() else { return };
    let Some(mut form) = o.form.take() else { return };
    if form.since.take().is_some()
        && let Some(c) = form.change(o).filter(|c| !already(&o.session, c))
    {
        let made = match form.visit {
            Some(seq) => reapply(&mut o.session, &c, seq, &stamp),
            None => Err(ChangeError::TextMoved),
        };
        let made = match made {
            Ok(Some(inverse)) => {
                o.stacks.undo.pop();
                o.stacks.undo.push(inverse);
                Ok(())
            }
            // The visit has left no trace: what could be made again before it still can.
            Ok(None) => {
                form.visit = None;
                o.stacks = UndoStacks::rebuild(&o.session.history);
                Ok(())
            }
            Err(ChangeError::TextMoved) => {
                c.validate(&o.instrument).and_then(|()| apply(&mut o.session, c, &stamp)).map(|inverse| {
                    o.stacks.undo.push(inverse);
                    o.stacks.redo.clear();
                    form.visit = o.session.history.last().map(|e| e.seq);
                })
            }
            Err(e) => Err(e),
        };
        o.form = Some(form);
        match made {
            Ok(()) => d.save(),
            Err(e) => d.refuse(&e),
        }
        return;
    }
    o.form = Some(form);
}

impl Data {
    /// Opens a form, where the session may be changed; else says why not.
    pub fn fill_in(&mut self, form: Form) {
        self.flush();
        let Some(o) = self.open.as_mut() else { return };
        if let Some(why) = o.read_only {
            let text = crate::app::words::read_only(self.lang, why);
            self.say(crate::app::model::NoticeKind::Attention, text);
            return;
        }
        o.writing = None;
        o.form = Some(form);
    }

    /// True while a form is open.
    #[must_use]
    pub fn filling(&self) -> bool {
        self.open.as_ref().is_some_and(|o| o.form.is_some())
    }

    /// Handles a command in the open form.
    pub(super) fn type_form(&mut self, c: Command) {
        let at = (self.size.0, self.now.ms, self.now.wall);
        let Some(form) = self.open.as_mut().and_then(|o| o.form.as_mut()) else { return };
        match form.update(c, at) {
            Some(edited) => {
                self.edited(edited);
            }
            None => self.close_form(),
        }
    }

    /// Puts what is typed into the session and closes the form.
    pub fn close_form(&mut self) {
        commit(self);
        let Some(form) = self.open.as_mut().and_then(|o| o.form.take()) else { return };
        crate::app::facts::closed(&form, self);
    }
}
