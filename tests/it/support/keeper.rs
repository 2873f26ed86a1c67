//! The part of the world in memory that keeps: bin, search, copies, hand-over,
//! reopening, practice.

use super::bank;
use super::small::{at, id, session_no, stamp};
use super::world::{World, fault, path_of};
use asesor::app::Msg;
use asesor::app::keep::{NotReopened, Order, Report, Version};
use asesor::app::msg::Listed;
use asesor::base::fault::FaultKind;
use asesor::base::id::SessionId;
use asesor::domain::change::{Change, Splice, Stamp, TextField, apply};
use asesor::domain::compare::compare;
use asesor::domain::keep::{Binned, FileKind, Found, Handed, Moved, Rescued, Spare, Stand, Which};
use asesor::domain::reopen::reopen;
use asesor::domain::search::{Hits, Query, Sight, search};
use asesor::domain::session::{Assessor, InstrumentRef, Role, Session};
use asesor::domain::summary::Summary;
use asesor::domain::try_out;
use std::path::PathBuf;

/// A row that cannot be read.
pub fn damaged(path: PathBuf) -> Listed {
    Listed { path, kind: FileKind::Session, row: Err(fault(FaultKind::Damaged)) }
}

/// Copies, the newest first.
pub fn spares(n: usize) -> Vec<Spare> {
    let spare = |n: usize| Spare {
        path: PathBuf::from(format!("/state/{n}.json")),
        which: [Which::Safety, Which::Previous][n % 2],
        generation: 9 - n as u64,
        changed: at(1),
        answers: 9 - n,
        sha256: n.to_string(),
    };
    (0..n).map(spare).collect()
}

impl World {
    /// An id no session has.
    fn new_id(&self) -> SessionId {
        let n = self.files.len() + self.bin.len();
        SessionId::parse(&format!("0190163d-8694-739b-aea5-966c26f9{n:04x}")).expect("few sessions in a test")
    }

    pub(super) fn try_out(&self) -> Session {
        let i = &self.instrument;
        let reference = InstrumentRef { id: i.id.clone(), revision: i.revision, sha256: "0".repeat(64) };
        let who = Assessor {
            id: String::new(),
            name: self.settings.assessor.clone(),
            institution: String::new(),
            role: Role::Member,
        };
        try_out::session(i, reference, who, self.new_id(), self.now().wall)
    }

    /// Places looked at, versions compared, a home elsewhere, an edit accepted.
    fn places_and_versions(&mut self, o: &Order) -> Msg {
        let broken = || fault(FaultKind::Denied);
        let fails = self.broken;
        let report = match o {
            Order::Look(id) => {
                Report::Looked { session: *id, stand: Stand { gone: false, writable: true, free: Some(0) } }
            }
            Order::Compare { left, right } => {
                let read = |v: &Version| match v {
                    Version::Here(s) => Some((**s).clone()),
                    Version::File(p) => self.files.get(p).cloned(),
                };
                let origin = right.origin();
                let right = read(right).or_else(|| self.files.values().next().cloned());
                let left = left.iter().find_map(|v| Some((v.origin(), read(v)?)));
                let of = left.as_ref().map(|(v, _)| v.clone());
                let found = match (left.map(|(_, s)| s), right) {
                    _ if fails => Err(broken()),
                    (l, Some(r)) => Ok(Box::new(compare(&self.instrument, &l.unwrap_or_else(|| r.clone()), &r))),
                    (_, None) => Err(fault(FaultKind::NotFound)),
                };
                Report::Compared { left: of, right: origin, found }
            }
            Order::Elsewhere { .. } if fails => Report::Moved(Err(broken())),
            Order::Elsewhere { session, folder } => {
                let path = folder.join(format!("{}.json", session.session));
                let from = path_of(session);
                self.files.insert(from.clone(), (**session).clone());
                Report::Moved(Ok(Moved { session: session.session, path, from }))
            }
            Order::AcceptEdited { path, .. } => {
                return match self.files.get(path) {
                    Some(s) if !fails => Msg::Opened(Box::new(self.opened(s.clone()))),
                    _ => Msg::OpenFailed(broken()),
                };
            }
            other => panic!("not one of these: {other:?}"),
        };
        Msg::Keep(Box::new(report))
    }

