//! Events, imports, ranks, panels and practice data by command.

use super::Lab;
use serde_json::json;

const HEAD: &str = "region_code;event;question;stage;level;assessor\n";

fn lab(name: &str) -> Lab {
    let l = Lab::new(name);
    l.ok(&[
        "event",
        "new",
        "--id",
        "uji",
        "--title",
        "Uji",
        "--date",
        "2019-02-21",
        "--date",
        "22 Februari 2019",
        "--select",
        "1",
    ]);
    l
}

fn sheet(l: &Lab, rows: &str) -> String {
    let path = l.path("here/jawaban.csv");
    std::fs::write(&path, format!("{HEAD}{rows}")).expect("a file");
    path.display().to_string()
}

#[test]
fn from_a_roster_and_a_sheet_to_a_rank_by_command_alone() {
    let l = lab("rank");
    std::fs::write(
        l.path("here/peserta.csv"),
        "name;team;slot\nKabupaten Sleman;a;2019-02-21 09.00\n62.12;;\nMurung Raya;;\n",
    )
    .expect("a file");
    let o = l.fails(&["event", "roster", "uji", "peserta.csv"], 1);
    assert!(o.err.contains("baris 4") && o.out.contains("2 daerah ditambah"), "{}{}", o.out, o.err);
    let e = l.json(&["kegiatan", "show", "uji", "--json"], "asesor-event-show/1");
    assert_eq!(e["event"]["dates"], json!(["2019-02-21", "2019-02-22"]));
    assert_eq!(e["event"]["roster"].as_array().map(Vec::len), Some(2));
    let csv = sheet(&l, "34.04;uji;K1;interview;4;Ani\n34.04;uji;K1;interview;2;Budi\n35.10;uji;K1;interview;5;Ani\n");
    l.ok(&["impor", &csv]);
    let v = l.json(&["rank", "--event", "uji", "--json"], "asesor-rank/1");
    let rows = v["regions"].as_array().expect("regions");
    let told: Vec<_> = rows
        .iter()
        .map(|r| (r["code"].as_str().unwrap_or(""), r["result"].as_str().unwrap_or(""), r.get("index").cloned()))
        .collect();
    assert_eq!(
        told,
        [
            ("35.10", "draft", Some(json!("5.00"))),
            ("34.04", "draft", Some(json!("2.00"))),
            ("62.12", "not_assessed", None)
        ]
    );
    assert_eq!((&v["select"], v.get("seed")), (&json!(1), None), "what is not computed is absent");
    for key in ["share_in_first", "rank_p5", "rank_p95"] {
        assert!(rows.iter().all(|r| r.get(key).is_none()));
    }
    let p = l.json(&["panel", "Kabupaten Sleman", "--event", "uji", "show", "--json"], "asesor-panel/1");
    let k1 = p["questions"].as_array().and_then(|q| q.iter().find(|q| q["id"] == "K1")).expect("K1").clone();
    assert_eq!((&k1["proposal"], &k1["spread"], &k1["method"]), (&json!({"level": 2}), &json!(2), &json!("open")));
    assert!(l.ok(&["peringkat", "--event", "uji"]).contains("Kabupaten Banyuwangi"));
    assert!(l.ok(&["panel", "34.04", "--event", "uji"]).contains("dibahas"));
}

#[test]
fn a_command_that_finds_or_takes_nothing_says_so_with_its_exit_code() {
    let l = lab("exits");
    l.fails(&["rank", "--event", "lain"], 3);
    l.fails(&["event", "show", "lain"], 3);
    l.fails(&["event", "roster", "lain", "x.csv"], 3);
    l.fails(&["event", "new", "--id", "Uji Lain", "--title", "x", "--date", "2019-02-21"], 2);
    l.fails(&["event", "new", "--id", "lain", "--title", "x", "--date", "kemarin"], 2);
    l.fails(&["event", "new", "--id", "uji", "--title", "x", "--date", "2019-02-21"], 5);
    l.fails(&["event", "new", "--id", "lain", "--title", "x", "--date", "2019-02-21", "--instrument", "tidak-ada"], 3);
    l.fails(&["panel", "34.04", "--event", "uji"], 3);
    l.fails(&["panel", "Atlantis", "--event", "uji"], 3);
    l.fails(&["import", "tidak-ada.csv"], 3);
    l.fails(&["demo", "--regions", "1000"], 2);
    assert!(l.run(&["rank", "--event", "uji"]).err.contains("asesor event roster"));
    let csv = sheet(&l, "34.04;uji;K1;interview;4;Ani\n34.04;uji;K2;interview;x;Ani\n");
    let o = l.fails(&["import", &csv], 1);
    assert!(o.out.contains("1 baris masuk") && o.err.contains("baris 3, kolom level"), "{}{}", o.out, o.err);
}

#[test]
fn a_member_who_has_not_finished_sees_no_other_members_values() {
    let l = lab("blind");
    let csv = sheet(&l, "34.04;uji;K1;interview;4;Ani\n34.04;uji;K1;interview;2;Budi\n35.10;uji;K1;interview;5;Budi\n");
    l.ok(&["import", &csv]);
    std::fs::write(l.path("settings.toml"), "[assessor]\nname = \"Ani\"\n").expect("a file");
    let o = l.run(&["rank", "--event", "uji", "--json"]);
    assert_eq!((o.code, o.err.contains("34.04")), (0, true), "{}", o.err);
    let v: serde_json::Value = serde_json::from_str(&o.out).expect("JSON");
    let hidden = v["regions"].as_array().and_then(|r| r.iter().find(|r| r["code"] == "34.04")).expect("listed").clone();
    assert_eq!((hidden.get("index"), hidden.get("rank"), &hidden["hidden"]), (None, None, &json!(true)));
    let o = l.run(&["panel", "34.04", "--event", "uji"]);
    assert_eq!(
        (o.code, o.out.contains("Budi"), o.err.contains("disembunyikan")),
        (0, false, true),
        "{}{}",
        o.out,
        o.err
    );
    let list = l.json(&["list", "--json"], "asesor-list/1");
    let all = list["sessions"].as_array().expect("sessions");
    let own = all.iter().find(|s| s["assessor"] == "Ani").and_then(|s| s["session"].as_str()).expect("hers").to_owned();
    l.ok(&["finalize", &own, "--yes"]);
    let v = l.json(&["panel", "34.04", "--event", "uji", "--json"], "asesor-panel/1");
    assert_eq!((&v["result"], &v["index"]), (&json!("provisional"), &json!("4.00")));
}
