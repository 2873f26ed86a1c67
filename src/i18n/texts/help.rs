//! Help.

texts! {
    title: "Bantuan", "Help";
    five_keys: "Cukup lima tombol", "Five keys are enough";
    space_key: "Spasi", "Space";
    key_arrows: "memilih", "choose";
    key_space: "menetapkan atau memberi tanda", "set or mark";
    key_tab: "bagian berikut: tingkat, bukti, catatan", "next part: level, evidence, note";
    key_enter: "lanjut; artinya selalu tertulis di baris bawah", "go on; the bottom line always says what it does";
    key_esc: "mundur satu langkah; tidak pernah membuang apa pun", "one step back; never throws anything away";
    behind_menu: "Di balik m (Menu)", "Behind m (Menu)";
    good_to_know: "Yang perlu diketahui", "Good to know";
    no_save: "Tidak ada tombol Simpan: setiap ketikan tersimpan sendiri.", "There is no Save: everything typed is saved by itself.";
    offline: "Tidak perlu internet; tidak ada data yang keluar dari laptop ini.", "No internet is needed; no data leaves this laptop.";
    copy_text: "Menyalin teks layar: seret dengan tetikus seperti biasa.", "To copy text from the screen: drag with the mouse as usual.";
    zoom: "Memperbesar huruf: Ctrl dan + pada kebanyakan terminal.", "Larger letters: Ctrl and + in most terminals.";
    where_data(path: &str): "Data disimpan di {path}", "Data is kept in {path}";
    more: "masih ada di bawah", "more below";
}
