//! Bars of whole cells.

use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::widget::paint::Span;

/// `part` of `whole` as a bar of `cells` cells. Something is never drawn as
/// nothing, and not quite all never as all.
#[must_use]
pub fn of(part: usize, whole: usize, cells: usize) -> [Span; 2] {
    let full = (part.min(whole) * cells + whole / 2).checked_div(whole).unwrap_or(0);
    let full = match part {
        0 => 0,
        p if p >= whole => full,
        _ => full.clamp(1.min(cells), cells.saturating_sub(1).max(1.min(cells))),
    };
    [(glyph::FULL.repeat(full), Role::Bar), (glyph::REST.repeat(cells - full), Role::BarRest)]
}

/// `value` between `min` and `max` as a bar.
#[must_use]
pub fn between(value: f64, (min, max): (i16, i16), cells: usize) -> [Span; 2] {
    let span = f64::from(max) - f64::from(min);
    let share = if span > 0.0 { ((value - f64::from(min)) / span).clamp(0.0, 1.0) } else { 0.0 };
    // A thousandth is finer than any bar, and keeps the rest whole numbers.
    of(thousandths(share), 1000, cells)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the share lies between 0 and 1")]
fn thousandths(share: f64) -> usize {
    (share * 1000.0).round() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(part: usize, whole: usize, cells: usize) -> usize {
        of(part, whole, cells)[0].0.chars().count()
    }

    #[test]
    fn a_bar_never_says_all_or_nothing_when_it_is_neither() {
        assert_eq!((full(0, 56, 6), full(1, 56, 6), full(55, 56, 6), full(56, 56, 6)), (0, 1, 5, 6));
        assert_eq!((full(3, 0, 6), full(9, 3, 6), full(1, 2, 0), full(1, 2, 1)), (0, 6, 0, 1));
    }
}
