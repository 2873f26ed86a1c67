//! The welcome and practice, search, bin, copies, hand-over, failed saves.

texts! {
    welcome: "Selamat datang.", "Welcome.";
    welcome_language: "English: press i.", "Bahasa Indonesia: tekan i.";
    welcome_what(aspects: usize, questions: usize): "Alat ini membantu mewawancarai delegasi kabupaten/kota selama kira-kira satu jam: {aspects} aspek, {questions} pertanyaan, bukti, catatan, dan tindak lanjut.", "This tool helps to interview the delegation of a regency or city for about an hour: {aspects} aspects, {questions} questions, evidence, notes and follow-ups.";
    first_try: "Coba dulu dengan data contoh (5 menit, aman untuk salah)", "Try it on invented data first (5 minutes, mistakes are safe)";
    first_session: "Mulai sesi pertama", "Start the first session";
    first_list: "Langsung ke daftar sesi", "Go to the session list";
    know_heading: "YANG PERLU DIKETAHUI", "GOOD TO KNOW";
    know_offline: "Tidak perlu internet. Tidak ada data yang keluar dari laptop ini.", "No internet is needed. No data leaves this laptop.";
    know_undo: "Salah tekan? Tekan u untuk mengurungkan.", "Pressed the wrong key? Press u to take it back.";
    know_help: "Bingung? Tekan ? untuk bantuan, m untuk semua perintah.", "Lost? Press ? for help, m for every command.";
    glyph_check: "Uji tampilan: √ ► █ ░ ─ terlihat utuh? Bila tidak, tekan a.", "Display test: do √ ► █ ░ ─ look whole? If not, press a.";
    glyph_ascii: "Mode ASCII menyala; tekan a untuk mematikannya.", "ASCII mode is on; press a to switch it off.";

    try_out_opens: "Menyiapkan data contoh…", "Preparing the invented data…";
    step(n: usize, all: usize, what: &str): "Latihan {n}/{all}: {what}", "Practice {n}/{all}: {what}";
    step_level: "beri tingkat 3 (tekan 3)", "set level 3 (press 3)";
    step_note: "tulis catatan (c, ketik, Esc)", "write a note (c, type, Esc)";
    step_evidence: "tandai satu bukti (b, lalu 1)", "mark a piece of evidence (b, then 1)";
    step_undo: "urungkan yang terakhir (u)", "take the last one back (u)";
    step_jump: "lompat ke soal 5.4 (g 5.4 Enter)", "jump to question 5.4 (g 5.4 Enter)";
    step_final: "jadikan selesai (m s, lalu f)", "make it final (m s, then f)";
    steps_done: "Latihan selesai. Esc ke daftar, n untuk sesi sungguhan.", "Practice is done. Esc to the list, n for a real session.";

    find_all: "Cari dalam semua sesi", "Search every session";
    find_here: "Cari dalam sesi ini", "Search this session";
    find_word: "Cari", "Search";
    find_type: "Ketik kata yang dicari.", "Type the words to look for.";
    find_idle: "Pertanyaan, catatan, kutipan, bukti, tindak lanjut, dan nama. Semua kata harus ada; huruf besar-kecil tidak berpengaruh.", "Questions, notes, quotes, evidence, follow-ups and names. Every word must be there; capitals do not matter.";
    find_running(done: usize, total: usize): "Mencari… {done} dari {total} berkas. Esc menghentikan.", "Searching… {done} of {total} files. Esc stops it.";
    find_starting: "Mencari…", "Searching…";
    find_nothing(sessions: usize): "Tidak ditemukan dalam {sessions} sesi.", "Nothing found in {sessions} sessions.";
    find_nothing_here: "Tidak ditemukan dalam sesi ini.", "Nothing found in this session.";
    find_count(n: usize): "{n} temuan", "{n} found";
    find_cut(n: usize): "lebih dari {n}; tambah kata", "more than {n}; add a word";
    find_unreadable(n: usize): "{n} berkas tidak terbaca dan dilewati.", "{n} files cannot be read and were passed over.";
    find_veiled(n: usize): "Isian asesor lain pada {n} sesi belum dicari: sesi Anda untuk daerah itu belum selesai.", "Entries of other assessors in {n} sessions were not searched: your own session of that region is not final.";
    find_gone: "Sesi itu tidak ada lagi dalam daftar; daftar dibaca ulang.", "That session is no longer in the list; the list is read again.";
    find_session: "sesi", "session";

    line_help: "Ketik, lalu Enter. Esc: kembali tanpa mengubah apa pun.", "Type, then Enter. Esc: back without changing anything.";

    reopen_title(name: &str): "Buka kembali {name}", "Reopen {name}";
    reopen_what: "Sesi baru melanjutkan jawaban sesi ini. Berkas yang selesai tetap ada dan tidak diubah.", "A new session goes on from the answers of this one. The final file stays and is not changed.";
    reopen_why: "Alasan", "Reason";
    reopen_why_missing: "sebutkan alasannya; alasan tertulis di sesi yang baru", "say why; the reason is written into the new session";
    reopen_draft: "Sesi ini masih draf: buka saja dengan Enter, tidak perlu dibuka kembali.", "This session is a draft: open it with Enter, it need not be reopened.";

    bin_title(name: &str): "Buang {name} ke tempat sampah?", "Move {name} to the bin?";
    bin_what(days: i64): "Berkas dipindah, tidak dihapus: sekurangnya {days} hari dapat dikembalikan lewat menu › Tempat sampah.", "The file is moved, not erased: for at least {days} days it can be put back from the menu, Bin.";
    bin_type: "Ketik namanya", "Type its name";
    bin_other_name(name: &str): "nama itu lain; ketik “{name}”, atau Esc untuk batal", "that is another name; type “{name}”, or Esc to cancel";
    binned(days: i64, name: &str): "Dipindah ke tempat sampah: {name}. Dapat dikembalikan {days} hari (m b).", "Moved to the bin: {name}. It can be put back for {days} days (m b).";
    bin_heading: "Tempat sampah", "Bin";
    bin_about(days: i64): "Enter mengembalikan. Tidak ada yang dihapus sebelum {days} hari.", "Enter puts back. Nothing is erased before {days} days.";
    bin_loading: "Membaca tempat sampah…", "Reading the bin…";
    bin_empty: "Tempat sampah kosong.", "The bin is empty.";
    bin_day(day: &str, left: i64): "dibuang {day} · sisa {left} hari", "binned {day} · {left} days left";
    bin_old(day: &str): "dibuang {day} · lewat waktunya", "binned {day} · past its time";
    bin_purge(n: usize, days: i64): "Hapus {n} berkas yang lewat {days} hari", "Erase {n} files older than {days} days";
    bin_help: "↑ ↓ memilih, Enter mengembalikan ke daftar sesi, Esc menutup.", "↑ ↓ choose, Enter puts back into the list, Esc closes.";
    put_back_done(path: &str): "Dikembalikan: {path}", "Put back: {path}";
    emptied(n: usize): "{n} berkas lama dihapus dari tempat sampah.", "{n} old files were erased from the bin.";

    hand_title(name: &str): "Kirim {name} ke ketua", "Send {name} to the chair";
    hand_what: "Berkas disalin ke folder itu (flashdisk atau folder bersama), dibaca ulang, dan dibandingkan.", "The file is copied to that folder (a stick or a share), read back and compared.";
    hand_where: "Folder", "Folder";
    hand_where_missing: "ketik foldernya, misalnya E:\\ atau /media/flashdisk", "type the folder, such as E:\\ or /media/stick";
    hand_copying: "Menyalin dan membaca ulang…", "Copying and reading back…";
    hand_not_yet: "Perubahan terakhir belum ada di berkas sesi; salinannya akan tertinggal. Atasi dahulu penyimpanannya.", "The last changes are not in the session file yet; the copy would lack them. Settle the saving first.";
    handed(path: &str): "Disalin dan cocok: {path}", "Copied and compared: {path}";
    handed_title: "Sudah disalin dan dibaca ulang", "Copied and read back";
    handed_path(path: &str): "Salinan: {path}", "Copy: {path}";
    handed_code(code: &str): "Kode periksa: {code}", "Check code: {code}";
    handed_there: "Salinan yang sama sudah ada di sana; tidak ada yang ditulis.", "The same copy was there already; nothing was written.";
    handed_draft: "Sesi ini masih draf; kode periksanya berubah setiap kali diisi.", "This session is a draft; its check code changes with every entry.";
    handed_final: "Bacakan kode itu kepada ketua; kodenya harus sama di sana.", "Read the code to the chair; it must be the same there.";
    close: "Tutup", "Close";

    rescue_title(name: &str): "Pulihkan {name}", "Restore {name}";
    rescue_what: "Berkas sesi ini rusak atau tidak ada. Salinan berikut masih terbaca. Pilih satu; berkas yang ada sekarang disimpan dengan nama lain, tidak ada yang dihapus.", "The file of this session is damaged or missing. These copies can still be read. Choose one; the file there now is kept under another name, nothing is erased.";
    rescue_copy(which: &str, generation: u64): "{which}, generasi {generation}", "{which}, generation {generation}";
    rescue_copy_short(which: &str, generation: u64): "{which} ({generation})", "{which} ({generation})";
    rescue_state(at: &str, answers: usize): "{at}, {answers} soal berisi", "{at}, {answers} with entries";
    rescue_newest: "terbaru", "newest";
    rescue_not_now: "Nanti saja (tidak ada yang berubah)", "Not now (nothing is changed)";
    rescue_none: "Tidak ada salinan yang terbaca untuk sesi ini. Berkasnya dibiarkan apa adanya.", "No copy of this session can be read. The file is left as it is.";
    rescue_help: "↑ ↓ memilih salinan, Enter memulihkannya, Esc: nanti saja.", "↑ ↓ choose a copy, Enter restores it, Esc: not now.";
    rescued: "Dipulihkan. Tidak ada yang perlu disingkirkan.", "Restored. Nothing had to be kept aside.";
    rescued_kept(names: &str): "Dipulihkan. Yang ada sebelumnya disimpan: {names}", "Restored. What stood there before is kept: {names}";

    trying_again: "Mencoba menyimpan lagi…", "Trying to save again…";

    mark_conflict: "salinan konflik", "conflict copy";
    mark_corrupt: "sisa berkas rusak", "damaged rest";
    mark_safety: "salinan pengaman", "safety copy";
    mark_superseded: "sudah digantikan", "replaced since";
    mark_duplicate: "ganda", "duplicate";
    mark_orphan: "sisa simpanan", "rest of a save";
}
