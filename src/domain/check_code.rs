//! The check code: the first 80 bits of the body's SHA-256 in Crockford's base
//! 32, four groups of four (`domain.md`, rule 9). People write it on paper and
//! compare it later.

use sha2::{Digest, Sha256};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The check code of these bytes, `ABCD-EFGH-JKMN-PQRS`.
#[must_use]
pub fn of_body(body: &[u8]) -> String {
    let digest = Sha256::digest(body);
    let bits = digest.iter().take(10).fold(0u128, |n, b| n << 8 | u128::from(*b));
    let mut out = String::with_capacity(19);
    for group in 0..16u32 {
        if group > 0 && group % 4 == 0 {
            out.push('-');
        }
        let five = usize::try_from(bits >> (75 - 5 * group) & 31).unwrap_or(0);
        out.push(char::from(ALPHABET[five]));
    }
    out
}

/// Whether what a person typed is `code`: case, spaces and hyphens do not
/// matter, and as Crockford has it `O` reads as 0, `I` and `L` as 1.
#[must_use]
pub fn same(typed: &str, code: &str) -> bool {
    let norm = |s: &str| {
        s.chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'))
            .map(|c| match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                c => c,
            })
            .collect::<String>()
    };
    norm(typed) == norm(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_what_anybody_can_recompute() {
        // The same computed with Python: int.from_bytes(sha256(b"abc").digest()[:10]) in base 32.
        assert_eq!(of_body(b"abc"), "Q9W1-DFWF-077Y-MGA1");
        assert_eq!(of_body(b"").len(), 19);
    }

    #[test]
    fn a_code_read_over_the_phone_is_accepted() {
        assert!(same("q9wl dfwf-o77y mga1", "Q9W1-DFWF-077Y-MGA1"));
        assert!(!same("Q9W1-DFWF-077Y-MGA2", "Q9W1-DFWF-077Y-MGA1"));
    }
}
