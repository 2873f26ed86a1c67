//! What people see. A snapshot is the screen as text; each was looked at before
//! it was accepted.

pub mod app;
mod files;
mod guest;
mod keeping;
mod pace;
mod rules;

use app::{App, claims, finished, full, worked};
use asesor::app::Msg;
use asesor::app::msg::{SaveOutcome, Theme};
use asesor::base::fault::{Fault, FaultKind};
use asesor::domain::lang::Lang;
use std::fmt::Write as _;

const SIZES: [(u16, u16); 3] = [(40, 12), (80, 24), (120, 40)];

fn settings() -> insta::Settings {
    let mut s = insta::Settings::clone_current();
    s.set_prepend_module_to_snapshot(false);
    s.set_omit_expression(true);
    s
}

/// One snapshot of a screen in three sizes and both languages.
fn shots(name: &str, make: impl Fn(Lang) -> App, keys: &str) {
    let mut out = String::new();
    for lang in Lang::ALL {
        for (cols, rows) in SIZES {
            let mut app = make(lang).sized(cols, rows).keys(keys);
            let head = format!("=== {} {cols}x{rows} ", lang.tag());
            let _ = write!(out, "{head:=<80}\n{}\n", app.picture());
        }
    }
    settings().bind(|| insta::assert_snapshot!(name.to_owned(), out));
}

#[test]
fn interview_levels() {
    shots("levels", App::interview, "");
}

#[test]
fn interview_before_a_level_is_set() {
    shots("levels-empty", |l| App::open(l, worked(None), "4.1"), "");
}

#[test]
fn interview_with_a_claim_and_a_reason() {
    shots("reason", |l| App::open(l, worked(Some(claims())), "3.3"), "4<Enter>hanya sebagian dinas");
}

#[test]
fn interview_with_a_claim() {
    shots("claim", |l| App::open(l, worked(Some(claims())), "3.4"), "");
}

#[test]
fn interview_evidence() {
    shots("evidence", App::interview, "b<Down><Down>");
}

#[test]
fn interview_evidence_details() {
    shots("details", App::interview, "bk");
}

#[test]
fn interview_note() {
    shots("note", App::interview, "c Notulen belum dibawa.");
}

#[test]
fn interview_long_note() {
    let long = " Kami targetkan semua OPD akhir 2019.<Enter>".repeat(14);
    shots("note-long", App::interview, &format!("c{long}"));
}

#[test]
fn rubric() {
    shots("rubric", App::interview, "r<Down>");
}

#[test]
fn jump() {
    shots("jump", App::interview, "gdata<Down>");
}

#[test]
fn menu() {
    shots("menu", App::interview, "m<Down>");
}

#[test]
fn help() {
    shots("help", App::interview, "?");
}

#[test]
fn ask_not_applicable() {
    shots("ask", |l| App::open(l, worked(None), "1.2"), "x");
}

#[test]
fn ask_newer_copy() {
    shots("ask-copy", App::newer_copy, "");
}

#[test]
fn sessions() {
    shots("sessions", App::with_sessions, "<Down>");
}

#[test]
fn sessions_of_the_first_day() {
    shots(
        "sessions-empty",
        |l| {
            let mut a = App::list(l);
            a.send(Msg::Listed(Vec::new()));
            a
        },
        "",
    );
}

#[test]
fn files_that_do_not_count() {
    shots("sessions-marks", App::marked, "");
}

#[test]
fn welcome() {
    shots("welcome", App::first, "");
}

#[test]
fn practice() {
    shots("practice", App::practice, "3");
}

#[test]
fn search_before_anything_is_typed() {
    shots("search", App::with_sessions, "/");
}

#[test]
fn search_that_runs() {
    shots("search-running", App::searching, "");
}

#[test]
fn search_that_found() {
    shots("search-found", App::found, "<Down>");
}

#[test]
fn search_in_a_session() {
    shots("search-here", App::interview, "/metadata<Down>");
}

#[test]
fn reopen() {
    shots("reopen", App::with_sessions, "<Down><Down>mrdokumen baru");
}

#[test]
fn to_the_bin() {
    shots("to-bin", App::with_sessions, "<Del>bantul<Enter>");
}

#[test]
fn hand_over() {
    shots("hand-over", App::with_sessions, "mk/media/flash");
}

#[test]
fn handed_over() {
    shots("handed-over", App::handed, "");
}

#[test]
fn bin() {
    shots("bin", App::bin, "<Down>");
}

#[test]
fn copies_of_a_damaged_file() {
    shots("copies", App::copies, "<Down>");
}

#[test]
fn list_menu() {
    shots("sessions-menu", App::with_sessions, "m");
}

fn failing(outcome: SaveOutcome) -> impl Fn(Lang) -> App {
    move |l| {
        let mut a = App::interview(l);
        a.outcome = outcome.clone();
        a.keys("4")
    }
}

fn full_disk() -> Fault {
    Fault::new(FaultKind::NoSpace, "/media/flash/asesor/Sleman.json", "No space left on device (os error 28)")
}

