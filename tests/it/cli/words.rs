//! Languages, aliases, help, and the blocks of the README.

use super::Lab;
use asesor::domain::lang::Lang;

#[test]
fn the_indonesian_names_do_the_same_as_the_english_ones() {
    let lab = Lab::new("alias");
    for (name, alias) in [
        ("open", "buka"),
        ("new", "baru"),
        ("list", "daftar"),
        ("show", "ringkas"),
        ("set", "isi"),
        ("finalize", "selesai"),
        ("finalize", "finalise"),
        ("export", "ekspor"),
        ("instrument", "instrumen"),
        ("keys", "tombol"),
        ("doctor", "periksa"),
        ("help", "bantuan"),
    ] {
        assert_eq!(lab.ok(&[name, "--help"]), lab.ok(&[alias, "--help"]), "{alias}");
    }
    let id = lab.ok(&["baru", "--region", "34.04"]);
    assert!(lab.ok(&["daftar"]).contains(id.trim()));
    assert_eq!(lab.type_in(&["--polos"], "").code, 0);
}

#[test]
fn the_language_is_taken_from_option_then_variable_then_settings_then_system() {
    let lab = Lab::new("language");
    let help = |args: &[&str], env: &[(&str, &str)]| {
        let mut c = lab.command(args);
        c.envs(env.iter().copied());
        Lab::finish(c.spawn().expect("starts"), "").err
    };
    assert!(help(&["xyz"], &[]).starts_with("Galat"), "Indonesian where nothing says otherwise");
    assert!(help(&["xyz"], &[("LANG", "en_US.UTF-8")]).starts_with("Error"));
    assert!(help(&["xyz"], &[("LANG", "de_DE.UTF-8")]).starts_with("Galat"));
    std::fs::write(lab.path("settings.toml"), "language = \"en\"\n").expect("written");
    assert!(help(&["xyz"], &[]).starts_with("Error"));
    assert!(help(&["xyz"], &[("ASESOR_LANG", "id")]).starts_with("Galat"));
    assert!(help(&["xyz", "--lang", "en"], &[("ASESOR_LANG", "id")]).starts_with("Error"));
    assert!(help(&["xyz", "--lang=en"], &[("ASESOR_LANG", "id")]).starts_with("Error"));
    let mut c = lab.command(&["list"]);
    c.env("ASESOR_LANG", "fr");
    assert_eq!(Lab::finish(c.spawn().expect("starts"), "").code, 2);
}

#[test]
fn wrong_usage_is_explained_with_the_usage_of_the_command_that_was_meant() {
    let lab = Lab::new("usage");
    let o = lab.fails(&["list", "--statsu", "draft"], 2);
    assert!(o.err.contains("--statsu") && o.err.contains("Pemakaian: asesor list"), "{}", o.err);
    assert!(lab.fails(&["lst"], 2).err.contains("list"));
    assert!(lab.fails(&["--theme", "biru"], 2).err.contains("okabe"));
    assert!(lab.fails(&["verify"], 2).err.contains("FILE|ID"));
    lab.fails(&["instrument"], 2);
    lab.fails(&["list", "--status"], 2);
    lab.fails(&["help", "xyz"], 2);
    assert!(lab.ok(&["help", "instrument", "check"]).contains("instrument check FILE"));
    assert!(lab.ok(&["--version"]).contains(env!("CARGO_PKG_VERSION")));
    for ok in [&["--no-mouse", "list"][..], &["list", "--color", "never"], &["--ascii", "list", "--theme", "mono"]] {
        lab.ok(ok);
    }
}

#[test]
fn the_keys_are_told_as_text_as_a_table_and_to_programs() {
    let lab = Lab::new("keys");
    assert!(lab.ok(&["keys"]).contains("Enter"));
    let v = lab.json(&["keys", "--json"], "asesor-keys/1");
    assert!(v["contexts"].as_array().is_some_and(|c| c.len() > 8));
    for lang in Lang::ALL {
        assert_eq!(lab.ok(&["--lang", lang.tag(), "keys", "--markdown"]), asesor::cli::keys_markdown(lang) + "");
        for block in [
            asesor::cli::keys_markdown(lang),
            asesor::cli::commands_markdown(lang),
            asesor::cli::formats_markdown(lang),
        ] {
            assert!(block.lines().filter(|l| l.starts_with('|')).all(|l| l.ends_with('|')), "{block}");
        }
        assert!(asesor::cli::commands_markdown(lang).contains("asesor verify FILE"));
    }
    assert_eq!(asesor::cli::schema::all().len(), 5);
}
