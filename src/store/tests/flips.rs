//! A final file with one changed byte is never believed (`storage.md`, E1).

use super::fixture::{at, instrument, q, rich};
use crate::domain::change::{Change, Splice, Stamp as By, TextField, apply};
use crate::domain::finalise::finalise;
use crate::store::format::{Instruments, read_session, render_session};

/// A final file of more than twenty thousand bytes.
fn final_file() -> Vec<u8> {
    let copy = instrument();
    let mut s = rich();
    let by = By { at: at(20), who: "Sri".to_owned() };
    let note = "Delegasi menunjukkan SK 188/2018; \"walidata\" é 日本.\n".repeat(120);
    for field in [TextField::Note(q("V1")), TextField::RegionRemark] {
        apply(&mut s, Change::Text(field, Splice::between("", &note)), &by).expect("a draft");
    }
    finalise(&copy.instrument, &mut s, &by).expect("a draft");
    render_session(&s, &copy).expect("renders")
}

#[test]
fn every_byte_flip_of_a_final_file_is_noticed() {
    let good = final_file();
    assert!(good.len() > 20_000, "{} bytes", good.len());
    let mut seen = Instruments::new();
    assert!(read_session(&good, &mut seen).is_ok_and(|f| f.session.is_final()));
    let cores = std::thread::available_parallelism().map_or(2, Into::into);
    let share = good.len().div_ceil(cores);
    let parts: Vec<(usize, usize)> = std::thread::scope(|s| {
        let threads: Vec<_> = (0..cores)
            .map(|t| {
                let (good, mut seen) = (&good, seen.clone());
                s.spawn(move || {
                    let (mut tried, mut passed) = (0, 0);
                    for n in (t * share)..((t + 1) * share).min(good.len()) {
                        // Every bit of the envelope's head, one bit in turn of the rest.
                        let bits = if n < 400 { 0..8 } else { n % 8..n % 8 + 1 };
                        for bit in bits {
                            let mut bad = good.clone();
                            bad[n] ^= 1 << bit;
                            tried += 1;
                            passed += usize::from(read_session(&bad, &mut seen).is_ok());
                        }
                    }
                    (tried, passed)
                })
            })
            .collect();
        threads.into_iter().map(|t| t.join().expect("reading never panics")).collect()
    });
    let (tried, passed): (usize, usize) = parts.iter().fold((0, 0), |a, p| (a.0 + p.0, a.1 + p.1));
    println!("SAFETY byte_flips trials={tried} lost={passed} unreadable=0 hung=0");
    assert_eq!(passed, 0, "of {tried} changed bytes");
    assert!(tried >= good.len());
}
