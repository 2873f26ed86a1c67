//! What an import did, and what it refused.

texts! {
    line(line: u64, column: &str, why: &str): "  baris {line}, kolom {column}: {why}", "  line {line}, column {column}: {why}";
    line_only(line: u64, why: &str): "  baris {line}: {why}", "  line {line}: {why}";
    no_column: "kolom ini tidak ada; tidak satu baris pun dibaca", "there is no such column; no row was read";
    column_twice: "kolom ini ada dua kali; tidak satu baris pun dibaca", "this column stands there twice; no row was read";
    unknown_column: "kolom ini tidak dikenal dan dilewati", "this column is not known and was passed over";
    not_utf8: "bukan UTF-8; simpan ulang berkas sebagai \"CSV UTF-8\"", "not UTF-8; save the file again as \"CSV UTF-8\"";
    too_many(n: usize): "baris ini berisi {n} sel, lebih banyak daripada judulnya; periksa tanda kutip", "this row has {n} cells, more than the heading; check the quotes";
    too_many_rows(n: usize): "tabel ini lebih dari {n} baris; tidak satu baris pun dibaca. Bagi menjadi beberapa berkas", "the table has more than {n} rows; no row was read. Split it into several files";
    empty: "harus diisi", "must be filled in";
    too_long: "terlalu panjang untuk satu jawaban; periksa tanda kutip", "too long for an answer; check the quotes";
    not_an_id(text: &str): "“{text}” bukan id", "“{text}” is not an id";
    no_event(text: &str): "tidak ada kegiatan “{text}”; buat dahulu: asesor event new --id ID --title JUDUL --date TANGGAL", "there is no event “{text}”; make it first: asesor event new --id ID --title TITLE --date DATE";
    no_region(text: &str): "tidak ada daerah “{text}”; bila kode berakhir dengan 0, lembar kerja mungkin memotongnya", "there is no region “{text}”; if the code ends in 0, a spreadsheet may have cut it off";
    several_regions(text: &str): "“{text}” adalah nama beberapa daerah; tulis kodenya, atau Kabupaten/Kota di depan", "several regions are called “{text}”; write the code, or Kabupaten/Kota in front";
    bad_stage(text: &str): "“{text}” bukan tahap; tulis self, desk, atau interview", "“{text}” is no stage; write self, desk or interview";
    bad_level(text: &str): "“{text}” bukan tingkat; tulis angka bulat, NA, TBV, atau kosongkan", "“{text}” is no level; write a whole number, NA, TBV, or leave it empty";
    bad_time(text: &str): "“{text}” bukan waktu; contoh: 2019-02-21 09.00", "“{text}” is no time; for example 2019-02-21 09:00";
    bad_attendance(text: &str): "“{text}” bukan kehadiran; tulis unknown, came, atau absent", "“{text}” is no attendance; write unknown, came or absent";
    repeated(line: u64): "sudah ada di baris {line}; yang di atas yang dipakai", "stands in line {line} already; the one above is used";
    is_final(id: &str): "sesi {id} sudah selesai dan hanya bisa dibaca", "session {id} is final and can only be read";

    session_new(id: &str): "sesi {id}: baru, disalin", "session {id}: new, copied";
    session_longer(id: &str): "sesi {id}: lebih lanjut daripada yang ada; menggantikannya", "session {id}: goes on from what was here; takes its place";
    session_older(id: &str): "sesi {id}: yang ada di sini lebih lanjut; tidak ada yang diubah", "session {id}: what is here goes further; nothing was changed";
    session_same(id: &str): "sesi {id}: sudah ada; tidak ada yang diubah", "session {id}: is here already; nothing was changed";
    session_diverged(id: &str, path: &str): "sesi {id}: isinya bercabang dari yang ada; keduanya disimpan, yang dibawa sebagai {path}", "session {id}: has parted from what is here; both are kept, the one brought as {path}";
    event_new(id: &str): "kegiatan {id}: baru", "event {id}: new";
    event_same(id: &str): "kegiatan {id}: sudah ada; tidak ada yang diubah", "event {id}: is here already; nothing was changed";
    event_other(id: &str): "kegiatan {id}: yang ada di sini berbeda; tidak ada yang diubah. Bandingkan dengan: asesor event show {id}", "event {id}: another one is here; nothing was changed. Compare with: asesor event show {id}";
    claim_new(code: &str): "isian mandiri {code}: diterima", "claim {code}: received";
    claim_newer(code: &str): "isian mandiri {code}: lebih baru, menggantikan yang ada; sesi yang sudah dibuat tidak diubah", "claim {code}: newer, takes the place of the one here; sessions already made are not changed";
    claim_same(code: &str): "isian mandiri {code}: sudah ada; tidak ada yang diubah", "claim {code}: is here already; nothing was changed";
    claim_other(code: &str): "isian mandiri {code}: yang ada di sini lebih baru; tidak ada yang diubah", "claim {code}: the one here is newer; nothing was changed";
    answers(changed: usize, same: usize): "tabel jawaban: {changed} baris masuk, {same} sudah ada", "answer table: {changed} rows came in, {same} were here already";
    answers_made(n: usize): "  {n} sesi dibuat", "  sessions made: {n}";
    answers_updated(n: usize): "  {n} sesi diubah", "  sessions changed: {n}";
    answers_claims(n: usize): "  {n} isian mandiri diterima", "  claims received: {n}";
    answers_older_claim(ids: &str): "  sesi ini masih menyimpan isian mandiri yang lama dan tidak diubah: {ids}", "  these sessions still hold the older claim and were not changed: {ids}";
    roster(id: &str, added: usize, changed: usize, same: usize): "daftar peserta {id}: {added} daerah ditambah, {changed} diubah, {same} sudah ada", "roster of {id}: {added} regions added, {changed} changed, {same} were there already";
    roster_without_event: "daftar peserta tanpa kegiatan; pakai: asesor event roster ID BERKAS", "a roster without its event; use: asesor event roster ID FILE";
    unknown_table: "bukan tabel jawaban dan bukan daftar peserta: judul kolomnya lain. Tidak ada yang dibaca", "neither an answer table nor a roster: its heading is another one. Nothing was read";
    table_safe: "Tidak ada yang masuk dari berkas ini; sesi dan kegiatan tetap seperti semula.", "Nothing of this file came in; sessions and events are as they were.";
    table_split: "Buka di lembar kerja, bagi menjadi beberapa berkas CSV, lalu impor satu per satu.", "Open it in a spreadsheet, split it into several CSV files and import them one by one.";
    table_again: "Buka di lembar kerja, simpan ulang sebagai \"CSV UTF-8\", lalu impor lagi; bila terulang, mintalah berkas baru dari pengirimnya.", "Open it in a spreadsheet, save it again as \"CSV UTF-8\" and import that; if it happens again, ask its sender for a new file.";
    table_too_large(n: u64, safe: &str, todo: &str): "tabel ini lebih besar dari {n} MiB dan tidak dibaca. {safe} {todo}", "the table is larger than {n} MiB and was not read. {safe} {todo}";
    table_too_much(safe: &str, todo: &str): "isi tabel ini terlalu banyak untuk satu berkas. {safe} {todo}", "the table holds too much for one file. {safe} {todo}";
    table_timed_out(n: u64, safe: &str, todo: &str): "tabel ini belum selesai dibaca setelah {n} detik, lalu dihentikan. {safe} {todo}", "the table was not read through after {n} seconds and was given up. {safe} {todo}";
    table_signal(n: i32, safe: &str, todo: &str): "pembacaan tabel ini terputus (sinyal {n}): memori habis, atau isinya rusak. {safe} {todo}", "reading the table broke off (signal {n}): no memory was left, or its content is broken. {safe} {todo}";
    table_code(n: i32, safe: &str, todo: &str): "pembacaan tabel ini terputus (kode {n}). {safe} {todo}", "reading the table broke off (code {n}). {safe} {todo}";
    table_nonsense(why: &str, safe: &str, todo: &str): "hasil pembacaan tabel ini tidak dapat dipercaya ({why}). {safe} {todo}", "what reading the table gave cannot be trusted ({why}). {safe} {todo}";
    table_not_started(says: &str, safe: &str): "tabel ini tidak dapat dibaca karena proses pembacanya tidak dapat dijalankan{says}. {safe} Tutup program lain, lalu impor lagi.", "the table cannot be read because the process for it could not be started{says}. {safe} Close other programs and import again.";
    not_read: "bukan berkas yang dibaca program ini", "not a file this program reads";
    refused(n: usize): "  {n} baris ditolak:", "  refused rows: {n}";
    some_refused: "tidak semuanya masuk; yang lain sudah tersimpan. Perbaiki yang disebut di bawah ini lalu impor lagi berkas yang sama.", "not everything came in; the rest is saved. Mend what is named below and import the same file again.";
    nothing_to_read: "tidak ada berkas di sana yang dapat dibaca. Tidak ada yang diubah.", "there is no file there that can be read. Nothing was changed.";
    diverged_exit: "ada sesi yang bercabang; bandingkan keduanya sebelum dipakai.", "a session has parted; compare both before using them.";

    diff_id(id: &str): "instrumen lain ({id})", "another instrument ({id})";
    diff_revision(n: u32): "revisi {n}", "revision {n}";
    diff_added(list: &str): "pertanyaan tambahan: {list}", "questions added: {list}";
    diff_removed(list: &str): "pertanyaan tidak ada: {list}", "questions missing: {list}";
    diff_changed(list: &str): "pertanyaan berbeda: {list}", "questions that differ: {list}";
    diff_weights(list: &str): "bobot aspek berbeda: {list}", "aspect weights that differ: {list}";
    diff_wording: "hanya keterangan di sekitar pertanyaan yang berbeda", "only the words around the questions differ";
}
