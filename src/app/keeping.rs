//! The screens around keeping: search, one line to type, bin, copies, the words
//! after a failed save, the welcome. What they ask for stands in `keep.rs`.

use super::command::Command;
use super::entry::{Entry, Purpose};
use super::keep::{Order, Report};
use super::layout::{Shape, page_rows};
use super::model::{Data, Model, NoticeKind};
use super::msg::{Effect, Listed, SaveOutcome};
use super::overlay::{Ask, BinList, Overlay, Rescue};
use super::screen::find::{Find, Outcome};
use super::screen::interview::Interview;
use super::screen::sessions::Then;
use super::screen::{Screen, first};
use crate::base::text::{shown_path, visible};
use crate::domain::keep::{BIN_DAYS, FileKind, Found};
use crate::domain::search::Hit;
use crate::domain::try_out::GOAL;
use crate::i18n::texts::{common as c, keeping as t};
use std::path::Path;

/// Name of a row: the region's, or the file's where it cannot be read.
#[must_use]
pub(super) fn name(l: &Listed) -> String {
    match &l.row {
        Ok(s) => s.region.full_name(),
        Err(_) => file_name(&l.path),
    }
}

/// The last part of a path as people see it.
#[must_use]
pub fn file_name(p: &Path) -> String {
    p.file_name().map_or_else(|| shown_path(p), |n| visible(&n.to_string_lossy()))
}

/// Welcomes a person where there is nothing yet; once, since the settings are
/// then there.
pub(super) fn welcome(m: &mut Model) {
    if std::mem::take(&mut m.data.welcome) && m.data.list.is_empty() && m.screens.len() == 1 && m.overlay.is_none() {
        m.screens.push(Screen::First(first::First::default()));
        m.data.remember_settings();
    }
}

/// What is asked about a save that ended like this.
fn asks(o: &SaveOutcome) -> Option<Ask> {
    match o {
        SaveOutcome::SafetyOnly(_) | SaveOutcome::Neither(..) => Some(Ask::CannotSave),
        SaveOutcome::Diverted(..) => Some(Ask::Changed),
        SaveOutcome::Both | SaveOutcome::MainOnly(_) => None,
    }
}

/// What is asked about the trouble there is.
pub(super) fn asked_now(d: &Data) -> Option<Ask> {
    d.saving.trouble.as_ref().and_then(|(o, _)| asks(o))
}

/// A save failed: to be told of the first time, and when the person had asked for
/// it, be it with "try again" or with Ctrl-S.
pub(super) fn alarm(d: &mut Data, outcome: &SaveOutcome) {
    let asked = std::mem::take(&mut d.saving.asked);
    let now = asks(outcome);
    if d.open.is_some() && (asked || now != asked_now(d)) {
        d.alarm = now;
        super::choosing::look(d, outcome);
    }
}

/// After every message: an alarm comes up when no text takes the keys, and goes
/// when its cause has gone.
pub(super) fn settle(m: &mut Model) {
    let now = m.data.open.as_ref().and_then(|_| asked_now(&m.data));
    if m.data.alarm != now {
        m.data.alarm = None;
    }
    // Of another trouble than the present one there is nothing to say.
    let stale = |o: &Overlay| match o {
        Overlay::Ask { ask: ask @ (Ask::CannotSave | Ask::Changed), .. } => Some(ask) != now.as_ref(),
        _ => false,
    };
    if m.overlay.as_ref().is_some_and(|o| stale(o) || matches!(o, Overlay::Compare(x) if stale(&x.under))) {
        m.overlay = None;
    }
    if m.overlay.is_none()
        && m.data.alarm.is_some()
        && m.shape() != Shape::TooSmall
        && !m.contexts()[0].is_text()
        && let Some(ask) = m.data.alarm.take()
    {
        m.overlay = Some(Overlay::Ask { ask, choice: 0 });
    }
    if let Some(o) = m.data.open.as_ref().filter(|o| o.session.practice)
        && let Screen::Interview(i) = m.screen()
    {
        let here = o.placed(i.question).is_some_and(|p| p.number() == GOAL);
        m.data.jumped |= here;
    }
}

/// Takes pasted text where one of these takes text: whether it fits.
pub(super) fn paste(m: &mut Model, text: &str) -> Option<bool> {
    let Model { data, overlay, .. } = m;
    match overlay {
        Some(Overlay::Find(f)) => Some(f.paste(text, data)),
        Some(Overlay::Entry(e)) => {
            e.error = None;
            Some(e.edit.paste(text))
        }
        _ => None,
    }
}

/// Keys that work over a text without closing it.
fn over_text(m: &mut Model, cmd: Command) -> bool {
    match cmd {
        Command::Help => m.data.say(NoticeKind::Attention, t::line_help(m.data.lang)),
        Command::PasteHint => m.data.say(NoticeKind::Attention, c::how_to_paste(m.data.lang)),
        _ => return false,
    }
    true
}

