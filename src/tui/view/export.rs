//! The export form (screen 2.15), and what to check before writing.

use crate::app::screen::export::{ExportRow, ExportScreen};
use crate::app::{Model, OpenSession};
use crate::base::text::{shown_path, wrap};
use crate::domain::instrument::QuestionKind;
use crate::domain::lang::Lang;
use crate::domain::open_items::above_statement;
use crate::domain::session::Rating;
use crate::i18n::texts::{export as t, summary};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::{ViewState, header};
use crate::tui::widget::list::{self, Line, widest};
use crate::tui::widget::paint::{Painter, rows};
use ratatui::layout::Rect;

/// Most questions that are named.
const MOST: usize = 10;

/// Draws the screen.
pub fn draw(m: &Model, x: &ExportScreen, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let all = usize::from(area.height);
    let (title, right) = match &m.data.open {
        Some(o) if x.many.is_empty() => {
            let (asked, total) = header::totals(o);
            (t::title(l, &o.session.region.short_name()), summary::questions(l, asked, total))
        }
        _ => (t::title_many(l).to_owned(), t::sessions(l, x.many.len())),
    };
    header::title(p, area, &title, &header::marks(m), &[right]);
    let roomy = all >= 30;
    let mut at = 1;
    if roomy {
        p.line(area, at);
        at += 2;
    }
    let lines = lines(m, x, usize::from(area.width), roomy);
    // The last row says what is hidden.
    let short = lines.len() > all.saturating_sub(at);
    let part = rows(area, at, all.saturating_sub(at + usize::from(short)));
    let hidden = list::draw(p, part, &lines, Some(x.row), &mut v.export);
    if !hidden.is_empty() {
        p.put_right(rows(area, all - 1, 1), 0, 0, &format!(" {hidden} "), Role::Quiet);
    }
}

fn group(l: Lang, r: ExportRow) -> &'static str {
    match r {
        ExportRow::Kind(_) => t::content(l),
        ExportRow::Format(_) => t::format(l),
        ExportRow::Audience(_) => t::audience(l),
        ExportRow::Scores => t::with(l),
        ExportRow::Language(_) => t::language(l),
    }
}

fn lines(m: &Model, x: &ExportScreen, w: usize, roomy: bool) -> Vec<Line> {
    let l = m.data.lang;
    let all = ExportScreen::rows();
    let heads = widest(all.iter().map(|r| group(l, *r)));
    let mut out = Vec::new();
    let plain = |s: String, role: Role| Line::new(vec![(s, role)]);
    let gap = || Line::default();
    let head = |s: &str| format!(" {} ", crate::base::text::fit(s, heads));
    let room = w.saturating_sub(2).max(1);
    if let Some(o) = m.data.open.as_ref().filter(|_| x.many.is_empty() && !roomy) {
        // The whole of it stands below the form, out of sight in a small window.
        let all: Vec<String> = checks(l, o).into_iter().map(|c| c.short).collect();
        if !all.is_empty() {
            let text = format!("! {}", all.join(" · "));
            out.extend(wrap(&text, room).into_iter().map(|s| plain(format!(" {s}"), Role::Attention)));
        }
    }
    let mut last = "";
    for (n, r) in all.iter().enumerate() {
        let title = group(l, *r);
        let new = title != last;
        if new && roomy && n > 0 {
            out.push(gap());
        }
        last = title;
        let lit = n == x.row;
        let set = x.chosen(*r);
        let sign = match (r.is_box(), set) {
            (true, true) => "[x]",
            (true, false) => "[ ]",
            (false, true) => "(•)",
            (false, false) => "( )",
        };
        let role = match (lit, set) {
            (true, _) => Role::Row,
            (_, true) => Role::Chosen,
            _ => Role::Text,
        };
        out.push(Line::of_row(
            n,
            vec![
                (head(if new { title } else { "" }), Role::Title),
                (format!("{} ", if lit { glyph::FOCUS } else { " " }), Role::Row),
                (format!("{sign} {}", ExportScreen::label(*r, l)), role),
            ],
        ));
    }
    if roomy {
        out.push(gap());
    }
    let mut para = |s: &str, role: Role| out.extend(wrap(s, room).into_iter().map(|s| plain(format!(" {s}"), role)));
    if let Some((done, total)) = x.busy {
        let text = if total > 1 { t::progress(l, done, total) } else { t::busy(l).to_owned() };
        para(&text, Role::Attention);
        if total > 1 {
            para(&bar(done, total, room.saturating_sub(2).min(40)), Role::Attention);
        }
    } else if !x.written.files.is_empty() {
        para(t::written(l), Role::Done);
        for path in &x.written.files {
            para(&format!("{} {}", glyph::CHECK, shown_path(path)), Role::Done);
        }
    } else {
        para(&t::folder(l, &shown_path(&m.data.data_dir.join("exports"))), Role::Text);
        para(t::never_overwrites(l), Role::Quiet);
    }
    if let Some(o) = m.data.open.as_ref().filter(|_| x.many.is_empty()) {
        if roomy {
            out.push(gap());
        }
        out.push(plain(format!(" {}", t::check(l)), Role::Title));
        check(l, o, room, &mut out);
    }
    out
}

