//! A disk in memory that crashes after every call: every subset of what was not
//! flushed yet, whole or torn, must still hold the newest acknowledged save.
//! Three models: ext4 (flushing a file commits the names too), the least POSIX
//! promises (names only by flushing the folder), and FAT (no links; a new name
//! has size 0 until the file is flushed again). The FAT model is harsher than
//! the kernel. In the manner of `SQLite`'s test file systems and of ALICE.

use super::frozen::Frozen;
use crate::store::format::Instruments;
use crate::store::{Disk, FolderId, Stamp, names, recover};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub const NAME: &str = "s.json";
const MAIN: usize = 0;
const TMP: usize = 1;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    Ext4,
    Posix,
    Fat,
}

/// A flush that is left out, to show that the simulator notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    Nothing,
    FlushOfTemp,
    FlushAfterRename,
    FlushOfNames,
}

#[derive(Clone, Copy, Debug)]
enum Pending {
    Data(usize, usize),
    Add(usize, usize),
    Remove(usize),
    Move(usize, usize, usize),
    Size(usize, usize),
}

/// Name → what a reader finds: nothing, rubbish, or a content.
type View = [Option<Option<usize>>; 3];

#[derive(Clone, Debug)]
struct Durable {
    /// Name → file, and whether its size is on the disk.
    names: [Option<(usize, bool)>; 3],
    /// File → content.
    data: Vec<Option<usize>>,
    fat: bool,
}

impl Durable {
    fn apply(&mut self, p: Pending, torn: bool) {
        match p {
            Pending::Data(file, content) => self.data[file] = (!torn).then_some(content),
            Pending::Add(name, file) => self.names[name] = Some((file, !self.fat)),
            Pending::Remove(name) => self.names[name] = None,
            Pending::Move(from, to, file) => {
                // A newer file under the old name may be there already.
                if self.names[from].is_some_and(|(f, _)| f == file) {
                    self.names[from] = None;
                }
                self.names[to] = Some((file, !self.fat));
            }
            Pending::Size(name, file) => {
                if let Some((f, sized)) = &mut self.names[name]
                    && *f == file
                {
                    *sized = true;
                }
            }
        }
    }

    fn view(&self) -> View {
        self.names.map(|n| n.map(|(file, sized)| if sized { self.data[file] } else { None }))
    }
}

#[derive(Debug)]
struct State {
    now: [Option<usize>; 3],
    written: Vec<Option<usize>>,
    durable: Durable,
    pending: Vec<Pending>,
}

/// What the program's own reader makes of what is left; shared between runs,
/// since reading takes longer than crashing.
#[derive(Debug, Default)]
pub struct Judge {
    contents: Vec<Vec<u8>>,
    judged: HashMap<View, u64>,
}

#[derive(Debug)]
pub struct Sim {
    model: Model,
    left_out: LeftOut,
    state: RefCell<State>,
    judge: Rc<RefCell<Judge>>,
    pub acked: Cell<u64>,
    pub crashes: Cell<u64>,
    pub lost: Cell<u64>,
    pub first_loss: RefCell<String>,
    /// Which calls fail, counted from here on, and how.
    pub fails: RefCell<Vec<u32>>,
    pub error: Cell<io::ErrorKind>,
    pub calls: Cell<u32>,
}

impl Sim {
    pub fn new(model: Model, left_out: LeftOut, judge: &Rc<RefCell<Judge>>) -> Self {
        let durable = Durable { names: [None; 3], data: Vec::new(), fat: model == Model::Fat };
        let state = State { now: [None; 3], written: Vec::new(), durable, pending: Vec::new() };
        Self {
            model,
            left_out,
            state: RefCell::new(state),
            judge: Rc::clone(judge),
            acked: Cell::new(0),
            crashes: Cell::new(0),
            lost: Cell::new(0),
            first_loss: RefCell::default(),
            fails: RefCell::default(),
            error: Cell::new(io::ErrorKind::Other),
            calls: Cell::new(0),
        }
    }

