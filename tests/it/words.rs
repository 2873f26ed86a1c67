//! Every number to a million and every day of 2019 to 2030 in words, written down
//! for `tests/oracle/words.py`, which asks somebody else.

use asesor::domain::lang::Lang;
use asesor::i18n::number_words;
use chrono::NaiveDate;
use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;

#[test]
fn two_numbers_never_read_alike_and_all_are_written_for_the_oracle() {
    // Beside the folder cargo gives tests: `target/words`.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder").join("words");
    std::fs::create_dir_all(&folder).expect("a folder");
    for lang in Lang::ALL {
        let mut out = String::new();
        let numbers: Vec<String> = (0..=1_000_000).map(|n| number_words::words(lang, n)).collect();
        for (n, words) in numbers.iter().enumerate() {
            writeln!(out, "{n}\t{words}").expect("into a string");
        }
        let different: HashSet<&String> = numbers.iter().collect();
        assert_eq!(different.len(), numbers.len(), "in minutes a number could be taken for another");
        let first = NaiveDate::from_ymd_opt(2019, 1, 1).expect("a day");
        for d in first.iter_days().take_while(|d| *d <= NaiveDate::from_ymd_opt(2030, 12, 31).expect("a day")) {
            writeln!(out, "{d}\t{}", number_words::date(lang, d)).expect("into a string");
        }
        std::fs::write(folder.join(format!("{}.txt", lang.tag())), out).expect("written");
    }
}
