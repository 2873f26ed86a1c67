//! Widths of the columns of a printed table, by what stands in them.

/// What a column holds, in the units of the format, the room around its text included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    /// Its longest line.
    pub line: f32,
    /// Its longest word.
    pub word: f32,
}

/// A width for each column: its longest line where all of them fit into `room`, at
/// least its longest word while there is room for the words, else a share of `room`.
#[must_use]
pub fn widths(columns: &[Wanted], room: f32) -> Vec<f32> {
    let needed: f32 = columns.iter().map(|c| c.word).sum();
    if needed >= room {
        return columns.iter().map(|c| c.word * room / needed).collect();
    }
    let wanted: f32 = columns.iter().map(|c| (c.line - c.word).max(0.0)).sum();
    // Nothing is made wider than it needs where all of it fits.
    let scale = if wanted > 0.0 { ((room - needed) / wanted).min(1.0) } else { 0.0 };
    columns.iter().map(|c| c.word + (c.line - c.word).max(0.0) * scale).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_never_runs_out_of_the_page_and_no_word_is_torn_while_there_is_room() {
        let c = |line: f32, word: f32| Wanted { line, word };
        assert_eq!(widths(&[c(30.0, 10.0), c(20.0, 20.0)], 100.0), [30.0, 20.0]);
        assert_eq!(widths(&[c(90.0, 10.0), c(90.0, 10.0)], 100.0), [50.0, 50.0]);
        for (columns, room) in [([c(300.0, 80.0), c(50.0, 60.0)], 100.0), ([c(500.0, 10.0), c(9.0, 12.0)], 64.0)] {
            let found = widths(&columns, room);
            assert!(found.iter().sum::<f32>() <= room + 0.01, "{found:?}");
            let words: f32 = columns.iter().map(|c| c.word).sum();
            assert!(words > room || found.iter().zip(columns).all(|(w, c)| *w >= c.word), "{found:?}");
        }
    }
}
