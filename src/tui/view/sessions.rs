//! The session list (screen 2.2). A file that cannot be read has a row as well:
//! hiding it would look like losing it.

use crate::app::Model;
use crate::app::msg::Listed;
use crate::app::screen::sessions::Sessions;
use crate::base::text::{fit, shown_path, visible, width};
use crate::domain::keep::FileKind;
use crate::domain::session::Status;
use crate::domain::summary::Summary;
use crate::i18n::explain::fault_word;
use crate::i18n::number::{date_short, score};
use crate::i18n::texts::interview::soal;
use crate::i18n::texts::{common as c, keeping as k, sessions as t};
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::view::{ViewState, header};
use crate::tui::widget::bar;
use crate::tui::widget::list::{self, Line, widest};
use crate::tui::widget::paint::{Painter, Span, rows};
use ratatui::layout::Rect;

/// Which columns fit.
#[derive(Clone, Copy, Debug)]
struct Columns {
    name: usize,
    date: bool,
    bar: usize,
    index: bool,
    follow: bool,
}

impl Columns {
    fn new(m: &Model, w: usize) -> Self {
        let names = widest(m.data.list.iter().map(name)).max(width(t::col_region(m.data.lang)));
        let read = m.data.list.iter().filter(|l| l.row.is_ok()).map(name);
        let longest = widest(read);
        let (date, mut bar, index, follow) =
            (w >= 66, if w >= 100 { 12 } else { 6 * usize::from(w >= 76) }, w >= 50, w >= 66);
        // Mark, answered, and a status of two or three words.
        let status = if w >= 66 { 19 } else { 14 };
        // A name is worth more than a bar.
        let others = |bar: usize| {
            3 + 1
                + if bar > 0 { bar + 8 } else { 9 }
                + 14 * usize::from(date)
                + 8 * usize::from(index)
                + 4 * usize::from(follow)
                + status
        };
        if w.saturating_sub(others(bar)) < longest {
            bar = 0;
        }
        Self { name: names.min(w.saturating_sub(others(bar))).max(10), date, bar, index, follow }
    }
}

fn name(l: &Listed) -> String {
    match &l.row {
        Ok(s) => s.region.short_name(),
        Err(_) => l.path.file_name().map(|n| visible(&n.to_string_lossy())).unwrap_or_default(),
    }
}

/// Draws the screen.
pub fn draw(m: &Model, x: &Sessions, v: &mut ViewState, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let (w, all) = (usize::from(area.width), usize::from(area.height));
    let roomy = all >= 14;
    let right = [format!("{} {}", c::product(l), env!("CARGO_PKG_VERSION"))];
    header::title(p, area, t::title(l), &[], &right);
    let mut at = 1;
    if roomy {
        p.line(area, at);
        at += 1;
    }
    let end = p.put(area, at, 1, t::heading(l), Role::Title);
    if !m.data.list.is_empty() {
        p.put_right(area, at, end + 2, &format!("{} ", t::count(l, m.data.list.len())), Role::Text);
    }
    at += 1;
    let foot = if roomy { 2 } else { 0 };
    let columns = Columns::new(m, w);
    if m.data.list.is_empty() {
        empty(m, p, rows(area, at, all));
    } else {
        p.spans(area, at, 3, &heads(m, columns));
        at += 1;
        if roomy {
            p.line(area, at);
            at += 1;
        }
        let lines: Vec<Line> =
            m.data.list.iter().enumerate().map(|(n, s)| line(m, s, n, n == x.row, columns)).collect();
        let part = rows(area, at, all.saturating_sub(at + foot));
        let hidden = list::draw(p, part, &lines, Some(x.row), &mut v.sessions);
        if !hidden.is_empty() {
            p.put_right(area, at - 1, 0, &format!(" {hidden} "), Role::Quiet);
        }
    }
    if roomy {
        let folder = shown_path(&m.data.data_dir);
        p.put(area, all - 2, 1, &t::data_in(l, &folder), Role::Quiet);
        p.line(area, all - 1);
    }
}

fn empty(m: &Model, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let row = usize::from(area.height > 4);
    p.put(area, row, 1, glyph::FOCUS, Role::Row);
    p.focus(area, row, 1);
    if m.data.loading {
        p.put(area, row, 3, t::loading(l), Role::Text);
    } else {
        p.put(area, row, 3, t::empty(l), Role::Text);
        p.put(area, row + 1, 3, t::empty_hint(l), Role::Text);
    }
}

