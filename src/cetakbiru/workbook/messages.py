"""Messages about workbooks: for every code its message and its remedy, in Indonesian."""

from __future__ import annotations

from collections.abc import Mapping

from cetakbiru.checks.messages.entry import Entry

_AGAIN = "Buat buku kerja baru dengan ppm template kabupaten, lalu ulangi perubahan Anda di sana."
_SAVE = "Buka di Excel atau LibreOffice, pilih Simpan Sebagai, lalu jenis Excel (.xlsx)."

FILES: Mapping[str, Entry] = {
    "buku-tak-terbaca": Entry(
        "Berkas tidak dapat dibaca dari diska: {reason}.",
        "Tutup program lain yang membuka berkas ini dan periksa nama serta izin bacanya.",
    ),
    "buku-kosong": Entry("Berkas ini kosong.", "Simpan ulang buku kerjanya, lalu coba lagi."),
    "buku-xls": Entry("Berkas ini buku kerja Excel lama (.xls).", _SAVE),
    "buku-terkunci": Entry(
        "Buku kerja ini dikunci dengan kata sandi, sehingga isinya tidak dapat dibaca.",
        "Di Excel: Berkas, Info, Lindungi Buku Kerja, Enkripsi dengan Kata Sandi; kosongkan kata "
        "sandinya, lalu simpan.",
    ),
    "buku-ods": Entry("Berkas ini buku kerja OpenDocument (.ods).", _SAVE),
    "buku-xlsb": Entry("Berkas ini buku kerja Excel biner (.xlsb).", _SAVE),
    "buku-bermakro": Entry("Buku kerja ini memuat makro (.xlsm).", _SAVE),
    "buku-bukan-excel": Entry(
        "Berkas ini bukan buku kerja Excel (.xlsx); isinya tampak seperti {kind}.", _SAVE
    ),
    "buku-rusak": Entry(
        "Buku kerja ini rusak atau terpotong: {reason}.",
        "Salin atau unduh ulang berkasnya. Bila tetap rusak, buka di Excel atau LibreOffice, pilih "
        "perbaiki, lalu simpan sebagai .xlsx.",
    ),
    "buku-terlalu-besar": Entry(
        "Buku kerja ini terlalu besar: {found}, paling banyak {limit}.",
        "Hapus lembar, gambar, dan format yang tidak perlu. " + _AGAIN,
    ),
    "buku-dtd": Entry(
        "Buku kerja ini memuat deklarasi XML (DTD) yang tidak pernah ditulis Excel.",
        "Jangan buka berkas ini di program lain sebelum asalnya jelas. " + _AGAIN,
    ),
    "lembar-hilang": Entry("Lembar {sheet} tidak ada di buku kerja ini.", _AGAIN),
    "susunan-asing": Entry(
        "Buku kerja ini dibuat dengan susunan {found}, yang tidak dikenal.", _AGAIN
    ),
    "kabupaten-asing": Entry(
        "Buku kerja ini untuk kabupaten {found}, yang tidak ada dalam data.", _AGAIN
    ),
    "identitas-rusak": Entry(
        "Lembar tersembunyi {sheet} telah berubah, sehingga asal buku kerja tidak diketahui.",
        _AGAIN,
    ),
    "data-bergalat": Entry(
        "Data sekarang mengandung kesalahan, sehingga buku kerja tidak dapat dipadankan: {reason}.",
        "Jalankan ppm check dan perbaiki dulu kesalahan yang disebutnya.",
    ),
}

