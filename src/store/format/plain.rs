//! The plain envelope of claims, events and the like (`domain.md`, "Files"):
//! `{"format":…,"version":1,"sha256":…,"body":…}` and a line end.

use super::{Problem, check_head, refuse_loose, without_mark};
use crate::domain::history::hex_sha256;
use crate::domain::sound::Sound;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

const VERSION: u32 = 1;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope<'a> {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    sha256: String,
    #[serde(borrow)]
    body: &'a RawValue,
}

/// The file for `body`.
///
/// # Errors
/// The serialiser's, which plain data never causes.
pub fn render<T: Serialize>(format: &str, body: &T) -> Result<Vec<u8>, Problem> {
    let body = serde_json::to_string(body).map_err(|e| Problem::json("body", &e))?;
    Ok(assemble(format, &hex_sha256(body.as_bytes()), &body))
}

fn assemble(format: &str, sha256: &str, body: &str) -> Vec<u8> {
    format!("{{\"format\":\"{format}\",\"version\":{VERSION},\"sha256\":\"{sha256}\",\"body\":{body}}}\n").into_bytes()
}

/// Reads a file of `format`.
///
/// # Errors
/// [`Problem`] with kind `NotOurs`, `Newer` or `Damaged` and the place.
pub fn read<T: DeserializeOwned + Sound>(format: &str, bytes: &[u8]) -> Result<T, Problem> {
    let bytes = without_mark(bytes);
    check_head(bytes, format, VERSION)?;
    let e: Envelope<'_> = serde_json::from_slice(bytes).map_err(|e| Problem::json("file", &e))?;
    let body = e.body.get();
    let sha256 = hex_sha256(body.as_bytes());
    if sha256 != e.sha256 {
        return Err(Problem::damaged("body: sha256"));
    }
    if assemble(format, &sha256, body) != bytes {
        return Err(Problem::damaged("file: not as this program writes it"));
    }
    refuse_loose(body, "body").map_err(|e| Problem::json("body", &e))?;
    let value: T = serde_json::from_str(body).map_err(|e| Problem::json("body", &e))?;
    value.unsound().map_or(Ok(value), |why| Err(Problem::damaged(format!("body.{why}"))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::fault::FaultKind;
    use std::collections::BTreeMap;

    impl Sound for BTreeMap<String, i32> {
        fn unsound(&self) -> Option<String> {
            None
        }
    }

    #[test]
    fn no_changed_byte_of_a_claim_or_event_passes() {
        let body = BTreeMap::from([("satu".to_owned(), 1), ("dua".to_owned(), 2)]);
        let bytes = render("asesor-x", &body).expect("plain data");
        assert_eq!(read::<BTreeMap<String, i32>>("asesor-x", &bytes), Ok(body));
        for n in 0..bytes.len() {
            for flip in [1, 0x20, 0x80] {
                let mut bad = bytes.clone();
                bad[n] ^= flip;
                assert!(read::<BTreeMap<String, i32>>("asesor-x", &bad).is_err(), "byte {n}");
            }
        }
        let other = read::<BTreeMap<String, i32>>("asesor-y", &bytes).expect_err("another format");
        assert_eq!(other.kind, FaultKind::NotOurs);
    }
}
