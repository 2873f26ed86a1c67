//! The message line: how saving stands, then what was said last. It begins with
//! a sign or a word, so that nothing depends on colour.
//!
//! It never says *saved* while a typed letter is not in the session file: that is
//! the one promise people rely on when they close the laptop.

use crate::app::model::{Notice, NoticeKind};
use crate::app::msg::SaveOutcome;
use crate::app::overlay::Overlay;
use crate::app::screen::Screen;
use crate::app::screen::interview::Part;
use crate::app::{Model, words};
use crate::base::text::{cut, shown_path, width, wrap};
use crate::i18n::explain::not_written;
use crate::i18n::number;
use crate::i18n::texts::{common as t, entries as e, files, interview as i, pace as s};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::header::{self, Here};
use crate::tui::widget::paint::{Painter, Span};
use ratatui::layout::Rect;

/// Least room the state keeps beside a notice.
const STATE_ROOM: usize = 18;

/// How saving stands, with its sign.
#[must_use]
pub fn state(m: &Model) -> Span {
    let d = &m.data;
    let l = d.lang;
    let typing = matches!(m.screen(), Screen::Interview(x) if x.details.as_ref().is_some_and(|d| d.since.is_some()))
        || d.open.as_ref().and_then(|o| o.writing.as_ref()).is_some_and(|w| w.since.is_some());
    match &d.saving.trouble {
        Some((SaveOutcome::Neither(_, f), at)) => {
            let lost = files::in_memory(l, &at.hm(), d.changes());
            return (format!("!! {lost}. {}", not_written(l, f)), Role::Error);
        }
        Some((SaveOutcome::Diverted(_, copy), at)) => {
            let copy = shown_path(copy);
            return (format!("! {}", t::diverted(l, &at.hm(), &copy)), Role::Attention);
        }
        Some((SaveOutcome::SafetyOnly(f), at)) => {
            let text = match &d.saving.home {
                // Told when it was opened; nothing is out of order.
                Some(home) => files::home_here(l, &shown_path(home)),
                None => t::laptop_only(l, &at.hm(), &not_written(l, f)),
            };
            return (format!("! {text}"), Role::Attention);
        }
        Some((SaveOutcome::MainOnly(_) | SaveOutcome::Both, _)) | None => {}
    }
    let done = |text: &str| (format!("{} {text}", glyph::CHECK), Role::Done);
    if d.open.is_none() {
        return done(t::ready(l));
    }
    if let Some(waited) = d.saving.slow(d.now.ms) {
        return (files::saving_slow(l, d.changes(), waited), Role::Attention);
    }
    if typing || d.unsaved() {
        return (t::saving(l).to_owned(), Role::Text);
    }
    match d.saving.saved {
        Some(at) if d.saving.trouble.is_some() => done(&files::saved_alone(l, &at.hms())),
        Some(at) => done(&t::saved_at(l, &at.hms())),
        None => done(t::all_saved(l)),
    }
}

fn notice(m: &Model, n: &Notice) -> Span {
    let l = m.data.lang;
    match n.kind {
        NoticeKind::Done => (n.text.clone(), Role::Text),
        NoticeKind::Attention => (format!("! {}", n.text), Role::Attention),
        NoticeKind::Error => (format!("{}: {}", t::error(l), n.text), Role::Error),
    }
}

/// The lines of the message, at most `most` of them.
#[must_use]
pub fn lines(m: &Model, cols: usize, most: usize) -> Vec<Vec<Span>> {
    let room = cols.saturating_sub(2);
    let lost = matches!(m.data.saving.trouble, Some((SaveOutcome::Neither(..), _)));
    let state = state(m);
    let Some(n) = &m.data.notice else {
        let lines = if state.1 == Role::Done { 1 } else { most };
        return with_right(m, folded(&sentence(state, room), room, lines), room);
    };
    let (mut text, role) = notice(m, n);
    let sep = format!(" {} ", glyph::DOT);
    let both = width(&state.0) + width(&sep) + width(&text);
    if both <= room {
        return with_right(m, vec![vec![state, (sep, Role::Quiet), (text, role)]], room);
    }
    let left = room.saturating_sub(width(&sep) + width(&text));
    if state.1 != Role::Done && left >= STATE_ROOM {
        return vec![vec![(cut(&state.0, left), state.1), (sep, Role::Quiet), (text, role)]];
    }
    if lost {
        let mut out = folded(&state, room, most.saturating_sub(1).max(1));
        if most > 1 {
            out.push(vec![(cut(&text, room), role)]);
        }
        return out;
    }
    if n.kind == NoticeKind::Done && state.1 == Role::Done {
        text = format!("{} {text}", glyph::CHECK);
    }
    folded(&(text, role), room, most)
}

