//! A document that holds everything a document can hold.

use asesor::base::ratio::{Ratio, parse_decimal, whole};
use asesor::base::time::Timestamp;
use asesor::domain::lang::Lang;
use asesor::report::{
    About, Block, Cell, Chart, ChartKind, Column, Document, Fact, Field, FieldKind, Series, Signature,
};
use chrono::NaiveDate;

/// `n` thirds.
pub fn thirds(n: i64) -> Ratio {
    whole(n) / whole(3)
}

fn chart(kind: ChartKind, title: &str, series: &[(&str, [Option<Ratio>; 5])]) -> Chart {
    let labels =
        ["Komitmen pimpinan daerah", "Kebijakan", "Sumber daya manusia", "Infrastruktur", "Keamanan informasi"];
    Chart {
        kind,
        title: title.to_owned(),
        labels: labels.map(str::to_owned).to_vec(),
        low: 0,
        high: 5,
        series: series.iter().map(|(n, v)| Series { name: (*n).to_owned(), values: v.to_vec() }).collect(),
    }
}

/// Every block, twice where two of a kind could run together; `text` stands wherever
/// a person's words may stand.
pub fn everything(lang: Lang, text: &str) -> Document {
    let mut d = Document::new(lang, &format!("Judul {text}"));
    let at = Timestamp::parse("2019-02-22T10:42:07+07:00");
    let (subject, author) = (format!("Kabupaten Contoh Raya {text}"), format!("Rina {text}"));
    let label = format!("SEMENTARA {text}");
    d.about(About { subject, author, at, check: "ABCD-1234-EFGH".to_owned(), label });
    d.letterhead(&["PEMERINTAH KABUPATEN CONTOH RAYA".to_owned(), format!("Jalan Merdeka 1 {text}")]);
    d.centre(["Nomor: 094/112/2019".to_owned(), format!("Tengah {text}")]);
    d.notice(&format!("Perhatian {text}"));
    d.heading(1, &format!("Bagian {text}"));
    // Straight to the third level: the page must not skip one.
    d.heading(3, "Langsung ke tingkat tiga");
    d.paragraph(&format!("Paragraf satu {text}\nbaris kedua\n\nParagraf dua\n  menjorok"));
    d.facts([Fact::new("Daerah", format!("Contoh {text}")), Fact::new("Tanggal", "22 Februari 2019\nbaris kedua")]);
    d.list([format!("butir {text}"), "butir kedua\n\ndengan paragraf".to_owned()]);
    d.steps((1..=11).map(|n| format!("langkah {n} {text}\n\nlanjutan {n}")));
    d.steps(["daftar baru dari satu".to_owned()]);
    d.heading(2, "Tabel");
    let columns =
        vec![Column::number("No."), Column::text("Nama"), Column::text("Jabatan"), Column::text("Sampai kapan")];
    let row = |n: i64| vec![n.to_string(), format!("Nama {n} {text}"), "Kepala Dinas\nKominfo".to_owned()];
    d.table(columns, (1..=3).map(row).collect());
    let numbers = ["Bobot", "Indeks", "Dihitung", "Ditanyakan", "Seluruhnya"].map(Column::number);
    let columns: Vec<Column> = std::iter::once(Column::text("Aspek")).chain(numbers).collect();
    let row = |a: &str| [a, "1", "3,14", "12", "14", "15"].map(str::to_owned).to_vec();
    d.table(columns, vec![row("Komitmen pimpinan"), row("Kebijakan dan kelembagaan")]);
    d.quote(&format!("Kami siap {text}\nsungguh"), &format!("Bupati {text}, pukul 10.42"));
    let full = [3, 4, 2, 5, 1].map(|n| Some(whole(n)));
    let gap = [Some(thirds(10)), None, Some(whole(1)), Some(thirds(8)), None];
    d.chart(chart(ChartKind::Radar, &format!("Jaring {text}"), &[("Wawancara", full.clone()), ("Isian", gap.clone())]));
    let other = [1, 1, 4, 2, 0].map(|n| Some(whole(n)));
    let all = [("Wawancara", full), ("Isian mandiri", gap), ("Dokumen", other.clone()), ("Sesi sebelumnya", other)];
    d.chart(chart(ChartKind::Bars, &format!("Batang {text}"), &all));
    d.rule();
    let sign = |party: &str, position: &str, name: &str, below: &str| Signature {
        party: party.to_owned(),
        position: position.to_owned(),
        name: name.to_owned(),
        below: below.to_owned(),
    };
    d.signatures([
        sign("PIHAK KEDUA", "Bupati Contoh Raya", &format!("Ir. Budi {text}"), "NIP. 1965"),
        sign("PIHAK PERTAMA", "Universitas Contoh, ketua", "Rina Wulandari", ""),
        sign("", "Kepala Dinas Kominfo", "……………………", ""),
    ]);
    d.code("asesor:ABCD-1234-EFGH", "Kode periksa ABCD-1234-EFGH");
    let fields = [
        ("Kata", FieldKind::Short),
        ("Teks", FieldKind::Long),
        ("Bulat", FieldKind::Integer),
        ("Desimal", FieldKind::Decimal),
        ("Hari", FieldKind::Date),
        ("Saat", FieldKind::Moment),
    ];
    let fields = fields.map(|(h, k)| Field::new(h, k)).to_vec();
    let day = NaiveDate::from_ymd_opt(2019, 2, 22).expect("a day");
    let moment = Cell::Moment(at.expect("a moment"));
    let rows = vec![
        vec![
            Cell::text("=1+1"),
            Cell::text(text),
            Cell::integer(-3),
            Cell::Number(thirds(-22)),
            Cell::Date(day),
            moment,
        ],
        vec![Cell::text("a;b,c\"d"), Cell::text("x\ny"), Cell::Number(thirds(1)), Cell::Number(whole(3))],
        vec![],
        vec![Cell::text("-7"), Cell::text("+62 812"), Cell::Empty, Cell::number(parse_decimal("0.5").as_ref())],
    ];
    d.sheet("Utama", fields, rows);
    d.sheet("Kosong", vec![Field::new("Satu", FieldKind::Short)], vec![]);
    d
}

