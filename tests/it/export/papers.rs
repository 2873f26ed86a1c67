//! Minutes, summary, promises, attendance: what they say, and what they do not.

use super::{everything_with, file_of, instrument, session};
use asesor::base::ratio::decimal;
use asesor::domain::change::Stamp;
use asesor::domain::finalise::{code, finalise};
use asesor::domain::lang::Lang;
use asesor::domain::session::{EvidenceState, Session};
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
                if kind != Kind::Notes {
                    insta::assert_snapshot!(format!("paper_{name}"), file_of("md", &s, &paper));
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
    for said in ["Nama: ……", "Dasar pelaksanaan tidak dicatat.", "0 dari ", "Tidak ada tindakan yang disepakati."] {
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
        let with = |scores| {
            let options = Options { scores, ..Options::default() };
            file_of("md", &s, &Paper { kind, audience: Audience::Region, options, ..Paper::default() })
        };
        assert!(with(true).contains("3 Menyeluruh") && !with(false).contains("Menyeluruh"), "{kind:?}");
    }
}

#[test]
fn the_same_session_makes_the_same_papers() {
    let (i, s) = (instrument(), session());
    let all = || everything_with(&i, &s, Audience::Panel, &all_options());
    assert_eq!(all(), all());
}
