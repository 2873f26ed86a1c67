//! Walks every built-in instrument: what an assessor says to a Bupati must be
//! complete, once, and not the same sentence fifty-six times.

use crate::support::{BANK, bank};
use asesor::base::text::fold;
use asesor::domain::instrument::{IndexUnit, Instrument, QuestionKind};
use asesor::domain::instrument_check::{check, parse};
use asesor::domain::lang::Localized;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const LANGS: [&str; 2] = ["id", "en"];

/// Every built-in instrument with its file name.
fn built_in() -> Vec<(String, Instrument)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/instruments");
    let mut out: Vec<(String, Instrument)> = std::fs::read_dir(folder)
        .expect("the folder of instruments")
        .map(|f| {
            let path = f.expect("an entry").path();
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let bytes = std::fs::read(&path).expect("readable");
            let i = parse(&bytes).unwrap_or_else(|p| panic!("{name}: {p:?}"));
            (name, i)
        })
        .collect();
    out.sort_by(|a, b| a.0.cmp(&b.0));
    out
}

fn text<'a>(t: &'a Localized, tag: &str) -> &'a str {
    t.0.get(tag).map_or("", String::as_str)
}

fn words(s: &str) -> Vec<String> {
    fold(s).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Every text of an instrument with its place.
fn texts(i: &Instrument) -> Vec<(String, &Localized)> {
    let mut out = vec![("title".to_owned(), &i.title), ("notice".to_owned(), &i.notice)];
    for s in i.scales.values() {
        out.extend(s.levels.iter().map(|l| (format!("level {}", l.value), &l.name)));
    }
    for p in &i.predicates {
        out.extend([(format!("band {}", p.from), &p.title), (format!("band {} source", p.from), &p.source)]);
    }
    for c in &i.context {
        out.push((format!("context {}", c.id), &c.title));
        out.extend(c.unit.iter().map(|u| (format!("context {} unit", c.id), u)));
        out.extend(c.choices.iter().map(|x| (format!("context {} choice {}", c.id, x.id), &x.title)));
    }
    for a in &i.aspects {
        out.extend([(format!("aspect {}", a.id), &a.title), (format!("aspect {} short", a.id), &a.short)]);
    }
    for p in i.questions() {
        let q = p.question;
        let place = |what: String| format!("{} {what}", q.id);
        out.extend([(place("title".into()), &q.title), (place("text".into()), &q.text)]);
        out.extend(q.probes.iter().enumerate().map(|(n, t)| (place(format!("probe {n}")), t)));
        out.extend(q.anchors.iter().map(|a| (place(format!("anchor {}", a.level)), &a.text)));
        out.extend(q.evidence.iter().map(|e| (place(format!("evidence {}", e.id)), &e.title)));
        out.extend(q.trap.iter().map(|t| (place("trap".into()), t)));
        out.extend(q.basis.iter().map(|b| (place("basis".into()), &b.title)));
    }
    out
}

#[test]
fn every_built_in_instrument_can_be_read_and_says_everything_in_both_languages() {
    let all = built_in();
    assert!(!all.is_empty());
    for (name, i) in &all {
        assert_eq!(check(i), [], "{name}");
        assert_eq!(i.id.as_str(), name, "the file is named after its id");
        for (place, t) in texts(i) {
            for tag in LANGS {
                let s = text(t, tag);
                assert!(!s.trim().is_empty(), "{name}: {place} has no {tag}");
                assert_eq!(s.trim(), s, "{name}: {place} begins or ends with a space");
                assert!(!s.contains("  ") && !s.contains('\n'), "{name}: {place} {s:?}");
                assert_eq!(asesor::base::text::visible(s), s, "{name}: {place} holds a hidden character");
            }
            assert_eq!(t.0.len(), LANGS.len(), "{name}: {place} has a language nobody reads");
        }
    }
}

#[test]
fn the_seven_aspects_stand_in_the_order_of_the_assessment_with_eight_questions_each() {
    let i = bank();
    let ids: Vec<&str> = i.aspects.iter().map(|a| a.id.as_str()).collect();
    assert_eq!(ids, ["komitmen", "kebijakan", "visi", "anggaran", "infrastruktur", "integrasi", "keamanan"]);
    for a in &i.aspects {
        assert_eq!(a.questions.len(), 8, "{}", a.id);
        assert!(a.questions.iter().all(|q| q.kind == QuestionKind::Level), "{}", a.id);
    }
    assert_eq!(i.reference_date.map(|d| d.to_string()).as_deref(), Some("2019-02-22"));
    assert_eq!((i.statement_cap, i.index), (Some(2), IndexUnit::Scale));
    let bands: Vec<&str> = i.predicates.iter().map(|p| p.from.as_str()).collect();
    assert_eq!(bands, ["4.2", "3.5", "2.6", "1.8", "0"]);
    for p in &i.predicates {
        assert!(text(&p.source, "id").contains("SPBE") && text(&p.source, "en").contains("SPBE"), "{}", p.from);
    }
}

#[test]
fn weights_are_equal_and_positive_so_that_nobody_is_favoured_in_silence() {
    for (name, i) in built_in() {
        let aspects: BTreeSet<u32> = i.aspects.iter().map(|a| a.weight).collect();
        let questions: BTreeSet<u32> = i.questions().map(|p| p.question.weight()).collect();
        assert_eq!((aspects.len(), questions.len()), (1, 1), "{name}");
        assert!(!aspects.contains(&0) && !questions.contains(&0), "{name}");
    }
}

#[test]
fn every_question_has_what_the_table_needs() {
    for (name, i) in built_in() {
        for p in i.questions() {
            let q = p.question;
            let at = format!("{name} {}", q.id);
            let levels: Vec<i16> = q.anchors.iter().map(|a| a.level).collect();
            assert_eq!(levels, [0, 1, 2, 3, 4, 5], "{at}");
            assert!((3..=5).contains(&q.evidence.len()), "{at}: {} evidence items", q.evidence.len());
            assert!((2..=3).contains(&q.probes.len()), "{at}: {} probes", q.probes.len());
            assert!(q.trap.is_some() && !q.basis.is_empty(), "{at}");
            for b in &q.basis {
                assert!(Some(b.date) <= i.reference_date, "{at}: basis of {}", b.date);
            }
            for e in &q.evidence {
                let needed = q.anchors.iter().any(|a| a.evidence.contains(&e.id));
                assert!(needed, "{at}: {} is asked for and no level needs it", e.id);
            }
            for tag in LANGS {
                assert!(text(&q.text, tag).ends_with('?'), "{at}: the main question asks");
                for pr in &q.probes {
                    assert!(text(pr, tag).ends_with('?'), "{at}: {}", text(pr, tag));
                }
                for a in &q.anchors {
                    let n = text(&a.text, tag).split_whitespace().count();
                    assert!(n <= 25, "{at}: anchor {} has {n} words in {tag}", a.level);
                }
            }
        }
    }
}

#[test]
fn every_text_fits_the_place_it_is_shown_in() {
    for (name, i) in built_in() {
        let fits = |place: &str, t: &Localized, most: usize| {
            for tag in LANGS {
                let w = asesor::base::text::width(text(t, tag));
                assert!(w <= most, "{name}: {place}: {w} columns of {most}: {}", text(t, tag));
            }
        };
        for a in &i.aspects {
            fits(a.id.as_str(), &a.short, 18);
        }
        for p in i.questions() {
            let q = p.question;
            fits(&format!("{} title", q.id), &q.title, 40);
            // Two lines of the 80-column screen, less the number in front.
            fits(&format!("{} text", q.id), &q.text, 2 * 74);
            for e in &q.evidence {
                fits(&format!("{} title", e.id), &e.title, 70);
            }
            for pr in &q.probes {
                fits(&format!("{} probe", q.id), pr, 2 * 74);
            }
            if let Some(trap) = &q.trap {
                fits(&format!("{} trap", q.id), trap, 200);
            }
        }
    }
}

#[test]
fn no_id_stands_for_two_things() {
    for (name, i) in built_in() {
        let mut seen = BTreeSet::new();
        let questions = i.questions().map(|p| &p.question.id);
        let evidence = i.questions().flat_map(|p| p.question.evidence.iter().map(|e| &e.id));
        for x in questions.chain(evidence) {
            assert!(seen.insert(x.as_str().to_ascii_lowercase()), "{name}: {x} twice");
        }
    }
}

#[test]
fn no_anchor_stands_anywhere_else() {
    for (name, i) in built_in() {
        for tag in LANGS {
            let mut seen: BTreeMap<String, String> = BTreeMap::new();
            let (anchors, others): (Vec<_>, Vec<_>) =
                texts(&i).into_iter().partition(|(place, _)| place.contains(" anchor "));
            for (place, t) in anchors {
                if let Some(before) = seen.insert(fold(text(t, tag)), place.clone()) {
                    panic!("{name} {tag}: {place} says the same as {before}");
                }
            }
            for (place, t) in others {
                let same = seen.get(&fold(text(t, tag)));
                assert!(same.is_none(), "{name} {tag}: {place} says the same as {same:?}");
            }
        }
    }
}

#[test]
fn no_sentence_frame_is_used_in_more_than_three_questions() {
    let mut found = Vec::new();
    for (name, i) in built_in() {
        for tag in LANGS {
            let mut frames: BTreeMap<(&str, &str, String), BTreeSet<&str>> = BTreeMap::new();
            for p in i.questions() {
                let q = p.question;
                let mut note = |kind: &'static str, n: usize, t: &Localized| {
                    let w = words(text(t, tag));
                    if w.len() >= n {
                        let ends = [("begins", w[..n].join(" ")), ("ends", w[w.len() - n..].join(" "))];
                        for (end, frame) in ends {
                            frames.entry((kind, end, frame)).or_default().insert(q.id.as_str());
                        }
                    }
                };
                note("question", 3, &q.text);
                q.anchors.iter().for_each(|a| note("anchor", 4, &a.text));
                q.probes.iter().for_each(|t| note("probe", 4, t));
                q.trap.iter().for_each(|t| note("trap", 4, t));
            }
            let too_often = frames.iter().filter(|(_, q)| q.len() > 3);
            found.extend(too_often.map(|((kind, end, f), q)| format!("{name} {tag}: {kind} {end} “{f}”: {q:?}")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_bank_read_and_written_again_is_the_same_bank() {
    let bytes = serde_json::to_vec(&*bank()).expect("serialises");
    assert_eq!(parse(&bytes).as_ref(), Ok(&*bank()));
    let a: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    let b: serde_json::Value = serde_json::from_slice(BANK).expect("JSON");
    let fields = |v: &serde_json::Value| v.as_object().map(|o| o.keys().cloned().collect::<Vec<_>>());
    assert_eq!(fields(&a), fields(&b), "no field of the file is dropped");
}
