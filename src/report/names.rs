//! Names of files: ASCII letters, digits and hyphens only, so that they are safe
//! on every disk and in every mail.

use crate::domain::lang::Lang;
use crate::domain::session::{RegionType, Session};
use crate::i18n::texts::{export, papers as t, report};
use crate::report::{Audience, Kind, Paper};

/// Longest region in a name: with the longest kind, `Kota`, the day and the audience 80
/// bytes are not exceeded.
const REGION: usize = 36;

/// The name of the file of `paper` without its extension, such as
/// `Berita-acara-Sleman-2019-02-22` or
/// `Catatan-Kota-Solok-2019-02-22-untuk-daerah`: kind, region, day, and for the
/// region that it is, so that nobody hands the panel's paper to the region. At
/// most 80 bytes; the store makes it unique.
#[must_use]
pub fn file_name(paper: &Paper, s: &Session) -> String {
    let lang = paper.lang;
    let kind = match paper.kind {
        Kind::Notes => report::file_notes,
        Kind::Minutes => t::file_minutes,
        Kind::Summary => t::file_summary,
        Kind::Promises => t::file_promises,
        Kind::Attendance => t::file_attendance,
    };
    let mut parts = vec![kind(lang).to_owned()];
    if s.region.kind == RegionType::Kota {
        parts.push("Kota".to_owned());
    }
    let name = safe(&s.region.name);
    parts.push(if name.is_empty() { s.session.short() } else { name });
    parts.push(s.timing.started.date().format("%Y-%m-%d").to_string());
    if paper.audience == Audience::Region {
        parts.push(report::file_for_region(lang).to_owned());
    }
    parts.join("-")
}

/// The name of the file that lists the files of a folder, without its extension.
#[must_use]
pub const fn list_name(lang: Lang) -> &'static str {
    export::index_name(lang)
}

/// `s` with everything but ASCII letters and digits as one hyphen, accents taken
/// off where `base::text` can, at most [`REGION`] characters.
fn safe(s: &str) -> String {
    let mut out = String::new();
    for c in s.chars() {
        let plain = if c.is_ascii_alphanumeric() {
            Some(c)
        } else {
            crate::base::text::fold(&c.to_string()).chars().next().filter(char::is_ascii_alphanumeric)
        };
        match plain {
            Some(c) => out.push(c),
            None if out.is_empty() || out.ends_with('-') => {}
            None => out.push('-'),
        }
        if out.len() >= REGION {
            break;
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}
