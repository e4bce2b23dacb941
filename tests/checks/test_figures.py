"""Figures that can't be or don't fit: a slip is told once, where it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from cetakbiru.checks.problems import Problem
from cetakbiru.checks.rules.directions import direction_problems
from cetakbiru.checks.rules.figures import STEPS, Figure, Figures
from cetakbiru.checks.rules.slips import SIGNED, SWAPPED, odd_ones, slips
from cetakbiru.checks.run import run_checks
from cetakbiru.checks.shape.codes import build_registry
from cetakbiru.checks.shape.reading import read_raw
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.view import View
from cetakbiru.insight.composite import composite
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Komponen
from tests.chance import draws, times
from tests.conftest import ROOT


class Province:
    """The shipped values, of which a test may change one."""

    def __init__(self, data: Path) -> None:
        raw, _ = read_raw(data)
        sheets = {
            name: [Sheet(table, raw.descriptors[name], range(len(table.rows))) for table in tables]
            for name, tables in raw.tables.items()
        }
        self.view = View(raw, sheets, raw.trees, build_registry(raw, frozenset()))
        self.figures = Figures(self.view).found

    def figure(self, place: str, indicator: str, year: int) -> Figure:
        (found,) = (
            one
            for one in self.figures
            if (one.place, one.meaning.id, one.year) == (place, indicator, year)
        )
        return found

    def with_text(self, figure: Figure, text: str) -> list[Problem]:
        """What is told when the figure reads `text`."""
        sheet = figure.sheet
        rows = list(sheet.table.rows)
        at = sheet.table.column_index["nilai"]
        rows[figure.row] = [*rows[figure.row][:at], text, *rows[figure.row][at + 1 :]]
        changed = replace(sheet, table=replace(sheet.table, rows=tuple(rows)))
        view = replace(self.view, sheets={**self.view.sheets, "nilai": [changed]})
        view.__dict__.update(regions=self.view.regions, indicators=self.view.indicators)
        return list(Figures(view).problems())


@pytest.fixture(scope="module")
def province() -> Province:
    return Province(ROOT / "data")


def test_true_figures_are_never_told(province: Province) -> None:
    assert len(province.figures) > 500
    assert list(Figures(province.view).problems()) == []


@pytest.mark.parametrize(
    ("place", "indicator", "year", "text", "code", "guess"),
    [
        ("61.01", "ipm", 2024, "7021", "nilai-di-luar-rentang", "70.21?"),
        ("61.01", "hls", 2024, "-12.76", "nilai-di-luar-rentang", "12.76?"),
        ("61.04", "tpt", 2021, "694", "nilai-di-luar-rentang", ""),
        ("61.03", "desa-maju", 2024, "45.5", "nilai-di-luar-rentang", "bilangan bulat"),
        # The latest year, the year before it, and a year in the middle.
        ("61.04", "hls", 2025, "21.09", "lonjakan", "12.09?"),
        ("61.04", "hls", 2024, "21.09", "lonjakan", "12.09?"),
        ("61.04", "pdrb-kapita", 2023, "95490", "lonjakan", "59490?"),
        ("61.04", "miskin-persen", 2025, "0.844", "desimal-janggal", "8.44?"),
        # Within usual steps, but no longer what the index is made of.
        ("61.04", "hls", 2025, "12.90", "lonjakan", "12.09?"),
        ("61.04", "uhh", 2025, "73.29", "gabungan-tak-cocok", "73.92?"),
        ("61.04", "ipm", 2025, "71.03", "gabungan-tak-cocok", "71.30?"),
        ("61.04", "desa-berkembang", 2021, "181", "bagian-tak-cocok", "118?"),
        ("61.12", "miskin-jumlah", 2024, "27.42", "jumlah-wilayah-tak-cocok", "24.72?"),
        ("61", "ipm", 2025, "27.09", "lonjakan", "72.09?"),
        ("61.07", "tpt", 2021, "48.2", "jauh-dari-wilayah-lain", ""),
    ],
)
def test_one_slip_is_told_once(
    province: Province, place: str, indicator: str, year: int, text: str, code: str, guess: str
) -> None:
    figure = province.figure(place, indicator, year)
    (problem,) = province.with_text(figure, text)
    assert (problem.code, problem.line) == (code, figure.sheet.line(figure.row))
    assert guess in problem.message
    assert text in problem.message


def _drawn(province: Province) -> Iterator[tuple[Figure, str]]:
    dice = draws("slips of real figures")
    for figure in dice.sample(province.figures, times(60, 560)):
        found = [one.text for one in slips(figure.text) if one.value != figure.value]
        if found:
            yield figure, dice.choice(found)


def test_any_slip_is_told_at_most_once_and_a_jump_always(province: Province) -> None:
    told = 0
    for figure, text in _drawn(province):
        problems = province.with_text(figure, text)
        assert len(problems) <= 1, (figure.where, text, problems)
        told += len(problems)
        row = [
            one
            for one in province.figures
            if (one.place, one.meaning.id, one.series)
            == (figure.place, figure.meaning.id, figure.series)
            and one.year < figure.year
        ]
        if row and figure.meaning.langkah and figure.place in province.view.regions:
            last = max(row, key=lambda one: one.year)
            reach = STEPS * figure.meaning.langkah * (figure.year - last.year)
            if abs(Decimal(text) - last.value) > reach:
                assert problems, (figure.where, text)
    assert told


def test_a_correction_within_usual_steps_is_fine(province: Province) -> None:
    for place, indicator, year, text in (
        ("61.04", "miskin-persen", 2025, "8.54"),
        ("61.04", "pdrb-kapita", 2025, "74000"),
        ("61.71", "tpt", 2021, "11.90"),
        ("61.05", "sanitasi", 2021, "61.20"),
    ):
        assert province.with_text(province.figure(place, indicator, year), text) == []


def test_slips_lead_back_to_what_was_meant() -> None:
    for typed in ("21.09", "1209", "1.209", "-12.09", "120.9", "10.29"):
        assert "12.09" in {one.text for one in slips(typed)}, typed
    assert {one.kind for one in slips("-21")} >= {SIGNED, SWAPPED}
    assert "012" not in {one.text for one in slips("102")}


def _odd(values: list[float], doubt: tuple[int, ...] = ()) -> list[tuple[int, int]]:
    return odd_ones(
        len(values),
        lambda one, other: abs(values[one] - values[other]),
        lambda one: (int(one in doubt), 0.0),
    )


@pytest.mark.parametrize(
    ("values", "odd"),
    [
        ([5, 5.5, 6], []),
        ([5, 9, 6], [(1, 0)]),  # in the middle
        ([5, 5.5, 9], [(2, 1)]),  # the last
        ([9, 5.5, 6], [(0, 1)]),  # the first
        ([5, 9, 5.5, 6, 1, 6.5], [(1, 0), (4, 3)]),  # two of them
        ([5, 5, 9, 9], [(2, 1)]),  # a new level
        ([5, 9], [(1, 0)]),
    ],
)
def test_who_is_odd_in_a_row(values: list[float], odd: list[tuple[int, int]]) -> None:
    assert sorted(_odd(values)) == odd


def test_of_two_the_doubtful_one_is_odd() -> None:
    assert _odd([5, 9], doubt=(0,)) == [(0, 1)]


def test_a_long_row_of_jumps_ends_soon() -> None:
    assert len(_odd([0.0, 9.0] * 5_000)) == 9_999


def test_the_composite_gives_back_every_published_index(real: Blueprint) -> None:
    """What is declared of the index in definisi.yml is right: the shipped values say so."""
    parts = real.indikator["ipm"].gabungan
    values = {(one.wilayah, one.tahun, one.indikator): one.nilai for one in real.nilai}
    known = 0
    for (place, year, name), index in values.items():
        if name == "ipm" and all((place, year, one.komponen) in values for one in parts):
            found = composite(
                parts,
                {one.komponen: float(values[place, year, one.komponen]) for one in parts},
            )
            assert found is not None
            assert abs(found - float(index)) < 0.006
            known += 1
    assert known == 28


def test_a_composite_that_can_not_be_computed_is_none() -> None:
    part = Komponen("uang", "uang", Decimal(1), Decimal(10), "logaritma")
    assert composite([part], {"uang": 10}) == pytest.approx(100)
    assert composite([part], {"uang": 0}) is None
    assert composite([replace(part, skala="lurus")], {"uang": 0.5}) is None
    assert composite([replace(part, maksimum=Decimal(1))], {"uang": 5}) is None
    assert composite([], {}) is None


def test_a_figure_in_doubt_has_no_followers(tmp_path: Path) -> None:
    """The rule of priorities ranks by it: what only the slip makes true is not told."""
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    values = data / "indikator" / "nilai.csv"
    text = values.read_text(encoding="utf-8")
    values.write_text(text.replace("61.04,hls,2025,12.09,", "61.04,hls,2025,21.09,"), "utf-8")
    (problem,) = run_checks(data, None, {}, [direction_problems])
    assert problem.code == "lonjakan"
