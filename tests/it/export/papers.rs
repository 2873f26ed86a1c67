//! Minutes, summary, promises, attendance: what they say, and what they do not.

use super::{TEXTS, everything_with, file_of, html, instrument, session};
use asesor::base::ratio::decimal;
use asesor::domain::change::Stamp;
use asesor::domain::finalise::{code, finalise};
use asesor::domain::lang::Lang;
use asesor::domain::session::{EvidenceState, Pause, Session, Supersedes};
use asesor::report::{Audience, Block, Cell, Document, Kind, Options, Paper, SignOrder};
use std::fmt::Write as _;

/// Everything an office can ask for.
fn all_options() -> Options {
    Options {
        scores: true,
        nip: true,
        letterhead: vec!["PEMERINTAH CONTOH".to_owned(), "Jalan Contoh Nomor 1, Ciputat".to_owned()],
        number: "094/17/II/2019".to_owned(),
        copies: 3,
        order: SignOrder::AssessorsFirst,
    }
}

fn final_session() -> Session {
    let (i, mut s) = (instrument(), session());
    s.practice = false;
    let at = s.timing.started.plus_seconds(3000);
    finalise(&i, &mut s, &Stamp { who: "Rina".to_owned(), at }).expect("it is a draft");
    s
}

fn sheets(d: &Document) -> String {
    let cell = |c: &Cell| match c {
        Cell::Empty => String::new(),
        Cell::Text(s) => s.replace('\n', "⏎"),
        Cell::Number(r) => format!("#{}", decimal(r, 2)),
        Cell::Date(d) => format!("@{d}"),
        Cell::Moment(t) => format!("@{t}"),
    };
    let mut out = String::new();
    for sheet in d.sheets() {
        let heads: Vec<String> = sheet.fields().iter().map(|f| format!("{}:{:?}", f.head, f.kind)).collect();
        writeln!(out, "== {}\n{}", sheet.name(), heads.join(" | ")).expect("into a string");
        for row in sheet.rows() {
            writeln!(out, "{}", row.iter().map(cell).collect::<Vec<_>>().join(" | ")).expect("into a string");
        }
    }
    out
}

#[test]
fn every_paper_says_what_it_said_before() {
    let (i, s) = (instrument(), session());
    for kind in Kind::ALL {
        for lang in Lang::ALL {
            for audience in Audience::ALL {
                let paper = Paper { kind, audience, lang, options: Options::default() };
                let name = format!("{}_{}_{}", kind.id(), lang.tag(), audience.id());
                // Notes stand in `export.rs`; what the formats that are not text say, in
                // `golden.rs`.
                for f in
                    TEXTS.into_iter().filter(|f| kind != Kind::Notes && (*f == "md" || audience == Audience::Panel))
                {
                    let text = file_of(f, &s, &paper);
                    let text = if f == "html" { html::without_style(&text) } else { text };
                    let name = if f == "md" { format!("paper_{name}") } else { format!("paper_{name}_{f}") };
                    insta::assert_snapshot!(name, text);
                }
                if lang == Lang::Id {
                    insta::assert_snapshot!(format!("sheets_{name}"), sheets(&paper.document(&i, &s)));
                }
            }
        }
    }
}

#[test]
fn a_paper_with_everything_asked_for_says_what_it_said_before() {
    let s = final_session();
    for kind in [Kind::Notes, Kind::Minutes, Kind::Summary] {
        for audience in Audience::ALL {
            let paper = Paper { kind, audience, lang: Lang::Id, options: all_options() };
            insta::assert_snapshot!(format!("paper_full_{}_{}", kind.id(), audience.id()), file_of("md", &s, &paper));
        }
    }
}

