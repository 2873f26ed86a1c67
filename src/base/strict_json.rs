//! Refuses what a JSON reader takes silently: objects that name a key twice (structs
//! refuse it by themselves, maps keep the last: an answer could be shown that is not
//! the one a person sees in the file), and texts longer than any field holds.

use crate::base::text::MAX_TEXT;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::HashSet;
use std::fmt;

/// Walks JSON text.
///
/// # Errors
/// The parser's; for a repeated key with its place, `body.answers: "K1" twice`; for
/// a text of more than [`MAX_TEXT`] bytes with its place.
pub fn refuse_loose(json: &str, root: &str) -> Result<(), serde_json::Error> {
    let mut d = serde_json::Deserializer::from_str(json);
    Walk(&Place::Root(root)).deserialize(&mut d)?;
    d.end()
}

enum Place<'a> {
    Root(&'a str),
    Key(&'a Self, &'a str),
    Index(&'a Self, usize),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root(s) => f.write_str(s),
            Self::Key(p, k) => write!(f, "{p}.{k}"),
            Self::Index(p, n) => write!(f, "{p}[{n}]"),
        }
    }
}

struct Walk<'a>(&'a Place<'a>);

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = HashSet::new();
        while let Some(key) = map.next_key::<String>()? {
            map.next_value_seed(Walk(&Place::Key(self.0, &key)))?;
            if seen.contains(&key) {
                return Err(A::Error::custom(format!("{}: {key:?} twice", self.0)));
            }
            seen.insert(key);
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let mut n = 0;
        while seq.next_element_seed(Walk(&Place::Index(self.0, n)))?.is_some() {
            n += 1;
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
    fn visit_str<E: Error>(self, s: &str) -> Result<(), E> {
        if s.len() > MAX_TEXT { Err(E::custom(format!("{}: text too long", self.0))) } else { Ok(()) }
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_given_twice_in_a_file_is_refused_with_its_place() {
        assert!(refuse_loose(r#"{"a":[1,-2,1.5,"x",null,true,{"b":{}}]}"#, "body").is_ok());
        let e = refuse_loose(r#"{"answers":[{},{"K1":1,"K\u0031":2}]}"#, "body").expect_err("twice").to_string();
        assert!(e.contains(r#"body.answers[1]: "K1" twice"#), "{e}");
        let long = |n: usize| refuse_loose(&format!("{{\"a\":\"{}\"}}", "x".repeat(n)), "body");
        assert!(long(MAX_TEXT).is_ok());
        assert!(long(MAX_TEXT + 1).is_err_and(|e| e.to_string().contains("body.a")));
        assert!(refuse_loose("{} x", "body").is_err());
        assert!(refuse_loose(&"[".repeat(100_000), "body").is_err());
    }
}
