//! The session's own data: corrected while it is a draft, undone like an answer.

use crate::support::small::{claim, id};
use crate::support::world::World;
use asesor::app::screen::Screen;
use asesor::domain::change::UndoStacks;
use asesor::domain::history::walk;
use asesor::domain::session::Role;

fn sound(w: &World) {
    assert_eq!(walk(&w.session().history), Ok(()));
    assert_eq!(UndoStacks::rebuild(&w.session().history), w.here().stacks, "a restart would undo something else");
}

/// Keys from the first row of the screen to a row.
fn down(n: usize) -> String {
    format!("<Home>{}", "<Down>".repeat(n))
}

#[test]
fn the_region_is_corrected_by_search_and_nothing_half_typed_becomes_it() {
    let mut w = World::open_with(|s| s.claim = Some(claim(&[("K1", 3)])));
    w.keys("md<Enter>bantul");
    w.wait(2000);
    assert_eq!(w.session().region.code, "34.04");
    w.keys("<Enter>");
    assert_eq!(w.session().region.name, "Bantul");
    assert!(w.notice().contains("Isian mandiri"), "the claim of the other region is spoken of: {}", w.notice());
    let e = w.session().history.last().expect("an entry");
    assert_eq!((e.what.as_str(), e.old["name"].as_str()), ("region", Some("Sleman")));
    sound(&w);
    w.keys("u");
    assert_eq!(w.session().region.code, "34.04");
    w.keys("<Enter>Atlantis<End><Enter>");
    assert_eq!((w.session().region.name.as_str(), w.session().region.code.as_str()), ("Atlantis", ""));
    w.keys("<Enter>ban<Esc>");
    assert_eq!(w.session().region.name, "Atlantis", "Esc changes nothing");
}

#[test]
fn the_event_is_chosen_from_the_events_there_are_or_none() {
    let mut w = World::open();
    w.keys(&format!("md{}<Enter><Enter>", down(1)));
    assert_eq!(w.session().event.as_ref().map(|e| e.id.as_str()), Some("uji"));
    w.keys("<Enter><End><Enter>");
    assert_eq!(w.session().event, None);
    w.keys("u");
    assert!(w.session().event.is_some());
    w.keys("<Del>");
    assert!(w.session().event.is_none());
    w.keys("uu");
    assert_eq!(w.session().event, None);
    sound(&w);
}

#[test]
fn whoever_takes_over_is_named_in_the_history_from_there_on() {
    let mut w = World::open();
    w.keys(&format!("3md{}<Enter>", down(2)));
    w.keys("<Ctrl-K>B");
    w.wait(1100);
    w.keys("udi<Tab><Ctrl-K>ITB<Enter>");
    assert_eq!((w.session().assessor.name.as_str(), w.session().assessor.institution.as_str()), ("Budi", "ITB"));
    assert!(w.notice().contains("Budi"));
    let e = w.session().history.last().expect("an entry");
    assert_eq!((e.what.as_str(), e.who.as_str()), ("assessor", "Ani"), "Ani handed over, not half a name");
    w.keys("<Esc>4");
    assert_eq!(w.session().history.last().map(|e| e.who.as_str()), Some("Budi"));
    sound(&w);
    // Nobody is no assessor.
    w.keys(&format!("md{}<Enter><Ctrl-K><Enter>", down(2)));
    assert_eq!(w.session().assessor.name, "Budi");
    assert!(w.notice().contains("kosong"), "{}", w.notice());
    w.keys("<Down><Enter><Home><Enter>");
    assert_eq!(w.session().assessor.role, Role::Chair);
}

#[test]
fn a_conflict_of_interest_is_asked_and_its_statement_follows() {
    let mut w = World::open();
    w.keys(&format!("md{}<Enter><Enter>", down(4)));
    assert_eq!(w.session().conflict.as_ref().map(|c| c.declared), Some(false));
    w.keys("<Enter><Down><Enter>pernah bekerja di sana<Enter>");
    let c = w.session().conflict.clone().expect("declared");
    assert_eq!((c.declared, c.text.as_str()), (true, "pernah bekerja di sana"));
    w.keys("<Del>");
    assert_eq!(w.session().conflict, None);
    w.keys("u");
    assert_eq!(w.session().conflict, Some(c));
    sound(&w);
}

