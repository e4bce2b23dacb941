"""The blank sheet of each instrument lies where empty pages lead to it, with or without rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cetakbiru.base.cache import Shelf
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.planning import publish
from cetakbiru.outputs.planning.publish import write_blank_sheets
from cetakbiru.pages.fragments.empty import SHEETS, blank_sheet_name
from cetakbiru.workbook.making import blank_sheet


class _Kept:
    """A cache with one shelf, which counts what had to be made."""

    def __init__(self) -> None:
        self.kept = Shelf()

    def shelf(self, _: str) -> Shelf:
        return self.kept


def test_every_sheet_is_written_and_made_once(
    province: Blueprint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def make(blueprint: Blueprint, name: str) -> bytes:
        made.append(name)
        return blank_sheet(blueprint, name)

    cache = _Kept()
    monkeypatch.setattr(publish, "cache_of", lambda _: cache)
    monkeypatch.setattr(publish, "_blank", make)
    for _ in range(2):
        write_blank_sheets(province, tmp_path)
    assert sorted(made) == sorted(SHEETS)
    for name in SHEETS:
        written = tmp_path / "unduhan" / blank_sheet_name(name)
        assert written.read_bytes() == blank_sheet(province, name)
    edition = replace(province.edisi, versi="2031.1")
    write_blank_sheets(replace(province, edisi=edition), tmp_path)
    assert len(made) == 2 * len(SHEETS)
