//! Keys that are no command, pastes, windows, the clock.

use super::{level, note};
use crate::support::small::id;
use crate::support::world::World;
use asesor::app::key::{Code, Key};
use asesor::app::overlay::Ask;
use asesor::app::{Effect, Msg, next_wake};
use asesor::domain::lang::Lang;
use asesor::domain::session::Rating;

#[test]
fn a_key_nobody_uses_says_so_and_changes_nothing() {
    let mut w = World::open();
    let out = w.keys("w");
    assert!(out.is_empty());
    assert!(w.notice().contains("Tombol w") && w.notice().contains("Tekan c"), "{}", w.notice());
    w.keys("<Ctrl-D>");
    assert!(w.notice().contains("Ctrl-D"));
}

#[test]
fn a_held_digit_or_enter_acts_once() {
    let mut w = World::open();
    w.keys("3");
    for _ in 0..10 {
        w.key_after(Key::plain(Code::Enter), 30);
    }
    assert_eq!(w.question(), "K2", "a held Enter skips no question");
    w.wait(500);
    w.key_after(Key { repeat: true, ..Key::plain(Code::Right) }, 500);
    assert_eq!(w.question(), "K2");
}

#[test]
fn a_late_answer_of_the_terminal_changes_nothing() {
    let mut w = World::open();
    let alt = |c| Key { alt: true, ..Key::char(c) };
    let before = w.session().clone();
    w.key_after(alt(']'), 200);
    for c in "11;rgb:1e1e/1e1e/1e1e".chars() {
        w.key_after(Key::char(c), 1);
    }
    w.key_after(Key { ctrl: true, ..Key::char('g') }, 1);
    assert_eq!(*w.session(), before);
    assert!(w.m.overlay.is_none() && w.m.data.notice.is_none());
    w.keys("3");
    assert_eq!(level(&w, "K1"), Some(Rating::Level(3)), "the next key is a person's");
    // The same in the middle of a note.
    w.keys("cab");
    w.key_after(alt(']'), 200);
    for c in "11;rgb:1e".chars() {
        w.key_after(Key::char(c), 1);
    }
    w.wait(300);
    w.keys("c<Esc>");
    assert_eq!(note(&w, "K1"), "abc");
}

#[test]
fn esc_and_a_quick_digit_arrive_as_alt_and_still_mean_both() {
    let mut w = World::open();
    w.keys("cabc");
    w.key_after(Key { alt: true, ..Key::char('3') }, 200);
    assert_eq!((note(&w, "K1").as_str(), level(&w, "K1")), ("abc", Some(Rating::Level(3))));
}

#[test]
fn a_paste_outside_a_text_asks_and_runs_nothing() {
    let mut w = World::open();
    let before = w.session().clone();
    let out = w.paste("baris 3\r\nx\tq\u{1b}[2J");
    assert!(out.is_empty());
    assert_eq!(*w.session(), before);
    assert!(matches!(w.asked(), Some(Ask::PasteIntoNote(_))));
    w.keys("<Esc>");
    assert_eq!((w.session(), w.asked()), (&before, None));
    w.paste("baris 3\r\nx\tq\u{1b}[2J");
    w.keys("<Enter>!<Esc>");
    assert_eq!(note(&w, "K1"), "baris 3\nx    q<U+001B>[2J!");
    w.keys("c");
    w.paste(" lagi");
    w.keys("<Esc>");
    assert!(note(&w, "K1").ends_with("! lagi"));
    // On a screen without a text: words, no change.
    w.keys("ms");
    assert!(w.paste("3x").is_empty());
    assert!(w.notice().contains("menempel"));
}

#[test]
fn ctrl_c_explains_first_and_leaves_the_second_time_within_two_seconds() {
    let mut w = World::open();
    w.keys("cabc<Ctrl-C>");
    assert!(!w.quit && w.notice().contains("Ctrl-C"));
    w.wait(2500);
    w.keys("<Ctrl-C>");
    assert!(!w.quit, "too late is the first again");
    let out = w.keys("<Ctrl-C>");
    assert!(w.quit);
    assert_eq!(out.iter().filter(|e| matches!(e, Effect::Close(_))).count(), 1);
    assert_eq!(w.m.data.last.as_ref().map(|l| l.handle.as_str()), Some("34.04"));
}

