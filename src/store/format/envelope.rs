//! The envelope of a session file (`domain.md`, "Files"): one line of JSON whose
//! parts stand in one order and can be rendered again to the byte.

use super::{Problem, check_head, v1, without_mark};
use crate::base::id::SessionId;
use crate::base::text::visible;
use crate::domain::check_code;
use crate::domain::history::hex_sha256;
use crate::domain::instrument::Instrument;
use crate::domain::session::Session;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::sync::Arc;

/// The `format` field of a session file.
pub const FORMAT: &str = "asesor-session";
/// The version this program writes, and the newest it reads.
pub const VERSION: u32 = 1;

/// An instrument with the exact text that stands in envelopes, and its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstrumentCopy {
    /// The instrument.
    pub instrument: Arc<Instrument>,
    /// Its text, compact JSON.
    pub text: Arc<str>,
    /// SHA-256 of the text, hexadecimal.
    pub sha256: String,
}

impl InstrumentCopy {
    /// The copy for `instrument`: its compact rendering, which reads back as the
    /// same value.
    ///
    /// # Errors
    /// Never for a value that was read; the serialiser's otherwise.
    pub fn of(instrument: Instrument) -> Result<Self, Problem> {
        let text = serde_json::to_string(&instrument).map_err(|e| Problem::json("instrument", &e))?;
        Ok(Self { sha256: hex_sha256(text.as_bytes()), text: text.into(), instrument: Arc::new(instrument) })
    }
}

/// Instruments already read, by hash: the sessions of an event share one, and
/// reading it takes longer than reading the answers.
pub type Instruments = HashMap<String, InstrumentCopy>;

/// A session file that passed every test.
#[derive(Clone, Debug)]
pub struct SessionFile {
    /// The session.
    pub session: Session,
    /// The instrument behind it.
    pub copy: InstrumentCopy,
    /// SHA-256 of the body's exact bytes, hexadecimal.
    pub body_sha256: String,
    /// The check code people write down.
    pub check_code: String,
}

/// The body's bytes as they stand in a file: what hash and check code are over.
///
/// # Errors
/// Never for a session this program made.
pub fn body_bytes(session: &Session) -> Result<String, Problem> {
    serde_json::to_string(session).map_err(|e| Problem::json("body", &e))
}

/// The whole file for `session`.
///
/// # Errors
/// Where the session was made with another instrument than `copy`.
pub fn render_session(session: &Session, copy: &InstrumentCopy) -> Result<Vec<u8>, Problem> {
    if session.instrument.sha256 != copy.sha256 {
        return Err(Problem::damaged("body.instrument.sha256"));
    }
    let body = body_bytes(session)?;
    let sha256 = hex_sha256(body.as_bytes());
    Ok(assemble(session.session, session.generation, &sha256, &body, &copy.text))
}

