//! Two versions side by side, over the question that asks which one to take.
//! Looking chooses nothing: Esc leads back to the question.

use super::command::Command;
use super::keep::{Order, Origin, Version};
use super::layout::page_rows;
use super::model::{Model, NoticeKind};
use super::msg::Effect;
use super::overlay::{Ask, Compared, Named, Overlay, Rescue};
use super::pages::{LineKind, Page, PageLine};
use crate::base::text::visible;
use crate::domain::compare::{Comparison, Side, Version as State};
use crate::domain::keep::Which;
use crate::domain::lang::Lang;
use crate::domain::session::Rating;
use crate::i18n::number::date_short;
use crate::i18n::texts::{cli_keep as k, common as c, files as t};
use std::path::Path;

pub(super) fn update(m: &mut Model, cmd: Command, mut x: Box<Compared>) -> bool {
    let page = page_rows(m.data.size.1);
    match cmd {
        Command::Up => x.top = x.top.saturating_sub(1),
        Command::Down => x.top += 1,
        Command::PageUp => x.top = x.top.saturating_sub(page),
        Command::PageDown => x.top += page,
        Command::First => x.top = 0,
        Command::Last => x.top = usize::MAX / 2,
        Command::Back => {
            m.overlay = Some(x.under);
            return true;
        }
        // Help over it would take the question away.
        Command::Help => m.data.say(NoticeKind::Attention, t::compare_help(m.data.lang)),
        _ => {}
    }
    let count = self::page(&x, m.data.lang, super::pages::page_width(m)).len();
    x.top = x.top.min(count.saturating_sub(page));
    m.overlay = Some(Overlay::Compare(x));
    !super::overlay_update::passes(cmd)
}

/// Shows a comparison over the question it belongs to.
pub(super) fn show(m: &mut Model, named: (Named, Named), comparison: Box<Comparison>, under: Overlay) {
    m.overlay = Some(Overlay::Compare(Box::new(Compared { named, comparison, top: 0, under })));
}

/// Asks for what differs between the file and the highlighted copy. Where the file
/// cannot be read, the newest other copy stands for it.
pub(super) fn ask_of_copy(m: &mut Model, r: &Rescue) {
    let Some(x) = r.copies.get(r.row) else { return };
    let others = r.copies.iter().filter(|c| c.path != x.path).map(|c| Version::File(c.path.clone()));
    let left = std::iter::once(Version::File(r.path.clone())).filter(|_| x.path != r.path).chain(others).collect();
    m.data.ask(Effect::Keep(Order::Compare { left, right: Version::File(x.path.clone()) }));
}

/// What the left version of a comparison is called; `copies` are those of the file.
#[must_use]
pub fn named<'a>(of: Option<&Origin>, copies: impl IntoIterator<Item = (&'a Path, Which)>) -> Named {
    match of {
        None => Named::Nothing,
        Some(Origin::Here(_)) => Named::Here,
        Some(Origin::File(path)) => {
            copies.into_iter().find(|(p, _)| p == path).map_or(Named::File, |(_, which)| Named::Copy(which))
        }
    }
}

/// What came of comparing: shown over the copies where the row it was asked for is
/// still highlighted, kept for the question about a changed file where that session
/// is still open. Anything else is too late.
pub(super) fn told(m: &mut Model, left: Option<&Origin>, right: &Origin, c: &Comparison) {
    let Origin::File(right) = right else { return };
    if let Some(Origin::Here(id)) = left {
        let open = m.data.open.as_ref().is_some_and(|o| o.session.session == *id && o.path == *right);
        if open {
            m.data.saving.theirs = Some(Box::new(c.clone()));
        }
        return;
    }
    match m.overlay.take() {
        Some(Overlay::Rescue(r)) if r.copies.get(r.row).is_some_and(|x| x.path == *right) => {
            let which = r.copies[r.row].which;
            let copies = r.copies.iter().filter(|x| x.path != r.path).map(|x| (&*x.path, x.which));
            show(m, (named(left, copies), Named::Copy(which)), Box::new(c.clone()), Overlay::Rescue(r));
        }
        other => m.overlay = other,
    }
}

/// The other version, for the question about a file that others changed.
pub(super) fn ask_theirs(d: &mut super::Data) {
    let Some(o) = &d.open else { return };
    let here = Version::Here(Box::new(o.session.clone()));
    let right = Version::File(o.path.clone());
    d.ask(Effect::Keep(Order::Compare { left: vec![here], right }));
}

