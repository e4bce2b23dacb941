from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.base.digests import sources_below, tree_digest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "one.txt").write_text("satu")
    (tmp_path / "two.txt").write_text("dua")
    return tmp_path


def _of(folder: Path) -> str:
    return tree_digest(sources_below(folder), folder)


def test_a_folder_is_known_by_what_it_holds_and_not_by_where_it_lies(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, inner = _of(folder), _of(folder / "a")
    monkeypatch.chdir(folder)
    assert _of(Path()) == whole
    assert _of(Path("a")) == inner != whole


def test_names_and_contents_count(folder: Path) -> None:
    before = _of(folder)
    (folder / "two.txt").rename(folder / "tio.txt")
    renamed = _of(folder)
    (folder / "tio.txt").write_text("tiga")
    assert len({before, renamed, _of(folder)}) == 3


def test_what_python_compiles_is_no_source(folder: Path) -> None:
    before = _of(folder)
    (folder / "a" / "one.pyc").write_bytes(b"compiled")
    assert _of(folder) == before
