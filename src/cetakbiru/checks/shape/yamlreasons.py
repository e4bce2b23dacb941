"""Why a file is not YAML, and how to mend it, in Indonesian."""

from __future__ import annotations

from cetakbiru.model.yamltree import YamlError

# What the parser says (its beginning) → reason, remedy. The first that fits is used.
_REASONS = (
    (
        "mapping values are not allowed",
        "ada titik dua di tempat yang tidak semestinya",
        "Bila titik dua itu bagian dari teks, apit teksnya dengan tanda kutip; bila bukan, "
        "periksa lekukan baris ini dan baris di atasnya.",
    ),
    (
        "could not find expected ':'",
        "titik dua sesudah nama kunci tidak ditemukan",
        "Tulis kunci sebagai nama, titik dua, spasi, lalu isinya.",
    ),
    (
        "found character '\\t'",
        "lekukan memakai tab",
        "Ganti tab dengan spasi.",
    ),
    (
        "found character",
        "ada tanda yang tidak boleh mengawali isi",
        "Apit isinya dengan tanda kutip.",
    ),
    (
        "found unexpected end of stream",
        "tanda kutip dibuka tetapi tidak ditutup",
        "Tutup tanda kutipnya.",
    ),
    (
        "expected <block end>",
        "lekukan tidak lurus atau tanda daftar hilang",
        "Luruskan baris ini dengan baris lain yang setingkat.",
    ),
    (
        "expected ',' or",
        "kurung tidak ditutup atau koma hilang",
        "Tutup kurungnya, atau pisahkan butir dengan koma.",
    ),
    (
        "while parsing",
        "kurung tidak ditutup atau koma hilang",
        "Tutup kurungnya, atau pisahkan butir dengan koma.",
    ),
    (
        "found undefined alias",
        "tanda bintang di awal isi dibaca sebagai rujukan yang tidak ada",
        "Apit isinya dengan tanda kutip.",
    ),
    (
        "Exceeds the limit",
        "angka di baris ini panjangnya ribuan angka",
        "Periksa angkanya; mungkin tertempel berkali-kali.",
    ),
    (
        "alias",
        "rujukan YAML dipakai terlalu banyak atau menunjuk dirinya sendiri",
        "Tulis isinya langsung, tanpa tanda & dan *.",
    ),
    (
        "not of its kind",
        "isinya bukan dari jenis yang tampak dari tulisannya, misalnya tanggal yang tidak ada",
        "Perbaiki isinya, atau apit dengan tanda kutip bila berupa teks.",
    ),
    (
        "found unhashable key",
        "kuncinya berupa daftar atau kelompok",
        "Tulis kunci sebagai nama biasa.",
    ),
    (
        "nests too deep",
        "susunannya bersarang terlalu dalam",
        "Ratakan susunannya.",
    ),
    (
        "could not determine a constructor",
        "tanda seru di awal isi dibaca sebagai jenis yang tidak dikenal",
        "Apit isinya dengan tanda kutip.",
    ),
    (
        "but found another document",
        "ada garis --- kedua di dalam berkas",
        "Hapus garis itu; satu berkas berisi satu dokumen.",
    ),
    (
        "found unknown escape character",
        "garis miring terbalik di antara kutip ganda tidak dikenal",
        "Pakai kutip tunggal.",
    ),
)
_OTHER = (
    "susunannya tidak dapat dibaca mulai di sini",
    "Periksa lekukan, titik dua, dan tanda kutip di baris ini dan baris di atasnya.",
)


def explain(error: YamlError) -> dict[str, str]:
    """The values `reason` and `remedy` of a YAML error."""
    for beginning, reason, remedy in _REASONS:
        if error.reason.startswith(beginning):
            return {"reason": reason, "remedy": remedy}
    return {"reason": _OTHER[0], "remedy": _OTHER[1]}
