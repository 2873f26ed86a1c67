//! The words of a refusal: parsers quote what they did not expect.

use super::{furnished, shared};
use crate::strings::corpus::strings;
use crate::strings::filled::{self, Hand};
use crate::strings::run::Tried;
use asesor::domain::history::hex_sha256;
use serde_json::{Value, json};
use std::fs;

/// A file with the plain envelope and a right hash, whatever is in it.
fn sealed(format: &str, body: &Value) -> String {
    let body = body.to_string();
    let hash = hex_sha256(body.as_bytes());
    format!("{{\"format\":\"{format}\",\"version\":1,\"sha256\":\"{hash}\",\"body\":{body}}}\n")
}

#[test]
fn no_reason_why_a_file_is_refused_works_in_the_terminal() {
    let all = strings();
    let event: Value = serde_json::to_value(filled::event(&mut Hand::new(&["x".to_owned()], 0))).expect("plain");
    let instrument: Value = serde_json::from_slice(crate::support::BANK).expect("JSON");
    let with = |v: &Value, path: &str, key: &str, value: Value| {
        let mut v = v.clone();
        v.pointer_mut(path).and_then(Value::as_object_mut).expect("an object").insert(key.to_owned(), value);
        v
    };
    let chunks: Vec<&[String]> = all.chunks(150).collect();
    let tried = shared(&chunks, |_, part| {
        let mut tried = Tried::default();
        for chunk in part {
            let (lab, draft, _) = furnished("reasons");
            let folder = lab.path("here/in");
            let banks = lab.path("data/instruments");
            fs::create_dir_all(&folder).expect("a folder");
            fs::create_dir_all(&banks).expect("a folder");
            for (n, s) in chunk.iter().enumerate() {
                let docs: [(&str, String); 8] = [
                    ("json", sealed("asesor-event", &with(&event, "", s, json!(1)))),
                    ("json", sealed("asesor-event", &with(&event, "", "id", json!(s)))),
                    ("json", sealed("asesor-event", &with(&event, "/minutes", "signature_order", json!(s)))),
                    ("json", sealed("asesor-claim", &json!({ s: s }))),
                    ("json", json!({"format": s, "version": 1}).to_string()),
                    ("json", format!("{s}{{\"format\":\"asesor-session\"")),
                    ("csv", format!("region_code,event,question,stage,level,{s}\n34.04,{s},{s},interview,{s},1\n")),
                    (
                        "csv",
                        format!(
                            "region_code,event,question,stage,level\n34.04,uji,1.1,interview,{s}\n{s},uji,1.1,{s},3\n"
                        ),
                    ),
                ];
                for (k, (end, text)) in docs.iter().enumerate() {
                    fs::write(folder.join(format!("{n}-{k}.{end}")), text).expect("written");
                }
                // Each is as large as the question bank, so they take turns.
                let bank = match n % 6 {
                    0 => with(&instrument, "", s, json!(1)),
                    1 => with(&instrument, "", "id", json!(s)),
                    2 => with(&instrument, "", "default_language", json!(s)),
                    3 => with(&instrument, "/aspects/0/questions/0", "kind", json!(s)),
                    4 => with(&instrument, "/aspects/0/questions/0", "scale", json!(s)),
                    _ => with(
                        &instrument,
                        "",
                        "predicates",
                        json!([{"from": s, "title": {"id": s}, "source": {"id": s}}]),
                    ),
                };
                let at = banks.join(format!("{n}.json"));
                fs::write(&at, bank.to_string()).expect("written");
                if n % 6 < 2 {
                    tried.run(&lab, &["instrument".as_ref(), "check".as_ref(), at.as_os_str()]);
                }
                // Words of the parser quote one place; unknown keys are told one by one.
                let ten: Vec<String> = chunk.iter().skip(n).take(10).map(|s| format!("{} = 1\n", json!(s))).collect();
                let toml = match n % 10 {
                    0 => ten.concat(),
                    3 => format!("language = {}\ntheme = {}\n", json!(s), json!(s)),
                    6 | 9 => format!("{s}\n"),
                    _ => continue,
                };
                fs::write(lab.path("settings.toml"), toml).expect("written");
                tried.run(&lab, [["doctor"].as_slice(), &["event", "show", "uji"], &["keys"]][n % 3]);
            }
            fs::remove_file(lab.path("settings.toml")).expect("there");
            for line in [
                "import in",
                "import in --json",
                "instrument list",
                "instrument list --json",
                "doctor",
                "doctor --json",
            ] {
                tried.run(&lab, &line.split(' ').collect::<Vec<_>>());
            }
            for n in 0..chunk.len() {
                let roster = format!("in/{n}-6.csv");
                if n % 5 == 0 {
                    tried.run(&lab, &["event", "roster", "uji", &roster]);
                    tried.run(&lab, &["show", &format!("in/{n}-5.json")]);
                    tried.run(&lab, &["restore", &format!("in/{n}-4.json")]);
                    tried.run(&lab, &["show", &draft]);
                }
            }
        }
        tried
    });
    println!("{} commands", tried.runs);
    tried.must_be_clean();
}
