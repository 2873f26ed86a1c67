//! Words failures and problems, in one place: what failed, why, what is safe,
//! what to do.

use crate::base::fault::{Fault, FaultKind};
use crate::base::id::Id;
use crate::base::text::{shown_path, visible};
use crate::domain::change::ChangeError;
use crate::domain::instrument_check::InstrumentProblem as P;
use crate::domain::instrument_diff::InstrumentDiff;
use crate::domain::lang::Lang;
use crate::domain::open_items::Open;
use crate::domain::reopen::ReopenError;
use crate::i18n::texts::{files, import, problems as t};
use std::path::{Path, PathBuf};

/// A failure outside.
#[must_use]
pub fn fault(lang: Lang, f: &Fault) -> String {
    let path = shown_path(&f.path);
    let detail = f.detail.as_str();
    let (said, why) = (says(lang, detail), bracketed(detail));
    match f.kind {
        FaultKind::NotFound => t::not_found(lang, &path),
        FaultKind::Denied => t::denied(lang, &path, &said),
        FaultKind::NoSpace => t::no_space(lang, &path, &said),
        FaultKind::ReadOnly => t::read_only(lang, &path, &said),
        FaultKind::ChangedByOthers => t::changed_by_others(lang, &path),
        FaultKind::FolderGone => t::folder_gone(lang, &path),
        FaultKind::Locked => t::locked(lang, &path),
        FaultKind::NotOurs => t::not_ours(lang, &path, &why),
        FaultKind::Damaged => t::damaged(lang, &path, &why),
        FaultKind::Newer => match detail.trim_start_matches("version ").split_once(" > ") {
            Some((theirs, ours)) => t::newer_than(lang, &path, theirs, ours),
            None => t::newer(lang, &path),
        },
        FaultKind::TooLarge => t::too_large(lang, &path),
        FaultKind::Exists => t::exists(lang, &path),
        FaultKind::Other => t::other(lang, &path, &said),
    }
}

/// What the system said, to stand behind what failed; empty where it said nothing.
#[must_use]
pub fn says(lang: Lang, detail: &str) -> String {
    let words = words(detail);
    if words.is_empty() { String::new() } else { t::says(lang, words) }
}

/// The system's words without a full stop of their own.
#[must_use]
pub fn words(detail: &str) -> &str {
    detail.trim().trim_end_matches('.')
}

fn bracketed(detail: &str) -> String {
    let words = words(detail);
    if words.is_empty() { String::new() } else { format!(" ({words})") }
}

/// A save that did not reach its file: what takes no writing, what the system
/// said, and what to look at. A stick that was pulled says "no space" or "no such
/// file", so it is asked whether it is in.
#[must_use]
pub fn not_written(lang: Lang, f: &Fault) -> String {
    let ask = match f.kind {
        FaultKind::NoSpace => files::ask_full(lang),
        FaultKind::Denied | FaultKind::ReadOnly => files::ask_rights(lang),
        FaultKind::NotFound | FaultKind::FolderGone | FaultKind::Other => files::ask_stick(lang),
        _ => return fault(lang, f),
    };
    files::no_writing(lang, &shown_path(&meant(&f.path)), &says(lang, &f.detail), ask)
}

/// The file that was being saved: the name that stands for it meanwhile is nobody's.
fn meant(path: &Path) -> PathBuf {
    let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    let main = name.strip_prefix('.').and_then(|n| n.strip_suffix(".tmp")).or_else(|| name.strip_suffix(".prev"));
    main.map_or_else(|| path.to_owned(), |n| path.with_file_name(n))
}

/// One or two words for a file that has no row of its own in a list.
#[must_use]
pub fn fault_word(lang: Lang, k: FaultKind) -> &'static str {
    match k {
        FaultKind::Newer => t::word_newer(lang),
        FaultKind::Damaged => t::word_damaged(lang),
        FaultKind::NotOurs => t::word_not_ours(lang),
        FaultKind::Denied => t::word_denied(lang),
        _ => t::word_unreadable(lang),
    }
}

/// A change that was refused.
#[must_use]
pub fn change(lang: Lang, e: &ChangeError) -> String {
    match e {
        ChangeError::Final => t::change_final(lang).to_owned(),
        ChangeError::NoQuestion(q) => t::change_no_question(lang, q.as_str()),
        ChangeError::NotOnScale { question, level } => {
            t::change_not_on_scale(lang, question.as_str(), i64::from(*level))
        }
        ChangeError::NaForbidden(q) => t::change_na_forbidden(lang, q.as_str()),
        ChangeError::WrongKind(q) => t::change_wrong_kind(lang, q.as_str()),
        ChangeError::TooLong => t::change_too_long(lang).to_owned(),
        ChangeError::TextMoved => t::change_text_moved(lang).to_owned(),
    }
}

/// A session that was not reopened.
#[must_use]
pub fn reopen(lang: Lang, e: &ReopenError) -> String {
    match e {
        ReopenError::Draft => t::reopen_draft(lang).to_owned(),
        ReopenError::NoReason => t::reopen_no_reason(lang).to_owned(),
        ReopenError::Superseded(id) => t::reopen_superseded(lang, &id.short()),
    }
}

/// A kind of open item, as a heading.
#[must_use]
pub fn open(lang: Lang, o: Open) -> &'static str {
    match o {
        Open::EmptyAspect => t::open_empty_aspect(lang),
        Open::NotAsked => t::open_not_asked(lang),
        Open::Unverified => t::open_unverified(lang),
        Open::NoReason => t::open_no_reason(lang),
        Open::AboveStatement => t::open_above_statement(lang),
        Open::NoOwner => t::open_no_owner(lang),
        Open::NoDelegation => t::open_no_delegation(lang),
    }
}

/// A defect of an instrument.
#[must_use]
pub fn instrument_problem(lang: Lang, p: &P) -> String {
    match p {
        P::Shape(d) => t::bad_shape(lang, d),
        P::Format(d) => t::bad_format(lang, d),
        P::MissingLanguage { place, tag } => t::bad_language(lang, place, tag),
        P::RepeatedId(id) => t::bad_repeated(lang, id),
        P::Dangling { place, name } => t::bad_dangling(lang, place, &visible(name)),
        P::Weight(id) => t::bad_weight(lang, id),
        P::Scale(id) => t::bad_scale(lang, id),
        P::Anchors(id) => t::bad_anchors(lang, id),
        P::LateBasis(id) => t::bad_late_basis(lang, id),
        P::Predicate(id) => t::bad_predicate(lang, &visible(id)),
        P::Empty(id) => t::bad_empty(lang, id),
        P::MixedScales => t::bad_mixed(lang).to_owned(),
        P::NoChoices(id) => t::bad_no_choices(lang, id),
    }
}

/// How another instrument differs.
#[must_use]
pub fn instrument_diff(lang: Lang, d: &InstrumentDiff) -> String {
    let list = |ids: &[Id]| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let mut parts = Vec::new();
    parts.extend(d.id.as_ref().map(|id| import::diff_id(lang, id.as_str())));
    parts.extend(d.revision.map(|n| import::diff_revision(lang, n)));
    let mut add = |ids: &[Id], text: fn(Lang, &str) -> String| {
        if !ids.is_empty() {
            parts.push(text(lang, &list(ids)));
        }
    };
    add(&d.added, import::diff_added);
    add(&d.removed, import::diff_removed);
    add(&d.changed, import::diff_changed);
    add(&d.weights, import::diff_weights);
    if parts.is_empty() { import::diff_wording(lang).to_owned() } else { parts.join("; ") }
}