    /// The program has shown "saved".
    pub fn ack(&self, generation: u64) {
        self.acked.set(generation);
        self.crash("ack");
    }

    pub fn pending(&self) -> usize {
        self.state.borrow().pending.len()
    }

    fn crash(&self, step: &str) {
        let state = self.state.borrow();
        let mut judge = self.judge.borrow_mut();
        let Judge { judged, contents } = &mut *judge;
        let n = state.pending.len();
        assert!(n < 22, "too much pending after {step}");
        for mask in 0..1u32 << n {
            for torn in [false, true] {
                let mut d = state.durable.clone();
                for (i, p) in state.pending.iter().enumerate() {
                    if mask >> i & 1 == 1 {
                        d.apply(*p, torn);
                    }
                }
                let view = d.view();
                let best = *judged.entry(view).or_insert_with(|| newest(&view, contents));
                self.crashes.set(self.crashes.get() + 1);
                if best < self.acked.get() {
                    self.lost.set(self.lost.get() + 1);
                    let mut first = self.first_loss.borrow_mut();
                    if first.is_empty() {
                        *first = format!("after {step}: saved {}, found {best}: {view:?}", self.acked.get());
                    }
                }
            }
        }
    }

    fn trip(&self) -> io::Result<()> {
        let n = self.calls.get();
        self.calls.set(n + 1);
        if self.fails.borrow().contains(&n) { Err(self.error.get().into()) } else { Ok(()) }
    }

    pub fn at(path: &Path) -> usize {
        let name = path.file_name().and_then(|n| n.to_str()).expect("a name");
        [NAME.to_owned(), names::tmp(NAME), names::prev(NAME)].iter().position(|n| n == name).expect("one of three")
    }

    fn is_now(&self, path: &Path) -> io::Result<usize> {
        self.state.borrow().now[Self::at(path)].ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn pend(&self, p: Pending, step: &str) {
        self.state.borrow_mut().pending.push(p);
        self.crash(step);
    }
}

/// The newest generation the program's own reader finds.
fn newest(view: &View, contents: &[Vec<u8>]) -> u64 {
    let files = view.map(|f| f.map(|c| c.map_or_else(|| b"{\"format\":\"asesor-se".to_vec(), |c| contents[c].clone())));
    let found = recover::copies(&Frozen(files), Path::new("/"), NAME, &mut Instruments::new());
    found.iter().map(|f| f.session.generation).max().unwrap_or(0)
}

impl Disk for Sim {
    type File = usize;

    fn create_new(&self, path: &Path) -> io::Result<usize> {
        self.trip()?;
        let name = Self::at(path);
        let mut s = self.state.borrow_mut();
        if s.now[name].is_some() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let file = s.written.len();
        s.written.push(None);
        s.durable.data.push(None);
        s.now[name] = Some(file);
        drop(s);
        self.pend(Pending::Add(name, file), "create");
        Ok(file)
    }

    fn open(&self, path: &Path) -> io::Result<usize> {
        self.is_now(path)
    }

    fn open_to_sync(&self, path: &Path) -> io::Result<usize> {
        self.is_now(path)
    }

    fn write_all(&self, file: &mut usize, bytes: &[u8]) -> io::Result<()> {
        self.trip()?;
        let mut judge = self.judge.borrow_mut();
        let content = judge.contents.iter().position(|c| c == bytes).unwrap_or(judge.contents.len());
        if content == judge.contents.len() {
            judge.contents.push(bytes.to_vec());
        }
        drop(judge);
        self.state.borrow_mut().written[*file] = Some(content);
        self.pend(Pending::Data(*file, content), "write");
        Ok(())
    }

    fn read(&self, file: &mut usize, _: u64) -> io::Result<Vec<u8>> {
        let content = self.state.borrow().written[*file];
        Ok(content.map(|c| self.judge.borrow().contents[c].clone()).unwrap_or_default())
    }

