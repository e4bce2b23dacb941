"""Whoever does something somewhere, told in one way: agencies, villages, programmes, companies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cetakbiru.insight.doers import KABUPATEN, PROVINCE, VILLAGE, doer_name, owner_of
from cetakbiru.insight.entries import active, known_entries
from cetakbiru.insight.extent import is_whole
from cetakbiru.insight.window import DONE, GIVEN_UP
from cetakbiru.model.instruments import Aksi, KegiatanPerusahaan, Renja
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Program, ProgramDaerah

RENJA = "renja"
GOVERNMENT = "program pemerintah"
PROGRAM = "program"
ACTION = "aksi"
COMPANY = "perusahaan"
# Whose work it is that no government does, whichever table tells of it.
BUSINESS = "perusahaan"
# States of a company's activity in which nothing is left to agree on.
_CLOSED = frozenset({DONE, GIVEN_UP})
_BORDER = "perbatasan"
# How many parts the codes of a programme, of an activity and of a sub-activity have.
_PROGRAMME, _ACTIVITY, _SUBACTIVITY = 3, 5, 6


@dataclass(frozen=True)
class Work:
    """Something that somebody does somewhere.

    `id` is that of its row, `kind` its table, `owner` tells whose it is for comparing, `doer` for
    reading, `level` what kind of owner. Without `kabupaten` it holds in the whole province, without
    `kecamatan` in the whole of its kabupaten; `kabupaten` has the homes of its kecamatan, too.
    `exact` are codes of this very work, `kinds` codes of its kind of work. Years are None where no
    source tells them. `money` is in rupiah, for its years together; of a company `band` is known.
    `closed`: done or given up. `unread` are the words of its place where no code tells it: it is
    somewhere, not everywhere.
    """

    id: str
    kind: str
    owner: str
    doer: str
    level: str
    name: str
    bidang: tuple[str, ...]
    kabupaten: tuple[str, ...]
    kecamatan: tuple[str, ...]
    desa: tuple[str, ...]
    first: int | None
    last: int | None
    source: str
    exact: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    money: int | None = None
    band: str | None = None
    output: str | None = None
    volume: Decimal | None = None
    unit: str | None = None
    closed: bool = False
    unread: str | None = None

    def is_current(self, year: int) -> bool:
        """Whether it goes on in `year` or later, or nobody says that it ended."""
        return not self.closed and (self.last is None or self.last >= year)

    def is_in(self, kecamatan: str) -> bool:
        """Whether it names the kecamatan, which it does by a desa, too."""
        return kecamatan in self.kecamatan


@once_per_blueprint
def works(blueprint: Blueprint) -> tuple[Work, ...]:
    """All works that may be told by their owner's name, table by table, ended ones included."""
    return (
        *(_renja(blueprint, item) for item in blueprint.renja.values()),
        *(_government(blueprint, item) for item in blueprint.program_daerah.values()),
        *(_program(blueprint, item) for item in active(blueprint.program.values())),
        *(_action(blueprint, item) for item in blueprint.told_aksi),
        *_companies(blueprint),
    )


@once_per_blueprint
def works_by_id(blueprint: Blueprint) -> Mapping[str, Work]:
    """The same by the ID of their rows."""
    return {work.id: work for work in works(blueprint)}


@once_per_blueprint
def current_works(blueprint: Blueprint) -> tuple[Work, ...]:
    """Those that go on in the year of the edition or later: the others need no talk any more."""
    year = blueprint.edisi.tanggal.year
    return tuple(work for work in works(blueprint) if work.is_current(year))


@once_per_blueprint
def works_of_kabupaten(blueprint: Blueprint, kabupaten: str) -> tuple[Work, ...]:
    """The current works that name a kabupaten or places in it; none of the whole province."""
    return tuple(work for work in current_works(blueprint) if kabupaten in work.kabupaten)


@once_per_blueprint
def works_in(blueprint: Blueprint, kecamatan: str) -> tuple[Work, ...]:
    """The current works that name the kecamatan."""
    home = blueprint.kecamatan[kecamatan].kabupaten
    return tuple(work for work in works_of_kabupaten(blueprint, home) if work.is_in(kecamatan))


