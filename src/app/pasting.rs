//! Text that comes from outside the keyboard: pasted, or from another editor.

use crate::app::edit::{Edit, Edited};
use crate::app::model::{Model, NoticeKind};
use crate::app::overlay::{Ask, Overlay};
use crate::app::screen::Screen;
use crate::app::screen::interview::Part;
use crate::app::words as explain;
use crate::base::text::MAX_TEXT;
use crate::i18n::texts::common as t;

/// Takes back what the person's own editor left.
pub(super) fn edited_outside(m: &mut Model, text: &str) {
    let ms = m.data.now.ms;
    let text = &crate::base::text::visible_lines(text);
    if text.len() > MAX_TEXT {
        m.data.say(NoticeKind::Error, t::text_full(m.data.lang));
        return;
    }
    if let Some(w) = m.data.open.as_mut().and_then(|o| o.writing.as_mut()) {
        w.edit = Edit::lines(text);
        w.since.get_or_insert(ms);
        m.data.flush();
    }
}

pub(super) fn paste(m: &mut Model, text: &str) {
    m.data.notice = None;
    if !taken(m, text) {
        m.data.edited(Edited::Full);
    }
}

/// Puts pasted text where text goes now; false where it is too long for that.
fn taken(m: &mut Model, text: &str) -> bool {
    if m.shape() == super::layout::Shape::TooSmall {
        m.data.say(NoticeKind::Attention, t::paste_nowhere(m.data.lang));
        return true;
    }
    if let Some(Overlay::Jump(j)) = &mut m.overlay {
        j.row = 0;
        return j.query.paste(text);
    }
    if let Some(fits) = super::keeping::paste(m, text) {
        return fits;
    }
    if let Some(Overlay::Pick(p)) = &mut m.overlay {
        p.row = 0;
        return p.query.paste(text);
    }
    let ms = m.data.now.ms;
    if let (None, Some(f)) = (&m.overlay, m.data.open.as_mut().and_then(|o| o.form.as_mut())) {
        return f.paste(text, ms);
    }
    if m.overlay.is_some() {
        m.data.say(NoticeKind::Attention, t::paste_nowhere(m.data.lang));
        return true;
    }
    let Model { data, screens, overlay, .. } = m;
    match screens.last_mut() {
        Some(Screen::New(f)) => return f.paste(text),
        Some(Screen::Interview(i)) => {
            if let Some(details) = i.details.as_mut() {
                return details.paste(text, data);
            } else if let Some(w) = data.open.as_mut().and_then(|o| o.writing.as_mut()) {
                w.since.get_or_insert(data.now.ms);
                return w.edit.paste(text);
            } else if data.open.as_ref().is_some_and(|o| o.read_only.is_none()) && !text.trim().is_empty() {
                let ask = Ask::PasteIntoNote(crate::base::text::visible_lines(text));
                *overlay = Some(Overlay::Ask { ask, choice: 0 });
            } else if let Some(why) = data.open.as_ref().and_then(|o| o.read_only) {
                data.say(NoticeKind::Attention, explain::read_only(data.lang, why));
            }
        }
        Some(Screen::Data(_)) if data.open.as_ref().is_some_and(|o| o.writing.is_some()) => {
            if let Some(w) = data.open.as_mut().and_then(|o| o.writing.as_mut()) {
                w.since.get_or_insert(ms);
                return w.edit.paste(text);
            }
        }
        _ => data.say(NoticeKind::Attention, t::paste_nowhere(data.lang)),
    }
    true
}

/// Inserts pasted text at the end of the note and goes on writing there.
pub(super) fn paste_into_note(m: &mut Model, text: &str) {
    if let Some(Screen::Interview(i)) = m.screens.last_mut() {
        i.write(Part::Note, &mut m.data);
        let ms = m.data.now.ms;
        if let Some(w) = m.data.open.as_mut().and_then(|o| o.writing.as_mut()) {
            let apart = if w.edit.is_empty() { "" } else { "\n" };
            let fits = w.edit.paste(&format!("{apart}{text}"));
            w.since.get_or_insert(ms);
            if !fits {
                m.data.edited(Edited::Full);
            }
        }
    }
}
