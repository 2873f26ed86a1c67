//! How two question banks differ: named where a session cannot stand beside the
//! others because it was made with another one (`domain.md`, rule 12).

use crate::base::id::{Id, QuestionId};
use crate::domain::instrument::{Aspect, Instrument, Question};

/// The difference of one instrument from another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstrumentDiff {
    /// Another instrument altogether: its id.
    pub id: Option<Id>,
    /// Another revision: its number.
    pub revision: Option<u32>,
    /// Questions only it has.
    pub added: Vec<QuestionId>,
    /// Questions it does not have.
    pub removed: Vec<QuestionId>,
    /// Questions that read, weigh or score otherwise.
    pub changed: Vec<QuestionId>,
    /// Aspects that weigh otherwise.
    pub weights: Vec<Id>,
}

/// How `other` differs from `base`. Everything empty means that only wording
/// around the questions differs.
#[must_use]
pub fn diff(base: &Instrument, other: &Instrument) -> InstrumentDiff {
    let ids = |i: &Instrument| i.questions().map(|p| p.question.id.clone()).collect::<Vec<_>>();
    let changed = |q: &&Question| base.find(&q.id).is_some_and(|p| p.question != *q);
    let weighs = |a: &&Aspect| base.aspects.iter().any(|b| b.id == a.id && b.weight != a.weight);
    InstrumentDiff {
        id: (base.id != other.id).then(|| other.id.clone()),
        revision: (base.revision != other.revision).then_some(other.revision),
        added: ids(other).into_iter().filter(|q| base.find(q).is_none()).collect(),
        removed: ids(base).into_iter().filter(|q| other.find(q).is_none()).collect(),
        changed: other.questions().map(|p| p.question).filter(changed).map(|q| q.id.clone()).collect(),
        weights: other.aspects.iter().filter(weighs).map(|a| a.id.clone()).collect(),
    }
}
