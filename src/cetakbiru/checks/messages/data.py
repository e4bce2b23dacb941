"""Messages about tables, their cells, and what rows say to each other."""

from __future__ import annotations

from cetakbiru.checks.messages.entry import Entry

TABLES = {
    "pemisah-titik-koma": Entry(
        "Kolom berkas ini dipisah titik koma, bukan koma. Ini terjadi bila Excel berbahasa "
        "Indonesia menyimpan CSV; angka desimalnya mungkin ikut berubah menjadi koma.",
        "Simpan ulang dengan pemisah koma dan desimal titik, atau sunting berkas ini dengan "
        "LibreOffice atau editor teks. Isi berkas baru diperiksa setelah itu.",
    ),
    "pemisah-tab": Entry(
        "Kolom berkas ini dipisah tab, bukan koma.",
        "Simpan ulang sebagai CSV dengan pemisah koma. Isi berkas baru diperiksa setelah itu.",
    ),
    "kolom-hilang": Entry(
        "Kolom {name} ({title}) tidak ada.{guess}",
        "Tambahkan kolom {name}. Baris kepala yang benar: {header}",
    ),
    "kolom-tak-dikenal": Entry(
        "Kolom {name} tidak dikenal.",
        "Hapus kolom itu, atau pakai nama kolom yang dikenal: {known}.",
    ),
    "kolom-ganda": Entry(
        "Kolom {name} muncul dua kali pada baris kepala.",
        "Hapus salah satunya; isi keduanya mungkin berbeda, jadi bandingkan dulu.",
    ),
    "urutan-kolom": Entry(
        "Urutan kolom berbeda dari skema.",
        "Kembalikan urutannya agar perubahan mudah dibandingkan: {header}",
        "warning",
    ),
    "baris-kosong": Entry(
        "Baris ini kosong.",
        "Hapus baris ini.",
    ),
    "sel-kurang": Entry(
        "Baris ini hanya berisi {found} sel, seharusnya {wanted}.{guess}",
        "Tambahkan koma untuk sel yang kosong sehingga jumlah sel sama dengan jumlah kolom.",
    ),
    "sel-lebih": Entry(
        "Baris ini berisi {found} sel, seharusnya {wanted}.{guess}",
        "Hapus koma yang berlebih, atau apit teks yang memuat koma dengan tanda kutip ganda.",
    ),
    "koma-desimal": Entry(
        "Angka {value} terbelah menjadi dua sel, karena komanya dibaca sebagai pemisah kolom.",
        "Tulis {right}, dengan titik.",
    ),
    "kutip-menelan-baris": Entry(
        "Tanda kutip di sel ini tidak ditutup pada tempatnya, sehingga baris {first} sampai "
        "{last} tertelan menjadi satu sel.",
        'Tutup kutip di akhir sel, atau hapus kutip pembukanya. Kutip di dalam teks ditulis "". '
        "Baris-baris sesudahnya baru diperiksa setelah itu.",
    ),
    "kutip-tak-ditutup": Entry(
        "Tanda kutip yang dibuka di sel ini tidak pernah ditutup.",
        "Tutup kutip di akhir sel, atau hapus kutip pembukanya.",
    ),
    "kutip-salah": Entry(
        "Tanda kutip di baris ini salah letak: ada teks sesudah kutip penutup.",
        'Apit seluruh sel dengan kutip, dan tulis kutip di dalam teks sebagai "".',
    ),
}

