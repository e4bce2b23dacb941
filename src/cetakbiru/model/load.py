"""The Blueprint: one immutable object with all of data/, typed by its descriptors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from cetakbiru.model import instruments, model
from cetakbiru.model.addresses import web_address
from cetakbiru.model.baseline import Baselines
from cetakbiru.model.cells import number_rows
from cetakbiru.model.consent import published
from cetakbiru.model.convert import to_record
from cetakbiru.model.format import FORMAT, data_format
from cetakbiru.model.legal import LegalStatus, legal_status
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.reads import Record, many, with_doors
from cetakbiru.model.schema import Column
from cetakbiru.model.source import RawData, Unparsed
from cetakbiru.model.speaker import Speaker, speaker_of
from cetakbiru.model.tables import Table

Kind = TypeVar("Kind")
_TARGET = re.compile(r"target_(\d{4})")


class DataError(Exception):
    """data/ can't be loaded; `ppm check` tells every reason."""


@with_doors
@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class Blueprint(Record):
    """Everything that the data say. Mappings are by key, in the order of the files.

    Two Blueprints are equal only when they are the same object: what is computed from one can be
    remembered by it. Whoever reads a table here has read which rows it has and in which order;
    whoever reads `raw` has read all that the files hold.
    """

    edisi: model.Edisi
    kabupaten: Mapping[str, model.Kabupaten]
    kecamatan: Mapping[str, model.Kecamatan]
    tanpa_garis_batas: Mapping[str, model.TanpaGarisBatas]
    riwayat_wilayah: tuple[model.RiwayatWilayah, ...]
    bukti_tambang: tuple[model.BuktiTambang, ...]
    kelompok_komoditas: Mapping[str, model.KelompokKomoditas]
    bidang: Mapping[str, model.Bidang]
    opd: Mapping[str, model.Opd]
    sumber: Mapping[str, model.Sumber]
    indikator: Mapping[str, model.Indikator]
    nilai: tuple[model.Nilai, ...]
    isu: Mapping[str, model.Isu]
    konsultasi: Mapping[str, model.Konsultasi]
    rencana: Mapping[str, model.Rencana]
    padanan: model.Padanan
    aturan: model.AturanPrioritas
    nomor_arah: Mapping[str, model.NomorArah]
    program: Mapping[str, model.Program]
    program_daerah: Mapping[str, model.ProgramDaerah]
    capaian: tuple[model.Capaian, ...]
    matriks: tuple[model.Matriks, ...]
    kompetensi: Mapping[str, model.Kompetensi]
    istilah: Mapping[str, model.Istilah]
    sinonim: tuple[model.Sinonim, ...]
    dasar_hukum: tuple[model.DasarHukum, ...]
    kalender: Mapping[str, model.Kalender]
    kelengkapan: Mapping[str, model.Kelengkapan]
    nomenklatur: Mapping[str, model.Nomenklatur]
    renja: Mapping[str, instruments.Renja]
    kesepakatan: Mapping[str, instruments.Kesepakatan]
    pendamping: Mapping[str, instruments.Pendamping]
    aksi: Mapping[str, instruments.Aksi]
    kehadiran: tuple[instruments.Kehadiran, ...]
    masukan: Mapping[str, instruments.Masukan]
    perusahaan: Mapping[str, instruments.Perusahaan]
    kegiatan_perusahaan: Mapping[str, instruments.KegiatanPerusahaan]
    raw: RawData

    @property
    @once_per_blueprint
    def status(self) -> LegalStatus:
        return legal_status(self.edisi.peristiwa)

    @property
    @once_per_blueprint
    def speaker(self) -> Speaker:
        return speaker_of(self.edisi)

    @property
    @once_per_blueprint
    def subprogram(self) -> Mapping[str, model.Subprogram]:
        return {sub.kode: sub for bidang in self.bidang.values() for sub in bidang.subprogram}

    @property
    @once_per_blueprint
    def tujuan(self) -> Mapping[str, model.Butir]:
        return {butir.id: butir for plan in self.rencana.values() for butir in plan.butir}

    @property
    @once_per_blueprint
    def calon(self) -> Mapping[str, model.Calon]:
        return {calon.kode: calon for calon in self.aturan.calon}

    @property
    @once_per_blueprint
    def _programs(self) -> Mapping[str, tuple[model.Program, ...]]:
        return _grouped(self.program.values(), "kabupaten")

    @once_per_blueprint
    def programs_of_kabupaten(self, kode: str) -> tuple[model.Program, ...]:
        """The programmes of a kabupaten, withdrawn ones included, in the order of its file."""
        return self._programs.get(kode, ())

    @property
    @once_per_blueprint
    def _values(self) -> Mapping[str, tuple[model.Nilai, ...]]:
        return _grouped(self.nilai, "indikator")

    @once_per_blueprint
    def values_of(self, indikator: str) -> tuple[model.Nilai, ...]:
        """Every value of an indicator: all regions, years, series and sources."""
        return self._values.get(indikator, ())

    @property
    @once_per_blueprint
    def _subdistricts(self) -> Mapping[str, tuple[model.Kecamatan, ...]]:
        return _grouped(self.kecamatan.values(), "kabupaten")

    @once_per_blueprint
    def kecamatan_of(self, kabupaten: str) -> tuple[model.Kecamatan, ...]:
        """The kecamatan of a kabupaten, in the order of the file."""
        return self._subdistricts.get(kabupaten, ())

    @property
    @once_per_blueprint
    def _villages(self) -> Mapping[str, tuple[model.Desa, ...]]:
        # Thousands of rows that few ask for: they are typed when somebody does.
        return _grouped(_Reader(self.raw).rows(model.Desa, "desa"), "kecamatan")

    @once_per_blueprint
    def desa_of(self, kecamatan: str) -> tuple[model.Desa, ...]:
        """The desa and kelurahan of a kecamatan, in the order of the file."""
        return self._villages.get(kecamatan, ())

    @once_per_blueprint
    def desa(self, kode: str) -> model.Desa | None:
        """The desa or kelurahan of a code; None where the data have none."""
        inside = self.desa_of(kode.rpartition(".")[0])
        return next((village for village in inside if village.kode == kode), None)

    @once_per_blueprint
    def outlines(self, level: str) -> str:
        """The TopoJSON text of the outlines of a level of `OUTLINED`; empty where there is none."""
        file = self.raw.outlines.get(level)
        return file.text if file else ""

    @once_per_blueprint
    def trees(self, name: str) -> tuple[Any, ...]:
        """What each YAML file of a descriptor holds, as it was read."""
        return tuple(tree.value for tree in self.raw.trees.get(name, ()))

    @once_per_blueprint
    def goals_of(self, bidang: str) -> tuple[str, ...]:
        """The goals that a program utama serves by the crosswalk."""
        return tuple(
            goal
            for entry in self.padanan.padanan
            if entry.bidang == bidang
            for goal in entry.tujuan
        )

    def region_name(self, kode: str) -> str:
        """The full name of a desa, a kecamatan, a kabupaten, a kota or of the province."""
        if kode == self.edisi.provinsi.kode:
            return f"Provinsi {self.edisi.provinsi.nama}"
        if kode in self.kabupaten:
            return self.kabupaten[kode].full_name
        village = None if kode in self.kecamatan else self.desa(kode)
        if village is not None:
            return f"{village.jenis.capitalize()} {village.nama}"
        return f"Kecamatan {self.kecamatan[kode].nama}"

    @property
    @once_per_blueprint
    def told_aksi(self) -> tuple[instruments.Aksi, ...]:
        """The activities of action plans whose author may be named, in the order of the files."""
        withheld = {one.kode for one in self.perusahaan.values() if not one.is_named}
        return tuple(one for one in self.aksi.values() if one.penyusun not in withheld)

    def author_name(self, kode: str) -> str:
        """Who draws up an action plan: an agency, the government of a kabupaten, or a company."""
        if kode in self.opd:
            return self.opd[kode].nama
        if kode in self.kabupaten:
            return f"Pemerintah {self.kabupaten[kode].full_name}"
        return self.perusahaan[kode].nama

    def home_of(self, kode: str) -> str | None:
        """The kabupaten that a code names or in which its place lies; None for the province."""
        if kode in self.kabupaten:
            return kode
        subdistrict = self.kecamatan.get(kode) or self.kecamatan.get(kode.rpartition(".")[0])
        return subdistrict.kabupaten if subdistrict else None

    def concerns(self, item: model.Isu | model.ProgramDaerah, kode: str) -> bool:
        """Whether an issue or a government programme holds in the kabupaten `kode`."""
        if item.wilayah not in (kode, self.edisi.provinsi.kode):
            return False
        return item.lingkup == "semua" or bool(self.kabupaten[kode].perbatasan)


