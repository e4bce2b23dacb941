"""The nouns of the instruments: what people plan, agree, say and report together, a record a row.

Records as those of `model/model.py`: every attribute bears the name of its column.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from cetakbiru.model.reads import Record, with_doors

# A company agreed to be named with its activities, and not in sums alone.
NAMED = "kegiatan"
# The columns of a quarter end in its key.
QUARTERS = MappingProxyType({"tw1": "I", "tw2": "II", "tw3": "III", "tw4": "IV"})
"""What each quarter of a year is called."""


@dataclass(frozen=True)
class Quarter:
    """What an action planned and did in one quarter."""

    rencana: Decimal | None
    realisasi: Decimal | None
    belanja: int | None
    bukti: str | None
    kendala: str | None

    @property
    def is_reported(self) -> bool:
        """Whether anything was reported of it."""
        return any(
            part is not None for part in (self.realisasi, self.belanja, self.bukti, self.kendala)
        )


@with_doors
@dataclass(frozen=True, slots=True)
class Renja(Record):
    """A sub-activity in a place and a year, as an agency or a village wrote it in its own sheet.

    `wilayah`: whose budget it is. `anggaran`: rupiah of `tahun`. Where no place is named, it is the
    whole of `wilayah`. `bidang` is a proposal, which people correct.
    """

    id: str
    tahun: int
    tingkat: str
    wilayah: str
    opd: str | None
    pelaksana: str
    kode: str | None
    program: str | None
    kegiatan: str | None
    subkegiatan: str
    bidang: tuple[str, ...]
    kabupaten: tuple[str, ...]
    kecamatan: tuple[str, ...]
    desa: tuple[str, ...]
    lokasi: str | None
    keluaran: str | None
    volume: Decimal | None
    satuan: str | None
    anggaran: int | None
    sumber_dana: str | None
    keadaan: str
    asal: str | None
    sumber: str


@with_doors
@dataclass(frozen=True, slots=True)
class Kesepakatan(Record):
    """What a forum agreed on: who does what.

    `menyangkut`: the IDs of the rows that were talked about.
    """

    id: str
    konsultasi: str
    wilayah: str
    bidang: tuple[str, ...]
    menyangkut: tuple[str, ...]
    isi: str
    pelaksana: str
    opd: str | None
    batas: date | None
    keadaan: str
    sumber: str


@with_doors
@dataclass(frozen=True, slots=True)
class Pendamping(Record):
    """Facilitators in one role, at one place, over some years: their number, and their groups."""

    id: str
    kompetensi: tuple[str, ...]
    peran: str
    wilayah: str
    orang: int | None
    kelompok: int | None
    lembaga: str | None
    tahun_awal: int
    tahun_akhir: int | None
    sumber: str


@with_doors
@dataclass(frozen=True, slots=True)
class Aksi(Record):
    """An activity of a year's action plan, with plan and realisation of each quarter.

    Quantities are in `satuan`, money is in rupiah; those of a quarter are of that quarter alone.
    """

    id: str
    tahun: int
    penyusun: str
    program: str | None
    kegiatan: str
    bidang: str
    tujuan: tuple[str, ...]
    kabupaten: tuple[str, ...]
    kecamatan: tuple[str, ...]
    desa: tuple[str, ...]
    keluaran: str
    volume: Decimal
    satuan: str
    anggaran: int | None
    sumber_dana: str | None
    penanggung_jawab: str
    rencana_tw1: Decimal | None
    realisasi_tw1: Decimal | None
    belanja_tw1: int | None
    bukti_tw1: str | None
    kendala_tw1: str | None
    rencana_tw2: Decimal | None
    realisasi_tw2: Decimal | None
    belanja_tw2: int | None
    bukti_tw2: str | None
    kendala_tw2: str | None
    rencana_tw3: Decimal | None
    realisasi_tw3: Decimal | None
    belanja_tw3: int | None
    bukti_tw3: str | None
    kendala_tw3: str | None
    rencana_tw4: Decimal | None
    realisasi_tw4: Decimal | None
    belanja_tw4: int | None
    bukti_tw4: str | None
    kendala_tw4: str | None
    sumber: str

    @property
    def quarters(self) -> tuple[Quarter, Quarter, Quarter, Quarter]:
        """The four quarters, in their order."""
        return (
            Quarter(
                self.rencana_tw1,
                self.realisasi_tw1,
                self.belanja_tw1,
                self.bukti_tw1,
                self.kendala_tw1,
            ),
            Quarter(
                self.rencana_tw2,
                self.realisasi_tw2,
                self.belanja_tw2,
                self.bukti_tw2,
                self.kendala_tw2,
            ),
            Quarter(
                self.rencana_tw3,
                self.realisasi_tw3,
                self.belanja_tw3,
                self.bukti_tw3,
                self.kendala_tw3,
            ),
            Quarter(
                self.rencana_tw4,
                self.realisasi_tw4,
                self.belanja_tw4,
                self.bukti_tw4,
                self.kendala_tw4,
            ),
        )


@with_doors
@dataclass(frozen=True, slots=True)
class Kehadiran(Record):
    """How many of a group were invited to a consultation, and how many came."""

    konsultasi: str
    kelompok: str
    diundang: int | None
    hadir: int | None
    hadir_perempuan: int | None
    catatan: str | None
    sumber: str


@with_doors
@dataclass(frozen=True, slots=True)
class Masukan(Record):
    """Something said in a consultation or proposed by a village, its answer, and what came of it.

    `mengubah`: the IDs of the rows that it made or changed. `bagian`: places of docs/, as
    "page.md#heading".
    """

    id: str
    jalur: str
    konsultasi: str | None
    tanggal: date | None
    kelompok: str
    wilayah: str
    bidang: tuple[str, ...]
    isi: str
    jawaban: str | None
    penjawab: str | None
    keadaan: str
    alasan: str | None
    tanggal_keputusan: date | None
    mengubah: tuple[str, ...]
    bagian: tuple[str, ...]
    sumber: str


@with_doors
@dataclass(frozen=True, slots=True)
class Perusahaan(Record):
    """A company that agreed to have its activities published.

    `cakupan`: "kegiatan" under its name, "jumlah" only in sums with other companies.
    """

    kode: str
    nama: str
    persetujuan: date
    cakupan: str
    dicabut: date | None
    sumber: str

    @property
    def is_named(self) -> bool:
        """Whether its activities are told under its name: it agreed to that, and still does."""
        return self.cakupan == NAMED and self.agrees

    @property
    def agrees(self) -> bool:
        """Whether the consent still stands."""
        return self.dicabut is None


@with_doors
@dataclass(frozen=True, slots=True)
class KegiatanPerusahaan(Record):
    """An activity that a company agreed to publish; what it costs only as a band."""

    id: str
    perusahaan: str
    tahun: int
    kegiatan: str
    bidang: str
    subprogram: str | None
    sejalan: tuple[str, ...]
    kecamatan: tuple[str, ...]
    desa: tuple[str, ...]
    keluaran: str | None
    volume: Decimal | None
    volume_tercapai: Decimal | None
    satuan: str | None
    pita_biaya: str | None
    keadaan: str
    sumber: str
