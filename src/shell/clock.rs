//! The only clock, and the only maker of ids.

use crate::base::id::SessionId;
use crate::base::time::{Moment, Timestamp};
use chrono::{DateTime, Local, TimeDelta};
use std::sync::{Mutex, PoisonError};
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use uuid::ContextV7;

/// Reads both clocks.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    start: Instant,
}

impl Clock {
    /// Starts counting.
    #[must_use]
    pub fn start() -> Self {
        Self { start: Instant::now() }
    }

    /// The moment that is now.
    #[must_use]
    pub fn now(&self) -> Moment {
        let ms = u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX);
        Moment { wall: wall(), ms }
    }
}

/// The wall clock at the system's own offset. A laptop with an empty battery may
/// say 1965: `chrono::Local::now` panics there, so the time is counted by hand.
#[must_use]
pub fn wall() -> Timestamp {
    Timestamp::new(local(SystemTime::now()).fixed_offset())
}

/// A moment that the system counts in seconds since 1970, at its own offset.
#[must_use]
pub fn at_second(seconds: u64) -> Option<Timestamp> {
    let at = DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0)?;
    Some(Timestamp::new(at.with_timezone(&Local).fixed_offset()))
}

fn local(at: SystemTime) -> DateTime<Local> {
    let since = match at.duration_since(UNIX_EPOCH) {
        Ok(after) => TimeDelta::from_std(after),
        Err(before) => TimeDelta::from_std(before.duration()).map(|d| -d),
    };
    // What no calendar holds is shown as the epoch; nothing is decided by it.
    let utc = since.ok().and_then(|d| DateTime::UNIX_EPOCH.checked_add_signed(d)).unwrap_or_default();
    utc.with_timezone(&Local)
}

/// A new id; ids made later sort later, while the clock does not go back.
#[must_use]
pub fn new_id() -> SessionId {
    static CONTEXT: Mutex<ContextV7> = Mutex::new(ContextV7::new());
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let context = CONTEXT.lock().unwrap_or_else(PoisonError::into_inner);
    let at = uuid::Timestamp::from_unix(&*context, since.as_secs(), since.subsec_nanos());
    SessionId::new(uuid::Uuid::new_v7(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_laptop_that_thinks_it_is_1965_still_takes_notes() {
        let before = UNIX_EPOCH - Duration::from_hours(5 * 365 * 24);
        assert_eq!(local(before).naive_utc().to_string(), "1965-01-02 00:00:00");
        assert_eq!(local(UNIX_EPOCH).naive_utc().to_string(), "1970-01-01 00:00:00");
    }

    #[test]
    fn ids_made_one_after_the_other_differ_and_sort() {
        let ids: Vec<SessionId> = (0..1000).map(|_| new_id()).collect();
        assert!(ids.is_sorted_by(|a, b| a < b));
    }
}
