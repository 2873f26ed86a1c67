//! A form in the lower part of whatever screen is shown (screen 2.6).

use crate::app::Model;
use crate::app::form::{Form, Subject};
use crate::base::id::Id;
use crate::base::text::cut;
use crate::domain::lang::Lang;
use crate::i18n::texts::entries as t;
use crate::report::words::masked_nip;
use crate::tui::theme::Role;
use crate::tui::widget::field;
use crate::tui::widget::list::widest;
use crate::tui::widget::paint::{Painter, rows};
use ratatui::layout::Rect;

/// What is being filled in.
fn title(m: &Model, f: &Form, l: Lang, room: usize) -> String {
    let context = |id: &Id| {
        let i = m.data.open.as_ref().map(|o| &o.instrument);
        i.and_then(|i| i.context.iter().find(|c| c.id == *id).map(|c| i.text(&c.title, l).to_owned()))
    };
    match &f.subject {
        Subject::FollowUp(x) if x.item.is_empty() => t::form_follow_up_new(l).to_owned(),
        Subject::FollowUp(x) => t::form_follow_up(l, &cut(&x.item, room.saturating_sub(34).max(12))),
        Subject::Quote { .. } => t::form_quote(l).to_owned(),
        Subject::Delegate { .. } => t::form_delegate(l).to_owned(),
        Subject::Mandate => t::form_mandate(l).to_owned(),
        Subject::Conflict(_) => t::form_conflict(l).to_owned(),
        Subject::Assessor(_) => t::form_assessor(l).to_owned(),
        Subject::Context(id) => cut(&context(id).unwrap_or_default(), room.saturating_sub(16).max(12)),
    }
}

/// Draws the form over the end of `area`.
pub fn draw(m: &Model, f: &Form, p: &mut Painter<'_>, area: Rect) {
    let l = m.data.lang;
    let (w, all) = (usize::from(area.width), usize::from(area.height));
    let labels = f.labels(l);
    let stacked = w < widest(&labels) + 24 && all > 2 * labels.len();
    let high = (1 + labels.len() * if stacked { 2 } else { 1 }).min(all);
    let part = rows(area, all - high, high);
    p.clear(part);
    p.heading(part, 0, true, &title(m, f, l, w), t::writing(l));
    let hide = |n: usize, s: &str| if f.secret(n) { masked_nip(s) } else { s.to_owned() };
    field::form(p, rows(part, 1, high), &labels, &f.fields, f.focus, hide);
    if p.cursor.is_none() {
        p.focus(part, 0, 0);
    }
}

/// The role of the sign of a kind.
#[must_use]
pub fn kind(l: Lang, k: crate::domain::session::FollowUpKind) -> (&'static str, Role) {
    use crate::domain::session::FollowUpKind as K;
    match k {
        K::Document => (t::kind_document(l), Role::Attention),
        K::Action => (t::kind_action(l), Role::Text),
    }
}
