"""Messages about whole files and about YAML."""

from __future__ import annotations

from cetakbiru.checks.messages.entry import Entry

FILES = {
    "bentuk-lebih-baru": Entry(
        "Data di {folder} berbentuk {found}, lebih baru daripada bentuk {known} yang dikenal mesin "
        "ini, jadi tidak diperiksa.",
        "Naikkan versi mesin dengan pip install --upgrade cetakbiru; datanya tidak perlu diubah.",
    ),
    "bentuk-lebih-lama": Entry(
        "Data di {folder} berbentuk {found}, sedangkan mesin ini memakai bentuk {known}.",
        "Jalankan ppm migrate di folder itu; perubahannya ditunjukkan lebih dahulu.",
    ),
    "skema-bukan-milik-data": Entry(
        "Folder ini berisi skema ({count} berkas). Skema adalah milik perangkat lunak; berkas ini "
        "tidak dibaca.",
        "Hapus folder skema dari folder data, atau jalankan: ppm migrate.",
    ),
    "berkas-hilang": Entry(
        "Berkas {path} tidak ada. Berkas ini memuat: {title}.",
        "Kembalikan berkas itu dari riwayat git. Bila belum ada datanya, buat berkas yang hanya "
        "berisi baris kepala.",
    ),
    "berkas-tak-terbaca": Entry(
        "Berkas tidak dapat dibaca dari diska: {reason}.",
        "Tutup program lain yang membuka berkas ini dan periksa izin bacanya.",
    ),
    "berkas-tak-dikenal": Entry(
        "Berkas ini tidak dikenal, jadi isinya tidak akan tampil di mana pun.{guess}",
        "Ganti nama berkas menjadi nama yang dikenal, atau keluarkan dari folder data.",
    ),
    "berkas-kosong": Entry(
        "Berkas ini kosong.",
        "Kembalikan isinya dari riwayat git; sedikitnya baris kepala harus ada.",
    ),
    "enkoding-salah": Entry(
        "Berkas ini tidak disimpan sebagai UTF-8; {lines} baris memuat huruf yang rusak.{guess}",
        "Simpan ulang sebagai UTF-8. Di Excel: Simpan Sebagai, lalu pilih "
        "CSV UTF-8 (dipisah koma).",
    ),
    "bom": Entry(
        "Berkas ini diawali tanda urutan bita (BOM) yang tidak tampak.",
        "Simpan ulang sebagai UTF-8 tanpa BOM.",
    ),
    "akhir-baris-campur": Entry(
        "Akhir baris berkas ini bercampur: {lf} baris berakhir LF, {crlf} CRLF, {cr} CR.",
        "Simpan ulang dengan satu jenis akhir baris, yaitu LF.",
    ),
    "akhir-baris-cr": Entry(
        "Semua baris berkas ini berakhir CR, jenis akhir baris komputer lama.",
        "Simpan ulang dengan akhir baris LF.",
    ),
    "konflik-gabung": Entry(
        "Ada tanda konflik gabungan git, dari baris {line} sampai baris {last}.",
        "Pilih isi yang benar di antara kedua bagian, lalu hapus baris yang diawali "
        "<<<<<<<, =======, dan >>>>>>>.",
    ),
    "karakter-kendali": Entry(
        "Ada karakter kendali yang tidak tampak ({name}).",
        "Hapus karakter itu; ketik ulang bagian ini bila tidak terlihat.",
    ),
    "karakter-tak-tampak": Entry(
        "Ada karakter yang tidak tampak: {name}.",
        "Ganti dengan spasi biasa, atau hapus. Karakter ini biasanya ikut tersalin dari "
        "halaman web atau Word.",
    ),
    "karakter-privat": Entry(
        "Ada karakter wilayah privat Unicode ({name}) yang tidak mempunyai arti tetap.",
        "Hapus karakter itu dan ketik huruf atau tanda yang dimaksud.",
    ),
}

TREES = {
    "belum-diisi": Entry(
        "{key} masih bertuliskan {value}.",
        "Tulis isinya menggantikan kalimat itu.",
        "warning",
    ),
    "yaml-rusak": Entry(
        "Susunan YAML rusak: {reason}.",
        "{remedy}",
    ),
    "yaml-kunci-ganda": Entry(
        "Kunci {key} ditulis dua kali; yang pertama ada di baris {line}.",
        "Hapus salah satunya. YAML hanya memakai satu, dan yang lain hilang tanpa pemberitahuan.",
    ),
    "yaml-kunci-hilang": Entry(
        "Kunci {key} wajib ada tetapi belum ditulis.",
        "Tambahkan baris {key}: di bagian ini. Isinya: {title}.",
    ),
    "yaml-kunci-tak-dikenal": Entry(
        "Kunci {key} tidak dikenal di bagian ini.{guess}",
        "Kunci yang dikenal: {known}. Perbaiki ejaannya atau hapus baris ini.",
    ),
    "yaml-jenis-salah": Entry(
        "{key} harus berupa {wanted}, tetapi tertulis {found}.",
        "Tulis {wanted}; lihat contoh pada bagian lain berkas ini atau pada kamus data.",
    ),
    "yaml-perlu-kutip": Entry(
        "{text} dibaca YAML sebagai {found}, padahal harus teks.",
        "Beri tanda kutip: '{bare}'.",
    ),
    "yaml-angka-lain": Entry(
        "Tertulis {text}, tetapi YAML membacanya sebagai {value}.",
        "Tulis angka dengan bentuk biasa: tanpa nol di depan, titik dua, atau garis bawah.",
    ),
    "yaml-pilihan": Entry(
        "{value} bukan pilihan untuk {key}.{guess}",
        "Pilih salah satu: {allowed}.",
    ),
    "yaml-pola": Entry(
        "{value} tidak sesuai bentuk {key}.",
        "Bentuk yang benar: {description}",
    ),
    "yaml-rentang": Entry(
        "Angka {value} untuk {key} di luar rentang yang wajar.",
        "Isi dengan angka {range}.",
    ),
    "yaml-tanggal": Entry(
        "{value} bukan tanggal yang benar.",
        "Tulis tanggal sebagai tahun-bulan-hari, contoh '2026-11-22'.",
    ),
    "yaml-kosong": Entry(
        "{key} tidak boleh kosong.",
        "Isi sedikitnya satu butir di bagian ini.",
    ),
    "yaml-aturan": Entry(
        "Isi {key} tidak sesuai skema ({rule}).",
        "Cocokkan dengan bagian {schema} pada halaman kamus data.",
    ),
}