CELLS = {
    "sel-wajib": Entry(
        "Kolom {name} ({title}) wajib diisi.",
        "Isi sel ini. {description}",
    ),
    "sumber-kosong": Entry(
        "Sumber belum diisi. Keterangan tanpa sumber tidak diterbitkan.",
        "Isi dengan ID dari data/sumber.csv; bila sumbernya belum ada di sana, tambahkan dulu.",
    ),
    "angka-indonesia": Entry(
        "Angka {value} ditulis dengan cara Indonesia; di data desimal memakai titik dan ribuan "
        "tanpa pemisah.",
        "Tulis {right}.",
    ),
    "angka-meragukan": Entry(
        "{value} dibaca sebagai {read}. Bila maksudnya ribuan, titiknya harus dihapus.",
        "Tulis {thousands} bila maksudnya ribuan, atau {shorter} bila maksudnya pecahan.",
        "warning",
    ),
    "bukan-angka": Entry(
        "{value} bukan angka yang dapat dibaca.",
        "Tulis angka saja, contoh {example}: tanpa satuan, tanpa pemisah ribuan, desimal titik.",
    ),
    "bukan-bilangan-bulat": Entry(
        "{value} bukan bilangan bulat.",
        "Tulis bilangan bulat saja, contoh {example}.",
    ),
    "kosong-ditulis": Entry(
        "{value} dipakai sebagai tanda kosong.",
        "Kosongkan sel ini. Bila kolomnya wajib, hapus barisnya sampai datanya ada.",
    ),
    "bukan-tanggal": Entry(
        "{value} bukan tanggal yang benar.",
        "Tulis tanggal sebagai tahun-bulan-hari, contoh {example}.",
    ),
    "bukan-ya-tidak": Entry(
        "{value} bukan ya atau tidak.",
        "Tulis {allowed}, dengan huruf kecil.",
    ),
    "di-luar-pilihan": Entry(
        "{value} bukan pilihan untuk kolom {name}.{guess}",
        "Pilih salah satu: {allowed}.",
    ),
    "pola-salah": Entry(
        "{value} tidak sesuai bentuk kolom {name}.",
        "Contoh yang benar: {example}. {description}",
    ),
    "tahun-di-luar-rentang": Entry(
        "Tahun {value} di luar rentang yang wajar.",
        "Isi dengan tahun antara {minimum} dan {maximum}.",
    ),
    "terlalu-kecil": Entry(
        "{value} lebih kecil dari batas terendah kolom {name}.",
        "Isi dengan angka {limit} atau lebih.",
    ),
    "terlalu-besar": Entry(
        "{value} lebih besar dari batas tertinggi kolom {name}.",
        "Isi dengan angka {limit} atau kurang.",
    ),
    "terlalu-panjang": Entry(
        "Teks di kolom {name} panjangnya {length} huruf; paling banyak {limit}.",
        "Persingkat teksnya; penjelasan dapat dipindahkan ke kolom lain.",
    ),
    "spasi-tepi": Entry(
        "Ada spasi di awal atau akhir sel {value}.",
        "Hapus spasi itu.",
    ),
    "rumus": Entry(
        "Sel {value} diawali {first} dan akan dijalankan sebagai rumus oleh Excel.",
        "Tulis hasilnya saja, atau ubah kalimatnya agar tidak diawali =, +, -, @, atau tab.",
    ),
    "daftar-butir-kosong": Entry(
        "Daftar {value} memuat butir kosong.",
        "Hapus titik koma yang berlebih.",
    ),
    "daftar-butir-ganda": Entry(
        "{item} ditulis dua kali dalam satu daftar.",
        "Hapus salah satunya.",
    ),
}

