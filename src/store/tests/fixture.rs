//! A small instrument, a session with something in every field, a folder that
//! goes away, and a disk that fails on demand.

use crate::base::id::{Id, SessionId};
use crate::base::time::Timestamp;
use crate::domain::change::{Change, Stamp as By, apply};
use crate::domain::session::{Evidence, EvidenceState, Rating, Session, Stage};
use crate::store::format::InstrumentCopy;
use crate::store::{Disk, FolderId, Places, RealDisk, Stamp, Store};
use serde_json::json;
use std::cell::Cell;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

pub fn id() -> SessionId {
    SessionId::parse("0190163d-8694-739b-aea5-966c26f8ad91").expect("valid")
}

pub fn at(second: u32) -> Timestamp {
    Timestamp::parse(&format!("2019-02-22T10:42:{second:02}+07:00")).expect("valid")
}

pub fn q(s: &str) -> Id {
    Id::parse(s).expect("valid")
}

pub fn instrument() -> InstrumentCopy {
    let text = |s: &str| json!({ "id": s });
    let levels: Vec<_> = (0..=2).map(|n| json!({"value": n, "name": text("t")})).collect();
    let anchors: Vec<_> = (0..=2).map(|n| json!({"level": n, "text": text("a")})).collect();
    let i = json!({
        "format": "asesor-instrument", "version": 1, "id": "kecil", "revision": 1, "title": text("Kecil"),
        "languages": ["id"], "default_language": "id", "licence": "MIT", "notice": text("n"),
        "scales": {"s": {"levels": levels}}, "index": "scale", "predicates": [], "context": [],
        "aspects": [{"id": "visi", "title": text("Visi"), "short": text("Visi"), "weight": 1, "questions": [
            {"id": "V1", "kind": "level", "title": text("t"), "text": text("?"), "scale": "s", "anchors": anchors,
             "evidence": [{"id": "rpjmd", "title": text("RPJMD")}]},
            {"id": "V2", "kind": "text", "title": text("t"), "text": text("?")}]}]
    });
    InstrumentCopy::of(serde_json::from_value(i).expect("fits")).expect("renders")
}

/// A new session with something in every field that has no history.
pub fn session() -> Session {
    let copy = instrument();
    let who = "Sri \u{1b}[2J \"Ayu\"\n";
    let v = json!({
        "session": id(), "generation": 1, "lineage": id(), "revision": 2,
        "supersedes": {"session": id(), "generation": 4, "sha256": "ab", "by": who, "at": at(0), "reason": "r"},
        "practice": true, "status": "draft",
        "region": {"code": "00.01", "name": "Contoh", "type": "kabupaten", "province": "Latihan"},
        "event": {"id": "tes", "title": "T", "place": "P", "dates": ["2019-02-22"], "utc_offset": "+07:00"},
        "team": {"id": "a", "room": "1", "slot_start": at(0)},
        "assessor": {"id": "x", "name": who, "institution": "ITB", "role": "chair"},
        "conflict": {"declared": false, "text": "", "at": at(1)},
        "delegation": [{"id": "d1", "name": "日本 é", "position": "p", "nip": "1", "signs": true, "arrived": at(1)}],
        "mandate": {"number": "1", "date": "kemarin"},
        "instrument": {"id": "kecil", "revision": 1, "sha256": copy.sha256},
        "context": {"ipm": {"value": "70", "year": "2018", "source": "BPS"}},
        "self": {"sha256": "cd", "received": at(0), "filled_by": "F",
                 "answers": {"V1": {"rating": {"level": 2}, "explanation": "e", "evidence": ["x"]}}},
        "answers": {},
        "follow_ups": [{"id": "f1", "kind": "document", "question": "V1", "item": "i", "owner": "o", "at": at(1)}],
        "remarks": {"region": "", "assessor": ""},
        "timing": {"slot_minutes": 45, "started": at(0), "pauses": [{"from": at(1)}], "aspects": {"visi": 3}},
        "history": []
    });
    serde_json::from_value(v).expect("fits")
}

/// The session with one rating more.
pub fn rated(mut s: Session, level: i16) -> Session {
    let by = By { at: at(u32::try_from(s.generation % 60).expect("small")), who: "Sri".to_owned() };
    let change = Change::Rating(q("V1"), Stage::Interview, Some(Rating::Level(level)));
    apply(&mut s, change, &by).expect("a draft");
    s
}

/// The session with evidence and a rating.
pub fn rich() -> Session {
    let mut s = rated(session(), 1);
    let by = By { at: at(9), who: "Sri".to_owned() };
    let seen = Evidence::of_item(&q("rpjmd"), EvidenceState::Seen);
    apply(&mut s, Change::Evidence(q("V1"), q("rpjmd"), Some(seen)), &by).expect("a draft");
    s
}

