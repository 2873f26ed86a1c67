//! Questions about files: which version, where to save. What is safe comes first,
//! because a small window cuts the end.

use crate::app::Model;
use crate::app::compared::{name, numbers, state, state_short};
use crate::app::keeping::file_name;
use crate::app::layout::Shape;
use crate::app::msg::{Opened, SaveOutcome};
use crate::app::overlay::{Ask, Choice, Named};
use crate::base::fault::{Fault, FaultKind};
use crate::base::text::{shown_path, visible};
use crate::domain::keep::Stand;
use crate::domain::lang::Lang;
use crate::i18n::explain::{fault, words};
use crate::i18n::texts::files as t;
use crate::tui::widget::modal;
use crate::tui::widget::paint::Painter;
use ratatui::layout::Rect;

/// Most numbers of questions named in a sentence.
const NUMBERS: usize = 6;

/// Draws the question over the screen.
pub fn draw(m: &Model, ask: &Ask, choice: usize, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let small = m.shape() == Shape::Small;
    let (title, body, next) = match ask {
        Ask::NewerCopy(o) => (t::newer_title(l), newer(l, o, small), 0),
        Ask::Edited(o) => (t::edited_title(l), edited(l, o, small), o.session.generation + 1),
        Ask::CannotSave => (t::cannot_title(l), cannot(m, small), 0),
        Ask::Changed => (t::changed_title(l), changed(m, small), 0),
        Ask::PasteIntoNote(_) | Ask::NotApplicable(_) | Ask::Handed(_) => return,
    };
    let words: Vec<String> = ask.choices().into_iter().map(|c| word(l, c, next)).collect();
    let buttons: Vec<&str> = words.iter().map(String::as_str).collect();
    modal::ask(p, area, title, &body, &buttons, choice);
}

fn word(l: Lang, c: Choice, next: u64) -> String {
    let text = match c {
        Choice::AcceptEdited => return t::choose_accept(l, next),
        Choice::Restore => t::choose_restore(l),
        Choice::Compare => t::choose_compare(l),
        Choice::UseFile => t::choose_file(l),
        Choice::KeepBoth => t::choose_both(l),
        Choice::Elsewhere => t::choose_elsewhere(l),
        Choice::TryAgain => t::choose_again(l),
        Choice::GoOn => t::choose_go_on(l),
        Choice::Read => t::choose_read(l),
        Choice::Previous => t::choose_previous(l),
    };
    text.to_owned()
}

fn newer(l: Lang, o: &Opened, small: bool) -> Vec<String> {
    let Some(copy) = &o.newer_copy else { return Vec::new() };
    let at = copy.changed.hms();
    let mut body = Vec::new();
    if !small || copy.comparison.is_none() {
        body.push(t::newer_since(l, &visible(&o.session.region.short_name())));
    }
    match &copy.comparison {
        Some(c) => {
            body.push(t::newer_changes(l, c.right.changes, &at));
            body.push(t::newer_counts(l, c.right.answered, c.right.total, &numbers(l, c, NUMBERS)));
            body.extend(c.right.last.as_ref().map(|n| t::newer_last(l, n)).filter(|_| !small));
            body.extend(c.right.typed.as_ref().map(|w| t::newer_typed(l, &visible(w))));
        }
        None => body.push(t::newer_state(l, &at, copy.answered)),
    }
    body.push(t::newer_safe(l).to_owned());
    body
}

fn edited(l: Lang, o: &Opened, small: bool) -> Vec<String> {
    let mut body = vec![if small { t::edited_short(l).to_owned() } else { t::edited_what(l, &file_name(&o.path)) }];
    let before = o.beside.edited.as_ref().and_then(|e| e.previous.as_ref());
    match before {
        Some((_, c)) => {
            body.push(t::edited_differ(l, &numbers(l, c, NUMBERS)));
            body.push(t::edited_since(l, c.left.generation, &state(l, &c.left)));
        }
        None => body.push(t::edited_none(l).to_owned()),
    }
    if o.session.is_final() {
        body.push(t::edited_final(l).to_owned());
    } else if !small {
        body.push(t::edited_accept(l).to_owned());
    }
    body
}

fn cannot(m: &Model, small: bool) -> Vec<String> {
    let l = m.data.lang;
    let Some((outcome, at)) = &m.data.saving.trouble else { return Vec::new() };
    let (why, safe) = match outcome {
        SaveOutcome::Neither(_, f) => (f, t::cannot_nowhere(l, &at.hm(), m.data.changes())),
        SaveOutcome::SafetyOnly(f) if small => (f, t::cannot_safe_short(l, &at.hm())),
        SaveOutcome::SafetyOnly(f) => (f, t::cannot_safe(l, &at.hm())),
        _ => return Vec::new(),
    };
    let mut body = vec![safe];
    let path = m.data.open.as_ref().map_or(&why.path, |o| &o.path);
    let said = Some(words(&why.detail)).filter(|w| !w.is_empty()).map(|w| t::cannot_says(l, w));
    if small {
        body.push(question(l, why, m.data.saving.stand).to_owned());
        body.extend(said);
        return body;
    }
    body.push(t::cannot_where(l, &shown_path(path)));
    body.push(said.unwrap_or_else(|| fault(l, why)));
    let stand = m.data.saving.stand;
    let free = stand.filter(|s| !s.gone).and_then(|s| s.free).map(|b| t::cannot_free(l, &bytes(l, b)));
    let asked = question(l, why, stand);
    body.push(free.map_or_else(|| asked.to_owned(), |f| format!("{f} {asked}")));
    body
}

/// What the person can look at. A stick that was pulled says "disk full" too, so
/// that is asked and never claimed.
fn question(l: Lang, why: &Fault, stand: Option<Stand>) -> &'static str {
    let gone = stand.is_some_and(|s| s.gone) || matches!(why.kind, FaultKind::FolderGone | FaultKind::NotFound);
    match why.kind {
        _ if gone => t::cannot_gone(l),
        FaultKind::Denied | FaultKind::ReadOnly => t::cannot_shut(l),
        FaultKind::NoSpace => t::ask_full(l),
        _ => t::ask_stick(l),
    }
}

fn bytes(l: Lang, n: u64) -> String {
    if n >= 10_000_000 { t::bytes_mb(l, n / 1_000_000) } else { t::bytes_kb(l, n / 1000) }
}

fn changed(m: &Model, small: bool) -> Vec<String> {
    let l = m.data.lang;
    let Some((SaveOutcome::Diverted(f, copy), _)) = &m.data.saving.trouble else { return Vec::new() };
    let theirs = m.data.open.as_ref().map_or(&f.path, |o| &o.path);
    let mut body = Vec::new();
    if !small {
        body.push(t::changed_what(l, &file_name(theirs)));
    }
    match &m.data.saving.theirs {
        Some(c) => {
            let state = if small { state_short } else { state };
            body.push(t::compare_side(l, name(l, Named::Here), &state(l, &c.left)));
            body.push(t::compare_side(l, name(l, Named::File), &state(l, &c.right)));
            body.push(t::changed_differ(l, &numbers(l, c, NUMBERS)));
        }
        None => body.push(t::changed_reading(l).to_owned()),
    }
    body.push(t::changed_ours(l, &file_name(copy)));
    body
}