RULES = {
    "data-tak-termuat": Entry(
        "Data lolos pemeriksaan tetapi tidak dapat dimuat: {reason}.",
        "Laporkan sebagai kekurangan pemeriksa, beserta berkas yang disebut.",
    ),
    "kode-tak-dikenal": Entry(
        "{value} tidak dikenal: tidak ada di {where}.{guess}",
        "Perbaiki kodenya, atau tambahkan dulu di {where}.",
    ),
    "kode-bps": Entry(
        "{value} adalah kode BPS milik {owner}; di sini dipakai kode Kemendagri.{twin}",
        "Tulis {right} bila maksudnya {owner}.",
    ),
    "id-ganda": Entry(
        "{value} sudah dipakai di {file} baris {line}.",
        "Beri ID lain{free}. ID yang sudah dipakai tidak boleh dipakai ulang.",
    ),
    "baris-ganda": Entry(
        "Baris dengan {key} yang sama sudah ada di {file} baris {line}.",
        "Hapus salah satunya, atau perbaiki {key}.",
    ),
    "nilai-ganda": Entry(
        "{value} di kolom {name} sudah dipakai di {file} baris {line}.",
        "Setiap baris harus mempunyai {name} sendiri; perbaiki salah satunya.",
    ),
    "id-wilayah": Entry(
        "ID {id} memuat wilayah {found}, tetapi baris ini untuk {region}.{bps}",
        "ID program ini harus diawali PPM-{right}-. Periksa mana yang salah: ID atau kabupaten.",
    ),
    "id-bidang": Entry(
        "ID {id} memuat bidang {found}, tetapi kolom bidang berisi {bidang}.",
        "Samakan bidang dengan ID bila ID sudah terbit; bila belum, perbaiki ID.",
    ),
    "id-berkas": Entry(
        "ID {id} berbeda dari nama berkasnya, {stem}.",
        "Samakan ID dan nama berkas.",
    ),
    "berkas-kabupaten": Entry(
        "Baris ini untuk {region}, tetapi berkasnya {file}.",
        "Pindahkan baris ini ke {right}, atau perbaiki kolom kabupaten.",
    ),
    "subprogram-bidang": Entry(
        "Subprogram {value} milik bidang {owner}, bukan {bidang}.",
        "{allowed}",
    ),
    "calon-bidang": Entry(
        "Calon {value} milik bidang {owner}, bukan {bidang}.",
        "Pilih calon dari bidang {bidang}, atau perbaiki bidangnya.",
    ),
    "kecamatan-kabupaten": Entry(
        "Kecamatan {value} terletak di {owner}, bukan di {region}.",
        "Pilih kecamatan di {region}; kodenya diawali {prefix}.",
    ),
    "kode-induk": Entry(
        "Kode {value} tidak diawali {prefix}, yaitu kode {parent}.",
        "Perbaiki kode ini; kode selalu diawali kode induknya.",
    ),
    "petak-ganda": Entry(
        "Petak baris {row} kolom {column} sudah ditempati {owner}.",
        "Pilih petak peta yang masih kosong.",
    ),
    "tanpa-dasar": Entry(
        "Program {id} tidak mempunyai dasar: indikator, isu, dan konsultasi kosong semua.",
        "Isi sedikitnya satu dari dasar_indikator, dasar_isu, atau dasar_konsultasi.",
    ),
    "pasangan-kosong": Entry(
        "Kolom {name} wajib diisi bila {trigger} {state}.",
        "Isi {name}, atau kosongkan {trigger} bila tidak ada sumbernya.",
    ),
    "target-mundur": Entry(
        "Target tahun {year} tidak sesudah tahun nilai awal, {baseline}.",
        "Periksa tahun nilai awal, atau kosongkan target tahun itu.",
    ),
    "status-mendahului-edisi": Entry(
        "Program berstatus ditetapkan, padahal edisi ini masih rancangan.",
        "Tulis usulan atau dibahas. Status ditetapkan dipakai setelah peristiwa penetapan "
        "dicatat di data/edisi.yml.",
    ),
    "dicabut-tanpa-alasan": Entry(
        "Program {id} dicabut tanpa pengganti dan tanpa alasan.",
        "Isi diganti_oleh dengan ID penggantinya, atau tulis alasannya di catatan.",
    ),
    "pengganti-tanpa-dicabut": Entry(
        "Program ini mempunyai pengganti, tetapi statusnya {status}.",
        "Ubah status menjadi dicabut, atau kosongkan diganti_oleh.",
    ),
    "pengganti-diri": Entry(
        "Program {id} disebut sebagai pengganti dirinya sendiri.",
        "Isi dengan ID program lain, atau kosongkan.",
    ),
    "seri-tak-dikenal": Entry(
        "Seri {value} tidak ada dalam definisi indikator {indikator}.{guess}",
        "{allowed}",
    ),
    "seri-kosong": Entry(
        "Seri wajib diisi untuk indikator {indikator}, karena seri yang berbeda tidak boleh "
        "dibandingkan.",
        "Pilih salah satu: {allowed}.",
    ),
    "seri-campur": Entry(
        "Nilai {indikator} tahun {year} memakai seri {value}, sedangkan baris lain tahun itu "
        "memakai {other}.",
        "Pakai satu seri untuk satu indikator dan tahun, atau pisahkan sebagai indikator lain.",
    ),
    "tahun-sesudah-edisi": Entry(
        "Tahun {value} sesudah tahun edisi ini, {edition}.",
        "Periksa tahunnya; nilai yang belum terjadi bukan data.",
    ),
    "tahun-terbalik": Entry(
        "Tahun awal {first} sesudah tahun akhir {last}.",
        "Tukar atau perbaiki kedua tahun itu.",
    ),
    "peristiwa-mundur": Entry(
        "Peristiwa bertanggal {date} ditulis sesudah peristiwa bertanggal {previous}.",
        "Urutkan peristiwa menurut tanggal, dari yang paling awal.",
    ),
    "peristiwa-tanpa-dokumen": Entry(
        "Peristiwa {kind} tidak menyebut dokumen.",
        "Tambahkan dokumen: dengan nomor keputusannya.",
    ),
    "peristiwa-tanpa-penetapan": Entry(
        "Peristiwa {kind} tidak didahului peristiwa ditetapkan.",
        "Catat dulu peristiwa ditetapkan, atau perbaiki jenisnya.",
    ),
    "edisi-mendahului-peristiwa": Entry(
        "Tanggal edisi {date} lebih awal dari peristiwa terakhir, {last}.",
        "Perbarui tanggal edisi, atau perbaiki tanggal peristiwa.",
    ),
    "tanggal-sesudah-edisi": Entry(
        "Tanggal {value} sesudah tanggal edisi, {edition}.",
        "Periksa tanggalnya, atau perbarui tanggal di data/edisi.yml.",
        "warning",
    ),
    "terbit-sesudah-diakses": Entry(
        "Tahun terbit {year} sesudah tanggal diakses, {date}.",
        "Perbaiki tahun terbit atau tanggal diakses.",
    ),
}
