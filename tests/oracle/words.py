"""Numbers and days in words, said again by the package num2words.

Usage: words.py FOLDER. Reads id.txt and en.txt, which
`cargo test --test it -- words` writes into FOLDER (target/words): every number to a
million, then every day of 2019 to 2030, each line as `KEY<tab>WORDS`. Compares every
line with what num2words and the calendar of Python say.
"""
import datetime
import pathlib
import re
import sys

from num2words import num2words

DAYS = {
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "en": "January February March April May June July August September October November December".split(),
}


def number(lang, n):
    # num2words puts commas between the groups of an English number; prose does not.
    return re.sub(r"\s+", " ", num2words(n, lang=lang).replace(",", "")).strip()


def day(lang, d):
    weekday, month = DAYS[lang][d.weekday()], MONTHS[lang][d.month - 1]
    if lang == "id":
        return f"{weekday}, tanggal {number('id', d.day)}, bulan {month}, tahun {number('id', d.year)}"
    return f"{weekday}, the {num2words(d.day, to='ordinal')} of {month}, {number('en', d.year)}"


def expected(lang):
    for n in range(1_000_001):
        yield str(n), number(lang, n)
    d = datetime.date(2019, 1, 1)
    while d.year < 2031:
        yield d.isoformat(), day(lang, d)
        d += datetime.timedelta(days=1)


def main():
    folder = pathlib.Path(sys.argv[1])
    lines = failures = 0
    for lang in ("id", "en"):
        ours = (folder / f"{lang}.txt").read_text(encoding="utf-8").splitlines()
        theirs = list(expected(lang))
        if len(ours) != len(theirs):
            print(f"{lang}: {len(ours)} lines, expected {len(theirs)}")
            failures += 1
        for line, (key, words) in zip(ours, theirs):
            lines += 1
            if line != f"{key}\t{words}":
                failures += 1
                if failures <= 10:
                    print(f"{lang}: ours {line!r}, theirs {key}\t{words!r}")
    print(f"words: {lines} numbers and days in 2 languages, {failures} failures")
    return 1 if failures or lines == 0 else 0


sys.exit(main())
