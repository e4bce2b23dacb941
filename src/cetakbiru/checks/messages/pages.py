"""Messages about pages."""

from __future__ import annotations

from cetakbiru.checks.messages.entry import Entry

PAGES = {
    "halaman-tidak-ada": Entry(
        "Folder halaman {folder} tidak ada atau tidak berisi berkas .md.",
        "Pastikan folder docs benar.",
    ),
    "kepala-hilang": Entry(
        "Halaman ini tidak mempunyai bagian kepala dengan judul dan uraian.",
        "Awali halaman dengan tiga tanda hubung, lalu title: dan description:, lalu tiga tanda "
        "hubung lagi.",
    ),
    "kepala-rusak": Entry(
        "Bagian kepala halaman bukan YAML yang benar: {reason}.",
        "{remedy}",
    ),
    "judul-kosong": Entry(
        "Halaman ini tidak mempunyai title.",
        "Tambahkan title: dengan judul halaman di bagian kepala.",
    ),
    "uraian-kosong": Entry(
        "Halaman ini tidak mempunyai description.",
        "Tambahkan description: satu kalimat tentang isi halaman di bagian kepala.",
    ),
    "judul-ganda": Entry(
        "Judul {value} sudah dipakai di {file}.",
        "Beri judul lain agar pembaca dapat membedakan kedua halaman.",
    ),
    "uraian-ganda": Entry(
        "Uraian halaman ini sama dengan uraian {file}.",
        "Tulis uraian yang hanya cocok untuk halaman ini.",
    ),
    "makro-tak-dikenal": Entry(
        "Makro {name} tidak dikenal.{guess}",
        "Pakai makro yang ada; daftarnya di panduan penyunting.",
    ),
    "makro-bukan-panggilan": Entry(
        "Isi {value} bukan panggilan makro.",
        'Tulis nama makro dengan argumennya, contoh profil_kabupaten("…"). Filter, hitungan, '
        "dan variabel tidak dipakai di halaman. Untuk menampilkan kurung kurawal apa adanya, "
        "apit dengan {{% raw %}} dan {{% endraw %}}.",
    ),
    "makro-argumen-bukan-nilai": Entry(
        "Argumen {value} makro {name} bukan teks atau angka.",
        "Tulis argumen langsung, teks di antara tanda kutip.",
    ),
    "makro-argumen-tanpa-kutip": Entry(
        "Argumen {value} makro {name} adalah kode, jadi harus ditulis sebagai teks.",
        'Apit dengan tanda kutip: "{value}".',
    ),
    "makro-argumen-kurang": Entry(
        "Makro {name} kekurangan argumen {missing}.",
        "Tulis {usage}.",
    ),
    "makro-argumen-lebih": Entry(
        "Makro {name} menerima paling banyak {most} argumen, tetapi diberi {found}.",
        "Tulis {usage}.",
    ),
    "makro-argumen-tak-dikenal": Entry(
        "Makro {name} tidak mempunyai argumen {argument}.{guess}",
        "Tulis {usage}.",
    ),
    "makro-tak-ditutup": Entry(
        "Kurung kurawal ganda dibuka tetapi tidak ditutup.",
        "Tutup dengan }}}} pada baris yang sama.",
    ),
    "makro-di-judul": Entry(
        "Makro tidak boleh dipakai di dalam judul atau bagian kepala halaman.",
        "Tulis judul dengan kata biasa, lalu letakkan makro di paragraf di bawahnya.",
    ),
    "makro-dalam-kalimat": Entry(
        "Makro {name} menghasilkan bagian tersendiri, jadi tidak dapat menyatu dengan teks.",
        "Letakkan makro ini pada baris sendiri, dengan baris kosong di atas dan di bawahnya.",
    ),
    "jinja-perintah": Entry(
        "Perintah {value} tidak dipakai di halaman.",
        "Hapus perintah itu. Yang boleh hanya {{% raw %}} dan {{% endraw %}}.",
    ),
    "jinja-komentar": Entry(
        "Komentar Jinja tidak dipakai di halaman.",
        "Hapus komentar itu, atau tulis sebagai komentar HTML: <!-- … -->.",
    ),
    "raw-tak-ditutup": Entry(
        "{{% raw %}} dibuka tetapi tidak ditutup.",
        "Tambahkan {{% endraw %}} sesudah bagian yang ditampilkan apa adanya.",
    ),
    "catatan-kaki-tak-ada": Entry(
        "Catatan kaki {value} dirujuk, tetapi tidak ditulis di halaman ini.{guess}",
        "Tambahkan {value}: beserta isinya di akhir halaman.",
    ),
    "catatan-kaki-tak-dipakai": Entry(
        "Catatan kaki {value} ditulis, tetapi tidak dirujuk.",
        "Rujuk catatan itu di dalam teks, atau hapus.",
    ),
    "catatan-kaki-ganda": Entry(
        "Catatan kaki {value} ditulis dua kali; yang pertama di baris {line}.",
        "Hapus salah satunya, atau beri nama lain.",
    ),
    "tautan-putus": Entry(
        "Tautan {value} menuju berkas yang tidak ada.{guess}",
        "Perbaiki alamatnya; tulis relatif terhadap halaman ini.",
    ),
    "jangkar-putus": Entry(
        "Tautan {value} menuju judul yang tidak ada di halaman tujuan.{guess}",
        "Perbaiki bagian sesudah tanda pagar, atau hapus.",
    ),
    "jangkar-bab-hilang": Entry(
        "Judul {title} pada bab ini tidak mempunyai jangkar tetap.",
        "Tambahkan {{#{proposal}}} di belakang judul. Jangkar itu tidak diubah lagi, juga bila "
        "judulnya berganti, agar tautan dan kutipan lama tetap berjalan.",
    ),
    "jangkar-bab-salah": Entry(
        "Jangkar {anchor} tidak dapat menjadi alamat.",
        "Pakai huruf, angka, dan tanda hubung saja, contoh {{#latar-belakang}}.",
    ),
    "jangkar-bab-ganda": Entry(
        "Jangkar {anchor} membuat tautan tetap yang sudah dipakai {other}.",
        "Beri bagian yang lebih baru jangkar lain; yang lama jangan diubah.",
    ),
    "jangkar-bab-berhenti": Entry(
        "Tautan tetap id/{id}/ dari edisi {version} tidak lagi menuju bagian mana pun "
        "(dahulu {title}).",
        "Bila bagiannya masih ada, kembalikan jangkarnya di belakang judul. Bila memang dihapus, "
        "biarkan: pada edisi {version} tautan itu tetap berjalan.",
        severity="warning",
    ),
}
