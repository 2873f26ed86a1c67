//! Every place a person can be in, by the keys that lead there, and every command.

use crate::support::bank;
use crate::support::small::{claim, session_no};
use crate::support::world::World;
use asesor::app::command::Command;
use asesor::app::keys::Context;
use asesor::domain::instrument::NaPolicy;
use asesor::domain::session::{Flag, Session};

/// A place: a name, and how to get there.
pub struct Place {
    /// Its name.
    pub name: &'static str,
    /// The innermost context there.
    pub context: Context,
    /// Keys from the list with one session.
    keys: String,
}

impl Place {
    /// A program at this place.
    pub fn world(&self) -> World {
        let mut s = session_no(1, &bank());
        s.claim = Some(claim(&[("K1", 4)]));
        if self.context == Context::ReadAloudView {
            // More than a screen of it.
            s.remarks.region = "Satu kalimat dari delegasi.\n".repeat(60);
        }
        let w = World::with(bank(), vec![s, session_no(2, &bank())]);
        let binned = [3, 4].map(|n| session_no(n, &bank()));
        match self.name {
            "welcome" => self.led(World::first(), &binned),
            "copies" => self.led(World::damaged(2), &binned),
            _ => self.led(w, &binned),
        }
    }

    /// The same program led to this place; `binned` lie in the bin.
    pub fn led(&self, mut w: World, binned: &[Session]) -> World {
        if self.name == "bin" {
            for s in binned {
                w.bin.push((format!("/data/sampah/{}.json", s.session).into(), s.clone()));
            }
        }
        w.keys(&self.keys);
        w.wait(1000);
        w
    }
}

/// Every place.
pub fn places() -> Vec<Place> {
    use Context as C;
    let b = bank();
    let free = b.questions().find(|p| p.question.na != NaPolicy::Forbidden).expect("one may be not applicable");
    let ask = format!("<Enter>g{}<Enter>x", free.number());
    [
        ("list", C::Sessions, ""),
        ("new session", C::Field, "n"),
        ("levels", C::Levels, "<Enter>3"),
        ("evidence", C::EvidenceList, "<Enter>b1"),
        ("details", C::Field, "<Enter>bk"),
        ("reason", C::Field, "<Enter>3<Enter>"),
        ("note", C::NoteText, "<Enter>csatu<Enter>dua tiga<Left>"),
        ("rubric", C::RubricView, "<Enter>r"),
        ("jump list", C::JumpList, "<Enter>g"),
        ("summary", C::SummaryView, "<Enter>ms"),
        ("read aloud", C::ReadAloudView, "<Enter>m7"),
        ("before final", C::FinaliseList, "<Enter>msf"),
        ("export", C::ExportForm, "<Enter>me"),
        ("export all", C::ExportForm, "mx"),
        ("help", C::HelpView, "<Enter>?"),
        ("first follow-up", C::Field, "<Enter>t"),
        ("follow-ups", C::EntryList, "<Enter>tSK<Esc>t"),
        ("quotes", C::EntryList, "<Enter><Tab><Tab><Tab>"),
        ("for the region", C::NoteText, "<Enter><Tab><Tab><Tab><Tab>satu<Enter>dua<Left>"),
        ("all follow-ups", C::FollowUpList, "<Enter>tSK<Esc>mf"),
        ("session data", C::DataList, "<Enter>md"),
        ("right region", C::PickList, "<Enter>md<Enter>ban"),
        ("menu", C::MenuList, "<Enter>m"),
        ("question", C::Question, ask.as_str()),
        ("welcome", C::FirstRun, ""),
        ("search", C::FindBox, "/sleman"),
        ("search in a session", C::FindBox, "<Enter>/data"),
        ("line to type", C::EntryBox, "<Del>"),
        ("bin", C::BinList, "mb"),
        ("copies", C::RescueList, "<Enter>"),
    ]
    .map(|(name, context, keys)| Place { name, context, keys: keys.to_owned() })
    .into_iter()
    .collect()
}

