//! What is wrong with an instrument before anybody is asked its questions.

use crate::base::id::Id;
use crate::base::ratio::parse_decimal;
use crate::base::strict_json::refuse_loose;
use crate::base::text::visible;
use crate::domain::condition::Condition;
use crate::domain::instrument::{Choice, FORMAT, IndexUnit, Instrument, Question, QuestionKind, VERSION, ValueType};
use crate::domain::lang::Localized;
use std::collections::{BTreeMap, BTreeSet};

/// A defect of an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InstrumentProblem {
    /// Not JSON, an unknown or repeated field, or a wrong type; the parser's words.
    Shape(String),
    /// Another format or a version this program does not read.
    Format(String),
    /// A text without one of the languages the instrument promises.
    MissingLanguage {
        /// Where: a question id and a field.
        place: String,
        /// Which language tag.
        tag: String,
    },
    /// An id that stands twice.
    RepeatedId(String),
    /// A reference to something that is not there.
    Dangling {
        /// Where.
        place: String,
        /// What is named.
        name: String,
    },
    /// A weight of zero.
    Weight(String),
    /// A scale with fewer than two levels or a level twice.
    Scale(String),
    /// Anchors that are not exactly the levels of the scale, in order.
    Anchors(String),
    /// A basis later than the reference date.
    LateBasis(String),
    /// A band that is not a plain decimal or not in falling order.
    Predicate(String),
    /// No aspect, or an aspect without a question.
    Empty(String),
    /// Questions of several scales under an index told in units of one.
    MixedScales,
    /// A choice question without choices.
    NoChoices(String),
}

/// Reads an instrument and checks it.
///
/// # Errors
/// Every problem found; at least one.
pub fn parse(bytes: &[u8]) -> Result<Instrument, Vec<InstrumentProblem>> {
    let shape = |words: String| vec![InstrumentProblem::Shape(visible(&words))];
    let head: Head = serde_json::from_slice(bytes).map_err(|e| shape(e.to_string()))?;
    let (format, version) = (head.format.unwrap_or_default(), head.version.unwrap_or_default());
    if format != FORMAT || version != u64::from(VERSION) {
        return Err(vec![InstrumentProblem::Format(visible(&format!("{format} {version}")))]);
    }
    // A map keeps the last of two equal keys: the text read would not be the one seen.
    let text = std::str::from_utf8(bytes).map_err(|e| shape(e.to_string()))?;
    refuse_loose(text, "instrument").map_err(|e| shape(e.to_string()))?;
    let instrument: Instrument = serde_json::from_slice(bytes).map_err(|e| shape(e.to_string()))?;
    let problems = check(&instrument);
    if problems.is_empty() { Ok(instrument) } else { Err(problems) }
}

/// What tells whether the rest is ours to read.
#[derive(serde::Deserialize)]
struct Head {
    #[serde(default)]
    format: Option<String>,
    #[serde(default)]
    version: Option<u64>,
}

/// Every defect of `i`; empty for a usable one.
#[must_use]
pub fn check(i: &Instrument) -> Vec<InstrumentProblem> {
    let mut c = Checker { i, out: Vec::new(), ids: BTreeSet::new() };
    c.head();
    for a in &i.aspects {
        c.id("aspect", &a.id);
        c.text(a.id.as_str(), "title", &a.title);
        c.text(a.id.as_str(), "short", &a.short);
        if a.weight == 0 {
            c.out.push(InstrumentProblem::Weight(a.id.to_string()));
        }
        if a.questions.is_empty() {
            c.out.push(InstrumentProblem::Empty(a.id.to_string()));
        }
        if let Some(d) = &a.domain
            && !i.domains.iter().any(|x| x.id == *d)
        {
            c.dangling(a.id.as_str(), d.as_str());
        }
        for q in &a.questions {
            c.question(q);
        }
    }
    c.scales_of_index();
    c.out
}

struct Checker<'a> {
    i: &'a Instrument,
    out: Vec<InstrumentProblem>,
    ids: BTreeSet<(&'static str, String)>,
}

