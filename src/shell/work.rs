//! Does effects, one at a time: the only caller of the store.

use crate::app::msg::{Effect, Listed, Msg, NewerCopy, Opened, Place, ReadOnly, SaveOutcome, SessionDraft};
use crate::base::fault::{Fault, FaultKind};
use crate::base::id::{Id, SessionId};
use crate::base::time::Timestamp;
use crate::domain::keep::FileKind;
use crate::domain::new_session::NewSession;
use crate::domain::previous::Previous;
use crate::domain::session::{Assessor, InstrumentRef, Role, Session, TeamRef};
use crate::shell::settings::{assessor_id, to_file};
use crate::shell::{clock, export, folder};
use crate::store::{self, Bank, Handle, Loaded, Origin, Store, built_in};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Default length of an interview where no event says otherwise, in minutes.
const SLOT_MINUTES: u32 = 60;

/// The store with the sessions this program may save.
#[derive(Debug)]
pub struct Work {
    store: Arc<Store>,
    handles: BTreeMap<SessionId, Handle>,
}

impl Work {
    /// Work on a store.
    #[must_use]
    pub fn new(store: Arc<Store>) -> Self {
        Self { store, handles: BTreeMap::new() }
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &Arc<Store> {
        &self.store
    }

    /// Keeps the right to save a session.
    pub(super) fn hold(&mut self, id: SessionId, handle: Handle) {
        self.handles.insert(id, handle);
    }

    /// Does one effect. Effects of the screen (redraw, suspend, quit) are not
    /// this one's business and answer nothing.
    pub fn perform(&mut self, e: Effect) -> Option<Msg> {
        match e {
            Effect::LoadList => Some(list(&self.store)),
            // A folder that cannot be read has no event to offer; that of the
            // session itself stands in the session.
            Effect::LoadEvents => {
                let all = self.store.events().unwrap_or_default();
                Some(Msg::Events(all.into_iter().filter_map(Result::ok).collect()))
            }
            Effect::Open { path, use_copy } => {
                let opened = self.open(&path, use_copy.as_deref());
                Some(self.or_edited(&path, opened))
            }
            Effect::Read { path } => Some(self.or_edited(&path, self.read(&path))),
            Effect::Create(d) => Some(self.create(*d).map_or_else(Msg::OpenFailed, |o| Msg::Opened(Box::new(o)))),
            Effect::TryOut => Some(self.try_out().map_or_else(Msg::OpenFailed, |o| Msg::Opened(Box::new(o)))),
            Effect::Save(s) => Some(self.save(&s)),
            Effect::Close(id) => {
                // Only what reached its file: a session that did not is not
                // closed, and its safety copy is not an old one anyway.
                if self.handles.remove(&id).is_some() {
                    self.store.prune_safety(clock::wall().date());
                }
                None
            }
            Effect::LoadPrevious { path, session } => {
                let read = self.store.read(&path).ok();
                let found = read.map(|l| Box::new(Previous::of(&l.instrument.instrument, &l.session)));
                Some(Msg::Previous { session, found })
            }
            Effect::Keep(o) => self.keep(&o),
            Effect::RememberPlace(id, p) => {
                let part = if p.note_cursor.is_some() { "note" } else { "levels" };
                let cursor = p.note_cursor.unwrap_or(0);
                self.store.keep_place(id, &store::Place { question: p.question, part: part.to_owned(), cursor });
                None
            }
            Effect::RememberSettings(s) => {
                let (before, _) = self.store.settings();
                // A settings file that cannot be written costs a preference, never
                // an answer; the next start simply asks again.
                let _ = self.store.save_settings(&to_file(&s, &before));
                None
            }
            Effect::Export { of, order } => {
                let folder = self.store.places().data.join("exports");
                let never = AtomicBool::new(false);
                Some(Msg::Exported(export::run(&self.store, &folder, (&of, &order), &never, &|_, _| {})))
            }
            Effect::OpenFolder(path) => {
                let shown = folder::show(&path, folder::has_desktop());
                Some(Msg::FolderShown { path, shown })
            }
            Effect::StopExport | Effect::Redraw | Effect::Suspend | Effect::EditOutside(_) | Effect::Quit => None,
        }
    }

    /// Opens a session file, for reading only where another window has it.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn open(&mut self, path: &Path, use_copy: Option<&Path>) -> Result<Opened, Fault> {
        let kept = use_copy.map_or_else(|| Ok(Vec::new()), |copy| self.use_copy(path, copy))?;
        let (loaded, read_only) = match self.store.load(path) {
            Ok((loaded, handle)) => {
                let read_only = loaded.session.is_final().then_some(ReadOnly::Final);
                if read_only.is_none() {
                    self.handles.insert(loaded.session.session, handle);
                }
                (loaded, read_only)
            }
            Err(f) if f.kind == FaultKind::Locked => (self.store.read(path)?, Some(ReadOnly::Locked)),
            Err(f) => return Err(f),
        };
        let mut opened = self.opened(loaded, read_only);
        opened.beside.kept = kept;
        Ok(opened)
    }

