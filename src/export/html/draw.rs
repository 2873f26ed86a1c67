//! Pictures as lines and texts: charts and codes for a camera. Series differ in
//! colour and in pattern; the style sheet knows both.

use crate::base::ratio::{Ratio, whole};
use crate::base::text::wrap;
use crate::domain::lang::Lang;
use crate::export::qr::{Modules, QUIET};
use crate::i18n::number;
use crate::report::{Chart, ChartKind, Code};
use std::fmt::Write as _;

/// A drawing of `width` by `height` units; a unit is a pixel of a phone.
pub(super) struct Picture {
    pub id: String,
    pub kind: &'static str,
    pub title: String,
    /// What it shows, in words.
    pub told: String,
    pub width: usize,
    pub height: usize,
    pub marks: Vec<Mark>,
}

/// A part of a drawing.
pub(super) enum Mark {
    /// A path.
    Line { class: String, d: String },
    /// One line of text; its class says on which side of `x` it stands.
    Text { class: &'static str, x: String, y: String, text: String },
}

const WIDTH: f64 = 440.0;
/// Height of a line of text.
const LINE: f64 = 17.0;
/// Series that look different; further ones look like the first again.
const LOOKS: usize = 4;

struct Canvas<'a> {
    chart: &'a Chart,
    lang: Lang,
    marks: Vec<Mark>,
    /// Where the next thing goes.
    y: f64,
}

/// `c` as a drawing; `n` makes its ids unique in the page.
pub(super) fn chart(c: &Chart, lang: Lang, n: usize) -> Picture {
    let mut canvas = Canvas { chart: c, lang, marks: Vec::new(), y: 0.0 };
    match c.kind {
        ChartKind::Radar => canvas.radar(),
        ChartKind::Bars => canvas.bars(),
    }
    canvas.legend();
    let (told, height) = (c.told(lang), units(canvas.y + 6.0));
    Picture {
        id: format!("g{n}"),
        kind: "chart",
        title: c.title.clone(),
        told,
        width: units(WIDTH),
        height,
        marks: canvas.marks,
    }
}

