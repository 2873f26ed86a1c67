//! Search in what a session holds: blind to case and accents, every word must be
//! found. A hit is one text in which at least one word stands; the others may
//! stand in what the text belongs to: its question, or the region, assessor,
//! event and day of its session. So `sleman metadata` finds a note on metadata
//! in the session of Sleman.

use crate::base::id::{QuestionId, SessionId};
use crate::base::text::{fold, unfold, visible};
use crate::domain::instrument::{Instrument, Placed};
use crate::domain::lang::Lang;
use crate::domain::session::{Answer, Evidence, FollowUp, Session, Value};
use std::ops::Range;

/// Hits kept unless the caller asks for another number.
pub const LIMIT: usize = 500;
/// Characters of an excerpt before its first mark, and in all.
const BEFORE: usize = 40;
const EXCERPT: usize = 160;

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query(Vec<String>);

impl Query {
    /// The words of `s`; `None` where it has none. A word with a sign in it
    /// (`3.2`, `e-office`) is looked for as it stands.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        let mut words: Vec<String> = s.split_whitespace().map(fold).filter(|w| !w.is_empty()).collect();
        words.sort();
        words.dedup();
        (!words.is_empty()).then_some(Self(words))
    }

    /// Whether `own` (folded) has a word and `around` (folded) the missing ones.
    fn fits(&self, own: &str, around: impl Fn(&str) -> bool) -> bool {
        self.0.iter().any(|w| own.contains(w.as_str())) && self.0.iter().all(|w| own.contains(w.as_str()) || around(w))
    }
}

/// What kind of text a hit is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Number and title of a question.
    Title,
    /// The question as it is spoken.
    Text,
    /// Evidence the instrument asks for or the session records.
    Evidence,
    /// Private note.
    Note,
    /// A quote, with who said it.
    Quote,
    /// Recommendation for the region.
    ForRegion,
    /// Reason of a rating.
    Reason,
    /// Value of a question without levels.
    Value,
    /// Follow-up.
    FollowUp,
    /// Remark on the whole.
    Remark,
    /// A name: region, assessor, delegation, event.
    Name,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 11] = [
        Self::Title,
        Self::Text,
        Self::Evidence,
        Self::Note,
        Self::Quote,
        Self::ForRegion,
        Self::Reason,
        Self::Value,
        Self::FollowUp,
        Self::Remark,
        Self::Name,
    ];
}

/// Who looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// The person whose session it is, or the chair: everything.
    #[default]
    All,
    /// The delegation can see the screen (rule 15): no private note, no reason,
    /// no remark.
    Guest,
    /// Another member whose own session is not final (rule 12): names alone.
    Blind,
}

impl Sight {
    /// Whether a text of this kind is looked at.
    #[must_use]
    pub fn sees(self, f: Field) -> bool {
        match self {
            Self::All => true,
            Self::Guest => !matches!(f, Field::Note | Field::Reason | Field::Remark),
            Self::Blind => matches!(f, Field::Title | Field::Text | Field::Name),
        }
    }
}

/// A text in which the words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The session.
    pub session: SessionId,
    /// Full name of its region.
    pub region: String,
    /// The question.
    pub question: Option<QuestionId>,
    /// Its number, `3.2`.
    pub number: Option<String>,
    /// What kind of text.
    pub field: Field,
    /// A piece of the text on one line, safe to show.
    pub excerpt: String,
    /// What was found, as byte ranges of the excerpt, in order.
    pub marks: Vec<Range<usize>>,
}

/// Hits with a limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hits {
    /// The hits kept.
    pub kept: Vec<Hit>,
    /// True when there were more.
    pub cut: bool,
    limit: usize,
}

impl Hits {
    /// None yet, at most `limit`.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self { kept: Vec::new(), cut: false, limit }
    }

    /// Whether another hit would be left out.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.kept.len() >= self.limit
    }

    fn add(&mut self, hit: impl FnOnce() -> Hit) {
        if self.is_full() {
            self.cut = true;
        } else {
            self.kept.push(hit());
        }
    }
}

