//! Words used on several screens and in messages.

texts! {
    product: "asesor", "asesor";
    not_applicable: "tidak berlaku", "not applicable";
    unverified: "belum terverifikasi", "unverified";
    not_asked: "tidak ditanyakan", "not asked";
    empty: "kosong", "empty";
    state_seen: "ditunjukkan", "shown";
    state_claimed: "disebut, belum ditunjukkan", "named, not shown";
    state_promised: "dijanjikan", "promised";
    state_absent: "tidak ada", "none";
    state_not_asked: "belum ditanyakan", "not asked";
    support_document: "dokumen", "document";
    support_system: "sistem", "system";
    support_statement: "pernyataan", "statement";
    support_none: "tidak ada", "none";
    draft: "draf", "draft";
    final_: "selesai", "final";
    practice: "data contoh", "practice data";

    read_only_final: "Sesi ini sudah selesai; hanya bisa dibaca.", "This session is final; it can only be read.";
    read_only_locked: "Sesi ini terbuka di jendela lain; di sini hanya bisa dibaca.", "This session is open in another window; here it can only be read.";
    read_only_asked: "Dibuka hanya untuk dibaca.", "Opened to read only.";
    nothing_to_undo: "Tidak ada lagi yang dapat diurungkan.", "There is nothing left to undo.";
    nothing_to_redo: "Tidak ada yang dapat diulangi.", "There is nothing to redo.";
    undone(what: &str): "Diurungkan: {what}.", "Undone: {what}.";
    redone(what: &str): "Diulangi: {what}.", "Redone: {what}.";
    exported_one(path: &str): "Berkas ditulis: {path}", "File written: {path}";
    exported_many(n: usize, dir: &str): "{n} berkas ditulis di {dir}", "{n} files written in {dir}";
    saved_already(at: &str): "Sudah tersimpan pukul {at}. Tidak perlu menekan apa pun untuk menyimpan.", "Saved at {at}. There is nothing you need to press to save.";
    nothing_new: "Belum ada perubahan sejak dibuka; semuanya sudah ada di berkas.", "No change since it was opened; everything is in the file.";
    nothing_to_save: "Tidak ada sesi yang terbuka; semuanya sudah tersimpan.", "No session is open; everything is saved.";
    finalised(code: &str): "Sesi selesai. Kode periksa: {code}", "Session is final. Check code: {code}";
    no_suspend: "Sistem ini tidak dapat menghentikan program sementara.", "This system cannot suspend a program.";
    nothing_open: "Buka sebuah sesi dahulu.", "Open a session first.";
    is_final: "Sesi ini sudah selesai.", "This session is final already.";
    unbound(key: &str): "Tombol {key} tidak dipakai di sini. Tekan ? untuk bantuan.", "Key {key} is not used here. Press ? for help.";
    unbound_note(key: &str): "Tombol {key} tidak dipakai. Mau mencatat? Tekan c.", "Key {key} is not used. Taking notes? Press c.";
    how_to_leave: "Untuk keluar: tekan Esc lalu q, atau Ctrl-C sekali lagi. Semua tersimpan.", "To leave: press Esc and then q, or Ctrl-C once more. Everything is saved.";
    how_to_paste: "Menempel: Ctrl-Shift-V, atau klik kanan.", "To paste: Ctrl-Shift-V, or a right click.";
    text_full: "Isian ini hanya menampung 64 KiB teks; tidak ada yang ditambahkan. Lanjutkan di isian lain.", "This field holds 64 KiB of text; nothing was added. Continue in another field.";
    paste_nowhere: "Tidak ada tempat menempel di layar ini. Tidak ada yang berubah.", "There is nowhere to paste on this screen. Nothing was changed.";
    theme_is(name: &str): "Tema: {name}", "Theme: {name}";
    later_in_session: "Bagian itu diisi lewat data sesi, bukan lewat pertanyaan.", "That part belongs to the session's data, not to a question.";

    all_saved: "Tersimpan", "Saved";
    saved_at(at: &str): "Tersimpan {at}", "Saved {at}";
    saving: "Menyimpan…", "Saving…";
    ready: "Siap. Tidak ada internet yang dipakai.", "Ready. No internet is used.";
    laptop_only(at: &str, why: &str): "Sejak {at} hanya tersimpan di laptop ini: {why}", "Since {at} saved on this laptop only: {why}";
    no_safety_copy(why: &str): "Tersimpan, tetapi tanpa salinan pengaman: {why}", "Saved, but without a safety copy: {why}";
    diverted(at: &str, path: &str): "Berkas diubah pihak lain pukul {at}; layar ini disimpan di berkas sendiri: {path}", "Changed by others at {at}; this screen is saved in a file of its own: {path}";
    unsaved(at: &str, why: &str): "BELUM TERSIMPAN sejak {at}: {why}", "NOT SAVED since {at}: {why}";
    attention: "Perhatian", "Note";
    error: "Galat", "Error";
    menu_hint: "m Menu", "m Menu";
    help_hint: "? Bantuan", "? Help";
    help_hint_text: "F1 Bantuan", "F1 Help";
    too_small(cols: u16, rows: u16): "Jendela terlalu kecil ({cols} x {rows}).", "The window is too small ({cols} x {rows}).";
    make_larger: "Perbesar, paling kecil 40 x 12.", "Make it larger, at least 40 x 12.";
    ask_help: "Pilih jawaban dengan ← →, lalu Enter. Esc: belum memutuskan.", "Choose an answer with ← →, then Enter. Esc: not decided yet.";
    quit_key: "q Keluar", "q Leave";
}
