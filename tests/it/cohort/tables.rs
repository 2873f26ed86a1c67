//! Answer tables into claims and sessions.

use super::{Desk, HEAD};
use crate::support::bank;
use crate::support::reader;
use asesor::base::id::Id;
use asesor::domain::import::{Deed, FileReport, RowProblem, TableDeed};
use asesor::domain::instrument::NaPolicy;
use asesor::domain::members::Held;
use asesor::domain::session::{EvidenceState, Rating, Stage, Status};
use asesor::shell::import::import;
use proptest::prelude::*;
use std::fmt::Write as _;

fn bring(d: &Desk, csv: &str) -> (TableDeed, FileReport) {
    let path = d.outside("jawaban.csv", csv.as_bytes());
    let mut all = import(&d.store, &reader(), &[path]);
    let report = all.remove(0);
    let Deed::Answers(deed) = report.deed.clone() else { panic!("{report:?}") };
    (deed, report)
}

fn sessions(d: &Desk) -> Vec<Held> {
    let (all, bad) = d.store.sessions_of(&Id::parse("uji").expect("an id")).expect("the folder");
    assert!(bad.is_empty(), "{bad:?}");
    all.into_iter().map(|s| s.held).collect()
}

fn q(s: &str) -> Id {
    Id::parse(s).expect("an id")
}

#[test]
fn an_assessors_sheet_becomes_their_draft_with_every_word_of_it() {
    let d = Desk::with_event("sheet");
    let csv = HEAD.to_owned()
        + "62.12,uji,K1,interview,3,ada SK,,K1a=seen:188/2018|Perbup lama,catatan,Sri,UI\n\
           62.12,uji,K1,desk,2,,,,\"meja, depan\",Sri,UI\n62.12,uji,1.2,interview,TBV,,sebuah kata,,,SRI ,UI\n\
           62.12,uji,S8,interview,,,,,,Sri,UI\n34.04,uji,K1,interview,0,,,,,Budi,ITB\n";
    let (deed, report) = bring(&d, &csv);
    assert!(report.refused.is_empty(), "{report:?}");
    assert_eq!((deed.changed, deed.same, deed.made.len()), (4, 1, 2));
    let all = sessions(&d);
    let s = &all.iter().find(|h| h.session.region.code == "62.12").expect("made").session;
    assert_eq!((s.status, s.practice, s.assessor.name.as_str()), (Status::Draft, false, "Sri"));
    let k1 = &s.answers[&q("K1")];
    assert_eq!((s.rating(&q("K1")), s.rating(&q("K2"))), (Some(Rating::Level(3)), Some(Rating::Unverified)));
    assert_eq!(k1.stage(Stage::Desk).and_then(|r| r.rating), Some(Rating::Level(2)));
    assert_eq!(k1.stage(Stage::Interview).map(|r| r.reason.as_str()), Some("ada SK"));
    assert_eq!(k1.note, "catatan\nmeja, depan");
    assert_eq!(s.answers[&q("K2")].note, "sebuah kata");
    let evidence: Vec<_> = k1.evidence.iter().map(|e| (e.id.as_str(), e.state, e.label.as_str())).collect();
    assert_eq!(evidence, [("K1a", EvidenceState::Seen, ""), ("x1", EvidenceState::Claimed, "Perbup lama")]);
    assert!(!s.answers.contains_key(&q("S8")), "an empty cell is no answer");
    assert!(s.history.iter().all(|e| e.who == "Sri"));
    assert_eq!(asesor::domain::history::walk(&s.history), Ok(()));

    let before = d.everything();
    let (deed, _) = bring(&d, &csv);
    assert_eq!((deed.changed, deed.same, deed.made.len(), deed.updated.len()), (0, 5, 0, 0));
    assert_eq!(d.everything(), before, "the same file twice changes nothing");
}