#[test]
fn cannot_save() {
    shots("cannot-save", failing(SaveOutcome::SafetyOnly(full_disk())), "");
}

#[test]
fn changed_by_others() {
    let copy = "/media/flash/asesor/34.04_2019-02-22_6c26f8ad.conflict-1.json".into();
    let theirs = Fault::new(FaultKind::ChangedByOthers, "/media/flash/asesor/Sleman.json", "");
    shots("changed", failing(SaveOutcome::Diverted(theirs, copy)), "");
}

#[test]
fn new_session() {
    shots("new", App::with_sessions, "nslem<Down>");
}

#[test]
fn new_session_with_an_error() {
    shots("new-error", App::with_sessions, "nslem<Enter>besok<Enter>");
}

#[test]
fn summary() {
    shots("summary", App::interview, "ms<Down>");
}

#[test]
fn summary_of_a_whole_interview() {
    shots("summary-full", |l| App::open(l, full(), "1.1"), "ms");
}

#[test]
fn summary_in_ascii() {
    let make = |l| {
        let mut a = App::open(l, full(), "1.1");
        a.m.data.ascii = true;
        a
    };
    shots("summary-ascii", make, "ms");
}

#[test]
fn interview_in_ascii() {
    let make = |l| {
        let mut a = App::interview(l);
        a.m.data.ascii = true;
        a
    };
    shots("levels-ascii", make, "");
}

/// The screen, and below it a letter for the look of every cell: which role it
/// has. One theme with colour, one without.
#[test]
fn looks() {
    let mut out = String::new();
    for (name, keys) in [("levels", "3"), ("evidence", "b<Down>"), ("menu", "m")] {
        let mut app = App::interview(Lang::Id).sized(80, 24).keys(keys);
        app.m.data.theme = Theme::Dark;
        let _ = write!(out, "=== {name} \n{}\n", app.looks());
    }
    settings().bind(|| insta::assert_snapshot!("looks", out));
}

#[test]
fn summary_table() {
    shots("summary-table", |l| App::open(l, worked(Some(claims())), "3.2"), "msv");
}

#[test]
fn export() {
    shots("export", App::interview, "me<Down>");
}

#[test]
fn finalise() {
    shots("finalise", App::interview, "msf");
}

#[test]
fn narrow_windows() {
    let mut out = String::new();
    for (cols, rows) in [(50, 16), (60, 20), (45, 26), (100, 32)] {
        for keys in ["", "b<Down>", "c", "ms"] {
            let mut app = App::interview(Lang::Id).sized(cols, rows).keys(keys);
            let head = format!("=== {cols}x{rows} {keys} ");
            let _ = write!(out, "{head:=<80}\n{}\n", app.picture());
        }
    }
    settings().bind(|| insta::assert_snapshot!("narrow", out));
}

#[test]
fn final_session() {
    shots("final", |l| App::open(l, finished(), "1.1"), "");
    shots("read-only", |l| App::open(l, finished(), "1.1"), "<Enter>");
}

#[test]
fn too_small_a_window() {
    let mut app = App::interview(Lang::Id).sized(30, 8);
    settings().bind(|| insta::assert_snapshot!("too-small", app.picture()));
}

#[test]
fn follow_up_form() {
    shots("follow-up-form", App::interview, "tMinta kamus metadata 2019<Tab>Diskominfo");
}

#[test]
fn follow_ups_of_a_question() {
    shots("follow-ups", App::interview, "bd<Down>d<Esc>t<Up>");
}

#[test]
fn follow_ups_below_the_note() {
    shots("follow-ups-short", App::interview, "bd<Down>d<Down>d<Esc>m1m3");
}

#[test]
fn quotes() {
    let keys = "<Tab><Tab><Tab><Enter>Kabid Statistik<Tab>Kami targetkan semua perangkat daerah akhir 2019<Enter>";
    shots("quotes", App::interview, &format!("{keys}aBelum semua<Enter><Home>"));
}

#[test]
fn for_the_region() {
    shots("for-region", App::interview, "<Tab><Tab><Tab><Tab>Tetapkan standar data dengan peraturan bupati.");
}

#[test]
fn all_follow_ups() {
    shots("all-follow-ups", App::interview, "bd<Down>d<Esc>t<Enter>Tinjau standar<Tab>Bappeda<Tab>1 Maret<Enter>mf");
}

#[test]
fn session_data() {
    let keys = "md<Tab><Tab><Enter>82,5<Tab>2018<Tab>BPS<Enter><Shift-Tab>adr. Ani<Tab>Sekdin<Tab>198703152011012345";
    shots("session-data", App::interview, &format!("{keys}<Enter>"));
}

#[test]
fn session_data_member() {
    shots("session-data-member", App::interview, "md<Tab>aIr. Budi<Tab>Kadis<Tab>198703152011012345<Tab>");
}

#[test]
fn right_region() {
    shots("right-region", App::interview, "md<Enter>ban<Down>");
}
