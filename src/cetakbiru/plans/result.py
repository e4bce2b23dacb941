"""The verdict on a plan as the engine tells it; the keys are those of its JSON form."""

from __future__ import annotations

from typing import Any, TypedDict


class Place(TypedDict):
    """Where something stands: file, sheet and row."""

    berkas: str
    lembar: str
    baris: int


class Unread(Place):
    """A cell or row that can't be read, and why."""

    kolom: str | None
    nilai: str
    pesan: str


class Reference(TypedDict):
    """What an activity fits: a direction, a programme or a guide, and by what."""

    id: str
    jenis: str
    nama: str
    sebab: str


class Fit(TypedDict):
    """`putusan`: selaras, sebagian, di-luar or tak-dinilai; the best reference first."""

    putusan: str
    cara: str | None
    acuan: list[Reference]
    pesan: list[str]


class Lack(TypedDict):
    """A part that an activity lacks, and the cell to fill."""

    bagian: str
    sel: str | None
    pesan: str


class Completeness(TypedDict):
    """`putusan`: lengkap or kurang."""

    putusan: str
    kurang: list[Lack]


class Remark(TypedDict):
    """Why an activity makes no sense, or may make none, and in which cell."""

    kode: str
    sel: str | None
    pesan: str


class Sense(TypedDict):
    """`putusan`: wajar, diragukan, mustahil or tak-dinilai."""

    putusan: str
    alasan: list[Remark]


class Overlap(TypedDict):
    """What an activity may overlap with: another row or a government programme."""

    jenis: str
    id: str | None
    berkas: str | None
    lembar: str | None
    baris: int | None
    pesan: str


class Activity(Place):
    """An activity and its three verdicts. `anggaran` is in rupiah; None when it can't be read."""

    nama: str
    kabupaten: list[str]
    kecamatan: list[str]
    desa: list[str]
    bidang: str | None
    subprogram: str | None
    tahun: list[int]
    anggaran: int | None
    penerima: int | None
    selaras: bool
    kesesuaian: Fit
    kelengkapan: Completeness
    kewajaran: Sense
    tumpang_tindih: list[Overlap]
    catatan: list[str]


class SheetTold(TypedDict):
    """What became of a sheet: which row holds the headers and which column plays which part."""

    nama: str
    dibaca: bool
    baris_judul: int | None
    kolom: dict[str, str]
    kegiatan: int
    catatan: list[str]


class FileTold(TypedDict):
    """What became of a file; `galat` says why nothing of it was read."""

    nama: str
    galat: str | None
    catatan: list[str]
    lembar: list[SheetTold]


class Summary(TypedDict):
    """Counts of activities by each verdict, and the sum of readable budgets in rupiah."""

    kegiatan: int
    selaras: int
    kesesuaian: dict[str, int]
    kelengkapan: dict[str, int]
    kewajaran: dict[str, int]
    tumpang_tindih: int
    anggaran: int


class Coverage(TypedDict):
    """How a program utama fares in the plan; `anggaran` in rupiah, of readable budgets."""

    bidang: str
    dinilai: bool
    kegiatan: int
    anggaran: int
    pesan: str | None


class Focus(TypedDict):
    """The measure of focus: `indeks` in ten-thousandths, `setara` in tenths."""

    dasar: str | None
    indeks: int | None
    setara: int | None
    banyak: int
    kecil: int
    golongan: str | None
    pesan: str


class Finding(TypedDict):
    """The verdict on a duty or a point of readiness; `acuan` is its legal basis or source."""

    kode: str
    judul: str
    status: str
    acuan: str
    pesan: str


class Result(TypedDict):
    """The whole verdict on one plan."""

    bentuk: int
    dibuat_oleh: str
    edisi: dict[str, str]
    putusan_rencana: str
    kelompok: str | None
    kabupaten: list[str]
    isian: dict[str, str]
    berkas: list[FileTold]
    ringkasan: Summary
    perbaikan: list[dict[str, Any]]
    kegiatan: list[Activity]
    tidak_terbaca: list[Unread]
    program_utama: list[Coverage]
    arah_dengan_kegiatan: list[dict[str, Any]]
    arah_tanpa_kegiatan: list[dict[str, str]]
    kecamatan_tanpa_kegiatan: list[str]
    fokus: Focus
    kewajiban: list[Finding]
    kesiapan: list[Finding]
    catatan: list[str]
