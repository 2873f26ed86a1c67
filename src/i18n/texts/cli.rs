//! The command line: messages and what commands print. Help is in `cli_help`,
//! the linear mode in `plain`.

texts! {
    error(what: &str): "Galat: {what}", "Error: {what}";
    see_help(command: &str): "Selengkapnya: {command} --help", "More: {command} --help";
    usage_is(usage: &str): "Pemakaian: {usage}", "Usage: {usage}";
    unknown_option(arg: &str): "pilihan {arg} tidak dikenal.", "there is no option {arg}.";
    unknown_command(word: &str): "perintah {word} tidak dikenal.", "there is no command {word}.";
    did_you_mean(word: &str): "Mungkin maksud Anda: {word}", "Perhaps you mean: {word}";
    missing(args: &str): "yang ini harus diisi: {args}.", "this is required: {args}.";
    missing_command: "sebutkan sebuah perintah.", "name a command.";
    bad_value(arg: &str, value: &str, allowed: &str): "{arg} tidak menerima “{value}”. Yang diterima: {allowed}.", "{arg} does not take “{value}”. It takes: {allowed}.";
    wrong_value(arg: &str, value: &str): "{arg} tidak dapat membaca “{value}”.", "{arg} cannot read “{value}”.";
    no_value(arg: &str): "{arg} perlu sebuah nilai.", "{arg} needs a value.";
    conflict(a: &str, b: &str): "{a} tidak dapat dipakai bersama {b}.", "{a} cannot be used together with {b}.";
    repeated(arg: &str): "{arg} ditulis lebih dari sekali.", "{arg} is given more than once.";
    nothing_changed: "Tidak ada yang diubah.", "Nothing was changed.";
    bad_env(name: &str, value: &str, allowed: &str): "variabel {name} berisi “{value}”. Yang diterima: {allowed}. Tidak ada yang diubah.", "the variable {name} holds “{value}”. It takes: {allowed}. Nothing was changed.";
    argument_too_long: "sebuah argumen lebih panjang dari 64 KiB. Tidak ada yang berubah; teks sepanjang itu tidak ditampung satu isian.", "an argument is longer than 64 KiB. Nothing was changed; one field does not hold so much text.";
    stdout_failed(says: &str): "hasil tidak dapat ditulis{says}. Data tidak berubah karenanya; ulangi perintah ini.", "the result could not be written{says}. The data is not affected; run the command again.";

    no_terminal: "tidak ada terminal, jadi layar tidak dapat ditampilkan. Tidak ada yang diubah. Jalankan di terminal, tambahkan --plain, atau pakai salah satu perintah.", "there is no terminal, so the screen cannot be shown. Nothing was changed. Run it in a terminal, add --plain, or use one of the commands.";
    no_screen(says: &str): "layar tidak dapat dipakai{says}. Jawaban yang bertanda Tersimpan aman. Pakai --plain untuk bentuk baris demi baris.", "the screen cannot be used{says}. Answers marked Saved are safe. Use --plain for the line-by-line form.";
    not_all_saved(path: &str): "Tidak semua mencapai berkas sesi; yang terakhir ada di salinan pengaman: {path}. Jalankan 'asesor doctor'.", "Not everything reached the session file; the last state is in the safety copy: {path}. Run 'asesor doctor'.";

    nothing_found(word: &str): "tidak ada sesi untuk “{word}”. Tidak ada yang diubah. Lihat daftarnya: asesor list.", "there is no session for “{word}”. Nothing was changed. See the list: asesor list.";
    several(word: &str): "“{word}” cocok dengan beberapa sesi. Tidak ada yang diubah. Pilih salah satu id ini:", "“{word}” fits several sessions. Nothing was changed. Choose one of these ids:";
    nothing_listed: "tidak ada sesi yang cocok.", "no session fits.";
    list_empty: "Belum ada sesi. Buat yang pertama: asesor new --region KODE.", "There are no sessions yet. Make the first one: asesor new --region CODE.";
    unreadable(n: usize): "{n} berkas tidak dapat dibaca; berkasnya tidak diubah. Jalankan 'asesor doctor'.", "{n} files cannot be read; they were not changed. Run 'asesor doctor'.";
    col_id: "ID", "ID";
    role_conflict: "berkas konflik", "conflict file";
    role_safety: "hanya salinan pengaman", "safety copy only";

    region_unknown(word: &str): "“{word}” bukan kode atau nama lengkap kabupaten/kota. Tidak ada sesi yang dibuat.", "“{word}” is neither the code nor the full name of a regency or city. No session was made.";
    region_choose: "Mungkin salah satu dari ini:", "Perhaps one of these:";
    bad_date(text: &str): "tanggal “{text}” tidak terbaca; contoh: 2019-02-22 atau \"22 Februari 2019\". Tidak ada yang diubah.", "the date “{text}” cannot be read; for example 2019-02-22 or \"22 February 2019\". Nothing was changed.";
    bad_id(what: &str, text: &str): "{what}: “{text}” bukan id (huruf, angka, titik, garis; paling banyak 40). Tidak ada yang diubah.", "{what}: “{text}” is not an id (letters, digits, dots, hyphens; at most 40). Nothing was changed.";
    safety_only(why: &str): "berkas sesi tidak tercapai; isinya aman di salinan pengaman laptop ini. {why}", "the session file was not reached; everything is safe in the safety copy on this laptop. {why}";
    main_only(why: &str): "Tersimpan di berkas sesi, tetapi tanpa salinan pengaman. {why}", "Saved in the session file, but without a safety copy. {why}";
    diverted(why: &str, copy: &str): "{why} Isi yang baru ada di: {copy}", "{why} The new state is in: {copy}";
    not_saved(why: &str): "tidak tersimpan; sesi di diska tetap seperti semula. {why}", "not saved; the session on the disk is as it was. {why}";
    newer_copy(path: &str): "salinan pengaman lebih baru daripada berkas sesi ini ({path}). Tidak ada yang diubah. Buka sesi itu dengan 'asesor open' dan pilih salah satu dahulu.", "the safety copy is newer than this session file ({path}). Nothing was changed. Open the session with 'asesor open' and choose one of them first.";

    no_question(word: &str): "tidak ada pertanyaan “{word}” dalam instrumen ini. Tidak ada yang diubah. Lihat nomornya: asesor show ID.", "there is no question “{word}” in this instrument. Nothing was changed. See the numbers: asesor show ID.";
    nothing_to_set: "sebutkan apa yang diisi, misalnya --level 3 atau --note \"…\". Tidak ada yang diubah.", "say what to set, for example --level 3 or --note \"…\". Nothing was changed.";
    set_same(n: &str): "{n}: sudah begitu; tidak ada yang diubah.", "{n}: it is so already; nothing was changed.";
    set_done(n: &str, what: &str): "{n}: {what}.", "{n}: {what}.";
    set_rating(what: &str): "nilai {what}", "rating {what}";
    set_support(what: &str): "dasar {what}", "support {what}";
    set_reason: "alasan", "reason";
    set_note: "catatan", "note";
    set_for_region: "untuk daerah", "for the region";
    set_value(what: &str): "isi {what}", "value {what}";
    set_flag(what: &str): "tanda {what}", "flag {what}";
    set_evidence(item: &str, state: &str): "bukti {item} {state}", "evidence {item} {state}";
    evidence_form(text: &str): "bukti “{text}” tidak terbaca; bentuknya NOMOR=seen|claimed|promised|absent|none, lalu :NOMOR DOKUMEN bila ada. Tidak ada yang diubah.", "evidence “{text}” cannot be read; write ITEM=seen|claimed|promised|absent|none, then :DOCUMENT NUMBER if there is one. Nothing was changed.";
    evidence_unknown(item: &str, have: &str): "tidak ada bukti “{item}” pada pertanyaan ini. Yang ada: {have}. Tidak ada yang diubah.", "this question has no evidence “{item}”. It has: {have}. Nothing was changed.";
    value_form(value: &str, kind: &str): "“{value}” tidak cocok; pertanyaan ini meminta {kind}. Tidak ada yang diubah.", "“{value}” does not fit; this question takes {kind}. Nothing was changed.";
    kind_level: "tingkat (--level)", "a level (--level)";
    kind_text: "teks", "a text";
    kind_integer: "bilangan bulat", "a whole number";
    kind_decimal: "bilangan desimal", "a decimal number";
    kind_date: "tanggal", "a date";
    kind_choice(list: &str): "salah satu dari: {list}", "one of: {list}";
    kind_choices(list: &str): "satu atau beberapa, dipisah koma, dari: {list}", "one or more, separated by commas, of: {list}";
    kind_note: "tidak ada jawaban", "no answer";

    finalise_refused(n: usize): "{n} hal masih terbuka, jadi sesi ini belum dijadikan selesai; tidak ada yang diubah. Ulangi dengan --yes bila memang demikian adanya.", "{n} things are open, so the session was not made final; nothing was changed. Repeat with --yes if that is how it is.";
    finalise_already(code: &str): "sesi ini sudah selesai. Kode periksa: {code}. Tidak ada yang diubah.", "this session is final already. Check code: {code}. Nothing was changed.";

    verify_session(what: &str): "Sesi {what}", "Session {what}";
    verify_code(code: &str): "Kode periksa: {code}", "Check code: {code}";
    verify_draft: "Sesi masih draf: kode ini berubah pada isian berikutnya.", "The session is a draft: this code changes with the next entry.";
    verify_history(n: usize): "Riwayat: {n} perubahan, rantainya utuh.", "History: {n} changes, the chain is whole.";
    verify_match: "Kode yang diketik cocok.", "The code typed is the right one.";
    verify_wrong_code(typed: &str, code: &str, path: &str): "kode “{typed}” tidak cocok dengan {path}; berkas itu berkode {code}. Berkas tidak diubah. Periksa apakah kode dan berkasnya memang berpasangan, atau berkas diubah sesudah kode ditulis.", "the code “{typed}” does not belong to {path}, whose code is {code}. The file was not changed. Check that code and file belong together, or whether the file was changed after the code was written down.";
    verify_broken(n: u64, path: &str): "riwayat {path} terputus pada perubahan ke-{n}: entri itu atau yang sebelumnya diubah di luar program. Berkas tidak diubah. Bandingkan dengan salinan: asesor doctor.", "the history of {path} breaks at change {n}: that entry or the one before was changed outside the program. The file was not changed. Compare with the copies: asesor doctor.";

    export_document(word: &str, have: &str): "tidak ada dokumen “{word}”; yang ada: {have}. Tidak ada yang ditulis.", "there is no document “{word}”; there are: {have}. Nothing was written.";
    export_format(word: &str, have: &str): "tidak ada bentuk “{word}”; yang ada: {have}. Tidak ada yang ditulis.", "there is no format “{word}”; there are: {have}. Nothing was written.";
    export_progress(done: usize, total: usize): "Menulis sesi {done} dari {total}. Ctrl+C: berhenti.", "Writing session {done} of {total}. Ctrl+C: stop.";
    export_stopped(done: usize, total: usize): "dihentikan setelah {done} dari {total} sesi. Berkas yang sudah ditulis lengkap dan tetap ada.", "stopped after {done} of {total} sessions. The files written are complete and stay.";
    export_some(n: usize): "sesi yang tidak dapat ditulis lengkap: {n}. Yang lain sudah ditulis; sesinya sendiri tidak berubah.", "sessions that could not be written completely: {n}. The others were written; the sessions themselves did not change.";
    export_what: "sebutkan id sesi, atau --event ID. Tidak ada yang ditulis.", "name a session, or give --event ID. Nothing was written.";

    instrument_built_in: "bawaan", "built in";
    instrument_row(aspects: usize, questions: usize): "{aspects} aspek, {questions} pertanyaan", "{aspects} aspects, {questions} questions";
    instrument_unknown(id: &str): "tidak ada instrumen “{id}”. Lihat daftarnya: asesor instrument list.", "there is no instrument “{id}”. See the list: asesor instrument list.";
    instrument_fine(id: &str): "Instrumen {id} dapat dipakai.", "The instrument {id} can be used.";
    instrument_defects(n: usize, path: &str): "{path} tidak dapat dipakai: {n} hal harus diperbaiki. Berkas tidak diubah.", "{path} cannot be used: {n} things must be mended. The file was not changed.";
    weight(n: u32): "bobot {n}", "weight {n}";
    revision(n: u32): "revisi {n}", "revision {n}";
    schema_unknown(word: &str, have: &str): "tidak ada skema “{word}”; yang ada: {have}.", "there is no schema “{word}”; there is: {have}.";

    no_topic(word: &str): "tidak ada bantuan tentang “{word}”. Lihat daftar perintah: asesor help.", "there is no help on “{word}”. See the commands: asesor help.";
    keys_behind_menu: "Di balik menu (m)", "Behind the menu (m)";
    col_key: "Tombol", "Key";
    col_does: "Guna", "What it does";
    col_command: "Perintah", "Command";
    col_alias: "Nama lain", "Also";
    col_format: "Bentuk", "Format";
    col_name: "Nama", "Name";

    doctor_version(v: &str): "Versi: {v}", "Version: {v}";
    doctor_places: "Tempat", "Places";
    place_data: "data", "data";
    place_state: "keadaan", "state";
    place_config: "setelan", "settings";
    doctor_place(name: &str, path: &str, how: &str): "{name}: {path} ({how})", "{name}: {path} ({how})";
    place_missing: "belum ada; dibuat saat pertama dipakai", "not there yet; made at first use";
    place_writable: "dapat ditulis", "writable";
    place_locked: "tidak dapat ditulis", "not writable";
    place_unreachable(why: &str): "tidak terjangkau: {why}", "cannot be reached: {why}";
    free(mb: u64): "ruang kosong {mb} MB", "{mb} MB free";
    doctor_tried(path: &str): "menyimpan dicoba dan berhasil: {path}", "saving was tried and works: {path}";
    doctor_tried_bad(why: &str): "MENYIMPAN GAGAL: {why} Jawaban yang sudah ada tetap aman.", "SAVING FAILS: {why} Answers already there are safe.";
    doctor_opening(id: &str, pid: u32, at: &str): "Sedang terbuka: {id} (proses {pid} sejak {at})", "Open now: {id} (process {pid} since {at})";
    doctor_leftovers(n: usize): "Sisa simpanan yang terputus: {n} (tidak berbahaya; dipakai bila berkasnya rusak)", "Left by interrupted saves: {n} (harmless; used where a file is damaged)";
    doctor_settings: "Setelan", "Settings";
    doctor_no_warning: "tidak ada masalah", "no problem";
    warning_line(line: usize, what: &str): "baris {line}: {what}", "line {line}: {what}";
    warn_unknown(key: &str): "“{key}” tidak dikenal dan dilewati", "“{key}” is unknown and passed over";
    warn_value(key: &str): "nilai “{key}” tidak cocok dan dilewati", "the value of “{key}” does not fit and is passed over";
    warn_syntax(detail: &str): "tidak terbaca: {detail}", "cannot be read: {detail}";
    doctor_sessions(n: usize): "Sesi: {n} terbaca", "Sessions: {n} readable";
    doctor_trouble(n: usize): "Perlu perhatian: {n} berkas", "Needs attention: {n} files";
    doctor_no_trouble: "Tidak ada berkas yang rusak.", "No file is damaged.";
    doctor_copies: "Salinan yang terbaca, terbaru dahulu:", "Copies that can be read, newest first:";
    doctor_no_copies: "Tidak ada salinan yang terbaca. Berkasnya dibiarkan apa adanya.", "No copy can be read. The file is left as it is.";
    doctor_copy(generation: u64, at: &str, answers: usize, path: &str): "generasi {generation}, diubah {at}, {answers} soal berisi: {path}", "generation {generation}, changed {at}, {answers} questions with entries: {path}";
    doctor_ahead(path: &str): "salinan pengaman lebih baru daripada {path}", "the safety copy is newer than {path}";
    doctor_safety(path: &str): "Salinan pengaman: {path}", "Safety copies: {path}";
    doctor_no_safety(why: &str): "Salinan pengaman tidak dapat dipakai: {why}", "Safety copies cannot be used: {why}";
    doctor_terminal(size: &str, term: &str, color: &str): "Terminal: {size}, TERM={term}, warna: {color}", "Terminal: {size}, TERM={term}, colour: {color}";
    terminal_none: "tidak ada", "none";
    color_on: "ya", "yes";
    color_off: "tidak", "no";
    doctor_locale(locale: &str, lang: &str): "Bahasa sistem: {locale}; dipakai: {lang}", "System language: {locale}; used: {lang}";
    unknown: "tidak diketahui", "unknown";
}
