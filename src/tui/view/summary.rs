//! The summary (screen 2.12): bars and a radar with the numbers beside them, or
//! the same as a table. The score is computed once for the frame.

use crate::app::Model;
use crate::app::model::OpenSession;
use crate::app::screen::summary::SummaryScreen;
use crate::base::ratio::{Ratio, approximate};
use crate::base::text::{fit, width};
use crate::domain::finalise;
use crate::domain::lang::Lang;
use crate::domain::scoring::{AspectScore, ScoreCard, index_bounds, predicate, score, score_by};
use crate::domain::session::{EvidenceState, Flag, Rating};
use crate::i18n::number;
use crate::i18n::texts::{entries as e, pace, summary as t};
use crate::report::delta::{Deltas, desk_score};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::{ViewState, header, summary_table};
use crate::tui::widget::list::{self, Line, widest};
use crate::tui::widget::paint::{Painter, Span, cols, rows};
use crate::tui::widget::{bar, radar};
use num_traits::Signed;
use ratatui::layout::Rect;

/// The scores and what belongs to them.
#[derive(Debug)]
pub struct Sums<'a> {
    /// The session.
    pub o: &'a OpenSession,
    /// Language.
    pub l: Lang,
    /// By the assessor.
    pub card: ScoreCard,
    /// By the region, where it sent its own answers.
    pub claim: Option<ScoreCard>,
    /// Of the desk review, where there is one.
    pub desk: Option<ScoreCard>,
    /// Claim and desk review, each minus the interview.
    pub deltas: (Deltas, Deltas),
    /// Lowest and highest index.
    pub bounds: (i16, i16),
}

impl<'a> Sums<'a> {
    fn new(m: &Model, o: &'a OpenSession) -> Self {
        let s = &o.session;
        let claim = s.claim.as_ref().map(|_| score_by(&o.instrument, |q| s.applies(q), |q| s.claimed(q)));
        let card = score(&o.instrument, s);
        let desk = desk_score(&o.instrument, s);
        let deltas = (Deltas::of(&o.instrument, s), Deltas::desk(&o.instrument, s));
        Self { o, l: m.data.lang, card, claim, desk, deltas, bounds: index_bounds(&o.instrument) }
    }

    /// A value, or that there is none.
    #[must_use]
    pub fn value(&self, r: Option<&Ratio>) -> String {
        r.map_or_else(|| "-".to_owned(), |r| number::score(self.l, r))
    }

    /// Lower and upper bound.
    #[must_use]
    pub fn range(&self, a: Option<&Ratio>, b: Option<&Ratio>) -> String {
        match (a, b) {
            (Some(a), Some(b)) => format!("{}–{}", number::score(self.l, a), number::score(self.l, b)),
            _ => "-".to_owned(),
        }
    }

    /// `+0,50`: how the assessor's value differs from an earlier stage, over the
    /// questions with a level in both; `earlier` is that stage minus the interview.
    #[must_use]
    pub fn delta(&self, earlier: Option<&Ratio>) -> String {
        let Some(d) = earlier.map(|r| -r.clone()) else { return "-".to_owned() };
        let sign = if d.is_positive() { "+" } else { "" };
        format!("{sign}{}", number::score(self.l, &d))
    }

    /// The difference from the claim in aspect `n`.
    #[must_use]
    pub fn claim_delta(&self, n: usize) -> String {
        self.delta(self.deltas.0.aspects().nth(n).flatten())
    }

    /// The difference from the desk review in aspect `n`.
    #[must_use]
    pub fn desk_delta(&self, n: usize) -> String {
        self.delta(self.deltas.1.aspects().nth(n).flatten())
    }

    /// Value of the desk review in aspect `n`.
    #[must_use]
    pub fn at_desk(&self, n: usize) -> Option<&Ratio> {
        self.desk.as_ref()?.aspects.get(n)?.score.value.as_ref()
    }