#[test]
fn a_member_of_the_delegation_is_added_signs_comes_and_leaves() {
    let mut w = World::open();
    w.keys("mdaIr. Budi<Tab>Kadis<Tab>198703152011012345<Enter>");
    let m = w.session().delegation[0].clone();
    assert_eq!(
        (m.name.as_str(), m.position.as_str(), m.nip.as_deref()),
        ("Ir. Budi", "Kadis", Some("198703152011012345"))
    );
    assert!(m.signs && m.arrived.is_some(), "the first one signs, and has come");
    w.keys("adr. Ani<Enter>");
    assert_eq!(w.session().delegation.len(), 2);
    let at = |w: &World| w.session().delegation[1].clone();
    w.keys("<Space>");
    assert!(at(&w).signs);
    w.keys("k");
    assert_eq!(at(&w).left.map(asesor::base::time::Timestamp::hm), Some("10.00".into()));
    w.keys("k");
    assert_eq!(at(&w).left, None, "the same key clears a slip");
    w.keys("d");
    assert_eq!(at(&w).arrived, None);
    w.keys("d");
    assert!(at(&w).arrived.is_some());
    w.keys("<Del>");
    assert_eq!(w.session().delegation.len(), 1);
    w.keys("u");
    assert_eq!(at(&w).name, "dr. Ani");
    w.keys("<Home>d");
    assert!(w.notice().contains("delegasi"), "on another row the key says what it is for: {}", w.notice());
    sound(&w);
}

#[test]
fn facts_keep_value_year_and_source_and_odd_ones_are_kept_and_named() {
    let mut w = World::open();
    let first = 6 + w.session().delegation.len() + 1;
    let fact = |w: &World, f: &str| {
        w.session().context.get(&id(f)).map(|v| (v.value.clone(), v.year.clone(), v.source.clone()))
    };
    w.keys(&format!("md{}<Enter>82,5<Tab>2018<Tab>BPS<Enter>", down(first)));
    assert_eq!(fact(&w, "ipm"), Some(("82.5".into(), "2018".into(), "BPS".into())));
    w.keys("<Down><Enter>sedang<Enter><Down><Down><Enter>1.234.567<Enter>");
    assert_eq!(fact(&w, "kkd").map(|v| v.0), Some("sedang".into()));
    assert_eq!(fact(&w, "penduduk").map(|v| v.0), Some("1234567".into()));
    w.keys(&format!("{}<Enter><Ctrl-K>tinggi sekali<Enter>", down(first)));
    assert_eq!(fact(&w, "ipm").map(|v| v.0), Some("tinggi sekali".into()), "kept as typed");
    assert!(w.notice().contains("tinggi sekali"), "{}", w.notice());
    w.keys("<Del>");
    assert_eq!(fact(&w, "ipm"), None);
    sound(&w);
}

#[test]
fn remarks_of_both_sides_are_written_like_notes_and_saved_the_same_way() {
    let mut w = World::open();
    w.keys("md<End><Enter>kurang<Enter>waktu<Esc><Up><Enter>terima kasih");
    w.wait(1000);
    assert_eq!(w.session().remarks.region, "terima kasih");
    w.keys("<Esc>");
    assert_eq!(w.session().remarks.assessor, "kurang\nwaktu");
    w.keys("u");
    assert_eq!(w.session().remarks.region, "");
    w.keys("<Enter>");
    w.paste("tempel");
    w.keys("<Ctrl-Q>");
    assert_eq!(w.session().remarks.region, "tempel");
    w.keys(&format!("{}<Enter>800/12<Tab>20-2-2019<Esc>", down(5)));
    assert_eq!(w.session().mandate.as_ref().map(|m| m.number.as_str()), Some("800/12"));
    sound(&w);
}

#[test]
fn what_is_open_leads_to_where_it_is_filled_in() {
    let mut w = World::open();
    w.keys("tSK<Enter>msf<End><Up><Up><Enter>");
    assert!(matches!(w.m.screen(), Screen::Data(_)), "no delegation: there it is added");
    w.keys("<Enter>Budi<Enter><Esc>f<End><Up><Up><Enter>");
    assert!(matches!(w.m.screen(), Screen::FollowUps(_)), "nobody owns a follow-up: there it is");
    w.keys("h<Tab>Bappeda<Enter>");
    assert_eq!(w.session().follow_ups[0].owner, "Bappeda");
}