fn assemble(id: SessionId, generation: u64, sha256: &str, body: &str, instrument: &str) -> Vec<u8> {
    let head = format!(
        r#"{{"format":"{FORMAT}","version":{VERSION},"session":"{id}","generation":{generation},"sha256":"{sha256}","body":"#
    );
    [head.as_str(), body, r#","instrument":"#, instrument, "}\n"].concat().into_bytes()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope<'a> {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    session: SessionId,
    generation: u64,
    sha256: String,
    #[serde(borrow)]
    body: &'a RawValue,
    #[serde(borrow)]
    instrument: &'a RawValue,
}

/// Reads a session file; instruments are looked up in and added to `seen`.
///
/// # Errors
/// [`Problem`] with kind `NotOurs`, `Newer` or `Damaged` and the place.
pub fn read_session(bytes: &[u8], seen: &mut Instruments) -> Result<SessionFile, Problem> {
    let bytes = without_mark(bytes);
    check_head(bytes, FORMAT, VERSION)?;
    let e: Envelope<'_> = serde_json::from_slice(bytes).map_err(|e| Problem::json("file", &e))?;
    let (body, text) = (e.body.get(), e.instrument.get());
    let sha256 = hex_sha256(body.as_bytes());
    if sha256 != e.sha256 {
        return Err(Problem::damaged("body: sha256"));
    }
    if assemble(e.session, e.generation, &sha256, body, text) != bytes {
        return Err(Problem::damaged("file: not as this program writes it"));
    }
    let session = v1::read(body)?;
    if (session.session, session.generation) != (e.session, e.generation) {
        return Err(Problem::damaged("body: session, generation"));
    }
    let text_sha256 = hex_sha256(text.as_bytes());
    if session.instrument.sha256 != text_sha256 {
        return Err(Problem::damaged("instrument: sha256"));
    }
    let copy = if let Some(copy) = seen.get(&text_sha256) {
        copy.clone()
    } else {
        let instrument = Arc::new(v1::read_instrument(text)?);
        let copy = InstrumentCopy { instrument, text: text.into(), sha256: text_sha256.clone() };
        seen.insert(text_sha256, copy.clone());
        copy
    };
    v1::check(&copy.instrument, &session)?;
    Ok(SessionFile { session, copy, body_sha256: sha256, check_code: check_code::of_body(body.as_bytes()) })
}

/// A session file whose bytes are not what this program wrote, though everything
/// in it can be read.
#[derive(Clone, Debug)]
pub struct EditedFile {
    /// The session as it stands there.
    pub session: Session,
    /// The instrument behind it.
    pub copy: InstrumentCopy,
    /// The hash of the body that the file claims.
    pub claimed: String,
    /// The hash of the body that is there.
    pub found: String,
}

/// Reads a session file that was edited outside this program: everything
/// [`read_session`] asks for but the hash of the body and the exact shape of the
/// envelope. The history must still hold together, or nothing could be said of
/// what was changed.
///
/// # Errors
/// [`Problem`] as [`read_session`].
pub fn read_edited(bytes: &[u8]) -> Result<EditedFile, Problem> {
    let bytes = without_mark(bytes);
    check_head(bytes, FORMAT, VERSION)?;
    let file = std::str::from_utf8(bytes).map_err(|e| Problem::damaged(format!("file: {e}")))?;
    super::refuse_loose(file, "file").map_err(|e| Problem::json("file", &e))?;
    let e: Envelope<'_> = serde_json::from_slice(bytes).map_err(|e| Problem::json("file", &e))?;
    let session = v1::read(e.body.get())?;
    if session.session != e.session {
        return Err(Problem::damaged("body: session"));
    }
    if crate::domain::history::walk(&session.history).is_err() {
        return Err(Problem::damaged("body: history"));
    }
    // An editor may have laid the text out anew; rendered again it must be the same.
    let copy = InstrumentCopy::of(v1::read_instrument(e.instrument.get())?)?;
    if session.instrument.sha256 != copy.sha256 {
        return Err(Problem::damaged("instrument: sha256"));
    }
    v1::check(&copy.instrument, &session)?;
    let found = hex_sha256(body_bytes(&session)?.as_bytes());
    Ok(EditedFile { session, copy, claimed: e.sha256, found })
}

/// What can still be told of a file that does not pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peek {
    /// Session id.
    pub session: Option<SessionId>,
    /// Name of the region, safe to show.
    pub region: Option<String>,
}

/// Looks for the session's id and region, whatever else the file says.
#[must_use]
pub fn peek(bytes: &[u8]) -> Peek {
    let Ok(v) = serde_json::from_slice::<serde_json::Value>(without_mark(bytes)) else { return Peek::default() };
    let text = |p: &str| v.pointer(p).and_then(serde_json::Value::as_str);
    Peek {
        session: text("/session").and_then(SessionId::parse),
        region: text("/body/region/name").map(|s| visible(s).chars().take(80).collect()),
    }
}
