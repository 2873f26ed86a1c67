//! A picture of figures, as figures: each format draws it itself.

use crate::base::ratio::{Ratio, approximate, whole};
use crate::base::text::visible;
use crate::domain::lang::Lang;
use crate::i18n::number;
use crate::i18n::texts::report;

/// How it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// One spoke for each label.
    Radar,
    /// One lying bar for each label and series.
    Bars,
}

/// A picture of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// How it is drawn.
    pub kind: ChartKind,
    /// What it shows, as a caption.
    pub title: String,
    /// One for each spoke or group of bars.
    pub labels: Vec<String>,
    /// Value in the middle or at the left edge.
    pub low: i16,
    /// Value at the rim or at the right edge; above `low`.
    pub high: i16,
    /// What is drawn, the most important one first.
    pub series: Vec<Series>,
}

/// One figure for each label of a [`Chart`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Its name in the legend.
    pub name: String,
    /// Figures; `None` where there is none, which is not 0.
    pub values: Vec<Option<Ratio>>,
}

impl Chart {
    /// Whether there is anything to draw.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.labels.len() > 1
            && self.high > self.low
            && self.series.iter().any(|s| s.values.iter().any(Option::is_some))
    }

    /// Where `v` stands between the two ends: 0 at `low`, 1 at `high`, never beyond.
    #[must_use]
    pub fn share(&self, v: &Ratio) -> f64 {
        let (low, high) = (whole(i64::from(self.low)), whole(i64::from(self.high)));
        if low == high {
            return 0.0;
        }
        approximate(&((v - &low) / (high - &low))).clamp(0.0, 1.0)
    }

    /// The point on spoke `n` at `share` of the way to the rim of a circle around
    /// (0, 0) with radius 1; y grows downwards, spoke 0 points up, the others follow
    /// clockwise.
    #[must_use]
    pub fn spoke(&self, n: usize, share: f64) -> (f64, f64) {
        // Labels are a handful: no precision is lost.
        #[expect(clippy::cast_precision_loss, reason = "a handful of labels")]
        let turn = n as f64 / self.labels.len().max(1) as f64 * std::f64::consts::TAU;
        (share * turn.sin(), -share * turn.cos())
    }

    /// A figure as the language writes it, or that there is none.
    #[must_use]
    pub fn figure(lang: Lang, v: Option<&Ratio>) -> String {
        v.map_or_else(|| report::none_yet(lang).to_owned(), |v| number::score(lang, v))
    }

    /// The figures in words, series by series: for who cannot see the picture.
    #[must_use]
    pub fn told(&self, lang: Lang) -> String {
        let series = self.series.iter().map(|s| {
            let pairs = self.labels.iter().zip(&s.values);
            let pairs: Vec<String> = pairs.map(|(l, v)| format!("{l} {}", Self::figure(lang, v.as_ref()))).collect();
            let name = if s.name.is_empty() { String::new() } else { format!("{}: ", s.name) };
            format!("{name}{}", pairs.join("; "))
        });
        series.collect::<Vec<_>>().join(". ")
    }

    pub(super) fn cleaned(mut self) -> Self {
        self.title = visible(&self.title);
        self.labels = self.labels.iter().map(|l| visible(l)).collect();
        for s in &mut self.series {
            s.name = visible(&s.name);
            s.values.resize(self.labels.len(), None);
        }
        self
    }
}
