//! Stages, the clock, last year's levels and guest view, as people see them.

use super::app::{App, at, claims, id, instrument, worked};
use super::shots;
use asesor::app::Msg;
use asesor::domain::change::{Change, Splice, Stamp, TextField, apply};
use asesor::domain::lang::Lang;
use asesor::domain::previous::Previous;
use asesor::domain::session::{FollowUp, FollowUpKind, Quote, Rating, Session, Stage};

/// Somebody looked at the documents before the day.
pub fn reviewed() -> Session {
    let mut s = worked(Some(claims()));
    let stamp = Stamp { at: at("09:00:00"), who: "Sri Wahyuni".into() };
    let i = instrument();
    for (n, p) in i.questions().enumerate().take(20) {
        let level = [2, 3, 3, 1, 4][n % 5];
        let c = Change::Rating(p.question.id.clone(), Stage::Desk, Some(Rating::Level(level)));
        apply(&mut s, c, &stamp).expect("a draft takes it");
    }
    s
}

/// With last year's levels of the same region.
fn with_last_year(lang: Lang, number: &str) -> App {
    let mut a = App::open(lang, reviewed(), number);
    let mut before = worked(None);
    before.timing.started = before.timing.started.plus_seconds(-366 * 86_400);
    let session = a.m.data.open.as_ref().expect("open").session.session;
    a.send(Msg::Previous { session, found: Some(Box::new(Previous::of(&instrument(), &before))) });
    a
}

fn late(lang: Lang) -> App {
    let mut s = worked(None);
    s.timing.aspects.insert(id("komitmen"), 40 * 60);
    App::open(lang, s, "3.2")
}

fn spoken(lang: Lang) -> App {
    let mut s = worked(None);
    let stamp = Stamp { at: at("10:41:00"), who: "Sri Wahyuni".into() };
    let mut make = |c: Change| drop(apply(&mut s, c, &stamp).expect("a draft takes it"));
    let q = id("V2");
    make(Change::Text(
        TextField::ForRegion(q.clone()),
        Splice { at: 0, del: String::new(), ins: "Tetapkan format data yang sama bagi semua dinas.".into() },
    ));
    let quote = Quote { who: "Ir. Budi S.".into(), text: "Semua dinas ikut akhir 2019".into(), at: at("10:40:30") };
    make(Change::Quotes(q.clone(), vec![quote]));
    let f = FollowUp {
        id: id("t1"),
        kind: FollowUpKind::Document,
        question: Some(q),
        item: "Kamus metadata".into(),
        evidence: None,
        owner: "Diskominfo".into(),
        due: Some("1 Maret".into()),
        would_allow: None,
        at: at("10:41:00"),
    };
    make(Change::FollowUp(id("t1"), Some(f)));
    App::open(lang, s, "3.2")
}

#[test]
fn desk_review() {
    shots("desk", |l| App::open(l, reviewed(), "3.3"), "m8<Down>");
}

#[test]
fn the_chain_and_last_year_s_level() {
    shots("chain", |l| with_last_year(l, "3.3"), "");
}

#[test]
fn last_year_s_level_before_this_year_s() {
    shots("last-year-hidden", |l| with_last_year(l, "3.3"), "<Backspace><Right><Left>");
}

#[test]
fn summary_with_the_chain() {
    shots("summary-chain", |l| App::open(l, reviewed(), "3.2"), "ms");
}

#[test]
fn summary_table_with_the_chain() {
    shots("summary-table-chain", |l| App::open(l, reviewed(), "3.2"), "msv");
}

#[test]
fn an_interview_that_gets_late() {
    shots("late", late, "<Right><Left>");
}

#[test]
fn paused() {
    shots("paused", App::interview, "mj");
}

#[test]
fn must_ask() {
    shots("must-ask", App::interview, "m6<Down>");
}

#[test]
fn read_aloud() {
    shots("read-aloud", spoken, "m7");
}

#[test]
fn guest_interview() {
    shots("guest", App::interview, ".");
}

#[test]
fn guest_list() {
    shots("guest-list", App::interview, ".<Esc>");
}

#[test]
fn guest_summary() {
    shots("guest-summary", App::interview, ".ms");
}
