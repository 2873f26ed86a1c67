//! The export screen.

texts! {
    title(region: &str): "Ekspor · {region}", "Export · {region}";
    content: "Isi", "Content";
    notes: "Catatan sesi", "Session notes";
    format: "Bentuk", "Format";
    audience: "Untuk", "For";
    panel: "Panel: semua isi, termasuk catatan pribadi", "The panel: everything, private notes included";
    region: "Daerah: tanpa catatan pribadi dan tanpa tingkat", "The region: without private notes and without levels";
    language: "Bahasa", "Language";
    lang_id: "Indonesia", "Indonesian";
    lang_en: "Inggris", "English";
    folder(path: &str): "Folder: {path}", "Folder: {path}";
    never_overwrites: "Berkas yang sudah ada tidak ditimpa; yang baru diberi nomor.", "Existing files are not overwritten; the new one gets a number.";
    check: "PERIKSA DAHULU", "CHECK FIRST";
    open_items(n: usize): "{n} soal belum ditanyakan; laporan menulis “tidak ditanyakan”.", "{n} questions not asked; the report says “not asked”.";
    draft: "Sesi masih draf; laporan menyebut “sementara”.", "The session is a draft; the report says “provisional”.";
    nothing_open: "Tidak ada yang terbuka.", "Nothing is open.";
    choose_format: "Pilih paling sedikit satu bentuk dengan Spasi.", "Choose at least one format with Space.";
    busy: "Menulis…", "Writing…";
    written: "Ditulis:", "Written:";
    format_md: "Markdown (.md): untuk dibaca dan dicetak", "Markdown (.md): to read and print";
    format_json: "JSON (.json): untuk program lain", "JSON (.json): for other programs";
}
