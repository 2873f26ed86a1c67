//! Commands while something lies over the screen.

use crate::app::command::Command;
use crate::app::key::Key;
use crate::app::keys::{BINDINGS, Context, MENU};
use crate::app::layout::page_rows;
use crate::app::model::{Model, NoticeKind};
use crate::app::overlay::{Ask, MenuRow, Overlay};
use crate::app::screen::follow_ups::FollowUpList;
use crate::app::screen::interview::Interview;
use crate::app::screen::session_data::DataScreen;
use crate::app::screen::{Screen, pick};
use crate::app::words as explain;
use crate::domain::change::{Change, UndoStacks};
use crate::domain::finalise;
use crate::domain::open_items::{Open, OpenItem};
use crate::domain::session::{Rating, Stage};
use crate::i18n::texts::common as t;

/// Handles `c` where it belongs to the overlay. False lets it through to what
/// works everywhere.
pub(super) fn update(m: &mut Model, c: Command) -> bool {
    match m.overlay.take() {
        Some(Overlay::Help { top }) => scroll(m, c, top, |top| Overlay::Help { top }),
        Some(Overlay::Rubric { top }) => rubric(m, c, top),
        Some(Overlay::ReadAloud { top }) => scroll(m, c, top, |top| Overlay::ReadAloud { top }),
        Some(Overlay::Menu { row }) => menu(m, c, row),
        Some(Overlay::Jump(mut j)) => {
            match j.update(c, &mut m.data) {
                Some(Some(n)) => {
                    if let Some(Screen::Interview(i)) = m.screens.last_mut() {
                        i.go_to(n, &mut m.data);
                    }
                }
                Some(None) => {}
                None => {
                    m.overlay = Some(Overlay::Jump(j));
                    return !matches!(c, Command::Help | Command::Redraw | Command::Interrupt | Command::Guest);
                }
            }
            true
        }
        Some(Overlay::Pick(mut p)) => {
            let Some(choice) = p.update(c, &mut m.data) else {
                m.overlay = Some(Overlay::Pick(p));
                return !matches!(c, Command::Help | Command::Redraw | Command::Interrupt | Command::Guest);
            };
            if let Some(c) = choice {
                pick::choose(c, &mut m.data);
            }
            true
        }
        Some(Overlay::Finalise { items, row }) => finalise_list(m, c, items, row),
        Some(Overlay::Ask { ask, choice }) => question(m, c, ask, choice),
        Some(Overlay::Find(f)) => super::keeping::find(m, c, f),
        Some(Overlay::Entry(e)) => super::keeping::entry(m, c, e),
        Some(Overlay::Bin(b)) => super::keeping::bin(m, c, *b),
        Some(Overlay::Rescue(r)) => super::keeping::rescue(m, c, *r),
        Some(Overlay::Compare(x)) => super::compared::update(m, c, x),
        None => false,
    }
}

/// Commands that work over every overlay without closing it.
pub(super) fn passes(c: Command) -> bool {
    matches!(
        c,
        Command::Redraw | Command::Interrupt | Command::SaveNow | Command::Language | Command::Quit | Command::Guest
    )
}

fn scroll(m: &mut Model, c: Command, top: usize, make: fn(usize) -> Overlay) -> bool {
    let page = page_rows(m.data.size.1);
    let top = match c {
        Command::Up => top.saturating_sub(1),
        Command::Down => top + 1,
        Command::PageUp => top.saturating_sub(page),
        Command::PageDown => top + page,
        Command::First => 0,
        Command::Last => usize::MAX / 2,
        Command::Back => return true,
        _ => top,
    };
    // Cut to the last page, so that one key up is seen at once.
    m.overlay = Some(make(0));
    let lines = crate::app::pages::lines(m).len();
    m.overlay = Some(make(top.min(lines.saturating_sub(page))));
    !(passes(c) || c == Command::Help)
}

fn rubric(m: &mut Model, c: Command, top: usize) -> bool {
    if let Command::Level(n) = c {
        m.overlay = Some(Overlay::Rubric { top });
        if let Some(Screen::Interview(i)) = m.screens.last_mut() {
            i.rate(Rating::Level(i16::from(n)), &mut m.data);
        }
        return true;
    }
    scroll(m, c, top, |top| Overlay::Rubric { top })
}

fn menu(m: &mut Model, c: Command, row: usize) -> bool {
    let rows = m.menu_rows();
    let last = rows.len().saturating_sub(1);
    let page = page_rows(m.data.size.1);
    let row = match c {
        Command::Up => row.saturating_sub(1),
        Command::Down => (row + 1).min(last),
        Command::PageUp => row.saturating_sub(page),
        Command::PageDown => (row + page).min(last),
        Command::First => 0,
        Command::Last => last,
        Command::Back | Command::Menu => return true,
        Command::Accept => {
            if let Some(r) = rows.get(row) {
                super::update::run(m, r.command);
            }
            return true;
        }
        // The key of a row works while the menu is open.
        c => {
            if rows.iter().any(|r| r.command == c) {
                super::update::run(m, c);
                return true;
            }
            row
        }
    };
    m.overlay = Some(Overlay::Menu { row });
    !passes(c)
}

/// What the person chose in the list before making a session final.
fn finalise_list(m: &mut Model, c: Command, items: Vec<OpenItem>, row: usize) -> bool {
    let last = items.len() + 1;
    let page = page_rows(m.data.size.1);
    let row = match c {
        Command::Up => row.saturating_sub(1),
        Command::Down => (row + 1).min(last),
        Command::PageUp => row.saturating_sub(page),
        Command::PageDown => (row + page).min(last),
        Command::First => 0,
        Command::Last => last,
        Command::Back => return true,
        Command::Accept if row == items.len() => return true,
        Command::Accept if row > items.len() => {
            make_final(m);
            return true;
        }
        Command::Accept => {
            open_item(m, &items[row]);
            return true;
        }
        _ => row,
    };
    m.overlay = Some(Overlay::Finalise { items, row });
    !(passes(c) || c == Command::Help)
}

