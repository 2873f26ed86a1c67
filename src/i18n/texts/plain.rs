//! The linear mode: one fact a line, whole sentences, no drawing.

texts! {
    choice_row(n: usize, word: &str): "{n}. {word}", "{n}. {word}";
    ask_choice(last: usize): "Nomor 1-{last} (kosong: nanti saja): ", "Number 1-{last} (empty: not now): ";
    copies_of(name: &str): "{name}: berkasnya rusak atau tidak ada. Salinan yang masih terbaca:", "{name}: the file is damaged or missing. Copies that can be read:";
    welcome: "asesor, baris demi baris. Semua tersimpan sendiri. Ketik h untuk bantuan.", "asesor, line by line. Everything is saved by itself. Type h for help.";
    session_row(n: usize, region: &str, date: &str, who: &str, a: usize, b: usize, status: &str): "{n}. {region}, {date}, asesor {who}, {a} dari {b} soal terjawab, {status}.", "{n}. {region}, {date}, assessor {who}, {a} of {b} questions answered, {status}.";
    session_bad(n: usize, name: &str, word: &str): "{n}. {name}, {word}.", "{n}. {name}, {word}.";
    ask_session: "Nomor sesi, n untuk sesi baru, q untuk keluar: ", "Number of a session, n for a new one, q to leave: ";
    help_sessions: "Ketik nomor untuk membuka sesi. n membuat sesi baru. Enter membaca daftar lagi. q keluar dari program.", "Type a number to open a session. n makes a new one. Enter reads the list again. q leaves the program.";
    wrong_session(typed: &str, last: usize): "“{typed}” bukan nomor sesi. Ketik angka 1 sampai {last}, n, atau q.", "“{typed}” is not the number of a session. Type a number from 1 to {last}, n, or q.";
    wrong_no_session(typed: &str): "“{typed}” tidak dikenal. Ketik n untuk sesi baru, atau q untuk keluar.", "“{typed}” is not known. Type n for a new session, or q to leave.";

    ask_region: "Kabupaten/kota (nama, provinsi, atau kode; kosong untuk batal): ", "Region (name, province or code; empty to cancel): ";
    region_row(n: usize, name: &str, province: &str): "{n}. {name}, {province}.", "{n}. {name}, {province}.";
    region_as_typed(n: usize, name: &str): "{n}. {name}, dipakai seperti yang diketik.", "{n}. {name}, used as typed.";
    ask_number(last: usize): "Nomor 1 sampai {last}, kosong untuk mengetik lagi: ", "A number from 1 to {last}, empty to type again: ";
    wrong_number(typed: &str, last: usize): "“{typed}” bukan angka 1 sampai {last}.", "“{typed}” is not a number from 1 to {last}.";
    ask_date(now: &str): "Tanggal, kosong untuk {now}: ", "Date, empty for {now}: ";
    ask_assessor(now: &str): "Asesor, kosong untuk “{now}”: ", "Assessor, empty for “{now}”: ";
    ask_institution(now: &str): "Instansi, kosong untuk “{now}”: ", "Institution, empty for “{now}”: ";
    ask_delegation: "Delegasi, bentuk Nama (jabatan); Nama (jabatan), boleh kosong: ", "Delegation, as Name (position); Name (position), may be empty: ";
    ask_minutes(now: &str): "Lama dalam menit, kosong untuk {now}: ", "Length in minutes, empty for {now}: ";

    opened(region: &str, a: usize, b: usize): "Asesmen {region}. {a} dari {b} soal terjawab.", "Assessment of {region}. {a} of {b} questions answered.";
    saved: "Semua tersimpan.", "Everything is saved.";
    question_place(n: &str, a: usize, b: usize, aspect: &str): "Soal {n}. Aspek {a} dari {b}, {aspect}.", "Question {n}. Aspect {a} of {b}, {aspect}.";
    no_rating: "Tingkat belum ada.", "No level yet.";
    rating(what: &str): "Nilai: {what}.", "Rating: {what}.";
    claimed(what: &str): "Isian mandiri: {what}.", "Claimed: {what}.";
    support(what: &str): "Dasar: {what}.", "Support: {what}.";
    reason(what: &str): "Alasan: {what}.", "Reason: {what}.";
    evidence_count(a: usize, b: usize): "Bukti {a} dari {b} ditunjukkan.", "Evidence: {a} of {b} shown.";
    note_empty: "Catatan kosong.", "The note is empty.";
    note_is(n: usize): "Catatan {n} huruf.", "The note has {n} characters.";
    how_to_rate(a: i64, b: i64): "Ketik {a} sampai {b} untuk tingkat, r untuk rubrik, h untuk bantuan.", "Type {a} to {b} for the level, r for the rubric, h for help.";
    ask_command(n: &str): "Soal {n}, perintah: ", "Question {n}, command: ";
    help_1: "Angka memberi tingkat. x tidak berlaku. v belum terverifikasi. k mengosongkan nilai.", "A digit sets the level. x not applicable. v unverified. k clears the rating.";
    help_2: "b bukti. c catatan. a alasan. d dasar. r rubrik.", "b evidence. c note. a reason. d support. r rubric.";
    help_3: "n soal berikut. p soal sebelumnya. o soal yang belum dijawab. l 5.4 melompat ke soal 5.4. Enter membaca soal lagi.", "n next question. p previous one. o next open one. l 5.4 jumps to question 5.4. Enter reads the question again.";
    help_4: "u mengurungkan. y mengulangi. s ringkasan, selesai, dan ekspor. q ke daftar sesi.", "u takes back. y makes again. s summary, making final, export. q to the session list.";
    wrong_level(n: &str, a: i64, b: i64): "tingkat {n} harus angka {a} sampai {b}, atau x bila tidak berlaku.", "the level of {n} must be a number from {a} to {b}, or x if not applicable.";
    wrong_command(typed: &str): "perintah “{typed}” tidak dikenal. Ketik h untuk bantuan.", "there is no command “{typed}”. Type h for help.";
    wrong_jump(typed: &str): "tidak ada soal “{typed}”. Contoh: l 5.4.", "there is no question “{typed}”. For example: l 5.4.";
    no_reason_wanted: "Alasan hanya diminta bila nilai berbeda dari isian mandiri, atau bila tidak berlaku.", "A reason is asked for only where the rating differs from the claimed one, or if not applicable.";
    ask_reason: "Alasan, kosong untuk nanti: ", "Reason, empty for later: ";
    ask_yes(what: &str): "{what} y ya, Enter tidak: ", "{what} y yes, Enter no: ";

    note_now: "Catatan sekarang:", "The note now:";
    note_how: "Tulis catatan. Akhiri dengan titik pada baris sendiri.", "Write the note. End with a single dot on a line of its own.";
    evidence_row(n: usize, title: &str, state: &str): "Bukti {n}, {title}. Sekarang: {state}.", "Evidence {n}, {title}. Now: {state}.";
    evidence_ask: "y ditunjukkan (boleh diikuti nomor dokumen), d dijanjikan, t tidak ada, k kosongkan, Enter lewati, titik berhenti: ", "y shown (a document number may follow), d promised, t none, k clear, Enter skip, dot stop: ";
    evidence_wrong(typed: &str): "“{typed}” tidak dikenal. Ketik y, d, t, k, Enter, atau titik.", "“{typed}” is not known. Type y, d, t, k, Enter, or a dot.";
    no_evidence: "Soal ini tidak punya daftar bukti.", "This question has no evidence list.";
    rubric_level(level: i64, name: &str, text: &str): "{level}, {name}: {text}", "{level}, {name}: {text}";
    rubric_probe(text: &str): "Gali: {text}", "Probe: {text}";
    rubric_evidence(n: usize, text: &str): "Bukti {n}: {text}", "Evidence {n}: {text}";
    rubric_trap(text: &str): "Jebakan: {text}", "Trap: {text}";
    rubric_basis(text: &str): "Dasar: {text}", "Basis: {text}";

    index(value: &str, low: &str, high: &str): "Indeks {value}, rentang {low} sampai {high}.", "Index {value}, range {low} to {high}.";
    index_none: "Indeks belum ada: belum ada tingkat yang dihitung.", "There is no index yet: no level counts so far.";
    counts(counted: usize, asked: usize, total: usize): "Dihitung {counted}, ditanyakan {asked}, seluruhnya {total}.", "Counted {counted}, asked {asked}, in all {total}.";
    aspect_row(aspect: &str, value: &str): "{aspect}; {value}", "{aspect}; {value}";
    aspect_head: "aspek; nilai", "aspect; value";
    ask_summary: "Ringkasan. f jadikan selesai, e ekspor, Enter kembali: ", "Summary. f make final, e export, Enter back: ";
    ask_finalise: "Jadikan selesai? Sesudah itu sesi hanya bisa dibaca.", "Make final? After that the session can only be read.";
    ask_paper: "Nomor dokumen, kosong untuk 1: ", "Number of the document, empty for 1: ";
    ask_formats: "Nomor bentuk dipisah spasi, kosong untuk 1: ", "Numbers of formats separated by spaces, empty for 1: ";
    ask_audience: "Untuk: 1 panel (semua), 2 daerah (tanpa catatan pribadi dan tingkat), kosong untuk 1: ", "For: 1 the panel (everything), 2 the region (without private notes and levels), empty for 1: ";
    row(n: usize, what: &str): "{n}. {what}.", "{n}. {what}.";
    newer_copy(generation: u64, at: &str, answers: usize): "Salinan pengaman lebih baru daripada berkas: generasi {generation}, diubah {at}, {answers} soal berisi.", "The safety copy is newer than the file: generation {generation}, changed {at}, {answers} questions with entries.";
    ask_newer: "1 pakai salinan pengaman, 2 pakai berkas, Enter jangan buka: ", "1 take the safety copy, 2 take the file, Enter open neither: ";
    ask_leave_unsaved: "Perubahan hanya ada di memori. Tetap keluar dan kehilangannya?", "Changes are only in memory. Leave all the same and lose them?";
    bye: "Selesai. Semua yang diketik sudah disimpan.", "Done. Everything typed is saved.";
}
