"""Which pages of the zip are packed anew when something on the site changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cetakbiru.base.cache import Cache, attach_cache
from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.outputs.offline import archive, offline_zip
from tests.conftest import GOOD

PAGES = {
    "index.html": '<a href="bab/">Bab</a>\r\n',
    "bab/index.html": '<a href="../">Beranda</a> <a href="baru/">Baru</a>',
    "lain/index.html": "<p>Lain</p>",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, html in PAGES.items():
        file = tmp_path / "situs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(html.encode())
    (tmp_path / "situs" / "gaya.css").write_text("a { color: red }")
    return tmp_path / "situs"


@pytest.fixture
def packed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pages that are packed."""
    names: list[str] = []
    pack = archive.packed

    def noted(name: str, content: bytes) -> archive.Packed:
        names.append(name)
        return pack(name, content)

    monkeypatch.setattr(archive, "packed", noted)
    return names


def _zip(cache: Path | None, site: Path) -> bytes:
    blueprint: Blueprint = load_blueprint(GOOD / "data")
    kept = Cache(cache)
    attach_cache(blueprint, kept)
    content = offline_zip(blueprint, site)
    kept.save()
    return content


def test_a_page_that_did_not_change_is_packed_once(
    tmp_path: Path, site: Path, packed: list[str]
) -> None:
    _zip(tmp_path / "rak", site)
    assert {*packed} == {*PAGES, archive.FOLDER_README}
    packed.clear()
    (site / "lain/index.html").write_text("<p>Lain lagi</p>")
    content = _zip(tmp_path / "rak", site)
    assert {*packed} == {"lain/index.html", archive.FOLDER_README}
    assert content == _zip(None, site)


def test_a_new_page_changes_where_links_of_others_lead(
    tmp_path: Path, site: Path, packed: list[str]
) -> None:
    _zip(tmp_path / "rak", site)
    (site / "bab/baru").mkdir()
    shutil.copy(site / "lain/index.html", site / "bab/baru/index.html")
    packed.clear()
    content = _zip(tmp_path / "rak", site)
    assert "bab/index.html" in packed
    assert content == _zip(None, site)
