"""Problems of what programmes promise: a baseline that nilai.csv does not hold, odd targets; and of
the targets in matriks.csv, which start from nilai.csv too.

A programme's baseline is a value of nilai.csv, which has the last word. Where nilai.csv itself is
in doubt the programme is left alone: the figure is told there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import repeat
from pathlib import PurePosixPath

from cetakbiru.checks.problems import Problem, quote
from cetakbiru.checks.rules.figures import STEPS, Figure, Figures, plain, range_text
from cetakbiru.checks.rules.slips import SHIFTED, slips
from cetakbiru.checks.shape.numerals import is_figure, is_year
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.view import View
from cetakbiru.model.model import Indikator

_TARGET = re.compile(r"target_(\d{4})")
_SIGNS = {"naik": 1, "turun": -1}
# So many values of a place are named where none of them is meant.
_SHOWN = 4
# A baseline that no row states: the newest value of the place.
_LOOKED_UP = ("", "", "")
# A promise may be bolder than what is usual.
_BOLDNESS = 2 * STEPS


@dataclass(frozen=True)
class _Known:
    """A figure that a promise is measured against."""

    year: int
    value: Decimal
    name: str


@dataclass
class _Promise:
    """A figure that someone promised or measured, in a cell."""

    sheet: Sheet
    row: int
    column: str
    year: int
    text: str
    directed: bool = True

    @cached_property
    def value(self) -> Decimal:
        return Decimal(self.text)

    def problem(self, code: str, **values: object) -> Problem:
        return self.sheet.problem(
            code, self.row, self.column, value=quote(self.text), column=self.column, **values
        )


def promise_problems(view: View, figures: Figures) -> Iterator[Problem]:
    """The problems of baselines, targets and results; `figures` have been judged before."""
    whole = _is_whole(view)
    known: dict[str, tuple[Indikator, _Known | None]] = {}
    sources = view.registry.codes["sumber.id"].labels
    limits = view.raw.descriptors["nilai"].columns_by_name["tahun"].descriptor["constraints"]
    years = range(limits["minimum"], limits["maximum"] + 1)
    for sheet in view.sheets.get("program", []):
        names = ("id", "kabupaten", "indikator", "baseline", "baseline_tahun", "baseline_sumber")
        stem = PurePosixPath(sheet.file).stem
        targets = _target_columns(sheet)
        # Many programmes of a place start from the same figure, and lead to the same ones: what has
        # no fault is judged once.
        sound: dict[tuple[str, ...], _Known | None] = {}
        led: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
        promised = zip(*(texts for _, _, texts in targets)) if targets else repeat(())
        rows = zip(zip(*(sheet.column(name) for name in names)), promised)
        for row, (cells, texts) in enumerate(rows):
            identity, place, name, *baseline = cells
            meaning = view.indicators.get(name)
            if meaning is None:
                continue
            if cells[1:] in sound:
                first = sound[cells[1:]]
            else:
                values = figures.by_key.get((name, place), [])
                found = None
                if (
                    view.slugs.get(place) == stem  # else which place is meant is in doubt
                    and not figures.in_doubt(values)
                    and not any(_is_doubted(one, sources, years) for one in values)
                ):
                    found = _baseline_problem(sheet, row, place, meaning, baseline, values)
                # What seems to be missing may stand in a row that could not be read.
                if found is not None and (whole or found.code == "baseline-berbeda"):
                    yield found
                first = _baseline(baseline, [one for one in values if one not in figures.told])
                if found is None:
                    sound[cells[1:]] = first
            known[identity] = (meaning, first)
            if (cells[1:], texts) in led:
                continue
            odd = list(_target_problems(_targets(sheet, row, targets), meaning, first))
            yield from odd
            if cells[1:] in sound and not odd:
                led.add((cells[1:], texts))
    for sheet in view.sheets.get("capaian", []):
        for row, identity in enumerate(sheet.column("program")):
            if identity in known:
                meaning, first = known[identity]
                for promise in _results(sheet, row):
                    yield from _judged([promise], meaning, first)
    for sheet in view.sheets.get("matriks", []):
        yield from _matrix_problems(view, figures, sheet)


def _matrix_problems(view: View, figures: Figures, sheet: Sheet) -> Iterator[Problem]:
    """The problems of the targets of each place, program utama and indicator, by year."""
    promised: dict[tuple[str, str, str], list[_Promise]] = {}
    names = ("kabupaten", "bidang", "indikator", "tahun", "target")
    for row, (*key, year, text) in enumerate(zip(*(sheet.column(name) for name in names))):
        if is_year(year) and is_figure(text):
            place, bidang, name = key
            promise = _Promise(sheet, row, "target", int(year), text)
            promised.setdefault((place, bidang, name), []).append(promise)
    for (place, _, name), targets in promised.items():
        meaning = view.indicators.get(name)
        if meaning is not None:
            values = figures.by_key.get((name, place), [])
            first = _baseline(_LOOKED_UP, [one for one in values if one not in figures.told])
            in_order = sorted(targets, key=lambda one: one.year)
            yield from _target_problems(in_order, meaning, first)


def _is_doubted(figure: Figure, sources: Collection[str], years: Collection[int]) -> bool:
    """Whether the year or source of a value has a fault, which is told there."""
    return figure.year not in years or figure.source not in sources


def _is_whole(view: View) -> bool:
    """Whether no value can be missing because its row or key is broken, which is told there."""
    sheets = view.sheets.get("nilai", [])
    regions = view.registry.codes.get("kabupaten.kode")
    provinces = view.registry.codes.get("provinsi.kode")
    places = {*(regions.labels if regions else ()), *(provinces.labels if provinces else ())}
    return len(sheets) == len(view.raw.tables.get("nilai", [])) > 0 and all(
        len(sheet) == len(sheet.table.rows)
        and all(place in places for place in sheet.column("wilayah"))
        and all(name in view.indicators for name in sheet.column("indikator"))
        and all(is_year(year) for year in sheet.column("tahun"))
        and all(is_figure(text) for text in sheet.column("nilai"))
        for sheet in sheets
    )


def _baseline_problem(
    sheet: Sheet,
    row: int,
    place: str,
    meaning: Indikator,
    baseline: Sequence[str],
    values: Sequence[Figure],
) -> Problem | None:
    """What is wrong with a baseline first of all: no such value, its year, figure or source."""
    text, year, source = baseline
    if not any(baseline) or (text and not is_figure(text)) or (year and not is_year(year)):
        return None
    if text and not (year and source):
        return None  # told as a companion that is missing

    def told(code: str, column: str, held: Sequence[Figure] = (), **values: object) -> Problem:
        latest = held[-_SHOWN:]
        lines = [f"{one.where}: {one.text}; {one.year}; sumber {one.source}" for one in latest]
        more = f", dan {len(held) - _SHOWN} lagi" if len(held) > _SHOWN else ""
        shown = {"name": meaning.id, "place": place, "held": ", ".join(lines) + more}
        return sheet.problem(code, row, column, **shown, **values)

    of_year = [one for one in values if not year or one.year == int(year)]
    equal = [one for one in of_year if not text or one.value == Decimal(text)]
    if not values:
        column = "baseline" if text else "baseline_tahun" if year else "baseline_sumber"
        return told("baseline-tanpa-nilai", column)
    if not of_year:
        return told("baseline-tahun-lain", "baseline_tahun", values, year=year)
    if not equal:
        same = [one for one in of_year if one.source == source] or of_year
        right = same[0].text
        return told("baseline-berbeda", "baseline", same, value=quote(text), right=right)
    if source and not any(one.source == source for one in equal):
        right = equal[0].source
        return told(
            "baseline-sumber-lain", "baseline_sumber", equal, value=quote(source), right=right
        )
    return None


def _baseline(baseline: Sequence[str], values: Sequence[Figure]) -> _Known | None:
    """What targets start from: the value of nilai.csv; what was typed only where there is none."""
    text, year, _ = baseline
    of_year = [one for one in values if not year or str(one.year) == year] or list(values)
    if of_year:
        latest = of_year[-1]
        return _Known(latest.year, latest.value, f"nilai awal {latest.text} tahun {latest.year}")
    if is_figure(text) and is_year(year):
        return _Known(int(year), Decimal(text), f"nilai awal {text} tahun {year}")
    return None


def _target_columns(sheet: Sheet) -> list[tuple[int, str, Sequence[str]]]:
    """The columns of targets in order of year, each with its texts."""
    years = {
        name: int(match[1]) for name in sheet.table.header if (match := _TARGET.fullmatch(name))
    }
    return sorted((year, name, sheet.column(name)) for name, year in years.items())


def _targets(
    sheet: Sheet, row: int, columns: Sequence[tuple[int, str, Sequence[str]]]
) -> list[_Promise]:
    return [
        _Promise(sheet, row, name, year, texts[row])
        for year, name, texts in columns
        if texts[row] and is_figure(texts[row])
    ]


def _target_problems(
    targets: Sequence[_Promise], meaning: Indikator, first: _Known | None
) -> Iterator[Problem]:
    """The problems of a programme's targets: before their baseline, or wrong by themselves."""
    late: list[_Promise] = []
    for promise in targets:
        if first is not None and promise.year <= first.year:
            yield promise.problem("target-mundur", year=promise.year, baseline=first.year)
        else:
            late.append(promise)
    yield from _judged(late, meaning, first)


