//! Practice data.

use super::Desk;
use crate::support::bank;
use asesor::base::text::fold;
use asesor::domain::cohort::is_practice_code;
use asesor::domain::event::Attendance;
use asesor::domain::practice::{self, EVENT, MOST, Recipe, SEED, Words};
use asesor::domain::region::Regions;
use asesor::domain::session::{InstrumentRef, Rating};
use asesor::shell::demo;
use asesor::shell::query::built_in;
use std::collections::BTreeSet;

fn recipe<'a>(i: &'a asesor::domain::instrument::Instrument, r: &'a InstrumentRef) -> Recipe<'a> {
    Recipe { instrument: i, reference: r, seed: SEED, hash: &|_| "0".repeat(64) }
}

fn reference() -> InstrumentRef {
    let copy = built_in();
    InstrumentRef { id: copy.instrument.id.clone(), revision: 1, sha256: copy.sha256.clone() }
}

#[test]
fn no_invented_region_has_a_name_or_code_of_a_real_one() {
    let all = Regions::shared();
    let real: BTreeSet<String> =
        all.all.iter().flat_map(|r| [Some(&r.name), r.name_2019.as_ref()]).flatten().map(|n| fold(n)).collect();
    let words: BTreeSet<&str> = real.iter().flat_map(|n| n.split(' ')).collect();
    let mut seen = BTreeSet::new();
    for i in practice::event(&bank(), MOST).roster {
        let name = fold(i.name_given.split_once(' ').map_or("", |(_, n)| n));
        assert!(!real.contains(&name) && name.split(' ').all(|w| !words.contains(w)), "{name}");
        assert!(seen.insert(name), "{}", i.name_given);
        assert!(is_practice_code(&i.code) && all.by_code(&i.code).is_none());
    }
    let codes: Vec<String> = practice::event(&bank(), 107).roster.into_iter().map(|r| r.code).collect();
    assert_eq!((codes[0].as_str(), codes[98].as_str(), codes[106].as_str()), ("00.01", "00.99", "00.107"));
}

#[test]
fn a_practice_event_looks_like_two_days_of_work_and_says_that_it_is_invented() {
    let (i, r) = (bank(), reference());
    let e = practice::event(&i, 107);
    let label = &Words::shared().label;
    assert_eq!((e.dates.len(), e.teams.len(), e.teams[0].members.len(), e.roster.len()), (2, 8, 4, 107));
    let absent = e.roster.iter().filter(|r| r.attendance == Attendance::Absent).count();
    // One room sees one region at a time.
    let slots: BTreeSet<_> =
        e.roster.iter().filter_map(|r| r.slot.as_ref()).map(|s| (s.team.clone(), s.start)).collect();
    assert_eq!(slots.len(), 107);
    let all: Vec<_> = (0..107).map(|n| practice::region(recipe(&i, &r), n)).collect();
    assert_eq!((absent, all.iter().filter(|r| r.sessions.is_empty()).count()), (4, 4));
    let sessions: Vec<_> = all.iter().flat_map(|r| &r.sessions).collect();
    let drafts = sessions.iter().filter(|s| !s.is_final()).count();
    assert!(sessions.len() > 350 && (15..80).contains(&drafts), "{} {drafts}", sessions.len());
    let ids: BTreeSet<_> = sessions.iter().map(|s| s.session).collect();
    assert_eq!(ids.len(), sessions.len());
    let (mut na, mut tbv, mut gaps, mut promised, mut higher, mut both) = (0, 0, 0, 0, 0, 0);
    for s in &sessions {
        assert!(s.practice && asesor::domain::history::walk(&s.history).is_ok());
        for a in s.answers.values() {
            let texts = [&a.note, &a.for_region].into_iter().chain(a.quotes.iter().map(|q| &q.text));
            let reasons = a.interview.iter().map(|r| &r.reason);
            assert!(texts.chain(reasons).all(|t| t.is_empty() || t.starts_with(label.as_str())));
        }
        promised += s.follow_ups.len();
        for p in i.questions() {
            match (s.claimed(&p.question.id), s.rating(&p.question.id)) {
                (Some(Rating::Level(c)), Some(Rating::Level(l))) => {
                    both += 1;
                    higher += i32::from(c) - i32::from(l);
                }
                (_, Some(Rating::Na)) => na += 1,
                (_, Some(Rating::Unverified)) => tbv += 1,
                (_, None) if s.is_final() => gaps += 1,
                _ => {}
            }
        }
    }
    assert!(na > 50 && tbv > 200 && gaps > 200 && promised > 500, "{na} {tbv} {gaps} {promised}");
    assert!((both / 4..both).contains(&higher), "claims are a little higher: {higher} of {both}");
}

#[test]
fn practice_data_made_again_is_the_same_and_keeps_what_a_person_did_with_it() {
    let d = Desk::new("demo");
    let made = demo::make(&d.store, 2).expect("an empty folder");
    assert_eq!((made.regions, made.event.as_str()), (2, EVENT));
    let before = d.everything();
    let again = demo::make(&d.store, 1).expect("its own event");
    assert_eq!((again.sessions, d.everything() == before), (0, true));
    let more = demo::make(&d.store, 3).expect("its own event");
    assert!(more.sessions > 0);
    let after = d.everything();
    let kept = before.iter().filter(|(p, _)| !p.to_string_lossy().contains("events"));
    assert!(kept.into_iter().all(|(p, bytes)| after.get(p) == Some(bytes)));
    let other = Desk::new("demo2");
    demo::make(&other.store, 3).expect("an empty folder");
    let names = |d: &Desk| d.everything().into_iter().filter(|(p, _)| p.extension().is_some_and(|e| e == "json"));
    let short = |d: &Desk| names(d).map(|(p, b)| (p.file_name().map(ToOwned::to_owned), b)).collect::<Vec<_>>();
    assert!(short(&d) == short(&other), "the same on every machine");
}
