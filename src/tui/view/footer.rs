//! The footer: whole hints from the key table, the most useful first; the way to
//! help is pinned at the right and never dropped (ux.md, decisions 6 and 17).

use crate::app::Model;
use crate::app::command::Command;
use crate::app::key::Key;
use crate::app::keys::{Binding, Context, rows};
use crate::app::overlay::Overlay;
use crate::app::screen::Screen;
use crate::app::screen::new_session::Field;
use crate::base::text::width;
use crate::i18n::texts::{common as t, keys as k, new_session as n};
use crate::tui::theme::Role;
use crate::tui::widget::paint::Painter;
use ratatui::layout::Rect;

/// A key and what it does.
type Hint = (String, String);

/// A line: hints at the left, pinned ones at the right.
#[derive(Debug, Default)]
pub struct Foot {
    left: Vec<Hint>,
    right: Vec<Hint>,
}

/// The rows of the key table that are shown here, in order. Where a row of an
/// outer context has the place or a key of an inner one, the inner one counts.
fn shown(m: &Model) -> Vec<&'static Binding> {
    let mut out: Vec<&'static Binding> = Vec::new();
    let mut inner: Vec<&'static Binding> = Vec::new();
    for c in m.contexts() {
        for b in rows(c).filter(|b| b.footer > 0) {
            let key = b.keys.first().map(|(k, _)| *k);
            let taken = inner.iter().any(|i| i.keys.iter().any(|(k, _)| Some(*k) == key));
            let placed = out.iter().any(|o| o.context != b.context && o.footer == b.footer);
            let idle = b.keys.first().is_some_and(|(_, c)| m.disabled(*c).is_some());
            if !taken && !placed && !idle {
                out.push(b);
            }
        }
        inner.extend(rows(c));
    }
    out.sort_by_key(|b| b.footer);
    out
}

fn hint(m: &Model, b: &Binding) -> Hint {
    let l = m.data.lang;
    let accept = matches!(b.keys.first(), Some((_, Command::Accept)));
    let special = if accept && m.overlay.is_none() {
        match m.screen() {
            _ if m.data.filling() => Some(k::done(l).to_owned()),
            Screen::Interview(i) if i.details.is_some() => Some(k::done(l).to_owned()),
            Screen::Interview(i) => i.enter_label(&m.data),
            Screen::New(f) if f.focus + 1 < Field::ALL.len() => Some(n::enter_next(l).to_owned()),
            Screen::New(_) => Some(n::enter_start(l).to_owned()),
            _ => None,
        }
    } else {
        None
    };
    (b.label(l, m.last_digit()), special.unwrap_or_else(|| (b.text)(l).to_owned()))
}

/// The way to help and to everything else.
fn pinned(m: &Model) -> Vec<Hint> {
    let l = m.data.lang;
    let split = |s: &str| {
        let (key, text) = s.split_once(' ').unwrap_or((s, ""));
        (key.to_owned(), text.to_owned())
    };
    let contexts = m.contexts();
    let text = contexts.first().is_some_and(|c: &Context| c.is_text());
    match &m.overlay {
        _ if text => vec![split(t::help_hint_text(l))],
        None => vec![split(t::menu_hint(l)), split(t::help_hint(l))],
        Some(Overlay::Menu { .. } | Overlay::Help { .. } | _) => vec![split(t::help_hint(l))],
    }
}

fn wide(hints: &[Hint]) -> usize {
    hints.iter().map(|(k, s)| width(k) + width(s) + 1).sum::<usize>() + 2 * hints.len().saturating_sub(1)
}

/// The footer in `cols` columns, on at most `most` lines.
#[must_use]
pub fn lines(m: &Model, cols: usize, most: usize) -> Vec<Foot> {
    let pins = pinned(m);
    let room = cols.saturating_sub(1 + margin(cols));
    let hints: Vec<Hint> = shown(m).iter().map(|b| hint(m, b)).collect();
    let last_room = room.saturating_sub(wide(&pins) + 2);
    let mut out: Vec<Foot> = Vec::new();
    let mut rest = hints.as_slice();
    if wide(rest) > last_room && most > 1 {
        let n = fitting(rest, room);
        out.push(Foot { left: rest[..n].to_vec(), right: Vec::new() });
        rest = &rest[n..];
    }
    // A hint that does not fit is left out; a shorter one behind it may still fit.
    let mut left: Vec<Hint> = Vec::new();
    for h in rest {
        left.push(h.clone());
        if wide(&left) > last_room {
            left.pop();
        }
    }
    out.push(Foot { left, right: pins });
    out
}

/// Blank columns at the right end; a small window has none to spare.
fn margin(cols: usize) -> usize {
    usize::from(cols >= 50)
}

fn fitting(hints: &[Hint], room: usize) -> usize {
    (0..=hints.len()).rev().find(|n| wide(&hints[..*n]) <= room).unwrap_or(0)
}

/// Draws the footer.
pub fn draw(p: &mut Painter<'_>, area: Rect, feet: &[Foot]) {
    for (row, f) in feet.iter().enumerate() {
        let w = usize::from(area.width);
        let from = w.saturating_sub(wide(&f.right) + margin(w));
        put(p, area, row, 1, &f.left);
        put(p, area, row, from, &f.right);
    }
}

fn put(p: &mut Painter<'_>, area: Rect, row: usize, mut at: usize, hints: &[Hint]) {
    for (key, text) in hints {
        at = p.put(area, row, at, key, Role::Key);
        at = p.put(area, row, at + 1, text, Role::Text) + 2;
    }
}

/// A key as the footer writes it, for hints inside a screen.
#[must_use]
pub fn label(m: &Model, key: &str) -> String {
    Key::parse(key).map(|k| k.label(m.data.lang)).unwrap_or_default()
}
