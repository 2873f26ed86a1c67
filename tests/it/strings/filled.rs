//! A session, an instrument and an event with foreign text in every field that
//! takes one. They are made through JSON, so that a new field of the session stops
//! these tests until it stands here.

use asesor::base::id::SessionId;
use asesor::domain::event::Event;
use asesor::domain::instrument::Instrument;
use asesor::domain::session::Session;
use serde_json::{Value, json};
use std::sync::Arc;

/// Stands for a foreign text in the templates.
const HERE: &str = "§";

/// Hands out strings one after the other, from a place of its own, for ever.
pub struct Hand<'a> {
    strings: &'a [String],
    next: usize,
}

impl<'a> Hand<'a> {
    pub fn new(strings: &'a [String], from: usize) -> Self {
        Self { strings, next: from }
    }

    pub fn take(&mut self) -> &'a str {
        let s = &self.strings[self.next % self.strings.len()];
        self.next += 1;
        s
    }

    /// How many were handed out.
    pub fn taken(&self) -> usize {
        self.next
    }

    /// Every template text of `v` becomes one of the strings.
    fn fill(&mut self, v: &mut Value) {
        match v {
            Value::String(s) if s == HERE => self.take().clone_into(s),
            Value::Array(a) => a.iter_mut().for_each(|x| self.fill(x)),
            Value::Object(o) => o.values_mut().for_each(|x| self.fill(x)),
            _ => {}
        }
    }

    /// Every text of an instrument in both languages, and the rest that is free text.
    fn fill_texts(&mut self, v: &mut Value) {
        match v {
            Value::Array(a) => a.iter_mut().for_each(|x| self.fill_texts(x)),
            Value::Object(o) if o.keys().all(|k| k == "id" || k == "en") && o.contains_key("en") => {
                for s in o.values_mut() {
                    *s = json!(format!("x{}", self.take()));
                }
            }
            Value::Object(o) => {
                for (key, x) in o.iter_mut() {
                    if key == "licence" || key == "place" {
                        *x = json!(self.take());
                    }
                    self.fill_texts(x);
                }
            }
            _ => {}
        }
    }
}

/// The built-in instrument with other texts; its ids stay.
pub fn instrument(hand: &mut Hand<'_>) -> Arc<Instrument> {
    let mut v: Value = serde_json::from_slice(crate::support::BANK).expect("the built-in instrument");
    hand.fill_texts(&mut v);
    Arc::new(serde_json::from_value(v).expect("only texts were changed"))
}

/// A session of the built-in instrument; `seal` is its instrument's hash.
pub fn session(n: u8, hand: &mut Hand<'_>, seal: &str) -> Session {
    let id = SessionId::parse(&format!("0190163d-8694-739b-aea5-966c26f8ad{n:02x}")).expect("an id");
    let at = "2019-02-22T10:00:00+07:00";
    let entry = |q: &str, kind: &str| {
        json!({"seq": 1, "at": at, "who": HERE, "what": kind, "question": q, "old": null,
               "new": {"at": 0, "del": "", "ins": HERE}, "prev": "0".repeat(64), "hash": "0".repeat(64)})
    };
    let evidence = |id: &str, state: &str| json!({"id": id, "label": HERE, "state": state, "number": HERE, "date": HERE, "page": HERE, "signer": HERE, "remark": HERE});
    let answer = |level: i16| {
        json!({
            "desk": {"rating": {"level": 1}, "support": "document", "reason": HERE, "at": at},
            "interview": {"rating": {"level": level}, "reason": HERE, "at": at},
            "evidence": [evidence("x1", "seen"), evidence("x2", "promised"), evidence("x3", "absent")],
            "note": HERE, "quotes": [{"who": HERE, "text": HERE, "at": at}, {"who": HERE, "text": HERE, "at": at}],
            "for_region": HERE, "flags": ["ask_first", "parked", "disputed"], "first": at, "last": at, "seconds": 5,
        })
    };
    let claimed = || json!({"rating": {"level": 4}, "explanation": HERE, "evidence": [HERE, HERE]});
    let follow_up = |id: &str, q: &str| json!({"id": id, "kind": "document", "question": q, "item": HERE, "owner": HERE, "due": HERE, "would_allow": 3, "at": at});
    let delegate =
        |id: &str| json!({"id": id, "name": HERE, "position": HERE, "nip": HERE, "signs": true, "arrived": at});
    let mut v = json!({
        "session": id, "generation": 3, "lineage": id, "revision": 2,
        "supersedes": {"session": SessionId::parse("0190163d-8694-739b-aea5-966c26f8adff").expect("an id"),
                       "generation": 4, "sha256": "ab", "by": HERE, "at": at, "reason": HERE},
        "practice": false, "status": "draft",
        "region": {"code": HERE, "name": HERE, "type": "kabupaten", "province": HERE},
        "event": {"id": "uji", "title": HERE, "place": HERE, "dates": ["2019-02-22"], "utc_offset": "+07:00"},
        "team": {"id": "a", "room": HERE, "slot_start": at},
        "assessor": {"id": HERE, "name": HERE, "institution": HERE, "role": "member"},
        "conflict": {"declared": true, "text": HERE, "at": at},
        "delegation": [delegate("d1"), delegate("d2")],
        "mandate": {"number": HERE, "date": HERE},
        "instrument": {"id": "smart-city-2019", "revision": 1, "sha256": seal},
        "context": {"ipm": {"value": HERE, "year": HERE, "source": HERE}},
        "self": {"sha256": "cd", "received": at, "filled_by": HERE, "answers": {"K1": claimed(), "K2": claimed()}},
        "answers": {"K1": answer(3), "K2": answer(5)},
        "follow_ups": [follow_up("f1", "K1"), follow_up("f2", "K2")],
        "remarks": {"region": HERE, "assessor": HERE},
        "timing": {"slot_minutes": 60, "started": at, "pauses": [], "aspects": {}},
        "history": [entry("K1", "note")],
    });
    hand.fill(&mut v);
    serde_json::from_value(v).expect("the shape of a session")
}

/// An event that invites a region under a foreign name.
pub fn event(hand: &mut Hand<'_>) -> Event {
    let mut v = json!({
        "id": "uji", "title": HERE, "place": HERE, "dates": ["2019-02-22"], "utc_offset": "+07:00", "slot_minutes": 60,
        "select": 1, "instrument": "smart-city-2019",
        "teams": [{"id": "a", "room": HERE, "members": [HERE, HERE], "chair": HERE}],
        "roster": [{"code": "34.04", "name_given": HERE, "slot": {"team": "a", "start": "2019-02-22T10:00:00+07:00"},
                    "attendance": "came", "note": HERE},
                   {"code": HERE, "name_given": HERE, "attendance": "unknown", "note": HERE}],
        "minutes": {"letterhead": [HERE, HERE], "number": HERE,
                    "basis": [{"title": HERE, "number": HERE, "date": HERE}], "copies": 2, "signature_order": "region_left"},
    });
    hand.fill(&mut v);
    serde_json::from_value(v).expect("the shape of an event")
}