/// `c` as a drawing; nothing where no code can hold its payload.
pub(super) fn code(c: &Code, n: usize) -> Option<Picture> {
    let m = Modules::of(&c.payload)?;
    let side = m.side() + 2 * QUIET;
    let mut d = String::new();
    for y in 0..m.side() {
        let mut x = 0;
        while x < m.side() {
            let run = (x..m.side()).take_while(|x| m.dark(*x, y)).count();
            if run > 0 {
                // Writing into a String cannot fail.
                let _ = write!(d, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    let line = |class: &str, d: String| Mark::Line { class: class.to_owned(), d };
    let marks = vec![line("light", format!("M0 0h{side}v{side}h-{side}z")), line("dark", d)];
    let (title, told) = (c.caption.clone(), c.payload.clone());
    Some(Picture { id: format!("g{n}"), kind: "code", title, told, width: side, height: side, marks })
}

fn units(x: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred, never below 0")]
    let n = x.ceil() as usize;
    n
}

fn long(n: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let x = n as f64;
    x
}

impl Canvas<'_> {
    fn line(&mut self, class: impl Into<String>, d: String) {
        self.marks.push(Mark::Line { class: class.into(), d });
    }

    fn text(&mut self, class: &'static str, x: f64, y: f64, text: &str) {
        let (x, y) = (format!("{x:.1}"), format!("{y:.1}"));
        self.marks.push(Mark::Text { class, x, y, text: text.to_owned() });
    }

    fn radar(&mut self) {
        const RIM: f64 = 112.0;
        let c = self.chart;
        let labels: Vec<Vec<String>> = c.labels.iter().map(|l| wrap(l, 15)).collect();
        let tall = labels.iter().map(Vec::len).max().unwrap_or(1);
        let (mx, my) = (WIDTH / 2.0, RIM + long(tall + 1) * LINE + 10.0);
        let at = |n: usize, share: f64| {
            let (x, y) = c.spoke(n, share);
            (mx + x * RIM, my + y * RIM)
        };
        let closed = |share: f64| path((0..labels.len()).map(|n| at(n, share)), true);
        let steps: Vec<i16> = if c.high - c.low <= 10 { (c.low..=c.high).collect() } else { vec![c.low, c.high] };
        for v in &steps {
            self.line("grid", closed(c.share(&whole(i64::from(*v)))));
        }
        for n in 0..labels.len() {
            self.line("grid", path([(mx, my), at(n, 1.0)].into_iter(), false));
        }
        for (n, s) in c.series.iter().enumerate().rev() {
            let points: Vec<Option<(f64, f64)>> =
                s.values.iter().enumerate().map(|(n, v)| v.as_ref().map(|v| at(n, c.share(v)))).collect();
            let look = n % LOOKS;
            if points.iter().all(Option::is_some) {
                self.line(format!("area s{look}"), path(points.iter().flatten().copied(), true));
            } else {
                // Only neighbours are joined: a gap is not a level.
                for (a, b) in points.iter().zip(points.iter().cycle().skip(1)) {
                    if let (Some(a), Some(b)) = (a, b) {
                        self.line(format!("area s{look}"), path([*a, *b].into_iter(), false));
                    }
                }
            }
            for (x, y) in points.into_iter().flatten() {
                self.line(format!("dot s{look}"), dot(look, x, y));
            }
        }
        for v in &steps {
            let (x, y) = at(0, c.share(&whole(i64::from(*v))));
            self.text("scale end", x - 5.0, y + 4.0, &v.to_string());
        }
        for (n, lines) in labels.iter().enumerate() {
            self.spoke_label(n, lines, at(n, 1.0 + 14.0 / RIM));
        }
        self.y = self.y.max(my + RIM) + 12.0;
    }

    /// The label of spoke `n` with its figures below, outside of the rim.
    fn spoke_label(&mut self, n: usize, lines: &[String], (x, y): (f64, f64)) {
        let figure = |v: Option<&Ratio>| v.map_or_else(|| "–".to_owned(), |v| number::score(self.lang, v));
        let figures: Vec<String> = self.chart.series.iter().map(|s| figure(s.values[n].as_ref())).collect();
        let (side, down) = self.chart.spoke(n, 1.0);
        let class = match side {
            s if s > 0.1 => "start",
            s if s < -0.1 => "end",
            _ => "middle",
        };
        let all = long(lines.len() + 1);
        let first = if class != "middle" {
            y - all / 2.0 * LINE + 12.0
        } else if down < 0.0 {
            y - (all - 1.0) * LINE
        } else {
            y + 12.0
        };
        for (k, l) in lines.iter().enumerate() {
            self.text(class, x, first + long(k) * LINE, l);
        }
        let class = match class {
            "start" => "figure start",
            "end" => "figure end",
            _ => "figure middle",
        };
        let last = first + long(lines.len()) * LINE;
        self.text(class, x, last, &figures.join(" · "));
        self.y = self.y.max(last);
    }

    fn bars(&mut self) {
        const LEFT: f64 = 6.0;
        const ROOM: f64 = 340.0;
        const THICK: f64 = 14.0;
        let c = self.chart;
        let zero = c.share(&whole(0));
        for (n, label) in c.labels.iter().enumerate() {
            for l in wrap(label, 52) {
                self.y += LINE;
                self.text("start", LEFT, self.y, &l);
            }
            self.y += 5.0;
            for (k, s) in c.series.iter().enumerate() {
                let (y, value) = (self.y, s.values[n].as_ref());
                let share = value.map_or(zero, |v| c.share(v));
                let (from, to) = (LEFT + zero.min(share) * ROOM, LEFT + zero.max(share) * ROOM);
                if value.is_some() {
                    self.bar(k % LOOKS, from, y, (to - from).max(1.0), THICK);
                }
                let class = if value.is_some() { "figure start" } else { "none start" };
                self.text(class, to + 6.0, y + THICK - 2.0, &Chart::figure(self.lang, value));
                self.y += THICK + 3.0;
            }
            self.y += 4.0;
        }
        let y = self.y;
        self.line("axis", format!("M{LEFT:.1} {y:.1}h{ROOM:.1}"));
        let steps = if c.high - c.low <= 10 { (c.low..=c.high).collect() } else { vec![c.low, c.high] };
        for v in steps {
            let x = LEFT + c.share(&whole(i64::from(v))) * ROOM;
            self.line("axis", format!("M{x:.1} {y:.1}v4"));
            self.text("scale middle", x, y + 17.0, &v.to_string());
        }
        self.y += 24.0;
    }

    /// A bar with a pattern of its own: full, lines across, hollow, lines along.
    fn bar(&mut self, look: usize, x: f64, y: f64, w: f64, h: f64) {
        let class = format!("{} s{look}", if look == 0 { "full" } else { "hollow" });
        self.line(class, format!("M{x:.1} {y:.1}h{w:.1}v{h:.1}h-{w:.1}z"));
        let mut d = String::new();
        if look == 1 {
            let mut at = x + 5.0;
            while at < x + w - 1.0 {
                let _ = write!(d, "M{at:.1} {y:.1}v{h:.1}");
                at += 5.0;
            }
        } else if look == 3 {
            for n in 1..3 {
                let _ = write!(d, "M{x:.1} {:.1}h{w:.1}", y + long(n) * h / 3.0);
            }
        }
        if !d.is_empty() {
            self.line(format!("hatch s{look}"), d);
        }
    }

    fn legend(&mut self) {
        let c = self.chart;
        for (n, s) in c.series.iter().enumerate().filter(|(_, s)| !s.name.is_empty()) {
            let look = n % LOOKS;
            let y = self.y + LINE - 5.0;
            match c.kind {
                ChartKind::Bars => self.bar(look, 6.0, y - 6.0, 30.0, 12.0),
                ChartKind::Radar => {
                    self.line(format!("area s{look}"), path([(6.0, y), (36.0, y)].into_iter(), false));
                    self.line(format!("dot s{look}"), dot(look, 21.0, y));
                }
            }
            for l in wrap(&s.name, 48) {
                self.y += LINE;
                self.text("start", 44.0, self.y, &l);
            }
            self.y += 4.0;
        }
    }
}

fn path(points: impl Iterator<Item = (f64, f64)>, closed: bool) -> String {
    let mut d = String::new();
    for (n, (x, y)) in points.enumerate() {
        let _ = write!(d, "{}{x:.1} {y:.1}", if n == 0 { 'M' } else { 'L' });
    }
    if closed {
        d.push('z');
    }
    d
}

/// A mark on a point: round, square, a diamond, a triangle.
fn dot(look: usize, x: f64, y: f64) -> String {
    match look {
        0 => format!("M{:.1} {y:.1}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", x - 4.0),
        1 => format!("M{:.1} {:.1}h8v8h-8z", x - 4.0, y - 4.0),
        2 => format!("M{x:.1} {:.1}l5 5l-5 5l-5 -5z", y - 5.0),
        _ => format!("M{x:.1} {:.1}l5 9h-10z", y - 6.0),
    }
}
