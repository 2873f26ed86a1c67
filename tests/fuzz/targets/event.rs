//! The other files: events, claims, panel records, settings, bundles. The first
//! byte says which; the hash is set right before the second reading.

#![no_main]

mod disk;
mod support;

use asesor::domain::claim::Claim;
use asesor::domain::event::Event;
use asesor::domain::history::hex_sha256;
use asesor::domain::panel_record::PanelRecord;
use asesor::domain::sound::Sound;
use asesor::domain::{claim, event, panel_record};
use asesor::store::format::plain;
use asesor::store::{Settings, Store};
use disk::Memory;
use libfuzzer_sys::fuzz_target;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;
use std::path::Path;

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    match first {
        b'E' => each::<Event>(event::FORMAT, rest),
        b'C' => each::<Claim>(claim::FORMAT, rest),
        b'P' => each::<PanelRecord>(panel_record::FORMAT, rest),
        b'S' => {
            let _ = Settings::parse(&String::from_utf8_lossy(rest));
        }
        b'B' => {
            bundle(rest);
            if let Some(repaired) = repaired_bundle(rest) {
                bundle(&repaired);
            }
        }
        _ => {}
    }
});

fn each<T: Serialize + DeserializeOwned + PartialEq + Debug + Sound>(format: &str, body: &[u8]) {
    let _ = plain::read::<T>(format, body);
    let Some(file) = support::repaired_plain(format, body) else { return };
    let Ok(value) = plain::read::<T>(format, &file) else { return };
    let again = plain::render(format, &value).expect("what was read can be written");
    let back: T = plain::read(format, &again).expect("what was written can be read");
    assert_eq!(value, back, "another value came back");
    assert_eq!(plain::render(format, &back).as_ref(), Ok(&again));
}

/// Reads a bundle and restores it into an empty folder.
fn bundle(bytes: &[u8]) {
    let disk = Memory::default();
    let from = Path::new("/in/b.asesor");
    disk.put(from, bytes);
    let store = Store::open_on(disk.clone(), disk::places()).expect("folders in memory");
    let checked = store.check_bundle(from);
    let before = disk.below("/data");
    let restored = store.restore(from);
    if checked.is_err() {
        assert!(restored.is_err());
        assert_eq!(disk.below("/data"), before, "a broken bundle left files");
    }
    assert!(disk.everywhere().iter().all(|p| ["/data/", "/state/", "/in/"].iter().any(|r| p.starts_with(r))));
    if restored.is_ok() {
        let after = disk.below("/data");
        store.restore(from).expect("the same bundle twice");
        assert_eq!(disk.below("/data"), after, "the same bundle twice changed something");
    }
}

/// Every hash of a bundle, and the number of its files, set right.
fn repaired_bundle(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut out = String::new();
    let mut files = 0;
    for (n, line) in text.lines().enumerate() {
        let v: serde_json::Value = serde_json::from_str(line).ok()?;
        if n == 0 {
            out.push_str(line);
        } else {
            let (Some(path), Some(text)) = (v["path"].as_str(), v["text"].as_str()) else { continue };
            let (p, t) = (serde_json::to_string(path).ok()?, serde_json::to_string(text).ok()?);
            out.push_str(&format!(r#"{{"path":{p},"sha256":"{}","text":{t}}}"#, hex_sha256(text.as_bytes())));
            files += 1;
        }
        out.push('\n');
    }
    let end = format!("{{\"files\":{files},\"sha256\":\"{}\"}}\n", hex_sha256(out.as_bytes()));
    Some([out, end].concat().into_bytes())
}
