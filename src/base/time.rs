//! Moments and days: parsing and printing, no clock (that is `shell::clock`).

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Timelike};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A moment with its offset from UTC, to the second. In files: RFC 3339, such as
/// `2019-02-22T10:42:07+07:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema)]
#[schemars(with = "DateTime<FixedOffset>")]
pub struct Timestamp(DateTime<FixedOffset>);

impl Timestamp {
    /// The moment `t`, cut to whole seconds.
    #[must_use]
    pub fn new(t: DateTime<FixedOffset>) -> Self {
        Self(t.with_nanosecond(0).unwrap_or(t))
    }

    /// Reads RFC 3339 with a numeric offset or `Z`.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(s).ok().map(Self::new)
    }

    /// The calendar day at the moment's own offset.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        self.0.date_naive()
    }

    /// How far its own clock is ahead of UTC, in seconds.
    #[must_use]
    pub fn offset_seconds(self) -> i32 {
        self.0.offset().local_minus_utc()
    }

    /// `10.42`: hours and minutes as both languages of the app write them.
    #[must_use]
    pub fn hm(self) -> String {
        self.0.format("%H.%M").to_string()
    }

    /// `10.42.07`.
    #[must_use]
    pub fn hms(self) -> String {
        self.0.format("%H.%M.%S").to_string()
    }

    /// Whole seconds from `earlier` to `self`; 0 when the clock went backwards.
    #[must_use]
    pub fn seconds_since(self, earlier: Self) -> u64 {
        u64::try_from((self.0 - earlier.0).num_seconds()).unwrap_or(0)
    }

    /// `self` moved by `seconds`; unchanged at the ends of the calendar.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        TimeDelta::try_seconds(seconds).and_then(|d| self.0.checked_add_signed(d)).map_or(self, Self)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%dT%H:%M:%S%:z"))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let s = std::borrow::Cow::<'de, str>::deserialize(d)?;
        Self::parse(&s).ok_or_else(|| serde::de::Error::custom("not an RFC 3339 time"))
    }
}

/// A moment by both clocks: the wall for what is written down, a monotonic
/// count for what is measured (a wall clock can be set back).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Wall clock.
    pub wall: Timestamp,
    /// Milliseconds since the program started.
    pub ms: u64,
}

/// Reads a day as people here type it: `2019-02-22`, `22-02-2019`, `22/2/2019`
/// or `22.2.2019`. Words for months are read by `i18n::date`.
#[must_use]
pub fn parse_day(s: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = s.trim().split(['-', '/', '.']).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let (y, m, d) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    if y.len() != 4 || m.len() > 2 || d.len() > 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_in_a_file_comes_back_as_it_was() {
        let t = Timestamp::parse("2019-02-22T10:42:07+07:00").expect("valid");
        assert_eq!(t.to_string(), "2019-02-22T10:42:07+07:00");
        assert_eq!((t.hm(), t.hms()), ("10.42".into(), "10.42.07".into()));
        assert_eq!(Timestamp::parse("2019-02-22T10:42:07.9Z").expect("valid").to_string(), "2019-02-22T10:42:07+00:00");
        assert!(Timestamp::parse("22 Februari 2019").is_none());
    }

    #[test]
    fn a_clock_set_back_never_gives_negative_time() {
        let t = Timestamp::parse("2019-02-22T10:42:07+07:00").expect("valid");
        assert_eq!(t.seconds_since(t.plus_seconds(60)), 0);
        assert_eq!(t.plus_seconds(90).seconds_since(t), 90);
        assert_eq!(t.plus_seconds(i64::MAX), t);
    }

    #[test]
    fn days_are_read_in_the_usual_forms() {
        let day = NaiveDate::from_ymd_opt(2019, 2, 22);
        for s in ["2019-02-22", "22-02-2019", "22/2/2019", " 22.2.2019 "] {
            assert_eq!(parse_day(s), day, "{s}");
        }
        for s in ["", "22", "2019-02-30", "22-2-19", "a/b/c"] {
            assert_eq!(parse_day(s), None, "{s}");
        }
    }
}
