//! Sessions that may not be changed, and how one becomes final.

use super::level;
use crate::support::bank;
use crate::support::small::{rate, session_no, stamp};
use crate::support::world::{World, saves};
use asesor::app::Msg;
use asesor::app::msg::{Opened, ReadOnly};
use asesor::app::overlay::Overlay;
use asesor::app::screen::Screen;
use asesor::domain::change::UndoStacks;
use asesor::domain::finalise::{code, finalise};
use asesor::domain::history::walk;
use asesor::domain::open_items::Open;
use asesor::domain::session::{Rating, Session, Status};

/// Keys that would change a session if it could be changed.
const CHANGING: [&str; 16] = [
    "3",
    "x<Enter>",
    "v",
    "<Backspace>",
    "cx<Esc>",
    "b1",
    "bd",
    "b-",
    "b<Space>",
    "bk1<Enter>",
    "bs",
    "b<End><Space>x<Enter>",
    "<Down><Space>",
    "<Home><Enter>",
    "u",
    "<Ctrl-Y>",
];

fn read_only_everywhere(make: impl Fn() -> World) {
    for keys in CHANGING {
        let mut w = make();
        w.keys("<Esc>");
        w.keys("<Enter>");
        if matches!(w.m.screen(), Screen::Summary(_)) {
            w.keys("<Enter>");
        }
        let before = w.session().clone();
        let mut out = w.keys(keys);
        out.extend(w.keys("<Esc><Esc>"));
        out.extend(w.wait(5000));
        assert!(saves(&out).is_empty(), "{keys}: saved");
        if let Some(o) = &w.m.data.open {
            assert_eq!(o.session, before, "{keys}");
        }
    }
    let mut w = make();
    assert!(saves(&w.paste("abc")).is_empty());
    assert_eq!(w.asked(), None);
}

fn final_session() -> Session {
    let mut s = session_no(1, &bank());
    rate(&mut s, "K1", Rating::Level(2));
    finalise(&bank(), &mut s, &stamp(9)).expect("a draft");
    s
}

#[test]
fn a_final_session_can_be_read_everywhere_and_changed_nowhere() {
    read_only_everywhere(|| {
        let mut w = World::with(bank(), vec![final_session()]);
        w.keys("<Enter>");
        assert!(matches!(w.m.screen(), Screen::Summary(_)), "a final session opens on its summary");
        w.keys("<Enter>");
        w
    });
    let mut w = World::with(bank(), vec![final_session()]);
    w.keys("<Enter>f");
    assert!(w.m.overlay.is_none() && w.notice().contains("sudah selesai"), "{}", w.notice());
    w.keys("<Enter>3");
    assert!(w.notice().contains("dibaca"), "it says why: {}", w.notice());
}

#[test]
fn a_session_open_in_another_window_is_neither_changed_nor_made_final_here() {
    let s = session_no(1, &bank());
    let mut w = World::with(bank(), vec![s.clone()]);
    let locked = Opened { read_only: Some(ReadOnly::Locked), ..w.opened(s) };
    w.send(Msg::Opened(Box::new(locked)));
    assert!(w.notice().contains("jendela lain"));
    w.keys("3");
    assert_eq!(level(&w, "K1"), None);
    w.keys("msf");
    assert!(w.notice().contains("jendela lain"), "{}", w.notice());
    let out = w.keys("<End><Enter>");
    assert_eq!(w.session().status, Status::Draft);
    assert!(saves(&out).is_empty());
}

#[test]
fn making_final_lists_what_is_open_leads_there_and_gives_the_check_code() {
    let mut w = World::open();
    w.keys("3<Enter>msf");
    let Some(Overlay::Finalise { items, row }) = &w.m.overlay else { panic!("the list: {:?}", w.m.overlay) };
    assert_eq!(*row, 0);
    // Six aspects untouched; 55 not asked; level 3 on a statement; no delegation.
    let count = |o| items.iter().filter(|i| i.what == o).count();
    assert_eq!([Open::EmptyAspect, Open::NotAsked, Open::AboveStatement, Open::NoDelegation].map(count), [6, 55, 1, 1]);
    assert_eq!(items.len(), 63);
    w.keys("<Enter>");
    assert_eq!(w.question(), first_of(1), "Enter opens the gap");
    w.keys("<Esc>f<End><Up><Enter>");
    assert_eq!(w.session().status, Status::Draft, "not yet");
    let out = w.keys("f<End><Enter>");
    assert_eq!(w.session().status, Status::Final);
    assert_eq!(saves(&out).len(), 1);
    let code = code(w.session());
    assert!(w.notice().contains(&code), "{}", w.notice());
    let f = w.session().finalised.clone().expect("final");
    assert_eq!((f.open.len(), f.generation), (63, w.session().generation));
    assert_eq!(walk(&w.session().history), Ok(()));
    assert_eq!(UndoStacks::rebuild(&w.session().history), w.here().stacks);
    w.keys("u");
    assert!(w.notice().contains("dibaca"));
}

/// Id of the first question of an aspect.
fn first_of(aspect: usize) -> String {
    bank().aspects[aspect].questions[0].id.to_string()
}

#[test]
fn back_from_a_gap_the_list_counts_anew() {
    let mut w = World::open();
    w.keys("msf<Enter>2<Esc>f");
    let Some(Overlay::Finalise { items, .. }) = &w.m.overlay else { panic!("the list") };
    assert_eq!(items.iter().filter(|i| i.what == Open::NotAsked).count(), 55);
}