#[test]
fn the_minutes_have_every_part_an_office_looks_for() {
    let s = final_session();
    let paper = Paper { kind: Kind::Minutes, options: all_options(), ..Paper::default() };
    let d = paper.document(&instrument(), &s);
    assert_eq!(d.head_lines(), all_options().letterhead);
    assert_eq!(d.title(), "BERITA ACARA");
    let text = format!("{:?}", d.blocks());
    for part in [
        "NOMOR: 094/17/II/2019",
        "Pada hari ini, Jumat, tanggal dua puluh dua, bulan Februari, tahun dua ribu sembilan belas (22-02-2019), \
         bertempat di Pustiknas, Ciputat, Ruang 3",
        "nama pada nomor 2 dan 3 selanjutnya bersama-sama disebut PIHAK KEDUA.",
        "Pemerintah Kabupaten Contoh Raya",
        "Surat tugas delegasi nomor 094/112/2019, tanggal 20 Februari 2019",
        "pukul 09.02 sampai dengan pukul 09.52 WIB",
        "188/45/KEP/2018, 2 Oktober 2018",
        "Notulen rapat | Januari",
        "Terima kasih.\\nMohon salinan berita acara.",
        "dalam tiga rangkap yang sama bunyinya",
        "NIP. 197003151995031002",
    ] {
        assert!(text.contains(part), "{part} is not in the minutes");
    }
    let signed: Vec<&str> = d
        .blocks()
        .iter()
        .filter_map(|b| if let Block::Signatures(all) = b { Some(all) } else { None })
        .flatten()
        .map(|x| x.name.as_str())
        .collect();
    assert_eq!(signed, ["Rina Wulandari", "Ir. Budi Santoso, M.T.", "Dr. Agus Wirawan, M.Si."]);
    assert!(d.told().check == code(&s) && d.told().label.is_empty());
}

#[test]
fn the_code_on_the_minutes_is_that_of_the_session_file_and_a_draft_has_none() {
    use sha2::{Digest, Sha256};
    let codes = |s: &Session| -> Vec<String> {
        let d = Paper { kind: Kind::Minutes, ..Paper::default() }.document(&instrument(), s);
        d.blocks().iter().filter_map(|b| if let Block::Code(c) = b { Some(c.payload.clone()) } else { None }).collect()
    };
    let s = final_session();
    let body = serde_json::to_vec(&s).expect("serialises");
    let hash = Sha256::digest(&body).iter().fold(String::new(), |all, b| format!("{all}{b:02x}"));
    assert_eq!(codes(&s), [hash]);
    assert_eq!(codes(&session()), [""; 0]);
    let draft = Paper { kind: Kind::Minutes, ..Paper::default() }.document(&instrument(), &session());
    assert_eq!((draft.told().check.as_str(), draft.told().label.as_str()), ("", "SEMENTARA · DATA CONTOH"));
}

#[test]
fn nobody_signs_an_empty_line_without_dots_and_no_list_comes_out_blank() {
    let (i, mut s) = (instrument(), session());
    s.delegation.clear();
    s.follow_ups.clear();
    s.answers.clear();
    s.event = None;
    s.team = None;
    s.mandate = None;
    s.assessor.institution.clear();
    for kind in Kind::ALL {
        let d = Paper { kind, ..Paper::default() }.document(&i, &s);
        assert!(!d.sheets().is_empty(), "{kind:?} has nothing for a spreadsheet");
        for b in d.blocks() {
            if let Block::Signatures(all) = b {
                assert!(all.iter().all(|x| !x.name.trim().is_empty()), "{kind:?}");
            }
        }
    }
    let md = |kind| file_of("md", &s, &Paper { kind, ..Paper::default() });
    let minutes = md(Kind::Minutes);
    for said in ["Nama: ……", "Dasar pelaksanaan tidak dicatat.", "0 dari "] {
        assert!(minutes.contains(said), "{said}");
    }
    assert!(md(Kind::Promises).contains("Tidak ada janji"));
    assert!(md(Kind::Attendance).contains("| 8 |"));
    assert!(md(Kind::Summary).contains("Belum ada tingkat yang dihitung."));
}

#[test]
fn a_promise_noted_in_one_place_only_is_on_every_list() {
    let (i, s) = (instrument(), session());
    let a = s.answers.values().flat_map(|a| &a.evidence).filter(|e| e.state == EvidenceState::Promised).count();
    assert_eq!((a, s.follow_ups.len()), (2, 3), "the sample has one promise without a follow-up");
    assert_eq!(asesor::report::promises::all(&i, &s, Lang::Id).len(), 4);
    for kind in [Kind::Minutes, Kind::Promises, Kind::Summary] {
        assert!(file_of("md", &s, &Paper { kind, ..Paper::default() }).contains("SK dewan"), "{kind:?}");
    }
}

#[test]
fn every_figure_of_a_picture_stands_in_a_table_or_fact() {
    use asesor::i18n::number::score;
    let d = Paper { kind: Kind::Summary, ..Paper::default() }.document(&instrument(), &session());
    let cells: Vec<&String> = d
        .blocks()
        .iter()
        .filter_map(|b| if let Block::Table(t) = b { Some(t.rows.iter().flatten()) } else { None })
        .flatten()
        .collect();
    let mut figures = 0;
    for b in d.blocks() {
        let Block::Chart(c) = b else { continue };
        for v in c.series.iter().flat_map(|s| &s.values).flatten() {
            figures += 1;
            assert!(cells.contains(&&score(Lang::Id, v)), "{v} is in a picture only");
        }
    }
    assert!(figures > 4, "the pictures are empty");
}

