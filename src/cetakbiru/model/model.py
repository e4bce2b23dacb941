"""The nouns of the blueprint: one immutable record for a row of each table.

Every attribute bears the name of its column or key in data/; a test holds the two together. Rows
are records whose attributes tell when they are read (`model/reads.py`); what stands within a row is
read with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cetakbiru.model.format import FORMAT
from cetakbiru.model.reads import Record, with_doors

LEMBAR_PENGESAHAN = "lembar-pengesahan"
KEPUTUSAN_GUBERNUR = "keputusan-gubernur"
PERATURAN_GUBERNUR = "peraturan-gubernur"

_TRUST = {"resmi": 0, "sekunder": 1}
# How many parts the code of a programme, an activity and a sub-activity has.
_NOMENCLATURE_LEVELS = {3: "program", 5: "kegiatan", 6: "subkegiatan"}
# "RLS" and "P1", but not a word that begins with a capital.
_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]+\b")


@with_doors
@dataclass(frozen=True, slots=True)
class Kabupaten(Record):
    """A kabupaten or kota."""

    kode: str
    kode_bps: str | None
    nama: str
    jenis: str
    singkatan: str
    nama_lama: str | None
    ibu_kota: str | None
    luas_km2: Decimal | None
    penduduk: int | None
    penduduk_tahun: int | None
    jumlah_desa: int | None
    jumlah_kelurahan: int | None
    perbatasan: bool | None
    petak_baris: int
    petak_kolom: int
    sumber: str
    sumber_penduduk: str | None
    sumber_ibu_kota: str | None
    sumber_perbatasan: str | None

    @property
    def full_name(self) -> str:
        return f"{self.jenis} {self.nama}"

    @property
    def slug(self) -> str:
        """The name of its page and programme file."""
        return kabupaten_slug(self.jenis, self.nama)

    @property
    def digits(self) -> str:
        """The code without dots, as IDs carry it."""
        return self.kode.replace(".", "")


def kabupaten_slug(jenis: str, nama: str) -> str:
    """The name of the page of a kabupaten; a kota keeps its word: there are two Bogor."""
    name = nama if jenis == "Kabupaten" else f"{jenis} {nama}"
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")


@with_doors
@dataclass(frozen=True, slots=True)
class Kecamatan(Record):
    """A subdistrict."""

    kode: str
    kode_bps: str | None
    nama: str
    kabupaten: str
    jumlah_desa: int | None
    jumlah_kelurahan: int | None
    perbatasan: bool | None
    sumber: str
    sumber_perbatasan: str | None
    pesisir: bool | None
    sumber_pesisir: str | None


@with_doors
@dataclass(frozen=True, slots=True)
class Desa(Record):
    """A desa or kelurahan, with a point in it where one is known."""

    kode: str
    nama: str
    jenis: str
    kecamatan: str
    lintang: Decimal | None
    bujur: Decimal | None
    sumber: str


@with_doors
@dataclass(frozen=True, slots=True)
class TanpaGarisBatas(Record):
    """A place whose outline the source of outlines does not have."""

    kode: str
    catatan: str | None


@with_doors
@dataclass(frozen=True, slots=True)
class RiwayatWilayah(Record):
    """A change of a place's name or code, a split or a merger, and what came of it."""

    kode_lama: str
    nama_lama: str
    kode_baru: tuple[str, ...]
    tahun: int
    tanggal: date | None
    dasar: str | None
    sumber: str
    catatan: str | None


@with_doors
@dataclass(frozen=True, slots=True)
class BuktiTambang(Record):
    """What a dated source says of mining in a kecamatan, a kabupaten or the whole province."""

    wilayah: str
    jenis: str
    komoditas: str
    kelompok: str | None
    tahun: int
    uraian: str
    sumber: str
    catatan: str | None


@with_doors
@dataclass(frozen=True, slots=True)
class KelompokKomoditas(Record):
    """A group of commodities that is judged by the same program utama."""

    kode: str
    nama: str
    keyakinan: str
    keterangan: str
    sumber: str


@dataclass(frozen=True)
class Subprogram:
    """A part of a program utama."""

    kode: str
    nama: str


