//! Deleting, putting back, reopening, handing over, restoring.

use crate::support::bank;
use crate::support::small::{rate, session_no, stamp};
use crate::support::world::{Saves, World, fault};
use asesor::app::keep::Order;
use asesor::app::msg::SaveOutcome;
use asesor::app::overlay::{Ask, Overlay};
use asesor::app::screen::Screen;
use asesor::app::{Effect, Msg};
use asesor::base::fault::FaultKind;
use asesor::domain::finalise::finalise;
use asesor::domain::keep::FileKind;
use asesor::domain::session::{Rating, Session};
use std::path::PathBuf;

fn orders(out: &[Effect]) -> Vec<&Order> {
    out.iter().filter_map(|e| if let Effect::Keep(o) = e { Some(o) } else { None }).collect()
}

fn done() -> Session {
    let mut s = session_no(1, &bank());
    rate(&mut s, "K1", Rating::Level(3));
    finalise(&bank(), &mut s, &stamp(5)).expect("a draft");
    s
}

#[test]
fn nothing_is_deleted_before_its_name_is_typed() {
    let mut w = World::with(bank(), vec![session_no(1, &bank())]);
    let out = w.keys("<Del><Enter>slem<Enter>");
    assert!(orders(&out).is_empty() && w.files.len() == 1);
    let Some(Overlay::Entry(e)) = &w.m.overlay else { panic!("still asked") };
    assert!(e.error.as_ref().is_some_and(|t| t.contains("Kabupaten Sleman")), "{:?}", e.error);
    w.keys("<Esc>");
    assert!(w.m.overlay.is_none() && w.files.len() == 1);
    w.keys("<Del>SLEMAN<Enter>");
    assert!(w.files.is_empty() && w.bin.len() == 1 && w.m.data.list.is_empty());
    assert!(w.notice().contains("30 hari"), "{}", w.notice());
}

#[test]
fn what_was_deleted_comes_back_from_the_bin() {
    let mut w = World::with(bank(), vec![session_no(1, &bank()), session_no(2, &bank())]);
    w.keys("<Del>kabupaten sleman<Enter>mb<Enter>");
    assert_eq!((w.files.len(), w.bin.len(), w.m.data.list.len()), (2, 0, 2));
    let Some(Overlay::Bin(b)) = &w.m.overlay else { panic!("the bin stays open") };
    assert_eq!(b.rows.as_ref().map(Vec::len), Some(0), "and shows that it is empty");
    w.keys("<Enter>");
    assert!(w.notice().contains("kosong"));
}

#[test]
fn old_files_leave_the_bin_only_when_a_person_asks_for_it() {
    let mut w = World::with(bank(), vec![session_no(1, &bank())]);
    w.keys("<Del>sleman<Enter>");
    let out = w.keys("mb<Down><Down><Esc>");
    assert!(!orders(&out).contains(&&Order::EmptyBin), "30 days are not over");
    w.ms = 31 * 86_400_000 + 1000;
    let out = w.keys("mb<Esc>");
    assert!(!orders(&out).contains(&&Order::EmptyBin), "looking deletes nothing");
    assert_eq!(w.bin.len(), 1);
    let out = w.keys("mb<End><Enter>");
    assert!(orders(&out).contains(&&Order::EmptyBin));
}

#[test]
fn reopening_asks_why_and_leaves_the_final_session_as_it_is() {
    let old = done();
    let mut w = World::with(bank(), vec![old.clone()]);
    w.keys("mr<Enter>");
    let Some(Overlay::Entry(e)) = &w.m.overlay else { panic!("asked") };
    assert!(e.error.is_some(), "no reopening without a reason");
    w.keys("dokumen baru datang<Enter>");
    assert_eq!(w.session().revision, 2);
    assert_eq!(w.session().supersedes.as_ref().map(|s| s.reason.as_str()), Some("dokumen baru datang"));
    w.keys("g1.2<Enter>4<Esc>");
    assert_eq!(w.files.len(), 2);
    assert!(w.files.values().any(|s| *s == old), "the old file is untouched");
    let marked = |w: &World| w.m.data.standings.values().filter(|s| s.superseded.is_some()).count();
    assert_eq!(marked(&w), 1, "the list names the old one");
}