#[test]
fn levels_reach_the_region_on_demand_only() {
    let s = session();
    for kind in [Kind::Notes, Kind::Minutes, Kind::Summary] {
        for f in TEXTS {
            let with = |scores| {
                let options = Options { scores, ..Options::default() };
                file_of(f, &s, &Paper { kind, audience: Audience::Region, options, ..Paper::default() })
            };
            assert!(!with(false).contains("Menyeluruh"), "{kind:?} {f}");
            // The main table of a summary has the figures of aspects.
            assert!(with(true).contains("Menyeluruh") || (kind, f) == (Kind::Summary, "csv"), "{kind:?} {f}");
        }
    }
}

#[test]
fn the_same_session_makes_the_same_papers() {
    let (i, s) = (instrument(), session());
    let all = || everything_with(&i, &s, Audience::Panel, &all_options());
    assert_eq!(all(), all());
}

fn minutes(s: &Session, lang: Lang) -> String {
    file_of("md", s, &Paper { kind: Kind::Minutes, lang, ..Paper::default() })
}

#[test]
fn every_place_to_sign_says_whose_it_is() {
    let mut s = session();
    s.delegation.iter_mut().for_each(|x| x.signs = true);
    for order in [SignOrder::RegionFirst, SignOrder::AssessorsFirst] {
        let options = Options { order, ..Options::default() };
        let d = Paper { kind: Kind::Minutes, options, ..Paper::default() }.document(&instrument(), &s);
        let all = d.blocks().iter().find_map(|b| if let Block::Signatures(all) = b { Some(all) } else { None });
        let parties: Vec<&str> = all.expect("places to sign").iter().map(|x| x.party.as_str()).collect();
        assert_eq!(parties.len(), s.delegation.len() + 1);
        assert_eq!(parties.iter().filter(|p| **p == "PIHAK KEDUA").count(), s.delegation.len());
        assert_eq!(parties.iter().filter(|p| **p == "PIHAK PERTAMA").count(), 1);
    }
}

#[test]
fn a_session_made_final_on_another_day_says_which_and_its_reopening_is_no_break() {
    let mut s = session();
    let start = s.timing.started;
    s.timing.ended = Some(start.plus_seconds(86_400 - 3600));
    assert!(minutes(&s, Lang::Id).contains("tanggal 23 Februari 2019"), "{}", minutes(&s, Lang::Id));
    let (from, to) = (start.plus_seconds(3600), start.plus_seconds(10 * 86_400));
    s.timing.ended = Some(to.plus_seconds(600));
    s.timing.pauses = vec![Pause { from, to: Some(to) }];
    assert!(minutes(&s, Lang::Id).contains("jeda"));
    s.supersedes = Some(Supersedes {
        session: s.session,
        generation: 1,
        sha256: String::new(),
        by: "Rina".to_owned(),
        at: to,
        reason: "salah".to_owned(),
    });
    assert!(!minutes(&s, Lang::Id).contains("jeda"));
}

#[test]
fn a_document_that_was_shown_is_no_longer_promised() {
    let mut s = session();
    let f = s.follow_ups.iter_mut().find(|f| f.evidence.is_some()).expect("a promised document");
    f.owner = "Budi Penanggung Jawab".to_owned();
    let (q, id) = (f.question.clone().expect("a question"), f.evidence.clone().expect("evidence"));
    let listed = |s: &Session| {
        let kinds = [Kind::Notes, Kind::Minutes, Kind::Summary, Kind::Promises];
        kinds.map(|kind| file_of("md", s, &Paper { kind, ..Paper::default() }).contains("Budi Penanggung Jawab"))
    };
    assert_eq!(listed(&s), [true; 4]);
    let a = s.answers.get_mut(&q).expect("an answer");
    a.evidence.iter_mut().find(|e| e.id == id).expect("the evidence").state = EvidenceState::Seen;
    assert_eq!(listed(&s), [false; 4]);
}

#[test]
fn english_minutes_write_typed_days_in_english() {
    let mut s = session();
    s.mandate.as_mut().expect("a letter").date = "20 Februari 2019".to_owned();
    assert!(minutes(&s, Lang::En).contains("20 February 2019"));
    s.mandate.as_mut().expect("a letter").date = "awal tahun".to_owned();
    assert!(minutes(&s, Lang::En).contains("awal tahun"), "what is no day stands as it was typed");
}