@with_doors
@dataclass(frozen=True, slots=True)
class Bidang(Record):
    """A program utama."""

    kode: str
    nomor: int
    nama: str
    nama_pendek: str
    dinilai: tuple[str, ...]
    sumber: str
    subprogram: tuple[Subprogram, ...]


@dataclass(frozen=True)
class Butir:
    """A goal, priority, mandate or pillar of a plan."""

    id: str
    jenis: str
    nomor: int
    nama: str
    sumber: str
    uraian: str | None = None


@with_doors
@dataclass(frozen=True, slots=True)
class Rencana(Record):
    """A plan that the blueprint refers to."""

    id: str
    judul: str
    jenis: str
    lingkup: str
    sumber: str
    butir: tuple[Butir, ...]
    wilayah: str | None = None
    awal: int | None = None
    akhir: int | None = None
    visi: str | None = None
    catatan: str | None = None


@dataclass(frozen=True)
class PadananBidang:
    """Which goals a program utama serves."""

    bidang: str
    tujuan: tuple[str, ...]
    alasan: str | None = None


@with_doors
@dataclass(frozen=True, slots=True)
class Padanan(Record):
    """The crosswalk from program utama to goals."""

    keterangan: str
    sumber: str
    padanan: tuple[PadananBidang, ...]


@with_doors
@dataclass(frozen=True, slots=True)
class Opd(Record):
    """An agency."""

    kode: str
    nama: str
    singkatan: str
    tingkat: str
    nama_dipastikan: bool
    peran: str
    sumber: str | None


@with_doors
@dataclass(frozen=True, slots=True)
class Sumber(Record):
    """A source."""

    id: str
    judul: str
    penerbit: str
    tahun: int | None
    url: str | None
    jenis: str
    keyakinan: str
    lisensi: str
    diakses: date | None
    catatan: str | None

    @property
    def trust(self) -> tuple[int, int]:
        """Lower is more trusted: official before secondary, the later published before earlier."""
        return _TRUST.get(self.keyakinan, len(_TRUST)), -(self.tahun or 0)

    @property
    def cited(self) -> str:
        """Publisher and year: "Badan Pusat Statistik (2025)"."""
        return self.penerbit if self.tahun is None else f"{self.penerbit} ({self.tahun})"


@dataclass(frozen=True)
class Rentang:
    """The values that an indicator can have; None where nothing bounds them."""

    minimum: Decimal | None = None
    maksimum: Decimal | None = None
    bulat: bool = False

    def holds(self, value: Decimal) -> bool:
        """Whether a value is possible."""
        return (
            (self.minimum is None or value >= self.minimum)
            and (self.maksimum is None or value <= self.maksimum)
            and (not self.bulat or value == value.to_integral_value())
        )


@dataclass(frozen=True)
class Komponen:
    """A component of a composite index, counted from `minimum` (0) to `maksimum` (1)."""

    bagian: str
    komponen: str
    minimum: Decimal
    maksimum: Decimal
    skala: str = "lurus"


@with_doors
@dataclass(frozen=True, slots=True)
class Indikator(Record):
    """What an indicator means. `arah`: naik (higher is better), turun (lower), netral.

    `langkah` is the largest usual change within a year. `bagian_dari`: a whole, of which every
    indicator that names it is a part. `jumlah_wilayah`: the province's value is the sum of its
    kabupaten. Indicators of one `kelompok` tell of one thing and count once.
    """

    id: str
    nama: str
    nama_pendek: str
    satuan: str
    desimal: int
    arah: str
    seri: tuple[str, ...]
    definisi: str
    bidang: tuple[str, ...]
    sumber: str
    rumus: str | None = None
    catatan: str | None = None
    rentang: Rentang | None = None
    langkah: Decimal | None = None
    jumlah_wilayah: bool = False
    bagian_dari: str | None = None
    kelompok: str | None = None
    gabungan: tuple[Komponen, ...] = ()

    @property
    def name_in_words(self) -> str:
        """The short name; the full one where the short one holds an abbreviation."""
        return self.nama if _ABBREVIATION.search(self.nama_pendek) else self.nama_pendek

    @property
    def possible(self) -> Rentang:
        """Its range; where none is written, that of its unit."""
        if self.rentang is not None:
            return self.rentang
        return Rentang(Decimal(0), Decimal(100) if self.satuan == "persen" else None)


