//! Opening, saving and leaving a session.

use crate::app::beside::Beside;
use crate::app::entry::{Entry, Purpose};
use crate::app::model::{Data, Model, NoticeKind, OpenSession};
use crate::app::msg::{Effect, Listed, Opened, Place, ReadOnly, SaveOutcome};
use crate::app::overlay::{Ask, Overlay};
use crate::app::screen::interview::Interview;
use crate::app::screen::sessions::Then;
use crate::app::screen::{Screen, export, summary};
use crate::app::update::remember_place;
use crate::app::words as explain;
use crate::base::fault::{Fault, FaultKind};
use crate::base::text::shown_path;
use crate::base::time::Timestamp;
use crate::domain::change::UndoStacks;
use crate::domain::keep::FileKind;
use crate::domain::session::Stage;
use crate::i18n::texts::files as t;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What is said about a session after the program has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastSession {
    /// Its file.
    pub path: PathBuf,
    /// Name of the region.
    pub region: String,
    /// What `asesor open` takes: the region's code, else the short id; the file,
    /// where it is not in the usual place.
    pub handle: String,
    /// Rated questions.
    pub asked: usize,
    /// Questions.
    pub total: usize,
    /// Follow-ups.
    pub follow_ups: usize,
}

pub(super) fn opened(m: &mut Model, o: Opened) {
    let asked = super::compared::asked_about(m.overlay.as_ref());
    let here = m.data.open.as_ref().map(|x| x.session.session).or(asked);
    let form = matches!(m.screens.last(), Some(Screen::New(f)) if !f.starting);
    if here.is_some() || form {
        // An answer that came after the person went on: it must not take the
        // place of what is being written. The same session stays locked.
        if here != Some(o.session.session) {
            m.data.ask(Effect::Close(o.session.session));
        }
        return;
    }
    if o.newer_copy.is_some() && o.read_only != Some(ReadOnly::Locked) {
        m.overlay = Some(Overlay::Ask { ask: Ask::NewerCopy(Box::new(o)), choice: 0 });
        return;
    }
    if o.beside.edited.is_some() {
        m.overlay = Some(Overlay::Ask { ask: Ask::Edited(Box::new(o)), choice: 0 });
        return;
    }
    show(m, o);
}

/// Shows an opened session on the screen it was opened for.
pub(super) fn show(m: &mut Model, o: Opened) {
    let Opened { session, instrument, path, read_only, place, beside, .. } = o;
    let fresh = matches!(m.screens.last(), Some(Screen::New(_) | Screen::First(_)));
    if fresh {
        m.screens.pop();
    }
    let then = match m.screens.last() {
        Some(Screen::Sessions(s)) if !fresh => s.then,
        _ => Then::Resume,
    };
    m.data.saving = super::model::Saving {
        entries: session.history.len(),
        home: beside.home.clone(),
        ..super::model::Saving::default()
    };
    m.data.watched = Some(session.session);
    let is_final = session.is_final();
    m.data.jumped = false;
    m.data.alarm = None;
    let goal = m.data.goal.take().filter(|(id, _)| *id == session.session).map(|(_, q)| q);
    let wanted = goal.is_some();
    let place = goal.map_or(place, |q| Place { question: Some(q), note_cursor: None });
    m.data.open = Some(OpenSession {
        stacks: UndoStacks::rebuild(&session.history),
        session,
        instrument,
        path,
        read_only,
        writing: None,
        form: None,
        stage: Stage::Interview,
        previous: None,
        peeked: BTreeSet::new(),
    });
    m.data.look_for_previous();
    let screen = match then {
        Then::Desk if !is_final => Screen::Interview(Box::new(Interview::desk(&mut m.data))),
        Then::Resume if !is_final || wanted => Screen::Interview(Box::new(Interview::resume(&place, &mut m.data))),
        Then::Resume | Then::Summary | Then::Desk => Screen::Summary(summary::SummaryScreen::default()),
        Then::Export => Screen::Export(export::ExportScreen::new(m.data.lang)),
    };
    m.screens.push(screen);
    // A kill right after this still comes back to this very question.
    remember_place(m);
    m.data.notice = None;
    greet(m, read_only, &beside);
    if beside.owes {
        // The writer keeps trying until the file has it.
        m.data.save();
    }
}