/// Cells of a row, filled to the widths of the columns.
fn cells(c: Columns, texts: [&str; 5], bar: Vec<Span>, role: Role) -> Vec<Span> {
    let [name, date, answered, index, follow] = texts;
    let mut out = vec![(format!("{} ", fit(name, c.name)), role)];
    if c.date {
        out.push((format!("{}  ", fit(date, 12)), role));
    }
    out.push((format!("{} ", fit(answered, if c.bar > 0 { 5 } else { 8 })), role));
    if c.bar > 0 {
        out.extend(bar);
        out.push(("  ".to_owned(), role));
    }
    if c.index {
        out.push((format!("{}{index}  ", " ".repeat(6_usize.saturating_sub(width(index)))), role));
    }
    if c.follow {
        out.push((format!("{}{follow}  ", " ".repeat(2_usize.saturating_sub(width(follow)))), role));
    }
    out
}

fn heads(m: &Model, columns: Columns) -> Vec<Span> {
    let l = m.data.lang;
    let wide = 5 + usize::from(columns.bar > 0) + columns.bar;
    let answered = fit(t::col_answered(l), wide.max(8));
    let texts = [t::col_region(l), t::col_date(l), "", t::col_index(l), t::col_follow_ups(l)];
    let mut out = cells(Columns { bar: 0, ..columns }, texts, Vec::new(), Role::Quiet);
    let at = 1 + usize::from(columns.date);
    out[at] = (format!("{answered}{}", " ".repeat(if columns.bar > 0 { 2 } else { 1 })), Role::Quiet);
    out.push((t::col_status(l).to_owned(), Role::Quiet));
    out
}

fn line(m: &Model, listed: &Listed, n: usize, lit: bool, columns: Columns) -> Line {
    let role = if lit { Role::Row } else { Role::Text };
    let mark = (format!(" {} ", if lit { glyph::FOCUS } else { " " }), Role::Row);
    let name = name(listed);
    let mut spans = vec![mark];
    match &listed.row {
        Ok(s) => {
            let l = m.data.lang;
            let of = s.completeness;
            let answered = format!("{}/{}", of.asked, of.total);
            let index = s.index.as_ref().map_or_else(|| "-".to_owned(), |r| score(l, r));
            let follow = s.follow_ups.to_string();
            let texts = [name.as_str(), &date_short(l, s.date), &answered, &index, &follow];
            spans.extend(cells(columns, texts, bar::of(of.asked, of.total, columns.bar).to_vec(), role));
            spans.push(warning(m, listed, s).unwrap_or_else(|| status(m, s, columns)));
        }
        Err(f) => {
            let rest = vec![(" ".repeat(columns.bar), role)];
            spans.extend(cells(columns, [&name, "-", "-", "-", "-"], rest, role));
            spans.push((format!("! {}", fault_word(m.data.lang, f.kind)), Role::Error));
        }
    }
    Line::of_row(n, spans)
}

/// What must be known of a file before anything else: it is a copy, it was
/// reopened, or there are two of it. Nothing is decided here.
fn warning(m: &Model, listed: &Listed, s: &Summary) -> Option<Span> {
    let l = m.data.lang;
    let standing = m.data.standings.get(&s.session).copied().unwrap_or_default();
    let text = match listed.kind {
        FileKind::Conflict => k::mark_conflict(l),
        FileKind::Corrupt => k::mark_corrupt(l),
        FileKind::SafetyOnly => k::mark_safety(l),
        FileKind::Orphan => k::mark_orphan(l),
        FileKind::Session if standing.superseded.is_some() => k::mark_superseded(l),
        FileKind::Session if standing.duplicate => k::mark_duplicate(l),
        FileKind::Session => return None,
    };
    let role = if standing.superseded.is_some() { Role::Quiet } else { Role::Attention };
    Some((format!("! {text}"), role))
}

fn status(m: &Model, s: &Summary, columns: Columns) -> Span {
    let l = m.data.lang;
    let resume = |n: &str| if columns.index { t::resume_at(l, n) } else { soal(l, n) };
    if s.practice {
        let at = match (s.status, &s.next_open) {
            (Status::Final, _) => format!(" {} {}", glyph::DOT, glyph::CHECK),
            (Status::Draft, Some(n)) => format!(" {} {n}", glyph::DOT),
            (Status::Draft, None) => String::new(),
        };
        return (format!("{}{at}", c::practice(l)), Role::Attention);
    }
    match (s.status, &s.next_open) {
        (Status::Final, _) => (format!("{} {}", glyph::CHECK, c::final_(l)), Role::Done),
        (Status::Draft, Some(n)) => (resume(n), Role::Text),
        (Status::Draft, None) => (t::all_answered(l).to_owned(), Role::Text),
    }
}
