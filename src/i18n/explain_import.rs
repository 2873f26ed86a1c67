//! Words what an import did.

use crate::base::text::{shown_path, visible};
use crate::domain::import::{Deed, FileReport, NoAnswer, PlaceDeed, Refused, RowProblem as P, SessionDeed};
use crate::domain::lang::Lang;
use crate::i18n::explain;
use crate::i18n::texts::import as t;

/// What became of a file: the first line, then what belongs to it.
#[must_use]
pub fn deed(lang: Lang, d: &Deed) -> Vec<String> {
    let one = |s: String| vec![s];
    match d {
        Deed::Session(id, deed) => one(session(lang, &id.short(), deed)),
        Deed::Event(id, PlaceDeed::New | PlaceDeed::Newer) => one(t::event_new(lang, id.as_str())),
        Deed::Event(id, PlaceDeed::Same) => one(t::event_same(lang, id.as_str())),
        Deed::Event(id, PlaceDeed::Other) => one(t::event_other(lang, id.as_str())),
        Deed::Claim(_, code, PlaceDeed::New) => one(t::claim_new(lang, code)),
        Deed::Claim(_, code, PlaceDeed::Newer) => one(t::claim_newer(lang, code)),
        Deed::Claim(_, code, PlaceDeed::Same) => one(t::claim_same(lang, code)),
        Deed::Claim(_, code, PlaceDeed::Other) => one(t::claim_other(lang, code)),
        Deed::Answers(a) => {
            let mut out = one(t::answers(lang, a.changed, a.same));
            let parts = [(a.claims.len(), t::answers_claims as fn(Lang, usize) -> String)];
            let more =
                [(a.made.len(), t::answers_made as fn(Lang, usize) -> String), (a.updated.len(), t::answers_updated)];
            out.extend(parts.into_iter().chain(more).filter(|(n, _)| *n > 0).map(|(n, text)| text(lang, n)));
            if !a.older_claim.is_empty() {
                let ids: Vec<String> = a.older_claim.iter().map(|s| s.short()).collect();
                out.push(t::answers_older_claim(lang, &ids.join(", ")));
            }
            out
        }
        Deed::Roster(id, added, changed, same) => one(t::roster(lang, id.as_str(), *added, *changed, *same)),
        Deed::RosterWithoutEvent => one(t::roster_without_event(lang).to_owned()),
        Deed::UnknownTable => one(t::unknown_table(lang).to_owned()),
        Deed::NoAnswer(e) => one(no_answer(lang, e)),
        Deed::NotRead => one(t::not_read(lang).to_owned()),
        Deed::Failed(f) => one(explain::fault(lang, f)),
    }
}

fn session(lang: Lang, id: &str, d: &SessionDeed) -> String {
    match d {
        SessionDeed::New => t::session_new(lang, id),
        SessionDeed::Longer => t::session_longer(lang, id),
        SessionDeed::Older => t::session_older(lang, id),
        SessionDeed::Same => t::session_same(lang, id),
        SessionDeed::Diverged(p) => t::session_diverged(lang, id, &shown_path(p)),
    }
}

/// Why a table could not be read: what failed, what is safe, what to do.
#[must_use]
pub fn no_answer(lang: Lang, e: &NoAnswer) -> String {
    match e {
        NoAnswer::TooLarge(n) => t::table_too_large(lang, *n, t::table_safe(lang), t::table_split(lang)),
        NoAnswer::TooMuch => t::table_too_much(lang, t::table_safe(lang), t::table_split(lang)),
        NoAnswer::TimedOut(n) => t::table_timed_out(lang, *n, t::table_safe(lang), t::table_split(lang)),
        NoAnswer::Signal(n) => t::table_signal(lang, *n, t::table_safe(lang), t::table_again(lang)),
        NoAnswer::Code(n) => t::table_code(lang, *n, t::table_safe(lang), t::table_again(lang)),
        NoAnswer::Nonsense(why) => {
            let why = crate::base::text::cut(&visible(why), 80);
            t::table_nonsense(lang, &why, t::table_safe(lang), t::table_again(lang))
        }
        NoAnswer::NotStarted(why) => {
            t::table_not_started(lang, &explain::says(lang, &visible(why)), t::table_safe(lang))
        }
    }
}

