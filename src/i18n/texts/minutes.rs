//! Berita acara. Its sentences are read aloud before people who outrank everybody
//! else in the room: whole, plain, polite.

texts! {
    title: "BERITA ACARA", "MINUTES (BERITA ACARA)";
    subject(region: &str): "WAWANCARA ASESMEN {region}", "ASSESSMENT INTERVIEW WITH {region}";
    number(n: &str): "NOMOR: {n}", "NUMBER: {n}";
    number_dots: "NOMOR: ……………………………………", "NUMBER: ……………………………………";
    dots: "……………………………………", "……………………………………";

    date_in_words(weekday: &str, day: &str, month: &str, year: &str): "{weekday}, tanggal {day}, bulan {month}, tahun {year}", "{weekday}, the {day} of {month}, {year}";
    opening(day: &str, figures: &str): "Pada hari ini, {day} ({figures}), kami yang bertanda tangan di bawah ini:", "On this day, {day} ({figures}), we, the undersigned:";
    opening_at(day: &str, figures: &str, place: &str): "Pada hari ini, {day} ({figures}), bertempat di {place}, kami yang bertanda tangan di bawah ini:", "On this day, {day} ({figures}), at {place}, we, the undersigned:";
    place_room(place: &str, room: &str): "{place}, {room}", "{place}, {room}";

    party_name(s: &str): "Nama: {s}", "Name: {s}";
    party_position(s: &str): "Jabatan: {s}", "Position: {s}";
    party_institution(s: &str): "Instansi: {s}", "Institution: {s}";
    party_nip(s: &str): "NIP: {s}", "NIP: {s}";
    nip(s: &str): "NIP. {s}", "NIP. {s}";
    first_party: "selanjutnya disebut PIHAK PERTAMA;", "hereinafter called the FIRST PARTY;";
    second_party: "selanjutnya disebut PIHAK KEDUA.", "hereinafter called the SECOND PARTY.";
    second_party_two(a: usize, b: usize): "nama pada nomor {a} dan {b} selanjutnya bersama-sama disebut PIHAK KEDUA.", "numbers {a} and {b} hereinafter together called the SECOND PARTY.";
    second_party_many(from: usize, to: usize): "nama pada nomor {from} sampai dengan {to} selanjutnya bersama-sama disebut PIHAK KEDUA.", "numbers {from} to {to} hereinafter together called the SECOND PARTY.";
    party_first: "PIHAK PERTAMA", "FIRST PARTY";
    party_second: "PIHAK KEDUA", "SECOND PARTY";
    government(region: &str): "Pemerintah {region}", "Government of {region}";
    as_chair: "Ketua tim asesor", "Chair of the team of assessors";
    as_member: "Anggota tim asesor", "Member of the team of assessors";
    as_observer: "Pengamat", "Observer";
    position_of(position: &str, institution: &str): "{position}, {institution}", "{position}, {institution}";

    held: "PIHAK PERTAMA dan PIHAK KEDUA telah melaksanakan wawancara asesmen. Hal-hal yang dicatat dalam wawancara tersebut adalah sebagai berikut.", "The FIRST PARTY and the SECOND PARTY held the assessment interview. The following was recorded in it.";

    basis: "Dasar", "Basis";
    basis_event(title: &str): "Kegiatan {title}", "The event {title}";
    basis_event_on(title: &str, days: &str): "Kegiatan {title}, tanggal {days}", "The event {title}, on {days}";
    and(first: &str, last: &str): "{first} dan {last}", "{first} and {last}";
    basis_mandate(number: &str, date: &str): "Surat tugas delegasi nomor {number}, tanggal {date}", "Letter of assignment of the delegation, number {number}, dated {date}";
    basis_mandate_undated(number: &str): "Surat tugas delegasi nomor {number}", "Letter of assignment of the delegation, number {number}";
    basis_none: "Dasar pelaksanaan tidak dicatat.", "The basis was not recorded.";

    held_head: "Pelaksanaan", "What was done";
    time: "Waktu", "Time";
    time_line(from: &str, to: &str, zone: &str): "pukul {from} sampai dengan pukul {to}{zone}", "{from} to {to}{zone}";
    time_open(from: &str, zone: &str): "mulai pukul {from}{zone}", "from {from}{zone}";
    hm_on(hm: &str, date: &str): "{hm} tanggal {date}", "{hm} on {date}";
    break_line(from: &str, to: &str): "; jeda pukul {from} sampai dengan pukul {to}", "; break from {from} to {to}";
    zone_west: " WIB", " WIB (UTC+7)";
    zone_central: " WITA", " WITA (UTC+8)";
    zone_east: " WIT", " WIT (UTC+9)";
    discussed: "Pertanyaan yang dibahas", "Questions discussed";
    discussed_line(asked: usize, total: usize): "{asked} dari {total} pertanyaan", "{asked} of {total} questions";
    col_discussed: "Dibahas", "Discussed";
    present: "Delegasi yang hadir", "Members of the delegation present";
    present_line(n: usize): "{n} orang, menurut daftar hadir", "{n}, according to the attendance list";

    shown: "Dokumen yang ditunjukkan", "Documents shown";
    shown_none: "Tidak ada dokumen yang dicatat sebagai ditunjukkan.", "No document was recorded as shown.";
    promised: "Dokumen yang akan diserahkan", "Documents to be handed in";
    promised_none: "Tidak ada dokumen yang masih harus diserahkan.", "No document remains to be handed in.";
    actions: "Tindak lanjut", "Follow-ups";
    actions_none: "Tidak ada tindak lanjut lain yang dicatat.", "No other follow-up was recorded.";
    recommendations: "Rekomendasi untuk daerah", "Recommendations for the region";
    levels: "Tingkat setiap pertanyaan", "Level of each question";
    levels_note: "Tingkat dicantumkan atas permintaan dan berlaku pada saat berita acara ini dibuat.", "The levels are included on request and are those at the time of these minutes.";

    closing(copies: &str): "Demikian berita acara ini dibuat dengan sebenarnya dalam {copies} rangkap yang sama bunyinya, untuk digunakan sebagaimana mestinya.", "These minutes are a true record, made in {copies} identical copies, to be used as appropriate.";
    closing_one: "Demikian berita acara ini dibuat dengan sebenarnya dalam satu rangkap, untuk digunakan sebagaimana mestinya.", "These minutes are a true record, made in one copy, to be used as appropriate.";
    closing_head: "Penutup", "Closing";

    col_document: "Dokumen", "Document";
    col_identity: "Nomor dan tanggal", "Number and date";
    col_page: "Halaman atau pasal", "Page or article";
    col_signer: "Penanda tangan", "Signed by";
    col_action: "Tindakan", "Action";
    col_owner: "Penanggung jawab", "Responsible";
    col_due: "Batas waktu", "Due";
    col_due_written: "Batas waktu (seperti ditulis)", "Due (as written)";
    hash: "SHA-256 isi sesi", "SHA-256 of the session";
    code_caption(code: &str): "Kode periksa {code}", "Check code {code}";

    sheet_minutes: "Berita acara", "Minutes";
    col_section: "Bagian", "Section";
    col_entry: "Butir", "Item";
    col_text: "Isi", "Text";
}