def _grouped(items: Iterable[Kind], attribute: str) -> dict[str, tuple[Kind, ...]]:
    groups: dict[str, list[Kind]] = {}
    for item in items:
        groups.setdefault(getattr(item, attribute), []).append(item)
    return {key: tuple(group) for key, group in groups.items()}


_latest: Blueprint | None = None


def load_blueprint(data_dir: Path) -> Blueprint:
    """The Blueprint of a data folder; the last one again while its files hold the same.

    Raises DataError when the data can't be typed.
    """
    stated = data_format(data_dir)
    if stated.line is not None and stated.number != FORMAT:
        raise DataError(f"berbentuk {stated.number}, sedangkan mesin ini memakai bentuk {FORMAT}")
    try:
        files = Unparsed.read(data_dir)
    except OSError as error:
        raise DataError(str(error)) from error
    return _known(files.data_dir, files.digest) or blueprint_of(files.parsed())


def blueprint_of(raw: RawData) -> Blueprint:
    """The Blueprint of data as read; the last one again where it holds the same.

    Raises DataError naming what failed.
    """
    global _latest
    found = _known(raw.data_dir, raw.digest)
    if found is None:
        found = _latest = build_blueprint(raw)
    return found


def _known(data_dir: Path, digest: str) -> Blueprint | None:
    found = _latest
    if found is None or found.raw.data_dir != data_dir or found.raw.digest != digest:
        return None
    return found