#[test]
fn a_later_sheet_changes_the_draft_and_says_who_and_what_stood_there() {
    let d = Desk::with_event("later");
    bring(&d, &(HEAD.to_owned() + "62.12,uji,K1,interview,3,,,,lama,Sri,UI\n"));
    let (deed, _) = bring(&d, &(HEAD.to_owned() + "62.12,uji,K1,interview,4,,,,,Sri,UI\n"));
    assert_eq!((deed.changed, deed.updated.len(), deed.made.len()), (1, 1, 0));
    let all = sessions(&d);
    let s = &all[0].session;
    assert_eq!((s.rating(&q("K1")), s.answers[&q("K1")].note.as_str()), (Some(Rating::Level(4)), "lama"));
    let last = s.history.last().expect("entries");
    assert_eq!(
        (last.who.as_str(), &last.old, &last.new),
        ("Sri", &serde_json::json!({"level": 3}), &serde_json::json!({"level": 4}))
    );
}

#[test]
fn every_row_that_does_not_come_in_is_named_and_the_others_do() {
    let d = Desk::with_event("rows");
    let forbidden = bank().questions().find(|p| p.question.na == NaPolicy::Forbidden).map(|p| p.question.id.clone());
    let forbidden = forbidden.expect("the bank has such questions");
    let csv = format!(
        "{HEAD}62.12,uji,K1,interview,3,,,,,Sri,\n99.99,uji,K1,interview,3,,,,,Sri,\n62.12,lain,K1,interview,3,,,,,Sri,\n\
         62.12,uji,ZZ,interview,3,,,,,Sri,\n62.12,uji,K2,interview,9,,,,,Sri,\n62.12,uji,{forbidden},interview,NA,,,,,Budi,\n\
         62.12,uji,K1,interview,4,,,,,Sri,\n62.12,uji,K3,self,9,,,,,,\n62.12,uji,K4,self,2,,,,,,\n62.12,uji,K4,self,3,,,,,,\n\
         00.01,uji,K1,interview,1,,,,,Sri,\n62.12,uji,K5,interview,2,,,,,Sri,\n"
    );
    let (deed, report) = bring(&d, &csv);
    let got: Vec<(u64, &str)> = report.refused.iter().map(|r| (r.line, r.column.as_deref().unwrap_or("-"))).collect();
    let want = [
        (3, "region_code"),
        (4, "event"),
        (5, "question"),
        (6, "level"),
        (7, "level"),
        (8, "question"),
        (9, "level"),
        (11, "question"),
        (12, "region_code"),
    ];
    assert_eq!(got, want, "{:#?}", report.refused);
    assert!(matches!(report.refused[5].why, RowProblem::Repeated(2)));
    assert_eq!((deed.changed, deed.made.len(), deed.claims.len()), (3, 1, 1));
    for lang in asesor::domain::lang::Lang::ALL {
        for r in &report.refused {
            let line = asesor::i18n::explain_import::refused(lang, r);
            assert!(line.contains(&r.line.to_string()) && line.len() > 20, "{line}");
        }
    }
    let s = &sessions(&d)[0].session;
    assert_eq!(s.rating(&q("K1")), Some(Rating::Level(3)), "the row above is the one that is used");
}

#[test]
fn a_regions_own_answers_stand_beside_the_questions_and_a_later_claim_changes_no_session() {
    let d = Desk::with_event("claim");
    let csv =
        HEAD.to_owned() + "62.12,uji,K1,interview,3,,,,,Sri,\n62.12,uji,K1,self,4,,sudah,SK 1|SK 2,,Diskominfo,Pemda\n";
    let (deed, _) = bring(&d, &csv);
    assert_eq!((deed.changed, deed.claims.len(), deed.made.len()), (2, 1, 1));
    let first = sessions(&d).remove(0).session;
    let copy = first.claim.clone().expect("the claim came first, whatever the order of the rows");
    assert_eq!(copy.answers[&q("K1")].rating, Some(Rating::Level(4)));
    assert_eq!((copy.filled_by.as_str(), copy.answers[&q("K1")].evidence.len()), ("Diskominfo, Pemda", 2));
    let (claim, hash) = d.store.claim(&q("uji"), "62.12").expect("readable").expect("there");
    assert_eq!((copy.sha256, copy.received), (hash, claim.received));

    let later = HEAD.to_owned() + "62.12,uji,K1,self,5,,,,,,\n62.12,uji,K2,self,1,,,,,,\n";
    let (deed, _) = bring(&d, &later);
    assert_eq!((deed.changed, &deed.older_claim), (2, &vec![first.session]));
    assert_eq!(sessions(&d)[0].session, first, "not silently");
    let (claim, _) = d.store.claim(&q("uji"), "62.12").expect("readable").expect("there");
    let k1 = &claim.answers[&q("K1")];
    assert_eq!((k1.rating, k1.explanation.as_str(), claim.answers.len()), (Some(Rating::Level(5)), "sudah", 2));
    let before = d.everything();
    let (deed, _) = bring(&d, &later);
    assert_eq!((deed.changed, deed.claims.len(), d.everything() == before), (0, 0, true));
}

