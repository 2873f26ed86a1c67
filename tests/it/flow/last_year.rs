//! Last year's levels: hidden until this year's is set, or seen on record.

use super::level;
use crate::support::bank;
use crate::support::small::{id, rate_all, session_no};
use crate::support::world::{World, saves};
use asesor::app::Effect;
use asesor::base::time::Timestamp;
use asesor::domain::change::UndoStacks;
use asesor::domain::history::{walk, what};
use asesor::domain::previous::{Previous, choose};
use asesor::domain::session::{EventRef, Rating, Session};
use asesor::domain::summary::Summary;

fn earlier(n: u8, day: &str) -> Session {
    let mut s = session_no(n, &bank());
    s.timing.started = Timestamp::parse(&format!("{day}T10:00:00+07:00")).expect("a good time");
    rate_all(&mut s, &[("K1", 2), ("K2", 1)]);
    s
}

fn event(name: &str) -> EventRef {
    EventRef {
        id: id(name),
        title: String::new(),
        place: String::new(),
        dates: Vec::new(),
        utc_offset: "+07:00".into(),
    }
}

/// This year's session open, last year's beside it.
fn world() -> World {
    let mut w = World::with(bank(), vec![session_no(1, &bank()), earlier(9, "2018-02-20")]);
    w.keys("<Enter>");
    assert!(w.here().previous.is_some(), "the list knows last year's session");
    w
}

fn shown(w: &World) -> bool {
    let o = w.here();
    let q = o.question(w.interview().question).expect("a question");
    o.earlier(q).is_some() && o.shows_earlier(&q.id)
}

#[test]
fn last_year_s_level_is_hidden_until_this_year_s_is_set() {
    let mut w = world();
    assert!(!shown(&w));
    w.keys("4");
    assert!(shown(&w));
    w.keys("<Right>");
    assert!(!shown(&w), "each question for itself");
    w.keys("<Left><Backspace>");
    assert!(!shown(&w), "hidden again with the level taken away");
    assert!(w.session().history.iter().all(|e| e.what != what::SEEN_PREVIOUS));
}

#[test]
fn looking_earlier_is_recorded_once_and_survives_a_restart() {
    let mut w = world();
    w.keys("3<Right>");
    let out = w.keys("m5");
    assert!(w.notice().contains("2018") && w.notice().contains('1'), "{}", w.notice());
    assert_eq!(saves(&out).len(), 1);
    let seen: Vec<_> = w.session().history.iter().filter(|e| e.what == what::SEEN_PREVIOUS).cloned().collect();
    assert_eq!(seen.len(), 1);
    assert_eq!((seen[0].question.clone(), seen[0].who.as_str()), (Some(id("K2")), "Ani"));
    assert!(shown(&w));
    assert!(saves(&w.keys("m5")).is_empty(), "the second look is no second entry");
    assert_eq!(walk(&w.session().history), Ok(()));
    assert_eq!(w.here().stacks, UndoStacks::rebuild(&w.session().history), "undo passes over it");
    w.keys("u");
    assert_eq!(level(&w, "K1"), None);
    w.keys("<Esc><Enter>g1.2<Enter>");
    assert!(shown(&w), "seen is seen");
}

#[test]
fn without_an_earlier_level_the_menu_says_so_and_records_nothing() {
    let mut w = world();
    let before = w.session().history.len();
    w.keys("g2.1<Enter>m5");
    assert!(w.notice().contains("Tidak ada"), "{}", w.notice());
    assert_eq!(w.session().history.len(), before);
    let mut w = World::open();
    w.keys("m5");
    assert!(w.notice().contains("Tidak ada"));
}

#[test]
fn an_unreadable_earlier_file_costs_nothing_but_its_levels() {
    let mut w = World::with(bank(), vec![session_no(1, &bank()), earlier(9, "2018-02-20")]);
    w.slow = true;
    w.keys("<Enter>");
    w.slow = false;
    w.release();
    let session = w.session().session;
    w.send(asesor::app::Msg::Previous { session, found: None });
    assert_eq!(w.here().previous, None);
    w.keys("3");
    assert_eq!(level(&w, "K1"), Some(Rating::Level(3)));
}

fn chosen(s: &Session, all: &[Session]) -> Option<u8> {
    let rows: Vec<Summary> = all.iter().map(|x| Summary::of(&bank(), x)).collect();
    let found = choose(s, rows.iter())?.session;
    all.iter().position(|x| x.session == found).and_then(|n| u8::try_from(n).ok())
}

