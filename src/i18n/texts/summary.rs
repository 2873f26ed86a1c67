//! The summary and making a session final.

texts! {
    title(region: &str): "Ringkasan · {region}", "Summary · {region}";
    by_aspect(min: i64, max: i64): "INDEKS PER ASPEK ({min}-{max})", "INDEX BY ASPECT ({min}-{max})";
    col_aspect: "Aspek", "Aspect";
    col_index: "Indeks", "Index";
    col_range: "Rentang", "Range";
    col_level: "Tingkat terdekat", "Nearest level";
    col_answered: "Terjawab", "Answered";
    col_evidence: "Bukti", "Evidence";
    col_claim: "Isian", "Claimed";
    col_delta: "Beda", "Diff.";
    questions(asked: usize, total: usize): "{asked} dari {total} soal", "{asked} of {total} questions";
    as_table: "tabel", "table";
    claim_index(claim: &str, delta: &str): "Isian mandiri {claim}, beda {delta}", "Claimed {claim}, difference {delta}";
    index: "Indeks", "Index";
    range(a: &str, b: &str): "rentang {a} sampai {b}", "range {a} to {b}";
    none: "belum ada", "none yet";
    completeness(counted: usize, asked: usize, total: usize): "dihitung {counted} · ditanyakan {asked} · seluruhnya {total}", "counted {counted} · asked {asked} · in all {total}";
    predicate(p: &str): "predikat {p} (batas dipinjam dari SPBE)", "predicate {p} (bands borrowed from SPBE)";
    incomplete: "* belum lengkap: dihitung dari soal yang sudah diberi tingkat", "* incomplete: computed from the questions rated so far";
    weights_ours: "Bobot sama besar, buatan kami, bukan bobot resmi.", "Equal weights, ours, not official ones.";
    strongest(a: &str, b: &str): "tertinggi {a} · terendah {b}", "highest {a} · lowest {b}";
    evidence_count(a: usize, b: usize): "Bukti {a} dari {b}", "Evidence {a} of {b}";
    counts(na: usize, unverified: usize, open: usize): "Tidak berlaku {na} · Belum terverifikasi {unverified} · Tidak ditanyakan {open}", "Not applicable {na} · Unverified {unverified} · Not asked {open}";
    check_code(code: &str): "Kode periksa {code}", "Check code {code}";
    finalise_title: "Periksa dahulu", "Check first";
    finalise_open(n: usize): "{n} hal masih terbuka. Sesi boleh dijadikan selesai; laporan menyebutnya apa adanya.", "{n} things are open. The session may be made final all the same; reports name them as they are.";
    finalise_nothing: "Tidak ada yang terbuka.", "Nothing is open.";
    finalise_warning: "Setelah selesai, sesi hanya bisa dibaca.", "Once final, the session can only be read.";
    button_not_yet: "Nanti saja", "Not yet";
    button_final: "Jadikan selesai", "Make final";
    enter_open: "Buka soal ini", "Open this question";
}
