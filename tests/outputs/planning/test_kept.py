"""Which planning sheets a change of the data makes anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cetakbiru.base.cache import Cache, attach_cache
from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.planning import publish
from cetakbiru.outputs.planning.content import SheetContent
from tests.conftest import GOOD
from tests.running import files_of, replaced


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[SheetContent]:
    """The contents of which the tests make workbooks."""
    contents: list[SheetContent] = []
    make = publish._made

    def counted(content: SheetContent) -> bytes:
        contents.append(content)
        return make(content)

    monkeypatch.setattr(publish, "_made", counted)
    return contents


def _write(data: Path, cache: Path | None, site: Path) -> dict[str, bytes]:
    blueprint, kept = load_blueprint(data), Cache(cache)
    attach_cache(blueprint, kept)
    publish.write_sheets(blueprint, site)
    kept.save()
    return files_of(site)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        # A programme stands in the sheets of its kabupaten for the groups that its bidang binds.
        (
            "program/contoh-utara.csv",
            "Air sungai lebih bersih",
            "Air sungai jernih",
            {"unduhan/lembar-rencana-contoh-utara-logam.xlsx"},
        ),
        # No sheet says anything of the calendar.
        ("kalender.csv", "Rapat tahunan", "Rapat dwitahunan", set()),
    ],
)
def test_a_cell_makes_only_the_sheets_that_hold_it(
    tmp_path: Path, made: list[SheetContent], file: str, old: str, new: str, expected: set[str]
) -> None:
    data = tmp_path / "data"
    shutil.copytree(GOOD / "data", data)
    before = _write(data, tmp_path / "rak", tmp_path / "satu")
    assert len(made) == len(before)
    made.clear()
    replaced(data / file, old, new)
    after = _write(data, tmp_path / "rak", tmp_path / "dua")
    changed = {name for name in after if after[name] != before[name]}
    assert changed == expected
    assert len(made) == len(expected)
    assert after == _write(data, None, tmp_path / "dari-awal")
