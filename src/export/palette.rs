//! The colours of pictures and papers, as red, green and blue: the formats that draw
//! take them from here. The style sheet of HTML has colours of its own, which also
//! serve a dark screen.

/// A colour.
pub type Rgb = [u8; 3];

/// Lines under letterheads, the first series of a chart.
pub const ACCENT: Rgb = [0x1f, 0x5f, 0xa8];
/// The edge of a notice, the second series.
pub const WARM: Rgb = [0xb4, 0x53, 0x09];
/// Series of a chart, in their order; further ones begin anew. They differ in lightness
/// too.
pub const SERIES: [Rgb; 4] = [ACCENT, WARM, [0x2f, 0x85, 0x5a], [0x6b, 0x21, 0xa8]];
/// Behind the heads of tables.
pub const TABLE_HEAD: Rgb = [0xe6, 0xec, 0xf4];
/// Behind a notice.
pub const NOTICE: Rgb = [0xff, 0xf7, 0xe6];

/// `1F5FA8`, as office formats write a colour.
#[must_use]
pub fn hex([r, g, b]: Rgb) -> String {
    format!("{r:02X}{g:02X}{b:02X}")
}