/// Looks through one session. With `questions` also through the texts of its
/// instrument; over many sessions one asks that once an instrument.
pub fn search(q: &Query, (i, s): (&Instrument, &Session), lang: Lang, sight: Sight, questions: bool, out: &mut Hits) {
    let day = s.timing.started.date().to_string();
    let event = s.event.as_ref().map_or("", |e| e.title.as_str());
    let region = s.region.full_name();
    let heading = fold(&[s.region.code.as_str(), &region, &s.assessor.name, event, &day].join(" "));
    let mut look = Look { q, s, sight, heading, region, out };
    look.names();
    for p in i.questions() {
        let title = format!("{} {}", p.number(), i.text(&p.question.title, lang));
        let spoken = i.text(&p.question.text, lang);
        let place = Place { p, around: fold(&format!("{title} {spoken}")) };
        if questions && !look.text(Some(&place), Field::Title, &title) {
            look.text(Some(&place), Field::Text, spoken);
        }
        let answer = s.answers.get(&p.question.id);
        for e in
            p.question.evidence.iter().filter(|e| questions && answer.is_none_or(|a| a.evidence_of(&e.id).is_none()))
        {
            look.text(Some(&place), Field::Evidence, i.text(&e.title, lang));
        }
        if let Some(a) = answer {
            look.answer(&place, a, |e| {
                let item = e.item.as_ref().and_then(|id| p.question.evidence.iter().find(|x| x.id == *id));
                item.map_or("", |x| i.text(&x.title, lang)).to_owned()
            });
        }
        for f in s.follow_ups.iter().filter(|f| f.question.as_ref() == Some(&p.question.id)) {
            look.text(Some(&place), Field::FollowUp, &follow_up(f));
        }
    }
    for f in s.follow_ups.iter().filter(|f| f.question.as_ref().is_none_or(|id| i.find(id).is_none())) {
        look.text(None, Field::FollowUp, &follow_up(f));
    }
    look.text(None, Field::Remark, &s.remarks.region);
    look.text(None, Field::Remark, &s.remarks.assessor);
}

/// A question and its folded texts.
struct Place<'a> {
    p: Placed<'a>,
    around: String,
}

struct Look<'a> {
    q: &'a Query,
    s: &'a Session,
    sight: Sight,
    heading: String,
    region: String,
    out: &'a mut Hits,
}

impl Look<'_> {
    /// Looks at one text; true when it is a hit.
    fn text(&mut self, place: Option<&Place<'_>>, field: Field, text: &str) -> bool {
        if text.is_empty() || !self.sight.sees(field) {
            return false;
        }
        let own = fold(text);
        let around = |w: &str| self.heading.contains(w) || place.is_some_and(|p| p.around.contains(w));
        if !self.q.fits(&own, around) {
            return false;
        }
        let (q, s, region) = (self.q, self.s, &self.region);
        self.out.add(|| {
            let (excerpt, marks) = excerpt(text, &own, &q.0);
            Hit {
                session: s.session,
                region: region.clone(),
                question: place.map(|p| p.p.question.id.clone()),
                number: place.map(|p| p.p.number()),
                field,
                excerpt,
                marks,
            }
        });
        true
    }

    fn names(&mut self) {
        let s = self.s;
        self.text(None, Field::Name, &joined(&[&s.region.code, &s.region.full_name(), &s.region.province]));
        self.text(None, Field::Name, &joined(&[&s.assessor.name, &s.assessor.institution]));
        for d in &s.delegation {
            self.text(None, Field::Name, &joined(&[&d.name, &d.position]));
        }
        if let Some(e) = &s.event {
            self.text(None, Field::Name, &joined(&[&e.title, &e.place]));
        }
        if let Some(c) = &s.claim {
            self.text(None, Field::Name, &c.filled_by);
        }
    }

    fn answer(&mut self, place: &Place<'_>, a: &Answer, title: impl Fn(&Evidence) -> String) {
        let at = Some(place);
        self.text(at, Field::Note, &a.note);
        for x in &a.quotes {
            self.text(
                at,
                Field::Quote,
                &if x.who.is_empty() { x.text.clone() } else { format!("{}: {}", x.who, x.text) },
            );
        }
        self.text(at, Field::ForRegion, &a.for_region);
        for r in [&a.desk, &a.interview].into_iter().flatten() {
            self.text(at, Field::Reason, &r.reason);
        }
        match &a.value {
            Some(Value::Text(v) | Value::Decimal(v)) => drop(self.text(at, Field::Value, v)),
            Some(Value::Integer(v)) => drop(self.text(at, Field::Value, &v.to_string())),
            Some(Value::Date(v)) => drop(self.text(at, Field::Value, &v.to_string())),
            Some(Value::Choice(_) | Value::Choices(_)) | None => {}
        }
        for e in &a.evidence {
            let text = joined(&[&title(e), &e.label, &e.number, &e.date, &e.page, &e.signer, &e.remark]);
            self.text(at, Field::Evidence, &text);
        }
    }
}