def build_blueprint(raw: RawData) -> Blueprint:
    """A new Blueprint of data as read. Raises DataError naming what failed."""
    try:
        return _build(_Reader(raw), raw)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise DataError(f"{type(error).__name__}: {error}") from error


def _build(reader: _Reader, raw: RawData) -> Blueprint:
    # What others say of companies that are not to be named is never typed, so nothing shows it.
    shown = _Reader(published(raw))
    bidang = reader.tree("bidang")
    rencana = [to_record(model.Rencana, tree) for tree in reader.trees("rencana")]
    sumber = shown.keyed(model.Sumber, "sumber")
    nilai = reader.rows(model.Nilai, "nilai")
    baselines = Baselines(nilai, sumber)
    programs = reader.keyed(model.Program, "program")
    blueprint = Blueprint(
        edisi=_with_plain_addresses(reader.one(model.Edisi, "edisi")),
        kabupaten=reader.keyed(model.Kabupaten, "kabupaten"),
        kecamatan=reader.keyed(model.Kecamatan, "kecamatan"),
        tanpa_garis_batas=reader.keyed(model.TanpaGarisBatas, "tanpa_garis_batas"),
        riwayat_wilayah=reader.rows(model.RiwayatWilayah, "riwayat_wilayah"),
        bukti_tambang=reader.rows(model.BuktiTambang, "bukti_tambang"),
        kelompok_komoditas=_by_code(model.KelompokKomoditas, bidang["kelompok_komoditas"]),
        bidang=_by_code(model.Bidang, bidang["bidang"]),
        opd=reader.keyed(model.Opd, "opd"),
        sumber=sumber,
        indikator=_by_code(model.Indikator, reader.tree("indikator")["indikator"], "id"),
        nilai=nilai,
        isu=reader.keyed(model.Isu, "isu"),
        konsultasi=reader.keyed(model.Konsultasi, "konsultasi"),
        rencana={plan.id: plan for plan in rencana},
        padanan=reader.one(model.Padanan, "padanan"),
        aturan=reader.one(model.AturanPrioritas, "aturan_prioritas"),
        nomor_arah=reader.keyed(model.NomorArah, "nomor_arah"),
        program={code: baselines.filled(program) for code, program in programs.items()},
        program_daerah=reader.keyed(model.ProgramDaerah, "program_daerah"),
        capaian=reader.rows(model.Capaian, "capaian"),
        matriks=reader.rows(model.Matriks, "matriks"),
        kompetensi=reader.keyed(model.Kompetensi, "kompetensi"),
        istilah=reader.keyed(model.Istilah, "istilah"),
        sinonim=reader.rows(model.Sinonim, "sinonim"),
        dasar_hukum=tuple(
            sorted(reader.rows(model.DasarHukum, "dasar_hukum"), key=lambda law: law.urutan)
        ),
        kalender=reader.keyed(model.Kalender, "kalender"),
        kelengkapan=reader.keyed(model.Kelengkapan, "kelengkapan"),
        nomenklatur=reader.keyed(model.Nomenklatur, "nomenklatur"),
        renja=reader.keyed(instruments.Renja, "renja"),
        kesepakatan=shown.keyed(instruments.Kesepakatan, "kesepakatan"),
        pendamping=reader.keyed(instruments.Pendamping, "pendamping"),
        aksi=shown.keyed(instruments.Aksi, "aksi"),
        kehadiran=reader.rows(instruments.Kehadiran, "kehadiran"),
        masukan=shown.keyed(instruments.Masukan, "masukan"),
        perusahaan=reader.keyed(instruments.Perusahaan, "perusahaan"),
        kegiatan_perusahaan=reader.keyed(instruments.KegiatanPerusahaan, "kegiatan_perusahaan"),
        raw=raw,
    )
    number_rows(blueprint, {name: each.key for name, each in raw.descriptors.items()})
    return blueprint


