//! Session files brought from outside (rule 11), and folders of them.

use super::Desk;
use crate::support::reader;
use crate::support::small::event;
use crate::support::small::{rate, session_no};
use asesor::domain::import::{Deed, PlaceDeed, SessionDeed};
use asesor::domain::session::{Rating, Session};
use asesor::shell::import::import;
use asesor::shell::query::built_in;
use asesor::store::format::render_session;
use std::path::PathBuf;

/// A session of the built-in bank with these levels, each on top of the one before.
fn session(n: u8, levels: &[(&str, i16)]) -> Session {
    let copy = built_in();
    let mut s = session_no(n, &copy.instrument);
    s.instrument.sha256.clone_from(&copy.sha256);
    for (q, l) in levels {
        rate(&mut s, q, Rating::Level(*l));
    }
    s
}

fn file(d: &Desk, name: &str, s: &Session) -> PathBuf {
    d.outside(name, &render_session(s, built_in()).expect("its own instrument"))
}

fn deed(d: &Desk, path: &PathBuf) -> SessionDeed {
    let before = std::fs::read(path).expect("readable");
    let mut all = import(&d.store, &reader(), std::slice::from_ref(path));
    assert_eq!(std::fs::read(path).expect("readable"), before, "what is brought is never edited");
    match all.remove(0).deed {
        Deed::Session(_, deed) => deed,
        other => panic!("{other:?}"),
    }
}

fn here(d: &Desk, s: &Session) -> Session {
    d.store.read(&d.store.find(s.session).expect("there")).expect("readable").session
}

#[test]
fn a_session_from_a_stick_comes_in_and_the_longer_copy_stays_in_either_order() {
    let short = session(1, &[("K1", 3)]);
    let long = session(1, &[("K1", 3), ("K2", 4)]);
    let d = Desk::new("stick");
    let (a, b) = (file(&d, "a.json", &short), file(&d, "salinan (2).json", &long));
    assert_eq!(deed(&d, &a), SessionDeed::New);
    assert_eq!(deed(&d, &a), SessionDeed::Same);
    assert_eq!(deed(&d, &b), SessionDeed::Longer);
    assert_eq!(here(&d, &long), long);
    let before = d.everything();
    assert_eq!((deed(&d, &b), deed(&d, &a)), (SessionDeed::Same, SessionDeed::Older));
    assert_eq!((here(&d, &long), d.everything() == before), (long, true));
    let usual = d.store.find(short.session).and_then(|p| p.file_name().map(|n| n.to_string_lossy().into_owned()));
    assert_eq!(usual.as_deref(), Some("34.04_2019-02-22_26f8ad01.json"));
}

#[test]
fn copies_that_went_apart_are_both_kept_and_bringing_them_again_adds_nothing() {
    let one = session(1, &[("K1", 3), ("K2", 1)]);
    let other = session(1, &[("K1", 3), ("K2", 5)]);
    let d = Desk::new("apart");
    let (a, b) = (file(&d, "a.json", &one), file(&d, "b.json", &other));
    assert_eq!(deed(&d, &a), SessionDeed::New);
    let SessionDeed::Diverged(path) = deed(&d, &b) else { panic!("parted") };
    assert_eq!(here(&d, &one), one, "nothing was preselected");
    assert_eq!(std::fs::read(path).ok(), std::fs::read(&b).ok());
    let before = d.everything();
    assert_eq!((deed(&d, &b), deed(&d, &a)), (SessionDeed::Same, SessionDeed::Same));
    assert_eq!(d.everything(), before);
}

#[test]
fn a_folder_comes_in_whatever_lies_in_it_and_each_file_is_told_of() {
    let d = Desk::new("folder");
    file(&d, "a.json", &session(1, &[("K1", 3)]));
    file(&d, "b.json", &session(2, &[("K1", 2)]));
    d.outside("foto.png", b"x");
    d.outside("lain.json", b"{\"format\":\"lain\"}");
    d.outside("rusak.json", b"{\"format\":\"asesor-session\",\"version\":1");
    d.outside("harga.csv", b"barang;harga\n1;2\n");
    d.outside("peserta.csv", b"code;event\n62.12;baru\n");
    let folder = d.dir.path().join("luar");
    std::fs::create_dir(folder.join("bawah")).expect("a folder");
    std::os::unix::fs::symlink(&folder, folder.join("bawah").join("lingkar")).expect("a link");
    let bytes = asesor::store::format::plain::render("asesor-event", &event("baru", &[])).expect("plain data");
    std::fs::write(folder.join("bawah").join("kegiatan.json"), bytes).expect("a file");
    let told: Vec<String> = import(&d.store, &reader(), std::slice::from_ref(&folder))
        .into_iter()
        .map(|r| {
            let what = match r.deed {
                Deed::Session(_, SessionDeed::New) => "session",
                Deed::Event(_, PlaceDeed::New) => "event",
                Deed::Roster(_, 1, 0, 0) => "roster",
                Deed::UnknownTable => "table?",
                Deed::NotRead => "-",
                Deed::Failed(_) => "failed",
                other => panic!("{other:?}"),
            };
            format!("{} {what}", r.path.file_name().unwrap_or_default().to_string_lossy())
        })
        .collect();
    let want = [
        "a.json session",
        "b.json session",
        "kegiatan.json event",
        "foto.png -",
        "harga.csv table?",
        "lain.json -",
        "peserta.csv roster",
        "rusak.json failed",
    ];
    assert_eq!(told, want);
    let gone = import(&d.store, &reader(), &[PathBuf::from("/tidak/ada")]);
    assert!(matches!(gone[0].deed, Deed::Failed(_)));
}