@with_doors
@dataclass(frozen=True, slots=True)
class Nilai(Record):
    """One value of an indicator, in the indicator's unit."""

    wilayah: str
    indikator: str
    tahun: int
    nilai: Decimal
    seri: str | None
    sumber: str
    catatan: str | None


@with_doors
@dataclass(frozen=True, slots=True)
class Isu(Record):
    """A community issue."""

    id: str
    wilayah: str
    lingkup: str
    aspek: str
    judul: str
    uraian: str
    bidang: tuple[str, ...]
    konsultasi: str | None
    tahun: int
    sumber: str


@with_doors
@dataclass(frozen=True, slots=True)
class Konsultasi(Record):
    """A seminar, FGD, forum or coordination meeting. `kaitan`: which text it was about.

    `pimpinan` and `pembicara` are public offices, never names of persons.
    """

    id: str
    tanggal: date | None
    jenis: str
    judul: str
    tema: str | None
    kaitan: str
    tempat: str | None
    wilayah: str
    penyelenggara: str
    pimpinan: str | None
    pembicara: tuple[str, ...]
    pihak: str | None
    tujuan: str | None
    hasil: str | None
    sumber: str


@with_doors
@dataclass(frozen=True, slots=True)
class NomorArah(Record):
    """The number of a priority direction, given once; whether it holds today is computed."""

    id: str
    kabupaten: str
    calon: str
    sejak: str
    diganti_oleh: tuple[str, ...]
    catatan: str | None


@with_doors
@dataclass(frozen=True, slots=True)
class Program(Record):
    """A programme: place, output, years and owner as a source or its owner gives them.

    `calon`: the guide that it follows. `volume` is in `satuan`, costs are in rupiah. `target`: the
    target_YYYY columns that are filled, by year. A baseline that the row leaves empty has been
    looked up among the values, see `Baselines`.
    """

    id: str
    kabupaten: str
    nama: str
    bidang: str
    subprogram: str | None
    calon: str | None
    kecamatan: tuple[str, ...]
    desa: tuple[str, ...]
    penerima_manfaat: str
    keluaran: str
    volume: Decimal | None
    satuan: str | None
    tahun_awal: int | None
    tahun_akhir: int | None
    biaya_minimum: int | None
    biaya_maksimum: int | None
    dasar_biaya: str | None
    hasil: str
    indikator: str | None
    baseline: Decimal | None
    baseline_tahun: int | None
    baseline_sumber: str | None
    target: tuple[tuple[int, Decimal], ...]
    opd: str
    mitra: str | None
    tujuan: tuple[str, ...]
    dasar_indikator: tuple[str, ...]
    dasar_isu: tuple[str, ...]
    dasar_konsultasi: tuple[str, ...]
    asal_kebutuhan: str | None
    status: str
    diganti_oleh: tuple[str, ...]
    sumber: str
    ditinjau: date
    catatan: str | None


@with_doors
@dataclass(frozen=True, slots=True)
class ProgramDaerah(Record):
    """A government programme that PPM should fit with."""

    id: str
    nama: str
    wilayah: str
    lingkup: str
    kecamatan: tuple[str, ...]
    bidang: tuple[str, ...]
    tahun_awal: int | None
    tahun_akhir: int | None
    pelaksana: str
    uraian: str
    pelajaran: str | None
    pertemuan: tuple[str, ...]
    sumber: str


@with_doors
@dataclass(frozen=True, slots=True)
class Capaian(Record):
    """What was planned and reached for a programme in a year, in its indicator's unit."""

    program: str
    tahun: int
    rencana: Decimal | None
    realisasi: Decimal | None
    bukti: str | None
    kendala: str | None
    sumber: str


@with_doors
@dataclass(frozen=True, slots=True)
class Matriks(Record):
    """What an agency fills in for a program utama in a kabupaten: a target, a strategy, a policy.

    `target` is in the unit of `indikator`, for the year `tahun`.
    """

    kabupaten: str
    bidang: str
    indikator: str | None
    tahun: int | None
    target: Decimal | None
    strategi: str | None
    arah_kebijakan: str | None
    opd: str
    status: str
    sumber: str
    catatan: str | None