def _with_plain_addresses(edition: model.Edisi) -> model.Edisi:
    return replace(
        edition,
        alamat=web_address(edition.alamat),
        repositori=web_address(edition.repositori),
    )


def _by_code(kind: type[Kind], items: Iterable[Any], key: str = "kode") -> dict[str, Kind]:
    return {item[key]: to_record(kind, item) for item in items}


class _Reader:
    """Types one table after another and says which one failed."""

    def __init__(self, raw: RawData) -> None:
        self.raw = raw

    def rows(self, kind: type[Kind], name: str) -> tuple[Kind, ...]:
        descriptor = self.raw.descriptors[name]
        result: list[Kind] = []
        for table in self.raw.tables[name]:
            try:
                columns = _typed_columns(table, descriptor.columns)
                result.extend(many(kind, columns, len(table.rows)))
            except (KeyError, TypeError, ValueError) as error:
                raise DataError(f"{table.file.name}: {error}") from error
        return tuple(result)

    def keyed(self, kind: type[Kind], name: str) -> dict[str, Kind]:
        rows = self.rows(kind, name)
        (key,) = self.raw.descriptors[name].key
        return {getattr(row, key): row for row in rows}

    def trees(self, name: str) -> list[Any]:
        found = self.raw.trees.get(name, [])
        if not found or any(not isinstance(tree.value, dict) for tree in found):
            raise DataError(name)
        return [tree.value for tree in found]

    def tree(self, name: str) -> Any:
        return self.trees(name)[0]

    def one(self, kind: type[Kind], name: str) -> Kind:
        try:
            return to_record(kind, self.tree(name))
        except (KeyError, TypeError, ValueError) as error:
            raise DataError(f"{name}: {error}") from error


def _typed_columns(table: Table, columns: Sequence[Column]) -> dict[str, list[Any]]:
    """The typed values of each column; columns target_YYYY are gathered under `target`."""
    texts = table.columns
    typed = {
        column.name: column.parse_all(texts[table.column_index[column.name]]) for column in columns
    }
    years = {name: int(match[1]) for name in typed if (match := _TARGET.fullmatch(name))}
    if years:
        typed["target"] = _targets(list(years.values()), [typed.pop(name) for name in years])
    return typed


def _targets(years: Sequence[int], columns: Sequence[list[Any]]) -> list[Any]:
    """For each row the years with a target, each with its value."""
    dated = [
        [None if value is None else (year, value) for value in column]
        for year, column in zip(years, columns)
    ]
    return [tuple(filter(None, targets)) for targets in zip(*dated)]
