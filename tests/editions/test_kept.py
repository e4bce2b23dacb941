"""Which pages are read anew for the record of an edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.base.cache import Shelf
from cetakbiru.comparison import pages
from cetakbiru.comparison.pages import read_chapters
from cetakbiru.comparison.snapshot import SnapshotChapter

NAMES = {"istilah.id": {"air": "air bersih"}, "sumber.id": {}, "opd.kode": {"a": "Dinas A"}}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "satu.md").write_bytes(b'# Satu\r\n\r\nAda {{ istilah("air") }}.\r\n')
    (tmp_path / "dua.md").write_text("# Dua\n\nKalimat. Lagi.\n")
    return tmp_path


def test_a_page_is_read_when_it_or_what_it_names_changed(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    reading = pages.read_chapter

    def noted(name: str, *others: object) -> SnapshotChapter:
        read.append(name)
        return reading(name, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(pages, "read_chapter", noted)
    shelf = Shelf()
    first = read_chapters(docs, NAMES, shelf)
    assert first["satu/"].sentences == ("Satu", "Ada air bersih.")
    assert read_chapters(docs, {**NAMES, "opd.kode": {}}, shelf) == first
    assert read == ["dua.md", "satu.md"]
    (docs / "dua.md").write_text("# Dua\n\nKalimat lain.\n")
    assert read_chapters(docs, NAMES, shelf)["dua/"].sentences == ("Dua", "Kalimat lain.")
    assert read == ["dua.md", "satu.md", "dua.md"]
    renamed = {**NAMES, "istilah.id": {"air": "air minum"}}
    assert read_chapters(docs, renamed, shelf)["satu/"].sentences == ("Satu", "Ada air minum.")
    assert read_chapters(docs, renamed, shelf) == read_chapters(docs, renamed, Shelf())