@with_doors
@dataclass(frozen=True, slots=True)
class Kompetensi(Record):
    """The core competence chosen for a kecamatan, and the gate between its stages.

    The pilot succeeds when `indikator` reaches `nilai_target` by `tahun_target`, upwards unless
    `arah_nilai` is "turun". `asal`: the pilot that is repeated here.
    """

    id: str
    kabupaten: str
    kecamatan: str | None
    desa: tuple[str, ...]
    kompetensi: str
    tahap: str
    indikator: str | None
    satuan: str | None
    arah_nilai: str | None
    nilai_awal: Decimal | None
    nilai_target: Decimal | None
    tahun_target: int | None
    nilai_tercapai: Decimal | None
    tahun_tercapai: int | None
    bukti: str | None
    asal: str | None
    program_daerah: str | None
    tahun: int
    sumber: str
    catatan: str | None


@with_doors
@dataclass(frozen=True, slots=True)
class Istilah(Record):
    """A glossary entry."""

    id: str
    istilah: str
    kepanjangan: str | None
    penjelasan: str
    sumber: str | None


@with_doors
@dataclass(frozen=True, slots=True)
class Sinonim(Record):
    """A phrase of general language and others that the search takes for the same."""

    kata: str
    sama_dengan: tuple[str, ...]


@with_doors
@dataclass(frozen=True, slots=True)
class DasarHukum(Record):
    """A provision of law, paraphrased.

    `sebutan` is how a preamble names the whole regulation, `dipastikan` the source that proves that
    it is in force.
    """

    id: str
    urutan: int
    peraturan: str
    pasal: str | None
    isi: str
    berlaku: str | None
    keyakinan: str
    sumber: tuple[str, ...]
    sebutan: str | None
    dipastikan: str | None


@with_doors
@dataclass(frozen=True, slots=True)
class Nomenklatur(Record):
    """A programme, activity or sub-activity of regional government, by its national code."""

    kode: str
    nama: str
    tingkat: str
    bidang: tuple[str, ...]
    versi: str | None
    sumber: str

    @property
    def level(self) -> str:
        """Program, kegiatan or subkegiatan, as the code tells."""
        return _NOMENCLATURE_LEVELS[self.kode.count(".") + 1]


def nomenclature_parent(code: str) -> str | None:
    """The code of the programme or activity that one belongs to; None for a programme."""
    parts = code.split(".")
    parent = max((size for size in _NOMENCLATURE_LEVELS if size < len(parts)), default=None)
    return None if parent is None else ".".join(parts[:parent])


@with_doors
@dataclass(frozen=True, slots=True)
class Kalender(Record):
    """A date that matters to whoever plans or reports. `berulang`: tahunan (every year) or sekali.

    `peran`: whom it is for; everybody where nobody is named.
    """

    id: str
    judul: str
    tanggal: date
    berulang: str
    peran: tuple[str, ...]
    uraian: str
    keyakinan: str
    sumber: tuple[str, ...]


@with_doors
@dataclass(frozen=True, slots=True)
class Kelengkapan(Record):
    """A text, figure or decision that adoption needs, and the places of docs/ that wait for it."""

    id: str
    jenis: str
    uraian: str
    pemegang: tuple[str, ...]
    menunggu: tuple[str, ...]
    keadaan: str
    penanggung_jawab: str
    tanggal: date
    sumber: tuple[str, ...]
    catatan: str | None


@dataclass(frozen=True)
class DasarCalon:
    """What makes a candidate a direction: a lagging indicator or a recorded issue."""

    indikator: tuple[str, ...] = ()
    isu: tuple[str, ...] = ()


@dataclass(frozen=True)
class Calon:
    """A candidate of the priority rule: what a kabupaten may be directed to.

    `halaman` is the page of its guide.
    """

    kode: str
    bidang: str
    nama: str
    penerima_manfaat: str
    hasil: str
    opd: str
    daya_ungkit: str
    dasar: DasarCalon
    subprogram: str | None = None
    indikator: str | None = None
    pelengkap: bool = False
    halaman: str | None = None
    nomenklatur: tuple[str, ...] = ()
    sdg: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ambang:
    """The share of the kabupaten that counts as weakest."""

    pembilang: int
    penyebut: int


@dataclass(frozen=True)
class Pengecualian:
    """A candidate that a person left out, and why."""

    kabupaten: str
    calon: str
    alasan: str


