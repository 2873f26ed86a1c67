//! Terminal events as messages: one tested function kills useless input at the
//! door.

use crate::app::key::{Code, Key};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// What a terminal event means to the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// Pasted text.
    Paste(String),
    /// A new size.
    Resized(u16, u16),
    /// The window lost the focus: a good moment to save.
    Unfocused,
}

/// Reads an event; `None` for what nobody needs: releases, modifiers alone, the
/// mouse.
#[must_use]
pub fn convert(e: Event) -> Option<Input> {
    match e {
        Event::Key(k) => key(k).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(cols, rows) => Some(Input::Resized(cols, rows)),
        Event::FocusLost => Some(Input::Unfocused),
        Event::FocusGained | Event::Mouse(_) => None,
    }
}

fn key(k: KeyEvent) -> Option<Key> {
    if k.kind == KeyEventKind::Release {
        return None;
    }
    let ctrl = k.modifiers.contains(KeyModifiers::CONTROL);
    let alt = k.modifiers.contains(KeyModifiers::ALT);
    let shift = k.modifiers.contains(KeyModifiers::SHIFT);
    let code = match k.code {
        KeyCode::Char(c) if shift => Code::Char(upper(c)),
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if shift => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    // Windows reports AltGr as Ctrl and Alt (W3): the character is meant.
    let altgr = ctrl && alt && matches!(code, Code::Char(_));
    let char_like = matches!(code, Code::Char(_) | Code::Backspace | Code::Left | Code::Right | Code::Enter);
    // Ctrl with Enter, Tab or an up arrow means nothing else here than without.
    let ctrl = ctrl && !altgr && char_like && code != Code::Enter;
    Some(Key { code, ctrl, alt: alt && !altgr && code != Code::Enter, repeat: k.kind == KeyEventKind::Repeat })
}

/// Terminals differ in whether Shift is in the character already.
fn upper(c: char) -> char {
    if c.is_lowercase() { c.to_uppercase().next().unwrap_or(c) } else { c }
}

/// Windows never reports a paste: three or more printable keys or Enters that
/// were waiting together, within `10` ms, are taken as one (W4). `events` are
/// inputs that were read without waiting in between.
#[must_use]
pub fn join_bursts(events: Vec<Input>) -> Vec<Input> {
    let text_of = |i: &Input| match i {
        Input::Key(k) if k.code == Code::Enter => Some('\n'),
        // A bare line feed, and on Windows an Enter in a paste, come with Ctrl.
        Input::Key(Key { code: Code::Char('j'), ctrl: true, .. }) => Some('\n'),
        Input::Key(k) => k.typed(),
        _ => None,
    };
    let mut out = Vec::new();
    let mut run: Vec<Input> = Vec::new();
    let flush = |run: &mut Vec<Input>, out: &mut Vec<Input>| {
        let text: String = run.iter().filter_map(text_of).collect();
        if run.len() >= 3 && text.contains('\n') && text.trim().chars().count() >= 3 {
            out.push(Input::Paste(text));
            run.clear();
        } else {
            out.append(run);
        }
    };
    for e in events {
        if text_of(&e).is_some() {
            run.push(e);
        } else {
            flush(&mut run, &mut out);
            out.push(e);
        }
    }
    flush(&mut run, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode, m: KeyModifiers) -> Option<Input> {
        convert(Event::Key(KeyEvent::new(code, m)))
    }

    #[test]
    fn a_key_release_never_counts_as_a_key() {
        let mut k = KeyEvent::new(KeyCode::Char('3'), KeyModifiers::NONE);
        k.kind = KeyEventKind::Release;
        assert_eq!(convert(Event::Key(k)), None);
        k.kind = KeyEventKind::Repeat;
        assert_eq!(convert(Event::Key(k)), Some(Input::Key(Key { repeat: true, ..Key::char('3') })));
    }

    #[test]
    fn characters_typed_with_altgr_reach_the_note() {
        let m = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(press(KeyCode::Char('@'), m), Some(Input::Key(Key::char('@'))));
    }

    #[test]
    fn every_kind_of_enter_means_enter() {
        for m in [KeyModifiers::NONE, KeyModifiers::CONTROL, KeyModifiers::SHIFT, KeyModifiers::ALT] {
            assert_eq!(press(KeyCode::Enter, m), Some(Input::Key(Key::plain(Code::Enter))));
        }
        assert_eq!(press(KeyCode::Tab, KeyModifiers::SHIFT), Some(Input::Key(Key::plain(Code::BackTab))));
    }

    #[test]
    fn shift_gives_the_same_character_on_every_terminal() {
        assert_eq!(press(KeyCode::Char('g'), KeyModifiers::SHIFT), Some(Input::Key(Key::char('G'))));
        assert_eq!(press(KeyCode::Char('?'), KeyModifiers::SHIFT), Some(Input::Key(Key::char('?'))));
    }

    #[test]
    fn a_paste_without_brackets_runs_no_commands() {
        let keys = |s: &str| Key::parse_all(s).into_iter().map(Input::Key).collect::<Vec<_>>();
        assert_eq!(join_bursts(keys("b1<Enter>ris")), [Input::Paste("b1\nris".into())]);
        assert_eq!(join_bursts(keys("3<Enter>")), keys("3<Enter>"));
        assert_eq!(join_bursts(keys("<Up>ab<Down>")), keys("<Up>ab<Down>"));
    }
}