/// What is said of a session that was just opened.
fn greet(m: &mut Model, read_only: Option<ReadOnly>, b: &Beside) {
    let l = m.data.lang;
    let text = match (read_only, b.holder) {
        (Some(_), Some(h)) => Some(match h.since {
            Some(at) => t::read_only_held_since(l, h.pid, &at.hm()),
            None => t::read_only_held(l, h.pid),
        }),
        (Some(why), None) => Some(explain::read_only(l, why).to_owned()),
        (None, _) => match (&b.home, &b.no_safety) {
            (Some(home), _) => Some(t::home_here(l, &shown_path(home))),
            (None, Some(f)) if !m.data.told_no_safety => {
                m.data.told_no_safety = true;
                Some(t::no_safety_once(l, &crate::i18n::explain::fault(l, f)))
            }
            _ => None,
        },
    };
    let names: Vec<String> = b.kept.iter().map(|p| shown_path(p)).collect();
    let names = names.join(", ");
    let kept = match (names.is_empty(), b.accepted) {
        (true, _) => None,
        (false, true) => Some(t::accepted(l, &names)),
        (false, false) => Some(crate::i18n::texts::keeping::rescued_kept(l, &names)),
    };
    let done = m.data.arrival.take().or(kept);
    match (text, done) {
        (Some(text), Some(done)) if !m.data.guest => m.data.say(NoticeKind::Attention, format!("{text} {done}")),
        (Some(text), _) => m.data.say(NoticeKind::Attention, text),
        (None, Some(done)) => m.data.done(done),
        (None, None) => {}
    }
}

/// A file that could not be opened: its copies are looked for where it is damaged
/// or gone, since the person wanted the session and not the file.
pub(super) fn open_failed(m: &mut Model, f: &Fault) {
    m.data.fault(f);
    let copies = matches!(f.kind, FaultKind::Damaged | FaultKind::NotFound);
    if copies && m.data.open.is_none() && m.overlay.is_none() && m.screens.len() == 1 {
        m.data.ask(Effect::Keep(super::keep::Order::Copies(f.path.clone())));
    }
}

pub(super) fn saved(d: &mut Data, generation: u64, at: Timestamp, outcome: SaveOutcome) {
    let newest = d.saving.pending.is_none_or(|(g, _)| g <= generation);
    match outcome {
        SaveOutcome::Both | SaveOutcome::MainOnly(_) => {
            let sent = d.saving.sent.iter().filter(|(g, _)| *g <= generation).map(|(_, n)| *n).max();
            d.saving.sent.retain(|(g, _)| *g > generation);
            if newest {
                d.saving.pending = None;
                d.saving.saved = Some(at);
            }
            d.saving.entries = sent.unwrap_or(d.saving.entries);
            d.saving.stand = None;
            d.saving.trouble = match outcome {
                SaveOutcome::MainOnly(f) => Some((SaveOutcome::MainOnly(f), at)),
                _ => None,
            };
            if let Some((SaveOutcome::MainOnly(f), _)) = &d.saving.trouble
                && d.saving.sealed.is_none()
                && !std::mem::replace(&mut d.told_no_safety, true)
            {
                let text = t::no_safety_once(d.lang, &crate::i18n::explain::fault(d.lang, f));
                d.say(NoticeKind::Attention, text);
            }
            if d.saving.asked && newest {
                d.saving.asked = false;
                let text = explain::saved_already(d.lang, Some(at));
                d.done_openly(text);
            }
            // Last: it is read aloud and written down.
            if let Some(code) = d.saving.sealed.take_if(|_| newest) {
                let text = explain::finalised(d.lang, &code);
                d.done(text);
            }
        }
        other => {
            let since = match &d.saving.trouble {
                Some((SaveOutcome::SafetyOnly(_) | SaveOutcome::Neither(..), t)) => *t,
                _ => at,
            };
            if newest {
                d.saving.pending = None;
            }
            super::keeping::alarm(d, &other);
            let before = super::keeping::asked_now(d);
            d.saving.trouble = Some((other, since));
            // What others wrote into the file is asked about in words of its own.
            if d.saving.sealed.is_some() && before.is_none() && super::keeping::asked_now(d) == Some(Ask::CannotSave) {
                d.say(NoticeKind::Attention, t::sealed_not_yet(d.lang));
            }
        }
    }
}

