"""Messages about what a contribution may not bring: links in the file system, bombs, live HTML."""

from __future__ import annotations

from cetakbiru.checks.messages.entry import Entry

MARKUP = {
    "tautan-simbolik": Entry(
        "Berkas ini tautan simbolik ke berkas lain, bukan berkas biasa.",
        "Ganti dengan salinan isinya. Isi berkas lain belum diperiksa sampai ini dibereskan.",
    ),
    "berkas-terlalu-besar": Entry(
        "Berkas ini {size} KB; jenis ini paling besar {limit} KB.",
        "Kecilkan gambarnya, atau pecah isinya menjadi beberapa berkas. Isi berkas lain belum "
        "diperiksa sampai ini dibereskan.",
    ),
    "sarang-terlalu-dalam": Entry(
        "Susunan di berkas ini bersarang lebih dari {limit} tingkat.",
        "Ratakan susunannya. Isi berkas lain belum diperiksa sampai ini dibereskan.",
    ),
    "baris-terlalu-panjang": Entry(
        "Baris ini {length} huruf; paling panjang {limit}.",
        "Bagi menjadi beberapa baris, satu kalimat satu baris. Isi berkas lain belum diperiksa "
        "sampai ini dibereskan.",
    ),
    "rentetan-tanda": Entry(
        "Ada rentetan {count} tanda {mark}; paling banyak {limit}.",
        "Hapus tanda yang berlebih. Isi berkas lain belum diperiksa sampai ini dibereskan.",
    ),
    "tanda-terlalu-banyak": Entry(
        "Halaman ini memuat {count} {what}; paling banyak {limit}.",
        "Pecah menjadi beberapa halaman, atau hapus yang tidak perlu. Isi berkas lain belum "
        "diperiksa sampai ini dibereskan.",
    ),
    "html-dilarang": Entry(
        "{value} tidak boleh ditulis di halaman.",
        "Tulis dengan Markdown. HTML yang boleh hanya div, span, br, abbr, kbd, sub, sup, dan "
        "small, dengan atribut class, id, lang, title, atau markdown di antara kutip ganda.",
    ),
    "html-kelas": Entry(
        "Kelas {value} milik tema situs dan tidak boleh dipakai di halaman.",
        "Pakai kelas yang diawali ppm-, atau hapus.",
    ),
    "html-tak-seimbang": Entry(
        "Ada {opened} pembuka dan {closed} penutup div.",
        "Tutup setiap div yang dibuka, dan hapus penutup yang berlebih.",
    ),
    "atribut-dilarang": Entry(
        "Atribut {value} tidak boleh ditulis di halaman.",
        "Hapus atribut itu. Yang boleh: #nama, .ppm-kelas, title, lang, alt, width, dan height.",
    ),
    "alamat-dilarang": Entry(
        "Alamat {value} tidak boleh dipakai sebagai tautan.",
        "Tautan hanya ke halaman situs ini, https://, http://, atau mailto:.",
    ),
    "gambar-luar": Entry(
        "Gambar {value} diambil dari tempat lain.",
        "Simpan gambarnya di folder docs, lalu tulis alamatnya relatif terhadap halaman ini. "
        "Pembaca tidak boleh diminta menghubungi situs lain.",
    ),
    "kepala-tak-dikenal": Entry(
        "Kunci {key} tidak dikenal di kepala halaman.{guess}",
        "Kunci yang dikenal: {known}. Perbaiki ejaannya atau hapus baris ini.",
    ),
    "berkas-halaman-asing": Entry(
        "Berkas berjenis {suffix} tidak dipakai di folder halaman.",
        "Pakai .md untuk halaman dan .png, .jpg, .webp, atau .svg untuk gambar; hapus berkas ini.",
    ),
    "svg-berbahaya": Entry(
        "Gambar SVG ini memuat {value}, yang dapat menjalankan perintah atau menghubungi situs "
        "lain.",
        "Hapus bagian itu, atau simpan gambarnya sebagai PNG.",
    ),
    "svg-rusak": Entry(
        "Gambar SVG ini bukan XML yang benar: {reason}.",
        "Simpan ulang gambarnya dari program penggambarnya, atau simpan sebagai PNG.",
    ),
    "gambar-palsu": Entry(
        "Isi berkas ini bukan gambar {suffix}.",
        "Simpan ulang gambarnya dengan jenis yang benar.",
    ),
}
