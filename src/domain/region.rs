//! The regencies and cities of Indonesia, from the built-in list, keyed by
//! today's Kemendagri code. Names are no key: 26 are both kabupaten and kota.

use crate::domain::session::{RegionRef, RegionType};
use serde::Deserialize;

const BUILT_IN: &str = include_str!("../../assets/regions.json");

/// A region of the list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Today's code, `62.12`.
    pub code: String,
    /// Regency or city.
    #[serde(rename = "type")]
    pub kind: RegionType,
    /// Name without the type word.
    pub name: String,
    /// Official name with the type word.
    pub full_name: String,
    /// Code of the province; [`Regions::province`] gives its name.
    pub province: String,
    /// Code in force on 22 February 2019, where it differs: an input alias.
    #[serde(default)]
    pub code_2019: Option<String>,
    /// Name in force then, where it differs.
    #[serde(default)]
    pub name_2019: Option<String>,
    /// Province then, where it differs.
    #[serde(default)]
    pub province_2019: Option<String>,
}

/// A province.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Province {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// The list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regions {
    /// Provinces.
    pub provinces: Vec<Province>,
    /// Regions, ordered by code.
    pub all: Vec<Region>,
}

#[derive(Deserialize)]
struct File {
    provinces: Vec<Province>,
    regions: Vec<Region>,
}

impl Regions {
    /// The built-in list.
    ///
    /// # Panics
    /// Never in a build whose tests passed: the asset is compiled in and a test
    /// reads it.
    #[must_use]
    pub fn built_in() -> Self {
        let f: File = serde_json::from_str(BUILT_IN).expect("assets/regions.json is read by a test");
        Self { provinces: f.provinces, all: f.regions }
    }

    /// The built-in list, read once when it is first needed.
    pub fn shared() -> &'static Self {
        static LIST: std::sync::OnceLock<Regions> = std::sync::OnceLock::new();
        LIST.get_or_init(Self::built_in)
    }

    /// Name of the province with this code.
    #[must_use]
    pub fn province(&self, code: &str) -> &str {
        self.provinces.iter().find(|p| p.code == code).map_or("", |p| &p.name)
    }

    /// The region with this code, of today or of 2019.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<&Region> {
        let code = code.trim();
        self.all
            .iter()
            .find(|r| r.code == code)
            .or_else(|| self.all.iter().find(|r| r.code_2019.as_deref() == Some(code)))
    }

    /// What a session keeps of a region.
    #[must_use]
    pub fn reference(&self, r: &Region) -> RegionRef {
        RegionRef {
            code: r.code.clone(),
            name: r.name.clone(),
            kind: r.kind,
            province: self.province(&r.province).to_owned(),
        }
    }
}

impl RegionRef {
    /// A region typed in by hand, which the list does not know.
    #[must_use]
    pub fn typed(name: &str) -> Self {
        Self { code: String::new(), name: name.to_owned(), kind: RegionType::Other, province: String::new() }
    }

    /// The name with its type word, as both languages use it:
    /// `Kabupaten Sleman`, `Kota Solok`.
    #[must_use]
    pub fn full_name(&self) -> String {
        match self.kind {
            RegionType::Kabupaten => format!("Kabupaten {}", self.name),
            RegionType::Kota => format!("Kota {}", self.name),
            RegionType::Other => self.name.clone(),
        }
    }

    /// The same with the short type word: `Kab. Sleman`, `Kota Solok`.
    #[must_use]
    pub fn short_name(&self) -> String {
        match self.kind {
            RegionType::Kabupaten => format!("Kab. {}", self.name),
            _ => self.full_name(),
        }
    }
}
