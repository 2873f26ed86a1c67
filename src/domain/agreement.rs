//! Agreement of a panel: Krippendorff's α for ordinal data, as an exact fraction
//! (K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011).
//!
//! Units are questions, values are levels. "Not applicable", "unverified" and
//! unasked are no values: a question with fewer than two levels says nothing.

use crate::base::ratio::{Ratio, whole};
use num_traits::Zero;
use std::collections::BTreeMap;

/// Why α cannot be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// No question has levels of two assessors.
    NoPairs,
    /// Every level is the same: nothing was there to disagree about, and chance
    /// would agree as well.
    NoVariation,
}

/// α over `units`, the levels given to each question.
///
/// # Errors
/// [`Undefined`].
pub fn alpha(units: &[Vec<Ratio>]) -> Result<Ratio, Undefined> {
    let paired: Vec<&Vec<Ratio>> = units.iter().filter(|u| u.len() > 1).collect();
    let mut totals: BTreeMap<&Ratio, i64> = BTreeMap::new();
    for v in paired.iter().flat_map(|u| u.iter()) {
        *totals.entry(v).or_default() += 1;
    }
    if paired.is_empty() {
        return Err(Undefined::NoPairs);
    }
    let counts: Vec<i64> = totals.values().copied().collect();
    let place: BTreeMap<&Ratio, usize> = totals.keys().enumerate().map(|(n, v)| (*v, n)).collect();
    // δ² of two categories: how many values lie between their middles.
    let distance = |c: usize, k: usize| {
        let (c, k) = (c.min(k), c.max(k));
        let between: i64 = counts[c..=k].iter().sum();
        let d = whole(between) - whole(counts[c] + counts[k]) / whole(2);
        &d * &d
    };
    let mut observed = Ratio::zero();
    for unit in &paired {
        let pairs = unit.iter().enumerate().flat_map(|(n, a)| unit[n + 1..].iter().map(move |b| (a, b)));
        let sum =
            pairs.fold(Ratio::zero(), |s, (a, b)| s + if a == b { whole(0) } else { distance(place[a], place[b]) });
        observed += sum / Ratio::from_integer((unit.len() - 1).into());
    }
    let mut expected = Ratio::zero();
    for c in 0..counts.len() {
        for k in c + 1..counts.len() {
            expected += whole(counts[c] * counts[k]) * distance(c, k);
        }
    }
    if expected.is_zero() {
        return Err(Undefined::NoVariation);
    }
    let n: i64 = counts.iter().sum();
    Ok(whole(1) - whole(n - 1) * observed / expected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ratio::{approximate, exact};

    fn units(rows: &[&[i64]]) -> Vec<Vec<Ratio>> {
        rows.iter().map(|u| u.iter().map(|v| whole(*v)).collect()).collect()
    }

    #[test]
    fn the_worked_example_of_the_literature_comes_out() {
        // Krippendorff 2011, section C/D: four observers, twelve units; ordinal α = 0.815.
        let data = units(&[
            &[1, 1, 1],
            &[2, 2, 3, 2],
            &[3, 3, 3, 3],
            &[3, 3, 3, 3],
            &[2, 2, 2, 2],
            &[1, 2, 3, 4],
            &[4, 4, 4, 4],
            &[1, 1, 2, 1],
            &[2, 2, 2, 2],
            &[5, 5, 5],
            &[1, 1],
            &[3],
        ]);
        let a = alpha(&data).expect("defined");
        assert!((approximate(&a) - 0.815).abs() < 0.0006, "{}", exact(&a));
    }

    #[test]
    fn a_panel_that_cannot_be_compared_is_told_why() {
        assert_eq!(alpha(&units(&[&[1], &[2], &[]])), Err(Undefined::NoPairs));
        assert_eq!(alpha(&units(&[&[3, 3], &[3, 3]])), Err(Undefined::NoVariation));
        assert_eq!(alpha(&units(&[&[1, 1], &[4, 4]])), Ok(whole(1)));
    }
}
