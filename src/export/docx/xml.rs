//! XML by hand: escaped text and the few elements everything is made of.

/// First line of every part.
pub const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
/// Name spaces of the main parts.
pub const SPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing""#
);

/// `s` as the text of an element or an attribute. Characters that XML 1.0 forbids
/// (section 2.2) are left out: Word refuses a file that has one.
pub fn escape(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    for c in s.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push(c),
            c if c < ' ' || c == '\u{fffe}' || c == '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

/// Runs of `s` with the properties `look`; a line break stays one.
pub fn runs(s: &str, look: &str) -> String {
    let mut out = String::new();
    for (n, line) in s.split('\n').enumerate() {
        let br = if n == 0 { "" } else { "<w:br/>" };
        let props = if look.is_empty() { String::new() } else { format!("<w:rPr>{look}</w:rPr>") };
        let text = escape(line);
        out.push_str("<w:r>");
        out.push_str(&props);
        out.push_str(br);
        out.push_str(r#"<w:t xml:space="preserve">"#);
        out.push_str(&text);
        out.push_str("</w:t></w:r>");
    }
    out
}

/// A paragraph with the properties `how` around `inner`.
pub fn paragraph(how: &str, inner: &str) -> String {
    if how.is_empty() { format!("<w:p>{inner}</w:p>") } else { format!("<w:p><w:pPr>{how}</w:pPr>{inner}</w:p>") }
}

/// A paragraph of a named style.
pub fn styled(style: &str, text: &str) -> String {
    paragraph(&format!(r#"<w:pStyle w:val="{style}"/>"#), &runs(text, ""))
}

/// A field that Word works out, such as the number of the page.
pub fn field(name: &str) -> String {
    format!(
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
    )
}
