//! What holds on every screen at every size.

use super::app::{App, claims, finished, fresh, full, now, worked};
use asesor::app::Msg;
use asesor::app::msg::{SaveOutcome, Theme, Written};
use asesor::base::fault::{Fault, FaultKind};
use asesor::domain::lang::Lang;
use std::collections::BTreeSet;
use std::path::PathBuf;

type Make = fn() -> App;

/// Every screen and everything that can lie over one.
const SCREENS: &[(&str, Make)] = &[
    ("sessions", || App::with_sessions(Lang::Id)),
    ("loading", || App::list(Lang::Id)),
    ("new", || App::with_sessions(Lang::En).keys("nkota")),
    ("new, wrong day", || App::with_sessions(Lang::Id).keys("nslem<Enter>x<Enter>")),
    ("levels", || App::interview(Lang::Id)),
    ("levels, claimed", || App::open(Lang::En, worked(Some(claims())), "3.4")),
    ("reason", || App::open(Lang::Id, worked(Some(claims())), "3.3").keys("4<Enter>sebab")),
    ("evidence", || App::interview(Lang::En).keys("b<Down>")),
    ("details", || App::interview(Lang::Id).keys("bk<Tab>")),
    ("further evidence", || App::interview(Lang::Id).keys("b<End> Perda")),
    ("note", || App::interview(Lang::Id).keys("c")),
    ("long note", || App::interview(Lang::En).keys(&format!("c{}", "kata panjang sekali<Enter>".repeat(40)))),
    ("rubric", || App::interview(Lang::Id).keys("r")),
    ("jump", || App::interview(Lang::Id).keys("g")),
    ("jump, nothing found", || App::interview(Lang::En).keys("gzzzz<Tab>")),
    ("menu", || App::interview(Lang::Id).keys("m<Up>")),
    ("help", || App::interview(Lang::En).keys("?<PgDn>")),
    ("not applicable", || App::open(Lang::Id, worked(None), "1.2").keys("x")),
    ("newer copy", || App::newer_copy(Lang::Id)),
    ("paste", || {
        let mut a = App::interview(Lang::Id);
        a.send(Msg::Paste { text: "satu\ndua\ntiga \u{65e5}\u{672c}".into(), at: now() });
        a
    }),
    ("leave unsaved", || failing(SaveOutcome::Neither(fault(), fault())).keys("mp")),
    ("summary", || App::interview(Lang::Id).keys("ms")),
    ("summary, all answered", || App::open(Lang::En, full(), "1.1").keys("ms")),
    ("summary, nothing answered", || App::open(Lang::Id, fresh("34.04", 9, None), "1.1").keys("ms")),
    ("summary, final", || App::open(Lang::Id, finished(), "1.1")),
    ("table", || App::open(Lang::En, worked(Some(claims())), "3.2").keys("msv")),
    ("export", || App::interview(Lang::Id).keys("me")),
    ("exported", || {
        let mut a = App::interview(Lang::Id).keys("me<Enter>");
        a.send(Msg::Exported(Written {
            files: vec![PathBuf::from("/home/sri/asesor/ekspor/Sleman-2019-02-22.md")],
            ..Written::default()
        }));
        a
    }),
    ("finalise", || App::interview(Lang::Id).keys("msf<Down>")),
    ("finalise, end", || App::interview(Lang::En).keys("msf<End>")),
    ("read-only", || App::open(Lang::Id, finished(), "1.1").keys("<Enter>")),
    ("desk review", || App::open(Lang::Id, super::pace::reviewed(), "3.3").keys("m8")),
    ("chain", || App::open(Lang::En, super::pace::reviewed(), "3.3")),
    ("chain table", || App::open(Lang::Id, super::pace::reviewed(), "3.3").keys("msv")),
    ("paused", || App::interview(Lang::Id).keys("mj")),
    ("must ask", || App::interview(Lang::En).keys("m6<Down>")),
    ("read aloud", || App::interview(Lang::Id).keys("m7")),
    ("guest", || App::interview(Lang::Id).keys(".")),
    ("guest, evidence", || App::interview(Lang::En).keys(".b<Down>")),
    ("guest, note", || App::interview(Lang::Id).keys(".c")),
    ("guest list", || App::interview(Lang::Id).keys(".<Esc>")),
    ("guest summary", || App::interview(Lang::Id).keys(".ms<Down>")),
    ("guest, hidden", || App::interview(Lang::Id).keys(".me")),
    ("ascii", || ascii(App::interview(Lang::Id))),
    ("ascii summary", || ascii(App::open(Lang::En, full(), "1.1").keys("ms"))),
    ("marks", || App::marked(Lang::Id)),
    ("welcome", || App::first(Lang::Id)),
    ("welcome, ascii", || ascii(App::first(Lang::En))),
    ("practice", || App::practice(Lang::Id)),
    ("practice, note", || App::practice(Lang::En).keys("3c")),
    ("practice, summary", || App::practice(Lang::Id).keys("ms")),
    ("search, empty", || App::with_sessions(Lang::Id).keys("/")),
    ("search, running", || App::searching(Lang::En)),
    ("search, found", || App::found(Lang::Id)),
    ("search in the session", || App::interview(Lang::En).keys("/metadata<Down>")),
    ("reopen", || App::with_sessions(Lang::Id).keys("<Down><Down>mr<Enter>")),
    ("to the bin", || App::with_sessions(Lang::En).keys("<Del>x<Enter>")),
    ("hand over", || App::with_sessions(Lang::Id).keys("mk/media/flash")),
    ("bin", || App::bin(Lang::Id)),
    ("bin, empty", || App::with_sessions(Lang::Id).keys("mb")),
    ("copies", || App::copies(Lang::Id)),
    ("handed over", || App::handed(Lang::Id)),
    ("cannot save", || failing_open(SaveOutcome::SafetyOnly(fault()))),
    ("cannot save anywhere", || failing_open(SaveOutcome::Neither(fault(), fault()))),
    ("changed by others", || {
        failing_open(SaveOutcome::Diverted(fault(), PathBuf::from("/media/flash/asesor/Sleman.konflik.json")))
    }),
    ("save that takes long", || App::slow(Lang::Id)),
    ("cannot save, looked at", || super::files::full(Lang::En)),
    ("elsewhere", || super::files::full(Lang::Id).keys("<Enter>/media")),
    ("two versions", || App::changed(Lang::Id)),
    ("two versions, compared", || App::changed(Lang::En).keys("<Right><Enter>")),
    ("edited outside", || App::edited(Lang::Id, true)),
    ("edited outside, alone", || App::edited(Lang::En, false)),
    ("newer copy, compared", || App::newer_copy(Lang::Id).keys("<Right><Enter><Down>")),
    ("folder takes no writing", || App::shut_folder(Lang::Id)),
    ("first follow-up", || App::interview(Lang::Id).keys("tSalinan SK<Tab>Bappeda")),
    ("follow-ups", || App::interview(Lang::En).keys("tSalinan SK<Enter>t<Up>")),
    ("quotes", || App::interview(Lang::Id).keys("<Tab><Tab><Tab><Enter>Kadis<Tab>siap<Enter><Home>")),
    ("quote", || App::interview(Lang::Id).keys("<Tab><Tab><Tab><Enter>Kadis")),
    ("for the region", || App::interview(Lang::En).keys("<Tab><Tab><Tab><Tab>Adopt the rule")),
    ("for the region, read", || App::open(Lang::Id, finished(), "1.1").keys("<Enter><Tab><Tab><Tab>")),
    ("all follow-ups", || App::interview(Lang::Id).keys("tSalinan SK<Tab>Bappeda<Enter>mf")),
    ("all follow-ups, none", || App::interview(Lang::En).keys("mf")),
    ("session data", || App::interview(Lang::Id).keys("md<End><Up>")),
    ("member", || App::interview(Lang::En).keys("md<Tab><Enter><Tab><Tab>198703152011012345")),
    ("remark", || App::interview(Lang::Id).keys("md<End><Enter>cukup")),
    ("right region", || App::interview(Lang::Id).keys("md<Enter>ban<Down>")),
    ("right region, nothing typed", || App::interview(Lang::En).keys("md<Enter>")),
    ("marked", || App::interview(Lang::Id).keys("m1m2m3")),
    ("trouble", || failing(SaveOutcome::SafetyOnly(fault()))),
];

