//! JSON: the session for other programs. The shape is `report::record`'s.

use crate::domain::instrument::Instrument;
use crate::domain::lang::Lang;
use crate::domain::session::Session;
use crate::report::{Audience, record};

/// Session notes as `asesor-notes/1`.
#[must_use]
pub fn notes(i: &Instrument, s: &Session, lang: Lang, audience: Audience) -> Vec<u8> {
    record::notes(i, s, lang, audience).into_bytes()
}