fn follow_up(f: &FollowUp) -> String {
    joined(&[&f.item, &f.owner, f.due.as_deref().unwrap_or_default()])
}

fn joined(parts: &[&str]) -> String {
    let kept: Vec<&str> = parts.iter().copied().filter(|s| !s.is_empty()).collect();
    kept.join(" · ")
}

/// A piece of `text` around the first word found, with every word in it marked.
fn excerpt(text: &str, own: &str, words: &[String]) -> (String, Vec<Range<usize>>) {
    let first = words.iter().filter_map(|w| own.find(w.as_str()).map(|at| at..at + w.len())).min_by_key(|r| r.start);
    let at = first.and_then(|r| unfold(text, r)).map_or(0, |r| r.start);
    let head = text.get(..at).unwrap_or_default();
    let start = head.char_indices().rev().nth(BEFORE - 1).map_or(0, |(n, _)| n);
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.char_indices().nth(EXCERPT).map_or(text.len(), |(n, _)| start + n);
    let window = text.get(start..end).unwrap_or_default();
    let mut out = String::from(if start > 0 { "…" } else { "" });
    let mut marks = Vec::new();
    let mut done = 0;
    for r in found(window, words) {
        out.push_str(&visible(window.get(done..r.start).unwrap_or_default()));
        let from = out.len();
        out.push_str(&visible(window.get(r.clone()).unwrap_or_default()));
        marks.push(from..out.len());
        done = r.end;
    }
    out.push_str(&visible(window.get(done..).unwrap_or_default()));
    if end < text.len() {
        out.push('…');
    }
    (out, marks)
}

/// Where the words stand in `window`, in order, without overlaps.
fn found(window: &str, words: &[String]) -> Vec<Range<usize>> {
    let own = fold(window);
    let all = words.iter().flat_map(|w| own.match_indices(w.as_str()).map(move |(at, _)| at..at + w.len()));
    let mut all: Vec<Range<usize>> = all.filter_map(|r| unfold(window, r)).collect();
    all.sort_by_key(|r| (r.start, std::cmp::Reverse(r.end)));
    let mut out: Vec<Range<usize>> = Vec::new();
    for r in all {
        if out.last().is_none_or(|l| l.end <= r.start) {
            out.push(r);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(s: &str) -> Query {
        Query::parse(s).expect("has words")
    }

    #[test]
    fn a_word_is_found_whatever_its_case_and_accents() {
        let q = parse("SÉKRETARIS 3.2");
        assert!(q.fits(&fold("Sekretaris, nomor 3.2"), |_| false));
        assert!(!q.fits(&fold("Sekretaris, nomor 32"), |_| false));
        assert!(q.fits(&fold("sekretaris"), |w| "3 2 metadata".contains(w)));
        assert!(!q.fits(&fold("tidak ada"), |_| true), "what surrounds a text alone is no hit");
        assert_eq!(Query::parse(" .. "), None);
    }

    #[test]
    fn what_was_found_is_marked_and_nothing_hidden_reaches_the_screen() {
        let text = format!("{} kamus \u{1b}[2J METADATA tahun metadáta {}", "a ".repeat(100), "z".repeat(300));
        let (e, marks) = excerpt(&text, &fold(&text), &parse("metadata kamus").0);
        let marked: Vec<&str> = marks.iter().filter_map(|r| e.get(r.clone())).collect();
        assert_eq!(marked, ["kamus", "METADATA", "metadáta"]);
        assert!(e.starts_with('…') && e.ends_with('…') && !e.contains('\u{1b}'), "{e}");
    }

    #[test]
    fn guests_and_other_members_see_no_private_text() {
        for f in [Field::Note, Field::Reason, Field::Remark] {
            assert!(Sight::All.sees(f) && !Sight::Guest.sees(f) && !Sight::Blind.sees(f));
        }
        let blind: Vec<Field> = Field::ALL.into_iter().filter(|f| Sight::Blind.sees(*f)).collect();
        assert_eq!(blind, [Field::Title, Field::Text, Field::Name]);
    }

    proptest::proptest! {
        #[test]
        fn marks_always_stand_on_letters(text in "\\PC{0,200}", word in "[a-z]{1,3}") {
            let q = parse(&word);
            let (e, marks) = excerpt(&text, &fold(&text), &q.0);
            for r in marks {
                let got = e.get(r).map(fold);
                proptest::prop_assert!(got.is_some_and(|g| !g.is_empty()));
            }
        }
    }
}
