//! One message in, effects out.

use crate::app::command::Command;
use crate::app::edit::Edit;
use crate::app::key::{Code, Key};
use crate::app::keys::{Context, resolve};
use crate::app::model::{Data, Model, NoticeKind, OpenSession};
use crate::app::msg::{Effect, Listed, Msg, Opened, SaveOutcome};
use crate::app::overlay::{Ask, Overlay};
use crate::app::screen::interview::{Interview, Part};
use crate::app::screen::sessions::Then;
use crate::app::screen::{Screen, Step, evidence, export, summary};
use crate::app::words as explain;
use crate::base::time::{Moment, Timestamp};
use crate::domain::change::UndoStacks;
use crate::domain::history::what;
use crate::i18n::texts::common as t;
use std::path::PathBuf;

/// Typing reaches the file at most this long after its first key (milliseconds).
pub const TYPING_MS: u64 = 1000;
/// A second Ctrl-C within this many milliseconds leaves.
const INTERRUPT_MS: u64 = 2000;

/// What is said about a session after the program has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastSession {
    /// Its file.
    pub path: PathBuf,
    /// Name of the region.
    pub region: String,
    /// What `asesor open` takes: the region's code, else the short id.
    pub handle: String,
    /// Rated questions.
    pub asked: usize,
    /// Questions.
    pub total: usize,
    /// Follow-ups.
    pub follow_ups: usize,
}

/// Handles one message.
#[must_use]
pub fn update(m: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key { key, at } => on_key(m, key, at),
        Msg::Paste { text, at } => {
            m.data.now = at;
            m.seen += 1;
            paste(m, &text);
        }
        Msg::Resized { cols, rows } => {
            if m.data.size != (cols, rows) {
                m.data.size = (cols, rows);
                m.seen += 1;
            }
        }
        Msg::Unfocused(at) => {
            m.data.now = at;
            let unsaved = m.data.unsaved();
            settle(m);
            m.seen += u64::from(unsaved);
        }
        Msg::Tick(at) => tick(m, at),
        Msg::Listed(rows) => {
            m.seen += 1;
            listed(m, rows);
        }
        Msg::ListFailed(f) => {
            m.data.loading = false;
            m.seen += 1;
            m.data.fault(&f);
        }
        Msg::Opened(o) => {
            m.seen += 1;
            opened(m, *o);
        }
        Msg::OpenFailed(f) => {
            m.seen += 1;
            if let Some(Screen::New(form)) = m.screens.last_mut() {
                form.starting = false;
            }
            m.data.fault(&f);
        }
        Msg::Saved { session, generation, at, outcome } => {
            if m.data.watched == Some(session) {
                m.seen += 1;
                saved(&mut m.data, generation, at, outcome);
                if m.data.open.is_none() {
                    // The list was read while this was still being written.
                    m.data.ask(Effect::LoadList);
                }
            }
        }
        Msg::Exported(paths) => {
            m.seen += 1;
            let text = explain::exported(m.data.lang, &paths);
            m.data.done(text);
            if let Some(Screen::Export(e)) = m.screens.last_mut() {
                e.busy = false;
                e.written = paths;
            }
        }
        Msg::ExportFailed(f) => {
            m.seen += 1;
            if let Some(Screen::Export(e)) = m.screens.last_mut() {
                e.busy = false;
            }
            m.data.fault(&f);
        }
        Msg::EditedOutside { text, at } => {
            m.data.now = at;
            m.seen += 1;
            edited_outside(m, &text);
        }
        Msg::EditFailed(f) => {
            m.seen += 1;
            m.data.fault(&f);
        }
        Msg::Ended => {
            leave_session(m);
            m.data.ask(Effect::Quit);
        }
    }
    m.data.typing = match m.screen() {
        Screen::Interview(i) => i.details.as_ref().is_some_and(|d| d.since.is_some()),
        _ => false,
    };
    std::mem::take(&mut m.data.effects)
}

/// When [`Msg::Tick`] is due next, in milliseconds of [`Moment::ms`]; `None` when
/// nothing is waiting for time to pass.
#[must_use]
pub fn next_wake(m: &Model) -> Option<u64> {
    let typing = m.data.open.as_ref().and_then(|o| o.writing.as_ref()).and_then(|w| w.since);
    let details = match m.screen() {
        Screen::Interview(i) => i.details.as_ref().and_then(|d| d.since),
        _ => None,
    };
    let typed = [typing, details].into_iter().flatten().min().map(|since| since + TYPING_MS);
    let minute = matches!(m.screen(), Screen::Interview(_)).then(|| {
        let now = m.data.now;
        let second: u64 = now.wall.to_string().get(17..19).and_then(|s| s.parse().ok()).unwrap_or(0);
        now.ms + (60 - second.min(59)) * 1000
    });
    [typed, minute].into_iter().flatten().min()
}

