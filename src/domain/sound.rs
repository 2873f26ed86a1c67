//! What no record of ours says, whoever wrote it: the same id twice, and numbers
//! nobody counts up to. A file that says it is damaged, however well it is sealed.

use crate::base::id::Id;
use crate::domain::claim::Claim;
use crate::domain::event::Event;
use crate::domain::panel_record::PanelRecord;
use crate::domain::session::Session;
use std::collections::BTreeSet;
use std::fmt::Display;

/// Most changes, and most seconds: what JSON carries exactly everywhere, and adding
/// up any number of them that fits a file stays in 64 bits.
const MOST: u64 = 1 << 40;
/// Minutes of a day.
const DAY: u32 = 24 * 60;
/// Most regions, copies, reopenings.
const MANY: u32 = 100_000;

/// A record that can be looked through.
pub trait Sound {
    /// Where it says what it cannot mean; `None` for a sound one.
    fn unsound(&self) -> Option<String>;
}

fn twice<T: Ord + Display>(place: &str, ids: impl IntoIterator<Item = T>) -> Option<String> {
    let mut seen = BTreeSet::new();
    let mut again = None;
    for id in ids {
        if seen.contains(&id) {
            again = again.or_else(|| Some(format!("{place}: {id} twice")));
        }
        seen.insert(id);
    }
    again
}

fn beyond<N: PartialOrd + Display + Copy>(place: &str, n: N, most: N) -> Option<String> {
    (n > most).then(|| format!("{place}: {n}"))
}

impl Sound for Session {
    fn unsound(&self) -> Option<String> {
        let counts = [Some(self.generation), self.supersedes.as_ref().map(|s| s.generation)];
        let counts = counts.into_iter().chain([self.finalised.as_ref().map(|f| f.generation)]).flatten();
        let seconds = self.answers.values().map(|a| a.seconds).chain(self.timing.aspects.values().copied());
        twice("delegation", self.delegation.iter().map(|d| &d.id))
            .or_else(|| twice("follow_ups", self.follow_ups.iter().map(|f| &f.id)))
            .or_else(|| {
                let evidence = |(q, a): (&Id, &crate::domain::session::Answer)| {
                    twice(&format!("answers.{q}.evidence"), a.evidence.iter().map(|e| &e.id))
                };
                self.answers.iter().find_map(evidence)
            })
            .or_else(|| twice("history", self.history.iter().map(|e| e.seq)))
            .or_else(|| counts.into_iter().find_map(|n| beyond("generation", n, MOST)))
            .or_else(|| self.history.iter().find_map(|e| beyond("history", e.seq, MOST)))
            .or_else(|| seconds.into_iter().find_map(|n| beyond("seconds", n, MOST)))
            .or_else(|| beyond("revision", self.revision, MANY))
            .or_else(|| beyond("timing.slot_minutes", self.timing.slot_minutes, DAY))
    }
}

impl Sound for Event {
    fn unsound(&self) -> Option<String> {
        twice("teams", self.teams.iter().map(|t| &t.id))
            .or_else(|| twice("roster", self.roster.iter().map(|r| &r.code).filter(|c| !c.is_empty())))
            .or_else(|| beyond("slot_minutes", self.slot_minutes, DAY))
            .or_else(|| beyond("select", self.select, MANY))
            .or_else(|| beyond("minutes.copies", self.minutes.copies, MANY))
    }
}

impl Sound for Claim {
    fn unsound(&self) -> Option<String> {
        None
    }
}

impl Sound for PanelRecord {
    fn unsound(&self) -> Option<String> {
        twice("members", self.members.iter().map(|m| m.session))
            .or_else(|| twice("history", self.history.iter().map(|e| e.seq)))
            .or_else(|| self.members.iter().find_map(|m| beyond("members", m.generation, MOST)))
            .or_else(|| self.history.iter().find_map(|e| beyond("history", e.seq, MOST)))
    }
}
