//! The answer table (`domain.md`, "Answer table"): one row an answer.

use super::csv_rows;
use crate::domain::import::{Refused, RowProblem};
use crate::domain::session::Rating;
use serde::{Deserialize, Serialize};

/// The columns; the first five must be there.
pub const COLUMNS: [&str; 11] = [
    "region_code",
    "event",
    "question",
    "stage",
    "level",
    "reason",
    "explanation",
    "evidence",
    "note",
    "assessor",
    "institution",
];
const REQUIRED: usize = 5;

/// Whose answer a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableStage {
    /// The region's own.
    Claim,
    /// The assessor's, from documents.
    Desk,
    /// The assessor's, at the table.
    Interview,
}

/// A row that reads; whether region, event and question exist is not known here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerRow {
    /// Line in the file, from 1.
    pub line: u64,
    /// Code of the region, or its full name.
    pub region: String,
    /// Id of the event.
    pub event: String,
    /// Id of the question.
    pub question: String,
    /// Stage.
    pub stage: TableStage,
    /// Rating; absent where the cell is empty, which clears nothing.
    pub rating: Option<Rating>,
    /// Why.
    pub reason: String,
    /// The region's explanation.
    pub explanation: String,
    /// Evidence, in pieces.
    pub evidence: Vec<String>,
    /// Note.
    pub note: String,
    /// Name of the assessor; of a claim: who filled it in.
    pub assessor: String,
    /// Institution.
    pub institution: String,
}

/// An answer table as far as it reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerTable {
    /// The rows that read.
    pub rows: Vec<AnswerRow>,
    /// The others.
    pub refused: Vec<Refused>,
}

/// Whether a heading is that of an answer table.
#[must_use]
pub fn is_one(heading: &[String]) -> bool {
    ["question", "level"].iter().all(|c| heading.iter().any(|h| h == c))
}

/// Reads a table.
#[must_use]
pub fn read(bytes: &[u8]) -> AnswerTable {
    let t = csv_rows::read(bytes, &COLUMNS, REQUIRED);
    let mut out = AnswerTable { rows: Vec::new(), refused: t.refused };
    for r in &t.rows {
        match answer(r) {
            Ok(a) => out.rows.push(a),
            Err(e) => out.refused.push(e),
        }
    }
    out
}

fn answer(r: &csv_rows::Row) -> Result<AnswerRow, Refused> {
    let line = r.line;
    let refuse = |column: usize, why| Refused { line, column: Some(COLUMNS[column].to_owned()), why };
    let text = |column: usize| r.cell(column).to_owned();
    let filled = |column: usize| {
        let cell = r.cell(column);
        if cell.is_empty() { Err(refuse(column, RowProblem::Empty)) } else { Ok(cell.to_owned()) }
    };
    let (region, event, question) = (filled(0)?, filled(1)?, filled(2)?);
    let stage = match r.cell(3).to_ascii_lowercase().as_str() {
        "self" => TableStage::Claim,
        "desk" => TableStage::Desk,
        "interview" => TableStage::Interview,
        _ => return Err(refuse(3, RowProblem::BadStage(text(3)))),
    };
    let rating = rating(r.cell(4)).map_err(|()| refuse(4, RowProblem::BadLevel(text(4))))?;
    if stage != TableStage::Claim {
        filled(9)?;
    }
    Ok(AnswerRow {
        line,
        region,
        event,
        question,
        stage,
        rating,
        reason: text(5).replace('\n', " "),
        explanation: text(6),
        evidence: pieces(r.cell(7)),
        note: text(8),
        assessor: text(9),
        institution: text(10),
    })
}

/// `3`, `NA`, `TBV` or nothing.
fn rating(cell: &str) -> Result<Option<Rating>, ()> {
    Ok(match cell.to_ascii_uppercase().as_str() {
        "" => None,
        "NA" => Some(Rating::Na),
        "TBV" => Some(Rating::Unverified),
        number => Some(Rating::Level(number.parse().map_err(drop)?)),
    })
}

/// Evidence in one cell: apart by line breaks, `|` or `;`.
fn pieces(cell: &str) -> Vec<String> {
    cell.split(['\n', '|', ';']).map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_reads_the_same_in_every_form_a_spreadsheet_writes() {
        let plain = "region_code,event,question,stage,level,reason,explanation,evidence,note,assessor,institution\n\
                     62.12,e,K1,interview,3,alasan,,,\"satu, dua\",Sri,UI\n62.12,e,K2,self,NA,,,a|b,,,\n";
        let want = read(plain.as_bytes());
        assert_eq!((want.rows.len(), want.refused.len()), (2, 0));
        let other = "\u{feff}level;stage;question;event;region_code;note;assessor;institution;reason;evidence\r\n\
                     3;interview;K1;e;62.12;satu, dua;Sri;UI;alasan;;;;\r\n\r\nna;SELF;K2;e;62.12;;;;;\"a\nb\"\r\n";
        let got = read(other.as_bytes());
        let clean = |t: &AnswerTable| t.rows.iter().map(|r| AnswerRow { line: 0, ..r.clone() }).collect::<Vec<_>>();
        assert_eq!((clean(&got), got.refused.len()), (clean(&want), 0));
        assert_eq!(got.rows.iter().map(|r| r.line).collect::<Vec<_>>(), [2, 4]);
    }

    #[test]
    fn each_refused_row_is_named_with_line_column_and_cause_and_the_others_come_in() {
        let bytes = b"region_code,event,question,stage,level,assessor,warna\n\
            62.12,e,K1,interview,7.5,Sri,\n62.12,e,K1,panel,1,Sri,\n62.12,e,K1,desk,1,,\n,e,K1,desk,1,Sri,\n\
            62.12,e,K1,desk,1,Sri,,x\n62.12,e,\xff,desk,1,Sri,\n62.12,e,K1,desk,0,Sri,merah\n";
        let t = read(bytes);
        let got: Vec<(u64, Option<&str>)> = t.refused.iter().map(|r| (r.line, r.column.as_deref())).collect();
        let want = [
            (1, Some("warna")),
            (6, None),
            (7, Some("question")),
            (2, Some("level")),
            (3, Some("stage")),
            (4, Some("assessor")),
            (5, Some("region_code")),
        ];
        assert_eq!(got, want);
        assert_eq!(t.rows.len(), 1);
        assert_eq!(t.rows[0].rating, Some(Rating::Level(0)));
    }

    #[test]
    fn a_table_that_is_none_says_which_columns_are_missing() {
        for bytes in [&b""[..], b"\n\n", b"a;b\n1;2\n", b"level,level,question,event,stage,region_code\n", b"\xff\xfe"]
        {
            let t = read(bytes);
            assert!(t.rows.is_empty() && !t.refused.is_empty(), "{bytes:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_it_fall_over(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
            let head = b"region_code,event,question,stage,level\n";
            drop(read(&bytes));
            drop(read(&[head.as_slice(), &bytes].concat()));
        }
    }
}
