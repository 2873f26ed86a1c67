//! The export screen.

texts! {
    title(region: &str): "Ekspor · {region}", "Export · {region}";
    content: "Isi", "Content";
    notes: "Catatan sesi", "Session notes";
    kind_notes: "Catatan sesi", "Session notes";
    kind_minutes: "Berita acara", "Minutes (berita acara)";
    kind_summary: "Ringkasan hasil", "Summary of results";
    kind_promises: "Daftar janji dan tindak lanjut", "List of promises and follow-ups";
    kind_attendance: "Daftar hadir", "Attendance list";
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
    index_title: "Daftar-berkas", "List-of-files";
    index_count(sessions: usize, files: usize): "Sesi: {sessions}. Berkas: {files}.", "Sessions: {sessions}. Files: {files}.";
    index_files: "Berkas", "Files";
    index_stopped: "Penulisan dihentikan sebelum sesi terakhir; daftar ini memuat yang sudah ditulis.", "Writing was stopped before the last session; this list has what was written.";
    index_failed(n: usize): "Sesi yang tidak dapat ditulis lengkap: {n}.", "Sessions that could not be written completely: {n}.";
    written: "Ditulis:", "Written:";
    format_md: "Markdown (.md): untuk dibaca dan dicetak", "Markdown (.md): to read and print";
    format_docx: "Word (.docx): untuk disunting dan ditandatangani", "Word (.docx): to edit and to sign";
    format_pdf: "PDF (.pdf): untuk dicetak dan dikirim", "PDF (.pdf): to print and to send";
    format_xlsx: "Excel (.xlsx): tabel dan diagram", "Excel (.xlsx): tables and charts";
    format_csv: "CSV (.csv): satu tabel untuk program apa pun", "CSV (.csv): one table for any program";
    format_html: "HTML (.html): untuk peramban, satu berkas", "HTML (.html): for a browser, one file";
    format_json: "JSON (.json): untuk program lain", "JSON (.json): for other programs";
}
