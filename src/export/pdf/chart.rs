//! Charts as vectors: the geometry is the document's, the drawing is here.

use super::fonts::Face;
use super::layout::{ASCENT, Layout, Look, Side};
use super::page::{LEFT, LINE, Op, Owner, QUIET, TEXT, WIDTH};
use super::tags::{Kind, Node};
use crate::domain::lang::Lang;
use crate::export::palette::SERIES;
use crate::i18n::number::score;
use crate::report::{Chart, ChartKind};

const SMALL: Look = Look::TEXT.sized(8.0);
/// Radius of a radar, and the room around it for the labels.
const RADIUS: f32 = 95.0;
const AROUND: f32 = 34.0;
/// Height of a bar, between two, and between two groups.
const BAR: f32 = 8.0;
const APART: f32 = 6.0;
/// Room for the labels of bars, and for the figures behind them.
const LABELS: f32 = 130.0;
const FIGURES: f32 = 34.0;

/// Draws `c`; returns its node.
pub fn chart(l: &mut Layout<'_>, lang: Lang, c: &Chart) -> Node {
    let leaf = l.leaf();
    let height = match c.kind {
        ChartKind::Radar => 2.0 * (RADIUS + AROUND),
        ChartKind::Bars => count(c.labels.len()) * (count(c.series.len()) * BAR + APART) + 16.0,
    };
    l.need(height + 2.5 * SMALL.leading() + 4.0);
    let top = l.y;
    match c.kind {
        ChartKind::Radar => radar(l, leaf, c, (WIDTH / 2.0, top + height / 2.0)),
        ChartKind::Bars => bars(l, lang, leaf, c, top),
    }
    l.y = top + height;
    legend(l, leaf, c);
    let caption = l.leaf();
    l.across(caption, SMALL.in_face(Face::Italic), Side::Centre, &c.title);
    Node::Group(
        Kind::Div,
        vec![
            Node::around(Kind::Figure(format!("{}. {}", c.title, c.told(lang))), leaf),
            Node::around(Kind::Caption, caption),
        ],
    )
}

fn count(n: usize) -> f32 {
    f32::from(u16::try_from(n).unwrap_or(u16::MAX))
}

/// Screen precision is enough for a drawing.
#[expect(clippy::cast_possible_truncation, reason = "a point of a drawing")]
fn point((x, y): (f64, f64), scale: f32, (cx, cy): (f32, f32)) -> (f32, f32) {
    (cx + x as f32 * scale, cy + y as f32 * scale)
}

fn radar(l: &mut Layout<'_>, leaf: usize, c: &Chart, centre: (f32, f32)) {
    let n = c.labels.len();
    let at = |spoke: usize, share: f64| point(c.spoke(spoke, share), RADIUS, centre);
    let mut ops = Vec::new();
    let rings = u16::try_from(i32::from(c.high) - i32::from(c.low)).unwrap_or(1).clamp(1, 10);
    for ring in 1..=rings {
        let share = f64::from(ring) / f64::from(rings);
        let points = (0..n).map(|k| at(k, share)).collect();
        let width = if ring == rings { 0.9 } else { 0.4 };
        ops.push(Op::Shape { points, fill: None, line: Some((width, LINE)) });
    }
    for k in 0..n {
        ops.push(Op::Line { from: centre, to: at(k, 1.0), width: 0.4, colour: LINE });
    }
    for (s, colour) in c.series.iter().zip(SERIES.iter().cycle()) {
        let known: Vec<(usize, f64)> =
            s.values.iter().enumerate().filter_map(|(k, v)| v.as_ref().map(|v| (k, c.share(v)))).collect();
        // A figure that is missing is not 0: the outline stops there.
        if known.len() == n {
            let points = known.iter().map(|(k, share)| at(*k, *share)).collect();
            ops.push(Op::Shape { points, fill: None, line: Some((1.6, *colour)) });
        } else {
            for pair in known.windows(2).filter(|p| p[1].0 == p[0].0 + 1) {
                let (a, b) = (at(pair[0].0, pair[0].1), at(pair[1].0, pair[1].1));
                ops.push(Op::Line { from: a, to: b, width: 1.6, colour: *colour });
            }
        }
        for (k, share) in known {
            let (x, y) = at(k, share);
            ops.push(Op::area(x - 2.0, y - 2.0, 4.0, 4.0, *colour));
        }
    }
    l.draw(Owner::Leaf(leaf), ops);
    for (k, label) in c.labels.iter().enumerate() {
        let (x, y) = at(k, 1.12);
        let (room, top) = (110.0, y - SMALL.size * ASCENT / 2.0);
        let place = if (x - centre.0).abs() < 4.0 {
            (x - room / 2.0, Side::Centre)
        } else if x > centre.0 {
            (x, Side::Left)
        } else {
            (x - room, Side::Right)
        };
        l.line(Owner::Leaf(leaf), SMALL, (place.0, top, room), place.1, label);
    }
    scale(l, leaf, c, rings, centre);
}

