//! Guest view (rule 15): two sessions that differ in everything the delegation must
//! not see look exactly the same. A screen that is added later and shows a level, a
//! note or a colour that hangs on one fails here.

use super::app::{App, at, id, instrument, worked};
use asesor::app::Msg;
use asesor::domain::change::{Change, Splice, Stamp, TextField, apply};
use asesor::domain::lang::Lang;
use asesor::domain::previous::Previous;
use asesor::domain::session::{ClaimAnswer, ClaimCopy, Flag, Rating, Session, Stage, Support};
use std::collections::BTreeSet;

/// Words that stand only where guests must not look.
const NOTE: [&str; 2] = ["XANTOFIL jangan terlihat", "QUOKKA juga rahasia betul"];
const REASON: [&str; 2] = ["XILOFON", "QUARTZ"];

/// One of two: other levels, claims, desk ratings, notes, reasons, support, flags.
fn session(n: usize) -> Session {
    let i = instrument();
    let mut s = worked(None);
    let stamp = Stamp { at: at("10:40:00"), who: "Sri Wahyuni".into() };
    let questions: Vec<_> = i.questions().map(|p| p.question.id.clone()).collect();
    let level = |k: usize| i16::try_from((k + 2 * n) % 6).expect("small");
    let answers = questions.iter().enumerate().filter(|(k, _)| k % 3 != n).map(|(k, q)| {
        let rating = Some(Rating::Level(level(k + 1)));
        (q.clone(), ClaimAnswer { rating, explanation: String::new(), evidence: Vec::new() })
    });
    s.claim = (n == 0).then(|| ClaimCopy {
        sha256: "1".repeat(64),
        received: at("08:00:00"),
        filled_by: "Bappeda".into(),
        answers: answers.collect(),
    });
    let text = |ins: &str| Splice { at: 0, del: String::new(), ins: ins.into() };
    let mut make = |c: Change| drop(apply(&mut s, c, &stamp).expect("a draft takes it"));
    for (k, q) in questions.iter().enumerate().take(19) {
        let rating = if k % 5 == n { Rating::Unverified } else { Rating::Level(level(k)) };
        make(Change::Rating(q.clone(), Stage::Interview, Some(rating)));
        make(Change::Rating(q.clone(), Stage::Desk, Some(Rating::Level(level(k + 1)))));
        if n == 1 {
            make(Change::Support(q.clone(), Stage::Interview, Some(Support::None)));
            make(Change::Flag(q.clone(), Flag::AskFirst, true));
        }
        make(Change::Text(TextField::Note(q.clone()), text(NOTE[n])));
        make(Change::Text(TextField::Reason(q.clone(), Stage::Interview), text(REASON[n])));
    }
    make(Change::Text(TextField::AssessorRemark, text(NOTE[n])));
    s
}

fn app(lang: Lang, n: usize, number: &str) -> App {
    let s = session(n);
    let open = s.session;
    let mut a = App::open(lang, s, number);
    let mut before = session(1 - n);
    before.timing.started = before.timing.started.plus_seconds(-366 * 86_400);
    let found = (n == 0).then(|| Box::new(Previous::of(&instrument(), &before)));
    a.send(Msg::Previous { session: open, found });
    a.m.data.notice = None;
    a
}

/// Where guest view is switched on and what is done then. `.` or Ctrl-G is among
/// the keys.
const WAYS: &[(&str, &str)] = &[
    ("3.2", "."),
    ("3.2", ".<Down><Down>"),
    ("4.1", "."),
    ("3.2", "<Down>."),
    ("3.2", "b."),
    ("3.2", ".b<Down>1"),
    ("3.2", ".bk"),
    ("3.2", "c<Ctrl-G>"),
    ("3.2", ".c"),
    ("3.2", ".r"),
    ("3.2", "r."),
    ("3.2", ".g"),
    ("3.2", "g<Tab><Tab><Ctrl-G>"),
    ("3.2", ".g<Tab>"),
    ("3.2", ".m"),
    ("3.2", ".?"),
    ("3.2", ".ms"),
    ("3.2", "ms.<Down>"),
    ("3.2", "msv."),
    ("3.2", "msf."),
    ("3.2", ".msf"),
    ("3.2", ".me"),
    ("3.2", "me."),
    ("3.2", ".m7"),
    ("3.2", ".m6"),
    ("3.2", ".m5"),
    ("3.2", "m8."),
    ("3.2", ".3"),
    ("4.1", ".3<Left>"),
    ("1.2", ".u"),
    ("3.2", ".<Right>"),
    ("3.2", ".<Esc>"),
    ("3.2", ".<Esc><Down><Up>"),
    ("3.2", ".<Esc>n"),
    ("3.2", "<Esc>."),
    ("3.2", "t<Ctrl-G><Tab>"),
    ("3.2", "tSK<Ctrl-G>"),
    ("3.2", ".t"),
    ("3.2", "mf."),
    ("3.2", ".mf"),
    ("3.2", "md."),
    ("3.2", "md<Enter>x<Ctrl-G>"),
    ("3.2", "md<End><Enter>x<Ctrl-G>"),
    ("3.2", "m1m3."),
    ("3.2", "/r<Ctrl-G>"),
    ("3.2", "./r"),
    ("3.2", "<Esc>/r<Ctrl-G>"),
    ("3.2", "<Esc>mb<Ctrl-G>"),
    ("3.2", ".<Esc>mb"),
    ("3.2", ".<Tab><Tab><Tab>"),
    ("3.2", "c<Tab>."),
    ("3.2", "c<Tab><Tab>xy<Ctrl-G>"),
];

