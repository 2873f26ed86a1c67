//! The radar: one spoke for each aspect, the outer ring the highest value. Drawn
//! in braille, or with plain characters where only ASCII can be shown. The
//! numbers stand in the list beside it; this shows the shape only.

use crate::tui::theme::Role;
use crate::tui::widget::paint::Painter;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::Marker;
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas, Context, Line};
use std::f64::consts::TAU;

/// Draws the shares (0 to 1 each; `None` where nothing counts yet) in `area`.
pub fn draw(p: &mut Painter<'_>, area: Rect, shares: &[Option<f64>]) {
    let area = area.intersection(p.buffer().area);
    if shares.len() < 3 || area.width < 11 || area.height < 7 {
        return;
    }
    if p.ascii {
        plain(p, area, shares);
    } else {
        braille(p, area, shares);
    }
    labels(p, area, shares.len());
}

/// Direction of spoke `n`: up, then clockwise.
fn spoke(n: usize, of: usize) -> (f64, f64) {
    let part = f64::from(small(n)) / f64::from(small(of));
    ((TAU * part).sin(), (TAU * part).cos())
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn point(n: usize, of: usize, share: f64) -> (f64, f64) {
    let (x, y) = spoke(n % of, of);
    (x * share, y * share)
}

fn braille(p: &mut Painter<'_>, area: Rect, shares: &[Option<f64>]) {
    let (outer, inner) = (p.style(Role::BarRest), p.style(Role::Bar));
    let n = shares.len();
    let line = |ctx: &mut Context<'_>, a: (f64, f64), b: (f64, f64), s: Style| {
        ctx.draw(&Line::new(a.0, a.1, b.0, b.1, s.fg.unwrap_or_default()));
    };
    // Room for the labels: the ring ends before the edge.
    let canvas =
        Canvas::default().marker(Marker::Braille).x_bounds([-1.35, 1.35]).y_bounds([-1.25, 1.25]).paint(|ctx| {
            for k in 0..n {
                // The scale is dotted: short strokes on the ring and along the spokes.
                for step in 1..=5_u32 {
                    let share = f64::from(step) / 5.0;
                    let (a, b) = (point(k, n, share), point(k, n, share + 0.01));
                    line(ctx, a, b, outer);
                }
                for step in 0..6_u32 {
                    let t = f64::from(step) / 6.0;
                    let (a, b) = (point(k, n, 1.0), point(k + 1, n, 1.0));
                    let at = (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t);
                    line(ctx, at, at, outer);
                }
            }
            ctx.layer();
            for k in 0..n {
                if let (Some(a), Some(b)) = (shares[k], shares[(k + 1) % n]) {
                    line(ctx, point(k, n, a), point(k + 1, n, b), inner);
                } else if let Some(a) = shares[k] {
                    line(ctx, (0.0, 0.0), point(k, n, a), inner);
                }
            }
        });
    canvas.render(area, p.buffer());
}

fn plain(p: &mut Painter<'_>, area: Rect, shares: &[Option<f64>]) {
    let n = shares.len();
    let mut dots = |a: (f64, f64), b: (f64, f64), steps: u32, sign: &str, role: Role| {
        for step in 0..=steps {
            let t = f64::from(step) / f64::from(steps);
            let (col, row) = place(area, (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t));
            p.put(area, row, col, sign, role);
        }
    };
    for k in 0..n {
        dots((0.0, 0.0), point(k, n, 1.0), 5, ".", Role::BarRest);
        dots(point(k, n, 1.0), point(k + 1, n, 1.0), 6, ".", Role::BarRest);
    }
    for k in 0..n {
        if let (Some(a), Some(b)) = (shares[k], shares[(k + 1) % n]) {
            dots(point(k, n, a), point(k + 1, n, b), 24, "*", Role::Bar);
        }
    }
    for (k, share) in shares.iter().enumerate() {
        if let Some(s) = share {
            dots(point(k, n, *s), point(k, n, *s), 1, "o", Role::Bar);
        }
    }
}

/// Column and row of a point of the drawing in `area`.
fn place(area: Rect, (x, y): (f64, f64)) -> (usize, usize) {
    let at = |share: f64, cells: u16| {
        let last = f64::from(cells.saturating_sub(1));
        whole((share * last).round().clamp(0.0, last))
    };
    (at((x + 1.35) / 2.7, area.width), at((1.25 - y) / 2.5, area.height))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the width of a screen")]
fn whole(x: f64) -> usize {
    x as usize
}

fn labels(p: &mut Painter<'_>, area: Rect, n: usize) {
    for k in 0..n {
        let (x, y) = spoke(k, n);
        let (col, row) = place(area, (x * 1.27, y * 1.2));
        p.put(area, row, col, &(k + 1).to_string(), Role::Key);
    }
}
