"""Catalogue of disagreements of the list of programmes with the rule and the last edition."""

from __future__ import annotations

from cetakbiru.checks.messages.entry import Entry

PRIORITY = {
    "program-hilang": Entry(
        "Program {id} {name} ada pada edisi {version}, tetapi barisnya tidak ada lagi.",
        "Kembalikan barisnya, ubah status menjadi dicabut, dan isi diganti_oleh dengan ID "
        "penggantinya; program yang pernah terbit tidak pernah dihapus.",
    ),
    "prioritas-tidak-diusulkan": Entry(
        "Program {id} tidak lahir dari aturan prioritas: calon {calon} tidak diusulkan untuk "
        "{region}.",
        "Isi alasan_ubah dengan alasan program ini tetap dimuat, atau perbaiki kolom calon.",
    ),
    "prioritas-dasar-berbeda": Entry(
        "Dasar program {id} berbeda dari hasil aturan prioritas, yaitu {expected}.",
        "Samakan dasar_indikator dan dasar_isu dengan hasil aturan, atau isi alasan_ubah.",
    ),
    "prioritas-terlewat": Entry(
        "Aturan prioritas mengusulkan calon {calon} untuk {region}, tetapi daftar programnya "
        "tidak memuatnya.",
        "Tambahkan barisnya (lihat: ppm propose --kabupaten {kabupaten}), atau catat alasannya "
        "di pengecualian pada data/aturan-prioritas.yml.",
    ),
    "prioritas-pengecualian-sia": Entry(
        "Pengecualian calon {calon} untuk {region} tidak diperlukan.",
        "Hapus pengecualian itu dari data/aturan-prioritas.yml.",
    ),
    "prioritas-terlalu-sedikit": Entry(
        "{region} hanya mempunyai {count} program; aturan meminta paling sedikit {minimum}.",
        "Tambahkan program untuk kabupaten ini (lihat: ppm propose --kabupaten {kabupaten}).",
    ),
}