@dataclass(frozen=True)
class DayaUngkit:
    """How much a lag counts, by how directly PPM can act on it."""

    langsung: Decimal
    sebagian: Decimal
    terbatas: Decimal


@dataclass(frozen=True)
class UsulanTarget:
    """What targets that are proposed by calculation aim at: a year, and an ambition in per cent."""

    tahun: int
    ambisi: int


@with_doors
@dataclass(frozen=True, slots=True)
class AturanPrioritas(Record):
    """The written rule by which directions are computed.

    `daya_ungkit`: by how directly PPM can act, the factor of a lag. `nilai_isu`: the lag, from 0 to
    1, that an issue of the place counts for. Without `usulan_target` no target is proposed.
    """

    judul: str
    uraian: str
    ambang: Ambang
    daya_ungkit: DayaUngkit
    nilai_isu: Decimal
    sumber: str
    calon: tuple[Calon, ...]
    pengecualian: tuple[Pengecualian, ...]
    usulan_target: UsulanTarget | None = None


@dataclass(frozen=True)
class Provinsi:
    """The province of this blueprint."""

    kode: str
    nama: str


@dataclass(frozen=True)
class Periode:
    """The years that the blueprint covers; None until they are decided."""

    awal: int | None
    akhir: int | None


@dataclass(frozen=True)
class Keputusan:
    """A decision that can be looked up."""

    tanggal: date
    dokumen: str
    sumber: str


@dataclass(frozen=True)
class VisiMisi:
    """Vision and missions of PPM, which only a decision makes."""

    visi: str
    misi: tuple[str, ...]
    keputusan: Keputusan | None = None


@dataclass(frozen=True)
class Peristiwa:
    """An event in the life of a text. `oleh`: the agency that took the text over."""

    jenis: str
    tanggal: date
    dasar: str
    sumber: str
    dokumen: str | None = None
    oleh: str | None = None


@dataclass(frozen=True)
class Pengundangan:
    """The promulgation of a regulation. `nomor`: its number in the gazette of the region."""

    tempat: str | None = None
    tanggal: date | None = None
    nomor: int | None = None


@dataclass(frozen=True)
class Penetapan:
    """The form in which this edition is adopted, and what is filled in of it; None: not decided.

    `berlaku`: since when, where that is another day than the form has. `pejabat`, `daerah` and
    `pembuka` are for provinces whose forms call the governor, the region or God in other words.
    The letter of the ministry is an event of the edition: `Edisi.technical_consideration`.
    """

    bentuk: str = LEMBAR_PENGESAHAN
    nomor: str | None = None
    tempat: str | None = None
    tanggal: date | None = None
    berlaku: date | None = None
    pengundangan: Pengundangan = Pengundangan()
    pejabat: str | None = None
    daerah: str | None = None
    pembuka: str | None = None


@with_doors
@dataclass(frozen=True, slots=True)
class Edisi(Record):
    """This edition. `pengusul` proposes its text to `lembaga`: `model/speaker.py` says who speaks.

    `peristiwa` are events of this text, `proses` those of another that the province has in hand.
    `jalur_usul` names the provisions of law that say to whom the community proposes.
    """

    judul: str
    judul_pendek: str
    provinsi: Provinsi
    versi: str
    tanggal: date
    periode: Periode
    pengusul: str
    lembaga: str
    repositori: str | None
    alamat: str | None
    lisensi: str
    peristiwa: tuple[Peristiwa, ...]
    proses: tuple[Peristiwa, ...] = ()
    visi_misi: VisiMisi | None = None
    jalur_usul: tuple[str, ...] = ()
    penetapan: Penetapan = Penetapan()
    bentuk: int = FORMAT

    @property
    def technical_consideration(self) -> Peristiwa | None:
        """The ministry's latest consideration of this text; None until it has come."""
        found = [event for event in self.peristiwa if event.jenis == "pertimbangan-teknis"]
        return max(found, key=lambda event: event.tanggal, default=None)

    @property
    def edition_address(self) -> str | None:
        """Where this edition stays for good on the published site; None while that has no address.

        The site's own address leads to whichever edition is the right one at the time.
        """
        return f"{self.alamat.rstrip('/')}/{self.versi}/" if self.alamat else None
