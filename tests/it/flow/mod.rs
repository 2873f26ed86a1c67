//! Key strings in, effects out: what a person does at the table, and what must
//! never happen to them.

mod data;
mod entries;
mod files;
mod final_;
mod first;
mod guest;
mod keeping;
mod keys;
mod last_year;
mod levels;
mod notes;
mod pace;
mod saving;
mod search;
mod stages;
mod start;
mod trouble;

use crate::support::small::id;
use crate::support::world::World;
use asesor::domain::session::Rating;

/// The rating of a question.
pub fn level(w: &World, q: &str) -> Option<Rating> {
    w.session().rating(&id(q))
}

/// The note of a question.
pub fn note(w: &World, q: &str) -> String {
    w.answer_to(q).note
}