#[test]
fn esc_never_leaves_the_program() {
    let mut w = World::open();
    w.keys("<Esc><Esc><Esc>");
    w.key_after(Key { alt: true, ..Key::char('z') }, 200);
    assert!(!w.quit);
    assert!(!w.notice().is_empty());
    w.keys("<Esc>");
    assert!(w.notice().contains("keluar"), "Esc says how to leave: {}", w.notice());
    w.keys("q");
    assert!(w.quit);
}

#[test]
fn the_language_turns_at_once_and_is_remembered() {
    let mut w = World::open();
    w.keys("mi");
    assert_eq!((w.lang(), w.settings.lang), (Lang::En, Some(Lang::En)));
    assert_eq!(w.enter(), "Next");
    w.keys("w");
    assert!(w.notice().contains("Key w"));
    w.keys("mi");
    assert_eq!(w.lang(), Lang::Id);
}

#[test]
fn a_window_of_any_size_changes_nothing_but_the_picture() {
    let mut w = World::open();
    w.keys("cabc");
    let before = (w.session().clone(), w.m.seen);
    assert!(w.send(Msg::Resized { cols: 120, rows: 40 }).is_empty());
    assert_eq!(w.m.data.size, (120, 40));
    assert!(w.m.seen > before.1);
    let seen = w.m.seen;
    w.send(Msg::Resized { cols: 120, rows: 40 });
    assert_eq!(w.m.seen, seen, "the same size draws nothing");
    w.keys("d<Esc>");
    assert_eq!(note(&w, "K1"), "abcd");
}

#[test]
fn where_nothing_can_be_seen_only_leaving_works() {
    let mut w = World::open();
    w.send(Msg::Resized { cols: 39, rows: 24 });
    let before = w.session().clone();
    let out = w.keys("3x<Enter>cabc<Esc>b1u<Ctrl-Y>ms");
    assert!(out.is_empty());
    w.paste("abc");
    assert_eq!((w.session(), w.asked()), (&before, None));
    w.send(Msg::Resized { cols: 40, rows: 12 });
    w.keys("3");
    assert_eq!(level(&w, "K1"), Some(Rating::Level(3)));
    w.send(Msg::Resized { cols: 0, rows: 0 });
    w.keys("q");
    assert!(w.quit);
}

#[test]
fn nothing_wakes_the_program_but_the_minute_and_what_is_typed() {
    let mut w = World::empty();
    assert_eq!(next_wake(&w.m), None, "the list never wakes");
    w.keys("n");
    assert_eq!(next_wake(&w.m), None);
    let mut w = World::open();
    let seen = w.m.seen;
    let due = next_wake(&w.m).expect("the minute");
    assert!((w.ms..=w.ms + 60_000).contains(&due));
    assert!(w.wait(59_000).is_empty());
    assert_eq!(w.m.seen, seen, "within the minute nothing is drawn");
    w.wait(2_000);
    assert_eq!(w.m.seen, seen + 1, "the minute is drawn once");
}

#[test]
fn the_seconds_of_a_question_are_counted_once() {
    let mut w = World::open();
    w.keys("3");
    w.wait(10_000);
    w.keys("ms"); // the summary over the question
    w.wait(100_000);
    w.keys("<Enter>"); // a second interview screen over the summary
    w.wait(5_000);
    w.keys("<Ctrl-C><Ctrl-C>");
    let s = w.files.values().next().expect("the file").clone();
    assert_eq!(s.answers[&id("K1")].seconds, 10, "time on the summary is nobody's");
    assert!(s.timing.aspects.values().sum::<u64>() <= 16, "{:?}", s.timing.aspects);
}