/// A command without its argument: what must be reached. The compiler asks for a
/// new command here; [`all_commands`] then needs it too.
pub fn name(c: Command) -> &'static str {
    use Command as K;
    match c {
        K::Up => "Up",
        K::Down => "Down",
        K::Left => "Left",
        K::Right => "Right",
        K::PageUp => "PageUp",
        K::PageDown => "PageDown",
        K::First => "First",
        K::Last => "Last",
        K::NextPart => "NextPart",
        K::PrevPart => "PrevPart",
        K::Toggle => "Toggle",
        K::Accept => "Accept",
        K::Back => "Back",
        K::Help => "Help",
        K::Menu => "Menu",
        K::Undo => "Undo",
        K::Redo => "Redo",
        K::SaveNow => "SaveNow",
        K::Redraw => "Redraw",
        K::Interrupt => "Interrupt",
        K::Suspend => "Suspend",
        K::Language => "Language",
        K::Theme => "Theme",
        K::Ascii => "Ascii",
        K::Quit => "Quit",
        K::NewSession => "NewSession",
        K::Summary => "Summary",
        K::Export => "Export",
        K::ExportAll => "ExportAll",
        K::OpenFolder => "OpenFolder",
        K::Search => "Search",
        K::ReadOnly => "ReadOnly",
        K::Reopen => "Reopen",
        K::HandOver => "HandOver",
        K::ToBin => "ToBin",
        K::SaveElsewhere => "SaveElsewhere",
        K::Bin => "Bin",
        K::TryOut => "TryOut",
        K::Level(_) => "Level",
        K::Clear => "Clear",
        K::NotApplicable => "NotApplicable",
        K::Unverified => "Unverified",
        K::Note => "Note",
        K::Evidence => "Evidence",
        K::Rubric => "Rubric",
        K::Jump => "Jump",
        K::NextOpen => "NextOpen",
        K::Mark(_) => "Mark",
        K::Promised => "Promised",
        K::Absent => "Absent",
        K::Details => "Details",
        K::Support => "Support",
        K::FollowUps => "FollowUps",
        K::AllFollowUps => "AllFollowUps",
        K::SessionData => "SessionData",
        K::Add => "Add",
        K::Edit => "Edit",
        K::Remove => "Remove",
        K::Flag(_) => "Flag",
        K::Arrived => "Arrived",
        K::Departed => "Departed",
        K::Table => "Table",
        K::Finalise => "Finalise",
        K::Insert(_) => "Insert",
        K::NewLine => "NewLine",
        K::DeleteBack => "DeleteBack",
        K::DeleteForward => "DeleteForward",
        K::DeleteWord => "DeleteWord",
        K::DeleteLine => "DeleteLine",
        K::WordLeft => "WordLeft",
        K::WordRight => "WordRight",
        K::StampTime => "StampTime",
        K::EditOutside => "EditOutside",
        K::PasteHint => "PasteHint",
        K::Guest => "Guest",
        K::Desk => "Desk",
        K::Pause => "Pause",
        K::MustAsk => "MustAsk",
        K::ReadAloud => "ReadAloud",
        K::LastYear => "LastYear",
    }
}

/// Every command once.
pub fn all_commands() -> Vec<Command> {
    use Command as K;
    let plain = [
        K::Up,
        K::Down,
        K::Left,
        K::Right,
        K::PageUp,
        K::PageDown,
        K::First,
        K::Last,
        K::NextPart,
        K::PrevPart,
        K::Toggle,
        K::Accept,
        K::Back,
        K::Help,
        K::Menu,
        K::Undo,
        K::Redo,
        K::SaveNow,
        K::Redraw,
        K::Interrupt,
        K::Suspend,
        K::Language,
        K::Theme,
        K::Ascii,
        K::Quit,
        K::NewSession,
        K::Summary,
        K::Export,
        K::ExportAll,
        K::OpenFolder,
        K::Search,
        K::ReadOnly,
        K::Reopen,
        K::HandOver,
        K::ToBin,
        K::SaveElsewhere,
        K::Bin,
        K::TryOut,
        K::Clear,
        K::NotApplicable,
        K::Unverified,
        K::Note,
        K::Evidence,
        K::Rubric,
        K::Jump,
        K::NextOpen,
        K::Promised,
        K::Absent,
        K::Details,
        K::Support,
        K::FollowUps,
        K::AllFollowUps,
        K::SessionData,
        K::Add,
        K::Edit,
        K::Remove,
        K::Arrived,
        K::Departed,
        K::Table,
        K::Finalise,
        K::NewLine,
        K::DeleteBack,
        K::DeleteForward,
        K::DeleteWord,
        K::DeleteLine,
        K::WordLeft,
        K::WordRight,
        K::StampTime,
        K::EditOutside,
        K::PasteHint,
        K::Guest,
        K::Desk,
        K::Pause,
        K::MustAsk,
        K::ReadAloud,
        K::LastYear,
    ];
    plain.into_iter().chain([K::Level(0), K::Mark(1), K::Flag(Flag::Parked), K::Insert('a')]).collect()
}