    /// Whole minutes spent on aspect `n`, rounded half up.
    #[must_use]
    pub fn minutes(&self, n: usize) -> u64 {
        let aspect = self.o.instrument.aspects.get(n);
        let seconds = aspect.and_then(|a| self.o.session.timing.aspects.get(&a.id)).copied().unwrap_or(0);
        seconds.saturating_add(30) / 60
    }

    /// Claimed value of aspect `n`.
    #[must_use]
    pub fn claimed(&self, n: usize) -> Option<&Ratio> {
        self.claim.as_ref()?.aspects.get(n)?.score.value.as_ref()
    }

    /// `6/8`, with `*` while the aspect is incomplete.
    #[must_use]
    pub fn answered(a: &AspectScore) -> String {
        let c = a.completeness;
        format!("{}/{}{}", c.asked, c.total, if c.asked < c.total { "*" } else { " " })
    }

    /// Number and short title of an aspect.
    #[must_use]
    pub fn name(&self, n: usize) -> String {
        let i = &self.o.instrument;
        i.aspects.get(n).map(|a| format!("{} {}", n + 1, i.text(&a.short, self.l))).unwrap_or_default()
    }
}

/// Draws the screen.
pub fn draw(m: &Model, o: &OpenSession, x: &SummaryScreen, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let s = Sums::new(m, o);
    let (w, all) = (usize::from(area.width), usize::from(area.height));
    let c = s.card.completeness;
    let right = [t::questions(s.l, c.asked, c.total), number::date_short(s.l, o.session.timing.started.date())];
    let mut title = t::title(s.l, &o.session.region.short_name());
    if x.table {
        title = format!("{title} ({})", t::as_table(s.l));
    }
    header::title(p, area, &title, &header::marks(m), &right);
    let top = if all >= 14 { 2 } else { 1 };
    if top > 1 {
        p.line(area, 1);
    }
    let code = o.session.is_final().then(|| check_code(o, v));
    let foot = foot(&s, w, code);
    let aspects = s.card.aspects.len();
    // The list comes first; below it as much of the rest as fits, best first.
    let least = aspects.min(7) + usize::from(top > 1 || x.table);
    let foot_rows: usize = foot.iter().map(|(l, _)| l.len()).sum();
    let below = foot_rows.min(all.saturating_sub(top + least)).max(foot_rows.min(1)).min(all);
    let part = rows(area, top, all.saturating_sub(top + below));
    if x.table {
        summary_table::draw(&s, x, v, p, part);
    } else {
        chart(&s, x, v, p, part);
    }
    for (n, (text, role)) in list::paragraphs(&foot, w.saturating_sub(2), below).iter().enumerate() {
        p.put(area, all - below + n, 1, text, *role);
    }
}

/// The check code, computed once for each state of the session.
fn check_code(o: &OpenSession, v: &mut ViewState) -> String {
    let s = &o.session;
    if let Some((id, generation, code)) = &v.code
        && (*id, *generation) == (s.session, s.generation)
    {
        return code.clone();
    }
    let code = finalise::code(s);
    v.code = Some((s.session, s.generation, code.clone()));
    code
}

fn chart(s: &Sums<'_>, x: &SummaryScreen, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let (w, all) = (usize::from(area.width), usize::from(area.height));
    let drawing = if w >= 80 && all >= 11 { (w - 49).min(48).min(all * 5 / 2) } else { 0 };
    let left = w - drawing;
    let head = usize::from(all > s.card.aspects.len());
    if head > 0 {
        p.put(area, 0, 1, &t::by_aspect(s.l, s.bounds.0.into(), s.bounds.1.into()), Role::Title);
    }
    let lines = bars(s, x, left);
    let spread = all > 2 * lines.len() && drawing > 0;
    let lines: Vec<Line> = if spread {
        lines
            .into_iter()
            .flat_map(|l| {
                let row = l.row;
                [l, Line { row, ..Line::default() }]
            })
            .collect()
    } else {
        lines
    };
    let room = all.saturating_sub(head);
    let hidden = list::draw(p, rows(cols(area, 0, left), head, room), &lines, Some(x.aspect), &mut v.summary);
    if head > 0 {
        p.put_right(cols(area, 0, left), 0, 26, &format!("{hidden} "), Role::Quiet);
    }
    if drawing > 0 {
        let span = f64::from(s.bounds.1) - f64::from(s.bounds.0);
        let share = |r: &Ratio| if span > 0.0 { (approximate(r) - f64::from(s.bounds.0)) / span } else { 0.0 };
        let shares: Vec<Option<f64>> =
            s.card.aspects.iter().map(|a| a.score.value.as_ref().map(|r| share(r).clamp(0.0, 1.0))).collect();
        radar::draw(p, cols(area, left, drawing), &shares);
    }
}

