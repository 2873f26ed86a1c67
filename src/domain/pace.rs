//! Time at the table: pauses, what is left of the slot, and when the interview
//! would end if it went on as it went so far. Times are outside the history
//! (`domain.md`, rule 10), so a pause is no change that could be taken back.

use crate::base::time::Timestamp;
use crate::domain::session::{Pause, Session};

/// Fewest answers, and minutes, from which an end is projected: before that the
/// figure jumps about and helps nobody.
const FEWEST: u64 = 3;

/// True while the session is paused.
#[must_use]
pub fn paused(s: &Session) -> bool {
    s.timing.pauses.last().is_some_and(|p| p.to.is_none())
}

/// Begins a pause; nothing where one lasts already.
pub fn pause(s: &mut Session, at: Timestamp) {
    if !paused(s) {
        s.timing.pauses.push(Pause { from: at, to: None });
        s.generation += 1;
    }
}

/// Ends the pause that lasts; nothing where there is none.
pub fn resume(s: &mut Session, at: Timestamp) {
    if let Some(p) = s.timing.pauses.last_mut().filter(|p| p.to.is_none()) {
        p.to = Some(at);
        s.generation += 1;
    }
}

/// How the interview stands against its slot. Minutes are whole ones, as a person
/// reads them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    /// Minutes of the slot; 0 when it has none.
    pub slot: u64,
    /// Minutes used.
    pub used: u64,
    /// Questions without an answer.
    pub open: u64,
    /// Questions answered.
    pub answered: u64,
}

impl Pace {
    /// Minutes left; 0 once the slot is over.
    #[must_use]
    pub fn left(&self) -> u64 {
        self.slot.saturating_sub(self.used)
    }

    /// Minutes beyond the slot.
    #[must_use]
    pub fn over(&self) -> u64 {
        self.used.saturating_sub(self.slot)
    }

    /// Tenths of a minute left for each open question, rounded down; `None` when
    /// nothing is open or no time is left.
    #[must_use]
    pub fn tenths_each(&self) -> Option<u64> {
        (self.left() * 10).checked_div(self.open).filter(|n| *n > 0)
    }

    /// Minutes still needed when each open question takes as long as the answered
    /// ones did, rounded up; `None` while there is too little to go by.
    #[must_use]
    pub fn needed(&self) -> Option<u64> {
        let known = self.answered >= FEWEST && self.used >= FEWEST;
        known.then(|| (self.used * self.open).div_ceil(self.answered))
    }

    /// By how many minutes the interview would miss the end of its slot.
    #[must_use]
    pub fn late(&self) -> Option<u64> {
        let end = self.used + self.needed()?;
        (self.slot > 0 && end > self.slot).then(|| end - self.slot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_projected_from_the_pace_so_far() {
        let p = Pace { slot: 60, used: 23, open: 28, answered: 28 };
        assert_eq!((p.left(), p.tenths_each(), p.needed(), p.late()), (37, Some(13), Some(23), None));
        let slow = Pace { slot: 60, used: 30, open: 42, answered: 14 };
        assert_eq!((slow.needed(), slow.late()), (Some(90), Some(60)));
        let over = Pace { slot: 60, used: 70, open: 2, answered: 54 };
        assert_eq!((over.left(), over.over(), over.tenths_each(), over.late()), (0, 10, None, Some(13)));
    }

    #[test]
    fn nothing_is_projected_from_the_first_minutes_or_without_a_slot() {
        assert_eq!(Pace { slot: 60, used: 20, open: 54, answered: 2 }.late(), None);
        assert_eq!(Pace { slot: 60, used: 2, open: 40, answered: 16 }.late(), None);
        assert_eq!(Pace { slot: 0, used: 90, open: 40, answered: 16 }.late(), None);
        assert_eq!(Pace { slot: 60, used: 20, open: 0, answered: 56 }.needed(), Some(0));
    }
}
