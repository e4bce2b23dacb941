"""Makes the register of places that `ppm new` copies from, out of national files.

Run by hand, and only when the national files are renewed:

    python -m scripts.cut_outlines FOLDER

FOLDER holds nasional-wilayah.csv (code and name of every province, kabupaten and kecamatan),
nasional-kabupaten.topojson and nasional-kecamatan.topojson; a province with outlines of its own
(kalbar-kabupaten.topojson and kalbar-kecamatan.topojson, which are finer) takes those instead.
Writes src/cetakbiru/places/: three tables, and for each province its kabupaten and its kecamatan,
each level as one topology. The same files give the same bytes.
"""

from __future__ import annotations

import csv
import itertools
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "src" / "cetakbiru" / "places"
_PROVINCE, _KABUPATEN, _KECAMATAN = 2, 5, 8  # the length of a code tells its level
_LEVELS = {"kabupaten": _KABUPATEN, "kecamatan": _KECAMATAN}
_FINER = {"61": "kalbar"}
# A tile map with a third more tiles than places leaves room for the shape of the province.
_ROOM = 1.35

Point = tuple[float, float]
Topology = dict[str, Any]


def main() -> None:
    """Writes the register and the outlines of every province."""
    folder = Path(sys.argv[1])
    names = _names(folder / "nasional-wilayah.csv")
    outlines = TARGET / "outlines"
    outlines.mkdir(parents=True, exist_ok=True)
    centres: dict[str, Point] = {}
    for level in _LEVELS:
        whole = _read(folder / f"nasional-{level}.topojson")
        for province in _codes(names, _PROVINCE):
            finer = _FINER.get(province)
            source = _read(folder / f"{finer}-{level}.topojson") if finer else whole
            topology = cut(source, level, province, names)
            (outlines / f"{province}-{level}.topojson").write_text(written(topology), "utf-8")
            if level == "kabupaten":
                centres |= dict(_centres(topology))
    _write_tables(names, centres)


def _names(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["kode"]: row["nama"] for row in csv.DictReader(stream)}


def _codes(names: dict[str, str], length: int, within: str = "") -> list[str]:
    return sorted(code for code in names if len(code) == length and code.startswith(within))


def _read(path: Path) -> Topology:
    topology: Topology = json.loads(path.read_text(encoding="utf-8"))
    return topology


