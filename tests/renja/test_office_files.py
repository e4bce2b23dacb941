"""Old Excel and OpenDocument files give what the same workbook does as .xlsx.

`lembar/` holds what LibreOffice saved of `sheets.renja_table` and `sheets.codes_in_five_columns`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.renja import sheets
from tests.renja.conftest import Desk

SAVED = Path(__file__).parent / "lembar"
SHAPES = {"renja": sheets.renja_table, "lima-kolom": sheets.codes_in_five_columns}


def without_origin(rows: list[Mapping[str, str]]) -> list[dict[str, str]]:
    return [{name: text for name, text in row.items() if name != "asal"} for row in rows]


@pytest.mark.parametrize("ending", ["xls", "ods"])
@pytest.mark.parametrize("name", SHAPES)
def test_a_file_of_another_program_gives_the_same_rows(
    desk: Desk, tmp_path: Path, name: str, ending: str
) -> None:
    write: Callable[[Path], Path] = SHAPES[name]
    options = ("--tahun", "2027", "--pengirim", "pendidikan")
    other = desk.take(SAVED / f"{name}.{ending}", *options)
    assert other.exit_code == 0, other.output
    rows = desk.rows("2027-pendidikan")
    assert rows
    assert rows[0]["asal"].startswith(f"{name}.{ending}, lembar Renja, baris ")
    again = desk.take(write(tmp_path / "renja.xlsx"), *options)
    assert again.exit_code == 0, again.output
    assert without_origin(desk.rows("2027-pendidikan")) == without_origin(rows)
