"""The rows of the comparison: its tables, what stands in each, and where there is no such row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cetakbiru.base.plain import capitalized
from cetakbiru.insight.evidence import KINDS
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import BuktiTambang, Indikator
from cetakbiru.pages.fragments.cells import RESPONSIBLE_AGENCY
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import NOT_KNOWN

# Sections, then rows of programmes that no programme of a company is in.
FACTS, LAGGING, DIRECTIONS = "keterangan", "tertinggal", "arah"
EVIDENCE, PROGRAMS, AGENCIES = "bukti", "program", "opd"
GOVERNMENT, COMPETENCE = "Program pemerintah", "Kompetensi inti"
_FACTS = (
    *("Kabupaten", "Kode Kemendagri", "Kode BPS", "Nama lama", "Perubahan", "Ibu kota"),
    *("Luas", "Penduduk", "Kecamatan", "Desa", "Kelurahan"),
    *("Perbatasan darat", "Garis pantai", "Bertetangga dengan", "Nama desa dan kelurahan"),
)


@dataclass(frozen=True)
class Section:
    """A table of the comparison. `rows`: the title and the page of each, by its key, in order.

    `absent` stands where one of the places has no such row. `led`: the first line of a cell says
    what the others explain. `by_sharing`: rows that all places have come before those of some.
    `of_home`: a kecamatan has none of its own, and those of its kabupaten are shown, named as such.
    """

    id: str
    title: str
    head: str
    rows: Mapping[str, tuple[str, str | None]]
    absent: str
    note: str = ""
    led: bool = False
    by_sharing: bool = True
    of_home: bool = False


def sections_of(blueprint: Blueprint, links: Links) -> tuple[Section, ...]:
    """The tables of the comparison beside that of indicators."""
    plain = {name: (name, None) for name in _FACTS}
    subjects = dict.fromkeys(map(subject_name, blueprint.indikator.values()))
    programs = (*(one.nama_pendek for one in blueprint.bidang.values()), GOVERNMENT, COMPETENCE)
    return (
        Section(
            FACTS,
            "Keterangan wilayah",
            "Keterangan",
            plain,
            NOT_KNOWN,
            "Tetangga dihitung dari garis batas, yang tidak resmi.",
            by_sharing=False,
        ),
        Section(
            LAGGING,
            "Pokok yang tertinggal",
            "Pokok indikator",
            {name: (name, None) for name in subjects},
            "tidak tertinggal, atau tanpa angka",
            "Ukuran tentang satu hal dihitung sebagai satu pokok.",
            of_home=True,
        ),
        Section(
            DIRECTIONS,
            "Arah prioritas dan alasannya",
            "Arah",
            {one.kode: (one.nama, links.panduan(one)) for one in blueprint.aturan.calon},
            "bukan arah di sini",
            "Nomor 1 paling mendesak menurut hitungan.",
            led=True,
            of_home=True,
        ),
        Section(
            EVIDENCE,
            "Bukti kegiatan tambang",
            "Jenis dan komoditas",
            {key: (key, None) for key in _evidence_keys(blueprint)},
            "tidak tercatat",
            "Menurut sumber bertanggal; bukan daftar izin yang berlaku sekarang.",
        ),
        Section(
            PROGRAMS,
            "Program",
            "Program",
            {name: (name, None) for name in programs},
            "tidak tercatat",
        ),
        Section(
            AGENCIES,
            RESPONSIBLE_AGENCY,
            "OPD",
            {one.kode: (one.nama, links.opd(one.kode)) for one in blueprint.opd.values()},
            "tidak tercantum",
            of_home=True,
        ),
    )


def subject_name(item: Indikator) -> str:
    """What an indicator tells of: the group of those that tell of one thing, else itself."""
    if item.kelompok is None:
        return item.nama
    return capitalized(item.kelompok.replace("-", " "))


def _evidence_keys(blueprint: Blueprint) -> tuple[str, ...]:
    """Kind and commodity of all evidence, the strongest kind first."""
    kinds = list(KINDS)
    rows = sorted(blueprint.bukti_tambang, key=lambda row: kinds.index(row.jenis))
    return tuple(dict.fromkeys(map(evidence_key, rows)))


def evidence_key(row: BuktiTambang) -> str:
    """The row in which evidence stands."""
    return f"{KINDS[row.jenis]}: {row.komoditas}"
