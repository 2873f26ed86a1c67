//! Finding a word again.

use crate::support::bank;
use crate::support::small::{id, session_no, stamp};
use crate::support::world::World;
use asesor::app::keep::{Order, Report};
use asesor::app::overlay::Overlay;
use asesor::app::screen::Screen;
use asesor::app::screen::find::{Find, Stand};
use asesor::app::{Effect, Msg};
use asesor::domain::change::{Change, Splice, TextField, apply};
use asesor::domain::keep::Found;
use asesor::domain::search::Hits;
use asesor::domain::session::Status;

fn find(w: &World) -> &Find {
    match &w.m.overlay {
        Some(Overlay::Find(f)) => f,
        other => panic!("no search: {other:?}"),
    }
}

fn searches(out: &[Effect]) -> Vec<String> {
    let words = |e: &Effect| match e {
        Effect::Keep(Order::Search(s)) => Some(s.words.clone()),
        _ => None,
    };
    out.iter().filter_map(words).collect()
}

#[test]
fn a_word_of_a_note_leads_to_its_question_in_its_session() {
    let mut w = World::with_note("Walidata belum ditetapkan");
    let out = w.keys("/walidata");
    assert_eq!(searches(&out), Vec::<String>::new(), "not one search a letter");
    let out = w.wait(500);
    assert_eq!(searches(&out), ["walidata"]);
    assert!(find(&w).hits.iter().any(|h| h.excerpt.contains("Walidata belum")));
    let down = find(&w).hits.iter().position(|h| h.excerpt.contains("belum ditetapkan")).expect("found");
    w.keys(&"<Down>".repeat(down));
    w.keys("<Enter>");
    assert_eq!(w.question(), "K2");
}

#[test]
fn a_final_session_is_found_and_opened_to_read() {
    let mut w = World::with_note("Walidata belum ditetapkan");
    for s in w.files.values_mut() {
        s.status = Status::Final;
    }
    w.send(Msg::Ended);
    w.keys("/belum ditetapkan");
    w.wait(500);
    w.keys("<Enter>");
    assert!(matches!(w.m.screen(), Screen::Interview(_)), "at the question, not at the summary");
    assert!(w.here().read_only.is_some());
}

#[test]
fn search_inside_a_session_answers_at_once_and_finds_what_was_just_typed() {
    let mut w = World::open();
    w.keys("g5.4<Enter>ckata zamrud sekali<Esc>");
    let there = w.question();
    w.keys("g1.1<Enter>/zamrud");
    assert_eq!(find(&w).hits.len(), 1);
    w.keys("<Enter>");
    assert_eq!(w.question(), there);
    w.keys("ms/zamrud<Enter>");
    assert_eq!(w.question(), there, "from the summary too");
}

#[test]
fn leaving_a_search_stops_its_job_and_late_answers_change_nothing() {
    let mut w = World::with_note("satu");
    w.slow = true;
    w.keys("/sat");
    w.wait(400);
    let job = find(&w).job;
    w.send(Msg::Keep(Box::new(Report::Searching { job, done: 50, total: 10_000 })));
    assert_eq!(find(&w).stand, Stand::Running(50, 10_000));
    let out = w.keys("u");
    assert!(out.contains(&Effect::Keep(Order::StopSearch)), "a new word stops the search for the old one");
    w.wait(400);
    let late = Found { hits: Hits::new(1), sessions: 9, unreadable: 0, stopped: true };
    w.send(Msg::Keep(Box::new(Report::Found { job, found: Ok(late) })));
    assert_eq!(find(&w).stand, Stand::Running(0, 0), "the answer to an earlier word");
    let out = w.keys("<Esc>");
    assert!(out.contains(&Effect::Keep(Order::StopSearch)));
    assert!(w.m.overlay.is_none());
    w.release();
    assert!(w.m.overlay.is_none() && w.m.data.open.is_none());
}

#[test]
fn others_entries_are_not_searched_before_ones_own_session_is_final() {
    let mut budi = session_no(2, &bank());
    budi.assessor.name = "Budi".into();
    let c = Change::Text(TextField::Note(id("K1")), Splice::between("", "rahasia"));
    apply(&mut budi, c, &stamp(1)).expect("a draft");
    let mut w = World::with(bank(), vec![session_no(1, &bank()), budi.clone()]);
    w.keys("/rahasia");
    let out = w.wait(500);
    let veiled = out.iter().find_map(|e| match e {
        Effect::Keep(Order::Search(s)) => Some(s.veiled.clone()),
        _ => None,
    });
    assert_eq!(veiled.map(|v| v.into_iter().collect::<Vec<_>>()), Some(vec![budi.session]));
}

#[test]
fn words_pasted_into_the_box_are_looked_for() {
    let mut w = World::with_note("Walidata");
    w.keys("/");
    w.paste("walidata\n");
    w.wait(500);
    assert!(!find(&w).hits.is_empty());
    w.keys("<Ctrl-K><Enter>");
    assert!(w.m.data.open.is_none() && w.notice().contains("Ketik"), "{}", w.notice());
}
