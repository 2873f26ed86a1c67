//! Saving that fails, answers that come late.

use super::{level, note};
use crate::support::bank;
use crate::support::small::{at, session_no};
use crate::support::world::{Saves, World, fault};
use asesor::app::command::Command;
use asesor::app::entry::Purpose;
use asesor::app::model::NoticeKind;
use asesor::app::msg::{Audience, ExportOf, NewerCopy, Opened, SaveOutcome, Written};
use asesor::app::overlay::{Ask, Overlay};
use asesor::app::screen::Screen;
use asesor::app::screen::export::ExportScreen;
use asesor::app::{Effect, Msg};
use asesor::base::fault::FaultKind;
use asesor::domain::lang::Lang;
use asesor::domain::session::Rating;
use asesor::export::FORMATS;
use asesor::report::Kind;
use std::path::PathBuf;

fn answered(w: &mut World, outcome: SaveOutcome) {
    let (session, generation) = (w.session().session, w.session().generation);
    let at = w.now().wall;
    w.send(Msg::Saved { session, generation, at, outcome });
}

#[test]
fn only_the_safety_copy_is_shown_as_trouble_until_the_file_is_written_again() {
    let mut w = World::open();
    w.saves = Saves::Answered(SaveOutcome::SafetyOnly(fault(FaultKind::NoSpace)));
    w.keys("3");
    let since = w.m.data.saving.trouble.clone().expect("trouble").1;
    assert!(w.m.data.unsaved() && w.m.data.saving.saved.is_none());
    w.wait(5000);
    w.keys("4");
    assert_eq!(w.m.data.saving.trouble.clone().expect("still").1, since, "since when it has been so");
    w.saves = Saves::Answered(SaveOutcome::Both);
    answered(&mut w, SaveOutcome::Both);
    assert_eq!(w.m.data.saving.trouble, None);
    assert!(!w.m.data.unsaved() && w.m.data.saving.saved.is_some());
}

#[test]
fn an_answer_to_an_older_save_never_calls_the_newer_change_saved() {
    let mut w = World::open();
    w.saves = Saves::Held;
    w.keys("3");
    let old = w.session().generation;
    w.keys("<Down>4");
    let (session, new) = (w.session().session, w.session().generation);
    assert!(new > old);
    let at = w.now().wall;
    let saved = |generation| Msg::Saved { session, generation, at, outcome: SaveOutcome::Both };
    w.send(saved(old));
    assert_eq!(w.m.data.saving.pending.map(|(g, _)| g), Some(new));
    assert!(w.m.data.unsaved() && w.m.data.saving.saved.is_none());
    w.keys("<Ctrl-S>");
    assert!(w.m.data.saving.asked, "Ctrl-S waits for the writer");
    w.send(saved(new));
    assert_eq!(w.m.data.saving.pending, None);
    assert!(w.notice().contains("tersimpan pukul"), "{}", w.notice());
    // An answer for another session is nobody's.
    w.saves = Saves::Held;
    w.keys("5");
    let other = session_no(9, &bank()).session;
    w.send(Msg::Saved { session: other, generation: 999, at, outcome: SaveOutcome::Both });
    assert!(w.m.data.saving.pending.is_some());
}

#[test]
fn leaving_with_changes_only_in_memory_asks_and_the_safe_answer_is_first() {
    let mut w = World::open();
    let why = fault(FaultKind::Denied);
    w.saves = Saves::Answered(SaveOutcome::Neither(why.clone(), why));
    w.keys("3<Esc><Ctrl-C><Ctrl-C>");
    assert!(!w.quit);
    let line = |w: &World| matches!(&w.m.overlay, Some(Overlay::Entry(e)) if e.purpose == Purpose::LeaveUnsaved);
    assert!(line(&w), "a yes has to be typed");
    w.keys("<Enter>y<Enter>");
    assert!(!w.quit && line(&w), "neither Enter nor a letter leaves");
    w.keys("<Ctrl-C><Ctrl-C>");
    assert!(!w.quit && line(&w), "nor does asking twice");
    w.keys("<Esc>");
    assert!(w.m.overlay.is_none());
    assert_eq!(level(&w, "K1"), Some(Rating::Level(3)));
    w.wait(3000);
    w.keys("<Ctrl-C><Ctrl-C>Ya<Enter>");
    assert!(w.quit);
}

