//! Finds a region from a few letters: by name, pieces of words (`jaksel`, `hst`),
//! province, code of today or of 2019, with one slip of the finger forgiven.

use crate::base::text::fold;
use crate::domain::region::{Region, Regions};
use crate::domain::session::RegionType;

/// The best matches for `query`, best first, at most `max`. Equal matches stand
/// in the order of the shorter name, then of the code.
#[must_use]
pub fn find<'a>(regions: &'a Regions, query: &str, max: usize) -> Vec<&'a Region> {
    let q = query.trim();
    if q.is_empty() {
        return Vec::new();
    }
    if q.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        let hit = |code: &str| code.starts_with(q) || (!q.contains('.') && code.replace('.', "").starts_with(q));
        let mut out: Vec<&Region> =
            regions.all.iter().filter(|r| hit(&r.code) || r.code_2019.as_deref().is_some_and(hit)).collect();
        out.sort_by_key(|r| (!hit(&r.code), r.code.as_str()));
        out.truncate(max);
        return out;
    }
    let folded = fold(q);
    if folded.is_empty() {
        return Vec::new();
    }
    let tokens: Vec<&str> = folded.split(' ').collect();
    let mut scored: Vec<(i32, &Region)> =
        regions.all.iter().filter_map(|r| rank(regions, r, &tokens).map(|s| (s, r))).collect();
    scored.sort_by(|(a, x), (b, y)| b.cmp(a).then(x.name.len().cmp(&y.name.len())).then_with(|| x.code.cmp(&y.code)));
    scored.into_iter().take(max).map(|(_, r)| r).collect()
}

fn rank(regions: &Regions, r: &Region, tokens: &[&str]) -> Option<i32> {
    let kind = match r.kind {
        RegionType::Kabupaten => ["kabupaten", "kab"],
        _ => ["kota", "kt"],
    };
    let name = fold(&r.name);
    let old = r.name_2019.as_deref().map(fold).unwrap_or_default();
    let province = fold(regions.province(&r.province));
    let mut total = 0;
    for t in tokens {
        let best = [
            word_rank(t, &name),
            word_rank(t, &old).map(|s| s - 5),
            word_rank(t, &province).map(|s| s / 4),
            kind.contains(t).then_some(30),
            (*t == "administrasi" && r.full_name.contains("Administrasi")).then_some(10),
        ];
        match best.into_iter().flatten().max() {
            Some(s) => total += s,
            None => return joined(&name, tokens),
        }
    }
    // The type word alone is no search for a name; whole names come first.
    Some(total + if name == tokens.join(" ") { 50 } else { 0 })
}

/// `gunung kidul` for Gunungkidul.
fn joined(name: &str, tokens: &[&str]) -> Option<i32> {
    (tokens.len() > 1).then(|| word_rank(&tokens.concat(), name).map(|s| s - 5)).flatten()
}

fn word_rank(t: &str, name: &str) -> Option<i32> {
    if name.is_empty() {
        return None;
    }
    let words: Vec<&str> = name.split(' ').collect();
    if words.contains(&t) {
        return Some(100);
    }
    if words.iter().any(|w| w.starts_with(t)) {
        return Some(80);
    }
    if words.concat().contains(t) {
        return Some(60);
    }
    let letters: Vec<char> = t.chars().collect();
    let words: Vec<Vec<char>> = words.iter().map(|w| w.chars().collect()).collect();
    if letters.len() >= 2
        && let Some(used) = pieces(&letters, &words)
    {
        return Some(50 - used);
    }
    let slips = if letters.len() >= 8 { 2 } else { 1 };
    let near = |w: &Vec<char>| w.len() + 2 >= letters.len() && distance(&letters, w) <= slips;
    (letters.len() >= 5 && words.iter().any(near)).then_some(25)
}

/// `jaksel` = jak + sel: beginnings of words in order; how many words it took,
/// the fewest.
fn pieces(q: &[char], words: &[Vec<char>]) -> Option<i32> {
    if q.is_empty() {
        return Some(0);
    }
    let mut best: Option<i32> = None;
    for (n, w) in words.iter().enumerate() {
        let common = q.iter().zip(w).take_while(|(a, b)| a == b).count();
        for k in (1..=common).rev() {
            if let Some(used) = pieces(&q[k..], &words[n + 1..]) {
                best = Some(best.map_or(used + 1, |b| b.min(used + 1)));
            }
        }
    }
    best
}

/// Edit distance with swaps from `q` to the nearest beginning of `w`.
fn distance(q: &[char], w: &[char]) -> usize {
    let m = w.len().min(q.len() + 2);
    let mut before: Vec<usize> = vec![0; m + 1];
    let mut last: Vec<usize> = (0..=m).collect();
    for i in 1..=q.len() {
        let mut row = vec![i; m + 1];
        for j in 1..=m {
            let change = last[j - 1] + usize::from(q[i - 1] != w[j - 1]);
            row[j] = change.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && q[i - 1] == w[j - 2] && q[i - 2] == w[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last.into_iter().min().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_or_three_letters_find_the_region_people_mean() {
        let r = Regions::built_in();
        for (query, first) in [
            ("sleman", "34.04"),
            ("slem", "34.04"),
            ("mura", "62.12"),
            ("murung", "62.12"),
            ("62.12", "62.12"),
            ("6212", "62.12"),
            ("kota bandung", "32.73"),
            ("kab bandung", "32.04"),
            ("jaksel", "31.74"),
            ("hst", "63.07"),
            ("oku selatan", "16.09"),
            ("gunung kidul", "34.03"),
            ("tolitoli", "72.04"),
            ("banyuwngi", "35.10"),
            ("bnyuwangi", "35.10"),
            ("pali", "16.12"),
            ("kulonprogo", "34.01"),
            ("toba samosir", "12.12"),
            ("91.09", "94.04"),
        ] {
            let hits = find(&r, query, 5);
            assert!(
                hits.iter().any(|h| h.code == first) && (hits[0].code == first || query == "mura" || query == "91.09"),
                "{query}: {:?}",
                hits.iter().map(|h| (&h.code, &h.name)).collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn nonsense_finds_nothing_and_never_fails() {
        let r = Regions::built_in();
        for q in ["", "   ", "zzzzqq", "99.99", "\u{1f642}", "!!!!"] {
            assert!(find(&r, q, 5).is_empty(), "{q:?}");
        }
    }
}
