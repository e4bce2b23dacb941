"""The rules of the plan check, typed from data/aturan-selaras.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from cetakbiru.model.convert import to_record
from cetakbiru.model.load import Blueprint, DataError
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.schema import read_descriptors

TABLE = "aturan_selaras"
LIMITS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "target-melompat": ("lipat", "lipat_setempat", "dekat"),
        "target-di-bawah-terburuk": ("lipat",),
        "tahun-tak-terjangkau": ("ke_belakang", "ke_depan"),
        "tahun-lampau": ("ke_belakang",),
        "anggaran-terlalu-kecil": ("rupiah",),
        "anggaran-melebihi-semua": ("rupiah",),
        "anggaran-kecil": ("rupiah",),
        "anggaran-besar": ("rupiah",),
        "jumlah-tahunan-beda": ("persen",),
        "kali-harga-beda": ("persen",),
        "jumlah-baris-beda": ("persen",),
        "penerima-terlalu-banyak": ("kecamatan", "desa"),
        "baris-berulang": ("baris",),
        "target-seragam": ("baris",),
    }
)
"""The limits that a question of sense compares with, by its code; the others need none."""


@dataclass(frozen=True)
class Batas:
    """Limits: bytes, rows, columns, header rows, merged cells, partners and names told."""

    ukuran_berkas: int
    ukuran_terurai: int
    baris: int
    kolom: int
    baris_judul: int
    sel_gabung: int
    rekan: int
    sebut: int


@dataclass(frozen=True)
class Ambang:
    """What words that an activity shares with the blueprint are worth, and how much is enough.

    `kuat` and `lemah`: the points from which an activity fits, or fits in part. `konsep`, `kata`:
    points of a shared concept, and of the rarest word; `dekat` the share, in percent, of a concept
    that has but a word near to it. `bidang`, `subprogram`: what is added where
    the plan states the same. `nama`, `uraian`, `hasil`, `penerima`: the share, in percent, that
    words in these parts count; `bidang_lain` that of a concept of another bidang.
    `bidang_sebaris`: a name that speaks of so many bidang is no single activity. `tahun_rippm`: a
    plan of so many years is a master plan.
    """

    kuat: int
    lemah: int
    konsep: int
    dekat: int
    kata: int
    bidang: int
    subprogram: int
    nama: int
    uraian: int
    hasil: int
    penerima: int
    bidang_lain: int
    bidang_sebaris: int
    tahun_rippm: int


@dataclass(frozen=True)
class Fokus:
    """The measure of focus; its limits are in ten-thousandths."""

    judul: str
    uraian: str
    sumber: tuple[str, ...]
    terfokus_mulai: int
    menyebar_di_bawah: int
    kecil_di_bawah: int


@dataclass(frozen=True)
class Rkab:
    """The window for submitting the RKAB, and its legal basis."""

    mulai: str
    akhir: str
    dasar: str


@dataclass(frozen=True)
class Kolom:
    """A column of a plan: its part, its title in the planning sheet, and what others call it."""

    peran: str
    judul: str
    lembar: bool
    uraian: str
    sebutan: tuple[str, ...]


@dataclass(frozen=True)
class Isian:
    """Something said once for a whole plan, and what others call it."""

    kode: str
    judul: str
    jenis: str
    label: tuple[str, ...]


@dataclass(frozen=True)
class Kali:
    """A word that multiplies an amount."""

    kata: str
    nilai: int


@dataclass(frozen=True)
class Kata:
    """Words with a meaning in cells, and the affixes that light stemming takes off."""

    ya: tuple[str, ...]
    tidak: tuple[str, ...]
    semua: tuple[str, ...]
    jumlah: tuple[str, ...]
    kosong: tuple[str, ...]
    kali: tuple[Kali, ...]
    diabaikan: tuple[str, ...]
    mendua: tuple[str, ...]
    orang_dalam: tuple[str, ...]
    nihil: tuple[str, ...]
    angka: tuple[str, ...]
    lalu: tuple[str, ...]
    penanda_desa: tuple[str, ...]
    penanda_kecamatan: tuple[str, ...]
    penanda_kabupaten: tuple[str, ...]
    penanda_kota: tuple[str, ...]
    penanda_lain: tuple[str, ...]


@dataclass(frozen=True)
class SebutanBidang:
    """What people call a program utama."""

    bidang: str
    sebutan: tuple[str, ...]


@dataclass(frozen=True)
class SebutanKelompok:
    """What people call a commodity group."""

    kelompok: str
    sebutan: tuple[str, ...]


@dataclass(frozen=True)
class Konsep:
    """Words that mean the same kind of activity.

    `bila_bidang` mean it only where the plan states the bidang; `dekat` are near to it and decide
    nothing; `bukan` hold such words and mean nothing here. With `hanya_bidang` they tell the
    bidang and no direction.
    """

    kode: str
    bidang: str
    kata: tuple[str, ...]
    subprogram: str | None = None
    hanya_bidang: bool = False
    bila_bidang: tuple[str, ...] = ()
    dekat: tuple[str, ...] = ()
    bukan: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tahap:
    """A stage of a plan: rippm, rkab or laporan, and what it is called."""

    kode: str
    nama: str
    sebutan: tuple[str, ...]


@dataclass(frozen=True)
class Bagian:
    """A part that an activity should have at these stages.

    With `angka` it must say a number; with `nihil` none is an answer, too.

    `dasar` is an id of dasar-hukum; without it the part is this project's proposal.
    """

    kode: str
    peran: str
    tahap: tuple[str, ...]
    pesan: str
    angka: bool = False
    nihil: bool = False
    dasar: str | None = None


@dataclass(frozen=True)
class Kewajiban:
    """A duty of the law and how it is tested; `dasar` is an id of dasar-hukum."""

    kode: str
    judul: str
    uji: str
    dasar: str
    isian: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kesiapan:
    """A point of the readiness list at these stages, and how it is tested.

    `sumber` is an id of sumber, which proposes it; `dasar` one of dasar-hukum, if the law asks it.
    """

    kode: str
    judul: str
    uji: str
    tahap: tuple[str, ...]
    sumber: str
    dasar: str | None = None
    bagian: tuple[str, ...] = ()
    isian: tuple[str, ...] = ()


@dataclass(frozen=True)
class AturanKewajaran:
    """Something that is asked of the sense of an activity; `batas` are its limits by name."""

    kode: str
    hal: str
    putusan: str
    judul: str
    sumber: str
    batas: Mapping[str, int | float] = field(default_factory=dict)


@dataclass(frozen=True)
class Pita:
    """What one beneficiary may cost, in rupiah; `atas` a year. No `untuk` is for all."""

    untuk: tuple[str, ...]
    per: str
    bawah: int
    atas: int
    sumber: str


@dataclass(frozen=True)
class ArahUkuran:
    """What isn't an indicator of the blueprint, but has a good direction that everybody knows."""

    arah: str
    sebutan: tuple[str, ...]


