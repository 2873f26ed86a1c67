//! The store alone, driven from a shell: what the fault harness (`run.py`) kills,
//! starves and cuts off. `write` saves one session again and again through
//! `asesor::store` and prints a line only when the save may be shown as saved;
//! `check`, a fresh process, prints what a reader finds. Not part of the product.
//!
//! Three careless savers show that the harness notices: one writes in place, one
//! never flushes a file, one leaves out the flush after the rename.
#![expect(clippy::disallowed_methods, reason = "speaks to the harness, not to people")]

mod careless;

use asesor::base::fault::FaultKind;
use asesor::base::id::{Id, SessionId};
use asesor::base::time::Timestamp;
use asesor::domain::change::{Change, Splice, Stamp, TextField, apply};
use asesor::domain::instrument_check;
use asesor::domain::new_session::NewSession;
use asesor::domain::session::{Assessor, InstrumentRef, RegionRef, RegionType, Role, Session};
use asesor::store::format::{InstrumentCopy, render_session};
use asesor::store::{Copy, Disk, Handle, Places, RealDisk, SaveOutcome, Store, session_file};
use careless::{Careless, Leaves};
use clap::{Parser, ValueEnum};
use std::io::Write as _;
use std::path::{Path, PathBuf};

const SESSION: &str = "01890a5d-ac96-774b-bcce-b302099a8057";
const INSTRUMENT: &[u8] = include_bytes!("../it/export/instrument.json");
const QUESTION: &str = "K1";
const STARTED: &str = "2019-02-22T10:00:00+07:00";
/// Bytes of a direct write to a device.
const SECTOR: usize = 512;
/// Alignment a direct write needs.
const PAGE: usize = 4096;

#[derive(Parser)]
enum Args {
    /// Save, and say what was saved.
    Write(Write),
    /// Say what is to be found.
    Check(Where),
    /// Put a line where the acknowledgements go.
    Mark {
        line: String,
        #[arg(long)]
        device: Option<PathBuf>,
    },
}

#[derive(clap::Args)]
struct Where {
    /// The data folder.
    data: PathBuf,
    /// The state folder; `none` for one that cannot be made, so that the data
    /// folder stands for itself.
    #[arg(long, default_value = "none")]
    state: PathBuf,
}

#[derive(clap::Args)]
struct Write {
    #[command(flatten)]
    at: Where,
    /// How many saves.
    #[arg(long, default_value_t = u64::MAX)]
    saves: u64,
    /// Bytes of text the session begins with.
    #[arg(long, default_value_t = 2000)]
    pad: usize,
    /// Which saver.
    #[arg(long, value_enum, default_value_t = Saver::Careful)]
    saver: Saver,
    /// Wait for a line on standard input before every save.
    #[arg(long)]
    step: bool,
    /// Where acknowledgements go in the same order as the writes of the file
    /// system under test: a block device.
    #[arg(long)]
    device: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Saver {
    Careful,
    InPlace,
    NoFlush,
    NoFlushAfterRename,
}

fn main() {
    match Args::parse() {
        Args::Write(w) => match w.saver {
            Saver::Careful => Run::new(RealDisk, &w).go(),
            Saver::InPlace => in_place(&w),
            Saver::NoFlush => Run::new(Careless(Leaves::Flush), &w).go(),
            Saver::NoFlushAfterRename => Run::new(Careless(Leaves::FlushAfterRename), &w).go(),
        },
        Args::Check(at) => check(&at),
        Args::Mark { line, device } => print(&line, device.as_deref()),
    }
}

struct Run<'a, D: Disk> {
    args: &'a Write,
    store: Store<D>,
    handle: Handle,
    session: Session,
}

