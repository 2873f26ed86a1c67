//! What a person chose where the program asked about files: which version, where
//! to save, whether to leave. Nothing here replaces or removes anything; what
//! does is an order, and the store keeps what it replaces.

use super::compared;
use super::entry::{Entry, Purpose};
use super::keep::{Order, Report};
use super::model::{Data, Model, NoticeKind};
use super::msg::{Effect, SaveOutcome};
use super::opening;
use super::overlay::{Ask, Choice, Named, Overlay};
use crate::base::text::shown_path;
use crate::domain::keep::{Moved, Which};
use crate::i18n::texts::{files as t, keeping as k};

/// Acts on a choice; `None` means the person stepped back.
pub(super) fn choose(m: &mut Model, ask: Ask, choice: Option<Choice>) {
    use Choice as C;
    match (ask, choice) {
        (Ask::NewerCopy(o), Some(C::Restore)) => {
            let copy = o.newer_copy.as_ref().map(|c| c.path.clone());
            m.data.ask(Effect::Open { path: o.path, use_copy: copy });
        }
        (Ask::NewerCopy(o), Some(C::Compare)) => {
            let comparison = o.newer_copy.as_ref().and_then(|c| c.comparison.clone());
            let under = Overlay::Ask { ask: Ask::NewerCopy(o), choice: 1 };
            over(m, (Named::File, Named::Copy(Which::Safety)), comparison, under);
        }
        (Ask::NewerCopy(mut o), Some(C::UseFile)) => {
            o.newer_copy = None;
            opening::show(m, *o);
        }
        // Not now: nothing is opened, nothing is deleted.
        (Ask::NewerCopy(o), _) => m.data.ask(Effect::Close(o.session.session)),
        (Ask::Edited(o), Some(C::Read)) => opening::show(m, *o),
        (Ask::Edited(o), Some(C::Compare)) => {
            let comparison = o.beside.edited.as_ref().and_then(|e| Some(e.previous.as_ref()?.1.clone()));
            let under = Overlay::Ask { ask: Ask::Edited(o), choice: 1 };
            over(m, (Named::Copy(Which::Previous), Named::File), comparison, under);
        }
        (Ask::Edited(o), Some(C::Previous)) => {
            let copy = o.beside.edited.and_then(|e| Some(e.previous?.0));
            m.data.ask(Effect::Open { path: o.path, use_copy: copy });
        }
        (Ask::Edited(o), Some(C::AcceptEdited)) => {
            let Some(e) = o.beside.edited else { return };
            let mut who = m.data.settings.assessor.clone();
            if who.is_empty() {
                who = o.session.assessor.name;
            }
            m.data.ask(Effect::Keep(Order::AcceptEdited { path: o.path, sha256: e.sha256, who }));
        }
        (Ask::CannotSave, Some(C::Elsewhere)) => elsewhere(m),
        (Ask::CannotSave, Some(C::TryAgain)) => {
            m.data.saving.asked = true;
            m.data.say(NoticeKind::Attention, k::trying_again(m.data.lang));
            m.data.save();
        }
        (Ask::Changed, Some(C::Compare)) => {
            let comparison = m.data.saving.theirs.clone();
            if comparison.is_none() {
                // It could not be read before, or is still being read.
                m.data.say(NoticeKind::Attention, t::changed_reading(m.data.lang));
                compared::ask_theirs(&mut m.data);
            }
            let under = Overlay::Ask { ask: Ask::Changed, choice: 1 };
            over(m, (Named::Here, Named::File), comparison, under);
        }
        (Ask::Changed, Some(C::UseFile)) => use_file(m),
        _ => {}
    }
}

/// Shows a comparison over its question; the question alone where there is none.
fn over(
    m: &mut Model,
    named: (Named, Named),
    comparison: Option<Box<crate::domain::compare::Comparison>>,
    under: Overlay,
) {
    match comparison {
        Some(c) => compared::show(m, named, c, under),
        None => m.overlay = Some(under),
    }
}

/// Leaves ours where it is, in the conflict file, and opens the file.
fn use_file(m: &mut Model) {
    let Some(path) = m.data.open.as_ref().map(|o| o.path.clone()) else { return };
    opening::leave_session(m);
    m.data.ask(Effect::Open { path, use_copy: None });
}

/// Asks for the folder to save in from now on.
pub(super) fn elsewhere(m: &mut Model) {
    m.data.flush();
    let Some(o) = &m.data.open else { return };
    let (path, name) = (o.path.clone(), o.session.region.full_name());
    let mut e = Entry::new(Purpose::Elsewhere, path, name, &m.data);
    // The usual folder on this laptop, where the session is not there already.
    let usual = m.data.data_dir.join("sessions");
    if e.path.parent() != Some(&*usual) {
        e.edit = super::edit::Edit::line(&usual.to_string_lossy());
    }
    m.overlay = Some(Overlay::Entry(Box::new(e)));
}

/// A save did not reach its file: what the words about it need to know.
pub(super) fn look(d: &mut Data, outcome: &SaveOutcome) {
    let Some(o) = &d.open else { return };
    let id = o.session.session;
    match outcome {
        SaveOutcome::SafetyOnly(_) | SaveOutcome::Neither(..) => d.ask(Effect::Keep(Order::Look(id))),
        SaveOutcome::Diverted(..) => compared::ask_theirs(d),
        SaveOutcome::Both | SaveOutcome::MainOnly(_) => {}
    }
}

/// What the screens make of a report about places and versions.
pub(super) fn told(m: &mut Model, r: &Report) {
    match r {
        Report::Looked { session, stand } if m.data.watched == Some(*session) => {
            m.data.saving.stand = Some(*stand);
        }
        Report::Compared { left, right, found: Ok(c) } => compared::told(m, left.as_ref(), right, c),
        Report::Moved(Ok(x)) => moved(m, x),
        _ => {}
    }
}

fn moved(m: &mut Model, x: &Moved) {
    let Some(o) = m.data.open.as_mut().filter(|o| o.session.session == x.session) else { return };
    o.path.clone_from(&x.path);
    m.data.saving.home = None;
    m.data.saving.stand = None;
    // What was typed since then follows, and the trouble ends with it.
    m.data.save();
    let text = t::moved(m.data.lang, &shown_path(&x.path));
    m.data.done(text);
}

/// Whether something is nowhere but in memory, of any session of this run.
#[must_use]
pub fn lost(d: &Data) -> bool {
    !d.owed.is_empty() || matches!(d.saving.trouble, Some((SaveOutcome::Neither(..), _)))
}