/// Rule 12: another member's values of the same assessment stay hidden.
#[test]
fn a_colleague_s_levels_of_the_same_assessment_are_never_taken_for_last_year_s() {
    let now = session_no(1, &bank());
    let colleague = earlier(2, "2019-02-21");
    assert_eq!(chosen(&now, std::slice::from_ref(&colleague)), None, "a day before, no event");
    let mut here = now.clone();
    here.event = Some(event("ciputat-2019"));
    let mut same = earlier(3, "2018-11-01");
    same.event = Some(event("ciputat-2019"));
    assert_eq!(chosen(&here, std::slice::from_ref(&same)), None, "the same event");
    let mut before = earlier(4, "2018-02-20");
    before.event = Some(event("ciputat-2018"));
    assert_eq!(chosen(&here, &[same, before.clone()]), Some(1));
    let mut later = earlier(5, "2020-02-20");
    later.event = Some(event("ciputat-2020"));
    assert_eq!(chosen(&here, &[later]), None);
    let mut practice = before.clone();
    practice.practice = true;
    assert_eq!(chosen(&here, &[practice]), None, "practice data never stands beside real ones");
    let mut other = before.clone();
    other.region.code = "34.02".into();
    assert_eq!(chosen(&here, &[other]), None);
    let mut typed = here.clone();
    typed.region.code = String::new();
    before.region.code = String::new();
    assert_eq!(chosen(&typed, &[before]), None, "two regions typed in by hand are not the same one");
}

#[test]
fn the_newest_day_wins_and_on_one_day_the_assessor_s_own() {
    let now = session_no(1, &bank());
    let old = earlier(2, "2017-02-20");
    let mut other = earlier(3, "2018-02-20");
    other.assessor.name = "Budi".into();
    let own = earlier(4, "2018-02-20");
    assert_eq!(chosen(&now, &[old, other, own]), Some(2));
}

#[test]
fn levels_of_another_scale_are_not_compared() {
    let b = bank();
    let p = Previous::of(&b, &earlier(9, "2018-02-20"));
    let q = b.questions().next().expect("a question").question;
    assert_eq!((p.year(), p.rating(&b, q)), (2018, Some(Rating::Level(2))));
    let mut narrow = (*b).clone();
    for s in narrow.scales.values_mut() {
        s.levels.pop();
    }
    assert_eq!(p.rating(&narrow, q), None);
    let mut renamed = q.clone();
    renamed.id = id("K1new");
    assert_eq!(p.rating(&b, &renamed), None);
    renamed.replaces = vec![id("K1")];
    assert_eq!(p.rating(&b, &renamed), Some(Rating::Level(2)));
}

#[test]
fn a_list_that_comes_after_the_session_still_brings_last_year() {
    let mut w = World::with(bank(), vec![session_no(1, &bank()), earlier(9, "2018-02-20")]);
    let rows = w.m.data.list.clone();
    w.m.data.list.clear();
    w.keys("<Enter>");
    // Opened from the command line before the list was read.
    let opened = w.opened(session_no(1, &bank()));
    w.send(asesor::app::Msg::Opened(Box::new(opened)));
    assert_eq!(w.here().previous, None);
    let out = w.send(asesor::app::Msg::Listed(rows));
    assert!(out.iter().any(|e| matches!(e, Effect::LoadPrevious { .. })));
    assert!(w.here().previous.is_some());
}

#[test]
fn last_year_s_file_is_read_as_it_stands_and_a_missing_one_is_no_fault() {
    use crate::support::TempDir;
    use asesor::app::Msg;
    use asesor::app::msg::SessionDraft;
    use asesor::shell::work::Work;
    use asesor::shell::{Places, Store};
    let home = TempDir::new("last-year");
    let at = |p: &str| home.path().join(p);
    let places = Places { data: at("data"), state: at("state"), config: at("settings.toml") };
    let mut work = Work::new(std::sync::Arc::new(Store::open(places).expect("a place for tests")));
    let draft = SessionDraft {
        region: session_no(1, &bank()).region,
        date: chrono::NaiveDate::from_ymd_opt(2018, 2, 20),
        assessor: "Ani".into(),
        institution: String::new(),
        delegation: Vec::new(),
        slot_minutes: None,
        event: None,
        team: None,
        instrument: None,
    };
    let mut o = work.create(draft).expect("a folder to write in");
    rate_all(&mut o.session, &[("K1", 4)]);
    assert!(matches!(work.save(&o.session), Msg::Saved { .. }));
    let before = std::fs::read(&o.path).expect("there");
    let session = session_no(1, &bank()).session;
    let mut ask = |path| match work.perform(Effect::LoadPrevious { path, session }) {
        Some(Msg::Previous { session: s, found }) if s == session => found,
        other => panic!("{other:?}"),
    };
    let b = bank();
    let found = ask(o.path.clone()).expect("it is sound");
    assert_eq!(found.year(), 2018);
    assert_eq!(found.rating(&b, b.questions().next().expect("one").question), Some(Rating::Level(4)));
    assert_eq!(std::fs::read(&o.path).expect("there"), before, "reading writes nothing");
    assert_eq!(ask(at("data/sessions/none.json")), None);
}