/// A folder that goes away with its value.
pub struct TempDir(PathBuf);

impl TempDir {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        // In memory where there is such a place: these tests flush thousands of times.
        let memory = Path::new("/dev/shm");
        let base = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        let path = base.join(format!("asesor-store-{}-{n}", std::process::id()));
        fs::create_dir_all(&path).expect("a place for tests");
        Self(fs::canonicalize(path).expect("just made"))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn places(&self) -> Places {
        Places {
            data: self.0.join("data"),
            state: self.0.join("state"),
            config: self.0.join("c").join("settings.toml"),
        }
    }

    pub fn store(&self) -> Store {
        Store::open(self.places()).expect("a place for tests")
    }

    pub fn sessions(&self) -> PathBuf {
        self.0.join("data").join("sessions")
    }

    pub fn safety_file(&self) -> PathBuf {
        self.0.join("state").join("recovery").join(format!("{}.json", id()))
    }
}

impl Drop for TempDir {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Every file below `folder` with its bytes, to show that nothing was touched.
pub fn tree(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut out = Vec::new();
    for e in fs::read_dir(folder).expect("a folder") {
        let path = e.expect("an entry").path();
        let m = fs::symlink_metadata(&path).expect("there");
        if m.is_dir() {
            out.extend(tree(&path));
        } else if m.is_file() {
            out.push((path.clone(), fs::read(&path).expect("readable")));
        }
    }
    out.sort();
    out
}

/// When a [`Faulty`] disk fails.
#[derive(Clone, Copy, Debug)]
pub enum When {
    Never,
    /// The call with this number.
    Once(u32),
    /// From this call on.
    From(u32),
}

/// The real disk, failing at chosen calls and, if asked, without hard links.
#[derive(Debug)]
pub struct Faulty {
    pub when: Cell<When>,
    pub errno: Cell<i32>,
    pub calls: Cell<u32>,
    pub links: bool,
}

impl Faulty {
    pub fn new(links: bool) -> Self {
        Self { when: Cell::new(When::Never), errno: Cell::new(5), calls: Cell::new(0), links }
    }

    pub fn set(&self, when: When, errno: i32) {
        self.when.set(when);
        self.errno.set(errno);
        self.calls.set(0);
    }

    fn step(&self) -> io::Result<RealDisk> {
        let n = self.calls.get();
        self.calls.set(n + 1);
        let fails = match self.when.get() {
            When::Never => false,
            When::Once(k) => n == k,
            When::From(k) => n >= k,
        };
        if fails { Err(io::Error::from_raw_os_error(self.errno.get())) } else { Ok(RealDisk) }
    }
}

impl Disk for Faulty {
    type File = fs::File;
    fn create_new(&self, path: &Path) -> io::Result<fs::File> {
        self.step()?.create_new(path)
    }
    fn open(&self, path: &Path) -> io::Result<fs::File> {
        self.step()?.open(path)
    }
    fn open_to_sync(&self, path: &Path) -> io::Result<fs::File> {
        self.step()?.open_to_sync(path)
    }
    fn write_all(&self, file: &mut fs::File, bytes: &[u8]) -> io::Result<()> {
        match self.step() {
            Ok(d) => d.write_all(file, bytes),
            Err(e) => RealDisk.write_all(file, &bytes[..bytes.len() / 2]).and(Err(e)),
        }
    }
    fn read(&self, file: &mut fs::File, cap: u64) -> io::Result<Vec<u8>> {
        self.step()?.read(file, cap)
    }
    fn read_piece(&self, file: &mut fs::File, cap: u64) -> io::Result<Vec<u8>> {
        self.step()?.read_piece(file, cap)
    }
    fn sync(&self, file: &fs::File) -> io::Result<()> {
        self.step()?.sync(file)
    }
    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        self.step()?.sync_dir(folder)
    }
    fn stamp(&self, file: &fs::File) -> io::Result<Stamp> {
        self.step()?.stamp(file)
    }
    fn stamp_at(&self, path: &Path) -> io::Result<Stamp> {
        self.step()?.stamp_at(path)
    }
    fn folder_id(&self, path: &Path) -> io::Result<FolderId> {
        RealDisk.folder_id(path)
    }
    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        RealDisk.canonical(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?.rename(from, to)
    }
    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let disk = self.step()?;
        if self.links { disk.hard_link(from, to) } else { Err(io::ErrorKind::PermissionDenied.into()) }
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step()?.remove(path)
    }
    fn names(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.step()?.names(folder)
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        RealDisk.make_folder(path)
    }
    fn protect(&self, path: &Path) -> io::Result<()> {
        RealDisk.protect(path)
    }
}