/// Takes the list in; the highlight stays on its file.
fn listed(m: &mut Model, rows: Vec<Listed>) {
    let Model { data, screens, .. } = m;
    if let Some(Screen::Sessions(s)) = screens.first_mut() {
        let path = data.list.get(s.row).map(|l| l.path.clone());
        let same = path.and_then(|p| rows.iter().position(|l| l.path == p));
        s.row = same.unwrap_or(s.row).min(rows.len().saturating_sub(1));
    }
    data.list = rows;
    data.loading = false;
}

fn tick(m: &mut Model, at: Moment) {
    let minute = |t: Timestamp| t.hm();
    if minute(m.data.now.wall) != minute(at.wall) {
        m.seen += 1;
    }
    m.data.now = at;
    let due = |since: Option<u64>| since.is_some_and(|s| at.ms >= s + TYPING_MS);
    if due(m.data.open.as_ref().and_then(|o| o.writing.as_ref()).and_then(|w| w.since)) {
        m.seen += 1;
        m.data.flush();
        remember_place(m);
    }
    if let Some(Screen::Interview(i)) = m.screens.last_mut()
        && due(i.details.as_ref().and_then(|d| d.since))
    {
        m.seen += 1;
        evidence::commit(i.details.as_mut(), &mut m.data);
    }
}

/// Puts everything typed into the session: details of evidence and texts.
fn settle(m: &mut Model) {
    if let Some(Screen::Interview(i)) = m.screens.last_mut() {
        evidence::commit(i.details.as_mut(), &mut m.data);
    }
    m.data.flush();
}

fn remember_place(m: &mut Model) {
    if let Some(Screen::Interview(i)) = m.screens.last() {
        i.clone().remember(&mut m.data);
    }
}

fn on_key(m: &mut Model, key: Key, at: Moment) {
    m.data.now = at;
    let contexts = m.contexts();
    // Enter types something only in a note; held down in a form it must not run
    // through all fields.
    let in_text = contexts[0].is_text() && (key.code != Code::Enter || contexts[0] == Context::NoteText);
    if !m.data.guard.passes(key, at.ms, in_text) {
        return;
    }
    m.seen += 1;
    if key.alt {
        // Alt and a key is what a terminal makes of Esc and a quick key (W15).
        press(m, Key::plain(Code::Esc));
        press(m, Key { alt: false, ..key });
    } else {
        press(m, key);
    }
}

fn press(m: &mut Model, key: Key) {
    if m.shape() == super::layout::Shape::TooSmall {
        // Only leaving works where nothing can be seen.
        if matches!(key.code, Code::Char('q' | 'Q')) {
            quit(m);
        }
        return;
    }
    let contexts = m.contexts();
    m.data.notice = None;
    match resolve(&contexts, key) {
        Some(c) => run(m, c),
        None if let Some(c) = menu_letter(m, key) => {
            m.overlay = None;
            run(m, c);
        }
        None => {
            let note = matches!(m.screen(), Screen::Interview(_)) && m.overlay.is_none();
            let label = key.label(m.data.lang);
            let text = if note { t::unbound_note(m.data.lang, &label) } else { t::unbound(m.data.lang, &label) };
            m.data.say(NoticeKind::Attention, text);
        }
    }
}

fn menu_letter(m: &Model, key: Key) -> Option<Command> {
    if !matches!(m.overlay, Some(Overlay::Menu { .. })) {
        return None;
    }
    m.menu_rows().into_iter().find(|r| r.key.same(key)).map(|r| r.command)
}

/// Does a command: overlay first, then what works everywhere, then the screen.
pub(super) fn run(m: &mut Model, c: Command) {
    if let Some(why) = m.disabled(c) {
        m.data.say(NoticeKind::Attention, why);
        return;
    }
    if m.overlay.is_some() && super::overlay_update::update(m, c) {
        return;
    }
    if everywhere(m, c) {
        return;
    }
    let Model { data, screens, .. } = m;
    let Some(top) = screens.last_mut() else { return };
    let step = match top {
        Screen::Sessions(s) => s.update(c, data),
        Screen::New(s) => s.update(c, data),
        Screen::Interview(s) => s.update(c, data),
        Screen::Summary(s) => s.update(c, data),
        Screen::Export(s) => s.update(c, data),
    };
    match step {
        Step::Stay | Step::NotMine => {}
        Step::Push(s) => m.screens.push(s),
        Step::Pop => pop(m),
        Step::Overlay(o) => m.overlay = Some(o),
    }
}

