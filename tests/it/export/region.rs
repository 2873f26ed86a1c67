//! What the region must never get.

use super::{everything, everything_with, instrument, session};
use asesor::base::id::Id;
use asesor::domain::instrument::Instrument;
use asesor::domain::lang::{Lang, Localized};
use asesor::domain::session::{Answer, ClaimAnswer, Flag, Quote, Rated, Rating, Session, Supersedes, Support};
use asesor::report::{Audience, Kind, Options, Paper, SignOrder};
use proptest::prelude::*;

/// Words that stand for private things; none may reach the region.
const PRIVATE: [&str; 9] =
    ["ZQNOTE", "ZQREASON", "ZQDESK", "ZQQUOTE", "ZQREMARK", "ZQCLAIM", "ZQCONFLICT", "ZQLEVEL", "ZQREOPEN"];
const NIP: &str = "198703152011012345";

fn rating() -> impl Strategy<Value = Option<Rating>> {
    prop_oneof![
        Just(None),
        (0i16..=5).prop_map(|l| Some(Rating::Level(l))),
        Just(Some(Rating::Na)),
        Just(Some(Rating::Unverified))
    ]
}

/// Interview rating, claimed rating, support and a text of one question.
type Row = (Option<Rating>, Option<Rating>, Option<Support>, String);

fn answers() -> impl Strategy<Value = Vec<Row>> {
    let support = prop_oneof![Just(None), Just(Some(Support::Document)), Just(Some(Support::None))];
    proptest::collection::vec((rating(), rating(), support, "\\PC{0,30}"), 11)
}

/// The sample with marked private texts everywhere and these ratings.
fn marked(rows: &[Row]) -> (Instrument, Session) {
    let (mut i, mut s) = (instrument(), session());
    for scale in i.scales.values_mut() {
        for l in &mut scale.levels {
            let name = format!("ZQLEVEL{}", l.value);
            l.name = Localized::both(&name, &name);
        }
    }
    let at = s.timing.started;
    let ids: Vec<Id> = i.questions().map(|p| p.question.id.clone()).collect();
    for (id, (rating, claimed, support, text)) in ids.iter().zip(rows) {
        let a = s.answers.entry(id.clone()).or_insert_with(|| Answer::new(at));
        a.note = format!("{text}ZQNOTE{text}");
        a.interview = Some(Rated { rating: *rating, support: *support, reason: format!("ZQREASON{text}"), at });
        a.desk = Some(Rated { rating: *claimed, support: None, reason: format!("ZQDESK{text}"), at });
        a.quotes = vec![Quote { who: format!("ZQQUOTE{text}"), text: format!("ZQQUOTE{text}"), at }];
        a.flags.insert(Flag::Disputed);
        a.evidence.iter_mut().for_each(|e| e.remark = format!("ZQREMARK{text}"));
        if let Some(c) = &mut s.claim {
            let (explanation, evidence) = (format!("ZQCLAIM{text}"), vec![format!("ZQCLAIM{text}")]);
            c.answers.insert(id.clone(), ClaimAnswer { rating: *claimed, explanation, evidence });
        }
    }
    s.delegation.iter_mut().for_each(|d| d.nip = Some(NIP.to_owned()));
    if let Some(c) = &mut s.conflict {
        "ZQCONFLICT".clone_into(&mut c.text);
    }
    s.supersedes = Some(Supersedes {
        session: s.session,
        generation: 1,
        sha256: "ab".repeat(32),
        by: "ZQREOPEN".to_owned(),
        at,
        reason: "ZQREOPEN".to_owned(),
    });
    (i, s)
}

fn options() -> impl Strategy<Value = Options> {
    let order = prop_oneof![Just(SignOrder::RegionFirst), Just(SignOrder::AssessorsFirst)];
    let texts = proptest::collection::vec("\\PC{0,20}", 0..3);
    (any::<bool>(), any::<bool>(), texts, "\\PC{0,20}", any::<u32>(), order).prop_map(
        |(scores, nip, letterhead, number, copies, order)| Options { scores, nip, letterhead, number, copies, order },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_private_is_in_anything_made_for_the_region(rows in answers(), options in options()) {
        let (i, s) = marked(&rows);
        let region = everything_with(&i, &s, Audience::Region, &options);
        for word in PRIVATE {
            prop_assert!(options.scores && word == "ZQLEVEL" || !region.contains(word), "{word}");
        }
        prop_assert!(!region.contains(NIP) && !region.contains("…345"));
        let panel = everything(&i, &s, Audience::Panel);
        prop_assert!(!panel.contains(NIP), "the whole NIP is in the panel's paper");
        for word in PRIVATE {
            prop_assert!(word == "ZQLEVEL" || panel.contains(word), "the panel lost {word}");
        }
    }

    #[test]
    fn the_regions_paper_does_not_change_with_the_levels(rows in answers(), others in answers()) {
        // Only whether a question was rated may show, so both have the same ones rated.
        let others: Vec<_> = rows
            .iter()
            .zip(others)
            .map(|(r, o)| (r.0.map(|_| o.0.unwrap_or(Rating::Level(0))), o.1, o.2, o.3))
            .collect();
        let ((i, a), (_, b)) = (marked(&rows), marked(&others));
        prop_assert_eq!(everything(&i, &a, Audience::Region), everything(&i, &b, Audience::Region));
        // What both sides sign, and what is handed over, tells no level to the panel either.
        for kind in [Kind::Minutes, Kind::Promises, Kind::Attendance] {
            for lang in Lang::ALL {
                let paper = Paper { kind, lang, ..Paper::default() };
                prop_assert_eq!(paper.document(&i, &a), paper.document(&i, &b));
            }
        }
    }
}
