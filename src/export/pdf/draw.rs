//! What was laid out, handed to the library.

use super::fonts::{Face, Fonts};
use super::layout::{Laid, Mark};
use super::page::{Colour, HEIGHT, Op, Owner, Pen, WIDTH};
use super::{failed, tags};
use crate::base::time::Timestamp;
use crate::export::Failed;
use crate::report::Document as Paper;
use chrono::{Datelike as _, Timelike as _};
use krilla::color::rgb::Color as Rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

/// The bytes.
///
/// # Errors
/// [`Failed`] where a rule of PDF/UA-1 is broken.
pub fn write(d: &Paper, fonts: &Fonts, laid: &Laid) -> Result<Vec<u8>, Failed> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|e| failed(format!("{e:?}")))?;
    let mut out = Document::new_with(SerializeSettings { configuration, enable_tagging: true, ..Default::default() });
    out.set_metadata(metadata(d));
    let mut drawn: Vec<Vec<Identifier>> = vec![Vec::new(); laid.leaves];
    let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| failed("no page"))?;
    for pieces in &laid.pages {
        let mut page = out.start_page_with(size.clone());
        let mut surface = page.surface();
        for piece in pieces {
            let id = surface.start_tagged(tag(piece.owner, &piece.ops));
            for op in &piece.ops {
                draw(&mut surface, fonts, op);
            }
            surface.end_tagged();
            if let Owner::Leaf(leaf) = piece.owner {
                drawn[leaf].push(id);
            }
        }
        surface.finish();
        page.finish();
    }
    out.set_outline(outline(&laid.marks));
    out.set_tag_tree(tags::tree(&laid.nodes, &mut drawn));
    out.finish().map_err(|e| failed(format!("{e:?}")))
}

fn tag(owner: Owner, ops: &[Op]) -> ContentTag<'static> {
    let artifact = |kind| ContentTag::Artifact(Artifact::with_kind(kind));
    match owner {
        Owner::Leaf(_) if matches!(ops, [Op::Text { .. }]) => ContentTag::Span(SpanTag::empty()),
        Owner::Leaf(_) => ContentTag::Other,
        Owner::Header => artifact(ArtifactType::Header),
        Owner::Footer => artifact(ArtifactType::Footer),
        Owner::Again => artifact(ArtifactType::PaginationOther),
        Owner::Layout => artifact(ArtifactType::Layout),
    }
}

fn draw(surface: &mut Surface<'_>, fonts: &Fonts, op: &Op) {
    match op {
        Op::Text { x, y, face, size, colour, text } => {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(*colour)));
            let mut x = *x;
            for (file, run) in runs(fonts, *face, text) {
                let glyphs = glyphs(fonts, *face, run);
                let font = fonts.files[file].clone();
                surface.draw_glyphs(Point::from_xy(x, *y), &glyphs, font, run, *size, false);
                x += fonts.width(*face, *size, run);
            }
        }
        Op::Line { from, to, pen } => {
            surface.set_fill(None);
            surface.set_stroke(Some(stroke(*pen)));
            put(surface, path(&[*from, *to], false));
        }
        Op::Shape { points, fill: inside, line } => {
            surface.set_fill(inside.map(fill));
            surface.set_stroke(line.map(stroke));
            put(surface, path(points, true));
        }
    }
}

fn put(surface: &mut Surface<'_>, path: Option<Path>) {
    if let Some(p) = path {
        surface.draw_path(&p);
    }
}

/// Parts of `s` that are drawn with one font file.
fn runs<'a>(fonts: &Fonts, face: Face, s: &'a str) -> Vec<(usize, &'a str)> {
    let mut out: Vec<(usize, &str)> = Vec::new();
    let (mut from, mut file) = (0, None);
    for (at, c) in s.char_indices() {
        let next = fonts.glyph(face, c).file;
        if let Some(now) = file.filter(|now| *now != next) {
            out.push((now, s.get(from..at).unwrap_or_default()));
            from = at;
        }
        file = Some(next);
    }
    out.extend(file.map(|now| (now, s.get(from..).unwrap_or_default())));
    out
}

/// The glyphs of a text, each with the characters it stands for: so that copying and
/// searching find what was written, also where a replacement is drawn.
fn glyphs(fonts: &Fonts, face: Face, s: &str) -> Vec<KrillaGlyph> {
    let one = |(at, c): (usize, char)| {
        let g = fonts.glyph(face, c);
        KrillaGlyph::new(GlyphId::new(g.id), g.advance, 0.0, 0.0, 0.0, at..at + c.len_utf8(), None)
    };
    s.char_indices().map(one).collect()
}

fn path(points: &[(f32, f32)], closed: bool) -> Option<Path> {
    let (first, rest) = points.split_first()?;
    let mut out = PathBuilder::new();
    out.move_to(first.0, first.1);
    for p in rest {
        out.line_to(p.0, p.1);
    }
    if closed {
        out.close();
    }
    out.finish()
}

fn fill([r, g, b]: Colour) -> Fill {
    Fill { paint: Rgb::new(r, g, b).into(), ..Default::default() }
}

fn stroke(pen: Pen) -> Stroke {
    let [r, g, b] = pen.colour;
    let dash = (!pen.dashes.is_empty()).then(|| StrokeDash { array: pen.dashes.to_vec(), offset: 0.0 });
    Stroke { paint: Rgb::new(r, g, b).into(), width: pen.width, dash, ..Default::default() }
}

fn metadata(d: &Paper) -> Metadata {
    let about = d.told();
    let mut out =
        Metadata::new().title(d.title().to_owned()).language(d.lang().locale().to_owned()).creator("asesor".to_owned());
    if !about.author.is_empty() {
        out = out.authors(vec![about.author.clone()]);
    }
    if !about.subject.is_empty() {
        out = out.description(about.subject.clone());
    }
    match about.at.and_then(date) {
        Some(at) => out.creation_date(at),
        None => out,
    }
}

fn date(at: Timestamp) -> Option<DateTime> {
    let day = at.date();
    let small = |n: u32| u8::try_from(n).ok();
    let time = chrono::NaiveTime::parse_from_str(&at.hms(), "%H:%M:%S").ok()?;
    let minutes = at.offset_seconds() / 60;
    Some(
        DateTime::new(u16::try_from(day.year()).ok()?)
            .month(small(day.month())?)
            .day(small(day.day())?)
            .hour(small(time.hour())?)
            .minute(small(time.minute())?)
            .second(small(time.second())?)
            .utc_offset_hour(i8::try_from(minutes / 60).ok()?)
            .utc_offset_minute(u8::try_from((minutes % 60).abs()).ok()?),
    )
}

/// The bookmarks, nested by their levels.
fn outline(marks: &[Mark]) -> Outline {
    let mut out = Outline::new();
    let mut rest = marks;
    while let Some((node, left)) = branch(rest) {
        out.push_child(node);
        rest = left;
    }
    out
}

/// The first mark with those below it, and what is left.
fn branch(marks: &[Mark]) -> Option<(OutlineNode, &[Mark])> {
    let (m, mut rest) = marks.split_first()?;
    let mut node = OutlineNode::new(m.text.clone(), XyzDestination::new(m.page, Point::from_xy(0.0, m.y)));
    while let Some(next) = rest.first().filter(|next| next.level > m.level) {
        let _ = next;
        let Some((child, left)) = branch(rest) else { break };
        node.push_child(child);
        rest = left;
    }
    Some((node, rest))
}