fn everywhere(m: &mut Model, c: Command) -> bool {
    let in_text = m.contexts()[0].is_text();
    match c {
        Command::Help => m.overlay = Some(Overlay::Help { top: 0 }),
        Command::Menu => m.overlay = Some(Overlay::Menu { row: 0 }),
        Command::Undo if !in_text => undo(m, what::UNDO),
        Command::Redo if !in_text => undo(m, what::REDO),
        Command::SaveNow => save_now(m),
        Command::Redraw => m.data.ask(Effect::Redraw),
        Command::Interrupt => interrupt(m),
        Command::Suspend => {
            settle(m);
            m.data.ask(Effect::Suspend);
        }
        Command::PasteHint => m.data.say(NoticeKind::Attention, t::how_to_paste(m.data.lang)),
        Command::Language => {
            m.data.lang = m.data.lang.other();
            m.data.settings.lang = Some(m.data.lang);
            remember_settings(&mut m.data);
        }
        Command::Theme => {
            m.data.theme = m.data.theme.next();
            m.data.settings.theme = Some(m.data.theme);
            let text = t::theme_is(m.data.lang, m.data.theme.name());
            m.data.done(text);
            remember_settings(&mut m.data);
        }
        Command::Ascii => {
            m.data.ascii = !m.data.ascii;
            m.data.settings.ascii = m.data.ascii;
            remember_settings(&mut m.data);
        }
        Command::Quit => quit(m),
        _ => return false,
    }
    true
}

fn remember_settings(d: &mut Data) {
    let s = d.settings.clone();
    d.ask(Effect::RememberSettings(s));
}

fn save_now(m: &mut Model) {
    settle(m);
    if m.data.open.is_none() {
        m.data.done(t::nothing_to_save(m.data.lang));
    } else if m.data.unsaved() {
        m.data.saving.asked = true;
        m.data.save();
    } else {
        let at = m.data.saving.saved;
        let text = explain::saved_already(m.data.lang, at);
        m.data.done(text);
    }
}

fn interrupt(m: &mut Model) {
    let now = m.data.now.ms;
    if m.data.interrupted.is_some_and(|t| now.saturating_sub(t) <= INTERRUPT_MS) {
        quit(m);
    } else {
        m.data.interrupted = Some(now);
        m.data.say(NoticeKind::Attention, t::how_to_leave(m.data.lang));
    }
}

/// Takes back or makes again, and shows the question it concerns.
fn undo(m: &mut Model, word: &'static str) {
    let before = m.data.open.as_ref().map(|o| o.session.clone());
    let Some(c) = m.data.undo(word) else { return };
    if let (Some(before), Some(o)) = (before, &m.data.open) {
        let text = explain::undone(m.data.lang, o, &before, &c, word == what::UNDO);
        m.data.done(text);
    }
    let target = m.data.open.as_ref().and_then(|o| {
        let id = c.question()?;
        o.instrument.questions().position(|p| p.question.id == *id)
    });
    if let (Some(n), Some(Screen::Interview(i))) = (target, m.screens.last_mut()) {
        let notice = m.data.notice.take();
        if i.question != n {
            i.go_to(n, &mut m.data);
        }
        i.reset_highlight(&m.data);
        m.data.notice = notice;
    }
}

fn opened(m: &mut Model, o: Opened) {
    let asked = match &m.overlay {
        Some(Overlay::Ask { ask: Ask::NewerCopy(x), .. }) => Some(x.session.session),
        _ => None,
    };
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
    if o.newer_copy.is_some() && o.read_only != Some(crate::app::msg::ReadOnly::Locked) {
        m.overlay = Some(Overlay::Ask { ask: Ask::NewerCopy(Box::new(o)), choice: 0 });
        return;
    }
    show(m, o);
}

/// Shows an opened session on the screen it was opened for.
pub(super) fn show(m: &mut Model, o: Opened) {
    let Opened { session, instrument, path, read_only, place, .. } = o;
    let fresh = matches!(m.screens.last(), Some(Screen::New(_)));
    if fresh {
        m.screens.pop();
    }
    let then = match m.screens.last() {
        Some(Screen::Sessions(s)) if !fresh => s.then,
        _ => Then::Resume,
    };
    m.data.saving = super::model::Saving::default();
    m.data.watched = Some(session.session);
    let is_final = session.is_final();
    m.data.open = Some(OpenSession {
        stacks: UndoStacks::rebuild(&session.history),
        session,
        instrument,
        path,
        read_only,
        writing: None,
    });
    let screen = match then {
        Then::Resume if !is_final => Screen::Interview(Box::new(Interview::resume(&place, &mut m.data))),
        Then::Resume | Then::Summary => Screen::Summary(summary::SummaryScreen::default()),
        Then::Export => Screen::Export(export::ExportScreen::new(m.data.lang)),
    };
    m.screens.push(screen);
    m.data.notice = None;
    if let Some(why) = read_only {
        let text = explain::read_only(m.data.lang, why);
        m.data.say(NoticeKind::Attention, text);
    }
}

