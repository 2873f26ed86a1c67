//! The session list, and what is said after leaving.

texts! {
    title: "Asesmen kesiapan daerah", "Regional readiness assessment";
    heading: "SESI WAWANCARA", "INTERVIEW SESSIONS";
    count(n: usize): "{n} sesi · terbaru di atas", "{n} sessions · newest first";
    col_region: "Kabupaten/Kota", "Region";
    col_date: "Tanggal", "Date";
    col_answered: "Terjawab", "Answered";
    col_index: "Indeks", "Index";
    col_follow_ups: "TL", "FU";
    col_status: "Status", "Status";
    resume_at(n: &str): "Lanjut di soal {n}", "Resume at {n}";
    all_answered: "Semua terjawab", "All answered";
    empty: "Belum ada sesi.", "There are no sessions yet.";
    empty_hint: "Tekan n untuk memulai sesi pertama.", "Press n to start the first session.";
    loading: "Membaca daftar sesi…", "Reading the session list…";
    data_in(path: &str): "Data disimpan di: {path}", "Data is kept in: {path}";
    farewell_saved(region: &str, path: &str): "Sesi {region} tersimpan: {path}", "Session {region} is saved: {path}";
    farewell_state(a: usize, b: usize, n: usize, handle: &str): "{a} dari {b} soal terjawab, {n} tindak lanjut. Lanjutkan: asesor open {handle}", "{a} of {b} questions answered, {n} follow-ups. Resume: asesor open {handle}";
    panic_line(path: &str): "asesor berhenti karena kesalahan di dalam program. Jawaban yang bertanda Tersimpan ada di: {path}", "asesor stopped because of an error in the program. Answers marked Saved are in: {path}";
    ended_unsaved(path: &str): "asesor diakhiri oleh sistem. Perubahan terakhir belum sampai ke {path}; jalankan 'asesor doctor' untuk melihat salinan pengaman.", "asesor was ended by the system. The last changes did not reach {path}; run 'asesor doctor' to see the safety copies.";
    left_lost(path: &str): "Perubahan terakhir TIDAK tersimpan di mana pun: {path} dan salinan pengaman di laptop ini tidak dapat ditulis. Yang tersimpan sebelumnya tetap ada; jalankan 'asesor doctor'.", "The last changes are saved NOWHERE: neither {path} nor the safety copy on this laptop could be written. What was saved before is still there; run 'asesor doctor'.";
    left_unsaved(path: &str): "Perubahan terakhir belum sampai ke {path}. Salinan pengaman di laptop ini menyimpannya; jalankan 'asesor doctor' untuk melihatnya.", "The last changes did not reach {path}. The safety copy on this laptop has them; run 'asesor doctor' to see it.";
    ended_line(path: &str): "asesor diakhiri oleh sistem; jawaban sudah disimpan di: {path}", "asesor was ended by the system; the answers were saved in: {path}";
}
