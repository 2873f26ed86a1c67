//! What is generated from the tables of the program: blocks of the README, the
//! picture of the interview screen, the schemas. A stale one fails here;
//! `ASESOR_WRITE_DOCS=1 cargo test --test it documents` writes them anew.

use crate::screens::app::{App, worked};
use asesor::cli;
use asesor::domain::lang::Lang;
use asesor::domain::session::{RegionRef, RegionType};
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;
use std::path::PathBuf;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Compares a file with what it must be, or writes it when asked to.
fn must_be(path: &str, text: &str) {
    let at = root().join(path);
    if std::env::var_os("ASESOR_WRITE_DOCS").is_some() {
        std::fs::create_dir_all(at.parent().expect("a folder")).expect("a folder");
        std::fs::write(&at, text).expect("a file");
    }
    let now = std::fs::read_to_string(&at).unwrap_or_default();
    assert!(now == text, "{path} is stale: ASESOR_WRITE_DOCS=1 cargo test --test it documents");
}

/// `text` with the block of this name replaced.
fn with_block(text: &str, name: &str, block: &str) -> String {
    let start = format!("<!-- {name}: generated, do not edit -->");
    let end = format!("<!-- /{name} -->");
    let (head, rest) = text.split_once(&start).unwrap_or_else(|| panic!("no block {name}"));
    let (_, tail) = rest.split_once(&end).unwrap_or_else(|| panic!("block {name} has no end"));
    format!("{head}{start}\n\n{}\n\n{end}{tail}", block.trim())
}

#[test]
fn the_readme_tells_the_keys_commands_and_formats_there_are() {
    let now = std::fs::read_to_string(root().join("README.md")).expect("a README");
    let text = with_block(&now, "keys", &cli::keys_markdown(Lang::En));
    let text = with_block(&text, "commands", &cli::commands_markdown(Lang::En));
    let text = with_block(&text, "formats", &cli::formats_markdown(Lang::En));
    // Written by the fault harness, row by row.
    let safety = std::fs::read_to_string(root().join("assets/safety.md")).expect("a safety table");
    let rows: Vec<&str> = safety.lines().filter(|l| l.starts_with('|')).collect();
    let text = with_block(&text, "safety", &rows.join("\n"));
    must_be("README.md", &text);
}

#[test]
fn the_schemas_are_those_of_the_types() {
    for (name, schema) in cli::schema::all() {
        let text = serde_json::to_string_pretty(&schema).expect("a schema") + "\n";
        must_be(&format!("assets/schemas/{name}.schema.json"), &text);
    }
}

#[test]
fn the_picture_in_the_readme_is_the_screen_there_is() {
    let mut session = worked(None);
    // Nobody's: an invented picture must not be taken for a real region's.
    session.region = RegionRef {
        code: "00.01".into(),
        name: "Contoh".into(),
        kind: RegionType::Kabupaten,
        province: "Contoh".into(),
    };
    session.practice = true;
    let mut app = App::open(Lang::Id, session, "3.2").sized(100, 30);
    must_be("assets/docs/interview.svg", &svg(&app.buffer()));
}

const CELL: (usize, usize) = (8, 17);

/// A screen as a picture: text that can be read, selected and searched.
fn svg(b: &ratatui::buffer::Buffer) -> String {
    let (cols, rows) = (usize::from(b.area.width), usize::from(b.area.height));
    let cell = |x: usize, y: usize| b.cell((u16::try_from(x).unwrap_or(0), u16::try_from(y).unwrap_or(0)));
    let (w, h) = (cols * CELL.0 + 16, rows * CELL.1 + 16);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
         font-family=\"DejaVu Sans Mono, Consolas, monospace\" font-size=\"13\" xml:space=\"preserve\" role=\"img\">\n\
         <title>asesor: the interview screen, with practice data</title>\n\
         <rect width=\"{w}\" height=\"{h}\" rx=\"6\" fill=\"#1d2026\"/>\n"
    );
    for y in 0..rows {
        let mut x = 0;
        while x < cols {
            let style = |x: usize| cell(x, y).map(ratatui::buffer::Cell::style);
            let from = x;
            let mut text = String::new();
            while x < cols && style(x) == style(from) {
                text.push_str(cell(x, y).map_or(" ", ratatui::buffer::Cell::symbol));
                x += 1;
            }
            if text.trim().is_empty() {
                continue;
            }
            let s = style(from).unwrap_or_default();
            let weight = if s.add_modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
            let (left, base) = (8 + from * CELL.0, 8 + y * CELL.1 + 13);
            let length = (x - from) * CELL.0;
            let safe = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let _ = writeln!(
                out,
                "<text x=\"{left}\" y=\"{base}\" textLength=\"{length}\" fill=\"{}\"{weight}>{safe}</text>",
                colour(s.fg)
            );
        }
    }
    out + "</svg>\n"
}

fn colour(c: Option<Color>) -> &'static str {
    match c {
        Some(Color::Red | Color::LightRed) => "#ff8a80",
        Some(Color::Green | Color::LightGreen) => "#9ccc65",
        Some(Color::Yellow | Color::LightYellow) => "#ffd54f",
        Some(Color::Blue | Color::LightBlue) => "#82b1ff",
        Some(Color::Magenta | Color::LightMagenta) => "#ea80fc",
        Some(Color::Cyan | Color::LightCyan) => "#80deea",
        Some(Color::DarkGray) => "#9e9e9e",
        _ => "#e6e6e6",
    }
}
