"""Problems of core competences: a stage that has not passed its gate, and gates that are none.

What sources tell of stages before the year of the edition may lack an indicator: that is what was,
and the pages say that it can't be judged. From that year on nobody begins without one
(decisions/0050).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from cetakbiru.checks.problems import Problem, quote
from cetakbiru.checks.shape.numerals import is_figure, is_year
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.view import View
from cetakbiru.insight.competence import DOWNWARDS, REPEATED, SUCCEEDED, TRIED, meets

_GATE = ("indikator", "nilai_target", "tahun_target")
_REACHED = ("nilai_tercapai", "tahun_tercapai", "bukti")
# What says nothing without the other.
_PAIRS = (
    ("nilai_target", "indikator"),
    ("nilai_tercapai", "indikator"),
    ("nilai_target", "tahun_target"),
    ("tahun_target", "nilai_target"),
    ("nilai_tercapai", "tahun_tercapai"),
    ("tahun_tercapai", "nilai_tercapai"),
)
_COLUMNS = (
    *("id", "kabupaten", "kecamatan", "desa", "kompetensi", "tahap", "tahun", "asal"),
    *("arah_nilai", "nilai_awal", *_GATE, *_REACHED),
)


def competence_problems(view: View) -> Iterator[Problem]:
    """The problems of data/kompetensi.csv that its gates tell."""
    edition = view.edition
    for sheet in view.sheets.get("kompetensi", []):
        columns = {name: sheet.column(name) for name in _COLUMNS}
        rows = [{name: texts[row] for name, texts in columns.items()} for row in range(len(sheet))]
        by_id = {cells["id"]: cells for cells in rows}
        succeeded = {_pilot(cells) for cells in rows if cells["tahap"] == SUCCEEDED}
        for row, cells in enumerate(rows):
            year = cells["tahun"]
            is_new = edition is not None and is_year(year) and int(year) >= edition.tanggal.year
            yield from _first(
                _gate(sheet, row, cells, is_new=is_new),
                _incomplete(sheet, row, cells),
                _figures(sheet, row, cells),
            )
            if cells["tahap"] == REPEATED and is_new:
                yield from _origin(sheet, row, cells, by_id, succeeded)
            if cells["asal"] and _leads_back(cells["id"], by_id):
                yield sheet.problem("asal-berputar", row, "asal", value=quote(cells["asal"]))


def _first(*rules: Iterator[Problem]) -> Iterator[Problem]:
    """The first problem of a row: the others mostly follow from it."""
    for rule in rules:
        for found in rule:
            yield found
            return


def _gate(sheet: Sheet, row: int, cells: Mapping[str, str], *, is_new: bool) -> Iterator[Problem]:
    """A stage has its gate before it begins, and has passed it before it is called a success."""
    stage = cells["tahap"]
    if stage not in TRIED:
        return
    lacking = [name for name in _GATE if not cells[name]]
    if lacking and (is_new or stage == SUCCEEDED):
        yield sheet.problem(
            "tahap-tanpa-indikator",
            row,
            lacking[0],
            stage=stage,
            year=cells["tahun"],
            lacking=_names(lacking),
        )
    lacking = [name for name in _REACHED if not cells[name]]
    if stage == SUCCEEDED and lacking:
        yield sheet.problem("berhasil-tanpa-bukti", row, lacking[0], lacking=_names(lacking))


def _incomplete(sheet: Sheet, row: int, cells: Mapping[str, str]) -> Iterator[Problem]:
    for given, lacking in _PAIRS:
        if cells[given] and not cells[lacking]:
            yield sheet.problem("gerbang-tak-utuh", row, lacking, given=given, lacking=lacking)


def _figures(sheet: Sheet, row: int, cells: Mapping[str, str]) -> Iterator[Problem]:
    """A target is better than the beginning; what succeeded has met it."""
    start, target, reached = (
        Decimal(cells[name]) if is_figure(cells[name]) else None
        for name in ("nilai_awal", "nilai_target", "nilai_tercapai")
    )
    if target is None:
        return  # empty, or told by the rules of cells
    direction = cells["arah_nilai"]
    if start is not None and meets(start, target, direction):
        yield sheet.problem(
            "target-tanpa-kemajuan",
            row,
            "nilai_target",
            start=cells["nilai_awal"],
            target=cells["nilai_target"],
            direction=direction or "naik",
        )
    measured = reached if cells["tahap"] == SUCCEEDED else None
    if measured is not None and not meets(measured, target, direction):
        yield sheet.problem(
            "berhasil-di-bawah-target",
            row,
            "nilai_tercapai",
            reached=cells["nilai_tercapai"],
            target=cells["nilai_target"],
            least="paling banyak" if direction == DOWNWARDS else "paling sedikit",
        )
    years = cells["tahun"], cells["tahun_target"]
    if all(map(is_year, years)) and int(years[0]) > int(years[1]):
        yield sheet.problem("tahun-terbalik", row, "tahun_target", first=years[0], last=years[1])


def _origin(
    sheet: Sheet,
    row: int,
    cells: Mapping[str, str],
    by_id: Mapping[str, Mapping[str, str]],
    succeeded: Collection[tuple[str, ...]],
) -> Iterator[Problem]:
    """What is repeated has succeeded elsewhere, as its own row or a later one of it says."""
    origin = by_id.get(cells["asal"])
    if not cells["asal"]:
        yield sheet.problem("replikasi-tanpa-asal", row, "asal", year=cells["tahun"])
    elif origin is None or origin is cells:
        return  # told by the rules of references and of circles
    elif _pilot(origin) not in succeeded:
        yield sheet.problem(
            "replikasi-belum-berhasil", row, "asal", origin=origin["id"], stage=origin["tahap"]
        )
    elif _place(origin) == _place(cells) and cells["kecamatan"]:
        yield sheet.problem("replikasi-di-tempat-asal", row, "asal", origin=origin["id"])


def _pilot(cells: Mapping[str, str]) -> tuple[str, ...]:
    """What the rows of one pilot share."""
    return cells["kabupaten"], cells["kecamatan"], cells["kompetensi"].casefold()


def _place(cells: Mapping[str, str]) -> tuple[str, ...]:
    return cells["kabupaten"], cells["kecamatan"], cells["desa"]


def _leads_back(start: str, by_id: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether the origins of a row lead to the row itself."""
    seen: set[str] = set()
    at = by_id[start]["asal"]
    while at and at not in seen:
        if at == start:
            return True
        seen.add(at)
        at = by_id[at]["asal"] if at in by_id else ""
    return False


def _names(columns: list[str]) -> str:
    *first, last = columns
    if len(first) > 1:
        return f"{', '.join(first)}, dan {last}"
    return " dan ".join(columns)