def cut(source: Topology, level: str, province: str, names: dict[str, str]) -> Topology:
    """The outlines of one province with the arcs that they use, numbered anew."""
    numbers: dict[int, int] = {}

    def renumbered(arcs: Any) -> Any:
        if isinstance(arcs, list):
            return [renumbered(arc) for arc in arcs]
        backwards = arcs < 0
        number = numbers.setdefault(~arcs if backwards else arcs, len(numbers))
        return ~number if backwards else number

    (collection,) = source["objects"].values()
    found = {
        geometry["properties"]["kode"]: geometry
        for geometry in collection["geometries"]
        if geometry["properties"]["kode"].startswith(f"{province}.")
    }
    geometries = [
        {
            "type": found[code]["type"],
            "properties": {"kode": code, "nama": names[code]},
            "arcs": renumbered(found[code]["arcs"]),
        }
        for code in _codes(names, _LEVELS[level], province)
        if code in found
    ]
    return {
        "type": "Topology",
        "transform": source["transform"],
        "objects": {level: {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [source["arcs"][number] for number in numbers],
    }


def written(topology: Topology) -> str:
    """The topology as JSON with one outline and one arc a line, so that a change shows where."""

    def dense(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    ((name, collection),) = topology["objects"].items()
    outlines = ",\n".join(dense(one) for one in collection["geometries"])
    arcs = ",\n".join(dense(one) for one in topology["arcs"])
    return (
        f'{{"type":"Topology",\n"transform":{dense(topology["transform"])},\n'
        f'"objects":{{{dense(name)}:{{"type":"GeometryCollection","geometries":[\n{outlines}\n]}}}},\n'
        f'"arcs":[\n{arcs}\n]}}\n'
    )


def _centres(topology: Topology) -> Iterator[tuple[str, Point]]:
    """The centre of the largest ring of each outline, in degrees."""
    points = [_points(topology, arc) for arc in topology["arcs"]]
    for outlines in topology["objects"].values():
        for geometry in outlines["geometries"]:
            polygons = geometry["arcs"]
            if geometry["type"] == "Polygon":
                polygons = [polygons]
            rings = [_ring(polygon[0], points) for polygon in polygons]
            yield geometry["properties"]["kode"], max(map(_area_and_centre, rings))[1]


def _points(topology: Topology, arc: Sequence[Sequence[int]]) -> list[Point]:
    (scale_x, scale_y), (left, bottom) = (topology["transform"][k] for k in ("scale", "translate"))
    steps = itertools.accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])
    return [(left + x * scale_x, bottom + y * scale_y) for x, y in steps]


def _ring(arcs: Sequence[int], points: Sequence[list[Point]]) -> list[Point]:
    return [
        point for arc in arcs for point in (points[arc] if arc >= 0 else reversed(points[~arc]))
    ]


def _area_and_centre(ring: Sequence[Point]) -> tuple[float, Point]:
    twice = x = y = 0.0
    for (ax, ay), (bx, by) in itertools.pairwise([*ring, ring[0]]):
        cross = ax * by - bx * ay
        twice, x, y = twice + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    if not twice:
        return 0.0, ring[0]
    return abs(twice), (x / (3 * twice), y / (3 * twice))


def _write_tables(names: dict[str, str], centres: dict[str, Point]) -> None:
    _write("provinsi.csv", ["kode", "nama"], [[c, names[c]] for c in _codes(names, _PROVINCE)])
    _write("kecamatan.csv", ["kode", "nama"], [[c, names[c]] for c in _codes(names, _KECAMATAN)])
    rows = []
    for province in _codes(names, _PROVINCE):
        codes = _codes(names, _KABUPATEN, f"{province}.")
        tiles = tile_places([centres[code] for code in codes])
        short = abbreviations([names[code].partition(" ")[2] for code in codes])
        for code, letters, (row, column) in zip(codes, short, tiles):
            kind, _, name = names[code].partition(" ")
            rows.append([code, name, kind, letters, str(row), str(column)])
    header = ["kode", "nama", "jenis", "singkatan", "petak_baris", "petak_kolom"]
    _write("kabupaten.csv", header, rows)


def _write(name: str, header: list[str], rows: list[list[str]]) -> None:
    with (TARGET / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerows([header, *rows])


def abbreviations(names: Sequence[str]) -> list[str]:
    """Three capital letters for each name, no two alike."""
    taken: dict[str, None] = {}
    for name in names:
        wanted = (letters for letters in _three_letters(name) if len(letters) == 3)
        free = next(letters for letters in wanted if letters not in taken)
        taken[free] = None
    return list(taken)


def _three_letters(name: str) -> Iterator[str]:
    """First what people would take, then any three letters in their order."""
    words = [re.sub("[^A-Z]", "", word) for word in name.upper().split() if word != "DAN"]
    consonants = [word[0] + re.sub("[AEIOU]", "", word[1:]) for word in words]
    if len(words) > 2:
        yield "".join(word[0] for word in words[:3])
    elif len(words) == 2:
        yield from (consonants[0][:2] + words[1][0], words[0][0] + consonants[1][:2])
    yield "".join(consonants)[:3]
    letters = "".join(words)
    pairs = itertools.combinations(letters[1:], 2)
    yield from (letters[0] + second + third for second, third in pairs)


def tile_places(centres: Sequence[Point]) -> list[tuple[int, int]]:
    """A row and a column for each centre, no two alike, as near to its place as all can be."""
    count = len(centres)
    wide, high = (max(axis) - min(axis) or 1.0 for axis in zip(*centres))
    columns = max(1, min(count, round((count * _ROOM * wide / high) ** 0.5)))
    rows = -(-round(count * _ROOM) // columns)
    left, top = min(x for x, _ in centres), max(y for _, y in centres)
    wanted = [
        ((top - y) / high * (rows - 1), (x - left) / wide * (columns - 1)) for x, y in centres
    ]
    tiles = list(itertools.product(range(rows), range(columns)))
    costs = [[(r - a) ** 2 + (c - b) ** 2 for a, b in tiles] for r, c in wanted]
    return _closed_up([tiles[number] for number in _cheapest(costs)])


def _closed_up(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same places without empty rows and columns."""
    used = [sorted(set(axis)) for axis in zip(*places)]
    return [(used[0].index(row), used[1].index(column)) for row, column in places]


def _cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """For each row a column of its own so that the sum is least (the Hungarian method)."""
    rows, columns = len(costs), len(costs[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0], at = row, 0
        least, seen = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while owner[at]:
            seen[at] = True
            delta, following = float("inf"), 0
            for column in range(1, columns + 1):
                if seen[column]:
                    continue
                cost = costs[owner[at] - 1][column - 1]
                left = cost - row_price[owner[at]] - column_price[column]
                if left < least[column]:
                    least[column], way[column] = left, at
                if least[column] < delta:
                    delta, following = least[column], column
            for column in range(columns + 1):
                if seen[column]:
                    row_price[owner[column]] += delta
                    column_price[column] -= delta
                else:
                    least[column] -= delta
            at = following
        while at:
            owner[at], at = owner[way[at]], way[at]
    taken = {owner[column]: column - 1 for column in range(1, columns + 1) if owner[column]}
    return [taken[row] for row in range(1, rows + 1)]


if __name__ == "__main__":
    main()
