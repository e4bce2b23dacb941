"""Problems of time: events out of order, years that run backwards, data later than the edition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, TypeGuard

from cetakbiru.checks.problems import Problem, quote
from cetakbiru.checks.rules.programs import items
from cetakbiru.checks.shape.numerals import is_year
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.trees import tree_problem
from cetakbiru.checks.shape.view import View
from cetakbiru.insight.competence import TRIED
from cetakbiru.model.instruments import QUARTERS
from cetakbiru.model.speaker import TAKE_OVER
from cetakbiru.model.yamltree import Path, YamlTree

_ADOPTED = "ditetapkan"
_NEEDS_DOCUMENT = (TAKE_OVER, _ADOPTED, "diubah", "dicabut")
_NEEDS_ADOPTION = ("diubah", "dicabut")
# Columns that tell what has happened; a calendar or a target may lie ahead.
_DATES_OF_PAST = (
    ("konsultasi", "tanggal"),
    ("sumber", "diakses"),
    ("program", "ditinjau"),
    ("kelengkapan", "tanggal"),
    ("masukan", "tanggal"),
    ("masukan", "tanggal_keputusan"),
    ("perusahaan", "persetujuan"),
    ("perusahaan", "dicabut"),
)
_YEARS_OF_PAST = (
    ("nilai", "tahun"),
    ("isu", "tahun"),
    ("bukti_tambang", "tahun"),
    ("kabupaten", "penduduk_tahun"),
    ("program", "baseline_tahun"),
    ("kompetensi", "tahun_tercapai"),
)
# What is said of a quarter after it.
_REPORTED = ("realisasi", "belanja", "bukti", "kendala")
_DATE = re.compile(r"(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_VERSION = re.compile(r"((?:19|20|21)[0-9]{2})\.")
# So long after the last date in its data an edition is no edition of them.
_LONGEST_WAIT = timedelta(days=548)
# So long does no blueprint lie between two events of its life.
_LONGEST_PAUSE = 10


def date_problems(view: View) -> Iterator[Problem]:
    """The problems of dates and years in all files."""
    for tree in view.trees.get("edisi", []):
        yield from _event_problems(tree)
        yield from _take_over_problems(tree)
        yield from _process_problems(tree)
        yield from _pauses(tree)
        yield from _reversed_in_tree(tree, ("periode", "awal"), ("periode", "akhir"))
    for tree in view.trees.get("rencana", []):
        yield from _reversed_in_tree(tree, ("awal",), ("akhir",))
    for name in ("program", "program_daerah", "pendamping"):
        for sheet in view.sheets.get(name, []):
            yield from _years_reversed(sheet)
    for sheet in view.sheets.get("sumber", []):
        yield from _published_after_access(sheet)
    edition = next(iter(view.trees.get("edisi", [])), None)
    if edition is not None and _is_date(edition.value.get("tanggal")):
        yield from _edition_problems(view, edition, edition.value["tanggal"])
    yield from _log_problems(view)


def _event_problems(tree: YamlTree) -> Iterator[Problem]:
    """Events stand in order of date; some need a document, some an adoption before them."""
    events = tree.value.get("peristiwa")
    if not isinstance(events, list):
        return
    previous, adopted = "", False
    for at, event in enumerate(events):
        if not isinstance(event, Mapping):
            continue
        kind, day = event.get("jenis"), event.get("tanggal")
        path: Path = ("peristiwa", at)
        if _is_date(day):
            if day < previous and not previous > str(tree.value.get("tanggal")):
                yield tree_problem(
                    tree, "peristiwa-mundur", (*path, "tanggal"), date=day, previous=previous
                )
            previous = max(previous, day)
        if kind in _NEEDS_DOCUMENT and not event.get("dokumen"):
            yield tree_problem(tree, "peristiwa-tanpa-dokumen", (*path, "jenis"), kind=kind)
        if kind in _NEEDS_ADOPTION and not adopted:
            yield tree_problem(tree, "peristiwa-tanpa-penetapan", (*path, "jenis"), kind=kind)
        adopted = adopted or kind == _ADOPTED
    day = tree.value.get("tanggal")
    if _is_date(day) and day < previous:
        yield tree_problem(
            tree, "edisi-mendahului-peristiwa", ("tanggal",), date=day, last=previous
        )


def _process_problems(tree: YamlTree) -> Iterator[Problem]:
    """What happened to another text stands in order of date, too, and has happened."""
    previous, edition = "", tree.value.get("tanggal")
    for at, event in enumerate(items(tree.value, "proses")):
        day = event.get("tanggal")
        path: Path = ("proses", at, "tanggal")
        if not _is_date(day):
            continue
        if day < previous:
            yield tree_problem(tree, "peristiwa-mundur", path, date=day, previous=previous)
        elif _is_date(edition) and day > edition:
            yield tree_problem(
                tree, "tanggal-sesudah-edisi", path, value=quote(day), edition=edition
            )
        previous = max(previous, day)


def _take_over_problems(tree: YamlTree) -> Iterator[Problem]:
    """Only the agency to which a text is proposed takes it over, and adopts what it has."""
    agency, taken = tree.value.get("lembaga"), False
    for at, event in enumerate(items(tree.value, "peristiwa")):
        kind, by = event.get("jenis"), event.get("oleh")
        path: Path = ("peristiwa", at)
        if kind != TAKE_OVER:
            if "oleh" in event:
                yield tree_problem(tree, "oleh-tanpa-pengambilalihan", (*path, "oleh"), kind=kind)
            if kind == _ADOPTED and not taken:
                yield tree_problem(
                    tree, "ditetapkan-tanpa-pengambilalihan", (*path, "jenis"), agency=agency
                )
            continue
        if at == 0:
            yield tree_problem(tree, "pengambilalihan-tanpa-usulan", (*path, "jenis"))
        elif by is None:
            yield tree_problem(
                tree, "pengambilalihan-tanpa-lembaga", (*path, "jenis"), agency=agency
            )
        elif by != agency:
            yield tree_problem(
                tree,
                "pengambilalihan-lembaga-lain",
                (*path, "oleh"),
                value=quote(str(by)),
                agency=agency,
            )
        taken = True


def _is_date(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and _DATE.fullmatch(value) is not None


def _reversed_in_tree(tree: YamlTree, first: Path, last: Path) -> Iterator[Problem]:
    begins, ends = _inside(tree.value, first), _inside(tree.value, last)
    if isinstance(begins, int) and isinstance(ends, int) and begins > ends:
        yield tree_problem(tree, "tahun-terbalik", first, first=begins, last=ends)


def _inside(value: Any, path: Path) -> Any:
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _years_reversed(sheet: Sheet) -> Iterator[Problem]:
    columns = zip(sheet.column("tahun_awal"), sheet.column("tahun_akhir"))
    for row, (begins, ends) in enumerate(columns):
        if is_year(begins) and is_year(ends) and int(begins) > int(ends):
            yield sheet.problem("tahun-terbalik", row, "tahun_awal", first=begins, last=ends)


def _published_after_access(sheet: Sheet) -> Iterator[Problem]:
    for row, (year, day) in enumerate(zip(sheet.column("tahun"), sheet.column("diakses"))):
        if is_year(year) and _is_date(day) and year > day[:4]:
            yield sheet.problem("terbit-sesudah-diakses", row, "tahun", year=year, date=day)


def _pauses(tree: YamlTree) -> Iterator[Problem]:
    """Events lie near each other: one of another time is a slip of the year."""
    events = tree.value.get("peristiwa")
    days = [
        (at, event["tanggal"])
        for at, event in enumerate(events if isinstance(events, list) else ())
        if isinstance(event, Mapping) and _is_date(event.get("tanggal"))
    ]
    for (at, day), (_, following) in pairwise(days):
        if int(following[:4]) - int(day[:4]) > _LONGEST_PAUSE:
            path: Path = ("peristiwa", at, "tanggal")
            yield tree_problem(tree, "peristiwa-jauh", path, date=day, following=following)


def _edition_problems(view: View, tree: YamlTree, edition: str) -> Iterator[Problem]:
    """An edition lies near what its data tell: not before it and not long after it.

    Where the edition itself is the odd one, no date is told to lie after it.
    """
    days = [*_event_days(tree), *_past_days(view)]
    later = [day for day in days if day > edition]
    version = str(tree.value.get("versi", ""))
    if any(day > edition for day in _event_days(tree)):
        return  # told at the events
    if 2 * len(later) > len(days):
        yield tree_problem(
            tree,
            "edisi-mendahului-data",
            ("tanggal",),
            date=edition,
            count=len(later),
            last=max(later),
        )
    elif days and not later and _long_after(edition, max(days)):
        yield tree_problem(tree, "edisi-jauh-dari-data", ("tanggal",), date=edition, last=max(days))
    else:
        year = _VERSION.match(version)
        if year is not None and abs(int(year[1]) - int(edition[:4])) > 1:
            yield tree_problem(
                tree, "versi-jauh-dari-tanggal", ("versi",), value=version, date=edition
            )
        yield from _after_edition(view, edition)
        for sheet in view.sheets.get("kompetensi", []):
            yield from _not_begun(sheet, edition[:4])


def _not_begun(sheet: Sheet, edition: str) -> Iterator[Problem]:
    """A stage that begins after the edition is a plan, whatever gate it has."""
    stages = zip(sheet.column("tahap"), sheet.column("tahun"))
    for row, (stage, year) in enumerate(stages):
        if stage in TRIED and is_year(year) and year > edition:
            yield sheet.problem(
                "tahap-belum-dimulai", row, "tahap", stage=stage, year=year, edition=edition
            )


def _event_days(tree: YamlTree) -> list[str]:
    events = tree.value.get("peristiwa")
    found = (
        event.get("tanggal")
        for event in (events if isinstance(events, list) else ())
        if isinstance(event, Mapping)
    )
    return [day for day in found if _is_date(day)]


def _past_days(view: View) -> Iterator[str]:
    for name, column in _DATES_OF_PAST:
        for sheet in view.sheets.get(name, []):
            yield from (day for day in sheet.column(column) if _is_date(day))


def _long_after(edition: str, last: str) -> bool:
    try:
        return date.fromisoformat(edition) - date.fromisoformat(last) > _LONGEST_WAIT
    except ValueError:
        return False  # no day of the calendar, which is told by itself


def _log_problems(view: View) -> Iterator[Problem]:
    """The editions that the log tells of lie between the first event and this edition."""
    edition = view.edition
    if edition is None or not edition.peristiwa:
        return
    if any(event.tanggal > edition.tanggal for event in edition.peristiwa):
        return  # told at the edition
    years = [event.tanggal.year for event in edition.peristiwa]
    least, most = min(years), max(edition.tanggal.year, *years) + 1
    for tree in view.trees.get("rilis", []):
        for at, entry in enumerate(items(tree.value, "rilis")):
            year = _VERSION.match(str(entry.get("versi", "")))
            if entry.get("versi") == edition.versi:
                continue  # told at the edition
            if year is not None and not least <= int(year[1]) <= most:
                yield tree_problem(
                    tree,
                    "rilis-jauh-dari-edisi",
                    ("rilis", at, "versi"),
                    value=entry["versi"],
                    least=least,
                    edition=edition.tanggal.isoformat(),
                )
        for at, entry in enumerate(items(tree.value, "pencabutan")):
            day = entry.get("tanggal")
            if _is_date(day) and day > edition.tanggal.isoformat():
                yield tree_problem(
                    tree,
                    "tanggal-sesudah-edisi",
                    ("pencabutan", at, "tanggal"),
                    value=quote(day),
                    edition=edition.tanggal.isoformat(),
                )


def _after_edition(view: View, edition: str) -> Iterator[Problem]:
    """Dates and years of what has happened may not lie after the edition."""
    for judge, columns in ((_late_dates, _DATES_OF_PAST), (_late_years, _YEARS_OF_PAST)):
        for name, column in columns:
            for sheet in view.sheets.get(name, []):
                if column in sheet.descriptor.columns_by_name:
                    yield from judge(sheet, column, edition)
    yield from _late_quarters(view, edition)
    yield from _late_results(view, edition)


def _late_quarters(view: View, edition: str) -> Iterator[Problem]:
    """A quarter that begins after the edition has nothing to report."""
    for sheet in view.sheets.get("aksi", []):
        years = sheet.column("tahun")
        for number, (quarter, numeral) in enumerate(QUARTERS.items()):
            begins = f"-{3 * number + 1:02}-01"
            columns = [f"{what}_{quarter}" for what in _REPORTED]
            for row, texts in enumerate(zip(*(sheet.column(name) for name in columns))):
                if any(texts) and is_year(years[row]) and years[row] + begins > edition:
                    reported = next(name for name, text in zip(columns, texts) if text)
                    values = {"quarter": f"triwulan {numeral} tahun {years[row]}"}
                    yield sheet.problem(
                        "triwulan-mendatang", row, reported, edition=edition, **values
                    )


def _late_results(view: View, edition: str) -> Iterator[Problem]:
    """A year that begins after the edition has only what is planned."""
    for sheet in view.sheets.get("capaian", []):
        for row, (year, result) in enumerate(zip(sheet.column("tahun"), sheet.column("realisasi"))):
            if result and is_year(year) and year > edition[:4]:
                values = {"value": year, "edition": edition[:4]}
                yield sheet.problem("tahun-sesudah-edisi", row, "tahun", **values)


def _late_dates(sheet: Sheet, column: str, edition: str) -> Iterator[Problem]:
    texts = sheet.column(column)
    late = {text for text in set(texts) if _is_date(text) and text > edition}
    for row, text in enumerate(texts if late else ()):
        if text in late:
            yield sheet.problem(
                "tanggal-sesudah-edisi", row, column, value=quote(text), edition=edition
            )


def _late_years(sheet: Sheet, column: str, edition: str) -> Iterator[Problem]:
    latest = sheet.descriptor.columns_by_name[column].descriptor
    limit = latest.get("constraints", {}).get("maximum", 9999)
    for row, year in enumerate(sheet.column(column)):
        if is_year(year) and int(edition[:4]) < int(year) <= limit:
            yield sheet.problem("tahun-sesudah-edisi", row, column, value=year, edition=edition[:4])