    /// Opens a session without the right to change it.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn read(&self, path: &Path) -> Result<Opened, Fault> {
        let loaded = self.store.read(path)?;
        let why = if loaded.session.is_final() { ReadOnly::Final } else { ReadOnly::Asked };
        Ok(self.opened(loaded, Some(why)))
    }

    fn use_copy(&mut self, path: &Path, copy: &Path) -> Result<Vec<PathBuf>, Fault> {
        let all = self.store.candidates(path);
        let Some(c) = all.into_iter().find(|c| c.path == copy) else {
            return Err(Fault::new(FaultKind::NotFound, copy, ""));
        };
        // Recovering takes the lock itself; a handle of ours would hold it.
        self.handles.remove(&c.session);
        self.store.recover(&c).map(|r| r.kept)
    }

    fn opened(&self, l: Loaded, read_only: Option<ReadOnly>) -> Opened {
        let beside = self.beside(&l, read_only);
        let newer_copy = l.newer_copy.map(|c| NewerCopy {
            comparison: super::versions::with_copy(&self.store, &l.instrument.instrument, &l.session, &c.path),
            path: c.path,
            generation: c.generation,
            changed: c.changed,
            answered: c.answers,
        });
        let place = self.place(l.session.session);
        let instrument = l.instrument.instrument;
        Opened { session: l.session, instrument, path: l.path, read_only, place, newer_copy, beside }
    }

    /// Where the person was in a session.
    pub(super) fn place(&self, id: SessionId) -> Place {
        self.store.place(id).map_or_else(Place::default, |p| Place {
            question: p.question,
            note_cursor: (p.part == "note").then_some(p.cursor),
        })
    }

    /// The right to save a session, where this program has it.
    pub(super) fn held(&mut self, id: SessionId) -> Option<(&Store, &mut Handle)> {
        self.handles.get_mut(&id).map(|h| (&*self.store, h))
    }

    /// Makes a session and its file.
    ///
    /// # Errors
    /// An event, team or instrument that is not there; a claim that cannot be
    /// read; the folder cannot be used; neither file nor safety copy was written.
    pub fn create(&mut self, d: SessionDraft) -> Result<Opened, Fault> {
        match self.create_telling(d)? {
            (_, SaveOutcome::Neither(_, f)) => Err(f),
            (mut opened, outcome) => {
                opened.beside.owes = matches!(outcome, SaveOutcome::SafetyOnly(_));
                Ok(opened)
            }
        }
    }

    /// As [`Work::create`], telling what became of the first save.
    ///
    /// # Errors
    /// As [`Work::create`], but for the write.
    pub fn create_telling(&mut self, d: SessionDraft) -> Result<(Opened, SaveOutcome), Fault> {
        let event = d.event.as_ref().map(|id| self.store.event(id)).transpose()?;
        let wanted = d.instrument.clone().or_else(|| event.as_ref().map(|e| e.instrument.clone()));
        let bank = self.bank(wanted.as_ref())?;
        let i = bank.copy.instrument.clone();
        let claim = match &event {
            Some(e) if !d.region.code.is_empty() => self.store.claim(&e.id, &d.region.code)?,
            _ => None,
        };
        let team = match (&d.team, &event) {
            (Some(id), Some(e)) => Some(self.team(id, e, &d.region.code)?),
            (Some(id), None) => return Err(self.no_event_file(id)),
            (None, _) => None,
        };
        let now = clock::wall();
        let at = d.date.map_or(now, |day| on_day(now, day));
        let (before, _) = self.store.settings();
        let draft = NewSession {
            region: d.region,
            event: event.as_ref().map(crate::domain::event::Event::copy),
            team,
            assessor: Assessor {
                id: assessor_id(&d.assessor, &before.assessor),
                name: d.assessor,
                institution: d.institution,
                role: Role::Member,
            },
            delegation: d.delegation,
            instrument: InstrumentRef { id: i.id.clone(), revision: i.revision, sha256: bank.copy.sha256.clone() },
            context: claim.as_ref().map(|(c, _)| c.context.clone()).unwrap_or_default(),
            claim: claim.map(|(c, hash)| c.copy(hash)),
            slot_minutes: d.slot_minutes.or_else(|| event.map(|e| e.slot_minutes)).unwrap_or(SLOT_MINUTES),
            practice: false,
        };
        let session = draft.create(clock::new_id(), at);
        let (handle, outcome) = self.store.create(&session, bank.copy)?;
        let path = handle.path();
        if outcome.is_kept() {
            self.handles.insert(session.session, handle);
        }
        let beside = self.safety_told();
        let place = Place::default();
        let opened = Opened { session, instrument: i, path, read_only: None, place, newer_copy: None, beside };
        Ok((opened, outcome.into()))
    }

    fn bank(&self, id: Option<&Id>) -> Result<Bank, Fault> {
        let Some(id) = id else { return Ok(Bank { copy: built_in().clone(), origin: Origin::BuiltIn }) };
        let folder = self.store.places().data.join("instruments");
        self.store.instrument(id)?.ok_or_else(|| Fault::new(FaultKind::NotFound, folder.join(id.as_str()), ""))
    }

    fn team(&self, id: &Id, e: &crate::domain::event::Event, code: &str) -> Result<TeamRef, Fault> {
        let Some(t) = e.teams.iter().find(|t| t.id == *id) else { return Err(self.no_event_file(id)) };
        let slot = e.roster.iter().find(|r| r.code == code).and_then(|r| r.slot.as_ref());
        let slot_start = slot.filter(|s| s.team == *id).map(|s| s.start);
        Ok(TeamRef { id: t.id.clone(), room: t.room.clone(), slot_start })
    }

    fn no_event_file(&self, id: &Id) -> Fault {
        Fault::new(FaultKind::NotFound, self.store.places().data.join("events").join(id.as_str()), "")
    }

    /// Saves a session this program has open.
    pub fn save(&mut self, s: &Session) -> Msg {
        let outcome = if let Some(h) = self.handles.get_mut(&s.session) {
            self.store.save(h, s).into()
        } else {
            let f = Fault::new(FaultKind::Locked, PathBuf::new(), "");
            SaveOutcome::Neither(f.clone(), f)
        };
        Msg::Saved { session: s.session, generation: s.generation, at: clock::wall(), outcome }
    }
}

