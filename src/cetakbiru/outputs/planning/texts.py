"""The words of the planning sheet: what it is, how to use it, what the law asks, how to cite."""

from __future__ import annotations

from cetakbiru.model.alignment import Rules
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import DasarHukum, Kabupaten, KelompokKomoditas
from cetakbiru.pages.fragments.numbers import long_date

Line = tuple[str, bool]


def guide_lines(
    blueprint: Blueprint, rules: Rules, region: Kabupaten, group: KelompokKomoditas
) -> list[Line]:
    """The lines of the guide, each with whether it is a heading."""
    laws = {law.id: law for law in blueprint.dasar_hukum}
    window = rules.rkab
    return [
        (f"Lembar rencana PPM {region.full_name}", True),
        (f"Kelompok komoditas: {group.nama}", False),
        ("Lembar ini alat bantu menyusun rencana, bukan formulir resmi.", False),
        (
            "Susunannya mengikuti keterangan sumber sekunder tentang rencana induk PPM dan program "
            "tahunan; naskah pedoman resminya belum terbaca oleh penyusun lembar ini.",
            False,
        ),
        (citation(blueprint), False),
        (f"{blueprint.status.notice} {blueprint.speaker.notice}", False),
        ("", False),
        ("Cara memakai", True),
        (
            "Isi lembar 2 untuk seluruh rencana, lalu lembar 4 satu baris per kegiatan.",
            False,
        ),
        ("Arahkan penunjuk ke judul pada lembar 4 untuk membaca apa yang diisi.", False),
        (
            "Baris yang sudah ber-ID berasal dari cetak biru. Arah prioritas (ID berawalan PPM) "
            "ditulis lebih dahulu menurut urutannya: dihitung dari data, dan perusahaan menyusun "
            "kegiatannya dengan panduan. Program (ID berawalan PRG) mengikuti: tempat, keluaran, "
            "dan penanggung jawabnya sudah disebut pemiliknya.",
            False,
        ),
        (
            "Hapus isi baris yang tidak sesuai dengan wilayah kerja, dan tambahkan baris sendiri "
            "di bawahnya tanpa ID.",
            False,
        ),
        ("Nilai yang kosong berarti belum ada data; target ditetapkan lewat konsultasi.", False),
        (
            "Setelah terisi, periksa di halaman periksa rencana pada situs cetak biru atau dengan "
            "perintah ppm align. Berkas tidak dikirim ke mana pun.",
            False,
        ),
        ("", False),
        ("Program utama yang dinilai", True),
        (
            ", ".join(
                item.nama_pendek for item in blueprint.bidang.values() if group.kode in item.dinilai
            )
            + ".",
            False,
        ),
        (group.keterangan, False),
        ("", False),
        ("Yang diminta peraturan", True),
        *((_duty(laws[duty.dasar]), False) for duty in rules.kewajiban),
        (
            f"RKAB disampaikan {window.mulai}–{window.akhir} ({_name(laws[window.dasar])}).",
            False,
        ),
        (
            "Naskah peraturan dibaca melalui salinan pihak lain; periksa naskah resminya sebelum "
            "dipakai.",
            False,
        ),
    ]


def citation(blueprint: Blueprint) -> str:
    """How to cite this edition."""
    edition, speaker = blueprint.edisi, blueprint.speaker
    return (
        f"{speaker.name}. ({edition.tanggal.year}). {edition.judul}{speaker.bracketed()}. "
        f"Edisi {edition.versi} "
        f"({blueprint.status.label.lower()}), {long_date(edition.tanggal)}."
    )


def _duty(law: DasarHukum) -> str:
    remark = f" Catatan: {law.berlaku}." if law.berlaku else ""
    return f"{law.isi} ({_name(law)}){remark}"


def _name(law: DasarHukum) -> str:
    return ", ".join(part for part in (law.peraturan, law.pasal) if part)