@dataclass(frozen=True)
class SebutanIndikator:
    """What people call an indicator; whether it changes slowly anywhere, also in a village."""

    indikator: str
    sebutan: tuple[str, ...]
    lambat: bool = False


@dataclass(frozen=True)
class Kewajaran:
    """How the sense of an activity is judged."""

    uraian: str
    aturan: tuple[AturanKewajaran, ...]
    arah: tuple[ArahUkuran, ...]
    pita: tuple[Pita, ...]
    indikator: tuple[SebutanIndikator, ...]


@dataclass(frozen=True)
class IsianContoh:
    """One answer of the invented plan."""

    kode: str
    isi: str


@dataclass(frozen=True)
class Contoh:
    """An invented plan; `kolom` names the part that each cell of `baris` plays."""

    judul: str
    catatan: str
    isian: tuple[IsianContoh, ...]
    kolom: tuple[str, ...]
    baris: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Rules:
    """All of data/aturan-selaras.yml."""

    judul: str
    uraian: str
    sumber: str
    batas: Batas
    ambang: Ambang
    fokus: Fokus
    rkab: Rkab
    kolom: tuple[Kolom, ...]
    isian: tuple[Isian, ...]
    kata: Kata
    bidang: tuple[SebutanBidang, ...]
    kelompok: tuple[SebutanKelompok, ...]
    konsep: tuple[Konsep, ...]
    tahap: tuple[Tahap, ...]
    bagian: tuple[Bagian, ...]
    kewajiban: tuple[Kewajiban, ...]
    kesiapan: tuple[Kesiapan, ...]
    kewajaran: Kewajaran
    contoh: Contoh


def has_rules(blueprint: Blueprint) -> bool:
    """Whether this province has rules for checking plans."""
    return bool(blueprint.trees(TABLE))


@once_per_blueprint
def alignment_rules(blueprint: Blueprint) -> Rules:
    """The rules of this blueprint. Raises DataError when the file is missing or can't be typed."""
    trees = blueprint.trees(TABLE)
    if not trees:
        raise DataError(TABLE)
    try:
        return to_record(Rules, trees[0])
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"{TABLE}: {error}") from error


def program_id_pattern(blueprint: Blueprint) -> str:
    """The regular expression of the IDs of directions and programmes, as their descriptors say."""
    columns = (read_descriptors()[name].columns_by_name["id"] for name in ("nomor_arah", "program"))
    return "|".join(str(column.descriptor["constraints"]["pattern"]) for column in columns)