pub(super) fn find(m: &mut Model, cmd: Command, mut f: Box<Find>) -> bool {
    let outcome = if over_text(m, cmd) { Outcome::Stay } else { f.update(cmd, &mut m.data) };
    match outcome {
        Outcome::Stay => m.overlay = Some(Overlay::Find(f)),
        Outcome::Close => {}
        Outcome::Open(hit) => open_hit(m, f, &hit),
    }
    !matches!(cmd, Command::Redraw | Command::Interrupt | Command::Guest)
}

fn open_hit(m: &mut Model, f: Box<Find>, hit: &Hit) {
    if !f.all {
        let target = m.data.open.as_ref().zip(hit.question.as_ref());
        let n = target.and_then(|(o, q)| o.instrument.questions().position(|p| p.question.id == *q));
        match (n, m.screens.last_mut()) {
            (Some(n), Some(Screen::Interview(i))) => i.go_to(n, &mut m.data),
            (Some(n), Some(_)) => {
                let i = Interview::at(n, &m.data);
                m.screens.push(Screen::Interview(Box::new(i)));
            }
            _ => {
                m.overlay = Some(Overlay::Find(f));
                m.data.say(NoticeKind::Attention, c::later_in_session(m.data.lang));
            }
        }
        return;
    }
    let of = |l: &&Listed| l.row.as_ref().is_ok_and(|s| s.session == hit.session);
    let Some(l) = m.data.list.iter().find(of) else {
        m.overlay = Some(Overlay::Find(f));
        m.data.say(NoticeKind::Attention, t::find_gone(m.data.lang));
        m.data.ask(Effect::LoadList);
        return;
    };
    let (path, kind) = (l.path.clone(), l.kind);
    resume_next(m);
    if kind == FileKind::SafetyOnly {
        m.data.ask(Effect::Keep(Order::Copies(path)));
        return;
    }
    m.data.goal = hit.question.clone().map(|q| (hit.session, q));
    m.data.ask(Effect::Open { path, use_copy: None });
}

/// What is opened next is shown where the person was in it.
fn resume_next(m: &mut Model) {
    if let Some(Screen::Sessions(s)) = m.screens.first_mut() {
        s.then = Then::Resume;
    }
}

pub(super) fn entry(m: &mut Model, cmd: Command, mut e: Box<Entry>) -> bool {
    if over_text(m, cmd) {
        m.overlay = Some(Overlay::Entry(e));
        return true;
    }
    if e.purpose == Purpose::LeaveUnsaved && cmd == Command::Accept && super::entry::is_yes(&e.edit.text()) {
        super::opening::leave(m);
        return true;
    }
    // A final session is given up before another goes on from it.
    if e.purpose == Purpose::Reopen && cmd == Command::Accept && !e.edit.text().trim().is_empty() {
        let over = e.update(cmd, &mut m.data);
        let order = m.data.effects.pop();
        if over && m.data.open.is_some() {
            super::opening::leave_session(m);
        }
        resume_next(m);
        m.data.effects.extend(order);
        return true;
    }
    if !e.update(cmd, &mut m.data) {
        m.overlay = Some(Overlay::Entry(e));
    }
    !matches!(cmd, Command::Redraw | Command::Interrupt | Command::Guest)
}

/// How many files of the bin are old enough to be removed.
#[must_use]
pub fn old_in_bin(b: &BinList, d: &Data) -> usize {
    let today = d.now.wall.date();
    let old = |x: &&crate::domain::keep::Binned| (today - x.on).num_days() > BIN_DAYS;
    b.rows.iter().flatten().filter(old).count()
}

pub(super) fn bin(m: &mut Model, cmd: Command, mut b: BinList) -> bool {
    let count = b.rows.as_ref().map_or(0, Vec::len);
    let old = old_in_bin(&b, &m.data);
    let last = (count + usize::from(old > 0)).saturating_sub(1);
    let page = page_rows(m.data.size.1);
    match cmd {
        Command::Up => b.row = b.row.saturating_sub(1),
        Command::Down => b.row = (b.row + 1).min(last),
        Command::PageUp => b.row = b.row.saturating_sub(page),
        Command::PageDown => b.row = (b.row + page).min(last),
        Command::First => b.row = 0,
        Command::Last => b.row = last,
        Command::Back => return true,
        Command::Accept => match b.rows.as_ref().and_then(|r| r.get(b.row)) {
            Some(x) => m.data.ask(Effect::Keep(Order::PutBack(x.path.clone()))),
            None if old > 0 => m.data.ask(Effect::Keep(Order::EmptyBin)),
            None => m.data.say(NoticeKind::Attention, t::bin_empty(m.data.lang)),
        },
        Command::Help => m.data.say(NoticeKind::Attention, t::bin_help(m.data.lang)),
        _ => {}
    }
    m.overlay = Some(Overlay::Bin(Box::new(b)));
    !super::overlay_update::passes(cmd)
}

