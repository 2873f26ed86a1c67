//! What is no file in the place of one: a pipe, a device, a folder, a link that
//! leads nowhere, a giant. Every command that reads a file refuses it at once.

use super::run::Tried;
use crate::cli::Lab;
use std::fs;
use std::path::Path;

/// Commands that read a file, with `§` for it.
const READERS: &[&str] = &[
    "show §",
    "--plain open §",
    "set § 1.1 --level 1",
    "finalize §",
    "reopen § --reason x",
    "verify §",
    "recover §",
    "export § --out out",
    "import §",
    "restore §",
    "instrument check §",
    "event roster uji §",
    "--config § list",
    "--data-dir § list",
    "--state-dir § list",
];

fn special(at: &Path) {
    for (name, end) in [("pipe", "json"), ("pipe", "csv"), ("pipe", "toml")] {
        let made = std::process::Command::new("mkfifo").arg(at.join(format!("{name}.{end}"))).status();
        assert!(made.expect("mkfifo").success());
    }
    for end in ["json", "csv"] {
        std::os::unix::fs::symlink("/dev/zero", at.join(format!("zero.{end}"))).expect("a link");
        std::os::unix::fs::symlink("nowhere", at.join(format!("dangling.{end}"))).expect("a link");
        std::os::unix::fs::symlink(format!("circle.{end}"), at.join(format!("circle.{end}"))).expect("a link");
        fs::create_dir(at.join(format!("folder.{end}"))).expect("a folder");
        let giant = fs::File::create(at.join(format!("giant.{end}"))).expect("a file");
        giant.set_len(1 << 40).expect("a file with a hole");
    }
}

#[test]
#[cfg(unix)]
fn what_is_no_file_never_holds_the_program_up() {
    let lab = Lab::new("special");
    lab.ok(&["event", "new", "--id", "uji", "--title", "Uji", "--date", "2026-01-01"]);
    let draft = lab.session("34.04", "Ani");
    fs::create_dir(lab.path("here/in")).expect("a folder");
    special(&lab.path("here/in"));
    let mut tried = Tried::default();
    let names: Vec<String> = fs::read_dir(lab.path("here/in"))
        .expect("the folder")
        .flatten()
        .map(|e| format!("in/{}", e.file_name().to_string_lossy()))
        .collect();
    for reader in READERS {
        for name in names.iter().chain(["/dev/null".to_owned(), "/dev/zero".to_owned()].iter()) {
            let line = reader.replace('§', name);
            let code = tried.run(&lab, &line.split(' ').collect::<Vec<_>>());
            // A place that is asked for may be made, a folder may be looked through, and
            // the linear mode says what is wrong and goes on with its list.
            let may = reader.starts_with("--") || name.contains("folder") || reader.starts_with("import");
            if code == 0 && !may {
                tried.wrong.push(format!("{line}: taken for a file"));
            }
        }
    }
    // In the program's own folders.
    for folder in ["sessions", "events", "instruments", "claims/uji", "panels/uji", "receipts", "sampah"] {
        let at = lab.path("data").join(folder);
        fs::create_dir_all(&at).expect("a folder");
        special(&at);
    }
    for folder in ["recovery", "locks", "resume"] {
        let at = lab.path("state").join(folder);
        fs::create_dir_all(&at).expect("a folder");
        special(&at);
    }
    for line in [
        "list",
        "list --json",
        "doctor",
        "recover",
        "instrument list",
        "event list",
        "rank --event uji",
        "search x",
        "panel 34.04 --event uji",
        "import ../data",
        "bundle --out x.bundle",
        "restore x.bundle",
        "export --event uji",
        "recover --erase --yes",
        "new --region 34.02 --assessor Budi",
    ] {
        tried.run(&lab, &line.split(' ').collect::<Vec<_>>());
    }
    tried.run(&lab, &["set", &draft, "1.1", "--level", "2"]);
    tried.run(&lab, &["finalize", &draft, "--yes"]);
    assert_eq!(tried.hung, 0);
    tried.must_be_clean();
}