/// Leaves the shown screen. Leaving the last one above the list closes the session.
pub(super) fn pop(m: &mut Model) {
    if m.screens.len() == 2
        && m.data.open.is_some()
        && matches!(m.data.saving.trouble, Some((SaveOutcome::Neither(..), _)))
    {
        // Nobody could save it elsewhere from the list.
        m.overlay = Some(Overlay::Ask { ask: Ask::CannotSave, choice: 0 });
        return;
    }
    if let Some(Screen::Interview(i)) = m.screens.last_mut() {
        i.leave_question(&mut m.data);
        i.remember(&mut m.data);
    }
    if m.screens.len() > 1
        && let Some(Screen::New(form)) = m.screens.pop()
        && !form.starting
        && let Some(Screen::Sessions(s)) = m.screens.last_mut()
    {
        s.form = Some(form);
    }
    if let Some(Screen::Interview(i)) = m.screens.last_mut() {
        i.entered = m.data.now.ms;
        i.reset_highlight(&m.data);
    }
    if m.screens.len() == 1 && m.data.open.is_some() {
        leave_session(m);
    }
}

/// Puts everything of the session in safety and gives it up.
pub(super) fn leave_session(m: &mut Model) {
    // First, while the cursor still stands in the note: the next start goes there.
    remember_place(m);
    // Interview screens further down were left when another came over them.
    if let Some(Screen::Interview(i)) = m.screens.last_mut() {
        i.leave_question(&mut m.data);
    }
    m.data.flush();
    m.data.end_pause();
    if m.data.saving.trouble.is_some() {
        // The writer still owes this session its file: one more order keeps it
        // trying, and leaving waits for it.
        m.data.save();
    }
    let Some(o) = m.data.open.take() else { return };
    m.data.last = Some(LastSession::of(&o, &m.data));
    m.data.ask(Effect::Close(o.session.session));
    m.screens.truncate(1);
    m.overlay = None;
    m.data.ask(Effect::LoadList);
}

/// Leaves the program; asks first when changes are only in memory.
pub(super) fn quit(m: &mut Model) {
    if !super::choosing::lost(&m.data) {
        return leave(m);
    }
    if !m.asks_to_leave() {
        // A question about a session that is not open yet goes; its lock with it.
        if let Some(id) = super::compared::asked_about(m.overlay.as_ref()) {
            m.data.ask(Effect::Close(id));
        }
        let e = Entry::new(Purpose::LeaveUnsaved, PathBuf::new(), String::new(), &m.data);
        m.overlay = Some(Overlay::Entry(Box::new(e)));
    }
}

/// Leaves the program, whatever is not saved.
pub(super) fn leave(m: &mut Model) {
    leave_session(m);
    m.data.ask(Effect::Quit);
}

impl Model {
    /// True while a yes is asked for, to leave with changes only in memory.
    #[must_use]
    pub fn asks_to_leave(&self) -> bool {
        matches!(&self.overlay, Some(Overlay::Entry(e)) if e.purpose == Purpose::LeaveUnsaved)
    }
}

/// Whether a session file stands in the usual folder. Paths of files have their
/// links resolved, the folder of the data is as it was given: the files of the list
/// tell where the usual folder really is.
fn is_usual(path: &Path, d: &Data) -> bool {
    let beside = |l: &Listed| l.kind == FileKind::Session && l.path.parent() == path.parent();
    path.starts_with(&d.data_dir) || d.list.iter().any(beside)
}

/// A path as one word of a command.
fn word(path: &Path) -> String {
    let shown = shown_path(path);
    if shown.contains(' ') { format!("\"{shown}\"") } else { shown }
}

impl LastSession {
    fn of(o: &OpenSession, d: &Data) -> Self {
        let s = &o.session;
        let c = crate::domain::scoring::score(&o.instrument, s).completeness;
        let handle = match &s.region.code {
            // A code stands for the file in the usual folder, which another one is not.
            _ if !is_usual(&o.path, d) => word(&o.path),
            code if code.is_empty() => s.session.short(),
            code => code.clone(),
        };
        Self {
            path: o.path.clone(),
            region: s.region.full_name(),
            handle,
            asked: c.asked,
            total: c.total,
            follow_ups: s.follow_ups.len(),
        }
    }
}
