"""The finished pages of a site: each is read once, in this build or in one before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.base.cache import Cache
from cetakbiru.outputs.reader import FinishedPage, Reader, site
from cetakbiru.outputs.reader.page import read_page

ONE = b"""<html><head><meta name="description" content="Satu"></head><body>
<a href="#dua">ke dua</a>
<article><h1 id="satu">Satu <a class="headerlink" href="#satu">#</a></h1>
<p>Teks None \xe2\x80\xa8.</p>
<h2 id="dua">Dua <a class="headerlink" href="#dua">#</a></h2><p>nan</p>
<svg><use href="#gambar"/></svg></article></body></html>"""
TWO = ONE.replace(b"Satu", b"Tiga")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "situs/dua").mkdir(parents=True)
    (tmp_path / "situs/index.html").write_bytes(ONE)
    (tmp_path / "situs/dua/index.html").write_bytes(TWO)
    return tmp_path


def test_what_is_told_of_a_page_is_all_of_it() -> None:
    page = read_page(ONE)
    assert page.sections
    assert page.leftovers
    assert page.uses
    assert FinishedPage.from_json(page.to_json()) == page


def test_the_next_build_reads_only_what_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bytes] = []

    def counted(content: bytes) -> FinishedPage:
        read.append(content)
        return read_page(content)

    monkeypatch.setattr(site, "read_page", counted)

    def pages() -> dict[str, FinishedPage]:
        cache = Cache(folder / "rak")
        found = Reader(cache.shelf("bacaan")).pages_of(folder / "situs")
        cache.save()
        return found

    first = pages()
    assert len(read) == 2
    assert pages() == first
    assert len(read) == 2
    (folder / "situs/index.html").write_bytes(ONE.replace(b"ke dua", b"ke 2"))
    assert pages()["index.html"] == read_page(ONE)
    assert len(read) == 3
