//! The new-session form.

texts! {
    title: "Sesi baru", "New session";
    region: "Kabupaten/Kota", "Region";
    date: "Tanggal", "Date";
    assessor: "Asesor", "Assessor";
    institution: "Instansi", "Institution";
    delegation: "Delegasi", "Delegation";
    minutes: "Lama (menit)", "Length (minutes)";
    region_hint: "ketik 2-3 huruf, nama, provinsi, atau kode", "type 2-3 letters: name, province or code";
    date_hint: "hari ini bila dibiarkan", "today if left as it is";
    assessor_hint: "diingat untuk berikutnya", "remembered for the next one";
    delegation_hint: "Nama (jabatan); Nama (jabatan)", "Name (position); Name (position)";
    optional: "boleh kosong", "may stay empty";
    not_in_list(name: &str): "{name} (tidak ada di daftar: tetap dipakai)", "{name} (not in the list: used as it is)";
    region_missing: "pilih atau ketik nama kabupaten/kota dahulu", "choose or type the name of the region first";
    date_wrong(text: &str): "tanggal “{text}” tidak terbaca; contoh: 22 Februari 2019", "date “{text}” cannot be read; example: 22 February 2019";
    minutes_wrong(text: &str): "lama “{text}” harus angka 1 sampai 600", "length “{text}” must be a number from 1 to 600";
    starting: "Membuat sesi…", "Making the session…";
    before: "SEBELUM MULAI", "BEFORE YOU START";
    before_1: "Jawaban disimpan sendiri di laptop ini setiap kali Anda mengetik.", "Answers are saved on this laptop by themselves while you type.";
    before_2: "Urutan soal bebas: tekan g untuk melompat ke soal mana pun.", "Ask in any order: press g to jump to any question.";
    before_3: "Anda boleh berhenti kapan saja dan melanjutkan besok.", "You may stop at any time and go on tomorrow.";
    enter_next: "Lanjut", "Next";
    enter_start: "Mulai wawancara", "Start the interview";
    instrument: "Instrumen", "Instrument";
}