/// The same in JSON.
#[must_use]
pub fn no_answer_word(e: &NoAnswer) -> &'static str {
    match e {
        NoAnswer::TooLarge(_) => "too_large",
        NoAnswer::NotStarted(_) => "not_started",
        NoAnswer::TimedOut(_) => "timed_out",
        NoAnswer::Signal(_) | NoAnswer::Code(_) => "broke_off",
        NoAnswer::TooMuch => "too_much",
        NoAnswer::Nonsense(_) => "nonsense",
    }
}

/// A file with everything that was refused in it.
#[must_use]
pub fn report(lang: Lang, r: &FileReport) -> Vec<String> {
    let mut out = deed(lang, &r.deed);
    if let Some(first) = out.first_mut() {
        *first = format!("{}: {first}", shown_path(&r.path));
    }
    if !r.refused.is_empty() {
        out.push(t::refused(lang, r.refused.len()));
        out.extend(r.refused.iter().map(|x| refused(lang, x)));
    }
    out
}

/// A refused cell or row: line, column, cause.
#[must_use]
pub fn refused(lang: Lang, r: &Refused) -> String {
    let why = problem(lang, &r.why);
    match &r.column {
        Some(c) => t::line(lang, r.line, &visible(c), &why),
        None => t::line_only(lang, r.line, &why),
    }
}

/// Why a row was refused.
#[must_use]
pub fn problem(lang: Lang, p: &P) -> String {
    let short = |s: &str| crate::base::text::cut(&visible(s), 60);
    match p {
        P::NoColumn => t::no_column(lang).to_owned(),
        P::ColumnTwice => t::column_twice(lang).to_owned(),
        P::UnknownColumn => t::unknown_column(lang).to_owned(),
        P::NotUtf8 => t::not_utf8(lang).to_owned(),
        P::TooManyCells(n) => t::too_many(lang, *n),
        P::TooManyRows(n) => t::too_many_rows(lang, *n),
        P::Empty => t::empty(lang).to_owned(),
        P::TooLong => t::too_long(lang).to_owned(),
        P::NotAnId(s) => t::not_an_id(lang, &short(s)),
        P::NoEvent(s) => t::no_event(lang, &short(s)),
        P::NoRegion(s) => t::no_region(lang, &short(s)),
        P::SeveralRegions(s) => t::several_regions(lang, &short(s)),
        P::BadStage(s) => t::bad_stage(lang, &short(s)),
        P::BadLevel(s) => t::bad_level(lang, &short(s)),
        P::BadTime(s) => t::bad_time(lang, &short(s)),
        P::BadAttendance(s) => t::bad_attendance(lang, &short(s)),
        P::Answer(e) => explain::change(lang, e),
        P::Repeated(line) => t::repeated(lang, *line),
        P::Final(id) => t::is_final(lang, &id.short()),
        P::Fault(f) => explain::fault(lang, f),
    }
}

/// The word of a problem in JSON.
#[must_use]
pub fn word(p: &P) -> &'static str {
    match p {
        P::NoColumn => "no_column",
        P::ColumnTwice => "column_twice",
        P::UnknownColumn => "unknown_column",
        P::NotUtf8 => "not_utf8",
        P::TooManyCells(_) => "too_many_cells",
        P::TooManyRows(_) => "too_many_rows",
        P::Empty => "empty",
        P::TooLong => "too_long",
        P::NotAnId(_) => "not_an_id",
        P::NoEvent(_) => "no_event",
        P::NoRegion(_) => "no_region",
        P::SeveralRegions(_) => "several_regions",
        P::BadStage(_) => "bad_stage",
        P::BadLevel(_) => "bad_level",
        P::BadTime(_) => "bad_time",
        P::BadAttendance(_) => "bad_attendance",
        P::Answer(_) => "answer",
        P::Repeated(_) => "repeated",
        P::Final(_) => "final",
        P::Fault(_) => "fault",
    }
}