/// The session a question of the program is about.
pub(super) fn asked_about(o: Option<&Overlay>) -> Option<crate::base::id::SessionId> {
    match o? {
        Overlay::Ask { ask: Ask::NewerCopy(x) | Ask::Edited(x), .. } => Some(x.session.session),
        Overlay::Compare(x) => asked_about(Some(&x.under)),
        _ => None,
    }
}

/// A version in a word or two.
#[must_use]
pub fn name(l: Lang, n: Named) -> &'static str {
    match n {
        Named::File | Named::Copy(Which::File) => t::name_file(l),
        Named::Here => t::name_here(l),
        Named::Nothing => t::name_nothing(l),
        Named::Copy(which) => copy(l, which),
    }
}

/// A copy of a session in a word or two.
#[must_use]
pub fn copy(l: Lang, which: Which) -> &'static str {
    match which {
        Which::File => k::copy_main(l),
        Which::Interrupted => k::copy_temp(l),
        Which::Previous => k::copy_previous(l),
        Which::Safety => k::copy_safety(l),
    }
}

/// A version as a whole: when it was changed, by whom, how full it is.
#[must_use]
pub fn state(l: Lang, v: &State) -> String {
    let at = format!("{} {}", date_short(l, v.changed.date()), v.changed.hms());
    t::version(l, &at, &visible(&v.who), v.answered, v.total)
}

/// The same for a small window.
#[must_use]
pub fn state_short(l: Lang, v: &State) -> String {
    t::version_short(l, &v.changed.hm(), &visible(&v.who), v.answered, v.total)
}

/// What one version holds on a question.
#[must_use]
pub fn side(l: Lang, s: &Side) -> String {
    t::side(l, &rating(l, s.rating), s.note, s.seen)
}

fn rating(l: Lang, r: Option<Rating>) -> String {
    match r {
        Some(Rating::Level(n)) => t::level(l, i64::from(n)),
        Some(Rating::Na) => c::not_applicable(l).to_owned(),
        Some(Rating::Unverified) => c::unverified(l).to_owned(),
        None => t::no_level(l).to_owned(),
    }
}

/// The questions that differ, as numbers, the first `most` of them.
#[must_use]
pub fn numbers(l: Lang, c: &Comparison, most: usize) -> String {
    let all: Vec<&str> = c.questions.iter().map(|q| q.number.as_str()).collect();
    match all.len() {
        0 if c.elsewhere => t::differ_elsewhere(l).to_owned(),
        0 => t::differ_nothing(l).to_owned(),
        n if n <= most => all.join(", "),
        n => t::and_more(l, &all[..most].join(", "), n - most),
    }
}

/// The differences, as lines.
#[must_use]
pub fn lines(named: (Named, Named), c: &Comparison, l: Lang, cols: usize) -> Vec<PageLine> {
    let mut p = Page { cols, out: Vec::new() };
    let (left, right) = (name(l, named.0), name(l, named.1));
    p.add(LineKind::Heading, t::compare_heading(l));
    for (n, v, kind) in [(left, &c.left, named.0), (right, &c.right, named.1)] {
        if kind == Named::Nothing {
            p.indented(LineKind::Plain, "  ", t::compare_nothing(l));
        } else {
            p.indented(LineKind::Plain, "  ", &t::compare_version(l, n, v.generation, &state(l, v)));
        }
    }
    p.gap();
    let count = c.questions.len();
    p.add(LineKind::Heading, &t::compare_count(l, count));
    for q in &c.questions {
        p.add(LineKind::Chosen, &q.number);
        p.indented(LineKind::Plain, "  ", &t::compare_side(l, left, &side(l, &q.left)));
        p.indented(LineKind::Plain, "  ", &t::compare_side(l, right, &side(l, &q.right)));
        if q.looks_alike() {
            p.indented(LineKind::Quiet, "  ", t::compare_words(l));
        }
    }
    if c.elsewhere {
        p.gap();
        p.add(LineKind::Plain, t::compare_elsewhere(l));
    }
    p.out
}

/// The same over a question, with the way back to it.
#[must_use]
pub fn page(x: &Compared, l: Lang, cols: usize) -> Vec<PageLine> {
    let mut p = Page { cols, out: lines(x.named, &x.comparison, l, cols) };
    p.gap();
    p.add(LineKind::Quiet, t::compare_chosen(l));
    p.out
}
