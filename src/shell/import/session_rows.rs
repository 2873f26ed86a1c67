//! The rows of one assessor for one region as changes to their session.

use super::evidence;
use crate::base::id::QuestionId;
use crate::domain::change::{Change, Splice, TextField};
use crate::domain::import::{Refused, RowProblem};
use crate::domain::instrument::{Instrument, Placed};
use crate::domain::session::{Evidence, Rating, Session, Stage};
use crate::intake::answer_table::{AnswerRow, TableStage};
use std::collections::BTreeMap;

/// What the rows say together. Two rows of one question (desk and interview) share
/// its note and evidence, so these are put together before they are compared:
/// else each import would go back and forth between them.
#[derive(Debug, Default)]
pub struct Wanted {
    ratings: BTreeMap<(QuestionId, Stage), Rating>,
    reasons: BTreeMap<(QuestionId, Stage), String>,
    notes: BTreeMap<QuestionId, String>,
    evidence: BTreeMap<QuestionId, Vec<String>>,
    /// The rows that came in, with what they are about.
    pub rows: Vec<(AnswerRow, QuestionId, Stage)>,
}

/// The stage of a row that is no claim.
fn stage(t: TableStage) -> Stage {
    if t == TableStage::Desk { Stage::Desk } else { Stage::Interview }
}

/// The question a cell names: by id in any case, or by number where no aspect has
/// ten questions (a spreadsheet makes 1.1 of 1.10).
pub fn question<'a>(i: &'a Instrument, cell: &str) -> Option<Placed<'a>> {
    let by_id = i.questions().find(|p| p.question.id.as_str().eq_ignore_ascii_case(cell));
    let numbers_are_safe = i.aspects.iter().all(|a| a.questions.len() < 10);
    by_id.or_else(|| if numbers_are_safe { i.find_spoken(cell) } else { None })
}

impl Wanted {
    /// Takes in a row.
    ///
    /// # Errors
    /// No such question; the instrument refuses the rating; it stands above.
    pub fn add(&mut self, i: &Instrument, row: AnswerRow) -> Result<(), Refused> {
        let line = row.line;
        let refuse = |column: &str, why| Refused { line, column: Some(column.to_owned()), why };
        let no_question = || {
            let id = QuestionId::parse(&row.question);
            let why = id.map_or_else(
                || RowProblem::NotAnId(row.question.clone()),
                |q| RowProblem::Answer(crate::domain::change::ChangeError::NoQuestion(q)),
            );
            refuse("question", why)
        };
        let id = question(i, &row.question).ok_or_else(no_question)?.question.id.clone();
        let stage = stage(row.stage);
        if let Some((above, ..)) = self.rows.iter().find(|(_, q, s)| *q == id && *s == stage) {
            return Err(refuse("question", RowProblem::Repeated(above.line)));
        }
        if let Some(r) = row.rating {
            let change = Change::Rating(id.clone(), stage, Some(r));
            change.validate(i).map_err(|e| refuse("level", RowProblem::Answer(e)))?;
            self.ratings.insert((id.clone(), stage), r);
        }
        if !row.reason.is_empty() {
            self.reasons.insert((id.clone(), stage), row.reason.clone());
        }
        // An explanation is a word of the region's; here nobody else has a place
        // for it, and dropping it would lose it.
        for text in [&row.note, &row.explanation].into_iter().filter(|t| !t.is_empty()) {
            let note = self.notes.entry(id.clone()).or_default();
            if !note.lines().any(|l| l == text) && note != text {
                *note = if note.is_empty() { text.clone() } else { format!("{note}\n{text}") };
            }
        }
        if !row.evidence.is_empty() {
            self.evidence.entry(id.clone()).or_default().extend(row.evidence.iter().cloned());
        }
        self.rows.push((row, id, stage));
        Ok(())
    }

    /// The changes that make `s` say what the rows say.
    #[must_use]
    pub fn changes(&self, i: &Instrument, s: &Session) -> Vec<Change> {
        let answer = |q: &QuestionId| s.answers.get(q);
        let mut out = Vec::new();
        for ((q, stage), r) in &self.ratings {
            if answer(q).and_then(|a| a.stage(*stage)).and_then(|r| r.rating) != Some(*r) {
                out.push(Change::Rating(q.clone(), *stage, Some(*r)));
            }
        }
        let mut text = |field: TextField, new: &str| {
            let splice = Splice::between(field.get(s), new);
            if !splice.is_empty() {
                out.push(Change::Text(field, splice));
            }
        };
        for ((q, stage), new) in &self.reasons {
            text(TextField::Reason(q.clone(), *stage), new);
        }
        for (q, new) in &self.notes {
            text(TextField::Note(q.clone()), new);
        }
        for (q, pieces) in &self.evidence {
            let Some(p) = i.find(q) else { continue };
            let before = answer(q).map(|a| a.evidence.clone()).unwrap_or_default();
            for e in settle(p, &before, pieces) {
                if !before.contains(&e) {
                    out.push(Change::Evidence(q.clone(), e.id.clone(), Some(e)));
                }
            }
        }
        out
    }
}

/// The pieces of one question one after the other; of two about the same evidence
/// the later holds.
fn settle(p: Placed<'_>, before: &[Evidence], pieces: &[String]) -> Vec<Evidence> {
    let mut all = before.to_vec();
    let mut touched: Vec<Evidence> = Vec::new();
    for text in pieces {
        let e = evidence::piece(p.question, &all, text);
        all.retain(|x| x.id != e.id);
        touched.retain(|x| x.id != e.id);
        all.push(e.clone());
        touched.push(e);
    }
    touched
}

/// Whether a change comes from a row about this question and stage.
#[must_use]
pub fn is_about(c: &Change, q: &QuestionId, s: Stage) -> bool {
    c.question() == Some(q)
        && match c {
            Change::Rating(_, stage, _) | Change::Text(TextField::Reason(_, stage), _) => *stage == s,
            _ => true,
        }
}
