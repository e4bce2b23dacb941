"""Codes as sheets write them, as the nomenclature does."""

from __future__ import annotations

import pytest

from cetakbiru.renja.codes import (
    Level,
    code_of,
    dates_undone,
    is_agency_code,
    joined,
    near,
    sub_activity_width,
    village_code_of,
)
from cetakbiru.renja.spelling import is_near


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1", "1"),
        ("1.01", "1.01"),
        ("1.1.2", "1.01.02"),
        ("1.01.02.1.03", "1.01.02.1.03"),
        ("1.01.02.1.03.0001", "1.01.02.1.03.0001"),
        ("1.01.02.1.03.01", "1.01.02.1.03.01"),
        ("1.1.2.1.3.1", "1.01.02.1.03.0001"),
        ("1,01,02", "1.01.02"),
        ("1 01 02 1.03 0001", "1.01.02.1.03.0001"),
        ("1.01.02.", "1.01.02"),
        ("X.XX.01.2.06.0004", "X.XX.01.2.06.0004"),
        ("1.01.0.00.0.00.01.0000.1.01.02.1.03.0001", "1.01.02.1.03.0001"),
    ],
)
def test_a_code_is_written_as_the_nomenclature_does(written: str, code: str) -> None:
    found = code_of(written, 4)
    assert found is not None
    assert found.text == code
    assert found.level == Level(code.count(".") + 1)


@pytest.mark.parametrize(
    "text",
    ["", "Program", "1.01.02.1", "1.01.02.103", "11.01.02", "1.001.02", "2002-01-01", "1.XX.02"],
)
def test_what_is_no_code_is_none(text: str) -> None:
    assert code_of(text, 4) is None


def test_numbers_and_days_of_a_spreadsheet_are_pieces_again() -> None:
    assert joined([1.0, 1.0, 2.0, 1.1, 3.0]) == "1.1.2.1.10.3"
    assert joined([1.02]) == "1.02"
    assert joined(["2", "11", "3", "2026-01-02", "1"], ["2"]) == "2.11.3.2.01.1"
    assert joined(["1", "01", "2", "2026-02-01", "1"], ["1"]) == "1.01.2.1.02.1"
    assert dates_undone("2003-02-01") == ["1.02.03", "2.01.03"]
    assert dates_undone("1.02.03") == []


def test_an_agencys_number_is_no_code_of_work() -> None:
    assert is_agency_code("1.01.0.00.0.00.01.0000")
    assert is_agency_code("1.01.2.22.0.00.03")
    assert not is_agency_code("1.01.02.1.03.0001")


def test_a_sheet_tells_how_wide_its_sub_activities_are() -> None:
    assert sub_activity_width(["1.01.02.1.03.01", "1.01.02.1.03.02", "1.01.02"]) == 2
    assert sub_activity_width(["1.01.02.1.03.0001"]) == 4
    assert sub_activity_width([]) == 4


def test_villages_have_codes_of_their_own() -> None:
    found = village_code_of("2.1.02")
    assert found is not None
    assert (found.text, found.level) == ("02.01.02", Level.SUB_ACTIVITY)
    assert village_code_of("02.01.02.01") is None


def test_the_nearest_code_is_that_with_the_same_figures() -> None:
    assert near("1.01.02.103.0001", ["1.01.02.1.03.0001", "1.01.02.1.03.0002"]) == (
        "1.01.02.1.03.0001"
    )


@pytest.mark.parametrize(
    ("wrong", "right", "slip"),
    [
        ("hulu rekan", "hulu rekaan", True),
        ("hulu rekaaan", "hulu rekaan", True),
        ("hulu rekein", "hulu rekain", True),
        ("hulu rekana", "hulu rekaan", True),
        ("hulu rekaan", "hulu rekaan", False),
        ("hilir rekaan", "hulu rekaan", False),
        ("h rekaan", "hulu rekaan", False),
        ("batu", "bata", False),
        ("rekaanx", "rekaan", True),
        ("xrekaan", "rekaan", True),
    ],
)
def test_one_slip_parts_names(wrong: str, right: str, slip: bool) -> None:
    assert is_near(wrong, right) is slip
