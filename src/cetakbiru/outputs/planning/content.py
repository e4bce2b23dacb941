"""What stands in a company's planning sheet: plain texts, gathered from what the blueprint knows.

They are all that the workbook is made from, so equal contents are equal files.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cetakbiru.insight.entries import Entry, offered_in
from cetakbiru.insight.indicators import latest_value
from cetakbiru.insight.placed import village_names
from cetakbiru.model.alignment import Kolom, Rules, alignment_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Bidang, Kabupaten, Program
from cetakbiru.model.schema import read_descriptors
from cetakbiru.outputs.planning.texts import Line, citation, guide_lines
from cetakbiru.pages.fragments.numbers import long_date, number, years

_YEARLY = ("target", "anggaran")
_YES_OR_NO = "ya_tidak"
_WHICH_ID = "ID berawalan PPM adalah arah prioritas; ID berawalan PRG adalah program."

Texts = tuple[str, ...]


class Question(NamedTuple):
    """Something to answer for the whole plan, with what is known of it."""

    title: str
    known: str
    yes_or_no: bool


class Column(NamedTuple):
    """A column of the activities: the part that it holds, its title, and a hint."""

    part: str
    title: str
    hint: str


class Offer(NamedTuple):
    """What a drop-down offers for a part of an activity."""

    part: str
    title: str
    items: Texts


class SheetContent(NamedTuple):
    """All that a workbook holds.

    `programs` are the directions by rank, then the programmes; each has a text for each column, ""
    where nothing is known. `sectors` are rows of a program utama, a subprogram, and the ids of its
    directions, then of its programmes.
    """

    title: str
    author: str
    day: date
    guide: tuple[Line, ...]
    questions: tuple[Question, ...]
    region: str
    measures: tuple[Texts, ...]
    columns: tuple[Column, ...]
    programs: tuple[Texts, ...]
    sectors: tuple[Texts, ...]
    offers: tuple[Offer, ...]
    citation: str


def sheet_content(blueprint: Blueprint, kabupaten: str, kelompok: str) -> SheetContent:
    """The content for a kabupaten and a commodity group, by their codes.

    Raises KeyError when one of them isn't known.
    """
    region, group = blueprint.kabupaten[kabupaten], blueprint.kelompok_komoditas[kelompok]
    rules = alignment_rules(blueprint)
    binding = [item for item in blueprint.bidang.values() if kelompok in item.dinilai]
    columns = _columns(rules, planning_years(blueprint))
    fields = {item.kode for item in binding}
    known = [
        _known(blueprint, region, entry) | _of_program(blueprint, rules, entry)
        # Directions come first, also those of the whole province.
        for entry in sorted(offered_in(blueprint, kabupaten), key=_is_program)
        if entry.bidang in fields
    ]
    return SheetContent(
        title=f"Lembar rencana PPM {region.full_name}",
        author=blueprint.speaker.name,
        day=blueprint.edisi.tanggal,
        guide=tuple(guide_lines(blueprint, rules, region, group)),
        questions=_questions(blueprint, rules, region, group.nama),
        region=region.full_name,
        measures=_measures(blueprint, kabupaten),
        columns=columns,
        programs=tuple(
            tuple(one.get(column.title) or one.get(column.part, "") for column in columns)
            for one in known
        ),
        sectors=tuple(_sectors(blueprint, binding, region)),
        offers=_offers(blueprint, region, binding),
        citation=citation(blueprint),
    )


def _is_program(entry: Entry) -> bool:
    return isinstance(entry, Program)


def planning_years(blueprint: Blueprint) -> tuple[int, ...]:
    """The years that can be planned: those with a target column, after the edition's year."""
    names = (column.name for column in read_descriptors()["program"].columns)
    found = (int(name.removeprefix("target_")) for name in names if name.startswith("target_"))
    return tuple(year for year in sorted(found) if year > blueprint.edisi.tanggal.year)


def _questions(
    blueprint: Blueprint, rules: Rules, region: Kabupaten, group: str
) -> tuple[Question, ...]:
    edition = blueprint.edisi
    known = {
        "kabupaten": region.full_name,
        "kelompok": group,
        "edisi": (
            f"{edition.versi} ({blueprint.status.label.lower()}), {long_date(edition.tanggal)}"
        ),
    }
    return tuple(
        Question(item.judul, known.get(item.kode, ""), item.jenis == _YES_OR_NO)
        for item in rules.isian
    )


