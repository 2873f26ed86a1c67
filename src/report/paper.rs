//! Which paper is made: of what kind, for whom, with what in it.

use crate::domain::instrument::Instrument;
use crate::domain::lang::Lang;
use crate::domain::session::{Session, Status};
use crate::i18n::texts::{Text, export as t, papers as p};
use crate::report::{About, Document, attendance, minutes, notes, promises, show, summary};

/// Whom a document is for. What is made for the region is built from a list of
/// what it may hold, never by leaving things out (`domain.md`, "Three kinds of
/// text per question").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Audience {
    /// The panel: everything.
    #[default]
    Panel,
    /// The region: without private notes, and without levels unless asked for.
    Region,
}

impl Audience {
    /// Both, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::Panel, Self::Region];

    /// Its word in files and on the command line: `panel`, `region`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Panel => "panel",
            Self::Region => "region",
        }
    }
}

/// Kind of a paper about one session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Session notes.
    #[default]
    Notes,
    /// Berita acara.
    Minutes,
    /// Index, strengths, weaknesses.
    Summary,
    /// What was promised, as a receipt.
    Promises,
    /// Who came.
    Attendance,
}

impl Kind {
    /// Every kind, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Notes, Self::Minutes, Self::Summary, Self::Promises, Self::Attendance];

    /// Its word on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Notes => "notes",
            Self::Minutes => "minutes",
            Self::Summary => "summary",
            Self::Promises => "promises",
            Self::Attendance => "attendance",
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.id() == id)
    }

    /// What it is called.
    #[must_use]
    pub const fn label(self) -> Text {
        match self {
            Self::Notes => t::kind_notes,
            Self::Minutes => t::kind_minutes,
            Self::Summary => t::kind_summary,
            Self::Promises => t::kind_promises,
            Self::Attendance => t::kind_attendance,
        }
    }
}

/// Who signs on the left of the minutes. The habit varies from office to office
/// (`instrument.md`, 9.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SignOrder {
    /// The region on the left.
    #[default]
    RegionFirst,
    /// The assessors on the left.
    AssessorsFirst,
}

/// What is in a paper beyond the usual, and what an office adds to its minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Levels in the minutes and in what is made for the region: only on demand.
    pub scores: bool,
    /// Whole civil-service numbers in the minutes for the panel: only on demand, and
    /// never in what is made for the region.
    pub nip: bool,
    /// Lines above the title of the minutes.
    pub letterhead: Vec<String>,
    /// Number of the minutes; empty: dots to fill in.
    pub number: String,
    /// In how many copies the minutes are signed.
    pub copies: u32,
    /// Who signs on the left.
    pub order: SignOrder,
}

impl Default for Options {
    fn default() -> Self {
        let (letterhead, number) = (Vec::new(), String::new());
        Self { scores: false, nip: false, letterhead, number, copies: 2, order: SignOrder::default() }
    }
}

/// Which paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// Kind.
    pub kind: Kind,
    /// For whom.
    pub audience: Audience,
    /// In which language.
    pub lang: Lang,
    /// What else.
    pub options: Options,
}

impl Paper {
    /// The paper about `s`.
    #[must_use]
    pub fn document(&self, i: &Instrument, s: &Session) -> Document {
        let (lang, audience) = (self.lang, self.audience);
        let mut d = match self.kind {
            Kind::Notes => notes::notes(i, s, self),
            Kind::Minutes => minutes::minutes(i, s, self),
            Kind::Summary => summary::summary(i, s, self),
            Kind::Promises => promises::promises(i, s, lang, audience),
            Kind::Attendance => attendance::attendance(s, lang, audience),
        };
        d.about(about(s, lang));
        d
    }
}

fn about(s: &Session, lang: Lang) -> About {
    let label = match (s.status, s.practice) {
        (Status::Draft, true) => p::label_both(lang),
        (Status::Draft, false) => p::label_draft(lang),
        (Status::Final, true) => p::label_practice(lang),
        (Status::Final, false) => "",
    };
    About {
        subject: s.region.full_name(),
        author: s.assessor.name.clone(),
        at: Some(s.history.last().map_or(s.timing.started, |e| e.at)),
        check: show::check_code(s).unwrap_or_default(),
        label: label.to_owned(),
    }
}