impl<'a, D: Disk> Run<'a, D> {
    fn new(disk: D, args: &'a Write) -> Self {
        let store = Store::open_on(disk, places(&args.at)).unwrap_or_else(|f| fail(&format!("{f:?}")));
        let copy = instrument();
        let path = main_file(store.places());
        // Anything but a file that is surely not there must not make a second one.
        let mut loaded = store.load(&path);
        if loaded.as_ref().is_err_and(|f| f.kind == FaultKind::NotFound)
            && let Some(newest) = store.candidates(&path).into_iter().max_by_key(|c| c.generation)
        {
            // A first save that was killed left this. The program asks; the answer here is yes.
            store.recover(&newest).unwrap_or_else(|f| fail(&format!("{f:?}")));
            loaded = store.load(&path);
        }
        match loaded {
            Ok((loaded, handle)) => return Self { args, store, handle, session: loaded.session },
            Err(f) if f.kind == FaultKind::NotFound => {}
            Err(f) => fail(&format!("{f:?}")),
        }
        let mut session = fresh(&copy);
        write_down(&mut session, &"isi ".repeat(args.pad / 4));
        let (handle, outcome) = store.create(&session, copy).unwrap_or_else(|f| fail(&format!("{f:?}")));
        let run = Self { args, store, handle, session };
        run.tell(&outcome);
        run
    }

    fn go(mut self) {
        for _ in 0..self.args.saves {
            if self.args.step && std::io::stdin().read_line(&mut String::new()).unwrap_or(0) == 0 {
                return;
            }
            let word = format!("g{} ", self.session.generation + 1);
            write_down(&mut self.session, &word);
            let outcome = self.store.save(&mut self.handle, &self.session);
            self.tell(&outcome);
        }
    }

    fn tell(&self, outcome: &SaveOutcome) {
        let g = self.session.generation;
        let line = match outcome {
            SaveOutcome::Both => format!("ACK {g} both"),
            SaveOutcome::MainOnly(f) => format!("ACK {g} main {:?} {}", f.kind, f.detail),
            SaveOutcome::SafetyOnly(f) => format!("SAFE {g} {:?} {}", f.kind, f.detail),
            SaveOutcome::Diverted { copy, .. } => format!("SAFE {g} diverted {}", copy.display()),
            SaveOutcome::Neither(_, f) => format!("ERR {g} {:?} {}", f.kind, f.detail),
        };
        print(&line, self.args.device.as_deref());
    }
}

/// Truncate and write, as many programs do.
fn in_place(args: &Write) {
    let store = Store::open(places(&args.at)).unwrap_or_else(|f| fail(&format!("{f:?}")));
    let (copy, path) = (instrument(), main_file(store.places()));
    let mut session = fresh(&copy);
    write_down(&mut session, &"isi ".repeat(args.pad / 4));
    for _ in 0..args.saves {
        let word = format!("g{} ", session.generation + 1);
        write_down(&mut session, &word);
        let bytes = render_session(&session, &copy).unwrap_or_else(|p| fail(&format!("{p:?}")));
        match std::fs::write(&path, bytes) {
            Ok(()) => print(&format!("ACK {} main", session.generation), args.device.as_deref()),
            Err(e) => print(&format!("ERR {} {e}", session.generation), args.device.as_deref()),
        }
    }
}

/// Prints, as one line: the newest generation in the data folder, the newest
/// anywhere, and the state of the file itself.
fn check(at: &Where) {
    let places = places(at);
    let path = main_file(&places);
    let (mut here, mut anywhere, mut main) = (0, 0, "missing".to_owned());
    // A folder that is gone is an answer too.
    if let Ok(store) = Store::open(places) {
        // By the file's name: for a session whose file is gone the list goes by
        // the names that a save left, not by the id.
        let found = store.candidates(&path);
        here = found.iter().filter(|c| c.copy != Copy::Safety).map(|c| c.generation).max().unwrap_or(0);
        anywhere = found.iter().map(|c| c.generation).max().unwrap_or(0);
        main = match (store.read(&path), path.exists()) {
            (Ok(l), _) => l.session.generation.to_string(),
            (Err(_), true) => "unreadable".to_owned(),
            (Err(_), false) => "missing".to_owned(),
        };
    }
    print(&format!("here {here} anywhere {anywhere} main {main}"), None);
}

