//! Evidence in a cell: `1=seen:188/2018` by number or id of the item, or free
//! words, which are evidence that was named.

use crate::base::id::Id;
use crate::domain::instrument::Question;
use crate::domain::session::{Evidence, EvidenceState};

/// The evidence a piece of a cell means, given what is recorded already. Details
/// that the table does not speak of stay.
pub fn piece(q: &Question, have: &[Evidence], text: &str) -> Evidence {
    let (name, state, number) = parts(text);
    let item = name.parse::<usize>().ok().and_then(|n| q.evidence.get(n.checked_sub(1)?));
    let item = item.or_else(|| q.evidence.iter().find(|e| e.id.as_str().eq_ignore_ascii_case(name)));
    let fresh = match item {
        Some(i) => Evidence::of_item(&i.id, state),
        None => Evidence::further(free_id(have), name.to_owned(), state),
    };
    let known = have.iter().find(|e| match item {
        Some(i) => e.item.as_ref() == Some(&i.id),
        None => e.item.is_none() && e.label == name,
    });
    let mut out = known.cloned().unwrap_or(fresh);
    out.state = state;
    if !number.is_empty() {
        number.clone_into(&mut out.number);
    }
    out
}

fn parts(text: &str) -> (&str, EvidenceState, &str) {
    let plain = (text, EvidenceState::Claimed, "");
    let Some((name, rest)) = text.split_once('=') else { return plain };
    let (word, number) = rest.split_once(':').unwrap_or((rest, ""));
    let state = match word.trim().to_ascii_lowercase().as_str() {
        "seen" => EvidenceState::Seen,
        "claimed" => EvidenceState::Claimed,
        "promised" => EvidenceState::Promised,
        "absent" => EvidenceState::Absent,
        _ => return plain,
    };
    (name.trim(), state, number.trim())
}

/// `x1`, `x2` …: the first that is free.
fn free_id(have: &[Evidence]) -> Id {
    // One more than there are: at least one of them is free.
    let names = (1..=have.len() + 1).map(|n| format!("x{n}"));
    let free = names.filter_map(|n| Id::parse(&n)).find(|id| have.iter().all(|e| e.id != *id));
    free.expect("x and a number is an id, and there are more of them than pieces of evidence")
}
