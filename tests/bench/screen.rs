//! `cargo bench`: how the program feels, against a bare ratatui program of the
//! same size in the same run. Only ratios are printed: the machine is shared and
//! noisy, and what an absolute time says today it does not say tomorrow.
//!
//! Started with `--bare` it *is* the bare program.
#![expect(clippy::disallowed_methods, reason = "a bench reads its own files and tells its figures")]

use crossterm::event::{Event, KeyCode, read};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::text::Line;
use ratatui::widgets::{List, ListState, Paragraph};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const COLS: u16 = 120;
const ROWS: u16 = 40;
const STARTS: usize = 21;
const KEYS: usize = 200;
/// Instruction counts of `cargo bench` are differences of two runs this far apart.
const COUNTED: usize = 100;

fn main() {
    if std::env::args().any(|a| a == "--bare") {
        bare();
        return;
    }
    let home = Home::new();
    let id = home.session();
    let me = std::env::current_exe().expect("this program");
    // To read only: a save at the end of a longer run would be counted as keys.
    let open = vec!["open".to_owned(), id, "--read-only".to_owned()];
    let real = (PathBuf::from(env!("CARGO_BIN_EXE_asesor")), open);
    let bare = (me, vec!["--bare".to_owned()]);
    starts(&home, &real, &bare);
    keys(&home, &real, &bare);
    idle(&home, &real);
    instructions(&home, &real, &bare);
}

type Program = (PathBuf, Vec<String>);

/// A list and a paragraph, as small as a ratatui program can be.
fn bare() {
    let mut terminal = ratatui::init();
    let rows: Vec<Line<'static>> = (0..56).map(|n| Line::from(format!("{n} Tingkat pertanyaan"))).collect();
    let mut state = ListState::default().with_selected(Some(0));
    loop {
        let draw = terminal.draw(|f| {
            let [left, right] = f.area().layout(&ratatui::macros::horizontal![==50%, ==50%]);
            let list = List::new(rows.clone()).highlight_symbol("► ");
            f.render_stateful_widget(list, left, &mut state);
            f.render_widget(Paragraph::new("Bagaimana kepala daerah memimpin? ".repeat(30)), right);
        });
        if draw.is_err() {
            break;
        }
        match read() {
            Ok(Event::Key(k)) if k.code == KeyCode::Char('q') => break,
            Ok(Event::Key(k)) if k.code == KeyCode::Down => state.select_next(),
            Ok(Event::Key(k)) if k.code == KeyCode::Up => state.select_previous(),
            Ok(_) => {}
            Err(_) => break,
        }
    }
    ratatui::restore();
}

struct Home(PathBuf);

impl Home {
    fn new() -> Self {
        let at = std::env::temp_dir().join(format!("asesor-bench-{}", std::process::id()));
        std::fs::create_dir_all(&at).expect("a folder");
        Self(at)
    }

    fn env(&self) -> Vec<(&'static str, String)> {
        let at = |p: &str| self.0.join(p).to_string_lossy().into_owned();
        vec![
            ("HOME", at("")),
            ("TERM", "xterm-256color".to_owned()),
            ("ASESOR_LANG", "id".to_owned()),
            ("ASESOR_DATA_DIR", at("data")),
            ("ASESOR_STATE_DIR", at("state")),
            ("XDG_CONFIG_HOME", at("config")),
            ("PATH", std::env::var("PATH").unwrap_or_default()),
        ]
    }

    fn asesor(&self, args: &[&str]) -> String {
        let mut c = Command::new(env!("CARGO_BIN_EXE_asesor"));
        c.args(args).env_clear().envs(self.env());
        let out = c.output().expect("the program runs");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8_lossy(&out.stdout).trim().to_owned()
    }

