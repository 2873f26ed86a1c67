//! What several tests share: the built-in bank, small instruments and sessions
//! built in code, and a world in memory that answers effects.

pub mod keeper;
pub mod pty;
pub mod small;
pub mod states;
pub mod world;

use asesor::domain::instrument::Instrument;
use asesor::domain::instrument_check::parse;
use std::sync::{Arc, OnceLock};

/// The exact bytes of the built-in instrument.
pub const BANK: &[u8] = include_bytes!("../../../assets/instruments/smart-city-2019.json");

/// The built-in instrument.
pub fn bank() -> Arc<Instrument> {
    static I: OnceLock<Arc<Instrument>> = OnceLock::new();
    I.get_or_init(|| Arc::new(parse(BANK).expect("bank.rs shows it is sound"))).clone()
}

/// Who reads foreign tables in a test: the program itself, not this test. It has
/// more time than people have patience: tests run beside each other.
pub fn reader() -> asesor::shell::apart::Apart {
    asesor::shell::apart::Apart::program(env!("CARGO_BIN_EXE_asesor"), [asesor::shell::apart::WORD]).within(100)
}

/// A folder of its own, removed afterwards.
pub struct TempDir(std::path::PathBuf);

impl TempDir {
    /// A new folder; `name` tells whose it was if it is left behind.
    pub fn new(name: &str) -> Self {
        use std::sync::atomic::{AtomicU32, Ordering};
        static N: AtomicU32 = AtomicU32::new(0);
        let n = N.fetch_add(1, Ordering::Relaxed);
        let at = std::env::temp_dir().join(format!("asesor-{name}-{}-{n}", std::process::id()));
        std::fs::create_dir_all(&at).expect("a folder for the test");
        Self(at)
    }

    /// Where it stands.
    pub fn path(&self) -> &std::path::Path {
        &self.0
    }
}

impl Drop for TempDir {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
