//! The command line as somebody types it: the real program, folders of its own,
//! what it prints, how it ends, and which files stand there afterwards.

mod cohort;
mod commands;
mod files;
mod hostile;
mod plain;
mod words;

use crate::support::TempDir;
use asesor::base::text::is_hidden;
use serde_json::Value;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// A machine with nothing on it but this program.
pub struct Lab {
    dir: TempDir,
}

/// How a command ended.
pub struct Ended {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Lab {
    pub fn new(name: &str) -> Self {
        let dir = TempDir::new(name);
        for part in ["home", "here"] {
            std::fs::create_dir(dir.path().join(part)).expect("a folder");
        }
        Self { dir }
    }

    pub fn path(&self, part: &str) -> PathBuf {
        self.dir.path().join(part)
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut c = Command::new(env!("CARGO_BIN_EXE_asesor"));
        c.args(args).current_dir(self.path("here")).env_clear();
        c.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        c.env("HOME", self.path("home")).env("LANG", "C").env("TERM", "dumb");
        c.env("ASESOR_DATA_DIR", self.path("data")).env("ASESOR_STATE_DIR", self.path("state"));
        c.arg("--config").arg(self.path("settings.toml"));
        c.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        c
    }

    pub fn run(&self, args: &[&str]) -> Ended {
        Self::finish(self.command(args).spawn().expect("the program starts"), "")
    }

    pub fn type_in(&self, args: &[&str], input: &str) -> Ended {
        Self::finish(self.command(args).spawn().expect("the program starts"), input)
    }

    pub fn finish(mut child: Child, input: &str) -> Ended {
        let mut stdin = child.stdin.take().expect("piped");
        // A program that has ended already reads no more; its answer is what counts.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        let o = child.wait_with_output().expect("the program ends");
        let text = |b: Vec<u8>| String::from_utf8(b).expect("UTF-8");
        let out = Ended { code: o.status.code().unwrap_or(-1), out: text(o.stdout), err: text(o.stderr) };
        for (name, s) in [("stdout", &out.out), ("stderr", &out.err)] {
            assert!(s.chars().all(|c| c == '\n' || !is_hidden(c)), "hidden character on {name}: {s:?}");
        }
        out
    }

    /// Runs what must succeed and gives standard output.
    pub fn ok(&self, args: &[&str]) -> String {
        let o = self.run(args);
        assert_eq!(o.code, 0, "{args:?}: {}{}", o.out, o.err);
        o.out
    }

    /// Runs what must succeed and print one JSON document of this format.
    pub fn json(&self, args: &[&str], format: &str) -> Value {
        let v: Value = serde_json::from_str(&self.ok(args)).expect("JSON");
        assert_eq!(v["format"], format, "{args:?}");
        v
    }

    /// Runs what must fail in this way, saying so in a sentence on standard error.
    pub fn fails(&self, args: &[&str], code: i32) -> Ended {
        let o = self.run(args);
        assert_eq!(o.code, code, "{args:?}: {}{}", o.out, o.err);
        assert!(o.err.starts_with("Galat: ") || o.err.starts_with("Error: "), "{args:?}: {:?}", o.err);
        o
    }

    /// A session; gives its short id.
    pub fn session(&self, region: &str, assessor: &str) -> String {
        self.ok(&["new", "--region", region, "--assessor", assessor]).trim().to_owned()
    }

    /// The only session file.
    pub fn file(&self) -> PathBuf {
        let all: Vec<PathBuf> = std::fs::read_dir(self.path("data/sessions"))
            .expect("the folder")
            .flatten()
            .map(|e| e.path())
            .filter(|p| p.extension().is_some_and(|x| x == "json"))
            .collect();
        assert_eq!(all.len(), 1, "{all:?}");
        all.into_iter().next().expect("one")
    }

    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.file()).expect("the session file")
    }
}