/// How far it is, as `[#####-----]`.
fn bar(done: usize, total: usize, cells: usize) -> String {
    let full = done * cells / total.max(1);
    format!("[{}{}]", "#".repeat(full), "-".repeat(cells.saturating_sub(full)))
}

fn check(l: Lang, o: &OpenSession, room: usize, out: &mut Vec<Line>) {
    let mut add = |s: &str, role: Role| {
        for (n, text) in wrap(s, room.saturating_sub(2).max(1)).into_iter().enumerate() {
            let sign = if n == 0 && role == Role::Attention { "!" } else { " " };
            out.push(Line::new(vec![(format!(" {sign} {text}"), role)]));
        }
    };
    let all = checks(l, o);
    for c in &all {
        add(&c.whole, Role::Attention);
    }
    if all.is_empty() {
        add(t::nothing_open(l), Role::Done);
    }
}

/// Something to know before a paper leaves the room.
struct Check {
    short: String,
    whole: String,
}

fn checks(l: Lang, o: &OpenSession) -> Vec<Check> {
    let (s, i) = (&o.session, &*o.instrument);
    let mut out = Vec::new();
    let open = header::open(o);
    if open > 0 {
        let whole = format!("{} {}", t::open_items(l, open), t::open_which(l, &gaps(l, o)));
        out.push(Check { short: t::open_short(l, open), whole });
    }
    let unsure = i.questions().filter(|p| s.rating(&p.question.id) == Some(Rating::Unverified)).count();
    let above = i.questions().filter(|p| above_statement(i, s, &p.question.id)).count();
    let vague = s.follow_ups.iter().filter(|f| f.owner.trim().is_empty() || f.due.is_none()).count();
    let told: [(usize, Worded, Worded); 3] = [
        (unsure, t::unverified_short, t::unverified),
        (above, t::above_cap_short, t::above_cap),
        (vague, t::follow_ups_short, t::follow_ups),
    ];
    for (n, short, whole) in told.into_iter().filter(|(n, ..)| *n > 0) {
        out.push(Check { short: short(l, n), whole: whole(l, n) });
    }
    if !s.is_final() {
        out.push(Check { short: t::draft_short(l).to_owned(), whole: t::draft(l).to_owned() });
    }
    out
}

type Worded = fn(Lang, usize) -> String;

/// The numbers of the questions without an answer, at most ten of them.
fn gaps(l: Lang, o: &OpenSession) -> String {
    let (s, i) = (&o.session, &*o.instrument);
    let open: Vec<String> = i
        .questions()
        .filter(|p| p.question.kind != QuestionKind::Note && s.applies(p.question) && !s.answered(p.question))
        .map(|p| p.number())
        .collect();
    let mut out = open.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    if open.len() > MOST {
        out = format!("{out} {}", t::and_more(l, open.len() - MOST));
    }
    out
}