impl From<store::SaveOutcome> for SaveOutcome {
    fn from(o: store::SaveOutcome) -> Self {
        match o {
            store::SaveOutcome::Both => Self::Both,
            store::SaveOutcome::MainOnly(f) => Self::MainOnly(f),
            store::SaveOutcome::SafetyOnly(f) => Self::SafetyOnly(f),
            store::SaveOutcome::Neither(a, b) => Self::Neither(a, b),
            store::SaveOutcome::Diverted { why, copy } => Self::Diverted(why, copy),
        }
    }
}

/// The same time of day on another day.
fn on_day(now: Timestamp, day: chrono::NaiveDate) -> Timestamp {
    let written = now.to_string();
    let time = written.get(10..).unwrap_or_default();
    Timestamp::parse(&format!("{day}{time}")).unwrap_or(now)
}

fn kind(r: store::Role) -> FileKind {
    match r {
        store::Role::Session => FileKind::Session,
        store::Role::Conflict => FileKind::Conflict,
        store::Role::Corrupt => FileKind::Corrupt,
        store::Role::Orphan => FileKind::Orphan,
        store::Role::SafetyOnly => FileKind::SafetyOnly,
    }
}

/// Reads the session list, newest first.
#[must_use]
pub fn list(store: &Store) -> Msg {
    match store.list() {
        Ok(rows) => {
            let mut out: Vec<Listed> =
                rows.into_iter().map(|l| Listed { path: l.path, kind: kind(l.role), row: l.row }).collect();
            out.sort_by(|a, b| {
                let key = |l: &Listed| l.row.as_ref().ok().map(|s| (s.changed, s.session));
                key(b).cmp(&key(a)).then_with(|| a.path.cmp(&b.path))
            });
            Msg::Listed(out)
        }
        Err(f) => Msg::ListFailed(f),
    }
}
