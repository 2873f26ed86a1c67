//! QR codes as squares: each format draws them itself.

use qrcode::{EcLevel, QrCode};

/// A square of dark and light modules, without the quiet zone (four modules of
/// nothing on every side, ISO/IEC 18004).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modules {
    side: usize,
    dark: Vec<bool>,
}

/// Modules of nothing around a code.
pub const QUIET: usize = 4;

impl Modules {
    /// The code of `payload`; `None` where it is longer than a code can hold.
    #[must_use]
    pub fn of(payload: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(payload, EcLevel::M).ok()?;
        let dark = code.to_colors().into_iter().map(|c| c.select(true, false)).collect();
        Some(Self { side: code.width(), dark })
    }

    /// Modules along one side.
    #[must_use]
    pub fn side(&self) -> usize {
        self.side
    }

    /// Whether the module at column `x`, row `y` is dark; outside nothing is.
    #[must_use]
    pub fn dark(&self, x: usize, y: usize) -> bool {
        x < self.side && y < self.side && self.dark[y * self.side + x]
    }
}
