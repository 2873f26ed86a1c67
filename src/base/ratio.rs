//! Exact fractions for scores. A result that cannot be defended to the last
//! digit is a result that cannot be defended, so nothing here is a float.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

/// An exact fraction, of any size.
pub type Ratio = BigRational;

/// The fraction `n`/1.
#[must_use]
pub fn whole(n: i64) -> Ratio {
    Ratio::from_integer(BigInt::from(n))
}

/// A plain decimal such as `3`, `4.2` or `-0.75` as an exact fraction; `None`
/// for anything else (no exponent, no sign except `-`, at most 30 characters).
#[must_use]
pub fn parse_decimal(s: &str) -> Option<Ratio> {
    let (negative, digits) = s.strip_prefix('-').map_or((false, s), |r| (true, r));
    let (int, frac) = digits.split_once('.').unwrap_or((digits, ""));
    let ok = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if s.len() > 30 || int.is_empty() || !ok(int) || !ok(frac) || digits.ends_with('.') {
        return None;
    }
    let number: BigInt = format!("{int}{frac}").parse().ok()?;
    let scale = BigInt::from(10u8).pow(u32::try_from(frac.len()).ok()?);
    let r = Ratio::new(number, scale);
    Some(if negative { -r } else { r })
}

/// `r` with `places` decimals and a decimal point, rounded half up (away from
/// zero for negative numbers): 2.345 → `2.35`, -2.345 → `-2.35`.
#[must_use]
pub fn decimal(r: &Ratio, places: u32) -> String {
    let scale = BigInt::from(10u8).pow(places);
    let scaled = r.abs() * Ratio::from_integer(scale.clone());
    let rounded = (scaled + Ratio::new(BigInt::from(1), BigInt::from(2))).floor().to_integer();
    let int = &rounded / &scale;
    let frac = &rounded % &scale;
    let sign = if r.is_negative() && !rounded.is_zero() { "-" } else { "" };
    if places == 0 {
        return format!("{sign}{int}");
    }
    let width = places as usize;
    format!("{sign}{int}.{frac:0>width$}")
}

/// `r` as `22/7`; a whole number as `3`.
#[must_use]
pub fn exact(r: &Ratio) -> String {
    r.to_string()
}

/// The nearest float, for the length of a bar on a screen and nothing else.
#[must_use]
pub fn approximate(r: &Ratio) -> f64 {
    r.to_f64().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn r(n: i64, d: i64) -> Ratio {
        Ratio::new(BigInt::from(n), BigInt::from(d))
    }

    #[test]
    fn a_tie_of_rounding_goes_up() {
        assert_eq!(decimal(&r(469, 200), 2), "2.35"); // 2.345
        assert_eq!(decimal(&r(199, 200), 2), "1.00"); // 0.995
        assert_eq!(decimal(&r(-469, 200), 2), "-2.35");
        assert_eq!(decimal(&r(-1, 1000), 2), "0.00");
        assert_eq!(decimal(&r(22, 7), 2), "3.14");
        assert_eq!(decimal(&r(5, 2), 0), "3");
    }

    #[test]
    fn decimals_are_read_exactly_or_not_at_all() {
        assert_eq!(parse_decimal("4.2"), Some(r(21, 5)));
        assert_eq!(parse_decimal("-0.75"), Some(r(-3, 4)));
        for bad in ["", ".", "1.", ".5", "1e3", "+1", "1,5", "١", "--1"] {
            assert_eq!(parse_decimal(bad), None, "{bad}");
        }
        assert_eq!(exact(&r(22, 7)), "22/7");
        assert_eq!(exact(&r(6, 2)), "3");
    }
}