fn places(at: &Where) -> Places {
    let state = if at.state == Path::new("none") { Path::new("/proc/none").into() } else { at.state.clone() };
    Places { data: at.data.clone(), config: state.join("settings.toml"), state }
}

fn main_file(places: &Places) -> PathBuf {
    let id = SessionId::parse(SESSION).unwrap_or_else(|| fail("id"));
    places.data.join("sessions").join(session_file("62.12", started(0).date(), id))
}

fn started(seconds: i64) -> Timestamp {
    Timestamp::parse(STARTED).unwrap_or_else(|| fail("time")).plus_seconds(seconds)
}

fn instrument() -> InstrumentCopy {
    let i = instrument_check::parse(INSTRUMENT).unwrap_or_else(|p| fail(&format!("{p:?}")));
    InstrumentCopy::of(i).unwrap_or_else(|p| fail(&format!("{p:?}")))
}

fn fresh(copy: &InstrumentCopy) -> Session {
    let assessor =
        Assessor { id: "uji".to_owned(), name: "Uji".to_owned(), institution: "UI".to_owned(), role: Role::Member };
    let i = &copy.instrument;
    NewSession {
        region: RegionRef {
            code: "62.12".to_owned(),
            name: "Contoh".to_owned(),
            kind: RegionType::Kabupaten,
            province: "Contoh".to_owned(),
        },
        event: None,
        team: None,
        assessor,
        delegation: Vec::new(),
        instrument: InstrumentRef { id: i.id.clone(), revision: i.revision, sha256: copy.sha256.clone() },
        claim: None,
        context: std::collections::BTreeMap::default(),
        slot_minutes: 60,
        practice: false,
    }
    .create(SessionId::parse(SESSION).unwrap_or_else(|| fail("id")), started(0))
}

/// Adds to the note.
fn write_down(s: &mut Session, text: &str) {
    let q = Id::parse(QUESTION).unwrap_or_else(|| fail("id"));
    let old = s.answers.get(&q).map(|a| a.note.clone()).unwrap_or_default();
    let stamp = Stamp { at: started(i64::try_from(s.generation).unwrap_or(0)), who: "Uji".to_owned() };
    let splice = Splice::between(&old, &format!("{old}{text}"));
    if let Err(e) = apply(s, Change::Text(TextField::Note(q), splice), &stamp) {
        fail(&format!("{e:?}"));
    }
}

/// One line, at once: to a block device as one direct write, else to standard
/// output.
fn print(line: &str, device: Option<&Path>) {
    let mut out = std::io::stdout().lock();
    let done = match device {
        None => out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush()),
        Some(device) => direct(line, device),
    };
    if let Err(e) = done {
        fail(&e.to_string());
    }
}

#[cfg(target_os = "linux")]
fn direct(line: &str, device: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::{FileExt as _, OpenOptionsExt as _};
    let mut room = vec![0u8; 2 * PAGE];
    let at = PAGE - (room.as_ptr() as usize & (PAGE - 1));
    let sector = &mut room[at..at + SECTOR];
    let text = line.as_bytes();
    let n = text.len().min(SECTOR - 1);
    sector[..n].copy_from_slice(&text[..n]);
    sector[n] = b'\n';
    let flags = rustix::fs::OFlags::DIRECT.bits().cast_signed();
    std::fs::OpenOptions::new().write(true).custom_flags(flags).open(device)?.write_all_at(sector, 0)
}

#[cfg(not(target_os = "linux"))]
fn direct(_: &str, _: &Path) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}

fn fail(why: &str) -> ! {
    // The harness reads standard output only.
    let _ = std::io::stderr().write_all(format!("FAIL {why}\n").as_bytes());
    std::process::exit(3)
}