#[test]
fn the_delegation_sees_nothing_that_depends_on_a_level_a_note_or_a_claim() {
    for lang in Lang::ALL {
        for (number, keys) in WAYS {
            for (cols, rows) in [(40, 12), (60, 20), (80, 24), (120, 40)] {
                let shown = [0, 1].map(|n| {
                    let mut a = app(lang, n, number).sized(cols, rows).keys(keys);
                    assert!(a.m.data.guest, "{keys}");
                    (a.buffer(), a.picture())
                });
                let [(a, a_text), (b, b_text)] = shown;
                assert!(a == b, "{number} {keys} {cols}x{rows}:\n{a_text}\n{b_text}");
            }
        }
    }
}

#[test]
fn no_note_reason_level_or_other_region_stands_on_any_screen_of_guest_view() {
    let i = instrument();
    let names: BTreeSet<String> = i
        .scales
        .values()
        .flat_map(|s| s.levels.iter())
        .flat_map(|l| Lang::ALL.map(|lang| format!("{} {}", l.value, i.text(&l.name, lang))))
        .collect();
    for (number, keys) in WAYS {
        for (cols, rows) in [(40, 12), (80, 24), (120, 40)] {
            let text = app(Lang::Id, 0, number).sized(cols, rows).keys(keys).picture();
            let words = ["XANTOFIL", "QUOKKA", "XILOFON", "QUARTZ", "Bantul", "Kulon", "Yogyakarta", "188/2018."];
            for word in words {
                assert!(!text.contains(word), "{number} {keys} {cols}x{rows}: {word}\n{text}");
            }
            for name in &names {
                assert!(!text.contains(name.as_str()), "{number} {keys} {cols}x{rows}: {name}\n{text}");
            }
            assert!(text.contains("TAMU"), "{number} {keys} {cols}x{rows}: no mark\n{text}");
        }
    }
}

#[test]
fn guest_view_keeps_the_focus_the_message_line_and_the_way_to_help() {
    for (number, keys) in WAYS {
        for (cols, rows) in [(40, 12), (50, 16), (80, 24), (120, 40)] {
            let mut a = app(Lang::Id, 1, number).sized(cols, rows).keys(keys);
            a.m.data.notice = None;
            let text = a.picture();
            assert!(text.contains('\u{25ba}'), "{number} {keys} {cols}x{rows}: no focus\n{text}");
            assert!(!text.ends_with("baris 0, kolom 0]"), "{number} {keys} {cols}x{rows}: no cursor\n{text}");
            let foot: Vec<&str> = text.lines().rev().skip(1).take(4).collect();
            assert!(foot[0].contains("Bantuan"), "{number} {keys} {cols}x{rows}: no help\n{text}");
            let said = foot.iter().any(|l| ["ersimpan", "Menyimpan", "Siap"].iter().any(|w| l.contains(w)));
            assert!(said, "{number} {keys} {cols}x{rows}: no message line\n{text}");
        }
    }
}

#[test]
fn what_guests_must_not_see_comes_back_as_it_was() {
    let before = app(Lang::Id, 0, "3.2").keys("<Down>").picture();
    let mut a = app(Lang::Id, 0, "3.2").keys("<Down>..");
    a.m.data.notice = None;
    assert_eq!(a.picture(), before);
    assert_eq!(a.m.data.open.as_ref().map(|o| o.session.rating(&id("V2"))), Some(session(0).rating(&id("V2"))));
}