fn saved(d: &mut Data, generation: u64, at: Timestamp, outcome: SaveOutcome) {
    let newest = d.saving.pending.is_none_or(|(g, _)| g <= generation);
    match outcome {
        SaveOutcome::Both | SaveOutcome::MainOnly(_) => {
            if newest {
                d.saving.pending = None;
                d.saving.saved = Some(at);
            }
            d.saving.trouble = match outcome {
                SaveOutcome::MainOnly(f) => Some((SaveOutcome::MainOnly(f), at)),
                _ => None,
            };
            if d.saving.asked && newest {
                d.saving.asked = false;
                let text = explain::saved_already(d.lang, Some(at));
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
            d.saving.trouble = Some((other, since));
        }
    }
}

/// Takes back what the person's own editor left.
fn edited_outside(m: &mut Model, text: &str) {
    let ms = m.data.now.ms;
    if let Some(w) = m.data.open.as_mut().and_then(|o| o.writing.as_mut()) {
        w.edit = Edit::lines(&crate::base::text::visible_lines(text));
        w.since.get_or_insert(ms);
        m.data.flush();
    }
}

fn paste(m: &mut Model, text: &str) {
    m.data.notice = None;
    if m.shape() == super::layout::Shape::TooSmall {
        m.data.say(NoticeKind::Attention, t::paste_nowhere(m.data.lang));
        return;
    }
    if let Some(Overlay::Jump(j)) = &mut m.overlay {
        j.query.paste(text);
        j.row = 0;
        return;
    }
    if m.overlay.is_some() {
        m.data.say(NoticeKind::Attention, t::paste_nowhere(m.data.lang));
        return;
    }
    let Model { data, screens, overlay, .. } = m;
    match screens.last_mut() {
        Some(Screen::New(f)) => f.paste(text),
        Some(Screen::Interview(i)) => {
            if let Some(details) = i.details.as_mut() {
                details.paste(text, data);
            } else if let Some(w) = data.open.as_mut().and_then(|o| o.writing.as_mut()) {
                w.edit.paste(text);
                w.since.get_or_insert(data.now.ms);
            } else if data.open.as_ref().is_some_and(|o| o.read_only.is_none()) && !text.trim().is_empty() {
                let ask = Ask::PasteIntoNote(crate::base::text::visible_lines(text));
                *overlay = Some(Overlay::Ask { ask, choice: 0 });
            } else if let Some(why) = data.open.as_ref().and_then(|o| o.read_only) {
                data.say(NoticeKind::Attention, explain::read_only(data.lang, why));
            }
        }
        _ => data.say(NoticeKind::Attention, t::paste_nowhere(data.lang)),
    }
}

/// Leaves the shown screen. Leaving the last one above the list closes the session.
pub(super) fn pop(m: &mut Model) {
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
fn leave_session(m: &mut Model) {
    // First, while the cursor still stands in the note: the next start goes there.
    remember_place(m);
    // Interview screens further down were left when another came over them.
    if let Some(Screen::Interview(i)) = m.screens.last_mut() {
        i.leave_question(&mut m.data);
    }
    m.data.flush();
    if m.data.saving.trouble.is_some() {
        // The writer still owes this session its file: one more order keeps it
        // trying, and leaving waits for it.
        m.data.save();
    }
    let Some(o) = m.data.open.take() else { return };
    m.data.last = Some(LastSession::of(&o));
    m.data.ask(Effect::Close(o.session.session));
    m.screens.truncate(1);
    m.overlay = None;
    m.data.ask(Effect::LoadList);
}

/// Leaves the program; asks first when changes are only in memory.
pub(super) fn quit(m: &mut Model) {
    if matches!(m.data.saving.trouble, Some((SaveOutcome::Neither(..), _)))
        && !matches!(m.overlay, Some(Overlay::Ask { ask: Ask::LeaveUnsaved, .. }))
    {
        m.overlay = Some(Overlay::Ask { ask: Ask::LeaveUnsaved, choice: 0 });
        return;
    }
    leave_session(m);
    m.data.ask(Effect::Quit);
}

/// Inserts pasted text at the end of the note and goes on writing there.
pub(super) fn paste_into_note(m: &mut Model, text: &str) {
    if let Some(Screen::Interview(i)) = m.screens.last_mut() {
        i.write(Part::Note, &mut m.data);
        let ms = m.data.now.ms;
        if let Some(w) = m.data.open.as_mut().and_then(|o| o.writing.as_mut()) {
            if !w.edit.is_empty() {
                w.edit.paste("\n");
            }
            w.edit.paste(text);
            w.since.get_or_insert(ms);
        }
    }
}

impl LastSession {
    fn of(o: &OpenSession) -> Self {
        let s = &o.session;
        let c = crate::domain::scoring::score(&o.instrument, s).completeness;
        let handle = if s.region.code.is_empty() { s.session.short() } else { s.region.code.clone() };
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