pub(super) fn rescue(m: &mut Model, cmd: Command, mut r: Rescue) -> bool {
    let last = r.copies.len();
    match cmd {
        Command::Up => r.row = r.row.saturating_sub(1),
        Command::Down => r.row = (r.row + 1).min(last),
        Command::First => r.row = 0,
        Command::Last => r.row = last,
        Command::Back => return true,
        Command::NextPart => super::compared::ask_of_copy(m, &r),
        Command::Accept => {
            if let Some(x) = r.copies.get(r.row) {
                let order = Order::Rescue { path: r.path.clone(), copy: Box::new(x.clone()) };
                m.data.ask(Effect::Keep(order));
            }
            return true;
        }
        Command::Help => m.data.say(NoticeKind::Attention, t::rescue_help(m.data.lang)),
        _ => {}
    }
    m.overlay = Some(Overlay::Rescue(Box::new(r)));
    !super::overlay_update::passes(cmd)
}

/// What the screens make of a report.
pub(super) fn told(m: &mut Model, r: &Report) {
    let l = m.data.lang;
    match r {
        Report::Searching { job, done, total } => {
            if let Some(Overlay::Find(f)) = &mut m.overlay {
                f.progress(*job, *done, *total);
            }
        }
        Report::Found { job, found } => found_some(m, *job, found.as_ref().ok()),
        Report::Binned(Ok(to)) => m.data.done(t::binned(l, BIN_DAYS, &file_name(to))),
        Report::Bin(Ok(rows)) => {
            if let Some(Overlay::Bin(b)) = &mut m.overlay {
                b.row = b.row.min(rows.len().saturating_sub(1));
                b.rows = Some(rows.clone());
            }
        }
        Report::Bin(Err(_)) => {
            if matches!(m.overlay, Some(Overlay::Bin(_))) {
                m.overlay = None;
            }
        }
        Report::PutBack(Ok(to)) => {
            m.data.done(t::put_back_done(l, &shown_path(to)));
            read_bin(m);
        }
        Report::Emptied(Ok(n)) => {
            m.data.done(t::emptied(l, *n));
            read_bin(m);
        }
        Report::Copies { path, copies } => show_copies(m, path, copies),
        Report::Rescued(Ok(done)) => {
            let kept: Vec<String> = done.kept.iter().map(|p| file_name(p)).collect();
            m.data.arrival = Some(match kept.as_slice() {
                [] => t::rescued(l).to_owned(),
                names => t::rescued_kept(l, &names.join(", ")),
            });
            if m.data.open.is_none() {
                resume_next(m);
                m.data.ask(Effect::Open { path: done.path.clone(), use_copy: None });
            }
        }
        Report::Handed(Ok(h)) => {
            if m.overlay.is_none() && !m.contexts()[0].is_text() {
                m.overlay = Some(Overlay::Ask { ask: Ask::Handed(Box::new(h.clone())), choice: 0 });
            } else {
                m.data.done(t::handed(l, &shown_path(&h.path)));
            }
        }
        _ => super::choosing::told(m, r),
    }
}

fn found_some(m: &mut Model, job: u64, found: Option<&Found>) {
    if let Some(Overlay::Find(f)) = &mut m.overlay {
        match found {
            Some(found) => f.found(job, found),
            None => f.failed(job),
        }
    }
}

fn read_bin(m: &mut Model) {
    if matches!(m.overlay, Some(Overlay::Bin(_))) {
        m.data.ask(Effect::Keep(Order::ReadBin));
    }
}

fn show_copies(m: &mut Model, path: &Path, copies: &[crate::domain::keep::Spare]) {
    let row = m.data.list.iter().find(|l| l.path == path);
    let why = row.and_then(|l| l.row.as_ref().err()).cloned();
    let name = row.map_or_else(|| file_name(path), name);
    if copies.is_empty() {
        match why {
            Some(f) => m.data.fault(&f),
            None => m.data.say(NoticeKind::Attention, t::rescue_none(m.data.lang)),
        }
        return;
    }
    if m.overlay.is_none() && m.screens.len() == 1 {
        let r = Rescue { path: path.to_owned(), name, copies: copies.to_vec(), row: 0 };
        m.overlay = Some(Overlay::Rescue(Box::new(r)));
    }
}

/// Commands on a session that ask for a line first: from the list or from an open
/// session. `None` where the command is another.
pub(super) fn begin(cmd: Command, path: &Path, name: &str, is_final: bool, d: &mut Data) -> Option<Overlay> {
    let purpose = match cmd {
        Command::Reopen if !is_final => {
            d.say(NoticeKind::Attention, t::reopen_draft(d.lang));
            return None;
        }
        Command::Reopen => Purpose::Reopen,
        Command::HandOver => Purpose::HandOver,
        _ => Purpose::ToBin,
    };
    Some(Overlay::Entry(Box::new(Entry::new(purpose, path.to_owned(), name.to_owned(), d))))
}