#[test]
fn a_newer_safety_copy_is_asked_about_and_either_answer_loses_nothing() {
    let s = session_no(1, &bank());
    let copy = NewerCopy {
        path: PathBuf::from("/state/copy.json"),
        generation: 9,
        changed: at(5),
        answered: 3,
        comparison: None,
    };
    let open = |w: &mut World| {
        let o = Opened { newer_copy: Some(copy.clone()), ..w.opened(s.clone()) };
        w.send(Msg::Opened(Box::new(o)))
    };
    let mut w = World::with(bank(), vec![s.clone()]);
    assert!(open(&mut w).is_empty(), "nothing is chosen in silence");
    assert!(matches!(w.asked(), Some(Ask::NewerCopy(_))) && w.m.data.open.is_none());
    let out = w.keys("<Enter>");
    assert!(matches!(out.first(), Some(Effect::Open { use_copy: Some(p), .. }) if *p == copy.path));
    let mut w = World::with(bank(), vec![s.clone()]);
    open(&mut w);
    w.keys("<Right><Enter>");
    assert_eq!(w.session().session, s.session, "the file it is");
    let mut w = World::with(bank(), vec![s.clone()]);
    open(&mut w);
    let out = w.keys("<Esc>");
    assert_eq!(out, [Effect::Close(s.session)], "not now: nothing is opened, the lock is freed");
}

#[test]
fn a_late_answer_never_takes_the_place_of_what_is_being_written() {
    let (a, b) = (session_no(1, &bank()), session_no(2, &bank()));
    let mut w = World::with(bank(), vec![a.clone(), b.clone()]);
    w.slow = true;
    w.keys("<Enter><Down><Enter>");
    let out = w.release();
    assert_eq!(w.session().session, a.session);
    assert!(out.contains(&Effect::Close(b.session)), "the second is given up again: {out:?}");
    w.keys("cabc");
    let again = w.opened(a.clone());
    let out = w.send(Msg::Opened(Box::new(again)));
    assert!(out.is_empty(), "its lock stays ours");
    w.keys("d<Esc>");
    assert_eq!(note(&w, "K1"), "abcd");
    // The person went on to the form: what is typed there stays.
    let mut w = World::with(bank(), vec![a.clone()]);
    w.slow = true;
    w.keys("<Enter>nslem");
    let out = w.release();
    assert_eq!(out, [Effect::Close(a.session)]);
    assert!(matches!(w.m.screen(), Screen::New(f) if f.edits[0].text() == "slem"));
}

#[test]
fn what_cannot_be_opened_made_or_written_is_said_and_can_be_tried_again() {
    let mut w = World::with(bank(), vec![session_no(1, &bank())]);
    w.broken = true;
    w.keys("<Enter>");
    assert_eq!(w.notice_kind(), Some(NoticeKind::Error));
    w.keys("nslem<Enter><PgDn><Enter>");
    assert_eq!(w.notice_kind(), Some(NoticeKind::Error));
    w.broken = false;
    w.keys("<Enter>");
    assert_eq!(w.question(), "K1", "the form was still there");
    w.broken = true;
    w.keys("me<Enter>");
    assert_eq!(w.notice_kind(), Some(NoticeKind::Error));
    w.broken = false;
    let out = w.keys("<Enter>");
    assert!(matches!(out.as_slice(), [Effect::Export { .. }]), "{out:?}");
    assert!(w.notice().contains("/data/x.md"));
    w.slow = true;
    let out = w.keys("<Enter><Enter><Enter>");
    assert_eq!(out.len(), 1, "the same file is not written three times");
}

