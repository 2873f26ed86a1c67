//! Identifiers that are safe as file names, JSON keys and command words.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use uuid::Uuid;

/// Id of a session or of a lineage of sessions: a UUID, version 7 where we make
/// it, so that ids sort by the time they were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(with = "String")]
pub struct SessionId(Uuid);

impl SessionId {
    /// The id with these bits.
    #[must_use]
    pub fn new(u: Uuid) -> Self {
        Self(u)
    }

    /// Reads the usual written form with hyphens.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        (s.len() == 36).then(|| Uuid::try_parse(s).ok().map(Self)).flatten()
    }

    /// The last eight hexadecimal digits: what people type and file names carry.
    #[must_use]
    pub fn short(self) -> String {
        let all = self.0.simple().to_string();
        all.get(24..).unwrap_or(&all).to_owned()
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

/// A short name inside a file: of a question, an aspect, an evidence item, an
/// event. Begins with a letter or digit; then letters, digits, `.`, `_`, `-`; no `.`
/// at its end, no name of a device; at most 40 bytes; ASCII only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(with = "String")]
pub struct Id(String);

/// Id of a question.
pub type QuestionId = Id;

impl Id {
    /// `s` as an id, or `None` where a character or the length does not fit.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        let first = s.bytes().next()?;
        let fits = s.len() <= 40
            && first.is_ascii_alphanumeric()
            && !s.ends_with('.')
            && !is_device(s)
            && s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'));
        fits.then(|| Self(s.to_owned()))
    }

    /// The written form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether Windows takes a file of this name for a device, whatever its extension:
/// `CON`, `nul.json`, `Com1.x.json`.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim().to_ascii_uppercase();
    let numbered = |word: &str| {
        stem.strip_prefix(word)
            .is_some_and(|n| n.chars().count() == 1 && n.contains(|c: char| "123456789¹²³".contains(c)))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") || numbered("COM") || numbered("LPT")
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let s = std::borrow::Cow::<'de, str>::deserialize(d)?;
        Self::parse(&s)
            .ok_or_else(|| serde::de::Error::custom("not an id (letters, digits, . _ -; at most 40; no device)"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_can_never_leave_its_folder() {
        let devices = ["CON", "nul", "Com1", "lpt9.x", "AUX.json"];
        for bad in
            ["", "..", ".a", "a.", "a/b", "a\\b", "é", "a b", "a\u{0}", &"x".repeat(41)].into_iter().chain(devices)
        {
            assert_eq!(Id::parse(bad), None, "{bad:?}");
        }
        for good in ["smart-city-2019", "com", "CONtoh", "lpt10", "1.2"] {
            assert!(Id::parse(good).is_some(), "{good}");
        }
    }

    #[test]
    fn the_short_id_is_the_tail_of_the_long_one() {
        let id = SessionId::parse("0190163d-8694-739b-aea5-966c26f8ad91").expect("valid");
        assert_eq!(id.short(), "26f8ad91");
        assert_eq!(SessionId::parse("0190163d8694739baea5966c26f8ad91"), None);
    }
}
