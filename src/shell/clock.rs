//! The only clock, and the only maker of ids.

use crate::base::id::SessionId;
use crate::base::time::{Moment, Timestamp};
use std::time::Instant;

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

/// The wall clock at the system's own offset.
#[must_use]
pub fn wall() -> Timestamp {
    Timestamp::new(chrono::Local::now().fixed_offset())
}

/// A moment that the system counts in seconds since 1970, at its own offset.
#[must_use]
pub fn at_second(seconds: u64) -> Option<Timestamp> {
    let at = chrono::DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0)?;
    Some(Timestamp::new(at.with_timezone(&chrono::Local).fixed_offset()))
}

/// A new id; ids made later sort later.
#[must_use]
pub fn new_id() -> SessionId {
    SessionId::new(uuid::Uuid::now_v7())
}