    /// A session with every question rated and noted.
    fn session(&self) -> String {
        let id = self.asesor(&["new", "--region", "62.12", "--assessor", "Uji", "--institution", "UI"]);
        for a in 1..=7 {
            for q in 1..=8 {
                let note = "Walidata belum ada; peraturan bupati tentang data sedang disusun. ".repeat(4);
                self.asesor(&["set", &id, &format!("{a}.{q}"), "--level", "2", "--note", &note]);
            }
        }
        id
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

struct Running {
    writer: Box<dyn Write + Send>,
    bytes: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

impl Running {
    fn start(home: &Home, p: &Program) -> Self {
        let size = PtySize { rows: ROWS, cols: COLS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pty");
        let mut c = CommandBuilder::new(&p.0);
        c.args(&p.1);
        c.env_clear();
        for (k, v) in home.env() {
            c.env(k, v);
        }
        let child = pair.slave.spawn_command(c).expect("it starts");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let (tx, bytes) = channel();
        std::thread::spawn(move || {
            let mut buf = vec![0; 65536];
            while let Ok(n) = reader.read(&mut buf) {
                if n == 0 || tx.send(buf[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { writer, bytes, screen: vt100::Parser::new(ROWS, COLS, 0), child, _master: pair.master }
    }

    /// Time until the screen pleases `want`.
    fn until(&mut self, from: Instant, want: impl Fn(&vt100::Screen) -> bool) -> Duration {
        loop {
            let b = self.bytes.recv_timeout(Duration::from_mins(1)).expect("it answers");
            let at = from.elapsed();
            self.screen.process(&b);
            if want(self.screen.screen()) {
                return at;
            }
        }
    }

    fn key(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("it listens");
        self.writer.flush().expect("it listens");
    }

    fn quiet(&mut self) -> usize {
        let mut bytes = 0;
        while let Ok(b) = self.bytes.recv_timeout(Duration::from_millis(60)) {
            bytes += b.len();
            self.screen.process(&b);
        }
        bytes
    }

    fn end(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn has(text: &'static str) -> impl Fn(&vt100::Screen) -> bool {
    move |s| s.contents().contains(text)
}

fn median(mut v: Vec<f64>) -> f64 {
    v.sort_by(f64::total_cmp);
    v.get(v.len() / 2).copied().unwrap_or(f64::NAN)
}

fn verdict(name: &str, ratio: f64, limit: f64) {
    let word = if ratio <= limit { "within" } else { "ABOVE" };
    say(&format!("{name}: {ratio:.2} times the bare program ({word} the limit of {limit:.1})"));
}

fn say(s: &str) {
    let mut out = std::io::stdout();
    let _ = writeln!(out, "{s}");
}

fn starts(home: &Home, real: &Program, bare: &Program) {
    let mut ratios = Vec::new();
    for _ in 0..STARTS {
        let one = |p: &Program, text: &'static str| {
            let from = Instant::now();
            let mut r = Running::start(home, p);
            let t = r.until(from, has(text));
            r.end();
            t.as_secs_f64()
        };
        // What is drawn last: the footer here, the end of the list there.
        let theirs = one(bare, "Bagaimana");
        let ours = one(real, "Bantuan");
        ratios.push(ours / theirs);
    }
    verdict("start to first full frame", median(ratios), 2.0);
}

fn keys(home: &Home, real: &Program, bare: &Program) {
    let mut a = Running::start(home, bare);
    let mut b = Running::start(home, real);
    a.until(Instant::now(), has("Bagaimana"));
    b.until(Instant::now(), has("TINGKAT"));
    a.quiet();
    b.quiet();
    let mut ratios = Vec::new();
    let mut bytes = 0;
    for n in 0..KEYS {
        let key = if n.is_multiple_of(2) { "\x1b[B" } else { "\x1b[A" };
        let one = |r: &mut Running| {
            let before = r.screen.screen().contents();
            let from = Instant::now();
            r.key(key);
            r.until(from, |s| s.contents() != before).as_secs_f64()
        };
        let theirs = one(&mut a);
        let ours = one(&mut b);
        ratios.push(ours / theirs);
        a.quiet();
        bytes += b.quiet();
    }
    verdict("key to changed screen", median(ratios), 2.0);
    say(&format!("bytes a key: at most {}", bytes / KEYS + 1));
    a.end();
    b.end();
}

/// Wake-ups and bytes while nobody does anything; the minute may come once.
fn idle(home: &Home, real: &Program) {
    let mut r = Running::start(home, real);
    r.until(Instant::now(), has("Bantuan"));
    r.quiet();
    let pid = r.child.process_id().unwrap_or_default();
    let before = switches(pid);
    let until = Instant::now() + Duration::from_secs(5);
    let mut bytes = 0;
    while let Some(left) = until.checked_duration_since(Instant::now()) {
        if let Ok(b) = r.bytes.recv_timeout(left) {
            bytes += b.len();
        }
    }
    let woken = switches(pid).saturating_sub(before);
    say(&format!("idle for a while: {woken} wake-ups, {bytes} bytes (the change of the minute may be among them)"));
    r.end();
}

fn switches(pid: u32) -> u64 {
    let tasks = std::fs::read_dir(format!("/proc/{pid}/task"));
    let read = |p: PathBuf| std::fs::read_to_string(p.join("status")).unwrap_or_default();
    tasks
        .into_iter()
        .flatten()
        .flatten()
        .map(|t| {
            read(t.path())
                .lines()
                .filter(|l| l.contains("ctxt_switches"))
                .filter_map(|l| l.split_whitespace().nth(1)?.parse::<u64>().ok())
                .sum::<u64>()
        })
        .sum()
}

/// Instructions, which no neighbour on the machine changes.
fn instructions(home: &Home, real: &Program, bare: &Program) {
    if Command::new("valgrind").arg("--version").output().is_err() {
        say("instructions: valgrind is not installed; not counted");
        return;
    }
    let counted = |p: &Program, ready: &'static str, keys: usize, key: &dyn Fn(usize) -> &'static str| {
        let out = home.0.join("callgrind.out");
        let mut args = vec!["--tool=callgrind".to_owned(), format!("--callgrind-out-file={}", out.display())];
        args.push(p.0.to_string_lossy().into_owned());
        args.extend(p.1.iter().cloned());
        let mut r = Running::start(home, &(PathBuf::from("valgrind"), args));
        r.until(Instant::now(), has(ready));
        r.quiet();
        for n in 0..keys {
            r.key(key(n));
            // One key a frame, so that frames are not joined.
            let _ = r.bytes.recv_timeout(Duration::from_mins(1)).map(|b| r.screen.process(&b));
            r.quiet();
        }
        r.key("\x1bq");
        r.key("q");
        let _ = r.child.wait();
        total(&out)
    };
    let arrows = |n: usize| if n.is_multiple_of(2) { "\x1b[B" } else { "\x1b[A" };
    let per_key = |p: &Program, ready: &'static str| {
        let many = counted(p, ready, COUNTED + 10, &arrows);
        let few = counted(p, ready, 10, &arrows);
        many.saturating_sub(few) / u64::try_from(COUNTED).unwrap_or(1)
    };
    let (theirs, ours) = (per_key(bare, "Bagaimana"), per_key(real, "TINGKAT"));
    say(&format!("instructions a key with its frame: {ours}; bare program {theirs}"));
    #[expect(clippy::cast_precision_loss, reason = "a ratio for people")]
    verdict("instructions a key", ours as f64 / theirs.max(1) as f64, 2.0);
}

fn total(out: &Path) -> u64 {
    let text = std::fs::read_to_string(out).unwrap_or_default();
    text.lines()
        .filter_map(|l| l.strip_prefix("totals: ").or_else(|| l.strip_prefix("summary: ")))
        .filter_map(|l| l.split_whitespace().next()?.parse().ok())
        .max()
        .unwrap_or(0)
}
