//! The main points, read aloud near the end: what both sides take away. It is built
//! from a list of what it may hold (evidence shown and promised, quotes, words for
//! the region, follow-ups, the region's remark) and never by leaving things out, so
//! that no level, reason or private note can get into it.

use crate::app::model::OpenSession;
use crate::app::pages::{LineKind, Page, PageLine};
use crate::domain::instrument::{Placed, Question};
use crate::domain::lang::Lang;
use crate::domain::session::{Answer, EvidenceState, FollowUp};
use crate::i18n::texts::pace as t;

/// The lines at `cols` columns.
#[must_use]
pub fn lines(o: &OpenSession, lang: Lang, cols: usize) -> Vec<PageLine> {
    let mut p = Page { cols, out: Vec::new() };
    let (i, s) = (&o.instrument, &o.session);
    p.add(LineKind::Quiet, t::aloud_intro(lang));
    let start = p.out.len();
    let mut last = None;
    for placed in i.questions().filter(|p| s.applies(p.question)) {
        let q = placed.question;
        let Some(a) = s.answers.get(&q.id).filter(|a| says_something(a)) else { continue };
        if last != Some(placed.aspect) {
            last = Some(placed.aspect);
            p.gap();
            let title = i.aspects.get(placed.aspect).map_or("", |a| i.text(&a.title, lang));
            p.add(LineKind::Heading, &format!("{} {title}", placed.aspect + 1));
        }
        question(&mut p, o, placed, a, lang);
    }
    if !s.follow_ups.is_empty() {
        p.gap();
        p.add(LineKind::Heading, t::aloud_follow_ups(lang));
        for f in &s.follow_ups {
            p.indented(LineKind::Plain, "  • ", &follow_up(f, lang));
        }
    }
    if !s.remarks.region.trim().is_empty() {
        p.gap();
        p.add(LineKind::Heading, t::aloud_remark(lang));
        p.indented(LineKind::Plain, "  ", s.remarks.region.trim());
    }
    if p.out.len() == start {
        p.gap();
        p.add(LineKind::Plain, t::aloud_nothing(lang));
    }
    p.out
}

fn says_something(a: &Answer) -> bool {
    let shown = a.evidence.iter().any(|e| matches!(e.state, EvidenceState::Seen | EvidenceState::Promised));
    shown || !a.quotes.is_empty() || !a.for_region.trim().is_empty()
}

fn question(p: &mut Page, o: &OpenSession, placed: Placed<'_>, a: &Answer, lang: Lang) {
    let q = placed.question;
    p.indented(LineKind::Plain, &format!("{}  ", placed.number()), o.instrument.text(&q.title, lang));
    for (state, word) in
        [(EvidenceState::Seen, t::aloud_shown(lang)), (EvidenceState::Promised, t::aloud_promised(lang))]
    {
        let named: Vec<String> = a.evidence.iter().filter(|e| e.state == state).map(|e| name(o, q, e, lang)).collect();
        if !named.is_empty() {
            p.indented(LineKind::Plain, &format!("     {word}: "), &named.join("; "));
        }
    }
    for x in &a.quotes {
        let who = if x.who.trim().is_empty() { t::aloud_unnamed(lang) } else { x.who.trim() };
        p.indented(LineKind::Plain, "     ", &t::aloud_quote(lang, x.text.trim(), who));
    }
    if !a.for_region.trim().is_empty() {
        p.indented(LineKind::Plain, &format!("     {}: ", t::aloud_for_region(lang)), a.for_region.trim());
    }
}

/// Name and number of a document; what was remarked on it stays with the assessor.
fn name(o: &OpenSession, q: &Question, e: &crate::domain::session::Evidence, lang: Lang) -> String {
    let name = crate::report::words::evidence_name(lang, &o.instrument, q, e);
    if e.number.trim().is_empty() { name } else { format!("{name} ({})", e.number.trim()) }
}

fn follow_up(f: &FollowUp, lang: Lang) -> String {
    let due = f.due.as_ref().filter(|d| !d.trim().is_empty()).map(|d| t::aloud_due(lang, d.trim()));
    let parts = [Some(f.item.trim().to_owned()), Some(f.owner.trim().to_owned()), due];
    parts.into_iter().flatten().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(", ")
}