fn fault() -> Fault {
    Fault::new(FaultKind::NoSpace, "/media/flash/asesor/Sleman.json", "No space left on device (os error 28)")
}

/// A save failed, and what is said about it once is still there.
fn failing_open(outcome: SaveOutcome) -> App {
    let mut a = App::interview(Lang::Id);
    a.outcome = outcome;
    a.keys("4")
}

fn failing(outcome: SaveOutcome) -> App {
    failing_open(outcome).keys("<Esc>")
}

fn ascii(mut a: App) -> App {
    a.m.data.ascii = true;
    a
}

fn at(app: &mut App, cols: u16, rows: u16) -> String {
    app.m.data.size = (cols, rows);
    app.text_at(cols, rows)
}

/// Draws and looks at nothing: a test of sizes is about not falling over.
fn only_draw(app: &mut App, cols: u16, rows: u16) {
    app.m.data.size = (cols, rows);
    app.draw(cols, rows);
}

#[test]
fn no_window_however_small_makes_the_program_fall_over() {
    for (_, make) in SCREENS {
        let mut app = make();
        for cols in 0..=44 {
            for rows in 0..=16 {
                only_draw(&mut app, cols, rows);
            }
        }
    }
}

const HEIGHTS: [u16; 6] = [11, 12, 16, 24, 34, 50];
const WIDTHS: [u16; 6] = [39, 40, 50, 80, 110, 200];