def _results(sheet: Sheet, row: int) -> Iterator[_Promise]:
    year = sheet.column("tahun")[row]
    for column in ("rencana", "realisasi"):
        text = sheet.column(column)[row]
        if is_figure(text) and is_year(year):
            yield _Promise(sheet, row, column, int(year), text, directed=column == "rencana")


def _judged(
    promises: Sequence[_Promise], meaning: Indikator, first: _Known | None
) -> Iterator[Problem]:
    """Promises in order of year: possible, within reach, and never away from where they lead.

    A promise that is odd is no measure for the next.
    """
    last = first
    for promise in promises:
        problem = _problem(promise, meaning, last)
        if problem is not None:
            yield problem
        else:
            name = f"{promise.text} pada {promise.column}"
            last = _Known(promise.year, promise.value, name)


def _problem(promise: _Promise, meaning: Indikator, last: _Known | None) -> Problem | None:
    shown: Mapping[str, object] = {"name": meaning.nama_pendek, "unit": meaning.satuan}
    if not meaning.possible.holds(promise.value):
        return promise.problem(
            "target-mustahil",
            range=range_text(meaning),
            guess=_guess(promise, meaning, last),
            **shown,
        )
    if last is None or promise.year <= last.year:
        return None  # what was measured before
    difference = promise.value - last.value
    years = promise.year - last.year
    if meaning.langkah and abs(difference) > _BOLDNESS * meaning.langkah * years:
        return promise.problem(
            "target-terlalu-jauh",
            last=last.name,
            step=plain(meaning.langkah),
            guess=_guess(promise, meaning, last),
            **shown,
        )
    if promise.directed and difference * _SIGNS.get(meaning.arah, 0) < 0:
        return promise.problem("target-berbalik", last=last.name, direction=meaning.arah, **shown)
    return None


def _guess(promise: _Promise, meaning: Indikator, last: _Known | None) -> str:
    """A slip away from a figure within usual steps of the last one."""
    if last is None or meaning.langkah is None:
        return ""
    reach = STEPS * meaning.langkah * max(1, promise.year - last.year)
    fitting = [
        one
        for one in slips(promise.text)
        if meaning.possible.holds(one.value) and abs(one.value - last.value) <= reach
    ]
    fitting.sort(key=lambda one: (one.kind == SHIFTED, abs(one.value - last.value)))
    return fitting[0].question if fitting else ""
