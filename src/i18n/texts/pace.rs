//! Stages, time, guest view, last year's levels, what is read aloud.

texts! {
    desk_mark: "PENILAIAN DOKUMEN", "DESK REVIEW";
    desk_short: "DOKUMEN", "DESK";
    pause_mark: "JEDA", "PAUSED";
    guest_short: "TAMU", "GUEST";
    guest_error: "Terjadi kesalahan. Akhiri tampilan tamu (.) dan ulangi untuk membacanya.", "Something failed. End guest view (.) and try again to read what.";
    guest_mark: "TAMPILAN TAMU", "GUEST VIEW";

    desk_on: "Penilaian dokumen: angka memberi nilai dokumen, tidak pernah dihitung dalam indeks.", "Desk review: digits set the desk level, which never counts in the index.";
    desk_off: "Kembali ke wawancara.", "Back to the interview.";
    rated_desk(n: &str, level: &str): "{n}: dokumen, tingkat {level}", "{n}: desk, level {level}";
    named_desk(n: &str, from: &str, to: &str): "tingkat dokumen {n} dari {from} menjadi {to}", "desk level of {n} from {from} to {to}";
    chain_claim: "isian", "claimed";
    chain_desk: "dokumen", "desk";
    chain_interview: "wawancara", "interview";
    desk_level(level: &str): "Dokumen: {level}", "Desk: {level}";
    reason_optional: "(boleh kosong; Tab untuk mengisi)", "(may stay empty; Tab to fill in)";
    desk_na: "Nilai dokumen tidak dihitung; indeks tetap sama.", "Desk ratings do not count; the index stays as it is.";
    desk_index(desk: &str, delta: &str): "Dokumen {desk}, beda wawancara {delta}", "Desk {desk}, interview differs by {delta}";
    same_questions: "Beda: soal yang bertingkat di kedua tahap saja", "Differences: only questions with a level in both stages";
    col_desk: "Dokumen", "Desk";
    col_desk_delta: "Beda dok.", "Desk diff.";
    col_minutes: "Menit", "Min.";
    minutes_by_aspect(list: &str, sum: u64): "Menit per aspek: {list} · jumlah {sum}", "Minutes by aspect: {list} · in all {sum}";

    above_cap(support: &str, cap: i16): "! {support} (biasanya sampai {cap})", "! {support} (usually {cap} at most)";

    pause_on: "Jeda: waktu tidak dihitung. m lalu j untuk lanjut.", "Paused: time does not count. m, then j to go on.";
    pause_off: "Waktu berjalan lagi.", "Time counts again.";
    each(n: &str): "±{n} mnt/soal", "±{n} min each";
    ends_at(time: &str): "selesai ±{time}", "ends ±{time}";
    late(min: u64): "! terlambat ±{min} mnt", "! late by ±{min} min";
    left_short(min: u64): "sisa {min} mnt", "{min} min left";
    over_short(min: u64): "lewat {min} mnt", "{min} min over";

    filter_ask_first: "Didahulukan", "Ask first";
    filter_parked: "Ditunda", "Parked";
    filter_must_ask: "Wajib ditanyakan", "Must ask";
    why_ask_first: "Ditandai untuk didahulukan", "Marked to be asked first";
    why_parked: "Ditunda", "Put off";
    why_unverified: "Belum terverifikasi", "Unverified";
    why_not_asked: "Belum ditanyakan", "Not asked";

    last_year_hidden(year: i32): "{year}: tersembunyi", "{year}: hidden";
    last_year_box(year: i32): "Nilai {year} disembunyikan sampai tingkat tahun ini diisi, supaya tidak memengaruhi penilaian. Lihat sekarang: m 4 (dicatat).", "The {year} level is hidden until this year's is set, so that it does not pull the rating. See it now: m 4 (recorded).";
    last_year_is(year: i32, level: &str): "{year}: {level}", "{year}: {level}";
    last_year_seen(n: &str, year: i32, level: &str): "{n}, tahun {year}: {level}. Dicatat dalam riwayat.", "{n}, in {year}: {level}. Recorded in the history.";
    no_last_year: "Tidak ada nilai tahun lalu untuk soal ini.", "There is no earlier level for this question.";

    guest_on: "Tampilan tamu. Titik (.) mengakhirinya.", "Guest view. A dot (.) ends it.";
    guest_off: "Tampilan tamu berakhir.", "Guest view has ended.";
    not_as_guest: "Tidak dalam tampilan tamu; tekan titik (.) dahulu.", "Not in guest view; press a dot (.) first.";
    noted: "Dicatat.", "Noted.";
    guest_digits: "Dalam tampilan tamu tingkat diberi dengan angka.", "In guest view levels are set with the digits.";
    rated_neutral(n: &str): "{n}: dicatat", "{n}: noted";
    guest_level_set: "• sudah dicatat", "• noted";
    guest_level_open: "· belum", "· not yet";
    guest_note_hidden: "(disembunyikan)", "(hidden)";
    guest_here: "Layar ini disembunyikan selama tampilan tamu.", "This screen is hidden in guest view.";
    guest_list: "Daftar daerah disembunyikan selama tampilan tamu.", "The list of regions is hidden in guest view.";
    guest_back: "Titik (.) mengakhiri tampilan tamu.", "A dot (.) ends guest view.";
    guest_paste: "Tempelan disembunyikan.", "The pasted text is hidden.";
    guest_na: "Pengaruhnya pada perhitungan disembunyikan.", "Its effect on the score is hidden.";
    guest_answered: "TERJAWAB PER ASPEK", "ANSWERED BY ASPECT";

    aloud_title(region: &str): "Pokok-pokok wawancara {region}", "Main points of the interview, {region}";
    aloud_intro: "Dibacakan bersama delegasi. Tidak memuat tingkat dan catatan asesor.", "To be read with the delegation. Holds no levels and no assessor's notes.";
    aloud_nothing: "Belum ada yang dapat dibacakan: bukti, kutipan, untuk daerah, tindak lanjut.", "Nothing to read yet: evidence, quotes, for the region, follow-ups.";
    aloud_shown: "Ditunjukkan", "Shown";
    aloud_promised: "Dijanjikan", "Promised";
    aloud_quote(text: &str, who: &str): "“{text}” ({who})", "“{text}” ({who})";
    aloud_for_region: "Untuk daerah", "For the region";
    aloud_follow_ups: "Tindak lanjut", "Follow-ups";
    aloud_due(date: &str): "sampai {date}", "until {date}";
    aloud_unnamed: "delegasi", "delegation";
    aloud_remark: "Tanggapan daerah", "Remarks of the region";
}
