//! A real terminal for the real program: a pty and an emulated screen.
//!
//! The screen is looked at only where a frame ends (the synchronized-update
//! mark), so that half a frame is never taken for what a person saw.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// The mark at the end of a frame.
const FRAME_END: &[u8] = b"\x1b[?2026l";
/// Longest wait for something that must come; not a speed anybody promises.
const LIMIT: Duration = Duration::from_mins(1);

/// The program in its terminal.
pub struct Pty {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Option<Box<dyn Child + Send + Sync>>,
    bytes: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    pending: Vec<u8>,
    /// Every byte the program wrote.
    pub raw: Vec<u8>,
}

impl Pty {
    /// Starts the program with its own folders below `home`.
    pub fn start(home: &Path, args: &[&str], cols: u16, rows: u16) -> Self {
        Self::start_with(home, args, cols, rows, &[])
    }

    /// The same with more in the environment.
    pub fn start_with(home: &Path, args: &[&str], cols: u16, rows: u16, more: &[(&str, &str)]) -> Self {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pty");
        let mut c = CommandBuilder::new(env!("CARGO_BIN_EXE_asesor"));
        c.args(args);
        c.env_clear();
        for (k, v) in environment(home) {
            c.env(k, v);
        }
        for (k, v) in more {
            c.env(k, v);
        }
        let child = pair.slave.spawn_command(c).expect("the program starts");
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
        let screen = vt100::Parser::new(rows, cols, 0);
        Self {
            master: Some(pair.master),
            writer: Some(writer),
            child: Some(child),
            bytes,
            screen,
            pending: Vec::new(),
            raw: Vec::new(),
        }
    }

    /// Types.
    pub fn send(&mut self, keys: &str) {
        let w = self.writer.as_mut().expect("an open terminal");
        w.write_all(keys.as_bytes()).expect("the terminal takes keys");
        w.flush().expect("the terminal takes keys");
    }

    /// Takes in what came within `wait` and calls `look` at each finished frame.
    /// False when the program has closed the terminal.
    pub fn read(&mut self, wait: Duration, mut look: impl FnMut(&str)) -> bool {
        let mut open = true;
        match self.bytes.recv_timeout(wait) {
            Ok(b) => self.take(&b),
            Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => open = false,
            Err(std::sync::mpsc::RecvTimeoutError::Timeout) => {}
        }
        while let Ok(b) = self.bytes.try_recv() {
            self.take(&b);
        }
        while let Some(at) = find(&self.pending, FRAME_END) {
            let rest = self.pending.split_off(at + FRAME_END.len());
            self.screen.process(&self.pending);
            self.pending = rest;
            look(&self.screen.screen().contents());
        }
        open
    }

    fn take(&mut self, bytes: &[u8]) {
        self.raw.extend_from_slice(bytes);
        self.pending.extend_from_slice(bytes);
    }

    /// Waits until a finished frame pleases `want`; gives its text back.
    pub fn wait_for(&mut self, what: &str, want: impl Fn(&str) -> bool) -> String {
        let end = Instant::now() + LIMIT;
        let now = self.text();
        if want(&now) {
            return now;
        }
        loop {
            let mut found = None;
            let open = self.read(Duration::from_millis(200), |t| {
                if found.is_none() && want(t) {
                    found = Some(t.to_owned());
                }
            });
            if let Some(t) = found {
                return t;
            }
            assert!(open && Instant::now() < end, "never saw {what}:\n{}", self.text());
        }
    }

    /// The text of the last finished frame.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// The emulated screen.
    pub fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Everything that has come, half frames included, as the terminal has it.
    pub fn settle(&mut self) {
        while self.read(Duration::from_millis(300), |_| {}) && !self.pending.is_empty() {
            let rest = std::mem::take(&mut self.pending);
            self.screen.process(&rest);
        }
        let rest = std::mem::take(&mut self.pending);
        self.screen.process(&rest);
    }

    /// Another size of window.
    pub fn resize(&mut self, cols: u16, rows: u16) {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().expect("an open terminal").resize(size).expect("a size");
        self.screen.screen_mut().set_size(rows, cols);
    }

    /// Process id.
    pub fn pid(&self) -> u32 {
        self.child.as_ref().and_then(|c| c.process_id()).expect("a running program")
    }

    /// Kills the program as a power cut would.
    pub fn kill(&mut self) {
        signal(self.pid(), "KILL");
        if let Some(c) = self.child.as_mut() {
            let _ = c.wait();
        }
    }

    /// Closes the window and gives the program, which must end by itself.
    pub fn hang_up(mut self) -> Box<dyn Child + Send + Sync> {
        self.writer = None;
        self.master = None;
        self.child.take().expect("a running program")
    }

    /// Waits for the end and gives the exit code.
    pub fn exit_code(&mut self) -> u32 {
        let end = Instant::now() + LIMIT;
        loop {
            self.read(Duration::from_millis(50), |_| {});
            if let Some(status) = self.child.as_mut().and_then(|c| c.try_wait().expect("a child")) {
                return status.exit_code();
            }
            assert!(Instant::now() < end, "the program does not end:\n{}", self.text());
        }
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        if let Some(c) = self.child.as_mut() {
            let _ = c.kill();
            let _ = c.wait();
        }
    }
}

/// Sends a signal by name.
pub fn signal(pid: u32, name: &str) {
    let done = std::process::Command::new("kill").args(["-s", name, &pid.to_string()]).status();
    done.expect("kill is part of the system");
}

/// The environment of every program the tests start: nothing of this machine.
pub fn environment(home: &Path) -> Vec<(String, String)> {
    let at = |p: &str| home.join(p).to_string_lossy().into_owned();
    [
        ("PATH", std::env::var("PATH").unwrap_or_default()),
        ("HOME", at("")),
        ("TERM", "xterm-256color".to_owned()),
        ("LANG", "id_ID.UTF-8".to_owned()),
        ("TZ", "Asia/Jakarta".to_owned()),
        ("ASESOR_LANG", "id".to_owned()),
        ("ASESOR_DATA_DIR", at("data")),
        ("ASESOR_STATE_DIR", at("state")),
        ("XDG_CONFIG_HOME", at("config")),
    ]
    .into_iter()
    .map(|(k, v)| (k.to_owned(), v))
    .collect()
}

fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|w| w == needle)
}