impl Checker<'_> {
    fn id(&mut self, kind: &'static str, id: &Id) {
        if !self.ids.insert((kind, id.to_string())) {
            self.out.push(InstrumentProblem::RepeatedId(id.to_string()));
        }
    }

    fn text(&mut self, place: &str, field: &str, t: &Localized) {
        for tag in &self.i.languages {
            if t.0.get(tag).is_none_or(|s| s.trim().is_empty()) {
                self.out
                    .push(InstrumentProblem::MissingLanguage { place: format!("{place} {field}"), tag: tag.clone() });
            }
        }
    }

    fn dangling(&mut self, place: &str, name: &str) {
        self.out.push(InstrumentProblem::Dangling { place: place.to_owned(), name: name.to_owned() });
    }

    fn head(&mut self) {
        let i = self.i;
        if !i.languages.contains(&i.default_language) {
            self.dangling("default_language", &i.default_language);
        }
        if i.aspects.is_empty() {
            self.out.push(InstrumentProblem::Empty(i.id.to_string()));
        }
        self.text("", "title", &i.title);
        self.text("", "notice", &i.notice);
        for (id, s) in &i.scales {
            let values: Vec<i16> = s.levels.iter().map(|l| l.value).collect();
            if values.len() < 2 || values.windows(2).any(|w| w[0] >= w[1]) {
                self.out.push(InstrumentProblem::Scale(id.to_string()));
            }
            for l in &s.levels {
                self.text(id.as_str(), "level", &l.name);
            }
        }
        let bands: Vec<_> = i.predicates.iter().map(|p| parse_decimal(&p.from)).collect();
        for (p, band) in i.predicates.iter().zip(&bands) {
            if band.is_none() {
                self.out.push(InstrumentProblem::Predicate(p.from.clone()));
            }
            self.text(&p.from, "title", &p.title);
            self.text(&p.from, "source", &p.source);
        }
        if bands.windows(2).any(|w| w[0] <= w[1]) {
            self.out.push(InstrumentProblem::Predicate(i.id.to_string()));
        }
        for d in &i.domains {
            self.id("domain", &d.id);
            self.text(d.id.as_str(), "title", &d.title);
        }
        for c in &i.context {
            self.id("context", &c.id);
            self.text(c.id.as_str(), "title", &c.title);
            if let Some(u) = &c.unit {
                self.text(c.id.as_str(), "unit", u);
            }
            if c.kind == ValueType::Choice && c.choices.is_empty() {
                self.out.push(InstrumentProblem::NoChoices(c.id.to_string()));
            }
            self.choices(&c.id, &c.choices);
            self.condition(&c.id, c.when.as_ref());
        }
    }

    fn choices(&mut self, place: &Id, choices: &[Choice]) {
        for (n, c) in choices.iter().enumerate() {
            if choices[..n].iter().any(|x| x.id == c.id) {
                self.out.push(InstrumentProblem::RepeatedId(format!("{place} {}", c.id)));
            }
            self.text(place.as_str(), &format!("choice {}", c.id), &c.title);
        }
    }

    fn condition(&mut self, place: &Id, when: Option<&Condition>) {
        let Some(w) = when else { return };
        for other in w.questions() {
            if self.i.find(other).is_none() {
                self.dangling(place.as_str(), other.as_str());
            }
        }
        for other in w.contexts() {
            if !self.i.context.iter().any(|c| c.id == *other) {
                self.dangling(place.as_str(), other.as_str());
            }
        }
    }

    fn question(&mut self, q: &Question) {
        let id = q.id.as_str();
        self.id("question", &q.id);
        self.text(id, "title", &q.title);
        self.text(id, "text", &q.text);
        if q.weight == Some(0) {
            self.out.push(InstrumentProblem::Weight(id.to_owned()));
        }
        for (n, p) in q.probes.iter().enumerate() {
            self.text(id, &format!("probes[{n}]"), p);
        }
        if let Some(t) = &q.trap {
            self.text(id, "trap", t);
        }
        for e in &q.evidence {
            self.id("evidence", &e.id);
            self.text(e.id.as_str(), "title", &e.title);
        }
        for b in &q.basis {
            self.text(id, "basis", &b.title);
            if self.i.reference_date.is_some_and(|d| b.date > d) {
                self.out.push(InstrumentProblem::LateBasis(id.to_owned()));
            }
        }
        if matches!(q.kind, QuestionKind::Choice | QuestionKind::Choices) && q.choices.is_empty() {
            self.out.push(InstrumentProblem::NoChoices(id.to_owned()));
        }
        self.choices(&q.id, &q.choices);
        for (n, s) in q.section.iter().enumerate() {
            self.text(id, &format!("section[{n}]"), s);
        }
        self.condition(&q.id, q.when.as_ref());
        if q.kind == QuestionKind::Level {
            self.anchors(q);
        }
    }

    fn anchors(&mut self, q: &Question) {
        let Some(scale) = self.i.scale(q) else {
            let name = q.scale.as_ref().map_or("scale", Id::as_str).to_owned();
            self.dangling(q.id.as_str(), &name);
            return;
        };
        let levels: Vec<i16> = scale.levels.iter().map(|l| l.value).collect();
        let anchors: Vec<i16> = q.anchors.iter().map(|a| a.level).collect();
        if levels != anchors {
            self.out.push(InstrumentProblem::Anchors(q.id.to_string()));
        }
        for a in &q.anchors {
            self.text(q.id.as_str(), &format!("anchor {}", a.level), &a.text);
            for e in &a.evidence {
                if !q.evidence.iter().any(|x| x.id == *e) {
                    self.dangling(q.id.as_str(), e.as_str());
                }
            }
        }
    }

    fn scales_of_index(&mut self) {
        let mut used: BTreeMap<&Id, (i16, i16)> = BTreeMap::new();
        for p in self.i.questions() {
            if let (QuestionKind::Level, Some(id), Some(s)) =
                (p.question.kind, &p.question.scale, self.i.scale(p.question))
            {
                used.insert(id, s.bounds());
            }
        }
        let bounds: BTreeSet<_> = used.values().collect();
        if bounds.len() > 1 && self.i.index == IndexUnit::Scale {
            self.out.push(InstrumentProblem::MixedScales);
        }
    }
}