fn open_item(m: &mut Model, item: &OpenItem) {
    match item.what {
        Open::NoOwner => {
            let list = FollowUpList::without_owner(item.question.as_ref(), &m.data);
            m.screens.push(Screen::FollowUps(list));
            return;
        }
        Open::NoDelegation => {
            let screen = DataScreen::at_delegation(&mut m.data);
            m.screens.push(Screen::Data(screen));
            return;
        }
        _ => {}
    }
    let Some(o) = &m.data.open else { return };
    let target = o.instrument.questions().position(|p| match (&item.question, &item.aspect) {
        (Some(q), _) => p.question.id == *q,
        (None, Some(a)) => o.instrument.aspects[p.aspect].id == *a,
        (None, None) => false,
    });
    match target {
        Some(n) => {
            let i = Interview::at(n, &m.data);
            m.screens.push(Screen::Interview(Box::new(i)));
        }
        None => m.data.say(NoticeKind::Attention, t::later_in_session(m.data.lang)),
    }
}

fn make_final(m: &mut Model) {
    m.data.flush();
    let stamp = m.data.stamp();
    let Some(o) = m.data.open.as_mut() else { return };
    if let Some(why) = o.read_only {
        let text = explain::read_only(m.data.lang, why);
        m.data.say(NoticeKind::Attention, text);
        return;
    }
    let instrument = o.instrument.clone();
    crate::domain::pace::resume(&mut o.session, stamp.at);
    match finalise::finalise(&instrument, &mut o.session, &stamp) {
        Ok(()) => {
            m.data.saving.sealed = Some(finalise::code(&o.session));
            m.data.save();
            if let Some(o) = m.data.open.as_mut() {
                o.read_only = Some(crate::app::msg::ReadOnly::Final);
                o.stacks = UndoStacks::default();
            }
            // It is said once the file has it.
            m.data.say(NoticeKind::Attention, crate::i18n::texts::files::sealing(m.data.lang));
        }
        Err(e) => m.data.refuse(&e),
    }
}

fn question(m: &mut Model, c: Command, ask: Ask, choice: usize) -> bool {
    match c {
        Command::Left | Command::PrevPart => {
            let n = ask.answers();
            m.overlay = Some(Overlay::Ask { ask, choice: (choice + n - 1) % n });
        }
        Command::Right | Command::NextPart => {
            let n = ask.answers();
            m.overlay = Some(Overlay::Ask { ask, choice: (choice + 1) % n });
        }
        Command::Accept => answer(m, ask, choice),
        // Help over a question would take the question away.
        Command::Help => {
            m.overlay = Some(Overlay::Ask { ask, choice });
            m.data.say(NoticeKind::Attention, t::ask_help(m.data.lang));
        }
        Command::Back => answer(m, ask, usize::MAX),
        _ => {
            m.overlay = Some(Overlay::Ask { ask, choice });
            return !passes(c);
        }
    }
    true
}

/// Acts on an answer; `usize::MAX` means the person stepped back.
fn answer(m: &mut Model, ask: Ask, choice: usize) {
    match (ask, choice) {
        (Ask::PasteIntoNote(text), 0) => super::pasting::paste_into_note(m, &text),
        (Ask::NotApplicable(q), 1) => {
            let stage = m.data.open.as_ref().map_or(Stage::Interview, |o| o.stage);
            if m.data.change(Change::Rating(q, stage, Some(Rating::Na)))
                && let Some(Screen::Interview(i)) = m.screens.last_mut()
            {
                i.reset_highlight(&m.data);
                i.rate(Rating::Na, &mut m.data);
            }
        }
        (Ask::PasteIntoNote(_) | Ask::NotApplicable(_) | Ask::Handed(_), _) => {}
        (ask, n) => {
            let choice = ask.choices().get(n).copied();
            super::choosing::choose(m, ask, choice);
        }
    }
}

impl Model {
    /// The menu: commands without a key of their own here, then those with one. A
    /// letter that is taken gives way to the first free digit or sign.
    #[must_use]
    pub fn menu_rows(&self) -> Vec<MenuRow> {
        let contexts = self.screen_contexts();
        let lang = self.data.lang;
        let mut out: Vec<MenuRow> = Vec::new();
        let mut add = |command: Command, key: Key, text: &'static str| {
            let taken = |k: Key| out.iter().any(|r: &MenuRow| r.key.same(k));
            let free = || ('1'..='9').chain("0,;=".chars()).map(Key::char).find(|k| !taken(*k)).unwrap_or(key);
            let key = if taken(key) { free() } else { key };
            if command != Command::Menu && !out.iter().any(|r: &MenuRow| r.command == command) {
                out.push(MenuRow { command, key, text, disabled: self.disabled(command) });
            }
        };
        for c in &contexts {
            for r in MENU.iter().filter(|r| r.context == *c) {
                add(r.command, Key::char(r.letter), (r.text)(lang));
            }
        }
        for b in BINDINGS.iter().filter(|b| contexts.contains(&b.context) && b.context != Context::Global) {
            if let [(k, c)] | [(k, c), ..] = b.keys
                && let Some(key) = Key::parse(k)
                && key.typed().is_some_and(char::is_alphabetic)
            {
                add(*c, key, (b.text)(lang));
            }
        }
        out
    }
}
