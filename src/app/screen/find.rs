//! Search: a box and what was found. In an open session it answers at once; over
//! every session it is a job of the shell with a progress and an end.

use crate::app::command::Command;
use crate::app::edit::Edit;
use crate::app::keep::{Order, Search};
use crate::app::layout::page_rows;
use crate::app::model::Data;
use crate::app::msg::Effect;
use crate::domain::keep::Found;
use crate::domain::lineage::veiled;
use crate::domain::search::{Hit, Hits, LIMIT, Query, Sight, search};

/// A search begins this long after the last letter: one job a word, not one a
/// letter (milliseconds).
pub const PAUSE_MS: u64 = 300;

/// How a search stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Nothing was typed that could be looked for.
    Idle,
    /// It begins at this moment, in milliseconds.
    Due(u64),
    /// Files read, and how many there are.
    Running(usize, usize),
    /// At its end: sessions looked through, files passed over, stopped early.
    Done {
        /// Sessions looked through.
        sessions: usize,
        /// Files that could not be read.
        unreadable: usize,
    },
}

/// The search.
#[derive(Clone, Debug)]
pub struct Find {
    /// The box.
    pub query: Edit,
    /// True over every session, false in the open one.
    pub all: bool,
    /// Highlighted hit.
    pub row: usize,
    /// What was found.
    pub hits: Vec<Hit>,
    /// True when there is more than is shown.
    pub cut: bool,
    /// How it stands.
    pub stand: Stand,
    /// Number of the job whose answers count.
    pub job: u64,
    /// Sessions whose entries are not looked at yet (rule 12).
    pub veiled: usize,
}

/// What came of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Stay.
    Stay,
    /// Close.
    Close,
    /// Open what is highlighted.
    Open(Hit),
}

impl Find {
    /// An empty search.
    #[must_use]
    pub fn new(all: bool) -> Self {
        Self { query: Edit::line(""), all, row: 0, hits: Vec::new(), cut: false, stand: Stand::Idle, job: 0, veiled: 0 }
    }

    /// Handles a command.
    pub fn update(&mut self, c: Command, d: &mut Data) -> Outcome {
        let last = self.hits.len().saturating_sub(1);
        let page = page_rows(d.size.1);
        match c {
            Command::Back => {
                self.stop(d);
                return Outcome::Close;
            }
            Command::Accept => match self.hits.get(self.row) {
                _ if matches!(self.stand, Stand::Due(_)) => self.start(d),
                Some(h) => {
                    let h = h.clone();
                    self.stop(d);
                    return Outcome::Open(h);
                }
                None => d.say(crate::app::NoticeKind::Attention, crate::i18n::texts::keeping::find_type(d.lang)),
            },
            Command::Up => self.row = self.row.saturating_sub(1),
            Command::Down => self.row = (self.row + 1).min(last),
            Command::PageUp => self.row = self.row.saturating_sub(page),
            Command::PageDown => self.row = (self.row + page).min(last),
            c => {
                let edited = self.query.apply(c, usize::from(d.size.0), "");
                if d.edited(edited) {
                    self.changed(d);
                }
            }
        }
        Outcome::Stay
    }

    /// Takes pasted text; false where it is too long.
    pub fn paste(&mut self, text: &str, d: &mut Data) -> bool {
        let fits = self.query.paste(text);
        self.changed(d);
        fits
    }

    fn changed(&mut self, d: &mut Data) {
        self.stop(d);
        self.row = 0;
        self.hits.clear();
        self.cut = false;
        self.stand = match Query::parse(&self.query.text()) {
            None => Stand::Idle,
            Some(_) => Stand::Due(d.now.ms + PAUSE_MS),
        };
        if !self.all {
            self.start(d);
        }
    }

    /// When the search begins by itself.
    #[must_use]
    pub fn due(&self) -> Option<u64> {
        if let Stand::Due(at) = self.stand { Some(at) } else { None }
    }

    /// Begins what is due; true when it did.
    pub fn tick(&mut self, d: &mut Data) -> bool {
        let due = self.due().is_some_and(|at| d.now.ms >= at);
        if due {
            self.start(d);
        }
        due
    }

    fn start(&mut self, d: &mut Data) {
        let words = self.query.text();
        let Some(q) = Query::parse(&words) else {
            self.stand = Stand::Idle;
            return;
        };
        if !self.all {
            let Some(o) = &d.open else { return };
            let mut hits = Hits::new(LIMIT);
            let sight = if d.guest { Sight::Guest } else { Sight::All };
            search(&q, (&o.instrument, &o.session), d.lang, sight, true, &mut hits);
            (self.hits, self.cut) = (hits.kept, hits.cut);
            self.stand = Stand::Done { sessions: 1, unreadable: 0 };
            return;
        }
        d.jobs += 1;
        self.job = d.jobs;
        self.stand = Stand::Running(0, 0);
        let rows = d.list.iter().filter_map(|l| l.row.as_ref().ok());
        let veiled = veiled(rows, &d.settings.assessor);
        self.veiled = veiled.len();
        let order = Search { job: self.job, words, lang: d.lang, guest: d.guest, veiled, limit: LIMIT };
        d.ask(Effect::Keep(Order::Search(order)));
    }

    /// Stops the job, if one runs.
    pub(in crate::app) fn stop(&mut self, d: &mut Data) {
        if matches!(self.stand, Stand::Running(..)) {
            d.ask(Effect::Keep(Order::StopSearch));
            self.stand = Stand::Idle;
        }
        // What an earlier job still tells is nobody's business any more.
        self.job = 0;
    }

    /// How far the job is.
    pub fn progress(&mut self, job: u64, done: usize, total: usize) {
        if job == self.job {
            self.stand = Stand::Running(done, total);
        }
    }

    /// What the job found.
    pub fn found(&mut self, job: u64, f: &Found) {
        if job == self.job && matches!(self.stand, Stand::Running(..)) {
            self.hits.clone_from(&f.hits.kept);
            self.cut = f.hits.cut;
            self.row = 0;
            self.stand = Stand::Done { sessions: f.sessions, unreadable: f.unreadable };
        }
    }

    /// The job came to nothing.
    pub fn failed(&mut self, job: u64) {
        if job == self.job {
            self.stand = Stand::Idle;
        }
    }
}