#[test]
fn a_sheet_never_reaches_a_final_session() {
    let d = Desk::with_event("final");
    let csv = HEAD.to_owned() + "62.12,uji,K1,interview,3,,,,,Sri,\n";
    bring(&d, &csv);
    let path = d.store.find(sessions(&d)[0].session.session).expect("there");
    let (loaded, mut handle) = d.store.load(&path).expect("readable");
    let mut s = loaded.session;
    let stamp = asesor::domain::change::Stamp { at: s.timing.started, who: "Sri".to_owned() };
    asesor::domain::finalise::finalise(&loaded.instrument.instrument, &mut s, &stamp).expect("a draft");
    assert!(d.store.save(&mut handle, &s).main_fault().is_none());
    drop(handle);
    let before = d.everything();
    let (deed, report) = bring(&d, &(csv.clone() + "62.12,uji,K2,interview,3,,,,,Sri,\n"));
    assert_eq!((deed.changed, deed.same), (0, 1));
    assert_eq!(report.refused.iter().map(|r| r.line).collect::<Vec<_>>(), [3]);
    assert!(matches!(report.refused[0].why, RowProblem::Final(id) if id == s.session));
    assert_eq!(d.everything(), before);
    let (_, report) = bring(&d, &csv);
    assert!(report.refused.is_empty(), "what it says already is no complaint");
}

/// What may stand in a row.
fn row() -> impl Strategy<Value = (usize, usize, usize, usize, Option<i16>, String, String)> {
    let text = "[a-z ,;\"\n=|]{0,12}";
    (0..3usize, 0..2usize, 0..4usize, 0..3usize, prop::option::of(0i16..6), text, text)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_table_says_twice_is_as_once_and_the_levels_come_back(rows in prop::collection::vec(row(), 1..20)) {
        let d = Desk::with_event("twice");
        let regions = ["62.12", "34.04", "Kota Bandung"];
        let mut csv = HEAD.to_owned();
        let cell = |s: &str| format!("\"{}\"", s.replace('"', "\"\""));
        for (region, who, question, stage, level, note, evidence) in &rows {
            let level = level.map(|l| l.to_string()).unwrap_or_default();
            let stage = ["self", "desk", "interview"][*stage];
            let who = ["Sri", "Budi"][*who];
            writeln!(csv, "{},uji,K{},{stage},{level},,,{},{},{who},", regions[*region], question + 1, cell(evidence), cell(note))
                .expect("a string");
        }
        let (deed, report) = bring(&d, &csv);
        let repeated = |r: &asesor::domain::import::Refused| matches!(r.why, RowProblem::Repeated(_));
        prop_assert!(report.refused.iter().all(repeated), "{:?}", report.refused);
        prop_assert_eq!(deed.changed + deed.same + report.refused.len(), rows.len());
        let before = d.everything();
        let (again, _) = bring(&d, &csv);
        prop_assert_eq!((again.changed, again.made.len(), again.updated.len(), again.claims.len()), (0, 0, 0, 0));
        prop_assert_eq!(d.everything() == before, true);
        for h in sessions(&d) {
            let s = &h.session;
            for (question, a) in &s.answers {
                let want = rows.iter().find(|(r, w, n, t, ..)| {
                    let code = ["62.12", "34.04", "32.73"][*r];
                    code == s.region.code && ["Sri", "Budi"][*w] == s.assessor.name && *t == 2
                        && question.as_str() == format!("K{}", n + 1)
                });
                let level = want.and_then(|w| w.4).map(Rating::Level);
                prop_assert_eq!(a.interview_rating(), level, "{} {}", s.region.code, question);
            }
        }
    }
}