#[test]
fn an_export_without_a_format_is_refused_in_words() {
    let mut w = World::open();
    w.keys("me<Space>");
    assert!(w.keys("<Enter>").is_empty());
    assert!(w.notice().contains("Spasi"));
    w.keys("<Home><Down><Space><Tab>");
    let last = FORMATS.len() - 1;
    w.keys(&"<Down>".repeat(last));
    let out = w.keys("<Space><Tab><Down><Space><Tab><Space><Tab><Down><Space><Enter>");
    let Some(Effect::Export { order, of: ExportOf::Open(session, _) }) = out.first() else { panic!("{out:?}") };
    assert_eq!(order.formats, ["json"]);
    let paper = &order.papers[0];
    assert_eq!((paper.kind, paper.audience, paper.lang), (Kind::Minutes, Audience::Region, Lang::En));
    assert!(paper.options.scores, "asked for with the box");
    assert_eq!(**session, *w.session());
}

fn form(w: &World) -> &ExportScreen {
    let Screen::Export(e) = w.m.screen() else { panic!("the export form is not there") };
    e
}

#[test]
fn every_session_of_the_list_is_exported_with_progress_and_can_be_stopped() {
    let sessions = (1..=3).map(|n| session_no(n, &bank())).collect();
    let mut w = World::with(bank(), sessions);
    w.slow = true;
    w.keys("mx");
    let out = w.keys("<Enter>");
    let Some(Effect::Export { of: ExportOf::Files(paths), .. }) = out.first() else { panic!("{out:?}") };
    assert_eq!(paths.len(), 3);
    w.send(Msg::Exporting { done: 2, total: 3 });
    // Reports of two threads may come in the wrong order.
    w.send(Msg::Exporting { done: 1, total: 3 });
    assert_eq!(form(&w).busy, Some((2, 3)));
    assert_eq!(w.keys("<Esc>"), [Effect::StopExport]);
    let files = vec!["/data/a.md".into()];
    w.send(Msg::Exported(Written { files, sessions: 2, stopped: true, ..Written::default() }));
    assert!(w.notice().contains("lengkap"), "{}", w.notice());
    assert_eq!((form(&w).busy, form(&w).written.sessions), (None, 2));
    w.keys("<Esc>");
    assert!(w.keys("<Esc>").is_empty(), "back in the list");
}

#[test]
fn the_folder_of_what_was_written_is_shown_or_its_place_is_said() {
    let mut w = World::open();
    w.keys("me");
    assert!(w.keys("o").is_empty(), "nothing was written yet");
    assert!(w.notice().contains("belum ada berkas"), "{}", w.notice());
    w.keys("<Enter>");
    let folder = form(&w).folder().expect("it was written");
    assert_eq!(w.keys("o"), [Effect::OpenFolder(folder.clone())]);
    let shown = asesor::base::text::shown_path(&folder);
    assert!(w.notice().contains("dibuka") && w.notice().contains(&shown), "{}", w.notice());
    w.send(Msg::FolderShown { path: folder, shown: false });
    assert!(w.notice().contains("tersimpan di") && w.notice().contains(&shown), "{}", w.notice());
}

#[test]
fn guests_cannot_have_every_session_written_and_an_empty_list_says_so() {
    let mut w = World::with(bank(), vec![session_no(1, &bank()), session_no(2, &bank())]);
    w.keys(".");
    assert!(w.m.data.guest);
    assert!(w.m.disabled(Command::ExportAll).is_some(), "other regions are not the guests' business");
    w.keys(".mx");
    assert_eq!(form(&w).many.len(), 2);
    let mut w = World::with(bank(), Vec::new());
    w.keys("<Esc>mx");
    assert!(!matches!(w.m.screen(), Screen::Export(_)), "there is nothing to write");
}