#[test]
fn a_final_session_is_reopened_from_its_summary() {
    let mut w = World::with(bank(), vec![done()]);
    w.keys("<Enter>");
    assert!(matches!(w.m.screen(), Screen::Summary(_)));
    w.keys("mrsalah ketik<Enter>");
    assert_eq!((w.session().revision, w.here().read_only), (2, None));
    assert!(matches!(w.m.screen(), Screen::Interview(_)));
    assert_eq!(w.m.screens.len(), 2);
}

#[test]
fn a_draft_or_a_session_reopened_before_is_not_reopened() {
    let mut w = World::with(bank(), vec![session_no(1, &bank())]);
    w.keys("mr");
    assert!(w.m.overlay.is_none() && w.notice().contains("draf"), "{}", w.notice());
    let mut w = World::with(bank(), vec![done()]);
    w.broken = true;
    w.keys("mrsebab<Enter>");
    assert!(w.m.data.open.is_none() && w.notice().contains("/stick"), "{}", w.notice());
}

#[test]
fn handing_over_remembers_the_folder_and_tells_the_check_code() {
    let mut w = World::with(bank(), vec![session_no(1, &bank())]);
    w.keys("mk<Enter>");
    let Some(Overlay::Entry(e)) = &w.m.overlay else { panic!("asked") };
    assert!(e.error.is_some(), "a folder is needed");
    w.keys("\"/media/stik\"<Enter>");
    let Some(Ask::Handed(h)) = w.asked() else { panic!("told: {:?}", w.m.overlay) };
    assert!(h.path.starts_with("/media/stik"), "without the quotes: {}", h.path.display());
    assert_eq!(w.settings.folder, "/media/stik");
    w.keys("<Enter>mk");
    let Some(Overlay::Entry(e)) = &w.m.overlay else { panic!("asked") };
    assert_eq!(e.edit.text(), "/media/stik", "the last one is offered");
    w.broken = true;
    w.keys("<Enter>");
    assert!(w.m.overlay.is_none() && w.notice().contains("/stick/x.json"), "{}", w.notice());
}

#[test]
fn a_file_that_lacks_the_last_changes_is_not_handed_over() {
    let mut w = World::open();
    w.saves = Saves::Answered(SaveOutcome::SafetyOnly(fault(FaultKind::NoSpace)));
    let out = w.keys("3<Esc>msmk");
    assert!(!orders(&out).iter().any(|o| matches!(o, Order::HandOver { .. })));
    assert!(w.m.overlay.is_none() && w.notice().contains("belum ada di berkas"), "{}", w.notice());
}

#[test]
fn a_damaged_file_offers_its_copies_and_not_now_changes_nothing() {
    let mut w = World::damaged(2);
    let out = w.keys("<Enter>");
    assert!(matches!(orders(&out)[..], [Order::Copies(_)]));
    let Some(Overlay::Rescue(r)) = &w.m.overlay else { panic!("the copies") };
    assert_eq!(r.copies.len(), 2);
    assert!(orders(&w.keys("<End><Enter>")).is_empty() && w.m.overlay.is_none());
    let out = w.keys("<Enter><Down><Enter>");
    let taken: Vec<PathBuf> = orders(&out)
        .iter()
        .filter_map(|o| if let Order::Rescue { copy, .. } = o { Some(copy.path.clone()) } else { None })
        .collect();
    assert_eq!(taken, [PathBuf::from("/state/1.json")], "the one that was chosen");
    assert!(w.m.data.open.is_some(), "and it is open");
    assert!(w.notice().contains("x.corrupt-1.json"), "what was kept is named: {}", w.notice());
}

#[test]
fn a_damaged_file_without_a_copy_says_so_and_a_newer_one_is_left_alone() {
    let mut w = World::damaged(0);
    w.keys("<Enter>");
    assert!(w.m.overlay.is_none() && w.notice().contains("rusak"), "{}", w.notice());
    let mut row = w.m.data.list[0].clone();
    row.row = Err(fault(FaultKind::Newer));
    w.send(Msg::Listed(vec![row]));
    assert!(orders(&w.keys("<Enter>")).is_empty());
    assert!(w.notice().contains("versi lebih baru"), "{}", w.notice());
}