/// The figures of the rings, along the first spoke.
fn scale(l: &mut Layout<'_>, leaf: usize, c: &Chart, rings: u16, (x, y): (f32, f32)) {
    let look = Look { colour: QUIET, ..Look::TEXT.sized(6.5) };
    let span = i32::from(c.high) - i32::from(c.low);
    for ring in 0..=rings {
        let value = i32::from(c.low) + span * i32::from(ring) / i32::from(rings);
        let up = RADIUS * f32::from(ring) / f32::from(rings);
        l.line(Owner::Leaf(leaf), look, (x + 2.5, y - up - 4.0, 20.0), Side::Left, &value.to_string());
    }
}

fn bars(l: &mut Layout<'_>, lang: Lang, leaf: usize, c: &Chart, top: f32) {
    let room = TEXT - LABELS - FIGURES;
    let mut y = top + 4.0;
    for (k, label) in c.labels.iter().enumerate() {
        let group = count(c.series.len()) * BAR;
        let middle = y + (group - SMALL.leading()) / 2.0;
        l.line(Owner::Leaf(leaf), SMALL, (LEFT, middle, LABELS - 6.0), Side::Right, label);
        for (s, colour) in c.series.iter().zip(SERIES.iter().cycle()) {
            if let Some(v) = s.values.get(k).and_then(Option::as_ref) {
                #[expect(clippy::cast_possible_truncation, reason = "a point of a drawing")]
                let w = c.share(v) as f32 * room;
                l.draw(Owner::Leaf(leaf), vec![Op::area(LEFT + LABELS, y + 0.5, w.max(0.5), BAR - 1.0, *colour)]);
                let at = (LEFT + LABELS + w + 3.0, y - 1.5, FIGURES);
                l.line(Owner::Leaf(leaf), SMALL.sized(7.0), at, Side::Left, &score(lang, v));
            }
            y += BAR;
        }
        y += APART;
    }
    let (x, foot) = (LEFT + LABELS, y);
    l.draw(Owner::Leaf(leaf), vec![Op::Line { from: (x, top), to: (x, foot), width: 0.6, colour: LINE }]);
}

/// Which colour is which series.
fn legend(l: &mut Layout<'_>, leaf: usize, c: &Chart) {
    if c.series.len() < 2 {
        return;
    }
    let name = |s: &str| l.fonts.width(SMALL.face, SMALL.size, s) + 28.0;
    let all: f32 = c.series.iter().map(|s| name(&s.name)).sum();
    let places: Vec<f32> = c.series.iter().map(|s| name(&s.name)).collect();
    let mut x = (WIDTH - all) / 2.0;
    for ((s, colour), w) in c.series.iter().zip(SERIES.iter().cycle()).zip(places) {
        l.draw(Owner::Leaf(leaf), vec![Op::area(x, l.y + 2.0, 8.0, 8.0, *colour)]);
        l.line(Owner::Leaf(leaf), SMALL, (x + 12.0, l.y, w), Side::Left, &s.name);
        x += w;
    }
    l.y += SMALL.leading() + 2.0;
}
