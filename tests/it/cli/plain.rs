//! The linear mode: a whole interview by typed lines, and the same answers as on
//! the screen.

use super::Lab;
use crate::support::world::World;
use asesor::domain::session::{Answer, Session};
use asesor::store::format::{Instruments, read_session};
use std::collections::BTreeMap;

fn session(lab: &Lab) -> Session {
    read_session(&lab.bytes(), &mut Instruments::new()).expect("a good file").session
}

/// What a person entered, without times.
fn entered(s: &Session) -> BTreeMap<String, serde_json::Value> {
    let bare = |a: &Answer| {
        let mut v = serde_json::to_value(a).expect("plain data");
        let map = v.as_object_mut().expect("an object");
        for key in ["first", "last", "seconds"] {
            map.remove(key);
        }
        for stage in ["desk", "interview"] {
            if let Some(m) = map.get_mut(stage).and_then(|x| x.as_object_mut()) {
                m.remove("at");
            }
        }
        v
    };
    s.answers.iter().map(|(q, a)| (q.to_string(), bare(a))).collect()
}

#[test]
fn a_blind_assessor_holds_a_whole_interview_by_lines() {
    let lab = Lab::new("plain");
    let script = "h\nn\nslem\n1\n\nSri Wahyuni\nITB\nIr. Budi (Kadis); Ani\n45\n\
                  3\nb\ny 188/2018\nd\nt\n\n\nc\nSK ada.\n18 dari 31 OPD.\n.\nn\n4\nu\nl 3.2\nv\nr\nq\nq\n";
    let o = lab.type_in(&["--plain"], script);
    assert_eq!(o.code, 0, "{}{}", o.out, o.err);
    assert!(o.err.is_empty(), "{}", o.err);
    let s = session(&lab);
    assert_eq!((s.region.code.as_str(), s.assessor.name.as_str()), ("34.04", "Sri Wahyuni"));
    assert_eq!((s.delegation.len(), s.timing.slot_minutes), (2, 45));
    let i = crate::support::bank();
    let q = |n: &str| i.find_spoken(n).expect("a question").question.id.clone();
    let a = &s.answers[&q("1.1")];
    assert_eq!(a.note, "SK ada.\n18 dari 31 OPD.");
    let states: Vec<String> = a.evidence.iter().map(|e| format!("{:?} {}", e.state, e.number)).collect();
    assert_eq!(states, ["Seen 188/2018", "Promised ", "Absent "]);
    assert!(!s.answers.contains_key(&q("1.2")), "taken back");
    assert!(s.answers.contains_key(&q("3.2")));
    // One fact a line: no drawing, and every mistake begins the same way.
    assert!(o.out.chars().all(|c| !matches!(c, '│' | '─' | '►' | '█')), "{}", o.out);
    lab.ok(&["verify", "34.04"]);
}

#[test]
fn the_end_of_input_saves_what_was_typed_and_leaves_in_peace() {
    let lab = Lab::new("end");
    let id = lab.session("34.04", "Ani");
    let o = lab.type_in(&["--plain", "open", &id], "2\nc\nsatu\n\ntiga tanpa titik");
    assert_eq!(o.code, 0, "{}", o.err);
    let s = session(&lab);
    let a = s.answers.values().next().expect("one answer");
    assert_eq!(a.note, "satu\n\ntiga tanpa titik");
    assert_eq!(lab.type_in(&["--plain"], "").code, 0);
    assert_eq!(lab.type_in(&["--plain"], "n\nslem\n").code, 0, "in the middle of the form");
    lab.file();
}

#[test]
fn a_mistake_is_named_and_changes_nothing() {
    let lab = Lab::new("mistakes");
    let id = lab.session("34.04", "Ani");
    let before = lab.bytes();
    let o = lab.type_in(&["--plain", "open", &id], "9\n-1\n33\nxyz\nl 99.9\nl\nb\nz\n.\nu\nq\n77\nzz\nq\n");
    assert_eq!(o.code, 0);
    assert!(o.out.matches("Galat:").count() >= 8, "{}", o.out);
    assert_eq!(entered(&session(&lab)).len(), 0);
    assert_eq!(lab.bytes(), before);
    assert_eq!(lab.type_in(&["--plain", "open", "tidak-ada"], "").code, 3);
}

#[test]
fn the_same_answers_by_lines_and_by_keys_give_the_same_record() {
    let lab = Lab::new("same");
    let id = lab.session("34.04", "Ani");
    let lines = "3\nb\ny\nd\n\n\n\nc\nsatu\ndua\n.\nn\n4\nn\nv\nk\nu\nd\nl 5.4\n2\nu\ny\nq\nq\n";
    assert_eq!(lab.type_in(&["--plain", "open", &id], lines).code, 0);
    let mut w = World::open();
    w.keys("3b1<Down>d<Esc>csatu<Enter>dua<Esc><Right>4<Right>v<Backspace>ubs<Esc>g5.4<Enter>2u<Ctrl-Y>");
    assert_eq!(entered(&session(&lab)), entered(w.session()));
}

#[test]
fn it_can_be_made_final_and_exported_by_lines() {
    let lab = Lab::new("plain-final");
    let id = lab.session("34.04", "Ani");
    let o = lab.type_in(&["--plain", "open", &id], "s\ne\n\n1 2\n2\nf\n\nf\ny\n\nq\nq\n");
    assert_eq!(o.code, 0, "{}", o.err);
    assert!(session(&lab).is_final());
    let exports = std::fs::read_dir(lab.path("data/exports")).expect("the folder").count();
    assert_eq!(exports, 2);
    assert!(o.out.contains("Kode periksa"), "{}", o.out);
}
