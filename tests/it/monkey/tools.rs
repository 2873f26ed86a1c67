//! Dice, and where the monkey was.

use crate::support::world::World;
use asesor::app::entry::Purpose;
use asesor::app::model::NoticeKind;
use asesor::app::overlay::{Ask, Overlay};
use asesor::app::screen::Screen;
use asesor::app::screen::interview::Part;
use asesor::domain::session::Stage;
use std::collections::BTreeSet;

/// Marsaglia's xorshift, 64 bits.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap_or(0)
    }

    pub fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let n = self.roll(list.len());
        &list[n]
    }
}

/// Where the monkey was.
pub fn visited(w: &World, seen: &mut BTreeSet<String>) {
    let screen = match w.m.screen() {
        Screen::Sessions(_) => "list",
        Screen::First(_) => "welcome",
        Screen::New(_) => "new",
        Screen::Interview(i) => {
            seen.insert(format!("part {:?}", i.part));
            if i.details.is_some() {
                seen.insert("details".into());
            }
            "interview"
        }
        Screen::Summary(_) => "summary",
        Screen::Export(_) => "export",
        Screen::FollowUps(_) => "follow-ups",
        Screen::Data(_) => "data",
    };
    seen.insert(screen.into());
    let overlay = match &w.m.overlay {
        None => "no overlay",
        Some(Overlay::Help { .. }) => "help",
        Some(Overlay::Menu { .. }) => "menu",
        Some(Overlay::Rubric { .. }) => "rubric",
        Some(Overlay::ReadAloud { .. }) => "read aloud",
        Some(Overlay::Jump(_)) => "jump",
        Some(Overlay::Pick(_)) => "pick",
        Some(Overlay::Finalise { .. }) => "finalise",
        Some(Overlay::Find(f)) if f.all => "find all",
        Some(Overlay::Find(_)) => "find",
        Some(Overlay::Entry(e)) => match e.purpose {
            Purpose::Reopen => "reopen",
            Purpose::ToBin => "to bin",
            Purpose::HandOver => "hand over",
            Purpose::Elsewhere => "elsewhere",
            Purpose::LeaveUnsaved => "ask leave",
        },
        Some(Overlay::Compare(_)) => "compare",
        Some(Overlay::Bin(_)) => "bin",
        Some(Overlay::Rescue(_)) => "rescue",
        Some(Overlay::Ask { ask, .. }) => match ask {
            Ask::PasteIntoNote(_) => "ask paste",
            Ask::NewerCopy(_) => "ask copy",
            Ask::Edited(_) => "ask edited",
            Ask::NotApplicable(_) => "ask na",
            Ask::CannotSave => "ask cannot save",
            Ask::Changed => "ask changed",
            Ask::Handed(_) => "ask handed",
        },
    };
    seen.insert(overlay.into());
    if w.m.data.guest {
        seen.insert("guest view".into());
    }
    if let Some(o) = &w.m.data.open {
        seen.extend((o.stage == Stage::Desk).then(|| "desk review".to_owned()));
        seen.extend(asesor::domain::pace::paused(&o.session).then(|| "paused".to_owned()));
    }
    if let Some(n) = &w.m.data.notice {
        seen.insert(format!("notice {:?}", n.kind));
    }
    if w.m.data.filling() {
        seen.insert("form".into());
    }
    if w.m.data.open.as_ref().is_some_and(|o| o.session.is_final()) {
        seen.insert("final".into());
    }
}

pub fn everywhere() -> BTreeSet<String> {
    let places = [
        "list",
        "new",
        "interview",
        "summary",
        "export",
        "follow-ups",
        "data",
        "form",
        "pick",
        "no overlay",
        "help",
        "menu",
        "rubric",
        "jump",
        "read aloud",
        "guest view",
        "desk review",
        "paused",
        "finalise",
        "find",
        "find all",
        "reopen",
        "to bin",
        "hand over",
        "bin",
        "rescue",
        "elsewhere",
        "compare",
        "ask edited",
        "ask cannot save",
        "ask changed",
        "ask handed",
        "ask paste",
        "ask copy",
        "ask leave",
        "ask na",
        "details",
        "final",
    ];
    let parts =
        [Part::Levels, Part::Reason, Part::Evidence, Part::Note, Part::Quotes, Part::ForRegion, Part::FollowUps]
            .map(|p| format!("part {p:?}"));
    let kinds = [NoticeKind::Done, NoticeKind::Attention, NoticeKind::Error].map(|k| format!("notice {k:?}"));
    places.into_iter().map(str::to_owned).chain(parts).chain(kinds).collect()
}
