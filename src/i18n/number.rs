//! Numbers, days and months as both languages write them.

use crate::base::ratio::{Ratio, decimal};
use crate::domain::lang::Lang;
use chrono::{Datelike, NaiveDate};

const MONTHS: [(&str, &str); 12] = [
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
];

/// The name of the month of `d`.
#[must_use]
pub fn month(lang: Lang, d: NaiveDate) -> &'static str {
    let (id, en) = MONTHS[d.month0() as usize];
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}

/// `3,14` in Indonesian, `3.14` in English: two decimals, rounded half up.
#[must_use]
pub fn score(lang: Lang, r: &Ratio) -> String {
    let s = decimal(r, 2);
    match lang {
        Lang::Id => s.replace('.', ","),
        Lang::En => s,
    }
}

/// `13` tenths as `1,3` or `1.3`.
#[must_use]
pub fn tenths(lang: Lang, n: i64) -> String {
    let point = if lang == Lang::Id { ',' } else { '.' };
    format!("{}{point}{}", n / 10, n % 10)
}

/// `part` of `whole` in full percent, rounded down so that only all is 100 %.
#[must_use]
pub fn percent(part: usize, whole: usize) -> String {
    format!("{}%", (part * 100).checked_div(whole).unwrap_or(100))
}

/// `22 Februari 2019` · `22 February 2019`.
#[must_use]
pub fn date(lang: Lang, d: NaiveDate) -> String {
    format!("{} {} {}", d.day(), month(lang, d), d.year())
}

/// `22 Feb 2019`: the month cut to three letters, for narrow columns.
#[must_use]
pub fn date_short(lang: Lang, d: NaiveDate) -> String {
    let m: String = month(lang, d).chars().take(3).collect();
    format!("{} {m} {}", d.day(), d.year())
}

/// Reads a day typed with figures (`2019-02-22`, `22/2/2019`) or with the month
/// as a word of either language, whole or its first three letters.
#[must_use]
pub fn parse_date(s: &str) -> Option<NaiveDate> {
    if let Some(d) = crate::base::time::parse_day(s) {
        return Some(d);
    }
    let words: Vec<&str> = s.split_whitespace().collect();
    let [day, name, year] = words.as_slice() else { return None };
    let name = name.trim_matches(['.', ',']).to_lowercase();
    let fits = |m: &str| {
        let m = m.to_lowercase();
        m == name || (name.len() == 3 && m.starts_with(&name))
    };
    let n = MONTHS.iter().position(|(id, en)| fits(id) || fits(en))?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, u32::try_from(n).ok()? + 1, day.trim_matches(',').parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_words_is_read_in_both_languages() {
        let day = NaiveDate::from_ymd_opt(2019, 2, 22);
        for s in ["22 Februari 2019", "22 feb 2019", "22 February 2019", "22/2/2019"] {
            assert_eq!(parse_date(s), day, "{s}");
        }
        assert_eq!(parse_date("22 Agu 2019"), NaiveDate::from_ymd_opt(2019, 8, 22));
        assert_eq!(parse_date("32 Feb 2019"), None);
        assert_eq!(parse_date("22 XYZ 2019"), None);
        assert_eq!(date(Lang::Id, day.expect("valid")), "22 Februari 2019");
        assert_eq!(date_short(Lang::En, day.expect("valid")), "22 Feb 2019");
    }
}
