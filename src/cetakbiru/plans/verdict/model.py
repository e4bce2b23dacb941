"""What a plan is before and after the check: sheets of text with places, and the verdict.

The attributes of the verdict are the keys of its JSON form, hence their Indonesian names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ALIGNED = "selaras"
PARTLY = "sebagian"
OUTSIDE = "di-luar-prioritas"
OVERLAPPING = "tumpang-tindih"
UNJUDGED = "tidak-dinilai"
STATUSES = (ALIGNED, PARTLY, OUTSIDE, OVERLAPPING, UNJUDGED)

DONE = "terpenuhi"
NOT_DONE = "belum"
NOT_NEEDED = "tidak-berlaku"
UNKNOWN = "tidak-dapat-dinilai"


@dataclass(frozen=True)
class Note:
    """A message by its code in data/aturan-selaras.yml, with what fills its braces."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class SheetRow:
    """A row as read, all cells as text.

    `numeric` holds the columns whose cell is a number in the file; `merged` tells, for each column
    that only repeats a merged cell, the row in which that cell begins.
    """

    number: int
    cells: tuple[str, ...]
    numeric: frozenset[int] = frozenset()
    merged: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """A sheet with its rows in order; a CSV file is one sheet without a name."""

    name: str
    rows: tuple[SheetRow, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class PlanFile:
    """A file as read: its sheets, or in `error` why it can't be read."""

    name: str
    sheets: tuple[Sheet, ...] = ()
    notes: tuple[Note, ...] = ()
    error: Note | None = None


@dataclass(frozen=True)
class Lembar:
    """What became of a sheet: which row holds the headers and which column plays which part."""

    nama: str
    dibaca: bool
    baris_judul: int | None
    kolom: Mapping[str, str]
    kegiatan: int
    catatan: tuple[str, ...]


@dataclass(frozen=True)
class Berkas:
    """What became of a file; `galat` says why nothing of it was read."""

    nama: str
    galat: str | None
    catatan: tuple[str, ...]
    lembar: tuple[Lembar, ...]


@dataclass(frozen=True)
class Unread:
    """A cell or row that can't be read, and why."""

    berkas: str
    lembar: str
    baris: int
    kolom: str | None
    nilai: str
    pesan: str


@dataclass(frozen=True)
class Lack:
    """A part that an activity lacks."""

    bagian: str
    pesan: str


@dataclass(frozen=True)
class Overlap:
    """What an activity may overlap with: another row or a government programme."""

    jenis: str
    id: str | None
    berkas: str | None
    lembar: str | None
    baris: int | None
    pesan: str


@dataclass(frozen=True)
class Kegiatan:
    """An activity and its verdict. `anggaran` is in rupiah; None when it can't be read.

    `status` is the verdict shown; `kesesuaian` the same without regard to overlaps. `cara` tells
    how `program` was found: "id" or "kata".
    """

    berkas: str
    lembar: str
    baris: int
    nama: str
    kabupaten: tuple[str, ...]
    kecamatan: tuple[str, ...]
    bidang: str | None
    subprogram: str | None
    tahun: tuple[int, ...]
    anggaran: int | None
    status: str
    kesesuaian: str
    program: str | None
    cara: str | None
    penilaian: str | None
    kurang: tuple[Lack, ...]
    tumpang_tindih: tuple[Overlap, ...]
    catatan: tuple[str, ...]
    terisi: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """How a program utama fares in the plan; `anggaran` in rupiah, of readable budgets."""

    bidang: str
    dinilai: bool
    kegiatan: int
    anggaran: int
    pesan: str | None


@dataclass(frozen=True)
class FocusVerdict:
    """The measure of focus: `indeks` in ten-thousandths, `setara` in tenths."""

    dasar: str | None
    indeks: int | None
    setara: int | None
    banyak: int
    kecil: int
    golongan: str | None
    pesan: str


@dataclass(frozen=True)
class Finding:
    """The verdict on a duty or a point of readiness; `acuan` is its legal basis or source."""

    kode: str
    judul: str
    status: str
    acuan: str
    pesan: str


@dataclass(frozen=True)
class Result:
    """The whole verdict."""

    edisi: Mapping[str, str]
    kelompok: str | None
    kabupaten: tuple[str, ...]
    isian: Mapping[str, str]
    berkas: tuple[Berkas, ...]
    ringkasan: Mapping[str, int]
    kegiatan: tuple[Kegiatan, ...]
    tidak_terbaca: tuple[Unread, ...]
    program_utama: tuple[Coverage, ...]
    program_tanpa_kegiatan: tuple[str, ...]
    kecamatan_tanpa_kegiatan: tuple[str, ...]
    fokus: FocusVerdict
    kewajiban: tuple[Finding, ...]
    kesiapan: tuple[Finding, ...]
    catatan: tuple[str, ...]
