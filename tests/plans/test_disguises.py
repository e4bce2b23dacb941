"""The same plan in other clothes gets the same verdict; a spoilt one does not pass."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cetakbiru.model.alignment import alignment_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.engine import judged
from cetakbiru.plans.read import read_plan
from tests.chance import draws, times
from tests.plans.tables import Rows, Table, honest_tables, write_csv, write_workbook

# Zero-width space, word joiner, byte order mark, soft hyphen, marks of direction, a variant.
_INVISIBLE = "\u200b\u2060\ufeff\u00ad\u200e\u202a\u202c\ufe0f"
_SPACES = "\u00a0\u2009\u202f\u3000\u2007"
_WIDE = str.maketrans("0123456789", "".join(chr(0xFF10 + digit) for digit in range(10)))
# Names that mean another part beside a column of their neighbour.
_AMBIGUOUS = {"district", "district name", "city", "kota", "sasaran", "target", "hasil"}

Draw = Random
Wrote = Callable[[Rows, Path], Path]


def _every_cell(change: Callable[[str, Draw], str]) -> Callable[[Table, Draw, Blueprint], Rows]:
    def changed(table: Table, draw: Draw, _: Blueprint) -> Rows:
        return [[change(cell, draw) if cell else cell for cell in row] for row in table.rows]

    return changed


def _sprinkled(cell: str, draw: Draw) -> str:
    at = draw.randrange(len(cell) + 1)
    return cell[:at] + draw.choice(_INVISIBLE) + cell[at:]


def _spaced(cell: str, draw: Draw) -> str:
    space = draw.choice(_SPACES)
    return f"{space}{cell.replace(' ', space * draw.randint(1, 2))} "


def _shuffled(table: Table, draw: Draw, _: Blueprint) -> Rows:
    order = draw.sample(range(len(table.rows[0])), len(table.rows[0]))
    below = [[row[at] for at in order] for row in table.rows[table.head :]]
    return [*table.rows[: table.head], *below]


def _retitled(table: Table, draw: Draw, blueprint: Blueprint) -> Rows:
    """Each title by another of its names, in letters of any size."""
    names = {column.peran: column.sebutan for column in alignment_rules(blueprint).kolom}
    rows = [list(row) for row in table.rows]
    for part, at in table.columns.items():
        chosen = draw.choice(sorted(set(names[part]) - _AMBIGUOUS))
        # What stands in brackets says a unit.
        _, bracket, unit = rows[table.head][at].partition("(")
        rows[table.head][at] = draw.choice((str.title, str.upper, str))(chosen) + bracket + unit
    return rows


def _loosened(table: Table, draw: Draw, _: Blueprint) -> Rows:
    """Blank rows and an empty column, and a letterhead above."""
    rows: Rows = [["PT Rekaan"], ["Disusun oleh tim PPM"], []]
    for row in table.rows:
        rows += [["", *row]] + [[""]] * draw.randint(0, 2)
    return rows


DISGUISES: dict[str, tuple[Callable[[Table, Draw, Blueprint], Rows], Wrote]] = {
    "other order of columns": (_shuffled, write_csv),
    "other titles": (_retitled, write_csv),
    "invisible letters": (_every_cell(_sprinkled), write_csv),
    "other spaces": (_every_cell(_spaced), write_csv),
    "wide digits": (_every_cell(lambda cell, _: cell.translate(_WIDE)), write_csv),
    "blank rows": (_loosened, write_csv),
    "a workbook": (lambda table, *_: table.rows, write_workbook),
    "commas": (lambda table, *_: table.rows, lambda rows, path: write_csv(rows, path, ",")),
    "tabs": (lambda table, *_: table.rows, lambda rows, path: write_csv(rows, path, "\t")),
    "UTF-16": (
        lambda table, *_: table.rows,
        lambda rows, path: write_csv(rows, path, encoding="utf-16"),
    ),
}

_FIELDS = ("bidang", "subprogram", "kabupaten", "kecamatan", "desa", "tahun", "anggaran", "selaras")


def verdict(blueprint: Blueprint, path: Path) -> Any:
    """What does not depend on where cells stand."""
    result: Any = judged(blueprint, [read_plan(path, alignment_rules(blueprint).batas)])
    activities = [
        {
            **{name: one[name] for name in _FIELDS},
            "kesesuaian": one["kesesuaian"]["putusan"],
            "acuan": [near["id"] for near in one["kesesuaian"]["acuan"]],
            "kurang": [lack["bagian"] for lack in one["kelengkapan"]["kurang"]],
            "kewajaran": one["kewajaran"]["putusan"],
            "alasan": [remark["kode"] for remark in one["kewajaran"]["alasan"]],
        }
        for one in result["kegiatan"]
    ]
    plan = {
        name: result.get(name) for name in ("putusan_rencana", "tahap", "kelompok", "kabupaten")
    }
    return {**plan, "kegiatan": activities}


def changed(plain: Any, other: Any) -> list[str]:
    """What another verdict says differently, row by row."""
    rows = zip_longest(plain["kegiatan"], other["kegiatan"], fillvalue={})
    of_rows = [
        f"activity {at}, {name}: {before.get(name)!r} became {after.get(name)!r}"
        for at, (before, after) in enumerate(rows, 1)
        for name in before | after
        if before.get(name) != after.get(name)
    ]
    of_plan = [
        f"{name}: {plain[name]!r} became {other[name]!r}"
        for name in plain
        if name != "kegiatan" and plain[name] != other[name]
    ]
    return of_rows + of_plan


@pytest.fixture(scope="module")
def tables(real: Blueprint) -> list[Table]:
    found = honest_tables(real)
    assert len(found) >= 15
    return found


@pytest.mark.parametrize("name", DISGUISES)
def test_a_disguise_changes_nothing(
    name: str, tables: list[Table], real: Blueprint, tmp_path: Path
) -> None:
    change, write = DISGUISES[name]
    draw = draws(f"disguise: {name}")
    suffix = ".xlsx" if write is write_workbook else ".csv"
    for table in draw.sample(tables, times(5, len(tables))):
        plain = verdict(real, write_csv(table.rows, tmp_path / "polos.csv"))
        other = verdict(real, write(change(table, draw, real), tmp_path / f"lain{suffix}"))
        assert changed(plain, other) == [], table.name


SPOILS: dict[str, tuple[str, Callable[[str], str]]] = {
    "a negative budget": ("anggaran", lambda cell: f"-{cell.removeprefix('Rp').strip()}"),
    "a thousand rupiah": ("anggaran", lambda _: "Rp1.000"),
    "quadrillions": ("anggaran", lambda _: "Rp9.000.000.000.000.000"),
    "years in reverse": ("tahun", lambda _: "2030-2027"),
    "a year long ago": ("tahun", lambda _: "1997"),
    "a year far away": ("tahun", lambda _: "2099"),
    "nobody": ("penerima", lambda _: "0 orang"),
    "a hundred million people": ("penerima", lambda _: "100.000.000 orang"),
    "less than nothing": ("target", lambda cell: f"-{cell}"),
    "more than all": ("target", lambda _: "400 %"),
    "no name": ("kegiatan", lambda _: "Kegiatan lapangan 3"),
    "another work": ("kegiatan", lambda _: "Semenisasi halaman kantor perusahaan"),
    "no target": ("target", lambda _: "-"),
    "an invented ID": ("id", lambda _: "PPM-6104-PEN-99"),
    "an ID of elsewhere": (
        "id",
        lambda cell: "PPM-6110-KES-02" if "PPM-6111" in cell else "PPM-6111-PDR-01",
    ),
}


@pytest.fixture(scope="module")
def aligned(tables: list[Table], real: Blueprint, tmp_path_factory: Any) -> list[tuple[Table, int]]:
    """The rows that pass as they are."""
    path = tmp_path_factory.mktemp("utuh") / "utuh.csv"
    found = [
        (table, row)
        for table in tables
        for row, one in zip(
            table.activities,
            verdict(real, write_csv(table.rows, path))["kegiatan"],
            strict=True,
        )
        if one["selaras"]
    ]
    assert len(found) >= 100
    return found


def _may_be_spoilt(name: str, table: Table, row: int) -> bool:
    part, _ = SPOILS[name]
    if part not in table.columns:
        return False
    baseline = table.cell(row, "baseline")
    is_share = baseline.endswith(("%", "persen"))
    if name == "more than all":
        # What is at a hundred may be an index of growth.
        return is_share and "100" not in baseline
    if name == "less than nothing":
        # Of a share, "-5 %" may be meant as a change; and there is no less of nothing.
        target = table.cell(row, part)
        return target[:1].isdigit() and target != "0" and not is_share
    return True


@pytest.mark.parametrize("name", SPOILS)
def test_a_spoilt_cell_does_not_pass(
    name: str, aligned: list[tuple[Table, int]], real: Blueprint, tmp_path: Path
) -> None:
    part, spoil = SPOILS[name]
    cells = [cell for cell in aligned if _may_be_spoilt(name, *cell)]
    for table, row in draws(f"spoil: {name}").sample(cells, min(times(10, 60), len(cells))):
        rows = table.with_cell(row, part, spoil(table.cell(row, part)))
        at = list(table.activities).index(row)
        found = verdict(real, write_csv(rows, tmp_path / "rusak.csv"))["kegiatan"][at]
        assert not found["selaras"], f"{table.name}, row {row + 1}: {found}"
