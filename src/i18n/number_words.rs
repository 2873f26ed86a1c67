//! Numbers and days in words, as minutes write them.

use crate::domain::lang::Lang;
use crate::i18n::number;
use crate::i18n::texts::minutes as t;
use chrono::{Datelike, NaiveDate, Weekday};

const ID: [&str; 12] =
    ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];
const EN: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const EN_TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const DAYS: [(&str, &str); 7] = [
    ("Senin", "Monday"),
    ("Selasa", "Tuesday"),
    ("Rabu", "Wednesday"),
    ("Kamis", "Thursday"),
    ("Jumat", "Friday"),
    ("Sabtu", "Saturday"),
    ("Minggu", "Sunday"),
];

/// `n` in words: `dua ribu sembilan belas`, `two thousand and nineteen`. Above a
/// million, which no document here reaches, in figures.
#[must_use]
pub fn words(lang: Lang, n: u32) -> String {
    match (lang, n) {
        (_, 1_000_001..) => n.to_string(),
        (Lang::Id, _) => indonesian(n),
        (Lang::En, _) => english(n),
    }
}

fn indonesian(n: u32) -> String {
    // What is left after the unit, which is silent when it is nothing.
    let and = |head: String, rest: u32| if rest == 0 { head } else { format!("{head} {}", indonesian(rest)) };
    match n {
        0..=11 => one_of(&ID, n).to_owned(),
        12..=19 => format!("{} belas", one_of(&ID, n - 10)),
        20..=99 => and(format!("{} puluh", one_of(&ID, n / 10)), n % 10),
        100..=199 => and("seratus".to_owned(), n - 100),
        200..=999 => and(format!("{} ratus", one_of(&ID, n / 100)), n % 100),
        1000..=1999 => and("seribu".to_owned(), n - 1000),
        2000..=999_999 => and(format!("{} ribu", indonesian(n / 1000)), n % 1000),
        _ => and(format!("{} juta", indonesian(n / 1_000_000)), n % 1_000_000),
    }
}

fn english(n: u32) -> String {
    // British and official usage: "and" before the last two figures.
    let and = |head: String, rest: u32| match rest {
        0 => head,
        1..=99 => format!("{head} and {}", english(rest)),
        _ => format!("{head} {}", english(rest)),
    };
    match n {
        0..=19 => one_of(&EN, n).to_owned(),
        20..=99 if n.is_multiple_of(10) => one_of(&EN_TENS, n / 10).to_owned(),
        20..=99 => format!("{}-{}", one_of(&EN_TENS, n / 10), one_of(&EN, n % 10)),
        100..=999 => and(format!("{} hundred", one_of(&EN, n / 100)), n % 100),
        1000..=999_999 => and(format!("{} thousand", english(n / 1000)), n % 1000),
        _ => and(format!("{} million", english(n / 1_000_000)), n % 1_000_000),
    }
}

fn one_of<'a>(all: &[&'a str], n: u32) -> &'a str {
    usize::try_from(n).ok().and_then(|n| all.get(n)).copied().unwrap_or_default()
}

/// `n`, from 1 to 31, as English tells days: `twenty-second`.
fn ordinal(n: u32) -> String {
    let words = english(n);
    let (head, last) = words.rsplit_once('-').map_or(("", words.as_str()), |(h, l)| (h, l));
    let last = match last {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        "twenty" => "twentieth".to_owned(),
        "thirty" => "thirtieth".to_owned(),
        x => format!("{x}th"),
    };
    if head.is_empty() { last } else { format!("{head}-{last}") }
}

/// The name of the day of the week: `Jumat`, `Friday`.
#[must_use]
pub fn weekday(lang: Lang, d: Weekday) -> &'static str {
    let (id, en) = DAYS[d.num_days_from_monday() as usize];
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}

/// A day in words: `Jumat, tanggal dua puluh dua, bulan Februari, tahun dua ribu
/// sembilan belas` · `Friday, the twenty-second of February, two thousand and
/// nineteen`.
#[must_use]
pub fn date(lang: Lang, d: NaiveDate) -> String {
    let day = match lang {
        Lang::Id => words(lang, d.day()),
        Lang::En => ordinal(d.day()),
    };
    let year = words(lang, u32::try_from(d.year()).unwrap_or_default());
    t::date_in_words(lang, weekday(lang, d.weekday()), &day, number::month(lang, d), &year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_as_people_say_them() {
        for (n, id, en) in [
            (0, "nol", "zero"),
            (11, "sebelas", "eleven"),
            (15, "lima belas", "fifteen"),
            (42, "empat puluh dua", "forty-two"),
            (100, "seratus", "one hundred"),
            (111, "seratus sebelas", "one hundred and eleven"),
            (1000, "seribu", "one thousand"),
            (1945, "seribu sembilan ratus empat puluh lima", "one thousand nine hundred and forty-five"),
            (2019, "dua ribu sembilan belas", "two thousand and nineteen"),
            (101_101, "seratus satu ribu seratus satu", "one hundred and one thousand one hundred and one"),
            (1_000_000, "satu juta", "one million"),
        ] {
            assert_eq!((words(Lang::Id, n).as_str(), words(Lang::En, n).as_str()), (id, en));
        }
        assert_eq!(words(Lang::Id, 1_000_001), "1000001");
    }

    #[test]
    fn the_day_of_the_assessment_is_told_in_words() {
        let d = NaiveDate::from_ymd_opt(2019, 2, 22).expect("a day");
        let id = "Jumat, tanggal dua puluh dua, bulan Februari, tahun dua ribu sembilan belas";
        assert_eq!(date(Lang::Id, d), id);
        assert_eq!(date(Lang::En, d), "Friday, the twenty-second of February, two thousand and nineteen");
    }
}
