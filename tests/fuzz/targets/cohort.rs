//! The event the world in memory of the integration tests offers.

use crate::support::small::id;
use asesor::base::time::Timestamp;
use asesor::domain::event::{Attendance, Event, Invited, MinutesHead, SignatureOrder};

/// An event with these regions.
pub fn event(name: &str, codes: &[&str]) -> Event {
    let invited = |c: &&str| Invited {
        code: (*c).to_owned(),
        name_given: String::new(),
        slot: None,
        attendance: Attendance::Unknown,
        note: String::new(),
    };
    Event {
        id: id(name),
        title: "Uji".to_owned(),
        place: String::new(),
        dates: vec![Timestamp::parse("2019-02-21T00:00:00Z").expect("a good time").date()],
        utc_offset: "+07:00".to_owned(),
        slot_minutes: 60,
        select: 2,
        instrument: id("smart-city-2019"),
        teams: Vec::new(),
        roster: codes.iter().map(invited).collect(),
        minutes: MinutesHead {
            letterhead: Vec::new(),
            number: None,
            basis: Vec::new(),
            copies: 2,
            signature_order: SignatureOrder::RegionLeft,
        },
    }
}