    pub(super) fn keep(&mut self, o: &Order) -> Option<Msg> {
        let broken = || fault(FaultKind::Denied);
        let fails = self.broken;
        let report = match o {
            Order::Look(_) | Order::Compare { .. } | Order::Elsewhere { .. } | Order::AcceptEdited { .. } => {
                return Some(self.places_and_versions(o));
            }
            Order::StopSearch | Order::Bundle { .. } | Order::Restore(_) => return None,
            Order::Reopen { path, reason, who } => {
                let old = self.files.get(path).cloned();
                let stamp = Stamp { at: self.now().wall, who: who.clone() };
                let new = old.map(|s| reopen(&s, "0", self.new_id(), reason, &stamp));
                match new {
                    _ if fails => Report::NotReopened(NotReopened::Fault(broken())),
                    None => Report::NotReopened(NotReopened::Fault(fault(FaultKind::NotFound))),
                    Some(Err(e)) => Report::NotReopened(NotReopened::Refused(e)),
                    Some(Ok(s)) => {
                        self.files.insert(path_of(&s), s.clone());
                        return Some(Msg::Opened(Box::new(self.opened(s))));
                    }
                }
            }
            Order::Bin(_) if fails => Report::Binned(Err(broken())),
            Order::Bin(path) => Report::Binned(match self.files.remove(path) {
                Some(s) => {
                    let to = PathBuf::from(format!("/data/sampah/{}.json", s.session));
                    self.bin.push((to.clone(), s));
                    Ok(to)
                }
                None => Err(fault(FaultKind::NotFound)),
            }),
            Order::ReadBin if fails => Report::Bin(Err(broken())),
            Order::ReadBin => {
                let row = |(path, s): &(PathBuf, Session)| Binned {
                    path: path.clone(),
                    name: format!("{}.json", s.session),
                    on: at(0).date(),
                    row: Ok(Summary::of(&self.instrument, s)),
                };
                Report::Bin(Ok(self.bin.iter().map(row).collect()))
            }
            Order::PutBack(path) => {
                let found = self.bin.iter().position(|(p, _)| p == path);
                Report::PutBack(match found.map(|n| self.bin.remove(n).1) {
                    Some(s) => {
                        let to = path_of(&s);
                        self.files.insert(to.clone(), s);
                        Ok(to)
                    }
                    None => Err(fault(FaultKind::NotFound)),
                })
            }
            Order::EmptyBin => {
                let n = self.bin.len();
                self.bin.clear();
                Report::Emptied(Ok(n))
            }
            Order::Copies(path) => Report::Copies { path: path.clone(), copies: self.copies.clone() },
            Order::Rescue { path, .. } if fails => {
                Report::Rescued(Err(asesor::base::fault::Fault::new(FaultKind::Locked, path.clone(), "")))
            }
            Order::Rescue { path, .. } => {
                Report::Rescued(Ok(Rescued { path: path.clone(), kept: vec![PathBuf::from("/data/x.corrupt-1.json")] }))
            }
            Order::HandOver { .. } if fails => Report::Handed(Err(broken())),
            Order::HandOver { path, folder } => Report::Handed(Ok(Handed {
                path: folder.join(path.file_name().unwrap_or_default()),
                bytes: 1,
                sha256: "0".repeat(64),
                check_code: "AAAA-BBBB-CCCC-DDDD".into(),
                is_final: false,
                was_there: false,
            })),
            Order::Search(_) if fails => return None,
            Order::Search(x) => {
                let mut hits = Hits::new(x.limit);
                if let Some(q) = Query::parse(&x.words) {
                    for (n, s) in self.files.values().enumerate() {
                        search(&q, (&self.instrument, s), x.lang, Sight::All, n == 0, &mut hits);
                    }
                }
                let found = Found { hits, sessions: self.files.len(), unreadable: 0, stopped: false };
                Report::Found { job: x.job, found: Ok(found) }
            }
        };
        Some(Msg::Keep(Box::new(report)))
    }

    /// A program started for the first time, with nothing there.
    pub fn first() -> Self {
        let mut w = Self::empty();
        w.m.data.welcome = true;
        w.perform(vec![asesor::app::Effect::LoadList]);
        w
    }

    /// The list with one file that cannot be read.
    pub fn damaged(copies: usize) -> Self {
        let s = session_no(1, &bank());
        let path = path_of(&s);
        let mut w = Self::with(bank(), vec![s]);
        w.copies = spares(copies);
        w.send(Msg::Listed(vec![damaged(path)]));
        w
    }

    /// The list with one session that has this note on K2.
    pub fn with_note(words: &str) -> Self {
        let mut s = session_no(1, &bank());
        let c = Change::Text(TextField::Note(id("K2")), Splice::between("", words));
        apply(&mut s, c, &stamp(1)).expect("a draft");
        Self::with(bank(), vec![s])
    }
}
