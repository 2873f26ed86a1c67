//! The index of a folder of papers: which session, which files.

use crate::base::time::Timestamp;
use crate::domain::lang::Lang;
use crate::domain::session::{Session, Status};
use crate::i18n::number;
use crate::i18n::texts::{Text, export as x, report as t};
use crate::report::{Cell, Column, Document, Field, FieldKind, words};

/// What the index says of one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    region: String,
    code: String,
    session: String,
    started: Timestamp,
    status: Status,
    assessor: String,
    practice: bool,
    files: Vec<String>,
}

impl FileRow {
    /// The row of `s` with the names of its files.
    #[must_use]
    pub fn of(s: &Session, files: Vec<String>) -> Self {
        Self {
            region: s.region.full_name(),
            code: s.region.code.clone(),
            session: s.session.short(),
            started: s.timing.started,
            status: s.status,
            assessor: s.assessor.name.clone(),
            practice: s.practice,
            files,
        }
    }
}

/// The index. `failed` sessions could not be written, or not whole; `stopped` says
/// that a person ended it before the last one.
#[must_use]
pub fn file_list(lang: Lang, rows: &[FileRow], failed: usize, stopped: bool) -> Document {
    let mut d = Document::new(lang, x::index_title(lang));
    if rows.iter().any(|r| r.practice) {
        d.notice(t::practice_notice(lang));
    }
    if stopped {
        d.notice(x::index_stopped(lang));
    }
    if failed > 0 {
        d.notice(&x::index_failed(lang, failed));
    }
    d.paragraph(&x::index_count(lang, rows.len(), rows.iter().map(|r| r.files.len()).sum()));
    let heads: [(Text, FieldKind); 7] = [
        (t::region_code, FieldKind::Short),
        (t::region, FieldKind::Short),
        (t::date, FieldKind::Date),
        (t::assessor, FieldKind::Short),
        (t::session_id, FieldKind::Short),
        (t::status, FieldKind::Short),
        (x::index_files, FieldKind::Long),
    ];
    let cells = |r: &FileRow| {
        let status = words::status(lang, r.status).to_owned();
        let day = number::date(lang, r.started.date());
        vec![r.code.clone(), r.region.clone(), day, r.assessor.clone(), r.session.clone(), status, r.files.join("\n")]
    };
    d.table(heads.iter().map(|(h, _)| Column::text(h(lang))).collect(), rows.iter().map(cells).collect());
    let fields = heads.iter().map(|(h, kind)| Field::new(h(lang), *kind)).collect();
    let typed = |r: &FileRow| {
        let told = cells(r).into_iter().zip(&heads);
        let cell = |(s, (_, kind)): (String, &(Text, FieldKind))| match kind {
            FieldKind::Date => Cell::Date(r.started.date()),
            _ => Cell::text(&s),
        };
        told.map(cell).collect()
    };
    d.sheet(x::index_title(lang), fields, rows.iter().map(typed).collect());
    d
}