/// The state, or only its first sentence where there is no room for the rest.
fn sentence(s: Span, room: usize) -> Span {
    if s.1 != Role::Done || width(&s.0) <= room {
        return s;
    }
    let first = s.0.split_inclusive(". ").next().unwrap_or_default().trim_end().to_owned();
    (first, s.1)
}

/// `s` on at most `most` lines, the last one cut.
fn folded(s: &Span, room: usize, most: usize) -> Vec<Vec<Span>> {
    let all = wrap(&s.0, room.max(1));
    let most = most.max(1);
    let mut out: Vec<Vec<Span>> = all.iter().take(most).map(|l| vec![(l.clone(), s.1)]).collect();
    if all.len() > most {
        let rest = all[most - 1..].join(" ");
        out[most - 1] = vec![(cut(&rest, room), s.1)];
    }
    out
}

/// Adds what the screen says at the right, where there is room.
fn with_right(m: &Model, mut out: Vec<Vec<Span>>, room: usize) -> Vec<Vec<Span>> {
    if let [line] = out.as_mut_slice() {
        let used: usize = line.iter().map(|(s, _)| width(s)).sum();
        let fits = |text: &String| room.checked_sub(used + width(text)).filter(|g| *g >= 3);
        if let Some((gap, text)) = right(m).into_iter().find_map(|text| Some((fits(&text)?, text))) {
            line.push((" ".repeat(gap), Role::Text));
            line.push((text, Role::Quiet));
        }
    }
    out
}

/// What may stand at the right: the fullest first, of which the first that fits
/// is shown.
fn right(m: &Model) -> Vec<String> {
    if let (None, Screen::Interview(x)) = (&m.overlay, m.screen())
        && let Some(h) = Here::new(m, x).filter(|h| h.writing().is_none() && x.part != Part::Evidence)
    {
        return time(&h);
    }
    one(m).into_iter().collect()
}

/// How the interview stands against its slot.
fn time(h: &Here<'_>) -> Vec<String> {
    let Some(pace) = h.i.pace(h.d).filter(|p| p.open > 0 && p.used <= p.slot + 60) else { return Vec::new() };
    let open = header::open(h.o);
    let over = pace.over() > 0;
    let left = if over { i::time_over(h.l, pace.over(), open) } else { i::time_left(h.l, pace.left(), open) };
    let short = if over { s::over_short(h.l, pace.over()) } else { s::left_short(h.l, pace.left()) };
    let sep = format!(" {} ", glyph::DOT);
    let facts = pace_facts(h);
    let full = std::iter::once(left.clone()).chain(facts.iter().cloned()).collect::<Vec<_>>().join(&sep);
    let mut out = vec![full];
    // That it gets late comes before how many questions are left.
    out.extend(facts.last().map(|last| format!("{left}{sep}{last}")));
    if pace.late().is_some() {
        out.extend(facts.last().map(|last| format!("{short}{sep}{last}")));
    }
    out.extend([left, short]);
    out
}

/// Minutes for each question, and when it would end or how late.
pub fn pace_facts(h: &Here<'_>) -> Vec<String> {
    let Some(pace) = h.i.pace(h.d).filter(|p| p.slot > 0) else { return Vec::new() };
    let each = pace.tenths_each().map(|n| {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        s::each(h.l, &number::tenths(h.l, n))
    });
    let end = match (pace.late(), pace.needed()) {
        (Some(n), _) => Some(s::late(h.l, n)),
        (None, Some(n)) if pace.open > 0 => {
            let seconds = i64::try_from(n.saturating_mul(60)).unwrap_or(0);
            Some(s::ends_at(h.l, &h.d.now.wall.plus_seconds(seconds).hm()))
        }
        _ => None,
    };
    each.into_iter().chain(end).collect()
}

fn one(m: &Model) -> Option<String> {
    let l = m.data.lang;
    match &m.overlay {
        Some(Overlay::Jump(_)) => return Some(i::jump_hint(l).to_owned()),
        Some(Overlay::Rubric { .. }) => return Some(i::rubric_hint_keys(l, m.last_digit())),
        Some(_) => return None,
        None => {}
    }
    let Screen::Interview(x) = m.screen() else { return None };
    let h = Here::new(m, x)?;
    if h.writing().is_some() {
        return match x.part {
            Part::Note => Some(i::all_typing_goes_to_note(l).to_owned()),
            Part::ForRegion => Some(e::goes_to_region(l).to_owned()),
            _ => None,
        };
    }
    let r = h.rating().filter(|_| !m.data.guest)?;
    Some(i::level_now(l, &words::rating(l, h.o, h.q, r)))
}

/// Draws the lines.
pub fn draw(p: &mut Painter<'_>, area: Rect, lines: &[Vec<Span>]) {
    for (n, l) in lines.iter().enumerate() {
        p.spans(area, n, 1, l);
    }
}
