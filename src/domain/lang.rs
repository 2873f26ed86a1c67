//! Languages of the program and texts of an instrument, which may have more.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A language of the program itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Indonesian.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// Both, in the order of a text table.
    pub const ALL: [Self; 2] = [Self::Id, Self::En];

    /// The language tag, `id` or `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }

    /// The language tag with its country, as office programs want it (BCP 47).
    #[must_use]
    pub const fn locale(self) -> &'static str {
        match self {
            Self::Id => "id-ID",
            Self::En => "en-GB",
        }
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Id => Self::En,
            Self::En => Self::Id,
        }
    }
}

/// One text in several languages: language tag → text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Localized(pub BTreeMap<String, String>);

impl Localized {
    /// A text in the two languages of the program.
    #[must_use]
    pub fn both(id: &str, en: &str) -> Self {
        Self(BTreeMap::from([("id".to_owned(), id.to_owned()), ("en".to_owned(), en.to_owned())]))
    }

    /// The text in `lang`, else in `default` (a tag), else any, else empty.
    #[must_use]
    pub fn get<'a>(&'a self, lang: Lang, default: &str) -> &'a str {
        self.0
            .get(lang.tag())
            .or_else(|| self.0.get(default))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }
}
