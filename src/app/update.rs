//! One message in, effects out.

use crate::app::command::Command;
use crate::app::exporting;
use crate::app::key::{Code, Key};
use crate::app::keys::{Context, resolve};
use crate::app::model::{Model, NoticeKind};
use crate::app::msg::{Effect, Listed, Msg, SaveOutcome};
use crate::app::opening::{leave_session, open_failed, opened, pop, quit, saved};
use crate::app::overlay::Overlay;
use crate::app::pasting::{edited_outside, paste};
use crate::app::screen::{Screen, Step, evidence};
use crate::app::words as explain;
use crate::base::time::{Moment, Timestamp};
use crate::domain::history::what;
use crate::i18n::texts::common as t;

/// Typing reaches the file at most this long after its first key (milliseconds).
pub const TYPING_MS: u64 = 1000;

/// A second Ctrl-C within this many milliseconds leaves.
const INTERRUPT_MS: u64 = 2000;

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
            open_failed(m, &f);
        }
        Msg::Saved { session, generation, at, outcome } => {
            if matches!(outcome, SaveOutcome::Neither(..)) {
                m.data.owed.insert(session);
            } else {
                m.data.owed.remove(&session);
            }
            if m.data.watched == Some(session) {
                m.seen += 1;
                saved(&mut m.data, generation, at, outcome);
                if m.data.open.is_none() {
                    // The list was read while this was still being written.
                    m.data.ask(Effect::LoadList);
                }
            }
        }
        Msg::Events(all) => {
            m.seen += 1;
            m.data.events = all;
        }
        Msg::Previous { session, found } => {
            m.seen += 1;
            m.data.previous_read(session, found.map(|p| *p));
        }
        Msg::Exporting { done, total } => exporting::told(m, done, total),
        Msg::FolderShown { path, shown } => exporting::shown(m, &path, shown),
        Msg::Exported(w) => {
            m.seen += 1;
            exporting::ended(m, w);
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
        Msg::Keep(r) => super::keep::told(m, &r),
        Msg::Ended => {
            leave_session(m);
            m.data.ask(Effect::Quit);
        }
    }
    super::keeping::settle(m);
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
    let typing = m.data.typed_since();
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
    let search = match &m.overlay {
        Some(Overlay::Find(f)) => f.due(),
        _ => None,
    };
    let slow = m.data.saving.next_second(m.data.now.ms);
    [typed, minute, search, slow.filter(|_| m.data.open.is_some())].into_iter().flatten().min()
}

/// Takes the list in; the highlight stays on its file.
fn listed(m: &mut Model, rows: Vec<Listed>) {
    let Model { data, screens, .. } = m;
    if let Some(Screen::Sessions(s)) = screens.first_mut() {
        let path = data.list.get(s.row).map(|l| l.path.clone());
        let same = path.and_then(|p| rows.iter().position(|l| l.path == p));
        s.row = same.unwrap_or(s.row).min(rows.len().saturating_sub(1));
    }
    data.standings = crate::domain::lineage::standings(rows.iter().filter_map(|l| l.row.as_ref().ok()));
    data.list = rows;
    data.loading = false;
    data.look_for_previous();
    super::keeping::welcome(m);
}

fn tick(m: &mut Model, at: Moment) {
    let minute = |t: Timestamp| t.hm();
    if minute(m.data.now.wall) != minute(at.wall) {
        m.seen += 1;
    }
    m.data.now = at;
    m.seen += u64::from(m.data.saving.slow(at.ms).is_some());
    if let Some(Overlay::Find(f)) = &mut m.overlay
        && f.tick(&mut m.data)
    {
        m.seen += 1;
    }
    let due = |since: Option<u64>| since.is_some_and(|s| at.ms >= s + TYPING_MS);
    if due(m.data.typed_since()) {
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

pub(super) fn remember_place(m: &mut Model) {
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
    if m.shape() == super::layout::Shape::TooSmall && !m.asks_to_leave() {
        // Only leaving works where nothing can be seen, with the yes it may ask for.
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
    if m.hidden_from_guests() && !super::guest::works_unseen(c) {
        // What the notice says ends it does, also where letters are typed.
        if c == Command::Insert('.') {
            super::guest::toggle(m);
            return;
        }
        m.data.say(NoticeKind::Attention, crate::i18n::texts::pace::not_as_guest(m.data.lang));
        return;
    }
    if m.overlay.is_some() && super::overlay_update::update(m, c) {
        return;
    }
    if everywhere(m, c) {
        return;
    }
    if m.data.filling() {
        m.data.type_form(c);
        return;
    }
    let Model { data, screens, .. } = m;
    let Some(top) = screens.last_mut() else { return };
    let step = match top {
        Screen::Sessions(s) => s.update(c, data),
        Screen::First(s) => s.update(c, data),
        Screen::New(s) => s.update(c, data),
        Screen::Interview(s) => s.update(c, data),
        Screen::Summary(s) => s.update(c, data),
        Screen::Export(s) => s.update(c, data),
        Screen::FollowUps(s) => s.update(c, data),
        Screen::Data(s) => s.update(c, data),
    };
    match step {
        Step::Stay | Step::NotMine => {}
        Step::Push(s) => m.screens.push(s),
        Step::Replace(s) => {
            m.screens.pop();
            m.screens.push(s);
        }
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
            m.data.remember_settings();
        }
        Command::Theme => {
            m.data.theme = m.data.theme.next();
            m.data.settings.theme = Some(m.data.theme);
            let text = t::theme_is(m.data.lang, m.data.theme.name());
            m.data.done_openly(text);
            m.data.remember_settings();
        }
        Command::Ascii => {
            m.data.ascii = !m.data.ascii;
            m.data.settings.ascii = m.data.ascii;
            m.data.remember_settings();
        }
        Command::Quit => quit(m),
        Command::Guest => super::guest::toggle(m),
        Command::SaveElsewhere => super::choosing::elsewhere(m),
        _ => return false,
    }
    true
}

fn save_now(m: &mut Model) {
    settle(m);
    if m.data.open.is_none() {
        m.data.done_openly(t::nothing_to_save(m.data.lang));
    } else if m.data.unsaved() {
        m.data.saving.asked = true;
        m.data.save();
    } else {
        let at = m.data.saving.saved;
        let text = explain::saved_already(m.data.lang, at);
        m.data.done_openly(text);
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
        let neutral = explain::undone_neutral(m.data.lang, o, &c, word == what::UNDO);
        m.data.done_or(text, neutral);
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
