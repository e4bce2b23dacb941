"""Messages of the writing help: for every code its message and its remedy, in Indonesian."""

from __future__ import annotations

from collections.abc import Mapping

from cetakbiru.checks.messages.entry import Entry

WARNING = "warning"

CATALOGUE: Mapping[str, Entry] = {
    "ejaan": Entry(
        "Kata {word} tidak ada di kamus.{guess}",
        "Perbaiki ejaannya. Bila benar, daftarkan di writing/kata.txt atau di data/istilah.csv.",
        WARNING,
    ),
    "singkatan-asing": Entry(
        "Singkatan {word} belum dijelaskan.",
        "Tulis kepanjangannya sekali di halaman ini, contoh: Rencana Tata Ruang ({word}); atau "
        "daftarkan di data/istilah.csv.",
        WARNING,
    ),
    "istilah-lain": Entry(
        "Tertulis {word}; istilah yang dipakai di sini: {right}.",
        "Ganti dengan {right}.{reason}",
        WARNING,
    ),
    "istilah-huruf": Entry(
        "Tertulis {word}; dalam glosarium ditulis {right}.",
        "Samakan huruf besar dan kecilnya dengan glosarium.",
        WARNING,
    ),
    "kalimat-sebaris": Entry(
        "Baris ini memuat lebih dari satu kalimat.",
        "Mulai kalimat berikutnya pada baris baru; paragrafnya tetap satu di situs.",
        WARNING,
    ),
    "kalimat-terpotong": Entry(
        "Kalimat ini terpotong di tengah dan bersambung di baris berikutnya.",
        "Tulis satu kalimat dalam satu baris, berapa pun panjangnya.",
        WARNING,
    ),
    "gaya-spasi-akhir": Entry(
        "Ada spasi di akhir baris.",
        "Hapus spasi itu. Ganti baris ditulis sebagai paragraf baru.",
        WARNING,
    ),
    "gaya-tab": Entry("Ada tab di baris ini.", "Ganti dengan spasi.", WARNING),
    "gaya-baris-kosong": Entry(
        "Ada {count} baris kosong berturut-turut.", "Sisakan satu baris kosong.", WARNING
    ),
    "gaya-akhir-berkas": Entry(
        "Berkas ini tidak diakhiri satu baris baru.",
        "Akhiri berkas dengan tepat satu baris baru.",
        WARNING,
    ),
    "gaya-judul-lompat": Entry(
        "Judul tingkat {level} langsung menyusul judul tingkat {before}.",
        "Pakai judul tingkat {right}, agar daftar isi dan pembaca layar dapat mengikutinya.",
        WARNING,
    ),
    "gaya-judul-satu": Entry(
        "Judul tingkat satu muncul lagi; yang pertama di baris {line}.",
        "Satu halaman mempunyai satu judul utama. Pakai ## untuk bagian.",
        WARNING,
    ),
    "gaya-judul-jarak": Entry(
        "Judul ini tidak diapit baris kosong.",
        "Beri satu baris kosong di atas dan di bawah judul.",
        WARNING,
    ),
    "gaya-butir": Entry(
        "Butir daftar diawali {mark}.", "Awali butir daftar dengan tanda hubung (-).", WARNING
    ),
    "gaya-alamat": Entry(
        "Alamat {word} ditulis tanpa teks tautan.",
        "Tulis sebagai [nama dokumen](alamat), agar pembaca tahu ke mana tautannya.",
        WARNING,
    ),
}