#[test]
fn a_session_that_has_only_its_safety_copy_is_restored_and_not_opened_in_the_state_folder() {
    let mut w = World::with(bank(), vec![session_no(1, &bank())]);
    let mut row = w.m.data.list[0].clone();
    row.kind = FileKind::SafetyOnly;
    w.send(Msg::Listed(vec![row]));
    w.copies = crate::support::keeper::spares(1);
    let out = w.keys("<Enter>");
    assert!(!out.iter().any(|e| matches!(e, Effect::Open { .. })));
    assert!(matches!(w.m.overlay, Some(Overlay::Rescue(_))));
    let out = w.keys("<Esc>mo");
    assert!(out.iter().any(|e| matches!(e, Effect::Read { .. })), "reading it is allowed");
}

#[test]
fn a_failed_save_is_told_once_and_never_over_a_text() {
    let mut w = World::open();
    w.saves = Saves::Answered(SaveOutcome::SafetyOnly(fault(FaultKind::NoSpace)));
    w.keys("csatu");
    w.wait(1500);
    assert!(w.m.overlay.is_none(), "letters still go into the note");
    w.keys(" dua<Esc>");
    assert_eq!(w.asked(), Some(&Ask::CannotSave));
    w.keys("<Right><Right><Enter>4");
    assert!(w.m.overlay.is_none(), "told once");
    assert_eq!(super::level(&w, "K1"), Some(Rating::Level(4)), "the interview goes on");
    assert_eq!(super::note(&w, "K1"), "satu dua");
}

#[test]
fn trying_again_saves_and_the_words_go_when_their_cause_has_gone() {
    let mut w = World::open();
    let f = fault(FaultKind::NoSpace);
    w.saves = Saves::Answered(SaveOutcome::Neither(f.clone(), f));
    w.keys("3");
    assert_eq!(w.asked(), Some(&Ask::CannotSave));
    w.saves = Saves::Answered(SaveOutcome::Both);
    w.keys("<Right><Enter>");
    assert!(w.m.overlay.is_none() && !w.m.data.unsaved());
    assert!(w.notice().contains("tersimpan"), "{}", w.notice());
    // The same when the writer succeeds by itself while the words are shown.
    w.saves = Saves::Answered(SaveOutcome::SafetyOnly(fault(FaultKind::NoSpace)));
    w.keys("4");
    assert!(w.asked().is_some());
    let (session, generation, at) = (w.session().session, w.session().generation, w.now().wall);
    w.send(Msg::Saved { session, generation, at, outcome: SaveOutcome::Both });
    assert!(w.m.overlay.is_none());
}

#[test]
fn a_file_changed_by_others_names_ours_and_the_list_shows_both() {
    let mut w = World::open();
    w.saves =
        Saves::Answered(SaveOutcome::Diverted(fault(FaultKind::ChangedByOthers), "/data/x.conflict-1.json".into()));
    w.keys("3");
    assert_eq!(w.asked(), Some(&Ask::Changed));
    w.keys("<Enter>4");
    assert!(w.m.data.open.is_some() && w.m.overlay.is_none(), "going on is the safe answer");
    let mut w = World::open();
    w.saves =
        Saves::Answered(SaveOutcome::Diverted(fault(FaultKind::ChangedByOthers), "/data/x.conflict-1.json".into()));
    let out = w.keys("3<Left><Enter>");
    let at = |e: &Effect| matches!(e, Effect::Open { use_copy: None, .. });
    let (close, open) = (out.iter().position(|e| matches!(e, Effect::Close(_))), out.iter().position(at));
    assert!(close < open && close.is_some(), "ours is given up before the file is read: {out:?}");
    assert!(matches!(w.m.screen(), Screen::Interview(_)));
    assert_eq!(super::level(&w, "K1"), None, "the file it is");
}