/// Every width at six heights and every height at six widths, for every fourth
/// screen: four tests, so that they run side by side.
fn sweep(part: usize) {
    for (_, make) in SCREENS.iter().skip(part).step_by(4) {
        let mut app = make();
        for cols in 0..=200 {
            for rows in HEIGHTS {
                only_draw(&mut app, cols, rows);
            }
        }
        for rows in 0..=60 {
            for cols in WIDTHS {
                only_draw(&mut app, cols, rows);
            }
        }
    }
}

#[test]
fn no_window_of_any_size_makes_the_program_fall_over_1() {
    sweep(0);
}

#[test]
fn no_window_of_any_size_makes_the_program_fall_over_2() {
    sweep(1);
}

#[test]
fn no_window_of_any_size_makes_the_program_fall_over_3() {
    sweep(2);
}

#[test]
fn no_window_of_any_size_makes_the_program_fall_over_4() {
    sweep(3);
}

#[test]
fn a_window_that_changed_while_drawing_makes_nothing_fall_over() {
    for (_, make) in SCREENS {
        let mut app = make().sized(120, 40);
        for (cols, rows) in [(40, 12), (80, 24), (200, 60), (1, 1), (50, 16)] {
            app.draw(cols, rows);
        }
        let mut app = make().sized(40, 12);
        for (cols, rows) in [(120, 40), (80, 24)] {
            app.draw(cols, rows);
        }
    }
}

#[test]
fn focus_and_help_are_on_every_screen_at_every_size() {
    for (name, make) in SCREENS {
        let mut app = make();
        let mark = if app.m.data.ascii { '>' } else { '\u{25ba}' };
        for (cols, rows) in
            [(40, 12), (43, 13), (50, 16), (79, 23), (80, 24), (100, 30), (110, 34), (120, 40), (160, 50)]
        {
            let text = at(&mut app, cols, rows);
            assert!(text.contains(mark), "{name} {cols}x{rows}: no focus\n{text}");
            let last = text.lines().last().unwrap_or_default();
            let help = ["? Bantuan", "F1 Bantuan", "? Help", "F1 Help"].iter().any(|h| last.contains(h));
            assert!(help, "{name} {cols}x{rows}: no way to help\n{text}");
        }
    }
}

#[test]
fn how_saving_stands_is_on_every_screen_at_every_size() {
    let words =
        ["Tersimpan", "Saved", "Menyimpan", "Saving", "Siap", "Ready", "TERSIMPAN", "tersimpan", "disimpan", "saved"];
    for (name, make) in SCREENS {
        let mut app = make();
        // What was just said may take the line; the state stands there again at the next key.
        app.m.data.notice = None;
        for (cols, rows) in [(40, 12), (50, 16), (80, 24), (120, 40)] {
            let text = at(&mut app, cols, rows);
            let foot: Vec<&str> = text.lines().rev().take(5).collect();
            let said = foot.iter().any(|l| words.iter().any(|w| l.contains(w)));
            assert!(said, "{name} {cols}x{rows}\n{text}");
        }
    }
}

#[test]
fn saved_is_never_said_while_a_letter_is_only_in_memory() {
    let mut app = App::interview(Lang::Id).keys("cx");
    assert!(at(&mut app, 80, 24).contains("Menyimpan"));
    let mut app = app.settle();
    assert!(at(&mut app, 80, 24).contains("\u{221a} Tersimpan 10.42.07"));
    let mut app = App::interview(Lang::Id).keys("bkx");
    let text = at(&mut app, 80, 24);
    assert!(text.contains("Menyimpan") && !text.contains("Tersimpan"), "{text}");
    let mut app = App::interview(Lang::Id);
    app.saves = false;
    let mut app = app.keys("4");
    let text = at(&mut app, 80, 24);
    assert!(text.contains("Menyimpan") && !text.contains("Tersimpan"), "{text}");
}