/// Every text of `d` in the order of its blocks, label first and check code last.
pub fn texts(d: &Document) -> Vec<String> {
    let mut out = vec![d.told().label.clone()];
    out.extend(d.head_lines().iter().cloned());
    out.push(d.title().to_owned());
    out.extend(d.blocks().iter().flat_map(texts_of));
    out.push(d.told().check.clone());
    out
}

/// Every text of `b`.
pub fn texts_of(b: &Block) -> Vec<String> {
    let all: Vec<&String> = match b {
        Block::Heading { text, .. } | Block::Paragraph(text) | Block::Notice(text) => vec![text],
        Block::Facts(all) => all.iter().flat_map(|f| [&f.label, &f.value]).collect(),
        Block::Centre(all) | Block::List(all) | Block::Steps(all) => all.iter().collect(),
        Block::Table(t) => t.columns.iter().map(|c| &c.head).chain(t.rows.iter().flatten()).collect(),
        Block::Quote { text, by } => vec![text, by],
        Block::Chart(c) => vec![&c.title],
        Block::Signatures(all) => all.iter().flat_map(|s| [&s.party, &s.position, &s.name, &s.below]).collect(),
        Block::Code(c) => vec![&c.caption, &c.payload],
        Block::Rule => Vec::new(),
    };
    all.into_iter().cloned().collect()
}

/// Texts that have broken such files before.
pub const HOSTILE: &[&str] = &[
    "=HYPERLINK(\"http://a.id\",\"x\")",
    "@SUM(1)",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>' style='x",
    "</title></style><!-- ]]> &amp; &#60; &",
    "{{ title }} {% if x %} ${x} `x`",
    "a\u{202e}txt.exe\u{2066}b\u{200b}c\u{0}d\u{1b}[31m",
    "👩‍💻 ❤️ 🇮🇩 e\u{301} 日本語 ไทย",
    "ملاحظة: الوثيقة رقم 12 كاملة",
    "```\n# x\n| a | b |\n1. c",
    "\r\n\t;,\"\"\u{2028}\u{feff}",
];
