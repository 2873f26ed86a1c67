//! QR codes as PNG.

use super::failed;
use crate::export::Failed;
use crate::export::qr::{Modules, QUIET};

/// Pixels of a module along one side.
const PIXELS: usize = 6;

/// The code of `payload`, with its quiet zone.
///
/// # Errors
/// [`Failed`] where it is longer than a code can hold.
pub fn png(payload: &str) -> Result<Vec<u8>, Failed> {
    let modules = Modules::of(payload).ok_or_else(|| failed("the code is too long"))?;
    let side = (modules.side() + 2 * QUIET) * PIXELS;
    let mut grey = Vec::with_capacity(side * side);
    for y in 0..side {
        for x in 0..side {
            let (x, y) = (x / PIXELS, y / PIXELS);
            let dark = x >= QUIET && y >= QUIET && modules.dark(x - QUIET, y - QUIET);
            grey.push(if dark { 0 } else { 255 });
        }
    }
    let mut out = Vec::new();
    let side = u32::try_from(side).map_err(|e| failed(&e.to_string()))?;
    let mut encoder = png::Encoder::new(&mut out, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(|e| failed(&e.to_string()))?;
    writer.write_image_data(&grey).map_err(|e| failed(&e.to_string()))?;
    writer.finish().map_err(|e| failed(&e.to_string()))?;
    Ok(out)
}
