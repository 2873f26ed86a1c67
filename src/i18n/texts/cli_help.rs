//! Help of the command line: one text a command and an option.

texts! {
    heading_commands: "Perintah", "Commands";
    heading_options: "Pilihan", "Options";
    heading_everywhere: "Pilihan di mana saja", "Options everywhere";
    heading_arguments: "Yang diisi", "Arguments";
    usage: "Pemakaian", "Usage";
    also(names: &str): "(juga: {names})", "(also: {names})";
    examples: "Contoh", "Examples";

    asesor: "Mewawancarai delegasi daerah: soal, rubrik, bukti, dan catatan, tanpa internet. Tanpa perintah: layar daftar sesi.", "Interview a regional delegation: questions, rubric, evidence and notes, without internet. Without a command: the session list.";
    open: "Membuka sebuah sesi di layar", "Open a session on the screen";
    new: "Membuat sesi; mencetak id-nya", "Make a session; prints its id";
    list: "Daftar sesi, terbaru dahulu", "List the sessions, newest first";
    show: "Ringkasan sebuah sesi", "The summary of a session";
    set: "Mengisi jawaban sebuah pertanyaan; semuanya diperiksa sebelum satu pun disimpan", "Set the answer to a question; everything is checked before anything is saved";
    finalize: "Menjadikan sesi selesai; mencetak kode periksa", "Make a session final; prints the check code";
    verify: "Menghitung ulang kode periksa dan menelusuri riwayat", "Recompute the check code and walk the history";
    export: "Menulis catatan sesi sebagai berkas", "Write session notes as files";
    instrument: "Bank pertanyaan", "Question banks";
    instrument_list: "Daftar instrumen", "List the instruments";
    instrument_show: "Isi sebuah instrumen", "What an instrument contains";
    instrument_check: "Memeriksa berkas instrumen", "Check an instrument file";
    instrument_schema: "Skema JSON sebuah bentuk berkas", "The JSON Schema of a file format";
    keys: "Semua tombol", "Every key";
    doctor: "Memeriksa tempat, setelan, dan berkas; tidak mengubah apa pun", "Check places, settings and files; changes nothing";
    help: "Bantuan sebuah perintah", "Help on a command";

    data_dir: "Folder data (ASESOR_DATA_DIR)", "Data folder (ASESOR_DATA_DIR)";
    state_dir: "Folder salinan pengaman dan kunci (ASESOR_STATE_DIR)", "Folder of safety copies and locks (ASESOR_STATE_DIR)";
    config: "Berkas setelan", "Settings file";
    lang: "Bahasa: id atau en (ASESOR_LANG, lalu setelan, lalu sistem)", "Language: id or en (ASESOR_LANG, then the settings, then the system)";
    plain: "Baris demi baris, untuk pembaca layar (juga --polos, ACCESSIBLE=1, TERM=dumb)", "Line by line, for screen readers (also --polos, ACCESSIBLE=1, TERM=dumb)";
    ascii: "Hanya huruf ASCII pada garis layar", "ASCII only for the lines of the screen";
    theme: "Tema warna: auto, gelap, terang, kontras, mono, okabe", "Colour theme: auto, gelap, terang, kontras, mono, okabe";
    no_mouse: "Diterima; program ini memang tidak pernah mengambil tetikus", "Accepted; this program never takes the mouse anyway";
    color: "Warna: auto, always, never (NO_COLOR, CLICOLOR=0)", "Colour: auto, always, never (NO_COLOR, CLICOLOR=0)";
    help_flag: "Bantuan", "Help";
    version_flag: "Versi", "Version";
    json: "Satu dokumen JSON", "One JSON document";

    arg_session: "Id pendek atau panjang, berkas, atau kode daerah", "Short or full id, file, or region code";
    read_only: "Hanya untuk dibaca", "To read only";
    region: "Kode (hari ini atau 2019) atau nama lengkap", "Code (today's or that of 2019) or full name";
    assessor: "Nama asesor; bila tidak ada, yang diingat", "Name of the assessor; else the remembered one";
    institution: "Instansi asesor", "Institution of the assessor";
    event: "Id kegiatan", "Id of the event";
    team: "Id tim dalam kegiatan itu", "Id of a team of that event";
    instrument_id: "Id instrumen; bila tidak ada, yang bawaan", "Id of an instrument; else the built-in one";
    date: "Hari wawancara, bila bukan hari ini", "Day of the interview, if not today";
    status: "draft atau final", "draft or final";
    query: "Kata-kata: daerah, asesor, tanggal", "Words: region, assessor, date";
    question: "Nomor atau id pertanyaan: 3.2, K1", "Number or id of a question: 3.2, K1";
    level: "Tingkat", "Level";
    na: "Tidak berlaku, dengan alasannya", "Not applicable, with the reason";
    unverified: "Belum terverifikasi", "Unverified";
    clear: "Mengosongkan nilai", "Clear the rating or value";
    value: "Isi, untuk pertanyaan tanpa tingkat", "Value, for questions without levels";
    stage: "desk atau interview", "desk or interview";
    support: "Dasar: document, system, statement, none", "What carries it: document, system, statement, none";
    reason: "Alasan", "Reason";
    note: "Catatan pribadi; mengganti yang ada", "Private note; replaces the one there";
    for_region: "Anjuran untuk daerah; mengganti yang ada", "Recommendation for the region; replaces the one there";
    flag: "Tanda: ask_first, parked, disputed; none menghapus semuanya", "Flag: ask_first, parked, disputed; none removes all";
    evidence: "Bukti: NOMOR=seen|claimed|promised|absent|none[:NOMOR DOKUMEN]", "Evidence: ITEM=seen|claimed|promised|absent|none[:DOCUMENT NUMBER]";
    yes: "Juga bila masih ada yang terbuka", "Even if something is open";
    verify_what: "Berkas, id, atau kode daerah", "File, id or region code";
    code: "Kode periksa yang tertulis", "The check code that was written down";
    export_event: "Semua sesi kegiatan ini", "Every session of this event";
    format: "Bentuk, dipisah koma: md, json", "Formats, separated by commas: md, json";
    out: "Folder tujuan; bila tidak ada, exports di folder data", "Folder to write to; else exports in the data folder";
    document: "Dokumen: notes", "Document: notes";
    audience: "Untuk panel (semua) atau region (tanpa catatan pribadi dan tingkat)", "For the panel (everything) or the region (without private notes and levels)";
    file: "Berkas", "File";
    schema: "instrument, session, claim, atau event", "instrument, session, claim or event";
    markdown: "Sebagai tabel Markdown", "As Markdown tables";
    topic: "Perintah", "Command";
}