fn bars(s: &Sums<'_>, x: &SummaryScreen, w: usize) -> Vec<Line> {
    let names = widest((0..s.card.aspects.len()).map(|n| s.name(n)));
    let ranges = widest(s.card.aspects.iter().map(|a| s.range(a.score.lower.as_ref(), a.score.upper.as_ref())));
    let answered = widest(s.card.aspects.iter().map(Sums::answered));
    let mut fixed = 3 + names + 1 + 1 + 4 + 1 + answered + 1;
    let with_range = w >= fixed + ranges + 1 + 4;
    fixed += if with_range { ranges + 1 } else { 0 };
    let compared = s.claim.is_some() && w >= fixed + 6 + 4;
    fixed += if compared { 6 } else { 0 };
    let cells = w.saturating_sub(fixed).min(20);
    let mut out = Vec::new();
    for (n, a) in s.card.aspects.iter().enumerate() {
        let lit = n == x.aspect;
        let role = if lit { Role::Row } else { Role::Text };
        let mut spans: Vec<Span> = vec![
            (format!(" {} ", if lit { glyph::FOCUS } else { " " }), Role::Row),
            (format!("{} ", fit(&s.name(n), names)), role),
        ];
        if cells >= 4 {
            let value = a.score.value.as_ref().map_or_else(|| f64::from(s.bounds.0), approximate);
            spans.extend(bar::between(value, s.bounds, cells));
        }
        spans.push((right(&s.value(a.score.value.as_ref()), 5), role));
        if with_range {
            spans.push((right(&s.range(a.score.lower.as_ref(), a.score.upper.as_ref()), ranges + 1), Role::Quiet));
        }
        if compared {
            spans.push((right(&s.claim_delta(n), 6), Role::Quiet));
        }
        spans.push((right(&Sums::answered(a), answered + 1), role));
        out.push(Line::of_row(n, spans));
    }
    out
}

/// `s` at the right end of `w` columns.
#[must_use]
pub fn right(s: &str, w: usize) -> String {
    format!("{}{s}", " ".repeat(w.saturating_sub(width(s))))
}

