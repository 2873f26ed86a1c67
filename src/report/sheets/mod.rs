//! The tables for counting that stand beside a paper. Every column stands there
//! even when it is empty, and no text is cut.
//!
//! Questions for the region have a list of columns of their own (`questions`,
//! `REGION`), never the panel's with some left out. What the other tables hold beyond
//! what everybody may have is added by a word of the caller (`remark`, `nip`).

pub mod aspects;
pub mod questions;

use crate::base::time::Timestamp;
use crate::domain::instrument::Instrument;
use crate::domain::lang::Lang;
use crate::domain::session::Session;
use crate::i18n::number;
use crate::i18n::texts::{Text, minutes, papers as t, report};
use crate::report::{Block, Cell, Document, Field, FieldKind, Signature, promises, show, words};

fn fields(lang: Lang, columns: &[(Text, FieldKind)]) -> Vec<Field> {
    columns.iter().map(|(head, kind)| Field::new(head(lang), *kind)).collect()
}

fn yes_no(lang: Lang, yes: bool) -> Cell {
    Cell::text(if yes { t::yes(lang) } else { t::no(lang) })
}

fn moment(at: Option<Timestamp>) -> Cell {
    at.map_or(Cell::Empty, Cell::Moment)
}

/// Evidence, one row each; `remark` says whether the assessor's remark stands there.
pub fn evidence(d: &mut Document, i: &Instrument, s: &Session, remark: bool) {
    let lang = d.lang();
    let mut columns: Vec<(Text, FieldKind)> = vec![
        (report::col_number, FieldKind::Short),
        (t::col_id, FieldKind::Short),
        (report::col_question, FieldKind::Short),
        (minutes::col_document, FieldKind::Long),
        (t::col_state, FieldKind::Short),
        (t::col_number, FieldKind::Short),
        (t::col_date, FieldKind::Short),
        (minutes::col_page, FieldKind::Short),
        (minutes::col_signer, FieldKind::Short),
    ];
    if remark {
        columns.push((t::col_remark, FieldKind::Long));
    }
    let mut rows = Vec::new();
    for p in i.questions() {
        let Some(a) = s.answers.get(&p.question.id) else { continue };
        for e in show::evidence(i, p, a, lang) {
            let mut row: Vec<Cell> = [
                &*p.number(),
                p.question.id.as_str(),
                i.text(&p.question.title, lang),
                &e.title,
                words::state(lang, e.state),
                &e.number,
                &e.date,
                &e.page,
                &e.signer,
            ]
            .into_iter()
            .map(Cell::text)
            .collect();
            if remark {
                row.push(Cell::text(&e.remark));
            }
            rows.push(row);
        }
    }
    d.sheet(t::sheet_evidence(lang), fields(lang, &columns), rows);
}

const PROMISES: [(Text, FieldKind); 7] = [
    (report::col_number, FieldKind::Integer),
    (report::col_kind, FieldKind::Short),
    (report::col_question, FieldKind::Short),
    (report::col_item, FieldKind::Long),
    (minutes::col_owner, FieldKind::Short),
    (minutes::col_due_written, FieldKind::Short),
    (minutes::col_due, FieldKind::Date),
];

/// What was promised, one row each.
pub fn promises(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    let rows = promise_rows(i, s, lang);
    d.sheet(t::sheet_follow_ups(lang), fields(lang, &PROMISES), rows);
}

/// The same for the panel, with the level each would allow.
pub fn follow_ups(d: &mut Document, i: &Instrument, s: &Session) {
    let lang = d.lang();
    let mut columns = PROMISES.to_vec();
    columns.push((report::col_would_allow, FieldKind::Integer));
    let mut rows = promise_rows(i, s, lang);
    for (row, p) in rows.iter_mut().zip(promises::all(i, s, lang)) {
        row.push(p.would_allow.map_or(Cell::Empty, Cell::integer));
    }
    d.sheet(t::sheet_follow_ups(lang), fields(lang, &columns), rows);
}

