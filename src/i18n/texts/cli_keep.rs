//! The command line: reopening, recovering, searching, bundles, completions.

texts! {
    reopened(id: &str, old: &str, revision: u32): "Sesi baru {id} (revisi {revision}) melanjutkan {old}. Berkas lama tidak diubah dan tetap ada.", "New session {id} (revision {revision}) goes on from {old}. The old file was not changed and stays.";

    mark_superseded: "sudah dibuka kembali", "reopened since";
    mark_duplicate: "ganda: pilih salah satu", "duplicate: choose one";

    recover_nothing: "Tidak ada yang perlu dipulihkan: setiap sesi terbaca dan tidak ada salinan yang lebih baru.", "There is nothing to recover: every session can be read and no copy is newer.";
    recover_session(what: &str): "{what}", "{what}";
    recover_newer: "salinan lebih baru daripada berkasnya", "a copy is newer than the file";
    recover_copy(n: usize, kind: &str, generation: u64, at: &str, answers: usize): "{n}. {kind}: generasi {generation}, diubah {at}, {answers} soal berisi", "{n}. {kind}: generation {generation}, changed {at}, {answers} questions with entries";
    recover_how(id: &str): "Lihat bedanya: asesor recover {id} --compare NOMOR. Pulihkan: asesor recover {id} --use NOMOR. Belum ada yang diubah.", "See what differs: asesor recover {id} --compare NUMBER. Take one: asesor recover {id} --use NUMBER. Nothing was changed yet.";
    recover_none(path: &str): "tidak ada salinan yang terbaca untuk {path}. Berkasnya dibiarkan apa adanya; bila ada cadangan: asesor restore BERKAS.", "no copy of {path} can be read. The file is left as it is; if there is a backup: asesor restore FILE.";
    recover_number(n: usize, last: usize): "tidak ada salinan nomor {n}; yang ada 1 sampai {last}. Tidak ada yang diubah.", "there is no copy {n}; there are 1 to {last}. Nothing was changed.";
    recover_done(path: &str, generation: u64): "Dipulihkan ke generasi {generation}: {path}", "Restored to generation {generation}: {path}";
    recover_kept(path: &str): "Yang ada sebelumnya disimpan: {path}", "What stood there before is kept: {path}";
    recover_kept_none: "Tidak ada yang perlu disingkirkan: salinan itu memuat semua isi berkas sebelumnya.", "Nothing had to be kept aside: the copy holds everything the file before held.";
    copy_main: "berkas sesi", "session file";
    copy_temp: "simpanan yang terputus", "interrupted save";
    copy_previous: "generasi sebelumnya", "generation before";
    copy_safety: "salinan pengaman", "safety copy";
    erase_ask: "ini menghapus salinan pengaman di laptop ini; tambahkan --yes. Salinan yang isinya tidak ada di tempat lain tidak akan dihapus. Belum ada yang diubah.", "this erases the safety copies on this laptop; add --yes. A copy whose content is nowhere else will not be erased. Nothing was changed yet.";
    erased(n: usize): "{n} salinan pengaman dihapus. Berkas sesi tidak disentuh.", "{n} safety copies erased. No session file was touched.";
    erase_left(n: usize): "{n} salinan tetap ada, karena isinya tidak ada di tempat lain atau sesinya sedang terbuka:", "{n} copies stay, because their content is nowhere else or the session is open:";

    search_empty: "sebutkan kata yang dicari: huruf atau angka.", "name a word to look for: letters or digits.";
    search_nothing(words: &str, n: usize): "tidak ada “{words}” dalam {n} sesi.", "there is no “{words}” in {n} sessions.";
    search_count(hits: usize, files: usize): "{hits} temuan dalam {files} sesi.", "{hits} hits in {files} sessions.";
    search_cut(limit: usize): "Lebih dari {limit} temuan; sisanya tidak dicari. Tambah kata, atau pakai --limit.", "More than {limit} hits; the rest was not searched. Add a word, or use --limit.";
    search_unreadable(n: usize): "{n} berkas tidak terbaca dan dilewati. Jalankan 'asesor doctor'.", "{n} files cannot be read and were passed over. Run 'asesor doctor'.";
    search_veiled(n: usize): "Isian asesor lain pada {n} sesi belum dicari: sesi Anda sendiri untuk daerah itu belum selesai.", "The entries of other assessors in {n} sessions were not searched: your own session of that region is not final.";
    field_title: "pertanyaan", "question";
    field_text: "pertanyaan", "question";
    field_evidence: "bukti", "evidence";
    field_note: "catatan", "note";
    field_quote: "kutipan", "quote";
    field_for_region: "untuk daerah", "for the region";
    field_reason: "alasan", "reason";
    field_value: "isi", "value";
    field_follow_up: "tindak lanjut", "follow-up";
    field_remark: "catatan umum", "remark";
    field_name: "nama", "name";

    bundled(files: u64, path: &str): "{files} berkas dibundel dan diperiksa: {path}", "{files} files bundled and checked: {path}";
    bundle_private: "Bundel memuat catatan pribadi: untuk rekan dan cadangan, bukan untuk delegasi.", "A bundle holds private notes: for colleagues and as a backup, not for the delegation.";
    bundle_left_out(n: usize): "{n} berkas tidak dapat dibundel; berkas itu tidak diubah:", "{n} files could not be bundled; they were not changed:";
    bundle_no_event(id: &str): "tidak ada apa pun dari kegiatan “{id}”. Tidak ada yang ditulis.", "there is nothing of the event “{id}”. Nothing was written.";
    restored(written: usize, same: usize): "{written} berkas dipulihkan, {same} sudah ada dan sama.", "{written} files restored, {same} were there and the same.";
    restore_conflict(old: &str, copy: &str): "Berbeda dari {old}, yang tidak diubah; isi bundel disimpan di sampingnya: {copy}", "Different from {old}, which was not changed; the bundle's is kept beside it: {copy}";
    restore_failed(n: usize): "{n} berkas tidak dapat ditulis; yang lain sudah dipulihkan. Ulangi perintah ini: yang sudah ada dilewati.", "{n} files could not be written; the others were restored. Run the command again: what is there is passed over.";

    man_name: "NAMA", "NAME";
    man_synopsis: "PEMAKAIAN", "SYNOPSIS";
    man_description: "KETERANGAN", "DESCRIPTION";
    man_options: "PILIHAN", "OPTIONS";
    man_commands: "PERINTAH", "COMMANDS";
    man_version: "VERSI", "VERSION";
    man_extra: "CONTOH", "EXAMPLES";
    man_manual: "Buku petunjuk asesor", "asesor manual";
}
