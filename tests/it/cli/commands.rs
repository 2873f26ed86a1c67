//! Every command, its exit codes and its JSON.

use super::Lab;
use crate::support::bank;
use asesor::domain::instrument::NaPolicy;

#[test]
fn an_assessor_who_starts_it_without_a_terminal_gets_help_and_no_hanging_program() {
    let lab = Lab::new("bare");
    let o = lab.run(&[]);
    assert_eq!(o.code, 2);
    assert!(o.out.is_empty() && o.err.contains("Pemakaian: asesor") && o.err.contains("--plain"), "{}", o.err);
    let o = lab.run(&["--lang", "en"]);
    assert_eq!(o.code, 2);
    assert!(o.err.contains("Usage: asesor"), "{}", o.err);
    assert!(!lab.path("data").exists(), "nothing is made by that");
}

#[test]
fn a_session_made_in_a_script_is_found_by_id_code_old_code_and_file() {
    let lab = Lab::new("find");
    let v = lab.json(&["new", "--region", "62.12", "--assessor", "Sri Wahyuni", "--json"], "asesor-new/1");
    let (short, long, path) = (v["short"].as_str(), v["session"].as_str(), v["path"].as_str());
    let (short, long, path) = (short.expect("short"), long.expect("id"), path.expect("path"));
    assert!(long.ends_with(short));
    for word in [short, long, path, "62.12"] {
        let v = lab.json(&["show", word, "--json"], "asesor-show/1");
        assert_eq!(v["session"], long, "{word}");
        assert!(lab.ok(&["show", word]).contains("Murung Raya"), "{word}");
    }
    // Merauke was 91.01 in 2019.
    let old = asesor::domain::region::Regions::built_in();
    let r = old.all.iter().find(|r| r.code_2019.is_some()).expect("an alias").clone();
    let made = lab.session(r.code_2019.as_deref().expect("alias"), "Ani");
    let by_alias = lab.json(&["show", r.code_2019.as_deref().expect("alias"), "--json"], "asesor-show/1");
    assert_eq!(by_alias["short_id"], made.as_str());
    assert_eq!(by_alias["region"]["code"], r.code.as_str());
}

#[test]
fn two_sessions_of_a_region_are_shown_to_choose_from_and_never_guessed() {
    let lab = Lab::new("several");
    let (a, b) = (lab.session("34.04", "Ani"), lab.session("34.04", "Budi"));
    let o = lab.fails(&["show", "34.04"], 2);
    assert!(o.err.contains(&a) && o.err.contains(&b), "{}", o.err);
    lab.fails(&["show", "99.99"], 3);
    lab.fails(&["show", "ffffffff"], 3);
    lab.fails(&["show", "/nowhere/x.json"], 3);
    lab.fails(&["verify", "62.12"], 3);
}

#[test]
fn a_region_is_made_only_from_its_code_or_full_name() {
    let lab = Lab::new("region");
    lab.ok(&["new", "--region", "Kabupaten Bandung"]);
    let o = lab.fails(&["new", "--region", "bandung"], 2);
    assert!(o.err.contains("32.04") && o.err.contains("32.73"), "{}", o.err);
    let o = lab.fails(&["new", "--region", "slem"], 2);
    assert!(o.err.contains("34.04"), "{}", o.err);
    lab.fails(&["new", "--region", "zzzzzz"], 2);
    lab.fails(&["new", "--region", ""], 2);
    lab.fails(&["new"], 2);
    lab.fails(&["new", "--region", "34.04", "--date", "kemarin"], 2);
    lab.fails(&["new", "--region", "34.04", "--event", "tidak-ada"], 3);
    lab.fails(&["new", "--region", "34.04", "--event", "../x"], 2);
    lab.fails(&["new", "--region", "34.04", "--instrument", "tidak-ada"], 3);
    let v = lab.json(&["list", "--json"], "asesor-list/1");
    assert_eq!(v["sessions"].as_array().map(Vec::len), Some(1), "none of the refused ones was made");
}

#[test]
fn the_list_can_be_filtered_and_read_by_a_program() {
    let lab = Lab::new("list");
    let empty = lab.run(&["list"]);
    assert_eq!((empty.code, empty.out.as_str()), (0, ""));
    let id = lab.session("34.04", "Sri Wahyuni");
    lab.session("62.12", "Budi");
    let v = lab.json(&["list", "--json"], "asesor-list/1");
    assert_eq!(v["sessions"].as_array().map(Vec::len), Some(2));
    assert_eq!(v["unreadable"].as_array().map(Vec::len), Some(0));
    assert!(v["sessions"][0].get("index").is_none(), "what is not computed is absent, never null");
    for words in ["sleman", "SRI yogyakarta", "34.04"] {
        let out = lab.ok(&["list", "--query", words]);
        assert!(out.contains(&id) && !out.contains("Murung"), "{words}: {out}");
    }
    assert!(lab.ok(&["list", "--status", "draft"]).contains(&id));
    lab.fails(&["list", "--status", "final"], 3);
    lab.fails(&["list", "--query", "tidak ada"], 3);
    lab.fails(&["list", "--event", "x"], 3);
}

