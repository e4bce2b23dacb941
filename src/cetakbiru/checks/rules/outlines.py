"""Problems of outlines: places without one or with two, outlines of no place, areas far from the
official, villages far from their kecamatan.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.shape.numerals import is_figure, is_number
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.view import View
from cetakbiru.model.text import Position, TextFile
from cetakbiru.model.topology import Topology, read_topology

_TOP = Position(1, 1)
# So many hundredths may the area of an outline differ from the official one.
_TOLERANCE = 5
# So many degrees may a village lie outside of the box around its kecamatan, whose outline leaves
# small islands out: some 28 km.
_FARTHEST = 0.25
_CODE = re.compile(r'"kode"\s*:\s*"([^"]*)"')


def outline_problems(view: View) -> Iterator[Problem]:
    """The problems of the outlines of every level that has a file of them."""
    if view.raw.unread:
        return  # what lacks its outline may stand in what could not be read
    listed = set(_column(view, "tanpa_garis_batas", "kode"))
    drawn: set[str] = set()
    for level, file in view.raw.outlines.items():
        count = Counter(_CODE.findall(file.text))
        codes = set(count)
        drawn |= codes
        yield from _drawn_twice(count, file)
        yield from _without_outline(view, level, codes, listed, file.name)
        yield from _of_no_place(view, level, codes, file)
        if level == "kabupaten":
            yield from _areas(view, read_topology(file.text))
        elif level == "kecamatan":
            yield from _far_villages(view, read_topology(file.text))
    for sheet in view.sheets.get("tanpa_garis_batas", []):
        for row, code in enumerate(sheet.column("kode")):
            if code in drawn:
                yield sheet.problem("garis-batas-ada", row, "kode", value=quote(code))


def broken_outline(file: TextFile) -> Problem | None:
    """The problem of a file of outlines that nobody could draw."""
    try:
        is_sound = bool(read_topology(file.text).outlines)
    except ValueError:
        is_sound = False
    return None if is_sound else problem("garis-batas-rusak", file.name, _TOP)


def _column(view: View, table: str, column: str) -> Iterator[str]:
    for sheet in view.sheets.get(table, []):
        yield from sheet.column(column)


def _without_outline(
    view: View, level: str, codes: set[str], listed: set[str], file: str
) -> Iterator[Problem]:
    for sheet in view.sheets.get(level, []):
        for row, (code, name) in enumerate(zip(sheet.column("kode"), sheet.column("nama"))):
            if code and code not in codes and code not in listed:
                yield sheet.problem(
                    "garis-batas-hilang", row, "kode", value=f"{code} {name}".strip(), file=file
                )


def _drawn_twice(count: Mapping[str, int], file: TextFile) -> Iterator[Problem]:
    """Of two outlines with one code only the last would be drawn and answered for."""
    for code, times in sorted(count.items()):
        if times > 1:
            first, second, *_ = re.finditer(rf'"{re.escape(code)}"', file.text)
            yield problem(
                "garis-batas-ganda",
                file.name,
                file.position(second.start()),
                value=quote(code),
                count=times,
                line=file.position(first.start()).line,
            )


def _of_no_place(view: View, level: str, codes: set[str], file: TextFile) -> Iterator[Problem]:
    known = set(_column(view, level, "kode"))
    if len(known) < sum(len(table.rows) for table in view.raw.tables[level]):
        return  # one of the rows that have a fault may be the place
    for code in sorted(codes) if known else ():
        if code not in known:
            at = max(file.text.find(f'"{code}"'), 0)
            yield problem(
                "garis-batas-asing", file.name, file.position(at), value=quote(code), level=level
            )


def _areas(view: View, topology: Topology) -> Iterator[Problem]:
    measured: Mapping[str, float] = topology.areas()
    for sheet in view.sheets.get("kabupaten", []):
        yield from _unlike_areas(view, sheet, measured)


def _unlike_areas(view: View, sheet: Sheet, measured: Mapping[str, float]) -> Iterator[Problem]:
    for row, (code, text) in enumerate(zip(sheet.column("kode"), sheet.column("luas_km2"))):
        area = measured.get(code)
        if area is None or not is_figure(text) or float(text) <= 0:
            continue
        difference = 100 * (area / float(text) - 1)
        if abs(difference) > _TOLERANCE:
            yield sheet.problem(
                "luas-garis-batas",
                row,
                "luas_km2",
                region=view.region_label(code),
                value=text,
                measured=f"{area:.0f}",
                percent=f"{abs(difference):.0f}",
                most=_TOLERANCE,
            )


def _far_villages(view: View, topology: Topology) -> Iterator[Problem]:
    boxes = topology.boxes()
    for sheet in view.sheets.get("desa", []):
        columns = map(sheet.column, ("kecamatan", "lintang", "bujur"))
        for row, (home, *texts) in enumerate(zip(*columns)):
            if home not in boxes or not all(map(is_number, texts)):
                continue
            west, south, east, north = boxes[home]
            latitude, longitude = map(float, texts)
            beyond = {
                "lintang": max(south - latitude, latitude - north),
                "bujur": max(west - longitude, longitude - east),
            }
            column = max(beyond, key=lambda name: beyond[name])
            if beyond[column] > _FARTHEST:
                yield sheet.problem(
                    "titik-desa-jauh",
                    row,
                    column,
                    name=sheet.column("nama")[row],
                    region=view.registry.label("kecamatan.kode", home),
                    axis=column,
                    value=sheet.column(column)[row],
                )