@once_per_blueprint
def _measures(blueprint: Blueprint, kabupaten: str) -> tuple[Texts, ...]:
    """Each indicator with its newest value, the year of that and its source."""
    rows = []
    for item in blueprint.indikator.values():
        value = latest_value(blueprint, item.id, kabupaten)
        known = ("belum ada data", "", "")
        if value is not None:
            source = blueprint.sumber[value.sumber]
            known = (number(value.nilai, item.desimal), str(value.tahun), source.judul)
        rows.append((f"{item.nama} ({item.satuan})", *known))
    return tuple(rows)


def _offers(
    blueprint: Blueprint, region: Kabupaten, binding: Sequence[Bidang]
) -> tuple[Offer, ...]:
    places = blueprint.kecamatan_of(region.kode)
    subs = (f"{sub.kode} {sub.nama}" for item in binding for sub in item.subprogram)
    return (
        Offer("bidang", "Daftar bidang", tuple(item.nama_pendek for item in binding)),
        Offer("subprogram", "Daftar rincian", tuple(subs)),
        Offer("kecamatan", "Daftar kecamatan", tuple(item.nama for item in places)),
    )


def _columns(rules: Rules, planned: Sequence[int]) -> tuple[Column, ...]:
    """Targets and budgets have a column for each year."""
    found: list[Column] = []
    for item in rules.kolom:
        if not item.lembar:
            continue
        titles = [item.judul]
        if item.peran in _YEARLY:
            titles = [_yearly_title(item, year) for year in planned]
        hint = f"{item.uraian} {_WHICH_ID}" if item.peran == "id" else item.uraian
        found.extend(Column(item.peran, title, hint) for title in titles)
    return tuple(found)


def _yearly_title(column: Kolom, year: int) -> str:
    name, mark, unit = column.judul.partition(" (")
    return f"{name} {year}{mark}{unit}"


def _known(blueprint: Blueprint, region: Kabupaten, program: Entry) -> dict[str, str]:
    """What the blueprint says of a direction or programme, by part."""
    known = {
        "id": program.id,
        "bidang": blueprint.bidang[program.bidang].nama_pendek,
        "kegiatan": program.nama,
        "hasil": program.hasil,
        "kabupaten": region.full_name,
        "kecamatan": "; ".join(blueprint.kecamatan[kode].nama for kode in program.kecamatan),
        "penerima": program.penerima_manfaat,
    }
    if program.subprogram is not None:
        known["subprogram"] = (
            f"{program.subprogram} {blueprint.subprogram[program.subprogram].nama}"
        )
    if program.indikator is not None:
        indicator = blueprint.indikator[program.indikator]
        known["indikator"] = indicator.nama
        if program.baseline is not None:
            known["baseline"] = (
                f"{number(program.baseline, indicator.desimal)} ({program.baseline_tahun})"
            )
    return known


def _of_program(blueprint: Blueprint, rules: Rules, entry: Entry) -> dict[str, str]:
    """What only a programme has: villages and years by part, targets by the title of their year."""
    if not isinstance(entry, Program):
        return {}
    known = {
        "desa": "; ".join(village_names(blueprint, entry.desa).values()),
        "tahun": years(entry.tahun_awal, entry.tahun_akhir),
    }
    if entry.indikator is not None:
        decimals = blueprint.indikator[entry.indikator].desimal
        (column,) = (item for item in rules.kolom if item.peran == "target")
        known |= {
            _yearly_title(column, year): number(value, decimals) for year, value in entry.target
        }
    return known


def _sectors(blueprint: Blueprint, binding: Sequence[Bidang], region: Kabupaten) -> list[Texts]:
    known = offered_in(blueprint, region.kode)
    rows: list[Texts] = []
    for item in binding:
        own = [entry for entry in known if entry.bidang == item.kode]
        offers = (
            ("Arah prioritas", [one.id for one in own if not isinstance(one, Program)]),
            ("Program", [one.id for one in own if isinstance(one, Program)]),
        )
        ids = " ".join(f"{title}: {', '.join(found)}." for title, found in offers if found)
        names = [f"{sub.kode} {sub.nama}" for sub in item.subprogram] or ["tidak ada subprogram"]
        rows.append((item.nama, names[0], ids))
        rows += [("", name, "") for name in names[1:]]
    return rows
