//! One frame of the screen, drawn from the model.
//!
//! A view reads the [`Model`] and writes to the screen; the only thing it keeps
//! is [`ViewState`]. It knows no key and decides nothing: what a key does stands
//! in `app::keys`, and the footer prints that table. The layout follows the size
//! of the frame (`app::layout::shape`), so nothing is drawn outside it.

mod bin;
mod dialog;
mod dialog_files;
mod entries;
mod entry;
mod evidence;
mod export;
mod finalise;
mod find;
mod first;
mod follow_ups;
mod footer;
mod form;
mod guest;
mod header;
mod interview;
mod interview_small;
mod interview_wide;
mod jump;
mod levels;
mod menu;
mod message;
mod new_session;
mod note;
mod page;
mod pick;
mod rescue;
mod session_data;
mod sessions;
mod summary;
mod summary_table;
mod tasks;
mod too_small;

use crate::app::Model;
use crate::app::layout::{Shape, shape};
use crate::app::overlay::Overlay;
use crate::app::screen::Screen;
use crate::base::id::SessionId;
use crate::tui::widget::paint::{Painter, rows};
use ratatui::Frame;
use ratatui::layout::Rect;

/// First lines shown, from frame to frame. Losing it loses nothing a person
/// typed or chose.
#[derive(Clone, Debug, Default)]
pub struct ViewState {
    sessions: usize,
    form: usize,
    levels: usize,
    evidence: usize,
    note: usize,
    questions: usize,
    summary: usize,
    export: usize,
    entries: usize,
    overlay: usize,
    /// Check code of a final session by id and generation: it is a hash of the
    /// whole session, too slow to compute for each frame.
    code: Option<(SessionId, u64, String)>,
}

/// Draws the program into the frame: any size, never outside it.
pub fn frame(m: &Model, v: &mut ViewState, f: &mut Frame<'_>) {
    let area = f.area();
    let mut p = Painter::new(f.buffer_mut(), m.data.theme, m.data.ascii);
    p.guest = m.data.guest.then(|| crate::i18n::texts::pace::guest_short(m.data.lang));
    draw(m, v, &mut p, area);
    if let Some(at) = p.cursor {
        f.set_cursor_position(at);
    }
}

fn draw(m: &Model, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let s = shape(area.width, area.height);
    if s == Shape::TooSmall {
        too_small::draw(m, p, area);
        return;
    }
    let (w, h) = (usize::from(area.width), usize::from(area.height));
    let feet = footer::lines(m, w, if h >= 24 { 2 } else { 1 });
    // A text over the screen has the rows `app::layout::page_rows` promises.
    let paged = is_page(m);
    let most = match h {
        24.. if paged => 3 - feet.len().min(2),
        24.. => 3,
        _ => 2,
    };
    let words = message::lines(m, w, most);
    let task = tasks::line(m).filter(|_| !paged);
    let above = h - feet.len() - words.len();
    let body = rows(area, 0, above - usize::from(task.is_some()));
    screen(m, v, p, body, s);
    overlay(m, v, p, body, s);
    if let Some(spans) = task {
        p.spans(rows(area, body.height.into(), 1), 0, 1, &spans);
    }
    message::draw(p, rows(area, above, words.len()), &words);
    footer::draw(p, rows(area, h - feet.len(), feet.len()), &feet);
}

/// Whether a text lies over the whole screen.
fn is_page(m: &Model) -> bool {
    let Some(o) = &m.overlay else { return false };
    matches!(o, Overlay::Help { .. } | Overlay::Rubric { .. } | Overlay::ReadAloud { .. } | Overlay::Compare(_))
}

fn screen(m: &Model, v: &mut ViewState, p: &mut Painter<'_>, body: Rect, s: Shape) {
    if is_page(m) {
        return;
    }
    if m.data.guest {
        return guest_screen(m, v, p, body);
    }
    match m.screen() {
        Screen::Sessions(x) => sessions::draw(m, x, v, p, body),
        Screen::First(x) => first::draw(m, x, p, body),
        Screen::New(x) => new_session::draw(m, x, v, p, body, s),
        Screen::Interview(x) => {
            if let Some(h) = header::Here::new(m, x) {
                match s {
                    Shape::Wide => interview_wide::draw(&h, v, p, body),
                    Shape::Small => interview_small::draw(&h, v, p, body),
                    _ => interview::draw(&h, v, p, body),
                }
            }
        }
        Screen::Summary(x) => {
            if let Some(o) = &m.data.open {
                summary::draw(m, o, x, v, p, body);
            }
        }
        Screen::Export(x) => export::draw(m, x, v, p, body),
        Screen::FollowUps(x) => follow_ups::draw(m, x, v, p, body),
        Screen::Data(x) => session_data::draw(m, x, v, p, body),
    }
    if let Some(f) = m.data.open.as_ref().and_then(|o| o.form.as_ref()) {
        form::draw(m, f, p, body);
    }
}

/// The same for guests; what they may not see is not even asked how it looks.
fn guest_screen(m: &Model, v: &mut ViewState, p: &mut Painter<'_>, body: Rect) {
    match (m.screen(), &m.data.open) {
        _ if !m.open_to_guests() => guest::notice(m, p, body),
        (Screen::Sessions(_), _) => guest::sessions(m, p, body),
        (Screen::Interview(x), Some(_)) => {
            if let Some(h) = header::Here::new(m, x) {
                guest::interview(&h, &mut v.evidence, p, body);
            }
        }
        (Screen::Summary(x), Some(o)) => guest::summary(m, o, x.aspect, &mut v.summary, p, body),
        _ => guest::notice(m, p, body),
    }
}

fn overlay(m: &Model, v: &mut ViewState, p: &mut Painter<'_>, body: Rect, s: Shape) {
    match &m.overlay {
        None => v.overlay = 0,
        _ if m.data.guest && !m.overlay_open_to_guests() => guest::notice_over(m, p, body),
        Some(Overlay::Help { top } | Overlay::Rubric { top } | Overlay::ReadAloud { top }) => {
            page::draw(m, *top, p, body);
        }
        Some(Overlay::Compare(x)) => page::draw(m, x.top, p, body),
        Some(Overlay::Menu { row }) => menu::draw(m, *row, v, p, body),
        Some(Overlay::Jump(j)) => jump::draw(m, j, v, p, body, s),
        Some(Overlay::Pick(x)) => pick::draw(m, x, v, p, body, s),
        Some(Overlay::Finalise { items, row }) => finalise::draw(m, items, *row, v, p, body),
        Some(Overlay::Find(x)) => find::draw(m, x, v, p, body, s),
        Some(Overlay::Entry(x)) => entry::draw(m, x, p, body),
        Some(Overlay::Bin(x)) => bin::draw(m, x, v, p, body),
        Some(Overlay::Rescue(x)) => rescue::draw(m, x, v, p, body),
        Some(Overlay::Ask { ask, choice }) => dialog::draw(m, ask, *choice, p, body),
    }
}
