//! What the program hears while papers are written, and at the end.

use super::model::{Model, NoticeKind};
use super::msg::Written;
use super::screen::Screen;
use super::words::exported;
use crate::base::text::shown_path;
use crate::i18n::explain::fault;
use crate::i18n::texts::export as t;

/// So many sessions are done; reports come from several threads, in any order.
pub(super) fn told(m: &mut Model, done: usize, total: usize) {
    if let Some(Screen::Export(e)) = m.screens.last_mut()
        && let Some(busy) = &mut e.busy
        && busy.0 <= done
    {
        *busy = (done, total);
        m.seen += 1;
    }
}

/// The folder was shown, or could not be: then it says where the files are.
pub(super) fn shown(m: &mut Model, path: &std::path::Path, shown: bool) {
    let (lang, path) = (m.data.lang, shown_path(path));
    if shown {
        m.data.done_openly(t::folder_shown(lang, &path));
    } else {
        m.data.say(NoticeKind::Attention, t::folder_not_shown(lang, &path));
    }
}

/// Nothing more comes.
pub(super) fn ended(m: &mut Model, w: Written) {
    let lang = m.data.lang;
    match w.failed.as_slice() {
        [f] if w.files.is_empty() => m.data.fault(f),
        [f, ..] => {
            let text = t::some_failed(lang, w.failed.len(), &fault(lang, f));
            m.data.say(NoticeKind::Error, text);
        }
        [] if w.stopped => m.data.say(NoticeKind::Attention, t::stopped(lang, w.files.len())),
        [] => m.data.done_openly(exported(lang, &w.files)),
    }
    if let Some(Screen::Export(e)) = m.screens.last_mut() {
        e.busy = None;
        e.written = w;
    }
}