fn promise_rows(i: &Instrument, s: &Session, lang: Lang) -> Vec<Vec<Cell>> {
    (1i64..)
        .zip(promises::all(i, s, lang))
        .map(|(n, p)| {
            vec![
                Cell::integer(n),
                Cell::text(words::follow_up_kind(lang, p.kind)),
                Cell::text(&p.question),
                Cell::text(&p.item),
                Cell::text(&p.owner),
                Cell::text(&p.due),
                number::parse_date(&p.due).map_or(Cell::Empty, Cell::Date),
            ]
        })
        .collect()
}

/// Who came, one row each; `nip` says whether the masked number stands there.
pub fn delegation(d: &mut Document, s: &Session, nip: bool) {
    let lang = d.lang();
    let mut columns: Vec<(Text, FieldKind)> = vec![
        (report::col_number, FieldKind::Integer),
        (report::col_name, FieldKind::Short),
        (report::col_position, FieldKind::Short),
        (t::col_signs, FieldKind::Short),
        (report::col_arrived, FieldKind::Moment),
        (report::col_left, FieldKind::Moment),
    ];
    if nip {
        columns.push((report::col_nip, FieldKind::Short));
    }
    let row = |(n, x): (i64, &crate::domain::session::Delegate)| {
        let mut row = vec![
            Cell::integer(n),
            Cell::text(&x.name),
            Cell::text(&x.position),
            yes_no(lang, x.signs),
            moment(x.arrived),
            moment(x.left),
        ];
        if nip {
            row.push(Cell::text(&x.nip.as_deref().map(words::masked_nip).unwrap_or_default()));
        }
        row
    };
    let rows = (1..).zip(&s.delegation).map(row).collect();
    d.sheet(t::sheet_delegation(lang), fields(lang, &columns), rows);
}

/// What `d` says for reading, as rows of section, item and text: made from its
/// blocks, so that the sheet can hold nothing the paper does not.
pub fn outline(d: &mut Document, name: &str) {
    let lang = d.lang();
    let mut rows = Vec::new();
    let mut section = d.title().to_owned();
    for b in d.blocks() {
        let mut add = |item: &str, text: &str| {
            rows.push(vec![Cell::text(&section), Cell::text(item), Cell::text(text)]);
        };
        match b {
            Block::Heading { text, .. } => section.clone_from(text),
            Block::Paragraph(s) | Block::Notice(s) => add("", s),
            Block::Facts(all) => all.iter().for_each(|f| add(&f.label, &f.value)),
            Block::Centre(all) | Block::List(all) => all.iter().for_each(|s| add("", s)),
            Block::Steps(all) => (1..).zip(all).for_each(|(n, s): (usize, _)| add(&n.to_string(), s)),
            Block::Table(x) => x.rows.iter().for_each(|row| {
                let (first, rest) = row.split_first().map_or(("", row.as_slice()), |(f, r)| (f, r));
                let heads = x.columns.iter().skip(1).map(|c| &c.head);
                let told = heads.zip(rest).filter(|(_, c)| !c.is_empty()).map(|(h, c)| format!("{h}: {c}"));
                add(first, &told.collect::<Vec<_>>().join("\n"));
            }),
            Block::Quote { text, by } => add(by, text),
            Block::Signatures(all) => all.iter().for_each(|x| add(&x.party, &signed(x))),
            Block::Code(c) => add(&c.caption, &c.payload),
            Block::Chart(_) | Block::Rule => {}
        }
    }
    let columns: [(Text, FieldKind); 3] = [
        (minutes::col_section, FieldKind::Short),
        (minutes::col_entry, FieldKind::Short),
        (minutes::col_text, FieldKind::Long),
    ];
    d.sheet(name, fields(lang, &columns), rows);
}

fn signed(x: &Signature) -> String {
    let parts = [&*x.name, &x.position, &x.below];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("\n")
}
