//! JSON Schemas of the file formats, made from the types that read them, so that
//! they cannot tell anything else.

use crate::domain::claim::Claim;
use crate::domain::event::Event;
use crate::domain::instrument::Instrument;
use crate::domain::session::Session;
use crate::export::json::Told;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, schema_for};
use serde_json::{Value, json};

/// Names of the formats, in the order they are told.
pub const NAMES: [&str; 5] = ["instrument", "session", "claim", "event", "document"];

/// Every schema with its name.
#[must_use]
pub fn all() -> Vec<(&'static str, Value)> {
    NAMES.into_iter().filter_map(|n| schema(n).map(|s| (n, s))).collect()
}

/// The schema of one format: of an instrument and of a paper in JSON the whole file,
/// of the others the file with the envelope around the body (`domain.md`, "Files").
#[must_use]
pub fn schema(name: &str) -> Option<Value> {
    Some(match name {
        "instrument" => of::<Instrument>(),
        "session" => enveloped::<Session>(
            "asesor-session",
            &json!({
                "session": {"type": "string", "format": "uuid"},
                "generation": {"type": "integer", "minimum": 0},
            }),
            Some(of::<Instrument>()),
        ),
        "claim" => enveloped::<Claim>("asesor-claim", &json!({}), None),
        "event" => enveloped::<Event>("asesor-event", &json!({}), None),
        "document" => written::<Told<'_>>(),
        _ => return None,
    })
}

fn of<T: JsonSchema>() -> Value {
    schema_for!(T).to_value()
}

/// The schema of what is only written: what may be left out is not required.
fn written<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}

fn enveloped<T: JsonSchema>(format: &str, head: &Value, instrument: Option<Value>) -> Value {
    let (body, mut defs) = parts(of::<T>());
    let mut properties = json!({"format": {"const": format}, "version": {"const": 1}});
    let mut add = |key: &str, v: Value| properties[key] = v;
    if let Some(map) = head.as_object() {
        map.iter().for_each(|(k, v)| add(k, v.clone()));
    }
    add("sha256", json!({"type": "string", "pattern": "^[0-9a-f]{64}$"}));
    add("body", body);
    if let Some(i) = instrument {
        let (i, more) = parts(i);
        add("instrument", i);
        if let (Some(defs), Some(more)) = (defs.as_object_mut(), more.as_object()) {
            defs.extend(more.clone());
        }
    }
    let required: Vec<String> = properties.as_object().map(|m| m.keys().cloned().collect()).unwrap_or_default();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
        "$defs": defs,
    })
}

/// A schema without its head, and its definitions.
fn parts(mut v: Value) -> (Value, Value) {
    let mut defs = json!({});
    if let Some(map) = v.as_object_mut() {
        map.remove("$schema");
        defs = map.remove("$defs").unwrap_or_else(|| json!({}));
    }
    (v, defs)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every `$ref` leads somewhere.
    fn refs(v: &Value, root: &Value) {
        match v {
            Value::Object(m) => {
                if let Some(Value::String(r)) = m.get("$ref") {
                    let at = r.strip_prefix('#').unwrap_or_default();
                    assert!(root.pointer(at).is_some(), "{r}");
                }
                m.values().for_each(|x| refs(x, root));
            }
            Value::Array(a) => a.iter().for_each(|x| refs(x, root)),
            _ => {}
        }
    }

    #[test]
    fn a_schema_is_complete_in_itself() {
        let all = all();
        assert_eq!(all.len(), NAMES.len());
        for (name, s) in &all {
            assert!(s["$schema"].is_string(), "{name}");
            refs(s, s);
        }
    }
}
