//! Charts as vectors: the geometry is the document's, the drawing is here.

use super::fonts::Face;
use super::layout::{ASCENT, Layout, Look, Side};
use super::page::{Colour, LEFT, LINE, Op, Owner, Pen, QUIET, TEXT, WIDTH};
use super::tags::{Kind, Node};
use crate::domain::lang::Lang;
use crate::export::palette::SERIES;
use crate::i18n::number::score;
use crate::report::{Chart, ChartKind};

const SMALL: Look = Look::TEXT.sized(8.0);
/// Radius of a radar, and the room around it for the labels.
const RADIUS: f32 = 95.0;
const AROUND: f32 = 34.0;
const WHITE: Colour = [255, 255, 255];
/// Height of a bar, between two, and between two groups.
const BAR: f32 = 8.0;
const APART: f32 = 6.0;
/// Room for the labels of bars, and for the figures behind them.
const LABELS: f32 = 130.0;
const FIGURES: f32 = 34.0;

/// How a series is drawn: told apart without colour too, by its dashes, the shape of
/// its dots and the pattern of its bars.
struct SeriesLook {
    colour: Colour,
    dashes: &'static [f32],
    /// Corners of a dot around its middle.
    dot: &'static [(f32, f32)],
    filled: bool,
    striped: bool,
}

const SQUARE: &[(f32, f32)] = &[(-2.2, -2.2), (2.2, -2.2), (2.2, 2.2), (-2.2, 2.2)];
const DIAMOND: &[(f32, f32)] = &[(0.0, -3.4), (3.4, 0.0), (0.0, 3.4), (-3.4, 0.0)];
const LOOKS: [SeriesLook; SERIES.len()] = [
    SeriesLook { colour: SERIES[0], dashes: &[], dot: SQUARE, filled: true, striped: false },
    SeriesLook { colour: SERIES[1], dashes: &[6.0, 3.0], dot: SQUARE, filled: false, striped: false },
    SeriesLook { colour: SERIES[2], dashes: &[1.5, 3.0], dot: DIAMOND, filled: true, striped: true },
    SeriesLook { colour: SERIES[3], dashes: &[8.0, 3.0, 1.5, 3.0], dot: DIAMOND, filled: false, striped: true },
];

impl SeriesLook {
    const fn pen(&self) -> Pen {
        Pen { width: 1.6, colour: self.colour, dashes: self.dashes }
    }

    fn shape(&self, points: Vec<(f32, f32)>) -> Op {
        let fill = if self.filled { self.colour } else { WHITE };
        Op::Shape { points, fill: Some(fill), line: Some(Pen::new(0.9, self.colour)) }
    }

    fn dot(&self, x: f32, y: f32) -> Op {
        self.shape(self.dot.iter().map(|(dx, dy)| (x + dx, y + dy)).collect())
    }

    /// A bar with its left upper corner at `x`, `y`.
    fn bar(&self, (x, y): (f32, f32), (w, h): (f32, f32)) -> Vec<Op> {
        let mut out = vec![self.shape(vec![(x, y), (x + w, y), (x + w, y + h), (x, y + h)])];
        if self.striped {
            let stripe = if self.filled { WHITE } else { self.colour };
            let mut at = x + 2.0;
            while at + h < x + w {
                out.push(Op::line((at, y + h), (at + h, y), 0.9, stripe));
                at += 4.0;
            }
        }
        out
    }
}

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
        ops.push(Op::Shape { points, fill: None, line: Some(Pen::new(width, LINE)) });
    }
    for k in 0..n {
        ops.push(Op::line(centre, at(k, 1.0), 0.4, LINE));
    }
    for (s, look) in c.series.iter().zip(LOOKS.iter().cycle()) {
        let pen = look.pen();
        let known: Vec<(usize, f64)> =
            s.values.iter().enumerate().filter_map(|(k, v)| v.as_ref().map(|v| (k, c.share(v)))).collect();
        // A figure that is missing is not 0: the outline stops there.
        if known.len() == n {
            let points = known.iter().map(|(k, share)| at(*k, *share)).collect();
            ops.push(Op::Shape { points, fill: None, line: Some(pen) });
        } else {
            for pair in known.windows(2).filter(|p| p[1].0 == p[0].0 + 1) {
                let (a, b) = (at(pair[0].0, pair[0].1), at(pair[1].0, pair[1].1));
                ops.push(Op::Line { from: a, to: b, pen });
            }
        }
        for (k, share) in known {
            let (x, y) = at(k, share);
            ops.push(look.dot(x, y));
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
        for (s, look) in c.series.iter().zip(LOOKS.iter().cycle()) {
            if let Some(v) = s.values.get(k).and_then(Option::as_ref) {
                #[expect(clippy::cast_possible_truncation, reason = "a point of a drawing")]
                let w = c.share(v) as f32 * room;
                l.draw(Owner::Leaf(leaf), look.bar((LEFT + LABELS, y + 0.5), (w.max(0.5), BAR - 1.0)));
                let at = (LEFT + LABELS + w + 3.0, y - 1.5, FIGURES);
                l.line(Owner::Leaf(leaf), SMALL.sized(7.0), at, Side::Left, &score(lang, v));
            }
            y += BAR;
        }
        y += APART;
    }
    let (x, foot) = (LEFT + LABELS, y);
    l.draw(Owner::Leaf(leaf), vec![Op::line((x, top), (x, foot), 0.6, LINE)]);
}

/// Which look is which series.
fn legend(l: &mut Layout<'_>, leaf: usize, c: &Chart) {
    if c.series.len() < 2 {
        return;
    }
    let name = |s: &str| l.fonts.width(SMALL.face, SMALL.size, s) + 40.0;
    let all: f32 = c.series.iter().map(|s| name(&s.name)).sum();
    let places: Vec<f32> = c.series.iter().map(|s| name(&s.name)).collect();
    let mut x = (WIDTH - all) / 2.0 + 12.0;
    for ((s, look), w) in c.series.iter().zip(LOOKS.iter().cycle()).zip(places) {
        let middle = l.y + 6.0;
        let sample = match c.kind {
            ChartKind::Radar => {
                vec![
                    Op::Line { from: (x - 12.0, middle), to: (x + 8.0, middle), pen: look.pen() },
                    look.dot(x - 2.0, middle),
                ]
            }
            ChartKind::Bars => look.bar((x - 12.0, l.y + 2.5), (20.0, BAR - 1.0)),
        };
        l.draw(Owner::Leaf(leaf), sample);
        l.line(Owner::Leaf(leaf), SMALL, (x + 12.0, l.y, w), Side::Left, &s.name);
        x += w;
    }
    l.y += SMALL.leading() + 2.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_series_look_alike_without_their_colour() {
        let seen = |s: &SeriesLook| (s.dashes.to_vec(), s.dot.to_vec(), s.filled, s.striped);
        for (n, a) in LOOKS.iter().enumerate() {
            for b in &LOOKS[n + 1..] {
                let (a, b) = (seen(a), seen(b));
                assert!(a.0 != b.0, "lines");
                assert!((&a.1, a.2) != (&b.1, b.2), "dots");
                assert!((a.2, a.3) != (b.2, b.3), "bars");
            }
        }
    }
}
