//! A table that was read, as one JSON document. It comes from a process that had
//! a hostile file in its hands, so it is read like any foreign file: unknown
//! fields and repeated keys are refused, and so is a text that hides something.

use super::answer_table::{self, AnswerTable};
use super::csv_rows::{self, MAX_ROWS};
use super::roster::{self, Roster};
use crate::base::strict_json::refuse_loose;
use crate::base::text::visible_lines;
use crate::domain::import::Refused;
use serde::{Deserialize, Serialize};

/// A table by what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// An answer table.
    Answers(AnswerTable),
    /// A roster.
    Roster(Roster),
    /// Neither.
    Unknown,
}

/// Reads a table. Times without an offset get `utc_offset` (`+07:00`).
#[must_use]
pub fn read(bytes: &[u8], utc_offset: &str) -> Reading {
    let heading = csv_rows::heading(bytes);
    if answer_table::is_one(&heading) {
        Reading::Answers(answer_table::read(bytes))
    } else if roster::is_one(&heading) {
        Reading::Roster(roster::read(bytes, utc_offset))
    } else {
        Reading::Unknown
    }
}

impl Reading {
    /// As a document.
    ///
    /// # Errors
    /// Never for what [`read`] gave.
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }

    /// From a document.
    ///
    /// # Errors
    /// What is wrong with it, in the parser's words.
    pub fn from_json(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|e| e.to_string())?;
        refuse_loose(text, "reading").map_err(|e| e.to_string())?;
        let reading: Self = serde_json::from_str(text).map_err(|e| e.to_string())?;
        if reading.is_sound() { Ok(reading) } else { Err("reading: not as this program writes it".to_owned()) }
    }

    fn is_sound(&self) -> bool {
        match self {
            Self::Unknown => true,
            Self::Answers(t) => {
                let texts = t.rows.iter().flat_map(|r| {
                    let words = [&r.region, &r.event, &r.question, &r.reason, &r.explanation, &r.note];
                    words.into_iter().chain(&r.evidence).chain([&r.assessor, &r.institution])
                });
                few(t.rows.len(), &t.refused)
                    && t.rows.iter().all(|r| r.line > 0)
                    && texts.into_iter().all(|t| shown(t))
            }
            Self::Roster(t) => {
                let texts = t.rows.iter().flat_map(|r| [&r.code, &r.name_given, &r.team, &r.note, &r.event]);
                few(t.rows.len(), &t.refused)
                    && t.rows.iter().all(|r| r.line > 0)
                    && texts.into_iter().all(|t| shown(t))
            }
        }
    }
}

/// Texts are shown as what they are before they come here, so nothing is left to
/// show.
fn shown(text: &str) -> bool {
    visible_lines(text) == text
}

/// Columns that mean nothing are refused beside the rows.
fn few(rows: usize, refused: &[Refused]) -> bool {
    rows + refused.len() <= 2 * MAX_ROWS && refused.iter().all(|r| r.line > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWERS: &str = "region_code,event,question,stage,level,assessor,x\n62.12,e,K1,interview,3,Sri,\n\
                           62.12,e,K1,interview,drei,Sri,\n";

    #[test]
    fn what_was_read_arrives_as_it_was() {
        for csv in [ANSWERS, "code;slot\n62.12;2019-02-21 09.00\nAtlantis;\n", "a,b\n", ""] {
            let r = read(csv.as_bytes(), "+07:00");
            let json = r.to_json().expect("plain data");
            assert_eq!(Reading::from_json(&json), Ok(r));
        }
    }

    #[test]
    fn a_forged_answer_brings_nothing_in() {
        let json = read(ANSWERS.as_bytes(), "").to_json().expect("plain data");
        let json = String::from_utf8(json).expect("JSON");
        let forged = [
            json.replace("\"Sri\"", "\"Sri\\u001b[2J\""),
            json.replace("\"Sri\"", "\"Sri\\u202e\""),
            json.replace("\"line\":2", "\"line\":0"),
            json.replace("\"line\":2", "\"line\":2,\"line\":3"),
            json.replace("\"line\":2", "\"line\":2,\"more\":3"),
            json.replace("{\"level\":3}", "{\"level\":99999}"),
            json.replace("interview", "final"),
            format!("{json}{json}"),
            format!("{json}x"),
            String::new(),
            "null".to_owned(),
            "\"answers\"".to_owned(),
            "{\"answers\":{}}".to_owned(),
            "[".repeat(100_000),
        ];
        for f in &forged {
            assert_ne!(*f, json, "nothing was forged");
            assert!(Reading::from_json(f.as_bytes()).is_err(), "{f}");
        }
        assert!(Reading::from_json(b"\xff").is_err());
    }

    #[test]
    fn a_table_of_a_million_rows_is_refused_in_one_line() {
        let csv = "question,level,stage,event,region_code\n".to_owned() + &"x\n".repeat(MAX_ROWS + 5);
        let Reading::Answers(t) = read(csv.as_bytes(), "") else { panic!("an answer table") };
        assert_eq!((t.rows.len(), t.refused.len()), (0, 1));
        assert_eq!(t.refused[0].line, MAX_ROWS as u64 + 2);
    }
}