/// Index and what must be said beside it, best first.
fn foot(s: &Sums<'_>, w: usize, code: Option<String>) -> Vec<(Vec<String>, Role)> {
    let room = w.saturating_sub(2).max(1);
    let mut out: Vec<(Vec<String>, Role)> = Vec::new();
    let dot = format!(" {} ", glyph::DOT);
    let index = &s.card.index;
    let value = format!("{} {}", t::index(s.l), index_words(s));
    let range = match (&index.lower, &index.upper) {
        (Some(a), Some(b)) => t::range(s.l, &number::score(s.l, a), &number::score(s.l, b)),
        _ => String::new(),
    };
    let i = &s.o.instrument;
    let band = index.value.as_ref().and_then(|r| predicate(i, r));
    let band = band.map_or_else(String::new, |b| t::predicate(s.l, i.text(&b.title, s.l)));
    let mut add = |text: String, role: Role| out.push((list::flow(text.split(&dot), &dot, room), role));
    // A narrow window shows the range before the borrowed name of a band.
    let (first, second) = if w < 60 { (range, band) } else { (band, range) };
    add(join(&[value, first]), Role::Title);
    if let Some(code) = code {
        add(t::check_code(s.l, &code), Role::Done);
    }
    let c = s.card.completeness;
    add(join(&[second, t::completeness(s.l, c.counted, c.asked, c.total)]), Role::Text);
    if let Some(claim) = &s.claim {
        let value = s.value(claim.index.value.as_ref());
        add(t::claim_index(s.l, &value, &s.delta(s.deltas.0.index.as_ref())), Role::Text);
    }
    if let Some(desk) = &s.desk {
        let value = s.value(desk.index.value.as_ref());
        add(pace::desk_index(s.l, &value, &s.delta(s.deltas.1.index.as_ref())), Role::Text);
    }
    if s.claim.is_some() || s.desk.is_some() {
        add(pace::same_questions(s.l).to_owned(), Role::Quiet);
    }
    let minutes: Vec<u64> = (0..s.card.aspects.len()).map(|n| s.minutes(n)).collect();
    if minutes.iter().any(|n| *n > 0) {
        let spent = minutes.iter().enumerate().filter(|(_, m)| **m > 0);
        let each: Vec<String> = spent.map(|(n, m)| format!("{} {m}", s.name(n))).collect();
        add(pace::minutes_by_aspect(s.l, &each.join(&dot), minutes.iter().sum()), Role::Text);
    }
    if s.card.aspects.iter().any(|a| a.completeness.asked < a.completeness.total) {
        add(t::incomplete(s.l).to_owned(), Role::Quiet);
    }
    add(counts(s), Role::Text);
    add(marks(s), Role::Text);
    if let Some(text) = extremes(s) {
        add(text, Role::Text);
    }
    add(t::weights_ours(s.l).to_owned(), Role::Quiet);
    out
}

fn join(parts: &[String]) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
    parts.join(&format!(" {} ", glyph::DOT))
}

fn index_words(s: &Sums<'_>) -> String {
    s.card.index.value.as_ref().map_or_else(|| t::none(s.l).to_owned(), |r| number::score(s.l, r))
}

/// Evidence shown, and ratings that are no levels.
fn counts(s: &Sums<'_>) -> String {
    let session = &s.o.session;
    let asked = || s.o.instrument.questions().filter(|q| session.applies(q.question));
    let total: usize = asked().map(|q| q.question.evidence.len()).sum();
    let seen: usize = asked()
        .filter_map(|q| session.answers.get(&q.question.id))
        .map(|a| a.evidence.iter().filter(|e| e.item.is_some() && e.state == EvidenceState::Seen).count())
        .sum();
    let rated = |r: Rating| asked().filter(|q| session.rating(&q.question.id) == Some(r)).count();
    let open = header::open(s.o);
    format!(
        "{} {} {}",
        t::evidence_count(s.l, seen, total),
        glyph::DOT,
        t::counts(s.l, rated(Rating::Na), rated(Rating::Unverified), open)
    )
}

/// Follow-ups, and marked questions where there are any.
fn marks(s: &Sums<'_>) -> String {
    let session = &s.o.session;
    let n = |f: Flag| s.o.instrument.questions().filter(|q| session.flagged(&q.question.id, f)).count();
    let [first, parked, disputed] = Flag::ALL.map(n);
    let flags =
        if first + parked + disputed > 0 { e::flag_counts(s.l, first, parked, disputed) } else { String::new() };
    join(&[e::follow_up_count(s.l, session.follow_ups.len()), flags])
}

/// The strongest and the weakest aspect, where they differ.
fn extremes(s: &Sums<'_>) -> Option<String> {
    let scored: Vec<(usize, &Ratio)> =
        s.card.aspects.iter().enumerate().filter_map(|(n, a)| Some((n, a.score.value.as_ref()?))).collect();
    let best = scored.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(&a.0)))?;
    let worst = scored.iter().min_by(|a, b| a.1.cmp(b.1).then(a.0.cmp(&b.0)))?;
    (best.1 != worst.1).then(|| t::strongest(s.l, &s.name(best.0), &s.name(worst.0)))
}