def names_above(blueprint: Blueprint, item: Renja) -> tuple[str, ...]:
    """What the programme and the activity of a sub-activity are called: by its row, else by the
    nomenclature as far as that is held."""
    parts = item.kode.split(".") if item.kode else []
    held = (
        blueprint.nomenklatur.get(".".join(parts[:length])) if len(parts) >= length else None
        for length in (_PROGRAMME, _ACTIVITY)
    )
    told = (
        own or (known.nama if known else None)
        for own, known in zip((item.program, item.kegiatan), held)
    )
    return tuple(name for name in told if name and name != item.subkegiatan)


def _renja(blueprint: Blueprint, item: Renja) -> Work:
    kabupaten, kecamatan = _places(item.kabupaten, item.kecamatan, item.desa)
    desa = item.desa
    if not kabupaten and item.tingkat != PROVINCE:
        # Whose budget it is tells where it is.
        village = (item.wilayah,) if item.tingkat == VILLAGE else ()
        kabupaten, kecamatan = _places(() if village else (item.wilayah,), (), village)
        desa = village
    parts = item.kode.split(".") if item.kode else []
    return Work(
        id=item.id,
        kind=RENJA,
        owner=owner_of(blueprint, item.opd, item.pelaksana, item.wilayah),
        doer=doer_name(blueprint, item.pelaksana, item.wilayah),
        level=item.tingkat,
        name=item.subkegiatan,
        bidang=item.bidang,
        exact=(item.kode,) if item.kode and len(parts) >= _SUBACTIVITY else (),
        kinds=(".".join(parts[:_ACTIVITY]),) if len(parts) >= _ACTIVITY else (),
        kabupaten=kabupaten,
        kecamatan=kecamatan,
        desa=desa,
        first=item.tahun,
        last=item.tahun,
        money=item.anggaran,
        output=item.keluaran,
        volume=item.volume,
        unit=item.satuan,
        source=item.sumber,
        unread=_unread(blueprint, item),
    )


def _unread(blueprint: Blueprint, item: Renja) -> str | None:
    """The words of a place that no code tells; None where they mean all that is coded."""
    if item.lokasi is None or item.kecamatan or item.desa or item.tingkat == VILLAGE:
        return None
    places = dict.fromkeys((*item.kabupaten, item.wilayah, blueprint.edisi.provinsi.kode))
    return None if is_whole(blueprint, places, item.lokasi) else item.lokasi


def _government(blueprint: Blueprint, item: ProgramDaerah) -> Work:
    province = blueprint.edisi.provinsi.kode
    if item.lingkup == _BORDER:
        kabupaten = tuple(code for code in blueprint.kabupaten if blueprint.concerns(item, code))
    else:
        kabupaten = () if item.wilayah == province else (item.wilayah,)
    homes, kecamatan = _places(kabupaten, item.kecamatan, ())
    return Work(
        id=item.id,
        kind=GOVERNMENT,
        owner=_leader(blueprint, item),
        doer=item.pelaksana,
        level=PROVINCE if item.wilayah == province else KABUPATEN,
        name=item.nama,
        bidang=item.bidang,
        kabupaten=homes,
        kecamatan=kecamatan,
        desa=(),
        first=item.tahun_awal,
        last=item.tahun_akhir,
        source=item.sumber,
    )


def _leader(blueprint: Blueprint, item: ProgramDaerah) -> str:
    """Its `wilayah` is where it holds: an agency of the province may carry it out there."""
    of_province = owner_of(blueprint, None, item.pelaksana, blueprint.edisi.provinsi.kode)
    if of_province in blueprint.opd:
        return of_province
    return owner_of(blueprint, None, item.pelaksana, item.wilayah)


