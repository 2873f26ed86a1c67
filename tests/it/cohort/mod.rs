//! Panels, ranks, imports and practice data.

mod brought;
mod practice;
mod rank;
mod tables;

use crate::support::TempDir;
use crate::support::small::event;
use asesor::shell::{Places, Store};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The heading of an answer table.
pub const HEAD: &str = "region_code,event,question,stage,level,reason,explanation,evidence,note,assessor,institution\n";

/// A store in a folder of its own.
pub struct Desk {
    pub dir: TempDir,
    pub store: Store,
}

impl Desk {
    pub fn new(name: &str) -> Self {
        let dir = TempDir::new(name);
        let at = |s: &str| dir.path().join(s);
        let places = Places { data: at("data"), state: at("state"), config: at("settings.toml") };
        let store = Store::open(places).expect("a store in a folder of the test");
        Self { dir, store }
    }

    /// A store with an event.
    pub fn with_event(name: &str) -> Self {
        let d = Self::new(name);
        d.store.save_event(&event("uji", &["62.12", "34.04"]), None).expect("a new event");
        d
    }

    /// A file outside of the store.
    pub fn outside(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let folder = self.dir.path().join("luar");
        std::fs::create_dir_all(&folder).expect("a folder");
        let path = folder.join(name);
        std::fs::write(&path, bytes).expect("a file");
        path
    }

    /// Every file of the data folder with its bytes.
    pub fn everything(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut out = BTreeMap::new();
        gather(&self.store.places().data, &mut out);
        out
    }
}

fn gather(folder: &Path, out: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for e in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if e.path().is_dir() {
            gather(&e.path(), out);
        } else {
            out.insert(e.path(), std::fs::read(e.path()).expect("readable"));
        }
    }
}
