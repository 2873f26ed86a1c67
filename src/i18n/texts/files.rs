//! Versions of a file, places that take no writing, what was edited outside.

texts! {
    compare_title: "Perbedaan dua versi", "How two versions differ";
    compare_heading: "Dua versi", "Two versions";
    compare_version(name: &str, generation: u64, state: &str): "{name}: generasi {generation}, {state}", "{name}: generation {generation}, {state}";
    compare_nothing: "Tidak ada versi lain yang terbaca; yang tampak adalah seluruh isi salinan.", "No other version can be read; what is shown is all the copy holds.";
    compare_count(n: usize): "Soal yang berbeda: {n}", "Questions that differ: {n}";
    compare_side(name: &str, what: &str): "{name}: {what}", "{name}: {what}";
    compare_words: "(berbeda dalam kata-kata, alasan, atau rinciannya)", "(the difference is in words, reasons or details)";
    compare_elsewhere: "Data sesi, tindak lanjut, atau catatan umum juga berbeda.", "Data of the session, follow-ups or remarks differ as well.";
    compare_chosen: "Melihat tidak memilih apa pun. Esc kembali ke pertanyaan.", "Looking chooses nothing. Esc goes back to the question.";
    compare_help: "↑ ↓ menggulung. Esc kembali ke pertanyaan; belum ada yang dipilih.", "↑ ↓ scroll. Esc goes back to the question; nothing is chosen yet.";
    version(at: &str, who: &str, a: usize, b: usize): "diubah {at} oleh {who}, {a} dari {b} terjawab", "changed {at} by {who}, {a} of {b} answered";
    version_short(at: &str, who: &str, a: usize, b: usize): "{at} {who}, {a}/{b}", "{at} {who}, {a}/{b}";
    side(level: &str, note: usize, seen: usize): "{level}, catatan {note} huruf, bukti {seen}", "{level}, letters in the note {note}, evidence {seen}";
    level(n: i64): "tingkat {n}", "level {n}";
    no_level: "tingkat belum diisi", "level not set";
    name_file: "Berkas", "File";
    name_here: "Layar ini", "This screen";
    name_nothing: "Kosong", "Nothing";
    differ_elsewhere: "hanya data sesi atau tindak lanjut", "only data of the session or follow-ups";
    differ_nothing: "tidak ada", "none";
    and_more(first: &str, n: usize): "{first} dan {n} lagi", "{first} and {n} more";

    choose_restore: "Pulihkan (disarankan)", "Restore (recommended)";
    choose_compare: "Lihat perbedaannya", "See what differs";
    choose_file: "Pakai berkas", "Use the file";
    choose_both: "Simpan keduanya", "Keep both";
    choose_elsewhere: "Pilih tempat lain", "Another place";
    choose_again: "Coba lagi", "Try again";
    choose_go_on: "Lanjut wawancara", "Go on";
    choose_read: "Baca dahulu", "Read first";
    choose_accept(n: u64): "Terima sebagai generasi {n}", "Accept as generation {n}";
    choose_previous: "Buka yang sebelumnya", "Open the one before";

    newer_title: "Sesi dapat dipulihkan", "Session can be restored";
    newer_since(name: &str): "Salinan pengaman sesi {name} di laptop ini lebih baru daripada berkasnya. Itu terjadi misalnya bila laptop mati mendadak, atau tempat berkasnya tidak dapat ditulisi.", "The safety copy of {name} on this laptop is newer than the file. That happens, for instance, when the laptop goes off suddenly or the place of the file takes no writing.";
    newer_changes(n: usize, at: &str): "{n} perubahan sampai {at} belum ada di berkas, tetapi ada di salinan pengaman.", "Changes only in the safety copy, up to {at}: {n}.";
    newer_state(at: &str, n: usize): "Sampai {at}, {n} soal terjawab; perbedaannya tidak dapat dibaca.", "Up to {at}, questions answered: {n}; what differs cannot be read.";
    newer_counts(a: usize, b: usize, numbers: &str): "Salinan: {a} dari {b} soal terjawab. Berbeda: {numbers}.", "Copy: {a} of {b} questions answered. Different: {numbers}.";
    newer_last(number: &str): "Terakhir diisi: soal {number}.", "Filled in last: question {number}.";
    newer_typed(words: &str): "Ketikan terakhir: “…{words}”", "Typed last: “…{words}”";
    newer_safe: "Tidak ada yang dihapus, mana pun yang dipilih.", "Nothing is erased, whichever you choose.";

    cannot_title: "Tidak dapat menyimpan", "Cannot save";
    cannot_where(path: &str): "Berkas: {path}", "File: {path}";
    cannot_says(detail: &str): "Sistem berkata: {detail}.", "The system says: {detail}.";
    cannot_gone: "Folder itu tidak lagi di tempatnya. Apakah flashdisk terpasang?", "That folder is no longer there. Is the stick in?";
    cannot_free(free: &str): "Ruang kosong menurut sistem: {free}.", "Room left, says the system: {free}.";
    cannot_shut: "Folder itu tidak boleh ditulisi oleh Anda.", "You may not write to that folder.";
    cannot_safe(at: &str): "Jawaban TIDAK hilang: sejak {at} ada di laptop ini, dan masuk ke berkas begitu tempatnya bisa ditulisi.", "Your answers are NOT lost: since {at} they are on this laptop, and go to the file as soon as the place takes them.";
    cannot_safe_short(at: &str): "Jawaban aman di laptop ini sejak {at}.", "Answers are safe on this laptop since {at}.";
    cannot_nowhere(at: &str, n: usize): "BELUM TERSIMPAN sejak {at}: {n} perubahan hanya di layar ini. Jangan matikan laptop; pilih tempat lain.", "NOT SAVED since {at}; changes only on this screen: {n}. Do not switch off; choose another place.";
    bytes_kb(n: u64): "{n} KB", "{n} KB";
    bytes_mb(n: u64): "{n} MB", "{n} MB";

    changed_title: "Dua versi", "Two versions";
    changed_what(name: &str): "Berkas {name} berubah di luar program ini (penyelaras folder, atau laptop lain). Berkas itu tidak ditimpa.", "{name} was changed outside this program (a folder that is synchronised, or another laptop). It is not overwritten.";
    changed_differ(numbers: &str): "Soal yang berbeda: {numbers}", "Questions that differ: {numbers}";
    changed_reading: "Membaca berkas yang berubah…", "Reading the changed file…";
    changed_ours(path: &str): "Layar ini disimpan di sampingnya: {path}", "This screen is kept beside it: {path}";

    edited_title: "Berkas diubah di luar program ini", "Edited outside this program";
    edited_what(name: &str): "{name}: isinya terbaca, tetapi bukan yang terakhir ditulis program ini. Belum ada yang diubah.", "{name}: it can be read, but is not what this program wrote last. Nothing was changed yet.";
    edited_short: "Isinya bukan yang terakhir ditulis program ini.", "It is not what this program wrote last.";
    edited_since(n: u64, at: &str): "Sebelumnya: generasi {n}, {at}.", "Before: generation {n}, {at}.";
    edited_none: "Tidak ada salinan dari sebelum perubahan itu.", "There is no copy from before that edit.";
    edited_differ(numbers: &str): "Soal yang berbeda: {numbers}.", "Questions that differ: {numbers}.";
    edited_accept: "Bila diterima, perubahan itu dicatat dalam riwayat; versi sebelumnya tetap disimpan.", "If you accept the edit, the history records it; the version before is kept.";
    edited_final: "Sesi ini sudah selesai: perubahan di luar program tidak dapat diterima.", "This session is final: what was changed outside cannot be accepted.";
    accepted(names: &str): "Diterima dan dicatat dalam riwayat. Versi sebelumnya disimpan: {names}", "Accepted and recorded in the history. The version before is kept: {names}";
    read_only_edited: "Diubah di luar program ini dan belum diterima; hanya bisa dibaca. Buka lagi untuk memilih.", "Edited outside this program and not accepted; it can only be read. Open it again to choose.";
    read_only_held(pid: u32): "Terbuka di jendela lain (proses {pid}); di sini hanya bisa dibaca.", "Open in another window (process {pid}); here it can only be read.";
    read_only_held_since(pid: u32, at: &str): "Terbuka di jendela lain (proses {pid} sejak {at}); di sini hanya bisa dibaca.", "Open in another window (process {pid} since {at}); here it can only be read.";

    home_here(path: &str): "Folder hanya bisa dibaca. Perubahan disimpan di laptop ini: {path}", "Folder is read-only. Changes go to this laptop: {path}";
    no_safety_once(why: &str): "Tidak ada salinan pengaman di laptop ini: {why} Jawaban tetap disimpan ke berkas sesi.", "There is no safety copy on this laptop: {why} Answers are still saved to the session file.";
    saved_alone(at: &str): "Tersimpan tanpa salinan pengaman {at}", "Saved without a safety copy {at}";
    saving_slow(n: usize, s: u64): "Menyimpan… ({n} perubahan, {s} detik)", "Saving… (changes: {n}, {s} s)";
    in_memory(at: &str, n: usize): "BELUM TERSIMPAN sejak {at}, {n} perubahan hanya di memori", "NOT SAVED since {at}, changes only in memory: {n}";
    no_writing(path: &str, says: &str, ask: &str): "{path} tidak menerima tulisan{says}. {ask}", "{path} does not accept writes{says}. {ask}";
    ask_stick: "Apakah flashdisk terpasang?", "Is the stick in?";
    ask_full: "Apakah flashdisk terpasang, atau diskanya penuh?", "Is the stick in, or is the disk full?";
    ask_rights: "Periksa hak akses, atau simpan di tempat lain (m 4).", "Check the permissions, or save elsewhere (m 4).";

    elsewhere_title(name: &str): "Simpan {name} di tempat lain", "Save {name} elsewhere";
    elsewhere_what: "Mulai sekarang sesi ini ditulis di folder itu, dibaca ulang, dan dibandingkan. Berkas yang lama dibiarkan apa adanya.", "From now on this session is written to that folder, read back and compared. The old file is left as it is.";
    elsewhere_missing: "ketik foldernya, misalnya C:\\Data atau /home/sri", "type the folder, such as C:\\Data or /home/sri";
    elsewhere_trying: "Menulis di tempat lain…", "Writing elsewhere…";
    moved(path: &str): "Mulai sekarang disimpan di {path}. Berkas yang lama tidak diubah.", "Saved to {path} from now on. The old file was not changed.";
    menu_elsewhere: "Simpan di tempat lain", "Save elsewhere";

    leave_title: "Keluar tanpa menyimpan?", "Leave without saving?";
    leave_what: "Ada perubahan yang hanya di memori. Bila keluar sekarang, perubahan itu HILANG. Esc kembali; m 4 menyimpan di tempat lain.", "There are changes that are only in memory. If you leave now they are LOST. Esc goes back; m 4 saves elsewhere.";
    leave_short: "Ketik ya:", "Type yes:";
    leave_type: "Ketik ya untuk keluar", "Type yes to leave";
    leave_other: "ketik “ya” untuk keluar dan kehilangan perubahan itu, atau Esc untuk kembali", "type “yes” to leave and lose those changes, or Esc to go back";

    sealing: "Sesi dijadikan selesai; menunggu berkasnya ditulis…", "The session is made final; waiting for its file…";
    sealed_not_yet: "Sesi sudah selesai, tetapi belum ada di berkasnya; program terus mencoba.", "The session is final, but its file does not have it yet; the program keeps trying.";

}
