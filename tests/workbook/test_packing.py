"""Rows packed into cells come back as they were, long ones too."""

from __future__ import annotations

import pytest

from cetakbiru.workbook.packing import packed_row, unpacked_rows

HEAD = ["id", "nama"]


@pytest.mark.parametrize(
    "row",
    [
        ["A-1", "biasa"],
        ["", ""],
        ["A-2", 'kata "kutip", koma; dan\nbaris'],
        ["A-3", "=1+1"],
        ["A-4", "panjang, " * 12_000],
    ],
)
def test_a_row_comes_back(row: list[str]) -> None:
    cells = packed_row(row)
    assert all(len(cell) <= 32_000 for cell in cells)
    assert unpacked_rows([packed_row(HEAD), cells]) == [HEAD, row]


def test_rows_of_an_older_workbook_are_read_too() -> None:
    assert unpacked_rows([HEAD, ["A-1", "biasa"], ["A-2"]]) == [HEAD, ["A-1", "biasa"], ["A-2"]]


def test_no_rows_are_no_rows() -> None:
    assert unpacked_rows([]) == []
