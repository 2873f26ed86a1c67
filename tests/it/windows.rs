//! The screens around keeping in a real terminal, with real files: the first start,
//! two windows, the bin, a damaged file, a copy on a stick.

use crate::support::TempDir;
use crate::support::pty::{Pty, environment};
use std::path::{Path, PathBuf};
use std::process::Command;

fn session(home: &Path) -> String {
    let args = ["new", "--region", "62.12", "--assessor", "Uji", "--institution", "UI"];
    let out = Command::new(env!("CARGO_BIN_EXE_asesor")).args(args).env_clear().envs(environment(home)).output();
    let out = out.expect("the program runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("text").trim().to_owned()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let all = std::fs::read_dir(folder).map(|d| d.flatten().map(|e| e.path()).collect::<Vec<_>>()).unwrap_or_default();
    all.into_iter().filter(|p| p.extension().is_some_and(|x| x == "json")).collect()
}

fn list(home: &Path) -> Pty {
    let mut p = Pty::start(home, &[], 100, 30);
    p.wait_for("the list", |t| t.contains("SESI WAWANCARA") && !t.contains("Membaca"));
    p
}

fn interview(p: &mut Pty) -> String {
    p.wait_for("the interview", |t| t.contains("► TINGKAT"))
}

#[test]
fn the_first_start_leads_through_practice_and_the_second_to_the_list() {
    let home = TempDir::new("welcome");
    let mut p = Pty::start(home.path(), &[], 80, 24);
    p.wait_for("the welcome", |t| t.contains("Selamat datang") && t.contains("► Coba dulu"));
    p.send("\r");
    p.wait_for("practice", |t| t.contains("DATA CONTOH") && t.contains("Latihan 1/6"));
    p.send("3");
    p.wait_for("the first tick", |t| t.contains("Latihan 2/6"));
    p.send("csurat edaran");
    p.wait_for("the second tick by itself", |t| t.contains("Latihan 3/6"));
    p.send("\x1b");
    interview(&mut p);
    p.send("q");
    p.wait_for("the list", |t| t.contains("data contoh"));
    p.send("q");
    assert_eq!(p.exit_code(), 0);
    let mut p = list(home.path());
    assert!(p.text().contains("data contoh") && !p.text().contains("Selamat datang"));
    p.send("q");
    assert_eq!(p.exit_code(), 0);
}

#[test]
fn a_second_window_reads_only_and_takes_over_when_the_first_has_left() {
    let home = TempDir::new("windows");
    let id = session(home.path());
    let mut first = Pty::start(home.path(), &["open", &id], 100, 30);
    interview(&mut first);
    let mut second = Pty::start(home.path(), &["open", &id], 100, 30);
    second.wait_for("why it is read-only", |t| t.contains("Terbuka di jendela lain"));
    second.send("3");
    second.wait_for("the refusal", |t| t.contains("terbuka di jendela lain"));
    assert!(!second.text().contains("(•)"), "nothing was set: {}", second.text());
    first.send("4cdari jendela pertama\x1b");
    first.wait_for("saved", |t| t.contains("► TINGKAT") && t.contains("√ Tersimpan"));
    first.send("qq");
    assert_eq!(first.exit_code(), 0);
    second.send("\x1b");
    second.wait_for("the list", |t| t.contains("SESI WAWANCARA"));
    second.send("\r");
    second.wait_for("what the first window wrote", |t| t.contains("dari jendela pertama"));
    second.send("2");
    second.wait_for("it is ours now", |t| t.contains("(•) 2"));
    second.send("qq");
    assert_eq!(second.exit_code(), 0);
    assert_eq!(files(&home.path().join("data/sessions")).len(), 1, "no second file of the same session");
}

#[test]
fn a_deleted_session_lies_in_the_bin_and_comes_back() {
    let home = TempDir::new("bin");
    session(home.path());
    let (sessions, bin) = (home.path().join("data/sessions"), home.path().join("data/sampah"));
    let mut p = list(home.path());
    p.send("\x1b[3~");
    p.wait_for("the question", |t| t.contains("Ketik namanya"));
    p.send("murung raya\r");
    p.wait_for("it is said", |t| t.contains("Dipindah ke tempat sampah"));
    assert_eq!((files(&sessions).len(), files(&bin).len()), (0, 1));
    p.send("mb");
    p.wait_for("the bin", |t| t.contains("sisa 30 hari"));
    p.send("\r");
    p.wait_for("it is back", |t| t.contains("Dikembalikan"));
    assert_eq!((files(&sessions).len(), files(&bin).len()), (1, 0));
}

#[test]
fn a_damaged_file_is_restored_from_the_safety_copy_and_itself_kept() {
    let home = TempDir::new("damaged");
    let id = session(home.path());
    let mut p = Pty::start(home.path(), &["open", &id], 100, 30);
    interview(&mut p);
    p.send("3");
    p.wait_for("saved", |t| t.contains("(•) 3") && t.contains("√ Tersimpan"));
    p.send("qq");
    assert_eq!(p.exit_code(), 0);
    let file = files(&home.path().join("data/sessions")).remove(0);
    std::fs::write(&file, "{\"format\":\"asesor-session\",\"ver").expect("a torn file");
    let mut p = list(home.path());
    p.wait_for("the word", |t| t.contains("! rusak"));
    p.send("\r");
    let text = p.wait_for("the copies", |t| t.contains("salinan pengaman, generasi"));
    assert!(text.contains("Nanti saja"), "{text}");
    // The same key again at once would be taken for one that is held down.
    p.send("\x1b[A\r");
    let text = p.wait_for("the interview", |t| t.contains("(•) 3"));
    assert!(text.contains("Dipulihkan"), "{text}");
    p.send("qq");
    assert_eq!(p.exit_code(), 0);
    let kept = files(&home.path().join("data/sessions"));
    assert!(kept.iter().any(|p| p.to_string_lossy().contains("corrupt")), "the torn file is kept: {kept:?}");
}

#[test]
fn a_copy_for_the_chair_is_read_back_and_its_code_told() {
    let home = TempDir::new("chair");
    session(home.path());
    let stick = home.path().join("stik");
    std::fs::create_dir_all(&stick).expect("a folder");
    let mut p = list(home.path());
    p.send("mk");
    p.wait_for("the question", |t| t.contains("Folder ["));
    p.send(&format!("{}\r", stick.display()));
    p.wait_for("the code", |t| t.contains("Kode periksa:"));
    assert_eq!(files(&stick).len(), 1);
    p.send("\x1b");
    p.wait_for("the list", |t| !t.contains("Kode periksa"));
    p.send("mk/tidak/ada\r");
    p.wait_for("the error", |t| t.contains("Galat: Tidak ditemukan"));
}

#[test]
fn a_word_is_found_in_every_session() {
    let home = TempDir::new("find");
    let id = session(home.path());
    let mut p = Pty::start(home.path(), &["open", &id], 100, 30);
    interview(&mut p);
    p.send("g3.2\rckata zamrud\x1b");
    p.wait_for("saved", |t| t.contains("► TINGKAT") && t.contains("√ Tersimpan"));
    p.send("q");
    p.wait_for("the list", |t| t.contains("SESI WAWANCARA"));
    p.send("/zamrud");
    p.wait_for("the hit", |t| t.contains("[zamrud]"));
    p.send("\r");
    p.wait_for("its question", |t| t.contains("Soal 3.2") && t.contains("kata zamrud"));
}