def _program(blueprint: Blueprint, item: Program) -> Work:
    kabupaten, kecamatan = _places((item.kabupaten,), item.kecamatan, item.desa)
    return Work(
        id=item.id,
        kind=PROGRAM,
        owner=item.opd,
        doer=blueprint.opd[item.opd].nama,
        level=blueprint.opd[item.opd].tingkat,
        name=item.nama,
        bidang=(item.bidang,),
        exact=(item.id,),
        kinds=_kinds(item.subprogram, item.calon),
        kabupaten=kabupaten,
        kecamatan=kecamatan,
        desa=item.desa,
        first=item.tahun_awal,
        last=item.tahun_akhir,
        output=item.keluaran,
        volume=item.volume,
        unit=item.satuan,
        source=item.sumber,
    )


def _action(blueprint: Blueprint, item: Aksi) -> Work:
    doer, level = _planner(blueprint, item.penyusun)
    named = item.kabupaten
    if not named and item.penyusun in blueprint.kabupaten:
        named = (item.penyusun,)
    kabupaten, kecamatan = _places(named, item.kecamatan, item.desa)
    exact, kinds = _served(blueprint, (item.program,) if item.program else ())
    return Work(
        id=item.id,
        kind=ACTION,
        owner=item.penyusun,
        doer=doer,
        level=level,
        name=item.kegiatan,
        bidang=(item.bidang,),
        exact=exact,
        kinds=kinds,
        kabupaten=kabupaten,
        kecamatan=kecamatan,
        desa=item.desa,
        first=item.tahun,
        last=item.tahun,
        money=item.anggaran,
        output=item.keluaran,
        volume=item.volume,
        unit=item.satuan,
        source=item.sumber,
    )


def _planner(blueprint: Blueprint, code: str) -> tuple[str, str]:
    """The name and the level of who wrote an action plan."""
    if code in blueprint.opd:
        return blueprint.opd[code].nama, blueprint.opd[code].tingkat
    if code in blueprint.perusahaan:
        return blueprint.perusahaan[code].nama, BUSINESS
    return blueprint.kabupaten[code].full_name, KABUPATEN


def _companies(blueprint: Blueprint) -> Iterator[Work]:
    for item in blueprint.kegiatan_perusahaan.values():
        company = blueprint.perusahaan[item.perusahaan]
        if company.is_named:
            yield _company(blueprint, item, company.nama)


def _company(blueprint: Blueprint, item: KegiatanPerusahaan, name: str) -> Work:
    kabupaten, kecamatan = _places((), item.kecamatan, item.desa)
    exact, kinds = _served(blueprint, item.sejalan)
    return Work(
        id=item.id,
        kind=COMPANY,
        owner=item.perusahaan,
        doer=name,
        level=BUSINESS,
        name=item.kegiatan,
        bidang=(item.bidang,),
        exact=exact,
        kinds=tuple(dict.fromkeys((*_kinds(item.subprogram), *kinds))),
        kabupaten=kabupaten,
        kecamatan=kecamatan,
        desa=item.desa,
        first=item.tahun,
        last=item.tahun,
        band=item.pita_biaya,
        output=item.keluaran,
        volume=item.volume,
        unit=item.satuan,
        closed=item.keadaan in _CLOSED,
        source=item.sumber,
    )


def _served(blueprint: Blueprint, ids: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The IDs that a work names, and the subprograms and guides of what they name."""
    found = tuple(ids)
    known = known_entries(blueprint)
    entries = [known[name] for name in found if name in known]
    kinds = (kind for entry in entries for kind in _kinds(entry.subprogram, entry.calon))
    return found, tuple(dict.fromkeys(kinds))


def _kinds(*codes: str | None) -> tuple[str, ...]:
    return tuple(code for code in codes if code)


def _places(
    kabupaten: Iterable[str], kecamatan: Iterable[str], desa: Iterable[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The kabupaten and kecamatan of places: those that are named, and the homes of the others."""
    inside = tuple(dict.fromkeys((*kecamatan, *(_home(code) for code in desa))))
    return tuple(dict.fromkeys((*kabupaten, *(_home(code) for code in inside)))), inside


def _home(code: str) -> str:
    return code.rpartition(".")[0]