#[test]
fn set_checks_everything_before_it_changes_anything() {
    let lab = Lab::new("set");
    let id = lab.session("34.04", "Ani");
    let before = lab.bytes();
    for args in [
        &["set", &id, "1.1", "--level", "3", "--evidence", "99=seen"][..],
        &["set", &id, "1.1", "--level", "3", "--evidence", "1=ada"],
        &["set", &id, "1.1", "--level", "6"],
        &["set", &id, "1.1", "--level", "tiga"],
        &["set", &id, "1.1", "--level", "3", "--unverified"],
        &["set", &id, "1.1", "--na", "x", "--reason", "y"],
        &["set", &id, "1.1", "--value", "3"],
        &["set", &id, "9.9", "--level", "3"],
        &["set", &id, "1.1"],
        &["set", &id],
    ] {
        lab.fails(args, 2);
        assert_eq!(lab.bytes(), before, "{args:?}");
    }
}

#[test]
fn set_keeps_what_it_says_and_twice_the_same_changes_nothing() {
    let lab = Lab::new("twice");
    let id = lab.session("34.04", "Ani");
    let args = [
        "set",
        &id,
        "3.2",
        "--level",
        "3",
        "--support",
        "document",
        "--reason",
        "Sesuai SK",
        "--note",
        "satu\ndua",
        "--for-region",
        "Tinjau tiap tahun",
        "--flag",
        "parked",
        "--flag",
        "disputed",
        "--evidence",
        "1=seen:188/2018",
        "--evidence",
        "2=promised",
    ];
    let out = lab.ok(&args);
    assert!(out.starts_with("3.2: nilai 3") && out.contains("catatan"), "{out}");
    let v = lab.json(&["show", &id, "--json"], "asesor-show/1");
    let q = v["questions"].as_array().and_then(|a| a.iter().find(|q| q["number"] == "3.2")).expect("3.2").clone();
    assert_eq!(q["rating"]["level"], 3);
    assert_eq!((&q["note"], &q["reason"]), (&"satu\ndua".into(), &"Sesuai SK".into()));
    assert_eq!(q["evidence"][0]["number"], "188/2018");
    assert_eq!(q["evidence"][1]["state"], "promised");
    assert_eq!(q["flags"].as_array().map(Vec::len), Some(2));
    // A promise is a follow-up by itself, here as on the screen.
    assert_eq!(v["follow_ups"].as_array().map(Vec::len), Some(1), "{}", v["follow_ups"]);
    assert_eq!(v["follow_ups"][0]["kind"], "document");
    let before = lab.bytes();
    assert!(lab.ok(&args).contains("tidak ada yang diubah"));
    assert_eq!(lab.bytes(), before);
    // One thing alone leaves the others.
    lab.json(&["set", &id, "3.2", "--clear", "--json"], "asesor-set/1");
    lab.ok(&["set", &id, "3.2", "--evidence", "1=none", "--flag", "none"]);
    let v = lab.json(&["show", &id, "--json"], "asesor-show/1");
    let q = v["questions"].as_array().and_then(|a| a.iter().find(|q| q["number"] == "3.2")).expect("3.2").clone();
    assert!(q.get("rating").is_none() && q.get("flags").is_none());
    assert_eq!((&q["note"], &q["evidence"][0]["state"]), (&"satu\ndua".into(), &"promised".into()));
    lab.ok(&["verify", &id]);
}

#[test]
fn not_applicable_takes_its_reason_along_and_is_refused_where_it_is_forbidden() {
    let lab = Lab::new("na");
    let id = lab.session("34.04", "Ani");
    let i = bank();
    let free = i.questions().find(|p| p.question.na != NaPolicy::Forbidden).expect("one").number();
    lab.ok(&["set", &id, &free, "--na", "Tidak ada laut"]);
    let v = lab.json(&["show", &id, "--json"], "asesor-show/1");
    let q =
        v["questions"].as_array().and_then(|a| a.iter().find(|q| q["number"] == free.as_str())).expect("it").clone();
    assert_eq!((&q["rating"], &q["reason"]), (&"na".into(), &"Tidak ada laut".into()));
    if let Some(p) = i.questions().find(|p| p.question.na == NaPolicy::Forbidden) {
        lab.fails(&["set", &id, p.question.id.as_str(), "--na", "x"], 2);
    }
}