    fn read_piece(&self, file: &mut usize, cap: u64) -> io::Result<Vec<u8>> {
        self.read(file, cap)
    }

    fn sync(&self, file: &usize) -> io::Result<()> {
        let file = *file;
        let mut guard = self.state.borrow_mut();
        let s = &mut *guard;
        let name = s.now.iter().position(|n| *n == Some(file));
        let skipped = match self.left_out {
            LeftOut::FlushOfTemp => name == Some(TMP),
            LeftOut::FlushAfterRename => name == Some(MAIN),
            _ => false,
        };
        if skipped {
            return Ok(());
        }
        if let Err(e) = self.trip() {
            // The system forgets what it could not write, and a second flush says Ok.
            s.pending.retain(|p| !matches!(p, Pending::Data(f, _) if *f == file));
            return Err(e);
        }
        for p in std::mem::take(&mut s.pending) {
            let flushed = match p {
                Pending::Data(f, _) => f == file,
                Pending::Add(_, f) => self.model == Model::Ext4 || (self.model == Model::Fat && f == file),
                _ => self.model == Model::Ext4,
            };
            if !flushed {
                s.pending.push(p);
                continue;
            }
            if let Pending::Add(name, _) = p {
                // What happened to this name before is settled with it.
                s.pending.retain(|p| !matches!(p, Pending::Add(n, _) | Pending::Remove(n) if *n == name));
            }
            s.durable.apply(p, false);
        }
        if let (Model::Fat, Some(name)) = (self.model, name) {
            // The size goes into the entry that carries the file now, once that is there.
            let moving = s.pending.iter().any(|p| matches!(p, Pending::Move(_, to, f) if (*to, *f) == (name, file)));
            if s.durable.names[name].is_some() {
                s.durable.apply(Pending::Size(name, file), false);
            } else {
                s.pending.push(Pending::Size(name, file));
            }
            if moving {
                s.pending.push(Pending::Size(name, file));
            }
        }
        drop(guard);
        self.crash("flush");
        Ok(())
    }

    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        if self.left_out == LeftOut::FlushOfNames {
            return Ok(());
        }
        self.trip()?;
        let mut guard = self.state.borrow_mut();
        let s = &mut *guard;
        for p in std::mem::take(&mut s.pending) {
            if matches!(p, Pending::Data(..)) { s.pending.push(p) } else { s.durable.apply(p, false) }
        }
        drop(guard);
        self.crash("flush of names");
        Ok(())
    }

    fn stamp(&self, file: &usize) -> io::Result<Stamp> {
        let content = self.state.borrow().written[*file].unwrap_or(0) as u64;
        Ok(Stamp { dev: 1, inode: *file as u64, size: content, mtime: 0 })
    }

    fn stamp_at(&self, path: &Path) -> io::Result<Stamp> {
        self.is_now(path).and_then(|f| self.stamp(&f))
    }

    fn folder_id(&self, _: &Path) -> io::Result<FolderId> {
        Ok(FolderId { dev: 1, inode: 1 })
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(path.to_owned())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.trip()?;
        let file = self.is_now(from)?;
        let (from, to) = (Self::at(from), Self::at(to));
        let mut s = self.state.borrow_mut();
        s.now[from] = None;
        s.now[to] = Some(file);
        drop(s);
        self.pend(Pending::Move(from, to, file), "rename");
        Ok(())
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.model == Model::Fat {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        self.trip()?;
        let file = self.is_now(from)?;
        self.state.borrow_mut().now[Self::at(to)] = Some(file);
        self.pend(Pending::Add(Self::at(to), file), "link");
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.trip()?;
        self.is_now(path)?;
        self.state.borrow_mut().now[Self::at(path)] = None;
        self.pend(Pending::Remove(Self::at(path)), "remove");
        Ok(())
    }

    fn names(&self, _: &Path) -> io::Result<Vec<OsString>> {
        Ok(Vec::new())
    }

    fn make_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn protect(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}
