//! Failures and problems.

texts! {
    says(detail: &str): " (sistem berkata: {detail})", " (the system says: {detail})";

    not_found(path: &str): "Tidak ditemukan: {path}. Periksa nama atau foldernya; tidak ada yang berubah.", "Not found: {path}. Check the name or the folder; nothing was changed.";
    denied(path: &str, says: &str): "Sistem tidak mengizinkan: {path}{says}. Jawaban yang sudah ada tetap aman. Periksa hak akses folder itu.", "The system does not allow it: {path}{says}. Answers already there are safe. Check the permissions of that folder.";
    no_space(path: &str, says: &str): "Tidak dapat menulis ke {path}{says}. Apakah diska penuh, atau flashdisk tercabut? Kosongkan ruang atau tancapkan kembali; program mencoba lagi sendiri.", "Cannot write to {path}{says}. Is the disk full, or the stick unplugged? Free some space or plug it in again; the program keeps trying.";
    read_only(path: &str, says: &str): "Tempat ini hanya bisa dibaca: {path}{says}. Pilih folder lain dengan --data-dir.", "This place can only be read: {path}{says}. Choose another folder with --data-dir.";
    changed_by_others(path: &str): "Berkas {path} berubah di luar program ini dan tidak ditimpa. Isi layar ini disimpan di sampingnya sebagai berkas konflik.", "{path} was changed outside this program and is not overwritten. What is on this screen is kept beside it as a conflict file.";
    folder_gone(path: &str): "Folder {path} bukan lagi folder yang dibuka tadi. Apakah diskanya dilepas? Tancapkan kembali; jawaban aman di laptop ini.", "{path} is no longer the folder that was opened. Was its disk removed? Plug it in again; the answers are safe on this laptop.";
    locked(path: &str): "Sesi ini sedang terbuka di jendela lain: {path}. Tutup jendela itu dahulu, atau buka hanya untuk dibaca.", "This session is open in another window: {path}. Close that window first, or open it to read only.";
    not_ours(path: &str, says: &str): "Bukan berkas asesor: {path}{says}. Berkas itu dibiarkan apa adanya.", "Not a file of asesor: {path}{says}. It is left as it is.";
    damaged(path: &str, says: &str): "Berkas rusak: {path}{says}. Berkas itu tidak diubah. Jalankan 'asesor doctor' untuk melihat salinan yang ada.", "Damaged file: {path}{says}. It was not changed. Run 'asesor doctor' to see which copies exist.";
    newer(path: &str): "Berkas {path} dibuat oleh asesor versi lebih baru. Berkas itu tidak diubah; perbarui program ini untuk membukanya.", "{path} was written by a newer version of asesor. It was not changed; update this program to open it.";
    newer_than(path: &str, theirs: &str, ours: &str): "Berkas {path} dibuat oleh asesor versi lebih baru (format {theirs}, program ini mengenal {ours}). Berkas itu tidak diubah; perbarui program ini untuk membukanya.", "{path} was written by a newer version of asesor (format {theirs}, this program knows {ours}). It was not changed; update this program to open it.";
    too_large(path: &str): "Berkas {path} terlalu besar untuk berkas asesor. Berkas itu dibiarkan apa adanya.", "{path} is too large for a file of asesor. It is left as it is.";
    exists(path: &str): "Nama ini sudah dipakai: {path}. Yang lama tidak ditimpa; pilih nama lain.", "This name is taken: {path}. The old one is not overwritten; choose another name.";
    other(path: &str, says: &str): "Tidak berhasil: {path}{says}. Jawaban yang sudah tersimpan tetap aman; coba lagi, atau jalankan 'asesor doctor'.", "Did not succeed: {path}{says}. Saved answers are safe; try again, or run 'asesor doctor'.";

    word_newer: "versi lebih baru", "newer version";
    word_damaged: "rusak", "damaged";
    word_not_ours: "bukan sesi", "not a session";
    word_denied: "tak terbaca", "no access";
    word_unreadable: "tak terbaca", "unreadable";

    reopen_draft: "Sesi ini masih draf: isi saja, tidak perlu dibuka kembali. Tidak ada yang diubah.", "This session is a draft: simply go on, it need not be reopened. Nothing was changed.";
    reopen_no_reason: "Sebutkan alasan membuka kembali; alasan itu tertulis di sesi yang baru. Tidak ada yang diubah.", "Say why it is reopened; the reason is written into the new session. Nothing was changed.";
    reopen_superseded(id: &str): "Sesi ini sudah pernah dibuka kembali; lanjutannya adalah {id}. Tidak ada yang diubah; buka sesi itu.", "This session was reopened before; {id} goes on from it. Nothing was changed; open that session.";

    change_final: "Sesi ini sudah selesai dan hanya bisa dibaca.", "This session is final and can only be read.";
    change_no_question(q: &str): "Tidak ada pertanyaan {q} dalam instrumen ini. Lihat daftarnya: asesor instrument show.", "There is no question {q} in this instrument. See the list: asesor instrument show.";
    change_not_on_scale(q: &str, level: i64): "Pertanyaan {q} tidak mengenal tingkat {level}. Nilainya tidak diubah.", "Question {q} has no level {level}. Its rating was not changed.";
    change_na_forbidden(q: &str): "Pertanyaan {q} berlaku bagi setiap daerah; 'tidak berlaku' tidak dapat dipilih. Bila belum jelas, tekan v.", "Question {q} applies to every region; 'not applicable' cannot be chosen. If it is unclear, press v.";
    change_wrong_kind(q: &str): "Jawaban semacam itu tidak cocok untuk pertanyaan {q}. Tidak ada yang diubah.", "That kind of answer does not fit question {q}. Nothing was changed.";
    change_too_long: "Teks itu lebih panjang daripada yang ditampung satu isian (64 KiB). Tidak ada yang berubah; bagilah menjadi beberapa isian.", "That text is longer than one field holds (64 KiB). Nothing was changed; divide it among several fields.";
    change_text_moved: "Teks itu sudah berubah sejak dibuka. Tidak ada yang hilang; buka lagi bagian itu.", "That text has changed since it was opened. Nothing is lost; open that part again.";

    open_empty_aspect: "Aspek yang belum disentuh", "Aspect nobody has touched";
    open_not_asked: "Tidak ditanyakan", "Not asked";
    open_unverified: "Belum terverifikasi", "Unverified";
    open_no_reason: "Belum ada alasan", "No reason given";
    open_above_statement: "Hanya pernyataan, di atas batasnya", "Statement only, above its limit";
    open_no_owner: "Tindak lanjut tanpa penanggung jawab", "Follow-up without an owner";
    open_no_delegation: "Delegasi belum dicatat", "Delegation not recorded";

    bad_shape(detail: &str): "Berkas instrumen tidak dapat dibaca: {detail}.", "The instrument file cannot be read: {detail}.";
    bad_format(detail: &str): "Bukan instrumen yang dikenal program ini: {detail}.", "Not an instrument this program knows: {detail}.";
    bad_language(place: &str, tag: &str): "{place}: teks bahasa '{tag}' tidak ada.", "{place}: text in language '{tag}' is missing.";
    bad_repeated(id: &str): "{id}: nama ini dipakai dua kali.", "{id}: this id is used twice.";
    bad_dangling(place: &str, name: &str): "{place}: merujuk '{name}', yang tidak ada.", "{place}: refers to '{name}', which does not exist.";
    bad_weight(id: &str): "{id}: bobot harus bilangan bulat positif.", "{id}: a weight must be a positive whole number.";
    bad_scale(id: &str): "Skala {id}: perlu paling sedikit dua tingkat, dari rendah ke tinggi, tanpa ulangan.", "Scale {id}: needs at least two levels, from low to high, none twice.";
    bad_anchors(id: &str): "{id}: uraian tingkat harus sama dengan tingkat pada skalanya, berurutan.", "{id}: the anchors must be the levels of its scale, in order.";
    bad_late_basis(id: &str): "{id}: dasar lebih baru daripada tanggal acuan.", "{id}: a basis is later than the reference date.";
    bad_predicate(id: &str): "Predikat {id}: batas harus angka desimal biasa, dari tinggi ke rendah.", "Predicate {id}: bounds must be plain decimals, from high to low.";
    bad_empty(id: &str): "{id}: tidak berisi pertanyaan.", "{id}: contains no question.";
    bad_mixed: "Pertanyaan memakai skala berbeda; pilih \"index\": \"percent\".", "Questions use different scales; choose \"index\": \"percent\".";
    bad_no_choices(id: &str): "{id}: pertanyaan pilihan tanpa pilihan.", "{id}: a choice question without choices.";
}