#[test]
fn a_session_is_not_made_final_while_things_are_open_unless_one_says_so() {
    let lab = Lab::new("final");
    let id = lab.session("34.04", "Ani");
    let before = lab.bytes();
    let o = lab.fails(&["finalize", &id], 1);
    assert!(o.out.contains("(56)") && o.err.contains("--yes"), "{}{}", o.out, o.err);
    assert_eq!(lab.bytes(), before);
    let out = lab.ok(&["finalise", &id, "--yes"]);
    let code = out.lines().last().and_then(|l| l.split(' ').next_back()).expect("a code").to_owned();
    assert_eq!(code.len(), 19);
    assert!(lab.ok(&["verify", &id, &code]).contains(&code));
    assert!(lab.ok(&["verify", &id, &code.to_lowercase().replace('-', " ")]).contains(&code));
    lab.fails(&["verify", &id, "0000-0000-0000-0000"], 4);
    lab.fails(&["finalize", &id, "--yes"], 5);
    lab.fails(&["set", &id, "1.1", "--level", "1"], 5);
    assert!(lab.ok(&["list", "--status", "final"]).contains(&id));
    let v = lab.json(&["verify", &id, &code, "--json"], "asesor-verify/1");
    assert_eq!((&v["ok"], &v["code_matches"]), (&true.into(), &true.into()));
}

#[test]
fn export_writes_what_it_names_and_refuses_what_does_not_exist_yet() {
    let lab = Lab::new("export");
    let (a, b) = (lab.session("34.04", "Ani"), lab.session("62.12", "Ani"));
    lab.ok(&["set", &a, "1.1", "--note", "rahasia"]);
    let out = lab.path("out");
    let dir = out.to_str().expect("UTF-8");
    let written = lab.ok(&["export", &a, &b, "--format", "md,json", "--out", dir]);
    assert_eq!(written.lines().count(), 4);
    for path in written.lines() {
        assert!(std::path::Path::new(path).is_file(), "{path}");
    }
    let v = lab.json(&["export", &a, "--for", "region", "--out", dir, "--json"], "asesor-export/1");
    let path = v["written"][0].as_str().expect("a path").to_owned();
    let text = std::fs::read_to_string(&path).expect("the export");
    assert!(!text.contains("rahasia"), "a private note never leaves for the region");
    lab.ok(&["export", &a]);
    assert!(lab.path("data/exports").is_dir());
    let have: Vec<&str> = asesor::export::FORMATS.iter().map(|f| f.id).collect();
    assert!(lab.fails(&["export", &a, "--format", "wpd"], 2).err.contains(&have.join(", ")));
    assert!(lab.fails(&["export", &a, "--document", "minutes"], 2).err.contains("notes"));
    lab.fails(&["export"], 2);
    lab.fails(&["export", "--event", "x"], 3);
    lab.fails(&["export", &a, "ffffffff", "--out", dir], 3);
    lab.fails(&["export", &a, "--out", "/dev/null/x"], 1);
}

#[test]
fn the_question_bank_can_be_read_checked_and_described() {
    let lab = Lab::new("bank");
    assert!(lab.ok(&["instrument", "list"]).contains("smart-city-2019"));
    lab.json(&["instrument", "list", "--json"], "asesor-instruments/1");
    assert!(lab.ok(&["instrument", "show"]).contains("[K1]"));
    let json = lab.ok(&["instrument", "show", "smart-city-2019", "--json"]);
    lab.fails(&["instrument", "show", "tidak-ada"], 3);
    let file = lab.path("mine.json");
    let path = file.to_str().expect("UTF-8");
    std::fs::write(&file, &json).expect("written");
    assert!(lab.ok(&["instrument", "check", path]).contains("smart-city-2019"));
    std::fs::write(&file, json.replacen("\"weight\": 1", "\"weight\": 0", 1)).expect("written");
    let o = lab.fails(&["instrument", "check", path], 4);
    assert!(o.err.contains("bobot"), "{}", o.err);
    std::fs::write(&file, "{}").expect("written");
    lab.fails(&["instrument", "check", path], 4);
    lab.fails(&["instrument", "check", "/nowhere"], 3);
    for name in ["instrument", "session", "claim", "event"] {
        let v: serde_json::Value = serde_json::from_str(&lab.ok(&["instrument", "schema", name])).expect("JSON");
        assert!(v["properties"]["format"].is_object(), "{name}");
    }
    lab.fails(&["instrument", "schema", "x"], 2);
}