SHEETS: Mapping[str, Entry] = {
    "kolom-buku-hilang": Entry(
        "Kolom {name} ({title}) tidak ada di lembar ini.",
        "Tambahkan lagi kolomnya, atau batalkan penghapusannya. " + _AGAIN,
    ),
    "kolom-buku-asing": Entry(
        "Kolom ini berisi {value}, tetapi bukan kolom data.",
        "Hapus kolom tambahan ini; catatan ditulis di kolom Catatan atau di lembar lain.",
    ),
    "kolom-buku-ganda": Entry(
        "Kolom {name} muncul dua kali.",
        "Hapus salah satunya; isi keduanya mungkin berbeda, jadi bandingkan dulu.",
    ),
    "kolom-skema-lama": Entry(
        "Kolom {name} tidak lagi dikenal; buku kerja ini dibuat dari susunan data yang lama.",
        _AGAIN,
    ),
    "sel-gabungan": Entry(
        "Sel {range} digabung, sehingga hanya sel pertamanya yang berisi.",
        "Pilih sel itu, batalkan Gabungkan Sel, lalu isi setiap sel satu per satu.",
    ),
    "isi-di-luar-tabel": Entry(
        "Ada isi jauh di luar tabel.",
        "Hapus isi sel ini; tabel paling banyak {rows} baris dan {columns} kolom.",
    ),
    "baris-tersembunyi": Entry(
        "Baris {row} tersembunyi tetapi isinya berubah.",
        "Tampilkan baris itu (hapus saringan atau pilih Tampilkan), periksa isinya, lalu simpan.",
    ),
    "kolom-tersembunyi": Entry(
        "Kolom {name} tersembunyi tetapi isinya berubah.",
        "Tampilkan kolom itu, periksa isinya, lalu simpan.",
    ),
    "baris-dihapus": Entry(
        "Program {id} tidak ada lagi di lembar ini. Program tidak dihapus, sebab ID-nya mungkin "
        "sudah dikutip.",
        "Kembalikan barisnya, lalu ubah Status menjadi dicabut.",
    ),
    "id-asing": Entry(
        "ID {id} tidak berasal dari buku kerja ini.",
        "Kosongkan ID baris program baru; ID diberikan otomatis. Bila ini program lama, kembalikan "
        "ID-nya.",
    ),
    "id-salinan": Entry(
        "ID {id} sudah dipakai di baris {row}.",
        "Bila baris ini salinan untuk program baru, kosongkan ID-nya.",
    ),
    "bidang-program-baru": Entry(
        "Bidang program baru {value}, padahal ID diberikan menurut bidang.",
        "Pilih salah satu: {allowed}.",
    ),
    "ubah-bersamaan": Entry(
        "{name} program {id} diubah di dua tempat: buku kerja ini menulis {mine}, data sekarang "
        "berisi {theirs}; semula {base}.",
        "Sepakati isinya. Tulis isi yang sama dengan data sekarang, atau ubah data lebih dahulu.",
    ),
    "sudah-dihapus": Entry(
        "Program {id} diubah di buku kerja ini, tetapi sudah tidak ada dalam data.",
        "Tanyakan kepada pengelola data mengapa program itu tidak ada; kembalikan dari riwayat git "
        "bila terhapus.",
    ),
}

CELLS: Mapping[str, Entry] = {
    "sel-rumus": Entry(
        "Sel ini berisi rumus {value}.",
        "Salin selnya, lalu tempel kembali dengan Tempel Khusus, Nilai.",
    ),
    "sel-galat": Entry(
        "Sel ini berisi galat Excel {value}.",
        "Ketik nilai yang benar, atau kosongkan.",
    ),
    "sel-logika": Entry(
        "Sel ini berisi nilai logika {value}, bukan teks.",
        "Ketik isinya sebagai teks atau angka.",
    ),
    "sel-jadi-tanggal": Entry(
        "Excel mengubah isi sel ini menjadi tanggal {value}.",
        "Ubah format sel menjadi {format}, lalu ketik ulang isinya.",
    ),
    "kode-jadi-angka": Entry(
        "Excel mengubah isi sel ini menjadi angka {value}; nol di depan atau di belakang mungkin "
        "hilang.{guess}",
        "Ubah format sel menjadi Teks, lalu ketik ulang isinya.",
    ),
    "angka-persen": Entry(
        "Sel ini berformat persen, sehingga {value} dapat berarti {one} atau {hundred}.",
        "Ubah format sel menjadi Umum, lalu ketik angkanya tanpa tanda persen.",
    ),
    "angka-bermakna-dua": Entry(
        "{value} dapat berarti {fraction} atau {thousands}.",
        "Ubah format sel menjadi Umum, lalu ketik angkanya tanpa pemisah ribuan.",
    ),
    "tanggal-bermakna-dua": Entry(
        "Tanggal {value} dapat berarti {first} atau {second}.",
        "Tulis tanggal sebagai tahun-bulan-hari, misalnya {first}.",
    ),
    "tanggal-jadi-angka": Entry(
        "Sel tanggal ini berisi angka {value}.{guess}",
        "Tulis tanggal sebagai tahun-bulan-hari, misalnya {example}.",
    ),
    "sel-baris-baru": Entry(
        "Isi sel ini terdiri atas beberapa baris.",
        "Tulis dalam satu baris; ganti baris baru dengan spasi atau titik koma.",
    ),
}

CATALOGUE: Mapping[str, Entry] = {**FILES, **SHEETS, **CELLS}