#[test]
fn states_of_saving_differ_in_words_and_not_only_in_colour() {
    let outcomes = [
        SaveOutcome::Both,
        SaveOutcome::SafetyOnly(fault()),
        SaveOutcome::MainOnly(fault()),
        SaveOutcome::Neither(fault(), fault()),
        SaveOutcome::Diverted(fault(), PathBuf::from("/media/flash/asesor/Sleman.konflik.json")),
    ];
    let mut seen = BTreeSet::new();
    for outcome in outcomes {
        let mut app = failing_open(outcome);
        if app.m.overlay.is_some() {
            app = app.keys("<Esc>");
        }
        app.m.data.notice = None;
        let text = at(&mut app, 80, 24);
        let line =
            text.lines().find(|l| l.starts_with(" \u{221a}") || l.starts_with(" !")).unwrap_or_default().to_owned();
        assert!(line.len() > 5, "{text}");
        seen.insert(line.chars().take(14).collect::<String>());
    }
    assert_eq!(seen.len(), 5, "{seen:?}");
}

#[test]
fn a_disk_that_fails_stays_on_the_line_when_something_is_said() {
    let mut app = failing(SaveOutcome::Neither(fault(), fault())).keys("w");
    let text = at(&mut app, 80, 24);
    assert!(text.contains("!! BELUM TERSIMPAN"), "{text}");
}

#[test]
fn without_colour_rows_and_states_still_differ_in_text() {
    let mut differ = BTreeSet::new();
    for keys in ["", "<Down>", "<Up>", "3", "v", "b", "b<Down>", "b1", "bd", "b-", "c"] {
        let mut app = App::interview(Lang::Id).keys(keys);
        app.m.data.theme = Theme::Mono;
        app.m.data.notice = None;
        app.m.data.saving.saved = None;
        assert!(differ.insert(at(&mut app, 80, 24)), "{keys}");
    }
}

#[test]
fn themes_change_no_letter_on_the_screen() {
    for (name, make) in SCREENS {
        let mut app = make();
        let plain = at(&mut app, 80, 24);
        for (theme, _) in Theme::ALL {
            app.m.data.theme = theme;
            assert_eq!(at(&mut app, 80, 24), plain, "{name} {theme:?}");
        }
    }
}

#[test]
fn ascii_mode_draws_ascii_only() {
    for (name, make) in SCREENS {
        let mut app = ascii(make());
        for (cols, rows) in [(40, 12), (80, 24), (120, 40)] {
            let text = at(&mut app, cols, rows);
            let foreign: BTreeSet<char> = text.chars().filter(|c| !c.is_ascii()).collect();
            // A person's own words stay what they are.
            let own = BTreeSet::from(['\u{65e5}', '\u{672c}']);
            assert!(foreign.is_subset(&own), "{name} {cols}x{rows}: {foreign:?}\n{text}");
        }
    }
}

#[test]
fn signs_outside_the_fonts_of_a_windows_console_are_never_drawn() {
    let ours = "\u{25ba}\u{221a}\u{2022}\u{2588}\u{2591}\u{2500}\u{2502}\u{250c}\u{2510}\u{2514}\u{2518}\u{b7}\u{2026}\u{203a}\u{2191}\u{2193}\u{2190}\u{2192}\u{201c}\u{201d}\u{2019}\u{2018}\u{b1}\u{2013}\u{2014}";
    for (name, make) in SCREENS {
        let mut app = make();
        for (cols, rows) in [(40, 12), (80, 24), (120, 40)] {
            let text = at(&mut app, cols, rows);
            let braille = |c: char| ('\u{2800}'..='\u{28ff}').contains(&c);
            let foreign: BTreeSet<char> =
                text.chars().filter(|c| !c.is_ascii() && !ours.contains(*c) && !braille(*c)).collect();
            let own = BTreeSet::from(['\u{65e5}', '\u{672c}']);
            assert!(foreign.is_subset(&own), "{name}: {foreign:?}\n{text}");
        }
    }
}

#[test]
fn the_real_cursor_stands_where_the_focus_is() {
    for (name, make) in SCREENS {
        let mut app = make().sized(80, 24);
        let picture = app.picture();
        let place = picture.lines().last().unwrap_or_default();
        assert!(!place.ends_with("baris 0, kolom 0]"), "{name}: {place}\n{picture}");
    }
}
